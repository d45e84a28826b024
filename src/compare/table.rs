//! The main table: a row per indicator with its level and growth, a column per year, and change, target and
//! verdict.
//!
//! | the reports state | the row |
//! | --- | --- |
//! | 粮食产量 2 of 2022, 2.1 of 2023, 增长5% | level 2, 2.1; stated growth 5 %; change 0.1 |
//! | a target of 2.2 for 2024, of which no result is loaded | target 2.2, not judged |
//!
//! [`Index::table`] chooses and orders the rows by the index alone. [`Table::row`] builds the cells
//! of one row, so only the rows in view are built.

mod choose;
mod order;

use std::ops::Range;

use super::index::Class;
use super::{
    Average, Break, Cell, CellGap, CellValue, Change, Explanation, Fold, Incomparable, Index, Measure,
    PeriodShape, Reconciliation, SeriesId, Unjudged, Verdict, average, change,
};
use crate::model::{Direction, Name, StatedChange, Topic, Year, catalog};

/// What to compare, and how to show it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// Places by label; empty for all.
    pub places: Vec<Name>,
    /// The first and last year to show; by default those that the loaded reports review. The compared years
    /// are always shown.
    pub years: Option<(Year, Year)>,
    /// The two years to compare; by default the last two.
    pub compared: Option<(Year, Year)>,
    /// Further pairs of years to compare (earlier, later), each with its own columns.
    pub beside: Vec<(Year, Year)>,
    /// Topics to show; empty for all.
    pub topics: Vec<Topic>,
    /// A search text for names: a part of a name, or pinyin initials.
    pub search: String,
    /// The order of the rows.
    pub sort: Sort,
    /// The headline indicators that the reader chose, in order; by default those of the place's level.
    pub headlines: Option<Vec<Name>>,
    /// The folded sections that the reader opened.
    pub opened: Vec<Fold>,
}

/// The order of the rows. Rows without a value to sort by come last in both directions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Sort {
    /// The sort key.
    pub by: SortBy,
    /// Whether the largest comes first.
    pub descending: bool,
}

/// The keys that rows can be sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SortBy {
    /// Topic, then importance, then the order of the reports.
    #[default]
    Topic,
    /// The indicator's name: by pinyin initials, then by code point.
    Name,
    /// The amount of the change, in base units.
    Change,
    /// The growth in percent: as stated, else as computed.
    Percent,
    /// The value of the later compared year, in base units.
    Value,
}

/// The chosen rows in their order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The years that have columns, ascending.
    pub years: Vec<Year>,
    /// The years compared, earlier and later; `None` with fewer than two years of results.
    pub compared: Option<(Year, Year)>,
    /// Further years compared, earlier and later.
    pub beside: Vec<(Year, Year)>,
    /// The year whose target is shown: the later compared year. If only later years have targets, the
    /// first of those.
    pub target_year: Option<Year>,
    /// Whether the rows are of several places, so that each must name its place.
    pub several_places: bool,
    /// The rows by topic; a single group without a topic under any other order.
    pub groups: Vec<Group>,
    pub(super) order: Vec<SeriesId>,
}

/// Adjacent rows of one topic.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Their topic, if the rows are sorted by it.
    pub topic: Option<Topic>,
    /// Their indices for [`Table::row`].
    pub rows: Range<usize>,
}

/// One row of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What the row is about: the level of the indicator, or its growth if no report states a level.
    pub series: SeriesId,
    /// The measure that [`Row::cells`] hold.
    pub measure: Measure,
    /// The place's label.
    pub place: Name,
    /// The indicator's name in the latest report, without 增速.
    pub indicator: Name,
    /// Other names under which the row's figures are stated.
    pub also: Vec<Name>,
    /// Its topic.
    pub topic: Topic,
    /// The part of the year it measures.
    pub part: PeriodShape,
    /// The unit of all its cells.
    pub unit: Name,
    /// Whether the unit is a percentage, so that changes are in percentage points.
    pub rate: bool,
    /// Which way is better.
    pub better: Direction,
    /// A cell for each of [`Table::years`].
    pub cells: Vec<Cell>,
    /// Beside levels, the growth that the reports state for each of [`Table::years`], in percent; empty if
    /// they state none.
    pub growth: Vec<Cell>,
    /// The changes between the years of [`Table::compared`], then those of [`Table::beside`].
    pub changes: Vec<Compared>,
    /// The years before which the series breaks.
    pub breaks: Vec<(Year, Break)>,
    /// The target for [`Table::target_year`].
    pub target: Cell,
    /// The verdict on that target.
    pub verdict: Verdict,
    /// Which measure that target is for.
    pub target_measure: Measure,
    /// The report's year of a target that was set before its year, by a plan of several years.
    pub planned: Option<Year>,
    /// The target for the other measure, or by a plan of several years.
    pub further: Option<TargetSet>,
}

/// A target with its verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetSet {
    /// The measure that it is for.
    pub measure: Measure,
    /// The target.
    pub target: Cell,
    /// The verdict on it.
    pub verdict: Verdict,
    /// The report's year, if it set the target for a later year.
    pub planned: Option<Year>,
}

/// Two years compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// The earlier and the later year.
    pub years: (Year, Year),
    /// The change from the earlier to the later.
    pub change: Change,
    /// The average change per year, if they are several years apart.
    pub average: Option<Average>,
    /// The change on the previous year that the later report states; only if the earlier year is the
    /// previous one.
    pub stated: Option<Reconciliation>,
    /// The break between them.
    pub across: Option<Break>,
}

impl Table {
    /// The number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether there are no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// The series of a row.
    #[must_use]
    pub fn series(&self, row: usize) -> Option<SeriesId> {
        self.order.get(row).copied()
    }

    /// Builds one row; `None` beyond the last. `index` must be the one that the table came from.
    #[must_use]
    pub fn row(&self, index: &Index, row: usize) -> Option<Row> {
        self.row_of(index, self.series(row)?)
    }

    /// A table of one place without rows. It has the years up to `year`, compares `year` with the year before, and
    /// judges it by its targets. [`Table::row_of`] builds single rows.
    #[must_use]
    pub fn of_year(index: &Index, place: &Name, year: Year) -> Self {
        let years = index.usual_years_of(std::slice::from_ref(place));
        Self {
            years: years.into_iter().filter(|other| *other < year).chain([year]).collect(),
            compared: year.checked_sub(1).map(|before| (before, year)),
            target_year: Some(year),
            ..Self::default()
        }
    }

    /// Builds the row of a series; `None` for an unknown one.
    #[must_use]
    pub fn row_of(&self, index: &Index, id: SeriesId) -> Option<Row> {
        let (series, indicator) = (index.series(id)?, index.indicator(id)?);
        let measure = index.measure(id);
        let unit = index.unit(id);
        let breaks = index.breaks(id);
        let pairs = self.compared.iter().chain(&self.beside);
        let changes = pairs.filter_map(|years| compared(index, id, *years, &unit, &breaks)).collect();
        let mut growth: Vec<Cell> = match measure {
            Measure::Level if !series.rate => {
                self.years.iter().map(|year| index.growth_cell(id, *year, Class::Result)).collect()
            }
            Measure::Level | Measure::Growth => Vec::new(),
        };
        if growth.iter().all(|cell| cell.value().is_none()) {
            growth.clear();
        }
        let (first, further) = self.targets(index, id, &unit);
        let name = index.name(id);
        Some(Row {
            series: id,
            measure,
            place: index.places().get(series.place as usize)?.label.clone(),
            also: index.other_names(id, &name),
            indicator: match measure {
                Measure::Growth => catalog::without_growth(&name).into(),
                Measure::Level => name,
            },
            topic: indicator.topic,
            part: series.part,
            rate: series.rate,
            better: indicator.better,
            cells: self.years.iter().map(|year| index.cell(id, *year, Class::Result, &unit)).collect(),
            growth,
            changes,
            breaks,
            target: first.target,
            verdict: first.verdict,
            target_measure: first.measure,
            planned: first.planned,
            further,
            unit,
        })
    }

    /// The target of a series for [`Table::target_year`], and a further one. A target set for the year itself comes
    /// before one of a longer plan. Of two such targets, one with a verdict comes first, else that of the level.
    fn targets(&self, index: &Index, id: SeriesId, unit: &Name) -> (TargetSet, Option<TargetSet>) {
        let measure = index.measure(id);
        let better = index.indicator(id).map(|indicator| indicator.better).unwrap_or_default();
        let Some(year) = self.target_year else {
            let none = (Cell::Gap(CellGap::NoReport), Verdict::Unjudged(Unjudged::NoReport));
            return (TargetSet { measure, target: none.0, verdict: none.1, planned: None }, None);
        };
        let set = |measure, target: Cell, result: &Cell| {
            let given = target.at().and_then(|at| Some(index.reports().get(at.report as usize)?.year));
            let verdict = index.verdict(&target, result, better);
            let planned = given.filter(|given| *given < year && target.value().is_some());
            TargetSet { measure, target, verdict, planned }
        };
        let own = set(
            measure,
            index.cell(id, year, Class::Target, unit),
            &index.cell(id, year, Class::Result, unit),
        );
        if measure == Measure::Growth || index.series(id).is_none_or(|series| series.rate) {
            return (own, None);
        }
        let growth = index.growth_cell(id, year, Class::Target);
        if growth.value().is_none() {
            return (own, None);
        }
        let growth = set(Measure::Growth, growth, &index.growth_cell(id, year, Class::Result));
        if own.target.value().is_none() {
            return (growth, None);
        }
        let rank = |set: &TargetSet| (set.planned.is_some(), matches!(set.verdict, Verdict::Unjudged(_)));
        match rank(&growth) < rank(&own) {
            true => (growth, Some(own)),
            false => (own, Some(growth)),
        }
    }
}

/// Compares two years of a series in one unit; `None` for an unknown series.
fn compared(
    index: &Index,
    id: SeriesId,
    (from, to): (Year, Year),
    unit: &Name,
    breaks: &[(Year, Break)],
) -> Option<Compared> {
    let rate = index.series(id)?.rate;
    let result = |year| index.cell(id, year, Class::Result, unit);
    let (earlier, later) = (result(from), result(to));
    let figures = earlier.value().zip(later.value());
    let average =
        figures.and_then(|(earlier, later)| average(&earlier.figure, &later.figure, to.abs_diff(from), rate));
    let stated = || match (index.measure(id), later.value()) {
        (Measure::Growth, later) => later.map(stated_growth),
        (Measure::Level, Some(value)) => index.stated(id, to, earlier.value(), value),
        (Measure::Level, None) => index.growth_cell(id, to, Class::Result).value().map(stated_growth),
    };
    let is_yearly = from.checked_add(1) == Some(to);
    let between = breaks.iter().filter(|(year, _)| *year > from && *year <= to);
    Some(Compared {
        years: (from, to),
        change: change_between(earlier.value(), later.value(), rate),
        average,
        stated: if is_yearly { stated() } else { None },
        across: between.map(|(_, found)| *found).min(),
    })
}

/// Growth that a report states, without levels to check it against.
fn stated_growth(growth: &CellValue) -> Reconciliation {
    Reconciliation {
        change: StatedChange { percent: Some(growth.figure.clone()), ..StatedChange::default() },
        at: growth.at,
        explanation: Explanation::Open,
    }
}

/// The change between two values, if both are there.
pub(crate) fn change_between(from: Option<&CellValue>, to: Option<&CellValue>, rate: bool) -> Change {
    match (from, to) {
        (Some(from), Some(to)) => change(&from.figure, &to.figure, rate),
        (None, Some(_)) => Change::NotComputed(Incomparable::NoEarlier),
        (Some(_), None) => Change::NotComputed(Incomparable::NoLater),
        (None, None) => Change::NotComputed(Incomparable::Neither),
    }
}

impl Index {
    /// The other names in the statements of a series, in order of appearance.
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

    /// The name of the indicator of a series in the latest report.
    pub(super) fn name(&self, id: SeriesId) -> Name {
        let latest = self
            .statements(id)
            .iter()
            .filter(|s| !s.growth)
            .max_by_key(|s| (self.reports().get(s.at.report as usize).map(|r| r.year), s.stated));
        let written = latest.and_then(|s| self.observation(s.at)).map(|o| &o.indicator);
        let Some(entry) = self.indicator(id) else { return Name::from("") };
        // A percentage filed as growth has the name of the amount that grows, so it needs the
        // growth name.
        match written {
            Some(name) if entry.names.contains(name) => name.clone(),
            _ => entry.key.as_str().into(),
        }
    }
}
