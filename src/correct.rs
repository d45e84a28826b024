//! Corrections by a reader: what a statement was taken for, set right.
//!
//! | typed as a value | taken as |
//! | --- | --- |
//! | `15.64`, `1,564.0` | that number |
//! | `5—6`, `5~6` | a range |
//! | nothing | what was there: a gap stays a gap |

use crate::compare::ObservationRef;
use crate::model::{Figure, Json, Kind, Number, Observation, Period, Report, Value};

/// The field that keeps what a statement said before a reader corrected it.
const CORRECTED: &str = "corrected_from";

/// A statement as a reader sees and types it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// What is measured.
    pub indicator: String,
    /// The value, or the two ends of a range; empty for none.
    pub value: String,
    /// The unit.
    pub unit: String,
    /// The period in the format's spelling: `2023`, `2023-06`, `2021/2025`.
    pub period: String,
    /// What sort of statement it is.
    pub kind: Kind,
}

/// A field that cannot be taken as it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Empty.
    Indicator,
    /// No number, or a range whose end is below its beginning.
    Value,
    /// No period.
    Period,
}

impl Form {
    /// What stands in the form before anything is typed.
    #[must_use]
    pub fn of(observation: &Observation) -> Self {
        let value = observation.value.figure().map(|figure| match &figure.to {
            Some(to) => format!("{}—{to}", figure.number),
            None => figure.number.to_string(),
        });
        Self {
            indicator: observation.indicator.to_string(),
            value: value.unwrap_or_default(),
            unit: observation.unit.to_string(),
            period: observation.period.to_string(),
            kind: observation.kind,
        }
    }
}

/// Puts what was typed into a statement. What it said before is kept beside, the first time.
///
/// # Errors
/// The first field that cannot be taken; the statement is as it was.
pub fn correct(observation: &mut Observation, form: &Form) -> Result<(), Field> {
    let before = Form::of(observation);
    if before == *form {
        return Ok(());
    }
    let indicator = form.indicator.trim();
    if indicator.is_empty() {
        return Err(Field::Indicator);
    }
    let period: Period = form.period.trim().parse().map_err(|_| Field::Period)?;
    if before.value != form.value {
        observation.value = value(&form.value, &observation.value).ok_or(Field::Value)?;
    }
    if before.indicator != indicator {
        observation.as_written.get_or_insert_with(|| observation.indicator.clone());
        observation.indicator = indicator.into();
    }
    observation.unit = form.unit.trim().into();
    observation.period = period;
    observation.kind = form.kind;
    let keeps = observation.extra.0.iter().any(|(name, _)| name == CORRECTED);
    if !keeps {
        let said = format!("{} {}{} {}", before.indicator, before.value, before.unit, before.period);
        let json = serde_json::to_string(&said).unwrap_or_default();
        observation.extra.0.push((CORRECTED.to_owned(), Json(json.into())));
    }
    Ok(())
}

/// The value that was typed; `old`'s bound is kept, since the words around the number still hold.
fn value(typed: &str, old: &Value) -> Option<Value> {
    let typed = typed.trim();
    if typed.is_empty() {
        return matches!(old, Value::Missing(_)).then(|| old.clone());
    }
    let number = |text: &str| Number::from_text(&text.trim().replace([',', '，'], "")).ok();
    let (number, to) = match typed.split_once(['—', '~', '～', '–']) {
        Some((from, to)) => (number(from)?, Some(number(to.trim_start_matches('—'))?)),
        None => (number(typed)?, None),
    };
    if to.as_ref().is_some_and(|to| to.value() < number.value()) {
        return None;
    }
    let bound = old.figure().map(|figure| figure.bound).unwrap_or_default();
    Some(Value::Stated(Figure { number, to, bound }))
}

/// The list that holds a statement of a report, and its place in it.
pub fn place(report: &mut Report, at: ObservationRef) -> Option<(&mut Vec<Observation>, usize)> {
    let list = match at.commitment {
        None => &mut report.observations,
        Some(task) => &mut report.commitments.get_mut(task as usize)?.targets,
    };
    let number = at.observation as usize;
    (number < list.len()).then_some((list, number))
}

/// Carries a reader's corrections over to a report that was read anew from the same words.
pub fn carry(old: &Report, new: &mut Report) {
    fn all(report: &Report) -> impl Iterator<Item = &Observation> {
        report.observations.iter().chain(report.commitments.iter().flat_map(|task| &task.targets))
    }
    let corrected: Vec<&Observation> =
        all(old).filter(|o| o.extra.0.iter().any(|(name, _)| name == CORRECTED)).collect();
    let tasks = new.commitments.iter_mut().flat_map(|task| &mut task.targets);
    for observation in new.observations.iter_mut().chain(tasks) {
        let same = |other: &&&Observation| {
            other.evidence.span.is_some() && other.evidence.span == observation.evidence.span
        };
        if let Some(other) = corrected.iter().find(same) {
            *observation = (**other).clone();
        }
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail loudly")]
mod tests {
    use super::*;

    /// The one statement of a report.
    fn statement() -> Observation {
        let json = r#"{"format":"tongbi.report/1","place":{"name":"甲镇"},"year":2024,"observations":[
            {"indicator":"产值","period":2023,"kind":"actual","value":"15.6","bound":"over","unit":"亿元"}]}"#;
        let mut reports = crate::format::read(json).reports;
        reports.pop().and_then(|mut report| report.observations.pop()).expect("one statement")
    }

    fn check(change: impl FnOnce(&mut Form), expected: Result<&str, Field>) {
        let mut observation = statement();
        let mut form = Form::of(&observation);
        change(&mut form);
        let result = correct(&mut observation, &form);
        let Form { indicator, value, unit, period, kind } = Form::of(&observation);
        let said = format!("{indicator} {value} {unit} {period} {kind:?}");
        assert_eq!(result.map(|()| said.as_str()), expected);
    }

    #[test]
    fn every_field_can_be_corrected() {
        check(|_| {}, Ok("产值 15.6 亿元 2023 Actual"));
        check(|form| form.indicator = " 工业产值 ".to_owned(), Ok("工业产值 15.6 亿元 2023 Actual"));
        check(|form| form.value = "1,564.0".to_owned(), Ok("产值 1564.0 亿元 2023 Actual"));
        check(|form| form.value = "5～6".to_owned(), Ok("产值 5—6 亿元 2023 Actual"));
        check(|form| form.unit = "万元".to_owned(), Ok("产值 15.6 万元 2023 Actual"));
        check(|form| form.period = "2024".to_owned(), Ok("产值 15.6 亿元 2024 Actual"));
        check(|form| form.kind = Kind::Target, Ok("产值 15.6 亿元 2023 Target"));
    }

    #[test]
    fn what_cannot_be_taken_is_named() {
        check(|form| form.indicator = " ".to_owned(), Err(Field::Indicator));
        check(|form| form.value = "很多".to_owned(), Err(Field::Value));
        check(|form| form.value = "6—5".to_owned(), Err(Field::Value));
        check(|form| form.value = String::new(), Err(Field::Value));
        check(|form| form.period = "去年".to_owned(), Err(Field::Period));
    }

    #[test]
    fn corrections_outlive_reading_again() {
        let text = "甲镇2024年政府工作报告\n一、2023年工作回顾\n粮食产量2.1万吨。水稻产量1.2万吨。";
        let mut old = crate::extract::read(text, None).report;
        let form = Form { value: "2.2".to_owned(), ..Form::of(&old.observations[0]) };
        correct(&mut old.observations[0], &form).expect("a number");
        let mut new = crate::extract::read_of(text, None, Some(2025)).report;
        let values = |report: &Report| -> Vec<String> {
            report.observations.iter().map(|o| Form::of(o).value).collect()
        };
        assert_eq!(values(&new), ["2.1", "1.2"]);
        carry(&old, &mut new);
        assert_eq!(values(&new), ["2.2", "1.2"]);
        assert_eq!(new.year, 2025);
    }

    #[test]
    fn what_was_said_first_is_kept() {
        let mut observation = statement();
        for value in ["16", "17"] {
            let form = Form { value: value.to_owned(), ..Form::of(&observation) };
            correct(&mut observation, &form).expect("a number");
        }
        let kept: Vec<_> = observation.extra.0.iter().map(|(name, json)| (name.as_str(), &*json.0)).collect();
        assert_eq!(kept, [(CORRECTED, r#""产值 15.6亿元 2023""#)]);
        assert_eq!(observation.value.figure().map(|figure| figure.bound), Some(crate::model::Bound::Over));
    }
}
