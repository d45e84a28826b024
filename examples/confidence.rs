//! Fits the weights that detect doubtful names, and writes them as Rust.
//!
//! ```text
//! cargo run --release --example confidence -- GOLDS JUDGED TEXTS > src/extract/confidence/weights.rs
//! ```
//!
//! GOLDS is `tests/gold`, JUDGED `tests/judged.tsv` (names of whole reports that readers judged), TEXTS the folder of
//! these reports. The weights are the rounded weights of a logistic regression over the labels that are not held out.
//! The threshold is set so that a tenth of these figures lies below it. Prints how many of the wrong names are among
//! the least sure tenth and fifth: by cross-validation over the reports, and of the labels that are held out.

#[path = "../tests/scoring/mod.rs"]
mod scoring;

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use serde_json::Value;
use tongbi::extract::confidence::{FEATURES, Features};

/// The number of passes over all figures.
const ROUNDS: usize = 1000;
/// The step size of the descent.
const STEP: f64 = 2.0;
/// The strength of the regularization.
const DECAY: f64 = 0.001;
/// The weight of a wrong name relative to a right one, because wrong ones are few.
const WRONG: f64 = 3.0;
/// The number of parts in which the reports are cross-validated.
const FOLDS: usize = 5;
/// The factor before rounding to integers.
const SCALE: f64 = 20.0;

/// A figure's features, and whether its name is right.
type Judged = (Features, bool);

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [golds, judged, texts] = args.as_slice() else {
        eprintln!("usage: confidence GOLDS JUDGED TEXTS");
        return ExitCode::from(2);
    };
    let done = labels(Path::new(golds), Path::new(judged), Path::new(texts)).and_then(|(own, held_out)| {
        let all: Vec<Judged> = own.iter().flatten().copied().collect();
        let weights = rounded(&fit(&all));
        write(&mut io::stdout().lock(), &weights, &all)?;
        eprintln!("cross-validated: {}", measure(scored_by_folds(&own)));
        eprintln!("held out: {}", measure(scored(&weights, &held_out)));
        Ok::<(), io::Error>(())
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// The labelled figures: those that are not held out by report, and those that are.
fn labels(golds: &Path, judged: &Path, texts: &Path) -> io::Result<(Vec<Vec<Judged>>, Vec<Judged>)> {
    let (mut own, mut held_out) = (Vec::new(), Vec::new());
    let mut files: Vec<_> = std::fs::read_dir(golds)?.collect::<io::Result<_>>()?;
    files.sort_by_key(std::fs::DirEntry::path);
    for file in files {
        let gold: Value = serde_json::from_str(&std::fs::read_to_string(file.path())?)?;
        let read = scoring::read(&texts.join(scoring::string(&gold, "source")))?;
        let names = scoring::judged_names(&read, &gold);
        if gold.get("held_out") == Some(&Value::Bool(true)) {
            held_out.extend(names);
        } else {
            own.push(names);
        }
    }
    let judged = std::fs::read_to_string(judged)?;
    let mut lines = judged.lines().filter(|line| !line.starts_with('#')).peekable();
    while let Some(report) = lines.next() {
        let read = scoring::read(&texts.join(report))?;
        let mut names = Vec::new();
        while let Some(line) = lines.next_if(|line| line.contains('\t')) {
            names.extend(scoring::judged_name(&read, line));
        }
        own.push(names);
    }
    Ok((own, held_out))
}

/// The weight of each feature.
fn fit(judged: &[Judged]) -> Vec<f64> {
    let count = f64::from(u32::try_from(judged.len().max(1)).unwrap_or(u32::MAX));
    let (mut weights, mut bias) = (vec![0.0; FEATURES.len()], 0.0);
    for _ in 0..ROUNDS {
        let (mut slope, mut bias_slope) = (vec![0.0; FEATURES.len()], 0.0);
        for (features, right) in judged {
            let own = weights.iter().enumerate().filter(|(n, _)| features.has(*n));
            let score: f64 = own.map(|(_, weight)| weight).sum::<f64>() + bias;
            let surprise = f64::from(u8::from(*right)) - 1.0 / (1.0 + (-score).exp());
            let miss = if *right { surprise } else { WRONG * surprise };
            bias_slope += miss;
            for (_, slope) in slope.iter_mut().enumerate().filter(|(n, _)| features.has(*n)) {
                *slope += miss;
            }
        }
        bias += STEP * bias_slope / count;
        for (weight, slope) in weights.iter_mut().zip(slope) {
            *weight += STEP * (slope / count - DECAY * *weight);
        }
    }
    weights
}

#[allow(clippy::cast_possible_truncation, reason = "rounded, and no weight is that large")]
fn rounded(weights: &[f64]) -> Vec<i32> {
    weights.iter().map(|weight| (weight * SCALE).round() as i32).collect()
}

fn score(weights: &[i32], features: Features) -> i32 {
    weights.iter().enumerate().filter(|(n, _)| features.has(*n)).map(|(_, weight)| weight).sum()
}

fn write(out: &mut impl Write, weights: &[i32], judged: &[Judged]) -> io::Result<()> {
    let mut scores: Vec<i32> = judged.iter().map(|(features, _)| score(weights, *features)).collect();
    scores.sort_unstable();
    let unsure = scores.get(scores.len() / 10).copied().unwrap_or_default();
    writeln!(out, "//! How much each feature speaks for a name. Generated by `examples/confidence.rs`.\n")?;
    writeln!(out, "/// A score below this is doubtful.\npub(super) const UNSURE: i32 = {unsure};\n")?;
    writeln!(out, "/// The weights, in the order of the features.")?;
    writeln!(out, "pub(super) const WEIGHTS: &[i16] = &[")?;
    for (weight, feature) in weights.iter().zip(FEATURES) {
        writeln!(out, "    {weight}, // {feature}")?;
    }
    writeln!(out, "];")
}

/// The score of each figure, and whether its name is right.
fn scored(weights: &[i32], judged: &[Judged]) -> Vec<(i32, bool)> {
    judged.iter().map(|(features, right)| (score(weights, *features), *right)).collect()
}

/// The scores of all figures, each by weights that were fitted without every fifth report, among them its own.
fn scored_by_folds(reports: &[Vec<Judged>]) -> Vec<(i32, bool)> {
    let fold = |fold: usize| {
        let (mut left_out, mut fitted) = (Vec::new(), Vec::new());
        for (at, report) in reports.iter().enumerate() {
            let whose = if at % FOLDS == fold { &mut left_out } else { &mut fitted };
            whose.extend(report.iter().copied());
        }
        scored(&rounded(&fit(&fitted)), &left_out)
    };
    (0..FOLDS).flat_map(fold).collect()
}

fn measure(mut scored: Vec<(i32, bool)>) -> String {
    scored.sort_by_key(|(score, _)| *score);
    let wrong = |scored: &[(i32, bool)]| scored.iter().filter(|(_, right)| !right).count();
    let least_sure = |parts: usize| wrong(scored.get(..scored.len() / parts).unwrap_or_default());
    let (all, names) = (wrong(&scored), scored.len());
    let (tenth, fifth) = (least_sure(10), least_sure(5));
    format!("{all} of {names} names wrong, {tenth} of them in the least sure tenth, {fifth} in the fifth")
}
