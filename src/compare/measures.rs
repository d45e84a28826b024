//! The two measures of an indicator: its level (总量) and its growth on the year before (增速).
//!
//! | the reports state | the row |
//! | --- | --- |
//! | GDP 15.6 亿元，增长 5.3 % | 地区生产总值: level 15.6, growth 5.3 |
//! | GDP 15.6 亿元; 地区生产总值增速 5.3 % | the same |
//! | 规模以上工业增加值增速 9.7 % alone | 规模以上工业增加值: no level, growth 9.7 |
//! | 人口自然增长率 3 ‰ | 人口自然增长率: level 3, because the catalogue lists this rate as an indicator |
//!
//! A growth series and the level series of the same indicator, place and part of the year are one row. Growth
//! that a report states is the 同比; growth computed from two levels is shown only where none is stated.

use std::collections::HashMap;

use super::index::{Class, IndexedStatement};
use super::{Cell, CellGap, CellValue, Change, Compared, Difference, Incomparable, Index, PeriodShape};
use super::{Reconciliation, SeriesId, Trend, TrendPoint, indicator_key};
use crate::model::{Figure, Month, Observation, Period, Year};
use crate::quantity::Decimal;

/// A measure of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// 总量: the value itself.
    Level,
    /// 增速: the growth on the year before, in percent.
    Growth,
}

/// The growth between two years, as a row shows it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Growth<'a> {
    /// The later report states it.
    Stated(&'a Reconciliation),
    /// Computed from the figures of the two years (按两年数值).
    Computed(&'a Difference),
    /// Neither stated nor computable.
    Unknown(Incomparable),
}

impl Compared {
    /// The growth to show: the stated one, else the computed one. A stated amount without a percentage
    /// yields to a computed percentage.
    #[must_use]
    pub fn growth(&self) -> Growth<'_> {
        let says =
            |stated: &&Reconciliation| stated.change.percent.is_some() || stated.change.points.is_some();
        match (&self.stated, &self.change) {
            (Some(stated), _) if says(&stated) => Growth::Stated(stated),
            (_, Change::Computed(difference)) => Growth::Computed(difference),
            (Some(stated), _) => Growth::Stated(stated),
            (None, Change::NotComputed(reason)) => Growth::Unknown(*reason),
        }
    }
}

/// Which growth series belongs to which level series.
#[derive(Clone, Debug, Default)]
pub(super) struct Measures {
    /// The growth series of a level series.
    growth: HashMap<SeriesId, SeriesId>,
    /// The level series of a growth series; `None` if the reports state only growth.
    level: HashMap<SeriesId, Option<SeriesId>>,
}

impl Measures {
    pub(super) fn of(index: &Index) -> Self {
        let mut numbers = HashMap::<&str, u32>::new();
        for (number, entry) in (0..).zip(index.indicators()) {
            numbers.entry(entry.key.as_str()).or_insert(number);
        }
        // The indicator whose growth an indicator is, by number.
        let of: HashMap<u32, Option<u32>> = (0..)
            .zip(index.indicators())
            .filter_map(|(number, entry)| {
                let level = indicator_key::level_key(&entry.key)?;
                Some((number, numbers.get(level.as_str()).copied().filter(|level| *level != number)))
            })
            .collect();
        let mut levels = HashMap::<(u32, u32, PeriodShape), (usize, SeriesId)>::new();
        for id in index.ids() {
            if let Some(series) = index.series(id).filter(|series| !series.rate) {
                let size = index.statements(id).len();
                let best = levels.entry((series.place, series.indicator, series.part)).or_insert((size, id));
                if size > best.0 {
                    *best = (size, id);
                }
            }
        }
        let mut measures = Self::default();
        for id in index.ids() {
            let Some(series) = index.series(id).filter(|s| s.rate && s.part.is_within_a_year()) else {
                continue;
            };
            let Some(level) = of.get(&series.indicator) else { continue };
            let level = level.and_then(|level| levels.get(&(series.place, level, series.part)));
            let level = level.map(|(_, level)| *level);
            measures.level.insert(id, level);
            if let Some(level) = level {
                measures.growth.insert(level, id);
            }
        }
        measures
    }
}

impl Index {
    /// The growth series of a level series, where a report states growth as an indicator of its own.
    #[must_use]
    pub fn growth_series(&self, id: SeriesId) -> Option<SeriesId> {
        self.measures().growth.get(&id).copied()
    }

    /// The level series of a growth series.
    #[must_use]
    pub fn level_series(&self, id: SeriesId) -> Option<SeriesId> {
        self.measures().level.get(&id).copied().flatten()
    }

    /// Which measure a series is.
    #[must_use]
    pub fn measure(&self, id: SeriesId) -> Measure {
        if self.measures().level.contains_key(&id) { Measure::Growth } else { Measure::Level }
    }

    /// The growth that the reports state for a level series over the years, in percent; `None` if they state
    /// none. Growth stated only beside values is named after the indicator: 粮食产量增速.
    #[must_use]
    pub fn growth_trend(&self, id: SeriesId) -> Option<Trend> {
        let level = self.trend(id).filter(|level| !level.rate && self.measure(id) == Measure::Level)?;
        let own = self.growth_series(id).and_then(|growth| self.trend(growth));
        let mut years: Vec<Year> = (level.points.iter())
            .chain(own.iter().flat_map(|own| &own.points))
            .map(|point| point.year)
            .collect();
        years.sort_unstable();
        years.dedup();
        let cell = |year, class| self.growth_cell(id, year, class);
        let point =
            |year| TrendPoint { year, result: cell(year, Class::Result), target: cell(year, Class::Target) };
        let points: Vec<TrendPoint> = years.into_iter().map(point).collect();
        let named = || Trend {
            indicator: format!("{}增速", level.indicator).into(),
            unit: "%".into(),
            rate: true,
            breaks: Vec::new(),
            ..level.clone()
        };
        let grown = points.iter().any(|point| point.value().is_some());
        grown.then(|| Trend { points, ..own.unwrap_or_else(named) })
    }

    /// The growth that the reports state for a year of a level series, in percent: in the growth series or
    /// beside a value.
    pub(super) fn growth_cell(&self, id: SeriesId, year: Year, class: Class) -> Cell {
        let own = self.growth_series(id).map(|growth| self.cell(growth, year, class, &"%".into()));
        if let Some(cell) = own.filter(|cell| cell.value().is_some()) {
            return cell;
        }
        let beside = self.about(id, year, class).iter().find_map(|statement| self.growth_beside(statement));
        match beside {
            Some(value) => Cell::Value(Box::new(value)),
            None => Cell::Gap(match self.series(id).map(|s| self.coverage(s.place, year).covers(class)) {
                Some(true) => CellGap::NotMentioned,
                _ => CellGap::NoReport,
            }),
        }
    }

    /// The growth on the year before that a statement gives beside its value.
    fn growth_beside(&self, statement: &IndexedStatement) -> Option<CellValue> {
        let observation = self.observation(statement.at).filter(|_| !statement.growth)?;
        let figure = yearly_percent(observation)?.clone();
        let (kind, at) = (observation.kind, statement.at);
        Some(CellValue { figure, kind, at, written: None, growth: true, others: Vec::new() })
    }
}

/// The percentage by which an observation grew on the same period of the year before, as stated beside it.
pub(super) fn yearly_percent(observation: &Observation) -> Option<&Figure> {
    let change = observation.change.as_ref()?;
    let before = year_before(observation.period);
    let is_yearly = change.against.is_none_or(|against| Some(against) == before);
    change.percent.as_ref().filter(|percent| is_yearly && !is_of_years(observation, percent))
}

/// Whether a large percentage read from prose can be a multiple of an earlier value, or the growth of several
/// years: 是2011年的2.16倍 is not growth of 216 %, and 与2009年相比增长108.3% is not growth of one year.
fn is_of_years(observation: &Observation, percent: &Figure) -> bool {
    const WORDS: &[&str] = &["倍", "以来", "年末", "相比", "累计", "五年", "翻番", "翻一番", "比20", "较20"];
    let quote = observation.evidence.quote.as_deref().unwrap_or_default();
    let is_large = percent.number.value() >= Decimal::ONE_HUNDRED;
    is_large && observation.evidence.origin.is_prose() && WORDS.iter().any(|word| quote.contains(word))
}

/// The same period of the year before; `None` for a span of years.
pub(super) fn year_before(period: Period) -> Option<Period> {
    let back = |month: Month| Some(Month { year: month.year.checked_sub(1)?, month: month.month });
    match period {
        Period::Year(year) => year.checked_sub(1).map(Period::Year),
        Period::Months(from, to) => Some(Period::Months(back(from)?, back(to)?)),
        Period::Years(..) => None,
    }
}
