//! From a selection to chart data: chooses years, collects figures, and explains why a kind is
//! unsuited.
//!
//! | selection | result |
//! | --- | --- |
//! | no known series | [`Unsuited::Nothing`] |
//! | 亿元 and 万人 on one scale | [`Unsuited::MixedUnits`] |
//! | a bullet chart without targets | [`Unsuited::NoTargets`] |
//! | a line chart of one year | [`Unsuited::NoTrend`] |
//! | a heat map of one year, of 亿元 and 万人 | [`Unsuited::MixedUnitsOfOneYear`] |
//! | bars with a growth line of an indicator without stated growth | [`Unsuited::NoGrowth`] |
//! | 2010 to 2020, with figures from 2014 | the years from 2014 |

use std::collections::{BTreeSet, HashSet};

use super::data::{Chart, ChartSeries, ChartSource, Point, Unsuited};
use super::form::{Needs, Years};
use super::order::Descending;
use super::spec::Spec;
use super::unit::share_units;
use super::{Caption, ChartKind};
use crate::compare::{Cell, CellGap, Index, Measure, SeriesId, Trend, TrendPoint, Verdict, judge};
use crate::model::{Name, Year};

impl Chart {
    /// Collects the data of a chart.
    ///
    /// # Errors
    /// The kind does not suit the selection.
    pub fn new(index: &Index, spec: &Spec) -> Result<Self, Unsuited> {
        let chart = Self::collected(index, spec)?;
        chart.suited()?;
        Ok(chart)
    }

    /// Collects the data, whether or not they suit the kind.
    pub(super) fn collected(index: &Index, spec: &Spec) -> Result<Self, Unsuited> {
        let mut ids: Vec<SeriesId> = Vec::new();
        for id in &spec.series {
            if !ids.contains(id) {
                ids.push(*id);
            }
        }
        let form = spec.kind.form();
        let trends = match form.needs {
            Needs::LevelAndGrowth => level_and_growth(index, &ids)?,
            _ => ids.into_iter().filter_map(|id| Some((id, index.measure(id), index.trend(id)?))).collect(),
        };
        if trends.is_empty() {
            return Err(Unsuited::Nothing);
        }
        let years = displayed(spec, &trends);
        if trends.len() > form.most_series {
            return Err(Unsuited::TooManySeries { most: form.most_series });
        }
        let most = (form.most_years)(trends.len());
        if years.len() > most {
            return Err(Unsuited::TooManyYears { most });
        }
        let aimed = ahead(spec, &trends, &years);
        let mut series: Vec<ChartSeries> =
            trends.into_iter().map(|measured| ChartSeries::new(index, measured, &years, aimed)).collect();
        share_units(&mut series, spec.unit.as_deref());
        let compared = years.first().zip(years.last()).map(|(a, b)| (*a, *b)).filter(|(a, b)| a < b);
        let mut chart = Self {
            kind: spec.kind,
            compared: if form.years == Years::Two { compared } else { spec.compared.or(compared) },
            years,
            aimed,
            level: index.common_level(series.iter().map(|series| &series.place)),
            sources: sources(index, &series),
            series,
            from_zero: spec.from_zero,
            caption: Caption::default(),
        };
        if form.years == Years::Two {
            chart.sort_by_change();
        }
        Ok(chart)
    }

    fn suited(&self) -> Result<(), Unsuited> {
        let points = || self.series.iter().flat_map(|s| &s.points);
        if points().all(|p| p.result.value().or(p.target.value()).is_none()) {
            return Err(Unsuited::NoFigures);
        }
        let form = self.kind.form();
        if form.one_unit && self.unit().is_none() {
            return Err(Unsuited::MixedUnits(self.units()));
        }
        let is_one_year = self.years.len() == 1;
        match form.needs {
            Needs::Shades if is_one_year && self.unit().is_none() => {
                Err(Unsuited::MixedUnitsOfOneYear(self.units()))
            }
            Needs::Shades if is_one_year && points().filter(|p| p.result.value().is_some()).count() < 2 => {
                Err(Unsuited::OneFigure)
            }
            Needs::Targets if points().all(|p| p.target.value().is_none()) => Err(Unsuited::NoTargets),
            Needs::Change if self.series.iter().all(|s| self.change(s).difference().is_none()) => {
                Err(Unsuited::OneYear)
            }
            Needs::SeveralYears if self.series.iter().all(|s| !s.has_course()) => Err(Unsuited::NoTrend),
            Needs::LevelAndGrowth if self.series.iter().any(|s| s.ends().is_none()) => {
                Err(Unsuited::NoGrowth)
            }
            _ => Ok(()),
        }
    }

    /// The units of its series, each once.
    fn units(&self) -> Vec<Name> {
        let units: BTreeSet<&Name> = self.series.iter().map(|series| &series.unit).collect();
        units.into_iter().cloned().collect()
    }

    /// Sorts the largest rise first; series without a computable change come last.
    fn sort_by_change(&mut self) {
        let mut series = std::mem::take(&mut self.series);
        series.sort_by_cached_key(|s| Descending::of(self.change(s).difference().map(|d| d.amount), None));
        self.series = series;
    }
}

impl ChartSeries {
    fn new(index: &Index, (id, measure, trend): Measured, years: &[Year], aimed: Option<Year>) -> Self {
        let Trend { place, indicator, part, unit, rate, better, points, breaks, .. } = trend;
        let broken = |year: Year| breaks.iter().find(|(at, _)| *at == year).map(|(_, why)| *why);
        let known =
            |year: Year| points.binary_search_by_key(&year, |p| p.year).ok().and_then(|at| points.get(at));
        let planned = aimed.map(|year| {
            known(year).map_or_else(|| Cell::Gap(unsaid(index, &place, year)), |p| p.target.clone())
        });
        let point = |&year: &Year| match known(year).cloned() {
            Some(TrendPoint { result, target, .. }) => {
                let judgement = match (target.value(), result.value()) {
                    (Some(target), Some(result)) => match judge(&target.figure, &result.figure, better) {
                        Verdict::Judged(judgement) => Some(judgement),
                        Verdict::Reported { .. } | Verdict::Unjudged(_) => None,
                    },
                    _ => None,
                };
                Point { year, result, target, judgement, broken: broken(year) }
            }
            None => Point {
                year,
                result: Cell::Gap(unsaid(index, &place, year.saturating_add(1))),
                target: Cell::Gap(unsaid(index, &place, year)),
                judgement: None,
                broken: None,
            },
        };
        let mut points: Vec<Point> = years.iter().map(point).collect();
        if let (Some(target), Some(only)) = (planned, points.first_mut()) {
            only.target = target;
        }
        Self { id, place, indicator, measure, part, unit, rate, better, points }
    }
}

/// A series with its measure and its course.
type Measured = (SeriesId, Measure, Trend);

/// The level of one indicator and its growth; either may have been chosen.
fn level_and_growth(index: &Index, ids: &[SeriesId]) -> Result<Vec<Measured>, Unsuited> {
    let mut levels: Vec<SeriesId> = ids.iter().map(|id| index.level_series(*id).unwrap_or(*id)).collect();
    levels.dedup();
    let [id] = levels.as_slice() else {
        return Err(if ids.is_empty() { Unsuited::Nothing } else { Unsuited::TooManySeries { most: 1 } });
    };
    let level = index.trend(*id).ok_or(Unsuited::Nothing)?;
    let growth = index.growth_trend(*id).ok_or(Unsuited::NoGrowth)?;
    let grown = index.growth_series(*id).unwrap_or(*id);
    Ok(vec![(*id, Measure::Level, level), (grown, Measure::Growth, growth)])
}

/// The gap of a year without a statement, by whether its report is loaded.
fn unsaid(index: &Index, place: &str, given: Year) -> CellGap {
    let mut reports = index.reports().iter().enumerate();
    let loaded = reports
        .any(|(n, report)| report.year == given && index.place_of(n).is_some_and(|p| &*p.label == place));
    if loaded { CellGap::NotMentioned } else { CellGap::NoReport }
}

/// The years to display, ascending.
fn displayed(spec: &Spec, trends: &[Measured]) -> Vec<Year> {
    let form = spec.kind.form();
    let wanted = form.years;
    let compared = spec.compared.filter(|_| wanted == Years::Two);
    let mut years = match compared {
        Some((from, to)) => vec![from, to],
        None => spec.years.clone(),
    };
    if years.is_empty() {
        let points = trends.iter().flat_map(|(.., t)| &t.points);
        years = points.filter(|p| p.result.value().or(p.target.value()).is_some()).map(|p| p.year).collect();
    }
    years.sort_unstable();
    years.dedup();
    let mut years = drawn_years(&years, trends, spec.kind.shows_targets_of(trends.len()));
    // More series than can stand side by side are rows of one year.
    let is_one_year = (form.most_years)(trends.len()) == 1 || is_planned(spec, trends, &years);
    if is_one_year && spec.years.is_empty() {
        years = fullest(trends, &years).into_iter().collect();
    }
    if wanted == Years::Aimed && trends.len() > 1 {
        years = aimed(spec, trends, &years).into_iter().collect();
    }
    if wanted == Years::Two {
        if compared.is_none() {
            return default_pair(trends, &years);
        }
        let ends = years.first().copied().into_iter().chain(years.last().copied());
        years = ends.collect();
        years.dedup();
    }
    years
}

/// Whether several series have results of one year, and only targets for the next. The targets then stand beside
/// the results.
fn is_planned(spec: &Spec, trends: &[Measured], years: &[Year]) -> bool {
    let points = |year: Year| trends.iter().flat_map(|(.., t)| &t.points).filter(move |p| p.year == year);
    let [of, next] = years else { return false };
    let results = |year: Year| points(year).any(|p| p.result.value().is_some());
    spec.kind == ChartKind::Bar && trends.len() > 1 && results(*of) && !results(*next)
}

/// The year after the only one displayed, if half of the series have a target for it and none for the displayed
/// year.
fn ahead(spec: &Spec, trends: &[Measured], years: &[Year]) -> Option<Year> {
    let [year] = years else { return None };
    let next = year.checked_add(1)?;
    let targets = |year: Year| {
        let has = |t: &Trend| t.points.iter().any(|p| p.year == year && p.target.value().is_some());
        trends.iter().filter(|(.., trend)| has(trend)).count()
    };
    let is_ahead = targets(*year) == 0 && targets(next) * 2 >= trends.len();
    (spec.kind == ChartKind::Bar && trends.len() > 1 && is_ahead).then_some(next)
}

/// The years without the leading and trailing ones that have nothing to draw; all years if none has anything.
fn drawn_years(years: &[Year], trends: &[Measured], has_targets: bool) -> Vec<Year> {
    let tells = |cell: &Cell| matches!(cell, Cell::Value(_) | Cell::Gap(CellGap::Reason(..)));
    let points = trends.iter().flat_map(|(.., t)| &t.points);
    let drawn: HashSet<Year> =
        points.filter(|p| tells(&p.result) || (has_targets && tells(&p.target))).map(|p| p.year).collect();
    let first = years.iter().position(|year| drawn.contains(year)).unwrap_or(0);
    let last = years.iter().rposition(|year| drawn.contains(year)).map_or(years.len(), |at| at + 1);
    years.get(first..last).unwrap_or_default().to_vec()
}

/// The latest of the years in which most series have a result.
fn fullest(trends: &[Measured], years: &[Year]) -> Option<Year> {
    let results = |year: Year| {
        let has_result = |t: &Trend| t.points.iter().any(|p| p.year == year && p.result.value().is_some());
        trends.iter().filter(|(.., trend)| has_result(trend)).count()
    };
    years.iter().copied().max_by_key(|year| (results(*year), *year))
}

/// The default pair of years: the two in which most series have results; among equals, those
/// farthest apart.
fn default_pair(trends: &[Measured], years: &[Year]) -> Vec<Year> {
    /// A year, and for each series whether it has a result.
    struct YearResults(Year, Vec<bool>);

    let results_of = |year: Year| {
        let has_result = |t: &Trend| t.points.iter().any(|p| p.year == year && p.result.value().is_some());
        YearResults(year, trends.iter().map(|(.., trend)| has_result(trend)).collect())
    };
    let results: Vec<YearResults> = years
        .iter()
        .map(|year| results_of(*year))
        .filter(|YearResults(_, series)| series.contains(&true))
        .collect();
    let both =
        |from: &YearResults, to: &YearResults| from.1.iter().zip(&to.1).filter(|(a, b)| **a && **b).count();
    let later = |at: usize| results.iter().skip(at + 1);
    let pairs = results.iter().enumerate().flat_map(|(at, from)| later(at).map(move |to| (from, to)));
    let best = pairs.max_by_key(|(from, to)| (both(from, to), to.0.abs_diff(from.0)));
    match best {
        Some((from, to)) => vec![from.0, to.0],
        None => results.iter().map(|YearResults(year, _)| *year).collect(),
    }
}

/// The year whose targets several series show: the later compared year, else the last with targets,
/// preferably one with results too.
fn aimed(spec: &Spec, trends: &[Measured], years: &[Year]) -> Option<Year> {
    let points = trends.iter().flat_map(|(.., t)| &t.points).filter(|p| years.contains(&p.year));
    let aimed = points.filter(|p| p.target.value().is_some());
    let last = aimed.map(|p| (p.result.value().is_some(), p.year)).max();
    spec.compared.map(|(_, to)| to).filter(|to| years.contains(to)).or(last.map(|(_, year)| year))
}

/// The reports that the figures come from, by place.
fn sources(index: &Index, series: &[ChartSeries]) -> Vec<ChartSource> {
    let mut sources: Vec<ChartSource> = Vec::new();
    let cells = series.iter().flat_map(|s| &s.points).flat_map(|p| [&p.result, &p.target]);
    for at in cells.filter_map(|cell| cell.value()).map(|v| v.at) {
        let report = at.report as usize;
        let (Some(place), Some(given)) = (index.place_of(report), index.reports().get(report)) else {
            continue;
        };
        match sources.iter_mut().find(|s| s.place == place.label) {
            Some(source) => source.years.push(given.year),
            None => sources.push(ChartSource { place: place.label.clone(), years: vec![given.year] }),
        }
    }
    for source in &mut sources {
        source.years.sort_unstable();
        source.years.dedup();
    }
    sources
}
