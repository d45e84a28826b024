//! Excerpts of what a view shows, sent as links: the receiver sees the same, and the links are short enough.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

mod reports;

use std::fmt::Write as _;
use std::sync::Arc;

use proptest::prelude::*;
use tongbi::chart::{Caption, Chart, ChartKind, Spec, Wording as _};
use tongbi::compare::{self, Cell, Fold, Index, Selection, SeriesId, Sort, SortBy};
use tongbi::i18n::{Lang, compare as said};
use tongbi::model::{Name, Report, Topic};
use tongbi::share::{Link, data_fragment, excerpt, read};
use tongbi::view::{Tab, View};
use tongbi::{correct, extract, format};

fn sample(name: &str) -> Vec<Arc<Report>> {
    let text = std::fs::read_to_string(format!("samples/{name}.json")).unwrap();
    format::read(&text).reports.into_iter().map(Arc::new).collect()
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Value(value) => {
            let others: Vec<String> =
                value.others.iter().map(|other| said::figure(Lang::Zh, &other.figure)).collect();
            format!("{} {:?} {others:?}", said::value(Lang::Zh, value), value.kind)
        }
        Cell::Gap(gap) => said::gap(Lang::Zh, gap),
    }
}

/// The comparison as a reader sees it.
fn table(index: &Index, view: &View) -> String {
    let book = index.yearbook(&view.selection, &|_| None);
    let table = &book.table;
    let mut text = format!(
        "{:?} {:?} {:?} {:?}\n",
        table.years, table.compared, table.target_year, table.several_places
    );
    let doubts = index.ambiguous_matches();
    let is_doubtful = |name: &Name| doubts.iter().any(|doubt| doubt.one == *name || doubt.other == *name);
    for row in book.shown().map(|id| book.row(index, id).unwrap()) {
        let doubtful = if row.also.iter().chain([&row.indicator]).any(is_doubtful) { "存疑" } else { "" };
        let cells: Vec<String> = row.cells.iter().chain(&row.growth).chain([&row.target]).map(cell).collect();
        let _ =
            write!(text, "{} {}{doubtful} {:?} {} {cells:?} ", row.place, row.indicator, row.topic, row.unit);
        for compared in &row.changes {
            let change = said::change(Lang::Zh, &compared.change, &row.unit);
            let stated = compared.stated.as_ref().map(|stated| said::claim(Lang::Zh, stated, &row.unit));
            let _ = write!(text, "{change} {stated:?} {:?} ", compared.across);
        }
        text += &said::verdict(Lang::Zh, &row.verdict, &row.unit, row.rate);
        text.push('\n');
    }
    text
}

/// The chart as a reader sees it.
fn chart(index: &Index, view: &View) -> Option<String> {
    let places = index.places().iter().map(|place| &place.label);
    let series =
        view.drawn.iter().flat_map(|name| places.clone().filter_map(|place| index.find(place, name)));
    let series: Vec<SeriesId> = series.collect();
    let years = view.selection.years.map(|(from, to)| (from..=to).collect()).unwrap_or_default();
    let spec = Spec::new(view.chart.unwrap_or(ChartKind::Heat), series, years);
    let chart = Chart::new(index, &spec).ok()?;
    Some(format!("{} {}", Lang::Zh.sources(&chart), chart.draw(&Lang::Zh, 600).svg()))
}

/// Sends a view by link, with and without sentences; gives the longer link's and the shorter's length.
fn sent(index: &Index, view: &View) -> [usize; 2] {
    [true, false].map(|sentences| {
        let cut = excerpt(index, view, sentences, &|_| None);
        let link = data_fragment(&cut.reports, &cut.view);
        let Ok(Some(Link::Data { reports, view: received })) = read(&link) else { panic!("does not open") };
        let reports: Vec<Arc<Report>> = reports.into_iter().map(Arc::new).collect();
        let there = Index::with_overrides(&reports, &received.overrides);
        match view.tab {
            Tab::Charts => assert_eq!(chart(&there, &received), chart(index, &received)),
            _ => assert_eq!(table(&there, &received), table(index, view)),
        }
        link.len()
    })
}

fn compare(selection: Selection) -> View {
    View { tab: Tab::Compare, selection, ..View::default() }
}

#[test]
fn the_receiver_sees_the_same_table() {
    for name in ["state-council", "dujia-2024"] {
        let index = Index::new(&sample(name));
        for selection in [
            Selection::default(),
            Selection { years: Some((2015, 2024)), ..Selection::default() },
            Selection { topics: vec![Topic::Finance, Topic::Trade], ..Selection::default() },
            Selection { search: "增速".to_owned(), ..Selection::default() },
            Selection { search: "没有这个指标".to_owned(), ..Selection::default() },
            Selection { compared: Some((2016, 2023)), beside: vec![(2014, 2015)], ..Selection::default() },
            Selection { sort: Sort { by: SortBy::Change, descending: true }, ..Selection::default() },
        ] {
            sent(&index, &compare(selection));
        }
    }
}

#[test]
fn a_sentence_that_the_table_depends_on_stays() {
    let file = |year: i16, value: &str, quote: &str| {
        format!(
            r#"{{"format":"tongbi.report/1","place":{{"name":"甲镇"}},"year":{year},"text":"全文","observations":[
            {{"indicator":"粮食产量","period":{},"kind":"actual","value":"{value}","unit":"万吨","quote":"{quote}"}},
            {{"indicator":"税收","period":{},"kind":"actual","value":"{value}","unit":"万元","quote":"税收。"}}]}}"#,
            year - 1,
            year - 1
        )
    };
    let files = [file(2023, "2", "粮食二万吨。"), file(2024, "3", "粮食按新口径三万吨。")].join("\n");
    let reports: Vec<_> = format::read(&files).reports.into_iter().map(Arc::new).collect();
    let index = Index::new(&reports);
    let cut = excerpt(&index, &compare(Selection::default()), false, &|_| None);
    let quoted = cut.reports.iter().flat_map(|report| &report.observations);
    let quotes: Vec<_> = quoted.filter_map(|one| one.evidence.quote.as_deref()).collect();
    assert_eq!(quotes, ["粮食二万吨。", "粮食按新口径三万吨。"]);
    sent(&index, &compare(Selection::default()));
}

/// The recipient's page marks the same rows as doubtful matches, although the rows that show why are not sent.
#[test]
fn marks_of_doubtful_matches_stay() {
    let check = |files: &[(i16, &str)], selection: &Selection, expected: &[&str]| {
        let files: Vec<String> = files
            .iter()
            .map(|(year, observations)| {
                format!(
                    r#"{{"format":"tongbi.report/1","place":{{"name":"甲镇"}},"year":{},"observations":[{observations}]}}"#,
                    year + 1
                )
            })
            .collect();
        let reports: Vec<_> = format::read(&files.join("\n")).reports.into_iter().map(Arc::new).collect();
        assert_eq!(reports.len(), files.len());
        let index = Index::new(&reports);
        let view = compare(selection.clone());
        let shown = table(&index, &view);
        let marked: Vec<&str> = shown
            .lines()
            .filter_map(|line| line.split("存疑").next().filter(|_| line.contains("存疑")))
            .collect();
        assert_eq!(marked, expected, "{shown}");
        sent(&index, &view);
    };
    let figure = |year: i16, name: &str, value: &str, more: &str| {
        format!(
            r#"{{"indicator":"{name}","period":{year},"kind":"actual","value":"{value}","unit":"亩"{more}}}"#
        )
    };
    let opened: Vec<Fold> = Topic::ALL.into_iter().map(Fold::Topic).chain([Fold::OneYear]).collect();
    let all = Selection { opened, ..Selection::default() };
    let search = |words: &str| Selection { search: words.to_owned(), ..all.clone() };
    let (before, after) = (figure(2022, "甲果种植面积", "100", ""), figure(2023, "甲果面积", "120", ""));
    let apart = [(2022, &*before), (2023, &*after)];
    check(&apart, &all, &["甲镇 甲果种植面积", "甲镇 甲果面积"]);
    check(&apart, &search("种植"), &["甲镇 甲果种植面积"]);
    // The year 2022, which shows why, is not seen.
    let other = figure(2024, "丙类用地", "5", "");
    let from = Selection { years: Some((2023, 2024)), ..all.clone() };
    check(&[(2022, &before), (2023, &after), (2024, &other)], &from, &["甲镇 甲果面积"]);
    // A report that uses both names shows that they are two.
    let both = format!("{},{}", figure(2024, "甲果种植面积", "100", ""), figure(2024, "甲果面积", "120", ""));
    check(&[(2022, &before), (2023, &after), (2024, &both)], &search("果"), &[]);
    let until = Selection { years: Some((2022, 2023)), ..all.clone() };
    check(&[(2022, &before), (2023, &after), (2024, &both)], &until, &[]);
    // One name for two topics.
    let (one, other) = (
        figure(2022, "丙类用地", "5", r#","topic":"industry""#),
        figure(2023, "丙类用地", "6", r#","topic":"agriculture""#),
    );
    check(&[(2022, &one), (2023, &other)], &all, &["甲镇 丙类用地"]);
}

/// Reports of one county with every figure stated, its growth beside it, and a target for the next year.
fn dense(indicators: &[&str], years: std::ops::Range<i16>) -> Vec<Arc<Report>> {
    let mut number = 20_241u64;
    let mut digits = |most: u64| {
        number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (number >> 33) % most
    };
    let reports = years.map(|year| {
        let mut observations = Vec::new();
        for name in indicators {
            observations.push(format!(
                r#"{{"indicator":"{name}","period":{},"kind":"actual","value":"{}.{:02}","unit":"亿元",
                "change":{{"percent":"{}.{}"}},"quote":"{name}达到一个数，比上年增长。"}}"#,
                year - 1,
                100 + digits(900),
                digits(100),
                digits(15),
                digits(10)
            ));
            observations.push(format!(
                r#"{{"indicator":"{name}","period":{year},"kind":"target","value":"{}","bound":"at_least","unit":"亿元"}}"#,
                100 + digits(900)
            ));
        }
        format!(
            r#"{{"format":"tongbi.report/1","place":{{"name":"清河县","level":"county","within":["河北省"]}},
            "year":{year},"source":{{"file":"清河县政府工作报告.docx"}},"observations":[{}]}}"#,
            observations.join(",")
        )
    });
    let reports: Vec<String> = reports.collect();
    format::read(&reports.join("\n")).reports.into_iter().map(Arc::new).collect()
}

const NAMES: [&str; 12] = [
    "地区生产总值",
    "社会消费品零售总额",
    "固定资产投资",
    "一般公共预算收入",
    "规模以上工业增加值",
    "城镇居民人均可支配收入",
    "农村居民人均可支配收入",
    "进出口总额",
    "旅游综合收入",
    "乡村特色产业产值",
    "杨梅销售额",
    "第三产业增加值",
];

#[test]
fn a_view_fits_into_a_link() {
    let index = Index::new(&dense(&NAMES, 2015..2025));
    let opened: Vec<Fold> = Topic::ALL.into_iter().map(Fold::Topic).chain([Fold::OneYear]).collect();
    let years = Selection { years: Some((2014, 2023)), opened: opened.clone(), ..Selection::default() };
    let [_, table] = sent(&index, &compare(years.clone()));
    assert!(table <= 1_500, "12 indicators in 10 years: {table}");
    let drawn = NAMES.map(Name::from).to_vec();
    let [_, chart] = sent(
        &index,
        &View {
            tab: Tab::Charts,
            drawn,
            chart: Some(ChartKind::Multiples),
            selection: years,
            ..View::default()
        },
    );
    assert!(chart <= 1_500, "the same as a chart: {chart}");

    // Names that no dictionary has: each of four characters of its own.
    let own: Vec<String> = (0u32..28)
        .map(|n| (0..4).filter_map(|i| char::from_u32(0x6000 + n * 97 + i * 31)).collect())
        .collect();
    let names: Vec<&str> = NAMES.into_iter().chain(own.iter().map(String::as_str)).collect();
    let index = Index::new(&dense(&names, 2020..2025));
    let [_, table] =
        sent(&index, &compare(Selection { years: Some((2019, 2023)), opened, ..Selection::default() }));
    assert!(table <= 4_000, "40 indicators in 5 years: {table}");
}

#[test]
fn views_of_reports_hold_the_reports_of_the_place() {
    let mut reports = sample("state-council");
    reports.extend(sample("dujia-2024"));
    let index = Index::new(&reports);
    let held = |view: View| {
        let cut = excerpt(&index, &view, true, &|_| None);
        cut.reports.iter().map(|report| (report.place.name.to_string(), report.year)).collect::<Vec<_>>()
    };
    let of = |tab: Tab, place: &str, year: i16| View {
        tab,
        report: Some((place.into(), year)),
        ..View::default()
    };
    assert_eq!(held(of(Tab::Text, "度佳镇", 2024)), [("度佳镇".to_owned(), 2024)]);
    let years: Vec<i16> = held(of(Tab::Overview, "国务院", 2016)).iter().map(|(_, year)| *year).collect();
    assert_eq!(years, [2015, 2016]);
    // The report, the next one, and those that promise the same before it.
    let years: Vec<i16> = held(of(Tab::Promises, "国务院", 2016)).iter().map(|(_, year)| *year).collect();
    assert_eq!(years.last(), Some(&2017));
    assert!(years.len() < 12 && years.contains(&2016), "{years:?}");
    assert_eq!(held(of(Tab::Checks, "国务院", 2016)).len(), 13);
}

/// Shared without a choice of report, the promises are those that the page opens with.
#[test]
fn promises_are_sent_of_the_year_that_they_open_with() {
    let index = Index::new(&sample("state-council"));
    let view = View { tab: Tab::Promises, ..View::default() };
    let cut = excerpt(&index, &view, true, &|_| None);
    let opening = tongbi::compare::opening_year(&index, "国务院");
    assert_eq!(cut.view.report.map(|(_, year)| year), opening);
}

/// What became of tasks without a figure is said of the whole text of the next report. A link without it does not judge.
#[test]
fn outcomes_of_tasks_are_sent_as_they_are_seen() {
    let first =
        "清溪镇2024年政府工作报告\n2024年工作安排\n今年，我们将新建东溪大桥，改造北村市场，办好采茶节。";
    let next = "清溪镇2025年政府工作报告\n2024年工作回顾\n东溪大桥建成通车。北村市场改造尚未动工。收获茶叶5吨。\n\
        2025年工作安排\n今年，我们将整治南河河道。";
    let read = |text: &str| Arc::new(extract::read(text, None).report.dated().unwrap());
    let index = Index::new(&[read(first), read(next)]);
    let view = View { tab: Tab::Promises, report: Some(("清溪镇".into(), 2024)), ..View::default() };
    let seen = |index: &Index| {
        let promises = compare::promises(index, "清溪镇", 2024, None);
        promises.iter().map(|promise| format!("{:?}", promise.outcome())).collect::<Vec<_>>()
    };
    let received = |sentences: bool| {
        let cut = excerpt(&index, &view, sentences, &|_| None);
        seen(&Index::new(&cut.reports.into_iter().map(Arc::new).collect::<Vec<_>>()))
    };
    assert!(seen(&index).iter().any(|outcome| outcome != "Open"), "{:?}", seen(&index));
    assert_eq!(received(true), seen(&index));
    assert!(received(false).iter().all(|outcome| outcome == "Open"));
}

/// Decisions that no table shows stay behind, and so do corrections' earlier readings.
#[test]
fn what_is_not_shown_stays_behind() {
    let mut report = sample("dujia-2024").first().unwrap().as_ref().clone();
    let first = tongbi::model::StatementRef { commitment: None, observation: 0 };
    assert!(correct::drop_statement(&mut report, first));
    let index = Index::new(&[Arc::new(report)]);
    let mut view = compare(Selection::default());
    view.dismissed.push("甲|2024|sum".to_owned());
    let own = Caption { title: Some("自拟标题".to_owned()), ..Caption::default() };
    view.set_caption(&["茶园面积".into()], own.clone());
    let charts = View { tab: Tab::Charts, drawn: vec!["茶园面积".into()], ..view.clone() };
    assert_eq!(excerpt(&index, &charts, true, &|_| None).view.caption(&charts.drawn), own);
    let cut = excerpt(&index, &view, true, &|_| None);
    assert!(cut.view.dismissed.is_empty() && cut.view.captions.is_empty());
    assert!(cut.reports.iter().all(|report| report.extra.0.is_empty()));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn any_view_is_sent_whole(
        years in prop::option::of((2013i16..2026, 2013i16..2026)),
        compared in prop::option::of((2013i16..2026, 2013i16..2026)),
        topics in prop::sample::subsequence(Topic::ALL.to_vec(), 0..4),
        search in prop::sample::select(vec!["", "收入", "增", "zz", "就业"]),
        descending: bool,
    ) {
        let index = Index::new(&sample("state-council"));
        let sort = Sort { by: SortBy::Value, descending };
        let search = search.to_owned();
        sent(&index, &compare(Selection { years, compared, topics, search, sort, ..Selection::default() }));
    }
}
