//! The stated proportion of a part in its whole, against both values: 6 of 10 is not 65 %.
//!
//! | part | whole | whole in the year before | stated proportion | finding |
//! | --- | --- | --- | --- | --- |
//! | 6 亿元 | 10 亿元 | | 75 % | computed 60 % |
//! | 6 亿元 | 10 亿元 | | 60 % | none |
//! | 0.7 亿元 | 1.1 亿元 | | 65 % | none: within rounding |
//! | 26 亿元 | 1200 亿元 | 1125 亿元 | 2.31 % | none: a proportion of the year before, as of research spending |
//! | 26 亿元 (研发经费) | 1200 亿元 | not loaded | 2.31 % | none: it can be a proportion of the year before |
//! | 459 亿元, in another sentence | 2991 亿元 | | 74 % | none in prose: it can be a proportion of another sum |

use std::collections::HashMap;

use super::percent;
use super::statement_index::{Statement, StatementIndex, canonical};
use super::{Certainty, Discrepancy, Finding, Remedy, statements};
use crate::compare::{Index, Interval};
use crate::model::{Kind, Observation, Year};
use crate::quantity::{Decimal, Unit, convert};

/// Proportions by the catalogue's names: proportion, part, whole.
const PROPORTIONS: &[(&str, &str, &str)] = &[
    ("第一产业比重", "第一产业增加值", "地区生产总值"),
    ("第二产业比重", "第二产业增加值", "地区生产总值"),
    ("第三产业比重", "第三产业增加值", "地区生产总值"),
    ("税收占比", "税收收入", "一般公共预算收入"),
    ("民生支出占比", "民生支出", "一般公共预算支出"),
    ("研发经费投入强度", "研发经费支出", "地区生产总值"),
    ("常住人口城镇化率", "城镇常住人口", "常住人口"),
];

/// A proportion that deviates by less than this percentage of itself may belong to a whole that was revised. If it
/// was read from prose, it is not reported.
const NEAR: i64 = 5;

/// At most so many values of a whole in the year before are tried.
const MOST: usize = 8;

/// A deviating proportion.
struct Deviation<'a> {
    proportion: &'a Observation,
    part: &'a Observation,
    /// Place, indicator and year of the whole in the year before.
    earlier: Option<(Option<u32>, String, Year)>,
    finding: Finding,
}

pub(super) fn check(stated: &StatementIndex<'_>, findings: &mut Vec<Finding>) {
    let mut deviations = Vec::new();
    for (at, _, observation) in statements(stated) {
        let named = PROPORTIONS.iter().find(|(proportion, ..)| *proportion == &*observation.indicator);
        let (part, whole) = match named {
            Some((_, part, whole)) => ((*part).to_owned(), (*whole).to_owned()),
            None => match of_name(observation) {
                Some(names) => names,
                None => continue,
            },
        };
        let name = canonical(&whole).to_owned();
        let is_research = part == "研发经费支出";
        let beside = |name: &str| {
            let mut all = stated.of_period(at.report, name, observation.period);
            all.find(|(_, other)| are_in_one_sentence(observation, other))
        };
        let part = beside(&part);
        let whole = beside(&whole).or_else(|| only(stated.of_period(at.report, &whole, observation.period)));
        let Some((part, whole)) = part.zip(whole) else { continue };
        if is_research && is_of_the_year_before(observation, part.1, whole.1) {
            continue;
        }
        let Some(finding) = finding((at, observation), part, whole) else { continue };
        let year = observation.period.whole_year().and_then(|year| year.checked_sub(1));
        let earlier = year.map(|year| (place_of(stated, at.report), name, year));
        deviations.push(Deviation { proportion: observation, part: part.1, earlier, finding });
    }
    drop_proportions_of_earlier_wholes(stated, &mut deviations);
    findings.extend(deviations.into_iter().map(|deviation| deviation.finding));
}

/// The number of a report's place. Places of one name in different provinces have different numbers.
fn place_of(index: &Index, report: u32) -> Option<u32> {
    index.place_number(report as usize)
}

/// The only value stated for a whole.
fn only<'a>(mut all: impl Iterator<Item = Statement<'a>>) -> Option<Statement<'a>> {
    all.next().filter(|_| all.next().is_none())
}

/// Whether two statements stand in one sentence, or are data of a file.
fn are_in_one_sentence(a: &Observation, b: &Observation) -> bool {
    let is_prose = a.evidence.origin.is_prose() && b.evidence.origin.is_prose();
    !is_prose || a.evidence.quote == b.evidence.quote
}

/// The greatest growth of output in a year, in percent, that explains a proportion of the year before.
const GROWTH: i64 = 20;

/// Whether a proportion of research spending can rest on the output of the year before: it is somewhat
/// greater than on that of its own year.
fn is_of_the_year_before(proportion: &Observation, part: &Observation, whole: &Observation) -> bool {
    let wholes = || {
        let whole = Interval::measured(whole.value.figure()?)?;
        let least =
            whole.least.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(Decimal::from(100 + GROWTH))?;
        Some(Interval { least, greatest: whole.greatest })
    };
    proportion.evidence.origin.is_prose()
        && wholes().and_then(|wholes| meets(proportion, part, &whole.unit, wholes)) == Some(true)
}

/// Drops each proportion that is right for a stated value of its whole in the year before.
fn drop_proportions_of_earlier_wholes<'a>(
    stated: &'a StatementIndex<'_>,
    deviations: &mut Vec<Deviation<'a>>,
) {
    if deviations.is_empty() {
        return;
    }
    let mut wholes: HashMap<(Option<u32>, String, Year), Vec<&Observation>> =
        deviations.iter().filter_map(|deviation| Some((deviation.earlier.clone()?, Vec::new()))).collect();
    for (at, _, observation) in statements(stated) {
        let Some(year) = observation.period.whole_year() else { continue };
        if !matches!(observation.kind, Kind::Actual | Kind::Preliminary | Kind::Previous) {
            continue;
        }
        let name = canonical(&observation.indicator).to_owned();
        if let Some(values) =
            wholes.get_mut(&(place_of(stated, at.report), name, year)).filter(|v| v.len() < MOST)
        {
            values.push(observation);
        }
    }
    deviations.retain(|deviation| {
        let values = deviation.earlier.as_ref().and_then(|earlier| wholes.get(earlier));
        !values
            .into_iter()
            .flatten()
            .any(|whole| agrees(deviation.proportion, deviation.part, whole) == Some(true))
    });
}

/// Whether rounding explains the difference of the proportion stated and computed.
fn agrees(proportion: &Observation, part: &Observation, whole: &Observation) -> Option<bool> {
    meets(proportion, part, &whole.unit, Interval::measured(whole.value.figure()?)?)
}

/// Whether a proportion is that of a part in some value of an interval of wholes.
fn meets(proportion: &Observation, part: &Observation, unit: &str, whole: Interval) -> Option<bool> {
    let scaled = |value| convert(value, &Unit::parse(&part.unit), &Unit::parse(unit));
    let written = Interval::measured(part.value.figure()?)?;
    let part = Interval { least: scaled(written.least)?, greatest: scaled(written.greatest)? };
    Some(part.percent_of(whole)?.meets(Interval::measured(proportion.value.figure()?)?))
}

/// Part and whole in a name such as 高新技术产业产值占工业总产值的比重.
fn of_name(observation: &Observation) -> Option<(String, String)> {
    let name = observation.as_written.as_ref().unwrap_or(&observation.indicator);
    let (part, rest) = name.split_once('占')?;
    let whole = ["的比重", "的比例", "比重", "比例", "比"].iter().find_map(|end| rest.strip_suffix(end))?;
    (!part.is_empty() && !whole.is_empty()).then(|| (part.to_owned(), whole.to_owned()))
}

fn finding((at, proportion): Statement<'_>, part: Statement<'_>, whole: Statement<'_>) -> Option<Finding> {
    if !matches!(proportion.kind, Kind::Actual | Kind::Preliminary)
        || !Unit::parse(&proportion.unit).is_rate()
    {
        return None;
    }
    let stated = proportion.value.figure()?;
    let unit = Unit::parse(&whole.1.unit);
    let scaled = |value| convert(value, &Unit::parse(&part.1.unit), &unit);
    let (part_figure, whole_figure) = (part.1.value.figure()?, whole.1.value.figure()?);
    if agrees(proportion, part.1, whole.1)? {
        return None;
    }
    let (part_value, whole_value) = (scaled(part_figure.number.value())?, whole_figure.number.value());
    let computed = percent(part_value, whole_value)?;
    let off = computed.checked_sub(stated.number.value())?.abs();
    // A small deviation can come from a revision of the whole.
    let near = off <= computed.checked_mul(Decimal::new(NEAR, 2))?;
    if near && proportion.evidence.origin.is_prose() {
        return None;
    }
    Some(Finding {
        discrepancy: Discrepancy::Ratio {
            part: part_value,
            whole: whole_value,
            unit: whole.1.unit.clone(),
            stated: stated.number.value(),
            computed,
        },
        certainty: if near { Certainty::Possible } else { Certainty::Likely },
        report: at.report,
        at: vec![at, part.0, whole.0],
        passages: Vec::new(),
        remedies: vec![Remedy::Look(at), Remedy::Look(part.0), Remedy::Look(whole.0)],
    })
}
