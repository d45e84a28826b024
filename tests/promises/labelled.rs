//! Measures the outcomes of promises against labels of real reports. `labels.tsv` holds positions, numbers and short
//! names that a careful reader gave them; the texts are not ours to publish. See `real_reports`.
//!
//! | measure | of | counts |
//! | --- | --- | --- |
//! | found | promises whose result the later report states | the row shows the labelled position or value |
//! | right | promises whose row shows a result | the same, or the labelled outcome; never if the report is silent |

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::real_reports;
use tongbi::compare::{self, Cell, Index, Outcome, Promise, Promised};
use tongbi::extract;
use tongbi::model::{Report, Span};
use tongbi::quantity::{Decimal, Unit, convert};

/// A labelled promise.
struct Label<'a> {
    held_out: bool,
    report: &'a str,
    later: &'a str,
    promise: Span,
    what: &'a str,
    unit: &'a str,
    /// Where the later report states the result; several positions add up.
    positions: Vec<Span>,
    result: Option<Decimal>,
    outcome: &'a str,
    how: &'a str,
}

impl<'a> Label<'a> {
    fn of(line: &'a str) -> Self {
        let columns: Vec<&str> = line.split('\t').collect();
        let [set, report, later, promise, what, unit, positions, result, outcome, how] = columns[..] else {
            panic!("{line}")
        };
        let span = |text: &str| {
            let (start, end) = text.split_once('-').expect("a span");
            Span { start: start.parse().unwrap(), end: end.parse().unwrap() }
        };
        Self {
            held_out: set == "held out",
            report,
            later,
            promise: span(promise),
            what,
            unit,
            positions: positions.split('+').filter(|position| !position.is_empty()).map(span).collect(),
            result: result.parse().ok(),
            outcome,
            how,
        }
    }

    /// Whether the later report says whether it was kept.
    fn is_answered(&self) -> bool {
        matches!(self.outcome, "kept" | "exceeded" | "missed")
    }
}

/// What the page shows for a labelled promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    /// No row.
    Absent,
    /// A row without a result.
    Silent,
    /// A result, whether it is the labelled one, and whether the outcome is the labelled one.
    Shown { is_result: bool, is_outcome: bool },
}

fn overlaps(a: Span, b: Span) -> bool {
    a.start < b.end && b.start < a.end
}

fn row(index: &Index, promises: &[Promise], label: &Label<'_>) -> Row {
    let promised = |promise: &&Promise| {
        let span = promise.promised.at().and_then(|at| index.observation(at)?.evidence.span);
        span.is_some_and(|span| overlaps(span, label.promise))
    };
    let Some(promise) = promises.iter().find(promised) else { return Row::Absent };
    let Promised::Target { result: Cell::Value(value), unit, .. } = &promise.promised else {
        return Row::Silent;
    };
    let outcome = promise.outcome();
    if !outcome.is_judged() {
        return Row::Silent;
    }
    let observation = index.observation(value.at);
    let spans = observation.into_iter().flat_map(|o| {
        let change = o.change.as_ref().and_then(|change| change.span);
        if value.growth { change } else { o.evidence.span }
    });
    let stands =
        spans.into_iter().any(|span| label.positions.iter().any(|position| overlaps(*position, span)));
    let aim = label.result.and_then(|result| convert(result, &Unit::parse(label.unit), &Unit::parse(unit)));
    let is_value = aim == Some(value.figure.number.value());
    let is_outcome = match label.outcome {
        // A target for years to come is not missed in its first.
        "other" => stands && outcome != Outcome::Missed && label.how != "none",
        "kept" | "exceeded" => matches!(outcome, Outcome::Kept | Outcome::Exceeded | Outcome::Better),
        "missed" => matches!(outcome, Outcome::Missed | Outcome::Beside | Outcome::Partly),
        _ => false,
    };
    // One of several parts is not the result.
    let is_result = (stands || is_value) && (label.how != "parts" || is_outcome);
    Row::Shown { is_result, is_outcome }
}

/// Prints how the promise and its labelled result were read.
fn names(index: &Index, label: &Label<'_>) {
    let [first, later] = index.reports() else { return };
    let print = |report: &Report, positions: &[Span]| {
        let stands = |span: Span| positions.iter().any(|position| overlaps(*position, span));
        for one in report.statements().map(|(_, one)| one).filter(|one| one.evidence.span.is_some_and(stands))
        {
            let written = one.as_written.as_deref().unwrap_or_default();
            eprintln!("    {} ({written}) {} {} {:?}", one.indicator, one.unit, one.period, one.kind);
        }
    };
    print(first, &[label.promise]);
    print(later, &label.positions);
}

/// Numbers of promises.
#[derive(Clone, Copy, Debug, Default)]
struct Score {
    answered: usize,
    found: usize,
    shown: usize,
    right: usize,
}

impl Score {
    fn add(&mut self, label: &Label<'_>, row: Row) {
        let Row::Shown { is_result, is_outcome } = row else {
            self.answered += usize::from(label.is_answered());
            return;
        };
        self.answered += usize::from(label.is_answered());
        self.found += usize::from(label.is_answered() && is_result);
        self.shown += 1;
        self.right += usize::from(is_outcome || label.is_answered() && is_result);
    }
}

fn measure() -> Option<BTreeMap<(bool, String), Score>> {
    let texts = real_reports::path("corpus")?;
    let read = |file: &str| -> Report {
        let text = std::fs::read_to_string(texts.join(file)).expect(file);
        extract::read(&text, Some(file)).report.dated().expect(file)
    };
    let labels: Vec<Label<'_>> = include_str!("labels.tsv").lines().skip(1).map(Label::of).collect();
    let mut pairs: HashMap<(&str, &str), (Index, Vec<Promise>)> = HashMap::new();
    let mut scores: BTreeMap<(bool, String), Score> = BTreeMap::new();
    for label in &labels {
        let (index, promises) = pairs.entry((label.report, label.later)).or_insert_with(|| {
            let reports = [label.report, label.later].map(|file| Arc::new(read(file)));
            let index = Index::new(&reports);
            let place = index.places().first().expect("a place").label.clone();
            let promises = compare::promises(&index, &place, reports[0].year, None);
            (index, promises)
        });
        let row = row(index, promises, label);
        for group in ["all", label.how, label.report] {
            scores.entry((label.held_out, group.to_owned())).or_default().add(label, row);
        }
        let is_fine = match row {
            Row::Absent | Row::Silent => !label.is_answered(),
            Row::Shown { is_result, is_outcome } => is_outcome || label.is_answered() && is_result,
        };
        if !is_fine && !label.held_out {
            eprintln!("{} {}: {} {} {row:?}", label.report, label.what, label.outcome, label.how);
            names(index, label);
        }
    }
    for ((held_out, group), Score { answered, found, shown, right }) in &scores {
        let set = if *held_out { "held out" } else { "tuned" };
        eprintln!("{set}\t{group}\tfound {found} of {answered}\tright {right} of {shown}");
    }
    Some(scores)
}

#[test]
fn labelled_promises_have_their_results() {
    let Some(scores) = measure() else { return };
    let check = |held_out: bool, found: usize, right: usize| {
        let score = scores.get(&(held_out, "all".to_owned())).expect("labels");
        assert!(score.found * 100 >= score.answered * found, "{score:?}");
        assert!(score.right * 100 >= score.shown * right, "{score:?}");
    };
    check(false, 80, 95);
    check(true, 70, 95);
}
