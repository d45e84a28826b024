//! Scales: the range of an axis and its round ticks, computed exactly.
//!
//! | figures | zero required | ticks |
//! | --- | --- | --- |
//! | 2.3 … 8.1 | no, but zero is near | 0 2.5 5 7.5 10 |
//! | 56.1 … 66.2 | no | 55 60 65 70 |
//! | 56.1 … 66.2 | yes | 0 20 40 60 80 |
//! | −3 … 4 | yes | −4 −2 0 2 4 |

use std::ops::Range;

use plotters::coord::ranged1d::{DefaultFormatting, KeyPointHint, Ranged};

use crate::quantity::Decimal;

/// The range of an axis with its ticks, ascending. The range begins and ends at a tick.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Scale {
    pub(super) ticks: Vec<Decimal>,
}

impl Scale {
    /// A scale that covers the numbers in about `steps` steps. It includes zero if required, or if
    /// zero is near.
    pub(super) fn new(numbers: impl IntoIterator<Item = Decimal>, zero: bool, steps: u32) -> Self {
        let mut extremes = Extremes::default();
        numbers.into_iter().for_each(|n| {
            extremes.add(n);
        });
        Self::over(&extremes, zero, steps)
    }

    /// Like [`Self::new`], for numbers whose extremes are known.
    pub(super) fn over(extremes: &Extremes, zero: bool, steps: u32) -> Self {
        let (low, high) = extremes.found.map(|(low, high)| (low.0, high.0)).unwrap_or_default();
        let near = |end: Decimal| {
            let span = high.checked_sub(low).and_then(|s| s.checked_add(s));
            span.is_none_or(|twice| twice >= end.abs() || low == high)
        };
        let low = if low > Decimal::ZERO && (zero || near(low)) { Decimal::ZERO } else { low };
        let high = if high < Decimal::ZERO && (zero || near(high)) { Decimal::ZERO } else { high };
        let high = if low == high { Decimal::ONE } else { high };
        let ticks = ticks(low, high, steps.max(1)).unwrap_or_else(|| vec![low, high]);
        Self { ticks: ticks.into_iter().map(|t| t.normalize()).collect() }
    }

    /// The axis for positioning numbers.
    pub(super) fn axis(&self) -> Axis {
        Axis::new(self.ticks.iter().map(|t| number(*t)).collect())
    }
}

/// The least and the greatest of numbers, each with its float. The faster float comparison excludes
/// numbers that are certainly between them; the rest are compared exactly.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Extremes {
    found: Option<((Decimal, f64), (Decimal, f64))>,
}

impl Extremes {
    /// Adds a number. Returns its float.
    pub(super) fn add(&mut self, n: Decimal) -> f64 {
        let size = number(n);
        let (low, high) = self.found.get_or_insert(((n, size), (n, size)));
        if size <= low.1 {
            *low = (low.0.min(n), size);
        }
        if size >= high.1 {
            *high = (high.0.max(n), size);
        }
        size
    }

    /// Adds the extremes of another set.
    pub(super) fn join(&mut self, other: &Self) {
        if let Some((low, high)) = other.found {
            self.add(low.0);
            self.add(high.0);
        }
    }
}

/// Round numbers that enclose a range; `None` if they exceed 28 digits.
fn ticks(low: Decimal, high: Decimal, steps: u32) -> Option<Vec<Decimal>> {
    let rough = high.checked_sub(low)?.checked_div(Decimal::from(steps))?;
    let mut power = Decimal::ONE;
    while power < rough {
        power = power.checked_mul(Decimal::TEN)?;
    }
    while power > rough {
        power = power.checked_div(Decimal::TEN).filter(|p| !p.is_zero())?;
    }
    let factors = [(1, 0), (2, 0), (25, 1), (5, 0), (10, 0)];
    let candidates = factors.iter().filter_map(|(m, scale)| power.checked_mul(Decimal::new(*m, *scale)));
    let step = { candidates }.find(|step| *step >= rough)?;
    let first = low.checked_div(step)?.floor();
    let last = high.checked_div(step)?.ceil();
    let mut ticks = Vec::new();
    let mut at = first;
    while at <= last && ticks.len() < 32 {
        ticks.push(at.checked_mul(step)?);
        at = at.checked_add(Decimal::ONE)?;
    }
    // Quotients are rounded, so check that the range covers the figures.
    let covers = ticks.first().is_some_and(|t| *t <= low) && ticks.last().is_some_and(|t| *t >= high);
    covers.then_some(ticks)
}

/// A decimal as a float, for positioning only. Only integers are converted, with a single division,
/// so the result is the same on every platform.
pub(super) fn number(value: Decimal) -> f64 {
    let mantissa = value.mantissa();
    // Most figures are short, and converting 64 bits takes one instruction.
    let whole = i64::try_from(mantissa).map_or_else(|_| mantissa as f64, |short| short as f64);
    whole / POWERS.get(value.scale() as usize).copied().unwrap_or(1e28)
}

/// Powers of ten, the divisors for decimals.
const POWERS: [f64; 29] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22, 1e23, 1e24, 1e25, 1e26, 1e27, 1e28,
];

/// A range of floats for plotters. Its length is never zero.
#[derive(Clone, Debug)]
pub(super) struct Axis {
    from: f64,
    to: f64,
    ticks: Vec<f64>,
}

impl Axis {
    /// From the first to the last tick.
    pub(super) fn new(ticks: Vec<f64>) -> Self {
        let from = ticks.first().copied().unwrap_or(0.0);
        Self { from, to: ticks.last().copied().unwrap_or(from), ticks }
    }

    /// From and to the given numbers, with ticks between.
    pub(super) fn between(from: f64, to: f64, ticks: Vec<f64>) -> Self {
        Self { from, to, ticks }
    }
}

impl Ranged for Axis {
    type FormatOption = DefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, (from, to): (i32, i32)) -> i32 {
        let proportion = (value - self.from) / (self.to - self.from);
        let proportion = if proportion.is_finite() { proportion } else { 0.5 };
        (f64::from(from) + proportion * (f64::from(to) - f64::from(from)) + 0.5).floor() as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, _: Hint) -> Vec<f64> {
        self.ticks.clone()
    }

    fn range(&self) -> Range<f64> {
        self.from..self.to
    }
}

/// The indices of the visible points of a line: the first, last, least and greatest of each pixel
/// column. Nothing visible is lost. Columns ascend, so only their ends are searched for.
pub(super) fn thinned<T>(points: &[T], column: impl Fn(&T) -> i32, height: impl Fn(&T) -> f64) -> Vec<usize> {
    let mut kept = Vec::new();
    let mut rest = points;
    let mut first = 0;
    while let Some(here) = rest.first().map(&column) {
        let (inside, after) = rest.split_at(rest.partition_point(|point| column(point) <= here));
        let (mut least, mut greatest) = ((0, f64::INFINITY), (0, f64::NEG_INFINITY));
        for (n, point) in inside.iter().enumerate() {
            let y = height(point);
            if y < least.1 {
                least = (n, y);
            }
            if y > greatest.1 {
                greatest = (n, y);
            }
        }
        let mut few = [0, least.0.min(greatest.0), least.0.max(greatest.0), inside.len() - 1].to_vec();
        few.dedup();
        kept.extend(few.iter().map(|n| first + n));
        first += inside.len();
        rest = after;
    }
    kept
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(numbers: &str, zero: bool, expected: &str) {
        let numbers = numbers.split_whitespace().map(|n| n.parse::<Decimal>().unwrap());
        let ticks: Vec<String> = Scale::new(numbers, zero, 4).ticks.iter().map(Decimal::to_string).collect();
        assert_eq!(ticks.join(" "), expected);
    }

    #[test]
    fn ticks_are_round_numbers() {
        check("2.3 8.1", false, "0 2.5 5 7.5 10");
        check("56.1 66.2", false, "55 60 65 70");
        check("56.1 66.2", true, "0 20 40 60 80");
        check("-3 4", true, "-4 -2 0 2 4");
        check("-8 -7", true, "-8 -6 -4 -2 0");
        check("0", false, "0 0.25 0.5 0.75 1");
        check("5", false, "0 2 4 6");
        check("", true, "0 0.25 0.5 0.75 1");
        check("0.00012 0.0003", true, "0 0.0001 0.0002 0.0003");
    }

    fn any_decimal() -> impl Strategy<Value = Decimal> {
        (any::<i128>(), 0_u32..=28).prop_map(|(mantissa, scale)| {
            Decimal::from_i128_with_scale(mantissa % 79_228_162_514_264_337_593_543_950_335, scale)
        })
    }

    proptest! {
        #[test]
        fn a_scale_covers_its_numbers(numbers in proptest::collection::vec(any_decimal(), 0..9), zero: bool) {
            let scale = Scale::new(numbers.iter().copied(), zero, 4);
            let (first, last) = (scale.ticks[0], scale.ticks[scale.ticks.len() - 1]);
            prop_assert!(first < last);
            prop_assert!(scale.ticks.windows(2).all(|w| w[0] < w[1]));
            prop_assert!(scale.ticks.len() <= 12);
            prop_assert!(numbers.iter().all(|n| first <= *n && *n <= last));
            prop_assert!(!zero || (first <= Decimal::ZERO && Decimal::ZERO <= last));
            let axis = scale.axis();
            for n in numbers {
                prop_assert!((0..=1000).contains(&axis.map(&number(n), (0, 1000))));
            }
        }

        #[test]
        fn thinning_keeps_visible_points(points in proptest::collection::vec((0..50_i32, any::<i16>()), 0..300)) {
            let mut points: Vec<(i32, i32)> = points.into_iter().map(|(x, y)| (x, i32::from(y))).collect();
            points.sort_by_key(|p| p.0);
            let kept = thinned(&points, |p| p.0, |p| f64::from(p.1));
            prop_assert!(kept.windows(2).all(|w| w[0] < w[1]));
            let kept: Vec<(i32, i32)> = kept.into_iter().map(|n| points[n]).collect();
            prop_assert!(kept.len() <= 200);
            for x in 0..50 {
                let of = |points: &[(i32, i32)]| -> Vec<i32> {
                    points.iter().filter(|p| p.0 == x).map(|p| p.1).collect()
                };
                let (all, few) = (of(&points), of(&kept));
                prop_assert_eq!((all.first(), all.last()), (few.first(), few.last()));
                prop_assert_eq!((all.iter().min(), all.iter().max()), (few.iter().min(), few.iter().max()));
            }
        }
    }
}
