//! Titles, units and axes of charts, and the file of one chart.

use std::sync::Arc;

use tongbi::chart::{Chart, ChartKind, ChartSeries, Dress, Spec, Theme, Wording};
use tongbi::compare::Index;
use tongbi::i18n::Lang;
use tongbi::model::Year;

use super::{chart, samples, series};

/// The title in both languages.
fn check_title(kind: ChartKind, names: &[&str], years: std::ops::RangeInclusive<Year>, zh: &str, en: &str) {
    let chart = chart(kind, names, years).unwrap();
    assert_eq!((&*Lang::Zh.title(&chart), &*Lang::En.title(&chart)), (zh, en));
}

#[test]
fn a_title_says_what_is_shown() {
    check_title(
        ChartKind::Line,
        &["国内生产总值增速"],
        2015..=2025,
        "2015—2025年国内生产总值增速：目标与结果",
        "China's GDP growth: targets and results, 2015–2025",
    );
    check_title(
        ChartKind::BarLine,
        &["国内生产总值增速"],
        2010..=2025,
        "2014—2025年国内生产总值及增速",
        "China's GDP and its growth, 2014–2025",
    );
    check_title(
        ChartKind::Dumbbell,
        &["国内生产总值增速", "居民消费价格涨幅"],
        2015..=2025,
        "2016年与2024年国内生产总值增速与居民消费价格涨幅",
        "China's GDP growth and consumer price inflation (CPI), 2016 and 2024",
    );
}

#[test]
fn a_file_of_its_own_holds_all_it_needs() {
    let chart = chart(ChartKind::Line, &["国内生产总值增速"], 2018..=2022).unwrap();
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
    Chart::new(&index, &Spec::new(ChartKind::Bar, series, vec![2023])).unwrap()
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
        let spec = Spec::new(ChartKind::Line, series(&index, &["国内生产总值"]), (2023..=2024).collect());
        let chart = Chart::new(&index, &Spec { unit: Some(unit.into()), ..spec }).unwrap();
        let value = chart.series[0].points[1].result.value().unwrap();
        assert_eq!(format!("{} {}", value.figure.number, chart.series[0].unit), expected);
    };
    check("亿元", "1349000 亿元");
    check("万亿元", "134.9 万亿元");
    check("万人", "134.9 万亿元");
    let choices_in = |lang, unit: &str| {
        let multiples = tongbi::i18n::unit::multiples(lang);
        tongbi::chart::unit_choices(unit, multiples).join(" ")
    };
    let choices = |unit: &str| choices_in(Lang::Zh, unit);
    assert_eq!(choices("万亿元"), "元 万元 亿元 万亿元");
    assert_eq!(choices("万人"), "人 万人 亿人 万亿人");
    assert_eq!(choices("%"), "");
    assert_eq!(choices_in(Lang::En, "万亿元"), "元 百万元 十亿元 万亿元");
}

/// The figure of a place in the unit that English counts in, and the subtitle.
fn check_counted(value: &str, unit: &str, expected: (&str, &str)) {
    let chart = one_figure_each(&[("甲", value, unit)]).counted(&Lang::En);
    let value = chart.series[0].points[0].result.value().unwrap();
    assert_eq!((&*Lang::En.value(value), &*Lang::En.subtitle(&chart)), expected);
    assert_eq!(value.written, None, "a multiple is no other way to write it");
}

#[test]
fn english_counts_in_thousands_millions_and_billions() {
    check_counted("5512.8", "亿元", ("551.28", "Billion yuan"));
    check_counted("32.7", "万人", ("327,000", "People"));
    check_counted("12.06", "万亿元", ("12.06", "Trillion yuan"));
    check_counted("1200", "个", ("1,200", "Number"));
    check_counted("3", "万盆", ("3", "万盆"));
}

#[test]
fn chinese_words_in_an_english_drawing_say_their_language() {
    let chart = one_figure_each(&[("甲", "1", "亿元"), ("乙", "2", "亿元")]);
    let chart = Chart {
        series: chart.series.into_iter().map(|s| ChartSeries { indicator: "杨梅产值".into(), ..s }).collect(),
        ..chart
    };
    let check = |lang: Lang, is_marked: bool| {
        let dress =
            Dress { width: 400, height: 0, notes: &[], link: None, theme: Theme::Light, fonts: "sans-serif" };
        assert_eq!(
            chart.figure_element(&lang, 400, None).as_str().contains("<span lang=\"zh\">杨梅产值</span>"),
            is_marked
        );
        let file = chart.standalone(&lang, &dress);
        assert!(file.contains(&format!("lang=\"{}\"", lang.code())), "{file}");
    };
    check(Lang::En, true);
    check(Lang::Zh, false);
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
    let spec = Spec::new(ChartKind::Line, series(&index, &["粮食产量"]), (2018..=2025).collect());
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
fn many_places_are_summed_up_by_their_extremes() {
    let chart = one_figure_each(&[
        ("甲", "5", "亿元"),
        ("乙", "2", "亿元"),
        ("丙", "9", "亿元"),
        ("丁", "9", "亿元"),
    ]);
    assert_eq!(Lang::Zh.summary(&chart), "最高：丙、丁 9 亿元；最低：乙 2 亿元。");
    assert_eq!(
        Lang::En.summary(&chart),
        "Highest: Bing, Ding (900 million yuan). Lowest: Yi (200 million yuan)."
    );
}

/// Reports of 2026 from places at a level, with growth of 2025 and a target for 2026.
fn planned(places: &[&str], level: &str, kind: ChartKind) -> Chart {
    let report = |(n, place): (usize, &&str)| {
        let text = format!(
            r#"{{"format": "tongbi.report/1", "place": {{"name": "{place}", "level": "{level}"}}, "year": 2026,
                "observations": [
                {{"indicator": "地区生产总值增速", "period": "2025", "kind": "actual", "value": "{n}", "unit": "%"}},
                {{"indicator": "地区生产总值增速", "period": "2026", "kind": "target", "value": "5", "unit": "%"}}]}}"#
        );
        tongbi::format::read(&text).reports.into_iter().map(Arc::new).next().unwrap()
    };
    let index = Index::new(&places.iter().enumerate().map(report).collect::<Vec<_>>());
    let series: Vec<_> = places.iter().map(|place| index.find(place, "地区生产总值增速").unwrap()).collect();
    let proposed: Vec<ChartKind> =
        tongbi::chart::propose(&index, &series, &[]).iter().map(|proposal| proposal.kind).collect();
    assert!(proposed.iter().all(|kind| proposed.iter().filter(|other| kind == *other).count() == 1));
    Chart::new(&index, &Spec::new(kind, series, Vec::new())).unwrap()
}

#[test]
fn many_places_of_a_level_are_counted_by_it() {
    let places = ["北京市", "天津市", "河北省", "山西省"];
    let check = |kind, level: &str, zh: &str, en: &str, file: &str| {
        let chart = planned(&places, level, kind);
        assert_eq!((&*Lang::Zh.title(&chart), &*Lang::En.title(&chart)), (zh, en));
        assert_eq!(tongbi::i18n::chart::file_stem(Lang::En, &chart), file);
        assert!(!Lang::Zh.subtitle(&chart).contains("次年"), "all is from the same reports");
    };
    check(
        ChartKind::Bar,
        "province",
        "4个省（区、市）地区生产总值增速：2025年结果与2026年目标",
        "GDP growth in 4 provinces: results of 2025, targets for 2026",
        "GDP growth in 4 provinces - results of 2025, targets for 2026",
    );
    check(
        ChartKind::Bullet,
        "city",
        "4个市（州）2026年地区生产总值增速目标",
        "GDP growth targets in 4 cities, 2026",
        "GDP growth targets in 4 cities, 2026",
    );
}

#[test]
fn a_file_of_a_chart_with_the_readers_title_names_places_and_years() {
    let mut chart = planned(&["北京市", "天津市"], "province", ChartKind::Bar);
    chart.caption.title = Some("谁更快/更高?".to_owned());
    assert_eq!(tongbi::i18n::chart::file_stem(Lang::Zh, &chart), "谁更快_更高_ 北京市、天津市 2025年");
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
