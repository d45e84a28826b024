//! The panel of links: what is on the page as a link, and what to do when that is too long.

use leptos::prelude::*;
use leptos::task::spawn_local;
use tongbi::i18n;
use tongbi::share;

use super::address;
use super::export;
use super::notices::{Notice, Said};
use super::state::State;
use crate::platform::clipboard;

/// Up to here every chat app and mail program carries a link whole (the least that was found).
const SAFE: usize = 2_000;

/// Beyond this no browser opens a link (Chromium's limit is 2 MiB).
const MOST: usize = 2_000_000;

#[component]
pub(crate) fn Share() -> impl IntoView {
    let state = State::here();
    let hosted = RwSignal::new(String::new());
    let link = Memo::new(move |_| {
        let reports: Vec<_> = state.reports.with(|reports| reports.iter().map(|report| (**report).clone()).collect());
        address::link(state.lang.get(), &share::data_fragment(&reports, &state.view.get()))
    });
    let hosted_link = move || {
        address::link(state.lang.get(), &share::hosted_fragment(hosted.get().trim(), &state.view.get()))
    };
    let has_text = move || state.reports.with(|reports| reports.iter().any(|report| report.text.is_some()));
    let advice = move || match link.with(String::len) {
        0..=SAFE => state.words().share_fits,
        ..MOST => state.words().share_long,
        _ => state.words().share_huge,
    };
    view! {
        <section class="panel" aria-label=move || state.words().share>
            <h2>{move || state.words().share}</h2>
            <Show when=move || !state.is_empty() fallback=move || view! { <p>{move || state.words().share_empty}</p> }>
                <p>{move || state.words().share_lead}</p>
                <p class="row">
                    <input class="link" readonly aria-label=move || state.words().share_link prop:value=move || link.get()/>
                    <button class="primary" on:click=move |_| copy(state, link.get_untracked())>{move || state.words().share_copy}</button>
                </p>
                <p><b>{move || i18n::page::link_size(state.lang.get(), link.with(String::len))}</b>" "{advice}</p>
                <Show when=has_text><p class="soft">{move || state.words().share_text_left}</p></Show>
                <details>
                    <summary>{move || state.words().share_hosted}</summary>
                    <p>{move || state.words().share_hosted_hint}</p>
                    <p class="row">
                        <button on:click=move |_| export::json(state)>{move || state.words().share_file}</button>
                        <input
                            type="url"
                            placeholder="https://…/reports.json"
                            aria-label=move || state.words().share_hosted
                            prop:value=move || hosted.get()
                            on:input=move |event| hosted.set(event_target_value(&event))
                        />
                        <button
                            disabled=move || hosted.with(|address| address.trim().is_empty())
                            on:click=move |_| copy(state, hosted_link())
                        >
                            {move || state.words().share_hosted_link}
                        </button>
                    </p>
                </details>
            </Show>
            <p><button class="plain" on:click=move |_| state.panel.set(None)>{move || state.words().close}</button></p>
        </section>
    }
}

/// Puts a link on the clipboard and says whether that went well.
fn copy(state: State, link: String) {
    spawn_local(async move {
        let copied = clipboard::copy(&link).await;
        state.notify(Notice::Said(if copied { Said::Copied } else { Said::CopyFailed }));
    });
}
