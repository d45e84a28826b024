//! What a chart shows, as plain data: figures in common units, gaps, targets, sources.

use super::kind::{Needs, Years};
use super::unit::share_units;
use super::{Kind, Spec};
use crate::compare::{
    Break, Cell, CellGap, CellValue, Change, Incomparable, Index, Judgement, PeriodShape, SeriesId, Trend,
    TrendPoint, Verdict, change_between, judge,
};
use crate::model::{Direction, Name, Year};

/// What a chart shows. All figures are exact.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// The kind of chart.
    pub kind: Kind,
    /// The years displayed, ascending.
    pub years: Vec<Year>,
    /// The two years compared, earlier and later; `None` with fewer than two years.
    pub compared: Option<(Year, Year)>,
    /// The series in the order in which they are drawn.
    pub series: Vec<Series>,
    /// The reports that the figures come from.
    pub sources: Vec<ChartSource>,
}

/// One series of a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Which series of the index it is.
    pub id: SeriesId,
    /// The place's label.
    pub place: Name,
    /// The indicator's name.
    pub indicator: Name,
    /// Which part of the year it measures.
    pub part: PeriodShape,
    /// The unit of all its figures.
    pub unit: Name,
    /// Whether the unit is a percentage.
    pub rate: bool,
    /// Which way is better.
    pub better: Direction,
    /// A point for each of [`Chart::years`].
    pub points: Vec<Point>,
}

/// One year of a series.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The year.
    pub year: Year,
    /// The result.
    pub result: Cell,
    /// The target.
    pub target: Cell,
    /// What became of the target, where both are known.
    pub judgement: Option<Judgement>,
    /// Why the line of results breaks before it, if it does.
    pub broken: Option<Break>,
}

/// The reports of one place that figures come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartSource {
    /// The place's label.
    pub place: Name,
    /// The years of its reports, ascending.
    pub years: Vec<Year>,
}

/// Why a kind of chart does not suit what is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsuited {
    /// Nothing is chosen, or nothing that the index knows.
    Nothing,
    /// None of the chosen series has a figure in these years.
    NoFigures,
    /// None of them has a target in these years.
    NoTargets,
    /// They measure different things, and this kind has one scale.
    MixedUnits(Vec<Name>),
    /// It compares two years, and no series has figures for both.
    OneYear,
    /// It draws lines over the years, but all figures are of one year.
    NoTrend,
    /// More series than can be told apart.
    TooManySeries {
        /// The most that this kind takes.
        most: usize,
    },
    /// More years than this kind has room for.
    TooManyYears {
        /// The most that this kind takes.
        most: usize,
    },
}

impl Chart {
    /// Gathers what a chart of this kind shows.
    ///
    /// # Errors
    /// The kind does not suit what is chosen.
    pub fn new(index: &Index, spec: &Spec) -> Result<Self, Unsuited> {
        let mut ids: Vec<SeriesId> = Vec::new();
        for id in &spec.series {
            if !ids.contains(id) {
                ids.push(*id);
            }
        }
        let trends: Vec<(SeriesId, Trend)> =
            ids.into_iter().filter_map(|id| Some((id, index.trend(id)?))).collect();
        if trends.is_empty() {
            return Err(Unsuited::Nothing);
        }
        let years = displayed(spec, &trends);
        let form = spec.kind.form();
        if trends.len() > form.most_series {
            return Err(Unsuited::TooManySeries { most: form.most_series });
        }
        let most = (form.most_years)(trends.len());
        if years.len() > most {
            return Err(Unsuited::TooManyYears { most });
        }
        let mut series: Vec<Series> =
            trends.into_iter().map(|(id, trend)| Series::new(index, id, trend, &years)).collect();
        share_units(&mut series);
        let compared = years.first().zip(years.last()).map(|(a, b)| (*a, *b)).filter(|(a, b)| a < b);
        let mut chart = Self {
            kind: spec.kind,
            compared: if form.years == Years::Two { compared } else { spec.compared.or(compared) },
            years,
            sources: sources(index, &series),
            series,
        };
        chart.suited()?;
        if form.years == Years::Two {
            chart.sort_by_change();
        }
        Ok(chart)
    }

    /// What a mark of its drawing shows.
    #[must_use]
    pub fn shown(&self, mark: &super::Mark) -> Option<(&Series, &Point)> {
        let series = self.series.get(mark.series)?;
        let at = series.points.binary_search_by_key(&mark.year, |p| p.year).ok()?;
        Some((series, series.points.get(at)?))
    }

    /// The unit of all series, if they share one.
    #[must_use]
    pub fn unit(&self) -> Option<&Name> {
        let first = &self.series.first()?.unit;
        self.series.iter().all(|s| s.unit == *first).then_some(first)
    }

    /// The place of all series, if it is one.
    #[must_use]
    pub fn place(&self) -> Option<&Name> {
        let first = &self.series.first()?.place;
        self.series.iter().all(|s| s.place == *first).then_some(first)
    }

    /// The indicator of all series, if it is one, in one part of the year.
    #[must_use]
    pub fn indicator(&self) -> Option<(&Name, PeriodShape)> {
        let first = self.series.first()?;
        let same = |s: &Series| s.indicator == first.indicator && s.part == first.part;
        self.series.iter().all(same).then_some((&first.indicator, first.part))
    }

    /// The change of one of its series between the years compared.
    #[must_use]
    pub fn change(&self, series: &Series) -> Change {
        let Some((from, to)) = self.compared else { return Change::NotComputed(Incomparable::NoEarlier) };
        change_between(series.value(from), series.value(to), series.rate)
    }

    fn suited(&self) -> Result<(), Unsuited> {
        let points = || self.series.iter().flat_map(|s| &s.points);
        if points().all(|p| p.result.value().or(p.target.value()).is_none()) {
            return Err(Unsuited::NoFigures);
        }
        let form = self.kind.form();
        if form.one_unit && self.unit().is_none() {
            let mut units: Vec<Name> = self.series.iter().map(|s| s.unit.clone()).collect();
            units.sort();
            units.dedup();
            return Err(Unsuited::MixedUnits(units));
        }
        match form.needs {
            Needs::Targets if points().all(|p| p.target.value().is_none()) => Err(Unsuited::NoTargets),
            Needs::Change if self.series.iter().all(|s| self.change(s).difference().is_none()) => {
                Err(Unsuited::OneYear)
            }
            Needs::SeveralYears if self.years.len() < 2 => Err(Unsuited::NoTrend),
            _ => Ok(()),
        }
    }

    /// The largest rise first, what cannot be computed last.
    fn sort_by_change(&mut self) {
        let mut series = std::mem::take(&mut self.series);
        series.sort_by_cached_key(|s| {
            let amount = self.change(s).difference().map(|d| d.amount);
            (amount.is_none(), std::cmp::Reverse(amount))
        });
        self.series = series;
    }
}

impl Series {
    fn new(index: &Index, id: SeriesId, trend: Trend, years: &[Year]) -> Self {
        let Trend { place, indicator, part, unit, rate, better, points, breaks, .. } = trend;
        let broken = |year: Year| breaks.iter().find(|(at, _)| *at == year).map(|(_, why)| *why);
        let mut known: std::collections::BTreeMap<Year, TrendPoint> =
            points.into_iter().map(|p| (p.year, p)).collect();
        let point = |&year: &Year| match known.remove(&year) {
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
        let points = years.iter().map(point).collect();
        Self { id, place, indicator, part, unit, rate, better, points }
    }

    /// The result of a year, where there is one.
    #[must_use]
    pub fn value(&self, year: Year) -> Option<&CellValue> {
        self.points.iter().find(|p| p.year == year)?.result.value()
    }

    /// The first and the last point that has a result.
    #[must_use]
    pub fn ends(&self) -> Option<(&Point, &Point)> {
        let mut stated = self.points.iter().filter(|p| p.result.value().is_some());
        let first = stated.next()?;
        Some((first, stated.next_back().unwrap_or(first)))
    }
}

/// Why a series says nothing of a year, by whether the report that would say it is loaded.
fn unsaid(index: &Index, place: &str, given: Year) -> CellGap {
    let mut reports = index.reports().iter().enumerate();
    let loaded = reports
        .any(|(n, report)| report.year == given && index.place_of(n).is_some_and(|p| &*p.label == place));
    if loaded { CellGap::NotMentioned } else { CellGap::NoReport }
}

/// The years to display, ascending.
fn displayed(spec: &Spec, trends: &[(SeriesId, Trend)]) -> Vec<Year> {
    let wanted = spec.kind.form().years;
    let compared = spec.compared.filter(|_| wanted == Years::Two);
    let mut years = match compared {
        Some((from, to)) => vec![from, to],
        None => spec.years.clone(),
    };
    if years.is_empty() {
        let points = trends.iter().flat_map(|(_, t)| &t.points);
        years = points.filter(|p| p.result.value().or(p.target.value()).is_some()).map(|p| p.year).collect();
    }
    years.sort_unstable();
    years.dedup();
    if wanted == Years::Aimed && trends.len() > 1 {
        years = aimed(spec, trends, &years).into_iter().collect();
    }
    if wanted == Years::Two {
        if compared.is_none() {
            return ends_told(trends, &years);
        }
        let ends = years.first().copied().into_iter().chain(years.last().copied());
        years = ends.collect();
        years.dedup();
    }
    years
}

/// Without years of the reader's choice, the two that most series have results of, of those the ones
/// farthest apart.
fn ends_told(trends: &[(SeriesId, Trend)], years: &[Year]) -> Vec<Year> {
    struct Told(Year, Vec<bool>);

    let told = |year: Year| {
        let is_told = |t: &Trend| t.points.iter().any(|p| p.year == year && p.result.value().is_some());
        Told(year, trends.iter().map(|(_, trend)| is_told(trend)).collect())
    };
    let told: Vec<Told> =
        years.iter().map(|year| told(*year)).filter(|Told(_, series)| series.contains(&true)).collect();
    let both = |from: &Told, to: &Told| from.1.iter().zip(&to.1).filter(|(a, b)| **a && **b).count();
    let later = |at: usize| told.iter().skip(at + 1);
    let pairs = told.iter().enumerate().flat_map(|(at, from)| later(at).map(move |to| (from, to)));
    let best = pairs.max_by_key(|(from, to)| (both(from, to), to.0.abs_diff(from.0)));
    match best {
        Some((from, to)) => vec![from.0, to.0],
        None => told.iter().map(|Told(year, _)| *year).collect(),
    }
}

/// The year whose targets several series show: the later compared, else the last that has targets
/// and, if any has, results.
fn aimed(spec: &Spec, trends: &[(SeriesId, Trend)], years: &[Year]) -> Option<Year> {
    let points = trends.iter().flat_map(|(_, t)| &t.points).filter(|p| years.contains(&p.year));
    let aimed = points.filter(|p| p.target.value().is_some());
    let last = aimed.map(|p| (p.result.value().is_some(), p.year)).max();
    spec.compared.map(|(_, to)| to).filter(|to| years.contains(to)).or(last.map(|(_, year)| year))
}

/// The reports that the figures come from, by place.
fn sources(index: &Index, series: &[Series]) -> Vec<ChartSource> {
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
