//! Pinyin initials of characters without a table.
//!
//! | character | initial |
//! | --- | --- |
//! | 度 | d |
//! | 镇 | z |
//!
//! The 3755 characters of GB 2312 level 1 are sorted by pinyin, and every browser can decode GB
//! 2312. So twenty-three boundaries in that order determine the initials.

use std::cell::OnceCell;
use std::collections::HashMap;

use web_sys::TextDecoder;

/// The first character of each initial, as its two bytes in GB 2312. No syllable begins with i, u
/// or v.
const FIRSTS: [(u16, char); 23] = [
    (0xB0A1, 'a'),
    (0xB0C5, 'b'),
    (0xB2C1, 'c'),
    (0xB4EE, 'd'),
    (0xB6EA, 'e'),
    (0xB7A2, 'f'),
    (0xB8C1, 'g'),
    (0xB9FE, 'h'),
    (0xBBF7, 'j'),
    (0xBFA6, 'k'),
    (0xC0AC, 'l'),
    (0xC2E8, 'm'),
    (0xC4C3, 'n'),
    (0xC5B6, 'o'),
    (0xC5BE, 'p'),
    (0xC6DA, 'q'),
    (0xC8BB, 'r'),
    (0xC8F6, 's'),
    (0xCBFA, 't'),
    (0xCDDA, 'w'),
    (0xCEF4, 'x'),
    (0xD1B9, 'y'),
    (0xD4D1, 'z'),
];

thread_local! {
    static INITIALS: OnceCell<HashMap<char, char>> = const { OnceCell::new() };
}

/// The first letter of a character's pinyin; `None` outside GB 2312 level 1.
pub(crate) fn initial(character: char) -> Option<char> {
    INITIALS.with(|initials| initials.get_or_init(table).get(&character).copied())
}

fn table() -> HashMap<char, char> {
    let Ok(decoder) = TextDecoder::new_with_label("gb2312") else { return HashMap::new() };
    let mut table = HashMap::with_capacity(3755);
    for row in 0xB0..=0xD7u8 {
        for cell in 0xA1..=0xFEu8 {
            let code = u16::from_be_bytes([row, cell]);
            let before = FIRSTS.partition_point(|(first, _)| *first <= code);
            let Some((_, initial)) = before.checked_sub(1).and_then(|index| FIRSTS.get(index)) else {
                continue;
            };
            let decoded = decoder.decode_with_u8_array(&[row, cell]).unwrap_or_default();
            if let Some(character) = decoded.chars().next().filter(|c| *c != '\u{fffd}') {
                table.insert(character, *initial);
            }
        }
    }
    table
}
