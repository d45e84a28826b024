//! Excerpts of 校核 and 概览.

use std::sync::Arc;

use tongbi::compare::Index;
use tongbi::i18n::Lang;
use tongbi::model::Report;
use tongbi::share::{Link, data_fragment, excerpt, excerpt_fragment, read};
use tongbi::view::{Tab, View};

use super::sample;

/// A report of a town in prose, with faults in figures and in the text.
fn town(year: i16, faults: &str) -> Arc<Report> {
    let text = format!(
        "青石镇{year}年政府工作报告\n一、{}年工作回顾\n地区生产总值{}亿元，增长6.2%。第一产业增加值3亿元，第二产业增加值4亿元，第三产业增加值9亿元。\n规模以上工业增加值{}亿元，增长5.1%。粮食总产量2.3万吨。常住人口3.1万人。\n{faults}\n社会消费品零售总额8.5亿元，增长7%。新建村道12公里。\n二、{year}年工作安排\n地区生产总值增长6%左右。新建水厂1座。硬化村道{}公里。\n",
        year - 1,
        year - 2005,
        year - 2010,
        year - 2000,
    );
    Arc::new(tongbi::extract::read(&text, None).report.dated().unwrap())
}

fn towns() -> Vec<Arc<Report>> {
    vec![
        town(2022, "排查漏水点20处，已修复15处，正在修复3处。"),
        town(2023, "一是修路。\n三是架桥。\n三是植树。截至2月30日，造林500亩。"),
        town(2024, "高新技术产业产值5亿元。参保率达到104%。植树任务数500株。"),
    ]
}

/// The excerpt of a view, as its link brings it.
fn received(index: &Index, view: &View, sentences: bool) -> (Index, View, usize) {
    let link = excerpt_fragment(&excerpt(index, view, sentences, &|_| None));
    let Ok(Some(Link::Data { reports, view })) = read(&link) else { panic!("does not open") };
    let reports: Vec<Arc<Report>> = reports.into_iter().map(Arc::new).collect();
    (Index::with_overrides(&reports, &view.overrides), view, link.len())
}

/// What 校核 lists, whatever the order.
fn findings(index: &Index) -> Vec<(String, String)> {
    let findings = tongbi::check::run(index);
    let mut said: Vec<_> =
        findings.iter().map(|one| (one.key(index), format!("{:?}", one.certainty))).collect();
    said.sort();
    said
}

#[test]
fn the_receiver_sees_the_same_findings() {
    let mut all = towns();
    all.extend(sample("state-council"));
    for reports in [towns(), all] {
        let index = Index::new(&reports);
        let before = findings(&index);
        assert!(before.iter().any(|(key, _)| key.contains("numbering")), "{before:?}");
        assert!(before.iter().any(|(key, _)| key.contains("2022|sum")), "{before:?}");
        let (there, _, length) = received(&index, &View { tab: Tab::Checks, ..View::default() }, false);
        assert_eq!(findings(&there), before);
        let everything = data_fragment(index.reports(), &View::default()).len();
        assert!(length < everything, "{length} of {everything} characters");
        assert_eq!(there.reports().len(), reports.len());
    }
}

/// Of a text only the lines around what was found are sent, with a mark where others are left out.
#[test]
fn of_a_text_the_lines_of_findings_are_sent() {
    let index = Index::new(&towns());
    let (there, ..) = received(&index, &View { tab: Tab::Checks, ..View::default() }, false);
    let text = there.reports()[1].text.as_deref().unwrap();
    assert!(text.starts_with("青石镇2023年政府工作报告\n……\n") && text.contains("三是架桥。"), "{text}");
    assert!(!text.contains("社会消费品零售总额"), "{text}");
}

/// What 概览 shows of a report: slots, what stands out, targets, projects, problems.
fn glance(index: &Index, place: &str, year: i16) -> String {
    let at = (0..index.reports().len())
        .find(|at| index.place_of(*at).unwrap().label.as_ref() == place && index.reports()[*at].year == year)
        .unwrap();
    let overview = tongbi::overview::overview(index, at, &tongbi::check::run(index)).unwrap();
    let slots: Vec<String> = overview
        .slots
        .iter()
        .map(|slot| {
            let (level, growth) = slot.latest();
            let figures = [level, growth]
                .map(|cell| cell.and_then(|cell| cell.value()).map(|value| value.figure.number.to_string()));
            let trend = slot.row.as_ref().map(|row| {
                row.cells
                    .iter()
                    .map(|cell| cell.value().map(|v| v.figure.number.to_string()))
                    .collect::<Vec<_>>()
            });
            format!("{} {figures:?} {trend:?}", slot.indicator)
        })
        .collect();
    let notable: Vec<String> = overview
        .notable
        .iter()
        .map(|one| match one {
            tongbi::overview::Notable::Finding(finding) => finding.key(index),
            other => tongbi::i18n::overview::notable(Lang::Zh, other).unwrap_or_default(),
        })
        .collect();
    let report = &index.reports()[at];
    let targets: Vec<String> = report
        .statements()
        .filter(|(_, one)| one.kind == tongbi::model::Kind::Target)
        .map(|(_, one)| format!("{} {:?}", one.indicator, one.value))
        .collect();
    let projects: Vec<&str> = report.projects.iter().map(|project| project.name.as_str()).collect();
    format!(
        "{:?} {slots:#?} {notable:#?} {targets:#?} {projects:?} {}",
        overview.years,
        report.problems.len()
    )
}

#[test]
fn the_receiver_sees_the_same_overview() {
    let mut reports = towns();
    reports.extend(sample("state-council"));
    reports.extend(sample("dujia-2024"));
    let index = Index::new(&reports);
    for report in &reports {
        let (place, year) = (report.place.name.as_ref(), report.year);
        // The overview of a year is sent with the reports up to it.
        let before: Vec<Arc<Report>> = reports
            .iter()
            .filter(|other| other.place.name == report.place.name && other.year <= year)
            .cloned()
            .collect();
        let before = Index::new(&before);
        let view = View { tab: Tab::Overview, report: Some((place.into(), year)), ..View::default() };
        for sentences in [true, false] {
            let (there, view, length) = received(&index, &view, sentences);
            assert_eq!(view.report, Some((place.into(), year)));
            assert_eq!(glance(&there, place, year), glance(&before, place, year), "{place} {year}");
            let whole = data_fragment(before.reports(), &view).len();
            assert!(length <= whole, "{place} {year}: {length} of {whole} characters");
        }
    }
}

/// Whether an empty cell says 未提及 or 无报告 depends on other indicators: one of them is sent, and not the text.
#[test]
fn what_empty_cells_say_needs_no_text() {
    let others: Vec<String> = (0..30)
        .map(|n| {
            let kind = if n == 29 { "target" } else { "actual" };
            format!(
                r#"{{"indicator":"{n}号茶园面积","period":2023,"kind":"{kind}","value":"{n}","unit":"亩"}}"#
            )
        })
        .collect();
    let json = format!(
        r#"{{"place":{{"name":"甲镇","level":"town"}},"year":2024,"text":"甲镇2024年政府工作报告","observations":[
        {{"indicator":"地区生产总值","period":2023,"kind":"actual","value":"5","unit":"亿元"}},{}]}}"#,
        others.join(",")
    );
    let reports: Vec<Arc<Report>> = tongbi::format::read(&json).reports.into_iter().map(Arc::new).collect();
    let index = Index::new(&reports);
    let view = View { tab: Tab::Overview, report: Some(("甲镇".into(), 2024)), ..View::default() };
    let (there, ..) = received(&index, &view, false);
    assert_eq!(glance(&there, "甲镇", 2024), glance(&index, "甲镇", 2024));
    let sent = &there.reports()[0];
    assert_eq!(sent.text, None);
    assert!(sent.observations.len() < 5, "{:?}", sent.observations);
}
