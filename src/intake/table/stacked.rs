//! Separates tables that stand below one another in one grid, as on a sheet.
//!
//! | rows | tables |
//! | --- | --- |
//! | `指标 2022年 2023年`, figures, `指标 2022年 2023年`, figures | one: the head is repeated |
//! | `指标 2022年`, figures, `二、收支表`, `项目 2023年`, figures | two; the caption belongs to the second |

use std::ops::Range;

use super::Key;
use super::cell;
use super::label::Label;
use crate::intake::manuscript::{Grid, GridCell};
use crate::model::Year;

/// The rows of each table of a grid. A grid without a second head is one table.
#[must_use]
pub fn tables(grid: &Grid) -> Vec<Range<usize>> {
    let mut starts = vec![0];
    let mut head: Option<usize> = None;
    let mut has_figures = false;
    for row in 0..grid.rows.len() {
        if !is_head(grid, row) {
            has_figures |= head.is_some() && has_figure(grid, row);
            continue;
        }
        let is_other = has_figures && head.is_some_and(|head| !is_repeated(grid, head, row));
        if is_other {
            starts.push(first_caption(grid, row, starts.last().copied().unwrap_or(0)));
        }
        if head.is_none() || is_other {
            (head, has_figures) = (Some(row), false);
        }
    }
    let ends = starts.iter().skip(1).copied().chain([grid.rows.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// A part of a grid. What a merged cell of an earlier part covers is empty.
#[must_use]
pub fn part(grid: &Grid, rows: Range<usize>) -> Grid {
    let part = grid.rows.get(rows).unwrap_or_default().iter().enumerate();
    let own = |(row, cells): (usize, &Vec<GridCell>)| {
        let cell = |cell: &GridCell| match cell {
            GridCell::Covered { up, .. } if usize::from(*up) > row => GridCell::Text(String::new()),
            cell => cell.clone(),
        };
        cells.iter().map(cell).collect()
    };
    Grid { rows: part.map(own).collect() }
}

/// The captions above the head of the first table. They also hold for those below it.
pub(super) fn captions(grid: &Grid, first: &Range<usize>) -> Vec<String> {
    let rows = first.clone().take_while(|row| !is_head(grid, *row) && !has_figure(grid, *row));
    let captions = rows.filter(|row| texts(grid, *row).count() <= 2).take(MOST_CAPTIONS);
    captions.flat_map(|row| texts(grid, row)).map(str::to_owned).collect()
}

/// The most caption rows that hold for the tables below.
const MOST_CAPTIONS: usize = 4;

fn texts(grid: &Grid, row: usize) -> impl Iterator<Item = &str> {
    let width = grid.rows.get(row).map_or(0, Vec::len);
    (0..width).map(move |column| grid.own_text(row, column).trim()).filter(|text| !text.is_empty())
}

/// Whether a row is a head: it names the column of the indicators, the places or the times, and what others hold.
fn is_head(grid: &Grid, row: usize) -> bool {
    let (mut names, mut others) = (false, false);
    for text in texts(grid, row).take(MOST_CELLS) {
        let label = Label::of(text);
        match label.key {
            Some(Key::Indicator | Key::Place | Key::Period) => names = true,
            Some(_) => others = true,
            None if is_year(text) || label.is_measure() => others = true,
            None if cell::is_meant_as_number(text) => return false,
            None => others |= label.unit.is_some(),
        }
    }
    names && others
}

/// The most cells of a row that are examined.
const MOST_CELLS: usize = 64;

fn is_year(text: &str) -> bool {
    matches!(text.parse::<Year>(), Ok(1950..2100))
}

fn has_figure(grid: &Grid, row: usize) -> bool {
    texts(grid, row).take(MOST_CELLS).any(cell::is_meant_as_number)
}

/// Whether a row repeats the head of a table, as at the top of a page.
fn is_repeated(grid: &Grid, head: usize, row: usize) -> bool {
    let width = grid.width();
    (0..width).all(|column| grid.own_text(head, column).trim() == grid.own_text(row, column).trim())
}

/// The first of the caption rows right above a head: rows with one or two cells and no figure.
fn first_caption(grid: &Grid, head: usize, from: usize) -> usize {
    let is_caption = |row: &usize| {
        let cells = texts(grid, *row).take(3).count();
        cells <= 2 && !has_figure(grid, *row)
    };
    (from..head).rev().take_while(is_caption).last().unwrap_or(head)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The first cells of each table, by rows of cells between `|`.
    fn check(rows: &[&str], expected: &[&str]) {
        let cells = |row: &&str| row.split('|').map(|text| GridCell::Text(text.to_owned())).collect();
        let grid = Grid { rows: rows.iter().map(cells).collect() };
        let first = |rows: Range<usize>| {
            let firsts = rows.map(|row| grid.own_text(row, 0));
            firsts.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(tables(&grid).into_iter().map(first).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn another_head_begins_another_table() {
        check(&["指标|2022年", "粮食|2", "指标|2023年", "茶叶|3"], &["指标 粮食", "指标 茶叶"]);
        check(
            &["表一", "指标|单位|2022年", "粮食|吨|2", "||", "表二", "单位：万元", "项目|2023年", "税收|3"],
            &["表一 指标 粮食", " 表二 单位：万元 项目 税收"],
        );
    }

    #[test]
    fn one_table_stays_whole() {
        check(&["指标|2022年", "粮食|2", "指标|2022年", "茶叶|3"], &["指标 粮食 指标 茶叶"]);
        check(&["指标|单位|2023", "工业||", "发电量|亿度|3"], &["指标 工业 发电量"]);
        check(&["地区|产值（亿元）", "甲县|3", "合计|3"], &["地区 甲县 合计"]);
        check(&["年份|粮食", "2022|2", "2023|3"], &["年份 2022 2023"]);
        check(&[], &[""]);
    }

    proptest! {
        #[test]
        fn the_parts_are_the_rows(
            rows in prop::collection::vec("(指标|单位|2022年|2|甲|\\|){0,6}", 0..12),
        ) {
            let cells = |row: &String| row.split('|').map(|text| GridCell::Text(text.to_owned())).collect();
            let grid = Grid { rows: rows.iter().map(cells).collect() };
            let parts = tables(&grid);
            prop_assert_eq!(parts.iter().flat_map(|rows| rows.clone()).count(), grid.rows.len());
            let whole: Vec<_> = parts.into_iter().flat_map(|rows| part(&grid, rows).rows).collect();
            prop_assert_eq!(whole, grid.rows);
        }
    }
}
