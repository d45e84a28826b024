//! The page's regions, one file each, over one [`State`].
//!
//! Everything shown is derived: a region reads signals, queries the core, and formats the answer
//! with [`tongbi::i18n`]. The page does no arithmetic and contains no text of its own.
//! [`persistence`] lends the store to the functions of [`tongbi::draft`], which alone write it; only [`navigation`]
//! writes the address.

mod address;
mod announce;
mod charts;
mod checks;
mod compare;
mod correction;
mod draft_file;
mod draft_list;
mod draft_opening;
mod draft_session;
mod draft_timeline;
mod draft_undo;
mod drafts;
mod drop;
mod edits;
mod element;
mod export;
mod figure;
mod findings;
mod footer;
mod history;
mod identity_form;
mod indexing;
mod judging;
mod lazy;
mod link;
mod load;
mod masthead;
mod matching;
mod navigation;
mod notice;
mod notice_list;
mod notices;
mod other_views;
mod overview;
mod parts;
mod paste;
mod pending_file;
mod pending_files;
mod persistence;
mod promises;
mod qr;
mod report_list;
mod sample;
mod share;
mod sidebar;
mod start;
mod state;
mod table_preview;
mod tabs;
mod tasks;
mod text;
mod trend;
mod views;
mod wording;
mod workbook;

use leptos::prelude::*;

use crate::platform::{focus, page};
use element::{El, el};
use notice::{Fixed, Notice};
use state::State;

/// The id of the main content.
const MAIN: &str = "main";

/// Mounts the page and restores the last session.
pub(crate) fn start() {
    if let Some(frame) = page::take_frame() {
        leptos::mount::mount_to(frame, || app().view()).forget();
    }
}

fn app() -> El {
    let state = State::new(navigation::language());
    Effect::new(move |_| page::set_language(state.lang.get().code(), state.words().title));
    page::on_update(move || state.notify(Notice::Fixed(Fixed::UpdateReady)));
    element::mark_chinese(state.lang);
    lazy::register(state, parts::FETCH);
    let is_empty = Memo::new(move |_| state.is_empty());
    let main = el("main")
        .attr("id", MAIN)
        .attr("tabindex", "-1")
        .child(tabs::tabs(state))
        .slot(lazy::show(state, move |lazy| (lazy.history)(state)))
        .slot(move || is_empty.get().then(|| start::start(state)))
        .slot(lazy::show(state, move |lazy| (!is_empty.get()).then(|| (lazy.view)(state))));
    let panel = move |lazy: lazy::Lazy| state.panel.get().map(|panel| (lazy.panel)(state, panel));
    page::on_escape(move || {
        let open = state.panel.get_untracked();
        match open {
            Some(panel) => {
                state.panel.set(None);
                page::focus(masthead::panel_id(panel));
            }
            None => state.close_details(),
        }
        open.is_some()
    });
    focus::keep(MAIN);
    let skip = el("a").class("skip").attr("href", "#main").text(state.say(|words| words.skip)).on(
        "click",
        |event| {
            // A fragment in the address would be taken for a link's data.
            event.prevent_default();
            page::focus(MAIN);
        },
    );
    let home = move || state.panel.get().map(masthead::panel_id);
    el("div")
        .child(skip)
        .child(masthead::masthead(state))
        .child(notices::notices(state))
        .child(el("div").attr(focus::HOME, home).slot(lazy::show(state, panel)))
        .child(el("div").class("frame").child(sidebar::sidebar(state)).child(main))
        .child(footer::footer(state))
        .child(drop::zone(state))
}
