//! A sentence of last year's report that recurs with the same figures. Most likely it was copied
//! and the figures were not updated.
//!
//! | a sentence in both reports | finding |
//! | --- | --- |
//! | with results of at least four digits in all | may have been copied without updating |
//! | with fewer digits | none: equal by chance |
//! | with 五年, 累计 or 目标 | none: true in both years |

use std::collections::HashMap;

use super::prose::Prose;
use super::{Certainty, Discrepancy, Finding};
use crate::compare::Index;
use crate::model::{Kind, Span};

/// Shorter sentences are stock phrases.
const SHORTEST: usize = 10;

/// With fewer digits in all (without years), equal figures may be chance.
const DIGITS: usize = 4;

/// Words of sentences about several years, whose figures can rightly recur.
const LASTING: &[&str] = &["规划", "时期", "远景", "五年", "以来", "累计", "目标", "到20"];

pub(super) fn check(index: &Index, all: &[Prose<'_>], findings: &mut Vec<Finding>) {
    let place = |prose: &Prose<'_>| index.place_of(prose.number as usize).map(|place| &place.label);
    let mut given = HashMap::new();
    for prose in all {
        given.entry((place(prose), prose.report.year)).or_insert(prose);
    }
    for later in all {
        let before = later.report.year.checked_sub(1);
        if let Some(earlier) = before.and_then(|before| given.get(&(place(later), before))) {
            compare(earlier, later, findings);
        }
    }
}

fn compare(earlier: &Prose<'_>, later: &Prose<'_>, findings: &mut Vec<Finding>) {
    let results = results(earlier);
    let known: HashMap<String, (usize, usize)> = earlier
        .sentences()
        .filter(|(from, to)| says_results(earlier, &results, *from, *to))
        .map(|(from, to)| (earlier.text.string(from, to), (from, to)))
        .collect();
    for (from, to) in later.sentences() {
        let sentence = later.text.string(from, to);
        let Some(&(old_from, old_to)) = known.get(&sentence) else { continue };
        findings.push(later.finding(
            Discrepancy::Repeated { earlier: earlier.report.year, sentence },
            Certainty::Possible,
            vec![earlier.passage(old_from, old_to), later.passage(from, to)],
            Vec::new(),
        ));
    }
}

/// The spans of all figures except targets, in the order of the text.
fn results(prose: &Prose<'_>) -> Vec<Span> {
    let results = prose.report.observations.iter().filter(|o| o.kind != Kind::Target);
    let mut spans: Vec<Span> = results.filter_map(|o| o.evidence.span).collect();
    spans.sort_unstable();
    spans
}

/// Whether a sentence states results of its own year. Aims may rightly stay the same.
fn says_results(prose: &Prose<'_>, results: &[Span], from: usize, to: usize) -> bool {
    let years = prose.years(from, to).count();
    let digits = prose.text.slice(from, to).iter().filter(|c| c.is_ascii_digit()).count();
    let enough = to - from >= SHORTEST && digits.saturating_sub(4 * years) >= DIGITS;
    let repeated = prose.text.span(from, to);
    let first = results.partition_point(|span| span.start < repeated.start);
    let mut within = results.iter().skip(first).take_while(|span| span.start < repeated.end);
    enough && prose.finds(from, to, LASTING).is_none() && within.any(|span| span.end <= repeated.end)
}
