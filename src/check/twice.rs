//! One report says the same figure twice, differently.

use super::{Certainty, Finding, Reckoning, Remedy};
use crate::compare::{CellValue, Index, OtherKind, SeriesId};
use crate::model::Name;

pub(super) fn check(index: &Index, findings: &mut Vec<Finding>) {
    for place in index.places() {
        findings.extend(index.series_of(&place.label).flat_map(|id| of_series(index, id)));
    }
}

fn of_series(index: &Index, id: SeriesId) -> Vec<Finding> {
    let Some(trend) = index.trend(id) else { return Vec::new() };
    let cells = trend.points.iter().flat_map(|point| [point.result.value(), point.target.value()]);
    cells.flatten().flat_map(|value| contradictions(value, &trend.unit)).collect()
}

fn contradictions(value: &CellValue, unit: &Name) -> Vec<Finding> {
    let others = value.others.iter().filter(|other| other.kind == OtherKind::Contradicts);
    others
        .map(|other| Finding {
            reckoning: Reckoning::Twice {
                first: value.figure.number.value(),
                second: other.figure.number.value(),
                unit: unit.clone(),
            },
            certainty: Certainty::Likely,
            report: value.at.report,
            at: vec![value.at, other.at],
            remedies: vec![Remedy::Drop(other.at), Remedy::Drop(value.at)],
        })
        .collect()
}
