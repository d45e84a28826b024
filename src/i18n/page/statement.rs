//! A statement of a report on one line, and its parts: note, value, stated change, completion.

use super::super::compare::{figure, gap_reason, in_points, percent, period};
use super::super::{Lang, model, name, place, unit};
use crate::format;
use crate::model::{Number, Observation, Report, StatedChange, Value};
use crate::quantity::Decimal;

/// A note beside a figure: its text if it is short, else only a marker.
#[must_use]
pub fn note_mark(lang: Lang, note: &str) -> String {
    /// The longest note shown, in characters. Longer ones would widen the columns.
    const SHORT: usize = 5;

    let note = name::note(lang, note);
    match note.chars().count() {
        0..=SHORT => lang.pick(format!("（{note}）"), format!("({note})")),
        _ => lang.pick("（有注）", "(see note)").to_owned(),
    }
}

/// A figure with its unit, or the reason for a gap.
#[must_use]
pub fn value_with_unit(lang: Lang, value: &Value, unit: &str) -> String {
    match value {
        Value::Stated(stated) => unit::figure(lang, stated, unit),
        Value::Missing(gap) => gap_reason(lang, *gap).to_owned(),
    }
}

/// A statement on one line: place, indicator, period, and the report's sentence if known.
#[must_use]
pub fn statement(lang: Lang, report: &Report, observation: &Observation) -> String {
    let (place, year) = (place::short(lang, &report.place.name), report.year);
    let value = value_with_unit(lang, &observation.value, &observation.unit);
    let when = period(lang, observation.period);
    let indicator = name::indicator(lang, &observation.indicator);
    let kind = model::kind(lang, observation.kind);
    let fact = lang.pick(
        format!("{place} {year} 年报告：{indicator} {value}（{when}，{kind}）"),
        format!("{place}, {year} report: {indicator} {value} ({when}, {})", kind.to_ascii_lowercase()),
    );
    let note = format::text_of(&observation.extra, "note").map(|note| name::note(lang, &note));
    let fact = match note {
        Some(note) => lang.pick(format!("{fact}（{note}）"), format!("{fact} ({note})")),
        None => fact,
    };
    let words = observation.evidence.quote.as_deref().or(observation.as_written.as_deref());
    match (words, &observation.evidence.repaired_from) {
        (_, Some(from)) => format!("{fact} {}", mended(lang, from)),
        (Some(words), None) => lang.pick(format!("{fact}“{words}”"), format!("{fact} “{words}”")),
        (None, None) => fact,
    }
}

/// The filter of the text by readings that are not sure.
#[must_use]
pub fn to_be_confirmed(lang: Lang, count: usize) -> String {
    lang.pick(format!("待确认 {count} 处"), format!("{count} to check"))
}

/// A value that was repaired when it was read.
#[must_use]
pub fn mended(lang: Lang, from: &str) -> String {
    lang.pick(format!("（原文作“{from}”，待确认）"), format!("(printed as “{from}”; please check)"))
}

/// The change stated in a report; empty if there is none.
#[must_use]
pub fn stated_change(lang: Lang, change: &StatedChange) -> String {
    let parts = [
        change.percent.as_ref().map(|n| percent(lang, n)),
        change.points.as_ref().map(|n| in_points(lang, &figure(lang, n), "")),
        change.amount.as_ref().map(|n| figure(lang, n)),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let against = change.against.map(|earlier| {
        let earlier = period(lang, earlier);
        lang.pick(format!("比{earlier}"), format!(" on {earlier}"))
    });
    match (parts.is_empty(), against) {
        (true, _) => String::new(),
        (false, None) => {
            lang.pick(format!("报告称增减 {}", parts.join("，")), format!("report says {}", parts.join(", ")))
        }
        (false, Some(against)) => lang.pick(
            format!("报告称{against}增减 {}", parts.join("，")),
            format!("report says {}{against}", parts.join(", ")),
        ),
    }
}

/// The stated proportion of a target reached.
#[must_use]
pub fn completion(lang: Lang, done: &Number) -> String {
    let done: Decimal = done.value();
    lang.pick(format!("完成目标 {done}%"), format!("{done}% of the target reached"))
}
