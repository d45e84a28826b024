//! The reading order of a page's lines: the left column, then the right one.
//!
//! | lines beside a strip without text | read as |
//! | --- | --- |
//! | full lines on both sides | two columns of prose, one after the other |
//! | short lines on a side | the columns of a table, which stays whole |

use super::lines::{Line, PageLines, Segment};

/// The fewest lines of a column.
const FEWEST: usize = 6;

/// The lines of one column, from top to bottom.
pub(super) struct Region {
    /// The index of the page in the file.
    pub(super) page: usize,
    /// The middle of the page, in tenths of a point.
    pub(super) middle: i32,
    pub(super) lines: Vec<Line>,
}

/// All lines in reading order.
pub(super) fn in_reading_order(pages: Vec<PageLines>) -> Vec<Region> {
    let mut regions = Vec::new();
    for (number, page) in pages.into_iter().enumerate() {
        let middle = page.width / 2;
        let mut region = |lines: Vec<Line>| {
            if !lines.is_empty() {
                regions.push(Region { page: number, middle, lines });
            }
        };
        let Some(gutter) = gutter(&page) else {
            region(page.lines);
            continue;
        };
        let (mut whole, mut left, mut right) = (Vec::new(), Vec::new(), Vec::new());
        for line in page.lines {
            if line.segments.iter().any(|segment| crosses(segment, gutter)) {
                region(std::mem::take(&mut left));
                region(std::mem::take(&mut right));
                whole.push(line);
                continue;
            }
            region(std::mem::take(&mut whole));
            let (before, after) = line.segments.into_iter().partition(|segment| segment.right <= gutter);
            for (column, segments) in [(&mut left, before), (&mut right, after)] {
                let segments: Vec<Segment> = segments;
                if !segments.is_empty() {
                    column.push(Line { segments, ..line });
                }
            }
        }
        region(whole);
        region(left);
        region(right);
    }
    regions
}

fn crosses(segment: &Segment, x: i32) -> bool {
    segment.left < x && x < segment.right
}

/// The strip between two columns of prose, if there is one.
fn gutter(page: &PageLines) -> Option<i32> {
    let first = page.lines.iter().map(Line::left).min()?;
    let last = page.lines.iter().map(Line::right).max()?;
    let width = last - first;
    // Tries steps of a hundredth over the middle third.
    let mut found: Vec<i32> = Vec::new();
    for step in 35..=65 {
        let x = first + width / 100 * step;
        if is_gutter(page, first, x, last) {
            found.push(x);
        }
    }
    found.get(found.len() / 2).copied()
}

fn is_gutter(page: &PageLines, first: i32, x: i32, last: i32) -> bool {
    let crossed = page.lines.iter().filter(|line| line.segments.iter().any(|s| crosses(s, x))).count();
    if crossed * 3 > page.lines.len() {
        return false;
    }
    // On each side, the number of lines with text, and of full lines among them.
    let side = |is_mine: &dyn Fn(&Segment) -> bool, width: i32| {
        let mut filled = 0;
        let mut full = 0;
        for line in &page.lines {
            let mine: Vec<&Segment> = line.segments.iter().filter(|segment| is_mine(segment)).collect();
            let words: i32 = mine.iter().map(|segment| segment.right - segment.left).sum();
            filled += usize::from(!mine.is_empty());
            full += usize::from(words * 4 > width * 3);
        }
        filled >= FEWEST && full * 2 > filled
    };
    side(&|segment| segment.right <= x, x - first) && side(&|segment| segment.left >= x, last - x)
}
