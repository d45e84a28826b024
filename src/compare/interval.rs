//! All that a written figure may stand for.
//!
//! | written | from | to |
//! | --- | --- | --- |
//! | 15.6 | 15.55 | 15.65 |
//! | over 126 (126余) | 126 | 127 |
//! | nearly 2300 (近2300) | 2200 | 2300 |
//! | about 5.5 | 5.4 | 5.6 |
//! | 5—6 | 5 | 6 |
//! | at least 6, at most 3 | open: no interval | |

use crate::model::{Bound, Figure};
use crate::quantity::Decimal;

/// From the least to the greatest value that a figure may stand for, ends included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The least value.
    pub least: Decimal,
    /// The greatest value.
    pub greatest: Decimal,
}

impl Interval {
    /// What would be written so; `None` where one side is open (以上, 以内), or beyond 28 digits.
    #[must_use]
    pub fn of(figure: &Figure) -> Option<Self> {
        let number = figure.number.value();
        if figure.bound == Bound::Exactly && figure.to.is_none() {
            return Self::rounded(number);
        }
        Self::meant(figure)
    }

    /// The same, but a number without a bound stands for itself alone.
    #[must_use]
    pub fn meant(figure: &Figure) -> Option<Self> {
        let number = figure.number.value();
        if let Some(top) = &figure.to {
            return Some(Self { least: number, greatest: top.value() });
        }
        let step = last_place(number);
        let (below, above) = match figure.bound {
            Bound::Exactly => (Decimal::ZERO, Decimal::ZERO),
            Bound::About => (step, step),
            Bound::Over => (Decimal::ZERO, step),
            Bound::Nearly => (step, Decimal::ZERO),
            Bound::AtLeast | Bound::AtMost => return None,
        };
        Some(Self { least: number.checked_sub(below)?, greatest: number.checked_add(above)? })
    }

    /// What rounding to its last decimal may have hidden of a number.
    #[must_use]
    pub fn rounded(number: Decimal) -> Option<Self> {
        let half = Decimal::new(5, (number.scale() + 1).min(28));
        Some(Self { least: number.checked_sub(half)?, greatest: number.checked_add(half)? })
    }

    /// Whether the two have a value in common.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.least <= other.greatest && other.least <= self.greatest
    }

    /// All differences from a value of `earlier` to one of these.
    #[must_use]
    pub fn less(self, earlier: Self) -> Option<Self> {
        Some(Self {
            least: self.least.checked_sub(earlier.greatest)?,
            greatest: self.greatest.checked_sub(earlier.least)?,
        })
    }

    /// All percentages by which a value of `earlier` may have grown to one of these. `None` unless
    /// what it grew from is above zero and what it grew to not below.
    #[must_use]
    pub fn growth(self, earlier: Self) -> Option<Self> {
        if earlier.least <= Decimal::ZERO || self.least < Decimal::ZERO {
            return None;
        }
        let percent = |to: Decimal, from: Decimal| {
            to.checked_sub(from)?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(from)
        };
        Some(Self {
            least: percent(self.least, earlier.greatest)?,
            greatest: percent(self.greatest, earlier.least)?,
        })
    }
}

/// One in the place of the last digit that is not zero: 100 for 2300, 0.1 for 5.5.
pub(super) fn last_place(number: Decimal) -> Decimal {
    let plain = number.normalize();
    let mut step = Decimal::new(1, plain.scale().min(28));
    while !plain.is_zero() && plain.scale() == 0 {
        let Some(next) = step.checked_mul(Decimal::TEN) else { break };
        if !plain.checked_rem(next).is_some_and(|r| r.is_zero()) {
            break;
        }
        step = next;
    }
    step
}
