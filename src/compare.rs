//! Years side by side: which figures are the same indicator, what changed, what was promised.
//!
//! [`Index::new`] aligns the loaded reports once. Everything else is derived from it on demand:
//!
//! | asked | answered by |
//! | --- | --- |
//! | the comparison of chosen places and years | [`Index::table`], then [`Table::row`] for each row in view |
//! | one indicator over the years, with targets | [`Index::trend`] |
//! | a year's targets and tasks beside the next report's results | [`promises`] |
//! | what may have been matched wrongly, or not at all | [`Index::doubts`] |
//!
//! What the reader decided otherwise ([`Alignment`]) goes before names and words.
//!
//! Arithmetic is exact: values are converted to the unit of their row and subtracted as decimals.
//! A value that is missing has a [`CellGap`], a change that cannot be reckoned an
//! [`Incomparable`] reason.

pub mod align;
mod alignment;
mod average;
mod breaks;
mod cell;
mod change;
mod doubt;
mod index;
mod interval;
mod promise;
mod said;
mod schedule;
mod stated;
mod table;
mod target;
mod task;
mod trend;

pub use alignment::{Alignment, TaskAnswer};
pub use average::{Average, average, rounded};
pub use breaks::Break;
pub use cell::{Cell, CellGap, CellValue, Other, OtherKind, Written, agree};
pub use change::{Change, Difference, Incomparable, Ratio, change};
pub use doubt::{Doubt, Suspicion};
pub(crate) use index::convert;
pub use index::{Index, ObservationRef, Part, PlaceEntry, SeriesId, round};
pub use interval::Interval;
pub use promise::{Fate, Mention, Promise, Promised, candidates, opening_year, plan_years, promises};
pub use said::Said;
pub use schedule::{Progress, Schedule};
pub use stated::{Account, Stated};
pub(crate) use table::change_between;
pub use table::{Compared, Group, Row, Selection, Sort, SortBy, Table};
pub use target::{Judgement, Outcome, Unjudged, Verdict, judge};
pub use task::{ALIKE, Answer, SAME};
pub use trend::{Trend, TrendPoint};
