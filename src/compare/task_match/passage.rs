//! Passages of a report that state no outcome.
//!
//! | passage | why |
//! | --- | --- |
//! | a part of the plan | it promises |
//! | a part about problems | 腐败问题依然时有发生 answers no promise to fight it |
//! | a heading | （六）民生福祉达到新水平 names a part |
//! | 紧密地团结在… | the closing appeal |
//! | 一年来，我们按照…决策部署 | names what the year was about |

use crate::model::{Report, SectionKind, Span};

/// Phrases of a report's closing sentence, which neither promises nor reports anything.
const CLOSINGS: &[&str] = &["紧密地团结在", "紧密团结在", "更加紧密团结", "让我们团结", "为之奋斗"];

/// Whether a sentence is a report's closing appeal.
pub(in crate::compare) fn is_closing(sentence: &str) -> bool {
    CLOSINGS.iter().any(|words| sentence.contains(words))
}

/// Phrases of the sentence that opens a review and lists what the whole year was about.
const PREAMBLES: &[&str] = &["习近平", "我们按照", "以来，我们", "决策部署", "全面贯彻", "深入贯彻"];

/// The least number of characters of such a sentence.
const PREAMBLE: usize = 80;

/// Whether a sentence names what a year was about, and nothing that was done.
pub(super) fn is_preamble(sentence: &str) -> bool {
    sentence.chars().count() >= PREAMBLE && PREAMBLES.iter().any(|words| sentence.contains(words))
}

/// A sentence without its final punctuation.
pub(super) fn bare(sentence: &str) -> &str {
    sentence.trim().trim_end_matches(['。', '；', '！', '？', ';', '.'])
}

/// The spans of a report's text that state no outcome, in ascending order and apart from each other: its tasks, its
/// headings, and what the outline says is plan or problems.
pub(super) fn without_outcome(report: &Report) -> Vec<Span> {
    let mut spans: Vec<Span> = report.commitments.iter().filter_map(|c| c.evidence.span).collect();
    let mut from: Option<usize> = None;
    for heading in &report.outline {
        let Some(span) = heading.evidence.span else { continue };
        spans.push(span);
        // A heading within a part may leave the part open.
        let says = heading.part != SectionKind::Other || heading.level <= 1;
        match (says, matches!(heading.part, SectionKind::Plan | SectionKind::Problems)) {
            (true, true) => from = from.or(Some(span.start)),
            (true, false) => spans.extend(from.take().map(|start| Span { start, end: span.start })),
            (false, _) => {}
        }
    }
    spans.extend(from.map(|start| Span { start, end: usize::MAX }));
    spans.extend(report.problems.iter().filter_map(|problem| problem.evidence.span));
    spans.sort_by_key(|span| span.start);
    let mut apart: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match apart.last_mut().filter(|last| span.start <= last.end) {
            Some(last) => last.end = last.end.max(span.end),
            None => apart.push(span),
        }
    }
    apart
}
