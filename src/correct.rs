//! A reader's corrections of a report: corrected, dropped and added figures.
//!
//! | correction | stored as |
//! | --- | --- |
//! | a statement is corrected, or a repaired value confirmed | the original, in [`Observation::corrected_from`] |
//! | a statement is dropped | that statement, in [`Report::dropped`] |
//! | a missed figure is added | a statement whose origin is [`Origin::Reader`] |
//! | a project's investment or length is corrected | see [`AmountRef`] |
//!
//! Corrections are part of the report, so drafts and files keep them. Each can be undone independently of later
//! ones ([`undo`]). When the same text is read again, they are applied again ([`carry`]).

mod amount;
mod carry;
mod form;
mod missed;
mod repair;

use std::collections::BTreeSet;

pub use amount::{AmountKind, AmountRef, amount_form, confirm_amount, correct_amount, drop_amount};
pub use carry::{carry, carry_by};
pub use form::{CorrectionForm, FormField};
pub use missed::{Unlike, add, missed, unlike_a_figure};
pub use repair::{Repaired, mended, repaired};

use crate::model::{Confidence, DroppedStatement, Kind, Observation, Origin, Report, Span, StatementRef};

/// A correction: the statement before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    /// The original statement; `None` if it was missed or is unknown.
    pub before: Option<Observation>,
    /// The current statement; `None` if it was dropped.
    pub after: Option<Observation>,
    at: At,
}

/// The address of a correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    Statement(StatementRef),
    Dropped(usize),
    Amount(AmountRef),
}

/// Writes typed fields into a statement.
///
/// # Errors
/// The first invalid field; the statement is unchanged.
pub fn correct(observation: &mut Observation, form: &CorrectionForm) -> Result<(), FormField> {
    let mut new = observation.clone();
    form.fill(&mut new)?;
    change(observation, new);
    Ok(())
}

/// Replaces a statement and stores the original on the first change. A statement that the reader
/// added has no original.
pub fn change(observation: &mut Observation, mut new: Observation) {
    // A figure that a reader has looked at is sure.
    new.evidence.confidence = Confidence::High;
    new.evidence.runner_up = None;
    if new == *observation {
        return;
    }
    if observation.corrected_from.is_none() && observation.evidence.origin != Origin::Reader {
        new.corrected_from = Some(Box::new(observation.clone()));
    }
    *observation = new;
}

/// Drops a statement. Returns false if there is none.
pub fn drop_statement(report: &mut Report, at: StatementRef) -> bool {
    take_out(report, at).is_some()
}

/// Removes a statement from its list. The statement as it was read is stored with its address among
/// the dropped ones; one that the reader added is discarded.
fn take_out(report: &mut Report, at: StatementRef) -> Option<()> {
    let number = at.observation as usize;
    let list = report.statement_list(at.commitment).filter(|list| number < list.len())?;
    let mut observation = list.remove(number);
    if observation.evidence.origin != Origin::Reader {
        restore(&mut observation);
        // Counts statements dropped earlier from the same list, so that each returns to its
        // position in whatever order they are restored.
        let position = positions_before(&report.dropped, at.commitment)
            .into_iter()
            .fold(at.observation, |position, other| position.saturating_add(u32::from(other <= position)));
        let stood = Some(StatementRef { observation: position, ..at });
        report.dropped.push(DroppedStatement { observation, stood });
    }
    Some(())
}

/// The indices of the statements dropped from one list.
fn positions_before(dropped: &[DroppedStatement], commitment: Option<u32>) -> BTreeSet<u32> {
    let stood = dropped.iter().filter_map(|dropped| dropped.stood);
    stood.filter(|stood| stood.commitment == commitment).map(|stood| stood.observation).collect()
}

/// All corrections of a report, in reading order.
#[must_use]
pub fn corrections(report: &Report) -> Vec<Correction> {
    let changed = report.statements().filter_map(|(at, observation)| {
        let marked = observation.evidence.origin == Origin::Reader;
        (marked || observation.corrected_from.is_some()).then(|| Correction {
            before: observation.corrected_from.as_deref().cloned(),
            after: Some(observation.clone()),
            at: At::Statement(at),
        })
    });
    let dropped = report.dropped.iter().enumerate().map(|(n, dropped)| Correction {
        before: Some(dropped.observation.clone()),
        after: None,
        at: At::Dropped(n),
    });
    let mut all: Vec<Correction> = changed.chain(dropped).chain(amount::corrections(report)).collect();
    all.sort_by_key(|one| one.after.as_ref().or(one.before.as_ref()).and_then(|o| o.evidence.span));
    all
}

/// Undoes one correction. Returns false if it can no longer be found.
pub fn undo(report: &mut Report, correction: &Correction) -> bool {
    match correction.at {
        At::Statement(at) => {
            let Some(statement) = report.statement_mut(at) else { return false };
            if correction.after.as_ref() != Some(&*statement) {
                return false;
            }
            if correction.before.is_some() {
                restore(statement);
            } else if let Some(list) = report.statement_list(at.commitment) {
                list.remove(at.observation as usize);
            }
            true
        }
        At::Amount(at) => amount::undo(report, at, correction),
        At::Dropped(number) => {
            if report.dropped.get(number).map(|dropped| &dropped.observation) != correction.before.as_ref() {
                return false;
            }
            let dropped = report.dropped.remove(number);
            put_back(report, dropped);
            true
        }
    }
}

/// Restores a dropped statement to its position among those that are still dropped.
fn put_back(report: &mut Report, dropped: DroppedStatement) {
    let DroppedStatement { observation, stood } = dropped;
    let Some(stood) = stood else { return insert(report, observation) };
    let gone = positions_before(&report.dropped, stood.commitment);
    let Some(list) = report.statement_list(stood.commitment) else { return insert(report, observation) };
    let at = match observation.evidence.span {
        // An added figure may stand between two read ones.
        Some(span) => list.iter().position(|other| other.evidence.span.is_some_and(|at| at > span)),
        None => Some((stood.observation as usize).saturating_sub(gone.range(..stood.observation).count())),
    };
    list.insert(at.map_or(list.len(), |at| at.min(list.len())), observation);
}

/// Inserts a statement according to its span: a target within a task belongs to the task.
fn insert(report: &mut Report, observation: Observation) {
    let span = observation.evidence.span;
    let around = |task: &Span| span.is_some_and(|span| task.start <= span.start && span.end <= task.end);
    let task = report.commitments.iter_mut().find(|task| task.evidence.span.as_ref().is_some_and(around));
    let list = match task {
        Some(task) if observation.kind == Kind::Target => &mut task.targets,
        _ => &mut report.observations,
    };
    let at = list.iter().position(|other| other.evidence.span > span).unwrap_or(list.len());
    list.insert(at, observation);
}

/// Restores the original of a corrected statement.
fn restore(observation: &mut Observation) {
    if let Some(original) = observation.corrected_from.take() {
        *observation = *original;
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail loudly")]
mod tests {
    use super::*;
    use crate::extract;
    use crate::model::Year;

    const TEXT: &str = "甲镇2024年政府工作报告\n一、2023年工作回顾\n粮食产量2.1万吨。水稻产量1.2万吨。古树很多。\n二、2024年工作安排\n新修机耕道12公里以上。";

    fn report() -> Report {
        extract::read(TEXT, None).report.dated().unwrap()
    }

    /// The same report as if given in another year.
    fn given_in(year: Year) -> Report {
        let text = TEXT.replace("2023年工作", "过去的一年工作").replace("2024年工作", "新的一年里工作");
        extract::read_of(&text, None, Some(year)).report.dated().unwrap()
    }

    fn first() -> StatementRef {
        StatementRef { commitment: None, observation: 0 }
    }

    fn span_of(words: &str) -> Span {
        let byte = TEXT.find(words).expect("words of the text");
        let start = TEXT.split_at(byte).0.chars().count();
        Span { start, end: start + words.chars().count() }
    }

    /// All statements as indicator and value; targets of tasks in brackets.
    fn told(report: &Report) -> String {
        let one = |o: &Observation| format!("{} {}", o.indicator, CorrectionForm::of(o).value);
        let own = report.observations.iter().map(one);
        let targets =
            report.commitments.iter().flat_map(|task| &task.targets).map(|o| format!("[{}]", one(o)));
        own.chain(targets).collect::<Vec<_>>().join(", ")
    }

    fn set(report: &mut Report, value: &str) {
        let statement = report.statement_mut(first()).expect("a statement");
        let form = CorrectionForm { value: value.to_owned(), ..CorrectionForm::of(statement) };
        correct(statement, &form).expect("a number");
    }

    #[test]
    fn each_correction_can_be_undone_separately() {
        let read = report();
        let mut report = read.clone();
        let whole = "粮食产量 2.1, 水稻产量 1.2, [新修机耕道 12]";
        assert_eq!(told(&report), whole);
        set(&mut report, "2.2");
        set(&mut report, "2.3");
        assert!(drop_statement(&mut report, StatementRef { observation: 1, ..first() }));
        let at = span_of("古树很多");
        let form = CorrectionForm {
            value: "31".to_owned(),
            unit: "棵".to_owned(),
            indicator: "古树".to_owned(),
            ..missed(&report, at).expect("words")
        };
        add(&mut report, at, &form).expect("a figure");
        assert!(drop_statement(&mut report, StatementRef { commitment: Some(0), ..first() }));
        assert_eq!(told(&report), "粮食产量 2.3, 古树 31");
        // Undoes the first of four, then of three, and so on, in any order.
        for (left, expected) in [
            (3, "粮食产量 2.1, 古树 31"),
            (2, "粮食产量 2.1, 水稻产量 1.2, 古树 31"),
            (1, "粮食产量 2.1, 水稻产量 1.2"),
            (0, whole),
        ] {
            let all = corrections(&report);
            assert!(undo(&mut report, &all[0]));
            assert_eq!((corrections(&report).len(), told(&report).as_str()), (left, expected));
        }
        assert_eq!(report, read);
    }

    #[test]
    fn corrections_survive_reading_again() {
        let mut old = given_in(2024);
        set(&mut old, "2.2");
        drop_statement(&mut old, StatementRef { observation: 1, ..first() });
        let at = span_of("古树很多");
        let form = CorrectionForm { value: "31".to_owned(), ..missed(&old, at).expect("words") };
        add(&mut old, at, &form).expect("a figure");
        let mut new = given_in(2025);
        carry(&old, &mut new);
        assert_eq!(told(&new), told(&old));
        assert_eq!(new.year, 2025);
        // Periods follow the year, including those of corrected and added figures.
        assert_eq!(old.observations[0].period.to_string(), "2023");
        assert!(new.observations.iter().all(|o| o.period.to_string() == "2024"), "{:?}", new.observations);
        assert_eq!(corrections(&new).len(), 3);
        // After undoing all, the report is as it is read now.
        while let Some(one) = corrections(&new).first() {
            assert!(undo(&mut new, one));
        }
        assert_eq!(new, given_in(2025));
    }

    #[test]
    fn a_period_set_by_hand_stays() {
        let mut old = given_in(2024);
        let form = CorrectionForm { period: "2020".to_owned(), ..CorrectionForm::of(&old.observations[0]) };
        correct(&mut old.observations[0], &form).expect("a period");
        let mut new = given_in(2025);
        carry(&old, &mut new);
        let periods: Vec<String> = new.observations.iter().map(|o| o.period.to_string()).collect();
        assert_eq!(periods, ["2020", "2024"]);
    }

    /// Statements without spans, dropped one after another, return to their positions in any order.
    #[test]
    fn dropped_statements_return_to_their_position() {
        let one = |name: &str| {
            format!(r#"{{"indicator":"{name}","period":2024,"kind":"target","value":"1","unit":"座"}}"#)
        };
        let list = |names: [&str; 4]| names.map(one).join(",");
        let json = format!(
            r#"{{"format":"tongbi.report/1","place":{{"name":"甲镇"}},"year":2024,"observations":[{}],
                "commitments":[{{"text":"修桥","targets":[]}},{{"text":"修路","targets":[{}]}}]}}"#,
            list(["甲", "乙", "丙", "丁"]),
            list(["子", "丑", "寅", "卯"]),
        );
        let whole = crate::format::read(&json).reports.remove(0);
        for drops in [[0, 0, 0, 0], [3, 2, 1, 0], [1, 1, 0, 0], [2, 0, 1, 0]] {
            for undone in [[0, 0, 0, 0], [3, 2, 1, 0], [1, 0, 1, 0], [2, 2, 0, 0]] {
                for commitment in [None, Some(1)] {
                    let mut report = whole.clone();
                    for observation in drops {
                        assert!(drop_statement(&mut report, StatementRef { commitment, observation }));
                    }
                    let mut report = crate::format::read(&crate::format::write(&report)).reports.remove(0);
                    for number in undone {
                        let all = corrections(&report);
                        assert!(undo(&mut report, &all[number]));
                    }
                    assert_eq!(told(&report), told(&whole), "{drops:?} {undone:?}");
                }
            }
        }
    }

    #[test]
    fn corrections_travel_with_the_file() {
        let mut report = report();
        set(&mut report, "2.2");
        drop_statement(&mut report, StatementRef { observation: 1, ..first() });
        let again = crate::format::read(&crate::format::write(&report)).reports.remove(0);
        assert_eq!(corrections(&again), corrections(&report));
    }

    #[test]
    fn a_late_undo_changes_nothing() {
        let mut report = report();
        set(&mut report, "2.2");
        let all = corrections(&report);
        set(&mut report, "2.4");
        let before = report.clone();
        assert!(!undo(&mut report, &all[0]));
        assert_eq!(report, before);
    }

    #[test]
    fn reports_text_without_a_figure() {
        let check = |words: &str, expected: Option<Unlike>| {
            let mut report = report();
            report.text = Some(words.to_owned());
            let span = Span { start: 0, end: words.chars().count() };
            let form = missed(&report, span).expect("words");
            assert_eq!(unlike_a_figure(words, &form), expected, "{words} {form:?}");
        };
        check("九小场所", Some(Unlike::NoNumber));
        check("一核四圈", Some(Unlike::NoNumber));
        check("古树很多", Some(Unlike::NoNumber));
        check("2023年", Some(Unlike::Year(2023)));
        check("古树31株", None);
        check("2023年产粮2.1万吨", None);
    }

    #[test]
    fn the_form_of_a_missed_figure_is_proposed_from_its_text() {
        let check = |words: &str, expected: &str| {
            let CorrectionForm { indicator, value, unit, period, kind, .. } =
                missed(&report(), span_of(words)).expect("words");
            assert_eq!(format!("{indicator}|{value}|{unit}|{period}|{kind:?}"), expected, "{words}");
        };
        check("粮食产量2.1万吨", "粮食产量|2.1|万吨|2023|Actual");
        check("古树很多", "古树很多|||2023|Actual");
        check("机耕道12公里", "机耕道|12|公里|2024|Target");
        let beyond = Span { start: 9, end: 3 };
        assert_eq!(missed(&report(), beyond), None);
    }
}
