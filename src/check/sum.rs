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
//! that is not (正在…, 未…). So do the parts of some known wholes ([`WHOLES`]), within rounding.

use super::{Certainty, Finding, Reckoning, Remedy, statements};
use crate::compare::{Index, Interval, ObservationRef};
use crate::model::catalog;
use crate::model::{Bound, Kind, Name, Observation};
use crate::quantity::{Decimal, Dimension, Unit, convert};

/// Wholes with all their parts, by the catalogue's names.
const WHOLES: &[(&str, &[&str])] = &[
    ("地区生产总值", &["第一产业增加值", "第二产业增加值", "第三产业增加值"]),
    ("进出口总额", &["出口总额", "进口总额"]),
];

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
        let parts: Vec<ObservationRef> = parts.iter().map(|(part, ..)| *part).collect();
        findings.push(finding(*at, stated, &parts, values, sum, total.unit.clone()));
    }
    for (number, _) in (0..).zip(index.reports()) {
        findings.extend(WHOLES.iter().flat_map(|(whole, parts)| of_whole(index, number, whole, parts)));
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
    // A part that one digit would set right is the likeliest slip; digits are left out more often
    // than mistaken.
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
        reckoning: Reckoning::Sum { total, parts, sum, unit },
    }
}

/// Whether a number is the other with one digit left out.
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

/// A known whole of one report whose parts do not make it up, however they were rounded.
fn of_whole(index: &Index, report: u32, whole: &str, parts: &[&str]) -> Vec<Finding> {
    let one = |(at, total): (ObservationRef, &Observation)| {
        let unit = Unit::parse(&total.unit);
        let stated = Interval::measured(total.value.figure()?)?;
        let zero = Interval { least: Decimal::ZERO, greatest: Decimal::ZERO };
        let mut span = zero;
        let (mut values, mut places) = (Vec::new(), Vec::new());
        for name in parts {
            let (at, part) = in_report(index, report, name).find(|(_, part)| part.period == total.period)?;
            let written = Interval::measured(part.value.figure()?)?;
            let scaled = |value| convert(value, &Unit::parse(&part.unit), &unit);
            span =
                span.plus(Interval { least: scaled(written.least)?, greatest: scaled(written.greatest)? })?;
            values.push(scaled(part.value.figure()?.number.value())?);
            places.push(at);
        }
        let sum = values.iter().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value))?;
        let value = total.value.figure()?.number.value();
        (!span.meets(stated)).then(|| finding(at, value, &places, values, sum, total.unit.clone()))
    };
    in_report(index, report, whole).filter_map(one).collect()
}

/// Names that stand for a known indicator only where they stand for an amount of its dimension.
const SHORT: &[(&str, &str)] =
    &[("出口", "出口总额"), ("出口额", "出口总额"), ("进口", "进口总额"), ("进口额", "进口总额")];

/// The results that one report states of an indicator, by any of its names.
pub(super) fn in_report<'a>(
    index: &'a Index,
    report: u32,
    name: &'a str,
) -> impl Iterator<Item = (ObservationRef, &'a Observation)> {
    let known = catalog::find(name).map_or(name, |indicator| indicator.name);
    let observations = index.reports().get(report as usize).map(|report| &report.observations);
    (0..).zip(observations.into_iter().flatten()).filter_map(move |(number, observation)| {
        let own = &*observation.indicator;
        let short = SHORT.iter().find(|(short, _)| *short == own && is_money(&observation.unit));
        let own = short.map_or(own, |(_, long)| long);
        let named = own == known || catalog::find(own).is_some_and(|indicator| indicator.name == known);
        let holds = matches!(observation.kind, Kind::Actual | Kind::Preliminary) && named;
        let at = ObservationRef { report, commitment: None, observation: number };
        holds.then_some((at, observation))
    })
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

fn is_money(unit: &str) -> bool {
    matches!(Unit::parse(unit).dimension(), Dimension::Money | Dimension::Dollars)
}
