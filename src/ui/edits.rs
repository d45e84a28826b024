//! All changes of the reader's document, as edits. No other module changes reports or decisions.

use std::sync::Arc;

use leptos::prelude::*;
use tongbi::document::{Action, Edit};
use tongbi::model::Report;
use tongbi::view::View;

use super::draft_session::{self, commit};
use super::notice::Notice;
use super::state::State;

/// Makes the content of a link the reader's own.
pub(crate) fn own(state: State) {
    draft_session::own(state);
}

/// Appends reports to those loaded.
pub(crate) fn open(state: State, opened: Vec<Arc<Report>>) {
    commit(state, |document| Some(Edit::open(document, opened)));
}

/// Removes a report from the page and returns it.
pub(crate) fn remove(state: State, at: usize) -> Option<Arc<Report>> {
    let report = state.reports.with_untracked(|reports| reports.get(at).cloned());
    report.filter(|_| commit(state, |document| Edit::remove(document, at)))
}

/// Replaces a report with a newer file or another reading. The timeline keeps the previous one.
pub(crate) fn replace(state: State, at: usize, new: Arc<Report>) {
    draft_session::point(state, None);
    commit(state, |document| Edit::replace(document, at, new));
}

/// Replaces a report with a changed copy.
pub(crate) fn put(state: State, at: usize, new: &Arc<Report>, action: Action) {
    commit(state, |document| Edit::report_changed(document, at, new, action));
}

/// Replaces a report with a corrected copy; its message offers undo.
pub(crate) fn correct(state: State, at: usize, new: &Arc<Report>) {
    let old = state.reports.with_untracked(|reports| reports.get(at).cloned());
    put(state, at, new, Action::Correct);
    // The document has its own copy of the changed report.
    let new = state.reports.with_untracked(|reports| reports.get(at).cloned());
    if let Some((old, new)) = old.zip(new) {
        state.notify(Notice::Corrected { at, old, new });
    }
}

/// Changes the reader's decisions: matches and findings.
pub(crate) fn decide(state: State, decide: impl FnOnce(&mut View)) {
    let mut view = state.view.get_untracked();
    decide(&mut view);
    let is_look =
        commit(state, |document| Edit::view_changed(document, &view).filter(|edit| !edit.is_view()));
    if !is_look {
        state.look(|looked| *looked = view);
    }
}
