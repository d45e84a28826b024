//! The loaded reports, aligned once: which statements are about the same thing.

use std::fmt;
use std::sync::Arc;

use crate::model::{Name, Observation, Period, Place, Report, Year};

/// Where a statement stands among the loaded reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObservationRef {
    /// The report: its place in the list that the index was built from.
    pub report: u32,
    /// The commitment that it is a target of; without one it is an observation of the report.
    pub commitment: Option<u32>,
    /// Its place in the report's observations, or in the commitment's targets.
    pub observation: u32,
}

/// The part of a year, or the number of years, that is measured. Only like parts are compared:
/// a first half with a first half.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// A whole year.
    Year,
    /// Months, from and to, 1 to 12, and how many year's ends lie between.
    Months(u8, u8, u8),
    /// This many years.
    Years(u16),
}

/// One thing measured over the years: an indicator of one place, in one dimension, for one part
/// of the year. Valid only for the index that gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SeriesId(pub(super) u32);

/// A place that reports are loaded of.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceEntry {
    /// Its name, and if several places share that, the one around it before it: 荣县城关镇.
    pub label: Name,
    /// The place, as its latest report has it.
    pub place: Place,
}

/// The loaded reports, aligned. Build it once per change of the reports; all answers are quick.
#[derive(Clone, Debug, Default)]
pub struct Index {
    pub(super) reports: Vec<Arc<Report>>,
    pub(super) places: Vec<PlaceEntry>,
}

impl Index {
    /// Aligns reports. Reports that are equal in place and year may both be there.
    #[must_use]
    pub fn new(reports: &[Arc<Report>]) -> Self {
        Self { reports: reports.to_vec(), places: Vec::new() }
    }

    /// The reports it was built from, in the same order.
    #[must_use]
    pub fn reports(&self) -> &[Arc<Report>] {
        &self.reports
    }

    /// The places, in the order in which they were first loaded.
    #[must_use]
    pub fn places(&self) -> &[PlaceEntry] {
        &self.places
    }

    /// The years that have a figure in these places (all, if none is named), with the number of
    /// results and of targets.
    #[must_use]
    pub fn years(&self, places: &[Name]) -> Vec<(Year, u32, u32)> {
        let _ = places;
        Vec::new()
    }

    /// The statement, for its sentence, its words and its notes.
    #[must_use]
    pub fn observation(&self, at: ObservationRef) -> Option<&Observation> {
        let report = self.reports.get(at.report as usize)?;
        match at.commitment {
            None => report.observations.get(at.observation as usize),
            Some(task) => report.commitments.get(task as usize)?.targets.get(at.observation as usize),
        }
    }

    /// The series of an indicator at a place, by the names that tables show, for whole years.
    /// With several units the one with most figures.
    #[must_use]
    pub fn find(&self, place: &str, indicator: &str) -> Option<SeriesId> {
        let _ = (place, indicator);
        None
    }
}

impl Part {
    /// The part that a period measures.
    #[must_use]
    pub fn of(period: Period) -> Self {
        match period {
            Period::Year(_) => Self::Year,
            Period::Months(from, to) => {
                let years = to.year.saturating_sub(from.year);
                Self::Months(from.month, to.month, u8::try_from(years).unwrap_or(u8::MAX))
            }
            Period::Years(from, to) => Self::Years(to.abs_diff(from).saturating_add(1)),
        }
    }
}

impl fmt::Display for ObservationRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.commitment {
            None => write!(f, "{}:{}", self.report, self.observation),
            Some(task) => write!(f, "{}:{task}.{}", self.report, self.observation),
        }
    }
}
