//! The reader's selection for a chart.

use super::Kind;
use crate::compare::SeriesId;
use crate::model::Year;

/// The selection for a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    /// The kind of chart.
    pub kind: Kind,
    /// The series in drawing order.
    pub series: Vec<SeriesId>,
    /// The years to display, ascending; if empty, all with a figure.
    pub years: Vec<Year>,
    /// The two years that a dumbbell chart compares; by default the first and last displayed. The
    /// later one is also the year whose targets a bullet chart of several series shows.
    pub compared: Option<(Year, Year)>,
}
