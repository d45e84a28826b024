//! The page's regions, one file each, over one [`State`].
//!
//! Everything shown is derived: a region reads signals, asks the core, and words the answer with
//! [`tongbi::i18n`]. The page does no arithmetic and holds no text of its own. Storage is written
//! by [`draft_session`] alone, the address by [`address`] alone.

mod address;
mod charts;
mod checks;
mod compare;
mod correction;
mod draft_session;
mod drafts;
mod drop;
mod element;
mod export;
mod figure;
mod identity_form;
mod lazy;
mod load;
mod masthead;
mod matching;
mod notices;
mod overview;
mod paste;
mod promises;
mod report_list;
mod share;
mod start;
mod state;
mod tasks;
mod text;
mod views;
mod wording;

use leptos::prelude::*;
use tongbi::view::Tab;

use crate::platform::page;
use element::{El, button, el};
use state::State;

/// Mounts the page and restores what the reader left.
pub(crate) fn start() {
    if let Some(frame) = page::take_frame() {
        leptos::mount::mount_to(frame, || app().view()).forget();
    }
}

fn app() -> El {
    let state = State::new();
    Effect::new(move |_| page::set_language(state.lang.get().code(), state.words().title));
    lazy::fetch_if_needed(state);
    let is_empty = Memo::new(move |_| state.is_empty());
    let main = el("main")
        .attr("id", "main")
        .attr("tabindex", "-1")
        .child(tabs(state))
        .slot(move || is_empty.get().then(|| start::start(state)))
        .slot(lazy::show(state, move |later| (!is_empty.get()).then(|| (later.view)(state))));
    let panel = move |later: lazy::Later| state.panel.get().map(|panel| (later.panel)(state, panel));
    let close = move |key: &str| {
        let open = state.panel.get_untracked().filter(|_| key == "Escape");
        if let Some(panel) = open {
            state.panel.set(None);
            page::focus(masthead::panel_id(panel));
        }
        open.is_some()
    };
    el("div")
        .child(el("a").class("skip").attr("href", "#main").text(state.say(|words| words.skip)))
        .child(masthead::masthead(state))
        .child(notices::notices(state))
        .child(el("div").keys(close).slot(lazy::show(state, panel)))
        .child(el("div").class("frame").child(report_list::shelf(state)).child(main))
        .child(drop::zone(state))
}

/// The tabs: arrow keys move between them, as the pattern for tabs asks.
fn tabs(state: State) -> El {
    let tab = Memo::new(move |_| state.view.with(|view| view.tab));
    let step = move |by: isize| {
        let count = Tab::ALL.len().cast_signed();
        let at = Tab::ALL.iter().position(|other| *other == tab.get_untracked()).unwrap_or(0).cast_signed();
        if let Some(next) = Tab::ALL.get((at + by).rem_euclid(count).cast_unsigned()) {
            state.go(*next);
            page::focus(tab_id(*next));
        }
    };
    let one = move |this: Tab| {
        button("", move || tab_name(state, this), move || state.go(this))
            .attr("role", "tab")
            .attr("id", tab_id(this))
            .attr("aria-selected", move || if tab.get() == this { "true" } else { "false" })
            .attr("aria-controls", "view")
            .attr("tabindex", move || if tab.get() == this { "0" } else { "-1" })
            .keys(move |key| {
                match key {
                    "ArrowRight" => step(1),
                    "ArrowLeft" => step(-1),
                    _ => return false,
                }
                true
            })
    };
    el("div")
        .class("tabs")
        .attr("role", "tablist")
        .label(state.say(|words| words.views))
        .children(Tab::ALL.map(one))
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
