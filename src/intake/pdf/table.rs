//! Tables: lines whose segments form columns.
//!
//! | lines | rows |
//! | --- | --- |
//! | three or more lines, each of two or more segments, with strips between them that no segment crosses | one row each |
//! | a line close to the one before that fills only some columns | the same row, with a cell of several lines |
//! | a segment across several columns in a line with fewer segments | a merged cell |
//! | two numbers in one cell, because columns or rows were not told apart | `300、310`, which is a fault, not `300310` |

use std::ops::Range;

use super::super::manuscript::{Grid, GridCell};
use super::lines::{Line, Segment};

/// The fewest rows of a table.
const FEWEST_ROWS: usize = 3;

/// A part of a region.
pub(super) enum Part {
    /// Lines of prose, by index.
    Prose(Range<usize>),
    /// A table.
    Table(Grid),
}

/// Divides a region's lines into prose and tables.
pub(super) fn parts(lines: &[Line]) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut done = 0;
    let mut at = 0;
    while at < lines.len() {
        let run = run(lines, at);
        if run.is_empty() {
            at += 1;
            continue;
        }
        if let Some((start, grid)) = table(lines, &run, done) {
            if done < start {
                parts.push(Part::Prose(done..start));
            }
            parts.push(Part::Table(grid));
            done = run.end;
        }
        at = run.end;
    }
    if done < lines.len() {
        parts.push(Part::Prose(done..lines.len()));
    }
    parts
}

/// Lines from `start` that may be one table: lines of several segments, and narrow lines between them.
fn run(lines: &[Line], start: usize) -> Range<usize> {
    let mut end = start;
    let mut narrow = 0;
    for (at, line) in lines.iter().enumerate().skip(start) {
        if line.segments.len() > 1 {
            (end, narrow) = (at + 1, 0);
        } else if at == start || narrow == 2 {
            break;
        } else {
            narrow += 1;
        }
    }
    // The rest of a cell may follow the last row.
    if end > start && lines.get(end).is_some_and(|line| is_close(lines, end, line.size * 3 / 2)) {
        let width = lines.get(start..end).unwrap_or_default().iter().map(Line::right).max().unwrap_or(0);
        let left = lines.get(start).map_or(0, Line::left);
        if lines.get(end).is_some_and(|line| (line.right() - line.left()) * 3 < width - left) {
            end += 1;
        }
    }
    start..end
}

/// Whether the distance to the line before is less than `reach`.
fn is_close(lines: &[Line], at: usize, reach: i32) -> bool {
    let before = at.checked_sub(1).and_then(|before| lines.get(before));
    before.zip(lines.get(at)).is_some_and(|(before, line)| line.baseline - before.baseline < reach)
}

/// The table in a run of lines, if it is one, and the index of its first line. Lines before `from` are
/// taken.
fn table(lines: &[Line], run: &Range<usize>, from: usize) -> Option<(usize, Grid)> {
    let rows = || lines.get(run.clone()).unwrap_or_default().iter();
    let several = || rows().filter(|line| line.segments.len() > 1);
    if several().count() < FEWEST_ROWS {
        return None;
    }
    let usual = most_common(several().map(|line| line.segments.len()))?;
    let columns = columns(several().filter(|line| line.segments.len() >= usual));
    if columns.len() < 2 || columns.len() < usual {
        return None;
    }
    let pitch = pitch(lines, run, usual);
    let is_narrow =
        |line: &Line| line.segments.len() == 1 && column_of(&columns, line.segments.first()).len() == 1;
    // The tallest cell of the head may begin above the other cells.
    let mut start = run.start;
    while start > from
        && is_close(lines, start, pitch)
        && start.checked_sub(1).and_then(|before| lines.get(before)).is_some_and(is_narrow)
    {
        start -= 1;
    }
    let mut grid = Grid::default();
    let mut filled: Vec<bool> = Vec::new();
    for at in start..run.end {
        let Some(line) = lines.get(at) else { break };
        let goes_on = at > start && is_close(lines, at, pitch) && line.segments.len() < columns.len();
        if !goes_on || grid.rows.is_empty() {
            grid.rows.push(vec![GridCell::Text(String::new()); columns.len()]);
            filled = vec![false; columns.len()];
        }
        if let Some(row) = grid.rows.last_mut() {
            line.segments.iter().for_each(|segment| fill(row, &mut filled, &columns, segment));
        }
    }
    Some((start, grid))
}

/// Writes a segment into the cell of its column, and marks the other columns that it crosses as covered.
fn fill(row: &mut [GridCell], filled: &mut [bool], columns: &[(i32, i32)], segment: &Segment) {
    let over = column_of(columns, Some(segment));
    let first = over.start;
    if let (Some(GridCell::Text(text)), Some(filled)) = (row.get_mut(first), filled.get_mut(first)) {
        let ends_in_number = text.ends_with(|c: char| c.is_ascii_digit() || c == '%');
        let begins_with_number = segment.text.starts_with(|c: char| c.is_ascii_digit() || c == '-');
        if ends_in_number && begins_with_number {
            text.push('、');
        }
        text.push_str(&segment.text);
        *filled = true;
    }
    for (left, at) in over.skip(1).enumerate() {
        let left = u16::try_from(left + 1).unwrap_or(u16::MAX);
        if let (Some(cell), Some(false)) = (row.get_mut(at), filled.get(at)) {
            *cell = GridCell::Covered { up: 0, left };
        }
    }
}

/// The columns that a segment crosses; the nearest one if it lies between two.
fn column_of(columns: &[(i32, i32)], segment: Option<&Segment>) -> Range<usize> {
    let Some(segment) = segment else { return 0..0 };
    let over = |(left, right): &(i32, i32)| *left < segment.right && segment.left < *right;
    if let Some(first) = columns.iter().position(over) {
        let last = columns.iter().rposition(over).unwrap_or(first);
        return first..last + 1;
    }
    let distance = |(left, right): &(i32, i32)| (left + right - segment.left - segment.right).abs();
    let nearest =
        columns.iter().enumerate().min_by_key(|(_, column)| distance(column)).map_or(0, |(at, _)| at);
    nearest..nearest + 1
}

/// The strips that segments occupy, from left to right.
fn columns<'a>(rows: impl Iterator<Item = &'a Line>) -> Vec<(i32, i32)> {
    let mut extents: Vec<(i32, i32)> =
        rows.flat_map(|line| &line.segments).map(|segment| (segment.left, segment.right)).collect();
    extents.sort_unstable();
    let mut columns: Vec<(i32, i32)> = Vec::new();
    for (left, right) in extents {
        match columns.last_mut() {
            Some((_, end)) if left < *end => *end = right.max(*end),
            _ => columns.push((left, right)),
        }
    }
    columns
}

/// The greatest distance between lines of one row: most of the distance between two full rows.
fn pitch(lines: &[Line], run: &Range<usize>, usual: usize) -> i32 {
    let rows = lines.get(run.clone()).unwrap_or_default();
    let whole = rows.iter().filter(|line| line.segments.len() >= usual);
    let baselines: Vec<i32> = whole.map(|line| line.baseline).collect();
    let mut gaps: Vec<i32> =
        baselines.iter().zip(baselines.iter().skip(1)).map(|(one, next)| next - one).collect();
    gaps.sort_unstable();
    gaps.get(gaps.len() / 4).map_or(0, |gap| gap * 17 / 20)
}

fn most_common(counts: impl Iterator<Item = usize>) -> Option<usize> {
    let mut counts: Vec<usize> = counts.collect();
    counts.sort_unstable();
    counts.chunk_by(|one, next| one == next).max_by_key(|chunk| chunk.len())?.first().copied()
}
