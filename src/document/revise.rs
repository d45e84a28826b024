//! A newer file of an open report. The reader's changes to the old report are repeated on the new one
//! wherever the sentence is still there, or, in a sentence that changed, the clause. Changes that cannot be carried over
//! are listed before the report is replaced.
//!
//! | in the old report | in the newer file | |
//! | --- | --- | --- |
//! | a corrected value of `粮食产量2.1万吨` | the same sentence, elsewhere | corrected there |
//! | the same | `粮食产量2.1万吨，增长3%` | corrected there |
//! | the same | `粮食产量2.3万吨` | [`Lost::Correction`] |
//! | 牵头单位 of the task `修路5公里` | the same task without one | filled in |
//! | the same | `新修路6公里` | filled in: the words are alike, apart from figures |
//! | the same | no such task | [`Lost::Task`] |

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use crate::correct::{self, Correction};
use crate::model::{Commitment, Report, Span};
use crate::source::ends_clause;

/// A newer file's report with the reader's changes to the old one.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision {
    /// The report that replaces the old one.
    pub report: Report,
    /// What could not be carried over.
    pub lost: Vec<Lost>,
}

/// A change of the old report that has no position in the newer file.
#[derive(Clone, Debug, PartialEq)]
pub enum Lost {
    /// A correction whose sentence is no longer there.
    Correction(Box<Correction>),
    /// The offices and the progress of a task that is no longer there.
    Task(Box<Commitment>),
}

/// How alike two tasks are, in percent, that are one task in two versions.
const ALIKE: usize = 75;

/// The least number of characters of a clause that identifies a figure.
const CLAUSE: usize = 6;

/// Carries the reader's changes over from `old` to `new`.
#[must_use]
pub fn revise(old: &Report, mut new: Report) -> Revision {
    let moved = Moved::between(old, &new);
    let lost = correct::carry_by(old, &mut new, |span| moved.span(span));
    let mut lost: Vec<Lost> = lost.into_iter().map(|one| Lost::Correction(Box::new(one))).collect();
    lost.extend(carry_tasks(old, &mut new).into_iter().map(|task| Lost::Task(Box::new(task))));
    Revision { report: new, lost }
}

/// Whether two reports come from the same file, ignoring the reader's changes.
#[must_use]
pub fn same_file(a: &Report, b: &Report) -> bool {
    match (&a.text, &b.text) {
        (Some(a), Some(b)) => a == b,
        _ => as_read(a) == as_read(b),
    }
}

/// A report without the reader's corrections and tasks, and without its file's name.
fn as_read(report: &Report) -> Report {
    let mut report = report.clone();
    while let Some(one) = correct::corrections(&report).first() {
        if !correct::undo(&mut report, one) {
            break;
        }
    }
    report.source.file = None;
    for task in &mut report.commitments {
        (task.lead, task.support, task.leader, task.section) = (None, Vec::new(), None, None);
        (task.due, task.due_words, task.progress) = (None, None, None);
    }
    report
}

/// Fills in the tasks of `new` from the tasks with the same words in `old`, or with words that are alike. Returns those
/// that `new` does not have.
fn carry_tasks(old: &Report, new: &mut Report) -> Vec<Commitment> {
    let mut by_text: HashMap<String, Vec<usize>> = HashMap::new();
    for (number, task) in new.commitments.iter().enumerate().rev() {
        by_text.entry(words(&task.text)).or_default().push(number);
    }
    let same = |task: &Commitment| by_text.get_mut(&words(&task.text)).and_then(Vec::pop);
    let mut found: Vec<Option<usize>> = old.commitments.iter().map(same).collect();
    let left = by_text.into_values().flatten();
    let mut left: Vec<(usize, Pairs)> =
        left.filter_map(|number| Some((number, pairs(&new.commitments.get(number)?.text)))).collect();
    left.sort_unstable();
    let assigned = |task: &Commitment| {
        !task.support.is_empty()
            || [&task.lead, &task.leader, &task.due_words, &task.progress].into_iter().any(Option::is_some)
    };
    for (task, found) in
        old.commitments.iter().zip(&mut found).filter(|(task, found)| found.is_none() && assigned(task))
    {
        let own = pairs(&task.text);
        let scored = left.iter().enumerate().map(|(at, (_, other))| (alike(&own, other), Reverse(at)));
        if let Some((_, Reverse(at))) = scored.max().filter(|(score, _)| *score >= ALIKE) {
            *found = Some(left.remove(at).0);
        }
    }
    let mut lost = Vec::new();
    for (task, found) in old.commitments.iter().zip(found) {
        match found.and_then(|number| new.commitments.get_mut(number)) {
            Some(same) => {
                same.lead = same.lead.take().or_else(|| task.lead.clone());
                same.leader = same.leader.take().or_else(|| task.leader.clone());
                same.section = same.section.take().or_else(|| task.section.clone());
                same.due = same.due.or(task.due);
                same.due_words = same.due_words.take().or_else(|| task.due_words.clone());
                same.progress = same.progress.take().or_else(|| task.progress.clone());
                if same.support.is_empty() {
                    same.support.clone_from(&task.support);
                }
            }
            None if assigned(task) => lost.push(task.clone()),
            None => {}
        }
    }
    lost
}

/// Pairs of neighbouring characters.
type Pairs = BTreeSet<(char, char)>;

/// The pairs of a task's words. Figures do not count.
fn pairs(text: &str) -> Pairs {
    let words = || text.chars().filter(|c| c.is_alphabetic());
    words().zip(words().skip(1)).collect()
}

/// How many of their pairs two tasks share, in percent.
fn alike(one: &Pairs, other: &Pairs) -> usize {
    let shared = one.intersection(other).count();
    shared.saturating_mul(200).checked_div(one.len().saturating_add(other.len())).unwrap_or_default()
}

/// The words of a task without white space, which differs between files.
fn words(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The sentences of one text, located in another.
struct Moved {
    /// For each sentence of the old text, or clause of one that is not in the new text, its first and last character,
    /// and the distance that it moved.
    parts: Vec<(Span, Option<isize>)>,
}

impl Moved {
    fn between(old: &Report, new: &Report) -> Self {
        let text = |report: &Report| sentences(report.text.as_deref().unwrap_or_default());
        let mut positions: HashMap<String, Vec<Span>> = HashMap::new();
        for (span, sentence) in text(new).into_iter().rev() {
            positions.entry(sentence).or_default().push(span);
        }
        let by = |from: usize, to: usize| Some(isize::try_from(to).ok()? - isize::try_from(from).ok()?);
        let (mut parts, mut changed) = (Vec::new(), Vec::new());
        for (span, sentence) in text(old) {
            // If a sentence occurs several times, its first occurrence is matched with the first.
            match positions.get_mut(&sentence).and_then(Vec::pop) {
                Some(position) => parts.push((span, by(span.start, position.start))),
                None => changed.extend(clauses(span, &sentence)),
            }
        }
        // A clause that occurs once in the sentences that changed, before and after.
        let left = positions
            .iter()
            .flat_map(|(sentence, spans)| spans.iter().flat_map(|span| clauses(*span, sentence)));
        let (before, after) = (once(changed.iter().cloned()), once(left));
        for (span, clause) in changed {
            let position =
                before.get(&clause).and(after.get(&clause)).filter(|_| clause.chars().count() >= CLAUSE);
            parts.push((span, position.and_then(|position| by(span.start, position.start))));
        }
        parts.sort_unstable_by_key(|(span, _)| span.start);
        Self { parts }
    }

    /// The position in the new text for a position in the old one.
    fn span(&self, span: Span) -> Option<Span> {
        let after = self.parts.partition_point(|(part, _)| part.start <= span.start);
        let (part, by) = self.parts.get(after.checked_sub(1)?)?;
        let by = by.filter(|_| span.end <= part.end)?;
        Some(Span { start: span.start.checked_add_signed(by)?, end: span.end.checked_add_signed(by)? })
    }
}

/// The clauses of a sentence with their positions.
fn clauses(sentence: Span, words: &str) -> Vec<(Span, String)> {
    let mut start = sentence.start;
    let mut found = Vec::new();
    for clause in words.split(['，', '；', ',', ';']) {
        let end = start + clause.chars().count();
        found.push((Span { start, end }, clause.to_owned()));
        start = end + 1;
    }
    found
}

/// The positions of the clauses that occur once.
fn once(clauses: impl Iterator<Item = (Span, String)>) -> HashMap<String, Span> {
    let mut found: HashMap<String, Option<Span>> = HashMap::new();
    for (span, clause) in clauses {
        found.entry(clause).and_modify(|known| *known = None).or_insert(Some(span));
    }
    found.into_iter().filter_map(|(clause, span)| Some((clause, span?))).collect()
}

/// The sentences of a text with their positions, without end marks and surrounding spaces.
fn sentences(text: &str) -> Vec<(Span, String)> {
    let mut found = Vec::new();
    let mut sentence = String::new();
    let mut start = 0;
    for (at, c) in text.chars().chain(std::iter::once('\n')).enumerate() {
        if ends_clause(c) {
            let words = sentence.trim_end();
            if !words.is_empty() {
                let end = start + words.chars().count();
                found.push((Span { start, end }, words.to_owned()));
            }
            sentence.clear();
        } else if !(sentence.is_empty() && c.is_whitespace()) {
            if sentence.is_empty() {
                start = at;
            }
            sentence.push(c);
        }
    }
    found
}

#[cfg(test)]
#[allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail loudly")]
mod tests {
    use super::*;
    use crate::correct::{CorrectionForm, drop_statement};
    use crate::extract;

    fn report(lines: &str) -> Report {
        extract::read(&format!("甲镇2024年政府工作报告\n一、2023年工作回顾\n{lines}"), None)
            .report
            .dated()
            .unwrap()
    }

    /// The statements of the revised report, and how much was lost.
    fn check(change: impl FnOnce(&mut Report), new: &str, expected: (&str, usize)) {
        let mut old = report("粮食产量2.1万吨。水稻产量1.2万吨。");
        change(&mut old);
        let Revision { report, lost } = revise(&old, report(new));
        let one = |o: &crate::model::Observation| format!("{} {}", o.indicator, CorrectionForm::of(o).value);
        let said: Vec<String> = report.observations.iter().map(one).collect();
        assert_eq!((said.join(", ").as_str(), lost.len()), expected, "{new}");
    }

    fn set(report: &mut Report) {
        let form = CorrectionForm { value: "2.2".to_owned(), ..CorrectionForm::of(&report.observations[0]) };
        correct::correct(&mut report.observations[0], &form).expect("a number");
    }

    #[test]
    fn corrections_go_along_with_their_sentences() {
        check(set, "粮食产量2.1万吨。水稻产量1.2万吨。", ("粮食产量 2.2, 水稻产量 1.2", 0));
        check(set, "新修公路9公里。粮食产量2.1万吨。", ("新修公路 9, 粮食产量 2.2", 0));
        check(set, "粮食产量2.3万吨。", ("粮食产量 2.3", 1));
        check(set, "粮食产量2.1万吨，水稻产量1.3万吨。", ("粮食产量 2.2, 水稻产量 1.3", 0));
        check(set, "北村粮食产量2.1万吨，南村茶叶产量3万吨。", ("北村粮食产量 2.1, 南村茶叶产量 3", 1));
        let drop = |report: &mut Report| {
            assert!(drop_statement(report, crate::model::StatementRef { commitment: None, observation: 1 }));
        };
        check(drop, "新修公路9公里。水稻产量1.2万吨。", ("新修公路 9", 0));
        check(drop, "水稻产量1.3万吨。", ("水稻产量 1.3", 1));
    }

    #[test]
    fn the_same_file_is_known_whatever_was_corrected() {
        let read = report("粮食产量2.1万吨。");
        let mut corrected = read.clone();
        set(&mut corrected);
        assert!(same_file(&read, &corrected));
        let bare = |report: &Report| Report { text: None, ..report.clone() };
        assert!(same_file(&bare(&read), &bare(&corrected)));
        assert!(!same_file(&read, &report("粮食产量2.3万吨。")));
        assert!(!same_file(&bare(&read), &bare(&report("粮食产量2.3万吨。"))));
    }

    #[test]
    fn tasks_go_along_with_their_words() {
        let task = |text: &str, lead: Option<&str>| {
            let json = format!(
                r#"{{"format":"tongbi.report/1","place":{{"name":"甲镇"}},"year":2024,"commitments":[{{"text":"{text}"}}]}}"#
            );
            let mut report = crate::format::read(&json).reports.remove(0);
            report.commitments[0].lead = lead.map(str::to_owned);
            report
        };
        let old = task("修路 5公里", Some("交通办"));
        let Revision { report, lost } = revise(&old, task("修路5公里", None));
        assert_eq!((report.commitments[0].lead.as_deref(), lost.len()), (Some("交通办"), 0));
        let Revision { report, lost } = revise(&old, task("新修路6公里", None));
        assert_eq!((report.commitments[0].lead.as_deref(), lost.len()), (Some("交通办"), 0));
        let Revision { report, lost } = revise(&old, task("修渠6公里", None));
        assert_eq!((report.commitments[0].lead.as_deref(), lost.len()), (None, 1));
    }
}
