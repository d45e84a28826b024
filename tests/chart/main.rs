//! Charts of the samples: the texts and drawing of each kind, and when a kind is refused. Submodules: labels, data.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

mod data;
mod labels;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;

use tongbi::chart::{Chart, ChartKind, DataCell, Drawing, Spec, Unsuited, Wording, propose};
use tongbi::compare::{Cell, Index, SeriesId};
use tongbi::i18n::{Lang, chart as words, compare};
use tongbi::model::Year;

fn samples() -> Index {
    let read = |name: &str| {
        let text = std::fs::read_to_string(format!("samples/{name}.json")).expect("a sample");
        tongbi::format::read(&text).reports.into_iter().map(Arc::new)
    };
    Index::new(&read("state-council").chain(read("dujia-2024")).collect::<Vec<_>>())
}

fn series(index: &Index, names: &[&str]) -> Vec<SeriesId> {
    names.iter().map(|name| index.find("国务院", name).expect(name)).collect()
}

fn chart(kind: ChartKind, names: &[&str], years: std::ops::RangeInclusive<Year>) -> Result<Chart, Unsuited> {
    let index = samples();
    let spec = Spec::new(kind, series(&index, names), years.collect());
    Chart::new(&index, &spec)
}

/// The data table as text.
fn table(lang: Lang, chart: &Chart) -> String {
    let table = chart.data_table();
    let cell = |cell: &DataCell| match cell {
        DataCell::Figure(Cell::Value(value)) => compare::value(lang, value),
        DataCell::Figure(Cell::Gap(gap)) => compare::gap(lang, gap),
        DataCell::Change(change) => compare::change(lang, change, ""),
        DataCell::Verdict(judgement) => {
            judgement.as_ref().map(|j| compare::judgement(lang, j, "", false)).unwrap_or_default()
        }
    };
    let heads = table.columns.iter().map(|c| words::column(lang, chart, c));
    let mut text = heads.collect::<Vec<_>>().join(" | ");
    for row in &table.rows {
        let head = words::row(lang, chart, row.head);
        assert_eq!(row.cells.len(), table.columns.len());
        let cells = row.cells.iter().map(cell).collect::<Vec<_>>().join(" | ");
        write!(text, "\n{head}: {cells}").unwrap();
    }
    text
}

/// A drawing, one element per line, then the tooltips of its marks.
fn elements(chart: &Chart, drawing: &Drawing) -> String {
    let marks = drawing.marks.iter().enumerate();
    let marks = marks.map(|(n, mark)| {
        let said = chart.description(&Lang::Zh, mark).expect("what is marked is shown");
        format!("{n} at {} {}: {said}", mark.x, mark.y)
    });
    let svg = drawing.svg();
    [svg.as_str().replace("><", ">\n<"), String::new()]
        .into_iter()
        .chain(marks)
        .collect::<Vec<_>>()
        .join("\n")
}

/// The texts of a chart in both languages, its table, and its drawing.
fn said(kind: ChartKind, names: &[&str], years: std::ops::RangeInclusive<Year>) -> String {
    let chart = chart(kind, names, years).unwrap();
    let mut text = String::new();
    for lang in [Lang::Zh, Lang::En] {
        let chart = chart.clone().counted(&lang);
        write!(text, "{}\n{}\n{}\n", lang.title(&chart), lang.description(&chart), lang.sources(&chart))
            .unwrap();
        write!(text, "{}\n\n", table(lang, &chart)).unwrap();
    }
    text + &elements(&chart, &chart.draw(&Lang::Zh, 360))
}

#[test]
fn line() {
    insta::assert_snapshot!(said(ChartKind::Line, &["国内生产总值增速"], 2018..=2022));
}

#[test]
fn bar() {
    insta::assert_snapshot!(said(ChartKind::Bar, &["国内生产总值增速", "居民消费价格涨幅"], 2021..=2022));
}

#[test]
fn bar_line() {
    insta::assert_snapshot!(said(ChartKind::BarLine, &["国内生产总值"], 2021..=2025));
}

#[test]
fn bullet() {
    insta::assert_snapshot!(said(ChartKind::Bullet, &["城镇新增就业"], 2020..=2022));
}

#[test]
fn dumbbell() {
    insta::assert_snapshot!(said(
        ChartKind::Dumbbell,
        &["国内生产总值增速", "居民消费价格涨幅"],
        2021..=2023
    ));
}

#[test]
fn multiples() {
    insta::assert_snapshot!(said(ChartKind::Multiples, &["国内生产总值增速", "国内生产总值"], 2021..=2023));
}

#[test]
fn heat() {
    insta::assert_snapshot!(said(ChartKind::Heat, &["居民消费价格涨幅", "国内生产总值"], 2023..=2025));
}

/// Checks which kinds are proposed, or why one is refused.
fn check_proposed(names: &[&str], years: std::ops::RangeInclusive<Year>, expected: &[ChartKind]) {
    let index = samples();
    let years: Vec<Year> = years.collect();
    let kinds: Vec<ChartKind> =
        propose(&index, &series(&index, names), &years).iter().map(|p| p.kind).collect();
    assert_eq!(kinds, expected, "{names:?} {years:?}");
}

#[test]
fn kinds_are_proposed_for_what_is_selected() {
    check_proposed(
        &["国内生产总值增速"],
        2015..=2025,
        &[ChartKind::Line, ChartKind::Bullet, ChartKind::Bar, ChartKind::BarLine],
    );
    check_proposed(&["国内生产总值"], 2018..=2025, &[ChartKind::BarLine, ChartKind::Line, ChartKind::Bar]);
    check_proposed(
        &["国内生产总值", "国内生产总值增速"],
        2018..=2025,
        &[ChartKind::BarLine, ChartKind::Multiples, ChartKind::Heat, ChartKind::Bullet],
    );
    check_proposed(
        &["国内生产总值", "城镇新增就业"],
        2018..=2025,
        &[ChartKind::Multiples, ChartKind::Heat, ChartKind::Bullet],
    );
    check_proposed(&["国内生产总值"], 1990..=1991, &[]);
    check_proposed(&[], 2018..=2025, &[]);
}

#[test]
fn what_does_not_suit_is_refused_with_the_reason() {
    let check = |kind, names: &[&str], years, expected| {
        assert_eq!(chart(kind, names, years).unwrap_err(), expected, "{kind:?} {names:?}");
    };
    check(ChartKind::Line, &[], 2018..=2025, Unsuited::Nothing);
    check(ChartKind::Line, &["国内生产总值"], 1990..=1991, Unsuited::NoFigures);
    check(ChartKind::Bullet, &["国内生产总值"], 2018..=2025, Unsuited::NoTargets);
    check(ChartKind::Multiples, &["城镇新增就业", "国内生产总值"], 2022..=2022, Unsuited::NoTrend);
    check(ChartKind::BarLine, &["城镇新增就业"], 2018..=2025, Unsuited::NoGrowth);
    let two = ["国内生产总值", "城镇新增就业"];
    check(ChartKind::BarLine, &two, 2018..=2025, Unsuited::TooManySeries { most: 1 });
    check(ChartKind::Dumbbell, &["国内生产总值"], 2020..=2020, Unsuited::OneYear);
    let units = Unsuited::MixedUnits(vec!["万人".into(), "万亿元".into()]);
    check(ChartKind::Line, &["国内生产总值", "城镇新增就业"], 2018..=2025, units);
    let units = Unsuited::MixedUnitsOfOneYear(vec!["万人".into(), "万亿元".into()]);
    check(ChartKind::Heat, &["国内生产总值", "城镇新增就业"], 2022..=2022, units);
    check(ChartKind::Heat, &["城镇新增就业"], 2022..=2022, Unsuited::OneFigure);
}

/// The colours that a heat map of one year has; figures are percentages.
fn check_shades(figures: &[&str], key: &str, expected: &[&str]) {
    let report = |(number, figure): (usize, &&str)| {
        format!(
            r#"{{"format":"tongbi.report/1","place":{{"name":"第{number}县"}},"year":2024,"observations":[
            {{"indicator":"地区生产总值增速","period":2023,"kind":"actual","value":"{figure}","unit":"%"}}]}}"#
        )
    };
    let all: Vec<String> = figures.iter().enumerate().map(report).collect();
    let reports = tongbi::format::read(&format!("[{}]", all.join(","))).reports;
    let index = Index::new(&reports.into_iter().map(Arc::new).collect::<Vec<_>>());
    let place = |number| index.find(&format!("第{number}县"), "地区生产总值增速").unwrap();
    let series = (0..figures.len()).map(place).collect();
    let chart = Chart::new(&index, &Spec::new(ChartKind::Heat, series, Vec::new())).unwrap();
    let drawn = chart.draw(&Lang::Zh, 600).svg().as_str().to_owned();
    assert!(drawn.contains(key), "{drawn}");
    // Cells that look the same are one path.
    let cells = drawn.split("class=\"cell").skip(1).filter_map(|rest| rest.split('"').next());
    let shades: BTreeSet<&str> = cells.map(str::trim).collect();
    assert_eq!(shades.into_iter().collect::<Vec<_>>(), expected, "{figures:?}");
}

#[test]
fn a_heat_map_of_one_year_is_shaded_by_size() {
    check_shades(&["4", "5", "6", "7"], "颜色越深，数值越大", &["up1", "up2", "up3"]);
    check_shades(&["-6", "-1", "2", "3"], "蓝为正，褐为负", &["down1", "down3", "up1", "up2"]);
    check_shades(&["5", "5"], "颜色越深，数值越大", &[""]);
}

/// The texts of the chart of one indicator, and the number of strokes of its line.
fn check_broken(quote: &str, said: &str, strokes: usize) {
    let report = |year: Year, quote: &str| {
        format!(
            r#"{{"format":"tongbi.report/1","place":{{"name":"甲县"}},"year":{year},"observations":[
            {{"indicator":"粮食产量","period":{},"kind":"actual","value":"{}","unit":"万吨","quote":"{quote}"}}]}}"#,
            year - 1,
            year - 2000
        )
    };
    let all = [report(2021, ""), report(2022, ""), report(2023, quote), report(2024, "")].join(",");
    let reports = tongbi::format::read(&format!("[{all}]")).reports;
    let index = Index::new(&reports.into_iter().map(Arc::new).collect::<Vec<_>>());
    let series = index.find("甲县", "粮食产量").into_iter().collect();
    let chart = Chart::new(&index, &Spec::new(ChartKind::Line, series, Vec::new())).unwrap();
    let described = Lang::Zh.description(&chart);
    assert!(described.contains(said), "{described}");
    let drawn = chart.draw(&Lang::Zh, 600).svg().as_str().to_owned();
    let line = drawn.split("<path").find(|path| path.contains("class=\"line")).expect("a line");
    assert_eq!(line.matches('M').count(), strokes, "{line}");
}

#[test]
fn a_line_breaks_where_what_it_measures_does() {
    check_broken("", "增加3 万吨", 1);
    check_broken("区划调整后产量为23万吨", "2022年起区划变化", 2);
    check_broken("按新口径为23万吨", "2022年起口径变化", 2);
}

#[test]
fn two_years_are_those_that_most_series_tell_of() {
    let check = |names: &[&str], expected: Option<(Year, Year)>| {
        let index = samples();
        let spec = Spec::new(ChartKind::Dumbbell, series(&index, names), Vec::new());
        let chart = Chart::new(&index, &spec);
        assert_eq!(chart.map(|chart| chart.compared), Ok(expected), "{names:?}");
    };
    check(&["国内生产总值增速", "居民消费价格涨幅"], Some((2014, 2024)));
}

#[test]
fn one_year_makes_no_line() {
    assert_eq!(chart(ChartKind::Line, &["城镇新增就业"], 2022..=2022), Err(Unsuited::NoTrend));
}

#[test]
fn panels_fill_a_slide() {
    let chart = chart(ChartKind::Multiples, &["城镇新增就业", "粮食产量"], 2015..=2024).unwrap();
    let (low, high) = (chart.draw(&Lang::Zh, 900), chart.draw_to_fill(&Lang::Zh, 900, 400));
    assert!(low.height < 300 && (390..=402).contains(&high.height), "{} {}", low.height, high.height);
}
