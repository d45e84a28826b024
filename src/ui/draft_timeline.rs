//! The timeline of the open draft: its points, what changed since each, and each as a draft of its own.

use leptos::prelude::*;
use leptos::task::spawn_local;
use tongbi::document::{self, Document, DocumentDifference};
use tongbi::draft::{self, Layered, TimelinePoint};

use super::draft_session::{begin_copy, with_session};
use super::persistence::{self, with_storage};
use super::state::State;

/// The points of the open draft's timeline, the latest first.
pub(crate) fn points(state: State) -> Vec<TimelinePoint> {
    state.drafts_changed.track();
    let points = with_session(|session| with_storage(|storage| draft::points(storage, session.id())));
    points.and_then(Result::ok).unwrap_or_default()
}

/// Opens a point of the timeline as a new draft.
pub(crate) fn open_point(state: State, key: &str, title: &str) {
    let (key, title) = (key.to_owned(), title.to_owned());
    spawn_local(async move {
        if let Some(document) = document_at(&key).await {
            begin_copy(state, document.reports().to_vec(), document.view(), &title);
        }
    });
}

/// Computes the differences since a point of the timeline.
pub(crate) fn compare_point(key: &str, since: RwSignal<Option<Vec<DocumentDifference>>>) {
    let key = key.to_owned();
    spawn_local(async move {
        let before = document_at(&key).await;
        let changed = before
            .and_then(|before| with_session(|session| document::differences(&before, session.document())));
        since.set(changed);
    });
}

async fn document_at(key: &str) -> Option<Document> {
    let fetched = persistence::fetch_reports().await;
    let points = with_session(|session| with_storage(|storage| draft::points(storage, session.id())));
    let point = points?.ok()?.into_iter().find(|point| point.key == key)?;
    Some(with_storage(|storage| draft::document_at(&Layered { front: storage, fetched }, point)))
}
