//! Drafts as files: one or all of them are downloaded, and such a file is opened again.

use leptos::prelude::*;
use leptos::task::spawn_local;
use tongbi::document;
use tongbi::draft::{self, Body, Summary};
use tongbi::i18n;

use super::draft_session::{begin_copy, with_session};
use super::notice::{Fixed, Notice};
use super::persistence::{self, with_storage};
use super::state::State;
use crate::platform::download;

/// Offers the open draft as a file. Opened again, it becomes a draft of its own.
pub(crate) fn download(state: State) {
    let file = with_session(|session| {
        let document = session.document();
        let title = i18n::page::draft_title(
            state.lang.get_untracked(),
            document.name(),
            &document::contents(document),
        );
        let body = Body { reports: document.reports().to_vec(), view: document.view().clone() };
        (session.id().to_owned(), title, draft::body_text(&body))
    });
    if let Some((id, title, text)) = file {
        download::text(&format!("{title}.tongbi.json"), "application/json", &text);
        persistence::note_file(&id);
        state.drafts_changed.update(|count| *count += 1);
    }
}

/// Offers all drafts as one file. Opened again, each becomes a draft of its own.
pub(crate) fn download_all(state: State) {
    persistence::flush(state);
    spawn_local(async move {
        let (lang, mut drafts, mut unread) = (state.lang.get_untracked(), Vec::new(), false);
        let ids = with_storage(|storage| draft::summaries(storage)).unwrap_or_default();
        for Summary { id, .. } in &ids {
            let Ok(session) = persistence::open(id).await.session else {
                unread = true;
                continue;
            };
            let document = session.document();
            let title = i18n::page::draft_title(lang, document.name(), &document::contents(document));
            let body = Body { reports: document.reports().to_vec(), view: document.view().clone() };
            drafts.push((title, body));
            persistence::note_file(id);
        }
        let name = state.words().drafts;
        download::text(&format!("{name}.tongbi.json"), "application/json", &draft::file_text(&drafts));
        if unread {
            state.notify(Notice::Fixed(Fixed::DraftUnreadable));
        }
        state.drafts_changed.update(|count| *count += 1);
    });
}

/// Opens a file made by [`download`] or [`download_all`]; returns false if it is another kind of file.
pub(crate) fn open_file(state: State, title: &str, text: &str) -> bool {
    if let Ok(drafts) = draft::read_file(text) {
        for (title, Body { reports, view }) in drafts {
            begin_copy(state, reports, &view, &title);
        }
        return true;
    }
    let body = draft::read_body(text);
    if let Ok(Body { reports, view }) = &body {
        begin_copy(state, reports.clone(), view, title);
    }
    body.is_ok()
}
