//! The tasks without a figure that a place's reports of a year promise, with what the next report states about them.

use super::{Mention, Promise, Promised, reports_of};
use crate::compare::task_match::{Sentences, is_closing};
use crate::compare::{Index, ProgressClass, Schedule};
use crate::model::{Topic, Year};

/// The tasks for a year at a place. With a schedule, each has a progress.
pub(super) fn tasks(index: &Index, place: &str, year: Year, schedule: Option<&Schedule>) -> Vec<Promise> {
    let reports = |year: Year| reports_of(index, place, year);
    // Of several reports of one year, the last loaded one counts.
    let later = reports(year.saturating_add(1)).next_back().map(|(_, report)| report);
    let sentences = later.map(Sentences::of_report);
    let planned = later.map(Sentences::of_tasks);
    let decided = |task: &str| {
        let answers = index.overrides().answers.iter();
        answers.rev().find(|a| &*a.place == place && a.year == year && a.task == task)
    };
    let planned_again = |task: &str| planned.as_ref().is_some_and(|plan| plan.repeat(task));
    // A link has the reader's choices without the text.
    let chosen = |sentences: &Sentences<'_>, task: &str, sentence: &str| match sentences.is_empty() {
        true => Sentences::of_one(sentence).chosen(task, sentence),
        false => sentences.chosen(task, sentence),
    };
    let found = |sentences: &Sentences<'_>, task: &str| match sentences.answer(task) {
        _ if sentences.is_empty() => Mention::NoText,
        Some(answer) if answer.sure => Mention::Found(answer),
        _ if planned_again(task) => Mention::Again,
        Some(possible) => Mention::Found(possible),
        None => Mention::NotFound,
    };
    let mention = |task: &str| match &sentences {
        None => Mention::NoReport,
        Some(sentences) => match decided(task).map(|answer| &answer.sentence) {
            Some(None) => Mention::Denied,
            Some(Some(sentence)) => {
                chosen(sentences, task, sentence).map_or_else(|| found(sentences, task), Mention::Found)
            }
            None => found(sentences, task),
        },
    };
    // The plans of the years before in an unbroken run, latest first.
    let before: Vec<Sentences<'_>> = (Year::MIN..year)
        .rev()
        .map_while(|year| reports(year).next_back().map(|(_, report)| Sentences::of_tasks(report)))
        .collect();
    let mut promises = Vec::new();
    for (number, report) in reports(year) {
        let unmeasured = report
            .commitments
            .iter()
            .enumerate()
            .filter(|(_, task)| task.targets.is_empty() && !is_closing(&task.text));
        for (commitment, task) in unmeasured {
            let repeated = before.iter().take_while(|plan| plan.repeat(&task.text)).count();
            let mention = mention(&task.text);
            promises.push(Promise {
                topic: task.topic.unwrap_or(Topic::Other),
                since: year.saturating_sub(Year::try_from(repeated).unwrap_or_default()),
                dropped: matches!(mention, Mention::NotFound | Mention::Denied) && !planned_again(&task.text),
                progress: schedule.map(|_| ProgressClass::Other),
                promised: Promised::Task {
                    report: u32::try_from(number).unwrap_or(u32::MAX),
                    commitment: u32::try_from(commitment).unwrap_or(u32::MAX),
                    mention,
                },
            });
        }
    }
    promises
}
