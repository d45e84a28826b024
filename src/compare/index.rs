//! The index of the loaded reports: which statements are about the same thing.
//!
//! | term | meaning |
//! | --- | --- |
//! | statement | one observation, filed under the year in which its period ends |
//! | series | the statements about one indicator of one place, in one dimension, for one part of the year |
//! | coverage | what is loaded for a place and year: the report that reviews it, the report that plans it |
//!
//! Series are in the order of the table. The statements of a series are contiguous: by year,
//! results before targets, the decisive one first.

mod build;
mod columns;
mod statement;

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

pub use build::IndexBuilder;
pub(super) use columns::YearSet;
pub(super) use statement::{Class, IndexedStatement};
pub use statement::{ObservationRef, PeriodShape, SeriesId};

use super::Overrides;
use super::indicator_key::growth_key;
use super::measures::Measures;
use super::overrides::Sameness;
use crate::model::catalog::Indicator;
use crate::model::{Direction, Figure, Level, Name, Number, Observation, Place, Report, Topic, Year};
use crate::quantity::{Decimal, RoundingStrategy, Unit};

/// A place with loaded reports.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceEntry {
    /// Its name; if several places share it, prefixed with the enclosing place: 荣县城关镇.
    pub label: Name,
    /// The place as given by the first report that names it most fully.
    pub place: Place,
}

/// An indicator of the reports.
#[derive(Clone, Debug)]
pub(super) struct IndicatorEntry {
    /// The key that names are compared by.
    pub(super) key: String,
    /// The catalogue's entry.
    pub(super) known: Option<&'static Indicator>,
    /// Every name that the reports use for it, in order of appearance.
    pub(super) names: Vec<Name>,
    pub(super) topic: Topic,
    pub(super) better: Direction,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Series {
    pub(super) place: u32,
    pub(super) indicator: u32,
    pub(super) part: PeriodShape,
    /// Whether its dimension is a percentage, so that it changes by percentage points.
    pub(super) rate: bool,
    /// The position of its first statement. They end where those of the next series begin.
    start: u32,
}

/// What is loaded for a place and year.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Coverage {
    /// Results of that year.
    pub(super) results: u32,
    /// Targets for that year.
    pub(super) targets: u32,
    /// Whether a report that reviews the year is loaded, or a final result for it.
    reviewed: bool,
    /// Whether a report that plans the year is loaded.
    planned: bool,
}

impl Coverage {
    /// Whether a report is loaded that would state this class of statement.
    pub(super) fn covers(self, class: Class) -> bool {
        match class {
            Class::Result => self.reviewed,
            Class::Target => self.planned || self.targets > 0,
        }
    }
}

/// The index of the loaded reports. Build it once per change of the reports; lookups are fast.
#[derive(Clone, Debug, Default)]
pub struct Index {
    reports: Vec<Arc<Report>>,
    places: Vec<PlaceEntry>,
    /// The place of each report, by the report's index.
    place_of: Vec<u32>,
    indicators: Vec<IndicatorEntry>,
    series: Vec<Series>,
    /// The series of each place, in the order of the table.
    of_place: Vec<Vec<SeriesId>>,
    /// Places by label.
    labels: HashMap<Name, u32>,
    statements: Vec<IndexedStatement>,
    coverage: BTreeMap<(u32, Year), Coverage>,
    /// The same data by columns, made when a table first needs it.
    columns: OnceLock<columns::Columns>,
    /// For ordering: the growth in percent stated beside results, by series and year.
    stated_growth: Vec<(SeriesId, Year, f64)>,
    /// Which growth belongs to which level.
    measures: Measures,
    /// The reader's decisions.
    overrides: Overrides,
    /// Which names are one by those decisions.
    sameness: Sameness,
}

impl Index {
    /// Builds the index with automatic matching. Several reports of one place and year are allowed.
    #[must_use]
    pub fn new(reports: &[Arc<Report>]) -> Self {
        Self::with_overrides(reports, &Overrides::default())
    }

    /// Builds the index. The reader's decisions override automatic matching.
    #[must_use]
    pub fn with_overrides(reports: &[Arc<Report>], overrides: &Overrides) -> Self {
        Self::builder(reports, overrides).finish()
    }

    /// The same in steps.
    #[must_use]
    pub fn builder(reports: &[Arc<Report>], overrides: &Overrides) -> IndexBuilder {
        IndexBuilder::new(reports, overrides)
    }

    /// Whether the index was built from exactly these reports and decisions.
    #[must_use]
    pub fn is_of(&self, reports: &[Arc<Report>], overrides: &Overrides) -> bool {
        self.reports.len() == reports.len()
            && self.reports.iter().zip(reports).all(|(a, b)| Arc::ptr_eq(a, b))
            && self.overrides == *overrides
    }

    /// The index of changed reports. It is built anew only if a statement, a place or a year has changed, not if, say,
    /// a task was assigned.
    #[must_use]
    pub fn updated(before: Option<&Self>, reports: &[Arc<Report>], overrides: &Overrides) -> Self {
        match before.filter(|before| before.says_same(reports, overrides)) {
            Some(before) => Self { reports: reports.to_vec(), ..before.clone() },
            None => Self::with_overrides(reports, overrides),
        }
    }

    /// Whether these reports have the statements, places and years of those of the index, by the same decisions.
    #[must_use]
    pub fn says_same(&self, reports: &[Arc<Report>], overrides: &Overrides) -> bool {
        let is_same = |(old, new): (&Arc<Report>, &Arc<Report>)| {
            Arc::ptr_eq(old, new)
                || (old.year == new.year && old.place == new.place && old.statements().eq(new.statements()))
        };
        self.reports.len() == reports.len()
            && self.overrides == *overrides
            && self.reports.iter().zip(reports).all(is_same)
    }

    /// The reader's decisions.
    #[must_use]
    pub fn overrides(&self) -> &Overrides {
        &self.overrides
    }

    /// The key that an indicator is compared by, including the reader's decisions.
    pub(super) fn key(&self, name: &str) -> String {
        self.sameness.key(name)
    }

    /// The reports that the index was built from, in the same order.
    #[must_use]
    pub fn reports(&self) -> &[Arc<Report>] {
        &self.reports
    }

    /// The places in order of appearance.
    #[must_use]
    pub fn places(&self) -> &[PlaceEntry] {
        &self.places
    }

    /// The place of each report by number, in the order of the reports.
    pub(super) fn place_numbers(&self) -> &[u32] {
        &self.place_of
    }

    /// The number of a report's place, by the report's index.
    #[must_use]
    pub fn place_number(&self, report: usize) -> Option<u32> {
        self.place_of.get(report).copied()
    }

    /// The place of a report, by the report's index.
    #[must_use]
    pub fn place_of(&self, report: usize) -> Option<&PlaceEntry> {
        self.places.get(*self.place_of.get(report)? as usize)
    }

    /// The level of government that these places share, by their labels.
    #[must_use]
    pub fn common_level<'a>(&self, labels: impl IntoIterator<Item = &'a Name>) -> Option<Level> {
        let level = |label: &Name| self.places.iter().find(|place| place.label == *label)?.place.level;
        let mut levels = labels.into_iter().map(level);
        let first = levels.next()??;
        levels.all(|other| other == Some(first)).then_some(first)
    }

    /// The years with figures in the places of these labels (in all places if empty), with the
    /// number of results and of targets.
    #[must_use]
    pub fn years(&self, places: &[Name]) -> Vec<(Year, u32, u32)> {
        if places.is_empty() {
            return self.columns().totals().collect();
        }
        let chosen = self.chosen(places);
        let mut years = BTreeMap::<Year, (u32, u32)>::new();
        for (&(place, year), covered) in &self.coverage {
            if chosen.get(place as usize).copied().unwrap_or(false) && covered.results + covered.targets > 0 {
                let (results, targets) = years.entry(year).or_default();
                *results += covered.results;
                *targets += covered.targets;
            }
        }
        years.into_iter().map(|(year, (results, targets))| (year, results, targets)).collect()
    }

    /// The topics of the indicators of these places (of all places if empty), in the order of the
    /// table.
    #[must_use]
    pub fn topics(&self, places: &[Name]) -> Vec<Topic> {
        let chosen = self.chosen(places);
        let at = |series: &&Series| chosen.get(series.place as usize).copied().unwrap_or(false);
        let topic = |series: &Series| self.indicators.get(series.indicator as usize).map(|i| i.topic);
        let mut topics: Vec<Topic> = self.series.iter().filter(at).filter_map(topic).collect();
        topics.dedup();
        topics
    }

    /// Every indicator name of the reports, sorted.
    #[must_use]
    pub fn names(&self) -> Vec<Name> {
        let mut names: Vec<Name> = self.indicators.iter().flat_map(|i| i.names.iter().cloned()).collect();
        names.sort();
        names.dedup();
        names
    }

    /// The number of statements in the index.
    #[must_use]
    pub fn size(&self) -> usize {
        self.statements.len()
    }

    /// The observation at a reference.
    #[must_use]
    pub fn observation(&self, at: ObservationRef) -> Option<&Observation> {
        self.reports.get(at.report as usize)?.statement(at.statement)
    }

    /// The series of an indicator at a place, by the names that tables show: its level, or its growth if the
    /// reports state no level. Series for whole years are preferred, then those with most figures.
    #[must_use]
    pub fn find(&self, place: &str, indicator: &str) -> Option<SeriesId> {
        let key = self.key(indicator);
        self.find_key(place, &key).or_else(|| self.find_key(place, &growth_key(&key)))
    }

    fn find_key(&self, place: &str, key: &str) -> Option<SeriesId> {
        self.series_of(place).filter(|&id| self.indicator(id).is_some_and(|i| i.key == key)).min_by_key(
            |&id| {
                let whole = self.series(id).is_some_and(|s| s.part == PeriodShape::Year);
                (!whole, std::cmp::Reverse(self.statements(id).len()))
            },
        )
    }

    /// The series of a place named by its label, in the order of the table.
    pub fn series_of(&self, place: &str) -> impl Iterator<Item = SeriesId> + use<'_> {
        let series = self.place_id(place).and_then(|place| self.of_place.get(place as usize));
        series.map(Vec::as_slice).unwrap_or_default().iter().copied()
    }

    /// The series of an indicator, at all places.
    pub(super) fn series_of_indicator(&self, indicator: usize) -> impl Iterator<Item = SeriesId> + use<> {
        let order = |number: u32| (self.indicators.get(number as usize).map(|i| i.topic), number);
        let sought = u32::try_from(indicator).map(order).ok();
        let start = self.series.partition_point(|s| Some(order(s.indicator)) < sought);
        let end = self.series.partition_point(|s| Some(order(s.indicator)) <= sought);
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        (number(start)..number(end)).map(SeriesId)
    }

    /// All series, in the order of the table.
    pub(super) fn ids(&self) -> impl Iterator<Item = SeriesId> + use<> {
        (0..u32::try_from(self.series.len()).unwrap_or(u32::MAX)).map(SeriesId)
    }

    pub(super) fn series(&self, id: SeriesId) -> Option<&Series> {
        self.series.get(id.0 as usize)
    }

    pub(super) fn indicator(&self, id: SeriesId) -> Option<&IndicatorEntry> {
        self.indicators.get(self.series(id)?.indicator as usize)
    }

    pub(super) fn measures(&self) -> &Measures {
        &self.measures
    }

    /// The catalogue's entry for the indicator of a series.
    #[must_use]
    pub fn known(&self, id: SeriesId) -> Option<&'static Indicator> {
        self.indicator(id)?.known
    }

    /// The columns for choosing and ordering rows.
    pub(super) fn columns(&self) -> &columns::Columns {
        self.columns.get_or_init(|| columns::Columns::of(self))
    }

    /// The label of a series' place.
    pub(super) fn place_label(&self, id: SeriesId) -> Option<Name> {
        Some(self.places.get(self.series(id)?.place as usize)?.label.clone())
    }

    pub(super) fn indicators(&self) -> &[IndicatorEntry] {
        &self.indicators
    }

    /// The statements of a series: by year, results before targets, the decisive one first.
    pub(super) fn statements(&self, id: SeriesId) -> &[IndexedStatement] {
        let start = self.series(id).map_or(0, |s| s.start as usize);
        let end = self.series.get(id.0 as usize + 1).map_or(self.statements.len(), |s| s.start as usize);
        self.statements.get(start..end).unwrap_or_default()
    }

    /// The statements of a series about one year, the decisive one first.
    pub(super) fn about(&self, id: SeriesId, year: Year, class: Class) -> &[IndexedStatement] {
        let all = self.statements(id);
        let (from, to) = ((year, class), (year, class));
        let start = all.partition_point(|s| (s.year, s.class) < from);
        let end = all.partition_point(|s| (s.year, s.class) <= to);
        all.get(start..end).unwrap_or_default()
    }

    /// The series of the same thing in other dimensions.
    pub(super) fn siblings(&self, id: SeriesId) -> impl Iterator<Item = SeriesId> + '_ {
        let same = move |other: &SeriesId| match (self.series(id), self.series(*other)) {
            (Some(a), Some(b)) => (a.place, a.indicator, a.part) == (b.place, b.indicator, b.part),
            _ => false,
        };
        let before = (0..id.0).rev().map(SeriesId).take_while(same);
        let after = (id.0.saturating_add(1)..).map(SeriesId).take_while(same);
        before.chain(after)
    }

    /// The figure of a statement with its unit; `None` for a gap.
    pub(super) fn figure(&self, statement: &IndexedStatement) -> Option<(Figure, Name)> {
        let observation = self.observation(statement.at)?;
        if statement.growth {
            let percent = observation.change.as_ref()?.percent.clone()?;
            return Some((percent, "%".into()));
        }
        Some((observation.value.figure()?.clone(), observation.unit.clone()))
    }

    pub(super) fn coverage(&self, place: u32, year: Year) -> Coverage {
        self.coverage.get(&(place, year)).copied().unwrap_or_default()
    }

    pub(super) fn place_id(&self, label: &str) -> Option<u32> {
        self.labels.get(label).copied()
    }

    /// For each place whether it is chosen; all are if `labels` is empty.
    pub(super) fn chosen(&self, labels: &[Name]) -> Vec<bool> {
        let wanted: std::collections::HashSet<&str> = labels.iter().map(|l| &**l).collect();
        self.places.iter().map(|p| wanted.is_empty() || wanted.contains(&*p.label)).collect()
    }
}

/// A figure converted to another unit, and whether the conversion is exact. `None` if the
/// dimensions differ or the result exceeds a decimal's capacity.
pub(crate) fn convert_figure(figure: &Figure, from: &str, to: &str) -> Option<(Figure, bool)> {
    if from == to {
        return Some((figure.clone(), true));
    }
    let (from, to) = (Unit::parse(from), Unit::parse(to));
    let one = |number: &Number| -> Option<(Number, bool)> {
        let converted = crate::quantity::convert(number.value(), &from, &to)?;
        let exact = crate::quantity::convert(converted, &to, &from) == Some(number.value());
        Some((Number::new(converted), exact))
    };
    let (number, exact) = one(&figure.number)?;
    match &figure.to {
        None => Some((Figure { number, to: None, bound: figure.bound }, exact)),
        Some(top) => {
            let (top, exact_top) = one(top)?;
            Some((Figure { number, to: Some(top), bound: figure.bound }, exact && exact_top))
        }
    }
}

/// Rounds half away from zero, as statistics do.
#[must_use]
pub fn round(value: Decimal, decimals: u32) -> Decimal {
    value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}
