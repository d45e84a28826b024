//! The stated change against the values of the two years. A finding means that the comparison found
//! no explanation for the difference.
//!
//! | earlier | later | stated growth | finding |
//! | --- | --- | --- | --- |
//! | 400 | 500 | 25 % | none |
//! | 400 | 500 | 8 % | computed 25 % |
//! | 400 (总产值) | 500 | 8 % | none: output grows at comparable prices |
//!
//! Last year's value may have been revised since, so no finding is certain.

use super::{Certainty, Discrepancy, Finding, Remedy, percent};
use crate::compare::{Index, SeriesId, TrendPoint};

pub(super) fn check(index: &Index, findings: &mut Vec<Finding>) {
    for place in index.places() {
        findings.extend(index.series_of(&place.label).flat_map(|id| of_series(index, id)));
    }
}

fn of_series(index: &Index, id: SeriesId) -> Vec<Finding> {
    let Some(trend) = index.trend(id) else { return Vec::new() };
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
        let change = stated.change;
        let discrepancy = match (change.percent, change.points, change.amount) {
            (_, Some(stated), _) => {
                Discrepancy::Points { from: from_value, to: to_value, stated, computed: difference }
            }
            (Some(stated), ..) => {
                let computed = percent(difference, from_value)?;
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
            certainty: Certainty::Notice,
            report: stated.at.report,
            at,
            passages: Vec::new(),
            remedies: vec![Remedy::Look(stated.at), Remedy::Look(from.at)],
        })
    };
    trend.points.windows(2).filter_map(finding).collect()
}
