//! Offers a table to the reader before its figures are taken over: the messages between page and worker.
//!
//! | from | to | what |
//! | --- | --- | --- |
//! | worker | page | an [`Offer`] for each sheet: its cells, and their reading |
//! | page | worker | a [`TableChoice`]: the cells, place and year, roles of columns |
//! | worker | page | a line with the [`Preview`] of that choice; its reports, once the reader agrees |
//!
//! The worker keeps no state: each message contains the cells, as [`Table`].

use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::role;
use super::stacked;
use super::{CellCause, ColumnRole, Hints, Plan};
use crate::format;
use crate::intake::manuscript::{Grid, GridCell};
use crate::model::{Name, Period, ReadReport, Year};

/// A table with the texts around it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// The file that it comes from.
    pub file: String,
    /// The sheet's name; empty for a table outside a workbook.
    pub sheet: String,
    /// Whether the workbook hides the sheet.
    pub hidden: bool,
    /// The hidden rows and columns of the sheet, which are empty here.
    pub left_out: LeftOut,
    /// The text above it.
    pub captions: Vec<String>,
    /// The number of rows above it on its sheet, which belong to other tables.
    pub above: usize,
    /// The cells by row. A table can have a million, and the page keeps several copies of a choice.
    rows: Arc<Vec<Vec<Text>>>,
}

/// How many rows and columns with cells were left out, because the workbook hides them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// The rows.
    pub rows: usize,
    /// The columns.
    pub columns: usize,
}

/// A cell in a message: its text, or its distance up and left from the merged cell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Text {
    Text(String),
    Covered(u16, u16),
}

/// A table with its preview. Without a preview, no figures with a name were found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Offer {
    /// The table.
    pub table: Table,
    /// How it was read.
    pub preview: Option<Preview>,
}

/// The reader's choice for a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TableChoice {
    /// The table.
    pub table: Table,
    /// The place, if the reader named it.
    pub place: Option<String>,
    /// The year of the report, if the reader named it.
    pub year: Option<Year>,
    /// The columns that the reader changed, each with the code of its role.
    pub columns: Vec<(usize, String)>,
    /// Whether to return the reports.
    pub take: bool,
}

/// How a table is read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Preview {
    /// The code of each column's role.
    pub columns: Vec<String>,
    /// The times that a column can have.
    pub periods: Vec<String>,
    /// The place, if it is known.
    pub place: Option<String>,
    /// The year of the report, if it is known.
    pub year: Option<Year>,
    /// The head and the first rows, as texts.
    pub rows: Vec<Vec<String>>,
    /// The number of head rows among these.
    pub heads: usize,
    /// The number of rows of the table.
    pub length: usize,
    /// The number of figures.
    pub figures: usize,
    /// The resulting reports: place, year if known, number of figures.
    pub reports: Vec<(String, Option<Year>, usize)>,
    /// The first cells that could not be read.
    pub faults: Vec<FaultyCell>,
    /// The number of all cells that could not be read.
    pub fault_count: usize,
}

/// A cell that could not be read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FaultyCell {
    /// Its row in the table or sheet, from 1.
    pub row: usize,
    /// Its column, from 1.
    pub column: usize,
    /// Its text.
    pub cell: String,
    /// The index of the cause in [`CellCause::ALL`].
    cause: usize,
}

impl FaultyCell {
    /// The cause.
    #[must_use]
    pub fn cause(&self) -> CellCause {
        CellCause::ALL.get(self.cause).copied().unwrap_or(CellCause::NotANumber)
    }
}

impl Table {
    /// A table of a file.
    #[must_use]
    pub fn new(file: &str, sheet: &str, captions: Vec<String>, grid: Grid) -> Self {
        let cell = |cell| match cell {
            GridCell::Text(text) => Text::Text(text),
            GridCell::Covered { up, left } => Text::Covered(up, left),
        };
        let rows = grid.rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect::<Vec<_>>();
        Self {
            file: file.to_owned(),
            sheet: sheet.to_owned(),
            hidden: false,
            left_out: LeftOut::default(),
            captions,
            above: 0,
            rows: Arc::new(rows),
        }
    }

    /// The tables in a grid: one for each head.
    #[must_use]
    pub fn stacked(file: &str, sheet: &str, captions: &[String], mut grid: Grid) -> Vec<Self> {
        grid.drop_invisible();
        let parts = stacked::tables(&grid);
        if parts.len() < 2 {
            return vec![Self::new(file, sheet, captions.to_vec(), grid)];
        }
        let shared = parts.first().map(|first| stacked::captions(&grid, first)).unwrap_or_default();
        let table = |rows: Range<usize>| {
            let above = rows.start;
            let inherited = if above == 0 { &[] } else { shared.as_slice() };
            let captions = captions.iter().chain(inherited).cloned().collect();
            Self { above, ..Self::new(file, sheet, captions, stacked::part(&grid, rows)) }
        };
        parts.into_iter().map(table).collect()
    }

    /// The table, hidden or not.
    #[must_use]
    pub fn hidden(self, hidden: bool) -> Self {
        Self { hidden, ..self }
    }

    /// The table, without these rows and columns.
    #[must_use]
    pub fn without(self, left_out: LeftOut) -> Self {
        Self { left_out, ..self }
    }

    /// The reports from the table; none if it is hidden, or its columns were not recognized.
    #[must_use]
    pub fn reports(self) -> Vec<ReadReport> {
        let take = !self.hidden;
        let choice = TableChoice { table: self, take, ..TableChoice::default() };
        let taken = choice.read().and_then(|(_, taken)| taken).unwrap_or_default();
        format::read_undated(&taken).reports
    }

    fn grid(&self) -> Grid {
        let cell = |cell: &Text| match cell {
            Text::Text(text) => GridCell::Text(text.clone()),
            Text::Covered(up, left) => GridCell::Covered { up: *up, left: *left },
        };
        Grid { rows: self.rows.iter().map(|row| row.iter().map(cell).collect()).collect() }
    }

    /// Whether its columns were recognized.
    #[must_use]
    pub fn is_recognized(&self) -> bool {
        super::plan(&self.grid(), &Hints::default()).is_some()
    }

    /// The table with its preview.
    #[must_use]
    pub fn offer(self) -> Offer {
        let choice = TableChoice { table: self, ..TableChoice::default() };
        let preview = choice.preview();
        Offer { table: choice.table, preview }
    }
}

impl TableChoice {
    /// The preview of a choice; `None` if there are no figures with a name.
    #[must_use]
    pub fn preview(&self) -> Option<Preview> {
        self.read().map(|(preview, _)| preview)
    }

    /// The preview of a choice and, if it asks for them, its reports as JSON; see [`format::read_undated`].
    fn read(&self) -> Option<(Preview, Option<String>)> {
        let grid = self.table.grid();
        let stem = self.table.file.rsplit_once('.').map_or(self.table.file.as_str(), |(stem, _)| stem);
        let around = [stem, self.table.sheet.as_str()].map(str::to_owned);
        let captions =
            around.into_iter().chain(self.table.captions.iter().cloned()).filter(|words| !words.is_empty());
        let hints = Hints {
            captions: captions.collect(),
            place: self.place.as_deref().map(str::trim).filter(|place| !place.is_empty()).map(Name::from),
            year: self.year,
        };
        let mut plan = super::plan(&grid, &hints)?;
        for (column, code) in &self.columns {
            if let (Some(slot), Some(role)) = (plan.columns.get_mut(*column), role::of_code(code)) {
                *slot = role;
            }
        }
        Some(self.shown(&grid, &plan))
    }

    fn shown(&self, grid: &Grid, plan: &Plan) -> (Preview, Option<String>) {
        /// The most rows shown below the head, and the most faults listed.
        const ROWS: usize = 8;
        const FAULTS: usize = 50;
        let read = super::read(grid, plan);
        let faults = read.faults.iter().take(FAULTS).map(|fault| FaultyCell {
            row: self.table.above + fault.row + 1,
            column: fault.column + 1,
            cell: fault.cell.clone(),
            cause: CellCause::ALL.iter().position(|cause| *cause == fault.cause).unwrap_or(0),
        });
        let (faults, fault_count) = (faults.collect(), read.faults.len());
        let sheet = (!self.table.sheet.is_empty()).then_some(self.table.sheet.as_str());
        let reports = super::reports(grid, plan, read, sheet, &self.table.file);
        let texts =
            |row: usize| (0..grid.width()).map(|column| grid.own_text(row, column).to_owned()).collect();
        let end = grid.rows.len().min(plan.first + ROWS);
        let preview = Preview {
            columns: plan.columns.iter().map(role::code).collect(),
            periods: plan.periods().iter().map(Period::to_string).collect(),
            place: plan.place.as_deref().map(str::to_owned),
            year: plan.year,
            rows: (0..end).map(texts).collect(),
            heads: plan.first,
            length: grid.rows.len(),
            figures: reports.iter().map(|report| report.observations.len()).sum(),
            reports: reports.iter().map(identity).collect(),
            faults,
            fault_count,
        };
        (preview, self.take.then(|| format::write_undated(&reports)))
    }
}

/// Answers a choice in JSON: a line with the preview, then the reports if the choice asks for them. `None` if the choice
/// is invalid or the table has no figures with a name. The reports stand behind the preview, not in it: those of a large
/// table are so long that no copy is made of them.
#[must_use]
pub fn answer(choice: &str) -> Option<String> {
    let choice: TableChoice = serde_json::from_str(choice).ok()?;
    let (preview, reports) = choice.read()?;
    let line = serde_json::to_string(&preview).ok()? + "\n";
    Some(match reports {
        Some(mut reports) => {
            reports.insert_str(0, &line);
            reports
        }
        None => line,
    })
}

/// The preview in an answer, and the reports as JSON; `None` for another text.
#[must_use]
pub fn of_answer(mut answer: String) -> Option<(Preview, String)> {
    let preview = serde_json::from_str(answer.split_once('\n')?.0).ok()?;
    let end = answer.find('\n')? + 1;
    answer.drain(..end);
    Some((preview, answer))
}

fn identity(report: &ReadReport) -> (String, Option<Year>, usize) {
    (report.place.name.to_string(), report.year, report.observations.len())
}

/// Codes of roles: `indicator`, `figures|level|2023|actual|||亿元`.
#[must_use]
pub fn code(role: &ColumnRole) -> String {
    role::code(role)
}

/// The role of a code; `None` for an invalid code.
#[must_use]
pub fn of_code(code: &str) -> Option<ColumnRole> {
    role::of_code(code)
}
