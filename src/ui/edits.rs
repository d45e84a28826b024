//! Every change of the reader's document: reports and decisions. Nothing else writes them.

use std::sync::Arc;

use leptos::prelude::*;
use tongbi::model::Report;
use tongbi::view::View;

use super::draft_session;
use super::notice::Notice;
use super::state::State;

/// Makes what is on the page the reader's own.
pub(crate) fn own(state: State) {
    draft_session::own(state);
}

/// Adds reports after those loaded.
pub(crate) fn open(state: State, opened: Vec<Arc<Report>>) {
    change(state, |reports, _| reports.extend(opened));
}

/// Takes a report off the page, and gives it.
pub(crate) fn remove(state: State, at: usize) -> Option<Arc<Report>> {
    let mut removed = None;
    change(state, |reports, _| removed = (at < reports.len()).then(|| reports.remove(at)));
    removed
}

/// Puts a changed report in the place of what it was.
pub(crate) fn put(state: State, at: usize, new: Arc<Report>) {
    change(state, |reports, _| {
        if let Some(report) = reports.get_mut(at) {
            *report = new;
        }
    });
}

/// Puts a corrected report in the place of what it was; the message that says so can undo it.
pub(crate) fn correct(state: State, at: usize, new: Arc<Report>) {
    let old = state.reports.with_untracked(|reports| reports.get(at).cloned());
    put(state, at, new.clone());
    if let Some(old) = old {
        state.notify(Notice::Corrected { at, old, new });
    }
}

/// Changes the reader's decisions: matches, findings, phrases, schedule.
pub(crate) fn decide(state: State, decide: impl FnOnce(&mut View)) {
    change(state, |_, view| decide(view));
}

fn change(state: State, change: impl FnOnce(&mut Vec<Arc<Report>>, &mut View)) {
    own(state);
    let (mut reports, mut view) = (state.reports.get_untracked(), state.view.get_untracked());
    change(&mut reports, &mut view);
    state.show_document(reports, view);
}
