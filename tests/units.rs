//! Units are kept where prose is scanned and where figures are converted: what the one reads the
//! other converts, or it is plain.

#![allow(clippy::expect_used, reason = "a test may fail loudly")]

use tongbi::quantity::{Dimension, Unit, convert};

/// The scanner's words, by the name of their list.
fn words(list: &str) -> impl Iterator<Item = &'static str> {
    let source = include_str!("../src/extract/units.rs");
    let after = source.split_once(&format!("{list} = \"")).expect("the list is there").1;
    after.split_once('"').expect("a list ends").0.split_whitespace()
}

/// Units that measure only themselves: nothing else is given in them, or what it would be in another
/// changes by the day (欧元) or by the thing (亩次).
const PLAIN: &str = "
    欧元 日元 英镑 港元 卢布 新元 澳元
    亩次 公顷次 吨标准煤 载重吨 吨公里 人公里 吨/年 吨/日 车道公里 立方米/日 立方米/秒 桶 千伏安
    微克/立方米 毫克/升 焦耳 大卡 ℃ PFLOPS TB PB EB Mbps
    倍 番 折 小时 分钟 秒 天 工作日 个月 周 日 个日历天
    公里/小时 元/人 元/吨 元/亩 元/年 元/月 元/平方米 斤/亩 人/平方公里 分 岁 股 标箱 吨级
";

#[test]
fn every_measure_converts_or_is_plain() {
    let is_plain = |word: &str| {
        let unit = Unit::parse(word);
        matches!(unit.dimension(), Dimension::Of(name) if &**name == word)
    };
    let left_over: Vec<&str> = words("MEASURES")
        .filter(|word| is_plain(word) != PLAIN.split_whitespace().any(|p| p == *word))
        .collect();
    assert!(left_over.is_empty(), "neither converted nor listed, or both: {left_over:?}");
}

#[test]
fn every_multiplier_multiplies() {
    for multiplier in words("MULTIPLIERS") {
        let (from, to) = (Unit::parse(&format!("{multiplier}元")), Unit::parse("元"));
        let one = convert(1.into(), &from, &to);
        assert!(one.is_some_and(|one| one >= 100.into()), "{multiplier}: {one:?}");
    }
}
