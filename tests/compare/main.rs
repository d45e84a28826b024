//! The comparison: reports in, rows in words out. Covers stated against computed changes;
//! submodules: matching, the yearbook.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

mod matching;
mod yearbook;

use std::sync::Arc;

use tongbi::compare::{Index, Overrides, Row, Selection, Table};
use tongbi::format;
use tongbi::i18n::{Lang, compare as words};
use tongbi::model::{Report, Year};

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
fn an_exact_figure_goes_before_a_bound() {
    let bound = |value: &str, bound: &str, year: Year| {
        format!(r#"茶叶产量 {value} 吨 "bound":"{bound}","period":{year}"#)
    };
    // A later report mentions that 2022 was below 70; the one before it stated 67.7.
    let below = bound("70", "nearly", 2022);
    check(
        &reports(2023, &[&["茶叶产量 67.7 吨"], &["茶叶产量 80 吨", &below]]),
        &["茶叶产量: 67.7, 80; 12.3（18.2%）"],
    );
    // A report says in its summary that the mark was passed, and the figure further on.
    let over = bound("80", "over", 2022);
    check(&reports(2023, &[&[&over, "茶叶产量 80.4 吨"]]), &["茶叶产量: 80.4; 缺前一数"]);
    // Of two exact figures the revised one is shown, unless it only rounds the other one.
    let revised = r#"茶叶产量 68.2 吨 "period":2022"#;
    check(
        &reports(2023, &[&["茶叶产量 67.7 吨"], &["茶叶产量 80 吨", revised]]),
        &["茶叶产量: 68.2 [此前作 67.7], 80; 11.8（17.3%）"],
    );
    let rounded = r#"茶叶产量 68 吨 "period":2022"#;
    check(
        &reports(2023, &[&["茶叶产量 67.7 吨"], &["茶叶产量 80 吨", rounded]]),
        &["茶叶产量: 67.7, 80; 12.3（18.2%）"],
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
