//! Selects the part of the reports that a view shows. A recipient sees the same table and the same chart.
//!
//! | view | selected |
//! | --- | --- |
//! | 对比 | the statements of the rows that are not folded, in its years: results, targets, stated growth |
//! | 图表 | the statements of the drawn indicators, in the drawn years |
//! | 概览 | of the chosen report the targets, projects and problems; of its place up to its year the statements of the slots and of what stands out |
//! | 承诺 | of the chosen place the report, the next one, and those that promise the same before it |
//! | 校核 | what the findings are about: statements with their sentences, and lines of texts |
//! | 原文 | the chosen report |
//!
//! A report that covers a year stays even without statements, so that a cell shows 未提及 and not 无报告.
//! Sentences can be left out. A sentence stays if the table would differ without it: 口径调整 in a sentence
//! breaks a series.

mod checked;
mod cut;
mod glance;

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::RangeInclusive;
use std::sync::Arc;

use super::without_text;
use crate::chart;
use crate::compare::{
    self, Cell, CellGap, Explanation, Index, ObservationRef, Promise, Promised, Row, SeriesId, Trend,
    Verdict, Yearbook,
};
use crate::model::{
    Evidence, Extra, Kind, Name, Observation, Place, Report, StatedChange, StatementRef, Topic, Year, catalog,
};
use crate::view::{Tab, View};

/// The first letter of a character's pinyin, which searches match too.
pub type Initials<'a> = &'a dyn Fn(char) -> Option<char>;

/// A part of the reports, with the view of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Excerpt {
    /// The selected part.
    pub reports: Vec<Report>,
    /// The view. It names the years and indicators that the page chose from all reports.
    pub view: View,
}

/// Selects what a view shows, with or without the sentences of the figures.
#[must_use]
pub fn excerpt(index: &Index, view: &View, sentences: bool, initials: Initials<'_>) -> Excerpt {
    let shown = match view.tab {
        Tab::Compare => Shown::table(index, view, initials),
        Tab::Charts => Shown::chart(index, view),
        Tab::Checks => return checked::excerpt(index, view),
        Tab::Overview | Tab::Promises | Tab::Tasks | Tab::Text => {
            return whole_reports(index, view, sentences);
        }
    };
    let everything = || {
        let reports = index.reports().iter().map(|report| without_text(report)).collect();
        Excerpt { reports, view: view.clone() }
    };
    shown.cut(index, sentences, initials).unwrap_or_else(everything)
}

/// The reports of the chosen place, for a view that shows whole reports.
fn whole_reports(index: &Index, view: &View, sentences: bool) -> Excerpt {
    let labelled = || index.reports().iter().enumerate().map(|(at, report)| (index.place_of(at), report));
    let label = |place: Option<&crate::compare::PlaceEntry>| place.map(|entry| entry.label.clone());
    let first = labelled().next().and_then(|(place, _)| label(place));
    let named = view.report.clone().filter(|(name, year)| {
        labelled().any(|(place, report)| report.year == *year && label(place).as_ref() == Some(name))
    });
    let place = named.as_ref().map(|(place, _)| place.clone()).or(first);
    let of_place = || labelled().filter(|(other, _)| label(*other) == place).map(|(_, report)| report);
    let opening = place.as_ref().filter(|_| view.tab == Tab::Promises);
    let opening = opening.and_then(|place| compare::opening_year(index, place));
    let latest = || of_place().map(|report| report.year).max();
    let year = named.map(|(_, year)| year).or(opening).or_else(latest);
    let promised = place.as_ref().zip(year).filter(|_| view.tab == Tab::Promises);
    let promised = promised.and_then(|(place, year)| promised_years(index, view, place, year));
    let opened = View { report: place.clone().zip(year), ..view.clone() };
    if view.tab == Tab::Overview
        && let Some((place, year)) = &opened.report
    {
        return glance::excerpt(index, opened.clone(), (place, *year), sentences);
    }
    let is_shown = |report: &Report| match view.tab {
        Tab::Tasks | Tab::Text => Some(report.year) == year,
        _ => promised.as_ref().is_none_or(|years| years.contains(&report.year)),
    };
    let mut reports: Vec<Report> =
        of_place().filter(|report| is_shown(report)).map(|report| without_text(report)).collect();
    if view.tab == Tab::Promises {
        for report in &mut reports {
            report.projects.clear();
            report.problems.clear();
            report.outline.clear();
        }
    }
    Excerpt { reports, view: opened }
}

/// The years of the reports that show the promises of a year: from the first of an unbroken run to the next
/// report. `None` if targets would differ without the others.
fn promised_years(index: &Index, view: &View, place: &Name, year: Year) -> Option<RangeInclusive<Year>> {
    let promises = |index: &Index| compare::promises(index, place, year, view.schedule.as_ref());
    let all = promises(index);
    let first = all.iter().map(|promise| promise.since).min().unwrap_or(year).min(year);
    let years = first..=year.saturating_add(1);
    let kept = (0..).zip(index.reports()).filter(|(number, report)| {
        let is_of_place = index.place_of(*number).is_some_and(|entry| entry.label == *place);
        is_of_place && years.contains(&report.year)
    });
    let reports: Vec<Arc<Report>> = kept.map(|(_, report)| report.clone()).collect();
    let cut = Index::with_overrides(&reports, index.overrides());
    let targets = |promises: Vec<Promise>| promises.into_iter().filter_map(seen).collect::<Vec<_>>();
    (targets(all) == targets(promises(&cut))).then_some(years)
}

/// What a reader sees of a target: its figures as written, because the unit of a series may depend on other
/// reports, and the outcome.
fn seen(promise: Promise) -> Option<impl PartialEq> {
    let Promise { promised, since, dropped, progress, .. } = promise;
    let Promised::Target { indicator, unit, target, result, so_far, verdict, .. } = promised else {
        return None;
    };
    let as_written = |cell: Cell| match cell {
        Cell::Value(value) => {
            let (figure, unit) =
                value.written.map_or((value.figure, unit.clone()), |written| (written.figure, written.unit));
            let to = figure.to.map(|to| to.value());
            Ok((figure.number.value(), to, figure.bound, unit, value.kind))
        }
        Cell::Gap(gap) => Err(std::mem::discriminant(&gap)),
    };
    let outcome = match verdict {
        Verdict::Judged(judgement) => (Some((judgement.outcome, judgement.bound)), None, None),
        Verdict::Reported { completion, .. } => (None, Some(completion), None),
        Verdict::Unjudged(why) => (None, None, Some(why)),
    };
    let cells = (as_written(target), as_written(result), so_far.map(as_written));
    Some(((since, dropped, progress), indicator, cells, outcome))
}

/// The content of a table or a chart.
struct Shown {
    rows: Vec<SeriesId>,
    years: BTreeSet<Year>,
    view: View,
}

/// The most rows that are selected one by one. No app takes a link with more.
const MOST_ROWS: usize = 2_000;

impl Shown {
    fn table(index: &Index, view: &View, initials: Initials<'_>) -> Self {
        let book = index.yearbook(&view.selection, initials);
        let table = &book.table;
        let pairs = table.compared.iter().chain(&table.beside).flat_map(|(from, to)| [*from, *to]);
        // The page shows the targets of the newest report in a column of their own.
        let planned = index.years(&view.selection.places).into_iter().filter(|(.., targets)| *targets > 0);
        let newest_plan = planned.map(|(year, ..)| year).max();
        let years = table.years.iter().copied().chain(pairs).chain(table.target_year).chain(newest_plan);
        let years = years.collect();
        let mut view = own_decisions_alone(view);
        let span = table.years.first().copied().zip(table.years.last().copied());
        view.selection.years = view.selection.years.or(span);
        view.selection.compared = view.selection.compared.or(table.compared);
        Self { rows: book.shown().collect(), years, view }
    }

    fn chart(index: &Index, view: &View) -> Self {
        let mut spec = view.chart_spec(index);
        if spec.kind == chart::Kind::BarLine {
            // Level and growth are drawn whichever of them was chosen.
            let others = |id: &SeriesId| [index.level_series(*id), index.growth_series(*id)];
            spec.series.extend(spec.series.clone().iter().flat_map(others).flatten());
        }
        let mut sent = own_decisions_alone(view);
        sent.drawn = view.drawn_indicators(index);
        sent.captions = view.captions.clone();
        sent.captions.retain(|own| own.drawn == sent.drawn);
        let years = if spec.years.is_empty() {
            let trends = spec.series.iter().filter_map(|id| index.trend(*id));
            trends.flat_map(|trend| trend.points.into_iter().map(|point| point.year)).collect()
        } else {
            spec.years.into_iter().collect()
        };
        Self { rows: spec.series, years, view: sent }
    }

    /// The statements shown, without sentences unless they are requested or needed; `None` if no part of
    /// the reports shows the same.
    fn cut(self, index: &Index, sentences: bool, initials: Initials<'_>) -> Option<Excerpt> {
        let mut keep = Keep::new(index, &self, sentences);
        // Starts without optional parts, then adds the sentences of rows that differ, then all years of
        // these rows.
        for widen in [Keep::with_sentences, Keep::with_all_years, Keep::with_all_years] {
            let excerpt = Excerpt { reports: keep.reports(index), view: self.view.clone() };
            if self.rows.len() > MOST_ROWS {
                return Some(excerpt);
            }
            let differing = self.differing(index, &excerpt, initials)?;
            if differing == Differing::default() {
                return Some(excerpt);
            }
            if differing.order {
                keep.statements.extend(self.rows.iter().filter_map(|id| index.first_mention(*id)));
            }
            differing.rows.iter().for_each(|id| widen(&mut keep, index, *id));
        }
        None
    }
}

/// How an excerpt differs from the whole.
#[derive(Debug, Default, PartialEq)]
struct Differing {
    /// Rows with different figures.
    rows: Vec<SeriesId>,
    /// The rows have a different order.
    order: bool,
}

impl Shown {
    /// The difference of the excerpt; `None` if it has other years or lacks a row.
    fn differing(&self, index: &Index, excerpt: &Excerpt, initials: Initials<'_>) -> Option<Differing> {
        let reports: Vec<Arc<Report>> = excerpt.reports.iter().cloned().map(Arc::new).collect();
        let cut = Index::with_overrides(&reports, index.overrides());
        if self.view.tab == Tab::Charts {
            let is_same = |id: &SeriesId| {
                let before = index.trend(*id);
                let after = before.as_ref().and_then(|t| cut.trend(cut.find(&t.place, &t.indicator)?));
                before.map(|trend| self.course(trend)) == after.map(|trend| self.course(trend))
            };
            let rows = self.rows.iter().filter(|id| !is_same(id)).copied().collect();
            return Some(Differing { rows, order: false });
        }
        let selection = &self.view.selection;
        let (before, after) = (index.yearbook(selection, initials), cut.yearbook(selection, initials));
        let heads = |book: &Yearbook| {
            let table = &book.table;
            (table.years.clone(), table.compared, table.target_year, book.shown().count())
        };
        if heads(&before) != heads(&after) {
            return None;
        }
        let name =
            |row: &Row| (row.place.clone(), row.indicator.clone(), row.part, row.rate, row.unit.clone());
        let rows = |book: &Yearbook, index: &Index| -> Vec<Row> {
            book.shown()
                .filter_map(|id| book.row(index, id))
                .map(|row| unplaced(row, |year| self.years.contains(&year)))
                .collect()
        };
        let (before, after) = (rows(&before, index), rows(&after, &cut));
        let places: HashMap<_, usize> = after.iter().enumerate().map(|(at, row)| (name(row), at)).collect();
        let mut differing = Differing::default();
        for (at, row) in before.iter().enumerate() {
            let place = places.get(&name(row)).copied();
            differing.order |= place.is_some_and(|place| place != at);
            let other = place.and_then(|place| after.get(place));
            let is_same = other.is_some_and(|other| Row { series: row.series, ..other.clone() } == *row);
            differing.rows.extend((!is_same).then_some(row.series));
        }
        Some(differing)
    }

    /// The drawn values of a series.
    fn course(&self, mut trend: Trend) -> Trend {
        trend.points.retain(|point| self.years.contains(&point.year));
        for point in &mut trend.points {
            unplace(&mut point.result);
            unplace(&mut point.target);
        }
        trend.breaks.retain(|(year, _)| self.years.contains(year));
        trend
    }
}

/// A row without the places of its figures, without its other names, and without breaks in years that are not shown.
fn unplaced(mut row: Row, is_shown: impl Fn(Year) -> bool) -> Row {
    row.also.clear();
    row.breaks.retain(|(year, _)| is_shown(*year));
    let further = row.further.as_mut();
    let (target, verdict) = further.map(|set| (&mut set.target, &mut set.verdict)).unzip();
    row.cells.iter_mut().chain(&mut row.growth).chain([&mut row.target]).chain(target).for_each(unplace);
    for verdict in [Some(&mut row.verdict), verdict].into_iter().flatten() {
        if let Verdict::Reported { at, .. } = verdict {
            *at = NOWHERE;
        }
    }
    for stated in row.changes.iter_mut().filter_map(|compared| compared.stated.as_mut()) {
        stated.at = NOWHERE;
        stated.change.span = None;
        stated.change.extra = Extra::default();
        if let Explanation::Revised { at, .. } = &mut stated.explanation {
            *at = NOWHERE;
        }
    }
    row
}

const NOWHERE: ObservationRef =
    ObservationRef { report: 0, statement: StatementRef { commitment: None, observation: 0 } };

fn unplace(cell: &mut Cell) {
    match cell {
        Cell::Value(value) => {
            value.at = NOWHERE;
            value.others.iter_mut().for_each(|other| other.at = NOWHERE);
        }
        Cell::Gap(CellGap::Reason(_, at) | CellGap::OtherUnit(_, at)) => *at = NOWHERE,
        Cell::Gap(CellGap::NotMentioned | CellGap::NoReport) => {}
    }
}

/// The view without decisions that do not affect tables and charts, and without words for charts.
fn own_decisions_alone(view: &View) -> View {
    let mut view = view.clone();
    view.dismissed.clear();
    view.accepted.clear();
    view.phrases.clear();
    view.overrides.answers.clear();
    view.captions.clear();
    view
}

/// The selected statements, and those selected with their sentences.
struct Keep<'a> {
    shown: &'a Shown,
    statements: BTreeSet<ObservationRef>,
    sentences: BTreeSet<ObservationRef>,
    /// The topic under which a statement is listed, if its name does not determine the topic.
    topics: HashMap<ObservationRef, Topic>,
    all_sentences: bool,
}

impl<'a> Keep<'a> {
    fn new(index: &Index, shown: &'a Shown, sentences: bool) -> Self {
        let mut keep = Self {
            shown,
            statements: BTreeSet::new(),
            sentences: BTreeSet::new(),
            topics: HashMap::new(),
            all_sentences: sentences,
        };
        for id in &shown.rows {
            let in_view = |year: Year| shown.years.contains(&year);
            let growth = index.growth_series(*id);
            for id in [Some(*id), growth].into_iter().flatten() {
                keep.statements.extend(index.statements_about(id, in_view));
            }
            let topic = index.trend(*id).map(|trend| trend.topic);
            for at in index.statements_naming(*id) {
                let known = index.observation(at).and_then(|o| catalog::find(&o.indicator)).map(|i| i.topic);
                keep.topics.extend(topic.filter(|topic| Some(*topic) != known).map(|topic| (at, topic)));
            }
        }
        keep.fill(index);
        keep
    }

    /// Keeps the columns of years in which no selected row has a figure: one figure of any other row is
    /// added.
    fn fill(&mut self, index: &Index) {
        let places = &self.shown.view.selection.places;
        let labels = index.places().iter().map(|place| &place.label);
        let chosen: Vec<&Name> = labels.filter(|l| places.is_empty() || places.contains(l)).collect();
        for year in self.shown.years.clone() {
            let all = chosen.iter().flat_map(|place| index.series_of(place));
            let about: Vec<ObservationRef> =
                all.flat_map(|id| index.statements_about(id, |y| y == year)).collect();
            let is_target =
                |at: &&ObservationRef| index.observation(**at).is_some_and(|o| o.kind == Kind::Target);
            let (targets, results): (Vec<_>, Vec<_>) = about.iter().partition(is_target);
            for class in [targets, results] {
                if class.iter().all(|at| !self.statements.contains(*at)) {
                    let whole = |at: &&&ObservationRef| {
                        index
                            .observation(***at)
                            .is_some_and(|o| o.value.figure().is_some() && o.period.whole_year().is_some())
                    };
                    self.statements.extend(class.iter().find(whole).map(|at| **at));
                }
            }
        }
    }

    fn with_sentences(&mut self, index: &Index, id: SeriesId) {
        self.sentences.extend(index.statements_about(id, |_| true));
    }

    fn with_all_years(&mut self, index: &Index, id: SeriesId) {
        self.statements.extend(index.statements_about(id, |_| true));
        self.with_sentences(index, id);
    }

    /// The reports, reduced to what was selected. A report of a chosen place, or of a place with the same
    /// name, is kept even if nothing of it was selected.
    fn reports(&self, index: &Index) -> Vec<Report> {
        let places = &self.shown.view.selection.places;
        let names: HashSet<&Name> = index
            .places()
            .iter()
            .filter(|entry| places.is_empty() || places.contains(&entry.label))
            .map(|entry| &entry.place.name)
            .collect();
        let covers = |report: &Report| {
            [report.year, report.year.saturating_sub(1)].iter().any(|year| self.shown.years.contains(year))
        };
        let cut = (0..).zip(index.reports()).filter_map(|(number, report)| {
            let place = index.place_of(number as usize).map(|entry| &entry.place.name);
            let cut = self.report(number, report);
            let is_named = place.is_some_and(|place| names.contains(place)) && covers(report);
            (is_named || !cut.observations.is_empty()).then_some(cut)
        });
        cut.collect()
    }

    fn report(&self, number: u32, report: &Report) -> Report {
        let place = Place { extra: Extra::default(), ..report.place.clone() };
        let mut cut = Report::new(place, report.year);
        // The targets of tasks are kept without the tasks.
        for (statement, observation) in report.statements() {
            let at = ObservationRef { report: number, statement };
            if self.statements.contains(&at) {
                cut.observations.push(self.observation(at, observation));
            }
        }
        cut
    }

    fn observation(&self, at: ObservationRef, observation: &Observation) -> Observation {
        let sentence = self.all_sentences || self.sentences.contains(&at);
        let searched = !self.shown.view.selection.search.is_empty();
        let Observation { evidence, change, .. } = observation;
        let note = observation.extra.0.iter().filter(|(name, _)| name == "note").cloned().collect();
        Observation {
            as_written: observation.as_written.clone().filter(|_| sentence || searched),
            topic: self.topics.get(&at).copied(),
            completion_span: None,
            evidence: Evidence {
                quote: evidence.quote.clone().filter(|_| sentence),
                span: None,
                runner_up: None,
                ..evidence.clone()
            },
            change: change.clone().map(|change| StatedChange {
                span: None,
                extra: Extra::default(),
                ..change
            }),
            corrected_from: None,
            extra: Extra(note),
            ..observation.clone()
        }
    }
}
