//! The stated change against the values of the two years. A finding means that the comparison found
//! no explanation for the difference.
//!
//! | earlier | later | stated growth | finding |
//! | --- | --- | --- | --- |
//! | 400 | 500 | 25 % | none |
//! | 400 | 500 | 8 % | computed 25 % |
//! | 400 (总产值) | 500 | 8 % | none: output grows at comparable prices |
//! | 400 (固定资产投资) | 500 | 8 % | none: investment grows at comparable scope |
//!
//! Figures read from prose must leave no doubt ([`super::doubt`]). Last year's value may have been revised since, so no finding is certain.

use super::doubt::{Doubts, is_implausible};
use super::{Certainty, Discrepancy, Finding, Remedy, percent};
use crate::compare::{Index, SeriesId, TrendPoint};

/// Names of indicators whose scope changes every year, such as enterprises above a size. Their stated growth is that
/// of the units counted in both years, so the two totals do not give it.
const AT_COMPARABLE_SCOPE: &[&str] = &["固定资产投资", "规模以上", "限额以上"];

/// Checks the reports of one place, by its number in [`Index::places`].
pub(super) fn check(index: &Index, doubts: &Doubts<'_>, place: usize, findings: &mut Vec<Finding>) {
    // Reports without a place need not be of one place.
    let place = index.places().get(place).filter(|place| !place.label.is_empty());
    if let Some(place) = place {
        findings.extend(index.series_of(&place.label).flat_map(|id| of_series(index, doubts, id)));
    }
}

fn of_series(index: &Index, doubts: &Doubts<'_>, id: SeriesId) -> Vec<Finding> {
    let Some(trend) = index.trend(id) else { return Vec::new() };
    let is_rescoped = AT_COMPARABLE_SCOPE.iter().any(|name| trend.indicator.contains(name));
    let finding = |pair: &[TrendPoint]| {
        let [earlier, later] = pair else { return None };
        let (from, to) = (earlier.value()?, later.value()?);
        if later.year != earlier.year.checked_add(1)? {
            return None;
        }
        let stated = index.stated(id, later.year, Some(from), to).filter(|s| s.is_unexplained())?;
        let (from_value, to_value) = (from.figure.number.value(), to.figure.number.value());
        let difference = to_value.checked_sub(from_value)?.normalize();
        let unit = trend.unit.clone();
        let is_read = [from.at, to.at, stated.at].into_iter().any(|at| doubts.is_read(at));
        let change = stated.change;
        if doubts.concern((earlier.year, from), to, (&change, stated.at)) {
            return None;
        }
        let discrepancy = match (change.percent, change.points, change.amount) {
            (_, Some(stated), _) => {
                Discrepancy::Points { from: from_value, to: to_value, stated, computed: difference }
            }
            (Some(stated), ..) => {
                let computed = percent(difference, from_value)?;
                if is_rescoped || (is_read && is_implausible(stated.number.value(), computed)) {
                    return None;
                }
                Discrepancy::Growth { from: from_value, to: to_value, unit, stated, computed }
            }
            (None, None, Some(stated)) => {
                Discrepancy::Difference { from: from_value, to: to_value, unit, stated, computed: difference }
            }
            (None, None, None) => return None,
        };
        let mut at = vec![from.at, to.at];
        at.extend((stated.at != to.at).then_some(stated.at));
        Some(Finding {
            discrepancy,
            certainty: Certainty::Possible,
            report: stated.at.report,
            at,
            passages: Vec::new(),
            remedies: vec![Remedy::Look(stated.at), Remedy::Look(from.at)],
        })
    };
    trend.points.windows(2).filter_map(finding).collect()
}
