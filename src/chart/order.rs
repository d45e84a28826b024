//! The order of rows by their figures.

use std::cmp::Reverse;

use crate::quantity::Decimal;

/// The key that sorts rows by a figure, the largest first, then by another one; rows without a figure come last. All
/// rows are sorted by this key, so that a small wasm file has one sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Descending(Reverse<(Option<Decimal>, Option<Decimal>)>);

impl Descending {
    pub(super) fn of(first: Option<Decimal>, second: Option<Decimal>) -> Self {
        Self(Reverse((first, second)))
    }
}
