//! Compares the sample reports with their sources, figure by figure.
//!
//! The sources are not part of the project, see `real_reports`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

mod real_reports;

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;

use serde_json::Value;
use tongbi::quantity::{Decimal, Unit, convert};

/// A figure of a report, from any list of the file.
#[derive(Clone, Debug, PartialEq)]
struct Figure {
    report_year: i64,
    /// What it measures: the indicator and its name as written, or the project it belongs to.
    names: Vec<String>,
    /// As in the file, or `completion`, or `project`.
    kind: String,
    period: Option<String>,
    bound: String,
    value: Option<Decimal>,
    to: Option<Decimal>,
    gap: Option<String>,
    unit: String,
    repaired_from: Option<String>,
}

/// The text of a JSON string or number; nothing for anything else.
fn text(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn decimal(value: Option<&Value>) -> Option<Decimal> {
    text(value).map(|text| text.parse().unwrap_or_else(|_| panic!("{text} is no decimal")))
}

fn items<'a>(parent: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    parent.get(key).and_then(Value::as_array).into_iter().flatten()
}

/// The fields that an observation and a project's amount share.
fn figure(report: &Value, holder: &Value, names: Vec<String>, kind: &str) -> Figure {
    Figure {
        report_year: report.get("year").and_then(Value::as_i64).expect("a report has a year"),
        names,
        kind: text(holder.get("kind")).unwrap_or_else(|| kind.to_owned()),
        period: text(holder.get("period")),
        bound: text(holder.get("bound")).unwrap_or_else(|| "exactly".to_owned()),
        value: decimal(holder.get("value")),
        to: decimal(holder.get("to")),
        gap: text(holder.get("gap")),
        unit: text(holder.get("unit")).expect("a figure has a unit"),
        repaired_from: text(holder.get("repaired_from")),
    }
}

fn reports(sample: &str) -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(sample);
    let json = fs::read_to_string(path).expect("the sample is there");
    match serde_json::from_str(&json).expect("the sample is JSON") {
        Value::Array(reports) => reports,
        report => vec![report],
    }
}

fn figures(report: &Value) -> Vec<Figure> {
    let mut figures = Vec::new();
    for observation in items(report, "observations") {
        let names = ["indicator", "as_written"].iter().filter_map(|key| text(observation.get(key)));
        let figure = figure(report, observation, names.collect(), "");
        if let Some(done) = decimal(observation.get("completion")) {
            figures.push(Figure {
                kind: "completion".to_owned(),
                bound: "exactly".to_owned(),
                value: Some(done),
                unit: "%".to_owned(),
                repaired_from: None,
                ..figure.clone()
            });
        }
        figures.push(figure);
    }
    for project in items(report, "projects") {
        let name = text(project.get("name")).expect("a project has a name");
        for amount in ["investment", "length"].iter().filter_map(|key| project.get(key)) {
            figures.push(figure(report, amount, vec![name.clone()], "project"));
        }
    }
    figures
}

#[test]
fn every_figure_has_its_own_name() {
    for sample in ["dujia-2024.json", "provinces-2026.json", "state-council.json"] {
        for report in reports(sample) {
            let mut seen = HashSet::new();
            for figure in figures(&report).into_iter().filter(|figure| figure.period.is_some()) {
                let key = (figure.names.first().cloned(), figure.period, figure.kind);
                assert!(seen.insert(key.clone()), "{sample} {}: {key:?} twice", figure.report_year);
            }
        }
    }
}

#[test]
fn targets_of_commitments_are_observations_too() {
    let [report] = reports("dujia-2024.json").try_into().expect("one report");
    let mut linked = 0;
    for target in items(&report, "commitments").flat_map(|commitment| items(commitment, "targets")) {
        assert!(items(&report, "observations").any(|observation| observation == target), "{target}");
        linked += 1;
    }
    assert_eq!(linked, 1);
}

#[test]
fn dujia_holds_every_figure_of_its_report() {
    let Some(gold) = real_reports::text("data/dujia-2024.gold.json") else { return };
    let gold: Value = serde_json::from_str(&gold).expect("the gold is JSON");
    let [report] = reports("dujia-2024.json").try_into().expect("one report");
    let mut left = figures(&report);
    let mut found = 0;
    for item in items(&gold, "items").filter(|item| text(item.get("kind")).as_deref() != Some("date")) {
        let holds = |figure: &Figure| says_the_same(figure, item, &gold);
        let place = left.iter().position(holds).unwrap_or_else(|| panic!("not in the sample: {item}"));
        left.remove(place);
        found += 1;
    }
    assert_eq!(found, 59);
    assert_eq!(left, [], "not in the report");
}

/// Whether a figure is the quantity that an item of the gold describes.
fn says_the_same(figure: &Figure, item: &Value, gold: &Value) -> bool {
    let field = |key| text(item.get(key));
    let value = figure.value.and_then(|value| {
        convert(value, &Unit::parse(&figure.unit), &Unit::parse(&field("unit").unwrap_or_default()))
    });
    let bound = match field("modifier").as_deref() {
        None => "exactly",
        Some("余") => "over",
        Some("近") => "nearly",
        Some(other) => panic!("unknown modifier {other}"),
    };
    // A rate of completion has the name of the figure that it qualifies.
    let qualified =
        field("of").and_then(|id| items(gold, "items").find(|i| text(i.get("id")) == Some(id.clone())));
    let named = match (figure.kind.as_str(), qualified) {
        ("project", _) => field("entity").is_some_and(|entity| figure.names.contains(&entity)),
        ("completion", Some(of)) => named_as(figure, of),
        ("completion", None) | (_, Some(_)) => false,
        (kind, None) => {
            items(item, "kind_ok").any(|k| k.as_str() == Some(kind))
                && field("year") == figure.period
                && named_as(figure, item)
        }
    };
    named
        && value == decimal(item.get("value"))
        && figure.bound == bound
        && figure.repaired_from.is_some() == item.get("corrected").is_some_and(|c| !c.is_null())
        && figure.repaired_from.as_ref().is_none_or(|written| Some(written) == field("surface").as_ref())
}

/// Whether the figure has one of the names that the gold accepts.
fn named_as(figure: &Figure, item: &Value) -> bool {
    let accepted = text(item.get("indicator")).into_iter();
    accepted
        .chain(items(item, "indicator_alt").filter_map(|name| text(Some(name))))
        .any(|name| figure.names.contains(&name))
}

#[test]
fn state_council_holds_every_row_of_its_table() {
    let reports = reports("state-council.json");
    let years = reports.iter().filter_map(|report| report.get("year")?.as_i64());
    assert!(years.eq(2015..=2026));
    let figures: Vec<Figure> = reports.iter().flat_map(figures).collect();
    let Some(table) = real_reports::text("data/state-council.csv") else { return };
    for row in table.lines().skip(1) {
        assert_held(&figures, row);
    }
}

#[test]
fn provinces_hold_every_row_of_their_table_and_no_more() {
    let reports = reports("provinces-2026.json");
    let place = |report: &Value| text(report.get("place")?.get("name"));
    let of_place: HashMap<String, Vec<Figure>> =
        reports.iter().filter_map(|report| Some((place(report)?, figures(report)))).collect();
    assert_eq!(of_place.len(), 31);
    for report in &reports {
        assert_eq!(report.get("year").and_then(Value::as_i64), Some(2026));
        assert_eq!(
            text(report.get("place").and_then(|place| place.get("level"))).as_deref(),
            Some("province")
        );
    }
    let Some(table) = real_reports::text("data/provinces-2026.csv") else { return };
    let rows: Vec<(&str, &str)> = table.lines().skip(1).filter_map(|row| row.split_once(',')).collect();
    for (place, row) in &rows {
        assert_held(&of_place[*place], row);
    }
    assert_eq!(of_place.values().map(Vec::len).sum::<usize>(), rows.len());
}

/// Checks that exactly one figure says what a row of a table says: report's year, period, indicator, kind, bound,
/// value, upper end, unit.
fn assert_held(figures: &[Figure], row: &str) {
    let Some([report_year, period, indicator, kind, bound, value, to, unit]) =
        row.split(',').take(8).collect::<Vec<_>>().first_chunk().copied()
    else {
        panic!("a row of eight columns and a note: {row}")
    };
    let number = |text: &str| text.parse::<Decimal>().ok();
    let expected = |figure: &&Figure| {
        figure.report_year.to_string() == report_year
            && figure.names.first().is_some_and(|name| name == indicator)
            && figure.period.as_deref() == Some(period)
            && figure.kind == kind
    };
    let found: Vec<_> = figures.iter().filter(expected).collect();
    let [figure] = found.as_slice() else { panic!("{} times in the sample: {row}", found.len()) };
    // In the table a range is a bound. No value means that no target was set, or no result is published.
    assert_eq!(figure.bound, if matches!(bound, "" | "range") { "exactly" } else { bound }, "{row}");
    let gap = if kind == "target" { "not_set" } else { "not_published" };
    assert_eq!(figure.gap.as_deref(), value.is_empty().then_some(gap), "{row}");
    assert_eq!((figure.value, figure.to), (number(value), number(to)), "{row}");
    assert_eq!(figure.unit, unit, "{row}");
}
