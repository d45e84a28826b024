//! The data of charts: tables, CSV, Vega-Lite, and what a mark tells.

use tongbi::chart::{Chart, ChartKind, Order};
use tongbi::i18n::{Lang, chart as words};
use tongbi::model::Year;

use super::{chart, samples};

#[test]
fn marks_lead_to_their_statements() {
    let index = samples();
    let drawing = chart(ChartKind::Line, &["国内生产总值增速"], 2015..=2026).unwrap().draw(&Lang::Zh, 720);
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
fn a_chart_as_cells() {
    let drawn = chart(ChartKind::Bar, &["国内生产总值增速"], 2023..=2024).unwrap();
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
    let drawn = chart(ChartKind::Bar, &["国内生产总值增速"], 2023..=2024).unwrap();
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
    let drawn = chart(ChartKind::Line, &["国内生产总值增速"], 2019..=2020).unwrap();
    assert_eq!(
        words::csv(Lang::En, &drawn).lines().collect::<Vec<_>>(),
        [
            "\u{feff}place,place_zh,indicator,indicator_zh,year,kind,value,value_to,bound,unit,note",
            "State Council,国务院,GDP growth,国内生产总值增速,2019,result,6.1,,,%,",
            "State Council,国务院,GDP growth,国内生产总值增速,2019,target,6,6.5,,%,",
            "State Council,国务院,GDP growth,国内生产总值增速,2020,result,2.3,,,%,",
            "State Council,国务院,GDP growth,国内生产总值增速,2020,target,,,,%,no target set",
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
    let drawn = chart(ChartKind::Line, &["国内生产总值增速"], 2019..=2022).unwrap();
    check_order(&drawn, None, false, &["2019年", "2020年", "2021年", "2022年"]);
    check_order(&drawn, None, true, &["2022年", "2021年", "2020年", "2019年"]);
    check_order(&drawn, Some(0), false, &["2020年", "2022年", "2019年", "2021年"]);
    check_order(&drawn, Some(0), true, &["2021年", "2019年", "2022年", "2020年"]);
    // The target for 2020 was not set.
    check_order(&drawn, Some(1), false, &["2022年", "2019年", "2021年", "2020年"]);
    check_order(&drawn, Some(1), true, &["2019年", "2021年", "2022年", "2020年"]);
    let mixed = chart(ChartKind::Heat, &["居民消费价格涨幅", "国内生产总值"], 2023..=2025).unwrap();
    assert!(!mixed.data_table().is_sortable(&mixed, 0), "figures of two units have no order");
    assert!(drawn.data_table().is_sortable(&drawn, 0));
}

/// The full tooltip of the mark of a year.
fn check_tip(lang: Lang, year: Year, is_target: bool, expected: &str) {
    let chart = chart(ChartKind::Line, &["城镇新增就业"], 2020..=2022).unwrap();
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
    let drawing = chart(ChartKind::Line, &["国内生产总值增速"], 2015..=2025).unwrap().draw(&Lang::Zh, 720);
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
    for kind in ChartKind::ALL {
        let names: &[&str] = if kind == ChartKind::Multiples {
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
