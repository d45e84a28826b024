//! Many places side by side: the sample of the 31 provinces as a table of one indicator.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

use std::sync::Arc;

use tongbi::chart::{ChartKind, Wording as _};
use tongbi::compare::{ByPlace, Index, Measure, PlaceGroup, PlaceOrder, Region, Selection};
use tongbi::i18n::{Lang, by_place as words};
use tongbi::model::Name;
use tongbi::view::View;

fn provinces() -> Index {
    let text = std::fs::read_to_string("samples/provinces-2026.json").expect("the sample");
    Index::new(&tongbi::format::read(&text).reports.into_iter().map(Arc::new).collect::<Vec<_>>())
}

fn table(indicator: &str, places: &[Name]) -> ByPlace {
    provinces().by_place(indicator, places).expect(indicator)
}

/// The head and the first rows as the documents have them.
fn check(lang: Lang, table: &ByPlace, rows: usize, expected: &str) {
    let printed = words::print_table(lang, &provinces(), table);
    let cells =
        |row: &Vec<Vec<String>>| row.iter().map(|cell| cell.join(" ")).collect::<Vec<_>>().join(" | ");
    let lines = printed.rows.iter().take(rows).map(cells);
    let text: Vec<String> = std::iter::once(printed.head.join(" | ")).chain(lines).collect();
    assert_eq!(text.join("\n"), expected);
}

#[test]
fn growth_stands_beside_level_and_target_the_largest_first() {
    let table = table("地区生产总值", &[]);
    assert_eq!((table.rows.len(), table.year, table.target_year), (31, Some(2025), Some(2026)));
    assert_eq!(
        (&*table.unit, table.lead, table.target_measure),
        ("万亿元", Measure::Growth, Measure::Growth)
    );
    check(
        Lang::En,
        &table,
        4,
        "Place | 2025 growth (%) | 2025 level (trillion yuan) | Target 2026 (%)
Tibet 西藏自治区 | 7 | — | ≥ 7
Gansu 甘肃省 | 5.8 | 1.36975 | about 5.5
Hebei 河北省 | 5.6 | 4.93 | ≥ 5
Henan 河南省 | 5.6 | 6.66 | about 5",
    );
    assert_eq!(words::title(Lang::En, &table), "GDP growth: 31 provinces");
    assert_eq!(words::title(Lang::Zh, &table), "地区生产总值增速：31个省（区、市）");
    assert_eq!(words::years(Lang::En, &table), "results of 2025, targets for 2026");
}

#[test]
fn the_growth_of_an_indicator_is_the_same_table() {
    assert_eq!(table("地区生产总值增速", &[]), table("地区生产总值", &[]));
}

#[test]
fn rows_are_sorted_and_places_without_a_figure_come_last() {
    let mut table = table("地区生产总值", &[]);
    table.sort(PlaceOrder::Level, true);
    check(
        Lang::Zh,
        &table,
        2,
        "地方 | 2025 年增速（%） | 2025 年总量（万亿元） | 2026 年目标（%）
广东省 | 3.9 | 14.58 | 4.5—5
江苏省 | 5.3 | 14.2 | 5",
    );
    assert!(table.rows.last().is_some_and(|row| row.level.value().is_none()));
    table.sort(PlaceOrder::Level, false);
    assert!(table.rows.last().is_some_and(|row| row.level.value().is_none()));
}

#[test]
fn regions_are_chosen_at_once() {
    let groups = provinces().place_groups();
    let sizes: Vec<(PlaceGroup, usize)> =
        groups.iter().map(|(group, all)| (group.clone(), all.len())).collect();
    let region = PlaceGroup::Region;
    assert_eq!(
        sizes,
        [
            (region(Region::East), 10),
            (region(Region::Centre), 6),
            (region(Region::West), 12),
            (region(Region::Northeast), 3)
        ]
    );
    let (_, northeast) = groups.last().expect("a region");
    let table = table("地区生产总值", northeast);
    assert_eq!(
        table.rows.iter().map(|row| &*row.place).collect::<Vec<_>>(),
        ["吉林省", "黑龙江省", "辽宁省"]
    );
}

#[test]
fn the_tidy_list_has_one_figure_a_row() {
    let table = table("城镇新增就业", &[]);
    let sheet = words::tidy(Lang::En, &provinces(), &table);
    let csv = sheet.csv();
    let lines: Vec<&str> = csv.trim_start_matches('\u{feff}').lines().take(3).collect();
    assert_eq!(
        lines,
        [
            "place,place_zh,indicator,indicator_zh,measure,kind,year,value,value_to,bound,unit,gap,report,note",
            "Guangdong,广东省,New urban jobs,城镇新增就业,Level,result,2025,149.4,,,\"10,000 people\",,2026,",
            "Guangdong,广东省,New urban jobs,城镇新增就业,Level,target,2026,110,,at_least,\"10,000 people\",,2026,",
        ]
    );
    assert!(sheet.rows.iter().all(|row| row.len() == sheet.head.len()));
}

#[test]
fn the_chart_has_results_of_one_year_beside_targets_for_the_next() {
    let chart = View::default().chart(&provinces()).expect("a chart");
    assert_eq!((chart.kind, chart.series.len()), (ChartKind::Bar, 31));
    assert_eq!((chart.years.as_slice(), chart.aimed), (&[2025][..], Some(2026)));
    let title = "2025年结果与2026年目标";
    assert!(Lang::Zh.title(&chart).ends_with(title), "{}", Lang::Zh.title(&chart));
    let english = Lang::En.title(&chart);
    assert!(
        english.starts_with("GDP growth") && english.ends_with("results of 2025, targets for 2026"),
        "{english}"
    );
    let csv = tongbi::i18n::chart::csv(Lang::En, &chart);
    assert!(
        csv.lines()
            .any(|line| line.starts_with("Tibet,西藏自治区,GDP growth,地区生产总值增速,2026,target,7,")),
        "{csv}"
    );
    let drawing = chart.draw(&Lang::Zh, 960);
    let drawn = drawing.marks.iter().filter(|mark| mark.is_target).count();
    assert_eq!((drawing.marks.len() - drawn, drawn), (31, 31));
}

#[test]
fn three_provinces_are_bars_beside_targets_too() {
    let selection = Selection {
        places: ["辽宁省", "吉林省", "黑龙江省"].map(Name::from).to_vec(),
        ..Selection::default()
    };
    let chart = View { selection, ..View::default() }.chart(&provinces()).expect("a chart");
    assert_eq!((chart.kind, chart.series.len(), chart.aimed), (ChartKind::Bar, 3, Some(2026)));
}
