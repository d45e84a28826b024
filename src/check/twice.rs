//! Two values for one figure in one report.
//!
//! | stated | finding |
//! | --- | --- |
//! | 鱼塘面积 52 亩, 鱼塘面积 53 亩 | two values |
//! | 鱼塘面积 52.4 亩, 鱼塘面积 52 亩 | none: rounding |
//!
//! In prose, two different figures can get the same name from the words before them. So figures
//! read from prose are compared only if their indicator is known, they are in separate sentences,
//! and they are near each other or a power of ten apart (a mistaken unit).

use super::{Certainty, Discrepancy, Finding, Remedy};
use crate::compare::indicator_key::INCREASES;
use crate::compare::{CellValue, Index, ObservationRef, Other, OtherKind, SeriesId};
use crate::model::{Bound, Name, Observation, catalog};
use crate::quantity::Decimal;

/// Words of figures that cover several years.
const LASTING: &[&str] = &["累计", "以来", "五年", "年均", "时期", "总量", "连续", "先后", "规划"];
/// Words of figures that cover a part of the place.
const PARTS: &[&str] = &["其中", "珠三角", "集聚区", "开发区", "示范区", "园区", "县域", "城区", "全国"];

/// Further words of names whose figures are sums: each sentence may give a part.
const DONE: &[&str] = &["建成", "完成"];

/// Figures that differ by more, in percent of the smaller, are figures of two things.
const NEAR: i64 = 20;

pub(super) fn check(index: &Index, findings: &mut Vec<Finding>) {
    for place in index.places() {
        findings.extend(index.series_of(&place.label).flat_map(|id| of_series(index, id)));
    }
}

fn of_series(index: &Index, id: SeriesId) -> Vec<Finding> {
    let Some(trend) = index.trend(id) else { return Vec::new() };
    let cells = trend.points.iter().flat_map(|point| [point.result.value(), point.target.value()]);
    cells.flatten().flat_map(|value| contradictions(index, value, &trend.unit)).collect()
}

fn contradictions(index: &Index, value: &CellValue, unit: &Name) -> Vec<Finding> {
    let contradicts =
        |other: &&Other| other.kind == OtherKind::Contradicts && may_be_one(index, value, other);
    value
        .others
        .iter()
        .filter(contradicts)
        .map(|other| Finding {
            discrepancy: Discrepancy::Twice {
                first: value.figure.number.value(),
                second: other.figure.number.value(),
                unit: unit.clone(),
            },
            certainty: Certainty::Likely,
            report: value.at.report,
            at: vec![value.at, other.at],
            passages: Vec::new(),
            remedies: vec![Remedy::Drop(other.at), Remedy::Drop(value.at)],
        })
        .collect()
}

/// Whether two figures of one name can be figures of one thing.
fn may_be_one(index: &Index, value: &CellValue, other: &Other) -> bool {
    let (Some(first), Some(second)) = (index.observation(value.at), index.observation(other.at)) else {
        return false;
    };
    if !first.evidence.origin.is_prose() || !second.evidence.origin.is_prose() {
        return true;
    }
    let exact = [&value.figure, &other.figure].iter().all(|f| f.bound == Bound::Exactly && f.to.is_none());
    let known = |o: &Observation| {
        let mut parts = INCREASES.iter().chain(DONE);
        catalog::find(&o.indicator).is_some() && !parts.any(|word| o.indicator.starts_with(word))
    };
    exact
        && !value.growth
        && known(first)
        && first.as_written == second.as_written
        && first.kind == second.kind
        && apart(first, second)
        && ![first, second].iter().any(|o| is_otherwise(o))
        && near(value.figure.number.value(), other.figure.number.value())
        && at_one_time(value.at, other.at)
}

/// False for a target of the plan and one of a task: they may be targets of two things.
fn at_one_time(one: ObservationRef, other: ObservationRef) -> bool {
    one.statement.commitment.is_some() == other.statement.commitment.is_some()
}

fn apart(one: &Observation, other: &Observation) -> bool {
    one.evidence.quote != other.evidence.quote
        && match (one.evidence.span, other.evidence.span) {
            (Some(a), Some(b)) => a.start.abs_diff(b.start) > 100,
            _ => true,
        }
}

fn is_otherwise(observation: &Observation) -> bool {
    let quote = observation.evidence.quote.as_deref().unwrap_or_default();
    LASTING.iter().chain(PARTS).any(|word| quote.contains(word))
}

fn near(one: Decimal, other: Decimal) -> bool {
    let (small, large) = (one.min(other), one.max(other));
    if small <= Decimal::ZERO {
        return false;
    }
    let Some(quotient) = large.checked_div(small) else { return false };
    let powers = [10, 100, 1_000, 10_000].map(Decimal::from);
    quotient <= Decimal::new(100 + NEAR, 2) || powers.contains(&quotient.normalize())
}
