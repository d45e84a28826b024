//! Everything as one HTML file: it shows what is loaded without scripts, and opens again.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

use std::sync::Arc;

use proptest::prelude::*;
use tongbi::compare::Index;
use tongbi::export::html;
use tongbi::i18n::Lang;
use tongbi::i18n::html_page::html_page;
use tongbi::intake::{Intake, open};
use tongbi::model::Report;
use tongbi::view::View;
use tongbi::{extract, format};

fn page(lang: Lang, reports: &[Arc<Report>]) -> String {
    let view = View { drawn: vec!["地区生产总值".into()], ..View::default() };
    html(&html_page(lang, &Index::new(reports), &view, "2026年1月2日"), reports)
}

/// The reports that a page holds, as the page's own intake reads them.
fn opened(page: &str) -> Vec<Report> {
    match open("a.html", page.as_bytes().to_vec(), |_, _| None) {
        Intake::Json(text) => {
            let outcome = format::read(&text);
            assert_eq!(outcome.faults, []);
            outcome.reports
        }
        _ => panic!("no data"),
    }
}

fn sample(name: &str) -> Vec<Arc<Report>> {
    let text = std::fs::read_to_string(format!("samples/{name}.json")).unwrap();
    format::read(&text).reports.into_iter().map(Arc::new).collect()
}

#[test]
fn a_page_holds_tables_charts_words_and_the_data() {
    let text = "甲镇2024年政府工作报告\n一、2023年工作回顾\n粮食产量2.1万吨，增长5%。\n二、2024年工作安排\n新修机耕道12公里以上。";
    let mut reports = sample("dujia-2024");
    reports.push(Arc::new(extract::read(text, None).report.dated().unwrap()));
    reports.extend(sample("state-council"));
    for (lang, words) in [
        (
            Lang::Zh,
            [
                "<html lang=\"zh\">",
                "粮食产量",
                "<th scope=\"col\">2023</th>",
                "<svg ",
                "新修机耕道12公里以上。",
                "未提及",
            ],
        ),
        (
            Lang::En,
            [
                "<html lang=\"en\">",
                "Drop this file",
                "<th scope=\"col\">2023</th>",
                "<svg ",
                "The report&#39;s words",
                "Not mentioned",
            ],
        ),
    ] {
        let page = page(lang, &reports);
        for word in words {
            assert!(page.contains(&word.replace("&#39;", "'")), "{word}");
        }
        // One block of data, and nothing that runs or is fetched.
        assert_eq!(page.matches("<script").count(), 1);
        for outside in ["src=\"", "url(", "@import", "<link", "<iframe", "onload"] {
            assert!(!page.contains(outside), "{outside}");
        }
        assert_eq!(opened(&page), reports.iter().map(|report| report.as_ref().clone()).collect::<Vec<_>>());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    /// Any name or text stays within its element.
    #[test]
    fn any_text_stays_in_its_place(
        text in "(<|>|&|\"|/|script|!--|]]|[a-z]|甲){0,12}",
        name in "(<|>|&|'|\"|script|甲){1,6}",
    ) {
        let report = serde_json::json!({
            "format": "tongbi.report/1", "place": {"name": name}, "year": 2024, "text": text,
            "observations": [{"indicator": name, "period": 2023, "kind": "actual", "value": "1", "unit": text, "quote": text}],
            "commitments": [{"text": format!("{text}甲")}]
        });
        let reports: Vec<_> = format::read(&report.to_string()).reports.into_iter().map(Arc::new).collect();
        prop_assert_eq!(reports.len(), 1);
        let page = page(Lang::Zh, &reports);
        prop_assert_eq!(page.matches("<script").count(), 1);
        prop_assert_eq!(page.matches("</script").count(), 1);
        prop_assert_eq!(opened(&page), reports.iter().map(|report| report.as_ref().clone()).collect::<Vec<_>>());
    }
}

#[test]
fn the_table_gives_the_growth_that_the_report_states() {
    let report = |year: u16, words: &str| {
        let text = format!("甲镇{year}年政府工作报告\n一、{}年工作回顾\n{words}\n", year - 1);
        Arc::new(extract::read(&text, None).report.dated().unwrap())
    };
    // Comparable prices: the figures alone would give 20 %.
    let stated = [report(2023, "茶叶产值50亿元。"), report(2024, "茶叶产值60亿元，同比增长8.1%。")];
    let page_of = |reports: &[Arc<Report>]| page(Lang::Zh, reports);
    assert!(page_of(&stated).contains(r#"<td class="n">8.1%</td>"#));
    let computed = [report(2023, "茶叶产值50亿元。"), report(2024, "茶叶产值60亿元。")];
    assert!(page_of(&computed).contains(r#"<td class="n">20.0%（按两年数值）</td>"#));
}
