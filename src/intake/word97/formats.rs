//! Formats of characters and paragraphs, as far as they decide what is read. They lie in pages of 512
//! bytes. Each page lists ranges of the document stream with the property changes (Prl) that apply.
//!
//! | property change | effect |
//! | --- | --- |
//! | deleted, hidden, struck out (0x0800, 0x083C, 0x0837) | the run is left out |
//! | raised (0x2A48) | an exponent or the mark of a note |
//! | in a table, end of a row (0x2416, 0x2417) | the paragraph is part of a table |
//! | level, list (0x260A, 0x460B) | the paragraph has an automatic number |

use std::collections::HashSet;

use super::binary::{size_at, slice, u16_at, u32_at};

/// The most ranges read. No report has more.
const MOST: usize = 2_000_000;

/// The formats that apply to ranges of bytes.
#[derive(Debug)]
pub(super) struct Formats<T> {
    /// The end of each range, ascending, with its format.
    stretches: Vec<(usize, usize, T)>,
}

impl<T> Default for Formats<T> {
    fn default() -> Self {
        Self { stretches: Vec::new() }
    }
}

impl<T> Formats<T> {
    fn new(mut stretches: Vec<(usize, usize, T)>) -> Self {
        stretches.sort_by_key(|(start, _, _)| *start);
        Self { stretches }
    }

    /// The format that applies to a byte.
    pub(super) fn at(&self, offset: usize) -> Option<&T> {
        let after = self.stretches.partition_point(|(start, _, _)| *start <= offset);
        let (_, end, format) = self.stretches.get(after.checked_sub(1)?)?;
        (offset < *end).then_some(format)
    }
}

/// How a run of characters is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Run {
    /// Deleted, hidden or struck out.
    pub(super) is_left_out: bool,
    /// Raised above the line.
    pub(super) is_raised: bool,
    /// A character of a symbol font that replaces this run's only character.
    pub(super) symbol: Option<char>,
}

/// The list that a paragraph is in, and its level from 0; `None` where its style decides. List 0 is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct ListPosition {
    pub(super) list: Option<u16>,
    pub(super) level: Option<u8>,
}

impl ListPosition {
    /// This position, completed by another one.
    pub(super) fn or(self, other: Self) -> Self {
        Self { list: self.list.or(other.list), level: self.level.or(other.level) }
    }
}

/// The position of a paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// The number of its style.
    pub(super) style: u16,
    pub(super) position: ListPosition,
    /// It is in a table.
    pub(super) is_in_table: bool,
    /// It is the mark at the end of a row.
    pub(super) is_row_end: bool,
    /// For the mark at the end of a row: the edges of its cells from left to right, in twips, and for each
    /// cell whether it continues the one above.
    pub(super) edges: Vec<i16>,
    pub(super) goes_on: Vec<bool>,
}

/// Reads character formats.
pub(super) fn runs(list: &[u8], document: &[u8]) -> Formats<Run> {
    let mut found = Vec::new();
    for page in pages(list, document) {
        for (at, start, end) in stretches(page) {
            let count = usize::from(*page.get(511).unwrap_or(&0));
            let position = page.get((count + 1) * 4 + at).map_or(0, |words| usize::from(*words) * 2);
            // Position 0: as in the style.
            let length = page.get(position).filter(|_| position > 0).map_or(0, |length| usize::from(*length));
            let run = run(slice(page, position + 1, length).unwrap_or_default());
            if run != Run::default() && found.len() < MOST {
                found.push((start, end, run));
            }
        }
    }
    Formats::new(found)
}

fn run(changes: &[u8]) -> Run {
    let mut run = Run::default();
    for (kind, operand) in each_change(changes) {
        let is_on = operand.first() == Some(&1);
        match kind {
            // Deleted, hidden, struck out once or twice.
            0x0800 | 0x083C | 0x0837 | 0x2A53 => run.is_left_out |= is_on,
            0x2A48 => run.is_raised = is_on,
            0x6A09 => run.symbol = u16_at(operand, 2).and_then(|code| char::from_u32(u32::from(code))),
            _ => {}
        }
    }
    run
}

/// Reads paragraph formats. `data` holds those that are too long for their page.
pub(super) fn paragraphs(list: &[u8], document: &[u8], data: &[u8]) -> Formats<Paragraph> {
    let mut found = Vec::new();
    for page in pages(list, document) {
        let count = usize::from(*page.get(511).unwrap_or(&0));
        for (at, start, end) in stretches(page) {
            let position = page.get((count + 1) * 4 + at * 13).map_or(0, |words| usize::from(*words) * 2);
            let paragraph =
                changes(page, position).map(|changes| paragraph(changes, data)).unwrap_or_default();
            if paragraph != Paragraph::default() && found.len() < MOST {
                found.push((start, end, paragraph));
            }
        }
    }
    Formats::new(found)
}

/// The number of a paragraph's style, then its property changes. The length counts 16-bit words; if
/// its first byte is 0, the second byte is the length.
fn changes(page: &[u8], position: usize) -> Option<&[u8]> {
    let (start, length) = match page.get(position).filter(|_| position > 0)? {
        0 => (position + 2, usize::from(*page.get(position + 1)?) * 2),
        words => (position + 1, usize::from(*words) * 2 - 1),
    };
    slice(page, start, length)
}

fn paragraph(changes: &[u8], data: &[u8]) -> Paragraph {
    let style = u16_at(changes, 0).unwrap_or_default();
    let mut paragraph = Paragraph { style, ..Paragraph::default() };
    change_paragraph(&mut paragraph, changes.get(2..).unwrap_or_default(), data);
    paragraph
}

/// The position in a list that these property changes give.
pub(super) fn list_position(changes: &[u8]) -> ListPosition {
    let mut paragraph = Paragraph::default();
    change_paragraph(&mut paragraph, changes, &[]);
    paragraph.position
}

fn change_paragraph(paragraph: &mut Paragraph, changes: &[u8], data: &[u8]) {
    for (kind, operand) in each_change(changes) {
        let is_on = operand.first() == Some(&1);
        match kind {
            0x2416 => paragraph.is_in_table = is_on,
            0x2417 => paragraph.is_row_end = is_on,
            0x260A => paragraph.position.level = operand.first().copied(),
            0x460B => paragraph.position.list = u16_at(operand, 0),
            0xD608 => cells(paragraph, operand),
            // Further changes lie in the stream `Data`.
            0x6646 if !data.is_empty() => {
                let position = size_at(operand, 0).unwrap_or(usize::MAX);
                let length = data.get(position..).and_then(|rest| u16_at(rest, 0)).map_or(0, usize::from);
                let further =
                    data.get(position..).and_then(|rest| slice(rest, 2, length)).unwrap_or_default();
                // Changes of a paragraph in `Data` refer to no further ones, so the recursion ends here.
                change_paragraph(paragraph, further, &[]);
            }
            _ => {}
        }
    }
}

/// The cells of a row: their edges, then 20 bytes per cell.
fn cells(paragraph: &mut Paragraph, operand: &[u8]) {
    let Some((count, rest)) = operand.split_first() else { return };
    let count = usize::from(*count);
    let edge = |at: usize| u16_at(rest, at * 2).map(u16::cast_signed);
    paragraph.edges = (0..=count).map_while(edge).collect();
    let formats = rest.get((count + 1) * 2..).unwrap_or_default();
    let goes_on = |at: usize| u16_at(formats, at * 20).is_some_and(|flags| flags & 0x0060 == 0x0020);
    paragraph.goes_on = (0..count).map(goes_on).collect();
}

/// The page numbers of a list, which follow the ranges that the pages cover.
fn pages<'a>(list: &'a [u8], document: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    let count = list.len().saturating_sub(4) / 8;
    // A list that names a page repeatedly reads it once.
    let mut known = HashSet::new();
    (0..count).filter_map(move |at| {
        let number = usize::try_from(u32_at(list, (count + 1) * 4 + at * 4)? & 0x003F_FFFF).ok()?;
        known.insert(number).then(|| slice(document, number * 512, 512))?
    })
}

/// The ranges of a page: index, first byte, end.
fn stretches(page: &[u8]) -> impl Iterator<Item = (usize, usize, usize)> {
    let count = usize::from(*page.get(511).unwrap_or(&0));
    (0..count).map_while(|at| Some((at, size_at(page, at * 4)?, size_at(page, at * 4 + 4)?)))
}

/// Splits property changes into kind and operand.
fn each_change(mut changes: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let kind = u16_at(changes, 0)?;
        let rest = changes.get(2..)?;
        let (skipped, length) = match kind >> 13 {
            0 | 1 => (0, 1),
            2 | 4 | 5 => (0, 2),
            3 => (0, 4),
            7 => (0, 3),
            // The length of a row definition has two bytes and is one too large.
            _ if kind == 0xD608 => (2, usize::from(u16_at(rest, 0)?).saturating_sub(1)),
            _ => (1, usize::from(*rest.first()?)),
        };
        let operand = rest.get(skipped..)?;
        let length = length.min(operand.len());
        let (operand, others) = operand.split_at(length);
        changes = others;
        Some((kind, operand))
    })
}
