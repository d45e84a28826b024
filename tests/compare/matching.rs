//! Which statements belong to one series: breaks, names and places joined and separated, doubtful matches.

use std::fs;
use std::path::Path;

use tongbi::compare::{Index, Overrides};
use tongbi::i18n::{Lang, matching};
use tongbi::model::Name;

use super::{check, check_with, of_place, read, reports};

#[test]
fn a_line_breaks_where_it_is_not_one_line() {
    let of = |later: &str| reports(2022, &[&["甲果 100 吨"], &[later]]);
    let redefined = r#"甲果 120 吨 "note":"统计口径调整""#;
    check(&of(redefined), &["甲果: 100, 120; 20（20.0%） ‖口径变化"]);
    let merged = r#"甲果 120 吨 "quote":"撤并两乡后，甲果120吨。""#;
    check(&of(merged), &["甲果: 100, 120; 20（20.0%） ‖区划变化"]);
    let expected = r#"甲果 120 吨 "kind":"preliminary""#;
    check(&of(expected), &["甲果: 100, 120; 20（20.0%） ‖预计数与实际数"]);
    let gap =
        reports(2022, &[&["甲果 100 吨"], &[r#"甲果 — 吨 "gap":"definition_changed""#], &["甲果 50 吨"]]);
    check(&gap, &["甲果: 100, 50; −50（−50.0%） 年均 −29.3% ‖口径变化"]);
}

#[test]
fn a_break_can_be_set_by_hand() {
    let reports = reports(2022, &[&["甲果 100 吨"], &["甲果 120 吨"]]);
    let mut overrides = Overrides::default();
    let (place, name) = (Name::from("甲镇"), Name::from("甲果"));
    overrides.set_break(&place, &name, 2022);
    check_with(&reports, &overrides, &["甲果: 100, 120; 20（20.0%） ‖手工断开"]);
    overrides.set_break(&place, &name, 2022);
    check_with(&reports, &overrides, &["甲果: 100, 120; 20（20.0%）"]);
}

#[test]
fn names_are_joined_and_parted_by_hand() {
    let (a, b) = (Name::from("甲果种植面积"), Name::from("甲果面积"));
    let apart = reports(2022, &[&["甲果种植面积 100 亩"], &["甲果面积 120 亩"]]);
    check(&apart, &["甲果种植面积: 100, —; 缺后一数", "甲果面积: —, 120; 缺前一数"]);
    let mut overrides = Overrides::default();
    overrides.join(&a, &b);
    check_with(&apart, &overrides, &["甲果面积: 100, 120; 20（20.0%）"]);
    overrides.separate(&a, &b);
    check_with(&apart, &overrides, &["甲果种植面积: 100, —; 缺后一数", "甲果面积: —, 120; 缺前一数"]);
    // One indicator by the catalogue.
    let one = reports(2022, &[&["茶叶面积 100 亩"], &["茶园面积 120 亩"]]);
    check(&one, &["茶园面积: 100, 120; 20（20.0%）"]);
    let mut overrides = Overrides::default();
    overrides.separate(&"茶叶面积".into(), &"茶园面积".into());
    check_with(&one, &overrides, &["茶叶面积: 100, —; 缺后一数", "茶园面积: —, 120; 缺前一数"]);
}

#[test]
fn joining_in_a_circle_ends() {
    let reports = reports(2022, &[&["甲 1 吨"], &["乙 2 吨"]]);
    let pair = |a: &str, b: &str| (Name::from(a), Name::from(b));
    let overrides =
        Overrides { joined: vec![pair("甲", "乙"), pair("乙", "甲")], ..Overrides::default() };
    assert_eq!(Index::with_overrides(&reports, &overrides).places().len(), 1);
}

#[test]
fn places_can_be_one_under_two_names() {
    let both = format!(
        "[{},{}]",
        of_place("甲乡", 2022, &["甲果 100 吨"]),
        of_place("甲镇", 2023, &["甲果 120 吨"])
    );
    let reports = read(&both);
    let overrides = Overrides { places: vec![("甲乡".into(), "甲镇".into())], ..Overrides::default() };
    let index = Index::with_overrides(&reports, &overrides);
    assert_eq!(index.places().iter().map(|place| &*place.label).collect::<Vec<_>>(), ["甲镇"]);
    check_with(&reports, &overrides, &["甲果: 100, 120; 20（20.0%） ‖区划变化"]);
}

/// Doubts in words.
fn doubts(index: &Index) -> Vec<String> {
    let doubts = index.ambiguous_matches().into_iter().map(|doubt| {
        let sign = if doubt.joined { "=" } else { "≠" };
        format!("{} {sign} {}: {}", doubt.one, doubt.other, matching::ambiguity(Lang::Zh, doubt.reason))
    });
    doubts.collect()
}

#[test]
fn doubtful_matches_have_reasons() {
    let alike = "名称相近，单位相同，从不在同一年同时出现";
    let index = |years: &[&[&str]]| Index::new(&reports(2022, years));
    assert_eq!(
        doubts(&index(&[&["甲果种植面积 100 亩"], &["甲果面积 120 亩"]])),
        [format!("甲果种植面积 ≠ 甲果面积: {alike}")]
    );
    // Stated together, in another unit, far apart, or opposite in meaning: two indicators.
    let apart: [[&[&str]; 2]; 5] = [
        [&["甲果种植面积 100 亩", "甲果面积 120 亩"], &["甲果面积 120 亩"]],
        [&["甲果种植面积 100 户"], &["甲果面积 120 亩"]],
        [&["甲果种植面积 100 亩"], &["甲果面积 520 亩"]],
        [&["甲果出口总值 100 亩"], &["甲果进口总值 120 亩"]],
        [&["甲果 100 亩"], &["甲果 900 亩"]],
    ];
    for years in &apart {
        assert_eq!(doubts(&index(years)), Vec::<String>::new(), "{years:?}");
    }
    let leap = index(&[&["茶叶面积 100 亩"], &["茶园面积 1200 亩"]]);
    assert_eq!(doubts(&leap), ["茶叶面积 = 茶园面积: 2021 年到 2022 年换了名称，数值相差三倍以上"]);
    let topics = index(&[
        &[r#"茶叶面积 100 亩 "topic":"agriculture""#],
        &[r#"茶园面积 120 亩 "topic":"environment""#],
    ]);
    assert_eq!(doubts(&topics), ["茶叶面积 = 茶园面积: 领域不同：农业、生态环境"]);
}

#[test]
fn one_name_in_two_topics_can_be_two_indicators() {
    let figures: &[&str] =
        &[r#"完成甲资 100 亿元 "topic":"industry""#, r#"完成甲资 30 亿元 "topic":"investment""#];
    let reports = reports(2022, &[figures, figures]);
    let name = Name::from("完成甲资");
    assert_eq!(doubts(&Index::new(&reports)), ["完成甲资 = 完成甲资: 领域不同：工业、投资建设"]);
    let mut overrides = Overrides::default();
    overrides.separate(&name, &name);
    check_with(&reports, &overrides, &["完成甲资: 100, 100; 0（0.0%）", "完成甲资: 30, 30; 0（0.0%）"]);
    assert_eq!(doubts(&Index::with_overrides(&reports, &overrides)), Vec::<String>::new());
    overrides.join(&name, &name);
    assert_eq!(overrides.by_topic, Vec::<Name>::new());
    assert_eq!(doubts(&Index::with_overrides(&reports, &overrides)), Vec::<String>::new());
}

#[test]
fn a_doubt_that_was_decided_is_none() {
    let reports = reports(2022, &[&["甲果种植面积 100 亩"], &["甲果面积 120 亩"]]);
    let (a, b) = (Name::from("甲果种植面积"), Name::from("甲果面积"));
    for decide in [Overrides::join, Overrides::separate] {
        let mut overrides = Overrides::default();
        decide(&mut overrides, &b, &a);
        assert_eq!(doubts(&Index::with_overrides(&reports, &overrides)), Vec::<String>::new());
    }
}

#[test]
fn the_samples_raise_no_doubt() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    for sample in ["state-council.json", "dujia-2024.json"] {
        let json = fs::read_to_string(samples.join(sample)).expect("the sample is there");
        assert_eq!(doubts(&Index::new(&read(&json))), Vec::<String>::new(), "{sample}");
    }
}
