//! The data table of a chart: all that it shows, for those who read or copy rather than look.
//!
//! | chart | rows | columns |
//! | --- | --- | --- |
//! | line, bar, bullet, multiples | years | for each series its results, and if any its targets and verdicts |
//! | dumbbell | series | the two years and the change |
//! | heat | series | years |

use super::form::{Rows, Years};
use super::{Chart, Point, Series};
use crate::compare::{Cell, Change, Judgement};
use crate::model::Year;
use crate::quantity::Decimal;

/// The data table of a chart. Series are named by their place in [`Chart::series`].
#[derive(Clone, Debug, PartialEq)]
pub struct DataTable {
    /// What each column holds.
    pub columns: Vec<Column>,
    /// The rows, with a cell for each column.
    pub rows: Vec<DataRow>,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The results of a series.
    Results(usize),
    /// The targets of a series.
    Targets(usize),
    /// What became of the targets of a series.
    Verdicts(usize),
    /// The results of a year.
    Year(Year),
    /// The change between two years.
    Change(Year, Year),
}

/// A row of the data table.
#[derive(Clone, Debug, PartialEq)]
pub struct DataRow {
    /// What the row is about.
    pub head: RowHead,
    /// Its cells.
    pub cells: Vec<DataCell>,
}

/// What a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowHead {
    /// A year.
    Year(Year),
    /// A series.
    Series(usize),
}

/// A cell of the data table.
#[derive(Clone, Debug, PartialEq)]
pub enum DataCell {
    /// A figure or a gap, in the unit of its series.
    Figure(Cell),
    /// A change, in the unit of its series.
    Change(Change),
    /// What became of a target; `None` where it cannot be judged.
    Verdict(Option<Judgement>),
}

/// In which order the rows stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// By which column; by the rows' heads, if not given.
    pub column: Option<usize>,
    /// The last, or the greatest, first.
    pub descending: bool,
}

impl DataTable {
    /// Whether its rows can be ordered by a column: not by figures of several units.
    #[must_use]
    pub fn is_sortable(&self, chart: &Chart, column: usize) -> bool {
        match self.columns.get(column) {
            Some(Column::Year(_) | Column::Change(..)) => chart.unit().is_some(),
            Some(_) => true,
            None => false,
        }
    }

    /// Puts the rows in order. What has no figure stands last, whichever way.
    pub fn sort(&mut self, order: Order) {
        let Some(column) = order.column else {
            if order.descending {
                self.rows.reverse();
            }
            return;
        };
        let key = |row: &DataRow| row.cells.get(column).and_then(DataCell::size);
        self.rows.sort_by(|a, b| match (key(a), key(b)) {
            (Some(a), Some(b)) if order.descending => b.cmp(&a),
            (Some(a), Some(b)) => a.cmp(&b),
            (a, b) => a.is_none().cmp(&b.is_none()),
        });
    }
}

impl DataCell {
    /// What it is ordered by: its figure, how much changed, by how much a target was missed
    /// (below nothing) or passed.
    fn size(&self) -> Option<Decimal> {
        match self {
            Self::Figure(cell) => cell.value().map(|value| value.figure.number.value()),
            Self::Change(change) => change.difference().map(|difference| difference.amount),
            Self::Verdict(judgement) => judgement.as_ref().map(|j| match j.outcome.kept() {
                Some(false) => -j.by,
                _ => j.by,
            }),
        }
    }
}

impl Chart {
    /// The data table.
    #[must_use]
    pub fn data_table(&self) -> DataTable {
        match self.kind.form().rows {
            Rows::Years => self.by_year(),
            Rows::Series => self.by_series(),
        }
    }

    fn by_year(&self) -> DataTable {
        let columns: Vec<Column> = (self.series.iter().enumerate())
            .flat_map(|(n, series)| {
                let targets = series.has_targets().then_some([Column::Targets(n), Column::Verdicts(n)]);
                std::iter::once(Column::Results(n)).chain(targets.into_iter().flatten())
            })
            .collect();
        let rows = self.years.iter().enumerate().map(|(row, &year)| {
            let point = |n: usize| self.series.get(n).and_then(|s| s.points.get(row));
            let cell = |column: &Column| match *column {
                Column::Targets(n) => point(n).map(|p| DataCell::Figure(p.target.clone())),
                Column::Verdicts(n) => point(n).map(|p| DataCell::Verdict(p.judgement.clone())),
                Column::Results(n) => point(n).map(result),
                Column::Year(_) | Column::Change(..) => None,
            };
            DataRow { head: RowHead::Year(year), cells: columns.iter().filter_map(cell).collect() }
        });
        DataTable { rows: rows.collect(), columns }
    }

    fn by_series(&self) -> DataTable {
        let compared = self.compared.filter(|_| self.kind.form().years == Years::Two);
        let years = self.years.iter().copied().map(Column::Year);
        let columns = years.chain(compared.map(|(from, to)| Column::Change(from, to))).collect();
        let rows = self.series.iter().enumerate().map(|(n, series)| {
            let change = compared.map(|_| DataCell::Change(self.change(series)));
            let cells = series.points.iter().map(result).chain(change).collect();
            DataRow { head: RowHead::Series(n), cells }
        });
        DataTable { columns, rows: rows.collect() }
    }
}

fn result(point: &Point) -> DataCell {
    DataCell::Figure(point.result.clone())
}

impl Series {
    /// Whether any year displayed has a target.
    #[must_use]
    pub fn has_targets(&self) -> bool {
        self.points.iter().any(|p| p.target.value().is_some())
    }
}

impl Chart {
    /// Whether the rows of its table are series, not years.
    #[must_use]
    pub fn rows_are_series(&self) -> bool {
        self.kind.form().rows == Rows::Series
    }
}
