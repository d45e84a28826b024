//! One series over the years, results beside targets, as charts draw it.

use super::index::Class;
use super::{Break, Cell, CellValue, Index, PeriodShape, SeriesId};
use crate::model::{Direction, Name, Topic, Year};

/// One series over the years.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    /// The place's label.
    pub place: Name,
    /// The indicator's name.
    pub indicator: Name,
    /// Its topic.
    pub topic: Topic,
    /// The part of the year it measures.
    pub part: PeriodShape,
    /// The unit of all values.
    pub unit: Name,
    /// Whether the unit is a percentage.
    pub rate: bool,
    /// Which way is better.
    pub better: Direction,
    /// A point for each year with a result, a target, or a reason for a gap; ascending.
    pub points: Vec<TrendPoint>,
    /// The years before which the results break.
    pub breaks: Vec<(Year, Break)>,
}

/// One year of a series.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendPoint {
    /// The year.
    pub year: Year,
    /// The result.
    pub result: Cell,
    /// The target.
    pub target: Cell,
}

impl TrendPoint {
    /// The result's value, if there is one.
    #[must_use]
    pub fn value(&self) -> Option<&CellValue> {
        self.result.value()
    }
}

impl Index {
    /// A series over all its years; `None` for an unknown series.
    #[must_use]
    pub fn trend(&self, id: SeriesId) -> Option<Trend> {
        let (series, indicator) = (self.series(id)?, self.indicator(id)?);
        let unit = self.unit(id);
        let mut years: Vec<Year> = self.statements(id).iter().map(|s| s.year).collect();
        years.dedup();
        let points = years.into_iter().map(|year| TrendPoint {
            year,
            result: self.cell(id, year, Class::Result, &unit),
            target: self.cell(id, year, Class::Target, &unit),
        });
        Some(Trend {
            points: points.collect(),
            breaks: self.breaks(id),
            place: self.places().get(series.place as usize)?.label.clone(),
            indicator: self.name(id),
            topic: indicator.topic,
            part: series.part,
            rate: series.rate,
            better: indicator.better,
            unit,
        })
    }
}
