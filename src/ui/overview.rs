//! 概览: one report at a glance.

use leptos::prelude::*;
use tongbi::compare::{Cell, Index, ObservationRef, Row, Unjudged, Verdict};
use tongbi::i18n;
use tongbi::i18n::{Lang, yearbook};
use tongbi::model::{Amount, Kind, Observation, Period, Project, Report, StatementRef, Value};
use tongbi::overview::{self, Notable, Overview, Slot};
use tongbi::view::Tab;

use super::compare::cells;
use super::element::{El, button, el};
use super::navigation;
use super::state::State;
use super::{checks, figure, findings};

pub(crate) fn overview(state: State) -> El {
    let chosen = Memo::new(move |_| state.chosen());
    let found = findings::found(state);
    let decided = Memo::new(move |_| state.view.with(|view| (view.dismissed.clone(), view.accepted.clone())));
    el("div").slot(move || {
        let at = chosen.get()?;
        let lang = state.lang.get();
        state.index.with(|index| {
            let index = &index.0;
            let report = index.reports().get(at)?;
            let overview = overview::overview(index, at, &[])?;
            let title = el("div")
                .class("title")
                .child(el("h1").text(i18n::page::report_title(lang, &overview.place, overview.year)))
                .child(el("p").text(i18n::page::reviewed(lang, overview.reviewed)));
            // If no slot has a target, one hint says so, and not each slot.
            let rows = || overview.slots.iter().filter_map(|slot| slot.row.as_deref());
            let unknown = |row: &Row| matches!(row.verdict, Verdict::Unjudged(Unjudged::NoReport));
            let hint = rows().next().filter(|_| rows().all(unknown));
            let hint =
                hint.map(|row| el("p").class("soft").text(i18n::overview::aim(lang, row, overview.reviewed)));
            let has_aims = hint.is_none();
            let slots = overview.slots.iter().map(|one| slot(lang, index, &overview, one, has_aims));
            Some(
                el("div")
                    .child(title.children(hint))
                    .child(el("div").class("slots").children(slots))
                    .slot(move || {
                        // Tracks the decisions alone: the whole view also changes when the reader leaves this tab.
                        decided.with(|_| ());
                        let lang = state.lang.get();
                        state.index.with(|index| {
                            let current = found.get().filter(|found| found.index == *index);
                            let index = &index.0;
                            let findings = current.map(|found| untrack(|| checks::standing(state, &found)));
                            let findings = findings.unwrap_or_default();
                            let overview = overview::overview(index, at, &findings)?;
                            Some(notable(state, lang, index, &overview.notable))
                        })
                    })
                    .children(targets(lang, at, report))
                    .children(projects(state, lang, report))
                    .children(problems(state, report)),
            )
        })
    })
}

/// A slot: the level, the stated growth, the verdict on the target, and the sparkline.
fn slot(lang: Lang, index: &Index, overview: &Overview, slot: &Slot, has_aims: bool) -> El {
    let (years, reviewed) = (&overview.years, overview.reviewed);
    let row = slot.row.as_deref().map(|row| Box::new(i18n::unit::row(lang, row.clone())));
    let slot = &Slot { indicator: slot.indicator.clone(), row };
    let part = slot.row.as_ref().map(|row| i18n::compare::part(lang, row.part)).unwrap_or_default();
    let name = el("h2")
        .text(i18n::name::indicator(lang, &slot.indicator))
        .children((!part.is_empty()).then(|| el("small").text(format!(" {part}"))))
        .children(figure::gloss(lang, &slot.indicator));
    let (level, growth) = slot.latest();
    let has_growth = growth.is_some_and(|cell| cell.value().is_some());
    let value = match (level.and_then(Cell::value), &slot.row) {
        (Some(value), Some(row)) => el("div")
            .class("value")
            .child(
                figure::number(index, value.at)
                    .label(yearbook::spoken(lang, value))
                    .children(cells::number(yearbook::set_value(lang, value))),
            )
            .child(el("small").class("unit").text(i18n::unit::unit(lang, &row.unit))),
        _ => el("div")
            .class("value")
            .child(el("small").class("absent").text(i18n::overview::absent(lang, has_growth))),
    };
    let Some(row) = &slot.row else {
        return el("div")
            .class("slot")
            .child(name)
            .child(value)
            .child(el("div").class("growth gap").text("—"));
    };
    let aim = has_aims.then(|| {
        let words = i18n::overview::aim(lang, row, reviewed);
        el("div").class("aim").child(el("span").class(figure::verdict_class(&row.verdict)).text(words))
    });
    el("div")
        .class("slot")
        .child(name)
        .child(value)
        .child(el("div").class("growth").children(cells::change(lang, row)))
        .children(aim)
        .children(cells::line_of(row, years))
}

fn notable(state: State, lang: Lang, index: &Index, notable: &[Notable]) -> El {
    let line = |one: &Notable| {
        let (class, tab, text) = match one {
            Notable::Missed(_) => ("missed", Tab::Promises, i18n::overview::notable(lang, one)),
            Notable::Untold(_) => ("none", Tab::Promises, i18n::overview::notable(lang, one)),
            Notable::Rise(_) => ("rise", Tab::Compare, i18n::overview::notable(lang, one)),
            Notable::Fall(_) => ("fall", Tab::Compare, i18n::overview::notable(lang, one)),
            Notable::Finding(finding) => {
                ("warn", Tab::Checks, Some(i18n::check::finding(lang, finding, index)))
            }
        };
        el("li")
            .class(class)
            .child(button("plain text", text.unwrap_or_default(), move || navigation::go(state, tab)))
    };
    let section = el("section").child(el("h2").text(state.words().stands_out));
    if notable.is_empty() {
        return section.child(el("p").class("soft").text(state.words().nothing_stands_out));
    }
    section.child(el("ul").class("notable").children(notable.iter().map(line)))
}

/// The targets that the report sets for its own year, each with a link to its sentence.
fn targets(lang: Lang, at: usize, report: &Report) -> Option<El> {
    /// The most targets shown before the list is expanded.
    const SHOWN: usize = 12;

    let number = u32::try_from(at).ok()?;
    let is_target = |one: &Observation| one.kind == Kind::Target && one.period == Period::Year(report.year);
    let line = |(statement, one): (StatementRef, &Observation)| {
        let at = ObservationRef { report: number, statement };
        let change = one.change.as_ref().map(|change| i18n::page::stated_change(lang, change));
        let value = match (&one.value, change) {
            (Value::Missing(_), Some(change)) if !change.is_empty() => change,
            (value, _) => i18n::page::value_with_unit(lang, value, &one.unit),
        };
        el("li").child(el("span").text(format!("{} ", i18n::name::indicator(lang, &one.indicator)))).child(
            el("button").class("figure").attr("data-at", at.to_string()).attr("type", "button").text(value),
        )
    };
    let mut lines: Vec<El> = report.statements().filter(|(.., one)| is_target(one)).map(line).collect();
    if lines.is_empty() {
        return None;
    }
    let rest = lines.split_off(lines.len().min(SHOWN));
    let more = (!rest.is_empty()).then(|| {
        el("details")
            .child(el("summary").text(i18n::page::more_notices(lang, rest.len())))
            .child(el("ul").class("targets").children(rest))
    });
    Some(
        el("section")
            .child(el("h2").text(i18n::page::targets_of(lang, report.year)))
            .child(el("ul").class("targets").children(lines))
            .children(more),
    )
}

fn projects(state: State, lang: Lang, report: &Report) -> Option<El> {
    let words = state.words();
    let amount = move |amount: &Option<Amount>| {
        let Some(Amount { figure, unit, evidence, .. }) = amount else { return el("td") };
        let mended =
            evidence.repaired_from.as_ref().map(|from| el("small").text(i18n::page::mended(lang, from)));
        el("td").text(i18n::unit::figure(lang, figure, unit)).children(mended)
    };
    let line = |project: &Project| {
        el("tr")
            .child(el("th").attr("scope", "row").text(project.name.clone()))
            .child(amount(&project.investment))
            .child(amount(&project.length))
            .child(el("td").text(project.status.map(|status| i18n::model::status(lang, status))))
            .child(el("td").text(project.due.map(|due| i18n::compare::period(lang, due))))
    };
    let head = figure::columns(&[words.project, words.investment, words.length, words.status, words.due]);
    (!report.projects.is_empty()).then(|| {
        let table = figure::table(words.projects)
            .child(head)
            .child(el("tbody").children(report.projects.iter().map(line)));
        el("section").child(el("h2").text(words.projects)).child(figure::scrolling(state, table))
    })
}

fn problems(state: State, report: &Report) -> Option<El> {
    let items = report.problems.iter().map(|problem| el("li").text(problem.text.clone()));
    (!report.problems.is_empty())
        .then(|| el("section").child(el("h2").text(state.words().problems)).child(el("ul").children(items)))
}
