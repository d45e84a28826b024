//! Tasks without a figure, followed by their words: which sentence of another report speaks of
//! the same.
//!
//! Two texts are as alike as the pairs of neighbouring characters that they share. A pair counts
//! the more, the fewer sentences hold it, so that 推进 and 建设 make nothing alike:
//!
//! | task | sentence | score |
//! | --- | --- | --- |
//! | `新建东溪桥` | `东溪桥建成通车` | high: they share 东溪 and 溪桥 |
//! | `新建东溪桥` | `新建西山水厂` | low: 新建 stands in every second sentence |

use std::collections::{BTreeSet, HashMap};

use super::Said;
use crate::model::{Report, Span};

/// A sentence that speaks of a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The sentence.
    pub sentence: String,
    /// Its place in the report's text, where that is known.
    pub span: Option<Span>,
    /// How much of the task's words it has, in percent; at least [`ALIKE`], unless the reader
    /// chose it.
    pub score: u8,
    /// What it says became of the task.
    pub said: Said,
    /// Whether the reader chose it.
    pub by_hand: bool,
}

/// The score from which a sentence is taken to speak of a task. Of tasks of real reports about
/// half have such a sentence in the next report of their place, three in a hundred in a report of
/// another place.
pub const ALIKE: u8 = 30;

/// The score from which two tasks are taken to be the same.
pub const SAME: u8 = 50;

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
        let (number, score) = self.best(task).filter(|(_, score)| *score >= ALIKE)?;
        self.nth(number, task, score)
    }

    /// The sentence that the reader chose for a task, if it is there.
    pub(super) fn chosen(&self, task: &str, sentence: &str) -> Option<Answer> {
        let number = self.sentences.iter().position(|(text, _)| *text == sentence)?;
        let score = self.scores(task).get(number).copied().unwrap_or_default();
        Some(Answer { by_hand: true, ..self.nth(number, task, score)? })
    }

    /// The sentences that have something of a task's words, the most alike first, at most `limit`.
    pub(super) fn candidates(&self, task: &str, limit: usize) -> Vec<Answer> {
        let mut scored: Vec<(usize, u8)> =
            self.scores(task).into_iter().enumerate().filter(|(_, score)| *score > 0).collect();
        scored.sort_by_key(|(number, score)| (std::cmp::Reverse(*score), *number));
        scored.into_iter().take(limit).filter_map(|(number, score)| self.nth(number, task, score)).collect()
    }

    fn nth(&self, number: usize, task: &str, score: u8) -> Option<Answer> {
        let (sentence, span) = self.sentences.get(number)?;
        let words = pairs(task);
        let alike = |clause: &str| {
            let shared = pairs(clause).into_iter().filter(|pair| words.contains(pair));
            shared.map(|pair| self.weight(&pair)).sum()
        };
        let said = Said::of(sentence, alike);
        Some(Answer { sentence: (*sentence).to_owned(), span: *span, score, said, by_hand: false })
    }

    /// Whether one of them is the same task.
    pub(super) fn repeat(&self, task: &str) -> bool {
        self.best(task).is_some_and(|(_, score)| score >= SAME)
    }

    /// The number of the sentence most like a task, the first of equals, and how much in percent.
    fn best(&self, task: &str) -> Option<(usize, u8)> {
        self.scores(task).into_iter().enumerate().rev().max_by_key(|(_, score)| *score)
    }

    /// How much of a task's words each sentence has, in percent; none, if the task has no words.
    fn scores(&self, task: &str) -> Vec<u8> {
        let mut all = 0u64;
        let mut shared = vec![0u64; self.sentences.len()];
        for pair in pairs(task) {
            let weight = self.weight(&pair);
            all += weight;
            for &sentence in self.holding.get(&pair).into_iter().flatten() {
                if let Some(sum) = shared.get_mut(sentence as usize) {
                    *sum += weight;
                }
            }
        }
        let percent = |sum: u64| u8::try_from((sum * 100).checked_div(all)?).ok();
        shared.into_iter().map_while(percent).collect()
    }

    /// A pair that no sentence holds counts like one that a single sentence does.
    fn weight(&self, pair: &Pair) -> u64 {
        WEIGHT / self.holding.get(pair).map_or(1, |holding| holding.len().max(1)) as u64
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The score of the one sentence that could answer a task, among unlike ones.
    fn check(task: &str, sentence: &str, expected: std::ops::RangeInclusive<u8>) {
        let others = ["新建西山水厂。", "新建北村学校。", "推进南湖治理。", "推进市场建设。"];
        let all = Sentences::new(others.into_iter().chain([sentence]).map(|s| (s, None)));
        let (number, score) = all.best(task).expect("there are sentences");
        assert!(number == others.len() || score < ALIKE, "{task}: {number}");
        assert!(expected.contains(&score), "{task}: {score}");
    }

    #[test]
    fn rare_words_tell() {
        check("新建东溪桥", "东溪桥建成通车。", 57..=57);
        check("新建东溪桥", "全年雨水充足。", 0..=29);
        check("完成东溪桥36项", "完成东溪桥48项。", 100..=100);
        assert_eq!(Sentences::default().answer("新建东溪桥"), None);
    }

    proptest! {
        #[test]
        fn every_sentence_answers_itself(text in "[东西南北桥水厂新建。；\\n，1]{0,80}") {
            let mut report = Report::new(crate::model::Place::named("甲镇"), 2024);
            report.text = Some(text.clone());
            let sentences = Sentences::of_report(&report);
            for (sentence, span) in &sentences.sentences {
                let span = span.expect("the text is known");
                let there: String = text.chars().skip(span.start).take(span.end - span.start).collect();
                prop_assert_eq!(there.trim(), *sentence);
                if !pairs(sentence).is_empty() {
                    prop_assert_eq!(sentences.best(sentence).map(|(_, score)| score), Some(100));
                }
            }
        }

        #[test]
        fn never_panics(text in ".*", task in ".*") {
            let mut report = Report::new(crate::model::Place::named("甲镇"), 2024);
            report.text = Some(text);
            let _ = Sentences::of_report(&report).answer(&task);
        }
    }
}
