//! The page's regions, one file each, over one [`State`].
//!
//! Everything shown is derived: a region reads signals, asks the core, and words the answer with
//! [`tongbi::i18n`]. The page does no arithmetic and holds no text of its own. Storage is written
//! by [`desk`] alone, the address by [`address`] alone.

mod address;
mod charts;
mod checks;
mod compare;
mod desk;
mod drafts;
mod drawing;
mod export;
mod figure;
mod load;
mod masthead;
mod notices;
mod overview;
mod paste;
mod promises;
mod share;
mod shelf;
mod start;
mod state;
mod text;

use leptos::prelude::*;
use tongbi::view::Tab;

use crate::platform;
use state::{Panel, State};

/// Mounts the page and restores what the reader left.
pub(crate) fn start() {
    if let Some(frame) = platform::page::take_frame() {
        leptos::mount::mount_to(frame, App).forget();
    }
}

#[component]
fn App() -> impl IntoView {
    let state = State::new();
    provide_context(state);
    desk::keep(state);
    address::follow(state);

    view! {
        <a class="skip" href="#main">{move || state.words().skip}</a>
        <masthead::Masthead/>
        <notices::Notices/>
        {move || state.panel.get().map(|panel| match panel {
            Panel::Paste => view! { <paste::Paste/> }.into_any(),
            Panel::Drafts => view! { <drafts::Drafts/> }.into_any(),
            Panel::Share => view! { <share::Share/> }.into_any(),
            Panel::Export => view! { <export::Export/> }.into_any(),
        })}
        <div class="frame">
            <shelf::Shelf/>
            <main id="main" tabindex="-1">
                <Tabs/>
                {move || if state.is_empty() {
                    view! { <start::Start/> }.into_any()
                } else {
                    view! { <Views/> }.into_any()
                }}
            </main>
        </div>
        <load::DropZone/>
    }
}

/// The name of a view, in the reader's language.
fn tab_name(state: State, tab: Tab) -> &'static str {
    let words = state.words();
    match tab {
        Tab::Overview => words.overview,
        Tab::Compare => words.compare,
        Tab::Charts => words.charts,
        Tab::Promises => words.promises,
        Tab::Checks => words.checks,
        Tab::Text => words.text,
    }
}

/// The tabs: arrow keys move between them, as the pattern for tabs asks.
#[component]
fn Tabs() -> impl IntoView {
    let state = State::here();
    let tab = Memo::new(move |_| state.view.with(|view| view.tab));
    let step = move |by: isize| {
        let count = Tab::ALL.len().cast_signed();
        let at = Tab::ALL.iter().position(|other| *other == tab.get_untracked()).unwrap_or(0).cast_signed();
        if let Some(next) = Tab::ALL.get((at + by).rem_euclid(count).cast_unsigned()) {
            state.go(*next);
            platform::page::focus(tab_id(*next));
        }
    };
    view! {
        <div class="tabs" role="tablist" aria-label=move || state.words().views>
            {Tab::ALL.map(|this| view! {
                <button
                    role="tab"
                    id=tab_id(this)
                    aria-selected=move || (tab.get() == this).to_string()
                    aria-controls="view"
                    tabindex=move || if tab.get() == this { "0" } else { "-1" }
                    on:click=move |_| state.go(this)
                    on:keydown=move |event| match event.key().as_str() {
                        "ArrowRight" => step(1),
                        "ArrowLeft" => step(-1),
                        _ => {}
                    }
                >
                    {move || tab_name(state, this)}
                </button>
            })}
        </div>
    }
}

fn tab_id(tab: Tab) -> &'static str {
    match tab {
        Tab::Overview => "tab-overview",
        Tab::Compare => "tab-compare",
        Tab::Charts => "tab-charts",
        Tab::Promises => "tab-promises",
        Tab::Checks => "tab-checks",
        Tab::Text => "tab-text",
    }
}

#[component]
fn Views() -> impl IntoView {
    let state = State::here();
    let tab = Memo::new(move |_| state.view.with(|view| view.tab));
    view! {
        <div id="view" role="tabpanel" aria-labelledby=move || tab_id(tab.get())>
            {move || match tab.get() {
                Tab::Overview => view! { <overview::Overview/> }.into_any(),
                Tab::Compare => view! { <compare::Compare/> }.into_any(),
                Tab::Charts => view! { <charts::Charts/> }.into_any(),
                Tab::Promises => view! { <promises::Promises/> }.into_any(),
                Tab::Checks => view! { <checks::Checks/> }.into_any(),
                Tab::Text => view! { <text::Text/> }.into_any(),
            }}
        </div>
    }
}
