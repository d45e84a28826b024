//! The data table of a chart: all its data, for reading and copying.
//!
//! | chart | rows | columns |
//! | --- | --- | --- |
//! | line, bar, bars with a line, bullet, multiples | years | for each series its results, and its targets and verdicts if there are any |
//! | dumbbell | series | the two years and the change |
//! | heat | series | years |
//! | any, of several series in one year | series | the result, and the target and verdict if there are any |

use super::form::{Rows, Years};
use super::{Chart, ChartSeries, Point};
use crate::compare::{Cell, Change, Judgement};
use crate::model::Year;
use crate::quantity::Decimal;

/// The data table of a chart. Series are given by their index in [`Chart::series`].
#[derive(Clone, Debug, PartialEq)]
pub struct DataTable {
    /// The content of each column.
    pub columns: Vec<Column>,
    /// The rows, with a cell for each column.
    pub rows: Vec<DataRow>,
}

/// The content of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The results of a series.
    Results(usize),
    /// The targets of a series.
    Targets(usize),
    /// The verdicts on the targets of a series.
    Verdicts(usize),
    /// The results of a year.
    Year(Year),
    /// The change between two years.
    Change(Year, Year),
    /// The targets for a year.
    TargetsFor(Year),
    /// The verdicts on the targets for the only year.
    Outcomes,
}

/// A row of the data table.
#[derive(Clone, Debug, PartialEq)]
pub struct DataRow {
    /// The subject of the row.
    pub head: RowHead,
    /// Its cells.
    pub cells: Vec<DataCell>,
}

/// The subject of a row.
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
    /// The verdict on a target; `None` if there is none.
    Verdict(Option<Judgement>),
}

/// The order of the rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// The column to sort by; the row heads, if `None`.
    pub column: Option<usize>,
    /// Whether the last or greatest comes first.
    pub descending: bool,
}

impl DataTable {
    /// Whether rows can be sorted by a column. Figures of several units cannot.
    #[must_use]
    pub fn is_sortable(&self, chart: &Chart, column: usize) -> bool {
        match self.columns.get(column) {
            Some(Column::Year(_) | Column::Change(..) | Column::TargetsFor(_) | Column::Outcomes) => {
                chart.unit().is_some()
            }
            Some(_) => true,
            None => false,
        }
    }

    /// Sorts the rows. Rows without a figure come last in both directions.
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
    /// The sort value: the figure, the amount of the change, or the deviation from a target
    /// (negative if missed).
    fn size(&self) -> Option<Decimal> {
        match self {
            Self::Figure(cell) => cell.value().map(|value| value.figure.number.value()),
            Self::Change(change) => change.difference().map(|difference| difference.amount),
            Self::Verdict(judgement) => judgement.as_ref().map(|j| match j.attainment.reached() {
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
            Rows::Years if self.is_one_year() => self.of_one_year(),
            Rows::Years => self.by_year(),
            Rows::Series => self.by_series(),
        }
    }

    /// Whether it shows several series in one year.
    fn is_one_year(&self) -> bool {
        self.years.len() == 1 && self.series.len() > 1
    }

    fn of_one_year(&self) -> DataTable {
        let (year, has_targets) =
            (self.years.first().copied(), self.series.iter().any(ChartSeries::has_targets));
        let target = self.aimed.or(year).filter(|_| has_targets).map(Column::TargetsFor);
        // Results of one year are not judged by targets for the next.
        let outcome = (has_targets && self.aimed.is_none()).then_some(Column::Outcomes);
        let columns: Vec<Column> = year.map(Column::Year).into_iter().chain(target).chain(outcome).collect();
        let row = |(n, series): (usize, &ChartSeries)| {
            let point = series.points.first()?;
            let cell = |column: &Column| match column {
                Column::TargetsFor(_) => DataCell::Figure(point.target.clone()),
                Column::Outcomes => DataCell::Verdict(point.judgement.clone()),
                _ => result(point),
            };
            Some(DataRow { head: RowHead::Series(n), cells: columns.iter().map(cell).collect() })
        };
        DataTable { rows: self.series.iter().enumerate().filter_map(row).collect(), columns }
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
                Column::Year(_) | Column::Change(..) | Column::TargetsFor(_) | Column::Outcomes => None,
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

impl ChartSeries {
    /// Whether any displayed year has a target.
    #[must_use]
    pub fn has_targets(&self) -> bool {
        self.points.iter().any(|p| p.target.value().is_some())
    }
}

impl Chart {
    /// Whether the rows of its table are series rather than years.
    #[must_use]
    pub fn rows_are_series(&self) -> bool {
        self.kind.form().rows == Rows::Series || self.is_one_year()
    }
}
