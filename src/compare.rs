//! Years side by side: figures of one indicator, their changes, and the promises made.
//!
//! [`Index::new`] aligns the loaded reports once. Everything else is derived from it on demand:
//!
//! | question | answered by |
//! | --- | --- |
//! | the comparison of chosen places and years | [`Index::table`], then [`Table::row`] for each row in view |
//! | the order of its rows, and which of them are folded | [`Index::yearbook`] |
//! | one indicator over the years, with targets | [`Index::trend`] |
//! | one indicator of many places, results beside targets | [`Index::by_place`] |
//! | a year's targets and tasks, and the next report's results | [`promises`] |
//! | which matches are doubtful | [`Index::ambiguous_matches`] |
//!
//! The reader's decisions ([`Overrides`]) override automatic matching.
//!
//! Arithmetic is exact: values are converted to the unit of their row and subtracted as decimals. A
//! missing value has a [`CellGap`], and a change that cannot be computed a reason
//! ([`Incomparable`]).

mod ambiguous_match;
mod average;
mod basis;
mod breaks;
mod by_place;
mod cell;
mod change;
mod definition;
mod index;
pub mod indicator_key;
mod interval;
mod measures;
mod overrides;
mod place_group;
mod promise;
mod reconcile;
mod rescale;
mod retold;
mod schedule;
mod table;
mod target;
mod task_match;
mod task_status;
mod trend;
mod yearbook;

pub use ambiguous_match::{Ambiguity, AmbiguousMatch};
pub use average::{Average, average, rounded};
pub use breaks::Break;
pub use by_place::{ByPlace, PlaceOrder, PlaceRow};
pub use cell::{Cell, CellGap, CellValue, OriginalFigure, Other, OtherKind, agree};
pub use change::{Change, Difference, Incomparable, Ratio, change};
pub(crate) use index::convert_figure;
pub use index::{Index, IndexBuilder, ObservationRef, PeriodShape, PlaceEntry, SeriesId, round};
pub use interval::Interval;
pub use measures::{Growth, Measure};
pub use overrides::{Overrides, TaskAnswer};
pub use place_group::{PlaceGroup, Region};
pub use promise::{
    Mention, Outcome, Promise, Promised, candidates, has_next, opening_year, plan_years, promises,
};
pub use reconcile::{Explanation, Reconciliation};
pub use schedule::{ProgressClass, Schedule};
pub(crate) use table::change_between;
pub use table::{Compared, Group, Row, Selection, Sort, SortBy, Table, TargetSet};
pub use target::{Attainment, Judgement, Unjudged, Verdict, judge};
pub use task_match::{ALIKE, Answer, SAME};
pub use task_status::TaskStatus;
pub use trend::{Trend, TrendPoint};
pub use yearbook::{Fold, Line, Section, Yearbook};
