//! Code pages of RTF: the code page of each font, and its characters.
//!
//! | in the file | bytes decoded as |
//! | --- | --- |
//! | `{\fonttbl{\f0\fcharset134 …}}`, then `\f0` | GBK |
//! | a font without a known charset | the code page of `\ansicpg` |
//! | any other code page | 1252 |

use std::collections::HashMap;

use crate::intake::encoding::{Decoders, Legacy};

/// The supported code pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum CodePage {
    /// Simplified Chinese: 936.
    Gbk,
    /// Traditional Chinese: 950.
    Big5,
    /// Western: 1252, only characters that occur in Chinese texts.
    #[default]
    Western,
}

impl CodePage {
    /// The code page of this number, as in `\ansicpg936`.
    pub(super) fn of_number(number: i32) -> Self {
        match number {
            936 | 54936 | 20936 => Self::Gbk,
            950 => Self::Big5,
            _ => Self::Western,
        }
    }

    /// The code page of a font's charset; `None` for other charsets.
    fn of_charset(charset: i32) -> Option<Self> {
        match charset {
            134 => Some(Self::Gbk),
            136 => Some(Self::Big5),
            _ => None,
        }
    }

    /// Decodes bytes.
    pub(super) fn decode(self, bytes: &[u8], decoders: Decoders) -> String {
        let legacy = match self {
            Self::Gbk => Legacy::Gb18030,
            Self::Big5 => Legacy::Big5,
            Self::Western => return bytes.iter().map(|b| western(*b)).collect(),
        };
        decoders(legacy, bytes).unwrap_or_else(|| bytes.iter().map(|_| char::REPLACEMENT_CHARACTER).collect())
    }
}

/// Decodes a byte of code page 1252.
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

/// The charsets of a document's fonts.
#[derive(Debug, Default)]
pub(super) struct Fonts {
    /// Charsets by font number.
    charsets: HashMap<i32, i32>,
    /// The font whose entry is being read.
    open: i32,
    /// The document's own code page.
    pub(super) ansi: CodePage,
}

impl Fonts {
    /// Reads a control word of the font table.
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
