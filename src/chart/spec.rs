//! What a reader chooses to draw.

use super::Kind;
use crate::compare::SeriesId;
use crate::model::Year;

/// What is chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    /// The kind of chart.
    pub kind: Kind,
    /// The series drawn, in their order.
    pub series: Vec<SeriesId>,
    /// The years displayed, ascending; those that have a figure, if empty.
    pub years: Vec<Year>,
    /// The two years compared, by a dumbbell; the first and last displayed, if not given. The
    /// later is also the year whose targets a bullet chart of several series shows.
    pub compared: Option<(Year, Year)>,
}
