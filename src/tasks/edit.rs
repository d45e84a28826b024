//! Splits, merges and adds tasks.
//!
//! | action | before | after |
//! | --- | --- | --- |
//! | split | `修路5公里，建桥2座` with both targets | `修路5公里` and `建桥2座`, each with its target |
//! | merge | `修路` led by 甲局, `建桥` led by 乙局 | `修路；建桥` led by 甲局, supported by 乙局 |
//! | add below a task | `修路` | `修路`, `建桥` in the same section |

use super::sections;
use crate::model::{Commitment, Evidence, Origin, Report};

/// The sentences of a task, or the clauses of a single sentence, as a proposal for its parts.
#[must_use]
pub fn clauses(text: &str) -> Vec<String> {
    const SENTENCES: &[char] = &['；', ';', '。'];
    const COMMAS: &[char] = &['，', ','];

    let at = |marks: &[char]| -> Vec<String> {
        let parts = text.split(marks).map(|part| part.trim_end_matches(SENTENCES).trim());
        parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
    };
    let sentences = at(SENTENCES);
    if sentences.len() > 1 { sentences } else { at(COMMAS) }
}

/// Splits a task into these texts. Each part keeps offices, due date and progress; a target goes to
/// the first part that states its figure, else to the first. A single text replaces the task's own.
/// Returns false if there is no such task or no text.
pub fn split(report: &mut Report, at: usize, texts: &[String]) -> bool {
    let texts: Vec<&str> = texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
    let Some(task) = report.commitments.get(at).filter(|_| !texts.is_empty()).cloned() else { return false };
    let mut parts: Vec<Commitment> = texts
        .iter()
        .map(|text| Commitment { text: (*text).to_owned(), targets: Vec::new(), ..task.clone() })
        .collect();
    for target in task.targets {
        let figure = target.value.figure().map(|figure| figure.number.to_string());
        let states = |text: &str| figure.as_ref().is_some_and(|figure| text.contains(figure.as_str()));
        let position = texts.iter().position(|text| states(text)).unwrap_or(0);
        if let Some(part) = parts.get_mut(position) {
            part.targets.push(target);
        }
    }
    report.commitments.splice(at..=at, parts);
    true
}

/// Merges tasks into the first of them: texts joined by ；, targets and offices together. What the
/// first leaves open is taken from the others. Returns false for fewer than two tasks.
pub fn merge(report: &mut Report, tasks: &[usize]) -> bool {
    let mut tasks: Vec<usize> = tasks.iter().copied().filter(|at| *at < report.commitments.len()).collect();
    tasks.sort_unstable();
    tasks.dedup();
    let [first, others @ ..] = tasks.as_slice() else { return false };
    if others.is_empty() {
        return false;
    }
    let removed: Vec<Commitment> = others.iter().rev().map(|at| report.commitments.remove(*at)).collect();
    let Some(task) = report.commitments.get_mut(*first) else { return false };
    for other in removed.into_iter().rev() {
        task.text = format!("{}；{}", task.text.trim_end_matches(['；', '。']), other.text);
        task.targets.extend(other.targets);
        let offices = other.lead.into_iter().filter(|lead| task.lead.as_ref() != Some(lead));
        let offices: Vec<String> = offices.chain(other.support).collect();
        for office in offices {
            match &task.lead {
                None => task.lead = Some(office),
                Some(lead) if *lead == office || task.support.contains(&office) => {}
                Some(_) => task.support.push(office),
            }
        }
        task.leader = task.leader.take().or(other.leader);
        if task.due.is_none() && task.due_words.is_none() {
            (task.due, task.due_words) = (other.due, other.due_words);
        }
        task.progress = task.progress.take().or(other.progress);
    }
    true
}

/// Adds a task below another one, in its section; without one, at the end. Returns its index, or
/// `None` without text.
pub fn add(report: &mut Report, below: Option<usize>, text: &str) -> Option<usize> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let last = report.commitments.len();
    let at = below.map_or(last, |below| below.saturating_add(1).min(last));
    let section = at.checked_sub(1).and_then(|above| sections(report).get(above).map(|s| (*s).to_owned()));
    let evidence = Evidence { origin: Origin::Reader, ..Evidence::default() };
    let mut task = Commitment::new(text.to_owned(), evidence);
    task.section = section.filter(|section| !section.is_empty());
    report.commitments.insert(at, task);
    Some(at)
}
