//! A change from one year to the next that a mistaken unit would explain: 15.95 → 1595.
//!
//! | from | to | finding |
//! | --- | --- | --- |
//! | 150 万立方米 | 15 万立方米 | a factor of about 10 |
//! | 150 万立方米 | 170 万立方米 | none |
//! | 1 口 | 10 口 | none: small counts jump |

use super::{Certainty, Discrepancy, Finding, Remedy};
use crate::compare::{Index, Interval, ObservationRef, SeriesId};
use crate::model::catalog;
use crate::quantity::{Decimal, Unit};

/// The factors looked for: an extra digit, an extra 百, 千 or 万, 亿 for 万.
const TIMES: [i64; 4] = [10, 100, 1_000, 10_000];

/// The largest distance of the quotient from a factor, in percent. Real growth can be near tenfold,
/// but rarely this near.
const NEAR: i64 = 2;

pub(super) fn check(index: &Index, findings: &mut Vec<Finding>) {
    for place in index.places() {
        findings.extend(index.series_of(&place.label).flat_map(|id| of_series(index, id)));
    }
}

fn of_series(index: &Index, id: SeriesId) -> Vec<Finding> {
    let Some(trend) = index.trend(id).filter(|trend| !trend.rate) else { return Vec::new() };
    let finding = |pair: &[crate::compare::TrendPoint]| {
        let [earlier, later] = pair else { return None };
        let (from, to) = (earlier.value()?, later.value()?);
        let exact = Interval::measured(&from.figure).and(Interval::measured(&to.figure)).is_some();
        if later.year != earlier.year.checked_add(1)? || !exact || !is_sure(index, from.at) {
            return None;
        }
        let (from_value, to_value) = (from.figure.number.value(), to.figure.number.value());
        // Small counts can jump for good reason.
        let (small, large) = (from_value.min(to_value), from_value.max(to_value));
        if small.checked_mul(Unit::parse(&trend.unit).factor())? < Decimal::TEN {
            return None;
        }
        let times = mistaken(large.checked_div(small)?)?;
        Some(Finding {
            discrepancy: Discrepancy::Jump {
                from_year: earlier.year,
                from: from_value,
                to_year: later.year,
                to: to_value,
                unit: trend.unit.clone(),
                times,
            },
            certainty: Certainty::Possible,
            report: to.at.report,
            at: vec![from.at, to.at],
            passages: Vec::new(),
            remedies: vec![Remedy::Look(to.at), Remedy::Look(from.at)],
        })
    };
    trend.points.windows(2).filter_map(finding).collect()
}

/// Whether a name identifies one thing. In prose, only names of the catalogue do.
fn is_sure(index: &Index, at: ObservationRef) -> bool {
    index
        .observation(at)
        .is_some_and(|o| !o.evidence.origin.is_prose() || catalog::find(&o.indicator).is_some())
}

/// The unit mistake that would explain a quotient.
fn mistaken(quotient: Decimal) -> Option<Decimal> {
    TIMES.into_iter().map(Decimal::from).find(|times| {
        let off = quotient.checked_sub(*times).map(|off| off.abs());
        let near = times.checked_mul(Decimal::new(NEAR, 2));
        off.zip(near).is_some_and(|(off, near)| off <= near)
    })
}
