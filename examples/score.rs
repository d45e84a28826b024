//! Scores the readings of a text against the labels of a careful reader.
//!
//! ```text
//! cargo run --release --example score -- [--quiet] TEXT GOLD
//! ```
//!
//! GOLD is JSON: `items` (figures with start, end, value, unit, indicator, indicator_alt, kind, kind_ok, year,
//! year_ok), `non_figures`, `sections`, `projects`, `ocr_repairs`. If only parts of a text are labelled, `ranges` lists
//! them. `optional` lists what may or may not be read as a figure. Positions are in characters. `--quiet` prints only
//! the totals.

#[path = "../tests/scoring/mod.rs"]
mod scoring;

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use scoring::{Score, decimal, list, overlaps, span, string};
use serde_json::Value;
use tongbi::extract::Extraction;
use tongbi::model::Span;
use tongbi::quantity::{Unit, convert};

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
    let read = scoring::read(Path::new(text))?;
    let mut out = io::stdout().lock();
    let mut told: Box<dyn Write> = if quiet { Box::new(io::sink()) } else { Box::new(io::stdout()) };
    let score = scoring::figures(&mut told, &read, &gold)?;
    let Score { found, read: all, wanted, .. } = score;
    writeln!(
        out,
        "figures        {found} right of {all} read and {wanted} wanted, F1 {}",
        score.f1().round_dp(3)
    )?;
    for (name, right) in [("indicator", score.indicator), ("kind", score.kind), ("year", score.year)] {
        writeln!(out, "{name:<14} {right} of {found}, {} %", score.percent(right).round_dp(1))?;
    }
    let wrong = |n: &&Value| read.readings.iter().any(|r| overlaps(r.span, span(n)));
    let noise = list(&gold, "noise").iter().chain(list(&gold, "non_figures"));
    let false_readings: Vec<String> = noise.filter(wrong).map(|n| string(n, "surface")).collect();
    writeln!(out, "non-figures    {} read {}", false_readings.len(), false_readings.join(" "))?;
    if list(&gold, "projects").is_empty() {
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

fn tally(out: &mut impl Write, name: &str, holds: impl Iterator<Item = bool>) -> io::Result<()> {
    let (mut right, mut all) = (0, 0);
    for one in holds {
        all += 1;
        right += usize::from(one);
    }
    writeln!(out, "{name:<14} {right} of {all}")
}
