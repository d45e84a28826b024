//! Finds the rows above the figures: captions and heads.
//!
//! | rows | read as |
//! | --- | --- |
//! | `2023年主要指标`, alone in its row | a caption |
//! | `单位：亿元` with at most one other cell | a caption |
//! | `填报单位：统计局`, `2025年1月8日`, `单位：亿元` | a caption: a line of a form |
//! | `指标 2022 2023` | a head: bare years are not figures |
//! | `地区生产总值 120 130` | the first row of figures |

use super::MOST_HEADS;
use crate::intake::manuscript::{Grid, GridCell};
use crate::intake::table::cell;
use crate::intake::table::label::Label;
use crate::intake::table::note_row::is_form;
use crate::model::Year;

/// The first row of figures: the first row with a figure that is not a head of bare years.
pub(super) fn first_row(grid: &Grid) -> Option<usize> {
    let texts = |row: usize| (0..width_of(grid, row)).map(move |column| grid.own_text(row, column));
    let is_year = |text: &str| matches!(text.trim().parse::<Year>(), Ok(1950..2100));
    let limit = grid.rows.len();
    let at = (0..limit).find(|row| {
        let figures: Vec<&str> = texts(*row).filter(|text| cell::is_meant_as_number(text)).collect();
        // `指标 2022 2023`: years, not figures. A single year stands beside a column's name.
        let years = figures.iter().all(|text| is_year(text))
            && (figures.len() > 1 || texts(*row).any(|text| Label::of(text).key.is_some()));
        !figures.is_empty() && !years
    })?;
    // A row of one cell directly above (一、综合) is a heading of rows, not of columns.
    let heads = (0..at).rev().find(|row| texts(*row).filter(|text| !text.trim().is_empty()).count() > 1);
    let first = heads.map_or(0, |row| row + 1).max((0..at).filter(|row| is_wide(grid, *row)).count().min(at));
    (at - first.min(at) <= MOST_HEADS).then_some(first.min(at))
}

/// The number of cells of a row.
fn width_of(grid: &Grid, row: usize) -> usize {
    grid.rows.get(row).map_or(0, Vec::len)
}

/// Whether a row has one cell, merged or alone, that reads like a caption.
fn is_wide(grid: &Grid, row: usize) -> bool {
    caption_of(grid, row).is_some_and(|caption| !caption.is_empty())
}

/// The text of a caption row: a row with one cell, or with a cell that gives the unit. An empty row is an
/// empty caption.
pub(super) fn caption_of(grid: &Grid, row: usize) -> Option<&str> {
    let mut texts = (0..width_of(grid, row))
        .map(|column| grid.own_text(row, column))
        .filter(|text| !text.trim().is_empty());
    let Some(first) = texts.next() else {
        let covered = !grid.text(row, 0).trim().is_empty();
        return if covered { None } else { Some("") };
    };
    if is_form(first) {
        let all = std::iter::once(first).chain(texts);
        return Some(all.into_iter().find(|text| gives_unit(text)).unwrap_or(""));
    }
    match texts.next() {
        None => {
            // A single head cell above cells that are merged from the row above is not a caption.
            let covered =
                (0..width_of(grid, row)).any(|c| grid.own_text(row, c).is_empty() && above(grid, row, c));
            (!covered && Label::of(first).key.is_none()).then_some(first)
        }
        Some(second) => {
            let unit = [second, first].into_iter().find(|text| gives_unit(text));
            unit.filter(|_| texts.next().is_none())
        }
    }
}

/// Whether a cell gives the unit of the table: `单位：亿元`.
fn gives_unit(text: &str) -> bool {
    let text = text.trim();
    text.starts_with("单位：") || text.starts_with("单位:")
}

/// Whether a cell is part of a merged one that begins in an earlier row.
fn above(grid: &Grid, row: usize, column: usize) -> bool {
    let cell = grid.rows.get(row).and_then(|cells| cells.get(column));
    matches!(cell, Some(GridCell::Covered { up, .. }) if *up > 0)
}

/// The text of a head cell. If merging was lost, as in text, an empty cell above others continues the one
/// at its left.
pub(super) fn head_text<'a>(grid: &'a Grid, row: usize, column: usize, heads: &[usize]) -> &'a str {
    let text = grid.text(row, column);
    let is_last = heads.last() == Some(&row);
    let has_below = heads.iter().any(|below| *below > row && !grid.text(*below, column).trim().is_empty());
    if !text.trim().is_empty() || is_last || !has_below {
        return text;
    }
    /// The widest merged cell of a head.
    const WIDEST: usize = 40;
    let left =
        (0..column).rev().take(WIDEST).map(|left| grid.text(row, left)).find(|text| !text.trim().is_empty());
    left.filter(|text| Label::of(text).key.is_none()).unwrap_or_default()
}
