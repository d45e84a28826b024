//! Texts of the yearbook: growth, verdicts in two parts, titles. Submodule: numbers aligned at their decimal point.
//!
//! | input | 中文 | English |
//! | --- | --- | --- |
//! | a target missed by 2.6 points | 未达到; 差 2.6 个百分点 | Missed; by 2.6 percentage points |

mod number;

pub(super) use number::grouped;
pub use number::{SetNumber, set_number, set_value, spoken, value_note};

use std::cmp::Ordering;

use super::{Lang, compare, place, unit};
use crate::compare::{
    Attainment, Cell, CellGap, Fold, Growth, Index, Measure, Reconciliation, Row, TargetSet, Verdict,
};
use crate::model::{Name, Year};
use crate::quantity::Decimal;

/// Why a cell of a measure is empty, with its year.
#[must_use]
pub fn gap_note(lang: Lang, gap: &CellGap, year: Year, measure: Measure, has_other: bool) -> String {
    let reason = compare::gap(lang, gap);
    let what = match (measure, has_other) {
        (Measure::Level, true) => lang.pick("总量", "level: "),
        (Measure::Growth, true) => lang.pick("增速", "growth: "),
        _ => "",
    };
    lang.pick(format!("{year} 年{what}{reason}"), format!("{year}, {what}{}", reason.to_ascii_lowercase()))
}

/// The growth of a row, as its 同比 column shows it.
#[must_use]
pub fn growth(lang: Lang, growth: Growth<'_>, unit: &str) -> String {
    let text = match growth {
        Growth::Stated(stated) => compare::claim(lang, stated, unit),
        Growth::Computed(difference) => match compare::ratio(lang, difference).as_str() {
            "" => compare::amount(lang, difference, unit),
            ratio => ratio.to_owned(),
        },
        Growth::Unknown(_) => "—".to_owned(),
    };
    // The column is narrow.
    text.replace("percentage point", "point")
}

/// The direction of stated growth.
#[must_use]
pub fn direction(stated: &Reconciliation) -> Ordering {
    let change = &stated.change;
    let figure = change.percent.as_ref().or(change.points.as_ref()).or(change.amount.as_ref());
    figure.map_or(Ordering::Equal, |figure| figure.number.value().cmp(&Decimal::ZERO))
}

/// What the values give beside stated growth, and how the two relate.
#[must_use]
pub fn beside_stated(lang: Lang, values: &str, explanation: &str) -> String {
    let computed = computed(lang);
    match explanation {
        "" => lang.pick(format!("{computed} {values}"), format!("{computed}: {values}")),
        _ => lang.pick(
            format!("{computed} {values}；报告所说{explanation}"),
            format!("{computed}: {values}; the report's figure: {explanation}"),
        ),
    }
}

/// The average growth per year.
#[must_use]
pub fn average(lang: Lang, words: &str) -> String {
    lang.pick(format!("年均 {words}"), format!("Average per year: {words}"))
}

/// The short mark of growth that no report states.
#[must_use]
pub fn computed_mark(lang: Lang) -> &'static str {
    lang.pick("按两年数值", "computed")
}

/// The basis of growth that no report states.
#[must_use]
pub fn computed(lang: Lang) -> &'static str {
    lang.pick("按两年数值", "from the two years' figures")
}

/// The verdict on a target in two parts: the word, and by how much.
#[must_use]
pub fn verdict(lang: Lang, set: &TargetSet, unit: &str, rate: bool) -> (String, String) {
    let (unit, rate) = match set.measure {
        Measure::Growth => ("%", true),
        Measure::Level => (unit, rate),
    };
    let Verdict::Judged(judgement) = &set.verdict else {
        return (compare::verdict(lang, &set.verdict, unit, rate), String::new());
    };
    let (word, by) = match judgement.attainment {
        Attainment::Met => lang.pick(("达到", ""), ("Met", "")),
        Attainment::Exceeded => lang.pick(("超额", "多"), ("Exceeded", "by")),
        Attainment::Better => lang.pick(("好于目标", "低"), ("Better than target", "by")),
        Attainment::Short => lang.pick(("未达到", "差"), ("Missed", "by")),
        Attainment::Over => lang.pick(("未达到", "高"), ("Missed", "above by")),
        Attainment::Below => lang.pick(("低于目标", "低"), ("Below target", "by")),
        Attainment::Above => lang.pick(("高于目标", "高"), ("Above target", "by")),
    };
    let by = if by == "多" && rate { "高" } else { by };
    if by.is_empty() || judgement.by.is_zero() {
        return (word.to_owned(), String::new());
    }
    let amount = match rate {
        true => compare::points(lang, judgement.by, unit),
        false => unit::number(lang, judgement.by, unit),
    };
    (word.to_owned(), format!("{by} {}", compare::meant(lang, judgement.bound, &amount)))
}

/// A target: 5.5%, 超 9. Levels have no unit, except percentages.
#[must_use]
pub fn target(lang: Lang, set: &TargetSet, unit: &str) -> String {
    let Some(value) = set.target.value() else { return "—".to_owned() };
    let SetNumber { before, whole, fraction, after } = set_number(lang, &value.figure);
    let percent = if set.measure == Measure::Growth || unit == "%" { "%" } else { "" };
    let parts = [before, format!("{whole}{fraction}{percent}"), after];
    parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ")
}

/// The mark of a target that a plan of several years set.
#[must_use]
pub fn planned(lang: Lang, year: Year) -> String {
    lang.pick(format!("{year} 年提出"), format!("set in {year}"))
}

/// A target, marked if a plan of several years set it: 2016 年提出 1,040.
#[must_use]
pub fn marked_target(lang: Lang, set: &TargetSet, unit: &str) -> String {
    let target = target(lang, set, unit);
    set.planned.map_or(target.clone(), |year| format!("{} {target}", planned(lang, year)))
}

/// The name of a row's second line.
#[must_use]
pub fn growth_unit(lang: Lang, indicator: &str) -> &'static str {
    let is_growth = |english: String| english.contains("inflation") || english.contains("growth");
    match super::name::english(indicator).is_some_and(is_growth) {
        true => lang.pick("增长 %", "%"),
        false => lang.pick("增长 %", "growth, %"),
    }
}

/// The units of the two lines of a row.
#[must_use]
pub fn units(lang: Lang, first: &str, second: &str) -> String {
    lang.pick(format!("{first}；{second}"), format!("{first}; {second}"))
}

/// The label of the button that pins an indicator or removes it from the list.
#[must_use]
pub fn pin(lang: Lang, is_pinned: bool, indicator: &str) -> String {
    let indicator = super::name::indicator(lang, indicator);
    match is_pinned {
        true => lang.pick(format!("取消固定：{indicator}"), format!("Unpin {indicator}")),
        false => lang.pick(format!("固定：{indicator}"), format!("Pin {indicator}")),
    }
}

/// An indicator was pinned or removed from the list.
#[must_use]
pub fn pinned(lang: Lang, is_pinned: bool, indicator: &str) -> String {
    let indicator = super::name::indicator(lang, indicator);
    match is_pinned {
        true => lang.pick(format!("已固定：{indicator}"), format!("Pinned {indicator}")),
        false => lang.pick(format!("已取消固定：{indicator}"), format!("Unpinned {indicator}")),
    }
}

/// An indicator was moved up, to this number of the list.
#[must_use]
pub fn raised(lang: Lang, indicator: &str, number: usize) -> String {
    let indicator = super::name::indicator(lang, indicator);
    lang.pick(format!("{indicator}移到第 {number} 位"), format!("{indicator} is now number {number}"))
}

/// The name of a section.
#[must_use]
pub fn fold(lang: Lang, fold: Fold) -> String {
    match fold {
        Fold::Topic(topic) => super::model::topic(lang, topic).to_owned(),
        Fold::OneYear => lang.pick("只有一年的数据", "Only one year of figures").to_owned(),
    }
}

/// How many indicators a section has.
#[must_use]
pub fn items(lang: Lang, count: usize) -> String {
    lang.pick(
        format!("{count} 项"),
        if count == 1 { "1 indicator".to_owned() } else { format!("{count} indicators") },
    )
}

/// How many columns are beyond the edges of the table: the button that brings those before into view, and if there
/// are none, those after.
#[must_use]
pub fn beyond(lang: Lang, before: usize, after: usize, are_places: bool) -> String {
    let count = |number: usize| match (are_places, number) {
        (true, _) => lang
            .pick(format!("还有 {number} 个地方"), super::page::count(number, "more place", "more places")),
        (false, _) => {
            lang.pick(format!("还有 {number} 年"), super::page::count(number, "more year", "more years"))
        }
    };
    match before {
        0 => format!("{} →", count(after)),
        _ => format!("← {}", count(before)),
    }
}

/// The title of the comparison: 深圳市主要指标.
#[must_use]
pub fn title(lang: Lang, places: &[Name]) -> String {
    match places {
        [] => lang.pick("主要指标", "Main indicators").to_owned(),
        [one] => {
            let place = super::page::place_name(lang, one);
            lang.pick(format!("{place}主要指标"), format!("{place}: main indicators"))
        }
        many => lang.pick(
            format!("{} 个地方的主要指标", many.len()),
            format!("Main indicators of {} places", many.len()),
        ),
    }
}

/// The same without Chinese names in English, for names of files and sheets.
pub(super) fn file_title(lang: Lang, places: &[Name]) -> String {
    match (lang, places) {
        (Lang::En, [one]) => format!("{} main indicators", place::short(lang, one)),
        _ => title(lang, places),
    }
}

/// The years that a table shows: 2016—2025 年.
#[must_use]
pub fn span(lang: Lang, years: &[Year]) -> String {
    match years {
        [] => String::new(),
        [year] => lang.pick(format!("{year} 年"), year.to_string()),
        [from, .., to] => lang.pick(format!("{from}—{to} 年"), format!("{from}–{to}")),
    }
}

/// A name for a file of the table: 坪山区主要指标 2013—2024.xlsx.
#[must_use]
pub fn file_name(lang: Lang, book: &crate::compare::Yearbook, ending: &str) -> String {
    let title = file_title(lang, &book.places).replace([':', '/', '\\'], "");
    let years = &book.table.years;
    match (years.first(), years.last()) {
        (Some(from), Some(to)) if from != to => format!("{title} {from}-{to}.{ending}"),
        (Some(year), _) => format!("{title} {year}.{ending}"),
        _ => format!("{title}.{ending}"),
    }
}

/// How to read the table.
#[must_use]
pub fn key(lang: Lang) -> &'static str {
    lang.pick(
        "上行总量，下行报告所说增速。同比取报告所说；报告未说的，按两年数值计算并注明。近、约、超照录原文；修：后来的报告改过；“—”：报告未提及。",
        "Upper line: level; lower line: growth as the report states it. Year-on-year growth is the report's own figure; where it gives none, it is computed from the two years and marked. “over”, “nearly” and “about” are the report's words; “rev.”: revised by a later report; “—”: not mentioned.",
    )
}

/// The reports that a table is taken from.
#[must_use]
pub fn source(lang: Lang, index: &Index, places: &[Name]) -> String {
    let of = |place: &Name| {
        let reports = index.reports().iter().enumerate();
        let mut years: Vec<Year> = reports
            .filter(|(at, _)| index.place_of(*at).is_some_and(|entry| entry.label == *place))
            .map(|(_, report)| report.year)
            .collect();
        years.sort_unstable();
        let years = match (years.first(), years.last()) {
            (Some(from), Some(to)) if from != to => format!("{from}{}{to}", lang.pick("—", "–")),
            (Some(year), _) => year.to_string(),
            _ => return String::new(),
        };
        let place = place::short(lang, place);
        lang.pick(
            format!("{place} {years} 年政府工作报告"),
            format!("government work reports of {place}, {years}"),
        )
    };
    let list: Vec<String> = places.iter().take(6).map(of).collect();
    let more = if places.len() > list.len() { lang.pick("等", " and others") } else { "" };
    let list = list.join(lang.pick("、", "; "));
    lang.pick(format!("来源：{list}{more}"), format!("Source: {list}{more}"))
}

/// Whether a row is read as growth: the reports state its growth for far more years than its level.
#[must_use]
pub fn lead(row: &Row) -> Measure {
    let count = |cells: &[Cell]| cells.iter().filter(|cell| cell.value().is_some()).count();
    let (levels, growth) = (count(&row.cells), count(&row.growth));
    match row.measure {
        Measure::Level if growth <= 2 || growth <= 2 * levels => Measure::Level,
        _ => Measure::Growth,
    }
}

/// The first and the further target of a row.
#[must_use]
pub fn targets(row: &Row) -> (TargetSet, Option<&TargetSet>) {
    let first = TargetSet {
        measure: row.target_measure,
        target: row.target.clone(),
        verdict: row.verdict.clone(),
        planned: row.planned,
    };
    (first, row.further.as_ref())
}

/// The target of a row for a measure.
#[must_use]
pub fn target_for(row: &Row, measure: Measure) -> Option<TargetSet> {
    let (first, further) = targets(row);
    std::iter::once(first).chain(further.cloned()).find(|set| set.measure == measure)
}
