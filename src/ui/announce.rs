//! Announces changes to screen readers, each once. Messages ([`super::notice`]) are announced where they are shown;
//! here are the changes without a message: of the view, of tasks and decisions, and undo.
//!
//! The words stand in a hidden part of the live region for successes ([`super::notices`]).

use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::*;
use tongbi::document::Action;
use tongbi::i18n;
use tongbi::model::Report;
use tongbi::view::View;

use super::element::{El, el};
use super::state::State;

/// The reports and the view of which the reader knows.
type Told = (Vec<Arc<Report>>, View);

thread_local! {
    static TOLD: RefCell<Option<Told>> = const { RefCell::new(None) };
}

/// The hidden words. They are replaced, not changed, so that the same words are told again.
pub(crate) fn region(state: State) -> El {
    el("div")
        .class("unseen")
        .slot(move || Some(state.told.get()).filter(|told| !told.is_empty()).map(|told| el("p").text(told)))
}

/// Tells the changes of the view from now on.
pub(crate) fn follow(state: State) {
    Effect::new(move |_| {
        let now = (state.reports.get(), state.view.get());
        let lang = state.lang.get_untracked();
        let Some((reports, view)) = TOLD.replace(Some(now.clone())) else { return };
        // Other reports have a message of their own.
        let is_same =
            reports.len() == now.0.len() && reports.iter().zip(&now.0).all(|(a, b)| Arc::ptr_eq(a, b));
        if let Some(words) = i18n::announce::changed(lang, &view, &now.1).filter(|_| is_same) {
            state.tell(words);
        }
    });
}

/// Tells an edit that has no message.
pub(crate) fn edited(state: State, action: Action) {
    state.tell(i18n::announce::edited(state.lang.get_untracked(), action).to_owned());
}

/// Tells that an edit was undone or redone, in place of what changed on the page.
pub(crate) fn stepped(state: State, action: Option<Action>, is_undo: bool) {
    let now = (state.reports.get_untracked(), state.view.get_untracked());
    TOLD.set(Some(now));
    if let Some(action) = action {
        state.tell(i18n::announce::stepped(state.lang.get_untracked(), action, is_undo));
    }
}
