//! Reads observations and what belongs to them: value, stated change, evidence, originals of corrections.
//!
//! | fields | read as |
//! | --- | --- |
//! | `"value": "5", "to": "6", "bound": "about"` | about 5 to 6 |
//! | `"value": "6", "to": "5"` | 6; the fault `range-reversed` |
//! | `"value": null, "gap": "not_published"` | a gap with its reason |
//! | no `value` | `None`; the fault `missing` |

use serde_json::value::RawValue;

use super::entry::keep;
use crate::format::fault::{Cause, Expected};
use crate::format::object::{Log, Object, Path, items, unit_of, wrong_kind};
use crate::model::{
    Amount, Bound, DroppedStatement, Evidence, Extra, Figure, Gap, Json, Kind, Name, Observation, Origin,
    Period, ReadReport, StatedChange, StatementRef, Unread, Value, Year,
};

/// Reads the original of a corrected observation from its own JSON text; `None` if it is not one.
#[must_use]
pub fn read_observation(text: &str) -> Option<Observation> {
    let raw = serde_json::from_str(text).ok()?;
    uncorrected(raw, &mut Log::new(text), &Path::Root).ok()?
}

/// An observation; `None` if a required field is missing. Kind and period are optional for a
/// commitment's target, if the report's year is known.
pub(super) fn observation(
    raw: &RawValue,
    log: &mut Log,
    path: &Path<'_>,
    target_of: Option<Year>,
) -> Result<Option<Observation>, Cause> {
    let mut object = Object::open(raw, path)?;
    let Some(observation) = fields(&mut object, log, target_of) else { return Ok(None) };
    let corrected_from = original(&mut object, log, "corrected_from");
    Ok(Some(Observation { corrected_from, extra: object.rest(), ..observation }))
}

/// Reads an observation without its original before correction, so a chain of nested originals is read one level
/// deep.
fn uncorrected(raw: &RawValue, log: &mut Log, path: &Path<'_>) -> Result<Option<Observation>, Cause> {
    let mut object = Object::open(raw, path)?;
    let observation = fields(&mut object, log, None);
    Ok(observation.map(|observation| Observation { extra: object.rest(), ..observation }))
}

/// The original of a correction. One that could not be read stays among the further fields.
pub(super) fn original(
    object: &mut Object<'_, '_>,
    log: &mut Log,
    name: &'static str,
) -> Option<Box<Observation>> {
    let mut unread = None;
    let read = object.field(log, name, |raw, log, path| {
        let read = uncorrected(raw, log, path)?;
        unread = read.is_none().then_some(raw);
        Ok(read)
    });
    if let Some(raw) = unread {
        object.keep(name, raw);
    }
    read.flatten().map(Box::new)
}

/// Reads the statements that a reader dropped.
pub(super) fn dropped(object: &mut Object<'_, '_>, log: &mut Log, report: &mut ReadReport) {
    let ReadReport { dropped, unread, .. } = report;
    object.field(log, "dropped", |raw, log, path| {
        for (index, item) in items(raw)?.into_iter().enumerate() {
            let path = Path::Item(path, index);
            let read = dropped_statement(item, log, &path);
            if let Err(cause) = &read {
                log.fault(item.get(), &path, cause.clone());
            }
            if keep(dropped, read) != Ok(true) {
                unread.push(Unread { list: "dropped", json: Json(item.get().into()) });
            }
        }
        Ok(())
    });
}

fn dropped_statement(
    raw: &RawValue,
    log: &mut Log,
    path: &Path<'_>,
) -> Result<Option<DroppedStatement>, Cause> {
    let mut object = Object::open(raw, path)?;
    let stood = object.field(log, "stood", |raw, _, _| {
        let (commitment, observation) =
            serde_json::from_str(raw.get()).map_err(|_| wrong_kind(Expected::List, raw))?;
        Ok(StatementRef { commitment, observation })
    });
    let observation = fields(&mut object, log, None);
    Ok(observation.map(|observation| DroppedStatement {
        observation: Observation { extra: object.rest(), ..observation },
        stood,
    }))
}

/// The fields of an observation, without those outside the format; `None` if a required one is missing.
fn fields(object: &mut Object<'_, '_>, log: &mut Log, target_of: Option<Year>) -> Option<Observation> {
    let indicator = object.name(log, "indicator");
    let period = object.period(log, "period").or(target_of.map(Period::Year));
    let kind = object.word(log, "kind").or(target_of.map(|_| Kind::Target));
    let value = value(object, log);
    let unit = object.field(log, "unit", |raw, log, _| unit_of(raw, log));
    for (name, is_missing) in [
        ("indicator", indicator.is_none()),
        ("period", period.is_none()),
        ("kind", kind.is_none()),
        ("value", value.is_none()),
        ("unit", unit.is_none()),
    ] {
        if is_missing {
            object.missing(log, name);
        }
    }
    let (Some(indicator), Some(period), Some(kind), Some(value)) = (indicator, period, kind, value) else {
        return None;
    };
    Some(Observation {
        indicator,
        as_written: object.name(log, "as_written"),
        topic: object.word(log, "topic"),
        period,
        kind,
        value,
        unit: unit.unwrap_or_else(|| Name::from("")),
        change: object.field(log, "change", change),
        completion: object.number(log, "completion"),
        completion_span: object.span(log, "completion_span"),
        evidence: evidence(object, log),
        corrected_from: None,
        extra: Extra::default(),
    })
}

/// The value or the reason for a gap; `None` if both are missing.
fn value(object: &mut Object<'_, '_>, log: &mut Log) -> Option<Value> {
    let stands = object.has("value");
    if let Some(figure) = figure(object, log) {
        if object.has("gap") {
            object.fault(log, Cause::ValueAndGap);
        }
        return Some(Value::Stated(figure));
    }
    if !stands || object.is_unread("value") {
        return None;
    }
    Some(Value::Missing(object.word(log, "gap").unwrap_or_else(|| {
        object.fault(log, Cause::GapUnexplained);
        Gap::Unexplained
    })))
}

fn figure(object: &mut Object<'_, '_>, log: &mut Log) -> Option<Figure> {
    stated(object, log, ["value", "to", "bound"])
}

/// A figure from the fields of these names: number, range end, bound.
fn stated(
    object: &mut Object<'_, '_>,
    log: &mut Log,
    [number, to, bound]: [&'static str; 3],
) -> Option<Figure> {
    let number = object.number(log, number)?;
    let least = number.value();
    let to = object.field(log, to, |raw, _, _| {
        let to = crate::format::object::number(raw)?;
        if to.value() < least { Err(Cause::RangeReversed) } else { Ok(to) }
    });
    let bound = object.word(log, bound).unwrap_or(Bound::Exactly);
    Some(Figure { number, to, bound })
}

fn change(raw: &RawValue, log: &mut Log, path: &Path<'_>) -> Result<StatedChange, Cause> {
    let mut object = Object::open(raw, path)?;
    Ok(StatedChange {
        percent: stated(&mut object, log, ["percent", "percent_to", "percent_bound"]),
        points: stated(&mut object, log, ["points", "points_to", "points_bound"]),
        amount: stated(&mut object, log, ["amount", "amount_to", "amount_bound"]),
        against: object.period(log, "against"),
        basis: object.word(log, "basis"),
        span: object.span(log, "span"),
        extra: object.rest(),
    })
}

pub(super) fn evidence(object: &mut Object<'_, '_>, log: &mut Log) -> Evidence {
    Evidence {
        quote: object.text(log, "quote"),
        span: object.span(log, "span"),
        repaired_from: object.text(log, "repaired_from"),
        origin: Origin::named(object.name(log, "rule")),
        confidence: object.word(log, "confidence").unwrap_or_default(),
        runner_up: object.name(log, "runner_up"),
    }
}

pub(super) fn amount(raw: &RawValue, log: &mut Log, path: &Path<'_>) -> Result<Amount, Cause> {
    let mut object = Object::open(raw, path)?;
    let Some(figure) = figure(&mut object, log) else {
        return Err(Cause::Missing("value"));
    };
    let Some(unit) = object.field(log, "unit", |raw, log, _| unit_of(raw, log)) else {
        return Err(Cause::Missing("unit"));
    };
    Ok(Amount {
        figure,
        unit,
        evidence: evidence(&mut object, log),
        corrected_from: original(&mut object, log, "corrected_from"),
        extra: object.rest(),
    })
}
