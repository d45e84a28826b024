//! Looks up facts in the readings of reports: how many are found under the right indicator, year and kind.
//!
//! ```text
//! cargo run --release --example facts -- [--quiet] [--rows] TABLE FOLDER…
//! ```
//!
//! With `--rows`, it looks for them in the comparison of all reports of a place: in the row of the indicator and the
//! column of the year.
//!
//! TABLE is CSV with the columns place (if missing: the State Council), report_year, period, indicator, kind, bound,
//! value, to, unit. The FOLDERs contain the reports' texts. Misses are printed with the nearest statement; `--quiet`
//! prints only the totals.

#[path = "../tests/scoring/facts.rs"]
mod facts;

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use facts::{Fact, Outcome};
use tongbi::extract;
use tongbi::model::{ReadReport, Report};

fn main() -> ExitCode {
    let (flags, args): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|a| a.starts_with("--"));
    let Some((table, folders)) = args.split_first().filter(|(_, folders)| !folders.is_empty()) else {
        eprintln!("usage: facts [--quiet] [--rows] TABLE FOLDER…");
        return ExitCode::from(2);
    };
    let flag = |name: &str| flags.iter().any(|flag| flag == name);
    let done = if flag("--rows") {
        rows(table, folders, flag("--quiet"))
    } else {
        look(table, folders, flag("--quiet"))
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn look(table: &str, folders: &[String], quiet: bool) -> io::Result<()> {
    let facts = facts::table(&std::fs::read_to_string(table)?);
    let mut out = io::stdout().lock();
    let by_file = by_file(&facts, folders)?;
    let at_hand: usize = by_file.values().map(Vec::len).sum();
    let (mut standing, mut bounded) = (0, 0);
    let mut missed: BTreeMap<&str, usize> = BTreeMap::new();
    for (file, facts) in by_file {
        let report = read(&file)?;
        let mut own = 0;
        for fact in &facts {
            let (outcome, said) = facts::look(fact, &report);
            let why = match outcome {
                Outcome::Stands { bound } => {
                    own += 1;
                    bounded += usize::from(bound);
                    continue;
                }
                Outcome::Absent => "not read",
                Outcome::Elsewhere { indicator: false, .. } => "under another indicator",
                Outcome::Elsewhere { period: false, .. } => "in another period",
                Outcome::Elsewhere { .. } => "of another kind",
            };
            *missed.entry(why).or_default() += 1;
            if !quiet {
                let kind = if fact.target { "target" } else { "actual" };
                let Fact { place, report_year, period, indicator, value, unit, .. } = fact;
                writeln!(
                    out,
                    "{place} {report_year}: {period} {indicator} {kind} {value}{unit} {why}: {said}"
                )?;
            }
        }
        standing += own;
        if own < facts.len() {
            writeln!(out, "{:<24} {own} of {}", file.display(), facts.len())?;
        }
    }
    for (why, count) in missed {
        writeln!(out, "{why:<24} {count}")?;
    }
    writeln!(out, "of {} facts {at_hand} have a text at hand", facts.len())?;
    writeln!(
        out,
        "{standing} of {at_hand} stand, {:.1} %; {bounded} with their bound",
        share(standing, at_hand)
    )
}

fn rows(table: &str, folders: &[String], quiet: bool) -> io::Result<()> {
    let facts = facts::table(&std::fs::read_to_string(table)?);
    let mut out = io::stdout().lock();
    let mut by_place: BTreeMap<&str, (Vec<Arc<Report>>, Vec<&Fact>)> = BTreeMap::new();
    for (file, facts) in by_file(&facts, folders)? {
        let Some(place) = facts.first().map(|fact| fact.place.as_str()) else { continue };
        let (reports, of_place) = by_place.entry(place).or_default();
        reports.extend(read(&file)?.dated().map(Arc::new));
        of_place.extend(facts);
    }
    let (mut standing, mut all) = (0, 0);
    for (place, (reports, facts)) in by_place {
        let (own, missed) = facts::in_rows(&facts, &reports);
        for fact in missed.iter().filter(|_| !quiet) {
            let kind = if fact.target { "target" } else { "actual" };
            let Fact { report_year, period, indicator, value, unit, .. } = fact;
            writeln!(
                out,
                "{place} {report_year}: {period} {indicator} {kind} {value}{unit} is not in its row"
            )?;
        }
        writeln!(out, "{place:<12} {own} of {}, {:.1} %", facts.len(), share(own, facts.len()))?;
        standing += own;
        all += facts.len();
    }
    writeln!(out, "{standing} of {all} stand in their row, {:.1} %", share(standing, all))
}

/// The facts of each file of the folders.
fn by_file<'a>(facts: &'a [Fact], folders: &[String]) -> io::Result<BTreeMap<PathBuf, Vec<&'a Fact>>> {
    let mut by_file = BTreeMap::new();
    for folder in folders {
        for entry in std::fs::read_dir(folder)? {
            let file = entry?.path();
            let of_file: Vec<&Fact> = facts.iter().filter(|fact| facts::is_of(fact, &file)).collect();
            if !of_file.is_empty() {
                by_file.insert(file, of_file);
            }
        }
    }
    Ok(by_file)
}

fn share(part: usize, whole: usize) -> f64 {
    let float = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    100.0 * float(part) / float(whole.max(1))
}

fn read(file: &Path) -> io::Result<ReadReport> {
    let text = std::fs::read_to_string(file)?;
    Ok(extract::read(&text, file.to_str()).report)
}
