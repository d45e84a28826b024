//! Values that were repaired when they were read, for confirmation.
//!
//! | printed | read as | finding |
//! | --- | --- | --- |
//! | `l8公里` | 18 公里 | to be confirmed |

use super::{Certainty, Discrepancy, Finding, Passage, Remedy, statements};
use crate::compare::Index;
use crate::correct::{AmountKind, AmountRef};

pub(super) fn check(index: &Index, findings: &mut Vec<Finding>) {
    for (at, _, observation) in statements(index) {
        let mended = observation.evidence.repaired_from.as_ref().zip(observation.value.figure());
        if let Some((from, figure)) = mended {
            findings.push(Finding {
                discrepancy: Discrepancy::Repaired {
                    what: observation.indicator.to_string(),
                    from: from.clone(),
                    value: figure.number.value(),
                    unit: observation.unit.clone(),
                },
                certainty: Certainty::Possible,
                report: at.report,
                at: vec![at],
                passages: Vec::new(),
                remedies: vec![Remedy::Confirm(at), Remedy::Drop(at), Remedy::Look(at)],
            });
        }
    }
    for (number, report) in (0..).zip(index.reports()) {
        let amounts = report.projects.iter().enumerate().flat_map(|(position, project)| {
            AmountKind::ALL.into_iter().filter_map(move |measure| {
                Some((AmountRef { project: position, measure }, project, measure.of(project)?))
            })
        });
        findings.extend(amounts.filter_map(|(at, project, amount)| {
            let evidence = &amount.evidence;
            let words = evidence.quote.clone().or_else(|| project.evidence.quote.clone());
            let passage = evidence.span.zip(words).map(|(span, words)| {
                let quotation = words.clone();
                Passage { report: number, span, words, quotation }
            });
            Some(Finding {
                discrepancy: Discrepancy::Repaired {
                    what: project.name.clone(),
                    from: evidence.repaired_from.clone()?,
                    value: amount.figure.number.value(),
                    unit: amount.unit.clone(),
                },
                certainty: Certainty::Possible,
                report: number,
                at: Vec::new(),
                passages: passage.into_iter().collect(),
                remedies: vec![
                    Remedy::ConfirmAmount { report: number, at },
                    Remedy::DropAmount { report: number, at },
                ],
            })
        }));
    }
}
