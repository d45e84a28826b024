//! The open draft: every edit is applied, appended to its journal and shown from here.
//!
//! [`super::edits`] defines the edits, [`super::persistence`] the storage. The content of a link is
//! not stored until the reader changes it or takes it over.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use tongbi::document::{self, Document, Edit};
use tongbi::draft::{self, CommitFault, Id, Layered, ReportText, Session, WrittenTexts};
use tongbi::model::Report;
use tongbi::view::View;

use super::notice::{Fixed, Notice};
use super::persistence::{self, with_storage};
use super::state::{Saving, ShownDocument, State};
use super::{link, navigation};
use crate::platform::{clock, storage};

/// The pause in milliseconds after which a point is added to the timeline.
const PAUSE: i32 = 20_000;

thread_local! {
    static SESSION: RefCell<Option<Session>> = const { RefCell::new(None) };
    /// This tab's view at its last read or write of the draft, with the decisions of now.
    static LOOKED: RefCell<View> = RefCell::new(View::default());
    /// Counts what the page has shown or begun to open: only the last one is shown.
    static OPENING: Cell<u32> = const { Cell::new(0) };
    /// Texts of reports that the next edit opens.
    static READY: RefCell<Vec<ReportText>> = const { RefCell::new(Vec::new()) };
    /// Whether reports are awaited that another tab has opened.
    static COMPLETING: Cell<bool> = const { Cell::new(false) };
    static REGAINING: RefCell<Option<clock::Timer>> = const { RefCell::new(None) };
    static PAUSED: RefCell<Option<clock::Timer>> = const { RefCell::new(None) };
}

/// Applies an edit to the open draft, or to a new one if none is open. Returns false if nothing
/// changed.
pub(crate) fn commit(state: State, edit: impl FnOnce(&Document) -> Option<Edit>) -> bool {
    if !own(state) {
        look(state);
    }
    let written = SESSION.with_borrow_mut(|session| {
        let session = session.as_mut()?;
        session.prepare(READY.take());
        with_storage(|storage| {
            // Edits of other tabs come first; this one is applied on top.
            let edit = session.catch_up(storage).map(|_| edit(session.document()));
            edit.transpose().map(|edit| session.commit(storage, &edit?, clock::now()))
        })
    });
    finish(state, written)
}

/// Shows the result of a step and stores it.
pub(super) fn finish(state: State, written: Option<Result<WrittenTexts, CommitFault>>) -> bool {
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
pub(super) fn kept(state: State, written: WrittenTexts) {
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
pub(super) fn show(state: State) {
    let shown = SESSION.with_borrow(|session| {
        let session = session.as_ref()?;
        let document = session.document();
        let view = document.seen_at(state.view.get_untracked());
        LOOKED.with_borrow_mut(|looked| *looked = document.seen_at(looked.clone()));
        let shown_document = ShownDocument::Draft {
            id: session.id().to_owned(),
            name: document.name().to_owned(),
            contents: document::contents(document),
        };
        Some((document.reports().to_vec(), view, shown_document, (session.can_undo(), session.can_redo())))
    });
    let Some((reports, view, shown_document, steps)) = shown else { return };
    state.show_document(reports, view);
    state.shown_document.set(shown_document);
    state.steps.set(steps);
}

/// Stores the current view: first what the reader chose, which undo covers, then where the reader is.
pub(crate) fn look(state: State) {
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
        Edit::view_changed(document, &document.looked_at(&before, &now)).filter(Edit::is_move)
    });
    let id = SESSION.with_borrow(|session| session.as_ref().map(|session| session.id().to_owned()));
    if let Some((id, written)) = id.zip(went) {
        persistence::keep(state, &id, written);
    }
}

/// Makes an edit of the view. If it cannot be made, the page still shows the view.
fn store_view(edit: impl FnOnce(&Document) -> Option<Edit>) -> Option<WrittenTexts> {
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
pub(crate) fn follow(state: State, key: Option<&str>) {
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
    regain_later(state);
    complete_later(state);
}

/// The number of reports whose texts the open draft lacks, and how many of them it lacked when it was read.
fn lacking() -> (usize, usize) {
    let counts = with_session(|session| (session.document().unreadable(), session.faults().reports.len()));
    counts.unwrap_or_default()
}

/// Reads the draft again if another tab has opened reports that only the large store has room for. They are there
/// seconds later.
fn complete_later(state: State) {
    const PAUSE: i32 = 500;
    const TRIES: usize = 20;

    let (lacks, known) = lacking();
    let id = with_session(|session| session.id().to_owned()).filter(|_| lacks > known);
    let Some(id) = id.filter(|_| !COMPLETING.replace(true)) else { return };
    spawn_local(async move {
        let is_open = || with_session(|session| session.id() == id) == Some(true);
        for _ in 0..TRIES {
            clock::pause(PAUSE).await;
            persistence::fetch_again(&id, |store, read| {
                SESSION.with_borrow_mut(|session| {
                    let session = session.as_mut().filter(|session| session.id() == id)?;
                    session.reopen(store, read).ok()
                });
            })
            .await;
            if !is_open() || lacking().0 <= known {
                break;
            }
        }
        COMPLETING.set(false);
        if is_open() {
            if lacking().0 > known {
                let faults = with_session(|session| session.faults().clone());
                state.notify(Notice::Damaged(faults.unwrap_or_default()));
            }
            show(state);
            regain_later(state);
        }
    });
}

/// Makes edits again that another tab has overwritten, after a random pause: tabs that lost edits to each other would
/// overwrite each other again.
fn regain_later(state: State) {
    /// The shortest pause in milliseconds, and how much longer it can be.
    const PAUSE: i32 = 20;
    const LONGER: u32 = 130;

    if with_session(Session::has_lost) != Some(true) {
        return;
    }
    let longer = i32::try_from(clock::random() % LONGER).unwrap_or_default();
    let timer = clock::after(PAUSE + longer, move || regain(state));
    if let Some(earlier) = REGAINING.replace(timer) {
        earlier.clear();
    }
}

/// Makes edits again that another tab has overwritten.
pub(crate) fn regain(state: State) {
    let regained = SESSION.with_borrow_mut(|session| {
        let session = session.as_mut().filter(|session| session.has_lost())?;
        with_storage(|storage| session.regain(storage, clock::now()).ok())
    });
    let Some(regained) = regained else { return };
    for written in regained {
        finish(state, Some(written));
    }
    show(state);
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
    let is_shared = state.shown_document.get_untracked() == ShownDocument::Shared;
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

/// Shows a draft that was read from storage.
pub(crate) fn begin(state: State, session: Session) {
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

/// Writes the texts of reports in slices, so that the edit that opens them does not freeze the page.
pub(crate) async fn texts(reports: &[Arc<Report>]) -> Vec<ReportText> {
    let mut slices = clock::Slices::begin();
    let mut texts = Vec::new();
    for report in reports {
        texts.push(ReportText::of(report));
        if slices.is_over() {
            slices.next().await;
        }
    }
    texts
}

/// Keeps texts of reports for the next edit, which opens them.
pub(crate) fn prepare(texts: Vec<ReportText>) {
    READY.set(texts);
}

/// Calls `run` with the open draft.
pub(crate) fn with_session<T>(run: impl FnOnce(&Session) -> T) -> Option<T> {
    SESSION.with_borrow(|session| session.as_ref().map(run))
}

/// The same with the right to change it.
pub(super) fn with_session_mut<T>(run: impl FnOnce(&mut Session) -> T) -> Option<T> {
    SESSION.with_borrow_mut(|session| session.as_mut().map(run))
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
    state.shown_document.set(ShownDocument::Shared);
}

/// Clears the page for a new draft. The previous one stays saved.
pub(crate) fn start_new(state: State) {
    close(state);
    note_open(None);
    persistence::note_closed();
    state.show_document(Vec::new(), View::default());
    state.shown_document.set(ShownDocument::Empty);
    if link::is_there() {
        navigation::leave_link(state);
    }
}

/// Prepares the open draft for being replaced on the page: adds a point to its timeline and stores what is waiting.
/// Returns the number of this change of content, for [`is_latest`].
pub(crate) fn leave(state: State) -> u32 {
    point(state, None);
    persistence::flush(state);
    OPENING.set(OPENING.get() + 1);
    OPENING.get()
}

/// Whether no other content was chosen for the page since [`leave`] returned this number.
pub(crate) fn is_latest(opening: u32) -> bool {
    OPENING.get() == opening
}

fn close(state: State) {
    leave(state);
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
