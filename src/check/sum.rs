//! Parts and their total: 1136 handled + 6 in hand ≠ 1152 found.
//!
//! A total and its parts are told by their names, within one report, period, unit and kind:
//!
//! | name | taken as |
//! | --- | --- |
//! | 排查安全隐患, 受理案件, 收到信访件 | the total of 安全隐患, 案件, 信访件 |
//! | 已整改安全隐患, 正在整改安全隐患, 未办结案件 | parts of them |
//!
//! Only parts that cover all that can become of a thing are added up: one that is done (已…) and one
//! that is not (正在…, 未…).

use super::{Certainty, Finding, Reckoning, Remedy, statements};
use crate::compare::{Index, ObservationRef};
use crate::model::{Bound, Observation};
use crate::quantity::Decimal;

const TOTALS: &[&str] = &["排查", "发现", "受理", "接收", "接到", "收到", "查出", "登记", "梳理"];
const DONE: &[&str] = &["已"];
const OPEN: &[&str] = &["正在", "尚在", "未", "尚未"];

/// How many characters the verb of a part has: 整改, 办结, 化解.
const VERB: usize = 2;

/// What a name says about its figure.
#[derive(Clone, Copy, PartialEq)]
enum Role {
    Total,
    Done,
    Open,
}

pub(super) fn check(index: &Index, findings: &mut Vec<Finding>) {
    let named: Vec<(ObservationRef, &Observation, Role, String)> = statements(index)
        .filter_map(|(at, _, observation)| {
            let (role, thing) = role(&observation.indicator)?;
            Some((at, observation, role, thing))
        })
        .collect();
    for (at, total, _, thing) in named.iter().filter(|(_, _, role, _)| *role == Role::Total) {
        let parts: Vec<_> = named
            .iter()
            .filter(|(other, part, role, what)| {
                *role != Role::Total && other.report == at.report && what == thing && alike(total, part)
            })
            .collect();
        let has = |role: Role| parts.iter().any(|(_, _, other, _)| *other == role);
        if !has(Role::Done) || !has(Role::Open) {
            continue;
        }
        let values: Option<Vec<Decimal>> = parts.iter().map(|(_, part, _, _)| exact(part)).collect();
        let (Some(stated), Some(values)) = (exact(total), values) else { continue };
        let sum = values.iter().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value));
        let Some(sum) = sum.filter(|sum| *sum != stated) else { continue };
        let all: Vec<ObservationRef> =
            std::iter::once(*at).chain(parts.iter().map(|(part, ..)| *part)).collect();
        let looks = all.iter().map(|at| Remedy::Look(*at));
        findings.push(Finding {
            reckoning: Reckoning::Sum { total: stated, parts: values, sum, unit: total.unit.clone() },
            certainty: Certainty::Likely,
            report: at.report,
            remedies: std::iter::once(Remedy::SetValue { at: *at, value: sum }).chain(looks).collect(),
            at: all,
        });
    }
}

/// Whether a figure is the total or a part of something, and of what.
fn role(name: &str) -> Option<(Role, String)> {
    let after = |words: &[&str]| words.iter().find_map(|word| name.strip_prefix(word));
    let thing =
        |rest: &str| Some(rest.chars().skip(VERB).collect::<String>()).filter(|thing| !thing.is_empty());
    if let Some(rest) = after(TOTALS) {
        return (!rest.is_empty()).then(|| (Role::Total, rest.to_owned()));
    }
    let part = |words, role| after(words).and_then(thing).map(|thing| (role, thing));
    part(OPEN, Role::Open).or_else(|| part(DONE, Role::Done))
}

fn alike(one: &Observation, other: &Observation) -> bool {
    one.period == other.period && one.kind == other.kind && one.unit == other.unit
}

fn exact(observation: &Observation) -> Option<Decimal> {
    let figure = observation.value.figure()?;
    (figure.bound == Bound::Exactly && figure.to.is_none()).then(|| figure.number.value())
}
