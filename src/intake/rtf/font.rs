//! Code pages of RTF: which one a font's bytes are in, and their characters.

use std::collections::HashMap;

use crate::intake::encoding::{Decoders, Legacy};

/// The code pages that are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum CodePage {
    /// Simplified Chinese: 936.
    Gbk,
    /// Traditional Chinese: 950.
    Big5,
    /// Western: 1252, as far as texts in Chinese have it.
    #[default]
    Western,
}

impl CodePage {
    /// By number, as `\ansicpg936`.
    pub(super) fn of_number(number: i32) -> Self {
        match number {
            936 | 54936 | 20936 => Self::Gbk,
            950 => Self::Big5,
            _ => Self::Western,
        }
    }

    /// By a font's charset; `None` where it says nothing.
    fn of_charset(charset: i32) -> Option<Self> {
        match charset {
            134 => Some(Self::Gbk),
            136 => Some(Self::Big5),
            _ => None,
        }
    }

    /// The characters of bytes.
    pub(super) fn decode(self, bytes: &[u8], decoders: Decoders) -> String {
        let legacy = match self {
            Self::Gbk => Legacy::Gb18030,
            Self::Big5 => Legacy::Big5,
            Self::Western => return bytes.iter().map(|b| western(*b)).collect(),
        };
        decoders(legacy, bytes).unwrap_or_else(|| bytes.iter().map(|_| char::REPLACEMENT_CHARACTER).collect())
    }
}

/// A byte of code page 1252.
fn western(byte: u8) -> char {
    match byte {
        0x80 => '€',
        0x85 => '…',
        0x91 => '‘',
        0x92 => '’',
        0x93 => '“',
        0x94 => '”',
        0x95 => '•',
        0x96 => '–',
        0x97 => '—',
        0x81..=0x9f => char::REPLACEMENT_CHARACTER,
        byte => char::from(byte),
    }
}

/// The fonts of a document with their charsets.
#[derive(Debug, Default)]
pub(super) struct Fonts {
    /// By number.
    charsets: HashMap<i32, i32>,
    /// The font whose entry is being read.
    open: i32,
    /// The document's code page.
    pub(super) ansi: CodePage,
}

impl Fonts {
    /// A word within the font table.
    pub(super) fn word(&mut self, word: &str, number: Option<i32>) {
        match (word, number) {
            ("f", Some(number)) => self.open = number,
            ("fcharset", Some(charset)) => {
                self.charsets.insert(self.open, charset);
            }
            _ => {}
        }
    }

    /// The code page of a font's bytes.
    pub(super) fn code_page(&self, font: Option<i32>) -> CodePage {
        let charset = font.and_then(|font| self.charsets.get(&font)).copied();
        charset.and_then(CodePage::of_charset).unwrap_or(self.ansi)
    }
}
