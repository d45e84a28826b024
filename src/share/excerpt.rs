//! Selects the part of the reports that a view shows. A recipient sees the same table and the same chart.
//!
//! | view | selected |
//! | --- | --- |
//! | 对比 | the statements of the rows that are not folded, in its years: results, targets, stated growth |
//! | 图表 | the statements of the drawn indicators, in the drawn years |
//! | 概览 | the targets, projects and problems of the chosen report; the statements behind the slots and the highlights, from the reports of its place up to its year |
//! | 承诺 | the report of the chosen place, the next report (with its text, if with sentences), and the earlier reports that make the same promises |
//! | 校核 | what the findings are about: statements with their sentences, and lines of texts |
//! | 原文 | the chosen report |
//!
//! A report that covers a year stays even without statements, so that a cell shows 未提及 and not 无报告.
//! Rows keep their marks of doubtful matches: the excerpt holds the statements that these follow from.
//! Sentences can be left out. A sentence stays if the table would differ without it: 口径调整 in a sentence
//! breaks a series.

mod checked;
mod cut;
mod doubts;
mod glance;
mod kept;
mod row;
mod shown;
mod widened;

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::pause::{Pause, Unpaused, at_once};
use super::without_text;
use crate::compare::{self, Cell, Index, Promise, Promised, Verdict};
use crate::model::{Name, Report, Year};
use crate::view::{Tab, View};
use shown::Shown;

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
    at_once(excerpt_in_steps(index, view, sentences, initials, &mut Unpaused))
}

/// The same with pauses: to select a part of many reports takes longer than a frame.
pub async fn excerpt_in_steps(
    index: &Index,
    view: &View,
    sentences: bool,
    initials: Initials<'_>,
    pause: &mut impl Pause,
) -> Excerpt {
    let shown = match view.tab {
        Tab::Compare => Shown::table(index, view, initials),
        Tab::Charts => Shown::chart(index, view),
        Tab::Checks => return checked::excerpt(index, view, pause).await,
        Tab::Overview | Tab::Promises | Tab::Tasks | Tab::Text => {
            return whole_reports(index, view, sentences, pause).await;
        }
    };
    let everything = || {
        let reports = index.reports().iter().map(|report| without_text(report)).collect();
        Excerpt { reports, view: view.clone() }
    };
    shown.cut(index, sentences, initials, pause).await.unwrap_or_else(everything)
}

/// The reports of the chosen place, for a view that shows whole reports.
async fn whole_reports(index: &Index, view: &View, sentences: bool, pause: &mut impl Pause) -> Excerpt {
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
        return glance::excerpt(index, opened.clone(), (place, *year), sentences, pause).await;
    }
    let is_shown = |report: &Report| match view.tab {
        Tab::Tasks | Tab::Text => Some(report.year) == year,
        _ => promised.as_ref().is_none_or(|years| years.contains(&report.year)),
    };
    let is_promises = view.tab == Tab::Promises;
    let cut = |report: &Arc<Report>| {
        // What became of tasks without a figure is looked up in the whole text of the next report.
        if is_promises && sentences && year.is_some_and(|year| report.year == year.saturating_add(1)) {
            return (**report).clone();
        }
        let mut report = without_text(report);
        if is_promises {
            report.projects.clear();
            report.problems.clear();
            report.outline.clear();
        }
        report
    };
    let reports = of_place().filter(|report| is_shown(report)).map(cut).collect();
    Excerpt { reports, view: opened }
}

/// The years of the reports that show the promises of a year: from the first of an unbroken run to the next report.
/// `None` if a target would change without the other reports.
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
        Verdict::Judged(judgement) => (Some((judgement.attainment, judgement.bound)), None, None),
        Verdict::Reported { completion, .. } => (None, Some(completion), None),
        Verdict::Unjudged(why) => (None, None, Some(why)),
    };
    let cells = (as_written(target), as_written(result), so_far.map(as_written));
    Some(((since, dropped, progress), indicator, cells, outcome))
}
