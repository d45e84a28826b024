//! Results that the next report states under another name.

use super::{figures, index, outcomes, reports};

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
    let mut said = outcomes(&index(&reports(2024, &[&plan, &results])));
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
fn of_results_that_are_named_alike_the_nearest_one_is_shown() {
    let plan = figures(&[
        "新增集中供暖面积 30 万平方米 2024 target",
        "净化水收集率 80 % 2024 target",
        "新增市级创新载体 10 家 2024 target",
        "分配公共住房 300 套 2024 target",
        "园区固定资产投资 100 亿元 2024 target",
        "退出贫困村 20 个 2024 target",
        "乙路投资增速 5 % 2024 target",
        "渔业保护利用项目 40 个 2024 target",
    ]);
    let results = figures(&[
        "新增城区集中供暖 50 万平方米 2024 actual",
        "净化水集中收集率 85 % 2024 actual",
        "市级创新平台 40 个 2024 actual",
        "新增市级创新平台 9 个 2024 actual",
        "筹集保障性住房 900 套 2024 actual",
        "园区固定资产投资 606 亿元 2024 actual",
        "退出贫困村 24 个 2024 actual",
        "乙公路投资增速 6 % 2024 actual",
        "渔业保护单位 33 处 2024 actual",
    ]);
    let mut said = outcomes(&index(&reports(2024, &[&plan, &results])));
    said.sort();
    assert_eq!(
        said,
        [
            "乙路投资增速 未提及",
            "净化水收集率 超额",
            "分配公共住房 未提及",
            "园区固定资产投资 未提及",
            "新增市级创新载体 未达到",
            "新增集中供暖面积 超额",
            "渔业保护利用项目 未提及",
            "退出贫困村 超额",
        ]
    );
}

#[test]
fn the_whole_is_no_answer_to_a_part() {
    let plan = figures(&["渔港园区固定资产投资 40 亿元 2024 target"]);
    let results = figures(&["固定资产投资 90 亿元 2024 actual"]);
    assert_eq!(outcomes(&index(&reports(2024, &[&plan, &results]))), ["渔港园区固定资产投资 未提及"]);
}

#[test]
fn a_years_increase_is_no_answer_to_a_total() {
    let plan = r#""observations":[{"indicator":"甲气用户","value":"12","unit":"万户","period":2024,"kind":"target","quote":"甲气用户达12万户"}]"#;
    let check = |result: &str, expected: &str| {
        let results = figures(&[&format!("{result} 万户 2024 actual")]);
        assert_eq!(outcomes(&index(&reports(2024, &[plan, &results]))), [expected]);
    };
    check("新增甲气用户 3", "甲气用户 无法衡量");
    check("甲气用户 11", "甲气用户 未达到");
}

#[test]
fn one_of_several_parts_is_no_miss() {
    let plan = r#""observations":[{"indicator":"造林面积","as_written":"造林绿化","value":"9","unit":"万亩","period":2024,"kind":"target"}]"#;
    let check = |quote: &str, expected: &str| {
        let result = format!(
            r#""observations":[{{"indicator":"造林面积","as_written":"人工造林","value":"6.5","unit":"万亩","period":2024,"kind":"actual","quote":"{quote}"}}]"#
        );
        assert_eq!(outcomes(&index(&reports(2024, &[plan, &result]))), [expected]);
    };
    check("人工造林6.5万亩、飞播造林6万亩，通过验收", "造林面积 无法衡量");
    check("人工造林6.5万亩，飞播造林6万亩", "造林面积 未达到");
}
