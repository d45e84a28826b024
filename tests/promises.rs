//! Promises and their outcomes: reports as JSON in, a line for each promise out.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

use std::fs;
use std::path::Path;
use std::sync::Arc;

use tongbi::compare::{
    Cell, Index, Mention, Overrides, Promise, Promised, Schedule, Unjudged, Verdict, candidates, judge,
    opening_year, plan_years, promises,
};
use tongbi::format;
use tongbi::i18n::Lang;
use tongbi::i18n::{compare as words, promise as told};
use tongbi::model::{Bound, Direction, Figure, Kind, Number, Period, Year};

fn index(json: &str) -> Index {
    let read = format::read(json);
    assert!(read.faults.is_empty(), "{:?}", read.faults);
    Index::new(&read.reports.into_iter().map(Arc::new).collect::<Vec<_>>())
}

fn state_council() -> Index {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/state-council.json");
    index(&fs::read_to_string(path).expect("the sample is there"))
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

/// The outcome of each yearly target of the State Council whose result the next report gives: worked out by hand
/// from the reports, with 左右 as one twentieth of the target.
const STATE_COUNCIL: &[(Year, &[&str])] = &[
    (
        2015,
        &[
            "国内生产总值增速: 7 左右 → 6.9, 达到",
            "棚户区住房改造: 580 → 601, 超额 21",
            "城镇新增就业: ≥ 1000 → 1312, 超额 312",
            "农村贫困人口减少: ≥ 1000 → 1442, 超额 442",
            "居民医保人均财政补助标准: 380 → 380, 达到",
            "农村危房改造户数: 366 → 432, 超额 66",
            "单位国内生产总值能耗降幅: ≥ 3.1 → 5.6, 超额 2.5 个百分点",
        ],
    ),
    (
        2016,
        &[
            "国内生产总值增速: 6.5—7 → 6.7, 达到",
            "居民消费价格涨幅: 3 左右 → 2, 低于目标 1 个百分点",
            "广义货币M2增速: 13 左右 → 11.3, 低于目标 1.7 个百分点",
            "新建改建农村公路: 20 → 29, 超额 9",
            "棚户区住房改造: 600 → > 600, 达到",
            "城镇新增就业: ≥ 1000 → 1314, 超额 314",
            "城镇登记失业率: ≤ 4.5 → 4.02, 好于目标 0.48 个百分点",
            "农村贫困人口减少: ≥ 1000 → 1240, 超额 240",
            "居民医保人均财政补助标准: 420 → 420, 达到",
            "单位国内生产总值能耗降幅: ≥ 3.4 → 5, 超额 1.6 个百分点",
            "二氧化硫排放量降幅: 3 → 5.6, 超额 2.6 个百分点",
        ],
    ),
    (
        2017,
        &[
            "国内生产总值增速: 6.5 左右 → 6.9, 超额 0.4 个百分点",
            "城镇新增就业: ≥ 1100 → 1351, 超额 251",
            "居民医保人均财政补助标准: 450 → 450, 达到",
        ],
    ),
    (
        2018,
        &[
            "国内生产总值增速: 6.5 左右 → 6.6, 达到",
            "居民消费价格涨幅: 3 左右 → 2.1, 低于目标 0.9 个百分点",
            "新建改建农村公路: 20 → > 30, 超额 > 10",
            "棚户区住房改造: 580 → > 620, 超额 > 40",
            "城镇新增就业: ≥ 1100 → 1361, 超额 261",
            "城镇调查失业率: ≤ 5.5 → 5 左右, 好于目标 约 0.5 个百分点",
            "农村贫困人口减少: ≥ 1000 → 1386, 超额 386",
            "单位国内生产总值能耗降幅: ≥ 3 → 3.1, 超额 0.1 个百分点",
        ],
    ),
    (
        2019,
        &[
            "国内生产总值增速: 6—6.5 → 6.1, 达到",
            "居民消费价格涨幅: 3 左右 → 2.9, 达到",
            "减税降费: 近 2 → 2.36, 超额 0.36",
            "城镇新增就业: ≥ 1100 → 1352, 超额 252",
            "城镇调查失业率: 5.5 左右 → ≤ 5.3, 达到",
            "农村贫困人口减少: ≥ 1000 → 1109, 超额 109",
        ],
    ),
    (
        2020,
        &[
            "国内生产总值增速: — → 2.3, 未设目标",
            "居民消费价格涨幅: 3.5 左右 → 2.5, 低于目标 1 个百分点",
            "减税降费: > 2.5 → > 2.6, 超额 > 0.1",
            "城镇新增就业: ≥ 900 → 1186, 超额 286",
            "城镇调查失业率: 6 左右 → 5.2, 好于目标 0.8 个百分点",
        ],
    ),
    (
        2021,
        &[
            "国内生产总值增速: ≥ 6 → 8.1, 超额 2.1 个百分点",
            "居民消费价格涨幅: 3 左右 → 0.9, 低于目标 2.1 个百分点",
            "粮食产量: ≥ 1.3 → 1.37, 超额 0.07",
            "城镇新增就业: ≥ 1100 → 1269, 超额 169",
            "城镇调查失业率: 5.5 左右 → 5.1, 好于目标 0.4 个百分点",
        ],
    ),
    (
        2022,
        &[
            "国内生产总值增速: 5.5 左右 → 3, 未达到，差 2.5 个百分点",
            "居民消费价格涨幅: 3 左右 → 2, 低于目标 1 个百分点",
            "赤字率: 2.8 左右 → 2.8, 达到",
            "粮食产量: ≥ 1.3 → 1.37, 超额 0.07",
            "城镇新增就业: ≥ 1100 → 1206, 超额 106",
            "城镇调查失业率: ≤ 5.5 → 5.5, 达到",
        ],
    ),
    (
        2023,
        &[
            "国内生产总值增速: 5 左右 → 5.2, 达到",
            "居民消费价格涨幅: 3 左右 → 0.2, 低于目标 2.8 个百分点",
            "粮食产量: ≥ 1.3 → 1.39, 超额 0.09",
            "城镇新增就业: 1200 左右 → 1244, 达到",
            "城镇调查失业率: 5.5 左右 → 5.2, 好于目标 0.3 个百分点",
        ],
    ),
    (
        2024,
        &[
            "国内生产总值增速: 5 左右 → 5, 达到",
            "居民消费价格涨幅: 3 左右 → 0.2, 低于目标 2.8 个百分点",
            "粮食产量: ≥ 1.3 → 1.4, 超额 0.1",
            "城镇新增就业: ≥ 1200 → 1256, 超额 56",
            "城镇调查失业率: 5.5 左右 → 5.1, 好于目标 0.4 个百分点",
            "单位国内生产总值能耗降幅: 2.5 左右 → > 3, 超额 > 0.5 个百分点",
        ],
    ),
    (
        2025,
        &[
            "国内生产总值增速: 5 左右 → 5, 达到",
            "粮食产量: 1.4 左右 → 1.43, 达到",
            "城镇新增就业: ≥ 1200 → 1267, 超额 67",
            "城镇调查失业率: 5.5 左右 → 5.2, 好于目标 0.3 个百分点",
            "常住人口城镇化率: 65 → 67.9, 超额 2.9 个百分点",
        ],
    ),
];

#[test]
fn every_target_of_the_state_council_stands_beside_its_result() {
    let index = state_council();
    for (year, expected) in STATE_COUNCIL {
        let promises = promises(&index, "国务院", *year, None);
        let targets = index.reports().iter().flat_map(|report| &report.observations);
        let targets = targets.filter(|o| o.kind == Kind::Target && o.period == Period::Year(*year));
        assert_eq!(promises.len(), targets.count(), "{year}");
        let (followed, open): (Vec<_>, Vec<_>) =
            promises.iter().map(|p| said(&index, p)).partition(|p| !p.contains("结果未提及"));
        assert_eq!(followed, *expected, "{year}");
        assert!(open.iter().all(|p| p.contains(" → —,")), "{year}: {open:?}");
    }
    let open = promises(&index, "国务院", 2026, None);
    assert!(open.iter().all(|p| said(&index, p).ends_with("→ —, 尚无结果")));
}

#[test]
fn a_target_repeated_and_a_target_dropped() {
    let index = state_council();
    let of = |year: Year, name: &str| {
        let mut promises = promises(&index, "国务院", year, None).into_iter();
        let promise = promises.find(|p| said(&index, p).starts_with(name)).expect("it is promised");
        (promise.since, promise.dropped)
    };
    assert_eq!(of(2025, "城镇新增就业"), (2015, false));
    // Not set in 2020.
    assert_eq!(of(2025, "国内生产总值增速"), (2021, false));
    assert_eq!(of(2015, "进出口增速"), (2015, true));
    assert_eq!(of(2019, "城镇登记失业率"), (2015, false));
    assert_eq!(of(2020, "城镇登记失业率"), (2015, true));
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
fn tasks_are_followed_by_their_words() {
    let plan = tasks(&["新建东溪大桥", "建设西山水厂", "办好果农夜校"]);
    let words = r#""text":"建设成效明显。\n东溪大桥建成通车，新建公路五条；西山水厂主体完工。""#;
    let again = tasks(&["继续办好果农夜校"]);
    check(
        &reports(2024, &[&plan, &format!("{words},{again}")]),
        None,
        &[
            "新建东溪大桥 → 东溪大桥建成通车，新建公路五条；",
            "建设西山水厂 → 西山水厂主体完工。",
            "办好果农夜校 → 下一年报告未说结果，再次列入计划",
        ],
    );
    check(
        &reports(2024, &[&plan, words]),
        None,
        &[
            "新建东溪大桥 → 东溪大桥建成通车，新建公路五条；",
            "建设西山水厂 → 西山水厂主体完工。",
            "办好果农夜校 → 下一年报告未提及, dropped",
        ],
    );
    let unanswered = |mention: &str| {
        ["新建东溪大桥", "建设西山水厂", "办好果农夜校"].map(|task| format!("{task} → {mention}"))
    };
    check(&reports(2024, &[&plan]), None, &unanswered("下一年报告未打开").each_ref().map(String::as_str));
    check(
        &reports(2024, &[&plan, r#""title":"x""#]),
        None,
        &unanswered("下一年报告没有原文").each_ref().map(String::as_str),
    );
}

/// The outcomes of the tasks of 2024 by the text of the report of 2025, whose parts begin at the given characters.
fn followed(texts: &[&str], text: &str, outline: &[(&str, &str)]) -> Vec<String> {
    let heading = |(title, part): &(&str, &str)| {
        let start = text.split_once(title).expect("the heading is there").0.chars().count();
        let end = start + title.chars().count();
        format!(r#"{{"level":1,"title":"{title}","part":"{part}","span":[{start},{end}]}}"#)
    };
    let headings: Vec<_> = outline.iter().map(heading).collect();
    let text = text.replace('\n', "\\n");
    let next = format!(r#""text":"{text}","outline":[{}]"#, headings.join(","));
    fates(&index(&reports(2024, &[&tasks(texts), &next])))
}

#[test]
fn a_sentence_of_the_plan_is_no_evidence_that_something_was_done() {
    let parts = &[("一、回顾", "review"), ("二、安排", "plan")];
    let plan = &["建成东溪大桥", "完成西山水厂扩容"];
    assert_eq!(
        followed(plan, "一、回顾\n西山水厂扩容完成。\n二、安排\n建成东溪大桥。", parts),
        ["建成东溪大桥 未提及", "完成西山水厂扩容 达到"]
    );
    // Nor is the task itself, where no outline tells.
    let again = format!(r#""text":"建成东溪大桥。",{}"#, tasks(&["建成东溪大桥"]));
    assert_eq!(
        fates(&index(&reports(2024, &[&tasks(&["建成东溪大桥"]), &again]))),
        ["建成东溪大桥 再次提出"]
    );
    // A result counts, whether or not the task is promised again.
    let both = format!(r#""text":"东溪大桥建成通车。建成东溪大桥。",{}"#, tasks(&["建成东溪大桥"]));
    assert_eq!(fates(&index(&reports(2024, &[&tasks(&["建成东溪大桥"]), &both]))), ["建成东溪大桥 达到"]);
}

#[test]
fn a_task_is_known_by_its_things_not_by_its_verbs() {
    let whole = &[("一、回顾", "review")];
    assert_eq!(
        followed(
            &[
                "广泛开展果树修剪培训",
                "修好东溪桥、北岭路、南湖闸",
                "统筹推进片区建设",
                "让我们更加紧密地团结在一起，建成东溪大桥",
            ],
            "一、回顾\n广泛开展邻里互助活动。建成北岭路。甲片区完成规划。乙片区完成绿化。",
            whole
        ),
        ["广泛开展果树修剪培训 未提及", "修好东溪桥、北岭路、南湖闸 无法衡量", "统筹推进片区建设 无法衡量"]
    );
}

#[test]
fn a_task_is_answered_clause_by_clause() {
    let whole = &[("一、回顾", "review")];
    assert_eq!(
        followed(
            &[
                "完善滨水空间，建成东溪自然博物馆，改造商业街区，提升夜间经济",
                "推动东江纵队纪念馆争创国家级场馆",
                "提升文旅竞争力",
            ],
            "一、回顾\n东溪自然博物馆建成开放。东江纵队纪念馆完成改造。制造业竞争力增强。",
            whole
        ),
        [
            "完善滨水空间，建成东溪自然博物馆，改造商业街区，提升夜间经济 部分达到",
            "推动东江纵队纪念馆争创国家级场馆 无法衡量",
            "提升文旅竞争力 无法衡量",
        ]
    );
}

#[test]
fn a_count_is_found_under_another_name() {
    let plan = figures(&[
        "湿地修复 1600 亩 2024 target",
        "新（改）建农村公路 80 公里 2024 target",
        "打造高标准农田 2 万亩 2024 target",
        "新建学校 2 所 2024 target",
        "敬老院改造 6 所 2024 target",
        "谋划省市通道项目 39 个 2024 target",
        "改造候鸟观测站 3 座 2024 target",
    ]);
    let results = figures(&[
        "修复湿地 1700 亩 2024 actual",
        "新改建农村公路 83 公里 2024 actual",
        "高标准农田 31 万亩 2024 actual",
        "新建幼儿园 2 所 2024 actual",
        "改造农村敬老院 7 所 2024 actual",
        "谋划省、市通道项目 42 项 2024 actual",
        "改造候鸟观测站 3 万元 2024 actual",
    ]);
    let mut said = fates(&index(&reports(2024, &[&plan, &results])));
    said.sort();
    assert_eq!(
        said,
        [
            "打造高标准农田 未提及",
            "改造候鸟观测站 无法衡量",
            "敬老院改造 超额",
            "新建学校 未提及",
            "新（改）建农村公路 超额",
            "湿地修复 超额",
            "谋划省市通道项目 超额",
        ]
    );
}

#[test]
fn an_answer_says_where_it_stands() {
    let words = r#""text":"建设成效明显。\n东溪大桥建成通车。""#;
    let index = index(&reports(2024, &[&tasks(&["建成东溪大桥"]), words]));
    let promises = promises(&index, "甲镇", 2024, None);
    let [Promise { promised: Promised::Task { mention: Mention::Found(answer), .. }, .. }] = &promises[..]
    else {
        panic!("{promises:?}")
    };
    let span = answer.span.expect("the text is known");
    assert_eq!((span.start, span.end), (8, 17));
}

#[test]
fn tasks_repeated_year_after_year() {
    let plans = [
        tasks(&["新建东溪大桥", "办好果农夜校"]),
        tasks(&["办好果农夜校和茶农夜校"]),
        tasks(&["继续办好果农夜校", "新建东溪大桥"]),
    ];
    let index = index(&reports(2022, &plans.each_ref().map(String::as_str)));
    let promises = promises(&index, "甲镇", 2024, None);
    let since: Vec<_> = promises.iter().map(|p| p.since).collect();
    assert_eq!(since, [2022, 2024]);
    let said = |lang| promises.iter().map(move |p| told::repeated(lang, p, 2024));
    assert_eq!(said(Lang::Zh).collect::<Vec<_>>(), ["已打开的报告里，2022 年起每年提出", ""]);
    assert_eq!(said(Lang::En).collect::<Vec<_>>(), ["In every open report since 2022", ""]);
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
    assert_eq!(fates(&index), ["甲果 尚无结果"]);
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
fn fates(index: &Index) -> Vec<String> {
    let all = promises(index, "甲镇", 2024, None);
    all.iter()
        .map(|promise| {
            let said = said(index, promise);
            let name = said.split([':', ' ']).next().unwrap_or_default();
            format!("{name} {}", told::fate(Lang::Zh, promise.fate()))
        })
        .collect()
}

#[test]
fn every_fate_of_a_figure() {
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
        fates(&index(&reports(2024, &[&plan, &results]))),
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
    assert_eq!(fates(&index(&reports(2024, &[&plan]))), ["甲果 推进中", "乙果 尚无结果"]);
}

#[test]
fn a_share_done_says_in_part_or_more() {
    let done = |percent: &str| {
        let json = format!(
            r#""observations":[{{"indicator":"甲果","value":"6","unit":"吨","period":"2024","kind":"actual","completion":"{percent}"}}]"#
        );
        fates(&index(&reports(2025, &[&json])))
    };
    assert_eq!(done("90"), ["甲果 部分达到"]);
    assert_eq!(done("100"), ["甲果 达到"]);
    assert_eq!(done("120"), ["甲果 超额"]);
}

#[test]
fn what_a_sentence_says_of_a_task() {
    let plan =
        tasks(&["新建东溪大桥", "建设西山水厂", "改造南湖市场", "修缮北村学校", "办好果农夜校", "整治中河"]);
    let words = r#""text":"东溪大桥建成通车。西山水厂主体完工。南湖市场改造有序推进。北村学校尚未动工修缮。重视果农夜校。""#;
    assert_eq!(
        fates(&index(&reports(2024, &[&plan, words]))),
        [
            "新建东溪大桥 达到",
            "建设西山水厂 部分达到",
            "改造南湖市场 推进中",
            "修缮北村学校 未达到",
            "办好果农夜校 无法衡量",
            "整治中河 未提及",
        ]
    );
}

#[test]
fn the_sentence_that_answers_a_task_can_be_corrected() {
    let plan = tasks(&["新建东溪大桥"]);
    let words = r#""text":"东溪大桥建成通车。跨东溪的便桥正在施工。秋收顺利。""#;
    let json = reports(2024, &[&plan, words]);
    let found: Vec<_> = candidates(&index(&json), "甲镇", 2024, "新建东溪大桥")
        .into_iter()
        .map(|answer| answer.sentence)
        .collect();
    assert_eq!(found, ["东溪大桥建成通车。", "跨东溪的便桥正在施工。"]);
    let read: Vec<_> = format::read(&json).reports.into_iter().map(Arc::new).collect();
    let place = "甲镇".into();
    let check = |decided: Option<Option<&str>>, expected: &str| {
        let mut overrides = Overrides::default();
        overrides.answer(&place, 2024, "新建东溪大桥", Some(Some("秋收顺利。".to_owned())));
        overrides.answer(&place, 2024, "新建东溪大桥", decided.map(|sentence| sentence.map(str::to_owned)));
        let index = Index::with_overrides(&read, &overrides);
        let [promise] = &promises(&index, "甲镇", 2024, None)[..] else { panic!("one task") };
        assert_eq!(said(&index, promise), format!("新建东溪大桥 → {expected}"));
    };
    check(None, "东溪大桥建成通车。");
    check(Some(Some("跨东溪的便桥正在施工。")), "跨东溪的便桥正在施工。");
    check(Some(None), "经核对，下一年报告未提及, dropped");
    // If the chosen sentence no longer exists, automatic matching decides.
    check(Some(Some("没有这一句。")), "东溪大桥建成通车。");
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
