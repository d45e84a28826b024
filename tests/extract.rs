//! Reading prose: text in, text out, by suite. A suite under `tests/suite/extract` is a list of texts, each followed
//! by the expected figures in order:
//!
//! ```text
//! 粮食产量5万吨，增长3%。
//! - 5万吨 粮食产量 actual 2023
//! - 3% 粮食产量 growth 2023
//! ```
//!
//! A text stands in the review of a report of 2024, or, with `计划：` before it, in its plan; `⏎` ends a line.
//! `UPDATE_SUITES=1` writes the actual readings into the files, for review.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by a panic")]

#[path = "scoring/contexts.rs"]
mod contexts;
mod suite;

use std::fmt::Write as _;
use std::path::Path;

use proptest::prelude::*;
use tongbi::extract::{self, Extraction, Role};
use tongbi::i18n::{Lang, compare as words, page};

fn read_within(text: &str) -> Extraction {
    let (review, plan) = match text.strip_prefix("计划：") {
        Some(plan) => ("", plan),
        None => (text, ""),
    };
    let report =
        format!("甲县2024年政府工作报告\n一、2023年工作回顾\n{review}\n二、2024年工作安排\n{plan}\n");
    extract::read(&report.replace('⏎', "\n"), None)
}

fn told(text: &str) -> Vec<String> {
    let read = read_within(text);
    let mut lines: Vec<String> = read
        .readings
        .iter()
        .map(|r| {
            let kind = match r.role {
                Role::Actual => "actual",
                Role::Previous => "previous",
                Role::Target => "target",
                Role::Growth => "growth",
                Role::TargetGrowth => "target_growth",
                Role::Completion => "completion",
                Role::ProjectInvestment => "investment",
            };
            let mut line = format!("- {} {} {kind}", r.surface.replace('\n', "⏎"), r.indicator);
            if let Some(period) = r.period {
                write!(line, " {period}").unwrap();
            }
            if let Some(modifier) = &r.modifier {
                write!(line, " {modifier}").unwrap();
            }
            if let Some(repair) = r.repair.and_then(|n| read.repairs.get(n)) {
                write!(line, " = {}", repair.mended).unwrap();
            }
            line
        })
        .collect();
    for project in &read.report.projects {
        let due = project.due.map(|p| p.to_string()).unwrap_or_default();
        lines.push(format!("- 项目 {} {:?} {due}", project.name, project.status).trim_end().to_owned());
    }
    if lines.is_empty() {
        lines.push("- 无".into());
    }
    lines
}

/// Each text of a suite with its readings.
fn checked(suite: &str) -> String {
    let mut out = String::new();
    for line in suite.lines().filter(|line| !line.starts_with("- ")) {
        out.push_str(line);
        out.push('\n');
        if !line.is_empty() && !line.starts_with('#') && !line.starts_with('>') {
            for told in told(line) {
                out.push_str(&told);
                out.push('\n');
            }
        }
    }
    out
}

/// The least percentage of sentences with the right state. A slogan between two chapters may belong to either.
const IN_THEIR_STATE: usize = 94;

#[test]
fn sentences_stand_in_their_states() {
    let suite = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/context.txt");
    let (mut right, mut wrong) = (0, Vec::new());
    for report in contexts::suite(&std::fs::read_to_string(suite).unwrap()) {
        let units = extract::context::units_of_text(&report.text, None);
        let states = extract::context::path(&units, &extract::context::fitted());
        for (from, to, wanted) in report.stretches.iter().skip(1) {
            let at = units.iter().position(|unit| (*from..*to).contains(&unit.span.start)).unwrap();
            let told = format!("{:?}", states[at]);
            if told == *wanted {
                right += 1;
            } else {
                let sentence: String = report.text.chars().skip(*from).take(to - from).collect();
                wrong.push(format!("{sentence} is {wanted}, told {told}"));
            }
        }
    }
    assert!(right * 100 >= IN_THEIR_STATE * (right + wrong.len()), "{right} right; {wrong:#?}");
}

#[test]
fn suites() {
    suite::check("extract", 6, checked);
}

/// The observations of a review of 2023 and the targets of a plan of 2024, with their changes.
fn changes(review: &str, plan: &str) -> Vec<String> {
    let text = format!("甲县2024年政府工作报告\n一、2023年工作回顾\n{review}\n二、2024年工作安排\n{plan}\n");
    let report = extract::read(&text, Some("a.txt")).report.dated().unwrap();
    let targets = report.commitments.iter().flat_map(|task| &task.targets);
    let told = report.observations.iter().chain(targets).map(|o| {
        let value = o.value.figure().map(|f| words::figure(Lang::Zh, f)).unwrap_or_default();
        let change = o.change.as_ref().map(|change| page::stated_change(Lang::Zh, change));
        assert_ne!(change.as_deref(), Some(""), "an empty change: {review}{plan}");
        format!("{} {value} {} {}", o.indicator, o.unit, change.unwrap_or_default()).trim_end().to_owned()
    });
    let told = told.collect();
    let written = tongbi::format::write(&report);
    let again = tongbi::format::read(&written);
    assert!(again.faults.is_empty(), "{:?}", again.faults);
    assert_eq!(again.reports, [report], "{written}");
    told
}

#[test]
fn a_change_over_several_years_is_no_yearly_change() {
    let told = changes(
        "生产总值380亿元，比2009年增长108.3%。税收、出口额分别是2011年的2倍和3倍。",
        "到2030年生产总值比2025年增长50%。",
    );
    let expected = [
        "地区生产总值 380 亿元",
        "地区生产总值累计增速 108.3 %",
        "税收收入倍数 2 倍",
        "出口总额倍数 3 倍",
        "地区生产总值累计增速 50 %",
    ];
    assert_eq!(told, expected);
    let each = changes("城乡居民收入分别完成31000元、12000元，均增长8.5%。", "城乡居民收入分别增长8%左右。");
    let expected = [
        "城镇居民人均可支配收入 31000 元 报告称增减 8.5%",
        "农村居民人均可支配收入 12000 元 报告称增减 8.5%",
        "城镇居民人均可支配收入增速 8 左右 %",
        "农村居民人均可支配收入增速 8 左右 %",
    ];
    assert_eq!(each, expected);
}

#[test]
fn a_fall_turns_its_bound() {
    for (review, expected) in [
        ("单位GDP能耗下降3%以上。", "单位地区生产总值能耗降幅 ≥ 3 %"),
        ("电力消费量下降3%以上。", "电力消费量增速 ≤ −3 %"),
        ("电力消费量下降近5%。", "电力消费量增速 > −5 %"),
        ("电力消费量下降超过4%。", "电力消费量增速 < −4 %"),
        ("电力消费量8亿千瓦时，下降3%以上。", "电力消费量 8 亿千瓦时 报告称增减 ≤ −3%"),
    ] {
        assert_eq!(changes(review, ""), [expected]);
    }
}

#[test]
fn a_stated_change_keeps_its_bound_and_its_range() {
    for (review, expected) in [
        ("地区生产总值52亿元，增长10%以上。", "地区生产总值 52 亿元 报告称增减 ≥ 10%"),
        ("地区生产总值52亿元，增长5%—6%。", "地区生产总值 52 亿元 报告称增减 5—6%"),
        ("完成投资3亿元，比上年增加500万元。", "投资 3 亿元 报告称增减 0.05"),
        ("茶叶产值4亿元，按可比口径增长2倍。", "茶叶产值 4 亿元 报告称增减 200%"),
    ] {
        assert_eq!(changes(review, ""), [expected]);
    }
}

#[test]
fn the_report_is_made() {
    let read = extract::read(
        "甲县2024年政府工作报告\n一、2023年工作回顾\n全县地区生产总值完成52亿元，增长6%。税收3亿元，完成年度任务的110%。\n\
         二、存在的问题\n一是产业不强，链条还不够完整。\n三、2024年工作安排\n新建标准厂房5万平方米以上。\n",
        Some("a.txt"),
    );
    let report = read.report;
    assert_eq!((report.place.name.as_ref(), report.year), ("甲县", Some(2024)));
    assert_eq!(report.title.as_deref(), Some("甲县2024年政府工作报告"));
    let told: Vec<String> = report
        .observations
        .iter()
        .map(|o| {
            let change = o.change.as_ref().and_then(|c| c.percent.as_ref());
            let change = change.map(|n| format!(" 增长{}%", n.number));
            let done = o.completion.as_ref().map(|n| format!(" 完成{n}%"));
            let value = o.value.figure().map(|f| f.number.to_string()).unwrap_or_default();
            format!(
                "{} {value}{}{}{}",
                o.indicator,
                o.unit,
                change.unwrap_or_default(),
                done.unwrap_or_default()
            )
        })
        .collect();
    assert_eq!(told, ["地区生产总值 52亿元 增长6%", "税收收入 3亿元 完成110%"]);
    assert_eq!(
        report.problems.iter().map(|p| p.text.as_str()).collect::<Vec<_>>(),
        ["产业不强，链条还不够完整"]
    );
    let [task] = report.commitments.as_slice() else { panic!("one task: {:?}", report.commitments) };
    assert_eq!(task.text, "新建标准厂房5万平方米以上");
    assert_eq!(task.targets.len(), 1);
    let written = tongbi::format::write(&report);
    assert_eq!(tongbi::format::read(&written).faults.len(), 0);
}

#[test]
fn tasks_and_problems_are_told_from_what_stands_beside_them() {
    fn check(text: &str, tasks: &[&str], problems: &[&str]) {
        let report =
            extract::read(&format!("甲县2024年政府工作报告\n{text}\n"), None).report.dated().unwrap();
        assert_eq!(report.commitments.iter().map(|c| c.text.as_str()).collect::<Vec<_>>(), tasks, "{text}");
        assert_eq!(report.problems.iter().map(|p| p.text.as_str()).collect::<Vec<_>>(), problems, "{text}");
    }
    let review = "一、2023年工作回顾\n";
    let plan = "二、2024年工作安排\n";
    check(
        &format!(
            "{review}我们也清醒地看到，还有不少困难和问题，主要表现为：产业基础还不牢固；民生领域存在短板。对此，我们将努力加以解决。"
        ),
        &[],
        &["产业基础还不牢固", "民生领域存在短板"],
    );
    check(
        &format!(
            "{review}存在的问题主要有：第一个是产业链条不够完整。第二个是道路建设跟不上需求。针对这些问题，我们将一件一件地解决。"
        ),
        &[],
        &["产业链条不够完整", "道路建设跟不上需求"],
    );
    check(
        &format!(
            "{plan}今年是建县七十周年，是开局之年。新建标准厂房五万平方米。让我们团结一心，把县城建得更美！\n名词解释\n一圈两带：指环城一圈和沿河两带，共30公里。"
        ),
        &["新建标准厂房五万平方米"],
        &[],
    );
    check(
        &format!("{plan}改造老旧小区的供水管网。\n乙县2024年政府工作报告\n"),
        &["改造老旧小区的供水管网"],
        &[],
    );
    // The lead of a paragraph, and the situation, are no tasks; a plain task in their place is one.
    check(
        &format!(
            "{plan}从国际形势看，机遇大于挑战。综合研判，全县大有可为。重点做好以下八个方面工作。\n构建优质高效的服务体系。开办两家公办托育园。\n新建东溪大桥一座。办好果农夜校的培训。\n（一）全面推进乡村振兴。整治村内道路十条。\n"
        ),
        &["开办两家公办托育园", "新建东溪大桥一座", "办好果农夜校的培训", "整治村内道路十条"],
        &[],
    );
}

#[test]
fn notes_behind_a_report_are_no_figures_of_its_year() {
    let read = extract::read(
        "甲县2024年政府工作报告\n一、2024年工作安排\n新建厂房5万平方米。\n名词解释\n一圈：指环城30公里。\n",
        None,
    );
    assert!(read.report.observations.is_empty(), "{:?}", read.report.observations);
    assert_eq!(read.report.commitments.len(), 1);
}

#[test]
fn an_appendix_of_tasks_is_no_note() {
    let read = extract::read(
        "甲县2024年政府工作报告\n一、2023年工作回顾\n过去一年，建成渔港3座。\n二、2024年工作安排\n今年，新建厂房5万平方米。\n\
         附件1\n2024年十件民生实事\n一、改善用水。新建水厂2座，改造水塘9座。\n附件2\n名词解释\n一圈：指环城30公里。\n",
        None,
    );
    let targets: usize = read.report.commitments.iter().map(|task| task.targets.len()).sum();
    assert_eq!((targets, read.report.observations.len()), (3, 1), "{:?}", read.report);
}

#[test]
fn nothing_is_known_of_nothing() {
    let read = extract::read("", None);
    assert!(read.readings.is_empty());
    assert_eq!(read.issues.len(), 3);
}

fn check_places(text: &str) {
    let read = extract::read(text, None);
    let chars: Vec<char> = text.chars().collect();
    let mut end = 0;
    for reading in &read.readings {
        assert!(reading.span.start >= end && reading.span.start < reading.span.end, "{text}");
        let there: String = chars[reading.span.start..reading.span.end].iter().collect();
        assert_eq!(there, reading.surface);
        assert!(reading.of.is_none_or(|of| of < read.readings.len()));
        end = reading.span.end;
    }
    for heading in &read.report.outline {
        let span = heading.evidence.span.unwrap();
        assert!(span.start <= span.end && span.end <= chars.len());
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,60}") {
        check_places(&text);
    }

    #[test]
    fn anything_like_a_report_is_read(
        text in "(增长|分别|和|、|，|。|\n|5|12\\.5|%|万|亿元|个|百分点|其中|一、|（二）|总投资|的|项目|由|至|翻番|下降|至|2023年|比上年|完成|任务|L8|率|\\(|\\)|“|”| ){0,40}"
    ) {
        check_places(&text);
        let report = read_within(&text).report;
        let again = tongbi::format::read_undated(&tongbi::format::write(&report));
        prop_assert_eq!(again.faults.len(), 0, "{:?}", again.faults);
        prop_assert_eq!(again.reports.first(), Some(&report));
    }
}

#[test]
fn a_fall_by_nothing_has_no_sign() {
    let text = "甲镇2024年政府工作报告\n一、2023年工作回顾\n事故起数下降0%。";
    let report = tongbi::extract::read(text, None).report.dated().unwrap();
    assert!(tongbi::format::write(&report).contains(r#""value":"0""#));
}
