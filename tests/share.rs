//! Links: round trips, and the reason for each link that cannot be opened.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

use std::sync::Arc;

use proptest::prelude::*;
use tongbi::chart::{Chart, Kind};
use tongbi::compare::{Index, Selection, Sort, SortBy};
use tongbi::format::{self, Word};
use tongbi::i18n::Lang;
use tongbi::model::{
    Confidence, Evidence, Extra, Figure, Json, Month, Number, Observation, Origin, Period, Place, Report,
    Span, StatedChange, StatementRef, Value,
};
use tongbi::share::{Link, LinkFault, chart, data_fragment, hosted_fragment, read};
use tongbi::view::{Tab, View};
use tongbi::{correct, extract};

fn sample(name: &str) -> Vec<Report> {
    let text = std::fs::read_to_string(format!("samples/{name}.json")).unwrap();
    format::read(&text).reports
}

fn view() -> View {
    View {
        tab: Tab::Compare,
        report: Some(("国务院".into(), 2024)),
        selection: Selection {
            compared: Some((2022, 2023)),
            search: "粮食".into(),
            sort: Sort { by: SortBy::Change, descending: true },
            ..Selection::default()
        },
        ..View::default()
    }
}

/// Links use exactly the characters that chat apps keep.
fn assert_safe(fragment: &str) {
    assert!(fragment.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.~".contains(&b)), "{fragment}");
    assert!(!fragment.ends_with('.'), "{fragment}");
}

#[test]
fn a_data_link_holds_all_it_shows() {
    for name in ["dujia-2024", "state-council"] {
        let reports = sample(name);
        let fragment = data_fragment(&reports, &view());
        assert_safe(&fragment);
        assert_eq!(read(&fragment), Ok(Some(Link::Data { reports: reports.clone(), view: view() })));
        assert_eq!(
            read(&format!("#{fragment}&from=timeline")),
            Ok(Some(Link::Data { reports, view: view() }))
        );
    }
}

/// The small file that shows a link's chart first draws what the page draws.
#[test]
fn a_links_chart_is_the_pages() {
    let reports = sample("state-council");
    let index = Index::new(&reports.iter().cloned().map(Arc::new).collect::<Vec<_>>());
    let drawn = |names: &[&str]| View {
        tab: Tab::Charts,
        drawn: names.iter().map(|name| (*name).into()).collect(),
        ..View::default()
    };
    let views = [
        drawn(&[]),
        drawn(&["粮食产量"]),
        View { chart: Some(Kind::Bar), ..drawn(&["国内生产总值", "粮食产量"]) },
        View { selection: Selection { years: Some((2019, 2022)), ..Selection::default() }, ..drawn(&[]) },
    ];
    for view in views {
        let fragment = data_fragment(&reports, &view);
        for (lang, home) in [(Lang::Zh, None), (Lang::En, Some("https://example.org/?lang=en&s=charts"))] {
            let expected =
                Chart::new(&index, &view.chart_spec(&index)).map(|chart| chart.figure(&lang, 600, home));
            assert_eq!(chart(&fragment, &lang, 600, home), expected.ok(), "{view:?}");
        }
        assert_eq!(chart(fragment.get(..fragment.len() - 9).unwrap(), &Lang::Zh, 600, None), None);
    }
    let home =
        chart(&data_fragment(&reports, &drawn(&[])), &Lang::En, 600, Some("a\"b")).unwrap().to_string();
    assert!(
        home.contains("href=\"a&quot;b\"") && home.contains("State Council") && home.contains("<svg"),
        "{home}"
    );
    assert_eq!(chart("src=https%3A%2F%2Fexample.org%2Fa.json", &Lang::Zh, 600, None), None);
}

/// Everything that the format can express comes back.
#[test]
fn all_that_a_report_can_say_comes_back() {
    let all = include_str!("fixtures/link-all.json");
    let outcome = format::read(all);
    assert_eq!(outcome.faults.iter().map(|fault| fault.line).collect::<Vec<_>>(), [125, 155]);
    let Ok(Some(Link::Data { reports, .. })) = read(&data_fragment(&outcome.reports, &View::default()))
    else {
        panic!("does not open")
    };
    for (before, after) in outcome.reports.iter().zip(&reports) {
        assert_eq!(format::write(after), format::write(before));
    }
    assert_eq!(reports, outcome.reports);
}

/// A link of version 2 opens in every later version. The fixture has the bytes of the first version.
#[test]
fn a_link_of_version_2_still_opens() {
    let all = format::read(include_str!("fixtures/link-all.json")).reports;
    assert_eq!(
        read(include_str!("fixtures/link-r2.txt").trim()),
        Ok(Some(Link::Data { reports: all, view: view() }))
    );
}

/// A link made by version 1 opens in every later version.
#[test]
fn a_link_of_version_1_still_opens() {
    let fragment = include_str!("fixtures/link-r1.txt").trim();
    let Ok(Some(Link::Data { reports, view })) = read(fragment) else { panic!("does not open") };
    assert_eq!(reports.iter().map(|r| (&*r.place.name, r.year)).collect::<Vec<_>>(), [("甲镇", 2024)]);
    assert_eq!(
        format::write(reports.first().unwrap()),
        concat!(
            r#"{"format":"tongbi.report/1","place":{"name":"甲镇"},"year":2024,"observations":["#,
            r#"{"indicator":"地区生产总值","period":2023,"kind":"actual","value":"15.640","unit":"亿元"}]}"#
        )
    );
    assert_eq!(view, charts());
}

fn charts() -> View {
    View { tab: Tab::Charts, ..View::default() }
}

#[test]
fn text_stays_behind() {
    let file = r#"{"format":"tongbi.report/1","place":{"name":"甲镇"},"year":2024,"text":"全文","observations":[
        {"indicator":"税收","period":2023,"kind":"actual","value":1,"unit":"元","quote":"税收1元","span":[0,2]}]}"#;
    let Ok(Some(Link::Data { reports, .. })) =
        read(&data_fragment(&format::read(file).reports, &View::default()))
    else {
        panic!("does not open")
    };
    let report = reports.first().unwrap();
    assert_eq!(report.text, None);
    let evidence = &report.observations.first().unwrap().evidence;
    assert_eq!((evidence.quote.as_deref(), evidence.span), (Some("税收1元"), None));
}

/// Without the text, no span is kept: neither of tasks, projects, problems and headings, nor of statements before
/// they were corrected or dropped.
#[test]
fn no_place_in_the_text_is_left() {
    let text = "甲镇2024年政府工作报告\n一、2023年工作回顾\n粮食产量2.1万吨，增长5%。水稻产量1.2万吨。总投资3亿元的甲乙公路开工建设，全长12公里。\n问题：路不平。\n二、存在的问题\n一是水渠漏水。\n三、2024年工作安排\n新修机耕道12公里以上。";
    let mut report = extract::read(text, None).report.dated().unwrap();
    let first = StatementRef { commitment: None, observation: 0 };
    let statement = report.statement_mut(first).unwrap();
    let form = correct::Form { value: "2.2".to_owned(), ..correct::Form::of(statement) };
    correct::correct(statement, &form).unwrap();
    assert!(correct::drop_statement(&mut report, StatementRef { observation: 1, ..first }));
    assert!(format::write(&report).contains("span\""));
    assert!(!report.projects.is_empty() && !report.commitments.is_empty() && !report.outline.is_empty());
    let Ok(Some(Link::Data { reports, .. })) = read(&data_fragment(&[report.clone()], &View::default()))
    else {
        panic!("does not open")
    };
    let mut linked = reports.into_iter().next().unwrap();
    let written = format::write(&linked);
    assert!(!written.contains("span\""), "{written}");
    // Corrections are kept and can be undone.
    while let Some(one) = correct::corrections(&linked).first() {
        assert!(correct::undo(&mut linked, one));
    }
    let names = |report: &Report| report.observations.iter().map(|o| o.indicator.clone()).collect::<Vec<_>>();
    assert_eq!(names(&linked), names(&extract::read(text, None).report.dated().unwrap()));
}

#[test]
fn a_hosted_link_holds_an_address() {
    let address = "https://example.org/报告 2024.json?a=1&b=2#x";
    for view in [View::default(), view()] {
        let fragment = hosted_fragment(address, &view);
        assert_eq!(read(&fragment), Ok(Some(Link::Hosted { address: address.to_owned(), view })));
    }
    let typed = read("#src=https://example.org/a.json");
    assert_eq!(
        typed,
        Ok(Some(Link::Hosted { address: "https://example.org/a.json".into(), view: View::default() }))
    );
    assert_eq!(read("#src=javascript:alert(1)"), Err(LinkFault::NoAddress));
    assert_eq!(read("#src="), Err(LinkFault::NoAddress));
}

#[test]
fn what_cannot_be_opened_says_why() {
    let whole = data_fragment(&sample("dujia-2024"), &View::default());
    assert_eq!(read(whole.get(..whole.len() / 2).unwrap()), Err(LinkFault::CutShort));
    let old = include_str!("fixtures/link-r1.txt").trim();
    for (fragment, fault) in [
        (old.get(..old.len() / 2).unwrap(), LinkFault::CutShort),
        (&old.replacen("r1-", "r3-", 1), LinkFault::Newer),
        ("r", LinkFault::CutShort),
        ("#r1", LinkFault::CutShort),
        ("r1-", LinkFault::CutShort),
        ("r2-", LinkFault::CutShort),
        ("#r1-AAAA", LinkFault::Altered),
        ("#r2-00010000000011", LinkFault::Altered),
        ("#r999999999999-AAAA", LinkFault::Newer),
        ("#r99999999999999999999999999999-AAAA", LinkFault::Newer),
        ("#x1-AAAA", LinkFault::Foreign),
        ("#s1-AAAA", LinkFault::Foreign),
        ("#section-2", LinkFault::Foreign),
        ("#road-7", LinkFault::Foreign),
        ("#链接", LinkFault::Foreign),
        ("#src", LinkFault::NoAddress),
        ("#src=a.json&view=v2-AAAA", LinkFault::Newer),
        ("#src=a.json&view=v1-AAAA", LinkFault::Altered),
        ("#src=a.json&view=", LinkFault::CutShort),
    ] {
        assert_eq!(read(fragment), Err(fault), "{fragment}");
    }
    for none in ["", "#", "#main"] {
        assert_eq!(read(none), Ok(None), "{none}");
    }
}

/// All alterations by apps, applied to links of each codec.
#[test]
fn whole_but_altered_links_are_mended() {
    let old = include_str!("fixtures/link-r1.txt").trim().to_owned();
    // This payload has hyphens.
    let dashed = include_str!("fixtures/link-r1-dashes.txt").trim().to_owned();
    let new = data_fragment(&sample("dujia-2024"), &view());
    for whole in [old, dashed, new] {
        let expected = read(&whole);
        assert!(matches!(expected, Ok(Some(Link::Data { .. }))));
        let payload = whole.get(3..).unwrap();
        let middle = |with: &str| format!("{}{with}{}", whole.get(..20).unwrap(), whole.get(20..).unwrap());
        let full_width = |c: char| char::from_u32(u32::from(c) + 0xFEE0).unwrap();
        for altered in [
            format!("%23{whole}"),
            format!("%2523{whole}"),
            format!("#{}", whole.replace('-', "%2D")),
            format!("#{}", whole.replace('-', "%252D")),
            format!("#{}", whole.replace('-', "%25252d")),
            middle(" "),
            middle("\n"),
            middle("\r\n  "),
            middle("%20"),
            middle("%0A"),
            middle("\n> "),
            middle("\u{200b}"),
            middle("%E2%80%8B"),
            middle("\u{ad}\u{feff}"),
            whole.chars().map(full_width).collect(),
            format!("＃{whole}"),
            whole.replace('-', "–"),
            whole.replace('-', "—"),
            whole.replace('-', "\u{2011}"),
            whole.replace('-', "−"),
            whole.replace("--", "—"),
            whole.replace('-', "%E2%80%93"),
            format!("R{}", whole.get(1..).unwrap()),
            format!("s{}", whole.get(1..).unwrap()),
            format!("{}{payload}", whole.get(..2).unwrap()),
            format!("{}_{payload}", whole.get(..2).unwrap()),
            format!("{whole}&from=timeline"),
            format!("{whole}?from=singlemessage&isappinstalled=0"),
            format!("{whole}%3Ffrom=timeline"),
            format!("{whole}。"),
            format!("{whole}，请查收"),
            format!("{whole}."),
            format!("{whole})"),
            format!("{whole}\" "),
            format!("{whole} 请看这个"),
            format!("{whole} look at this"),
            format!(" {whole}\n"),
            format!("##{whole}"),
            format!("/{whole}"),
        ] {
            assert_eq!(read(&altered), expected, "{altered}");
        }
    }
}

#[test]
fn altered_links_to_files_are_mended() {
    let expected =
        |address: &str| Ok(Some(Link::Hosted { address: address.to_owned(), view: View::default() }));
    for (altered, address) in [
        ("src=https%253A%252F%252Fa.cn%252Fb.json", "https://a.cn/b.json"),
        ("src%3Dhttps%253A%252F%252Fa.cn%252Fb.json", "https://a.cn/b.json"),
        ("%23src=https%3A%2F%2Fa.cn%2Fb.json", "https://a.cn/b.json"),
        ("SRC=HTTPS://a.cn/b.json", "HTTPS://a.cn/b.json"),
        ("src＝https：／／a.cn／b.json", "https://a.cn/b.json"),
        ("src=https://a.cn/b%20c.json", "https://a.cn/b%20c.json"),
        ("src=https://a.cn/b?x=1&y=2", "https://a.cn/b?x=1&y=2"),
        ("src=https://a.cn/b.json&from=timeline", "https://a.cn/b.json"),
        ("src=https%3A%2F%2Fa.cn%2Fb.json&from=timeline", "https://a.cn/b.json"),
        ("src=https://a.cn/%E6%8A%A5.json", "https://a.cn/%E6%8A%A5.json"),
        ("src=https://a.cn/报告.json", "https://a.cn/报告.json"),
        ("src=https://a.cn/b.json。", "https://a.cn/b.json"),
        ("src=samples/a.json", "samples/a.json"),
    ] {
        assert_eq!(read(altered), expected(address), "{altered}");
    }
    for none in ["src=https:", "src=https://", "src=data:text/html,x", "src=%20"] {
        assert_eq!(read(none), Err(LinkFault::NoAddress), "{none}");
    }
}

fn r1(json: &[u8]) -> String {
    use base64::Engine as _;
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(json, 1);
    format!("r1-{}", base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(packed))
}

/// Each of these would take seconds and hundreds of megabytes to read.
#[test]
fn a_small_link_cannot_fill_the_memory() {
    let many = |one: &str| {
        let entries = vec![one; 310_000].join(",");
        format!(r#"{{"reports":[{{"place":{{"name":"甲"}},"year":2024,"observations":[{entries}]}}]}}"#)
    };
    for json in [
        " ".repeat(13 << 20),
        many("1"),
        many("{}"),
        many(r#"{"indicator":"a","period":2023,"kind":"actual","value":"1","unit":""}"#),
        "[".repeat(310_000),
        format!(r#"{{"reports":[{}]}}"#, vec!["{}"; 310_000].join(",")),
    ] {
        assert_eq!(read(&r1(json.as_bytes())), Err(LinkFault::TooLarge));
    }
    assert_eq!(read(&"r".repeat(3 << 20)), Err(LinkFault::TooLarge));
}

/// Each of these would take the page seconds to show.
#[test]
fn a_small_link_cannot_keep_the_page_busy() {
    let names = |count: u32| (0..count).map(|n| format!("指标{n}")).collect::<Vec<_>>();
    let pairs = |count: u32| (0..count).map(|n| (n.to_string(), (n + 1).to_string())).collect::<Vec<_>>();
    let report = |place: &str, year: u32| {
        format!(
            r#"{{"place":{{"name":"{place}"}},"year":{year},"observations":[
            {{"indicator":"甲","period":{year},"kind":"actual","value":"1","unit":""}}]}}"#
        )
    };
    let link = |view: serde_json::Value, reports: &[String]| {
        r1(format!(r#"{{"view":{view},"reports":[{}]}}"#, reports.join(",")).as_bytes())
    };
    let one = [report("甲", 2024)];
    for view in [
        serde_json::json!({"years": [-30_000, 30_000]}),
        serde_json::json!({"drawn": names(501)}),
        serde_json::json!({"headlines": names(501)}),
        serde_json::json!({"phrases": names(501)}),
        serde_json::json!({"beside": vec![(2020, 2023); 501]}),
        serde_json::json!({"dismissed": names(20_001)}),
        serde_json::json!({"alignment": {"joined": pairs(20_001)}}),
    ] {
        let what: String = view.to_string().chars().take(20).collect();
        assert_eq!(read(&link(view, &one)), Err(LinkFault::TooLarge), "{what}");
    }
    let usual = serde_json::json!({"years": [2000, 2024], "drawn": names(50), "dismissed": names(900)});
    assert!(matches!(read(&link(usual, &one)), Ok(Some(Link::Data { .. }))));
    let many = |count: u32, report: &dyn Fn(u32) -> String| {
        let reports: Vec<String> = (0..count).map(report).collect();
        read(&link(serde_json::json!({}), &reports))
    };
    assert_eq!(many(501, &|n| report(&format!("甲{n}镇"), 2024)), Err(LinkFault::TooLarge));
    assert_eq!(many(301, &|n| report("甲", 1000 + n)), Err(LinkFault::TooLarge));
    assert!(matches!(many(400, &|n| report(&format!("甲{}镇", n % 40), 2010 + n / 40)), Ok(Some(_))));
}

fn number() -> impl Strategy<Value = Number> {
    prop_oneof![
        "-?(0|[1-9][0-9]{0,6})(\\.[0-9]{1,4})?".prop_map(|text| Number::from_text(&text).unwrap()),
        "-?(0|[1-9][0-9]{0,20})(\\.[0-9]{1,6})?".prop_map(|text| Number::from_json(&text).unwrap()),
        "[+-]?[0-9]{1,3}(e-?[0-9])?".prop_map(|text| Number::from_text(&text).unwrap()),
    ]
}

fn words<T: Word + std::fmt::Debug>() -> impl Strategy<Value = T> {
    prop::sample::select(T::WORDS.iter().map(|(_, value)| *value).collect::<Vec<_>>())
}

fn figure() -> impl Strategy<Value = Figure> {
    (number(), words(), prop::option::weighted(0.2, number())).prop_map(|(number, bound, to)| Figure {
        number,
        to,
        bound,
    })
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec!["地区生产总值", "亿元", "粮食产量", "茶园面积", "万人", "%"])
            .prop_map(str::to_owned),
        "[a-z]{1,3}|[一-龥]{1,5}|\\PC{1,4}",
    ]
}

fn span() -> impl Strategy<Value = Span> {
    (0usize..99_999, 0usize..99_999).prop_map(|(start, end)| Span { start, end })
}

fn period() -> impl Strategy<Value = Period> {
    let month = || (1000i16..9999, 1u8..13).prop_map(|(year, month)| Month { year, month });
    prop_oneof![
        (1i16..9999).prop_map(Period::Year),
        (month(), month()).prop_map(|(from, to)| Period::Months(from, to)),
        (1i16..9999, 1i16..9999).prop_map(|(from, to)| Period::Years(from, to)),
    ]
}

fn extra() -> impl Strategy<Value = Extra> {
    let json = prop_oneof![Just("{\"a\":[1, 2]}"), Just("null"), Just("\"注\"")];
    prop::collection::vec((name(), json.prop_map(|json| Json(json.into()))), 0..2).prop_map(Extra)
}

fn maybe<T: std::fmt::Debug>(value: impl Strategy<Value = T>) -> impl Strategy<Value = Option<T>> {
    prop::option::weighted(0.3, value)
}

fn stated_change() -> impl Strategy<Value = StatedChange> {
    (
        maybe(figure()),
        maybe(figure()),
        maybe(figure()),
        maybe(period()),
        maybe(words()),
        maybe(span()),
        extra(),
    )
        .prop_map(|(percent, points, amount, against, basis, span, extra)| StatedChange {
            percent,
            points,
            amount,
            against,
            basis,
            span,
            extra,
        })
}

fn evidence() -> impl Strategy<Value = Evidence> {
    let sure = prop::sample::select(vec![Confidence::High, Confidence::Low]);
    (maybe(name()), maybe(span()), maybe(name()), maybe(name()), sure, maybe(name())).prop_map(
        |(quote, span, repaired_from, rule, confidence, runner_up)| Evidence {
            quote,
            span,
            repaired_from,
            origin: Origin::named(rule.map(Into::into)),
            confidence,
            runner_up: runner_up.map(Into::into),
        },
    )
}

fn any_observation() -> impl Strategy<Value = Observation> {
    let value = prop_oneof![figure().prop_map(Value::Stated), words().prop_map(Value::Missing)];
    let what = (name(), maybe(name()), maybe(words()), period(), words(), value, name());
    let beside = (maybe(stated_change()), maybe(number()), maybe(span()), evidence(), extra());
    (what, beside).prop_map(|(what, beside)| {
        let (indicator, as_written, topic, period, kind, value, unit) = what;
        let (change, completion, completion_span, evidence, extra) = beside;
        Observation {
            indicator: indicator.into(),
            as_written: as_written.map(Into::into),
            topic,
            period,
            kind,
            value,
            unit: unit.into(),
            change,
            completion,
            completion_span,
            evidence,
            corrected_from: None,
            extra,
        }
    })
}

/// A report that fits into the columns completely.
fn report() -> impl Strategy<Value = Report> {
    let place = (name(), maybe(words()), prop::collection::vec(name(), 0..3), maybe(name()));
    (place, 1900i16..2100, prop::collection::vec(any_observation(), 0..6)).prop_map(
        |((name, level, within, code), year, observations)| {
            let within = within.into_iter().map(Into::into).collect();
            let place = Place { level, within, code, ..Place::named(name) };
            Report { observations, ..Report::new(place, year) }
        },
    )
}

fn any_view() -> impl Strategy<Value = View> {
    let pair = || (1990i16..2030, 1990i16..2030);
    let selection = (maybe(pair()), maybe(pair()), prop::collection::vec(words(), 0..3), maybe(name()))
        .prop_map(|(years, compared, topics, search)| Selection {
            years,
            compared,
            topics,
            search: search.unwrap_or_default(),
            ..Selection::default()
        });
    (prop::sample::select(Tab::ALL.to_vec()), selection, prop::collection::vec(name(), 0..3)).prop_map(
        |(tab, selection, drawn)| View {
            tab,
            selection,
            drawn: drawn.into_iter().map(Into::into).collect(),
            ..View::default()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_changed_character_is_noticed(at in 3usize..2000, with in "[A-Za-z0-9]") {
        let whole = data_fragment(&sample("dujia-2024"), &View::default());
        prop_assume!(at < whole.len() && whole.get(at..=at) != Some(&with));
        let mut changed = whole.clone();
        changed.replace_range(at..=at, &with);
        // A longer length looks like a link that was cut.
        prop_assert!(matches!(read(&changed), Err(LinkFault::Altered | LinkFault::CutShort)));
    }

    /// A link that was cut at any place is reported as such.
    #[test]
    fn a_cut_link_is_never_silent(share in 0.0f64..1.0) {
        let whole = data_fragment(&sample("dujia-2024"), &View::default());
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let at = ((whole.len() as f64 * share) as usize).max(1);
        prop_assert_eq!(read(whole.get(..at).unwrap()), Err(LinkFault::CutShort));
    }

    #[test]
    fn any_fragment_is_read_without_panic(fragment in "(#?(r1-|r2-|v1-|src=))?[A-Za-z0-9_%&=-]{0,60}|\\PC*") {
        let read = read(&fragment);
        let is_part = matches!(fragment.trim_matches(['#', '!', '/', ' ']), "" | "main");
        prop_assert!(read != Ok(None) || is_part || !fragment.is_ascii(), "{fragment}");
    }

    #[test]
    fn any_document_comes_back(reports in prop::collection::vec(report(), 0..4), view in any_view()) {
        let linked = read(&data_fragment(&reports, &view));
        prop_assert_eq!(linked, Ok(Some(Link::Data { reports, view })));
    }

    #[test]
    fn any_address_survives(path in "\\PC{0,40}") {
        let address = format!("https://example.org/{path}/a.json");
        let fragment = hosted_fragment(&address, &View::default());
        assert_safe(fragment.strip_prefix("src=").unwrap().replace('%', "").as_str());
        prop_assert_eq!(read(&fragment), Ok(Some(Link::Hosted { address, view: View::default() })));
    }
}
