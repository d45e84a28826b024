//! Findings in texts of reports: text in, text out, by suite. A suite under `tests/suite/check` is a list of cases.
//! A case has a line for each report, followed by the expected findings:
//!
//! ```text
//! 2024：排查漏水点20处，已修复漏水点15处，正在修复漏水点3处。
//! - 排查漏水点：15 + 3 = 18，文中为 20 处
//! ```
//!
//! `2024：` precedes a part of the review of 清溪镇's report of 2024, `2024计划：` a part of its plan, `2024全文：` a
//! whole text with ⏎ between its lines. `UPDATE_SUITES=1` writes the actual findings into the files, for review.
//!
//! Whole reports are not part of the project, see `real_reports`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

mod real_reports;
mod suite;

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use tongbi::check::{self, Finding, Remedy};
use tongbi::compare::Index;
use tongbi::extract;
use tongbi::i18n::{self, Lang};
use tongbi::model::Report;

fn found(reports: Vec<Report>) -> (Index, Vec<Finding>) {
    let reports: Vec<_> = reports.into_iter().map(Arc::new).collect();
    let index = Index::new(&reports);
    let findings = check::run(&index);
    (index, findings)
}

fn sentences(reports: Vec<Report>) -> Vec<String> {
    let (index, findings) = found(reports);
    findings.iter().map(|finding| i18n::check::finding(Lang::Zh, finding, &index)).collect()
}

/// The reports of a case.
fn reports(lines: &[&str]) -> Vec<Report> {
    let mut parts = BTreeMap::<i16, (String, String, Option<String>)>::new();
    for line in lines {
        let (head, words) = line.split_once('：').unwrap_or_else(|| panic!("no year: {line}"));
        let digits: String = head.chars().take_while(char::is_ascii_digit).collect();
        let (review, plan, whole) = parts.entry(digits.parse().unwrap()).or_default();
        let words = words.replace('⏎', "\n");
        match head.trim_start_matches(|c: char| c.is_ascii_digit()) {
            "" => review.push_str(&words),
            "计划" => plan.push_str(&words),
            "全文" => *whole = Some(words),
            other => panic!("{other}: {line}"),
        }
    }
    let read = |(year, (review, plan, whole)): (i16, (String, String, Option<String>))| {
        let before = year - 1;
        let text = whole.unwrap_or_else(|| {
            format!(
                "清溪镇{year}年政府工作报告\n一、{before}年工作回顾\n{review}\n二、{year}年工作安排\n{plan}\n"
            )
        });
        extract::read_of(&text, None, Some(year)).report.dated().unwrap()
    };
    parts.into_iter().map(read).collect()
}

/// A suite with the findings of each case.
fn checked(suite: &str) -> String {
    let mut out = String::new();
    let mut case: Vec<&str> = Vec::new();
    let tell = |case: &mut Vec<&str>, out: &mut String| {
        if !case.is_empty() {
            let told = sentences(reports(case));
            let none = told.is_empty().then(|| "无".to_owned());
            for line in told.into_iter().chain(none) {
                out.push_str(&format!("- {line}\n"));
            }
            case.clear();
        }
    };
    for line in suite.lines() {
        if line.starts_with("- ") {
            tell(&mut case, &mut out);
            continue;
        }
        let says = line.starts_with(|c: char| c.is_ascii_digit());
        if !says {
            tell(&mut case, &mut out);
        }
        out.push_str(line);
        out.push('\n');
        if says {
            case.push(line);
        }
    }
    tell(&mut case, &mut out);
    out
}

#[test]
fn suites() {
    suite::check("check", 6, checked);
}

#[test]
fn a_township_report_has_the_six_faults_that_a_careful_reader_finds() {
    let Some(text) = real_reports::text("data/dujia-2024.txt") else { return };
    let (index, findings) = found(vec![extract::read(&text, Some("dujia-2024.txt")).report.dated().unwrap()]);
    let told: Vec<String> = findings
        .iter()
        .map(|finding| {
            let (title, said) = (
                i18n::check::title(Lang::Zh, &finding.discrepancy),
                i18n::check::finding(Lang::Zh, finding, &index),
            );
            format!("{title} {said}")
        })
        .filter(|told| !told.starts_with("待确认的修正"))
        .collect();
    assert_eq!(
        told,
        [
            "分项与合计 排查安全隐患：1136 + 6 = 1142，文中为 1152 个",
            "只有任务数 基本医疗保险参保人数：23199 人是任务数，文中没有完成数",
            "口径不同 地区生产总值：“规模以上工业总产值”不是“国内生产总值”的组成部分（一为产值、收入或投资，一为增加值）",
            "年份不明 “明年9月”可能指 2024 年，也可能指 2025 年",
            "序号 “第一个是 三是 三是 四是”：缺 2，3 重复",
            "地名不一致 写作“佳镇”，而“度佳镇”出现 5 次",
        ]
    );
    let first =
        |finding: &Finding| finding.remedies.first().map(|r| i18n::check::remedy(Lang::Zh, r, &index));
    assert_eq!(findings.first().and_then(first).as_deref(), Some("把正在整改安全隐患改为 16"));
}

/// Reports of every level without known mistakes.
const CLEAN: [&str; 8] = [
    "national/全国-2019",
    "national/全国-2023",
    "province/广东省-2022",
    "province/四川省-2026",
    "city/徐州市-2024",
    "city/成都市-2024",
    "county/易县-2020",
    "county/坪山区-2021",
];

#[test]
fn clean_reports_raise_at_most_one_alarm_in_ten_thousand_characters() {
    for name in CLEAN {
        let Some(text) = real_reports::text(&format!("corpus/{name}.txt")) else { return };
        let told = sentences(vec![extract::read(&text, Some(name)).report.dated().unwrap()]);
        assert!(told.len() * 10_000 <= text.chars().count(), "{name}: {told:#?}");
    }
}

#[test]
fn a_finding_in_words_shows_where_they_stand() {
    let report = reports(&["2024：一是修路。三是建桥。"]).remove(0);
    let text: Vec<char> = report.text.clone().unwrap().chars().collect();
    let (_, findings) = found(vec![report]);
    let [finding] = findings.as_slice() else { panic!("one finding: {findings:?}") };
    let there =
        |span: tongbi::model::Span| text.get(span.start..span.end).unwrap().iter().collect::<String>();
    let passages: Vec<_> = finding.passages.iter().map(|p| (there(p.span), p.words.clone())).collect();
    assert_eq!(
        passages,
        [("一是".to_owned(), "一是修路".to_owned()), ("三是".to_owned(), "三是建桥".to_owned())]
    );
    assert_eq!(finding.remedies, [Remedy::Write("一是 二是".to_owned())]);
}

#[test]
fn findings_in_words_are_told_apart() {
    let (index, findings) = found(reports(&["2024：明年3月完工。明年5月投用。"]));
    let keys: Vec<String> = findings.iter().map(|finding| finding.key(&index)).collect();
    assert_eq!(keys.len(), 2);
    assert_ne!(keys.first(), keys.last());
}

proptest! {
    #[test]
    fn any_words_are_checked(
        text in "(一是|二、|（三）|4\\.|第一，|第十个是|\n|。|，|：|2月30日|明年|9月|2023年|12\\.5|%|:|结构|其中|亿元|产值|生产总值|代表|清溪镇|青溪镇|人民政府|任务数|工作安排|回顾|1152个){0,40}"
    ) {
        let report = extract::read_of(&text, None, Some(2024)).report.dated().unwrap();
        let length = text.chars().count();
        for finding in found(vec![report]).1 {
            for passage in finding.passages {
                prop_assert!(passage.span.start <= passage.span.end && passage.span.end <= length);
            }
        }
    }
}
