//! Tasks without a figure, followed by their words: which sentence of another report speaks of
//! the same.
//!
//! Two texts are as alike as the pairs of neighbouring characters that they share. A pair counts
//! the more, the fewer sentences hold it, so that 推进 and 建设 make nothing alike:
//!
//! | task | sentence | score |
//! | --- | --- | --- |
//! | `新建东溪桥` | `东溪桥建成通车` | high: 东溪, 溪桥 |
//! | `新建东溪桥` | `新建西山水厂` | low: 新建 stands in every second sentence |

use std::collections::{BTreeSet, HashMap};

use crate::model::{Report, Span};

/// A sentence that speaks of a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The sentence.
    pub sentence: String,
    /// Its place in the report's text, where that is known.
    pub span: Option<Span>,
    /// How much of the task's words it has, in percent, at least [`ALIKE`].
    pub score: u8,
}

/// The score from which two texts are taken to speak of the same.
pub const ALIKE: u8 = 40;

/// Two neighbouring characters.
type Pair = (char, char);

/// The sentences of a report, to look tasks up in.
#[derive(Default)]
pub(super) struct Sentences<'a> {
    sentences: Vec<(&'a str, Option<Span>)>,
    /// The sentences that hold a pair, ascending.
    holding: HashMap<Pair, Vec<u32>>,
}

impl<'a> Sentences<'a> {
    /// The sentences of a report's text, or, where it has none, those its figures are quoted from.
    pub(super) fn of_report(report: &'a Report) -> Self {
        let Some(text) = &report.text else {
            let evidence = report
                .observations
                .iter()
                .map(|o| &o.evidence)
                .chain(report.projects.iter().map(|p| &p.evidence))
                .chain(report.problems.iter().map(|p| &p.evidence));
            let mut quotes: Vec<_> = evidence.filter_map(|e| Some((e.quote.as_deref()?, e.span))).collect();
            quotes.dedup_by_key(|(quote, _)| *quote);
            return Self::new(quotes);
        };
        let mut start = 0;
        let sentences = text.split_inclusive(['。', '；', '！', '？', '\n']).map(|sentence| {
            let span = Span { start, end: start + sentence.chars().count() };
            start = span.end;
            (sentence, Some(span))
        });
        Self::new(sentences)
    }

    /// The tasks that a report promises.
    pub(super) fn of_tasks(report: &'a Report) -> Self {
        Self::new(report.commitments.iter().map(|c| (&*c.text, c.evidence.span)))
    }

    fn new(sentences: impl IntoIterator<Item = (&'a str, Option<Span>)>) -> Self {
        let mut all = Self::default();
        for (number, (sentence, span)) in (0..).zip(sentences) {
            for pair in pairs(sentence) {
                all.holding.entry(pair).or_default().push(number);
            }
            all.sentences.push((sentence.trim(), span));
        }
        all
    }

    pub(super) fn is_empty(&self) -> bool {
        self.sentences.is_empty()
    }

    /// The sentence most like a task, the first of equals, if any is alike.
    pub(super) fn answer(&self, task: &str) -> Option<Answer> {
        let (number, score) = self.best(task)?;
        let (sentence, span) = self.sentences.get(number)?;
        Some(Answer { sentence: (*sentence).to_owned(), span: *span, score })
    }

    /// The number of the sentence most like a task, and how much, if any is alike.
    pub(super) fn best(&self, task: &str) -> Option<(usize, u8)> {
        let mut all = 0u64;
        let mut shared = vec![0u64; self.sentences.len()];
        for pair in pairs(task) {
            let holding = self.holding.get(&pair).map_or(&[][..], Vec::as_slice);
            // A pair that no sentence holds counts like one that a single sentence does.
            let weight = WEIGHT / holding.len().max(1) as u64;
            all += weight;
            for &sentence in holding {
                if let Some(sum) = shared.get_mut(sentence as usize) {
                    *sum += weight;
                }
            }
        }
        let (number, most) = shared.into_iter().enumerate().rev().max_by_key(|(_, sum)| *sum)?;
        let score = u8::try_from((most * 100).checked_div(all)?).ok()?;
        (score >= ALIKE).then_some((number, score))
    }
}

/// What a pair weighs that only one sentence holds: much more than there are sentences.
const WEIGHT: u64 = 1 << 32;

/// The pairs of a text, each once. Digits and punctuation are in none: figures change from year
/// to year.
fn pairs(text: &str) -> BTreeSet<Pair> {
    let next = text.chars().skip(1);
    text.chars().zip(next).filter(|(a, b)| a.is_alphabetic() && b.is_alphabetic()).collect()
}
