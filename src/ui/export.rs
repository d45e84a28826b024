//! The panel of files to take along.

use leptos::prelude::*;
use tongbi::export;
use tongbi::format;
use tongbi::i18n;

use super::state::State;
use crate::platform::{download, page};

#[component]
pub(crate) fn Export() -> impl IntoView {
    let state = State::here();
    view! {
        <section class="panel" aria-label=move || state.words().export>
            <h2>{move || state.words().export}</h2>
            <Show when=move || !state.is_empty() fallback=move || view! { <p>{move || state.words().nothing_loaded}</p> }>
                <p>{move || state.words().export_lead}</p>
                <p class="choices">
                    <button on:click=move |_| json(state)>{move || state.words().export_json}</button>
                    <button on:click=move |_| csv(state)>{move || state.words().export_csv}</button>
                    <button on:click=move |_| page::print()>{move || state.words().export_print}</button>
                </p>
            </Show>
            <p><button class="plain" on:click=move |_| state.panel.set(None)>{move || state.words().close}</button></p>
        </section>
    }
}

/// Offers the loaded reports as one JSON file.
pub(super) fn json(state: State) {
    let reports: Vec<_> =
        state.reports.with_untracked(|reports| reports.iter().map(|report| (**report).clone()).collect());
    let name = file_name(state, "json");
    download::text(&name, "application/json", &format::write_list(&reports));
}

fn csv(state: State) {
    let table = state.reports.with_untracked(|reports| export::csv(reports));
    download::text(&file_name(state, "csv"), "text/csv;charset=utf-8", &table);
}

/// A file name made from what is loaded.
pub(super) fn file_name(state: State, ending: &str) -> String {
    let stem = state.reports.with_untracked(|reports| i18n::page::file_stem(state.lang.get_untracked(), reports));
    format!("{stem}.{ending}")
}
