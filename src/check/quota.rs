//! A quota handed down (任务数) given as a result.

use super::{Certainty, Finding, Reckoning, Remedy, statements};
use crate::compare::Index;
use crate::model::Kind;

/// Names of figures that are set, not reached.
const QUOTAS: &[&str] = &["任务数", "任务", "计划数", "指标数", "目标数"];

pub(super) fn check(index: &Index, findings: &mut Vec<Finding>) {
    for (at, _, observation) in statements(index) {
        let names = [Some(&observation.indicator), observation.as_written.as_ref()];
        let is_quota = names.into_iter().flatten().any(|name| QUOTAS.iter().any(|word| name.ends_with(word)));
        let Some(figure) = observation.value.figure().filter(|_| is_quota) else { continue };
        if observation.kind == Kind::Actual {
            findings.push(Finding {
                reckoning: Reckoning::QuotaAsActual {
                    value: figure.number.value(),
                    unit: observation.unit.clone(),
                },
                certainty: Certainty::Likely,
                report: at.report,
                at: vec![at],
                remedies: vec![Remedy::MakeTarget(at), Remedy::Look(at)],
            });
        }
    }
}
