//! All that a written figure may stand for.

use crate::model::{Bound, Figure};
use crate::quantity::Decimal;

/// From the least to the greatest value that would be written so.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Span {
    pub(super) least: Decimal,
    pub(super) greatest: Decimal,
}

impl Span {
    /// What rounding to its last decimal may have hidden: 15.6 is 15.55 to 15.65. `None` for a
    /// figure with a bound or a range, which says too little to reckon with.
    pub(super) fn of(figure: &Figure) -> Option<Self> {
        if figure.bound != Bound::Exactly || figure.to.is_some() {
            return None;
        }
        Self::around(figure.number.value())
    }

    /// A figure that was not measured but set: just itself.
    pub(super) fn set(figure: &Figure) -> Option<Self> {
        let value = figure.number.value();
        (figure.bound == Bound::Exactly && figure.to.is_none())
            .then_some(Self { least: value, greatest: value })
    }

    /// What rounding may have hidden of a bare number.
    pub(super) fn around(value: Decimal) -> Option<Self> {
        let half = Decimal::new(5, (value.scale() + 1).min(28));
        Some(Self { least: value.checked_sub(half)?, greatest: value.checked_add(half)? })
    }

    /// Whether the two have a value in common.
    pub(super) fn meets(self, other: Self) -> bool {
        self.least <= other.greatest && other.least <= self.greatest
    }

    /// All that the sum of two may be.
    pub(super) fn plus(self, other: Self) -> Option<Self> {
        Some(Self {
            least: self.least.checked_add(other.least)?,
            greatest: self.greatest.checked_add(other.greatest)?,
        })
    }

    /// All that the difference of two may be.
    pub(super) fn minus(self, other: Self) -> Option<Self> {
        Some(Self {
            least: self.least.checked_sub(other.greatest)?,
            greatest: self.greatest.checked_sub(other.least)?,
        })
    }

    /// Percent that one is of the other. `None` unless both are above zero.
    pub(super) fn percent_of(self, whole: Self) -> Option<Self> {
        if self.least < Decimal::ZERO || whole.least <= Decimal::ZERO {
            return None;
        }
        let percent = |part: Decimal, whole| part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole);
        Some(Self {
            least: percent(self.least, whole.greatest)?,
            greatest: percent(self.greatest, whole.least)?,
        })
    }
}

/// `part` as percent of `whole`, to one decimal.
pub(super) fn percent(part: Decimal, whole: Decimal) -> Option<Decimal> {
    let exact = part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
    Some(crate::compare::round(exact, 1).normalize())
}
