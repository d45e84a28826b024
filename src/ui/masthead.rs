//! The top of the page: the mark, and what can be done at any time.

use leptos::html::Input;
use leptos::prelude::*;
use tongbi::i18n::words::Words;

use super::load;
use super::state::{Panel, State};
use super::{address, state};
use crate::platform::{files, page};

#[component]
pub(crate) fn Masthead() -> impl IntoView {
    let state = State::here();
    let dark = RwSignal::new(page::prefers_dark());
    let panel = move |panel: Panel, name: fn(&Words) -> &'static str| {
        view! {
            <button
                class="plain"
                aria-expanded=move || (state.panel.get() == Some(panel)).to_string()
                on:click=move |_| state.toggle(panel)
            >
                {move || name(state.words())}
            </button>
        }
    };
    view! {
        <header class="masthead">
            <span class="mark"><b>"同比"</b><span>{move || state.words().tagline}</span></span>
            <nav aria-label=move || state.words().tools>
                <OpenButton/>
                {panel(Panel::Paste, |words| words.paste)}
                {panel(Panel::Drafts, |words| words.drafts)}
                {panel(Panel::Share, |words| words.share)}
                {panel(Panel::Export, |words| words.export)}
                <button class="plain" lang=move || state.lang.get().pick("en", "zh") on:click=move |_| address::switch_language(state)>
                    {move || state.words().language}
                </button>
                <button
                    class="plain"
                    aria-pressed=move || dark.get().to_string()
                    on:click=move |_| {
                        dark.update(|dark| *dark = !*dark);
                        page::set_theme(Some(if dark.get_untracked() { "dark" } else { "light" }));
                    }
                >
                    {move || state.words().theme}
                </button>
            </nav>
        </header>
    }
}

/// The button that opens files, with the file input behind it.
#[component]
pub(crate) fn OpenButton(#[prop(optional)] primary: bool) -> impl IntoView {
    let state: state::State = State::here();
    let input = NodeRef::<Input>::new();
    let chosen = move |_| {
        if let Some(input) = input.get_untracked() {
            let list = input.files();
            load::load_files(state, list.as_ref().map(files::of_list).unwrap_or_default());
            // So that the same file can be chosen again.
            input.set_value("");
        }
    };
    let ask = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    view! {
        <button class=if primary { "primary" } else { "plain" } on:click=ask>{move || state.words().open}</button>
        <input node_ref=input type="file" multiple hidden tabindex="-1" aria-hidden="true" on:change=chosen/>
    }
}
