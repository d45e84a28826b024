//! Overviews of reports: the reports as JSON in, slots and sentences out.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

use std::fs;
use std::path::Path;
use std::sync::Arc;

use tongbi::check::{Certainty, Discrepancy, Finding};
use tongbi::compare::{Cell, Compared, Growth, Index, ObservationRef};
use tongbi::format;
use tongbi::i18n::{self, Lang, yearbook};
use tongbi::model::{StatementRef, Year};
use tongbi::overview::{Notable, Overview, overview};
use tongbi::quantity::Decimal;

fn sample(name: &str) -> Index {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name);
    index(&fs::read_to_string(path).expect("the sample is there"))
}

fn index(json: &str) -> Index {
    let read = format::read(json);
    assert!(read.faults.is_empty(), "{:?}", read.faults);
    Index::new(&read.reports.into_iter().map(Arc::new).collect::<Vec<_>>())
}

/// Two reports of 甲镇, of 2023 and 2024. Each line of figures is `indicator value unit [target]`.
fn two_years(earlier: &str, later: &str) -> Index {
    let report = |year: Year, figures: &str| {
        let figures = figures.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| {
            let mut words = line.split(' ');
            let mut word = || words.next().unwrap_or_default();
            let (indicator, value, unit, target) = (word(), word(), word(), word());
            let (kind, period) = if target.is_empty() { ("actual", year - 1) } else { ("target", year) };
            format!(
                r#"{{"indicator":"{indicator}","value":"{value}","unit":"{unit}","kind":"{kind}","period":{period}}}"#
            )
        });
        let figures = figures.collect::<Vec<_>>().join(",");
        format!(
            r#"{{"format":"tongbi.report/1","place":{{"name":"甲镇"}},"year":{year},"observations":[{figures}]}}"#
        )
    };
    index(&format!("[{},{}]", report(2023, earlier), report(2024, later)))
}

fn of_year(index: &Index, year: Year, findings: &[Finding]) -> Overview {
    let report = index.reports().iter().position(|r| r.year == year).expect("there is a report");
    overview(index, report, findings).expect("there is an overview")
}

/// A line for each slot and each notable fact.
fn said(overview: &Overview) -> Vec<String> {
    let slots = overview.slots.iter().map(|slot| {
        let Some(row) = &slot.row else { return format!("{} 无", slot.indicator) };
        let value = |cell: Option<&Cell>, unit: &str| match cell.and_then(Cell::value) {
            Some(value) => format!("{}{unit}", i18n::compare::value(Lang::Zh, value)),
            None => "—".to_owned(),
        };
        let (level, _) = slot.latest();
        let growth = row.changes.first().map(Compared::growth).expect("two years are compared");
        let mark = if matches!(growth, Growth::Computed(_)) { "（按两年数值）" } else { "" };
        let growth = yearbook::growth(Lang::Zh, growth, &row.unit);
        let aim = i18n::overview::aim(Lang::Zh, row, 2023);
        format!("{} {}; {growth}{mark}; {aim}", slot.indicator, value(level, &row.unit))
    });
    let notable = overview
        .notable
        .iter()
        .map(|notable| i18n::overview::notable(Lang::Zh, notable).unwrap_or_else(|| format!("{notable:?}")));
    slots.chain(notable).collect()
}

fn check(index: &Index, year: Year, expected: &[&str]) {
    assert_eq!(said(&of_year(index, year, &[])), expected);
}

#[test]
fn the_state_council_of_2023() {
    check(
        &sample("state-council.json"),
        2023,
        &[
            "地区生产总值 121万亿元; 3%; 目标 5.5% 左右，差 2.5 个百分点",
            "一般公共预算收入 —; —; 未提目标",
            "规模以上工业增加值 无",
            "固定资产投资 无",
            "社会消费品零售总额 —; —; 未提目标",
            "居民人均可支配收入 —; —; 未提目标",
            "进出口总额 > 40万亿元; 7.7%; 未提目标",
            "城镇新增就业 1206万人; −5.0%（按两年数值）; 目标 ≥ 1,100 万人，多 106 万人",
            "国内生产总值 增长 3%，目标 5.5% 左右，差 2.5 个百分点；上年 增长 8.1%",
        ],
    );
}

#[test]
fn one_report_alone() {
    check(
        &sample("dujia-2024.json"),
        2024,
        &[
            "地区生产总值 15.64亿元; —; 未提目标",
            "一般公共预算收入 1595万元; —; 未提目标",
            "规模以上工业总产值 1.72亿元; —; 完成目标 100%",
            "固定资产投资 3.23亿元; —; 完成目标 100%",
            "招商引资到位资金 1.8亿元; —; 完成目标 100%",
            "农村居民人均可支配收入 无",
            "粮食产量 无",
            "城镇新增就业 无",
        ],
    );
}

#[test]
fn growth_is_the_stated_one_and_a_missing_indicator_is_not_replaced() {
    let index = two_years(
        "地区生产总值 20 亿元\n固定资产投资 10 亿元\n固定资产投资增速 8 % target\n停车位 100 个
         规上工业增加值增速 9.7 %\n规上工业增加值增速 8 % target\n社零增速 6 % target\n停车位 500 个 target",
        "GDP 21 亿元\nGDP增长率 4.2 %\n固定资产投资 8 亿元\n固定资产投资增速 13.9 %\n停车位 400 个
         规上工业增加值增速 5.4 %\n粮食产量 5 万吨",
    );
    check(
        &index,
        2024,
        &[
            "地区生产总值 21亿元; 4.2%; 未提目标",
            "一般公共预算收入 无",
            "规模以上工业增加值 —; 5.4%; 目标 8%，差 2.6 个百分点",
            "固定资产投资 8亿元; 13.9%; 目标 8%，高 5.9 个百分点",
            "社会消费品零售总额 —; —; 目标 6%，结果未提及",
            "城镇居民人均可支配收入 无",
            "农村居民人均可支配收入 无",
            "进出口总额 无",
            "规上工业增加值 增长 5.4%，目标 8%，差 2.6 个百分点；上年 增长 9.7%",
            "社零没有提及：目标 增长 6%，报告没有说总量和增速",
            "固定资产投资增长 13.9%，总量 8 亿元",
        ],
    );
}

#[test]
fn only_known_indicators_stand_out() {
    let index = two_years(
        "甲果 100 吨\n优率 10 %\n企业 10 家\n城镇新增就业 2000 人\n城镇新增就业 2500 人 target\n粮食产量 5 万吨
         旅游收入 5 亿元\n森林覆盖率 5 %\nPM2.5浓度 30 微克/立方米\n快递业务量 10 万件",
        "甲果 300 吨\n优率 40 %\n企业 50 家\n城镇新增就业 2400 人\n粮食产量 6 万吨
         旅游收入 50 亿元\n森林覆盖率 7 %\nPM2.5浓度 24 微克/立方米\n快递业务量 10 个",
    );
    let overview = of_year(&index, 2024, &[]);
    let said = |lang| overview.notable.iter().filter_map(move |n| i18n::overview::notable(lang, n));
    assert_eq!(
        said(Lang::Zh).collect::<Vec<_>>(),
        [
            "城镇新增就业 2400 人，目标 2,500 人，差 100 人；上年 2000 人",
            "粮食产量 6 万吨，比上年多 1 万吨（20.0%，按两年数值）",
            "PM2.5浓度 24 微克/立方米，比上年少 6 微克/立方米（20.0%，按两年数值）"
        ]
    );
    assert_eq!(
        said(Lang::En).collect::<Vec<_>>(),
        [
            "New urban jobs: 2,400 people, missing the target of 2,500 people by 100 people; 2,000 people the year before",
            "Grain output: 60,000 tonnes, 10,000 tonnes more than the year before (20.0%, from the two years' figures)",
            "PM2.5 concentration: 24 µg/m³, 6 µg/m³ less than the year before (20.0%, from the two years' figures)"
        ]
    );
}

#[test]
fn findings_of_the_report_follow_the_missed_targets() {
    let index = two_years("粮食产量 5 吨\n粮食产量 6 吨 target", "粮食产量 1 吨");
    let finding = |report, certainty| Finding {
        discrepancy: Discrepancy::Proportion { stated: Decimal::ONE_HUNDRED },
        certainty,
        report,
        at: vec![ObservationRef { report, statement: StatementRef { commitment: None, observation: 0 } }],
        passages: Vec::new(),
        remedies: Vec::new(),
    };
    let findings =
        [finding(1, Certainty::Possible), finding(0, Certainty::Certain), finding(1, Certainty::Likely)];
    let overview = of_year(&index, 2024, &findings);
    let kinds = overview.notable.iter().map(|notable| match notable {
        Notable::Missed(_) => "missed".to_owned(),
        Notable::Untold(_) => "untold".to_owned(),
        Notable::Finding(finding) => format!("{:?}", finding.certainty),
        Notable::Rise(_) => "rise".to_owned(),
        Notable::Fall(_) => "fall".to_owned(),
    });
    assert_eq!(kinds.collect::<Vec<_>>(), ["missed", "Likely", "Possible"]);
}

#[test]
fn there_is_no_overview_of_no_report() {
    assert_eq!(overview(&two_years("", ""), 2, &[]), None);
    let empty = of_year(&two_years("", ""), 2023, &[]);
    assert!(empty.slots.len() == 8 && empty.slots.iter().all(|slot| slot.row.is_none()));
}
