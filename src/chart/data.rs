//! The data of a chart: figures in common units, gaps, targets, sources.

use super::{Caption, ChartKind, Mark};
use crate::compare::{
    Break, Cell, CellValue, Change, Incomparable, Judgement, Measure, PeriodShape, SeriesId, change_between,
};
use crate::model::{Direction, Level, Name, Year};

/// The data of a chart. All figures are exact.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// The kind of chart.
    pub kind: ChartKind,
    /// The years displayed, ascending.
    pub years: Vec<Year>,
    /// The two years compared, earlier and later; `None` with fewer than two years.
    pub compared: Option<(Year, Year)>,
    /// The year of the targets, where results of one year stand beside targets for the next.
    pub aimed: Option<Year>,
    /// The series in the order in which they are drawn.
    pub series: Vec<ChartSeries>,
    /// The level of government that the places share, if they do.
    pub level: Option<Level>,
    /// The reports that the figures come from.
    pub sources: Vec<ChartSource>,
    /// Whether the axis of a line chart starts at zero.
    pub from_zero: bool,
    /// The reader's own words.
    pub caption: Caption,
}

/// One series of a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartSeries {
    /// The series of the index.
    pub id: SeriesId,
    /// The place's label.
    pub place: Name,
    /// The indicator's name.
    pub indicator: Name,
    /// Whether it is the level of the indicator or its growth on the year before.
    pub measure: Measure,
    /// The part of the year it measures.
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
    /// The verdict on the target, if target and result are known.
    pub judgement: Option<Judgement>,
    /// The break before this year, if there is one.
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

/// Why a kind of chart does not suit a selection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsuited {
    /// The selection has no known series.
    Nothing,
    /// None of the chosen series has a figure in these years.
    NoFigures,
    /// None of the chosen series has a target in these years.
    NoTargets,
    /// The series have different units, and this kind has one scale.
    MixedUnits(Vec<Name>),
    /// The kind colours the figures of one year by size, and their units differ.
    MixedUnitsOfOneYear(Vec<Name>),
    /// The kind colours figures by size, and there is only one.
    OneFigure,
    /// The kind compares two years, and no series has figures for both.
    OneYear,
    /// The kind draws lines over the years, but all figures are of one year.
    NoTrend,
    /// The kind shows the level of an indicator with its growth, and the reports state only one of them.
    NoGrowth,
    /// More series than can be distinguished.
    TooManySeries {
        /// The most that this kind supports.
        most: usize,
    },
    /// More years than this kind has room for.
    TooManyYears {
        /// The most that this kind supports.
        most: usize,
    },
}

impl Chart {
    /// The series and point that a mark of its drawing shows.
    #[must_use]
    pub fn shown(&self, mark: &Mark) -> Option<(&ChartSeries, &Point)> {
        let series = self.series.get(mark.series)?;
        let at = series.points.binary_search_by_key(&mark.year, |p| p.year).ok()?;
        Some((series, series.points.get(at)?))
    }

    /// The common unit of all series, if there is one.
    #[must_use]
    pub fn unit(&self) -> Option<&Name> {
        let first = &self.series.first()?.unit;
        self.series.iter().all(|s| s.unit == *first).then_some(first)
    }

    /// The common place of all series, if there is one.
    #[must_use]
    pub fn place(&self) -> Option<&Name> {
        let first = &self.series.first()?.place;
        self.series.iter().all(|s| s.place == *first).then_some(first)
    }

    /// The common indicator and part of the year of all series, if there is one.
    #[must_use]
    pub fn indicator(&self) -> Option<(&Name, PeriodShape)> {
        let first = self.series.first()?;
        let same = |s: &ChartSeries| s.indicator == first.indicator && s.part == first.part;
        self.series.iter().all(same).then_some((&first.indicator, first.part))
    }

    /// Whether there are only targets, whose results a later report will give.
    #[must_use]
    pub fn is_plan(&self) -> bool {
        self.series.iter().all(|series| series.ends().is_none())
    }

    /// The year that the target of a point is for.
    #[must_use]
    pub fn target_year(&self, point: &Point) -> Year {
        self.aimed.unwrap_or(point.year)
    }

    /// Whether targets are drawn beside results. In a line chart, those of more than two series would hide
    /// the lines.
    #[must_use]
    pub fn shows_targets(&self) -> bool {
        let stated = self.series.iter().any(ChartSeries::has_targets);
        stated && self.kind.shows_targets_of(self.series.len())
    }

    /// Whether only a report that is not among the sources can give the result of a year: the year is later than
    /// all that the loaded reports of the series' place review.
    #[must_use]
    pub fn is_ahead(&self, series: &ChartSeries, year: Year) -> bool {
        let source = self.sources.iter().find(|source| source.place == series.place);
        source.and_then(|source| source.years.last()).is_none_or(|last| *last <= year)
    }

    /// The change of a series between the compared years.
    #[must_use]
    pub fn change(&self, series: &ChartSeries) -> Change {
        let Some((from, to)) = self.compared else { return Change::NotComputed(Incomparable::NoEarlier) };
        change_between(series.value(from), series.value(to), series.rate)
    }
}

impl ChartKind {
    /// Whether the kind draws the targets of so many series.
    pub(super) fn shows_targets_of(self, series: usize) -> bool {
        match self {
            Self::Bullet | Self::Bar | Self::BarLine => true,
            Self::Line => series <= 2,
            Self::Dumbbell | Self::Multiples | Self::Heat => false,
        }
    }
}

impl ChartSeries {
    /// The result for a year, if there is one.
    #[must_use]
    pub fn value(&self, year: Year) -> Option<&CellValue> {
        self.points.iter().find(|p| p.year == year)?.result.value()
    }

    /// Whether several years have a result, so that a line can join them.
    #[must_use]
    pub fn has_course(&self) -> bool {
        self.ends().is_some_and(|(first, last)| first.year < last.year)
    }

    /// The first and the last point with a result.
    #[must_use]
    pub fn ends(&self) -> Option<(&Point, &Point)> {
        let mut stated = self.points.iter().filter(|p| p.result.value().is_some());
        let first = stated.next()?;
        Some((first, stated.next_back().unwrap_or(first)))
    }
}
