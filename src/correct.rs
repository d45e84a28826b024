//! A reader's corrections of a report: figures set right, dropped, or marked where they were missed.
//!
//! | correction | kept as |
//! | --- | --- |
//! | a statement is set right, or a mended value confirmed | the statement as it was, in its field `corrected_from` |
//! | a statement is dropped | that statement, in the report's field `dropped` |
//! | a figure that was missed is marked | a statement whose origin is [`Origin::Reader`] |
//! | what a project costs, or how long it is, is set right | see [`AmountRef`] |
//!
//! So each of them travels with the report, in drafts and in files; it can be undone by itself
//! ([`undo`]), whatever was done after it, and is made again when the same words are read anew
//! ([`carry`]).

mod amount;
mod form;
mod repair;

use std::collections::BTreeSet;
use std::fmt;

pub use amount::{AmountRef, Measure, amount_form, confirm_amount, correct_amount, drop_amount};
pub use form::{Field, Form};
pub use repair::{Repaired, mended, repaired};

use crate::extract;
use crate::format::{read_observation, read_observations, write_observation};
use crate::model::{
    Evidence, Extra, Gap, Json, Kind, Observation, Origin, Period, Report, SectionKind, Span, StatementRef,
    Value, Year,
};

/// The field of a statement that keeps what it said before.
const CORRECTED: &str = "corrected_from";
/// The field of a report that keeps the statements that were dropped.
const DROPPED: &str = "dropped";
/// The field of a dropped statement that says where it stood: task (or null) and place in its list.
const STOOD: &str = "stood";

/// One correction, with what was there before and what is there now.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    /// The statement as it was read; `None` where it was missed, or where it is not known.
    pub before: Option<Observation>,
    /// The statement as it is; `None` where it was dropped.
    pub after: Option<Observation>,
    at: At,
}

/// Where a correction stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    Statement(StatementRef),
    Dropped(usize),
    Amount(AmountRef),
}

/// Puts what was typed into a statement.
///
/// # Errors
/// The first field that cannot be taken; the statement is as it was.
pub fn correct(observation: &mut Observation, form: &Form) -> Result<(), Field> {
    let mut new = observation.clone();
    form.fill(&mut new)?;
    change(observation, new);
    Ok(())
}

/// Puts a statement set right in the place of what it was, which is kept the first time. One that
/// the reader marked needs no keeping.
pub fn change(observation: &mut Observation, mut new: Observation) {
    if new == *observation {
        return;
    }
    if !is_corrected(observation) && observation.evidence.origin != Origin::Reader {
        new.extra.0.push((CORRECTED.to_owned(), Json(write_observation(observation).into())));
    }
    *observation = new;
}

fn is_corrected(observation: &Observation) -> bool {
    observation.extra.0.iter().any(|(name, _)| name == CORRECTED)
}

/// Drops a statement. False if there is none.
pub fn drop_statement(report: &mut Report, at: StatementRef) -> bool {
    take_out(report, at).is_some()
}

/// Takes a statement out of its list, and keeps it as it was read among those that were dropped,
/// with the place where it stood; one that the reader marked is gone.
fn take_out(report: &mut Report, at: StatementRef) -> Option<()> {
    let number = at.observation as usize;
    let list = report.statement_list(at.commitment).filter(|list| number < list.len())?;
    let mut observation = list.remove(number);
    if observation.evidence.origin != Origin::Reader {
        restore(&mut observation);
        let mut dropped = dropped(report);
        // Counted with those dropped from the same list before, so that each finds its place again
        // in whatever order they come back.
        let stood: BTreeSet<usize> = places_before(&dropped, at.commitment).collect();
        let place = stood.into_iter().fold(number, |number, other| number + usize::from(other <= number));
        let stood = Stood { task: at.commitment, place };
        observation.extra.0.push((STOOD.to_owned(), Json(stood.to_string().into())));
        dropped.push(observation);
        set_dropped(report, &dropped);
    }
    Some(())
}

/// Where a statement that was dropped stood: in the list of a task or of the report, at which place
/// in it, as if none had been dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stood {
    task: Option<u32>,
    place: usize,
}

impl Stood {
    fn of(observation: &Observation) -> Option<Self> {
        let (_, json) = observation.extra.0.iter().find(|(name, _)| name == STOOD)?;
        let (task, place) = serde_json::from_str(&json.0).ok()?;
        Some(Self { task, place })
    }
}

impl fmt::Display for Stood {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.task {
            Some(task) => write!(f, "[{task},{}]", self.place),
            None => write!(f, "[null,{}]", self.place),
        }
    }
}

/// The places of the statements that were dropped from one list.
fn places_before(dropped: &[Observation], task: Option<u32>) -> impl Iterator<Item = usize> {
    dropped.iter().filter_map(Stood::of).filter(move |stood| stood.task == task).map(|stood| stood.place)
}

/// What stands in the form for a figure that was missed: the number among the words, what stands
/// before it, and the time that the part around it speaks of. `None` where no words are at `span`.
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

/// Why words that a reader marks seem to hold no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unlike {
    /// There is no number in them.
    NoNumber,
    /// The number names a year.
    Year(Year),
}

/// Why marked words seem to hold no figure: a number that is part of a name (九小场所) counts as none.
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
    // A numeral in characters counts only where a unit follows it: 三座, not 九小.
    let is_written = !digits.is_empty() || (!form.value.trim().is_empty() && !form.unit.trim().is_empty());
    (form.value.trim().is_empty() || !is_written).then_some(Unlike::NoNumber)
}

/// Adds a figure that was missed, at its place in the text.
///
/// # Errors
/// The first field that cannot be taken; the report is as it was.
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

/// The sentence around a place of a text.
fn sentence(text: &str, span: Span) -> String {
    let ends = |c: char| matches!(c, '。' | '！' | '？' | '；' | '\n');
    let chars: Vec<char> = text.chars().collect();
    let start = span.start.min(chars.len());
    let from = (0..start).rev().find(|i| chars.get(*i).is_some_and(|c| ends(*c))).map_or(0, |i| i + 1);
    let to = (span.end..chars.len()).find(|i| chars.get(*i).is_some_and(|c| ends(*c))).unwrap_or(chars.len());
    chars.get(from..to).unwrap_or_default().iter().collect()
}

/// All corrections of a report, in reading order.
#[must_use]
pub fn corrections(report: &Report) -> Vec<Correction> {
    let changed = report.statements().filter_map(|(at, observation)| {
        let marked = observation.evidence.origin == Origin::Reader;
        (marked || is_corrected(observation)).then(|| Correction {
            before: before(observation),
            after: Some(observation.clone()),
            at: At::Statement(at),
        })
    });
    let dropped = dropped(report).into_iter().enumerate().map(|(n, observation)| Correction {
        before: Some(observation),
        after: None,
        at: At::Dropped(n),
    });
    let mut all: Vec<Correction> = changed.chain(dropped).chain(amount::corrections(report)).collect();
    all.sort_by_key(|one| one.after.as_ref().or(one.before.as_ref()).and_then(|o| o.evidence.span));
    all
}

/// Undoes one correction. False if the report has changed so that it cannot be found.
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
            let mut all = dropped(report);
            if all.get(number) != correction.before.as_ref() {
                return false;
            }
            let observation = all.remove(number);
            set_dropped(report, &all);
            put_back(report, observation, &all);
            true
        }
    }
}

/// Makes the corrections of `old` in a report that was read anew from the same words: of a statement
/// set right, what the reader changed; the rest is as it is read now.
pub fn carry(old: &Report, new: &mut Report) {
    carry_by(old, new, Some);
}

/// Makes the corrections of `old` in `new`, where `moved` tells at which place of the new text a place of
/// the old one is. Gives those whose place is gone.
pub fn carry_by(old: &Report, new: &mut Report, moved: impl Fn(Span) -> Option<Span>) -> Vec<Correction> {
    let all = corrections(old);
    all.into_iter().filter(|correction| !carry_one(old, new, correction, &moved)).collect()
}

/// Makes one correction. False if its place is gone.
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
        // What was dropped and is not read now needs no dropping.
        (None, None) => return moved.is_some(),
        (None, Some(_)) => return false,
    }
    true
}

/// The statement of a report without text that is the same as one of another file.
fn same_statement(report: &Report, other: &Observation) -> Option<StatementRef> {
    find(report, |o| {
        let name = (&o.indicator, o.period, o.kind, &o.unit)
            == (&other.indicator, other.period, other.kind, &other.unit);
        name && o.value == other.value && o.evidence.quote == other.evidence.quote
    })
}

/// The statement `fresh` with what a reader changed from `before` to `after`.
fn carried(before: &Observation, after: Observation, fresh: &Observation) -> Observation {
    fn one<T: PartialEq + Clone>(before: &T, after: T, fresh: &T) -> T {
        if after == *before { fresh.clone() } else { after }
    }
    let own = Extra(after.extra.0.into_iter().filter(|(name, _)| name != CORRECTED).collect());
    let mut change = one(&before.change, after.change, &fresh.change);
    // What the change is against is nothing that a reader types: it goes with the period.
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
        evidence: Evidence { repaired_from, ..fresh.evidence.clone() },
        extra: one(&before.extra, own, &fresh.extra),
    }
}

/// The period of a figure that the reader marked at a place of `old`, in the report read anew: one that
/// was proposed goes with the year, one that was typed stays.
fn period_of_marked(old: &Report, new: &Report, span: Option<Span>, marked: &Observation) -> Period {
    let proposed = |report, span: Option<Span>| missed(report, span?)?.period.parse::<Period>().ok();
    match (proposed(old, span), proposed(new, marked.evidence.span)) {
        (Some(before), Some(now)) if before == marked.period => now,
        _ => marked.period,
    }
}

/// The statement whose figure stands at a place of the text.
fn at_span(report: &Report, span: Span) -> Option<StatementRef> {
    find(report, |o| o.evidence.span == Some(span))
}

/// The first statement of a report that passes.
fn find(report: &Report, passes: impl Fn(&Observation) -> bool) -> Option<StatementRef> {
    report.statements().find(|(_, observation)| passes(observation)).map(|(at, _)| at)
}

/// Puts a statement that was dropped back where it stood; `others` are still dropped.
fn put_back(report: &mut Report, mut observation: Observation, others: &[Observation]) {
    let stood = Stood::of(&observation);
    observation.extra.0.retain(|(name, _)| name != STOOD);
    let Some(stood) = stood else { return insert(report, observation) };
    let Some(list) = report.statement_list(stood.task) else { return insert(report, observation) };
    let at = match observation.evidence.span {
        // A figure that was marked since may stand between.
        Some(span) => list.iter().position(|other| other.evidence.span.is_some_and(|at| at > span)),
        None => {
            let gone: BTreeSet<usize> = places_before(others, stood.task).collect();
            Some(stood.place - gone.range(..stood.place).count())
        }
    };
    list.insert(at.map_or(list.len(), |at| at.min(list.len())), observation);
}

/// Puts a statement where its place in the text belongs: a target within a task is the task's.
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

/// What a corrected statement said before.
fn before(observation: &Observation) -> Option<Observation> {
    let (_, json) = observation.extra.0.iter().find(|(name, _)| name == CORRECTED)?;
    read_observation(&json.0)
}

/// Makes a statement what it was before it was corrected.
fn restore(observation: &mut Observation) {
    if let Some(before) = before(observation) {
        *observation = before;
    }
}

/// Changes the statements that are kept beside others: as they were before a correction, or since
/// they were dropped.
pub(crate) fn each_kept(extra: &mut Extra, change: fn(&mut Observation)) {
    for (name, json) in &mut extra.0 {
        let changed = match name.as_str() {
            CORRECTED => read_observation(&json.0).map(|mut before| {
                change(&mut before);
                write_observation(&before)
            }),
            DROPPED => {
                let mut all = read_observations(&json.0);
                all.iter_mut().for_each(change);
                Some(list(&all))
            }
            _ => None,
        };
        if let Some(changed) = changed {
            json.0 = changed.into();
        }
    }
}

fn list(all: &[Observation]) -> String {
    format!("[{}]", all.iter().map(write_observation).collect::<Vec<_>>().join(","))
}

fn dropped(report: &Report) -> Vec<Observation> {
    let kept = report.extra.0.iter().find(|(name, _)| name == DROPPED);
    kept.map(|(_, json)| read_observations(&json.0)).unwrap_or_default()
}

fn set_dropped(report: &mut Report, all: &[Observation]) {
    report.extra.0.retain(|(name, _)| name != DROPPED);
    if !all.is_empty() {
        report.extra.0.push((DROPPED.to_owned(), Json(list(all).into())));
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail loudly")]
mod tests {
    use super::*;
    use crate::model::Year;

    const TEXT: &str = "甲镇2024年政府工作报告\n一、2023年工作回顾\n粮食产量2.1万吨。水稻产量1.2万吨。古树很多。\n二、2024年工作安排\n新修机耕道12公里以上。";

    fn report() -> Report {
        extract::read(TEXT, None).report
    }

    /// The same report, read as one of a year; its parts name none.
    fn given_in(year: Year) -> Report {
        let text = TEXT.replace("2023年工作", "过去的一年工作").replace("2024年工作", "新的一年里工作");
        extract::read_of(&text, None, Some(year)).report
    }

    fn first() -> StatementRef {
        StatementRef { commitment: None, observation: 0 }
    }

    fn span_of(words: &str) -> Span {
        let byte = TEXT.find(words).expect("words of the text");
        let start = TEXT.split_at(byte).0.chars().count();
        Span { start, end: start + words.chars().count() }
    }

    /// Every statement as indicator and value, those of tasks in brackets.
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
    fn each_correction_is_undone_by_itself() {
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
        // The first of four, then of three …, in whatever order.
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
    fn corrections_outlive_reading_again() {
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
        // Periods count from the year: those of what was corrected and marked as well.
        assert_eq!(old.observations[0].period.to_string(), "2023");
        assert!(new.observations.iter().all(|o| o.period.to_string() == "2024"), "{:?}", new.observations);
        assert_eq!(corrections(&new).len(), 3);
        // Undone, everything is as it is read now.
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

    /// Statements without a place in a text, dropped one after another: they come back to where they
    /// stood, in whatever order.
    #[test]
    fn what_was_dropped_comes_back_to_its_place() {
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
    fn an_undo_that_comes_too_late_does_nothing() {
        let mut report = report();
        set(&mut report, "2.2");
        let all = corrections(&report);
        set(&mut report, "2.4");
        let before = report.clone();
        assert!(!undo(&mut report, &all[0]));
        assert_eq!(report, before);
    }

    #[test]
    fn words_without_a_figure_are_told() {
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
    fn what_was_missed_is_guessed_from_its_words() {
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
