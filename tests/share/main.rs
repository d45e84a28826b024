//! Links: round trips, and the reason for each link that cannot be opened.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

mod altered;
mod generated;
mod hostile;

use std::sync::Arc;

use tongbi::chart::{Chart, ChartKind};
use tongbi::compare::{Index, Selection, Sort, SortBy};
use tongbi::format;
use tongbi::i18n::Lang;
use tongbi::model::{Report, StatementRef};
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
        drawn(&["粮食产量"]),
        View { chart: Some(ChartKind::Bar), ..drawn(&["国内生产总值", "粮食产量"]) },
        View {
            selection: Selection { years: Some((2019, 2022)), ..Selection::default() },
            ..drawn(&["粮食\"产量\""])
        },
    ];
    for view in views {
        let fragment = data_fragment(&reports, &view);
        for (lang, home) in [(Lang::Zh, None), (Lang::En, Some("https://example.org/?lang=en&s=charts"))] {
            let expected = Chart::new(&index, &view.chart_spec(&index))
                .map(|chart| chart.counted(&lang).figure_element(&lang, 600, home));
            assert_eq!(chart(&fragment, &lang, 600, home), expected.ok(), "{view:?}");
        }
        assert_eq!(chart(fragment.get(..fragment.len() - 9).unwrap(), &Lang::Zh, 600, None), None);
    }
    // Everything of a small report: its tasks, their targets and its title are JSON beside the statements.
    let everything = sample("dujia-2024");
    let target =
        everything.iter().flat_map(|report| &report.commitments).flat_map(|task| &task.targets).next();
    let target = target.map(|target| target.indicator.to_string()).expect("a target of a task");
    let index = Index::new(&everything.iter().cloned().map(Arc::new).collect::<Vec<_>>());
    for name in ["地区生产总值", target.as_str()] {
        let expected =
            drawn(&[name]).chart(&index).ok().map(|chart| chart.figure_element(&Lang::Zh, 600, None));
        assert_eq!(
            chart(&data_fragment(&everything, &drawn(&[name])), &Lang::Zh, 600, None),
            expected,
            "{name}"
        );
        assert!(expected.is_some(), "{name}");
    }
    let home = chart(&data_fragment(&reports, &drawn(&["粮食产量"])), &Lang::En, 600, Some("a\"b"))
        .unwrap()
        .to_string();
    assert!(
        home.contains("href=\"a&quot;b\"") && home.contains("State Council") && home.contains("<svg"),
        "{home}"
    );
    // The page chooses what is drawn if the link does not say it.
    assert_eq!(chart(&data_fragment(&reports, &drawn(&[])), &Lang::Zh, 600, None), None);
    assert_eq!(chart("src=https%3A%2F%2Fexample.org%2Fa.json", &Lang::Zh, 600, None), None);
}

/// Everything that the format can express comes back.
#[test]
fn all_that_a_report_can_say_comes_back() {
    let all = include_str!("../fixtures/link-all.json");
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
    let all = format::read(include_str!("../fixtures/link-all.json")).reports;
    assert_eq!(
        read(include_str!("../fixtures/link-r2.txt").trim()),
        Ok(Some(Link::Data { reports: all, view: view() }))
    );
}

/// A link made by version 1 opens in every later version.
#[test]
fn a_link_of_version_1_still_opens() {
    let fragment = include_str!("../fixtures/link-r1.txt").trim();
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
    let form = correct::CorrectionForm { value: "2.2".to_owned(), ..correct::CorrectionForm::of(statement) };
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
    let old = include_str!("../fixtures/link-r1.txt").trim();
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
