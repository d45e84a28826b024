//! 概览: one report at a glance.

use leptos::prelude::*;
use tongbi::check;
use tongbi::compare::{Change, Index};
use tongbi::i18n;
use tongbi::i18n::Lang;
use tongbi::model::{Amount, Project, Report};
use tongbi::overview::{self, Card, Notable};
use tongbi::view::Tab;

use super::drawing;
use super::figure;
use super::state::State;

#[component]
pub(crate) fn Overview() -> impl IntoView {
    let state = State::here();
    let chosen = Memo::new(move |_| state.chosen());
    move || {
        let at = chosen.get()?;
        let lang = state.lang.get();
        state.index.with(|index| {
            let index = &index.0;
            let report = index.reports().get(at)?.clone();
            let overview = overview::overview(index, at, &check::run(index))?;
            Some(view! {
                <div class="title">
                    <h1>{i18n::page::report_title(lang, &overview.place, overview.year)}</h1>
                    <p>{i18n::page::reviewed(lang, overview.reviewed)}</p>
                </div>
                <div class="cards">{overview.cards.iter().map(|one| card(state, lang, index, one)).collect_view()}</div>
                {notable(state, lang, index, &overview.notable)}
                {projects(state, lang, &report)}
                {problems(state, &report)}
            })
        })
    }
}

fn card(state: State, lang: Lang, index: &Index, card: &Card) -> impl IntoView + use<> {
    let peek = RwSignal::new(None);
    let change = match &card.change {
        Change::Computed(difference) => {
            let text = i18n::compare::change(lang, &card.change, &card.unit);
            view! { <span class=figure::direction(difference.amount)>{text}</span> }.into_any()
        }
        Change::NotComputed(_) => view! { <span class="soft">{state.words().no_earlier}</span> }.into_any(),
    };
    let history: Vec<_> = card.history.iter().map(|(year, value)| Some((*year, value.figure.number.value()))).collect();
    view! {
        <div class="card">
            <h2>{card.indicator.to_string()}{figure::gloss(lang, &card.indicator)}</h2>
            <div class="value">{figure::figure(state, lang, index, &card.value, peek)}<small>{card.unit.to_string()}</small></div>
            <div class="note">{change} {drawing::sparkline(&history)}</div>
            <div class="note">{figure::verdict(lang, &card.verdict, &card.unit, card.rate)}</div>
        </div>
    }
}

fn notable(state: State, lang: Lang, index: &Index, notable: &[Notable]) -> impl IntoView + use<> {
    let words = state.words();
    let line = |one: &Notable| {
        let (class, tab) = match one {
            Notable::Missed { .. } => ("missed", Tab::Promises),
            Notable::Rise { .. } => ("rise", Tab::Compare),
            Notable::Fall { .. } => ("fall", Tab::Compare),
            Notable::Finding(_) => ("warn", Tab::Checks),
        };
        let text = match one {
            Notable::Finding(finding) => i18n::check::finding(lang, finding, index),
            other => i18n::overview::notable(lang, other),
        };
        view! { <li class=class><button class="plain text" on:click=move |_| state.go(tab)>{text}</button></li> }
    };
    view! {
        <section>
            <h2>{words.stands_out}</h2>
            {if notable.is_empty() {
                view! { <p class="soft">{words.nothing_stands_out}</p> }.into_any()
            } else {
                view! { <ul class="notable">{notable.iter().map(line).collect_view()}</ul> }.into_any()
            }}
        </section>
    }
}

fn projects(state: State, lang: Lang, report: &Report) -> Option<impl IntoView + use<>> {
    let words = state.words();
    let amount = move |amount: &Option<Amount>| {
        amount.as_ref().map(|amount| {
            let mended = amount.evidence.repaired_from.as_ref().map(|from| view! { <small>{i18n::page::mended(lang, from)}</small> });
            view! { {i18n::compare::figure(lang, &amount.figure)}" "<small>{amount.unit.to_string()}</small>" "{mended} }
        })
    };
    let line = |project: &Project| view! {
        <tr>
            <th scope="row">{project.name.clone()}</th>
            <td>{amount(&project.investment)}</td>
            <td>{amount(&project.length)}</td>
            <td>{project.status.map(|status| i18n::model::status(lang, status))}</td>
            <td>{project.due.map(|due| i18n::compare::period(lang, due))}</td>
        </tr>
    };
    (!report.projects.is_empty()).then(|| view! {
        <section>
            <h2>{words.projects}</h2>
            <div class="table">
                <table>
                    <caption class="unseen">{words.projects}</caption>
                    <thead><tr>
                        <th scope="col" class="name">{words.project}</th><th scope="col">{words.investment}</th><th scope="col">{words.length}</th>
                        <th scope="col">{words.status}</th><th scope="col">{words.due}</th>
                    </tr></thead>
                    <tbody>{report.projects.iter().map(line).collect_view()}</tbody>
                </table>
            </div>
        </section>
    })
}

fn problems(state: State, report: &Report) -> Option<impl IntoView + use<>> {
    let items = report.problems.iter().map(|problem| view! { <li>{problem.text.clone()}</li> }).collect_view();
    (!report.problems.is_empty()).then(|| view! { <section><h2>{state.words().problems}</h2><ul>{items}</ul></section> })
}
