//! A quota handed down (任务数) stated as a result, or without a result.
//!
//! | stated | finding |
//! | --- | --- |
//! | 植树任务数 500 株, as a result | a quota is no result |
//! | 植树任务数 500 株 and 植树株数 480 株 | none if the first is a target |
//! | 改革任务 14 项 | none: tasks are counted |

use std::collections::HashMap;

use super::statement_index::StatementKey;
use super::{Certainty, Discrepancy, Finding, Remedy, statements};
use crate::compare::{Index, ObservationRef};
use crate::model::{Kind, Observation, Report};
use crate::quantity::{Dimension, Unit};

/// Names of figures that are set in advance.
const QUOTAS: &[&str] = &["任务数", "计划数", "指标数", "目标数"];

/// 任务 followed by a counting unit means tasks: 314项改革任务.
const TASKS: &str = "任务";
const COUNTED: &[&str] = &["项", "个", "件", "条", "大"];

pub(super) fn check(index: &Index, findings: &mut Vec<Finding>) {
    // Each quota is looked up once, however often it is repeated.
    let mut alone = HashMap::new();
    for (at, report, observation) in statements(index) {
        let Some(quota) = quota(observation) else { continue };
        let Some(figure) = observation.value.figure() else { continue };
        let (value, unit) = (figure.number.value(), observation.unit.clone());
        let (discrepancy, remedies) = match observation.kind {
            Kind::Actual => {
                (Discrepancy::QuotaAsActual { value, unit }, vec![Remedy::MakeTarget(at), Remedy::Look(at)])
            }
            Kind::Target
                if *alone
                    .entry((
                        at.report,
                        at.statement.commitment.is_some(),
                        StatementKey::of(observation),
                        quota,
                    ))
                    .or_insert_with(|| is_alone(report, at, observation, quota))
                    && observation.completion.is_none() =>
            {
                (Discrepancy::QuotaAlone { value, unit }, vec![Remedy::Look(at)])
            }
            _ => continue,
        };
        findings.push(Finding {
            certainty: if observation.kind == Kind::Actual { Certainty::Likely } else { Certainty::Possible },
            discrepancy,
            report: at.report,
            at: vec![at],
            passages: Vec::new(),
            remedies,
        });
    }
}

/// The name of the quota, if the statement is one.
fn quota(observation: &Observation) -> Option<&str> {
    let names = [observation.as_written.as_ref(), Some(&observation.indicator)];
    // In prose, 完成任务 states a result, and quotas were already read as targets.
    let counted = COUNTED.contains(&&*observation.unit) || observation.evidence.origin.is_prose();
    let is_quota =
        |name: &str| QUOTAS.iter().any(|word| name.ends_with(word)) || name.ends_with(TASKS) && !counted;
    names.into_iter().flatten().map(|name| &**name).find(|name| is_quota(name))
}

/// Whether a report gives a quota for the year under review but no result for it.
fn is_alone(report: &Report, at: ObservationRef, quota: &Observation, name: &str) -> bool {
    let reviewed = at.statement.commitment.is_none() && quota.period.last_year() < report.year;
    let thing = QUOTAS.iter().find_map(|word| name.strip_suffix(word)).unwrap_or(name);
    let dimension = |o: &Observation| -> Dimension { Unit::parse(&o.unit).dimension().clone() };
    let comes_of_it = |other: &&Observation| {
        let names = [other.as_written.as_ref(), Some(&other.indicator)];
        let named = other.indicator == quota.indicator
            || names.into_iter().flatten().any(|name| name.contains(thing));
        other.kind != Kind::Target && named && dimension(other) == dimension(quota)
    };
    reviewed && !report.observations.iter().any(|other| comes_of_it(&other))
}
