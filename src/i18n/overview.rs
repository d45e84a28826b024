//! Texts of the overview: notable facts as sentences.
//!
//! | input | 中文 | English |
//! | --- | --- | --- |
//! | a missed growth target | 规模以上工业增加值增长 5.4%，比目标 8% 低 2.6 个百分点；上年增长 9.7% | … grew by 5.4%, 2.6 pp below the target of 8%; the year before 9.7% |
//! | a missed level target | PM2.5平均浓度 16.8 微克/立方米，目标 15，高 1.8；上年 17.3 | … |
//! | a rise that no report states | 城镇新增就业 26.4 万人，比上年多 5.7（27.5%） | … |

use super::{Lang, compare, yearbook};
use crate::compare::{Cell, Growth, Measure, Ratio, Row, Verdict};
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
    let text = compare::value(lang, value);
    Some(match measure {
        Measure::Growth => lang.pick(format!("增长 {text}%"), format!("growth of {text}%")),
        Measure::Level => format!("{text} {}", row.unit),
    })
}

fn missed(lang: Lang, row: &Row) -> Option<String> {
    let Verdict::Judged(_) = &row.verdict else { return None };
    let measure = row.target_measure;
    let (name, result) = (&row.indicator, figure(lang, row, measure, 0)?);
    let (set, _) = yearbook::targets(row);
    let (target, (_, by)) =
        (yearbook::target(lang, &set), yearbook::verdict(lang, &set, &row.unit, row.rate));
    let before = figure(lang, row, measure, 1)
        .map(|before| lang.pick(format!("；上年 {before}"), format!("; the year before {before}")));
    let before = before.unwrap_or_default();
    let unit = if measure == Measure::Level { format!(" {}", row.unit) } else { String::new() };
    Some(lang.pick(
        format!("{name} {result}，目标 {target}{unit}，{by}{before}"),
        format!("{name}: {result}, target {target}{unit}, missed {by}{before}"),
    ))
}

fn untold(lang: Lang, row: &Row) -> String {
    let name = &row.indicator;
    let (set, _) = yearbook::targets(row);
    let target = yearbook::target(lang, &set);
    let target = match row.target_measure {
        Measure::Growth => lang.pick(format!("增长 {target}"), format!("growth of {target}")),
        Measure::Level => format!("{target} {}", row.unit),
    };
    lang.pick(
        format!("{name}没有提及：目标 {target}，报告没有说总量和增速"),
        format!(
            "{name} is not mentioned: the target was {target}, and the report gives neither level nor growth"
        ),
    )
}

fn moved(lang: Lang, row: &Row) -> Option<String> {
    let name = &row.indicator;
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
            let (amount, ratio) = compare::told(lang, difference, &row.unit);
            let level = level?;
            let is_fall = difference.amount.is_sign_negative();
            let unit = &row.unit;
            let than = match is_fall {
                true => lang.pick("少", "less"),
                false => lang.pick("多", "more"),
            };
            let computed = yearbook::computed(lang);
            Some(lang.pick(
                format!("{name} {level}，比上年{than} {amount} {unit}（{ratio}，{computed}）"),
                format!("{name}: {level}, {amount} {unit} {than} than the year before ({ratio}, computed {computed})"),
            ))
        }
        Growth::Unknown(_) => None,
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

/// The target of a slot with its verdict, in one line: 目标 8%，差 2.6 个百分点.
#[must_use]
pub fn aim(lang: Lang, row: &Row) -> String {
    let (set, _) = yearbook::targets(row);
    if set.target.value().is_none() {
        return compare::verdict(lang, &set.verdict, &row.unit, row.rate);
    }
    let target = yearbook::target(lang, &set);
    let unit = if set.measure == Measure::Level { format!(" {}", row.unit) } else { String::new() };
    let (word, by) = yearbook::verdict(lang, &set, &row.unit, row.rate);
    let plan = set.planned.map(|year| yearbook::planned(lang, year)).unwrap_or_default();
    match (&set.verdict, by.as_str()) {
        (Verdict::Judged(_), "") => lang.pick(
            format!("{word}{plan}目标 {target}{unit}"),
            format!("{word}: target {target}{unit} {plan}"),
        ),
        (Verdict::Judged(_), by) => lang
            .pick(format!("{plan}目标 {target}{unit}，{by}"), format!("target {target}{unit} {plan}, {by}")),
        _ => lang.pick(
            format!("{plan}目标 {target}{unit}，{word}"),
            format!("target {target}{unit} {plan}: {}", word.to_lowercase()),
        ),
    }
}
