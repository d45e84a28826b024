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
mod form;
mod repair;

use std::collections::BTreeSet;

pub use amount::{AmountRef, Measure, amount_form, confirm_amount, correct_amount, drop_amount};
pub use form::{Field, Form};
pub use repair::{Repaired, mended, repaired};

use crate::extract;
use crate::model::{
    Confidence, DroppedStatement, Evidence, Extra, Gap, Kind, Observation, Origin, Period, Report,
    SectionKind, Span, StatementRef, Value, Year,
};
use crate::source::ends_statement;

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
pub fn correct(observation: &mut Observation, form: &Form) -> Result<(), Field> {
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
        let place = places_before(&report.dropped, at.commitment)
            .into_iter()
            .fold(at.observation, |place, other| place.saturating_add(u32::from(other <= place)));
        let stood = Some(StatementRef { observation: place, ..at });
        report.dropped.push(DroppedStatement { observation, stood });
    }
    Some(())
}

/// The indices of the statements dropped from one list.
fn places_before(dropped: &[DroppedStatement], commitment: Option<u32>) -> BTreeSet<u32> {
    let stood = dropped.iter().filter_map(|dropped| dropped.stood);
    stood.filter(|stood| stood.commitment == commitment).map(|stood| stood.observation).collect()
}

/// The proposed form for a missed figure: the number in the marked text, the words before it, and
/// the period of the surrounding section. `None` if `span` has no text.
#[must_use]
pub fn missed(report: &Report, span: Span) -> Option<Form> {
    let length = span.end.checked_sub(span.start).filter(|length| *length > 0)?;
    let words: String = report.text.as_deref()?.chars().skip(span.start).take(length).collect();
    let figure = extract::figure(&words);
    let name = match &figure {
        Some(figure) => words.chars().take(figure.from).collect(),
        None => words,
    };
    let heading =
        report.outline.iter().rev().find(|h| h.evidence.span.is_some_and(|at| at.start <= span.start));
    let planned = heading.is_some_and(|h| h.part == SectionKind::Plan);
    Some(Form {
        indicator: name.trim_matches(|c: char| !c.is_alphanumeric()).to_owned(),
        value: figure.as_ref().map(|f| f.value.clone()).unwrap_or_default(),
        unit: figure.map(|f| f.unit).unwrap_or_default(),
        period: Period::Year(if planned { report.year } else { report.year.saturating_sub(1) }).to_string(),
        kind: if planned { Kind::Target } else { Kind::Actual },
        change: String::new(),
        completion: String::new(),
    })
}

/// Why marked text does not look like a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unlike {
    /// It contains no number.
    NoNumber,
    /// Its number is a year.
    Year(Year),
}

/// Why marked text does not look like a figure. A number within a name (九小场所) does not count.
#[must_use]
pub fn unlike_a_figure(words: &str, form: &Form) -> Option<Unlike> {
    let digits: String = words.chars().filter(char::is_ascii_digit).collect();
    let is_year = |text: &str| {
        let year: Option<Year> = text.parse().ok();
        year.filter(|year| (1900..=2100).contains(year) && text.len() == 4)
    };
    if let Some(year) =
        is_year(form.value.trim()).filter(|_| form.unit.trim() == "年" || words.contains('年'))
    {
        return Some(Unlike::Year(year));
    }
    if let (Some(year), true) = (is_year(&digits), form.value.trim().is_empty()) {
        return Some(Unlike::Year(year));
    }
    // A numeral in characters counts only before a unit: 三座, but not 九小.
    let is_written = !digits.is_empty() || (!form.value.trim().is_empty() && !form.unit.trim().is_empty());
    (form.value.trim().is_empty() || !is_written).then_some(Unlike::NoNumber)
}

/// Adds a missed figure at its span in the text.
///
/// # Errors
/// The first invalid field; the report is unchanged.
pub fn add(report: &mut Report, span: Span, form: &Form) -> Result<(), Field> {
    let sentence = report.text.as_deref().map(|text| sentence(text, span));
    let mut observation = Observation {
        indicator: "".into(),
        as_written: None,
        topic: None,
        period: Period::Year(report.year),
        kind: form.kind,
        value: Value::Missing(Gap::Unexplained),
        unit: "".into(),
        change: None,
        completion: None,
        completion_span: None,
        evidence: Evidence {
            quote: sentence,
            span: Some(span),
            origin: Origin::Reader,
            ..Evidence::default()
        },
        corrected_from: None,
        extra: Extra::default(),
    };
    if form.value.trim().is_empty() {
        return Err(Field::Value);
    }
    form.fill(&mut observation)?;
    observation.as_written = None;
    insert(report, observation);
    Ok(())
}

/// The sentence around a span.
fn sentence(text: &str, span: Span) -> String {
    let chars: Vec<char> = text.chars().collect();
    let start = span.start.min(chars.len());
    let from =
        (0..start).rev().find(|i| chars.get(*i).is_some_and(|c| ends_statement(*c))).map_or(0, |i| i + 1);
    let to = (span.end..chars.len())
        .find(|i| chars.get(*i).is_some_and(|c| ends_statement(*c)))
        .unwrap_or(chars.len());
    chars.get(from..to).unwrap_or_default().iter().collect()
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

/// Applies the corrections of `old` to a report that was read again from the same text. Only the
/// fields that the reader changed are carried over.
pub fn carry(old: &Report, new: &mut Report) {
    carry_by(old, new, Some);
}

/// Applies the corrections of `old` to `new`. `moved` maps spans of the old text to the new one.
/// Returns the corrections whose span no longer exists.
pub fn carry_by(old: &Report, new: &mut Report, moved: impl Fn(Span) -> Option<Span>) -> Vec<Correction> {
    let all = corrections(old);
    all.into_iter().filter(|correction| !carry_one(old, new, correction, &moved)).collect()
}

/// Applies one correction. Returns false if its span no longer exists.
fn carry_one(
    old: &Report,
    new: &mut Report,
    correction: &Correction,
    moved: impl Fn(Span) -> Option<Span>,
) -> bool {
    let Correction { before, after, at } = correction;
    let span = after.as_ref().or(before.as_ref()).and_then(|o| o.evidence.span);
    let moved = span.and_then(moved);
    if let At::Amount(at) = at {
        return amount::carry(new, at.measure, correction, moved);
    }
    let found = match (span, moved) {
        (None, _) => before.as_ref().and_then(|before| same_statement(new, before)),
        (Some(_), Some(moved)) => at_span(new, moved),
        (Some(_), None) => return false,
    };
    let after = after.clone().map(|mut after| {
        after.evidence.span = moved;
        after
    });
    match (found, after) {
        (Some(at), Some(after)) => match (new.statement_mut(at), before) {
            (Some(statement), Some(before)) => {
                let right = carried(before, after, statement);
                change(statement, right);
            }
            (Some(statement), None) => *statement = after,
            (None, _) => return false,
        },
        (None, Some(after)) if before.is_none() && moved.is_some() => {
            let period = period_of_marked(old, new, span, &after);
            insert(new, Observation { period, ..after });
        }
        (None, Some(after)) if moved.is_some() => insert(new, after),
        (Some(at), None) => return take_out(new, at).is_some(),
        // The statement that the reader dropped is not read any more.
        (None, None) => return moved.is_some(),
        (None, Some(_)) => return false,
    }
    true
}

/// The statement of a report without text that equals one of another file.
fn same_statement(report: &Report, other: &Observation) -> Option<StatementRef> {
    find(report, |o| {
        let name = (&o.indicator, o.period, o.kind, &o.unit)
            == (&other.indicator, other.period, other.kind, &other.unit);
        name && o.value == other.value && o.evidence.quote == other.evidence.quote
    })
}

/// The statement `fresh` with the reader's changes from `before` to `after`.
fn carried(before: &Observation, after: Observation, fresh: &Observation) -> Observation {
    fn one<T: PartialEq + Clone>(before: &T, after: T, fresh: &T) -> T {
        if after == *before { fresh.clone() } else { after }
    }
    let mut change = one(&before.change, after.change, &fresh.change);
    // The form has no field for the compared period, so it follows the statement's period.
    if let (Some(change), Some(fresh)) = (&mut change, &fresh.change) {
        change.against = fresh.against;
    }
    let repaired_from =
        one(&before.evidence.repaired_from, after.evidence.repaired_from, &fresh.evidence.repaired_from);
    Observation {
        indicator: one(&before.indicator, after.indicator, &fresh.indicator),
        as_written: one(&before.as_written, after.as_written, &fresh.as_written),
        topic: one(&before.topic, after.topic, &fresh.topic),
        period: one(&before.period, after.period, &fresh.period),
        kind: one(&before.kind, after.kind, &fresh.kind),
        value: one(&before.value, after.value, &fresh.value),
        unit: one(&before.unit, after.unit, &fresh.unit),
        change,
        completion: one(&before.completion, after.completion, &fresh.completion),
        completion_span: one(&before.completion_span, after.completion_span, &fresh.completion_span),
        evidence: Evidence {
            repaired_from,
            confidence: one(
                &before.evidence.confidence,
                after.evidence.confidence,
                &fresh.evidence.confidence,
            ),
            runner_up: one(&before.evidence.runner_up, after.evidence.runner_up, &fresh.evidence.runner_up),
            ..fresh.evidence.clone()
        },
        corrected_from: fresh.corrected_from.clone(),
        extra: one(&before.extra, after.extra, &fresh.extra),
    }
}

/// The period of an added figure in the report read again: a proposed period follows the year, a
/// typed one stays.
fn period_of_marked(old: &Report, new: &Report, span: Option<Span>, marked: &Observation) -> Period {
    let proposed = |report, span: Option<Span>| missed(report, span?)?.period.parse::<Period>().ok();
    match (proposed(old, span), proposed(new, marked.evidence.span)) {
        (Some(before), Some(now)) if before == marked.period => now,
        _ => marked.period,
    }
}

/// The statement whose figure has this span.
fn at_span(report: &Report, span: Span) -> Option<StatementRef> {
    find(report, |o| o.evidence.span == Some(span))
}

/// The first statement of a report for which `passes` is true.
fn find(report: &Report, passes: impl Fn(&Observation) -> bool) -> Option<StatementRef> {
    report.statements().find(|(_, observation)| passes(observation)).map(|(at, _)| at)
}

/// Restores a dropped statement to its position among those that are still dropped.
fn put_back(report: &mut Report, dropped: DroppedStatement) {
    let DroppedStatement { observation, stood } = dropped;
    let Some(stood) = stood else { return insert(report, observation) };
    let gone = places_before(&report.dropped, stood.commitment);
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
        let one = |o: &Observation| format!("{} {}", o.indicator, Form::of(o).value);
        let own = report.observations.iter().map(one);
        let targets =
            report.commitments.iter().flat_map(|task| &task.targets).map(|o| format!("[{}]", one(o)));
        own.chain(targets).collect::<Vec<_>>().join(", ")
    }

    fn set(report: &mut Report, value: &str) {
        let statement = report.statement_mut(first()).expect("a statement");
        let form = Form { value: value.to_owned(), ..Form::of(statement) };
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
        let form = Form {
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
        let form = Form { value: "31".to_owned(), ..missed(&old, at).expect("words") };
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
        let form = Form { period: "2020".to_owned(), ..Form::of(&old.observations[0]) };
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
            let Form { indicator, value, unit, period, kind, .. } =
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
