//! What a chart shows, as plain data: figures in common units, gaps, targets, sources.

use super::{Kind, Spec};
use crate::compare::{
    Cell, CellGap, CellValue, Change, Incomparable, Index, Judgement, Part, SeriesId, Trend, TrendPoint,
    Verdict, Written, change, judge,
};
use crate::model::{Direction, Figure, Name, Number, Year};
use crate::quantity::{Decimal, Unit, convert};

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
    pub sources: Vec<Source>,
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
    pub part: Part,
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
}

/// The reports of one place that figures come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
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

/// The most series, and of so many series the most years, that a kind takes: multiples as many as
/// all provinces' dozen indicators.
fn limits(kind: Kind, series: usize) -> (usize, usize) {
    /// Bars that can still be told apart in one chart.
    const BARS: usize = 96;

    match kind {
        Kind::Line => (12, usize::MAX),
        Kind::Bar => (12, BARS.checked_div(series).unwrap_or(BARS).min(24)),
        Kind::Bullet => (24, 24),
        Kind::Dumbbell => (24, usize::MAX),
        Kind::Multiples => (400, usize::MAX),
        Kind::Heat => (60, 24),
    }
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
        let (most_series, most_years) = limits(spec.kind, trends.len());
        if trends.len() > most_series {
            return Err(Unsuited::TooManySeries { most: most_series });
        }
        if years.len() > most_years {
            return Err(Unsuited::TooManyYears { most: most_years });
        }
        let mut series: Vec<Series> =
            trends.into_iter().map(|(id, trend)| Series::new(index, id, trend, &years)).collect();
        share_units(&mut series);
        let compared = years.first().zip(years.last()).map(|(a, b)| (*a, *b)).filter(|(a, b)| a < b);
        let mut chart = Self {
            kind: spec.kind,
            compared: if spec.kind == Kind::Dumbbell { compared } else { spec.compared.or(compared) },
            years,
            sources: sources(index, &series),
            series,
        };
        chart.suited()?;
        if chart.kind == Kind::Dumbbell {
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
    pub fn indicator(&self) -> Option<(&Name, Part)> {
        let first = self.series.first()?;
        let same = |s: &Series| s.indicator == first.indicator && s.part == first.part;
        self.series.iter().all(same).then_some((&first.indicator, first.part))
    }

    /// The change of one of its series between the years compared.
    #[must_use]
    pub fn change(&self, series: &Series) -> Change {
        let Some((from, to)) = self.compared else { return Change::NotComputed(Incomparable::NoEarlier) };
        match (series.value(from), series.value(to)) {
            (Some(from), Some(to)) => change(&from.figure, &to.figure, series.rate),
            (None, Some(_)) => Change::NotComputed(Incomparable::NoEarlier),
            (Some(_), None) => Change::NotComputed(Incomparable::NoLater),
            (None, None) => Change::NotComputed(Incomparable::Neither),
        }
    }

    fn suited(&self) -> Result<(), Unsuited> {
        let points = || self.series.iter().flat_map(|s| &s.points);
        if points().all(|p| p.result.value().or(p.target.value()).is_none()) {
            return Err(Unsuited::NoFigures);
        }
        match self.kind {
            Kind::Line | Kind::Bar | Kind::Dumbbell if self.unit().is_none() => {
                let mut units: Vec<Name> = self.series.iter().map(|s| s.unit.clone()).collect();
                units.sort();
                units.dedup();
                Err(Unsuited::MixedUnits(units))
            }
            Kind::Bullet if points().all(|p| p.target.value().is_none()) => Err(Unsuited::NoTargets),
            Kind::Dumbbell if self.series.iter().all(|s| self.change(s).difference().is_none()) => {
                Err(Unsuited::OneYear)
            }
            _ => Ok(()),
        }
    }

    /// The largest rise first, what cannot be reckoned last.
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
        let Trend { place, indicator, part, unit, rate, better, points, .. } = trend;
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
                Point { year, result, target, judgement }
            }
            None => Point {
                year,
                result: Cell::Gap(unsaid(index, &place, year.saturating_add(1))),
                target: Cell::Gap(unsaid(index, &place, year)),
                judgement: None,
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

    /// Puts all figures into another unit of the same dimension.
    fn convert(&mut self, to: &Name) {
        let (from, into) = (Unit::parse(&self.unit), Unit::parse(to));
        for point in &mut self.points {
            for cell in [&mut point.result, &mut point.target] {
                if let Cell::Value(value) = cell
                    && let Some(converted) = in_unit(value, &self.unit, &from, &into)
                {
                    **value = converted;
                }
            }
            if let Some(judgement) = &mut point.judgement {
                judgement.by = convert(judgement.by, &from, &into).unwrap_or(judgement.by);
            }
        }
        self.unit = to.clone();
    }

    /// Whether all its figures can be put into another unit without loss of size.
    fn fits(&self, to: &Unit) -> bool {
        let from = Unit::parse(&self.unit);
        let values = self.points.iter().flat_map(|p| [p.result.value(), p.target.value()]).flatten();
        let mut numbers = values.flat_map(|v| [Some(&v.figure.number), v.figure.to.as_ref()]).flatten();
        numbers.all(|n| convert(n.value(), &from, to).is_some())
    }

    /// The greatest absolute number among its results and targets.
    fn greatest(&self) -> Decimal {
        let values = self.points.iter().flat_map(|p| [p.result.value(), p.target.value()]).flatten();
        values.map(|v| v.figure.number.value().abs()).max().unwrap_or_default()
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
    let compared = spec.compared.filter(|_| spec.kind == Kind::Dumbbell);
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
    if spec.kind == Kind::Bullet && trends.len() > 1 {
        years = aimed(spec, trends, &years).into_iter().collect();
    }
    if spec.kind == Kind::Dumbbell {
        // Without years of the reader's choice, the first and the last that have results.
        let results = |year: &Year| {
            let points = trends.iter().flat_map(|(_, t)| &t.points);
            points.filter(|p| p.year == *year).any(|p| p.result.value().is_some())
        };
        if compared.is_none() {
            years.retain(results);
        }
        let ends = years.first().copied().into_iter().chain(years.last().copied());
        years = ends.collect();
        years.dedup();
    }
    years
}

/// The year whose targets several series show: the later compared, else the last that has targets
/// and, if any has, results.
fn aimed(spec: &Spec, trends: &[(SeriesId, Trend)], years: &[Year]) -> Option<Year> {
    let points = trends.iter().flat_map(|(_, t)| &t.points).filter(|p| years.contains(&p.year));
    let aimed = points.filter(|p| p.target.value().is_some());
    let last = aimed.map(|p| (p.result.value().is_some(), p.year)).max();
    spec.compared.map(|(_, to)| to).filter(|to| years.contains(to)).or(last.map(|(_, year)| year))
}

/// Gives series of one dimension one unit: that of the largest figure, or if even so its numbers
/// are long, a larger one.
fn share_units(series: &mut [Series]) {
    let mut kinds: Vec<(Unit, Vec<&mut Series>)> = Vec::new();
    for s in series {
        let unit = Unit::parse(&s.unit);
        match kinds.iter_mut().find(|(kind, _)| kind.dimension() == unit.dimension()) {
            Some((_, alike)) => alike.push(s),
            None => kinds.push((unit, vec![s])),
        }
    }
    for (first, alike) in &mut kinds {
        let greatest = |s: &Series| convert(s.greatest(), &Unit::parse(&s.unit), first);
        let Some(largest) = alike.iter().max_by_key(|s| greatest(s)) else { continue };
        let mut unit = largest.unit.clone();
        if largest.greatest() >= Decimal::from(10_000) {
            unit = larger(&unit).unwrap_or(unit);
        }
        let into = Unit::parse(&unit);
        if alike.iter().all(|s| s.unit == unit || s.fits(&into)) {
            for s in alike.iter_mut().filter(|s| s.unit != unit) {
                s.convert(&unit);
            }
        }
    }
}

/// The unit ten thousand times as large, of one that has such a multiplier already: 万人 → 亿人.
fn larger(unit: &str) -> Option<Name> {
    let named = [("万亿", None), ("万", Some("亿")), ("亿", Some("万亿"))];
    let (rest, up) = named.iter().find_map(|(prefix, up)| Some((unit.strip_prefix(prefix)?, *up)))?;
    let larger: Name = format!("{}{rest}", up?).into();
    let (from, to) = (Unit::parse(unit), Unit::parse(&larger));
    (from.dimension() == to.dimension()).then_some(larger)
}

/// A value in another unit, with what was written kept.
fn in_unit(value: &CellValue, unit: &Name, from: &Unit, to: &Unit) -> Option<CellValue> {
    let one = |n: &Number| convert(n.value(), from, to).map(Number::new);
    let converted = |f: &Figure| {
        let to = match &f.to {
            Some(top) => Some(one(top)?),
            None => None,
        };
        Some(Figure { number: one(&f.number)?, to, bound: f.bound })
    };
    let figure = converted(&value.figure)?;
    let back = convert(figure.number.value(), to, from) == Some(value.figure.number.value());
    let written = match &value.written {
        Some(written) => Written { exact: written.exact && back, ..written.clone() },
        None => Written { figure: value.figure.clone(), unit: unit.clone(), exact: back },
    };
    let others = value.others.iter().filter_map(|other| {
        Some(crate::compare::Other { figure: converted(&other.figure)?, ..other.clone() })
    });
    Some(CellValue { figure, written: Some(written), others: others.collect(), ..value.clone() })
}

/// The reports that the figures come from, by place.
fn sources(index: &Index, series: &[Series]) -> Vec<Source> {
    let mut sources: Vec<Source> = Vec::new();
    let cells = series.iter().flat_map(|s| &s.points).flat_map(|p| [&p.result, &p.target]);
    for at in cells.filter_map(|cell| cell.value()).map(|v| v.at) {
        let report = at.report as usize;
        let (Some(place), Some(given)) = (index.place_of(report), index.reports().get(report)) else {
            continue;
        };
        match sources.iter_mut().find(|s| s.place == place.label) {
            Some(source) => source.years.push(given.year),
            None => sources.push(Source { place: place.label.clone(), years: vec![given.year] }),
        }
    }
    for source in &mut sources {
        source.years.sort_unstable();
        source.years.dedup();
    }
    sources
}
