//! The header of a document (FIB), which locates its parts.
//!
//! | document | located |
//! | --- | --- |
//! | Word 97 to 2003 | piece table and formats, in the stream `0Table` or `1Table` |
//! | Word 6 and 95, not fast-saved | the text itself |
//! | any other version | nothing: the file is refused |

use std::ops::Range;

use super::Word97Fault;
use super::binary::{size_at, slice, u16_at};

/// The locations of a document's parts.
pub(super) struct Fib {
    /// Whether the parts below lie in the stream `1Table` or in `0Table`.
    pub(super) is_table_1: bool,
    /// The piece table, in the table stream.
    pub(super) pieces: Range<usize>,
    /// The list of pages with character formats, in the table stream.
    pub(super) run_pages: Range<usize>,
    /// The list of pages with paragraph formats, in the table stream.
    pub(super) paragraph_pages: Range<usize>,
    /// The style sheet, in the table stream.
    pub(super) styles: Range<usize>,
    /// The definitions of lists, and the lists, in the table stream. Each is followed by further parts, which its
    /// length does not count. Empty if the document has none.
    pub(super) list_definitions: Range<usize>,
    pub(super) lists: Range<usize>,
    /// For Word 6 and 95: the text itself, in the document stream.
    pub(super) plain: Option<Range<usize>>,
    /// The number of characters of each story, in the order of the file: main text, footnotes, headers,
    /// macros, comments, endnotes, text boxes.
    counts: [usize; 7],
}

/// The position of a part that a document does not have: beyond every stream.
const NOWHERE: Range<usize> = usize::MAX..usize::MAX;

const WORD_97: u16 = 0xA5EC;
const WORD_95: u16 = 0xA5DC;

impl Fib {
    pub(super) fn read(document: &[u8]) -> Result<Self, Word97Fault> {
        let flags = u16_at(document, 0x0A).ok_or(Word97Fault::Damaged)?;
        if flags & 0x0100 != 0 {
            return Err(Word97Fault::Encrypted);
        }
        match u16_at(document, 0) {
            Some(WORD_97) => Self::of_97(document, flags),
            // A fast-saved older document has a piece table of another form.
            Some(WORD_95) if flags & 0x0004 == 0 => Self::of_95(document),
            _ => None,
        }
        .ok_or(Word97Fault::Damaged)
    }

    fn of_97(document: &[u8], flags: u16) -> Option<Self> {
        // Pairs of offset and length, numbered as in FibRgFcLcb97 of [MS-DOC].
        let pair = |number: usize| {
            let at = 0x9A + number * 8;
            let start = size_at(document, at)?;
            Some(start..start.checked_add(size_at(document, at + 4)?)?)
        };
        let count = |number: usize| size_at(document, 0x4C + number * 4);
        Some(Self {
            is_table_1: flags & 0x0200 != 0,
            pieces: pair(33)?,
            run_pages: pair(12)?,
            paragraph_pages: pair(13)?,
            styles: pair(1)?,
            list_definitions: pair(73).filter(|part| !part.is_empty()).unwrap_or(NOWHERE),
            lists: pair(74).filter(|part| !part.is_empty()).unwrap_or(NOWHERE),
            plain: None,
            counts: [count(0)?, count(1)?, count(2)?, count(3)?, count(4)?, count(5)?, count(6)?],
        })
    }

    fn of_95(document: &[u8]) -> Option<Self> {
        let start = size_at(document, 0x18)?;
        let length = size_at(document, 0x1C)?.checked_sub(start)?.min(size_at(document, 0x34)?);
        let plain = Some(start..start.checked_add(length)?);
        Some(Self {
            is_table_1: false,
            pieces: 0..0,
            run_pages: 0..0,
            paragraph_pages: 0..0,
            styles: 0..0,
            list_definitions: NOWHERE,
            lists: NOWHERE,
            plain,
            counts: [0; 7],
        })
    }

    /// The character ranges of the stories that are read: main text, footnotes, endnotes, text boxes.
    pub(super) fn stories(&self) -> impl Iterator<Item = Range<usize>> + use<> {
        let mut start = 0_usize;
        let positions = self.counts.map(|count| {
            let story = start..start.saturating_add(count);
            start = story.end;
            story
        });
        let [text, footnotes, _, _, _, endnotes, boxes] = positions;
        [text, footnotes, endnotes, boxes].into_iter().filter(|story| !story.is_empty())
    }
}

/// A part of the table stream.
pub(super) fn part<'a>(table: &'a [u8], range: &Range<usize>) -> Option<&'a [u8]> {
    slice(table, range.start, range.len())
}
