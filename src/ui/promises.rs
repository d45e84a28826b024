//! 承诺: the targets and tasks of one report beside the results in the next.

use leptos::prelude::*;
use tongbi::compare::{self, Index, Promise, Promised};
use tongbi::i18n;
use tongbi::i18n::Lang;
use tongbi::model::{Name, Year};

use super::figure::{self, Peek, Peeked};
use super::state::State;

#[component]
pub(crate) fn Promises() -> impl IntoView {
    let state = State::here();
    let peek = RwSignal::new(None);
    let asked = Memo::new(move |_| asked(state));
    let years = Memo::new(move |_| {
        let place = asked.get().map(|(place, _)| place);
        state.index.with(|index| {
            let years = index.0.years(&place.into_iter().collect::<Vec<_>>());
            years.into_iter().rev().filter(|(.., targets)| *targets > 0).map(|(year, ..)| year).collect::<Vec<_>>()
        })
    });
    let choice = move || {
        let (place, chosen) = asked.get()?;
        (years.with(Vec::len) > 1).then(|| {
            let place = place.clone();
            view! {
                <select aria-label=state.words().year on:change=move |event| {
                    if let Ok(year) = event_target_value(&event).parse::<Year>() {
                        state.choose(place.clone(), year);
                    }
                }>
                    {years.get().into_iter().map(|year| view! {
                        <option value=year.to_string() selected=year == chosen>{year}</option>
                    }).collect_view()}
                </select>
            }
        })
    };
    view! {
        <div class="title">
            <h1>{move || asked.get().map(|(place, year)| i18n::page::promises_title(state.lang.get(), &place, year))}</h1>
            {choice}
        </div>
        {move || {
            let (place, year) = asked.get()?;
            let lang = state.lang.get();
            state.index.with(|index| {
                let promises = compare::promises(&index.0, &place, year, None);
                if promises.is_empty() {
                    return Some(view! { <p class="soft">{state.words().no_promises}</p> }.into_any());
                }
                Some(view! {
                    {targets(state, lang, &index.0, year, &promises, peek)}
                    {tasks(state, &index.0, &promises)}
                }.into_any())
            })
        }}
        <Peek at=peek/>
    }
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
        let with_results = || {
            let years = index.years(std::slice::from_ref(&place));
            years.into_iter().rev().find(|(_, results, targets)| *results > 0 && *targets > 0).map(|(year, ..)| year)
        };
        let year = if by_hand { year } else { with_results().unwrap_or(year) };
        Some((place, year))
    })
}

fn targets(state: State, lang: Lang, index: &Index, year: Year, promises: &[Promise], peek: RwSignal<Peeked>) -> impl IntoView + use<> {
    let words = state.words();
    let rows: Vec<_> = promises
        .iter()
        .filter_map(|promise| match &promise.promised {
            Promised::Target { indicator, unit, rate, target, result, verdict, .. } => Some(view! {
                <tr>
                    <th scope="row">{indicator.to_string()}" "<small>{unit.to_string()}</small>{figure::gloss(lang, indicator)}</th>
                    {figure::cell(state, lang, index, target, peek)}
                    {figure::cell(state, lang, index, result, peek)}
                    <td>{figure::verdict(lang, verdict, unit, *rate)}</td>
                </tr>
            }),
            Promised::Task { .. } => None,
        })
        .collect();
    (!rows.is_empty()).then(|| view! {
        <div class="table">
            <table>
                <caption class="unseen">{words.promises}</caption>
                <thead><tr>
                    <th scope="col" class="name">{words.indicator}</th>
                    <th scope="col">{i18n::page::target_of(lang, year)}</th>
                    <th scope="col">{words.result}</th>
                    <th scope="col">{words.outcome}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    })
}

fn tasks(state: State, index: &Index, promises: &[Promise]) -> Option<impl IntoView + use<>> {
    let tasks: Vec<_> = promises
        .iter()
        .filter_map(|promise| match promise.promised {
            Promised::Task { report, commitment } => {
                let task = index.reports().get(report as usize)?.commitments.get(commitment as usize)?;
                let lead = task.lead.clone().map(|lead| view! { " "<small>{lead}</small> });
                Some(view! { <li>{task.text.clone()}{lead}</li> })
            }
            Promised::Target { .. } => None,
        })
        .collect();
    (!tasks.is_empty()).then(|| view! { <section><h2>{state.words().commitments}</h2><ol class="tasks">{tasks}</ol></section> })
}
