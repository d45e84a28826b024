//! Formats of runs and paragraphs, as far as they decide what is read: lists of pages of 512 bytes, on each
//! page stretches of the document's stream and the changes (Prl) that hold for them.

use std::collections::HashSet;

use super::binary::{size_at, slice, u16_at, u32_at};

/// More stretches than any report has.
const MOST: usize = 2_000_000;

/// What holds for the bytes of a stretch.
#[derive(Debug)]
pub(super) struct Formats<T> {
    /// The end of each stretch, ascending, and what holds up to it.
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

    /// What holds at a byte.
    pub(super) fn at(&self, offset: usize) -> Option<&T> {
        let after = self.stretches.partition_point(|(start, _, _)| *start <= offset);
        let (_, end, format) = self.stretches.get(after.checked_sub(1)?)?;
        (offset < *end).then_some(format)
    }
}

/// How a run is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Run {
    /// Deleted, hidden or struck out.
    pub(super) is_left_out: bool,
    /// Raised above the line.
    pub(super) is_raised: bool,
    /// A character of a symbol font that stands for this run's one character.
    pub(super) symbol: Option<char>,
}

/// Where a paragraph stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// It is in a table.
    pub(super) is_in_table: bool,
    /// It is the mark that ends a row.
    pub(super) is_row_end: bool,
    /// In the mark that ends a row: the edges of its cells from left to right, in twips, and of each cell
    /// whether it goes on with the cell above.
    pub(super) edges: Vec<i16>,
    pub(super) goes_on: Vec<bool>,
}

/// Formats of runs.
pub(super) fn runs(list: &[u8], document: &[u8]) -> Formats<Run> {
    let mut found = Vec::new();
    for page in pages(list, document) {
        for (at, start, end) in stretches(page) {
            let count = usize::from(*page.get(511).unwrap_or(&0));
            let place = page.get((count + 1) * 4 + at).map_or(0, |words| usize::from(*words) * 2);
            // Place 0: as the style says.
            let length = page.get(place).filter(|_| place > 0).map_or(0, |length| usize::from(*length));
            let run = run(slice(page, place + 1, length).unwrap_or_default());
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

/// Formats of paragraphs; `data` holds those that are too long for their page.
pub(super) fn paragraphs(list: &[u8], document: &[u8], data: &[u8]) -> Formats<Paragraph> {
    let mut found = Vec::new();
    for page in pages(list, document) {
        let count = usize::from(*page.get(511).unwrap_or(&0));
        for (at, start, end) in stretches(page) {
            let place = page.get((count + 1) * 4 + at * 13).map_or(0, |words| usize::from(*words) * 2);
            let paragraph = changes(page, place).map(|changes| paragraph(changes, data)).unwrap_or_default();
            if paragraph != Paragraph::default() && found.len() < MOST {
                found.push((start, end, paragraph));
            }
        }
    }
    Formats::new(found)
}

/// The changes of a paragraph, after its style's number. Their length counts words, or, where its first byte is 0,
/// the second one does.
fn changes(page: &[u8], place: usize) -> Option<&[u8]> {
    let (start, length) = match page.get(place).filter(|_| place > 0)? {
        0 => (place + 2, usize::from(*page.get(place + 1)?) * 2),
        words => (place + 1, usize::from(*words) * 2 - 1),
    };
    slice(page, start, length)?.get(2..)
}

fn paragraph(changes: &[u8], data: &[u8]) -> Paragraph {
    let mut paragraph = Paragraph::default();
    change_paragraph(&mut paragraph, changes, data);
    paragraph
}

fn change_paragraph(paragraph: &mut Paragraph, changes: &[u8], data: &[u8]) {
    for (kind, operand) in each_change(changes) {
        let is_on = operand.first() == Some(&1);
        match kind {
            0x2416 => paragraph.is_in_table = is_on,
            0x2417 => paragraph.is_row_end = is_on,
            0xD608 => cells(paragraph, operand),
            // Further changes, in the stream `Data`.
            0x6646 if !data.is_empty() => {
                let place = size_at(operand, 0).unwrap_or(usize::MAX);
                let length = data.get(place..).and_then(|rest| u16_at(rest, 0)).map_or(0, usize::from);
                let further = data.get(place..).and_then(|rest| slice(rest, 2, length)).unwrap_or_default();
                // These have no further ones.
                change_paragraph(paragraph, further, &[]);
            }
            _ => {}
        }
    }
}

/// The cells of a row: their edges, then 20 bytes for each.
fn cells(paragraph: &mut Paragraph, operand: &[u8]) {
    let Some((count, rest)) = operand.split_first() else { return };
    let count = usize::from(*count);
    let edge = |at: usize| u16_at(rest, at * 2).map(u16::cast_signed);
    paragraph.edges = (0..=count).map_while(edge).collect();
    let formats = rest.get((count + 1) * 2..).unwrap_or_default();
    let goes_on = |at: usize| u16_at(formats, at * 20).is_some_and(|flags| flags & 0x0060 == 0x0020);
    paragraph.goes_on = (0..count).map(goes_on).collect();
}

/// The pages of a list: after the stretches that they cover, their numbers.
fn pages<'a>(list: &'a [u8], document: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    let count = list.len().saturating_sub(4) / 8;
    // A list that names one page again and again is read once.
    let mut known = HashSet::new();
    (0..count).filter_map(move |at| {
        let number = usize::try_from(u32_at(list, (count + 1) * 4 + at * 4)? & 0x003F_FFFF).ok()?;
        known.insert(number).then(|| slice(document, number * 512, 512))?
    })
}

/// The stretches of a page: number, first byte, end.
fn stretches(page: &[u8]) -> impl Iterator<Item = (usize, usize, usize)> {
    let count = usize::from(*page.get(511).unwrap_or(&0));
    (0..count).map_while(|at| Some((at, size_at(page, at * 4)?, size_at(page, at * 4 + 4)?)))
}

/// Changes one after another: kind and operand.
fn each_change(mut changes: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let kind = u16_at(changes, 0)?;
        let rest = changes.get(2..)?;
        let (skipped, length) = match kind >> 13 {
            0 | 1 => (0, 1),
            2 | 4 | 5 => (0, 2),
            3 => (0, 4),
            7 => (0, 3),
            // A row's cells count their length in two bytes, one too many.
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
