//! Small links that would cost seconds or hundreds of megabytes are refused.

use tongbi::share::{Link, LinkFault, read};

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
