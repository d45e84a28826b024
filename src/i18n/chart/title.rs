//! Titles and subtitles of charts.
//!
//! | chart | 中文 | English |
//! | --- | --- | --- |
//! | one indicator of China, with targets | 2015—2025年国内生产总值增速：目标与结果 | China's GDP growth: targets and results, 2015–2025 |
//! | one indicator of a place | 度佳镇2019—2024年地区生产总值 | GDP in Dujia, 2019–2024 |
//! | level and growth | 2014—2025年国内生产总值及增速 | China's GDP and its growth, 2014–2025 |
//! | its subtitle | 柱为总量（万亿元），线为增速（%） | Bars: level (trillion yuan); line: growth on the year before (%) |

use super::{LISTED, distinct, indicator, list, named, with_unit, year};
use crate::chart::{Chart, ChartKind, ChartSeries, Wording as _};
use crate::compare::Measure;
use crate::i18n::{Lang, page, place, unit};

/// The labels of the whole country's reports.
const COUNTRY: [&str; 3] = ["国务院", "全国", "中国"];

/// The title made from a chart's data: place, indicator, what is shown of it, years.
#[must_use]
pub fn title(lang: Lang, chart: &Chart) -> String {
    let year = chart.years.last().copied().unwrap_or_default();
    let planned = chart.aimed.map(|aimed| {
        lang.pick(
            format!("：{year}年结果与{aimed}年目标"),
            format!(": results of {year}, targets for {aimed}"),
        )
    });
    let what = match (chart.kind, lang) {
        (ChartKind::BarLine, Lang::Zh) => "及增速",
        (ChartKind::BarLine, Lang::En) => " and its growth",
        _ if !chart.shows_targets() => "",
        (_, Lang::Zh) if chart.is_plan() => "目标",
        // English names the targets before the places.
        (_, Lang::En) if chart.is_plan() => "",
        (_, Lang::Zh) => "：目标与结果",
        (_, Lang::En) => ": targets and results",
    };
    let indicators = match (chart.kind, chart.series.first()) {
        (ChartKind::BarLine, Some(level)) => vec![indicator(lang, &level.indicator, level.part)],
        _ => distinct(chart.series.iter().map(|s| indicator(lang, &s.indicator, s.part))),
    };
    let places = distinct(chart.series.iter().map(|s| &*s.place));
    let is_country = matches!(places.as_slice(), [one] if COUNTRY.contains(&one.as_str()));
    let (what, years) = match &planned {
        Some(planned) => (planned.as_str(), String::new()),
        None => (what, years(lang, chart)),
    };
    match lang {
        Lang::Zh => {
            let places = match places.len() {
                _ if is_country => String::new(),
                count if count > LISTED => place::counted(lang, chart.level, count),
                _ => joined(lang, places, "地"),
            };
            format!("{places}{years}{}{what}", joined(lang, indicators, "项"))
        }
        Lang::En => {
            let several = indicators.len() > LISTED;
            let mut names: Vec<String> = indicators.iter().map(|name| lower(name)).collect();
            if !is_country && let Some(first) = names.first_mut() {
                *first = upper(first);
            }
            let names = joined(lang, names, "indicators");
            let many = if several { " indicators" } else { "" };
            let many = if chart.shows_targets() && chart.is_plan() { " targets" } else { many };
            let subject = if is_country {
                format!("China's {names}{many}")
            } else {
                let places = match places.len() {
                    count if count > LISTED => place::counted(lang, chart.level, count),
                    _ => joined(lang, places.iter().map(|place| place::short(lang, place)).collect(), ""),
                };
                format!("{names}{many} in {places}")
            };
            format!("{subject}{what}{}{years}", if years.is_empty() { "" } else { ", " })
        }
    }
}

/// The subtitle made from a chart's data: its unit, and how targets and results are to be read.
#[must_use]
pub fn subtitle(lang: Lang, chart: &Chart) -> String {
    let growth = |unit: &str| {
        lang.pick(format!("比上年增长（{unit}）"), format!("Growth on the year before ({unit})"))
    };
    let unit = match (chart.kind, chart.unit().map(|unit| lang.unit(unit))) {
        (ChartKind::BarLine, _) => {
            let [level, growth] =
                [0, 1].map(|n| chart.series.get(n).map_or("", |s| &*s.unit)).map(|u| lang.unit(u));
            lang.pick(
                format!("柱为总量（{level}），线为比上年增长（{growth}）"),
                format!("Bars: level ({level}); line: growth on the year before ({growth})"),
            )
        }
        (_, None) => lang.pick("单位各不相同", "Each in its own unit").to_owned(),
        (_, Some(unit)) if chart.series.iter().all(|s| s.measure == Measure::Growth) => growth(&unit),
        (_, Some(_)) => in_unit(lang, chart.unit().map_or("", |unit| &**unit)),
    };
    // Targets for the year after the results are from the same reports as these.
    let has_both = chart.shows_targets() && chart.aimed.is_none() && !chart.is_plan();
    let rule = has_both.then_some(lang.pick(
        "目标见当年政府工作报告，结果见次年报告",
        "targets as set in that year's report, results as stated in the next",
    ));
    let parts = [Some(unit.as_str()), rule].into_iter().flatten();
    parts.collect::<Vec<_>>().join(lang.pick("；", "; "))
}

/// The unit of figures as a line of its own: Billion yuan.
fn in_unit(lang: Lang, unit: &str) -> String {
    match (lang, unit) {
        (Lang::Zh, _) => format!("单位：{}", lang.unit(unit)),
        (Lang::En, "%") => "Percent".to_owned(),
        (Lang::En, _) => match unit::unit(lang, unit).as_str() {
            "" => "Number".to_owned(),
            unit => upper(unit),
        },
    }
}

/// A measure of an indicator with its unit: 增速（%）.
pub(super) fn measured(lang: Lang, chart: &Chart, series: &ChartSeries) -> String {
    let name = match (chart.kind, series.measure) {
        (ChartKind::BarLine, Measure::Growth) => lang.pick("增速", "Growth").to_owned(),
        _ => indicator(lang, &series.indicator, series.part),
    };
    with_unit(lang, &name, &series.unit)
}

/// The stem of a file name for a chart: its title; places and years too if the title is the reader's.
#[must_use]
pub fn file_stem(lang: Lang, chart: &Chart) -> String {
    let title = lang.title(chart);
    if chart.caption.title.is_none() {
        return page::safe_name(&title);
    }
    let places = distinct(chart.series.iter().map(|s| &*s.place));
    let places = match places.len() {
        count if count > LISTED => place::counted(lang, chart.level, count),
        _ => list(lang, places.iter().map(|place| place::short(lang, place))),
    };
    page::safe_name(&[title, places, years(lang, chart)].join(" "))
}

fn years(lang: Lang, chart: &Chart) -> String {
    match (chart.years.first(), chart.years.last()) {
        (Some(from), Some(to)) if from == to => year(lang, *from),
        (Some(from), Some(to)) if chart.kind == ChartKind::Dumbbell => {
            lang.pick(format!("{from}年与{to}年"), format!("{from} and {to}"))
        }
        (Some(from), Some(to)) => lang.pick(format!("{from}—{to}年"), format!("{from}–{to}")),
        _ => String::new(),
    }
}

/// Names as a phrase: 甲与乙; 甲等27地.
fn joined(lang: Lang, names: Vec<String>, counted: &str) -> String {
    match names.as_slice() {
        [one, other] => lang.pick(format!("{one}与{other}"), format!("{one} and {other}")),
        [one, second, third] => {
            lang.pick(list(lang, names.iter().cloned()), format!("{one}, {second} and {third}"))
        }
        _ => named(lang, names, counted),
    }
}

/// A name within a sentence: Retail sales → retail sales, but GDP.
pub(in super::super) fn lower(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_ascii_lowercase() => {
            [first.to_ascii_lowercase(), second].into_iter().chain(letters).collect()
        }
        _ => name.to_owned(),
    }
}

/// A name at the start of a sentence.
fn upper(name: &str) -> String {
    let mut letters = name.chars();
    letters
        .next()
        .map(|first| std::iter::once(first.to_ascii_uppercase()).chain(letters).collect())
        .unwrap_or_default()
}
