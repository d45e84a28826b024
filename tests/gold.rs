//! Compares readings with labels of real reports. For each report, `tests/gold` has the figures that a careful
//! reader found in parts of it, as positions, values and names. The texts are not ours to publish; where they are
//! missing, the test prints `skipped`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

#[path = "scoring/facts.rs"]
mod facts;
mod real_reports;
mod scoring;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use scoring::Score;
use serde_json::Value;
use tongbi::extract;
use tongbi::model::Report;
use tongbi::quantity::Decimal;

/// The score over the labelled reports that guided the rules, or over the held out ones; `None` if the folder of
/// texts is missing. If it is there, every labelled text must be in it.
fn score(held_out: bool) -> Option<Score> {
    let texts = real_reports::path("corpus")?;
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut scored = 0;
    let mut total: Option<Score> = None;
    for entry in fs::read_dir(root.join("tests/gold")).unwrap() {
        let gold: Value = serde_json::from_str(&fs::read_to_string(entry.unwrap().path()).unwrap()).unwrap();
        if gold["held_out"].as_bool() != Some(held_out) {
            continue;
        }
        let source = gold["source"].as_str().unwrap();
        let read = scoring::read(&texts.join(source)).expect(source);
        scored += 1;
        let one = scoring::figures(&mut std::io::sink(), &read, &gold).unwrap();
        let sum = total.unwrap_or_default();
        total = Some(Score {
            found: sum.found + one.found,
            read: sum.read + one.read,
            wanted: sum.wanted + one.wanted,
            indicator: sum.indicator + one.indicator,
            kind: sum.kind + one.kind,
            year: sum.year + one.year,
        });
    }
    let which = if held_out { "held out" } else { "not held out" };
    eprintln!("labelled reports {which}: {scored}");
    total
}

/// `least`: the least percentage of found figures with the right name, kind and year.
fn check(held_out: bool, f1: &str, least: [i64; 3]) {
    let Some(score) = score(held_out) else { return };
    let reached = [score.indicator, score.kind, score.year].map(|right| score.percent(right));
    assert!(score.f1() >= f1.parse::<Decimal>().unwrap(), "{score:?}");
    let falls_short = reached.iter().zip(least).any(|(reached, least)| *reached < Decimal::from(least));
    assert!(!falls_short, "{score:?}: {reached:?}");
}

#[test]
fn labelled_reports_are_read() {
    check(false, "0.98", [94, 98, 98]);
}

#[test]
fn reports_that_no_rule_was_made_by_are_read() {
    check(true, "0.98", [90, 98, 98]);
}

/// The weights of the context are fitted to the texts of `tests/context.tsv`.
#[test]
fn weights_are_not_fitted_to_held_out_reports() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let contexts = fs::read_to_string(root.join("tests/context.tsv")).unwrap();
    let fitted: Vec<&str> = contexts.lines().filter_map(|line| line.split('\t').next()).collect();
    for entry in fs::read_dir(root.join("tests/gold")).unwrap() {
        let gold: Value = serde_json::from_str(&fs::read_to_string(entry.unwrap().path()).unwrap()).unwrap();
        let source = gold["source"].as_str().unwrap();
        let held_out = gold["held_out"].as_bool().unwrap();
        assert!(!held_out || !fitted.contains(&source), "{source} is held out and in tests/context.tsv");
    }
}

#[test]
fn stated_facts_stand_where_a_reader_looks() {
    let Some(table) = real_reports::text("data/provinces-2026.csv") else { return };
    let Some(provinces) = real_reports::path("corpus/province") else { return };
    let table = facts::table(&table);
    let (mut standing, mut all) = (0, 0);
    for entry in fs::read_dir(provinces).unwrap() {
        let file = entry.unwrap().path();
        let of_file: Vec<_> = table.iter().filter(|fact| facts::is_of(fact, &file)).collect();
        if of_file.is_empty() {
            continue;
        }
        let report =
            extract::read(&fs::read_to_string(&file).unwrap(), file.to_str()).report.dated().unwrap();
        let stands =
            |fact: &&&facts::Fact| matches!(facts::look(fact, &report).0, facts::Outcome::Stands { .. });
        all += of_file.len();
        standing += of_file.iter().filter(stands).count();
    }
    eprintln!("{standing} of {all} facts stand; {} have no text at hand", table.len() - all);
    assert!(standing * 100 >= all * 97, "{standing} of {all}");
}

#[test]
fn headline_indicators_stand_in_their_rows() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let Some(corpus) = real_reports::path("corpus") else { return };
    let table = facts::table(&fs::read_to_string(root.join("tests/series/headlines.csv")).unwrap());
    let mut places: BTreeMap<&str, (Vec<Arc<Report>>, Vec<&facts::Fact>)> = BTreeMap::new();
    let folders = ["national", "province", "city", "county"].map(|folder| corpus.join(folder));
    for entry in folders.iter().flat_map(|folder| fs::read_dir(folder).unwrap()) {
        let file = entry.unwrap().path();
        let of_file: Vec<_> = table.iter().filter(|fact| facts::is_of(fact, &file)).collect();
        let Some(first) = of_file.first() else { continue };
        let (reports, of_place) = places.entry(&first.place).or_default();
        let report = extract::read(&fs::read_to_string(&file).unwrap(), file.to_str()).report;
        reports.extend(report.dated().map(Arc::new));
        of_place.extend(of_file);
    }
    let standing: usize = places.values().map(|(reports, facts)| facts::in_rows(facts, reports).0).sum();
    let all: usize = places.values().map(|(_, facts)| facts.len()).sum();
    eprintln!("{standing} of {all} headline facts stand in their rows");
    assert!(standing * 100 >= all * 98, "{standing} of {all}");
}
