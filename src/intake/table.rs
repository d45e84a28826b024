//! Reads tables into statements: what each column holds, and what each row states.
//!
//! | in the table | read as |
//! | --- | --- |
//! | `指标 单位 2022年 2023年 增长%` over `地区生产总值 亿元 120 130 6.1` | 地区生产总值 of 2022 and of 2023, the latter with its change |
//! | `指标 计划 完成 完成率` | a target, a result with its completion |
//! | `年份 地区生产总值（亿元） 增速（%）` over `2022 120 5` | years as rows |
//! | `县区 地区生产总值（亿元）` over `甲县 120` | places as rows: a report for each |
//! | `place year indicator period kind value unit` | a tidy table, with Chinese or English headings |
//! | a second head, `指标 2023年 2024年目标` | the beginning of another table: [`stacked`] |
//! | `单位：亿元` above the table | the unit of figures without a unit of their own |
//!
//! [`plan`](plan()) determines what the columns hold; the reader may change that. [`read`](read()) reads
//! the rows by a plan. A fault in a row is reported and does not stop the rest. Missing is never zero: see
//! [`cell`].

mod caption;
mod cell;
mod label;
mod name;
mod note_row;
pub mod offer;
mod place_name;
mod plan;
mod read;
mod report;
mod role;
pub mod stacked;
mod unit;

use crate::model::{Kind, Name, Observation, Period, Report, Year};

use super::manuscript::{Grid, GridCell};

pub use plan::{Plan, plan};
pub use read::{Rows, read};
pub use report::{embedded, reports};

/// What is known of a table beside its cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hints {
    /// The texts around it, the nearest last: the file's name, the sheet's name, the lines above.
    pub captions: Vec<String>,
    /// The place of the figures.
    pub place: Option<Name>,
    /// The year of the report that contains them.
    pub year: Option<Year>,
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq)]
pub enum ColumnRole {
    /// A key: information about the figures of the row.
    Key(Key),
    /// Figures.
    Figures(ColumnMeasure),
}

/// What a key column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Nothing that is used.
    Unused,
    /// The indicator.
    Indicator,
    /// The unit.
    Unit,
    /// The place.
    Place,
    /// The year, or another period.
    Period,
    /// The year of the report.
    Year,
    /// The kind: result, target, estimate.
    Kind,
    /// The value, in a tidy table.
    Value,
    /// The upper end of a range.
    RangeEnd,
    /// The bound of the value.
    Bound,
    /// The reason why the value is missing.
    Gap,
}

/// What the figures of a column measure. The row gives what is left open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ColumnMeasure {
    /// Level, change or completion.
    pub what: What,
    /// The time.
    pub period: Option<Period>,
    /// The kind: result, target, estimate.
    pub kind: Option<Kind>,
    /// The indicator.
    pub indicator: Option<Name>,
    /// The place.
    pub place: Option<Name>,
    /// The unit.
    pub unit: Option<Name>,
    /// How percentages are written.
    pub scale: PercentScale,
}

/// How a column writes percentages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PercentScale {
    /// Undecided: if all values are at most one, each is a fault ([`CellCause::ScaleUnknown`]); else they are
    /// percentages.
    #[default]
    Open,
    /// As percentages: 5.3 is 5.3 %.
    Percent,
    /// As fractions of one: 0.053 is 5.3 %.
    Fraction,
}

/// How a figure relates to its indicator.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum What {
    /// Its value.
    #[default]
    Level,
    /// Its change in percent.
    Percent,
    /// Its change in percentage points.
    Points,
    /// Its change as an amount.
    Amount,
    /// The proportion of its target done, in percent.
    Completion,
}

/// A statement that was read from a table.
#[derive(Clone, Debug, PartialEq)]
pub struct TableStatement {
    /// Its place, if row or column give one.
    pub place: Option<Name>,
    /// The year of its report, if the row gives one.
    pub year: Option<Year>,
    /// The observation. Its spans are set once the table has its position in a text.
    pub observation: Observation,
    /// The cells of its value, its change and its completion.
    pub cells: Cells,
}

/// The cells of a statement, each as row and column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cells {
    /// The cell of its value.
    pub value: (usize, usize),
    /// The cell of its change.
    pub change: Option<(usize, usize)>,
    /// The cell of its completion.
    pub completion: Option<(usize, usize)>,
}

/// A fault in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellFault {
    /// The row of the grid.
    pub row: usize,
    /// The column of the grid.
    pub column: usize,
    /// The text of the cell.
    pub cell: String,
    /// The cause.
    pub cause: CellCause,
}

/// Why a cell could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellCause {
    /// Words, a date or several numbers where one number is expected.
    NotANumber,
    /// Separators between digits that are no thousands separators: `1,23`.
    Grouping,
    /// A number in brackets in a column that does not write negative numbers so. It may be negative or a
    /// remark.
    Bracketed,
    /// More digits than can be kept exactly.
    TooLong,
    /// An error value of a formula.
    FormulaError,
    /// A figure without an indicator.
    IndicatorMissing,
    /// A figure without a year, or an invalid time.
    PeriodUnknown,
    /// A word that is no kind of statement.
    KindUnknown,
    /// 0.053 where a percentage is expected: 5.3 % or 0.053 %. See [`PercentScale`].
    ScaleUnknown,
}

impl CellCause {
    /// All causes.
    pub const ALL: [Self; 9] = [
        Self::NotANumber,
        Self::Grouping,
        Self::Bracketed,
        Self::TooLong,
        Self::FormulaError,
        Self::IndicatorMissing,
        Self::PeriodUnknown,
        Self::KindUnknown,
        Self::ScaleUnknown,
    ];
}

impl Grid {
    /// The text of a cell. A covered cell gives the text of its merged cell, a position outside the grid the empty text.
    #[must_use]
    pub fn text(&self, row: usize, column: usize) -> &str {
        match self.rows.get(row).and_then(|cells| cells.get(column)) {
            Some(GridCell::Text(text)) => text,
            Some(GridCell::Covered { up, left }) => {
                let at = row.checked_sub(usize::from(*up)).zip(column.checked_sub(usize::from(*left)));
                match at.and_then(|(row, column)| self.rows.get(row)?.get(column)) {
                    Some(GridCell::Text(text)) => text,
                    _ => "",
                }
            }
            None => "",
        }
    }

    /// The text of a cell; empty if a merged cell covers it.
    #[must_use]
    pub fn own_text(&self, row: usize, column: usize) -> &str {
        match self.rows.get(row).and_then(|cells| cells.get(column)) {
            Some(GridCell::Text(text)) => text,
            _ => "",
        }
    }

    /// The number of columns.
    #[must_use]
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }
}

/// Whether all figures of a report come from tables. Then its text is not prose.
#[must_use]
pub fn is_of_tables<Y>(report: &Report<Y>) -> bool {
    let of_table = |observation: &Observation| observation.evidence.origin.name() == Some(read::RULE);
    !report.observations.is_empty() && report.observations.iter().all(of_table)
}

/// Replaces full-width characters by half-width ones.
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
