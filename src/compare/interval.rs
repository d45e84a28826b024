//! The interval of values that a written figure can stand for.
//!
//! | written | from | to |
//! | --- | --- | --- |
//! | 15.6 | 15.55 | 15.65 |
//! | over 126 (126余) | 126 | 127 |
//! | nearly 2300 (近2300) | 2200 | 2300 |
//! | about 5.5 | 5.4 | 5.6 |
//! | 5—6 | 5 | 6 |
//! | at least 6, at most 3 | unbounded: no interval | |

use crate::model::{Bound, Figure};
use crate::quantity::Decimal;

/// The least and the greatest value that a figure can stand for, both included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The least value.
    pub least: Decimal,
    /// The greatest value.
    pub greatest: Decimal,
}

impl Interval {
    /// The interval of a figure; `None` if one side is unbounded (以上, 以内) or beyond 28 digits.
    #[must_use]
    pub fn of(figure: &Figure) -> Option<Self> {
        let number = figure.number.value();
        if figure.bound == Bound::Exactly && figure.to.is_none() {
            return Self::rounded(number);
        }
        Self::unrounded(figure)
    }

    /// Like [`Self::of`], but a number without a bound is exact.
    #[must_use]
    pub fn unrounded(figure: &Figure) -> Option<Self> {
        let number = figure.number.value();
        if let Some(top) = &figure.to {
            return Some(Self { least: number, greatest: top.value() });
        }
        let step = last_digit(number);
        let (below, above) = match figure.bound {
            Bound::Exactly => (Decimal::ZERO, Decimal::ZERO),
            Bound::About => (step, step),
            Bound::Over => (Decimal::ZERO, step),
            Bound::Nearly => (step, Decimal::ZERO),
            Bound::AtLeast | Bound::AtMost => return None,
        };
        Some(Self { least: number.checked_sub(below)?, greatest: number.checked_add(above)? })
    }

    /// The values that round to a number at its last decimal.
    #[must_use]
    pub fn rounded(number: Decimal) -> Option<Self> {
        let half = Decimal::new(5, (number.scale() + 1).min(28));
        Some(Self { least: number.checked_sub(half)?, greatest: number.checked_add(half)? })
    }

    /// The values that round to a figure; `None` for a figure with a bound or a range, which is too
    /// vague to compute with.
    #[must_use]
    pub fn measured(figure: &Figure) -> Option<Self> {
        let is_exact = figure.bound == Bound::Exactly && figure.to.is_none();
        if is_exact { Self::rounded(figure.number.value()) } else { None }
    }

    /// The interval of a figure that was set rather than measured: exactly its number.
    #[must_use]
    pub fn set(figure: &Figure) -> Option<Self> {
        let value = figure.number.value();
        let is_exact = figure.bound == Bound::Exactly && figure.to.is_none();
        is_exact.then_some(Self { least: value, greatest: value })
    }

    /// Whether the two intervals overlap.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.least <= other.greatest && other.least <= self.greatest
    }

    /// The interval of differences between these values and those of `earlier`.
    #[must_use]
    pub fn less(self, earlier: Self) -> Option<Self> {
        Some(Self {
            least: self.least.checked_sub(earlier.greatest)?,
            greatest: self.greatest.checked_sub(earlier.least)?,
        })
    }

    /// The interval of sums.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        Some(Self {
            least: self.least.checked_add(other.least)?,
            greatest: self.greatest.checked_add(other.greatest)?,
        })
    }

    /// The interval of percentages that the part can be of the whole. `None` unless the part is at
    /// least zero and the whole above zero.
    #[must_use]
    pub fn percent_of(self, whole: Self) -> Option<Self> {
        if self.least < Decimal::ZERO || whole.least <= Decimal::ZERO {
            return None;
        }
        let percent = |part: Decimal, whole| part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole);
        Some(Self {
            least: percent(self.least, whole.greatest)?,
            greatest: percent(self.greatest, whole.least)?,
        })
    }

    /// The interval of growth percentages from `earlier`. `None` unless `earlier` is above zero and
    /// this one at least zero.
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

/// The values that a figure can cover, including rounding. An end is `None` where it is unbounded:
/// 6以上 and 超6 have no greatest value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Reach {
    pub(super) least: Option<Decimal>,
    pub(super) greatest: Option<Decimal>,
}

impl Reach {
    /// `None` if it exceeds 28 digits.
    pub(super) fn of(figure: &Figure) -> Option<Self> {
        let number = figure.number.value();
        let rounded = Interval::rounded(number)?;
        if let Some(top) = &figure.to {
            let top = Interval::rounded(top.value())?;
            return Some(Self { least: Some(rounded.least), greatest: Some(top.greatest) });
        }
        let (least, greatest) = (Some(rounded.least), Some(rounded.greatest));
        Some(match figure.bound {
            Bound::Exactly => Self { least, greatest },
            Bound::AtLeast | Bound::Over => Self { least, greatest: None },
            Bound::AtMost | Bound::Nearly => Self { least: None, greatest },
            Bound::About => {
                let Interval { least, greatest } = Interval::unrounded(figure)?;
                Self { least: Some(least), greatest: Some(greatest) }
            }
        })
    }

    /// Whether it overlaps with an interval.
    pub(super) fn meets(self, other: Interval) -> bool {
        self.least.is_none_or(|least| least <= other.greatest)
            && self.greatest.is_none_or(|greatest| other.least <= greatest)
    }
}

/// One unit of the last nonzero digit: 100 for 2300, 0.1 for 5.5.
pub(super) fn last_digit(number: Decimal) -> Decimal {
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
