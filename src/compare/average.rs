//! 年均: the average yearly growth between two figures several years apart.
//!
//! | from | to | years | average |
//! | --- | --- | --- | --- |
//! | 100 | 121 | 2 | 10% a year |
//! | 100 | 81 | 2 | −10% a year |
//! | over 100 | 121 | 2 | less than 10% a year |
//! | 60% | 66% | 3 | 2 points a year |
//! | 0, or below | | | none |
//!
//! The root is not approximated. Powers in whole numbers decide which of two neighbouring tenths of
//! a percent is nearer.

use std::cmp::Ordering;

use super::change::{Change, Difference, Ratio, change, percent_decimals};
use super::round;
use crate::model::{Bound, Figure};
use crate::quantity::Decimal;

/// The average change per year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Average {
    /// In percent per year to one decimal; for rates, in percentage points per year to two
    /// decimals. Rounded half away from zero; a bound is rounded outward.
    pub value: Decimal,
    /// How many decimals are significant.
    pub decimals: u32,
    /// Whether the value is in percentage points.
    pub points: bool,
    /// The bound of the value.
    pub bound: Bound,
}

/// The average change per year over `years` years (at least two) between two figures of one unit.
/// `None` if a figure is a range, the first is not above zero, the last is below zero, or the result
/// does not fit a decimal.
#[must_use]
pub fn average(from: &Figure, to: &Figure, years: u16, rate: bool) -> Option<Average> {
    if years < 2 {
        return None;
    }
    let Change::Computed(Difference { amount, ratio, bound, .. }) = change(from, to, rate) else {
        return None;
    };
    if ratio == Ratio::Points {
        let value = amount.checked_div(years.into())?;
        return Some(Average {
            value: rounded(value, 2, bound).normalize(),
            decimals: 2,
            points: true,
            bound,
        });
    }
    let (earlier, later) = (from.number.value(), to.number.value());
    if earlier <= Decimal::ZERO || later < Decimal::ZERO {
        return None;
    }
    let coarse = (bound == Bound::About).then(|| earlier.scale().min(later.scale()));
    let decimals = percent_decimals(earlier, coarse);
    // In units of the last digit: tenths of a percent, or percents.
    let one = if decimals == 0 { 100 } else { 1000 };
    let growth = i64::try_from(root(earlier, later, years, one, bound)?).ok()?.checked_sub(one)?;
    Some(Average { value: Decimal::new(growth, decimals), decimals, points: false, bound })
}

/// Rounds half away from zero, and a bound outward so that it remains true.
#[must_use]
pub fn rounded(value: Decimal, decimals: u32, bound: Bound) -> Decimal {
    use crate::quantity::RoundingStrategy::{ToNegativeInfinity, ToPositiveInfinity};
    match bound {
        Bound::Exactly | Bound::About => round(value, decimals),
        Bound::Over | Bound::AtLeast => value.round_dp_with_strategy(decimals, ToNegativeInfinity),
        Bound::Nearly | Bound::AtMost => value.round_dp_with_strategy(decimals, ToPositiveInfinity),
    }
}

/// `one` times the `years`-th root of `to` / `from`, as a whole number. `from` must be above zero
/// and `to` not below zero.
fn root(from: Decimal, to: Decimal, years: u16, one: i64, bound: Bound) -> Option<u64> {
    let one = u64::try_from(one).ok()?;
    let whole =
        |number: Decimal, scale: u32| Natural::new(number.mantissa().unsigned_abs()).times_power(10, scale);
    let (from, to) = (whole(from, to.scale())?, whole(to, from.scale())?);
    // Compares `candidate` / `times` with the root by their powers.
    let against = |candidate: u64, times: u64| -> Option<Ordering> {
        let ours = from.clone().times_power(candidate, years.into())?;
        let theirs = to.clone().times_power(one.checked_mul(times)?, years.into())?;
        Some(ours.cmp(&theirs))
    };
    // The greatest whole number not above the root.
    let (mut low, mut high) = (0u64, 1u64 << 40);
    if against(high, 1)?.is_le() {
        return None;
    }
    while low + 1 < high {
        let middle = low.midpoint(high);
        match against(middle, 1)? {
            Ordering::Greater => high = middle,
            Ordering::Less | Ordering::Equal => low = middle,
        }
    }
    let up = match bound {
        Bound::Over | Bound::AtLeast => false,
        Bound::Nearly | Bound::AtMost => against(low, 1)?.is_lt(),
        // A tie rounds away from zero growth.
        Bound::Exactly | Bound::About => match against(2 * low + 1, 2)? {
            Ordering::Less => true,
            Ordering::Equal => low >= one,
            Ordering::Greater => false,
        },
    };
    Some(low + u64::from(up))
}

/// A natural number of any size: base-2⁶⁴ digits, the least significant first, the last not zero.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Natural(Vec<u64>);

impl Natural {
    /// Enough digits for a figure to the power of 100.
    const LONGEST: usize = 4096;

    fn new(value: u128) -> Self {
        let mut digits = vec![low_half(value), low_half(value >> 64)];
        while digits.last() == Some(&0) {
            digits.pop();
        }
        Self(digits)
    }

    /// The product with `factor` to the power of `times`; `None` if that is too long.
    fn times_power(mut self, factor: u64, times: u32) -> Option<Self> {
        for _ in 0..times {
            let mut carried = 0u128;
            for digit in &mut self.0 {
                let product = u128::from(*digit) * u128::from(factor) + carried;
                *digit = low_half(product);
                carried = product >> 64;
            }
            if carried > 0 {
                self.0.push(low_half(carried));
            }
            if factor == 0 {
                self.0.clear();
            }
            if self.0.len() > Self::LONGEST {
                return None;
            }
        }
        Some(self)
    }
}

impl Ord for Natural {
    fn cmp(&self, other: &Self) -> Ordering {
        let length = self.0.len().cmp(&other.0.len());
        length.then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}

impl PartialOrd for Natural {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The lower 64 of 128 bits.
fn low_half(value: u128) -> u64 {
    let mask = u128::from(u64::MAX);
    u64::try_from(value & mask).unwrap_or(u64::MAX)
}
