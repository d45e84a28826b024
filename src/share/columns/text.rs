//! Chinese text in one or two bytes per character, where UTF-8 takes three.
//!
//! | byte | stands for |
//! | --- | --- |
//! | 00–9F | one of the 160 most common characters of reports, frozen in `characters-1.txt` |
//! | A0–F1, xx | U+4E00 to U+9FFF |
//! | F2–F5, xx | U+00xx, U+30xx, U+FFxx, U+20xx |
//! | F6, xx, xx, xx | any other character |
//!
//! Whole names of indicators, units and places are numbers in `dictionary-1.txt`. Both files never change:
//! a new version is a new file.

use std::collections::HashMap;
use std::sync::OnceLock;

const WORDS: &str = include_str!("../dictionary-1.txt");
const CHARACTERS: &str = include_str!("../characters-1.txt");

/// The high bytes of the blocks that F2 to F5 stand for.
const BLOCKS: [u32; 4] = [0x00, 0x30, 0xFF, 0x20];

struct Tables {
    words: Vec<&'static str>,
    numbers: HashMap<&'static str, u64>,
    characters: Vec<char>,
    codes: HashMap<char, u8>,
}

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        let words: Vec<&str> = WORDS.lines().collect();
        let characters: Vec<char> = CHARACTERS.trim_end_matches('\n').chars().collect();
        Tables {
            numbers: (0..).zip(&words).map(|(number, word)| (*word, number)).collect(),
            codes: (0..).zip(&characters).map(|(code, c)| (*c, code)).collect(),
            words,
            characters,
        }
    })
}

/// The number of a text in the dictionary.
pub(super) fn number(text: &str) -> Option<u64> {
    tables().numbers.get(text).copied()
}

/// The text of a number of the dictionary.
pub(super) fn word(number: u64) -> Option<&'static str> {
    tables().words.get(usize::try_from(number).ok()?).copied()
}

pub(super) fn encode(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    for c in text.chars() {
        if let Some(code) = tables().codes.get(&c) {
            bytes.push(*code);
            continue;
        }
        let [_, high, middle, low] = u32::from(c).to_be_bytes();
        let block = BLOCKS.iter().position(|block| *block == u32::from(c) >> 8);
        match (c, block) {
            ('\u{4e00}'..='\u{9fff}', _) => bytes.extend([middle - 0x4E + 0xA0, low]),
            (_, Some(block)) => bytes.extend([u8::try_from(block).unwrap_or_default() + 0xF2, low]),
            _ => bytes.extend([0xF6, high, middle, low]),
        }
    }
    bytes
}

/// `None` for bytes that are no text.
pub(super) fn decode(bytes: &[u8]) -> Option<String> {
    let mut text = String::with_capacity(bytes.len() * 2);
    let mut rest = bytes.iter().copied();
    let scalar = |high: u32, low: u8| char::from_u32(high << 8 | u32::from(low));
    while let Some(first) = rest.next() {
        text.push(match first {
            0..0xA0 => *tables().characters.get(usize::from(first))?,
            0xA0..=0xF1 => scalar(u32::from(first) - 0xA0 + 0x4E, rest.next()?)?,
            0xF2..=0xF5 => scalar(*BLOCKS.get(usize::from(first - 0xF2))?, rest.next()?)?,
            0xF6 => {
                let bytes = [0, rest.next()?, rest.next()?, rest.next()?];
                char::from_u32(u32::from_be_bytes(bytes))?
            }
            _ => return None,
        });
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::checksum;
    use super::*;

    /// A link made with these tables opens for ever: they are never changed, only followed by others.
    #[test]
    fn the_tables_are_frozen() {
        assert_eq!(checksum(WORDS.as_bytes()), 0x86EA1578);
        assert_eq!(checksum(CHARACTERS.as_bytes()), 0xD07E62D3);
        assert_eq!((tables().numbers.len(), tables().words.len()), (738, 738));
        assert_eq!((tables().codes.len(), tables().characters.len()), (160, 160));
    }

    fn check(text: &str, bytes: usize) {
        assert_eq!(encode(text).len(), bytes, "{text}");
        assert_eq!(decode(&encode(text)).as_deref(), Some(text));
    }

    #[test]
    fn common_characters_take_one_byte() {
        check("", 0);
        check("全年新增5.3万人", 9);
        check("稞", 2);
        check("ＡΩ𠮷", 2 + 4 + 4);
    }

    proptest! {
        #[test]
        fn any_text_comes_back(text in "\\PC*|[一-龥]{0,20}") {
            prop_assert_eq!(decode(&encode(&text)), Some(text));
        }

        #[test]
        fn any_bytes_are_read_without_panic(bytes: Vec<u8>) {
            let _ = decode(&bytes);
        }
    }
}
