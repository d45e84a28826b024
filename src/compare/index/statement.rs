//! One observation, filed: where it stands, what part of the year it measures.

use std::fmt;

use crate::model::{Period, Year};

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
pub struct SeriesId(pub(in crate::compare) u32);

/// Whether a statement is about what was or what shall be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::compare) enum Class {
    Result,
    Target,
}

/// One observation, filed.
#[derive(Clone, Copy, Debug)]
pub(in crate::compare) struct Statement {
    /// The number in base units, to order rows by and for nothing else; NaN for a gap or a range.
    pub(in crate::compare) order: f64,
    pub(in crate::compare) at: ObservationRef,
    pub(in crate::compare) year: Year,
    pub(in crate::compare) class: Class,
    /// Whether there is a figure.
    pub(in crate::compare) stated: bool,
    /// Whether the figure is the growth stated beside the observation's value.
    pub(in crate::compare) growth: bool,
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
