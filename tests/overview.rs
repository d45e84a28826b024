//! Overviews of reports: the reports as JSON in, cards and sentences out.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

use std::fs;
use std::path::Path;
use std::sync::Arc;

use tongbi::check::{Certainty, Discrepancy, Finding};
use tongbi::compare::{Index, ObservationRef};
use tongbi::format;
use tongbi::i18n::{self, Lang};
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

/// Two reports of 甲镇, of 2023 and 2024; each line of figures is
/// `indicator value unit [target]`.
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

/// A line for each card and each thing that stands out.
fn said(overview: &Overview) -> Vec<String> {
    let words = i18n::compare::value;
    let cards = overview.cards.iter().map(|card| {
        let (unit, years) = (&card.unit, card.history.len());
        let value = words(Lang::Zh, &card.value);
        let change = i18n::compare::change(Lang::Zh, &card.change, unit);
        let verdict = i18n::compare::verdict(Lang::Zh, &card.verdict, unit, card.rate);
        format!("{} {value}{unit}; {change}; {verdict}; {years}年", card.indicator)
    });
    let notable = overview
        .notable
        .iter()
        .map(|notable| i18n::overview::notable(Lang::Zh, notable).unwrap_or_else(|| format!("{notable:?}")));
    cards.chain(notable).collect()
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
            "国内生产总值 121万亿元; 7（6.1%）; 未提目标; 9年",
            "国内生产总值增速 3%; −5.1 个百分点; 未达到，差 2.5 个百分点; 9年",
            "财政收入 20.4万亿元; < 0.4（< 2%）; 未提目标; 3年",
            "粮食产量 1.37万亿斤; 0（0.0%）; 超额 0.07; 5年",
            "城镇新增就业 1206万人; −63（−5.0%）; 超额 106; 9年",
            "城镇调查失业率 5.5%; 0.4 个百分点; 达到; 5年",
            "货物进出口总额 > 40万亿元; 缺前一数; 未提目标; 2年",
            "居民消费价格涨幅 2%; 1.1 个百分点; 低于目标 1 个百分点; 7年",
            "国内生产总值增速：未达到，差 2.5 个百分点",
        ],
    );
}

#[test]
fn one_report_alone() {
    check(
        &sample("dujia-2024.json"),
        2024,
        &[
            "地区生产总值 15.64亿元; 缺前一数; 未提目标; 1年",
            "一般公共预算收入 1595万元; 缺前一数; 未提目标; 1年",
            "固定资产投资 3.23亿元; 缺前一数; 完成目标 100%; 1年",
            "规模以上工业总产值 1.72亿元; 缺前一数; 完成目标 100%; 1年",
            "招商引资到位资金 1.8亿元; 缺前一数; 完成目标 100%; 1年",
            "返贫动态监测排查户数 5395户; 缺前一数; 完成目标 100%; 1年",
            "农作物播种面积 5万亩; 缺前一数; 未提目标; 1年",
            "农作物总产量 2.1万吨; 缺前一数; 未提目标; 1年",
        ],
    );
}

#[test]
fn headlines_come_first_and_only_the_largest_movers_stand_out() {
    let index = two_years(
        "甲果 100 吨\n乙果 100 吨\n丙果 100 吨\n丁果 100 吨\n戊果 100 吨\n己果 100 吨\n庚率 10 %
         粮食产量 5 万吨\nGDP增速 6 %\n地区生产总值 20 亿元\n己果 90 吨 target\n甲果 125 吨 target",
        "甲果 120 吨\n乙果 130 吨\n丙果 109.9 吨\n丁果 110 吨\n戊果 140 吨\n己果 80 吨\n庚率 20 %
         粮食产量 5 万吨\nGDP增长率 5 %\nGDP 21 亿元",
    );
    check(
        &index,
        2024,
        &[
            "GDP 21亿元; 1（5.0%）; 未提目标; 2年",
            "GDP增长率 5%; −1 个百分点; 未提目标; 2年",
            "粮食产量 5万吨; 0（0.0%）; 未提目标; 2年",
            "甲果 120吨; 20（20.0%）; 未达到，差 5; 2年",
            "己果 80吨; −20（−20.0%）; 未达到，差 10; 2年",
            "乙果 130吨; 30（30.0%）; 未提目标; 2年",
            "丙果 109.9吨; 9.9（9.9%）; 未提目标; 2年",
            "丁果 110吨; 10（10.0%）; 未提目标; 2年",
            "甲果：未达到，差 5 吨",
            "己果：未达到，差 10 吨",
            "戊果比上年增加 40 吨（40.0%）",
            "乙果比上年增加 30 吨（30.0%）",
            "甲果比上年增加 20 吨（20.0%）",
            "己果比上年减少 20 吨（20.0%）",
        ],
    );
}

#[test]
fn findings_of_the_report_follow_the_missed_targets() {
    let index = two_years("甲果 5 吨\n甲果 6 吨 target", "甲果 1 吨");
    let finding = |report, certainty| Finding {
        discrepancy: Discrepancy::Share { stated: Decimal::ONE_HUNDRED },
        certainty,
        report,
        at: vec![ObservationRef { report, statement: StatementRef { commitment: None, observation: 0 } }],
        passages: Vec::new(),
        remedies: Vec::new(),
    };
    let findings =
        [finding(1, Certainty::Notice), finding(0, Certainty::Certain), finding(1, Certainty::Likely)];
    let overview = of_year(&index, 2024, &findings);
    let kinds = overview.notable.iter().map(|notable| match notable {
        Notable::Missed { .. } => "missed".to_owned(),
        Notable::Finding(finding) => format!("{:?}", finding.certainty),
        Notable::Rise { .. } => "rise".to_owned(),
        Notable::Fall { .. } => "fall".to_owned(),
    });
    assert_eq!(kinds.collect::<Vec<_>>(), ["missed", "Likely", "Notice", "fall"]);
}

#[test]
fn a_sentence_in_either_language() {
    let index = two_years("甲果 100 吨\n甲果 126 吨 target", "甲果 112 吨");
    let overview = of_year(&index, 2024, &[]);
    let said = |lang| overview.notable.iter().filter_map(move |n| i18n::overview::notable(lang, n));
    assert_eq!(
        said(Lang::Zh).collect::<Vec<_>>(),
        ["甲果：未达到，差 14 吨", "甲果比上年增加 12 吨（12.0%）"]
    );
    assert_eq!(said(Lang::En).collect::<Vec<_>>(), ["甲果: Missed by 14 吨", "甲果 rose by 12 吨 (12.0%)"]);
}

#[test]
fn there_is_no_overview_of_no_report() {
    assert_eq!(overview(&two_years("", ""), 2, &[]), None);
    assert!(of_year(&two_years("", ""), 2023, &[]).cards.is_empty());
}
