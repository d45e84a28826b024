//! An observation in the index: its address and the part of the year that it measures.

use std::fmt;
use std::num::ParseIntError;
use std::str::FromStr;

use crate::model::{Period, StatementRef, Year};

/// The address of a statement among the loaded reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObservationRef {
    /// The index of the report in the list that the index was built from.
    pub report: u32,
    /// The statement within the report.
    pub statement: StatementRef,
}

/// The part of a year, or the number of years, that a statement measures. Only equal parts are
/// compared: a first half with a first half.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeriodShape {
    /// A whole year.
    Year,
    /// First and last month, 1 to 12, and the number of year ends between them.
    Months(u8, u8, u8),
    /// A number of years.
    Years(u16),
}

/// One thing measured over the years: an indicator of one place, in one dimension, for one part of
/// the year. Valid only for the index that issued it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SeriesId(pub(in crate::compare) u32);

/// Whether a statement is a result or a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::compare) enum Class {
    Result,
    Target,
}

/// An observation in the index.
#[derive(Clone, Copy, Debug)]
pub(in crate::compare) struct IndexedStatement {
    /// The value in base units, for ordering only; NaN for a gap or a range.
    pub(in crate::compare) order: f64,
    pub(in crate::compare) at: ObservationRef,
    pub(in crate::compare) year: Year,
    pub(in crate::compare) class: Class,
    /// Whether it has a figure.
    pub(in crate::compare) stated: bool,
    /// Whether the figure is growth stated beside the observation's value.
    pub(in crate::compare) growth: bool,
}

impl PeriodShape {
    /// Whether it is a year or months of one year, which can be compared with the year before.
    #[must_use]
    pub fn is_within_a_year(self) -> bool {
        matches!(self, Self::Year | Self::Months(_, _, 0))
    }

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

/// Parses the display form of [`ObservationRef`]: `3:12`, `3:1.2`.
impl FromStr for ObservationRef {
    type Err = ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (report, rest) = text.split_once(':').unwrap_or_default();
        let (commitment, observation) = match rest.split_once('.') {
            Some((task, target)) => (Some(task.parse()?), target),
            None => (None, rest),
        };
        let statement = StatementRef { commitment, observation: observation.parse()? };
        Ok(Self { report: report.parse()?, statement })
    }
}

impl fmt::Display for ObservationRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.statement.commitment {
            None => write!(f, "{}:{}", self.report, self.statement.observation),
            Some(task) => write!(f, "{}:{task}.{}", self.report, self.statement.observation),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, is_one: bool) {
        let read = text.parse::<ObservationRef>().map(|at| at.to_string()).ok();
        assert_eq!(read.as_deref(), is_one.then_some(text));
    }

    #[test]
    fn display_and_parse_round_trip() {
        for text in ["0:0", "3:12", "3:1.2"] {
            check(text, true);
        }
        for text in ["", "3", "3:", ":3", "3:1.", "a:b", "3:1.2.3", "-1:0"] {
            check(text, false);
        }
    }
}
