//! The open draft: every edit is applied, appended to its journal and shown from here.
//!
//! [`super::edits`] defines the edits, [`super::persistence`] the storage. The content of a link is
//! not stored until the reader changes it or takes it over.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use tongbi::document::{self, Difference, Document, Edit};
use tongbi::draft::{self, Body, CommitFault, Id, Layered, OpenFault, Point, Session, Summary, Written};
use tongbi::i18n;
use tongbi::model::Report;
use tongbi::view::View;

use super::notice::{Deleted, Fixed, Notice};
use super::persistence::{self, Opened, with_storage};
use super::state::{Desk, Saving, State};
use super::{link, navigation};
use crate::platform::{clock, download, page, storage};

/// The pause in milliseconds after which a point is added to the timeline.
const PAUSE: i32 = 20_000;

/// The time in milliseconds after which opening a draft counts as successful.
const STARTED: i32 = 50;

/// The key that counts starts of this tab that failed to open a draft.
const STARTS: &str = "tongbi.starts";

thread_local! {
    static SESSION: RefCell<Option<Session>> = const { RefCell::new(None) };
    /// The view of this tab when it last wrote or read the draft, with the decisions shown now.
    static LOOKED: RefCell<View> = RefCell::new(View::default());
    /// Counts requests to open a draft: only the last one is shown.
    static OPENING: Cell<u32> = const { Cell::new(0) };
    static PAUSED: RefCell<Option<clock::Timer>> = const { RefCell::new(None) };
}

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
            if OPENING.get() == 0 && state.desk.get_untracked() == Desk::Empty {
                open_last(state);
            }
        }
    });
    Effect::watch(move || state.view.track(), move |(), _, _| look(state), false);
    page::on_hide(move || {
        storage::set_tab_count(STARTS, 0);
        point(state, None);
        persistence::flush(state);
    });
    page::on_storage(move |key| follow(state, key.as_deref()));
    page::on_shortcut(move |key, shift| {
        match (key, shift) {
            ("z", false) => undo(state),
            ("z", true) | ("y", false) => redo(state),
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

/// Applies an edit to the open draft, or to a new one if none is open. Returns false if nothing
/// changed.
pub(crate) fn commit(state: State, edit: impl FnOnce(&Document) -> Option<Edit>) -> bool {
    if !own(state) {
        look(state);
    }
    let written = SESSION.with_borrow_mut(|session| {
        let session = session.as_mut()?;
        with_storage(|storage| {
            // Edits of other tabs come first; this one is applied on top.
            let edit = session.catch_up(storage).map(|_| edit(session.document()));
            edit.transpose().map(|edit| session.commit(storage, &edit?, clock::now()))
        })
    });
    finish(state, written)
}

/// Undoes the last edit.
pub(crate) fn undo(state: State) {
    step(state, |session, storage, now| session.undo(storage, now).transpose());
}

/// Redoes the last undone edit.
pub(crate) fn redo(state: State) {
    step(state, |session, storage, now| session.redo(storage, now).transpose());
}

fn step(
    state: State,
    step: fn(&mut Session, &mut storage::Storage, u64) -> Option<Result<Written, CommitFault>>,
) {
    look(state);
    let written = SESSION.with_borrow_mut(|session| {
        let session = session.as_mut()?;
        with_storage(|storage| step(session, storage, clock::now()))
    });
    finish(state, written);
}

/// Shows the result of a step and stores it.
fn finish(state: State, written: Option<Result<Written, CommitFault>>) -> bool {
    let Some(written) = written else { return false };
    match written {
        Ok(written) => {
            kept(state, written);
            show(state);
            // A view chosen before the draft began is not stored yet.
            look(state);
            true
        }
        Err(CommitFault::Newer) => {
            state.notify(Notice::Fixed(Fixed::DraftNewer));
            false
        }
        Err(CommitFault::Refused(_) | CommitFault::Behind) => {
            show(state);
            state.notify(Notice::Fixed(Fixed::EditRefused));
            false
        }
    }
}

/// Stores an edit.
fn kept(state: State, written: Written) {
    let id = SESSION.with_borrow(|session| session.as_ref().map(|session| session.id().to_owned()));
    if let Some(id) = id {
        persistence::keep(state, &id, written);
        note_open(Some(&id));
    }
    state.drafts_changed.update(|count| *count += 1);
    // Drafts should survive when the browser clears storage on a full disk.
    storage::persist();
    snapshot_if_due(state);
    let timer = clock::after(PAUSE, move || point(state, None));
    if let Some(earlier) = PAUSED.replace(timer) {
        earlier.clear();
    }
}

/// Shows the document. This tab stays where it is, whatever other tabs show.
fn show(state: State) {
    let shown = SESSION.with_borrow(|session| {
        let session = session.as_ref()?;
        let document = session.document();
        let view = document.seen_at(state.view.get_untracked());
        LOOKED.with_borrow_mut(|looked| *looked = document.seen_at(looked.clone()));
        let desk = Desk::Draft {
            id: session.id().to_owned(),
            name: document.name().to_owned(),
            contents: document::contents(document),
        };
        Some((document.reports().to_vec(), view, desk, (session.can_undo(), session.can_redo())))
    });
    let Some((reports, view, desk, steps)) = shown else { return };
    state.show_document(reports, view);
    state.desk.set(desk);
    state.steps.set(steps);
}

/// Stores the current view: first what the reader chose, which undo covers, then where the reader is.
fn look(state: State) {
    let now = state.view.get_untracked();
    let before = LOOKED.with_borrow(Clone::clone);
    if before == now || SESSION.with_borrow(Option::is_none) {
        return;
    }
    LOOKED.set(now.clone());
    let chosen = store_view(|document| Edit::chosen(document, &document.looked_at(&before, &now)));
    if let Some(written) = chosen {
        kept(state, written);
        show(state);
    }
    let went = store_view(|document| {
        Edit::view_changed(document, &document.looked_at(&before, &now)).filter(Edit::is_view)
    });
    let id = SESSION.with_borrow(|session| session.as_ref().map(|session| session.id().to_owned()));
    if let Some((id, written)) = id.zip(went) {
        persistence::keep(state, &id, written);
    }
}

/// Makes an edit of the view. If it cannot be made, the page still shows the view.
fn store_view(edit: impl FnOnce(&Document) -> Option<Edit>) -> Option<Written> {
    SESSION.with_borrow_mut(|session| {
        let session = session.as_mut()?;
        with_storage(|storage| {
            session.catch_up(storage).ok()?;
            let edit = edit(session.document())?;
            session.commit(storage, &edit, clock::now()).ok()
        })
    })
}

/// Follows the writes of another tab.
fn follow(state: State, key: Option<&str>) {
    if key.is_none_or(|key| key.starts_with("tongbi.summary.")) {
        state.drafts_changed.update(|count| *count += 1);
    }
    let is_own = SESSION.with_borrow(|session| {
        session.as_ref().is_some_and(|session| {
            key.is_some_and(|key| {
                key.strip_prefix("tongbi.edit.").is_some_and(|rest| {
                    rest.strip_prefix(session.id()).is_some_and(|rest| rest.starts_with('.'))
                })
            })
        })
    });
    if !is_own {
        return;
    }
    let caught_up = SESSION.with_borrow_mut(|session| {
        let session = session.as_mut()?;
        with_storage(|storage| session.catch_up(storage).ok())
    });
    if caught_up == Some(true) {
        show(state);
    }
}

/// Stores which draft is open. If that fails, the next visit opens none.
fn note_open(id: Option<&str>) {
    let _ = with_storage(|storage| draft::set_open(storage, id));
}

/// A unique draft id: the time and a random part of this tab.
fn new_id() -> Id {
    format!("{:x}-{:x}", clock::now(), clock::random())
}

/// Makes the content of the page the reader's own before it changes: starts a new draft if the page
/// is empty or shows a link. Returns whether it did.
pub(crate) fn own(state: State) -> bool {
    if SESSION.with_borrow(Option::is_some) {
        return false;
    }
    let is_shared = state.desk.get_untracked() == Desk::Shared;
    SESSION.set(Some(Session::new(new_id(), Document::default())));
    LOOKED.set(View::default());
    OPENING.set(OPENING.get() + 1);
    if is_shared {
        let view = state.view.get_untracked();
        LOOKED.set(view.clone());
        navigation::leave_link(state);
        fill(state, state.reports.get_untracked(), &view, "");
    }
    true
}

/// Fills a new draft with reports, a view and a name.
fn fill(state: State, reports: Vec<Arc<Report>>, view: &View, name: &str) {
    commit(state, |document| Some(Edit::open(document, reports)));
    commit(state, |document| Edit::view_changed(document, view));
    commit(state, |document| Edit::rename(document, name));
}

/// Opens a draft and replaces the page's content.
pub(crate) fn open(state: State, id: &str) {
    point(state, None);
    persistence::flush(state);
    OPENING.set(OPENING.get() + 1);
    let (opening, id) = (OPENING.get(), id.to_owned());
    spawn_local(async move {
        let Opened { session, is_blocked } = persistence::open(&id).await;
        if OPENING.get() != opening {
            return;
        }
        match session {
            Ok(session) if !is_blocked || session.faults().reports.is_empty() => begin(state, session),
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

fn begin(state: State, session: Session) {
    if !session.faults().is_empty() {
        state.notify(Notice::Damaged(session.faults().clone()));
    }
    let id = session.id().to_owned();
    let view = session.document().view().clone();
    SESSION.set(Some(session));
    note_open(Some(&id));
    LOOKED.set(view.clone());
    state.look(|looked| *looked = view);
    state.saving.set(Saving::Done);
    show(state);
    if link::is_there() {
        navigation::leave_link(state);
    }
    snapshot_if_due(state);
}

/// Writes a snapshot if the journal is long, and truncates the journal once the snapshot is read
/// back.
fn snapshot_if_due(state: State) {
    let is_due = SESSION.with_borrow(|session| session.as_ref().is_some_and(Session::wants_snapshot));
    if !is_due {
        return;
    }
    spawn_local(async move {
        clock::breathe().await;
        let pending = SESSION.with_borrow_mut(|session| {
            let session = session.as_mut().filter(|session| session.wants_snapshot())?;
            let pending = with_storage(|storage| session.snapshot(storage, clock::now()));
            Some((session.id().to_owned(), pending))
        });
        // It has taken over what other tabs have done.
        show(state);
        let Some((id, pending)) = pending else { return };
        persistence::keep(state, &id, pending.written.clone());
        let Some(fetched) = persistence::read_back(&pending.written).await else { return };
        let removed = SESSION.with_borrow_mut(|session| {
            let session = session.as_mut().filter(|session| session.id() == id)?;
            with_storage(|storage| session.settle(&mut Layered { front: storage, fetched }, &pending))
        });
        if let Some(removed) = removed {
            persistence::remove(removed);
        }
    });
}

/// Adds a point to the open draft's timeline.
pub(crate) fn point(state: State, name: Option<&str>) {
    let written = SESSION.with_borrow_mut(|session| {
        let session = session.as_mut()?;
        let (written, removed) = with_storage(|storage| session.point(storage, name, clock::now()))?;
        Some((session.id().to_owned(), written, removed))
    });
    if let Some((id, written, removed)) = written {
        persistence::keep(state, &id, written);
        persistence::remove(removed);
        state.drafts_changed.update(|count| *count += 1);
    }
}

/// The points of the open draft's timeline, the latest first.
pub(crate) fn points(state: State) -> Vec<Point> {
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
pub(crate) fn compare_point(key: &str, since: RwSignal<Option<Vec<Difference>>>) {
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

/// Calls `run` with the open draft.
pub(crate) fn with_session<T>(run: impl FnOnce(&Session) -> T) -> Option<T> {
    SESSION.with_borrow(|session| session.as_ref().map(run))
}

/// Stores pending changes now.
pub(crate) fn save_now(state: State) {
    persistence::flush(state);
}

/// Shows the content of a link. The open draft is safe, because each edit was stored when it was
/// made.
pub(crate) fn show_shared(state: State, reports: Vec<Arc<Report>>, view: View) {
    close(state);
    state.show_document(reports, view);
    state.desk.set(Desk::Shared);
}

/// Clears the page for a new draft. The previous one stays saved.
pub(crate) fn start_new(state: State) {
    close(state);
    note_open(None);
    persistence::note_closed();
    state.show_document(Vec::new(), View::default());
    state.desk.set(Desk::Empty);
    if link::is_there() {
        navigation::leave_link(state);
    }
}

fn close(state: State) {
    point(state, None);
    persistence::flush(state);
    OPENING.set(OPENING.get() + 1);
    SESSION.set(None);
    state.steps.set((None, None));
}

/// Stores content as a new draft with this name, and opens it.
pub(crate) fn begin_copy(state: State, reports: Vec<Arc<Report>>, view: &View, name: &str) {
    close(state);
    SESSION.set(Some(Session::new(new_id(), Document::default())));
    LOOKED.set(view.clone());
    state.look(|looked| *looked = view.clone());
    fill(state, reports, view, name);
    if link::is_there() {
        navigation::leave_link(state);
    }
}

/// Copies the page's content to a new draft.
pub(crate) fn duplicate(state: State, name: &str) {
    begin_copy(state, state.reports.get_untracked(), &state.view.get_untracked(), name);
}

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
            open(state, &deleted.id);
        }
        Err(_) => state.notify(Notice::Fixed(Fixed::StorageFull)),
    }
    state.drafts_changed.update(|count| *count += 1);
}

/// The reader's drafts, the last changed first. Reactive.
pub(crate) fn list(state: State) -> Vec<Summary> {
    state.drafts_changed.track();
    with_storage(|storage| draft::summaries(storage)).unwrap_or_default()
}

/// The saving status in words; empty while there is nothing to save.
pub(crate) fn saving_words(state: State) -> String {
    let words = state.words();
    let lang = state.lang.get();
    match (state.desk.get(), state.saving.get()) {
        (Desk::Empty, _) => String::new(),
        (Desk::Shared, _) => words.shared_mark.to_owned(),
        (Desk::Draft { .. }, Saving::Waiting) => words.draft_saving.to_owned(),
        (Desk::Draft { .. }, Saving::Failed) => words.draft_unsaved.to_owned(),
        (Desk::Draft { name, contents, .. }, Saving::Done) => {
            i18n::page::saved(lang, &i18n::page::draft_title(lang, &name, &contents))
        }
    }
}
