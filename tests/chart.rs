//! Charts of the samples: the texts and drawing of each kind, and when a kind is refused.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

use std::fmt::Write;
use std::sync::Arc;

use tongbi::chart::{Chart, DataCell, Drawing, Dress, Kind, Order, Spec, Theme, Unsuited, Wording, propose};
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

fn chart(kind: Kind, names: &[&str], years: std::ops::RangeInclusive<Year>) -> Result<Chart, Unsuited> {
    let index = samples();
    let spec = Spec::new(kind, series(&index, names), years.collect());
    Chart::new(&index, &spec)
}

/// The title in both languages.
fn check_title(kind: Kind, names: &[&str], years: std::ops::RangeInclusive<Year>, zh: &str, en: &str) {
    let chart = chart(kind, names, years).unwrap();
    assert_eq!((&*Lang::Zh.title(&chart), &*Lang::En.title(&chart)), (zh, en));
}

#[test]
fn a_title_says_what_is_shown() {
    check_title(
        Kind::Line,
        &["国内生产总值增速"],
        2015..=2025,
        "2015—2025年国内生产总值增速：目标与结果",
        "China's GDP growth: targets and results, 2015–2025",
    );
    check_title(
        Kind::BarLine,
        &["国内生产总值增速"],
        2010..=2025,
        "2014—2025年国内生产总值及增速",
        "China's GDP and its growth, 2014–2025",
    );
    check_title(
        Kind::Dumbbell,
        &["国内生产总值增速", "居民消费价格涨幅"],
        2015..=2025,
        "2016年与2024年国内生产总值增速与居民消费价格涨幅",
        "China's GDP growth and consumer price inflation (CPI), 2016 and 2024",
    );
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
        let said = chart.said(&Lang::Zh, mark).expect("what is marked is shown");
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
fn said(kind: Kind, names: &[&str], years: std::ops::RangeInclusive<Year>) -> String {
    let chart = chart(kind, names, years).unwrap();
    let mut text = String::new();
    for lang in [Lang::Zh, Lang::En] {
        write!(text, "{}\n{}\n{}\n", lang.title(&chart), lang.description(&chart), lang.sources(&chart))
            .unwrap();
        write!(text, "{}\n\n", table(lang, &chart)).unwrap();
    }
    text + &elements(&chart, &chart.draw(&Lang::Zh, 360))
}

#[test]
fn line() {
    insta::assert_snapshot!(said(Kind::Line, &["国内生产总值增速"], 2018..=2022));
}

#[test]
fn bar() {
    insta::assert_snapshot!(said(Kind::Bar, &["国内生产总值增速", "居民消费价格涨幅"], 2021..=2022));
}

#[test]
fn bar_line() {
    insta::assert_snapshot!(said(Kind::BarLine, &["国内生产总值"], 2021..=2025));
}

#[test]
fn bullet() {
    insta::assert_snapshot!(said(Kind::Bullet, &["城镇新增就业"], 2020..=2022));
}

#[test]
fn dumbbell() {
    insta::assert_snapshot!(said(Kind::Dumbbell, &["国内生产总值增速", "居民消费价格涨幅"], 2021..=2023));
}

#[test]
fn multiples() {
    insta::assert_snapshot!(said(Kind::Multiples, &["国内生产总值增速", "国内生产总值"], 2021..=2023));
}

#[test]
fn heat() {
    insta::assert_snapshot!(said(Kind::Heat, &["居民消费价格涨幅", "国内生产总值"], 2023..=2025));
}

/// Checks which kinds are proposed, or why one is refused.
fn check_proposed(names: &[&str], years: std::ops::RangeInclusive<Year>, expected: &[Kind]) {
    let index = samples();
    let years: Vec<Year> = years.collect();
    let kinds: Vec<Kind> = propose(&index, &series(&index, names), &years).iter().map(|p| p.kind).collect();
    assert_eq!(kinds, expected, "{names:?} {years:?}");
}

#[test]
fn kinds_are_proposed_for_what_is_selected() {
    check_proposed(&["国内生产总值增速"], 2015..=2025, &[Kind::Line, Kind::Bullet, Kind::Bar, Kind::BarLine]);
    check_proposed(&["国内生产总值"], 2018..=2025, &[Kind::BarLine, Kind::Line, Kind::Bar]);
    check_proposed(
        &["国内生产总值", "国内生产总值增速"],
        2018..=2025,
        &[Kind::BarLine, Kind::Multiples, Kind::Heat, Kind::Bullet],
    );
    check_proposed(
        &["国内生产总值", "城镇新增就业"],
        2018..=2025,
        &[Kind::Multiples, Kind::Heat, Kind::Bullet],
    );
    check_proposed(&["国内生产总值"], 1990..=1991, &[]);
    check_proposed(&[], 2018..=2025, &[]);
}

#[test]
fn what_does_not_suit_is_refused_with_the_reason() {
    let check = |kind, names: &[&str], years, expected| {
        assert_eq!(chart(kind, names, years).unwrap_err(), expected, "{kind:?} {names:?}");
    };
    check(Kind::Line, &[], 2018..=2025, Unsuited::Nothing);
    check(Kind::Line, &["国内生产总值"], 1990..=1991, Unsuited::NoFigures);
    check(Kind::Bullet, &["国内生产总值"], 2018..=2025, Unsuited::NoTargets);
    check(Kind::BarLine, &["城镇新增就业"], 2018..=2025, Unsuited::NoGrowth);
    let two = ["国内生产总值", "城镇新增就业"];
    check(Kind::BarLine, &two, 2018..=2025, Unsuited::TooManySeries { most: 1 });
    check(Kind::Dumbbell, &["国内生产总值"], 2020..=2020, Unsuited::OneYear);
    let units = Unsuited::MixedUnits(vec!["万人".into(), "万亿元".into()]);
    check(Kind::Line, &["国内生产总值", "城镇新增就业"], 2018..=2025, units);
}

#[test]
fn marks_lead_to_their_statements() {
    let index = samples();
    let drawing = chart(Kind::Line, &["国内生产总值增速"], 2015..=2026).unwrap().draw(&Lang::Zh, 720);
    for mark in &drawing.marks {
        let observation = index.observation(mark.at.unwrap()).unwrap();
        assert_eq!(&*observation.indicator, "国内生产总值增速");
        assert_eq!(observation.period.last_year(), mark.year);
    }
    assert_eq!(drawing.marks.iter().filter(|m| m.is_target).count(), 11);
    assert_eq!(drawing.marks.iter().filter(|m| !m.is_target).count(), 11);
    let drawn = drawing.svg().as_str().matches("data-mark").count();
    assert_eq!(drawn, drawing.marks.len());
}

#[test]
fn a_file_of_its_own_holds_all_it_needs() {
    let chart = chart(Kind::Line, &["国内生产总值增速"], 2018..=2022).unwrap();
    let notes = ["2026年3月5日 <&> 同比".to_owned()];
    for theme in [Theme::Light, Theme::Dark] {
        let fonts = "\"Noto Sans CJK SC\", sans-serif";
        let file = chart.standalone(
            &Lang::Zh,
            &Dress { width: 720, height: 540, notes: &notes, link: None, theme, fonts },
        );
        let rules = file.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
        assert!(!rules.contains("var("), "every token has its colour");
        assert!(!rules.contains(": ;") && !rules.contains(":;"), "{rules}");
        for said in [&Lang::Zh.title(&chart), &Lang::Zh.sources(&chart), "2026年3月5日 &lt;&amp;&gt; 同比"]
        {
            assert!(file.contains(said), "{said}");
        }
        assert!(file.contains("<title>2019年：6.1%"), "marks say what they show");
        assert_eq!(file.matches("http").count(), 1, "no address but the namespace");
        assert!(!file.contains(" style="));
        assert!(
            file.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"720\" height=\"540\""),
            "{file}"
        );
    }
}

/// Reports of 2024 from places that state one figure for 2023 each, as `(place, value, unit)`.
fn one_figure_each(figures: &[(&str, &str, &str)]) -> Chart {
    let report = |(place, value, unit): &(&str, &str, &str)| {
        let text = format!(
            r#"{{"format": "tongbi.report/1", "place": {{"name": "{place}"}}, "year": 2024, "observations": [
                {{"indicator": "地区生产总值", "period": "2023", "kind": "actual", "value": "{value}", "unit": "{unit}"}}]}}"#
        );
        tongbi::format::read(&text).reports.into_iter().map(Arc::new).next().unwrap()
    };
    let index = Index::new(&figures.iter().map(report).collect::<Vec<_>>());
    let series = figures.iter().map(|(place, ..)| index.find(place, "地区生产总值").unwrap()).collect();
    Chart::new(&index, &Spec::new(Kind::Bar, series, vec![2023])).unwrap()
}

/// The figures in the unit of the chart; with the written figure if its unit differs.
fn check_units(figures: &[(&str, &str, &str)], expected: &[&str]) {
    let chart = one_figure_each(figures);
    let told = chart.series.iter().map(|series| {
        let value = series.points[0].result.value().unwrap();
        let written = value.written.as_ref();
        let written = written.map(|w| format!(" ({} {})", w.figure.number, w.unit)).unwrap_or_default();
        format!("{} {}{written}", value.figure.number, series.unit)
    });
    assert_eq!(told.collect::<Vec<_>>(), expected);
}

#[test]
fn figures_share_a_unit_that_keeps_them_short() {
    check_units(&[("甲", "1.5", "亿元")], &["1.5 亿元"]);
    check_units(&[("甲", "1.5", "亿元"), ("乙", "9000", "万元")], &["1.5 亿元", "0.9 亿元 (9000 万元)"]);
    check_units(&[("甲", "15640", "万元")], &["1.564 亿元 (15640 万元)"]);
    check_units(&[("甲", "52000", "元")], &["52000 元"]);
    check_units(
        &[("甲", "15640", "万元"), ("乙", "3", "万亿元")],
        &["0.0001564 万亿元 (15640 万元)", "3 万亿元"],
    );
}

#[test]
fn a_chosen_unit_is_drawn_if_it_measures_the_same() {
    let check = |unit: &str, expected: &str| {
        let index = samples();
        let spec = Spec::new(Kind::Line, series(&index, &["国内生产总值"]), (2023..=2024).collect());
        let chart = Chart::new(&index, &Spec { unit: Some(unit.into()), ..spec }).unwrap();
        let value = chart.series[0].points[1].result.value().unwrap();
        assert_eq!(format!("{} {}", value.figure.number, chart.series[0].unit), expected);
    };
    check("亿元", "1349000 亿元");
    check("万亿元", "134.9 万亿元");
    check("万人", "134.9 万亿元");
    let choices = |unit: &str| tongbi::chart::unit_choices(unit).join(" ");
    assert_eq!(choices("万亿元"), "元 万元 亿元 万亿元");
    assert_eq!(choices("万人"), "人 万人 亿人 万亿人");
    assert_eq!(choices("%"), "");
}

#[test]
fn the_readers_words_replace_those_made_from_the_data() {
    let mut chart = one_figure_each(&[("甲", "1", "亿元")]);
    chart.caption.title = Some("甲地过了一亿".to_owned());
    chart.caption.note = Some("<按现价>".to_owned());
    assert_eq!(Lang::Zh.title(&chart), "甲地过了一亿");
    assert_eq!(Lang::Zh.subtitle(&chart), "单位：亿元");
    let dress =
        Dress { width: 400, height: 0, notes: &[], link: None, theme: Theme::Light, fonts: "sans-serif" };
    let file = chart.standalone(&Lang::Zh, &dress);
    assert!(file.contains(">甲地过了一亿</text>") && file.contains("注：&lt;按现价&gt;"), "{file}");
}

/// The texts of a line chart of grain, whose axis does not reach zero by itself.
fn check_axis(from_zero: bool, expected: &[&str]) {
    let index = samples();
    let spec = Spec::new(Kind::Line, series(&index, &["粮食产量"]), (2018..=2025).collect());
    let chart = Chart::new(&index, &Spec { from_zero, ..spec }).unwrap();
    let drawing = chart.draw(&Lang::Zh, 600);
    let is_of_axis = |text: &str| text.contains('纵') || text.parse().is_ok_and(|number: f64| number < 100.0);
    let axis: Vec<&str> =
        drawing.ticks.iter().map(|tick| tick.text.as_str()).filter(|text| is_of_axis(text)).collect();
    assert_eq!(axis, expected);
}

#[test]
fn an_axis_that_is_cut_says_so() {
    check_axis(true, &["0", "0.5", "1", "1.5"]);
    check_axis(false, &["纵轴从 1.3 起，不从零起", "1.3", "1.35", "1.4", "1.45"]);
}

#[test]
fn several_places_are_named_in_the_title() {
    let chart = one_figure_each(&[("甲", "1", "亿元"), ("乙", "2", "亿元")]);
    assert_eq!(Lang::Zh.title(&chart), "甲与乙2023年地区生产总值");
    assert_eq!(Lang::En.title(&chart), "GDP in Jia and Yi, 2023");
    assert_eq!(Lang::Zh.sources(&chart), "来源：甲、乙2024年政府工作报告");
    assert_eq!(Lang::Zh.label(&chart, &chart.series[1]), "乙");
}

#[test]
fn ticks_are_short() {
    let check = |value: &str, zh: &str, en: &str| {
        let value = value.parse().unwrap();
        assert_eq!((&*Lang::Zh.tick(value), &*Lang::En.tick(value)), (zh, en));
    };
    check("0", "0", "0");
    check("-2.5", "−2.5", "−2.5");
    check("5000", "5000", "5000");
    check("40000", "4万", "40k");
    check("2500000", "250万", "2.5m");
    check("150000000", "1.5亿", "150m");
    check("3000000000000", "3万亿", "3000bn");
}

#[test]
fn a_chart_as_cells() {
    let drawn = chart(Kind::Bar, &["国内生产总值增速"], 2023..=2024).unwrap();
    assert_eq!(
        words::cells(Lang::Zh, &drawn, &drawn.data_table()).lines().collect::<Vec<_>>(),
        [
            "年份\t国内生产总值增速（%）\t国内生产总值增速 目标（%）\t国内生产总值增速 完成情况",
            "2023\t5.2\t5 左右\t达到",
            "2024\t5\t5 左右\t达到"
        ]
    );
}

#[test]
fn a_chart_as_a_csv_file() {
    let drawn = chart(Kind::Bar, &["国内生产总值增速"], 2023..=2024).unwrap();
    assert_eq!(
        words::csv(Lang::Zh, &drawn).lines().collect::<Vec<_>>(),
        [
            "\u{feff}地区,指标,年份,类别,数值,数值至,限定,单位,说明",
            "国务院,国内生产总值增速,2023,结果,5.2,,,%,",
            "国务院,国内生产总值增速,2023,目标,5,,左右,%,",
            "国务院,国内生产总值增速,2024,结果,5,,,%,",
            "国务院,国内生产总值增速,2024,目标,5,,左右,%,",
        ]
    );
    let drawn = chart(Kind::Line, &["国内生产总值增速"], 2019..=2020).unwrap();
    assert_eq!(
        words::csv(Lang::En, &drawn).lines().collect::<Vec<_>>(),
        [
            "\u{feff}place,indicator,year,kind,value,value_to,bound,unit,note",
            "国务院,国内生产总值增速,2019,result,6.1,,,%,",
            "国务院,国内生产总值增速,2019,target,6,6.5,,%,",
            "国务院,国内生产总值增速,2020,result,2.3,,,%,",
            "国务院,国内生产总值增速,2020,target,,,,%,no target set",
        ]
    );
}

/// The heads of a table's rows, in an order.
fn check_order(chart: &Chart, column: Option<usize>, descending: bool, expected: &[&str]) {
    let mut table = chart.data_table();
    table.sort(Order { column, descending });
    let heads: Vec<String> = table.rows.iter().map(|row| words::row(Lang::Zh, chart, row.head)).collect();
    assert_eq!(heads, expected, "{column:?} {descending}");
}

#[test]
fn a_table_is_sorted_by_a_column_and_what_is_missing_stands_last() {
    let drawn = chart(Kind::Line, &["国内生产总值增速"], 2019..=2022).unwrap();
    check_order(&drawn, None, false, &["2019年", "2020年", "2021年", "2022年"]);
    check_order(&drawn, None, true, &["2022年", "2021年", "2020年", "2019年"]);
    check_order(&drawn, Some(0), false, &["2020年", "2022年", "2019年", "2021年"]);
    check_order(&drawn, Some(0), true, &["2021年", "2019年", "2022年", "2020年"]);
    // The target for 2020 was not set.
    check_order(&drawn, Some(1), false, &["2022年", "2019年", "2021年", "2020年"]);
    check_order(&drawn, Some(1), true, &["2019年", "2021年", "2022年", "2020年"]);
    let mixed = chart(Kind::Heat, &["居民消费价格涨幅", "国内生产总值"], 2023..=2025).unwrap();
    assert!(!mixed.data_table().is_sortable(&mixed, 0), "figures of two units have no order");
    assert!(drawn.data_table().is_sortable(&drawn, 0));
}

/// The full tooltip of the mark of a year.
fn check_tip(lang: Lang, year: Year, is_target: bool, expected: &str) {
    let chart = chart(Kind::Line, &["城镇新增就业"], 2020..=2022).unwrap();
    let drawing = chart.draw(&lang, 720);
    let mark = drawing.marks.iter().find(|m| (m.year, m.is_target) == (year, is_target)).unwrap();
    assert_eq!(words::tip(lang, &chart, &chart.tip(mark).unwrap()).line(lang), expected);
}

#[test]
fn a_mark_tells_its_figure_its_change_and_its_target() {
    check_tip(Lang::Zh, 2020, false, "城镇新增就业 2020年：1186 万人，目标 ≥ 900 万人：超额 286 万人");
    check_tip(
        Lang::Zh,
        2021,
        false,
        "城镇新增就业 2021年：1269 万人，比2020年增加 83 万人（7.0%），目标 ≥ 1100 万人：超额 169 万人",
    );
    check_tip(
        Lang::En,
        2022,
        false,
        "New urban jobs 2022: 12.06 million people, down 630,000 people (5.0%) on 2021, target at least 11 million people: Exceeded by 1.06 million people",
    );
    check_tip(Lang::Zh, 2021, true, "城镇新增就业 2021年 目标：≥ 1100 万人，结果 1269 万人：超额 169 万人");
}

#[test]
fn every_mark_is_come_to_by_pointing_at_it() {
    let drawing = chart(Kind::Line, &["国内生产总值增速"], 2015..=2025).unwrap().draw(&Lang::Zh, 720);
    for (number, mark) in drawing.marks.iter().enumerate() {
        let found = drawing.nearest(mark.x + 1.0, mark.y).unwrap();
        let found = &drawing.marks[found];
        assert!((found.x - mark.x).abs() < 2.0 && (found.y - mark.y).abs() < 2.0, "{number}");
    }
    assert_eq!(drawing.nearest(-100.0, -100.0), None);
    let order: Vec<(Year, bool)> = drawing
        .reading_order()
        .iter()
        .map(|n| (drawing.marks[*n].year, drawing.marks[*n].is_target))
        .collect();
    assert!(order.is_sorted());
}

#[test]
fn a_chart_as_vega_lite() {
    for kind in Kind::ALL {
        let names: &[&str] = if kind == Kind::Multiples {
            &["国内生产总值", "城镇新增就业"]
        } else {
            &["国内生产总值增速"]
        };
        let drawn = chart(kind, names, 2022..=2024).unwrap();
        let spec: serde_json::Value = serde_json::from_str(&drawn.vega_lite(&Lang::Zh, &[])).unwrap();
        let rows = spec["data"]["values"].as_array().unwrap();
        assert!(rows.iter().all(|row| row["value"].is_number() || row["target"].is_number()), "{kind:?}");
        assert!(!rows.is_empty() && spec["title"]["text"].is_string(), "{kind:?}");
        // Every encoded field is a field of the data.
        let mut fields = Vec::new();
        collect_fields(&spec, &mut fields);
        assert!(!fields.is_empty());
        for field in fields {
            assert!(rows.iter().any(|row| row.get(&field).is_some()), "{kind:?} draws {field}");
        }
    }
}

fn collect_fields(value: &serde_json::Value, fields: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(object) => {
            fields.extend(object.get("field").and_then(|field| field.as_str()).map(str::to_owned));
            object
                .iter()
                .filter(|(name, _)| *name != "data")
                .for_each(|(_, inner)| collect_fields(inner, fields));
        }
        serde_json::Value::Array(list) => list.iter().for_each(|inner| collect_fields(inner, fields)),
        _ => {}
    }
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
    let chart = Chart::new(&index, &Spec::new(Kind::Line, series, Vec::new())).unwrap();
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
        let spec = Spec::new(Kind::Dumbbell, series(&index, names), Vec::new());
        let chart = Chart::new(&index, &spec);
        assert_eq!(chart.map(|chart| chart.compared), Ok(expected), "{names:?}");
    };
    check(&["国内生产总值增速", "居民消费价格涨幅"], Some((2014, 2024)));
}

#[test]
fn one_year_makes_no_line() {
    assert_eq!(chart(Kind::Line, &["城镇新增就业"], 2022..=2022), Err(Unsuited::NoTrend));
}

#[test]
fn panels_fill_a_slide() {
    let chart = chart(Kind::Multiples, &["城镇新增就业", "粮食产量"], 2015..=2024).unwrap();
    let (low, high) = (chart.draw(&Lang::Zh, 900), chart.draw_to_fill(&Lang::Zh, 900, 400));
    assert!(low.height < 300 && (390..=402).contains(&high.height), "{} {}", low.height, high.height);
}
