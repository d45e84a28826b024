//! The definitions of automatic numbers: lists (`PlfLst`) and the overrides that paragraphs refer to (`PlfLfo`).
//!
//! | in the table stream | gives |
//! | --- | --- |
//! | `LSTF`, and a `LVL` for each of its levels | a definition with nine levels, or with one |
//! | `LFO`, and a `LFOLVL` for each level that it overrides | a list, numbered from 1 as paragraphs refer to it |
//! | `、` after the character U+0000 in the text of a `LVL` | `%1、` |

use super::super::list_number::{Definition, LEVELS, LONGEST, Level, List, Numbering};
use super::super::numeral::format_of_code;
use super::binary::{slice, u16_at, u32_at};

/// Reads the definitions and the lists that begin at these positions of the table stream. What is cut short numbers
/// nothing.
pub(super) fn read(table: &[u8], definitions: usize, lists: usize) -> Numbering {
    let mut numbering = Numbering::default();
    read_definitions(&mut numbering, table.get(definitions..).unwrap_or_default());
    read_lists(&mut numbering, table.get(lists..).unwrap_or_default());
    numbering
}

fn read_definitions(numbering: &mut Numbering, part: &[u8]) -> Option<()> {
    const SIZE: usize = 28;
    let count = usize::from(u16_at(part, 0)?);
    // The levels of all definitions follow the last one.
    let mut levels = Cursor(part.get(2 + count * SIZE..)?);
    for at in 0..count {
        let head = slice(part, 2 + at * SIZE, SIZE)?;
        let is_simple = head.get(26)? & 1 != 0;
        let mut definition = Definition::default();
        for level in definition.levels.iter_mut().take(if is_simple { 1 } else { LEVELS }) {
            *level = levels.level()?;
        }
        numbering.definitions.insert(i64::from(u32_at(head, 0)?), definition);
    }
    Some(())
}

fn read_lists(numbering: &mut Numbering, part: &[u8]) -> Option<()> {
    const SIZE: usize = 16;
    let count = usize::try_from(u32_at(part, 0)?).ok()?;
    let mut overrides = Cursor(part.get(count.checked_mul(SIZE)?.checked_add(4)?..)?);
    for at in 0..count {
        let head = slice(part, 4 + at * SIZE, SIZE)?;
        let mut list = List { definition: i64::from(u32_at(head, 0)?), ..List::default() };
        overrides.skip(4)?;
        for _ in 0..*head.get(12)? {
            let (start, flags) = (u32_at(overrides.0, 0)?, u32_at(overrides.0, 4)?);
            overrides.skip(8)?;
            let level = if flags & 0x20 != 0 { Some(overrides.level()?) } else { None };
            let at = usize::try_from(flags & 0xF).ok()?;
            if let (Some(slot), true) = (list.starts.get_mut(at), flags & 0x10 != 0) {
                *slot = Some(level.as_ref().map_or(start, |level| level.start));
            }
            if let Some(slot) = list.levels.get_mut(at) {
                *slot = level;
            }
        }
        numbering.lists.insert(i64::try_from(at + 1).ok()?, list);
    }
    Some(())
}

/// The rest of a part.
struct Cursor<'a>(&'a [u8]);

impl Cursor<'_> {
    fn skip(&mut self, length: usize) -> Option<()> {
        self.0 = self.0.get(length..)?;
        Some(())
    }

    /// Reads a `LVL`: numbers, two lists of formats, and the text.
    fn level(&mut self) -> Option<Level> {
        const SIZE: usize = 28;
        let head = slice(self.0, 0, SIZE)?;
        let (start, format, flags) = (u32_at(head, 0)?, *head.get(4)?, *head.get(5)?);
        let restart = (flags & 8 != 0).then_some(usize::from(*head.get(26)?));
        let formats = usize::from(*head.get(24)?) + usize::from(*head.get(25)?);
        self.skip(SIZE + formats)?;
        let length = usize::from(u16_at(self.0, 0)?);
        let text =
            slice(self.0, 2, length * 2)?.as_chunks::<2>().0.iter().map(|pair| u16::from_le_bytes(*pair));
        let text = char::decode_utf16(text).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).take(LONGEST);
        // The first characters of Unicode stand for the numbers of the levels.
        let text = text.fold(String::new(), |text, c| match u32::from(c) {
            level @ 0..=8 => format!("{text}%{}", level + 1),
            _ => text + c.encode_utf8(&mut [0; 4]),
        });
        self.skip(2 + length * 2)?;
        Some(Level {
            format: format_of_code(u32::from(format)).to_owned(),
            text,
            start,
            restart,
            in_digits: flags & 4 != 0,
            ..Level::default()
        })
    }
}
