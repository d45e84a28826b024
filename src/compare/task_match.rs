//! Follows up tasks without a figure: finds the sentence of another report about the same thing.
//!
//! The similarity of two texts is the weight of the pairs of neighbouring characters that they
//! share, outside of words that any task can use (`COMMON` in `task_match/things.rs`). A pair weighs more the fewer
//! sentences contain it:
//!
//! | task | sentence | score |
//! | --- | --- | --- |
//! | `新建东溪桥` | `东溪桥建成通车` | high: they share 东溪 and 溪桥 |
//! | `新建东溪桥` | `新建西山水厂` | none: they share only 新建 |
//!
//! A task of several clauses is also looked up clause by clause, as its outcomes stand in different
//! sentences:
//!
//! | task | sentence | status |
//! | --- | --- | --- |
//! | `建成东溪自然博物馆，改造滨水商业街` | `东溪自然博物馆建成开放` | partly done: the other clause has no answer |
//! | `支持东溪纪念馆争创国家级场馆` | `东溪纪念馆完成改造` | unclear: that is not what was promised |
//!
//! Only the review can be evidence that something was done; a sentence of the plan promises it
//! again.

mod passage;
mod things;

use std::collections::{BTreeSet, HashMap};

pub(super) use passage::is_closing;
use passage::{bare, is_preamble, without_outcome};
use things::{LONG, LONGEST, NAMED, length, longest_shared, name_one, names_all};
pub(super) use things::{Pair, pairs, things};

use super::TaskStatus;
use crate::model::{Report, Span};
use crate::source::ends_clause;

/// A sentence that can be about a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The sentence.
    pub sentence: String,
    /// Its span in the report's text, if known.
    pub span: Option<Span>,
    /// The proportion of the task's words in the sentence, in percent: at least [`ALIKE`], unless the
    /// reader chose the sentence.
    pub score: u8,
    /// The status of the task that the sentence states.
    pub status: TaskStatus,
    /// Whether it is certainly about the task: it has at least half of the words of the task or of
    /// one of its clauses, and names all of its things or a long one ([`LONG`]); or the reader chose
    /// it.
    pub sure: bool,
    /// Whether the reader chose it.
    pub by_hand: bool,
}

/// The score from which a sentence can be about a task, in percent.
pub const ALIKE: u8 = 30;

/// The score from which two tasks are the same, and from which a sentence is about a task, in
/// percent.
pub const SAME: u8 = 50;

/// The sentences of a report, indexed for looking up tasks.
#[derive(Default)]
pub(super) struct Sentences<'a> {
    sentences: Vec<Sentence<'a>>,
    /// The sentences that contain a pair, ascending.
    holding: HashMap<Pair, Vec<u32>>,
}

struct Sentence<'a> {
    text: &'a str,
    span: Option<Span>,
    /// Whether it can state an outcome, see [`passage`].
    reviews: bool,
}

impl<'a> Sentences<'a> {
    /// The sentences of a report's text; none without a text, because what its figures quote tells too little of
    /// tasks without a figure.
    pub(super) fn of_report(report: &'a Report) -> Self {
        let Some(text) = &report.text else { return Self::default() };
        let skipped = without_outcome(report);
        let tasks: BTreeSet<&str> = report.commitments.iter().map(|c| bare(&c.text)).collect();
        let mut start = 0;
        let sentences = text.split_inclusive(ends_clause).map(|sentence| {
            let span = Span { start, end: start + sentence.chars().count() };
            start = span.end;
            let next = skipped.partition_point(|other| other.end <= span.start);
            let is_skipped = skipped.get(next).is_some_and(|other| other.start < span.end);
            let reviews = !is_skipped
                && !tasks.contains(bare(sentence))
                && !is_closing(sentence)
                && !is_preamble(sentence);
            (sentence, Some(span), reviews)
        });
        Self::new(sentences)
    }

    /// A single sentence.
    pub(super) fn of_one(sentence: &'a str) -> Self {
        Self::new([(sentence, None, true)])
    }

    /// The tasks of a report.
    pub(super) fn of_tasks(report: &'a Report) -> Self {
        Self::new(report.commitments.iter().map(|c| (&*c.text, c.evidence.span, true)))
    }

    fn new(sentences: impl IntoIterator<Item = (&'a str, Option<Span>, bool)>) -> Self {
        let mut all = Self::default();
        for (number, (sentence, span, reviews)) in (0..).zip(sentences) {
            for pair in pairs(sentence) {
                all.holding.entry(pair).or_default().push(number);
            }
            all.sentences.push(Sentence { text: sentence.trim(), span, reviews });
        }
        all
    }

    pub(super) fn is_empty(&self) -> bool {
        self.sentences.is_empty()
    }

    /// The sentence of the review most similar to a task (the first of equals), if one names the
    /// same thing.
    pub(super) fn answer(&self, task: &str) -> Option<Answer> {
        let whole = self.best(task).and_then(|(number, score)| self.nth(number, task, score));
        whole.clone().filter(|answer| answer.sure).or_else(|| self.answer_in_part(task)).or(whole)
    }

    /// Matches the clauses and list items of a task, the longest first, and returns the first sure answer; without
    /// one, a sentence that names a long or rare thing of the task. If the part is less than half of the task, "done"
    /// becomes "done in part".
    fn answer_in_part(&self, task: &str) -> Option<Answer> {
        const CLAUSES: &[char] = &['，', '；', ',', ';'];
        const ITEMS: &[char] = &['，', '；', ',', ';', '、'];

        let clauses = self.answers_to_parts(task, CLAUSES);
        let items = || self.answers_to_parts(task, ITEMS);
        let is_sure =
            |(part, answer): &(&str, Answer)| answer.sure && self.names_long(&things(part), &answer.sentence);
        let sure = clauses.iter().find(|found| is_sure(found)).cloned();
        if let Some((part, mut answer)) = sure.or_else(|| items().into_iter().find(is_sure)) {
            if answer.status == TaskStatus::Done && 2 * length(part) < length(task) {
                answer.status = TaskStatus::Partly;
            }
            return Some(answer);
        }
        let names_one = |(part, answer): &(&str, Answer)| {
            let things = things(part);
            longest_shared(&things, &answer.sentence) >= LONGEST
                || things.iter().any(|thing| self.is_rare_in(thing, &answer.sentence))
        };
        let possible = clauses.into_iter().find(names_one);
        possible.map(|(_, answer)| Answer { sure: false, ..answer })
    }

    /// Whether a sentence names a long part of one of these things, or a rather long one that hardly
    /// any other sentence names.
    fn names_long(&self, things: &[Vec<char>], sentence: &str) -> bool {
        let mut parts = things.iter().flat_map(|thing| thing.windows(LONG - 1));
        longest_shared(things, sentence) >= LONG || parts.any(|part| self.is_rare_in(part, sentence))
    }

    /// Whether a sentence names a thing that hardly any other names.
    fn is_rare_in(&self, thing: &[char], sentence: &str) -> bool {
        let is_rare = |pair: Pair| self.holding.get(&pair).is_some_and(|holding| holding.len() <= RARE);
        let pairs = || thing.iter().copied().zip(thing.iter().copied().skip(1));
        thing.len() >= NAMED && pairs().all(is_rare) && sentence.contains(&thing.iter().collect::<String>())
    }

    /// The parts of a task between these marks, the longest first, with the sentence most similar to
    /// each.
    fn answers_to_parts<'t>(&self, task: &'t str, marks: &[char]) -> Vec<(&'t str, Answer)> {
        let mut parts: Vec<&str> = task.split(marks).collect();
        parts.sort_by_cached_key(|part| std::cmp::Reverse(length(part)));
        let mut found = Vec::with_capacity(parts.len());
        for part in parts {
            let best = self.best(part);
            found.extend(best.and_then(|(at, score)| Some((part, self.nth(at, part, score)?))));
        }
        found
    }

    /// The sentence that the reader chose for a task, if the report contains it.
    pub(super) fn chosen(&self, task: &str, sentence: &str) -> Option<Answer> {
        let number = self.sentences.iter().position(|s| s.text == sentence)?;
        let score = self.scores(task).get(number).copied().unwrap_or_default();
        Some(Answer { by_hand: true, sure: true, ..self.nth(number, task, score)? })
    }

    /// The sentences that share words with a task, the most similar first, at most `limit`.
    pub(super) fn candidates(&self, task: &str, limit: usize) -> Vec<Answer> {
        let scores = self.scores(task).into_iter().enumerate();
        let mut scored: Vec<(usize, u8)> =
            scores.filter(|(number, score)| *score > 0 && self.reviews(*number)).collect();
        scored.sort_by_key(|(number, score)| (std::cmp::Reverse(*score), *number));
        scored.into_iter().take(limit).filter_map(|(number, score)| self.nth(number, task, score)).collect()
    }

    fn nth(&self, number: usize, task: &str, score: u8) -> Option<Answer> {
        let Sentence { text: sentence, span, .. } = self.sentences.get(number)?;
        let words = pairs(task);
        let alike = |clause: &str| {
            let shared = pairs(clause).into_iter().filter(|pair| words.contains(pair));
            shared.map(|pair| self.weight(&pair)).sum()
        };
        let status = match TaskStatus::of(sentence, task, alike) {
            TaskStatus::Done if is_left_open(task, sentence) => TaskStatus::Unclear,
            status => status,
        };
        let held = pairs(sentence);
        let mut shared = words.intersection(&held);
        let tells = match (shared.next(), shared.next()) {
            (Some(pair), None) => self.holding.get(pair).is_some_and(|holding| holding.len() == 1),
            (one, _) => one.is_some(),
        };
        let things = things(task);
        let is_rare = |pair: &Pair| self.holding.get(pair).is_some_and(|holding| holding.len() <= RARE);
        let names = self.names_long(&things, sentence)
            || names_all(&things, sentence) && words.intersection(&held).any(is_rare);
        let sure = tells && names && score >= SAME;
        Some(Answer { sentence: (*sentence).to_owned(), span: *span, score, status, sure, by_hand: false })
    }

    fn reviews(&self, number: usize) -> bool {
        self.sentences.get(number).is_some_and(|sentence| sentence.reviews)
    }

    /// Whether one of them is the same task.
    pub(super) fn repeat(&self, task: &str) -> bool {
        self.sentences.iter().any(|sentence| sentence.text == task)
            || self.best(task).is_some_and(|(_, score)| score >= SAME)
    }

    /// The sentence of the review most similar to a task (the first of equals) and its score in
    /// percent, at least [`ALIKE`]. Only sentences that name one of the task's things count.
    fn best(&self, task: &str) -> Option<(usize, u8)> {
        let mut scored: Vec<(usize, u8)> = self.scores(task).into_iter().enumerate().collect();
        scored.retain(|(number, score)| *score >= ALIKE && self.reviews(*number));
        scored.sort_by_key(|(number, score)| (std::cmp::Reverse(*score), *number));
        let things = things(task);
        let names = |(number, _): &(usize, u8)| {
            self.sentences.get(*number).is_some_and(|sentence| name_one(&things, sentence.text))
        };
        scored.into_iter().find(names)
    }

    /// The proportion of a task's words in each sentence, in percent; empty if the task has no words.
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

    /// A pair that occurs in no sentence weighs as much as one that occurs once.
    fn weight(&self, pair: &Pair) -> u64 {
        WEIGHT / self.holding.get(pair).map_or(1, |holding| holding.len().max(1)) as u64
    }
}

/// The weight of a pair that occurs in one sentence; far greater than the number of sentences.
const WEIGHT: u64 = 1 << 32;

/// A pair that occurs in at most this many sentences identifies a thing.
const RARE: usize = 2;

/// What tasks strive for, and what a report says when it was reached.
const HONOURS: &[&str] =
    &["争创", "创建", "创成", "申报", "申创", "申建", "纳入", "入选", "争取", "获评", "评为"];
const GRANTED: &[&str] = &[
    "获评",
    "创成",
    "命名",
    "入选",
    "评为",
    "列入",
    "纳入",
    "授予",
    "荣获",
    "获批",
    "认定",
    "验收",
    "成功创建",
    "称号",
];

/// Whether a task strives for a title or a listing that a sentence does not mention.
fn is_left_open(task: &str, sentence: &str) -> bool {
    let says = |words: &[&str], text: &str| words.iter().any(|word| text.contains(word));
    says(HONOURS, task) && !says(GRANTED, sentence)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Checks the score of the only sentence that can answer a task, among dissimilar ones.
    fn check(task: &str, sentence: &str, expected: std::ops::RangeInclusive<u8>) {
        let others = ["新建西山水厂。", "新建北村学校。", "推进南湖治理。", "推进市场建设。"];
        let all = Sentences::new(others.into_iter().chain([sentence]).map(|s| (s, None, true)));
        let (number, score) = all.best(task).unwrap_or((others.len(), 0));
        assert!(number == others.len() || score < ALIKE, "{task}: {number}");
        assert!(expected.contains(&score), "{task}: {score}");
    }

    #[test]
    fn rare_words_weigh_more() {
        check("新建东溪桥", "东溪桥建成通车。", 100..=100);
        check("新建东溪桥", "全年雨水充足。", 0..=0);
        check("广泛开展果树修剪培训", "广泛开展邻里互助活动。", 0..=0);
        check("修好东溪桥和北岭路", "东溪桥建成通车。", 50..=50);
        check("深入开展全面提升工作", "深入开展全面提升工作。", 0..=0);
        check("完成东溪桥36项", "完成东溪桥48项。", 100..=100);
        assert_eq!(Sentences::default().answer("新建东溪桥"), None);
    }

    proptest! {
        #[test]
        fn every_sentence_answers_itself(text in "[东西南北桥水厂新建。；\\n，1]{0,80}") {
            let mut report = Report::new(crate::model::Place::named("甲镇"), 2024);
            report.text = Some(text.clone());
            let sentences = Sentences::of_report(&report);
            for Sentence { text: sentence, span, .. } in &sentences.sentences {
                let span = span.expect("the text is known");
                let there: String = text.chars().skip(span.start).take(span.end - span.start).collect();
                prop_assert_eq!(there.trim(), *sentence);
                if things(sentence).iter().any(|thing| thing.len() > 1) {
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
