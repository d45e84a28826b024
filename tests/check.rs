//! Findings of checks, and near cases without a finding: text in, text out.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail loudly"
)]

use std::sync::Arc;

use proptest::prelude::*;
use tongbi::check;
use tongbi::compare::Index;
use tongbi::format;
use tongbi::i18n::{self, Lang};
use tongbi::model::Report;

fn sentences(reports: Vec<Report>) -> Vec<String> {
    let reports: Vec<_> = reports.into_iter().map(Arc::new).collect();
    let index = Index::new(&reports);
    let findings = check::run(&index);
    findings.iter().map(|finding| i18n::check::finding(Lang::Zh, finding, &index)).collect()
}

/// A report from observations, one per line: name, value, unit, and further fields of the format.
fn report(year: i16, lines: &str) -> Report {
    let observations: Vec<String> = lines
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| {
            let mut words = line.splitn(4, ' ');
            let mut word = || words.next().unwrap_or_default();
            let (name, value, unit, rest) = (word(), word(), word(), word());
            let kind = if rest.contains("\"kind\"") { "" } else { r#","kind":"actual""# };
            let period = if rest.contains("\"period\"") {
                String::new()
            } else {
                format!(r#","period":{}"#, year - 1)
            };
            let rest = if rest.is_empty() { String::new() } else { format!(",{rest}") };
            format!(r#"{{"indicator":"{name}","value":"{value}","unit":"{unit}"{kind}{period}{rest}}}"#)
        })
        .collect();
    let json = format!(
        r#"{{"format":"tongbi.report/1","place":{{"name":"甲镇"}},"year":{year},"observations":[{}]}}"#,
        observations.join(",")
    );
    let outcome = format::read(&json);
    assert!(outcome.faults.is_empty(), "{:?}", outcome.faults);
    outcome.reports.into_iter().next().unwrap()
}

fn check(reports: &[(i16, &str)], expected: &[&str]) {
    let reports: Vec<Report> = reports.iter().map(|(year, lines)| report(*year, lines)).collect();
    assert_eq!(sentences(reports), expected);
}

#[test]
fn parts_must_add_up_to_their_total() {
    check(
        &[(2024, "排查漏水点 20 处\n已修复漏水点 15 处\n正在修复漏水点 3 处")],
        &["排查漏水点：15 + 3 = 18，文中为 20 处"],
    );
    check(&[(2024, "排查漏水点 20 处\n已修复漏水点 17 处\n正在修复漏水点 3 处")], &[]);
    // The parts need not add up: some outcomes are not stated.
    check(&[(2024, "排查漏水点 20 处\n已修复漏水点 15 处")], &[]);
    // An approximate figure is not exact.
    check(&[(2024, "排查漏水点 20 处 \"bound\":\"over\"\n已修复漏水点 15 处\n正在修复漏水点 3 处")], &[]);
    // Different things, different units.
    check(&[(2024, "排查漏水点 20 处\n已修复路灯 15 处\n正在修复路灯 3 处")], &[]);
    check(&[(2024, "排查漏水点 20 处\n已修复漏水点 15 个\n正在修复漏水点 3 个")], &[]);
}

#[test]
fn completion_must_follow_from_target_and_result() {
    let target = "茶苗栽种 2 万株 \"kind\":\"target\",\"period\":2023";
    check(
        &[(2023, target), (2024, "茶苗栽种 1.8 万株 \"completion\":\"100\"")],
        &["茶苗栽种：目标 2 万株，结果 1.8 万株，应为 90%，文中为 100%"],
    );
    // 1.8 may be 1.75 to 1.85, so 87.5 to 92.5 %.
    check(&[(2023, target), (2024, "茶苗栽种 1.8 万株 \"completion\":\"92\"")], &[]);
}

#[test]
fn places_of_one_name_are_checked_apart() {
    let of = |province: &str, year: i16, lines: &str| {
        let mut report = report(year, lines);
        report.place.within = vec![province.into()];
        report
    };
    let share = "一般公共预算收入 10 亿元\n税收收入 6 亿元\n税收占比 75 %";
    let earlier = "一般公共预算收入 8 亿元";
    let finding = ["税收占比：6 占 10 亿元应为 60%，文中为 75%"];
    assert_eq!(sentences(vec![of("甲省", 2024, share), of("乙省", 2023, earlier)]), finding);
    assert!(sentences(vec![of("甲省", 2024, share), of("甲省", 2023, earlier)]).is_empty());
}

#[test]
fn a_share_lies_between_none_and_all() {
    check(&[(2024, "医保参保率 104 %")], &["医保参保率：104%，比率应在 0 到 100% 之间"]);
    check(&[(2024, "医保参保率 100 %\n投资完成率 130 %\n茶叶产量增速 120 %")], &[]);
    check(&[(2024, "入学率提高 104 %")], &[]);
}

#[test]
fn growth_must_follow_from_the_values() {
    check(
        &[(2023, "鲜果产量 400 吨"), (2024, "鲜果产量 500 吨 \"change\":{\"percent\":\"8\"}")],
        &["鲜果产量：从 400 到 500 吨，增长应为 25%，文中为 8%（上年数也可能修订过）"],
    );
    check(&[(2023, "鲜果产量 400 吨"), (2024, "鲜果产量 500 吨 \"change\":{\"percent\":\"25\"}")], &[]);
    // Rounding explains it: 1.1 after 1.0 is a growth of 0 to 21 %.
    check(&[(2023, "鲜果产量 1.0 万吨"), (2024, "鲜果产量 1.1 万吨 \"change\":{\"percent\":\"4.2\"}")], &[]);
    // At comparable prices, money grows differently; the years are not consecutive.
    check(&[(2023, "总产值 400 万元"), (2024, "总产值 500 万元 \"change\":{\"percent\":\"8\"}")], &[]);
    check(&[(2022, "鲜果产量 400 吨"), (2024, "鲜果产量 500 吨 \"change\":{\"percent\":\"8\"}")], &[]);
}

#[test]
fn a_jump_by_a_power_of_ten_looks_like_a_wrong_unit() {
    check(
        &[(2023, "水库蓄水量 150 万立方米"), (2024, "水库蓄水量 15 万立方米")],
        &["水库蓄水量：2022 年 150 万立方米，2023 年 15 万立方米，相差约 10 倍"],
    );
    check(&[(2023, "水库蓄水量 150 万立方米"), (2024, "水库蓄水量 170 万立方米")], &[]);
    check(&[(2023, "新建水窖 1 口"), (2024, "新建水窖 10 口")], &[]);
}

#[test]
fn one_thing_has_one_figure() {
    check(&[(2024, "鱼塘面积 52 亩\n鱼塘面积 53 亩")], &["鱼塘面积：同一份报告里既是 52 亩，又是 53 亩"]);
    check(&[(2024, "鱼塘面积 52.4 亩\n鱼塘面积 52 亩")], &[]);
}

#[test]
fn times_must_be_possible() {
    check(
        &[(2024, "鱼塘面积 52 亩 \"period\":2025")],
        &["鱼塘面积：2024 年的报告里，2025年的结果还不可能有"],
    );
    check(
        &[(2024, "鱼塘面积 52 亩 \"kind\":\"target\",\"period\":2021")],
        &["鱼塘面积：2024 年的报告里，2021年的目标已经过去"],
    );
    check(&[(2024, "鱼塘面积 52 亩 \"period\":1202")], &["鱼塘面积：1202年离报告年份 2024 太远，可能写错"]);
    check(&[(2024, "鱼塘面积 52 亩\n水田面积 60 亩 \"kind\":\"target\",\"period\":2024")], &[]);
}

#[test]
fn a_quota_is_no_result() {
    check(&[(2024, "植树任务数 500 株")], &["植树任务数：500 株是下达的任务，不是结果"]);
    check(&[(2024, "植树任务数 500 株 \"kind\":\"target\",\"period\":2024\n植树株数 500 株")], &[]);
    check(
        &[(2024, "植树任务数 500 株 \"kind\":\"target\"")],
        &["植树任务数：500 株是任务数，文中没有完成数"],
    );
    check(&[(2024, "植树任务数 500 株 \"kind\":\"target\"\n植树株数 480 株")], &[]);
    // A counted 任务 is a task, not a quota.
    check(&[(2024, "改革任务 14 项")], &[]);
    check(&[(2024, "造林任务 500 亩")], &["造林任务：500 亩是下达的任务，不是结果"]);
}

#[test]
fn what_was_mended_is_to_be_confirmed() {
    check(&[(2024, "修路 18 公里 \"repaired_from\":\"l8公里\"")], &["修路：原文作“l8公里”，读作 18 公里"]);
}

/// Applies the first remedy of this name for the only finding; returns the findings afterwards, and the report.
fn mend(lines: &str, remedy: &str) -> (Vec<String>, Arc<Report>) {
    let mut reports = vec![Arc::new(report(2024, lines))];
    let index = Index::new(&reports);
    let findings = check::run(&index);
    assert_eq!(findings.len(), 1, "{lines}");
    let named = |r: &&check::Remedy| i18n::check::remedy(Lang::Zh, r, &index).starts_with(remedy);
    let chosen = findings[0].remedies.iter().find(named).expect(remedy);
    assert!(check::apply_remedy(&mut reports, chosen));
    (sentences(vec![(*reports[0]).clone()]), reports.remove(0))
}

#[test]
fn a_remedy_mends_what_was_found() {
    let (left, report) =
        mend("排查漏水点 20 处\n已修复漏水点 15 处\n正在修复漏水点 3 处", "把排查漏水点改为");
    assert_eq!(left, Vec::<String>::new());
    assert!(format::write(&report).contains(r#""18""#));

    // The outcome of the quota is still not stated.
    let (left, report) = mend("植树任务数 500 株", "把植树任务数作为目标");
    assert_eq!(left, ["植树任务数：500 株是任务数，文中没有完成数"]);
    assert!(format::write(&report).contains(r#""target""#));

    let (left, report) = mend("鱼塘面积 52 亩\n鱼塘面积 53 亩", "去掉 53");
    assert_eq!(left, Vec::<String>::new());
    assert_eq!(report.observations.len(), 1);

    let (left, report) = mend("修路 18 公里 \"repaired_from\":\"l8公里\"", "确认");
    assert_eq!(left, Vec::<String>::new());
    let written = format::write(&report);
    assert!(written.contains(r#""repaired_from":"l8公里"}"#), "what was written is kept: {written}");
}

#[test]
fn a_remedy_for_a_statement_that_is_gone_does_nothing() {
    let whole = vec![Arc::new(report(2024, "修路 18 公里 \"repaired_from\":\"l8公里\""))];
    let index = Index::new(&whole);
    let findings = check::run(&index);
    let mut reports = vec![Arc::new(report(2024, ""))];
    for remedy in &findings[0].remedies {
        assert!(!check::apply_remedy(&mut reports, remedy));
    }
    assert_eq!(*reports[0], report(2024, ""));
}

proptest! {
    /// A sum is reported exactly when its parts do not add up.
    #[test]
    fn a_sum_is_raised_just_when_it_is_none(done in 1u32..5000, open in 1u32..5000, off in -3i64..4) {
        let total = i64::from(done) + i64::from(open) + off;
        let lines = format!("排查漏水点 {total} 处\n已修复漏水点 {done} 处\n正在修复漏水点 {open} 处");
        let said = sentences(vec![report(2024, &lines)]);
        prop_assert_eq!(said.is_empty(), off == 0, "{:?}", said);
    }

    /// Stated growth is reported exactly when no rounding of the two values explains it. The expected result is computed
    /// in fractions of integers: a written figure represents all values that round to it.
    #[test]
    fn growth_is_raised_just_when_no_rounding_explains_it(
        from in 1i128..3000, from_scale in 0u32..3, to in 1i128..3000, to_scale in 0u32..3, stated in -900i128..3000,
    ) {
        let decimal = |number: i128, scale: u32| {
            tongbi::quantity::Decimal::try_from_i128_with_scale(number, scale).unwrap()
        };
        let (old, new) = (decimal(from, from_scale), decimal(to, to_scale));
        let said = sentences(vec![
            report(2023, &format!("鲜果产量 {old} 吨")),
            report(2024, &format!("鲜果产量 {new} 吨 \"change\":{{\"percent\":\"{}\"}}", decimal(stated, 1))),
        ]);
        let raised = said.iter().any(|sentence| sentence.contains("增长应为"));
        // The interval of each number: twice the number ± 1, over twice its power of ten.
        let (down, up) = (10i128.pow(to_scale), 10i128.pow(from_scale));
        let stated = |half: i128| 2 * stated + half + 2000;
        let too_little = 2000 * (2 * to + 1) * up < stated(-1) * (2 * from - 1) * down;
        let too_much = 2000 * (2 * to - 1) * up > stated(1) * (2 * from + 1) * down;
        prop_assert_eq!(raised, too_little || too_much, "{:?}", said);
    }
}

fn sample(name: &str) -> Vec<Report> {
    let path = format!("{}/samples/{name}.json", env!("CARGO_MANIFEST_DIR"));
    format::read(&std::fs::read_to_string(path).unwrap()).reports
}

#[test]
fn the_township_report_holds_a_sum_a_quota_and_four_repairs() {
    let found = sentences(sample("dujia-2024"));
    assert_eq!(
        found,
        [
            "排查安全隐患：1136 + 6 = 1142，文中为 1152 个",
            "医疗保险参保任务数：23199 人是任务数，文中没有完成数",
            "招商引资到位资金：原文作“L8亿元”，读作 1.8 亿元",
            "消防安全培训人数：原文作“Iio余人”，读作 110 人",
            "花溪河小流域水土流失综合整治管理项目：原文作“100O万元”，读作 1000 万元",
            "果子塘移民新村二期工程：原文作“Ll亿元”，读作 1.1 亿元",
        ]
    );
}

#[test]
fn the_state_council_raises_no_alarm() {
    assert_eq!(sentences(sample("state-council")), Vec::<String>::new());
}
