//! The stated proportion of a target reached, against target and result.
//!
//! | target | result | stated | finding |
//! | --- | --- | --- | --- |
//! | 2 | 1.8 | 92 % | 1.8 of 2 is 90 % |
//!
//! Results are taken as rounded, targets as exact.

use super::percent;
use super::{Certainty, Discrepancy, Finding, Remedy};
use crate::compare::SeriesId;
use crate::compare::{Index, Interval};

pub(super) fn check(index: &Index, findings: &mut Vec<Finding>) {
    for place in index.places() {
        findings.extend(index.series_of(&place.label).flat_map(|id| of_series(index, id)));
    }
}

fn of_series(index: &Index, id: SeriesId) -> Vec<Finding> {
    let Some(trend) = index.trend(id) else { return Vec::new() };
    let finding = |point: &crate::compare::TrendPoint| {
        let (result, target) = (point.value()?, point.target.value()?);
        let stated = index.observation(result.at)?.completion.as_ref()?.value();
        let done = Interval::measured(&result.figure)?.percent_of(Interval::set(&target.figure)?)?;
        if done.meets(Interval::rounded(stated)?) {
            return None;
        }
        let (target_value, result_value) = (target.figure.number.value(), result.figure.number.value());
        Some(Finding {
            discrepancy: Discrepancy::Completion {
                target: target_value,
                result: result_value,
                unit: trend.unit.clone(),
                stated,
                computed: percent(result_value, target_value)?,
            },
            certainty: Certainty::Likely,
            report: result.at.report,
            at: vec![target.at, result.at],
            passages: Vec::new(),
            remedies: vec![Remedy::Look(result.at), Remedy::Look(target.at)],
        })
    };
    trend.points.iter().filter_map(finding).collect()
}
