//! Texts of the overview: notable facts as sentences.
//!
//! | input | 中文 | English |
//! | --- | --- | --- |
//! | a missed growth target | 规模以上工业增加值增长 5.4%，比目标 8% 低 2.6 个百分点；上年增长 9.7% | …: growth of 5.4%, missing the target of 8% by 2.6 percentage points; growth of 9.7% the year before |
//! | a missed level target | PM2.5平均浓度 16.8 微克/立方米，目标 15，高 1.8；上年 17.3 | … |
//! | a rise that no report states | 城镇新增就业 26.4 万人，比上年多 5.7（27.5%） | … |

use super::{Lang, compare, name, unit, yearbook};
use crate::compare::{Cell, Difference, Growth, Measure, Ratio, Row, TargetSet, Unjudged, Verdict};
use crate::model::{Figure, Year};
use crate::overview::Notable;

/// A notable fact as a sentence. `None` for a finding, which has its own text.
#[must_use]
pub fn notable(lang: Lang, notable: &Notable) -> Option<String> {
    match notable {
        Notable::Missed(row) => missed(lang, row),
        Notable::Untold(row) => Some(untold(lang, row)),
        Notable::Rise(row) | Notable::Fall(row) => moved(lang, row),
        Notable::Finding(_) => None,
    }
}

/// The cells of a measure of a row.
fn cells(row: &Row, measure: Measure) -> &[Cell] {
    if row.measure == measure { &row.cells } else { &row.growth }
}

/// The figure `back` years before the last year, in words: 增长 5.4% or 26.4 万人.
fn figure(lang: Lang, row: &Row, measure: Measure, back: usize) -> Option<String> {
    let value = cells(row, measure).iter().rev().nth(back)?.value()?;
    Some(match measure {
        Measure::Growth => {
            let text = unit::value(lang, value, "%");
            lang.pick(format!("增长 {text}"), format!("growth of {text}"))
        }
        Measure::Level => unit::value(lang, value, &row.unit),
    })
}

fn missed(lang: Lang, row: &Row) -> Option<String> {
    let Verdict::Judged(_) = &row.verdict else { return None };
    let measure = row.target_measure;
    let (name, result) = (name::indicator(lang, &row.indicator), figure(lang, row, measure, 0)?);
    let (set, _) = yearbook::targets(row);
    let (target, (_, by)) = (target(lang, &set, row), yearbook::verdict(lang, &set, &row.unit, row.rate));
    let before = figure(lang, row, measure, 1)
        .map(|before| lang.pick(format!("；上年 {before}"), format!("; {before} the year before")));
    let before = before.unwrap_or_default();
    Some(lang.pick(
        format!("{name} {result}，目标 {target}，{by}{before}"),
        format!("{name}: {result}, missing the target of {target} {by}{before}"),
    ))
}

fn untold(lang: Lang, row: &Row) -> String {
    let name = name::indicator(lang, &row.indicator);
    let (set, _) = yearbook::targets(row);
    let target = target(lang, &set, row);
    let target = match row.target_measure {
        Measure::Growth => lang.pick(format!("增长 {target}"), format!("growth of {target}")),
        Measure::Level => target,
    };
    lang.pick(
        format!("{name}没有提及：目标 {target}，报告没有说总量和增速"),
        format!("{name}: not mentioned. The target was {target}; the report gives neither level nor growth"),
    )
}

fn moved(lang: Lang, row: &Row) -> Option<String> {
    let name = name::indicator(lang, &row.indicator);
    let level = figure(lang, row, Measure::Level, 0).filter(|_| row.measure == Measure::Level);
    match row.changes.first()?.growth() {
        Growth::Stated(stated) => {
            let claim = compare::claim(lang, stated, &row.unit);
            let is_fall = claim.starts_with('−');
            let claim = claim.trim_start_matches('−').to_owned();
            let level = level.map(|level| lang.pick(format!("，总量 {level}"), format!(", to {level}")));
            let level = level.unwrap_or_default();
            Some(match is_fall {
                true => {
                    lang.pick(format!("{name}下降 {claim}{level}"), format!("{name} fell by {claim}{level}"))
                }
                false => {
                    lang.pick(format!("{name}增长 {claim}{level}"), format!("{name} rose by {claim}{level}"))
                }
            })
        }
        Growth::Computed(difference) => {
            let Ratio::Percent { .. } = difference.ratio else { return None };
            let (_, ratio) = compare::in_words(lang, difference, &row.unit);
            let amount = told_amount(lang, difference, row);
            let level = level?;
            let is_fall = difference.amount.is_sign_negative();
            let than = match is_fall {
                true => lang.pick("少", "less"),
                false => lang.pick("多", "more"),
            };
            let computed = yearbook::computed(lang);
            Some(lang.pick(
                format!("{name} {level}，比上年{than} {amount}（{ratio}，{computed}）"),
                format!("{name}: {level}, {amount} {than} than the year before ({ratio}, {computed})"),
            ))
        }
        Growth::Unknown(_) => None,
    }
}

/// The target of a row with its unit.
fn target(lang: Lang, set: &TargetSet, row: &Row) -> String {
    match (set.measure, set.target.value()) {
        (Measure::Level, Some(value)) if lang == Lang::En => unit::value(lang, value, &row.unit),
        (Measure::Level, _) if &*row.unit == "%" => yearbook::target(lang, set, &row.unit),
        (Measure::Level, _) => format!("{} {}", yearbook::target(lang, set, ""), row.unit),
        (Measure::Growth, Some(value)) if lang == Lang::En => unit::value(lang, value, "%"),
        (Measure::Growth, _) => yearbook::target(lang, set, ""),
    }
}

/// The amount of a change with its unit, with its bound in words.
fn told_amount(lang: Lang, difference: &Difference, row: &Row) -> String {
    let size = difference.size();
    match lang {
        Lang::Zh => format!("{} {}", compare::in_words(lang, difference, &row.unit).0, row.unit),
        Lang::En => {
            let number = size.amount.into();
            unit::figure(lang, &Figure { number, to: None, bound: size.bound }, &row.unit)
        }
    }
}

/// What a slot says in place of a missing level.
#[must_use]
pub fn absent(lang: Lang, has_growth: bool) -> &'static str {
    match has_growth {
        true => lang.pick("总量未提及", "Level not mentioned"),
        false => lang.pick("报告未提及", "Not mentioned"),
    }
}

/// The target of a slot for a year with its verdict, in one line: 目标 8%，差 2.6 个百分点.
#[must_use]
pub fn aim(lang: Lang, row: &Row, year: Year) -> String {
    let (set, _) = yearbook::targets(row);
    if set.target.value().is_none() {
        return match set.verdict {
            Verdict::Unjudged(Unjudged::NoReport) => lang.pick(
                format!("打开 {year} 年报告可看目标"),
                format!("Open the {year} report to see its target"),
            ),
            _ => compare::verdict(lang, &set.verdict, &row.unit, row.rate),
        };
    }
    let target = target(lang, &set, row);
    let (word, by) = yearbook::verdict(lang, &set, &row.unit, row.rate);
    let plan = set.planned.map(|year| yearbook::planned(lang, year)).unwrap_or_default();
    let plan = if plan.is_empty() { plan } else { lang.pick(plan.clone(), format!(", {plan}")) };
    match (&set.verdict, by.as_str()) {
        (Verdict::Judged(_), "") => {
            lang.pick(format!("{word}{plan}目标 {target}"), format!("{word}: target {target}{plan}"))
        }
        (Verdict::Judged(_), by) => {
            lang.pick(format!("{plan}目标 {target}，{by}"), format!("{word} {by}: target {target}{plan}"))
        }
        _ => lang.pick(
            format!("{plan}目标 {target}，{word}"),
            format!("target {target}{plan}: {}", word.to_ascii_lowercase()),
        ),
    }
}
