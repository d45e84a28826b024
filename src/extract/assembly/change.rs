//! Adds a stated change or a completion to its observation.
//!
//! | growth | observation | its change |
//! | --- | --- | --- |
//! | 增长8% | 3亿元 | 8 percent |
//! | 增长2倍 | 3亿元 | 200 percent |
//! | 增加500万元 | 3亿元 | an amount of 0.05 |
//! | 五年累计增长60% | 3亿元 | none: over several years |

use super::Taken;
use crate::extract::Role;
use crate::model::{Figure, Number, Observation};
use crate::quantity::{self, Unit};

/// Adds a change or a completion to its observation. Returns false if the observation has one already.
pub(super) fn qualify(observation: &mut Observation, figure: &Taken<'_>) -> bool {
    let reading = &figure.reading;
    match reading.role {
        Role::Completion if observation.completion.is_none() => {
            observation.completion = Some(reading.figure.number.clone());
            observation.completion_span.get_or_insert(reading.span);
            true
        }
        Role::Growth | Role::TargetGrowth if figure.raw.over_years.is_none() && !figure.raw.multiple => {
            let Some((measure, grown)) = growth_in(&reading.base.0, figure, &observation.unit) else {
                return false;
            };
            let mut change = observation.change.clone().unwrap_or_default();
            let room = match measure {
                ChangeMeasure::Percent => &mut change.percent,
                ChangeMeasure::Points => &mut change.points,
                ChangeMeasure::Amount => &mut change.amount,
            };
            if room.is_some() {
                return false;
            }
            *room = Some(if figure.raw.falls { fallen(&grown) } else { grown });
            change.basis = change.basis.or(figure.basis);
            change.span.get_or_insert(reading.span);
            observation.change = Some(change);
            true
        }
        _ => false,
    }
}

/// The change of a fall by this figure. 下降-3.5% means 下降3.5%: the sign repeats the word.
pub(super) fn fallen(figure: &Figure) -> Figure {
    if figure.number.value().is_sign_negative() { figure.clone() } else { figure.negated() }
}

/// The measure of a stated change.
enum ChangeMeasure {
    Percent,
    Points,
    Amount,
}

/// Growth by a figure as a stated change of an observation of this unit. `None` if the conversion is not
/// exact.
///
/// | growth | of | is |
/// | --- | --- | --- |
/// | 增长2倍 | anything | 200 percent |
/// | 增加500万元 | 3亿元 | 0.05, as an amount |
fn growth_in(base: &str, figure: &Taken<'_>, unit: &str) -> Option<(ChangeMeasure, Figure)> {
    let reading = &figure.reading;
    let times = |factor: u32| {
        let scaled = |number: &Number| number.value().checked_mul(factor.into()).map(Number::new);
        let to = match &reading.figure.to {
            Some(to) => Some(scaled(to)?),
            None => None,
        };
        Some(Figure { number: scaled(&reading.figure.number)?, to, bound: reading.figure.bound })
    };
    let converted = |number: &Number| {
        let (from, to) = (Unit::parse(&reading.unit), Unit::parse(unit));
        let there = quantity::convert(number.value(), &from, &to)?;
        let back = quantity::convert(there, &to, &from)?;
        (back == number.value()).then(|| Number::new(there))
    };
    match base {
        "%" => Some((ChangeMeasure::Percent, reading.figure.clone())),
        "倍" => Some((ChangeMeasure::Percent, times(100)?)),
        "个百分点" | "百分点" => Some((ChangeMeasure::Points, reading.figure.clone())),
        _ if *reading.unit == *unit => Some((ChangeMeasure::Amount, reading.figure.clone())),
        _ => {
            let to = match &reading.figure.to {
                Some(to) => Some(converted(to)?),
                None => None,
            };
            let number = converted(&reading.figure.number)?;
            Some((ChangeMeasure::Amount, Figure { number, to, bound: reading.figure.bound }))
        }
    }
}
