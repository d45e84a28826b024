//! Values that were mended when they were read, to be confirmed.

use super::{Certainty, Finding, Reckoning, Remedy, statements};
use crate::compare::Index;

pub(super) fn check(index: &Index, findings: &mut Vec<Finding>) {
    for (at, _, observation) in statements(index) {
        let mended = observation.evidence.repaired_from.as_ref().zip(observation.value.figure());
        if let Some((from, figure)) = mended {
            findings.push(Finding {
                reckoning: Reckoning::Repaired {
                    what: observation.indicator.to_string(),
                    from: from.clone(),
                    value: figure.number.value(),
                    unit: observation.unit.clone(),
                },
                certainty: Certainty::Notice,
                report: at.report,
                at: vec![at],
                passages: Vec::new(),
                remedies: vec![Remedy::Confirm(at), Remedy::Drop(at), Remedy::Look(at)],
            });
        }
    }
    for (number, report) in (0..).zip(index.reports()) {
        let amounts = report.projects.iter().flat_map(|project| {
            [&project.investment, &project.length].into_iter().flatten().map(move |amount| (project, amount))
        });
        findings.extend(amounts.filter_map(|(project, amount)| {
            Some(Finding {
                reckoning: Reckoning::Repaired {
                    what: project.name.clone(),
                    from: amount.evidence.repaired_from.clone()?,
                    value: amount.figure.number.value(),
                    unit: amount.unit.clone(),
                },
                certainty: Certainty::Notice,
                report: number,
                at: Vec::new(),
                passages: Vec::new(),
                remedies: Vec::new(),
            })
        }));
    }
}
