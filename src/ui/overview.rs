//! 概览: one report at a glance.

use leptos::prelude::*;
use tongbi::chart;
use tongbi::compare::{Change, Index, ObservationRef};
use tongbi::i18n;
use tongbi::i18n::Lang;
use tongbi::model::{Amount, Kind, Observation, Period, Project, Report, StatementRef, Value};
use tongbi::overview::{self, Card, Notable};
use tongbi::view::Tab;

use super::element::{El, button, el};
use super::navigation;
use super::state::State;
use super::{checks, figure};

pub(crate) fn overview(state: State) -> El {
    let chosen = Memo::new(move |_| state.chosen());
    el("div").slot(move || {
        let at = chosen.get()?;
        let lang = state.lang.get();
        state.index.with(|index| {
            let index = &index.0;
            let report = index.reports().get(at)?;
            let overview = overview::overview(index, at, &checks::standing(state, index))?;
            let title = el("div")
                .class("title")
                .child(el("h1").text(i18n::page::report_title(lang, &overview.place, overview.year)))
                .child(el("p").text(i18n::page::reviewed(lang, overview.reviewed)));
            let cards = overview.cards.iter().map(|one| card(state, lang, index, one));
            Some(
                el("div")
                    .child(title)
                    .child(el("div").class("cards").children(cards))
                    .child(notable(state, lang, index, &overview.notable))
                    .children(targets(lang, at, report))
                    .children(projects(state, lang, report))
                    .children(problems(state, report)),
            )
        })
    })
}

fn card(state: State, lang: Lang, index: &Index, card: &Card) -> El {
    let change = match &card.change {
        Change::Computed(difference) => el("span")
            .class(figure::direction(difference.direction))
            .text(i18n::compare::change(lang, &card.change, &card.unit)),
        Change::NotComputed(_) => el("span").class("soft").text(state.words().no_earlier),
    };
    let history: Vec<_> =
        card.history.iter().map(|(year, value)| Some((*year, value.figure.number.value()))).collect();
    let sparkline =
        (history.len() > 1).then(|| el("span").class("sparkline").drawing(&chart::sparkline(&history)));
    let name = el("h2").text(card.indicator.to_string()).children(figure::gloss(lang, &card.indicator));
    let value = el("div")
        .class("value")
        .children(figure::figure(lang, index, &card.value))
        .child(el("small").class("unit").text(card.unit.to_string()));
    el("div")
        .class("card")
        .child(name)
        .child(value)
        .child(el("div").class("note").child(change).children(sparkline))
        .child(el("div").class("note").child(figure::verdict(lang, &card.verdict, &card.unit, card.rate)))
}

fn notable(state: State, lang: Lang, index: &Index, notable: &[Notable]) -> El {
    let line = |one: &Notable| {
        let (class, tab, text) = match one {
            Notable::Missed { .. } => ("missed", Tab::Promises, i18n::overview::notable(lang, one)),
            Notable::Rise { .. } => ("rise", Tab::Compare, i18n::overview::notable(lang, one)),
            Notable::Fall { .. } => ("fall", Tab::Compare, i18n::overview::notable(lang, one)),
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
        el("li").child(el("span").text(format!("{} ", one.indicator))).child(
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
            .child(el("h2").text(i18n::page::target_of(lang, report.year)))
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
        el("td").text(format!("{} {unit}", i18n::compare::figure(lang, figure))).children(mended)
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
        el("section").child(el("h2").text(words.projects)).child(figure::scrolling(table))
    })
}

fn problems(state: State, report: &Report) -> Option<El> {
    let items = report.problems.iter().map(|problem| el("li").text(problem.text.clone()));
    (!report.problems.is_empty())
        .then(|| el("section").child(el("h2").text(state.words().problems)).child(el("ul").children(items)))
}
