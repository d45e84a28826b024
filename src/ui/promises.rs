//! 承诺: the targets and tasks of one report beside the results in the next.

use leptos::prelude::*;
use tongbi::compare::{self, Index, Promise, Promised};
use tongbi::i18n;
use tongbi::i18n::Lang;
use tongbi::model::{Name, Year};

use super::element::{El, el, option};
use super::figure;
use super::state::State;

pub(crate) fn promises(state: State) -> El {
    let asked = Memo::new(move |_| asked(state));
    let title =
        move || asked.get().map(|(place, year)| i18n::page::promises_title(state.lang.get(), &place, year));
    let content = move || {
        let Some((place, year)) = asked.get() else { return Vec::new() };
        let lang = state.lang.get();
        state.index.with(|index| {
            let promises = compare::promises(&index.0, &place, year, None);
            let parts: Vec<El> = targets(state, lang, &index.0, year, &promises)
                .into_iter()
                .chain(tasks(state, lang, &index.0, year, &promises))
                .collect();
            if parts.is_empty() { vec![el("p").class("soft").text(state.words().no_promises)] } else { parts }
        })
    };
    el("div")
        .child(
            el("div")
                .class("title")
                .child(el("h1").text(title))
                .slot(move || asked.get().and_then(|asked| years(state, asked))),
        )
        .slot(content)
        .child(super::tasks::tasks(state))
        .child(figure::peek(state))
}

/// Whose promises of which year: those of the chosen report; unless one was chosen by hand, the
/// latest whose results are known.
fn asked(state: State) -> Option<(Name, Year)> {
    let at = state.chosen()?;
    let by_hand = state.view.with(|view| view.report.is_some());
    state.index.with(|index| {
        let index = &index.0;
        let place = index.place_of(at)?.label.clone();
        let year = index.reports().get(at)?.year;
        let years = index.years(std::slice::from_ref(&place));
        let done = years.into_iter().rev().find(|(_, results, targets)| *results > 0 && *targets > 0);
        let year = if by_hand { year } else { done.map_or(year, |(year, ..)| year) };
        Some((place, year))
    })
}

/// The years that have targets.
fn years(state: State, (place, chosen): (Name, Year)) -> Option<El> {
    let years = state.index.with(|index| index.0.years(std::slice::from_ref(&place)));
    let years: Vec<Year> =
        years.into_iter().rev().filter(|(.., targets)| *targets > 0).map(|(year, ..)| year).collect();
    let options = years.iter().map(|year| option(year.to_string(), year.to_string(), *year == chosen));
    (years.len() > 1).then(|| {
        el("select")
            .label(state.words().year)
            .take("change", move |year| {
                if let Ok(year) = year.parse() {
                    state.choose(place.clone(), year);
                }
            })
            .children(options)
    })
}

fn targets(state: State, lang: Lang, index: &Index, year: Year, promises: &[Promise]) -> Option<El> {
    let words = state.words();
    let rows: Vec<El> = promises
        .iter()
        .filter_map(|promise| {
            let Promised::Target { indicator, unit, rate, target, result, verdict, .. } = &promise.promised
            else {
                return None;
            };
            Some(
                el("tr")
                    .child(figure::row_header(lang, indicator, unit))
                    .child(figure::cell(state, lang, index, target))
                    .child(figure::cell(state, lang, index, result))
                    .child(el("td").child(figure::verdict(lang, verdict, unit, *rate)))
                    .child(el("td").class("words").text(i18n::compare::repeated(lang, promise, year))),
            )
        })
        .collect();
    let target = i18n::page::target_of(lang, year);
    let head = figure::columns(&[words.indicator, &target, words.result, words.outcome, words.note]);
    (!rows.is_empty()).then(|| {
        let table = figure::table(words.promises).child(head).child(el("tbody").children(rows));
        figure::scrolling(table)
    })
}

fn tasks(state: State, lang: Lang, index: &Index, year: Year, promises: &[Promise]) -> Option<El> {
    let rows: Vec<El> = promises
        .iter()
        .filter_map(|promise| {
            let Promised::Task { report, commitment, mention } = &promise.promised else { return None };
            let task = index.reports().get(*report as usize)?.commitments.get(*commitment as usize)?;
            let lead = task.lead.clone().map(|lead| el("small").text(lead));
            Some(
                el("tr")
                    .child(el("th").attr("scope", "row").class("task").text(task.text.clone()).children(lead))
                    .child(el("td").class("words").text(i18n::compare::mention(lang, mention).to_owned()))
                    .child(el("td").class("words").text(i18n::compare::repeated(lang, promise, year))),
            )
        })
        .collect();
    let words = state.words();
    (!rows.is_empty()).then(|| {
        let head = figure::columns(&[words.commitment, words.next_report, words.note]);
        let table = figure::table(words.commitments).child(head).child(el("tbody").children(rows));
        el("section").child(el("h2").text(words.commitments)).child(figure::scrolling(table))
    })
}
