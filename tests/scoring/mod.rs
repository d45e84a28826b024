//! Scores the readings of a text against the labels of a careful reader.
//!
//! The labels are JSON: `items` (figures with start, end, value, value_to, unit, indicator, indicator_alt, year,
//! year_ok, kind, kind_ok). If only parts of a text are labelled, `ranges` lists them. `optional` lists what may or
//! may not be read as a figure. Positions are in characters.

#![allow(dead_code, reason = "each of those who share this uses its part")]

use std::collections::HashMap;
use std::io::{self, Write};
use std::path::Path;

use serde_json::Value;
use tongbi::compare::indicator_key::indicator_key;
use tongbi::extract::confidence::Features;
use tongbi::extract::{self, Extraction, Reading, Role};
use tongbi::intake::{self, Intake};
use tongbi::model::{Number, Span};
use tongbi::quantity::Decimal;

/// The number of figures that were found with span, value and unit; and of these, those with the right name, kind
/// and year.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Score {
    pub(crate) found: usize,
    pub(crate) read: usize,
    pub(crate) wanted: usize,
    pub(crate) indicator: usize,
    pub(crate) kind: usize,
    pub(crate) year: usize,
}

impl Score {
    /// The harmonic mean of precision and recall.
    pub(crate) fn f1(self) -> Decimal {
        let whole = |n: usize| Decimal::from(n);
        whole(2 * self.found).checked_div(whole(self.read + self.wanted)).unwrap_or_default()
    }

    /// The percentage of found figures.
    pub(crate) fn percent(self, right: usize) -> Decimal {
        Decimal::from(100 * right).checked_div(Decimal::from(self.found)).unwrap_or_default()
    }
}

/// Reads a report: a text, or a document that holds its text.
pub(crate) fn read(file: &Path) -> io::Result<Extraction> {
    let name = file.to_string_lossy();
    if file.extension().is_some_and(|ending| ending == "txt") {
        return Ok(extract::read(&std::fs::read_to_string(file)?, Some(&name)));
    }
    match intake::open(&name, std::fs::read(file)?, |_, _| None) {
        Intake::Prose(manuscript) => Ok(intake::read(&manuscript, Some(&name), None)),
        _ => Err(io::Error::new(io::ErrorKind::InvalidData, "holds no prose")),
    }
}

/// Scores a reading and writes its errors to `told`.
pub(crate) fn figures(told: &mut impl Write, read: &Extraction, gold: &Value) -> io::Result<Score> {
    let items: Vec<&Value> = list(gold, "items").iter().filter(|i| string(i, "kind") != "date").collect();
    let wanted_spans: Vec<Span> = items.iter().map(|i| span(i)).collect();
    let (ranges, optional) = (pairs(gold, "ranges"), pairs(gold, "optional"));
    let counts = |r: &&Reading| {
        let labelled = ranges.is_empty() || ranges.iter().any(|range| overlaps(*range, r.span));
        labelled && (wanted_spans.contains(&r.span) || !optional.iter().any(|o| overlaps(*o, r.span)))
    };
    let readings: Vec<&Reading> = read.readings.iter().filter(counts).collect();
    let by_span: HashMap<Span, &Reading> = readings.iter().map(|r| (r.span, *r)).collect();
    let mut pairs = Vec::new();
    for item in &items {
        match by_span.get(&span(item)).filter(|r| same_quantity(item, r)) {
            Some(reading) => pairs.push((*item, *reading)),
            None => writeln!(told, "missed: {:?} {} {}", span(item), item["value"], string(item, "unit"))?,
        }
    }
    for reading in readings.iter().filter(|r| !pairs.iter().any(|(_, right)| right.span == r.span)) {
        writeln!(told, "wrong: {:?} {}", reading.span, reading.surface)?;
    }
    let mut score =
        Score { found: pairs.len(), read: readings.len(), wanted: items.len(), ..Score::default() };
    let names = shown_names(read);
    let shown = |reading: &Reading| names.get(&reading.span).map_or(&[][..], Vec::as_slice);
    let named = |item: &Value, reading: &Reading| same_name(item, shown(reading));
    for (name, holds, right) in [
        ("indicator", &named as &dyn Fn(&Value, &Reading) -> bool, &mut score.indicator),
        ("kind", &same_kind, &mut score.kind),
        ("year", &same_year, &mut score.year),
    ] {
        for (item, reading) in &pairs {
            if holds(item, reading) {
                *right += 1;
                continue;
            }
            let period = reading.period.map_or(String::new(), |p| p.to_string());
            let (read, rule) =
                (format!("{} {:?} {period}", shown(reading).join(" or "), reading.role), reading.rule);
            let wanted = format!("{} {} {}", string(item, "indicator"), string(item, "kind"), item["year"]);
            writeln!(told, "{name}: {} is {wanted}, read {read} by {rule}", reading.surface)?;
        }
    }
    Ok(score)
}

/// For each figure found, the features of its name, and whether the name is right.
pub(crate) fn judged_names(read: &Extraction, gold: &Value) -> Vec<(Features, bool)> {
    let by_span: HashMap<Span, &Reading> = read.readings.iter().map(|r| (r.span, r)).collect();
    let names = shown_names(read);
    let items = list(gold, "items").iter().filter(|item| string(item, "kind") != "date");
    let judged = items.filter_map(|item| {
        let reading = by_span.get(&span(item)).filter(|reading| same_quantity(item, reading))?;
        let shown = names.get(&reading.span).map_or(&[][..], Vec::as_slice);
        Some((reading.features, same_name(item, shown)))
    });
    judged.collect()
}

/// A line of `tests/judged.tsv`, the start and the end of a figure and its right name: the features of the name that is
/// read, and whether it is right. `None` if the figure is not shown.
pub(crate) fn judged_name(read: &Extraction, line: &str) -> Option<(Features, bool)> {
    let mut fields = line.split('\t');
    let mut number = || fields.next()?.parse().ok();
    let span = Span { start: number()?, end: number()? };
    let name = fields.next()?;
    let reading = read.readings.iter().find(|reading| reading.span == span)?;
    let report = &read.report;
    let mut stated = report.observations.iter().chain(report.commitments.iter().flat_map(|c| &c.targets));
    let shown = stated.find(|statement| statement.evidence.span == Some(span))?;
    let right = [Some(&shown.indicator), shown.as_written.as_ref()]
        .into_iter()
        .flatten()
        .any(|shown| indicator_key(shown) == indicator_key(name));
    Some((reading.features, right))
}

fn same_quantity(item: &Value, reading: &Reading) -> bool {
    let unit = match reading.base.0.as_ref() {
        "名" | "位" => "人",
        unit => unit,
    };
    let to = reading.value_to();
    decimal(&item["value"]) == Some(reading.value())
        && decimal(&item["value_to"]) == to
        && string(item, "unit") == unit
}

/// The names under which the page shows a figure, by span: those of its observation, of the observation that it
/// qualifies, or of its project. A figure without an entry is not shown.
fn shown_names(read: &Extraction) -> HashMap<Span, Vec<String>> {
    let report = &read.report;
    let stated = report.observations.iter().chain(report.commitments.iter().flat_map(|c| &c.targets));
    let mut names: HashMap<Span, Vec<String>> = HashMap::new();
    for statement in stated {
        if let Some(span) = statement.evidence.span {
            names.entry(span).or_default().push(statement.indicator.to_string());
        }
    }
    for reading in &read.readings {
        let project = reading.project.and_then(|at| report.projects.get(at));
        let whole =
            reading.of.and_then(|of| read.readings.get(of)).and_then(|of| names.get(&of.span).cloned());
        let of_project = project.map(|project| vec![project.name.to_string(), reading.indicator.to_string()]);
        if let Some(shown) = of_project.or(whole).filter(|_| !names.contains_key(&reading.span)) {
            names.insert(reading.span, shown);
        }
    }
    names
}

/// Whether the label accepts one of the shown names. A change or a completion may have the name of its indicator or,
/// as a row of its own, the name of the growth rate.
fn same_name(item: &Value, shown: &[String]) -> bool {
    let alternatives = list(item, "indicator_alt").iter().filter_map(Value::as_str);
    let accepted = alternatives.chain(item["indicator"].as_str());
    let endings: &[&str] = match item["kind"].as_str() {
        Some("growth" | "target_growth") => &CHANGES,
        Some("completion") => &COMPLETIONS,
        _ => &[],
    };
    let rows = |name: &str| -> Vec<String> {
        let ended = endings.iter().map(|ending| indicator_key(&format!("{name}{ending}")));
        ended.chain([indicator_key(name)]).collect()
    };
    let accepted: Vec<String> = accepted.flat_map(rows).collect();
    shown.iter().flat_map(|name| rows(name)).any(|row| accepted.contains(&row))
}

/// Suffixes of the row of a change, after the indicator's name.
const CHANGES: [&str; 11] = [
    "增速",
    "降幅",
    "变动",
    "增量",
    "倍数",
    "年均增速",
    "累计增速",
    "年均降幅",
    "年均变动",
    "累计变动",
    "累计增量",
];

/// Suffixes of the row of a completion.
const COMPLETIONS: [&str; 3] = ["完成率", "目标任务完成率", "任务完成率"];

fn same_kind(item: &Value, reading: &Reading) -> bool {
    let kinds: &[&str] = match reading.role {
        Role::Actual | Role::Previous => &["actual", "count"],
        Role::Target => &["target", "plan"],
        Role::Growth => &["growth"],
        Role::TargetGrowth => &["target_growth", "growth"],
        Role::Completion => &["completion"],
        Role::ProjectInvestment => &["project_investment"],
    };
    let accepted = list(item, "kind_ok").iter().filter_map(Value::as_str);
    accepted.chain(item["kind"].as_str()).any(|kind| kinds.contains(&kind))
}

fn same_year(item: &Value, reading: &Reading) -> bool {
    let read = reading.period.map(|p| i64::from(p.last_year()));
    item["year"].as_i64() == read || list(item, "year_ok").iter().any(|year| year.as_i64() == read)
}

pub(crate) fn overlaps(a: Span, b: Span) -> bool {
    a.start < b.end && b.start < a.end
}

/// A list of spans, each a pair of numbers.
pub(crate) fn pairs(value: &Value, key: &str) -> Vec<Span> {
    let at = |number: &Value| number.as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or_default();
    list(value, key).iter().map(|pair| Span { start: at(&pair[0]), end: at(&pair[1]) }).collect()
}

pub(crate) fn span(value: &Value) -> Span {
    let at = |key: &str| value[key].as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or_default();
    Span { start: at("start"), end: at("end") }
}

pub(crate) fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

pub(crate) fn string(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}

pub(crate) fn decimal(value: &Value) -> Option<Decimal> {
    Number::from_json(&value.as_number()?.to_string()).ok().map(|n| n.value().normalize())
}
