//! A report at a glance: eight fixed slots, and what stands out.
//!
//! | stands out | condition |
//! | --- | --- |
//! | a missed target | of any known indicator |
//! | a target without a result | of an indicator in a slot |
//! | a finding of a check | the surest first |
//! | a rise or fall | of a headline indicator by 10 % to 200 %; 20 % between approximate figures |
//!
//! Known indicators are those of the catalogue, in a unit of their kind. Figures under any other name are shown
//! in the comparison, but are not sure enough to stand out. Nor does a row with a figure to be confirmed.

use std::cmp::Reverse;

use crate::check::Finding;
use crate::compare::{
    Cell, Growth, Index, Measure, PeriodShape, Ratio, Row, SeriesId, Table, Unjudged, Verdict,
};
use crate::model::catalog::{self, Indicator};
use crate::model::{Confidence, Level, Name, Report, Year};
use crate::quantity::{Decimal, Unit};

/// A report at a glance.
#[derive(Clone, Debug, PartialEq)]
pub struct Overview {
    /// The place's label.
    pub place: Name,
    /// The report's year.
    pub year: Year,
    /// The year that the report reviews.
    pub reviewed: Year,
    /// The years of the rows.
    pub years: Vec<Year>,
    /// The eight slots.
    pub slots: Vec<Slot>,
    /// Notable facts, the gravest first.
    pub notable: Vec<Notable>,
}

/// A slot of the overview.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    /// The indicator's name.
    pub indicator: Name,
    /// Its row, whose last year is the reviewed one. `None` if no loaded report gives the indicator.
    pub row: Option<Box<Row>>,
}

/// A fact that a reader of the report should know first.
#[derive(Clone, Debug, PartialEq)]
pub enum Notable {
    /// A target of the reviewed year was missed.
    Missed(Box<Row>),
    /// A target of the reviewed year whose result the report does not give.
    Untold(Box<Row>),
    /// One of the largest rises.
    Rise(Box<Row>),
    /// One of the largest falls.
    Fall(Box<Row>),
    /// A finding of a check, or a repaired reading to confirm.
    Finding(Box<Finding>),
}

/// The most missed targets, findings, rises and falls listed.
const MISSED: usize = 6;
const FINDINGS: usize = 4;
const MOVERS: usize = 2;

/// The percentages between which a rise or fall is notable. A smaller one is usual; a larger one rather comes
/// from a change of definition or a misread figure.
const NOTABLE: (Decimal, Decimal) = (Decimal::TEN, Decimal::from_parts(200, 0, 0, false, 0));

/// Summarizes the report at an index of the list. `findings` are those of all checks. `None` if
/// there is no such report.
#[must_use]
pub fn overview(index: &Index, report: usize, findings: &[Finding]) -> Option<Overview> {
    let given = index.reports().get(report)?;
    let entry = index.place_of(report)?;
    let place = entry.label.clone();
    let reviewed = reviewed(given);
    let table = Table::of_year(index, &place, reviewed);
    let rows: Vec<(&'static Indicator, Row)> = index
        .series_of(&place)
        .filter(|id| index.level_series(*id).is_none())
        .filter_map(|id| known_row(index, &table, id))
        .collect();
    let slots = slots(entry.place.level, &rows);
    let own = |finding: &&Finding| finding.report as usize == report;
    let mut findings: Vec<&Finding> = findings.iter().filter(own).collect();
    findings.sort_by_key(|finding| Reverse(finding.certainty));
    let in_slot =
        |row: &Row| slots.iter().any(|slot| slot.row.as_ref().is_some_and(|own| own.series == row.series));
    let sure: Vec<_> = rows.iter().filter(|(_, row)| is_sure(index, row)).cloned().collect();
    let mut missed: Vec<&Row> = sure.iter().map(|(_, row)| row).filter(|row| is_missed(row)).collect();
    missed.sort_by_key(|row| !in_slot(row));
    let untold = rows.iter().map(|(_, row)| row).filter(|row| in_slot(row) && is_untold(row));
    let boxed = |row: &Row| Box::new(row.clone());
    let notable = (missed.iter().take(MISSED).map(|row| Notable::Missed(boxed(row))))
        .chain(untold.map(|row| Notable::Untold(boxed(row))))
        .chain(findings.into_iter().take(FINDINGS).map(|finding| Notable::Finding(Box::new(finding.clone()))))
        .chain(movers(&sure, &missed, entry.place.level))
        .collect();
    Some(Overview { place, year: given.year, reviewed, years: table.years, slots, notable })
}

/// The year that a report reviews: the one before it, or its own if it has only figures of that (半年报告).
fn reviewed(report: &Report) -> Year {
    let before = report.year.saturating_sub(1);
    let ends = |year: Year| report.observations.iter().any(|o| o.period.last_year() == year && is_result(o));
    if !ends(before) && ends(report.year) { report.year } else { before }
}

fn is_result(observation: &crate::model::Observation) -> bool {
    observation.kind != crate::model::Kind::Target && observation.value.figure().is_some()
}

/// The row of a known indicator, in a unit of its kind.
fn known_row(index: &Index, table: &Table, id: SeriesId) -> Option<(&'static Indicator, Row)> {
    let known = index.known(id)?;
    let row = table.row_of(index, id).filter(|row| row.part.is_within_a_year())?;
    let usual = Unit::parse(known.unit);
    let unit = Unit::parse(&row.unit);
    let is_its_kind = row.measure == Measure::Growth
        || usual.dimension() == unit.dimension()
        || (known.unit.is_empty() && !unit.is_rate())
        || is_money(&usual) && is_money(&unit);
    is_its_kind.then_some((known, row))
}

/// Whether a unit is money in any currency.
fn is_money(unit: &Unit) -> bool {
    let money = ["元", "美元"].map(|one| Unit::parse(one).dimension().clone());
    money.contains(unit.dimension())
}

/// The figure of the reviewed year of either measure.
fn has_result(row: &Row) -> bool {
    [row.cells.last(), row.growth.last()].into_iter().flatten().any(|cell| cell.value().is_some())
}

fn slots(level: Option<Level>, rows: &[(&'static Indicator, Row)]) -> Vec<Slot> {
    // The catalogue lists the growth of an indicator under an id of its own.
    let is = |known: &Indicator, id: &str| known.id == id || known.id.strip_suffix("_growth") == Some(id);
    let best = |id: &str| {
        let own = rows.iter().filter(|(known, _)| is(known, id)).map(|(_, row)| row);
        own.max_by_key(|row| {
            let count = row.cells.iter().filter(|cell| cell.value().is_some()).count();
            (has_result(row), row.part == PeriodShape::Year, row.measure == Measure::Level, count)
        })
    };
    let mut used: Vec<&str> = Vec::new();
    let slot = |ids: &&'static [&'static str]| {
        let given = ids.iter().find(|id| !used.contains(*id) && best(id).is_some());
        let id = given.or(ids.first())?;
        used.push(id);
        let name = catalog::by_id(id)?.name;
        let row = best(id).cloned().map(Box::new);
        Some(Slot { indicator: name.into(), row })
    };
    catalog::slots(level).iter().filter_map(slot).collect()
}

/// Whether no figure of a row waits for confirmation.
fn is_sure(index: &Index, row: &Row) -> bool {
    let shown = row.cells.iter().chain([&row.target]).filter_map(Cell::at);
    let mut read = shown.filter_map(|at| index.observation(at));
    read.all(|observation| observation.evidence.confidence == Confidence::High)
}

fn is_missed(row: &Row) -> bool {
    let Verdict::Judged(judgement) = &row.verdict else { return false };
    judgement.attainment.reached() == Some(false) && row.planned.is_none()
}

fn is_untold(row: &Row) -> bool {
    matches!(row.verdict, Verdict::Unjudged(Unjudged::NoResult)) && row.planned.is_none() && !has_result(row)
}

/// The largest rises, then the largest falls, of rows that missed no target.
fn movers(rows: &[(&'static Indicator, Row)], missed: &[&Row], level: Option<Level>) -> Vec<Notable> {
    let headlines = catalog::headlines(level);
    let is_headline = |id: &str| {
        headlines.contains(&id) || id.strip_suffix("_growth").is_some_and(|id| headlines.contains(&id))
    };
    let mut moved: Vec<(Decimal, &Row)> = rows
        .iter()
        .filter(|(known, _)| is_headline(known.id))
        .map(|(_, row)| row)
        .filter(|row| row.part == PeriodShape::Year && !missed.iter().any(|other| other.series == row.series))
        .filter_map(|row| Some((percent(row)?, row)))
        .filter(|(percent, row)| {
            let times = Decimal::from(1 + u8::from(is_rough(row)));
            percent.abs().checked_div(times).is_some_and(|size| size >= NOTABLE.0)
                && percent.abs() <= NOTABLE.1
        })
        .collect();
    moved.sort_by_key(|(percent, _)| Reverse(percent.abs()));
    let (rises, falls): (Vec<_>, Vec<_>) =
        moved.into_iter().partition(|(percent, _)| *percent > Decimal::ZERO);
    let rises = rises.into_iter().take(MOVERS).map(|(_, row)| Notable::Rise(Box::new(row.clone())));
    let falls = falls.into_iter().take(MOVERS).map(|(_, row)| Notable::Fall(Box::new(row.clone())));
    rises.chain(falls).collect()
}

/// The growth of the reviewed year in percent, stated or computed within one definition.
fn percent(row: &Row) -> Option<Decimal> {
    let compared = row.changes.first()?;
    match compared.growth() {
        Growth::Stated(stated) => Some(stated.change.percent.as_ref()?.number.value()),
        Growth::Computed(difference) if compared.across.is_none() => match difference.ratio {
            Ratio::Percent { value, .. } => Some(value),
            _ => None,
        },
        Growth::Computed(_) | Growth::Unknown(_) => None,
    }
}

fn is_rough(row: &Row) -> bool {
    match row.changes.first().map(crate::compare::Compared::growth) {
        Some(Growth::Computed(difference)) => difference.is_approximate(),
        _ => false,
    }
}

impl Slot {
    /// The cell of the reviewed year: the level, and the growth.
    #[must_use]
    pub fn latest(&self) -> (Option<&Cell>, Option<&Cell>) {
        let Some(row) = &self.row else { return (None, None) };
        match row.measure {
            Measure::Level => (row.cells.last(), row.growth.last()),
            Measure::Growth => (None, row.cells.last()),
        }
    }
}
