//! Small links that would cost seconds or hundreds of megabytes are refused.

use tongbi::format;
use tongbi::model::{Figure, Kind, Number, Observation, Period, Place, Report, Value};
use tongbi::share::{Excerpt, Link, LinkFault, excerpt_fragment, read};
use tongbi::view::View;

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
        serde_json::json!({"dismissed": names(5_001)}),
        serde_json::json!({"alignment": {"joined": pairs(5_001)}}),
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
    assert_eq!(many(121, &|n| report("甲", 1900 + n)), Err(LinkFault::TooLarge));
    assert!(matches!(many(400, &|n| report(&format!("甲{}镇", n % 40), 2010 + n / 40)), Ok(Some(_))));
}

/// Reports at the limits of what a link may hold, of each kind that takes little room in a link.
#[test]
fn what_takes_little_room_and_long_to_show_is_counted() {
    let statement = |name: &str, year: i16| {
        Observation::new(
            name.into(),
            Period::Year(year),
            Kind::Actual,
            Value::Stated(Figure::exactly(Number::from_text("1").unwrap())),
            "吨".into(),
        )
    };
    let report =
        |place: Place, observations: Vec<Observation>| Report { observations, ..Report::new(place, 2024) };
    let town = || Place::named("甲镇");
    // Long names, each almost the same: all are compared with one another.
    let similar = |count: u32, length: usize| {
        let name = |n: u32| format!("{}{n:04}", "长".repeat(length));
        vec![report(town(), (0..count).map(|n| statement(&name(n), 2023)).collect())]
    };
    // Statements that share one cell, under names of one form.
    let one_cell = |count: usize| {
        let spelling = |n: usize| if n.is_multiple_of(2) { "粮食产量" } else { "全镇粮食产量" };
        vec![report(town(), (0..count).map(|n| statement(spelling(n), 2023)).collect())]
    };
    let one_year = |count: usize| {
        vec![report(town(), (0..count).map(|n| statement(&format!("指标{n}"), 2023)).collect())]
    };
    let places = |count: usize| {
        let place = |n: usize| Place { within: vec![format!("第{n}县").into()], ..town() };
        (0..count).map(|n| report(place(n), vec![statement("粮食产量", 2023)])).collect::<Vec<_>>()
    };
    let years = |count: i16| (0..count).map(|n| Report::new(town(), 1900 + n)).collect::<Vec<_>>();
    let tasks = |count: u32| {
        let tasks: Vec<String> = (0..count).map(|n| format!(r#"{{"text":"修路{n}条"}}"#)).collect();
        let json =
            format!(r#"{{"place":{{"name":"甲镇"}},"year":2024,"commitments":[{}]}}"#, tasks.join(","));
        format::read(&json).reports
    };
    for (what, least, most) in [
        ("similar", similar(400, 400), similar(5_000, 400)),
        ("one cell", one_cell(300), one_cell(301)),
        ("one year", one_year(3_000), one_year(3_001)),
        ("places", places(500), places(501)),
        ("years", years(120), years(121)),
        ("tasks", tasks(20_000), tasks(20_001)),
    ] {
        let link = |reports| excerpt_fragment(&Excerpt { reports, view: View::default() });
        assert!(matches!(read(&link(least)), Ok(Some(Link::Data { .. }))), "{what}");
        let link = link(most);
        assert!(link.len() < 80_000, "{what}: {}", link.len());
        assert_eq!(read(&link), Err(LinkFault::TooLarge), "{what}");
    }
}

/// Names that the link joins are in one cell.
#[test]
fn joined_names_count_together() {
    let check = |count: u32| {
        let one = |n: u32| {
            format!(r#"{{"indicator":"指标{n}","period":2023,"kind":"actual","value":"1","unit":"吨"}}"#)
        };
        let observations: Vec<String> = (0..count).map(one).collect();
        let joined: Vec<_> = (1..count).map(|n| (format!("指标{n}"), format!("指标{}", n - 1))).collect();
        let view = serde_json::json!({"alignment": {"joined": joined}});
        let reports = format!(
            r#"[{{"place":{{"name":"甲"}},"year":2024,"observations":[{}]}}]"#,
            observations.join(",")
        );
        read(&r1(format!(r#"{{"view":{view},"reports":{reports}}}"#).as_bytes())).map(|link| link.is_some())
    };
    assert_eq!(check(300), Ok(true));
    assert_eq!(check(301), Err(LinkFault::TooLarge));
}

/// The figures of a chart are counted, whatever view is open.
#[test]
fn the_points_of_a_chart_are_counted() {
    let check = |indicators: u32| {
        let one = |n: u32, year: u32| {
            format!(r#"{{"indicator":"指标{n}","period":{year},"kind":"actual","value":"1","unit":"吨"}}"#)
        };
        let report = |year: u32| {
            let observations: Vec<String> = (0..indicators).map(|n| one(n, year)).collect();
            let observations = observations.join(",");
            format!(r#"{{"place":{{"name":"甲"}},"year":{},"observations":[{observations}]}}"#, year + 1)
        };
        let reports: Vec<String> = (1900..2000).map(report).collect();
        let drawn: Vec<String> = (0..indicators).map(|n| format!("指标{n}")).collect();
        let view = serde_json::json!({"drawn": drawn});
        let json = format!(r#"{{"view":{view},"reports":[{}]}}"#, reports.join(","));
        read(&r1(json.as_bytes())).map(|link| link.is_some())
    };
    assert_eq!(check(40), Ok(true));
    assert_eq!(check(41), Err(LinkFault::TooLarge));
}

/// What unpacks to far more than reports do is refused while it is unpacked.
#[test]
fn what_was_packed_to_be_slow_is_not_unpacked() {
    let read_text = |text: &str| {
        let report = Report { text: Some(text.to_owned()), ..Report::new(Place::named("甲镇"), 2024) };
        read(&excerpt_fragment(&Excerpt { reports: vec![report], view: View::default() }))
            .map(|link| link.is_some())
    };
    assert_eq!(read_text(&"字".repeat(300_000)), Ok(true));
    assert_eq!(read_text(&"字".repeat(1_100_000)), Err(LinkFault::TooLarge));
    // A long text that is no repetition is read up to its own limit.
    let varied = |bytes: usize| {
        (0u32..).flat_map(|n| (n ^ n << 7).to_string().into_bytes()).take(bytes).map(char::from)
    };
    assert_eq!(read_text(&varied(3 << 20).collect::<String>()), Ok(true));
    assert_eq!(read_text(&varied((3 << 20) + 1).collect::<String>()), Err(LinkFault::TooLarge));
}

/// Codes within codes, up to the longest fragment that a browser opens.
#[test]
fn an_address_without_end_is_not_decoded() {
    let codes = |length: usize| "%2525252525".repeat(length / 11);
    for fragment in [
        format!("src={}", codes(2 << 20)),
        format!("src=https://a.cn/{}", codes(2 << 20)),
        format!("%2523%73rc={}", codes(2 << 20)),
        format!("src=https://a.cn/{}", "a".repeat(9 << 10)),
    ] {
        assert_eq!(read(&fragment), Err(LinkFault::TooLarge));
    }
    let long = format!("https://a.cn/{}", "a".repeat(8_000));
    assert!(
        matches!(read(&format!("src={long}")), Ok(Some(Link::Hosted { address, .. })) if address == long)
    );
    assert_eq!(read(&"%25".repeat(690_000)), Err(LinkFault::Foreign));
}
