//! Results of targets that the next report states under another name.
//!
//! | target | result | |
//! | --- | --- | --- |
//! | 湿地修复 1600 亩 | 修复湿地 1700 亩 | the same thing, other order |
//! | 新（改）建农村公路 80 公里 | 新改建农村公路 83 公里 | the same thing, other verb |
//! | 谋划省市重点项目 39 个 | 谋划省、市重点项目 42 项 | the same thing, another mark and counter |
//! | 敬老院改造 6 所 | 改造农村敬老院 7 所 | the same thing, with its area |
//! | 打造高标准农田 2 万亩 | 高标准农田 31 万亩 | another count: all there is |
//! | 新建学校 2 所 | 新建幼儿园 2 所 | another thing |
//! | 渔港园区固定资产投资 5 亿元 | 固定资产投资 9 亿元 | the whole of a part |
//!
//! Names are compared by their typed parts ([`named`]), or by the pairs of neighbouring characters of their things; the
//! unit must be one of the same dimension. If several results match equally well, none is taken.

mod named;

use std::collections::BTreeSet;

use named::{AREAS, Named, proportion};

use super::index::convert_figure;
use super::task_match::{Pair, pairs, things};
use super::{Cell, CellValue, Index, ObservationRef, OriginalFigure};
use crate::model::{Kind, Name, Observation, Period, StatementRef, Year, catalog};
use crate::quantity::{Decimal, Unit};

/// The least proportion of pairs that two names have in common, in percent.
const ALIKE: usize = 75;

/// The least proportion where all characters are the same, in another order.
const REORDERED: usize = 50;

/// A result counts something else if it is more than this many times the target, or less than the target divided
/// by this.
const FAR: i64 = 5;

/// The yearly results of the next report, by what they name.
pub(super) struct Retold<'a> {
    results: Vec<Result<'a>>,
}

struct Result<'a> {
    at: ObservationRef,
    observation: &'a Observation,
    pairs: BTreeSet<Pair>,
    core: String,
    named: Vec<Named>,
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
                    && observation.value.figure().is_some();
                let statement = StatementRef { commitment: None, observation: number };
                is_result.then(|| Result {
                    at: ObservationRef { report, statement },
                    observation,
                    pairs: pairs(&name(observation)),
                    core: core(observation),
                    named: Named::of(observation),
                })
            })
        };
        Self { results: reports.flat_map(of_report).collect() }
    }

    /// The result of a target that is stated under another name, in this unit.
    pub(super) fn result(&self, target: &Observation, unit: &Name) -> Option<Cell> {
        let wanted = pairs(&name(target));
        let wanted_core = core(target);
        let named = Named::of(target);
        let is_rate = is_proportion(target);
        let aim = target.value.figure()?.number.value();
        let (target_unit, row) = (Unit::parse(&target.unit), Unit::parse(unit));
        let mut found: Option<(usize, &Result<'_>)> = None;
        let mut is_only = true;
        for result in &self.results {
            let by_parts = named.iter().flat_map(|a| result.named.iter().filter_map(|b| a.alike(b))).max();
            let alike = proportion(&wanted, &result.pairs).max(by_parts.unwrap_or(0));
            // A result with a stated completion belongs to a target of its own, unless the typed parts agree.
            if by_parts.is_none() && (is_rate || result.observation.completion.is_some()) {
                continue;
            }
            let is_reordered = alike >= REORDERED && characters(&wanted) == characters(&result.pairs);
            let own_unit = Unit::parse(&result.observation.unit);
            let is_unit = own_unit.dimension() == target_unit.dimension()
                || count_alike(&result.observation.unit, &target.unit);
            // The characters alone never tell a part from the whole, which is a known indicator, or 保护项目 from 保护单位.
            let is_whole = catalog::find(&result.observation.indicator).is_some();
            let is_alike = alike >= ALIKE && !is_whole && name_one_end(&wanted_core, &result.core);
            let is_located = differ_in_area(&wanted_core, &result.core);
            if !(by_parts.is_some() || is_alike || is_reordered || is_located) || !is_unit {
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
        let alike = count_alike(&result.observation.unit, unit).then(|| (stated.clone(), true));
        let (figure, exact) = convert_figure(stated, &result.observation.unit, unit).or(alike)?;
        let aim = crate::quantity::convert(aim, &target_unit, &row)?;
        let times = |value: Decimal| value.checked_mul(Decimal::from(FAR));
        let is_near = times(figure.number.value())? >= aim && times(aim)? >= figure.number.value();
        let is_written = &result.observation.unit != unit;
        let written = OriginalFigure { figure: stated.clone(), unit: result.observation.unit.clone(), exact };
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

/// The name as the report writes it, without marks: 省市 for 省、市.
fn name(observation: &Observation) -> String {
    let written = observation.as_written.as_deref().unwrap_or(&observation.indicator);
    written.chars().filter(|c| !matches!(c, '、' | '“' | '”' | '(' | ')' | '（' | '）')).collect()
}

/// Whether a target is in percent, as a proportion (污水收集率) or a growth rate; growth is matched only by its own name.
fn is_proportion(target: &Observation) -> bool {
    &*target.unit == "%"
}

/// Counters that can replace each other: 39 个 and 39 项.
const COUNTERS: &[&str] = &["个", "项", "处", "座", "所", "件", "家"];

/// Counters of persons.
const PERSONS: &[&str] = &["人", "名", "位"];

/// Counters of firms and of who trades: 5 万家, 10 万户.
const TRADERS: &[&str] = &["家", "户"];

/// Whether two units with the same multiplier are counters of things in general, of persons, or of firms.
fn count_alike(a: &str, b: &str) -> bool {
    let times = |unit: &str| unit.chars().take_while(|c| matches!(c, '万' | '亿')).count();
    let bare = |unit: &str| unit.trim_start_matches(['万', '亿']).to_owned();
    let same = times(a) == times(b) && a.starts_with('万') == b.starts_with('万');
    let (one, other) = (bare(a), bare(b));
    let lists = [COUNTERS, PERSONS, TRADERS];
    same && one != other
        && lists.iter().any(|list| list.contains(&one.as_str()) && list.contains(&other.as_str()))
}

/// The fewest characters of a thing that is compared without its area.
const SHORTEST: usize = 3;

/// What an observation names, without the words that any task can use.
fn core(observation: &Observation) -> String {
    things(&name(observation)).into_iter().flatten().collect()
}

/// Whether the last character of each of two things occurs in the other.
fn name_one_end(a: &str, b: &str) -> bool {
    [(a, b), (b, a)].iter().all(|(one, other)| one.chars().last().is_none_or(|end| other.contains(end)))
}

/// Whether two things differ only in the area that one of them names: 敬老院, 农村敬老院.
fn differ_in_area(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let area = long.strip_suffix(short).filter(|_| short.chars().count() >= SHORTEST);
    area.is_some_and(|area| AREAS.contains(&area))
}

fn characters(pairs: &BTreeSet<Pair>) -> BTreeSet<char> {
    pairs.iter().flat_map(|(one, other)| [*one, *other]).collect()
}
