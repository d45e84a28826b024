//! Applies the corrections of a report to the same report read again, or to a newer file of it.
//!
//! | correction | in the report read again |
//! | --- | --- |
//! | the value of the figure at a span | the figure at that span gets the value, and keeps its other new readings |
//! | a dropped figure | the figure at that span is dropped |
//! | an added figure | added at that span; its period follows the year unless the reader typed it |
//! | of a figure whose span no longer exists | not applied, and returned |

use super::{At, Correction, amount, change, corrections, insert, missed, take_out};
use crate::model::{Evidence, Observation, Period, Report, Span, StatementRef};

/// Applies the corrections of `old` to a report that was read again from the same text. Only the
/// fields that the reader changed are carried over.
pub fn carry(old: &Report, new: &mut Report) {
    carry_by(old, new, Some);
}

/// Applies the corrections of `old` to `new`. `moved` maps spans of the old text to the new one.
/// Returns the corrections whose span no longer exists.
pub fn carry_by(old: &Report, new: &mut Report, moved: impl Fn(Span) -> Option<Span>) -> Vec<Correction> {
    let all = corrections(old);
    all.into_iter().filter(|correction| !carry_one(old, new, correction, &moved)).collect()
}

/// Applies one correction. Returns false if its span no longer exists.
fn carry_one(
    old: &Report,
    new: &mut Report,
    correction: &Correction,
    moved: impl Fn(Span) -> Option<Span>,
) -> bool {
    let Correction { before, after, at } = correction;
    let span = after.as_ref().or(before.as_ref()).and_then(|o| o.evidence.span);
    let moved = span.and_then(moved);
    if let At::Amount(at) = at {
        return amount::carry(new, at.measure, correction, moved);
    }
    let found = match (span, moved) {
        (None, _) => before.as_ref().and_then(|before| same_statement(new, before)),
        (Some(_), Some(moved)) => at_span(new, moved),
        (Some(_), None) => return false,
    };
    let after = after.clone().map(|mut after| {
        after.evidence.span = moved;
        after
    });
    match (found, after) {
        (Some(at), Some(after)) => match (new.statement_mut(at), before) {
            (Some(statement), Some(before)) => {
                let right = carried(before, after, statement);
                change(statement, right);
            }
            (Some(statement), None) => *statement = after,
            (None, _) => return false,
        },
        (None, Some(after)) if before.is_none() && moved.is_some() => {
            let period = period_of_marked(old, new, span, &after);
            insert(new, Observation { period, ..after });
        }
        (None, Some(after)) if moved.is_some() => insert(new, after),
        (Some(at), None) => return take_out(new, at).is_some(),
        // The statement that the reader dropped is not read any more.
        (None, None) => return moved.is_some(),
        (None, Some(_)) => return false,
    }
    true
}

/// The statement of a report without text that equals one of another file.
fn same_statement(report: &Report, other: &Observation) -> Option<StatementRef> {
    find(report, |o| {
        let name = (&o.indicator, o.period, o.kind, &o.unit)
            == (&other.indicator, other.period, other.kind, &other.unit);
        name && o.value == other.value && o.evidence.quote == other.evidence.quote
    })
}

/// The statement `fresh` with the reader's changes from `before` to `after`.
fn carried(before: &Observation, after: Observation, fresh: &Observation) -> Observation {
    fn one<T: PartialEq + Clone>(before: &T, after: T, fresh: &T) -> T {
        if after == *before { fresh.clone() } else { after }
    }
    let mut change = one(&before.change, after.change, &fresh.change);
    // The form has no field for the compared period, so it follows the statement's period.
    if let (Some(change), Some(fresh)) = (&mut change, &fresh.change) {
        change.against = fresh.against;
    }
    let repaired_from =
        one(&before.evidence.repaired_from, after.evidence.repaired_from, &fresh.evidence.repaired_from);
    Observation {
        indicator: one(&before.indicator, after.indicator, &fresh.indicator),
        as_written: one(&before.as_written, after.as_written, &fresh.as_written),
        topic: one(&before.topic, after.topic, &fresh.topic),
        period: one(&before.period, after.period, &fresh.period),
        kind: one(&before.kind, after.kind, &fresh.kind),
        value: one(&before.value, after.value, &fresh.value),
        unit: one(&before.unit, after.unit, &fresh.unit),
        change,
        completion: one(&before.completion, after.completion, &fresh.completion),
        completion_span: one(&before.completion_span, after.completion_span, &fresh.completion_span),
        evidence: Evidence {
            repaired_from,
            confidence: one(
                &before.evidence.confidence,
                after.evidence.confidence,
                &fresh.evidence.confidence,
            ),
            runner_up: one(&before.evidence.runner_up, after.evidence.runner_up, &fresh.evidence.runner_up),
            ..fresh.evidence.clone()
        },
        corrected_from: fresh.corrected_from.clone(),
        extra: one(&before.extra, after.extra, &fresh.extra),
    }
}

/// The period of an added figure in the report read again: a proposed period follows the year, a
/// typed one stays.
fn period_of_marked(old: &Report, new: &Report, span: Option<Span>, marked: &Observation) -> Period {
    let proposed = |report, span: Option<Span>| missed(report, span?)?.period.parse::<Period>().ok();
    match (proposed(old, span), proposed(new, marked.evidence.span)) {
        (Some(before), Some(now)) if before == marked.period => now,
        _ => marked.period,
    }
}

/// The statement whose figure has this span.
fn at_span(report: &Report, span: Span) -> Option<StatementRef> {
    find(report, |o| o.evidence.span == Some(span))
}

/// The first statement of a report for which `passes` is true.
fn find(report: &Report, passes: impl Fn(&Observation) -> bool) -> Option<StatementRef> {
    report.statements().find(|(_, observation)| passes(observation)).map(|(at, _)| at)
}
