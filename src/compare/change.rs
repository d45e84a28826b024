//! 同比: the exact change from one figure to another, or the reason why there is none.
//!
//! | from | to | difference | ratio |
//! | --- | --- | --- | --- |
//! | 1244 | 1256 | 12 | 0.9646…% |
//! | 5.2% | 5% | −0.2 points | [`Ratio::Points`] |
//! | over 126 | 134.9 | less than 8.9 | less than 7.0635…% |
//! | 4 | over 5 | more than 1 | more than 25% |
//! | about 126 | 134.9 | about 9, at whole numbers | about 7% |
//! | 0 | 5 | 5 | [`Ratio::FromZero`] |
//! | −0.5 | 2 | 2.5 | [`Ratio::TurnedPositive`] |
//! | 5—6 | 7 | [`Incomparable::Range`] | |
//!
//! A figure with a bound gives a change with a bound. For 余, 近, 以上 and 以内, one side of the change
//! is certain, and that side is given exactly. The difference is rounded only where both sides are
//! open (左右).

use std::cmp::Ordering;

use super::{Interval, round};
use crate::model::{Bound, Figure};
use crate::quantity::Decimal;

/// The change from an earlier figure to a later one.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// The change could be computed.
    Computed(Difference),
    /// The reason why it could not.
    NotComputed(Incomparable),
}

impl Change {
    /// The difference, if there is one.
    #[must_use]
    pub fn difference(&self) -> Option<&Difference> {
        match self {
            Self::Computed(difference) => Some(difference),
            Self::NotComputed(_) => None,
        }
    }
}

/// A computed change.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Later minus earlier, in the unit of both; in percentage points if that is a percentage.
    /// Exact, or rounded to the decimals of the coarser figure if it is approximate.
    pub amount: Decimal,
    /// The change relative to the earlier figure.
    pub ratio: Ratio,
    /// The bound of amount and ratio: the true change equals them, or is above, below or about
    /// them.
    pub bound: Bound,
    /// Whether the later figure is certainly greater or less; `Equal` if neither is certain.
    pub direction: Ordering,
}

impl Difference {
    /// Whether either figure, and so the change, is approximate (余, 近, 左右, 以上).
    #[must_use]
    pub fn is_approximate(&self) -> bool {
        self.bound != Bound::Exactly
    }

    /// The difference without its sign, for display after an arrow.
    #[must_use]
    pub fn size(&self) -> Self {
        let ratio = match &self.ratio {
            Ratio::Percent { value, decimals } => Ratio::Percent { value: value.abs(), decimals: *decimals },
            other => other.clone(),
        };
        let falls = self.amount < Decimal::ZERO || (self.amount.is_zero() && self.direction.is_lt());
        // Below −3 means a fall of more than 3.
        let bound = if falls { self.bound.turned() } else { self.bound };
        Self { amount: self.amount.abs(), ratio, bound, ..*self }
    }
}

/// A change relative to the earlier figure.
#[derive(Clone, Debug, PartialEq)]
pub enum Ratio {
    /// In percent, to 28 digits. Shown with at most `decimals` decimals, and a bound rounded outward.
    Percent {
        /// The quotient.
        value: Decimal,
        /// How many decimals are significant: one, or none if the figures are too coarse.
        decimals: u32,
    },
    /// Rates change in percentage points, given by the amount.
    Points,
    /// The earlier figure is zero, so no percentage exists.
    FromZero,
    /// From below zero to above it (由负转正).
    TurnedPositive,
    /// From above zero to below it (由正转负).
    TurnedNegative,
    /// Negative before, and now nearer to zero or zero.
    NegativeNarrowed,
    /// Negative before, and now as far from zero or further.
    NegativeWidened,
    /// The quotient exceeds 28 digits.
    TooLarge,
}

/// Why a change cannot be computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Incomparable {
    /// The earlier figure is missing.
    NoEarlier,
    /// The later figure is missing.
    NoLater,
    /// Both are missing.
    Neither,
    /// At least one is a range.
    Range,
    /// The difference exceeds 28 digits.
    TooLarge,
}

/// The change between two figures of one unit. `rate` is true for percentages.
#[must_use]
pub fn change(from: &Figure, to: &Figure, rate: bool) -> Change {
    if from.to.is_some() || to.to.is_some() {
        return Change::NotComputed(Incomparable::Range);
    }
    let (earlier, later) = (from.number.value(), to.number.value());
    let Some(exact) = later.checked_sub(earlier) else {
        return Change::NotComputed(Incomparable::TooLarge);
    };
    let bound = bound(from.bound, to.bound);
    let decimals = earlier.scale().min(later.scale());
    let coarse = (bound == Bound::About).then_some(decimals);
    let amount = coarse.map_or(exact, |decimals| round(exact, decimals)).normalize();
    let ratio = if rate { Ratio::Points } else { ratio(earlier, later, exact, coarse) };
    Change::Computed(Difference { amount, ratio, bound, direction: direction(from, to, exact, bound) })
}

/// The bound of a difference: that of the later figure combined with the reversed one of the
/// earlier figure.
fn bound(from: Bound, to: Bound) -> Bound {
    use Bound::{AtLeast, AtMost, Exactly, Nearly, Over};
    match (from.turned(), to) {
        (Exactly, only) | (only, Exactly) => only,
        (AtLeast, AtLeast) => AtLeast,
        (AtMost, AtMost) => AtMost,
        (Over | AtLeast, Over | AtLeast) => Over,
        (Nearly | AtMost, Nearly | AtMost) => Nearly,
        _ => Bound::About,
    }
}

fn direction(from: &Figure, to: &Figure, exact: Decimal, bound: Bound) -> Ordering {
    let sign = exact.cmp(&Decimal::ZERO);
    let ends = Interval::unrounded(to).zip(Interval::unrounded(from)).and_then(|(to, from)| to.less(from));
    match (bound, ends) {
        (Bound::Exactly, _) => sign,
        (Bound::Over, _) if sign.is_ge() => Ordering::Greater,
        (Bound::Nearly, _) if sign.is_le() => Ordering::Less,
        (Bound::AtLeast, _) if sign.is_gt() => Ordering::Greater,
        (Bound::AtMost, _) if sign.is_lt() => Ordering::Less,
        (_, Some(ends)) if ends.least >= Decimal::ZERO => Ordering::Greater,
        (_, Some(ends)) if ends.greatest <= Decimal::ZERO => Ordering::Less,
        _ => Ordering::Equal,
    }
}

/// `coarse` gives the decimals of the coarser figure if the difference is approximate.
fn ratio(earlier: Decimal, later: Decimal, difference: Decimal, coarse: Option<u32>) -> Ratio {
    if earlier.is_zero() {
        return Ratio::FromZero;
    }
    if earlier.is_sign_negative() {
        return match later {
            l if l > Decimal::ZERO => Ratio::TurnedPositive,
            l if l > earlier => Ratio::NegativeNarrowed,
            _ => Ratio::NegativeWidened,
        };
    }
    if later < Decimal::ZERO {
        return Ratio::TurnedNegative;
    }
    match difference.checked_mul(Decimal::ONE_HUNDRED).and_then(|d| d.checked_div(earlier)) {
        Some(value) => Ratio::Percent { value, decimals: percent_decimals(earlier, coarse) },
        None => Ratio::TooLarge,
    }
}

/// One decimal; none if one unit in the last digit of the coarser figure moves the percentage by
/// half a percent or more.
pub(super) fn percent_decimals(earlier: Decimal, coarse: Option<u32>) -> u32 {
    let Some(decimals) = coarse else { return 1 };
    let step = Decimal::new(1, decimals.min(28));
    let moves = step.checked_mul(Decimal::from(200)).is_none_or(|m| m >= earlier);
    u32::from(!moves)
}
