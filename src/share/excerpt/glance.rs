//! What 概览 shows: the slots over the years, what stands out, and the targets, projects and problems of the report.

use super::{Excerpt, Pause};
use std::collections::BTreeMap;

use super::checked::{found, in_words};
use super::cut::{Cut, Extent, indexed};
use super::row::unplaced;
use crate::check::Certainty;
use crate::compare::{Index, ObservationRef, Row};
use crate::model::{Kind, Name, Report, Year};
use crate::overview::{self, Notable, Overview};
use crate::view::View;

/// The reports of a place up to a year, reduced to what the overview of that year shows.
pub(super) async fn excerpt(
    index: &Index,
    view: View,
    (place, year): (&Name, Year),
    sentences: bool,
    pause: &mut impl Pause,
) -> Excerpt {
    let is_of_place =
        |number: &u32| index.place_of(*number as usize).is_some_and(|entry| entry.label == *place);
    let own: Vec<&Report> = (0..)
        .zip(index.reports())
        .filter(|(number, report)| is_of_place(number) && report.year <= year)
        .map(|(_, report)| &**report)
        .collect();
    let mut cut = Cut::default();
    let whole: Vec<Report> = own.iter().map(|report| (*report).clone()).collect();
    let before = indexed(index, &whole);
    let whole = glance(&before, (place, year), pause).await;
    if let Some((at, overview)) = &whole {
        select(&mut cut, &before, *at, overview);
    }
    let reports = |extent: Extent, sentences: bool| {
        let mut reports: Vec<Report> =
            (0..).zip(&own).map(|(at, report)| cut.report(at, report, extent)).collect();
        if !sentences {
            let all = reports.iter_mut().flat_map(|report| &mut report.observations);
            all.for_each(|observation| observation.evidence.quote = None);
        }
        reports
    };
    let shown = whole.map(|(_, overview)| seen(&before, overview));
    for (extent, sentences) in
        Extent::ALL.into_iter().flat_map(|extent| [(extent, sentences), (extent, true)])
    {
        let reports = reports(extent, sentences);
        let cut = indexed(index, &reports);
        pause.pause().await;
        let there = glance(&cut, (place, year), pause).await;
        if there.map(|(_, overview)| seen(&cut, overview)) == shown {
            return Excerpt { reports, view };
        }
    }
    Excerpt { reports: reports(Extent::Everything, true), view }
}

/// The overview of the report of a place and year, with the report's index.
async fn glance(
    index: &Index,
    (place, year): (&Name, Year),
    pause: &mut impl Pause,
) -> Option<(u32, Overview)> {
    let is_own = |at: &usize| index.place_of(*at).is_some_and(|entry| entry.label == *place);
    let is_it = |at: &usize| is_own(at) && index.reports().get(*at).is_some_and(|report| report.year == year);
    let at = (0..index.reports().len()).find(is_it)?;
    let findings = found(index, pause).await;
    Some((u32::try_from(at).ok()?, overview::overview(index, at, &findings)?))
}

fn select(cut: &mut Cut, index: &Index, number: u32, overview: &Overview) {
    let notable = overview.notable.iter().filter_map(|one| match one {
        Notable::Missed(row) | Notable::Untold(row) | Notable::Rise(row) | Notable::Fall(row) => Some(row),
        Notable::Finding(finding) => {
            cut.keep(finding);
            None
        }
    });
    let rows: Vec<&Row> =
        notable.chain(overview.slots.iter().filter_map(|slot| slot.row.as_ref())).map(|row| &**row).collect();
    for row in rows {
        for id in [Some(row.series), index.growth_series(row.series)].into_iter().flatten() {
            cut.statements.extend(index.statements_about(id, |_| true));
        }
    }
    let Some(report) = index.reports().get(number as usize) else { return };
    let targets = report.statements().filter(|(_, one)| one.kind == Kind::Target);
    cut.statements.extend(targets.map(|(statement, _)| ObservationRef { report: number, statement }));
    cut.statements.extend(one_of_each_year(index, &overview.years));
    cut.chosen = Some(number);
}

/// One result and one target of each year, so that empty cells show the same reason as with all reports.
fn one_of_each_year(index: &Index, years: &[Year]) -> Vec<ObservationRef> {
    let mut found = BTreeMap::new();
    for (number, report) in (0..).zip(index.reports()) {
        for (statement, one) in report.statements() {
            let year = one.period.whole_year().filter(|year| years.contains(year));
            if let Some(year) = year.filter(|_| one.value.figure().is_some() && one.kind != Kind::Preliminary)
            {
                let at = ObservationRef { report: number, statement };
                found.entry((year, one.kind == Kind::Target)).or_insert(at);
            }
        }
    }
    found.into_values().collect()
}

/// What a reader sees of an overview, whatever else is loaded.
#[derive(PartialEq)]
struct SeenOverview {
    reviewed: Year,
    years: Vec<Year>,
    slots: Vec<(Name, Option<SeenRow>)>,
    notable: Vec<SeenNotable>,
}

/// A row; its number in the index is not seen.
struct SeenRow(Row);

impl PartialEq for SeenRow {
    fn eq(&self, other: &Self) -> bool {
        Row { series: self.0.series, ..other.0.clone() } == self.0
    }
}

#[derive(PartialEq)]
enum SeenNotable {
    Row(std::mem::Discriminant<Notable>, Box<SeenRow>),
    Finding(Vec<(String, String, Certainty)>),
}

fn seen(index: &Index, overview: Overview) -> SeenOverview {
    let years = overview.years.clone();
    let row = |row: Row| SeenRow(unplaced(row, |year| years.contains(&year)));
    let notable = |one: Notable| {
        let kind = std::mem::discriminant(&one);
        match one {
            Notable::Missed(own) | Notable::Untold(own) | Notable::Rise(own) | Notable::Fall(own) => {
                SeenNotable::Row(kind, Box::new(row(*own)))
            }
            Notable::Finding(finding) => SeenNotable::Finding(in_words(index, &[*finding])),
        }
    };
    SeenOverview {
        reviewed: overview.reviewed,
        slots: overview
            .slots
            .into_iter()
            .map(|slot| (slot.indicator, slot.row.map(|own| row(*own))))
            .collect(),
        notable: overview.notable.into_iter().map(notable).collect(),
        years: overview.years,
    }
}
