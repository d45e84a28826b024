//! The main table: a row for each series, a column for each year, change, target, verdict.
//!
//! [`Index::table`] chooses and orders the rows by the index alone; [`Table::row`] works out the
//! figures of one row, so that of a hundred thousand rows only those in view are built.

mod choose;
mod order;

use std::ops::Range;

use super::index::Class;
use super::{
    Average, Break, Cell, CellValue, Change, Incomparable, Index, PeriodShape, Reconciliation, SeriesId,
    Verdict, average, change,
};
use crate::model::{Direction, Name, Topic, Year};

/// What is to be compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// Places by label; empty for all.
    pub places: Vec<Name>,
    /// The first and last year to show; the last few that have results, if not given. The two that
    /// are compared are always shown.
    pub years: Option<(Year, Year)>,
    /// The two years to compare; the last two that are well filled, if not given.
    pub compared: Option<(Year, Year)>,
    /// Further pairs of years to compare, earlier and later, each with columns of its own.
    pub beside: Vec<(Year, Year)>,
    /// Topics to show; empty for all.
    pub topics: Vec<Topic>,
    /// Words to look for in names: a part of any name, or pinyin initials.
    pub search: String,
    /// The order of the rows.
    pub sort: Sort,
}

/// The order of the rows. Rows without the value to sort by come last either way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Sort {
    /// By what.
    pub by: SortBy,
    /// The other way round: largest first.
    pub descending: bool,
}

/// What rows are ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SortBy {
    /// By topic, then by importance, then as the reports have it.
    #[default]
    Topic,
    /// By the indicator's name: by pinyin initials, then by code point.
    Name,
    /// By the amount of the change, in base units.
    Change,
    /// By the change in percent.
    Percent,
    /// By the later of the compared values, in base units.
    Value,
}

/// Which rows are shown, and in which order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The years that have columns, ascending.
    pub years: Vec<Year>,
    /// The years compared, earlier and later; `None` with fewer than two years of results.
    pub compared: Option<(Year, Year)>,
    /// Further years compared, earlier and later.
    pub beside: Vec<(Year, Year)>,
    /// The year whose target is shown: the later compared year, or if only later targets are
    /// known, the first year that has one.
    pub target_year: Option<Year>,
    /// Whether rows of several places are among them, so that each must name its place.
    pub several_places: bool,
    /// The rows by topic; one group without a topic when sorted by anything else.
    pub groups: Vec<Group>,
    pub(super) order: Vec<SeriesId>,
}

/// Rows that stand together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Their topic, if they are ordered by it.
    pub topic: Option<Topic>,
    /// Their numbers, for [`Table::row`].
    pub rows: Range<usize>,
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What the row is about.
    pub series: SeriesId,
    /// The place's label.
    pub place: Name,
    /// The indicator's name, as the latest report has it.
    pub indicator: Name,
    /// Other names under which the figures of the row are given.
    pub also: Vec<Name>,
    /// Its field.
    pub topic: Topic,
    /// Which part of the year it measures.
    pub part: PeriodShape,
    /// The unit of all its cells.
    pub unit: Name,
    /// Whether the unit is a percentage, so that it changes by points.
    pub rate: bool,
    /// Which way is better.
    pub better: Direction,
    /// A cell for each of [`Table::years`].
    pub cells: Vec<Cell>,
    /// What changed between the years of [`Table::compared`], then those of [`Table::beside`].
    pub changes: Vec<Compared>,
    /// The years before which the line of figures breaks.
    pub breaks: Vec<(Year, Break)>,
    /// The target for [`Table::target_year`].
    pub target: Cell,
    /// What became of it.
    pub verdict: Verdict,
}

/// Two years compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// The earlier and the later year.
    pub years: (Year, Year),
    /// From the one to the other.
    pub change: Change,
    /// The average change of a year, if there are several between them.
    pub average: Option<Average>,
    /// The change that the later year's report itself states on the year before, if that is the
    /// earlier one.
    pub stated: Option<Reconciliation>,
    /// The break that lies between them.
    pub across: Option<Break>,
}

impl Table {
    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// The series of a row.
    #[must_use]
    pub fn series(&self, row: usize) -> Option<SeriesId> {
        self.order.get(row).copied()
    }

    /// Builds one row; `None` beyond the last. The index must be the one the table came from.
    #[must_use]
    pub fn row(&self, index: &Index, row: usize) -> Option<Row> {
        let id = self.series(row)?;
        let (series, indicator) = (index.series(id)?, index.indicator(id)?);
        let unit = index.unit(id);
        let result = |year| index.cell(id, year, Class::Result, &unit);
        let breaks = index.breaks(id);
        let compared = |(from, to): (Year, Year)| {
            let (earlier, later) = (result(from), result(to));
            let figures = earlier.value().zip(later.value());
            let average = figures.and_then(|(earlier, later)| {
                average(&earlier.figure, &later.figure, to.abs_diff(from), series.rate)
            });
            let is_yearly = from.checked_add(1) == Some(to);
            let stated = later.value().filter(|_| is_yearly);
            let between = breaks.iter().filter(|(year, _)| *year > from && *year <= to);
            Compared {
                years: (from, to),
                change: change_between(earlier.value(), later.value(), series.rate),
                average,
                stated: stated.and_then(|later| index.stated(id, to, earlier.value(), later)),
                across: between.map(|(_, found)| *found).min(),
            }
        };
        let changes = self.compared.iter().chain(&self.beside).copied().map(compared).collect();
        let target = match self.target_year {
            Some(year) => index.cell(id, year, Class::Target, &unit),
            None => Cell::Gap(super::CellGap::NoReport),
        };
        let verdict = match self.target_year {
            Some(year) => index.verdict(&target, &result(year), indicator.better),
            None => Verdict::Unjudged(super::Unjudged::NoReport),
        };
        let name = index.name(id);
        Some(Row {
            series: id,
            place: index.places().get(series.place as usize)?.label.clone(),
            also: index.other_names(id, &name),
            indicator: name,
            topic: indicator.topic,
            part: series.part,
            rate: series.rate,
            better: indicator.better,
            cells: self.years.iter().map(|&year| result(year)).collect(),
            changes,
            breaks,
            target,
            verdict,
            unit,
        })
    }
}

/// The change from one value to another, where there are two.
pub(crate) fn change_between(from: Option<&CellValue>, to: Option<&CellValue>, rate: bool) -> Change {
    match (from, to) {
        (Some(from), Some(to)) => change(&from.figure, &to.figure, rate),
        (None, Some(_)) => Change::NotComputed(Incomparable::NoEarlier),
        (Some(_), None) => Change::NotComputed(Incomparable::NoLater),
        (None, None) => Change::NotComputed(Incomparable::Neither),
    }
}

impl Index {
    /// The names other than this one that the statements of a series have, as they come.
    fn other_names(&self, id: SeriesId, name: &Name) -> Vec<Name> {
        let mut others: Vec<Name> = Vec::new();
        for statement in self.statements(id).iter().filter(|statement| !statement.growth) {
            if let Some(other) = self.observation(statement.at).map(|o| &o.indicator)
                && other != name
                && !others.contains(other)
            {
                others.push(other.clone());
            }
        }
        others
    }

    /// The name of a series' indicator, as the latest report has it.
    pub(super) fn name(&self, id: SeriesId) -> Name {
        let latest = self
            .statements(id)
            .iter()
            .filter(|s| !s.growth)
            .max_by_key(|s| (self.reports().get(s.at.report as usize).map(|r| r.year), s.stated));
        let written = latest.and_then(|s| self.observation(s.at)).map(|o| &o.indicator);
        let Some(entry) = self.indicator(id) else { return Name::from("") };
        // A percentage filed as growth is not named by what grows.
        match written {
            Some(name) if self.key(name) == entry.key => name.clone(),
            _ => entry.key.as_str().into(),
        }
    }
}
