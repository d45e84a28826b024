//! How a sheet displays its cells, as far as `calamine` does not give it: number formats, hidden rows and columns.
//!
//! | in the workbook | displayed |
//! | --- | --- |
//! | 0.053 in a cell of style 1, whose format is 10 | by `0.00%` |
//! | a cell without a style | by `General` |
//! | row 3 is hidden | not at all |

use std::collections::{BTreeSet, HashMap};
use std::ops::RangeInclusive;

use super::WorkbookFault;
use super::sparse::Used;
use crate::intake::separated::MOST_CELLS;

/// The display of a sheet's cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Display {
    /// The index of each numeric cell's style in [`Styles`], by row and column from 0.
    pub(super) styles: HashMap<(u32, u32), usize>,
    pub(super) hidden: Hidden,
    /// The rows and columns with cells, if their records were moved together.
    pub(super) used: Option<Used>,
}

/// The rows and columns that a sheet hides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Hidden {
    pub(super) rows: BTreeSet<u32>,
    pub(super) columns: Vec<RangeInclusive<u32>>,
}

impl Hidden {
    pub(super) fn row(&self, row: u32) -> bool {
        self.rows.contains(&row)
    }

    pub(super) fn column(&self, column: u32) -> bool {
        self.columns.iter().any(|columns| columns.contains(&column))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.columns.is_empty()
    }
}

impl Display {
    /// Notes the style of a numeric cell.
    ///
    /// # Errors
    /// There are more cells than the limit.
    pub(super) fn cell(&mut self, row: u32, column: u32, style: usize) -> Result<(), WorkbookFault> {
        self.styles.insert((row, column), style);
        if self.styles.len() > MOST_CELLS { Err(WorkbookFault::TooLarge) } else { Ok(()) }
    }
}

/// The cell styles of a workbook, each with the code of its number format.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Styles {
    /// The format codes that the workbook defines, by their numbers.
    pub(super) codes: HashMap<u16, String>,
    /// The number of the format of each style.
    pub(super) formats: Vec<u16>,
}

impl Styles {
    /// The format code of a cell.
    pub(super) fn code(&self, display: &Display, position: (u32, u32)) -> &str {
        display.styles.get(&position).map_or("General", |style| self.code_of(*style))
    }

    /// The format code of a style.
    pub(super) fn code_of(&self, style: usize) -> &str {
        let Some(format) = self.formats.get(style) else { return "General" };
        self.codes.get(format).map_or_else(|| built_in(*format), String::as_str)
    }
}

/// The code of a built-in number format (ECMA-376, 18.8.30). Dates are those of Chinese workbooks.
fn built_in(format: u16) -> &'static str {
    match format {
        1 => "0",
        2 => "0.00",
        3 | 37 | 38 => "#,##0",
        4 | 39 | 40 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        41 | 42 => "#,##0_ ",
        43 | 44 => "#,##0.00_ ",
        14 | 15 | 16 | 22 | 30 => "yyyy-m-d",
        17 | 27 | 57 => "yyyy\"年\"m\"月\"",
        31 => "yyyy\"年\"m\"月\"d\"日\"",
        _ => "General",
    }
}
