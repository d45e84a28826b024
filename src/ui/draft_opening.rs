//! Opens stored drafts: the last one when the page starts, any other on request.

use leptos::prelude::*;
use leptos::task::spawn_local;
use tongbi::draft::{self, OpenFault};

use super::notice::{Fixed, Notice};
use super::persistence::{self, OpenedDraft, with_storage};
use super::state::{ShownDocument, State};
use super::{draft_session, draft_undo, indexing, link};
use crate::platform::{clock, page, storage};

/// The time in milliseconds after which opening a draft counts as successful.
const STARTED: i32 = 50;

/// The key that counts starts of this tab that failed to open a draft.
const STARTS: &str = "tongbi.starts";

/// Opens the last draft, and keeps the open draft saved from then on.
pub(crate) fn keep(state: State) {
    if !with_storage(|storage| storage.is_kept()) {
        state.notify(Notice::Fixed(Fixed::StorageBlocked));
    }
    if with_storage(|storage| draft::last_open(storage)).is_ok_and(|id| id.is_some()) {
        open_last(state);
    }
    spawn_local(async move {
        if persistence::recover().await {
            state.drafts_changed.update(|count| *count += 1);
            if draft_session::is_latest(0) && state.shown_document.get_untracked() == ShownDocument::Empty {
                open_last(state);
            }
        }
    });
    Effect::watch(move || state.view.track(), move |(), _, _| draft_session::look(state), false);
    page::on_hide(move || {
        storage::set_tab_count(STARTS, 0);
        draft_session::regain(state);
        draft_session::point(state, None);
        persistence::flush(state);
    });
    page::on_storage(move |key| draft_session::follow(state, key.as_deref()));
    page::on_shortcut(move |key, shift| {
        match (key, shift) {
            ("z", false) => draft_undo::undo(state),
            ("z", true) | ("y", false) => draft_undo::redo(state),
            _ => return false,
        }
        true
    });
}

/// Opens the last draft, unless the page has a link or failed twice while opening it.
fn open_last(state: State) {
    if !link::is_there() {
        let failed_starts = storage::tab_count(STARTS);
        match with_storage(|storage| draft::last_open(storage)) {
            Ok(Some(_)) if failed_starts > 1 => {
                storage::set_tab_count(STARTS, 0);
                state.notify(Notice::Fixed(Fixed::SafeStart));
            }
            Ok(Some(id)) => {
                storage::set_tab_count(STARTS, failed_starts + 1);
                open(state, &id);
            }
            _ => {}
        }
    }
}

/// Opens a draft and replaces the page's content.
pub(crate) fn open(state: State, id: &str) {
    let (opening, id) = (draft_session::leave(state), id.to_owned());
    spawn_local(async move {
        let OpenedDraft { session, is_blocked } = persistence::open(&id).await;
        if let Ok(session) = &session {
            let document = session.document();
            indexing::prepare(state, document.reports(), &document.view().overrides).await;
        }
        if !draft_session::is_latest(opening) {
            return;
        }
        match session {
            Ok(session) if !is_blocked || session.faults().reports.is_empty() => {
                if !session.faults().is_empty() {
                    state.notify(Notice::Damaged(session.faults().clone()));
                }
                draft_session::begin(state, session);
            }
            Err(OpenFault::Newer) => state.notify(Notice::Fixed(Fixed::DraftNewer)),
            Err(OpenFault::TooLarge) => state.notify(Notice::Fixed(Fixed::DraftTooLarge)),
            Ok(_) | Err(_) if is_blocked => state.notify(Notice::Fixed(Fixed::LargeStoreBlocked)),
            Err(OpenFault::Gone) => state.notify(Notice::Fixed(Fixed::DraftGone)),
            Err(OpenFault::Store(_)) => state.notify(Notice::Fixed(Fixed::StorageBlocked)),
            Ok(_) | Err(OpenFault::Unreadable) => state.notify(Notice::Fixed(Fixed::DraftUnreadable)),
        }
        clock::after(STARTED, || storage::set_tab_count(STARTS, 0));
    });
}
