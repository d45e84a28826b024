//! The growth that a report states, against the values of the two years.
//!
//! Money grows otherwise at comparable prices (按可比价) than at those of each year, and what a
//! report calls growth of output or income mostly is the former: of money nothing is raised. Last
//! year's value may have been revised since, so a finding is never certain. Rates change by points.

use super::span::{Span, percent};
use super::{Certainty, Finding, Reckoning, Remedy};
use crate::compare::{Index, ObservationRef, SeriesId, TrendPoint};
use crate::model::Observation;
use crate::quantity::{Decimal, Dimension, Unit};

pub(super) fn check(index: &Index, findings: &mut Vec<Finding>) {
    for place in index.places() {
        findings.extend(index.series_of(&place.label).flat_map(|id| of_series(index, id)));
    }
}

fn of_series(index: &Index, id: SeriesId) -> Vec<Finding> {
    let Some(trend) = index.trend(id) else { return Vec::new() };
    let finding = |pair: &[TrendPoint]| {
        let [earlier, later] = pair else { return None };
        let (from, to) = (earlier.value()?, later.value()?);
        if later.year != earlier.year.checked_add(1)? || to.growth || from.growth {
            return None;
        }
        let change = index.observation(to.at)?.change.as_ref()?;
        if change.against.is_some() || is_otherwise(index.observation(to.at)?) {
            return None;
        }
        let (from_span, to_span) = (Span::of(&from.figure)?, Span::of(&to.figure)?);
        let (from_value, to_value) = (from.figure.number.value(), to.figure.number.value());
        let reckoning = if trend.rate {
            let stated = change.points.as_ref()?.value();
            if to_span.minus(from_span)?.meets(Span::around(stated)?) {
                return None;
            }
            let reckoned = to_value.checked_sub(from_value)?;
            Reckoning::Points { from: from_value, to: to_value, stated, reckoned }
        } else {
            let stated = change.percent.as_ref()?.value();
            // 由5亿元增长到6亿元，增长20%: said in one breath, both are of the same prices.
            if is_money(&trend.unit) && !one_sentence(index, from.at, to.at) {
                return None;
            }
            let stated_to = Span::around(stated.checked_add(Decimal::ONE_HUNDRED)?)?;
            if to_span.percent_of(from_span)?.meets(stated_to) {
                return None;
            }
            let reckoned = percent(to_value.checked_sub(from_value)?, from_value)?;
            Reckoning::Growth { from: from_value, to: to_value, unit: trend.unit.clone(), stated, reckoned }
        };
        Some(Finding {
            reckoning,
            certainty: Certainty::Notice,
            report: to.at.report,
            at: vec![from.at, to.at],
            passages: Vec::new(),
            remedies: vec![Remedy::Look(to.at), Remedy::Look(from.at)],
        })
    };
    trend.points.windows(2).filter_map(finding).collect()
}

/// Words that set a change against something else than the year before.
const OTHERWISE: &[&str] = &["以来", "末", "五年", "平均", "均值", "高于", "低于", "累计"];

/// Names of what comes in a year. What is said to grow beside it is mostly all there is of it.
const ADDED: &[&str] = &["新增", "净增", "新建"];

/// Whether a change that was read from prose may be of something else.
fn is_otherwise(observation: &Observation) -> bool {
    let quote = observation.evidence.quote.as_deref().unwrap_or_default();
    observation.evidence.rule.is_some()
        && (OTHERWISE.iter().any(|word| quote.contains(word))
            || ADDED.iter().any(|word| observation.indicator.starts_with(word)))
}

fn is_money(unit: &str) -> bool {
    matches!(Unit::parse(unit).dimension(), Dimension::Money | Dimension::Dollars)
}

/// Whether two statements stand in the same sentence of one report.
fn one_sentence(index: &Index, one: ObservationRef, other: ObservationRef) -> bool {
    let span = |at| index.observation(at).and_then(|o| o.evidence.span.zip(o.evidence.quote.as_ref()));
    let near = span(one).zip(span(other)).is_some_and(|((a, _), (b, words))| {
        let between = b.start.checked_sub(a.end);
        between.is_some_and(|between| between < words.chars().count().min(20))
    });
    one.report == other.report && near
}
