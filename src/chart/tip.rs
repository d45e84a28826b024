//! The details of a mark: the figure, its change on the previous year, its target or result.

use super::{Chart, ChartSeries, Mark, Point};
use crate::compare::{Cell, Change, ObservationRef, change};
use crate::model::Year;

/// The details of a mark, as data.
#[derive(Clone, Debug, PartialEq)]
pub struct Tip<'a> {
    /// The series.
    pub series: &'a ChartSeries,
    /// The year with its result and its target.
    pub point: &'a Point,
    /// Whether the mark shows the target rather than the result.
    pub is_target: bool,
    /// The year displayed before and the change of the result from it, if both have one.
    pub change: Option<(Year, Change)>,
    /// Where it is stated.
    pub at: Option<ObservationRef>,
}

impl Chart {
    /// The details of a mark of its drawing; `None` for a mark of another chart.
    #[must_use]
    pub fn tip(&self, mark: &Mark) -> Option<Tip<'_>> {
        let (series, point) = self.shown(mark)?;
        let before = series.points.iter().take_while(|p| p.year < point.year).last();
        let change = match (before.map(|p| (p.year, &p.result)), &point.result) {
            (Some((year, Cell::Value(from))), Cell::Value(to)) if !mark.is_target => {
                Some((year, change(&from.figure, &to.figure, series.rate)))
            }
            _ => None,
        };
        Some(Tip { series, point, is_target: mark.is_target, change, at: mark.at })
    }
}
