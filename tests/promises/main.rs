//! Promises and their outcomes: reports as JSON in, a line for each promise out.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail loudly"
)]

mod labelled;
#[path = "../real_reports/mod.rs"]
mod real_reports;
mod retold;
mod state_council;
mod tasks;

use std::sync::Arc;

use tongbi::compare::{
    Cell, Index, Promise, Promised, Schedule, Unjudged, Verdict, judge, opening_year, plan_years, promises,
};
use tongbi::format;
use tongbi::i18n::Lang;
use tongbi::i18n::{compare as words, promise as told};
use tongbi::model::{Bound, Direction, Figure, Number, Year};

fn index(json: &str) -> Index {
    let read = format::read(json);
    assert!(read.faults.is_empty(), "{:?}", read.faults);
    Index::new(&read.reports.into_iter().map(Arc::new).collect::<Vec<_>>())
}

/// A promise in a line.
fn said(index: &Index, promise: &Promise) -> String {
    let value = |cell: &Cell| cell.value().map_or_else(|| "—".to_owned(), |v| words::value(Lang::Zh, v));
    let mut said = match &promise.promised {
        Promised::Target { indicator, unit, rate, target, result, verdict, .. } => {
            let verdict = words::verdict(Lang::Zh, verdict, unit, *rate);
            format!("{indicator}: {} → {}, {verdict}", value(target), value(result))
        }
        Promised::Task { report, commitment, mention } => {
            let task = index
                .reports()
                .get(*report as usize)
                .and_then(|r| r.commitments.get(*commitment as usize))
                .expect("the task is there");
            format!("{} → {}", task.text, told::mention(Lang::Zh, mention))
        }
    };
    if let Some(progress) = promise.progress {
        said += &format!(", {}", told::progress(Lang::Zh, progress));
    }
    if promise.dropped {
        said += ", dropped";
    }
    said
}

fn check(json: &str, schedule: Option<&Schedule>, expected: &[&str]) {
    let index = index(json);
    let said: Vec<_> = promises(&index, "甲镇", 2024, schedule).iter().map(|p| said(&index, p)).collect();
    assert_eq!(said, expected);
}

/// Reports of 甲镇 in consecutive years, each given by its fields after the year.
fn reports(first: Year, fields: &[&str]) -> String {
    let report = |(year, fields): (Year, &&str)| {
        format!(r#"{{"format":"tongbi.report/1","place":{{"name":"甲镇"}},"year":{year},{fields}}}"#)
    };
    let all: Vec<_> = (first..).zip(fields).map(report).collect();
    format!("[{}]", all.join(","))
}

/// Figures, each `indicator value unit period kind`, as the report's observations.
fn figures(lines: &[&str]) -> String {
    let figure = |line: &&str| {
        let words: Vec<&str> = line.split(' ').collect();
        let [indicator, value, unit, period, kind] = words.as_slice() else { panic!("{line}") };
        format!(
            r#"{{"indicator":"{indicator}","value":"{value}","unit":"{unit}","period":"{period}","kind":"{kind}"}}"#
        )
    };
    format!(r#""observations":[{}]"#, lines.iter().map(figure).collect::<Vec<_>>().join(","))
}

/// Tasks as the report's commitments.
fn tasks(texts: &[&str]) -> String {
    let task = |text: &&str| format!(r#"{{"text":"{text}"}}"#);
    format!(r#""commitments":[{}]"#, texts.iter().map(task).collect::<Vec<_>>().join(","))
}

#[test]
fn progress_at_a_month() {
    let json = reports(
        2024,
        &[&figures(&[
            "甲果 120 吨 2024 target",
            "甲果 0.8 千吨 2024-01/2024-06 actual",
            "乙果 120 吨 2024 target",
            "乙果 59 吨 2024-01/2024-06 actual",
            "丙果 120 吨 2024 target",
            "丙果 60 吨 2024-01/2024-05 actual",
            "丁率 5 % 2024 target",
            "丁率 5 % 2024-01/2024-06 actual",
        ])],
    );
    check(
        &json,
        Some(&Schedule::jinzhai(6)),
        &[
            "甲果: 120 → —, 尚无结果, 已完成",
            "乙果: 120 → —, 尚无结果, 欠进度",
            "丙果: 120 → —, 尚无结果, 其它",
            "丁率: 5 → —, 尚无结果, 其它",
        ],
    );
    check(
        &json,
        Some(&Schedule::jinzhai(5)),
        &[
            "甲果: 120 → —, 尚无结果, 其它",
            "乙果: 120 → —, 尚无结果, 其它",
            "丙果: 120 → —, 尚无结果, 超进度",
            "丁率: 5 → —, 尚无结果, 其它",
        ],
    );
}

#[test]
fn a_level_has_no_share_of_the_year() {
    let plan = [
        "常住人口 80 万人 2024 target",
        "常住人口 79.8 万人 2024-01/2024-06 actual",
        "贷款余额 90 亿元 2024 target",
        "贷款余额 85 亿元 2024-01/2024-06 actual",
        "生猪存栏 6 万头 2024 target",
        "生猪存栏 5.9 万头 2024-01/2024-06 actual",
        "城镇新增就业人口 120 人 2024 target",
        "城镇新增就业人口 60 人 2024-01/2024-06 actual",
    ];
    let of = |json: &str| -> Vec<String> {
        let index = index(json);
        let all = promises(&index, "甲镇", 2024, Some(&Schedule::jinzhai(6)));
        let told = |p: &Promise| p.progress.map_or("", |progress| told::progress(Lang::Zh, progress));
        let mut all: Vec<_> = all
            .iter()
            .map(|p| format!("{} {}", said(&index, p).split(':').next().unwrap_or_default(), told(p)))
            .collect();
        all.sort();
        all
    };
    assert_eq!(
        of(&reports(2024, &[&figures(&plan)])),
        ["城镇新增就业人口 达进度", "常住人口 其它", "生猪存栏 其它", "贷款余额 其它"]
    );
    // After the end of the year there is no schedule.
    assert_eq!(
        of(&reports(2024, &[&figures(&plan), &figures(&["甲果 5 吨 2024 actual"])])),
        ["城镇新增就业人口 ", "常住人口 ", "生猪存栏 ", "贷款余额 "]
    );
}

#[test]
fn of_a_single_report_nothing_is_missing_yet() {
    // A figure of the current year.
    let plan = figures(&["甲果 5 吨 2024 target", "乙果 3 吨 2024 actual"]);
    let index = index(&reports(2024, &[&plan]));
    assert_eq!(outcomes(&index), ["甲果 尚无结果"]);
    assert!(promises(&index, "甲镇", 2024, None).iter().all(|promise| !promise.dropped));
}

#[test]
fn the_newest_year_that_can_be_judged_is_looked_at_first() {
    let plan = |year: Year| {
        figures(&[
            &format!("甲果 5 吨 {year} target"),
            &format!("甲果 5 吨 {} actual", year - 1),
            // Of years whose reports are not loaded.
            "甲果 5 吨 2020 actual",
            "甲果 9 吨 2030 target",
        ])
    };
    let check = |years: std::ops::Range<Year>, opening: Year| {
        let plans: Vec<String> = years.clone().map(plan).collect();
        let plans: Vec<&str> = plans.iter().map(String::as_str).collect();
        let index = index(&reports(years.start, &plans));
        assert_eq!(plan_years(&index, "甲镇"), years.collect::<Vec<_>>());
        assert_eq!(opening_year(&index, "甲镇"), Some(opening));
    };
    check(2024..2025, 2024);
    check(2023..2025, 2023);
    check(2022..2025, 2023);
}

#[test]
fn what_a_report_itself_says_of_its_targets() {
    let done = r#""observations":[{"indicator":"甲果","value":"6","unit":"吨","period":"2024","kind":"actual","completion":"120"}]"#;
    check(&reports(2025, &[done]), None, &["甲果: — → 6, 完成目标 120%"]);
    let this_year = figures(&["甲果 5 吨 2024 target", "乙果 3 吨 2024 preliminary"]);
    check(&reports(2024, &[&this_year]), None, &["甲果: 5 → —, 尚无结果"]);
}

/// Each promise with its outcome in one word.
fn outcomes(index: &Index) -> Vec<String> {
    let all = promises(index, "甲镇", 2024, None);
    all.iter()
        .map(|promise| {
            let said = said(index, promise);
            let name = said.split([':', ' ']).next().unwrap_or_default();
            format!("{name} {}", told::outcome(Lang::Zh, promise.outcome()))
        })
        .collect()
}

#[test]
fn every_outcome_of_a_figure() {
    let target = |indicator: &str, value: &str, bound: &str| {
        format!(
            r#"{{"indicator":"{indicator}","value":"{value}","unit":"%","period":2024,"kind":"target"{bound}}}"#
        )
    };
    let plan = [
        target("甲率", "5", ""),
        target("乙率", "5", r#","bound":"at_least""#),
        target("丙率", "5", ""),
        target("丁失业率", "5", r#","bound":"about""#),
        target("戊物价涨幅", "3", r#","bound":"about""#),
        target("己率", "5", ""),
        target("庚率", "5", r#","to":"6""#),
        target("辛事故率", "3", r#","bound":"at_most""#),
        r#"{"indicator":"壬果","value":"5","unit":"吨","period":2024,"kind":"target"}"#.to_owned(),
        r#"{"indicator":"癸率","value":null,"gap":"not_set","unit":"%","period":2024,"kind":"target"}"#
            .to_owned(),
    ];
    let plan = format!(r#""observations":[{}]"#, plan.join(","));
    let results = figures(&[
        "甲率 5 % 2024 actual",
        "乙率 5.5 % 2024 actual",
        "丙率 4.9 % 2024 actual",
        "丁失业率 4 % 2024 actual",
        "戊物价涨幅 0.2 % 2024 actual",
        "庚率 6.4 % 2024 actual",
        "辛事故率 3.1 % 2024 actual",
        "壬果 5 亩 2024 actual",
        "癸率 5 % 2024 actual",
    ]);
    assert_eq!(
        outcomes(&index(&reports(2024, &[&plan, &results]))),
        [
            "甲率 达到",
            "乙率 超额",
            "丙率 未达到",
            "丁失业率 好于目标",
            "戊物价涨幅 偏离目标",
            "己率 未提及",
            "庚率 超额",
            "辛事故率 未达到",
            "壬果 无法衡量",
            "癸率 未提目标",
        ]
    );
}

#[test]
fn half_a_year_of_figures_is_under_way() {
    let plan =
        figures(&["甲果 120 吨 2024 target", "乙果 120 吨 2024 target", "甲果 50 吨 2024-01/2024-05 actual"]);
    assert_eq!(outcomes(&index(&reports(2024, &[&plan]))), ["甲果 推进中", "乙果 尚无结果"]);
}

#[test]
fn a_share_done_says_in_part_or_more() {
    let done = |percent: &str| {
        let json = format!(
            r#""observations":[{{"indicator":"甲果","value":"6","unit":"吨","period":"2024","kind":"actual","completion":"{percent}"}}]"#
        );
        outcomes(&index(&reports(2025, &[&json])))
    };
    assert_eq!(done("90"), ["甲果 部分达到"]);
    assert_eq!(done("100"), ["甲果 达到"]);
    assert_eq!(done("120"), ["甲果 超额"]);
}

#[test]
fn a_result_that_may_lie_on_either_side_is_not_judged() {
    let check = |target: &str, result: &str, sure: bool| {
        let figure = |text: &str| {
            let (number, bound) = text.split_once(' ').unwrap_or((text, ""));
            let bound = match bound {
                "over" => Bound::Over,
                "nearly" => Bound::Nearly,
                "at_most" => Bound::AtMost,
                _ => Bound::Exactly,
            };
            Figure { number: Number::from_text(number).unwrap(), to: None, bound }
        };
        let verdict = judge(&figure(target), &figure(result), Direction::Up);
        assert_eq!(verdict != Verdict::Unjudged(Unjudged::Straddles), sure, "{target} {result}: {verdict:?}");
    };
    check("104", "100 over", false);
    check("5.9", "6 nearly", false);
    check("96", "100 over", true);
    check("4.9", "6 nearly", true);
    // A target of at least −3, a result of −3.5.
    check("-3 at_most", "-3.5", true);
}

#[test]
fn of_a_bound_on_the_result_so_much_is_certain() {
    let target =
        r#""observations":[{"indicator":"甲果","value":"20","unit":"吨","period":2024,"kind":"target"}]"#;
    let result = |value: &str, bound: &str| {
        format!(
            r#""observations":[{{"indicator":"甲果","value":"{value}","bound":"{bound}","unit":"吨","period":2024,"kind":"actual"}}]"#
        )
    };
    let check = |value: &str, bound: &str, expected: &str| {
        let index = index(&reports(2024, &[target, &result(value, bound)]));
        let [promise] = &promises(&index, "甲镇", 2024, None)[..] else { panic!("one target") };
        let Promised::Target { verdict, .. } = &promise.promised else { panic!("a target") };
        assert_eq!(words::verdict(Lang::Zh, verdict, "吨", false), expected);
    };
    check("30", "over", "超额 > 10");
    check("30", "nearly", "超额 < 10");
    check("15", "over", "未达到，差 < 5");
    check("15", "nearly", "未达到，差 > 5");
    check("30", "about", "超额 约 10");
    check("20", "over", "达到");
    check("20", "nearly", "略差于目标");
    // The range of the result lies on both sides of the target.
    for (value, bound) in [("18", "at_least"), ("22", "at_most"), ("20", "about"), ("100", "nearly")] {
        check(value, bound, "结果只说了大概，不能判断");
    }
    check("10", "over", "未达到，差 < 10");
    check("22", "at_least", "超额 ≥ 2");
    check("18", "at_most", "未达到，差 ≥ 2");
}
