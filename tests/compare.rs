//! The comparison: reports in, rows in words out. Covers matching, breaks of series, and stated against computed
//! changes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

use std::fs;
use std::path::Path;
use std::sync::Arc;

use tongbi::compare::{Cell, Fold, Growth, Index, Measure, Overrides, Row, Section, Selection, Table};
use tongbi::format;
use tongbi::i18n::Lang;
use tongbi::i18n::{compare as words, matching, yearbook};
use tongbi::model::{Name, Report, Topic, Year};

fn read(json: &str) -> Vec<Arc<Report>> {
    let read = format::read(json);
    assert!(read.faults.is_empty(), "{:?}", read.faults);
    read.reports.into_iter().map(Arc::new).collect()
}

/// Reports of 甲镇 from this year on. A figure is `indicator value unit` of the year before; further text is added
/// to its JSON.
fn reports(first: Year, years: &[&[&str]]) -> Vec<Arc<Report>> {
    let report = |(year, figures): (Year, &&[&str])| of_place("甲镇", year, figures);
    read(&format!("[{}]", (first..).zip(years).map(report).collect::<Vec<_>>().join(",")))
}

fn of_place(place: &str, year: Year, figures: &[&str]) -> String {
    let figure = |line: &&str| {
        let mut words = line.splitn(4, ' ');
        let mut word = || words.next().unwrap_or_default();
        let (indicator, value, unit, more) = (word(), word(), word(), word());
        let value = if value == "—" { "null".to_owned() } else { format!("\"{value}\"") };
        let (kind, period) = (r#""kind":"actual""#, format!(r#""period":{}"#, year - 1));
        let given = |key: &str| more.contains(&format!("\"{key}\":"));
        let kind = if given("kind") { "" } else { kind };
        let period = if given("period") { "" } else { &period };
        let fields = [
            &format!(r#""indicator":"{indicator}""#),
            &format!(r#""value":{value}"#),
            &format!(r#""unit":"{unit}""#),
            kind,
            period,
            more,
        ];
        let fields: Vec<&str> = fields.into_iter().filter(|field| !field.is_empty()).collect();
        format!("{{{}}}", fields.join(","))
    };
    let figures = figures.iter().map(figure).collect::<Vec<_>>().join(",");
    format!(
        r#"{{"format":"tongbi.report/1","place":{{"name":"{place}"}},"year":{year},"observations":[{figures}]}}"#
    )
}

fn rows(index: &Index, selection: &Selection) -> (Table, Vec<Row>) {
    let table = index.table(selection, &|_| None);
    let rows = (0..table.len()).map(|at| table.row(index, at).expect("a row")).collect();
    (table, rows)
}

/// A row in a line: its figures by year, then each comparison.
fn said(row: &Row) -> String {
    let cells = row.cells.iter().map(|cell| match cell.value() {
        Some(value) => {
            let others = value.others.iter().map(|other| {
                format!(
                    " [{} {}]",
                    words::other_kind(Lang::Zh, other.kind),
                    words::figure(Lang::Zh, &other.figure)
                )
            });
            format!("{}{}", words::value(Lang::Zh, value), others.collect::<String>())
        }
        None => "—".to_owned(),
    });
    let changes = row.changes.iter().map(|compared| {
        let change = words::change(Lang::Zh, &compared.change, &row.unit);
        let average = compared.average.map(|a| format!(" 年均 {}", words::average(Lang::Zh, &a, &row.unit)));
        let stated = compared.stated.as_ref().map(|stated| {
            let explanation = words::explanation(Lang::Zh, &stated.explanation);
            format!(
                " 报告 {}{}{explanation}",
                words::claim(Lang::Zh, stated, &row.unit),
                if explanation.is_empty() { "" } else { "：" }
            )
        });
        let across = compared.across.map(|found| format!(" ‖{}", words::line_break(Lang::Zh, found)));
        format!(
            "{change}{}{}{}",
            average.unwrap_or_default(),
            stated.unwrap_or_default(),
            across.unwrap_or_default()
        )
    });
    let part = words::part(Lang::Zh, row.part);
    let name = if part.is_empty() { row.indicator.to_string() } else { format!("{} {part}", row.indicator) };
    format!("{name}: {}; {}", cells.collect::<Vec<_>>().join(", "), changes.collect::<Vec<_>>().join("; "))
}

fn check(reports: &[Arc<Report>], expected: &[&str]) {
    check_with(reports, &Overrides::default(), expected);
}

fn check_with(reports: &[Arc<Report>], overrides: &Overrides, expected: &[&str]) {
    let index = Index::with_overrides(reports, overrides);
    let (_, rows) = rows(&index, &Selection::default());
    assert_eq!(rows.iter().map(said).collect::<Vec<_>>(), expected);
}

#[test]
fn several_comparisons_at_once() {
    let years: &[&[&str]] = &[&["甲果 100 吨"], &["甲果 110 吨"], &["甲果 121 吨"], &["甲果 127 吨"]];
    let index = Index::new(&reports(2021, years));
    let selection = Selection {
        compared: Some((2022, 2023)),
        beside: vec![(2020, 2022), (2023, 2020), (2021, 2021)],
        ..Selection::default()
    };
    let (table, rows) = rows(&index, &selection);
    assert_eq!(table.beside, [(2020, 2022), (2020, 2023)]);
    let expected = "甲果: 100, 110, 121, 127; 6（5.0%）; 21（21.0%） 年均 10.0%; 27（27.0%） 年均 8.3%";
    assert_eq!(rows.iter().map(said).collect::<Vec<_>>(), [expected]);
}

#[test]
fn a_part_of_the_year_is_compared_with_the_same_part() {
    let half = |year: Year| format!(r#"甲果 {} 吨 "period":"{year}-01/{year}-06""#, year - 1960);
    let (a, b) = (half(2022), half(2023));
    check(
        &reports(2023, &[&[a.as_str(), "甲果 130 吨"], &[b.as_str(), "甲果 140 吨"]]),
        &["甲果: 130, 140; 10（7.7%）", "甲果 1—6月: 62, 63; 1（1.6%）"],
    );
}

#[test]
fn what_is_stated_stands_beside_what_is_reckoned() {
    let grown = |name: &str, from: &str, to: &str, change: &str| {
        let (from, to) =
            (format!("{name} {from} 亿元"), format!(r#"{name} {to} 亿元 "change":{{{change}}}"#));
        let index = Index::new(&reports(2023, &[&[from.as_str()], &[to.as_str()]]));
        let (_, rows) = rows(&index, &Selection::default());
        rows.iter().map(said).collect::<Vec<_>>().join("\n")
    };
    let check = |name, from, to, change, expected: &str| {
        assert_eq!(grown(name, from, to, change), format!("{name}: {from}, {to}; {expected}"));
    };
    check("甲业投资", "15.64", "16.94", r#""percent":"8.3""#, "1.3（8.3%） 报告 8.3%");
    // Within rounding: 0.25 to 0.35 after 0.15 to 0.25.
    check("甲业投资", "0.2", "0.3", r#""percent":"33""#, "0.1（50.0%） 报告 33%");
    check("甲业投资", "15.64", "16.94", r#""amount":"1.3""#, "1.3（8.3%） 报告 1.3");
    check("甲业投资", "400", "500", r#""percent":"8""#, "100（25.0%） 报告 8%：与两年数值不符，上年应为 463");
    check("甲业增加值", "400", "500", r#""percent":"8""#, "100（25.0%） 报告 8%：通常按可比价");
    check(
        "甲业投资",
        "400",
        "500",
        r#""percent":"8","basis":"comparable_price""#,
        "100（25.0%） 报告 8%：按可比价",
    );
    check("甲业投资", "400", "500", r#""percent":"8","against":2020"#, "100（25.0%）");
}

#[test]
fn stated_growth_may_follow_from_a_value_since_revised() {
    check(
        &reports(
            2023,
            &[
                &["甲果 100 吨"],
                &[
                    r#"甲果 108 吨 "change":{"percent":"8"}"#,
                    r#"甲果 102 吨 "kind":"previous","period":2022"#,
                ],
            ],
        ),
        &["甲果: 102 [此前作 100], 108; 6（5.9%） 报告 8%：按另一份报告的 100"],
    );
}

#[test]
fn growth_as_an_indicator_of_its_own_is_a_statement_too() {
    check(
        &reports(2023, &[&["地区生产总值 126 亿元"], &["地区生产总值 134.9 亿元", "地区生产总值增速 5 %"]]),
        &["地区生产总值: 126, 134.9; 8.9（7.1%） 报告 5%：通常按可比价"],
    );
}

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

#[test]
fn the_years_that_both_tell_of_are_compared() {
    fn check(reported: &[(&str, Year)], expected: Option<(Year, Year)>) {
        let all =
            reported.iter().map(|(place, year)| of_place(place, *year, &["产值 5 亿元", "税收 1 亿元"]));
        let index = Index::new(&read(&format!("[{}]", all.collect::<Vec<_>>().join(","))));
        assert_eq!(index.table(&Selection::default(), &|_| None).compared, expected);
    }
    check(&[("甲镇", 2022), ("甲镇", 2023)], Some((2021, 2022)));
    // 乙镇 has another year, and nothing to compare it with.
    check(&[("甲镇", 2021), ("甲镇", 2022), ("乙镇", 2024)], Some((2020, 2021)));
    check(&[("甲镇", 2021), ("乙镇", 2024)], Some((2020, 2023)));
    check(&[("甲镇", 2022), ("甲镇", 2023), ("乙镇", 2022), ("乙镇", 2024)], Some((2021, 2023)));
    // A single year is compared with the one before, because its report states growth.
    check(&[("甲镇", 2022)], Some((2020, 2021)));
}

#[test]
fn other_values_are_of_the_same_thing_and_listed_once() {
    let figures: &[&str] = &[
        "甲果产量 5 吨",
        "甲果产量 6 吨",
        "甲果产量 6 吨",
        "甲果产量 7 吨",
        "投资 5 亿元",
        "投资 8 亿元",
        "果园面积 9 万亩",
        r#"果园面积 1 万亩 "as_written":"新增果园面积""#,
    ];
    check(
        &reports(2024, &[figures]),
        &[
            "甲果产量: 5 [同一年报告又作 6] [同一年报告又作 7]; 缺前一数",
            "投资: 5; 缺前一数",
            "果园面积: 9; 缺前一数",
        ],
    );
}

#[test]
fn a_stated_amount_is_converted_with_its_values() {
    let years: &[&[&str]] = &[
        &["甲果产值 19.5 亿元", "乙果产值 19.5 亿元"],
        &["甲果产值 20.5 亿元", "乙果产值 20.5 亿元"],
        &[
            r#"甲果产值 255000 万元 "change":{"amount":"50000"}"#,
            r#"乙果产值 255000 万元 "change":{"amount":"500"}"#,
        ],
    ];
    check(
        &reports(2022, years),
        &[
            "甲果产值: 19.5, 20.5, 25.5; 5（24.4%） 报告 5",
            "乙果产值: 19.5, 20.5, 25.5; 5（24.4%） 报告 0.05：与两年数值不符",
        ],
    );
}

/// A row's years as `level/growth`, its 同比, its targets with their verdicts.
fn measures(row: &Row) -> String {
    let cell = |cell: Option<&Cell>| match cell.and_then(Cell::value) {
        Some(value) => words::value(Lang::Zh, value),
        None => "—".to_owned(),
    };
    let years = (0..row.cells.len()).map(|at| match row.growth.is_empty() {
        true => cell(row.cells.get(at)),
        false => format!("{}/{}", cell(row.cells.get(at)), cell(row.growth.get(at))),
    });
    let growth = row.changes.first().map(|compared| {
        let growth = compared.growth();
        let mark = if matches!(growth, Growth::Computed(_)) { "（按两年数值）" } else { "" };
        format!("同比 {}{mark}", yearbook::growth(Lang::Zh, growth, &row.unit))
    });
    let (first, further) = yearbook::targets(row);
    let targets = std::iter::once(&first).chain(further).filter(|set| set.target.value().is_some());
    let targets: Vec<String> = targets
        .map(|set| {
            let (word, by) = yearbook::verdict(Lang::Zh, set, &row.unit, row.rate);
            let plan = set.planned.map(|year| format!("，{year} 年提出")).unwrap_or_default();
            format!("; 目标 {}{plan}：{word}{by}", yearbook::target(Lang::Zh, set))
        })
        .collect();
    format!(
        "{} {}: {}; {}{}",
        row.indicator,
        if row.measure == Measure::Growth { "增长 %" } else { &row.unit },
        years.collect::<Vec<_>>().join(", "),
        growth.unwrap_or_default(),
        targets.concat()
    )
}

#[test]
fn level_and_growth_are_one_row_and_stated_growth_is_the_headline() {
    let check = |years: &[&[&str]], expected: &[&str]| {
        let index = Index::new(&reports(2023, years));
        let (_, rows) = rows(&index, &Selection::default());
        assert_eq!(rows.iter().map(measures).collect::<Vec<_>>(), expected, "{years:?}");
    };
    // Beside the value, or as an indicator of its own.
    check(
        &[&["固定资产投资 102 亿元"], &[r#"固定资产投资 82 亿元 "change":{"percent":"13.9"}"#]],
        &["固定资产投资 亿元: 102/—, 82/13.9; 同比 13.9%"],
    );
    check(
        &[&["固定资产投资 102 亿元", "固定资产投资增速 9 %"], &["固定资产投资增速 13.9 %"]],
        &["固定资产投资 亿元: 102/9, —/13.9; 同比 13.9%"],
    );
    check(
        &[&["社会消费品零售总额增速 9 %"], &["社零增速 -1.2 %", "社零 50 亿元"]],
        &["社零 亿元: —/9, 50/−1.2; 同比 −1.2%"],
    );
    // Growth alone.
    check(
        &[
            &["规上工业增加值增速 9.7 %"],
            &["规上工业增加值增速 5.4 %", r#"规上工业增加值增速 8 % "kind":"target","period":2024"#],
        ],
        &["规上工业增加值 增长 %: 9.7, 5.4; 同比 5.4%; 目标 8%：尚无结果"],
    );
    // Computed only if no change is stated.
    check(
        &[&["城镇新增就业 20.7 万人"], &["城镇新增就业 26.4 万人"]],
        &["城镇新增就业 万人: 20.7, 26.4; 同比 27.5%（按两年数值）"],
    );
    check(
        &[&["森林覆盖率 50 %"], &["森林覆盖率 51.5 %"]],
        &["森林覆盖率 %: 50, 51.5; 同比 1.5 个百分点（按两年数值）"],
    );
    // A growth target is judged by stated growth; a target of the level is a further one.
    check(
        &[
            &["地区生产总值 100 亿元", r#"地区生产总值增速 8 % "kind":"target","period":2023"#],
            &[r#"地区生产总值 104 亿元 "change":{"percent":"5.4"}"#],
        ],
        &["地区生产总值 亿元: 100/—, 104/5.4; 同比 5.4%; 目标 8%：未达到差 2.6 个百分点"],
    );
    // A target that an earlier report set for the year.
    check(
        &[&[r#"地区生产总值 120 亿元 "kind":"target","period":2023"#], &[], &["地区生产总值 110 亿元"]],
        &["地区生产总值 亿元: 110; 同比 —"],
    );
    // Growth against another year is not growth on the year before.
    check(
        &[&["粮食产量 10 万吨"], &[r#"粮食产量 12 万吨 "change":{"percent":"40","against":2015}"#]],
        &["粮食产量 万吨: 10, 12; 同比 20.0%（按两年数值）"],
    );
    // A multiple is no growth; growth is on the year before, also if that has no report.
    check(
        &[
            &["存款余额 10 亿元"],
            &[
                r#"存款余额 12 亿元 "change":{"percent":"216"},"quote":"存款余额12亿元，是2011年的2.16倍","rule":"growth""#,
            ],
        ],
        &["存款余额 亿元: 10, 12; 同比 20.0%（按两年数值）"],
    );
    check(
        &[&["存款余额 10 亿元"], &[], &[], &[r#"存款余额 15 亿元 "change":{"percent":"6"}"#]],
        &["存款余额 亿元: 10/—, 15/6; 同比 6%"],
    );
    check(
        &[&["人口自然增长率 3 ‰", "居民消费价格涨幅 2 %"], &["人口自然增长率 2 ‰", "居民消费价格涨幅 1.5 %"]],
        &["居民消费价格 增长 %: 2, 1.5; 同比 1.5%", "人口自然增长率 ‰: 3, 2; 同比 −1 个千分点（按两年数值）"],
    );
}

#[test]
fn months_alone_have_columns_and_are_compared_with_the_same_months() {
    let half = |year: Year, value: &str, growth: &str| {
        format!(
            r#"地区生产总值 {value} 亿元 "period":"{year}-01/{year}-06","change":{{"percent":"{growth}"}}"#
        )
    };
    let (a, b) = (half(2023, "50", "4"), half(2024, "53", "5.1"));
    let index = Index::new(&reports(2023, &[&[a.as_str()], &[b.as_str()]]));
    let (table, rows) = rows(&index, &Selection::default());
    assert_eq!(table.years, [2023, 2024]);
    assert_eq!(rows.iter().map(measures).collect::<Vec<_>>(), ["地区生产总值 亿元: 50/4, 53/5.1; 同比 5.1%"]);
}

/// The open sections of the yearbook, each line by its indicator, and the folded ones with their number of lines.
fn sections(index: &Index, selection: &Selection) -> Vec<String> {
    let book = index.yearbook(selection, &|_| None);
    let lines = |section: &Section| {
        let names =
            section.lines.clone().filter_map(|line| book.rows(index, line).into_iter().flatten().next());
        names.map(|row| row.indicator.to_string()).collect::<Vec<_>>().join(" ")
    };
    let said = book.sections.iter().map(|section| match section.fold {
        None => format!("主要: {}", lines(section)),
        Some(fold) if section.open => format!("{}: {}", yearbook::fold(Lang::Zh, fold), lines(section)),
        Some(fold) => format!("{} {}", yearbook::fold(Lang::Zh, fold), section.lines.len()),
    });
    said.collect()
}

#[test]
fn headline_indicators_come_first_and_the_rest_folds() {
    let index = Index::new(&reports(
        2023,
        &[
            &[
                "甲果 1 吨",
                "粮食产量 5 万吨",
                "社零增速 9 %",
                "茶园面积 5 万亩",
                "旅游收入 3 亿元",
                "乙果 1 吨",
            ],
            &["甲果 2 吨", "粮食产量 6 万吨", "GDP 9 亿元", "社零 50 亿元", "茶园面积 6 万亩"],
        ],
    ));
    let check = |selection: Selection, expected: &[&str]| assert_eq!(sections(&index, &selection), expected);
    check(
        Selection::default(),
        &["主要: GDP 社零 粮食产量 旅游收入", "农业 1", "其他 1", "只有一年的数据 1"],
    );
    let opened = vec![Fold::Topic(Topic::Agriculture), Fold::OneYear];
    check(
        Selection { opened, ..Selection::default() },
        &["主要: GDP 社零 粮食产量 旅游收入", "农业: 茶园面积", "其他 1", "只有一年的数据: 乙果"],
    );
    let headlines = Some(vec!["甲果".into(), "社会消费品零售总额".into()]);
    check(
        Selection { headlines, ..Selection::default() },
        &["主要: 甲果 社零", "农业 2", "只有一年的数据 3"],
    );
    for (search, found) in [
        ("社消", &["主要: 社零"][..]),
        ("gdp", &["主要: GDP"]),
        ("地区生产总值", &["主要: GDP"]),
        ("零售总额增速", &["主要: 社零"]),
        ("果", &["其他: 甲果", "只有一年的数据: 乙果"]),
    ] {
        check(Selection { search: search.to_owned(), ..Selection::default() }, found);
    }
}

#[test]
fn places_stand_side_by_side_in_one_line() {
    let files = [
        of_place("甲镇", 2024, &["粮食产量 5 万吨", "地区生产总值增速 5 %"]),
        of_place("乙镇", 2024, &["粮食总产量 6 万吨", "茶园面积 2 万亩"]),
    ];
    let index = Index::new(&read(&format!("[{}]", files.join(","))));
    let book = index.yearbook(&Selection::default(), &|_| None);
    assert_eq!(book.places.iter().map(|place| &**place).collect::<Vec<_>>(), ["甲镇", "乙镇"]);
    let lines = (0..book.lines.len()).map(|line| {
        let cells = book.rows(&index, line).into_iter().map(|row| {
            match row.and_then(|row| row.cells.last().cloned()) {
                Some(cell) => cell.value().map_or("—".to_owned(), |value| words::value(Lang::Zh, value)),
                None => "无".to_owned(),
            }
        });
        cells.collect::<Vec<_>>().join(" ")
    });
    assert_eq!(lines.collect::<Vec<_>>(), ["5 无", "5 6", "无 2"]);
}

/// An index of changed reports is that of the reports, whether it had to be built anew or not.
#[test]
fn an_updated_index_is_that_of_the_reports() {
    let report = |value: &str, lead: &str| {
        let json = format!(
            r#"{{"place":{{"name":"甲镇"}},"year":2024,
            "observations":[{{"indicator":"粮食产量","period":2023,"kind":"actual","value":"{value}","unit":"吨"}}],
            "commitments":[{{"text":"修路","lead":"{lead}"}}]}}"#
        );
        Arc::new(format::read(&json).reports.remove(0))
    };
    let overrides = Overrides::default();
    let mut before = Index::new(&[report("5", "农办")]);
    for reports in [vec![report("5", "水利站")], vec![report("6", "水利站")], vec![], vec![report("6", "")]]
    {
        let updated = Index::updated(Some(&before), &reports, &overrides);
        assert_eq!(updated.reports(), reports);
        let value = |index: &Index| {
            let id = index.find("甲镇", "粮食产量")?;
            let at = index.statements_about(id, |_| true).next()?;
            Some(index.observation(at)?.value.figure()?.number.to_string())
        };
        assert_eq!(value(&updated), value(&Index::new(&reports)));
        before = updated;
    }
}
