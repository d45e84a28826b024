//! Looks for stated facts in reports: how many stand under the right indicator, year and kind.
//!
//! ```text
//! cargo run --release --example facts -- [--quiet] TABLE FOLDER…
//! ```
//!
//! TABLE is CSV with the columns place (none: the State Council), report_year, period, indicator, kind,
//! bound, value, to, unit. FOLDERs hold the reports' texts. Misses are printed with the statement that
//! comes nearest; `--quiet` prints the totals alone.

#[path = "../tests/scoring/facts.rs"]
mod facts;

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use facts::{Fact, Outcome};
use tongbi::extract;

fn main() -> ExitCode {
    let (flags, args): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|a| a.starts_with("--"));
    let Some((table, folders)) = args.split_first().filter(|(_, folders)| !folders.is_empty()) else {
        eprintln!("usage: facts [--quiet] TABLE FOLDER…");
        return ExitCode::from(2);
    };
    match look(table, folders, flags.iter().any(|f| f == "--quiet")) {
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
    let mut by_file: BTreeMap<PathBuf, Vec<&Fact>> = BTreeMap::new();
    let mut at_hand = 0;
    for folder in folders {
        for entry in std::fs::read_dir(folder)? {
            let file = entry?.path();
            let of_file: Vec<&Fact> = facts.iter().filter(|fact| facts::is_of(fact, &file)).collect();
            if !of_file.is_empty() {
                at_hand += of_file.len();
                by_file.insert(file, of_file);
            }
        }
    }
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
    let share = 100.0 * f64::from(u32::try_from(standing).unwrap_or_default())
        / f64::from(u32::try_from(at_hand.max(1)).unwrap_or(1));
    writeln!(out, "of {} facts {at_hand} have a text at hand", facts.len())?;
    writeln!(out, "{standing} of {at_hand} stand, {share:.1} %; {bounded} with their bound")
}

fn read(file: &Path) -> io::Result<tongbi::model::ReadReport> {
    let text = std::fs::read_to_string(file)?;
    Ok(extract::read(&text, file.to_str()).report)
}
