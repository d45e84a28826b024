//! Joins lines into paragraphs and tables.
//!
//! | a line | |
//! | --- | --- |
//! | indented, of another size, or after a wider gap than usual | begins a paragraph |
//! | after a line with room for this line's first word | begins a paragraph |
//! | at the left margin after a full line, also on the next page | continues |
//! | in a title's font size, centred below another such line | continues |
//! | in small type at a page's foot, after a note's mark | a note: notes come last |

use super::super::manuscript::{Block, Grid, Paragraph};
use super::columns::Region;
use super::lines::Line;
use super::table::{self, Part};

/// The typical measures of a PDF's lines, in tenths of a point.
struct Body {
    /// The font size.
    size: i32,
    /// The distance between baselines.
    pitch: i32,
    /// The distance between margins.
    width: i32,
}

/// A line with the margins of its region.
#[derive(Clone, Copy)]
struct Placed<'a> {
    line: &'a Line,
    region: usize,
    left: i32,
    right: i32,
    middle: i32,
}

/// The blocks of all regions in order, notes last.
pub(super) fn blocks(regions: &[Region]) -> Vec<Block> {
    let body = body(regions);
    let mut text = Joiner::new(&body);
    let mut notes = Joiner::new(&body);
    for (number, region) in regions.iter().enumerate() {
        let is_last = regions.get(number + 1).is_none_or(|next| next.page != region.page);
        let (lines, foot) =
            if is_last { without_notes(&region.lines, &body) } else { (&*region.lines, &[][..]) };
        let (left, right) = margins(region, &body);
        let placed = |line| Placed { line, region: number, left, right, middle: region.middle };
        for part in table::parts(lines) {
            match part {
                Part::Prose(range) => {
                    lines.get(range).unwrap_or_default().iter().for_each(|line| text.line(placed(line)));
                }
                Part::Table(grid) => text.table(grid, number),
            }
        }
        foot.iter().for_each(|line| notes.line(placed(line)));
    }
    text.finish().into_iter().chain(notes.finish()).collect()
}

fn body(regions: &[Region]) -> Body {
    let lines = || regions.iter().flat_map(|region| &region.lines);
    let mut sizes: Vec<(i32, usize)> = lines().map(|line| (line.size, line.text().len())).collect();
    sizes.sort_unstable();
    let of_size = sizes.chunk_by(|one, next| one.0 == next.0);
    let most = of_size.max_by_key(|chunk| chunk.iter().map(|(_, length)| length).sum::<usize>());
    let size = most.and_then(|chunk| chunk.first()).map_or(1, |(size, _)| *size);
    let gaps = regions.iter().flat_map(|region| {
        let next = region.lines.iter().skip(1);
        region
            .lines
            .iter()
            .zip(next)
            .filter(|(one, _)| one.size == size)
            .map(|(one, next)| next.baseline - one.baseline)
    });
    let wide = regions.iter().filter(|region| region.lines.len() >= 8);
    let widths = wide.map(extent).map(|(left, right)| right - left);
    Body {
        size,
        pitch: median(gaps.collect()).unwrap_or(size * 2),
        width: median(widths.collect()).unwrap_or(0),
    }
}

fn median(mut values: Vec<i32>) -> Option<i32> {
    values.sort_unstable();
    values.get(values.len() / 2).copied()
}

/// The left margin of a region is the leftmost position where two lines begin; the right margin is the
/// rightmost end.
fn extent(region: &Region) -> (i32, i32) {
    let mut starts: Vec<i32> = region.lines.iter().map(Line::left).collect();
    starts.sort_unstable();
    let shared =
        starts.iter().zip(starts.iter().skip(1)).find(|(one, next)| *next - *one < 20).map(|(one, _)| *one);
    let right = region.lines.iter().map(Line::right).max().unwrap_or(0);
    (shared.or(starts.first().copied()).unwrap_or(0), right)
}

/// The margins of a region. If it has few lines, it is at least as wide as other regions.
fn margins(region: &Region, body: &Body) -> (i32, i32) {
    let (left, right) = extent(region);
    if region.lines.len() >= 8 { (left, right) } else { (left, right.max(left + body.width)) }
}

/// Separates a page's lines from the notes below them.
fn without_notes<'a>(lines: &'a [Line], body: &Body) -> (&'a [Line], &'a [Line]) {
    let is_small = |line: &&Line| line.size * 10 <= body.size * 9;
    let small = lines.iter().rev().take_while(is_small).count();
    let (text, foot) = lines.split_at(lines.len() - small);
    let is_note = |line: &Line| {
        let text = line.text();
        text.starts_with(|c: char| {
            c.is_ascii_digit() || matches!(c, '①'..='⑳' | '[' | '〔' | '*' | '＊' | '注')
        })
    };
    // Small type from the top of a page on is a text of its own.
    if !text.is_empty() && foot.first().is_some_and(is_note) { (text, foot) } else { (lines, &[]) }
}

/// Joins lines to paragraphs.
struct Joiner<'a> {
    body: &'a Body,
    blocks: Vec<Block>,
    open: Option<(Placed<'a>, String)>,
    /// The region that ends with the last table, if nothing follows the table.
    table_in: Option<usize>,
}

impl<'a> Joiner<'a> {
    fn new(body: &'a Body) -> Self {
        Self { body, blocks: Vec::new(), open: None, table_in: None }
    }

    fn line(&mut self, line: Placed<'a>) {
        self.table_in = None;
        match &mut self.open {
            Some((last, text)) if goes_on(last, &line, self.body) => {
                let next = line.line.text();
                if needs_blank(text, &next) {
                    text.push(' ');
                }
                text.push_str(&next);
                *last = line;
            }
            _ => {
                self.close();
                self.open = Some((line, line.line.text()));
            }
        }
    }

    fn table(&mut self, grid: Grid, region: usize) {
        self.close();
        let goes_on = self.table_in.is_some_and(|last| last + 1 == region);
        self.table_in = Some(region);
        if let (true, Some(Block::Table(before))) = (goes_on, self.blocks.last_mut()) {
            let is_as_wide = before.rows.first().map(Vec::len) == grid.rows.first().map(Vec::len);
            if is_as_wide {
                // The head is printed again on each page.
                let again = usize::from(before.rows.first() == grid.rows.first());
                before.rows.extend(grid.rows.into_iter().skip(again));
                return;
            }
        }
        self.blocks.push(Block::Table(grid));
    }

    fn close(&mut self) {
        if let Some((_, text)) = self.open.take() {
            self.blocks.push(Block::Paragraph(Paragraph { label: None, text }));
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.close();
        self.blocks
    }
}

/// Whether a line continues the paragraph of the line before.
fn goes_on(last: &Placed<'_>, next: &Placed<'_>, body: &Body) -> bool {
    let size = next.line.size;
    if (size - last.line.size).abs() * 10 > size {
        return false;
    }
    let is_same_region = last.region == next.region;
    if is_same_region && next.line.baseline - last.line.baseline > body.pitch.max(size * 5 / 4) * 27 / 20 {
        return false;
    }
    if is_same_region && size * 20 >= body.size * 23 && is_centred(last) && is_centred(next) {
        return !next.line.text().starts_with(['—', '－', '-', '（', '(']);
    }
    let indent = next.line.left() - next.left;
    let room = last.right - last.line.right();
    let is_full = room <= first_word(next.line).saturating_add(size);
    indent * 10 < size * 7 && is_full
}

fn is_centred(placed: &Placed<'_>) -> bool {
    let line = placed.line;
    let off = (line.left() + line.right()) / 2 - placed.middle;
    off.abs() <= line.size && line.left() - placed.left > line.size
}

/// The width of the unbreakable beginning of a line: a number, a word or a character, with the opening
/// brackets before it and the punctuation after it.
fn first_word(line: &Line) -> i32 {
    let text = line.text();
    let inner = text.trim_start_matches(|c| "（《〈“‘「【〔(".contains(c));
    let opening = text.chars().count() - inner.chars().count();
    let letters = inner.chars().take_while(char::is_ascii_graphic).count();
    let stops = inner
        .chars()
        .skip(letters.max(1))
        .take_while(|c| "，。；：、！？）》〉”’」】〕％".contains(*c))
        .count();
    let halves = 2 * (opening + stops) + if letters == 0 { 2 } else { letters };
    i32::try_from(halves).unwrap_or(i32::MAX).saturating_mul(line.size) / 2
}

/// Whether a space belongs between two words; not within a number that was broken.
fn needs_blank(text: &str, next: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_alphabetic();
    text.ends_with(is_letter) && next.starts_with(is_letter)
}
