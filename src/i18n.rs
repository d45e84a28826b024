//! Chinese and English: the texts for everything that the core gives as types.
//!
//! Each submodule covers one module of the core or one region of the page. No other module contains text for
//! the reader, except the catalogue, which has the English names of indicators.

pub mod announce;
pub mod by_place;
pub mod chart;
pub mod check;
pub mod compare;
pub mod draft;
pub mod files;
pub mod format;
pub mod html_page;
pub mod judging;
pub mod matching;
pub mod model;
pub mod name;
pub mod overview;
pub mod page;
pub mod place;
pub mod promise;
pub mod table;
pub mod tasks;
pub mod unit;
pub mod words;
pub mod yearbook;
pub mod yearbook_export;

/// The interface's language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// 中文.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The code in `?lang=` and in the page's `lang` attribute.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }

    /// The text for this language.
    #[must_use]
    pub fn pick<T>(self, zh: T, en: T) -> T {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}
