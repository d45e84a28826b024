//! A statement as a form with text fields.
//!
//! | typed value | parsed as |
//! | --- | --- |
//! | `15.64`, `1,564.0` | that number |
//! | `5—6`, `5~6` | a range |
//! | nothing | unchanged: a gap stays a gap |
//!
//! | typed change | parsed as |
//! | --- | --- |
//! | `5.3`, `5.3%`, `-2%` | percent |
//! | `0.4个百分点` | percentage points |
//! | `3亿元` | an amount, in the statement's own unit |
//! | nothing | no stated change |

use crate::model::{Figure, Kind, Number, Observation, Period, StatedChange, Value};

/// A statement as a form with text fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectionForm {
    /// The indicator.
    pub indicator: String,
    /// The value, or the two ends of a range; empty for none.
    pub value: String,
    /// The unit.
    pub unit: String,
    /// The period in the format's spelling: `2023`, `2023-06`, `2021/2025`.
    pub period: String,
    /// The kind of the statement.
    pub kind: Kind,
    /// The change that the report states; empty for none.
    pub change: String,
    /// Percent of the target reached, as the report states it; empty for none.
    pub completion: String,
}

/// A field with invalid input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormField {
    /// Empty.
    Indicator,
    /// Not a number, or a range whose end is below its beginning.
    Value,
    /// Not a period.
    Period,
    /// Neither percent, nor points, nor an amount in the statement's unit.
    Change,
    /// Not a percentage.
    Completion,
}

const POINTS: &str = "个百分点";

impl CorrectionForm {
    /// The form before anything is typed.
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
            change: observation
                .change
                .as_ref()
                .and_then(|change| typed_change(change, &observation.unit))
                .unwrap_or_default(),
            completion: observation.completion.as_ref().map(|done| format!("{done}%")).unwrap_or_default(),
        }
    }

    /// Writes typed fields into a statement.
    ///
    /// # Errors
    /// The first invalid field; the statement is unchanged.
    pub(super) fn fill(&self, observation: &mut Observation) -> Result<(), FormField> {
        let before = Self::of(observation);
        let indicator = self.indicator.trim();
        if indicator.is_empty() {
            return Err(FormField::Indicator);
        }
        let period: Period = self.period.trim().parse().map_err(|_| FormField::Period)?;
        let unit = self.unit.trim();
        let value = if before.value == self.value {
            observation.value.clone()
        } else {
            value(&self.value, &observation.value).ok_or(FormField::Value)?
        };
        let change = if before.change == self.change {
            observation.change.clone()
        } else {
            change(&self.change, unit, observation.change.as_ref()).ok_or(FormField::Change)?
        };
        let completion = match self.completion.trim() {
            "" => None,
            typed => Some(number(typed.trim_end_matches(['%', '％'])).ok_or(FormField::Completion)?),
        };
        if before.indicator != indicator {
            observation.as_written.get_or_insert_with(|| observation.indicator.clone());
            observation.indicator = indicator.into();
        }
        observation.value = value;
        observation.unit = unit.into();
        observation.period = period;
        observation.kind = self.kind;
        observation.change = change;
        observation.completion = completion;
        Ok(())
    }
}

fn number(text: &str) -> Option<Number> {
    Number::from_text(&text.trim().replace([',', '，'], "")).ok()
}

/// The typed value. It keeps the bound of `old`, because the words around the number still apply.
pub(super) fn value(typed: &str, old: &Value) -> Option<Value> {
    let typed = typed.trim();
    if typed.is_empty() {
        return matches!(old, Value::Missing(_)).then(|| old.clone());
    }
    figure(typed, old.figure()).map(Value::Stated)
}

fn figure(typed: &str, old: Option<&Figure>) -> Option<Figure> {
    let (number, to) = match typed.split_once(['—', '~', '～', '–']) {
        Some((from, to)) => (number(from)?, Some(number(to.trim_start_matches('—'))?)),
        None => (number(typed)?, None),
    };
    if to.as_ref().is_some_and(|to| to.value() < number.value()) {
        return None;
    }
    let bound = old.map(|figure| figure.bound).unwrap_or_default();
    Some(Figure { number, to, bound })
}

fn typed_change(change: &StatedChange, unit: &str) -> Option<String> {
    let said = |figure: &Option<Figure>, unit: &str| {
        let Figure { number, to, .. } = figure.as_ref()?;
        let to = to.as_ref().map(|to| format!("—{to}")).unwrap_or_default();
        Some(format!("{number}{to}{unit}"))
    };
    said(&change.percent, "%").or_else(|| said(&change.points, POINTS)).or_else(|| said(&change.amount, unit))
}

/// The typed change; `Some(None)` for none. Basis and span are kept from `old`.
#[expect(clippy::option_option, reason = "no change, or nothing that could be one")]
fn change(typed: &str, unit: &str, old: Option<&StatedChange>) -> Option<Option<StatedChange>> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Some(None);
    }
    let old = old.cloned().unwrap_or_default();
    let (percents, in_points, amounts) = (old.percent.clone(), old.points.clone(), old.amount.clone());
    let bare = StatedChange { percent: None, points: None, amount: None, ..old };
    let stem = |tails: &[&str]| tails.iter().find_map(|tail| typed.strip_suffix(tail)).map(str::to_owned);
    let of_unit = || if unit.is_empty() { None } else { typed.strip_suffix(unit) };
    Some(Some(if let Some(points) = stem(&[POINTS, "百分点"]) {
        StatedChange { points: Some(figure(&points, in_points.as_ref())?), ..bare }
    } else if let Some(percent) = stem(&["%", "％"]) {
        StatedChange { percent: Some(figure(&percent, percents.as_ref())?), ..bare }
    } else if let Some(amount) = of_unit() {
        StatedChange { amount: Some(figure(amount, amounts.as_ref())?), ..bare }
    } else {
        StatedChange { percent: Some(figure(typed, percents.as_ref())?), ..bare }
    }))
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;
    use crate::model::{Bound, Extra};

    /// The one statement of a report.
    fn statement() -> Observation {
        let json = r#"{"indicator":"产值","period":2023,"kind":"actual","value":"15.6","bound":"over","unit":"亿元"}"#;
        crate::format::read_observation(json).expect("one statement")
    }

    fn check(change: impl FnOnce(&mut CorrectionForm), expected: Result<&str, FormField>) {
        let mut observation = statement();
        let mut form = CorrectionForm::of(&observation);
        change(&mut form);
        let result = form.fill(&mut observation);
        let CorrectionForm { indicator, value, unit, period, kind, change, completion } =
            CorrectionForm::of(&observation);
        let said = format!("{indicator} {value} {unit} {period} {kind:?} {change} {completion}");
        assert_eq!(result.map(|()| said.trim_end()), expected);
        assert_eq!(observation.extra, Extra::default());
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
    fn the_unit_determines_the_kind_of_change() {
        check(|form| form.change = "5.3".to_owned(), Ok("产值 15.6 亿元 2023 Actual 5.3%"));
        check(|form| form.change = "-2％".to_owned(), Ok("产值 15.6 亿元 2023 Actual -2%"));
        check(|form| form.change = "0.4百分点".to_owned(), Ok("产值 15.6 亿元 2023 Actual 0.4个百分点"));
        check(|form| form.change = "3亿元".to_owned(), Ok("产值 15.6 亿元 2023 Actual 3亿元"));
        check(|form| form.change = "3万元".to_owned(), Err(FormField::Change));
        check(|form| form.completion = "98".to_owned(), Ok("产值 15.6 亿元 2023 Actual  98%"));
    }

    #[test]
    fn invalid_fields_are_named() {
        check(|form| form.indicator = " ".to_owned(), Err(FormField::Indicator));
        check(|form| form.value = "很多".to_owned(), Err(FormField::Value));
        check(|form| form.value = "6—5".to_owned(), Err(FormField::Value));
        check(|form| form.value = String::new(), Err(FormField::Value));
        check(|form| form.period = "去年".to_owned(), Err(FormField::Period));
        check(|form| form.completion = "大半".to_owned(), Err(FormField::Completion));
    }

    #[test]
    fn the_bound_of_a_value_is_kept() {
        let mut observation = statement();
        let form = CorrectionForm { value: "16".to_owned(), ..CorrectionForm::of(&observation) };
        form.fill(&mut observation).expect("a number");
        assert_eq!(observation.value.figure().map(|figure| figure.bound), Some(Bound::Over));
    }
}
