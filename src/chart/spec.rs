//! The reader's selection for a chart.

use super::ChartKind;
use crate::compare::SeriesId;
use crate::model::{Name, Year};

/// The selection for a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    /// The kind of chart.
    pub kind: ChartKind,
    /// The series in drawing order.
    pub series: Vec<SeriesId>,
    /// The years to display, ascending; if empty, all with a figure.
    pub years: Vec<Year>,
    /// The two years that a dumbbell chart compares; by default the first and last displayed. The
    /// later one is also the year whose targets a bullet chart of several series shows.
    pub compared: Option<(Year, Year)>,
    /// Whether the axis of a line chart starts at zero, however far the figures are from it.
    pub from_zero: bool,
    /// The unit to draw figures of its dimension in, such as 亿元; by default one that keeps numbers short.
    pub unit: Option<Name>,
}

impl Spec {
    /// A selection without further choices. `years` as for [`Spec::years`].
    #[must_use]
    pub fn new(kind: ChartKind, series: Vec<SeriesId>, years: Vec<Year>) -> Self {
        Self { kind, series, years, compared: None, from_zero: false, unit: None }
    }
}
