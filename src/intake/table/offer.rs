//! Tables that are offered to the reader before they are taken over, and what passes between the page
//! and the worker for it.
//!
//! | from | to | what |
//! | --- | --- | --- |
//! | worker | page | an [`Offer`] for each sheet: its cells, and how they were taken |
//! | page | worker | a [`Choice`]: the cells, place and year, what columns hold |
//! | worker | page | a [`Preview`] by that choice; its reports, once it is taken |
//!
//! The worker keeps nothing: the cells travel along, as [`Table`].

use serde::{Deserialize, Serialize};

use super::role;
use super::{Cause, Hints, Plan, Role};
use crate::format;
use crate::intake::manuscript::{Cell, Grid};
use crate::model::{Name, Period, Report, Year};

/// A table with what stands around it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// The file that it comes from.
    pub file: String,
    /// The sheet's name; empty for a table that is no sheet.
    pub sheet: String,
    /// Whether the workbook hides the sheet.
    pub hidden: bool,
    /// The words above it.
    pub captions: Vec<String>,
    /// The cells by rows.
    rows: Vec<Vec<Text>>,
}

/// A cell as it travels: its text, or how far up and left the merged cell lies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Text {
    Text(String),
    Covered(u16, u16),
}

/// A table, and how it was taken; no preview where it holds no figures that could be named.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Offer {
    /// The table.
    pub table: Table,
    /// How it was taken.
    pub preview: Option<Preview>,
}

/// What the reader of the page chose for a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// The table.
    pub table: Table,
    /// The place, where it was named.
    pub place: Option<String>,
    /// The year of the report, where it was named.
    pub year: Option<Year>,
    /// The columns that hold something else than was recognised, each with the code of its role.
    pub columns: Vec<(usize, String)>,
    /// Whether the reports are wanted.
    pub take: bool,
}

/// How a table is taken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Preview {
    /// The code of what each column holds.
    pub columns: Vec<String>,
    /// The times that a column may be of.
    pub periods: Vec<String>,
    /// The place, where it is known.
    pub place: Option<String>,
    /// The year of the report, where it is known.
    pub year: Option<Year>,
    /// The heads and the first rows, as texts.
    pub rows: Vec<Vec<String>>,
    /// How many of these rows are heads.
    pub heads: usize,
    /// How many rows the table has.
    pub length: usize,
    /// How many figures are read.
    pub figures: usize,
    /// The reports that they make: place, year, figures.
    pub reports: Vec<(String, Year, usize)>,
    /// The first cells that could not be read.
    pub faults: Vec<Fault>,
    /// How many could not be read in all.
    pub fault_count: usize,
    /// The reports as JSON, where they are wanted.
    pub taken: Option<String>,
}

/// A cell that could not be read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fault {
    /// Its row in the table, from 1.
    pub row: usize,
    /// Its column, from 1.
    pub column: usize,
    /// What it says.
    pub cell: String,
    /// The place of the cause in [`Cause::ALL`].
    cause: usize,
}

impl Fault {
    /// The cause.
    #[must_use]
    pub fn cause(&self) -> Cause {
        Cause::ALL.get(self.cause).copied().unwrap_or(Cause::NotANumber)
    }
}

impl Table {
    /// A table of a file.
    #[must_use]
    pub fn new(file: &str, sheet: &str, captions: Vec<String>, grid: Grid) -> Self {
        let cell = |cell| match cell {
            Cell::Text(text) => Text::Text(text),
            Cell::Covered { up, left } => Text::Covered(up, left),
        };
        let rows = grid.rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect();
        Self { file: file.to_owned(), sheet: sheet.to_owned(), hidden: false, captions, rows }
    }

    /// The table, hidden or not.
    #[must_use]
    pub fn hidden(self, hidden: bool) -> Self {
        Self { hidden, ..self }
    }

    /// The reports that it makes, as it is taken; none where it is not told.
    #[must_use]
    pub fn reports(self) -> Vec<Report> {
        let choice = Choice { table: self, take: true, ..Choice::default() };
        let taken = choice.preview().and_then(|preview| preview.taken).unwrap_or_default();
        format::read(&taken).reports
    }

    fn grid(&self) -> Grid {
        let cell = |cell: &Text| match cell {
            Text::Text(text) => Cell::Text(text.clone()),
            Text::Covered(up, left) => Cell::Covered { up: *up, left: *left },
        };
        Grid { rows: self.rows.iter().map(|row| row.iter().map(cell).collect()).collect() }
    }

    /// Whether it is told what its columns hold.
    #[must_use]
    pub fn is_told(&self) -> bool {
        super::plan(&self.grid(), &Hints::default()).is_some()
    }

    /// The table with how it was taken.
    #[must_use]
    pub fn offer(self) -> Offer {
        let choice = Choice { table: self, ..Choice::default() };
        let preview = choice.preview();
        Offer { table: choice.table, preview }
    }
}

impl Choice {
    /// How the table is taken by this choice; `None` where it holds no figures that could be named.
    #[must_use]
    pub fn preview(&self) -> Option<Preview> {
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
            if let (Some(place), Some(role)) = (plan.columns.get_mut(*column), role::of_code(code)) {
                *place = role;
            }
        }
        Some(self.shown(&grid, &plan))
    }

    fn shown(&self, grid: &Grid, plan: &Plan) -> Preview {
        /// So many rows below the heads are shown, and so many faults told.
        const ROWS: usize = 8;
        const FAULTS: usize = 50;
        let read = super::read(grid, plan);
        let faults = read.faults.iter().take(FAULTS).map(|fault| Fault {
            row: fault.row + 1,
            column: fault.column + 1,
            cell: fault.cell.clone(),
            cause: Cause::ALL.iter().position(|cause| *cause == fault.cause).unwrap_or(0),
        });
        let (faults, fault_count) = (faults.collect(), read.faults.len());
        let sheet = (!self.table.sheet.is_empty()).then_some(self.table.sheet.as_str());
        let reports = super::reports(grid, plan, read, sheet, &self.table.file);
        let texts =
            |row: usize| (0..grid.width()).map(|column| grid.own_text(row, column).to_owned()).collect();
        let end = grid.rows.len().min(plan.first + ROWS);
        Preview {
            columns: plan.columns.iter().map(role::code).collect(),
            periods: plan.periods().iter().map(Period::to_string).collect(),
            place: plan.place.as_deref().map(str::to_owned),
            year: plan.year,
            rows: (0..end).map(texts).collect(),
            heads: plan.first,
            length: grid.rows.len(),
            figures: reports.iter().map(|report| report.observations.len()).sum(),
            reports: reports.iter().map(told).collect(),
            faults,
            fault_count,
            taken: self.take.then(|| taken(reports)),
        }
    }
}

/// The answer to a choice, both as JSON; `None` where the choice is none or the table holds no
/// figures that could be named.
#[must_use]
pub fn answer(choice: &str) -> Option<String> {
    let choice: Choice = serde_json::from_str(choice).ok()?;
    serde_json::to_string(&choice.preview()?).ok()
}

fn told(report: &Report) -> (String, Year, usize) {
    (report.place.name.to_string(), report.year, report.observations.len())
}

/// The reports as JSON, which holds no report without a year or a name: the page asks for these.
fn taken(mut reports: Vec<Report>) -> String {
    for report in &mut reports {
        report.year = report.year.max(1);
    }
    format::write_list(&reports)
}

/// The code of a role, and the role of a code: `indicator`, `figures|level|2023|actual|||亿元`.
#[must_use]
pub fn code(role: &Role) -> String {
    role::code(role)
}

/// The role of a code; `None` if it is none.
#[must_use]
pub fn of_code(code: &str) -> Option<Role> {
    role::of_code(code)
}
