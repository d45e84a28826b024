//! The samples that come with the page.

use tongbi::i18n::words::Words;

/// The samples that come with the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sample {
    /// 国务院, twelve reports.
    StateCouncil,
    /// 31 省, one report each.
    Provinces,
    /// 度佳镇, one report.
    Dujia,
}

impl Sample {
    /// All samples, in the order of the start page.
    pub(crate) const ALL: [Self; 3] = [Self::StateCouncil, Self::Provinces, Self::Dujia];

    /// Relative to the page, so that it works under any path.
    pub(crate) fn address(self) -> &'static str {
        match self {
            Self::StateCouncil => "samples/state-council.json",
            Self::Provinces => "samples/provinces-2026.json",
            Self::Dujia => "samples/dujia-2024.json",
        }
    }

    /// What messages call it.
    pub(crate) fn name(self, words: &Words) -> &'static str {
        match self {
            Self::StateCouncil => words.name_state,
            Self::Provinces => words.name_provinces,
            Self::Dujia => words.name_dujia,
        }
    }

    /// The name of its button.
    pub(crate) fn button(self, words: &Words) -> &'static str {
        match self {
            Self::StateCouncil => words.sample_state,
            Self::Provinces => words.sample_provinces,
            Self::Dujia => words.sample_dujia,
        }
    }

    /// What it holds.
    pub(crate) fn holds(self, words: &Words) -> &'static str {
        match self {
            Self::StateCouncil => words.sample_state_holds,
            Self::Provinces => words.sample_provinces_holds,
            Self::Dujia => words.sample_dujia_holds,
        }
    }
}
