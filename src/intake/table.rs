//! Tables to statements: which column holds what, and what every row says.
//!
//! | in the table | read as |
//! | --- | --- |
//! | `指标 单位 2022年 2023年 增长%` over `地区生产总值 亿元 120 130 6.1` | 地区生产总值 of 2022 and of 2023, the latter with its change |
//! | `指标 计划 完成 完成率` | a target, a result with its completion |
//! | `年份 地区生产总值（亿元） 增速（%）` over `2022 120 5` | years as rows |
//! | `县区 地区生产总值（亿元）` over `甲县 120` | places as rows: a report for each |
//! | `place year indicator period kind value unit` | a tidy table, under Chinese or English names |
//! | `单位：亿元` above the table | the unit of what names no other |
//!
//! [`plan`](plan()) tells what the columns hold, which a reader may change; [`read`](read()) reads the rows by
//! a plan. A row's fault is told and does not stop the rest. Missing is never zero: see [`cell`].

mod caption;
mod cell;
mod label;
mod name;
pub mod offer;
mod plan;
mod read;
mod report;
mod role;
mod unit;

use crate::model::{Kind, Name, Observation, Period, Report, Year};

use super::manuscript::{Cell, Grid};

pub use plan::{Plan, plan};
pub use read::{Rows, read};
pub use report::{embedded, reports};

/// What is known of a table beside its cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hints {
    /// The words around it, the nearest last: the file's name, the sheet's, the lines above.
    pub captions: Vec<String>,
    /// Whose figures these are.
    pub place: Option<Name>,
    /// The year of the report that they belong to.
    pub year: Option<Year>,
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Role {
    /// Something about the figures of its row.
    Key(Key),
    /// Figures.
    Figures(Measure),
}

/// What a column that is no figure tells of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Nothing that is read.
    Unused,
    /// The indicator.
    Indicator,
    /// The unit.
    Unit,
    /// The place.
    Place,
    /// The year, or another time.
    Period,
    /// The year of the report.
    Year,
    /// Result, target, estimate.
    Kind,
    /// The value: the figures of a tidy table.
    Value,
    /// The upper end of a range.
    RangeEnd,
    /// How the value is bounded.
    Bound,
    /// Why the value is missing.
    Gap,
}

/// What the figures of a column measure. What is left open, the row tells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measure {
    /// A level, a change, a completion.
    pub what: What,
    /// When.
    pub period: Option<Period>,
    /// Result, target, estimate.
    pub kind: Option<Kind>,
    /// The indicator.
    pub indicator: Option<Name>,
    /// The place.
    pub place: Option<Name>,
    /// The unit.
    pub unit: Option<Name>,
}

/// What a figure says of its indicator.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum What {
    /// How much it is.
    #[default]
    Level,
    /// Its change in percent.
    Percent,
    /// Its change in percentage points.
    Points,
    /// Its change as an amount.
    Amount,
    /// How much of its target is done, in percent.
    Completion,
}

/// A statement that was read in a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Whose figure it is, where the row or the column says so.
    pub place: Option<Name>,
    /// The year of the report that it belongs to, where the row says so.
    pub year: Option<Year>,
    /// The figure; its spans are those of its cells once the table has its place in a text.
    pub observation: Observation,
    /// Its cells, each by row and column: of its value, its change and its completion.
    pub cells: Cells,
}

/// The cells of a statement, each by row and column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cells {
    /// Of its value.
    pub value: (usize, usize),
    /// Of its change.
    pub change: Option<(usize, usize)>,
    /// Of its completion.
    pub completion: Option<(usize, usize)>,
}

/// What is wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The row of the grid.
    pub row: usize,
    /// The column of the grid.
    pub column: usize,
    /// What the cell says.
    pub cell: String,
    /// The cause.
    pub cause: Cause,
}

/// Why a cell could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Words, a date or several numbers where one number is expected.
    NotANumber,
    /// Marks between digits that part no thousands: `1,23`.
    Grouping,
    /// A number in brackets, in a column that does not otherwise write numbers so: below zero, or a
    /// remark.
    Bracketed,
    /// More digits than are kept exactly.
    TooLong,
    /// A formula that could not be worked out.
    FormulaError,
    /// A figure without a name.
    IndicatorMissing,
    /// A figure of which the year is not known, or a time that is none.
    PeriodUnknown,
    /// A word that is no kind of statement.
    KindUnknown,
}

impl Cause {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::NotANumber,
        Self::Grouping,
        Self::Bracketed,
        Self::TooLong,
        Self::FormulaError,
        Self::IndicatorMissing,
        Self::PeriodUnknown,
        Self::KindUnknown,
    ];
}

impl Grid {
    /// The text of a cell, of a covered cell that of the merged one; empty outside of the grid.
    #[must_use]
    pub fn text(&self, row: usize, column: usize) -> &str {
        match self.rows.get(row).and_then(|cells| cells.get(column)) {
            Some(Cell::Text(text)) => text,
            Some(Cell::Covered { up, left }) => {
                let at = row.checked_sub(usize::from(*up)).zip(column.checked_sub(usize::from(*left)));
                match at.and_then(|(row, column)| self.rows.get(row)?.get(column)) {
                    Some(Cell::Text(text)) => text,
                    _ => "",
                }
            }
            None => "",
        }
    }

    /// The text of a cell that is not covered by a merged one; else empty.
    #[must_use]
    pub fn own_text(&self, row: usize, column: usize) -> &str {
        match self.rows.get(row).and_then(|cells| cells.get(column)) {
            Some(Cell::Text(text)) => text,
            _ => "",
        }
    }

    /// The number of columns.
    #[must_use]
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }
}

/// Whether all figures of a report were read in tables: its text is no prose.
#[must_use]
pub fn is_of_tables(report: &Report) -> bool {
    let of_table = |observation: &Observation| observation.evidence.origin.name() == Some(read::RULE);
    !report.observations.is_empty() && report.observations.iter().all(of_table)
}

/// Full-width signs as half-width ones.
fn half_width(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '　' | '\u{a0}' => ' ',
        '〔' | '【' => '[',
        '〕' | '】' => ']',
        '−' => '-',
        _ => c,
    }
}
