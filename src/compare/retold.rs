//! Results of targets that the next report states under another name.
//!
//! | target | result | |
//! | --- | --- | --- |
//! | 湿地修复 1600 亩 | 修复湿地 1700 亩 | the same thing, other order |
//! | 新（改）建农村公路 80 公里 | 新改建农村公路 83 公里 | the same thing, other verb |
//! | 打造高标准农田 2 万亩 | 高标准农田 31 万亩 | another count: all there is |
//! | 新建学校 2 所 | 新建幼儿园 2 所 | another thing |
//!
//! Names are compared by the pairs of neighbouring characters of their things; the unit must be one
//! of the same dimension. Of several results that are equally near, none is taken.

use std::collections::BTreeSet;

use super::index::convert;
use super::task_match::{Pair, pairs};
use super::{Cell, CellValue, Index, ObservationRef, Written};
use crate::model::{Kind, Name, Observation, Period, StatementRef, Year};
use crate::quantity::{Decimal, Unit};

/// The least share of pairs that two names have in common, in percent.
const ALIKE: usize = 75;

/// The least share where all characters are the same, in another order.
const REORDERED: usize = 50;

/// A result is of another count if it is this many times the target, or less than one part in so
/// many.
const FAR: i64 = 5;

/// The yearly results of the next report, by what they name.
pub(super) struct Retold<'a> {
    results: Vec<Result<'a>>,
}

struct Result<'a> {
    at: ObservationRef,
    observation: &'a Observation,
    pairs: BTreeSet<Pair>,
}

impl<'a> Retold<'a> {
    /// The results for a year at a place that the report of the year after states.
    pub(super) fn of_next(index: &'a Index, place: &str, year: Year) -> Self {
        let reports = (0u32..).zip(index.reports()).filter(|(number, report)| {
            report.year == year.saturating_add(1)
                && index.place_of(*number as usize).is_some_and(|entry| &*entry.label == place)
        });
        let of_report = |(report, of): (u32, &'a std::sync::Arc<crate::model::Report>)| {
            (0u32..).zip(&of.observations).filter_map(move |(number, observation)| {
                let is_result = matches!(observation.kind, Kind::Actual | Kind::Preliminary)
                    && observation.period == Period::Year(year)
                    && observation.value.figure().is_some()
                    // Done to a stated share: of a plan of its own.
                    && observation.completion.is_none();
                let statement = StatementRef { commitment: None, observation: number };
                is_result.then(|| Result {
                    at: ObservationRef { report, statement },
                    observation,
                    pairs: pairs(name(observation)),
                })
            })
        };
        Self { results: reports.flat_map(of_report).collect() }
    }

    /// The result of a target that is stated under another name, in this unit.
    pub(super) fn result(&self, target: &Observation, unit: &Name) -> Option<Cell> {
        let wanted = pairs(name(target));
        let aim = target.value.figure()?.number.value();
        let (target_unit, row) = (Unit::parse(&target.unit), Unit::parse(unit));
        let mut found: Option<(usize, &Result<'_>)> = None;
        let mut is_only = true;
        for result in &self.results {
            let alike = share(&wanted, &result.pairs);
            let is_reordered = alike >= REORDERED && characters(&wanted) == characters(&result.pairs);
            let is_unit = Unit::parse(&result.observation.unit).dimension() == target_unit.dimension();
            if !(alike >= ALIKE || is_reordered) || !is_unit {
                continue;
            }
            match found {
                Some((best, _)) if alike < best => {}
                Some((best, other)) if alike == best => {
                    is_only &= other.observation.value == result.observation.value;
                }
                _ => (found, is_only) = (Some((alike, result)), true),
            }
        }
        let (_, result) = found.filter(|_| is_only)?;
        let stated = result.observation.value.figure()?;
        let (figure, exact) = convert(stated, &result.observation.unit, unit)?;
        let aim = crate::quantity::convert(aim, &target_unit, &row)?;
        let times = |value: Decimal| value.checked_mul(Decimal::from(FAR));
        let is_near = times(figure.number.value())? >= aim && times(aim)? >= figure.number.value();
        let is_written = &result.observation.unit != unit;
        let written = Written { figure: stated.clone(), unit: result.observation.unit.clone(), exact };
        is_near.then(|| {
            Cell::Value(Box::new(CellValue {
                figure,
                kind: result.observation.kind,
                at: result.at,
                written: is_written.then_some(written),
                growth: false,
                others: Vec::new(),
            }))
        })
    }
}

/// The name as the report writes it.
fn name(observation: &Observation) -> &str {
    observation.as_written.as_deref().unwrap_or(&observation.indicator)
}

fn characters(pairs: &BTreeSet<Pair>) -> BTreeSet<char> {
    pairs.iter().flat_map(|(one, other)| [*one, *other]).collect()
}

/// The share of pairs that two names have in common, in percent of all.
fn share(a: &BTreeSet<Pair>, b: &BTreeSet<Pair>) -> usize {
    let shared = a.intersection(b).count();
    (200 * shared).checked_div(a.len() + b.len()).unwrap_or(0)
}
