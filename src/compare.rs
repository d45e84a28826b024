//! Years side by side: which figures are the same indicator, what changed, what was promised.
//!
//! [`Index::new`] aligns the loaded reports once. Everything else is derived from it on demand:
//!
//! | asked | answered by |
//! | --- | --- |
//! | the comparison of chosen places and years | [`Index::table`], then [`Table::row`] for each row in view |
//! | one indicator over the years, with targets | [`Index::trend`] |
//! | a year's targets and tasks beside the next report's results | [`promises`] |
//!
//! Arithmetic is exact: values are converted to the unit of their row and subtracted as decimals.
//! A value that is missing has a [`CellGap`], a change that cannot be reckoned an
//! [`Incomparable`] reason.

pub mod align;
mod cell;
mod change;
mod index;
mod promise;
mod schedule;
mod table;
mod target;
mod task;
mod trend;

pub use cell::{Cell, CellGap, CellValue, Other, OtherKind, Written, agree};
pub use change::{Change, Difference, Incomparable, Ratio, change};
pub use index::{Index, ObservationRef, Part, PlaceEntry, SeriesId, round};
pub use promise::{Mention, Promise, Promised, promises};
pub use schedule::{Progress, Schedule};
pub use table::{Group, Row, Selection, Sort, SortBy, Table};
pub use target::{Judgement, Outcome, Unjudged, Verdict, judge};
pub use task::{ALIKE, Answer, SAME};
pub use trend::{Trend, TrendPoint};
