//! Looks up facts in a report: how many have the right value under the right indicator, year and kind.
//!
//! | fact | found in the report as |
//! | --- | --- |
//! | 地区生产总值, actual, 5.2 万亿元 | an observation of that indicator, year and kind |
//! | 地区生产总值增速, actual, 5.4 % | an observation of its own, or the change of 地区生产总值 |
//! | 城镇调查失业率, target, about 5.5 % | a target, of the report or of a commitment |
//!
//! Searched are the statements that the page shows, by the catalogue's name.

#![allow(dead_code, reason = "each of those who share this uses its part")]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use tongbi::compare::indicator_key::indicator_key;
use tongbi::compare::{CellValue, Index, Measure, PeriodShape, Selection, Trend};
use tongbi::model::{Bound, Figure, Kind, Number, Observation, Report, catalog};
use tongbi::quantity::{Decimal, Unit, convert};

/// One fact of a table. A row without a value means that the report gives no number.
#[derive(Clone, Debug)]
pub(crate) struct Fact {
    pub(crate) place: String,
    pub(crate) report_year: String,
    pub(crate) period: String,
    pub(crate) indicator: String,
    pub(crate) target: bool,
    pub(crate) bound: String,
    pub(crate) value: Decimal,
    pub(crate) to: Option<Decimal>,
    pub(crate) unit: String,
}

/// The facts with a value in a CSV table with a header line. A table without a column `place` is about
/// the State Council's reports.
pub(crate) fn table(csv: &str) -> Vec<Fact> {
    let mut lines = csv.lines();
    let header: Vec<&str> = lines.next().unwrap_or_default().split(',').collect();
    let fact = |line: &str| {
        let fields: Vec<&str> = line.split(',').collect();
        let field = |name: &str| {
            let at = header.iter().position(|column| *column == name)?;
            fields.get(at).map(|field| (*field).to_owned())
        };
        Some(Fact {
            place: field("place").unwrap_or_else(|| "国务院".to_owned()),
            report_year: field("report_year")?,
            period: field("period")?,
            indicator: field("indicator")?,
            target: field("kind")? == "target",
            bound: field("bound")?,
            value: field("value")?.parse().ok()?,
            to: field("to").and_then(|to| to.parse().ok()),
            unit: field("unit")?,
        })
    };
    lines.filter_map(fact).collect()
}

/// The result of looking up a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Found under the right indicator, year and kind; `bound`: whether its bound is right too.
    Stands { bound: bool },
    /// Its value is found under another indicator, year or kind. The fields say which of them are right
    /// in the nearest statement.
    Elsewhere { indicator: bool, period: bool, kind: bool },
    /// No statement has its value.
    Absent,
}

/// Whether a file is the report of a fact, by its name: 河南省-2026.txt, 全国-2026.txt.
pub(crate) fn is_of(fact: &Fact, file: &Path) -> bool {
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let place = if fact.place == "国务院" { "全国" } else { &fact.place };
    stem == format!("{place}-{}", fact.report_year)
}

/// Looks up a fact in a report. Also returns the nearest statement in words.
pub(crate) fn look<Y>(fact: &Fact, report: &Report<Y>) -> (Outcome, String) {
    let mut best = (Outcome::Absent, String::new());
    let mut rank = 0;
    for statement in report.observations.iter().chain(report.commitments.iter().flat_map(|c| &c.targets)) {
        for (name, figure, unit) in said(statement) {
            if !same_value(fact, &figure, &unit) {
                continue;
            }
            let indicator = same_indicator(&fact.indicator, &name);
            let period = statement.period.to_string() == fact.period;
            let kind = match statement.kind {
                Kind::Actual | Kind::Preliminary => !fact.target,
                Kind::Target => fact.target,
                Kind::Previous => false,
            };
            let bound = bound_name(&figure) == fact.bound;
            let score =
                1 + 8 * u8::from(indicator) + 4 * u8::from(period) + 2 * u8::from(kind) + u8::from(bound);
            if score > rank {
                rank = score;
                let outcome = match (indicator, period, kind) {
                    (true, true, true) => Outcome::Stands { bound },
                    _ => Outcome::Elsewhere { indicator, period, kind },
                };
                best = (outcome, format!("{name} {} {:?}", statement.period, statement.kind));
            }
        }
    }
    best
}

/// The figures of a statement: its own, and its change in percent under the name of the growth rate.
fn said(statement: &Observation) -> Vec<(String, Figure, String)> {
    let own = statement
        .value
        .figure()
        .map(|figure| (statement.indicator.to_string(), figure.clone(), statement.unit.to_string()));
    let change = statement.change.as_ref().and_then(|change| change.percent.clone());
    let change = change.map(|figure| (format!("{}增速", statement.indicator), figure, "%".to_owned()));
    own.into_iter().chain(change).collect()
}

fn same_value(fact: &Fact, figure: &Figure, unit: &str) -> bool {
    let (from, to) = (Unit::parse(unit), Unit::parse(&fact.unit));
    let converted = |number: &Number| convert(number.value(), &from, &to).map(|value| value.normalize());
    converted(&figure.number) == Some(fact.value.normalize())
        && figure.to.as_ref().and_then(converted) == fact.to.map(|to| to.normalize())
}

/// Whether two names mean one indicator. 实际 only says how a growth was computed.
fn same_indicator(fact: &str, read: &str) -> bool {
    let plain = |name: &str| name.replace("实际增", "增");
    let key = |name: &str| {
        let name = plain(name).replace("价格增速", "价格涨幅");
        catalog::find(&name).map_or_else(|| catalog::normal_form(&name), |known| known.id.to_owned())
    };
    key(fact) == key(read)
}

/// Looks up the facts of one place in the comparison of its reports. Returns how many are found in the row of
/// their indicator and the column of their year, and the facts that are not. Growth may be a row of its own or the
/// stated change in the row of its indicator.
pub(crate) fn in_rows<'a>(facts: &[&'a Fact], reports: &[Arc<Report>]) -> (usize, Vec<&'a Fact>) {
    let index = Index::new(reports);
    let years = facts.iter().filter_map(|fact| fact.period.parse().ok());
    let all = Selection { years: years.clone().min().zip(years.max()), ..Selection::default() };
    let table = index.table(&all, &|_| None);
    let mut rows: BTreeMap<String, Vec<Trend>> = BTreeMap::new();
    for row in (0..table.len()).filter_map(|n| table.row(&index, n)) {
        let growth = row_key(&format!("{}增速", row.indicator));
        let own = if row.measure == Measure::Growth { growth.clone() } else { row_key(&row.indicator) };
        let grown = index.growth_series(row.series).map(|series| (growth, series));
        for (key, series) in grown.into_iter().chain([(own, row.series)]) {
            let trend = index.trend(series).filter(|trend| trend.part == PeriodShape::Year);
            rows.entry(key).or_default().extend(trend);
        }
    }
    let shown = |name: &str, holds: &dyn Fn(&Trend, &CellValue) -> bool, fact: &Fact| {
        let cells = rows.get(&row_key(name)).into_iter().flatten().flat_map(|row| {
            let points = row.points.iter().filter(|point| point.year.to_string() == fact.period);
            points.filter_map(move |point| {
                let cell = if fact.target { &point.target } else { &point.result };
                Some((row, cell.value()?))
            })
        });
        cells.into_iter().any(|(row, cell)| holds(row, cell))
    };
    let stands = |fact: &&&Fact| {
        let own = |row: &Trend, cell: &CellValue| shows(cell, fact, &row.unit);
        let stated = |_: &Trend, cell: &CellValue| {
            let change = index.observation(cell.at).and_then(|observation| observation.change.as_ref());
            change.and_then(|change| change.percent.as_ref()).is_some_and(|f| same_value(fact, f, "%"))
        };
        let level = fact.indicator.strip_suffix("增速");
        shown(&fact.indicator, &own, fact) || level.is_some_and(|level| shown(level, &stated, fact))
    };
    let (standing, missed): (Vec<&Fact>, Vec<&Fact>) = facts.iter().partition(stands);
    (standing.len(), missed)
}

/// Whether a cell shows a fact's value, or lists it beside a revised one.
fn shows(value: &CellValue, fact: &Fact, unit: &str) -> bool {
    let mut figures = value.others.iter().map(|other| &other.figure).chain([&value.figure]);
    figures.any(|figure| {
        same_value(fact, figure, unit) || fact.bound == "over" && is_just_over(fact, figure, unit)
    })
}

/// Whether an exact figure fits a fact such as 超500亿元: at most a tenth above.
fn is_just_over(fact: &Fact, figure: &Figure, unit: &str) -> bool {
    let shown = convert(figure.number.value(), &Unit::parse(unit), &Unit::parse(&fact.unit));
    let tenth = fact.value / Decimal::TEN;
    shown.is_some_and(|shown| shown > fact.value && shown <= fact.value + tenth)
}

fn row_key(name: &str) -> String {
    indicator_key(&name.replace("实际增", "增"))
}

fn bound_name(figure: &Figure) -> &'static str {
    match figure.bound {
        _ if figure.to.is_some() => "range",
        Bound::Exactly => "exactly",
        Bound::About => "about",
        Bound::AtLeast => "at_least",
        Bound::AtMost => "at_most",
        Bound::Over => "over",
        Bound::Nearly => "nearly",
    }
}
