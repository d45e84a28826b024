//! The one writer of storage: keeps the open draft saved, and opens, renames and deletes drafts.
//!
//! A change is saved [`DELAY`] milliseconds after the last one, and at once when the page is
//! hidden. A draft too big for local storage goes to IndexedDB. What a link holds is not saved
//! until the reader makes it theirs.

use std::cell::RefCell;

use leptos::prelude::*;
use leptos::task::spawn_local;
use tongbi::draft::{self, Body, Deleted, Head, Id, OpenFault, Saved, Store, StoreFault};
use tongbi::i18n;
use tongbi::i18n::words::Words;
use tongbi::view::View;

use super::notice::{Fixed, Notice};
use super::state::{Desk, Saving, State};
use super::{link, navigation};
use crate::platform::storage::Storage;
use crate::platform::{clock, large_store, page};

/// Milliseconds between the last change and saving it.
const DELAY: i32 = 300;

/// How long the page must have run, in milliseconds, for its start to count as a success.
const STARTED: i32 = 3000;

/// Counts starts that were not followed by a success.
const STARTS: &str = "tongbi.starts";

thread_local! {
    static STORAGE: RefCell<Storage> = RefCell::new(Storage::probe());
    static TIMER: RefCell<Option<clock::Timer>> = const { RefCell::new(None) };
}

fn with_storage<T>(run: impl FnOnce(&mut Storage) -> T) -> T {
    STORAGE.with_borrow_mut(run)
}

/// Restores the draft that was open last, and keeps the open draft saved from then on.
pub(crate) fn keep(state: State) {
    if !with_storage(|storage| storage.is_kept()) {
        state.notify(Notice::Fixed(Fixed::StorageBlocked));
    }
    let failed_starts = count_start();
    if !link::is_there() {
        match with_storage(|storage| draft::last_open(storage)) {
            Ok(Some(_)) if failed_starts > 1 => state.notify(Notice::Fixed(Fixed::SafeStart)),
            Ok(Some(id)) => open(state, &id),
            _ => {}
        }
    }
    Effect::watch(
        move || {
            state.reports.track();
            state.view.track();
        },
        move |(), _, _| {
            schedule(state);
        },
        false,
    );
    page::on_hide(move || save_now(state));
}

/// Notes that the page starts; gives how many starts before it failed. A stored state that ends
/// the page would end it at every start, so a page that failed twice starts without its draft.
fn count_start() -> u32 {
    let failed = with_storage(|storage| {
        let failed = storage.get(STARTS).ok().flatten().and_then(|text| text.parse().ok()).unwrap_or(0);
        let _ = storage.set(STARTS, &(failed + 1).to_string());
        failed
    });
    clock::after(STARTED, || {
        let _ = with_storage(|storage| storage.remove(STARTS));
    });
    failed
}

fn schedule(state: State) {
    if !matches!(state.desk.get_untracked(), Desk::Draft { .. }) {
        return;
    }
    set_saving(state, Saving::Waiting);
    let timer = clock::after(DELAY, move || save_now(state));
    if let Some(earlier) = TIMER.replace(timer) {
        earlier.clear();
    }
}

fn set_saving(state: State, new: Saving) {
    state.desk.update(|desk| {
        if let Desk::Draft { saving, .. } = desk {
            *saving = new;
        }
    });
}

/// Saves what waits to be saved.
pub(crate) fn save_now(state: State) {
    if let Some(timer) = TIMER.take() {
        timer.clear();
    }
    let Desk::Draft { head, saving: Saving::Waiting | Saving::Failed } = state.desk.get_untracked() else {
        return;
    };
    let body = body(state);
    let head = Head { reports: body.reports.len(), ..head };
    let text = draft::body_text(&body);
    match store(&head, Some(&text)) {
        Ok(saved) => finish(state, saved),
        Err(StoreFault::Full) => spawn_local(save_large(state, head, text)),
        Err(StoreFault::Blocked) => fail(state, Fixed::StorageBlocked),
    }
}

fn body(state: State) -> Body {
    Body { reports: state.reports.get_untracked(), view: state.view.get_untracked() }
}

fn store(head: &Head, text: Option<&str>) -> Result<Saved, StoreFault> {
    with_storage(|storage| draft::save(storage, head, text, clock::now(), new_id))
}

/// Saves a draft whose body has no room in local storage.
async fn save_large(state: State, head: Head, text: String) {
    let saved = match large_store::put_all(&[(head.id.clone(), text)]).await {
        Ok(()) => store(&head, None).ok(),
        Err(_) => None,
    };
    match saved {
        Some(saved) => finish(state, saved),
        None => fail(state, Fixed::StorageFull),
    }
}

fn finish(state: State, saved: Saved) {
    if matches!(saved, Saved::Beside(_)) {
        state.notify(Notice::Fixed(Fixed::DraftBeside));
    }
    // Changes made while a large body was being written still wait.
    let waits = TIMER.with_borrow(Option::is_some);
    let saving = if waits { Saving::Waiting } else { Saving::Done };
    let kept = with_storage(|storage| storage.is_kept());
    state.desk.set(Desk::Draft { head: saved.head(), saving: if kept { saving } else { Saving::Failed } });
    state.drafts_changed.update(|count| *count += 1);
}

fn fail(state: State, said: Fixed) {
    set_saving(state, Saving::Failed);
    state.notify(Notice::Fixed(said));
}

/// A draft id that no other draft has: the time, and the tab's own random part.
fn new_id() -> Id {
    format!("{:x}-{:x}", clock::now(), clock::random())
}

fn new_head(name: String) -> Head {
    Head { id: new_id(), name, saved: 0, reports: 0, revision: 0, large: false }
}

/// Makes what is on the page the reader's own, before it is changed: a new draft, if nothing was
/// loaded, or if a link's content was.
pub(crate) fn own(state: State) {
    if matches!(state.desk.get_untracked(), Desk::Draft { .. }) {
        return;
    }
    if state.desk.get_untracked() == Desk::Shared {
        navigation::leave_link(state);
    }
    let name = Words::of(state.lang.get_untracked()).draft_untitled.to_owned();
    state.desk.set(Desk::Draft { head: new_head(name), saving: Saving::Waiting });
    schedule(state);
}

/// Opens a draft in place of what is on the page.
pub(crate) fn open(state: State, id: &str) {
    save_now(state);
    let head = with_storage(|storage| draft::head(storage, id));
    let Ok(Some(head)) = head else {
        state.notify(Notice::Fixed(Fixed::DraftGone));
        return;
    };
    if head.large {
        spawn_local(async move {
            let text = large_store::get(&head.id).await.ok().flatten();
            let body = text.ok_or(OpenFault::Gone).and_then(|text| draft::read_body(&text));
            show(state, head, body);
        });
    } else {
        let body = with_storage(|storage| draft::open(storage, id));
        show(state, head, body);
    }
}

fn show(state: State, head: Head, body: Result<Body, OpenFault>) {
    match body {
        Ok(Body { reports, view }) => {
            let _ = with_storage(|storage| draft::set_open(storage, Some(&head.id)));
            state.show_document(reports, view);
            state.desk.set(Desk::Draft { head, saving: Saving::Done });
            if link::is_there() {
                navigation::leave_link(state);
            }
        }
        Err(fault) => state.notify(Notice::Fixed(match fault {
            OpenFault::Gone => Fixed::DraftGone,
            OpenFault::Unreadable | OpenFault::TooLarge => Fixed::DraftUnreadable,
            OpenFault::Newer => Fixed::DraftNewer,
            OpenFault::Store(_) => Fixed::StorageBlocked,
        })),
    }
}

/// Clears the page for a new draft. The one that was open stays saved.
pub(crate) fn start_new(state: State) {
    save_now(state);
    let _ = with_storage(|storage| draft::set_open(storage, None));
    state.desk.set(Desk::Empty);
    state.show_document(Vec::new(), View::default());
    if link::is_there() {
        navigation::leave_link(state);
    }
}

/// Puts the page's content under a new draft's name.
pub(crate) fn duplicate(state: State, name: String) {
    save_now(state);
    state.desk.set(Desk::Draft { head: new_head(name), saving: Saving::Waiting });
    if link::is_there() {
        navigation::leave_link(state);
    }
    schedule(state);
}

/// Gives a draft another name.
pub(crate) fn rename(state: State, id: &str, name: &str) {
    save_now(state);
    match with_storage(|storage| draft::rename(storage, id, name)) {
        Ok(Some(renamed)) => state.desk.update(|desk| {
            if let Desk::Draft { head, .. } = desk
                && head.id == renamed.id
            {
                *head = renamed;
            }
        }),
        Ok(None) => state.notify(Notice::Fixed(Fixed::DraftGone)),
        Err(_) => state.notify(Notice::Fixed(Fixed::StorageFull)),
    }
    state.drafts_changed.update(|count| *count += 1);
}

/// Deletes a draft; the message that says so can bring it back.
pub(crate) fn delete(state: State, id: &str) {
    save_now(state);
    if let Ok(Some(deleted)) = with_storage(|storage| draft::delete(storage, id)) {
        let is_open = matches!(state.desk.get_untracked(), Desk::Draft { head, .. } if head.id == id);
        if is_open {
            state.desk.set(Desk::Empty);
            state.show_document(Vec::new(), View::default());
        }
        state.notify(Notice::Deleted(deleted));
    }
    state.drafts_changed.update(|count| *count += 1);
}

/// Makes a deletion final: the large store lets go of the body too.
pub(crate) fn forget(deleted: &Deleted) {
    if deleted.head.large {
        let id = deleted.head.id.clone();
        spawn_local(async move {
            let _ = large_store::remove_all(&[id]).await;
        });
    }
}

/// Brings a deleted draft back and opens it.
pub(crate) fn restore(state: State, deleted: &Deleted) {
    match with_storage(|storage| draft::restore(storage, deleted)) {
        Ok(()) => open(state, &deleted.head.id),
        Err(_) => state.notify(Notice::Fixed(Fixed::StorageFull)),
    }
    state.drafts_changed.update(|count| *count += 1);
}

/// The reader's drafts, last saved first. Follows every change of them.
pub(crate) fn list(state: State) -> Vec<Head> {
    state.drafts_changed.track();
    with_storage(|storage| draft::list(storage)).unwrap_or_default()
}

/// How saving goes, in words; nothing while there is nothing to save.
pub(crate) fn saving_words(state: State) -> String {
    let words = state.words();
    match state.desk.get() {
        Desk::Empty => String::new(),
        Desk::Shared => words.shared_mark.to_owned(),
        Desk::Draft { saving: Saving::Waiting, .. } => words.draft_saving.to_owned(),
        Desk::Draft { saving: Saving::Failed, .. } => words.draft_unsaved.to_owned(),
        Desk::Draft { head, saving: Saving::Done } => i18n::page::saved(state.lang.get(), &head.name),
    }
}
