//! Building the index: assigns every statement of the reports to its series.
//!
//! | statement | series |
//! | --- | --- |
//! | GDP 15.6 亿元 | 地区生产总值, money |
//! | GDP target, 6% | 地区生产总值增速, percent |
//! | a gap without a unit | the series of its indicator |

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::{
    Class, Coverage, Index, IndexedStatement, IndicatorEntry, ObservationRef, PeriodShape, PlaceEntry,
    Series, SeriesId,
};
use crate::compare::measures::{Measures, yearly_percent};
use crate::compare::overrides::Sameness;
use crate::compare::{Overrides, indicator_key};
use crate::model::{Bound, Kind, Name, Observation, Place, Report, Topic, Value, Year, catalog};
use crate::quantity::{Decimal, Dimension, ToPrimitive as _, Unit};

/// An index that is built in steps, so that the caller can pause between them.
pub struct IndexBuilder {
    builder: Builder,
    /// The number of reports whose statements are entered.
    entered: u32,
}

impl IndexBuilder {
    pub(super) fn new(reports: &[Arc<Report>], overrides: &Overrides) -> Self {
        let mut builder = Builder::default();
        builder.index.reports = reports.to_vec();
        builder.index.overrides = overrides.clone();
        builder.index.sameness = Sameness::of(overrides);
        builder.name_places();
        Self { builder, entered: 0 }
    }

    /// Enters the statements of one report. Returns false if there is none left.
    pub fn step(&mut self) -> bool {
        let Some(report) = self.builder.index.reports.get(self.entered as usize).cloned() else {
            return false;
        };
        self.builder.report(self.entered, &report);
        self.entered = self.entered.saturating_add(1);
        true
    }

    /// The index, with the reports that are left.
    #[must_use]
    pub fn finish(mut self) -> Index {
        while self.step() {}
        self.builder.file_gaps();
        self.builder.file_growth();
        self.builder.finish()
    }
}

/// What a series is about, except for its dimension: place, indicator and part of the year.
type Thing = (u32, u32, PeriodShape);

/// A statement with the number of its series.
type Filed = (u32, IndexedStatement);

#[derive(Default)]
struct Builder {
    index: Index,
    /// Indicators by name as written, and by key; by topic where the reader decided so.
    by_name: HashMap<Name, u32>,
    by_key: HashMap<(String, Option<Topic>), u32>,
    /// The names of each indicator.
    named: HashSet<(u32, Name)>,
    units: HashMap<Name, UnitEntry>,
    dimensions: HashMap<Dimension, u32>,
    series: HashMap<(Thing, u32), u32>,
    filed: Vec<Filed>,
    /// Gaps without a unit: they belong to the series in which their thing is given.
    gaps: Vec<(Thing, IndexedStatement)>,
    /// Growth stated beside a value.
    growth: Vec<(Thing, IndexedStatement)>,
    /// The same, each with the number of the series of its value.
    beside: Vec<Filed>,
}

#[derive(Clone, Copy)]
struct UnitEntry {
    dimension: u32,
    /// The factor to base units, for ordering.
    factor: f64,
    /// Whether the unit is a percentage: of something, or of its growth.
    percent: bool,
    rate: bool,
}

impl Builder {
    /// Determines which reports share a place, and gives each place a unique label.
    fn name_places(&mut self) {
        let mut alike = HashMap::<Name, Vec<u32>>::new();
        for report in &self.index.reports {
            let name = self.index.sameness.place(&report.place.name);
            let same_name = alike.entry(name.clone()).or_default();
            let by_hand = name != report.place.name;
            let known = same_name.iter().copied().find(|&p| {
                let entry = self.index.places.get(p as usize);
                entry.is_some_and(|e| {
                    by_hand || e.place.name != name || indicator_key::same_place(&e.place, &report.place)
                })
            });
            let place = known.unwrap_or_else(|| {
                let place = u32::try_from(self.index.places.len()).unwrap_or(u32::MAX);
                let (label, of) = (name.clone(), report.place.clone());
                self.index.places.push(PlaceEntry { label, place: of });
                same_name.push(place);
                place
            });
            let rank = |place: &Place| (place.name == name, fullness(place));
            if let Some(entry) = self.index.places.get_mut(place as usize)
                && rank(&report.place) > rank(&entry.place)
            {
                entry.place = report.place.clone();
            }
            self.index.place_of.push(place);
        }
        for places in alike.into_values().filter(|places| places.len() > 1) {
            for (n, place) in places.into_iter().enumerate() {
                if let Some(entry) = self.index.places.get_mut(place as usize) {
                    let name = &entry.place.name;
                    entry.label = match (entry.place.within.last(), &entry.place.code) {
                        (Some(around), _) => format!("{around}{name}").into(),
                        (None, Some(code)) => format!("{name} {code}").into(),
                        (None, None) => format!("{name} {}", n + 1).into(),
                    };
                }
            }
        }
    }

    fn report(&mut self, number: u32, report: &Report) {
        let place = self.index.place_of.get(number as usize).copied().unwrap_or(u32::MAX);
        self.cover(place, report.year.saturating_sub(1), |c| c.reviewed = true);
        self.cover(place, report.year, |c| c.planned = true);
        for (statement, observation) in report.statements() {
            self.observation(place, ObservationRef { report: number, statement }, observation);
        }
    }

    fn cover(&mut self, place: u32, year: Year, note: impl FnOnce(&mut Coverage)) {
        note(self.index.coverage.entry((place, year)).or_default());
    }

    fn observation(&mut self, place: u32, at: ObservationRef, observation: &Observation) {
        let unit = self.unit(&observation.unit);
        let mut indicator = self.indicator(&observation.indicator, observation.topic);
        // A percentage of an amount can only be its growth: "财政收入, target, 8 %".
        if unit.percent && self.is_amount(indicator) {
            indicator = self.growth_of(indicator);
        }
        self.also(indicator, observation.as_written.as_ref());
        let class = match observation.kind {
            Kind::Target => Class::Target,
            Kind::Actual | Kind::Preliminary | Kind::Previous => Class::Result,
        };
        let year = observation.period.last_year();
        let thing = (place, indicator, PeriodShape::of(observation.period));
        let (order, stated) = match &observation.value {
            Value::Missing(_) => (f64::NAN, false),
            Value::Stated(figure) if figure.to.is_some() => (f64::NAN, true),
            Value::Stated(figure) => (approximately(figure.number.value()) * unit.factor, true),
        };
        let statement = IndexedStatement { order, at, year, class, stated, growth: false };
        if stated && thing.2.is_within_a_year() {
            self.cover(place, year, |c| match class {
                Class::Result => {
                    c.results += 1;
                    c.reviewed |= observation.kind != Kind::Preliminary;
                }
                Class::Target => c.targets += 1,
            });
        }
        let growth = yearly_percent(observation).map(|percent| {
            let order = if percent.to.is_some() { f64::NAN } else { approximately(percent.number.value()) };
            IndexedStatement { order, stated: true, growth: true, ..statement }
        });
        self.growth.extend(growth.map(|growth| (thing, growth)));
        if !stated && observation.unit.is_empty() {
            self.gaps.push((thing, statement));
        } else {
            let series = self.series(thing, unit.dimension);
            self.filed.push((series, statement));
            self.beside.extend(growth.map(|growth| (series, growth)));
        }
    }

    /// Assigns gaps without a unit to the series of their thing, or to one of their own.
    fn file_gaps(&mut self) {
        if self.gaps.is_empty() {
            return;
        }
        let mut of_thing = HashMap::<Thing, Vec<u32>>::new();
        for ((thing, _), series) in &self.series {
            of_thing.entry(*thing).or_default().push(*series);
        }
        let bare = self.unit(&Name::from("")).dimension;
        for (thing, gap) in std::mem::take(&mut self.gaps) {
            let known = of_thing.get(&thing).cloned().unwrap_or_else(|| vec![self.series(thing, bare)]);
            self.filed.extend(known.into_iter().map(|series| (series, gap)));
        }
    }

    /// Assigns stated growth to the growth series, where a report has one: a target "GDP 增长 6%"
    /// meets "GDP 15.6 亿元, 增长 5.3%".
    fn file_growth(&mut self) {
        let percent = self.unit(&Name::from("%")).dimension;
        for ((place, indicator, part), statement) in std::mem::take(&mut self.growth) {
            let Some(entry) = self.index.indicators.get(indicator as usize) else { continue };
            let Some(&growth) = self.by_key.get(&(indicator_key::growth_key(&entry.key), None)) else {
                continue;
            };
            if let Some(&series) = self.series.get(&((place, growth, part), percent)) {
                self.filed.push((series, statement));
            }
        }
    }

    /// Sorts series and statements.
    fn finish(mut self) -> Index {
        let mut series: Vec<_> =
            self.series.iter().map(|(&(thing, dimension), &n)| (thing, dimension, n)).collect();
        let indicators = &self.index.indicators;
        // Indicators in the order of the table: by topic, then by first appearance.
        let topic = |indicator: u32| indicators.get(indicator as usize).map(|i| i.topic);
        series.sort_unstable_by_key(|&((place, indicator, part), dimension, _)| {
            (topic(indicator), indicator, place, part, dimension)
        });
        let mut moved = vec![0u32; series.len()];
        for (new, &(_, _, old)) in (0..).zip(&series) {
            if let Some(slot) = moved.get_mut(old as usize) {
                *slot = new;
            }
        }
        for (number, _) in self.filed.iter_mut().chain(&mut self.beside) {
            *number = moved.get(*number as usize).copied().unwrap_or_default();
        }
        let index = &self.index;
        self.filed.sort_unstable_by(|(a_series, a), (b_series, b)| {
            (a_series, a.year, a.class)
                .cmp(&(b_series, b.year, b.class))
                .then_with(|| rank(index, a).cmp(&rank(index, b)))
        });
        let rates: HashMap<u32, bool> = self.units.values().map(|u| (u.dimension, u.rate)).collect();
        let mut start = 0;
        for (number, &((place, indicator, part), dimension, _)) in (0u32..).zip(&series) {
            let rate = rates.get(&dimension).copied().unwrap_or_default();
            self.index.series.push(Series { place, indicator, part, rate, start });
            let own = self.filed.iter().skip(start as usize).take_while(|(n, _)| *n == number).count();
            start = start.saturating_add(u32::try_from(own).unwrap_or(u32::MAX));
        }
        self.index.of_place = vec![Vec::new(); self.index.places.len()];
        for (id, series) in self.index.ids().zip(&self.index.series) {
            if let Some(own) = self.index.of_place.get_mut(series.place as usize) {
                own.push(id);
            }
        }
        // If two places share a label, it refers to the first.
        for (place, entry) in (0..).zip(&self.index.places) {
            self.index.labels.entry(entry.label.clone()).or_insert(place);
        }
        self.index.statements = self.filed.into_iter().map(|(_, statement)| statement).collect();
        self.index.measures = Measures::of(&self.index);
        let results = self.beside.iter().filter(|(_, s)| s.class == Class::Result);
        self.index.stated_growth = results.map(|(number, s)| (SeriesId(*number), s.year, s.order)).collect();
        self.index
    }

    fn unit(&mut self, name: &Name) -> UnitEntry {
        if let Some(&known) = self.units.get(name) {
            return known;
        }
        let unit = Unit::parse(name);
        let next = u32::try_from(self.dimensions.len()).unwrap_or(u32::MAX);
        let dimension = *self.dimensions.entry(unit.dimension().clone()).or_insert(next);
        let percent = *unit.dimension() == Dimension::Percent;
        let entry =
            UnitEntry { dimension, factor: approximately(unit.factor()), percent, rate: unit.is_rate() };
        self.units.insert(name.clone(), entry);
        entry
    }

    fn series(&mut self, thing: Thing, dimension: u32) -> u32 {
        let next = u32::try_from(self.series.len()).unwrap_or(u32::MAX);
        *self.series.entry((thing, dimension)).or_insert(next)
    }

    fn indicator(&mut self, name: &Name, topic: Option<Topic>) -> u32 {
        if let Some(&known) = self.by_name.get(name) {
            return known;
        }
        let key = self.index.sameness.key(name);
        let own = topic.filter(|_| self.index.sameness.is_by_topic(&key));
        let id = self.indicator_of_key(key, topic, own);
        if own.is_none() {
            self.by_name.insert(name.clone(), id);
        }
        self.also(id, Some(name));
        id
    }

    /// `own` is the topic of the indicator if it is one of several with this key.
    fn indicator_of_key(&mut self, key: String, topic: Option<Topic>, own: Option<Topic>) -> u32 {
        if let Some(&known) = self.by_key.get(&(key.clone(), own)) {
            return known;
        }
        let id = u32::try_from(self.index.indicators.len()).unwrap_or(u32::MAX);
        let known = catalog::find(&key);
        self.index.indicators.push(IndicatorEntry {
            known,
            names: Vec::new(),
            topic: topic.or(known.map(|i| i.topic)).unwrap_or(Topic::Other),
            better: indicator_key::direction(&key),
            key: key.clone(),
        });
        self.by_key.insert((key, own), id);
        id
    }

    /// Whether the catalogue gives the indicator in a unit other than a percentage.
    fn is_amount(&self, indicator: u32) -> bool {
        let known = self.index.indicators.get(indicator as usize).and_then(|i| i.known);
        known.is_some_and(|i| !Unit::parse(i.unit).is_rate())
    }

    fn growth_of(&mut self, indicator: u32) -> u32 {
        let Some(entry) = self.index.indicators.get(indicator as usize) else { return indicator };
        let (key, topic) = (indicator_key::growth_key(&entry.key), entry.topic);
        let growth = self.indicator_of_key(key.clone(), Some(topic), None);
        self.also(growth, Some(&key.into()));
        growth
    }

    /// Records a name of an indicator.
    fn also(&mut self, indicator: u32, name: Option<&Name>) {
        if let (Some(entry), Some(name)) = (self.index.indicators.get_mut(indicator as usize), name)
            && self.named.insert((indicator, name.clone()))
        {
            entry.names.push(name.clone());
        }
    }
}

/// How completely a place is described.
fn fullness(place: &Place) -> usize {
    place.within.len() + usize::from(place.code.is_some()) + usize::from(place.level.is_some())
}

/// The rank of a statement among those about one figure; the lowest is decisive.
///
/// Figures rank before gaps. For results, an exact figure ranks before a bound, which another sentence may draw in
/// passing (从不到70万亿元); among equals the latest report ranks first, because it includes revisions. For targets
/// the report of the year itself ranks first, because it made the promise.
fn rank(
    index: &Index,
    statement: &IndexedStatement,
) -> (bool, bool, bool, Reverse<Year>, bool, Option<Kind>, ObservationRef) {
    let given = index.reports.get(statement.at.report as usize).map_or(0, |report| report.year);
    let is_own = statement.at.statement.commitment.is_none();
    let kind = index.observation(statement.at).filter(|_| is_own).map(|observation| observation.kind);
    let is_bound = statement.class == Class::Result
        && index.figure(statement).is_some_and(|(figure, _)| figure.bound != Bound::Exactly);
    let misplaced = statement.class == Class::Target && given != statement.year;
    (!statement.stated, misplaced, is_bound, Reverse(given), statement.growth, kind, statement.at)
}

/// A decimal as a binary fraction, for ordering only.
fn approximately(value: Decimal) -> f64 {
    value.to_f64().unwrap_or(f64::NAN)
}
