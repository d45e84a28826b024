//! The views and panels that are not needed for a comparison or a chart: a wasm file of their own, so that a
//! link to a chart shows it sooner.

use std::cell::Cell;

use leptos::prelude::*;
use leptos::task::spawn_local;
use tongbi::view::Tab;
use wasm_split_helpers::wasm_split;

use super::element::{El, el};
use super::state::{Fetched, Panel, State};
use super::{checks, drafts, export, overview, paste, promises, share, tasks, text};
use crate::platform::clock;

/// How long this file waits while a comparison or a chart is drawn, in milliseconds.
const LATER: i32 = 1_500;

/// The functions of this file.
#[derive(Clone, Copy, Debug)]
struct OtherViews {
    view: fn(State, Tab) -> El,
    panel: fn(State, Panel) -> El,
}

thread_local! {
    static VIEWS: Cell<Option<OtherViews>> = const { Cell::new(None) };
}

#[allow(unsafe_code, reason = "the functions of another wasm file are declared as foreign ones")]
mod gate {
    use super::*;
    use wasm_split_helpers::SplitLoaderError;

    #[wasm_split(views, fallible)]
    pub(super) fn fetch() -> Result<Box<OtherViews>, SplitLoaderError> {
        Ok(Box::new(OtherViews { view: build_view, panel: build_panel }))
    }
}

fn build_view(state: State, tab: Tab) -> El {
    match tab {
        Tab::Overview => overview::overview(state),
        Tab::Promises => promises::promises(state),
        Tab::Tasks => tasks::tasks(state),
        Tab::Checks => checks::checks(state),
        Tab::Text => text::text(state),
        // Built in `views.rs`.
        Tab::Compare | Tab::Charts => el("div"),
    }
}

fn build_panel(state: State, panel: Panel) -> El {
    match panel {
        Panel::Paste => paste::paste(state),
        Panel::Drafts => drafts::drafts(state),
        Panel::Share => share::share(state),
        Panel::Export => export::export(state),
    }
}

/// Fetches the file, unless that is done or in progress.
fn fetch(state: State) {
    if !matches!(state.other_views.get_untracked(), Fetched::Unneeded | Fetched::Missing) {
        return;
    }
    state.other_views.set(Fetched::Coming);
    spawn_local(async move {
        let fetched = gate::fetch().await.ok().map(|views| *views);
        VIEWS.set(fetched);
        state.other_views.set(if fetched.is_some() { Fetched::Here } else { Fetched::Missing });
    });
}

/// Fetches the file after [`LATER`], when the view is drawn.
pub(crate) fn fetch_later(state: State) {
    clock::after(LATER, move || fetch(state));
}

/// A view; until it is fetched, an empty one that fills the window, so that what stands below does not move.
pub(crate) fn view(state: State, tab: Tab) -> El {
    show(state, || Some(el("div").class("coming")), move |views| (views.view)(state, tab))
}

/// A panel; empty until it is fetched.
pub(crate) fn panel(state: State, panel: Panel) -> El {
    show(state, || None, move |views| (views.panel)(state, panel))
}

fn show(state: State, coming: fn() -> Option<El>, build: impl Fn(OtherViews) -> El + Send + 'static) -> El {
    fetch(state);
    el("div").slot(move || match state.other_views.get() {
        Fetched::Here => VIEWS.get().map(&build),
        Fetched::Missing => Some(el("p").class("notice").text(state.words().rest_missing)),
        Fetched::Unneeded | Fetched::Coming => coming(),
    })
}
