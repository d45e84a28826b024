//! The reading order of a page's lines: columns from left to right.
//!
//! | lines beside strips without text | read as |
//! | --- | --- |
//! | full lines on all sides | two to four columns of prose, one after another |
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
        let gutters = gutters(&page);
        let mut whole = Vec::new();
        let mut columns: Vec<Vec<Line>> = vec![Vec::new(); gutters.len() + 1];
        for line in page.lines {
            if line.segments.iter().any(|segment| gutters.iter().any(|gutter| crosses(segment, *gutter))) {
                columns.iter_mut().for_each(|column| region(std::mem::take(column)));
                whole.push(line);
                continue;
            }
            region(std::mem::take(&mut whole));
            let mut segments = line.segments.into_iter().peekable();
            for (at, column) in columns.iter_mut().enumerate() {
                let end = gutters.get(at).copied().unwrap_or(i32::MAX);
                let segments: Vec<Segment> =
                    std::iter::from_fn(|| segments.next_if(|segment| segment.right <= end)).collect();
                if !segments.is_empty() {
                    column.push(Line { segments, ..line });
                }
            }
        }
        region(whole);
        columns.into_iter().for_each(region);
    }
    regions
}

fn crosses(segment: &Segment, x: i32) -> bool {
    segment.left < x && x < segment.right
}

/// The strips between columns of prose, from left to right; empty if there is one column.
fn gutters(page: &PageLines) -> Vec<i32> {
    /// The most columns.
    const MOST: i32 = 4;
    let ends = page.lines.iter().map(Line::left).min().zip(page.lines.iter().map(Line::right).max());
    let Some((first, last)) = ends else { return Vec::new() };
    // Two columns of a page with four are not mistaken for one, if four are tried first.
    (2..=MOST).rev().find_map(|count| columns_of(page, first, last, count)).unwrap_or_default()
}

/// The strips between this number of columns of about one width, if there are such columns.
fn columns_of(page: &PageLines, first: i32, last: i32, count: i32) -> Option<Vec<i32>> {
    let width = last - first;
    let strip = |number: i32| {
        let middle = first + width / count * number;
        // Tries positions in steps of a hundredth of the width, around the boundary that columns of equal width would
        // have.
        let reach = 30 / count;
        let positions: Vec<(usize, i32)> = (-reach..=reach)
            .map(|step| middle + width / 100 * step)
            .map(|x| (crossings(page, x), x))
            .collect();
        let fewest = positions.iter().map(|(crossings, _)| *crossings).min()?;
        let free: Vec<i32> =
            positions.iter().filter(|(count, _)| *count == fewest).map(|(_, x)| *x).collect();
        (fewest * 3 <= page.lines.len()).then(|| free.get(free.len() / 2).copied())?
    };
    let strips: Vec<i32> = (1..count).map(strip).collect::<Option<_>>()?;
    let starts = [first].into_iter().chain(strips.iter().copied());
    let ends = strips.iter().copied().chain([last]);
    starts.zip(ends).all(|(start, end)| is_prose(page, start, end)).then_some(strips)
}

/// The number of lines whose text crosses a position.
fn crossings(page: &PageLines, x: i32) -> usize {
    page.lines.iter().filter(|line| line.segments.iter().any(|segment| crosses(segment, x))).count()
}

/// Whether most lines between two positions are full, as in prose. Cells of a table are shorter.
fn is_prose(page: &PageLines, start: i32, end: i32) -> bool {
    let (mut filled, mut full) = (0, 0);
    for line in &page.lines {
        let within = line.segments.iter().filter(|segment| start <= segment.left && segment.right <= end);
        let words: i32 = within.map(|segment| segment.right - segment.left).sum();
        filled += usize::from(words > 0);
        full += usize::from(words * 4 > (end - start) * 3);
    }
    filled >= FEWEST && full * 2 > filled
}
