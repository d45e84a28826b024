//! The domain model: the content of a government work report.
//!
//! Plain data, without logic beyond the meaning of each term. All other modules use these types.
//!
//! A report has a *year*, the year it is given in. A report of 2024 reviews 2023
//! ([`Kind::Actual`]) and plans 2024 ([`Kind::Target`]).

pub mod catalog;
mod commitment;
mod evidence;
mod figure;
mod number;
mod observation;
mod period;
mod place;
mod project;
mod report;
mod statement;
mod topic;

use std::sync::Arc;

pub use commitment::Commitment;
pub use evidence::{Confidence, Evidence, Origin, Span};
pub use figure::{Bound, Figure};
pub use number::{Number, ParseNumberError, Spelling};
pub use observation::{Basis, DroppedStatement, Gap, Kind, Observation, StatedChange, Value};
pub use period::{Month, ParsePeriodError, Period, Year};
pub use place::{Level, Place};
pub use project::{Amount, Project, Status};
pub use report::{Extra, Heading, Json, Problem, Provenance, ReadReport, Report, SectionKind, Unread};
pub use statement::StatementRef;
pub use topic::{Direction, Topic};

/// An interned name of an indicator, place or unit: a million observations share one copy of each.
pub type Name = Arc<str>;
