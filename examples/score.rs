//! Compares what is read in a text with what a careful reader found in it.
//!
//! ```text
//! cargo run --release --example score -- [--quiet] TEXT GOLD
//! ```
//!
//! GOLD is JSON: `items` (figures with start, end, value, unit, indicator, indicator_alt, kind,
//! kind_ok, year, year_ok), `non_figures`, `sections`, `projects`, `ocr_repairs`. Where only parts of a
//! text were labelled, `ranges` says which; what a reader may take for a figure or not is `optional`.
//! Places are in characters. `--quiet` prints the totals alone.

use std::collections::HashMap;
use std::io::{self, Write};
use std::process::ExitCode;

use serde_json::Value;
use tongbi::extract::{self, Extraction, Reading, Role};
use tongbi::model::{Number, Span};
use tongbi::quantity::{Decimal, Unit, convert};

fn main() -> ExitCode {
    let (flags, args): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|a| a.starts_with("--"));
    let [text, gold] = args.as_slice() else {
        eprintln!("usage: score [--quiet] TEXT GOLD");
        return ExitCode::from(2);
    };
    match score(text, gold, flags.iter().any(|f| f == "--quiet")) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn score(text: &str, gold: &str, quiet: bool) -> io::Result<()> {
    let gold: Value = serde_json::from_str(&std::fs::read_to_string(gold)?)?;
    let read = extract::read(&std::fs::read_to_string(text)?, Some(text));
    let mut out = io::stdout().lock();
    let mut told: Box<dyn Write> = if quiet { Box::new(io::sink()) } else { Box::new(io::stdout()) };
    figures(&mut out, &mut told, &read, &gold)?;
    if !gold["projects"].is_array() {
        return Ok(());
    }
    projects(&mut out, &mut told, &read, &gold)?;
    let titles: Vec<Span> = read.report.outline.iter().filter_map(|h| h.evidence.span).collect();
    let repaired: Vec<String> = read.repairs.iter().map(|r| format!("{}={}", r.surface, r.mended)).collect();
    let sections = list(&gold, "sections").iter().map(|s| titles.contains(&span(s)));
    tally(&mut out, "headings", sections)?;
    for heading in &read.report.outline {
        writeln!(
            told,
            "heading: {} {} {:?} {:?}",
            heading.level, heading.title, heading.part, heading.evidence.span
        )?;
    }
    writeln!(out, "headings read  {}", titles.len())?;
    let repair = |r: &Value| repaired.contains(&format!("{}={}", string(r, "surface"), string(r, "fixed")));
    tally(&mut out, "repairs", list(&gold, "ocr_repairs").iter().map(repair))?;
    writeln!(out, "repairs read   {}", repaired.len())
}

/// Figures: found with span, value and unit; and of those found, the rest of what is said.
fn figures(out: &mut impl Write, told: &mut impl Write, read: &Extraction, gold: &Value) -> io::Result<()> {
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
    let (found, all, wanted) = (pairs.len(), readings.len(), items.len());
    writeln!(
        out,
        "figures        {found} right of {all} read and {wanted} wanted, F1 {}",
        f1(found, all, wanted)
    )?;
    for (name, holds) in
        [("indicator", same_name as fn(&Value, &Reading) -> bool), ("kind", same_kind), ("year", same_year)]
    {
        for (item, reading) in pairs.iter().filter(|(item, reading)| !holds(item, reading)) {
            let period = reading.period.map_or(String::new(), |p| p.to_string());
            let (read, rule) = (format!("{} {:?} {period}", reading.indicator, reading.role), reading.rule);
            let wanted = format!("{} {} {}", string(item, "indicator"), string(item, "kind"), item["year"]);
            writeln!(told, "{name}: {} is {wanted}, read {read} by {rule}", reading.surface)?;
        }
        tally(out, name, pairs.iter().map(|(item, reading)| holds(item, reading)))?;
    }
    let wrong = |n: &&Value| read.readings.iter().any(|r| overlaps(r.span, span(n)));
    let noise = list(gold, "noise").iter().chain(list(gold, "non_figures"));
    let false_readings: Vec<String> = noise.filter(wrong).map(|n| string(n, "surface")).collect();
    writeln!(out, "non-figures    {} read {}", false_readings.len(), false_readings.join(" "))
}

fn projects(out: &mut impl Write, told: &mut impl Write, read: &Extraction, gold: &Value) -> io::Result<()> {
    let found = |wanted: &Value| {
        let name = string(wanted, "name");
        let Some(project) = read.report.projects.iter().find(|p| p.name == name) else { return false };
        let value = |amount: Option<&tongbi::model::Amount>, unit: &str| {
            let amount = amount?;
            convert(amount.figure.number.value(), &Unit::parse(&amount.unit), &Unit::parse(unit))
        };
        let due = project.due.map(|p| p.to_string()).unwrap_or_default();
        value(project.investment.as_ref(), "元") == decimal(&wanted["investment"])
            && value(project.length.as_ref(), "公里") == decimal(&wanted["length_km"])
            && due == string(wanted, "finish")
            && project.status.is_some()
    };
    for project in &read.report.projects {
        let due = project.due.map(|p| p.to_string()).unwrap_or_default();
        writeln!(told, "project: {} {:?} {due}", project.name, project.status)?;
    }
    tally(out, "projects", list(gold, "projects").iter().map(found))
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

fn same_name(item: &Value, reading: &Reading) -> bool {
    let alternatives = list(item, "indicator_alt").iter().filter_map(Value::as_str);
    alternatives.chain(item["indicator"].as_str()).any(|name| name == reading.indicator.as_ref())
}

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

fn tally(out: &mut impl Write, name: &str, holds: impl Iterator<Item = bool>) -> io::Result<()> {
    let (mut right, mut all) = (0, 0);
    for one in holds {
        all += 1;
        right += usize::from(one);
    }
    writeln!(out, "{name:<14} {right} of {all}")
}

/// The harmonic mean of precision and recall, to three places.
fn f1(found: usize, read: usize, wanted: usize) -> Decimal {
    let whole = |n: usize| Decimal::from(n);
    whole(2 * found).checked_div(whole(read + wanted)).unwrap_or_default().round_dp(3)
}

fn overlaps(a: Span, b: Span) -> bool {
    a.start < b.end && b.start < a.end
}

/// A list of places, each a pair of numbers.
fn pairs(value: &Value, key: &str) -> Vec<Span> {
    let at = |number: &Value| number.as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or_default();
    list(value, key).iter().map(|pair| Span { start: at(&pair[0]), end: at(&pair[1]) }).collect()
}

fn span(value: &Value) -> Span {
    let at = |key: &str| value[key].as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or_default();
    Span { start: at("start"), end: at("end") }
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn string(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}

fn decimal(value: &Value) -> Option<Decimal> {
    Number::from_json(&value.as_number()?.to_string()).ok().map(|n| n.value().normalize())
}
