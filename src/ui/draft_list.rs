//! The reader's drafts: listed, renamed, deleted and restored.

use leptos::prelude::*;
use leptos::task::spawn_local;
use tongbi::document::Edit;
use tongbi::draft::{self, Summary};
use tongbi::i18n;

use super::draft_opening;
use super::draft_session::{commit, start_new, with_session};
use super::notice::{Deleted, Fixed, Notice};
use super::persistence::{self, with_storage};
use super::state::{Saving, ShownDocument, State};
use crate::platform::clock;

/// The reader's drafts, the last changed first. Reactive.
pub(crate) fn list(state: State) -> Vec<Summary> {
    state.drafts_changed.track();
    with_storage(|storage| draft::summaries(storage)).unwrap_or_default()
}

/// Renames a draft.
pub(crate) fn rename(state: State, id: &str, name: &str) {
    if with_session(|session| session.id() == id) == Some(true) {
        commit(state, |document| Edit::rename(document, name));
        return;
    }
    let (id, name) = (id.to_owned(), name.to_owned());
    spawn_local(async move {
        let session = persistence::open(&id).await.session;
        let written = session.ok().and_then(|mut session| {
            let edit = Edit::rename(session.document(), &name)?;
            with_storage(|storage| session.commit(storage, &edit, clock::now())).ok()
        });
        match written {
            Some(written) => persistence::keep(state, &id, written),
            None => state.notify(Notice::Fixed(Fixed::DraftUnreadable)),
        }
        state.drafts_changed.update(|count| *count += 1);
    });
}

/// Deletes a draft; its message offers undo.
pub(crate) fn delete(state: State, id: &str, title: String) {
    persistence::flush(state);
    if with_session(|session| session.id() == id) == Some(true) {
        start_new(state);
    }
    persistence::unlist(id);
    if let Ok(removed) = with_storage(|storage| draft::delete_draft(storage, id)) {
        state.notify(Notice::Deleted(Deleted { id: id.to_owned(), title, removed }));
    }
    state.drafts_changed.update(|count| *count += 1);
}

/// Makes a deletion final.
pub(crate) fn forget(deleted: &Deleted) {
    persistence::forget(deleted.id.clone());
}

/// Restores a deleted draft and opens it.
pub(crate) fn restore(state: State, deleted: &Deleted) {
    match with_storage(|storage| draft::restore_draft(storage, &deleted.removed)) {
        Ok(()) => {
            persistence::list_again(&deleted.id);
            draft_opening::open(state, &deleted.id);
        }
        Err(_) => state.notify(Notice::Fixed(Fixed::StorageFull)),
    }
    state.drafts_changed.update(|count| *count += 1);
}

/// The saving status in words; empty while there is nothing to save.
pub(crate) fn saving_words(state: State) -> String {
    let words = state.words();
    let lang = state.lang.get();
    match (state.shown_document.get(), state.saving.get()) {
        (ShownDocument::Empty, _) => String::new(),
        (ShownDocument::Shared, _) => words.shared_mark.to_owned(),
        (ShownDocument::Draft { .. }, Saving::Waiting) => words.draft_saving.to_owned(),
        (ShownDocument::Draft { .. }, Saving::Failed) => words.draft_unsaved.to_owned(),
        (ShownDocument::Draft { name, contents, .. }, Saving::Done) => {
            i18n::page::saved(lang, &i18n::page::draft_title(lang, &name, &contents))
        }
    }
}
