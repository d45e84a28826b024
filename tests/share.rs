//! Links: what goes in comes out, and what cannot be opened says why.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

use proptest::prelude::*;
use tongbi::compare::{ObservationRef, Selection, Sort, SortBy};
use tongbi::format;
use tongbi::model::Report;
use tongbi::share::{Link, LinkFault, data_fragment, hosted_fragment, read};
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

/// Neither more nor fewer characters than chat apps leave alone.
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

/// Without the text its places lead nowhere: those of tasks, projects, problems and headings too, and
/// those of statements as they were before they were corrected or dropped.
#[test]
fn no_place_in_the_text_is_left() {
    let text = "甲镇2024年政府工作报告\n一、2023年工作回顾\n粮食产量2.1万吨，增长5%。水稻产量1.2万吨。总投资3亿元的甲乙公路开工建设，全长12公里。\n问题：路不平。\n二、存在的问题\n一是水渠漏水。\n三、2024年工作安排\n新修机耕道12公里以上。";
    let mut report = extract::read(text, None).report;
    let first = ObservationRef { report: 0, commitment: None, observation: 0 };
    let (list, number) = correct::place(&mut report, first).unwrap();
    let statement = list.get_mut(number).unwrap();
    let form = correct::Form { value: "2.2".to_owned(), ..correct::Form::of(statement) };
    correct::correct(statement, &form).unwrap();
    assert!(correct::drop_statement(&mut report, ObservationRef { observation: 1, ..first }));
    assert!(format::write(&report).contains("span\""));
    assert!(!report.projects.is_empty() && !report.commitments.is_empty() && !report.outline.is_empty());
    let Ok(Some(Link::Data { reports, .. })) = read(&data_fragment(&[report.clone()], &View::default()))
    else {
        panic!("does not open")
    };
    let mut linked = reports.into_iter().next().unwrap();
    let written = format::write(&linked);
    assert!(!written.contains("span\""), "{written}");
    // Corrections are there still, and go back.
    while let Some(one) = correct::corrections(&linked).first() {
        assert!(correct::undo(&mut linked, one));
    }
    let names = |report: &Report| report.observations.iter().map(|o| o.indicator.clone()).collect::<Vec<_>>();
    assert_eq!(names(&linked), names(&extract::read(text, None).report));
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
    assert_eq!(read(whole.get(..whole.len() / 2).unwrap()), Err(LinkFault::Damaged));
    assert_eq!(read(&whole.replacen("r1-", "r2-", 1)), Err(LinkFault::Newer));
    assert_eq!(read("r1-"), Err(LinkFault::Damaged));
    for other in ["", "#", "#section-2", "view", "r-x", "road-7"] {
        assert_eq!(read(other), Ok(None), "{other}");
    }
}

#[test]
fn a_small_link_cannot_fill_the_memory() {
    use base64::Engine as _;
    let bomb = miniz_oxide::deflate::compress_to_vec_zlib(&vec![b' '; 65 << 20], 9);
    let fragment = format!("r1-{}", base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bomb));
    assert_eq!(read(&fragment), Err(LinkFault::TooLarge));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_changed_character_is_noticed(at in 3usize..2000, with in "[A-Za-z0-9_-]") {
        let whole = data_fragment(&sample("dujia-2024"), &View::default());
        prop_assume!(at < whole.len() - 1 && whole.get(at..=at) != Some(&with));
        let mut changed = whole.clone();
        changed.replace_range(at..=at, &with);
        prop_assert_eq!(read(&changed), Err(LinkFault::Damaged));
    }

    #[test]
    fn any_fragment_is_read_without_panic(fragment in "(#?(r1-|v1-|src=))?[A-Za-z0-9_%&=-]{0,60}|\\PC*") {
        let _ = read(&fragment);
    }

    #[test]
    fn any_address_survives(path in "\\PC{0,40}") {
        let address = format!("https://example.org/{path}");
        let fragment = hosted_fragment(&address, &View::default());
        prop_assert_eq!(read(&fragment), Ok(Some(Link::Hosted { address, view: View::default() })));
    }
}
