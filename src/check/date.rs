//! Impossible periods and due dates.
//!
//! | in a report of 2024 | finding |
//! | --- | --- |
//! | a result for 2025 | a result in the future |
//! | a target for 2022 | a target in the past |
//! | any period in 1202 | too far from the report's year |
//! | a task due in 2023 | due before the report's year |

use super::{Certainty, Discrepancy, Finding, PeriodFault, Remedy, statements};
use crate::compare::{Index, ObservationRef};
use crate::model::{Kind, Month, Period, Report, Year};

/// The most years between a period and its report's year. Beyond that, the year was most likely
/// misread.
const FAR: u16 = 60;

pub(super) fn check(index: &Index, findings: &mut Vec<Finding>) {
    for (at, report, observation) in statements(index) {
        // In prose, the period belongs to the second figure: 到2020年，从8.7万元提高到12万元.
        if observation.kind == Kind::Previous && observation.evidence.origin.is_prose() {
            continue;
        }
        if let Some(fault) = fault(observation.period, observation.kind, report.year) {
            findings.push(Finding {
                discrepancy: Discrepancy::Period { period: observation.period, year: report.year, fault },
                certainty: Certainty::Likely,
                report: at.report,
                at: vec![at],
                passages: Vec::new(),
                remedies: remedies(fault, at),
            });
        }
    }
    for (number, report) in (0..).zip(index.reports()) {
        findings.extend(overdue(report).map(|(what, due)| Finding {
            discrepancy: Discrepancy::Due { what, due, year: report.year },
            certainty: Certainty::Likely,
            report: number,
            at: Vec::new(),
            passages: Vec::new(),
            remedies: Vec::new(),
        }));
    }
}

fn fault(period: Period, kind: Kind, year: Year) -> Option<PeriodFault> {
    let (first, last) = (period.first(), period.last());
    let is_far = |month: Month| month.year.abs_diff(year) > FAR;
    if is_far(first) || is_far(last) {
        return Some(PeriodFault::FarOff);
    }
    match kind {
        Kind::Actual | Kind::Previous if first.year > year => Some(PeriodFault::ResultInFuture),
        // A report may still quote last year's target.
        Kind::Target if last.year.saturating_add(1) < year => Some(PeriodFault::TargetInPast),
        _ => None,
    }
}

fn remedies(fault: PeriodFault, at: ObservationRef) -> Vec<Remedy> {
    match fault {
        PeriodFault::ResultInFuture => vec![Remedy::MakeTarget(at), Remedy::Look(at)],
        PeriodFault::TargetInPast | PeriodFault::FarOff => vec![Remedy::Look(at)],
    }
}

/// Tasks and projects due before their report's own year.
fn overdue(report: &Report) -> impl Iterator<Item = (String, Month)> {
    let tasks = report.commitments.iter().map(|task| (&task.text, task.due));
    let projects = report.projects.iter().map(|project| (&project.name, project.due));
    tasks.chain(projects).filter_map(|(what, due)| {
        let due = due?.last();
        (due.year < report.year).then(|| (what.clone(), due))
    })
}
