//! Parts and their whole: a part never exceeds its whole, and both have the same measure.
//!
//! | text | finding |
//! | --- | --- |
//! | 税收收入 12亿元, 一般公共预算收入 10亿元 | a part greater than its whole |
//! | 新建道路20公里，其中主干道25公里 | a part greater than its whole |
//! | 生产总值15亿元，其中工业总产值2亿元 | output includes purchases, value added does not |

use std::collections::HashMap;

use super::prose::Prose;
use super::statement_index::{Statement, StatementIndex};
use super::{Certainty, Discrepancy, Finding, Remedy};
use crate::compare::{Interval, ObservationRef};
use crate::model::{Kind, Observation, StatementRef};
use crate::quantity::{Decimal, Unit, convert};
use crate::source::ends_sentence;

/// Wholes with some of their parts, by the catalogue's names.
const WHOLES: &[(&str, &[&str])] = &[
    (
        "地区生产总值",
        &[
            "第一产业增加值",
            "第二产业增加值",
            "第三产业增加值",
            "规模以上工业增加值",
            "农林牧渔业增加值",
            "制造业增加值",
            "建筑业增加值",
            "一般公共预算收入",
        ],
    ),
    ("一般公共预算收入", &["税收收入"]),
    ("一般公共预算支出", &["民生支出"]),
    ("进出口总额", &["出口总额", "进口总额"]),
    ("常住人口", &["城镇常住人口"]),
    ("固定资产投资", &["工业投资", "民间投资", "房地产开发投资"]),
    ("工业总产值", &["规模以上工业总产值"]),
];

/// Names of value added, and of measures that are no part of it.
const VALUE_ADDED: &[&str] = &["生产总值", "增加值", "GDP"];
const GROSS: &[&str] = &["总产值", "销售收入", "营业收入", "主营业务收入", "固定资产投资", "零售总额"];

/// Units of growth. A part can grow faster than its whole, so these are not compared.
const TIMES: &[&str] = &["倍", "番", "成"];

/// The largest distance between a whole and 其中, in characters.
const NEAR: usize = 40;

/// The most values of a whole for one period. A report that states more uses the name for several
/// things.
const MOST: usize = 4;

pub(super) fn check(stated: &StatementIndex<'_>, findings: &mut Vec<Finding>) {
    for (number, _) in (0..).zip(stated.reports()) {
        for (whole, parts) in WHOLES {
            let mut told = HashMap::new();
            for whole in stated.in_report(number, whole) {
                let told = told.entry(whole.1.period).or_insert(0);
                *told += 1;
                if *told > MOST {
                    continue;
                }
                let parts = parts.iter().flat_map(|part| stated.of_period(number, part, whole.1.period));
                findings.extend(parts.filter_map(|part| exceeds(whole, part)));
            }
        }
    }
}

/// Checks the parts that a sentence introduces with 其中.
pub(super) fn check_prose(prose: &Prose<'_>, findings: &mut Vec<Finding>) {
    let characters: Vec<char> = prose.text.original().chars().filter(|c| *c != '\r').collect();
    let words = |from: usize, to: usize| -> String {
        characters.get(from..to).unwrap_or_default().iter().filter(|c| !c.is_whitespace()).collect()
    };
    let placed: Vec<_> = (0..)
        .zip(&prose.report.observations)
        .filter_map(|(n, o)| {
            let at = ObservationRef {
                report: prose.number,
                statement: StatementRef { commitment: None, observation: n },
            };
            Some((at, o, o.evidence.span?))
        })
        .collect();
    for pair in placed.windows(2) {
        let [(whole_at, whole, first), (part_at, part, second)] = pair else { continue };
        if second.start < first.end || second.start - first.end > NEAR {
            continue;
        }
        let between = words(first.end, second.start);
        let leads = between.contains("其中") && !between.chars().any(ends_sentence);
        if !leads || whole.kind != part.kind {
            continue;
        }
        let (whole, part) = ((*whole_at, *whole), (*part_at, *part));
        findings.extend(not_a_part(whole, part).or_else(|| exceeds(whole, part)));
    }
}

/// A part greater than its whole.
fn exceeds((whole_at, whole): Statement<'_>, (part_at, part): Statement<'_>) -> Option<Finding> {
    let unit = Unit::parse(&whole.unit);
    if unit.is_rate() || TIMES.contains(&&*whole.unit) || part.kind == Kind::Target {
        return None;
    }
    let (whole_figure, part_figure) = (whole.value.figure()?, part.value.figure()?);
    let scaled = |value: Decimal| convert(value, &Unit::parse(&part.unit), &unit);
    let part_span = Interval::measured(part_figure)?;
    if scaled(part_span.least)? <= Interval::measured(whole_figure)?.greatest {
        return None;
    }
    Some(Finding {
        discrepancy: Discrepancy::PartExceeds {
            part: scaled(part_figure.number.value())?,
            whole: whole_figure.number.value(),
            unit: whole.unit.clone(),
        },
        certainty: Certainty::Likely,
        report: part_at.report,
        at: vec![part_at, whole_at],
        passages: Vec::new(),
        remedies: vec![Remedy::Look(part_at), Remedy::Look(whole_at)],
    })
}

/// A part with another measure than its whole.
fn not_a_part((whole_at, whole): Statement<'_>, (part_at, part): Statement<'_>) -> Option<Finding> {
    let ends = |name: &str, words: &[&str]| words.iter().any(|word| name.ends_with(word));
    let written = |o: &Observation| o.as_written.clone().unwrap_or_else(|| o.indicator.clone());
    let (whole_name, part_name) = (written(whole), written(part));
    (ends(&whole_name, VALUE_ADDED) && ends(&part_name, GROSS)).then(|| Finding {
        discrepancy: Discrepancy::NotAPart { whole: whole_name, part: part_name },
        certainty: Certainty::Possible,
        report: part_at.report,
        at: vec![whole_at, part_at],
        passages: Vec::new(),
        remedies: vec![Remedy::Look(part_at)],
    })
}
