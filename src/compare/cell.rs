//! A cell of the comparison: a figure in the unit of its row, or a named gap.

use super::ObservationRef;
use crate::model::{Figure, Gap, Kind, Name};

/// What stands in one place of the table. Missing is never zero.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// A figure.
    Value(Box<CellValue>),
    /// Why there is none.
    Gap(CellGap),
}

impl Cell {
    /// The value, where there is one.
    #[must_use]
    pub fn value(&self) -> Option<&CellValue> {
        match self {
            Self::Value(value) => Some(value),
            Self::Gap(_) => None,
        }
    }

    /// The statement that the cell shows, be it a figure or the reason for none.
    #[must_use]
    pub fn at(&self) -> Option<ObservationRef> {
        match self {
            Self::Value(value) => Some(value.at),
            Self::Gap(CellGap::Reason(_, at) | CellGap::OtherUnit(_, at)) => Some(*at),
            Self::Gap(CellGap::NotMentioned | CellGap::NoReport) => None,
        }
    }
}

/// A figure of the comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct CellValue {
    /// The figure in the unit of the row.
    pub figure: Figure,
    /// What sort of statement it is.
    pub kind: Kind,
    /// Where it is stated.
    pub at: ObservationRef,
    /// The figure as written, if the unit of the row is another.
    pub written: Option<Written>,
    /// Whether the figure is the growth that a report states beside a value.
    pub growth: bool,
    /// Other statements of the same figure that say something else.
    pub others: Vec<Other>,
}

/// A figure before it was converted.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// The figure as written.
    pub figure: Figure,
    /// The unit as written.
    pub unit: Name,
    /// Whether the conversion is exact: 5万亩 never ends in hectares.
    pub exact: bool,
}

/// Another statement of the same figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Other {
    /// The figure in the unit of the row.
    pub figure: Figure,
    /// Where it is stated.
    pub at: ObservationRef,
    /// How it relates to the figure shown.
    pub kind: OtherKind,
}

/// How another statement relates to the one shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OtherKind {
    /// A report of another year says so: the figure was revised.
    Revised,
    /// The same year's report says both.
    Contradicts,
}

/// Why a cell holds no figure.
#[derive(Clone, Debug, PartialEq)]
pub enum CellGap {
    /// A report that covers the year is loaded and does not give the figure (未提及).
    NotMentioned,
    /// No report that covers the year is loaded.
    NoReport,
    /// The report gives the reason.
    Reason(Gap, ObservationRef),
    /// The report gives the figure in a unit that measures something else.
    OtherUnit(Name, ObservationRef),
}
