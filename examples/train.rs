//! Fits the weights of the context model, which gives each sentence of a report its state, and writes them as Rust.
//!
//! ```text
//! cargo run --release --example train -- CONTEXTS TEXTS [--holding-out N] > src/extract/context/weights.rs
//! ```
//!
//! CONTEXTS is `tests/context.tsv`, which labels stretches of the texts in the folder TEXTS with states. The small
//! reports of `tests/suite/context.txt` are used for training too.
//! With `--holding-out N` (0 to 4), every fifth text is left out of training, starting with text N. Then the proportion of
//! their sentences with the right state is printed instead of the weights.
//!
//! The weights are those of an averaged structured perceptron: each text's best path is compared with its labels;
//! where they differ, the weights of the label increase and those of the path decrease. Each text is used in several
//! forms: whole, without the evidence of its headings, and as short extracts, so that body and headings are each
//! sufficient alone. The same labels always give the same weights.

#[path = "../tests/scoring/contexts.rs"]
mod contexts;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::process::ExitCode;

use tongbi::extract::context::{self, ROWS, STATES, STEPS, SentenceState, TextUnit, Weights};

/// Small reports in our own words, also used for training.
const SUITE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/suite/context.txt");
/// The number of passes over all texts.
const ROUNDS: usize = 16;
/// How often a small report is used for each use of another text.
const OWN: usize = 20;
/// The required lead of the labelled path over any other path, per sentence in which they differ.
const MARGIN: i16 = 20;
/// The greatest weight in the output.
const GREATEST: i64 = 500;

/// A text's sentences with their states.
#[derive(Clone)]
struct Labelled {
    units: Vec<TextUnit>,
    states: Vec<usize>,
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (held, files) = match args.as_slice() {
        [contexts, texts] => (None, (contexts, texts)),
        [contexts, texts, flag, held] if flag == "--holding-out" => (held.parse().ok(), (contexts, texts)),
        _ => {
            eprintln!("usage: train CONTEXTS TEXTS [--holding-out N]");
            return ExitCode::from(2);
        }
    };
    match train(files.0, files.1, held) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn train(contexts: &str, texts: &str, held: Option<usize>) -> io::Result<()> {
    let labels = std::fs::read_to_string(contexts)?;
    let suite = std::fs::read_to_string(SUITE)?;
    let mut stretches: BTreeMap<&str, Vec<(usize, usize, usize)>> = BTreeMap::new();
    for line in labels.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [file, from, to, state] = fields.as_slice() else { continue };
        let state = column(state);
        let (Ok(from), Ok(to), Some(state)) = (from.parse(), to.parse(), state) else { continue };
        stretches.entry(file).or_default().push((from, to, state));
    }
    let (mut training, mut testing) = (Vec::new(), Vec::new());
    for (n, (file, stretches)) in stretches.iter().enumerate() {
        let text = std::fs::read_to_string(format!("{texts}/{file}"))?;
        let units = context::units_of_text(&text, Some(file));
        let of = |unit: &TextUnit| {
            let at = unit.span.end.saturating_sub(1);
            stretches
                .iter()
                .find(|(from, to, _)| (*from..*to).contains(&at))
                .map_or(STATES - 1, |(_, _, s)| *s)
        };
        let states = units.iter().map(of).collect();
        let labelled = Labelled { units, states };
        if held == Some(n % 5) { testing.push((*file, labelled)) } else { training.push(labelled) }
    }
    let mut own = Vec::new();
    for report in contexts::suite(&suite) {
        let units = context::units_of_text(&report.text, None);
        let of = |unit: &TextUnit| {
            let at = unit.span.start;
            let found = report.stretches.iter().find(|(from, to, _)| (*from..*to).contains(&at));
            found.and_then(|(_, _, state)| column(state)).unwrap_or(STATES - 1)
        };
        let states = units.iter().map(of).collect();
        own.push(Labelled { units, states });
    }
    for _ in 0..OWN {
        training.extend(own.iter().cloned());
    }
    let weights = fit(&training);
    let mut out = io::stdout().lock();
    if held.is_none() {
        return out.write_all(written(&weights).as_bytes());
    }
    testing.extend(own.into_iter().map(|labelled| ("own", labelled)));
    let (mut right, mut all) = (0, 0);
    for (file, labelled) in &testing {
        let told = context::path(&labelled.units, &weights);
        let mut own = 0;
        let mut wrong = String::new();
        for ((unit, told), state) in labelled.units.iter().zip(told).zip(&labelled.states) {
            let wanted = SentenceState::ALL.get(*state).copied().unwrap_or(SentenceState::Rest);
            own += usize::from(told == wanted);
            if told != wanted {
                let _ = write!(wrong, " {}:{wanted:?}>{told:?}", unit.span.start);
            }
        }
        right += own;
        all += labelled.units.len();
        writeln!(out, "{file} {own} of {}{wrong}", labelled.units.len())?;
    }
    writeln!(out, "{right} of {all} sentences")
}

/// The column of a state's name.
fn column(name: &str) -> Option<usize> {
    SentenceState::ALL.iter().position(|state| format!("{state:?}") == name)
}

/// The current weights and the sums of all earlier ones, for the mean.
struct Sums {
    now: Vec<[i64; STATES]>,
    steps: [[[i64; STATES]; STATES]; STEPS],
    /// The weights times the number of the text after which they changed.
    earlier: Vec<[i64; STATES]>,
    earlier_steps: [[[i64; STATES]; STATES]; STEPS],
    seen: i64,
}

impl Sums {
    fn change(&mut self, units: &[TextUnit], states: &[usize], by: i64) {
        let mut before: Option<usize> = None;
        for (unit, state) in units.iter().zip(states) {
            for row in &unit.evidence {
                for (sums, times) in [(&mut self.now, 1), (&mut self.earlier, self.seen)] {
                    if let Some(weight) = sums.get_mut(*row).and_then(|row| row.get_mut(*state)) {
                        *weight += by * times;
                    }
                }
            }
            if let Some(before) = before {
                for (steps, times) in [(&mut self.steps, 1), (&mut self.earlier_steps, self.seen)] {
                    let step = steps.get_mut(unit.step).and_then(|step| step.get_mut(before));
                    if let Some(weight) = step.and_then(|row| row.get_mut(*state)) {
                        *weight += by * times;
                    }
                }
            }
            before = Some(*state);
        }
    }

    fn weights(&self) -> Weights {
        let small = |weight: i64| i16::try_from(weight.clamp(-30_000, 30_000)).unwrap_or(0);
        let handicaps = (0..STATES).map(|label| {
            let mut row = [MARGIN; STATES];
            if let Some(own) = row.get_mut(label) {
                *own = 0;
            }
            row
        });
        Weights {
            evidence: self.now.iter().map(|row| row.map(small)).chain(handicaps).collect(),
            steps: self.steps.map(|step| step.map(|row| row.map(small))),
        }
    }

    /// The mean over all texts used, scaled so that the greatest weight is [`GREATEST`].
    fn mean(&self) -> Weights {
        let seen = self.seen + 1;
        let row = |now: &[i64; STATES], earlier: &[i64; STATES]| {
            let mut mean = *now;
            mean.iter_mut().zip(earlier).for_each(|(weight, earlier)| *weight = *weight * seen - earlier);
            mean
        };
        let evidence: Vec<[i64; STATES]> =
            self.now.iter().zip(&self.earlier).map(|(now, earlier)| row(now, earlier)).collect();
        let mut steps = self.steps;
        for (step, earlier) in steps.iter_mut().zip(&self.earlier_steps) {
            step.iter_mut().zip(earlier).for_each(|(now, earlier)| *now = row(now, earlier));
        }
        let greatest =
            evidence.iter().chain(steps.iter().flatten()).flatten().map(|w| w.abs()).max().unwrap_or(1);
        let small = |weight: i64| i16::try_from(weight * GREATEST / greatest.max(1)).unwrap_or(0);
        Weights {
            evidence: evidence.iter().map(|row| row.map(small)).collect(),
            steps: steps.map(|step| step.map(|row| row.map(small))),
        }
    }
}

fn fit(texts: &[Labelled]) -> Weights {
    let zero = [[[0; STATES]; STATES]; STEPS];
    let mut sums = Sums {
        now: vec![[0; STATES]; ROWS],
        steps: zero,
        earlier: vec![[0; STATES]; ROWS],
        earlier_steps: zero,
        seen: 0,
    };
    for round in 0..ROUNDS {
        for (n, text) in texts.iter().enumerate() {
            for (units, states) in seen_as(text, round + n) {
                let told = context::path(&handicapped(&units, &states), &sums.weights());
                let told: Vec<usize> = told
                    .iter()
                    .map(|state| SentenceState::ALL.iter().position(|other| other == state).unwrap_or(0))
                    .collect();
                if told != states {
                    sums.change(&units, &states, 1);
                    sums.change(&units, &told, -1);
                }
                sums.seen += 1;
            }
        }
    }
    sums.mean()
}

/// Units with an additional row of evidence that favours every state except the right one.
fn handicapped(units: &[TextUnit], states: &[usize]) -> Vec<TextUnit> {
    let mut units = units.to_vec();
    units.iter_mut().zip(states).for_each(|(unit, state)| unit.evidence.push(ROWS + state));
    units
}

/// The forms of a text that are used in one round.
fn seen_as(text: &Labelled, round: usize) -> Vec<(Vec<TextUnit>, Vec<usize>)> {
    let mut ways = vec![(text.units.clone(), text.states.clone())];
    if round.is_multiple_of(3) {
        let mut units = text.units.clone();
        units.iter_mut().for_each(|unit| unit.evidence.retain(|row| !context::is_heading_row(*row)));
        ways.push((units, text.states.clone()));
    }
    // Short extracts under their headings.
    let count = text.units.len();
    for part in 0..3 {
        let from = (round * 37 + part * count / 3) % count.max(1);
        let to = (from + 1 + (round + part) % 6).min(count);
        if let (Some(units), Some(states)) = (text.units.get(from..to), text.states.get(from..to)) {
            ways.push((units.to_vec(), states.to_vec()));
        }
    }
    ways
}

fn written(weights: &Weights) -> String {
    let row = |row: &[i16; STATES]| row.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let mut text = String::from(
        "//! Generated by `examples/train.rs`: what each piece of evidence weighs for each state.\n\n\
         use super::{STATES, STEPS as KINDS};\n\n\
         /// By row of evidence, then state.\n\
         pub(super) const EVIDENCE: &[[i16; STATES]] = &[\n",
    );
    for weights in &weights.evidence {
        let _ = writeln!(text, "    [{}],", row(weights));
    }
    text.push_str("];\n\n/// By step, state before, state.\npub(super) const STEPS: [[[i16; STATES]; STATES]; KINDS] = [\n");
    for step in &weights.steps {
        text.push_str("    [\n");
        for weights in step {
            let _ = writeln!(text, "        [{}],", row(weights));
        }
        text.push_str("    ],\n");
    }
    text.push_str("];\n");
    text
}
