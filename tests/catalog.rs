//! The catalogue contains most indicators of the sample reports.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use tongbi::format;
use tongbi::model::catalog;

/// Checks how many of a sample's indicators are in the catalogue, out of how many.
fn check(sample: &str, expected: (usize, usize)) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(sample);
    let json = fs::read_to_string(path).expect("the sample is there");
    let read = format::read(&json);
    let observations = read.reports.iter().flat_map(|report| &report.observations);
    let names: BTreeSet<&str> = observations.map(|o| &*o.indicator).collect();
    let unknown: Vec<&str> = names.iter().copied().filter(|name| catalog::find(name).is_none()).collect();
    assert_eq!((names.len() - unknown.len(), names.len()), expected, "{sample} lacks {unknown:?}");
}

#[test]
fn indicators_of_the_samples_are_known() {
    check("state-council.json", (49, 49));
    check("provinces-2026.json", (19, 19));
    // The others are specific to this town: bayberries, crayfish, a guest house.
    check("dujia-2024.json", (32, 48));
}
