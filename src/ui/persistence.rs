//! Stores drafts: in local storage at once, in the large store within [`DELAY`].
//!
//! | text | local storage | large store |
//! | --- | --- | --- |
//! | an edit, a snapshot, a summary | at once | within [`DELAY`] |
//! | a report | at once, if it has room | within [`DELAY`] |
//!
//! Local storage survives closing the page right after an edit. The large store survives killing
//! the browser, which writes local storage to disk late.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;
use tongbi::draft::{self, Layered, OpenFault, ReadReports, Session, Store, WrittenTexts};

use super::notice::{Fixed, Notice};
use super::state::{Saving, State};
use crate::platform::storage::Storage;
use crate::platform::{
    clock,
    large_store::{self, LargeStoreFault},
};

/// The delay in milliseconds before a change is written to the large store.
const DELAY: i32 = 200;

/// The delay in milliseconds before texts that the large store did not take are offered to it again.
const RETRY: i32 = 5_000;

/// How long nothing must refer to a report before it is removed, in milliseconds.
const UNNAMED: i32 = 5_000;

/// The prefixes of a draft's keys. Its id follows.
const NUMBERED: [&str; 3] = ["tongbi.edit.", "tongbi.snapshot.", "tongbi.point."];
const SUMMARY: &str = "tongbi.summary.";
/// The key of the last open draft.
const OPEN: &str = "tongbi.open";
/// The key prefix for the time at which a draft was deleted, in the large store.
const DELETED: &str = "tongbi.deleted.";
/// The time in milliseconds after which a deletion becomes final: a day.
const FINAL: u64 = 24 * 60 * 60 * 1000;
/// The key prefix for the time at which a draft was saved to a file.
const IN_FILE: &str = "tongbi.in_file.";

thread_local! {
    static STORAGE: RefCell<Storage> = RefCell::new(Storage::probe());
    /// Texts waiting to be written to the large store.
    static QUEUE: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
    /// Whether some of them are stored nowhere else.
    static ONLY_THERE: Cell<bool> = const { Cell::new(false) };
    /// Whether local storage refused an edit. Then the next visit may not list the draft.
    static REFUSED: Cell<bool> = const { Cell::new(false) };
    static TIMER: RefCell<Option<clock::Timer>> = const { RefCell::new(None) };
}

/// Calls `run` with local storage.
pub(crate) fn with_storage<T>(run: impl FnOnce(&mut Storage) -> T) -> T {
    STORAGE.with_borrow_mut(run)
}

/// Stores what a draft has written. Texts that did not fit into local storage count as saved once
/// the large store has them.
pub(crate) fn keep(state: State, id: &str, written: WrittenTexts) {
    let summary_key = format!("{SUMMARY}{id}");
    let summary = with_storage(|storage| storage.get(&summary_key)).ok().flatten();
    let is_here = written.large.is_empty() && with_storage(|storage| storage.is_kept());
    REFUSED.set(REFUSED.get() || written.large.iter().any(|(key, _)| key.starts_with("tongbi.edit.")));
    QUEUE.with_borrow_mut(|queue| {
        queue.extend(written.here);
        queue.extend(written.large);
        queue.extend(summary.map(|text| (summary_key, text)));
        queue.insert(OPEN.to_owned(), id.to_owned());
    });
    if !is_here {
        ONLY_THERE.set(true);
    }
    state.saving.set(if ONLY_THERE.get() { Saving::Waiting } else { Saving::Done });
    flush_after(state, DELAY);
}

fn flush_after(state: State, milliseconds: i32) {
    let timer = clock::after(milliseconds, move || flush(state));
    if let Some(earlier) = TIMER.replace(timer) {
        earlier.clear();
    }
}

/// Writes waiting texts to the large store now.
pub(crate) fn flush(state: State) {
    if let Some(timer) = TIMER.take() {
        timer.clear();
    }
    let texts: Vec<(String, String)> = QUEUE.take().into_iter().collect();
    let only_there = ONLY_THERE.replace(false);
    if texts.is_empty() {
        return;
    }
    // Copies of what local storage has are not offered again.
    let kept = if only_there { texts.clone() } else { Vec::new() };
    spawn_local(async move {
        let put = put_all(texts).await;
        if !only_there {
            return;
        }
        let was_refused = REFUSED.replace(false);
        if !with_storage(|storage| storage.is_kept()) {
            state.saving.set(Saving::Failed);
        } else if put.is_err() {
            keep_waiting(kept);
            fail(state);
            flush_after(state, RETRY);
        } else if was_refused && !takes_journal(&kept) {
            fail(state);
        } else if !ONLY_THERE.get() {
            state.saving.set(Saving::Done);
            let full = Notice::Fixed(Fixed::StorageFull);
            if state.notices.with_untracked(|notices| notices.iter().any(|(_, notice)| *notice == full)) {
                state.dismiss(&full);
            }
        }
    });
}

/// Copies edits and summaries from the large store into local storage again. Returns whether that now has all of
/// them.
fn takes_journal(texts: &[(String, String)]) -> bool {
    let journal = texts.iter().filter(|(key, _)| key.starts_with("tongbi.edit.") || key.starts_with(SUMMARY));
    with_storage(|storage| {
        journal.fold(true, |all, (key, text)| {
            let is_there = storage.get(key).is_ok_and(|there| there.is_some());
            (is_there || storage.set(key, text).is_ok()) && all
        })
    })
}

/// Puts texts back that are stored nowhere yet: without them a journal would have a gap, and later edits could not
/// be read. Newer texts under the same keys stay.
fn keep_waiting(texts: Vec<(String, String)>) {
    QUEUE.with_borrow_mut(|queue| {
        for (key, text) in texts {
            queue.entry(key).or_insert(text);
        }
    });
    ONLY_THERE.set(true);
}

/// Says that there is no room, once.
fn fail(state: State) {
    if state.saving.get_untracked() != Saving::Failed {
        state.saving.set(Saving::Failed);
        state.notify(Notice::Fixed(Fixed::StorageFull));
    }
}

/// Writes texts to the large store: first the reports, a few at a time, so that copying them does not freeze the
/// page, then what names them.
async fn put_all(texts: Vec<(String, String)>) -> Result<(), LargeStoreFault> {
    /// The number of bytes that are copied at once.
    const MOST: usize = 256 << 10;

    let (reports, others): (Vec<_>, Vec<_>) =
        texts.into_iter().partition(|(key, _)| key.starts_with("tongbi.report."));
    let (mut some, mut size) = (Vec::new(), 0);
    for (key, text) in reports {
        size += text.len();
        some.push((key, text));
        if size >= MOST {
            large_store::put_all(&std::mem::take(&mut some)).await?;
            size = 0;
        }
    }
    some.extend(others);
    large_store::put_all(&some).await
}

/// Reads back texts that did not fit into local storage; `None` if they differ from what was
/// written.
pub(crate) async fn read_back(written: &WrittenTexts) -> Option<BTreeMap<String, String>> {
    put_all(written.large.clone()).await.ok()?;
    let mut fetched = BTreeMap::new();
    for (key, _) in &written.large {
        fetched.insert(key.clone(), large_store::get(key).await.ok()??);
    }
    Some(fetched)
}

/// A draft's texts in the large store.
#[derive(Default)]
struct LargeStoreTexts {
    /// Texts by key.
    texts: BTreeMap<String, String>,
    /// Whether the browser denied access.
    is_blocked: bool,
    /// Whether texts were left out because the page has no room for all.
    is_partial: bool,
    /// The number of UTF-16 code units that were read.
    length: usize,
}

impl LargeStoreTexts {
    /// The most code units of one draft. As reports they take several times as many bytes.
    const MOST: usize = 96 << 20;

    /// Adds the text under a key of the large store, under `name`.
    async fn add(&mut self, key: &str, name: String) -> Result<(), LargeStoreFault> {
        let left = Self::MOST.saturating_sub(self.length);
        match large_store::get_within(key, left).await? {
            Some(Ok(text)) => {
                self.length += text.len();
                self.texts.insert(name, text);
            }
            Some(Err(_)) => self.is_partial = true,
            None => {}
        }
        Ok(())
    }
}

/// Reads a draft's texts from the large store: its journal, and reports that are not in local
/// storage.
async fn fetch(id: &str) -> LargeStoreTexts {
    let mut fetched = LargeStoreTexts::default();
    fetched.is_blocked = fetch_journal(id, &mut fetched).await.is_err();
    if fetched.is_blocked || fetched.is_partial {
        return fetched;
    }
    let needs = layered(&mut fetched.texts, |store| draft::needs(store, id).unwrap_or_default());
    for key in needs {
        if !is_here(&key) {
            let _ = fetched.add(&key, key.clone()).await;
        }
    }
    fetched
}

/// A stored draft.
pub(crate) struct OpenedDraft {
    /// The draft, or why it cannot be opened.
    pub(crate) session: Result<Session, OpenFault>,
    /// Whether the browser denied access to the large store.
    pub(crate) is_blocked: bool,
}

/// Opens a stored draft.
pub(crate) async fn open(id: &str) -> OpenedDraft {
    let LargeStoreTexts { mut texts, is_blocked, is_partial, .. } = fetch(id).await;
    if is_partial {
        return OpenedDraft { session: Err(OpenFault::TooLarge), is_blocked };
    }
    let read = read_reports(id, &mut texts).await;
    OpenedDraft { session: layered(&mut texts, |store| Session::open_with(store, id, read)), is_blocked }
}

/// Fetches the texts of a draft that is open in this tab, and reads it again.
pub(crate) async fn fetch_again(id: &str, reopen: impl FnOnce(&mut Layered<'_, Storage>, ReadReports)) {
    let mut texts = fetch(id).await.texts;
    let read = read_reports(id, &mut texts).await;
    layered(&mut texts, |store| reopen(store, read));
}

/// Reads the reports of a draft in slices, so that a large draft does not freeze the page.
async fn read_reports(id: &str, texts: &mut BTreeMap<String, String>) -> ReadReports {
    let mut read = ReadReports::default();
    let needs = layered(texts, |store| draft::needs(store, id).unwrap_or_default());
    let mut slices = clock::Slices::begin();
    for key in needs {
        layered(texts, |store| read.read(store, &key));
        texts.remove(&key);
        if slices.is_over() {
            slices.next().await;
        }
    }
    read
}

/// Calls `run` with local storage and texts of the large store.
fn layered<T>(fetched: &mut BTreeMap<String, String>, run: impl FnOnce(&mut Layered<'_, Storage>) -> T) -> T {
    with_storage(|storage| {
        let mut store = Layered { front: storage, fetched: std::mem::take(fetched) };
        let result = run(&mut store);
        *fetched = store.fetched;
        result
    })
}

/// Reads all reports that are not in local storage, because points of a timeline can refer to any.
pub(crate) async fn fetch_reports() -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    let keys = large_store::keys("tongbi.report.").await.unwrap_or_default();
    for key in keys {
        if !is_here(&key)
            && let Ok(Some(text)) = large_store::get(&key).await
        {
            texts.insert(key, text);
        }
    }
    texts
}

/// Whether local storage has a key.
fn is_here(key: &str) -> bool {
    with_storage(|storage| storage.get(key)).is_ok_and(|text| text.is_some())
}

async fn fetch_journal(id: &str, fetched: &mut LargeStoreTexts) -> Result<(), LargeStoreFault> {
    for kind in NUMBERED {
        for key in large_store::keys(&format!("{kind}{id}.")).await? {
            fetched.add(&key, key.clone()).await?;
        }
    }
    // The body of a version 1 draft was stored under its bare id.
    fetched.add(id, format!("tongbi.body.{id}")).await
}

/// Lists drafts again that local storage lost when the browser was killed, and restores which one
/// was open. Makes deletions final that no page can undo any more.
pub(crate) async fn recover() -> bool {
    let mut recovered = false;
    for key in large_store::keys(DELETED).await.unwrap_or_default() {
        let time = large_store::get(&key).await.ok().flatten().and_then(|time| time.parse().ok());
        if time.is_none_or(|time: u64| clock::now().saturating_sub(time) > FINAL)
            && let Some(id) = key.strip_prefix(DELETED)
        {
            forget(id.to_owned());
        }
    }
    let mut keys = large_store::keys(SUMMARY).await.unwrap_or_default();
    keys.push(OPEN.to_owned());
    for key in keys {
        let is_known = with_storage(|storage| storage.get(&key)).is_ok_and(|text| text.is_some());
        if !is_known && let Ok(Some(text)) = large_store::get(&key).await {
            recovered |= with_storage(|storage| storage.set(&key, &text)).is_ok();
        }
    }
    recovered
}

/// Stores that no draft is open.
pub(crate) fn note_closed() {
    remove(vec![OPEN.to_owned()]);
}

/// Removes a draft from the large store's list, so that it is not recovered.
pub(crate) fn unlist(id: &str) {
    let key = format!("{SUMMARY}{id}");
    QUEUE.with_borrow_mut(|queue| queue.remove(&key));
    remove(vec![key]);
    let deleted = (format!("{DELETED}{id}"), clock::now().to_string());
    spawn_local(async move {
        let _ = large_store::put_all(&[deleted]).await;
    });
}

/// Notes that a deleted draft is back.
pub(crate) fn list_again(id: &str) {
    remove(vec![format!("{DELETED}{id}")]);
}

/// Removes keys from the large store.
pub(crate) fn remove(keys: Vec<String>) {
    QUEUE.with_borrow_mut(|queue| keys.iter().for_each(|key| drop(queue.remove(key))));
    spawn_local(async move {
        let _ = large_store::remove_all(&keys).await;
    });
}

/// Whether a draft was saved to a file.
pub(crate) fn is_in_file(id: &str) -> bool {
    with_storage(|storage| storage.get(&format!("{IN_FILE}{id}"))).is_ok_and(|noted| noted.is_some())
}

/// Stores that a draft was saved to a file.
pub(crate) fn note_file(id: &str) {
    let _ = with_storage(|storage| storage.set(&format!("{IN_FILE}{id}"), &clock::now().to_string()));
}

/// Removes all texts of a finally deleted draft, and the reports that no draft needs any more. A draft that was
/// restored is kept.
pub(crate) fn forget(id: String) {
    spawn_local(async move {
        let mut keys = vec![format!("{DELETED}{id}")];
        let is_there = with_storage(|storage| draft::summaries(storage))
            .is_ok_and(|drafts| drafts.iter().any(|draft| draft.id == id));
        if !is_there {
            keys.extend([id.clone(), format!("{SUMMARY}{id}")]);
            for kind in NUMBERED {
                keys.extend(large_store::keys(&format!("{kind}{id}.")).await.unwrap_or_default());
            }
            let _ = with_storage(|storage| storage.remove(&format!("{IN_FILE}{id}")));
        }
        let _ = large_store::remove_all(&keys).await;
        let _ = sweep().await;
    });
}

/// Removes the reports that no draft names, in either store, from both.
///
/// Another tab may be about to name a report: it writes the report and what names it within [`DELAY`]. So only
/// reports that nothing names now and after [`UNNAMED`] are removed.
async fn sweep() -> Result<(), LargeStoreFault> {
    let before = unused().await?;
    if before.is_empty() {
        return Ok(());
    }
    clock::pause(UNNAMED).await;
    let mut unused = unused().await?;
    unused.retain(|key| before.contains(key));
    with_storage(|storage| {
        for key in &unused {
            let _ = storage.remove(key);
        }
    });
    large_store::remove_all(&unused).await
}

/// The reports that no draft names.
async fn unused() -> Result<Vec<String>, LargeStoreFault> {
    let reports = large_store::keys("tongbi.report.").await?;
    let mut fetched: BTreeMap<String, String> = reports.into_iter().map(|key| (key, String::new())).collect();
    // These include deleted drafts that can still be restored.
    for kind in NUMBERED {
        for key in large_store::keys(kind).await? {
            if let Some(text) = large_store::get(&key).await? {
                fetched.insert(key, text);
            }
        }
    }
    // Reports in the queue are needed too.
    QUEUE.with_borrow(|queue| {
        let journal = queue.iter().filter(|(key, _)| NUMBERED.iter().any(|kind| key.starts_with(kind)));
        fetched.extend(journal.map(|(key, text)| (key.clone(), text.clone())));
    });
    // Unreadable storage may name any report.
    Ok(layered(&mut fetched, |store| draft::unused(store).unwrap_or_default()))
}
