//! Undo and redo of the open draft.

use std::cell::Cell;

use leptos::prelude::*;
use leptos::task::spawn_local;
use tongbi::document::Action;
use tongbi::draft::{self, CommitFault, Session, WrittenTexts};

use super::draft_session::{finish, kept, look, show, with_session, with_session_mut};
use super::persistence::with_storage;
use super::state::State;
use super::{announce, indexing};
use crate::platform::{clock, storage};

thread_local! {
    /// The last action that was undone or redone and is not shown yet.
    static STEPPED: Cell<Option<(Option<Action>, bool)>> = const { Cell::new(None) };
    /// Whether undone or redone actions are about to be shown.
    static SHOWING: Cell<bool> = const { Cell::new(false) };
}

/// Undoes the last edit.
pub(crate) fn undo(state: State) {
    let action = state.steps.get_untracked().0;
    step(state, (action, true), |session, storage, now| draft::undo(session, storage, now).transpose());
}

/// Redoes the last undone edit.
pub(crate) fn redo(state: State) {
    let action = state.steps.get_untracked().1;
    step(state, (action, false), |session, storage, now| draft::redo(session, storage, now).transpose());
}

/// Undoes or redoes an edit. It is stored at once, and shown when the index of the reports is built.
fn step(
    state: State,
    (action, is_undo): (Option<Action>, bool),
    step: fn(&mut Session, &mut storage::Storage, u64) -> Option<Result<WrittenTexts, CommitFault>>,
) {
    look(state);
    let written = with_session_mut(|session| with_storage(|storage| step(session, storage, clock::now())));
    let written = match written.flatten() {
        Some(Ok(written)) => written,
        failed => {
            finish(state, failed);
            return;
        }
    };
    kept(state, written);
    let next = with_session(|session| (session.can_undo(), session.can_redo())).unwrap_or_default();
    state.steps.set(next);
    STEPPED.set(Some((action, is_undo)));
    spawn_local(async move {
        if SHOWING.replace(true) {
            return;
        }
        while let Some((action, is_undo)) = STEPPED.take() {
            let document = with_session(|session| session.document().clone());
            if let Some(document) = document {
                indexing::prepare(state, document.reports(), &document.view().overrides).await;
            }
            show(state);
            look(state);
            announce::stepped(state, action, is_undo);
        }
        SHOWING.set(false);
    });
}
