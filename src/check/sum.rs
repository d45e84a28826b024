//! Parts that do not add up to their total: 1136 handled + 6 in hand ≠ 1152 found.
//!
//! Total and parts are recognized by their names, within one report, period, unit and kind:
//!
//! | name | taken as |
//! | --- | --- |
//! | 排查安全隐患, 受理案件, 收到信访件 | the total of 安全隐患, 案件, 信访件 |
//! | 已整改安全隐患, 正在整改安全隐患, 未办结案件 | parts of them |
//!
//! Parts are added up only if they cover all cases: one that is done (已…) and one that is not (正在…,
//! 未…). The parts of some known wholes ([`WHOLES`]) are added up too, within rounding.

use std::collections::{HashMap, HashSet};

use super::statement_index::{StatementIndex, StatementKey};
use super::{Certainty, Discrepancy, Finding, Remedy, statements, step_counter};
use crate::compare::{Interval, ObservationRef};
use crate::model::{Bound, Name, Observation};
use crate::quantity::{Decimal, Unit, convert};

/// Wholes with all their parts, by the catalogue's names.
const WHOLES: &[(&str, &[&str])] = &[
    ("地区生产总值", &["第一产业增加值", "第二产业增加值", "第三产业增加值"]),
    ("进出口总额", &["出口总额", "进口总额"]),
];

const TOTALS: &[&str] = &["排查", "发现", "受理", "接收", "接到", "收到", "查出", "登记", "梳理"];
const DONE: &[&str] = &["已"];
const OPEN: &[&str] = &["正在", "尚在", "未", "尚未"];

/// The number of characters of a part's verb: 整改, 办结, 化解.
const VERB: usize = 2;

/// The role of a figure in a sum, by its name.
#[derive(Clone, Copy, PartialEq)]
enum SumRole {
    Total,
    Done,
    Open,
}

/// More parts than these are repetitions of one thing.
const MOST: usize = 8;

/// A figure that is a part of a total.
struct Addend<'a> {
    at: ObservationRef,
    observation: &'a Observation,
    role: SumRole,
}

pub(super) fn check(stated: &StatementIndex<'_>, findings: &mut Vec<Finding>) {
    let mut totals = Vec::new();
    // By report, thing, period, unit and kind.
    let mut parts = HashMap::<_, Vec<Addend<'_>>>::new();
    let mut seen = HashSet::new();
    for (at, _, observation) in statements(stated) {
        let Some((role, thing)) = role(&observation.indicator) else { continue };
        if !seen.insert((at.report, &observation.indicator, StatementKey::of(observation))) {
            continue;
        }
        let sort = (at.report, thing, observation.period, observation.kind, observation.unit.clone());
        match role {
            SumRole::Total => totals.push((at, observation, sort)),
            role => parts.entry(sort).or_default().push(Addend { at, observation, role }),
        }
    }
    for (at, total, sort) in totals {
        let Some(parts) = parts.get(&sort).filter(|parts| parts.len() <= MOST) else { continue };
        let has = |role: SumRole| parts.iter().any(|part| part.role == role);
        if !has(SumRole::Done) || !has(SumRole::Open) {
            continue;
        }
        let values = parts.iter().inspect(|_| step_counter::step()).map(|part| exact(part.observation));
        let values: Option<Vec<Decimal>> = values.collect();
        let (Some(stated), Some(values)) = (exact(total), values) else { continue };
        let sum = values.iter().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value));
        let Some(sum) = sum.filter(|sum| *sum != stated) else { continue };
        let parts: Vec<ObservationRef> = parts.iter().map(|part| part.at).collect();
        findings.push(finding(at, stated, &parts, values, sum, total.unit.clone()));
    }
    for (number, _) in (0..).zip(stated.reports()) {
        findings.extend(WHOLES.iter().flat_map(|(whole, parts)| of_whole(stated, number, whole, parts)));
    }
}

fn finding(
    total_at: ObservationRef,
    total: Decimal,
    parts_at: &[ObservationRef],
    parts: Vec<Decimal>,
    sum: Decimal,
    unit: Name,
) -> Finding {
    // The most likely slip is the part that one digit corrects. Digits are omitted more often than
    // mistaken.
    let slips = |by: fn(&str, &str) -> bool| {
        let slip = move |(at, part): (&ObservationRef, &Decimal)| {
            let value = total.checked_sub(sum)?.checked_add(*part)?;
            let is_slip = value > Decimal::ZERO && by(&part.to_string(), &value.to_string());
            is_slip.then_some(Remedy::SetValue { at: *at, value })
        };
        parts_at.iter().zip(&parts).filter_map(slip).collect::<Vec<_>>()
    };
    let mut remedies = slips(left_out);
    remedies.extend(slips(mistaken));
    remedies.push(Remedy::SetValue { at: total_at, value: sum });
    let all: Vec<ObservationRef> = std::iter::once(total_at).chain(parts_at.iter().copied()).collect();
    remedies.extend(all.iter().map(|at| Remedy::Look(*at)));
    Finding {
        certainty: Certainty::Likely,
        report: total_at.report,
        passages: Vec::new(),
        remedies,
        at: all,
        discrepancy: Discrepancy::Sum { total, parts, sum, unit },
    }
}

/// Whether `short` is `long` with one digit omitted.
fn left_out(short: &str, long: &str) -> bool {
    short.len() + 1 == long.len()
        && (0..long.len()).any(|skipped| {
            let rest = long.chars().enumerate().filter(|(at, _)| *at != skipped).map(|(_, c)| c);
            rest.eq(short.chars())
        })
}

/// Whether two numbers differ in one digit.
fn mistaken(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.chars().zip(other.chars()).filter(|(a, b)| a != b).count() == 1
}

/// A known whole of one report that its parts do not add up to, whatever the rounding.
fn of_whole(stated: &StatementIndex<'_>, report: u32, whole: &str, parts: &[&str]) -> Vec<Finding> {
    let one = |(at, total): (ObservationRef, &Observation)| {
        let unit = Unit::parse(&total.unit);
        let written = Interval::measured(total.value.figure()?)?;
        let zero = Interval { least: Decimal::ZERO, greatest: Decimal::ZERO };
        let mut span = zero;
        let (mut values, mut positions) = (Vec::new(), Vec::new());
        for name in parts {
            let (at, part) = stated.of_period(report, name, total.period).next()?;
            let own = Interval::measured(part.value.figure()?)?;
            let scaled = |value| convert(value, &Unit::parse(&part.unit), &unit);
            span = span.plus(Interval { least: scaled(own.least)?, greatest: scaled(own.greatest)? })?;
            values.push(scaled(part.value.figure()?.number.value())?);
            positions.push(at);
        }
        let sum = values.iter().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value))?;
        let value = total.value.figure()?.number.value();
        (!span.meets(written)).then(|| finding(at, value, &positions, values, sum, total.unit.clone()))
    };
    stated.in_report(report, whole).filter_map(one).collect()
}

/// Whether a name is that of a total or a part, and of what.
fn role(name: &str) -> Option<(SumRole, String)> {
    let after = |words: &[&str]| words.iter().find_map(|word| name.strip_prefix(word));
    let thing =
        |rest: &str| Some(rest.chars().skip(VERB).collect::<String>()).filter(|thing| !thing.is_empty());
    if let Some(rest) = after(TOTALS) {
        return (!rest.is_empty()).then(|| (SumRole::Total, rest.to_owned()));
    }
    let part = |words, role| after(words).and_then(thing).map(|thing| (role, thing));
    part(OPEN, SumRole::Open).or_else(|| part(DONE, SumRole::Done))
}

fn exact(observation: &Observation) -> Option<Decimal> {
    let figure = observation.value.figure()?;
    (figure.bound == Bound::Exactly && figure.to.is_none()).then(|| figure.number.value())
}
