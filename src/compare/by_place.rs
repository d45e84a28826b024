//! One indicator of many places: a row a place, with its result and its target.
//!
//! | of the table | chosen |
//! | --- | --- |
//! | the year of the results | the latest in which at least half as many places have a figure as in the year with the most |
//! | the year of the targets | the same, if it has targets; else the latest chosen by the same rule |
//! | the unit of the levels | the one that most of the places use; every level is converted to it |
//! | the measure that leads | growth, unless more places state a level |
//! | the order | as asked; places without a figure last |
//!
//! Results of 2025 stand beside targets for 2026 where only the reports of 2026 are loaded.

use std::collections::BTreeMap;

use super::index::Class;
use super::{Cell, CellGap, Index, Measure, SeriesId, Unjudged, Verdict};
use crate::model::{Level, Name, Year};
use crate::quantity::Decimal;

/// One indicator of several places.
#[derive(Clone, Debug, PartialEq)]
pub struct ByPlace {
    /// The name of the indicator that leads: with 增速 if growth does.
    pub indicator: Name,
    /// The unit of all levels.
    pub unit: Name,
    /// Whether the levels are percentages, so that differences are in percentage points.
    pub rate: bool,
    /// The year of the results; `None` if there are none.
    pub year: Option<Year>,
    /// The year of the targets; `None` if there are none.
    pub target_year: Option<Year>,
    /// Which measure the targets are for.
    pub target_measure: Measure,
    /// The measure that leads, of which most places have a figure.
    pub lead: Measure,
    /// The measures of which any place has a figure, the leading one first.
    pub measures: Vec<Measure>,
    /// The level of government that the places share, if they do.
    pub level: Option<Level>,
    /// The places that have the indicator.
    pub rows: Vec<PlaceRow>,
}

/// One place.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceRow {
    /// The place's label.
    pub place: Name,
    /// Its series.
    pub series: SeriesId,
    /// The level, in the unit of the table.
    pub level: Cell,
    /// The growth, in percent.
    pub growth: Cell,
    /// The target.
    pub target: Cell,
    /// The verdict on it, if results and targets are of one year.
    pub verdict: Verdict,
}

impl PlaceRow {
    /// The cell of a measure.
    #[must_use]
    pub fn cell(&self, measure: Measure) -> &Cell {
        match measure {
            Measure::Level => &self.level,
            Measure::Growth => &self.growth,
        }
    }
}

/// What the rows are ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceOrder {
    /// The places, as the index has them.
    Place,
    /// The level.
    Level,
    /// The growth.
    Growth,
    /// The target.
    Target,
}

impl From<Measure> for PlaceOrder {
    fn from(measure: Measure) -> Self {
        match measure {
            Measure::Level => Self::Level,
            Measure::Growth => Self::Growth,
        }
    }
}

impl ByPlace {
    /// Orders the rows; places without a figure come last in both directions.
    pub fn sort(&mut self, by: PlaceOrder, descending: bool) {
        let number = |row: &PlaceRow| -> Option<Decimal> {
            let cell = match by {
                PlaceOrder::Place => return None,
                PlaceOrder::Level => &row.level,
                PlaceOrder::Growth => &row.growth,
                PlaceOrder::Target => &row.target,
            };
            cell.value().map(|value| value.figure.number.value())
        };
        if by == PlaceOrder::Place {
            if descending {
                self.rows.reverse();
            }
            return;
        }
        self.rows.sort_by(|a, b| match (number(a), number(b)) {
            (Some(a), Some(b)) if descending => b.cmp(&a),
            (Some(a), Some(b)) => a.cmp(&b),
            (a, b) => b.is_some().cmp(&a.is_some()),
        });
    }
}

impl Index {
    /// An indicator at places; at all places if `places` is empty. `None` if no place has it.
    #[must_use]
    pub fn by_place(&self, indicator: &str, places: &[Name]) -> Option<ByPlace> {
        let all: Vec<Name> = match places {
            [] => self.places().iter().map(|entry| entry.label.clone()).collect(),
            places => places.to_vec(),
        };
        // Level and growth of an indicator are one row, whichever is asked for.
        let found = |place: &Name| {
            let id = self.find(place, indicator)?;
            Some(self.level_series(id).unwrap_or(id))
        };
        let found: Vec<(Name, SeriesId)> =
            all.into_iter().filter_map(|place| Some((place.clone(), found(&place)?))).collect();
        let (_, first) = found.first()?;
        let ids: Vec<SeriesId> = found.iter().map(|(_, id)| *id).collect();
        let unit = self.common_unit(&ids);
        let level = |id: SeriesId, year: Year, class: Class| match self.measure(id) {
            Measure::Level => self.cell(id, year, class, &unit),
            Measure::Growth => Cell::Gap(CellGap::NotMentioned),
        };
        let growth = |id: SeriesId, year: Year, class: Class| match self.measure(id) {
            Measure::Growth => self.cell(id, year, class, &"%".into()),
            Measure::Level => self.growth_cell(id, year, class),
        };
        let has = |cell: &Cell| cell.value().is_some();
        let either = |class: Class| {
            let all = self.columns().all_years().collect::<Vec<_>>();
            let count = |year: Year| {
                ids.iter()
                    .filter(|id| has(&level(**id, year, class)) || has(&growth(**id, year, class)))
                    .count()
            };
            all.into_iter()
                .map(|year| (year, count(year)))
                .filter(|(_, count)| *count > 0)
                .collect::<BTreeMap<_, _>>()
        };
        let (results, targets) = (either(Class::Result), either(Class::Target));
        let year = latest_full(&results);
        let target_year = year.filter(|year| targets.contains_key(year)).or_else(|| latest_full(&targets));
        let at = year.or(target_year)?;
        let count = |of: &dyn Fn(SeriesId) -> Cell| ids.iter().filter(|id| has(&of(**id))).count();
        let levels = count(&|id| level(id, at, Class::Result));
        let grown = count(&|id| growth(id, at, Class::Result));
        let aimed = target_year.unwrap_or(at);
        let target_measure = match (
            count(&|id| level(id, aimed, Class::Target)),
            count(&|id| growth(id, aimed, Class::Target)),
        ) {
            (levels, growth) if levels > growth => Measure::Level,
            (0, 0) if levels > grown => Measure::Level,
            _ => Measure::Growth,
        };
        let is_level = levels > grown || (grown == 0 && target_measure == Measure::Level);
        let lead = if is_level { Measure::Level } else { Measure::Growth };
        let measures = [
            (lead == Measure::Level, Measure::Level, levels),
            (lead == Measure::Growth, Measure::Growth, grown),
        ];
        let mut measures: Vec<_> =
            measures.into_iter().filter(|(leads, _, count)| *leads || *count > 0).collect();
        measures.sort_by_key(|(leads, ..)| !leads);
        let better = self.indicator(*first).map(|entry| entry.better).unwrap_or_default();
        let rows = found.iter().map(|(place, id)| {
            let id = *id;
            let (level_cell, growth_cell) = (level(id, at, Class::Result), growth(id, at, Class::Result));
            let (target, result) = match target_measure {
                Measure::Level => (level(id, aimed, Class::Target), &level_cell),
                Measure::Growth => (growth(id, aimed, Class::Target), &growth_cell),
            };
            let verdict = match year == target_year {
                true => self.verdict(&target, result, better),
                false => Verdict::Unjudged(Unjudged::Pending),
            };
            PlaceRow {
                place: place.clone(),
                series: id,
                level: level_cell,
                growth: growth_cell,
                target,
                verdict,
            }
        });
        let mut table = ByPlace {
            indicator: self.name_of(&ids, lead).unwrap_or_else(|| indicator.into()),
            rate: ids.iter().any(|id| self.series(*id).is_some_and(|series| series.rate))
                && unit.as_ref() == "%",
            year,
            target_year,
            target_measure,
            lead,
            measures: measures.into_iter().map(|(_, measure, _)| measure).collect(),
            level: None,
            rows: rows.collect(),
            unit,
        };
        table.level = self.common_level(table.rows.iter().map(|row| &row.place));
        table.sort(lead.into(), true);
        Some(table)
    }

    /// The name under which a report states a measure of the series.
    fn name_of(&self, ids: &[SeriesId], measure: Measure) -> Option<Name> {
        let of = |id: SeriesId| match (measure, self.measure(id)) {
            (Measure::Growth, Measure::Level) => self.growth_series(id),
            (measure, own) => (measure == own).then_some(id),
        };
        ids.iter().find_map(|id| Some(self.trend(of(*id)?)?.indicator))
    }

    /// The unit that most of the series of levels use.
    fn common_unit(&self, ids: &[SeriesId]) -> Name {
        let levels = ids.iter().filter(|id| self.measure(**id) == Measure::Level);
        let mut units: Vec<(Name, usize)> = Vec::new();
        for unit in levels.map(|id| self.unit(*id)) {
            match units.iter_mut().find(|(known, _)| *known == unit) {
                Some((_, count)) => *count += 1,
                None => units.push((unit, 1)),
            }
        }
        let most = units.into_iter().rev().max_by_key(|(_, count)| *count);
        most.map_or_else(|| "%".into(), |(unit, _)| unit)
    }
}

/// The latest year with at least half as many places as the year with the most.
fn latest_full(years: &BTreeMap<Year, usize>) -> Option<Year> {
    let fullest = years.values().copied().max()?;
    years.iter().rev().find(|(_, count)| **count * 2 >= fullest).map(|(year, _)| *year)
}
