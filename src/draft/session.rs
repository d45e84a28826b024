//! An open draft: its document, kept as snapshot and journal.
//!
//! Each edit is appended to the journal under a key of its own, at once; so closing the page loses
//! nothing, and another tab that has the same draft open reads it there. Opening takes the oldest snapshot
//! that is kept and replays the edits after it, which also brings back what can be undone.
//!
//! | stored | opened as |
//! | --- | --- |
//! | snapshot 40, edits 41 to 57 | the document after edit 57 |
//! | snapshots 40 and 80, edits 41 to 85, of which 60 is damaged | from 80 on: the document after edit 85 |
//! | snapshot 40 damaged, snapshot 80, edits to 85 | the document after edit 85 |
//! | a report's text damaged or missing | the document without it; the text stays, and is named again in the next snapshot |
//! | an edit that fits no more | the document without it; journal and snapshots are not cut from then on |
//! | anything of a later version | not at all; it stays as it is |
//!
//! A snapshot is made in two steps, so that a crash between any two writes leaves a draft that opens:
//! [`Session::snapshot`] writes under new keys, [`Session::settle`] reads them back and only then removes
//! what the snapshot before last made needless.

use std::collections::HashMap;
use std::sync::Arc;

use super::keys::{self, BODY_V1, EDIT, HEAD_V1, SNAPSHOT};
use super::snapshot_v2::SnapshotV2;
use super::summary::Summary;
use super::{Id, OpenFault, Store, hash, timeline, v1};
use crate::document::edit_v1::{self, Cause, EntryFault, JournalEntry};
use crate::document::{self, Action, Content, ContentHash, Document, Edit, Entry, Refused, ReportId};
use crate::format;
use crate::model::Report;

/// The journal is long enough for a new snapshot from so many edits on.
const MOST_EDITS: usize = 300;

/// Or from so many bytes on.
const MOST_BYTES: usize = 64 * 1024;

/// A report's text of more bytes is not read: its page would not answer.
const LARGEST_REPORT: usize = 64 * 1024 * 1024;

/// An open draft.
#[derive(Debug)]
pub struct Session {
    id: Id,
    document: Document,
    /// The number of the next edit.
    next: u64,
    /// The last edit's text, to see whether another tab has replaced it.
    last: String,
    done: Vec<Done>,
    /// The inverses of what was undone, the last one undone last.
    undone: Vec<Edit>,
    /// Of each report the text's hash and length, while the report is this one.
    hashes: HashMap<ReportId, (Arc<Report>, ContentHash, usize)>,
    faults: Faults,
    /// The numbers of the snapshots that are kept, ascending.
    snapshots: Vec<u64>,
    /// How many edits and bytes of the journal follow the last snapshot.
    since: (usize, usize),
    /// Whether there is something that no snapshot and no edit holds.
    unsaved: bool,
    /// Keys and texts of reports that are still to be stored: those of a draft of version 1.
    texts: Vec<(String, String)>,
    /// Keys of the old form, to be removed once the new form is read back.
    old: Vec<String>,
}

/// An edit that can be undone.
#[derive(Clone, Debug)]
struct Done {
    number: u64,
    inverse: Edit,
}

/// What of a stored draft could not be read. All of it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults {
    /// Keys of reports, damaged or missing.
    pub reports: Vec<String>,
    /// Keys of damaged snapshots and edits.
    pub damaged: Vec<String>,
    /// How many edits fit the document no more.
    pub refused: usize,
}

impl Faults {
    /// Whether everything could be read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Why an edit could not be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommitFault {
    /// It does not fit the document.
    Refused(Refused),
    /// Another tab, of a later version of the page, has changed the draft.
    Newer,
    /// Another tab has changed the draft so that it cannot be read any more.
    Behind,
}

impl From<Refused> for CommitFault {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}

/// What was written, to be written to the large store as well: browsers write local storage to disk late.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Keys and texts that this store has taken.
    pub here: Vec<(String, String)>,
    /// Keys and texts that it had no room for: only the large store can keep them.
    pub large: Vec<(String, String)>,
}

impl Written {
    fn put(&mut self, store: &mut impl Store, key: String, text: String) {
        let list = if store.set(&key, &text).is_ok() { &mut self.here } else { &mut self.large };
        list.push((key, text));
    }
}

/// A snapshot that is to be read back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    number: u64,
    /// What was written.
    pub written: Written,
}

impl Session {
    /// A new draft with this content. Nothing is stored before the first edit or snapshot.
    #[must_use]
    pub fn new(id: Id, document: Document) -> Self {
        Self {
            id,
            unsaved: document != Document::default(),
            document,
            next: 1,
            last: String::new(),
            done: Vec::new(),
            undone: Vec::new(),
            hashes: HashMap::new(),
            faults: Faults::default(),
            snapshots: Vec::new(),
            since: (0, 0),
            texts: Vec::new(),
            old: Vec::new(),
        }
    }

    /// Opens a stored draft, of this version or the first. What the large store holds of it must be at
    /// hand, see [`Layered`](super::Layered) and [`needs`](super::needs).
    ///
    /// # Errors
    /// See [`OpenFault`]. Nothing stored is changed.
    pub fn open(store: &impl Store, id: &str) -> Result<Self, OpenFault> {
        let snapshots = keys::numbers(store, SNAPSHOT, id).map_err(OpenFault::Store)?;
        let edits = keys::numbers(store, EDIT, id).map_err(OpenFault::Store)?;
        if snapshots.is_empty() && edits.is_empty() {
            return Self::open_v1(store, id);
        }
        let mut session = Self::new(id.to_owned(), Document::default());
        let mut reports = Reports::new(store);
        let mut readable: Vec<(u64, SnapshotV2)> = Vec::new();
        let first = snapshots.first().copied();
        for number in snapshots {
            let key = keys::numbered(SNAPSHOT, id, number);
            let text = store.get(&key).map_err(OpenFault::Store)?.unwrap_or_default();
            match SnapshotV2::parse(&text) {
                Ok(snapshot) => readable.push((number, snapshot)),
                Err(OpenFault::Newer) => return Err(OpenFault::Newer),
                Err(_) => session.faults.damaged.push(key),
            }
        }
        // All edits from the first on, of a draft that began empty, need no snapshot.
        let is_whole = edits.first() == Some(&1) && first != Some(0);
        if readable.is_empty() && !is_whole {
            return Err(OpenFault::Unreadable);
        }
        let mut readable = readable.into_iter().peekable();
        if let Some((number, snapshot)) = readable.next_if(|_| !is_whole) {
            session.rebase(number, snapshot, &mut reports);
        }
        for number in edits {
            if number < session.next {
                continue;
            }
            let key = keys::numbered(EDIT, id, number);
            let text = store.get(&key).map_err(OpenFault::Store)?.unwrap_or_default();
            let entry = edit_v1::parse(&text, |hash| reports.content(hash));
            if entry == Err(EntryFault::Newer) {
                return Err(OpenFault::Newer);
            }
            if number == session.next
                && entry.as_ref().is_ok_and(|entry| session.replay(number, entry, &text))
            {
                if let Some((number, _)) = readable.next_if(|(snapshot, _)| *snapshot == number) {
                    session.snapshots.push(number);
                    session.since = (0, 0);
                }
                continue;
            }
            // Between here and the next snapshot something is missing: that goes on from there.
            if let Some((number, snapshot)) = readable.find(|(snapshot, _)| *snapshot >= number) {
                session.damage(&entry, key);
                session.rebase(number, snapshot, &mut reports);
                continue;
            }
            match entry {
                Ok(entry) if number > session.next => {
                    session.faults.damaged.push(keys::numbered(EDIT, id, session.next));
                    session.next = number;
                    if !session.replay(number, &entry, &text) {
                        session.faults.refused += 1;
                        session.next = number.saturating_add(1);
                    }
                }
                entry => {
                    session.damage(&entry, key);
                    session.next = number.saturating_add(1);
                }
            }
        }
        // A snapshot whose edits were lost still holds what they did.
        if let Some((number, snapshot)) = readable.rfind(|(number, _)| *number >= session.next) {
            session.rebase(number, snapshot, &mut reports);
        }
        session.note_unreadable();
        Ok(session)
    }

    fn damage(&mut self, entry: &Result<JournalEntry, EntryFault>, key: String) {
        match entry {
            Ok(_) => self.faults.refused += 1,
            Err(_) => self.faults.damaged.push(key),
        }
    }

    /// Goes on from a snapshot.
    fn rebase(&mut self, number: u64, snapshot: SnapshotV2, reports: &mut Reports<'_, impl Store>) {
        self.document = snapshot.document(|hash| reports.content(hash));
        self.next = number.saturating_add(1);
        self.done.clear();
        self.undone.clear();
        self.last.clear();
        self.since = (0, 0);
        self.snapshots.push(number);
    }

    fn note_unreadable(&mut self) {
        let unreadable = self.document.entries.iter().filter_map(|entry| match &entry.content {
            Content::Unreadable(hash) => Some(keys::report(hash)),
            Content::Report(_) => None,
        });
        self.faults.reports = unreadable.collect();
    }

    /// Opens a draft of version 1: its body is what the first snapshot will hold.
    fn open_v1(store: &impl Store, id: &str) -> Result<Self, OpenFault> {
        let key = format!("{BODY_V1}{id}");
        let text = store.get(&key).map_err(OpenFault::Store)?.ok_or(OpenFault::Gone)?;
        if text.len() > LARGEST_REPORT {
            return Err(OpenFault::TooLarge);
        }
        let name = v1::HeadV1::get(store, id).map(|head| head.name).unwrap_or_default();
        let body = v1::BodyV1::entries(&text)?;
        let mut session = Self::new(id.to_owned(), Document::default());
        let mut texts = Vec::new();
        let entries = (1..).map(ReportId).zip(body.reports).map(|(id, text)| {
            let content = match read(&text) {
                Some(report) => {
                    session.hashes.insert(id, (report.clone(), hash(&text), text.len()));
                    Content::Report(report)
                }
                None => Content::Unreadable(hash(&text)),
            };
            texts.push((keys::report(&hash(&text)), text));
            Entry { id, content }
        });
        let entries = entries.collect();
        session.texts = texts;
        session.document = Document::new(name, entries, body.view);
        session.note_unreadable();
        session.unsaved = true;
        session.old = vec![format!("{HEAD_V1}{id}"), key];
        Ok(session)
    }

    /// Which draft.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The document as it is.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// What could not be read.
    #[must_use]
    pub fn faults(&self) -> &Faults {
        &self.faults
    }

    /// What [`Session::undo`] would take back.
    #[must_use]
    pub fn can_undo(&self) -> Option<Action> {
        self.last_done().and_then(|at| self.done.get(at)).map(|done| done.inverse.action())
    }

    /// What [`Session::redo`] would do again.
    #[must_use]
    pub fn can_redo(&self) -> Option<Action> {
        self.undone.last().map(Edit::action)
    }

    /// The last edit that changed more than the view, else the last edit.
    fn last_done(&self) -> Option<usize> {
        let changes = |done: &Done| !done.inverse.is_view();
        self.done.iter().rposition(changes).or(self.done.len().checked_sub(1))
    }

    /// Makes an edit: applies it and appends it to the journal.
    ///
    /// # Errors
    /// See [`CommitFault`]; document and journal are as they were.
    pub fn commit(&mut self, store: &mut impl Store, edit: &Edit, now: u64) -> Result<Written, CommitFault> {
        self.catch_up(store)?;
        self.append(store, edit, Cause::Do, now)
    }

    /// Takes the last edit back; `None` if there is none.
    ///
    /// # Errors
    /// See [`CommitFault`].
    pub fn undo(&mut self, store: &mut impl Store, now: u64) -> Result<Option<Written>, CommitFault> {
        self.catch_up(store)?;
        let last = self.last_done().and_then(|at| self.done.get(at));
        let Some(inverse) = last.map(|done| done.inverse.clone()) else { return Ok(None) };
        self.append(store, &inverse, Cause::Undo, now).map(Some)
    }

    /// Does again what was taken back last; `None` if there is nothing.
    ///
    /// # Errors
    /// See [`CommitFault`].
    pub fn redo(&mut self, store: &mut impl Store, now: u64) -> Result<Option<Written>, CommitFault> {
        self.catch_up(store)?;
        let Some(edit) = self.undone.last().cloned() else { return Ok(None) };
        self.append(store, &edit, Cause::Redo, now).map(Some)
    }

    /// Takes over what other tabs have appended. True if the document has changed.
    ///
    /// # Errors
    /// [`CommitFault::Newer`] or [`CommitFault::Behind`].
    pub fn catch_up(&mut self, store: &impl Store) -> Result<bool, CommitFault> {
        let get = |key: &str| store.get(key).ok().flatten();
        let mut reports = Reports::new(store);
        let mut changed = false;
        if let Some(number) = self.next.checked_sub(1).filter(|_| !self.last.is_empty()) {
            match get(&keys::numbered(EDIT, &self.id, number)) {
                // Another tab has looked at something else since.
                Some(text) if text != self.last => {
                    if let Ok(entry) = edit_v1::parse(&text, |hash| reports.content(hash))
                        && entry.edit.is_view()
                    {
                        changed = document::apply(&mut self.document, &entry.edit).is_ok();
                        self.last = text;
                    }
                }
                Some(_) => {}
                None => {
                    let snapshot = self.snapshots.last();
                    let kept = snapshot.and_then(|number| get(&keys::numbered(SNAPSHOT, &self.id, *number)));
                    if kept.is_none() {
                        // Another tab has deleted the draft; what is open here is the reader's all the same.
                        self.snapshots.clear();
                        self.unsaved = true;
                    }
                }
            }
        }
        loop {
            let key = keys::numbered(EDIT, &self.id, self.next);
            let Some(text) = get(&key) else { break };
            match edit_v1::parse(&text, |hash| reports.content(hash)) {
                Ok(entry) => {
                    if !self.replay(self.next, &entry, &text) {
                        self.faults.refused += 1;
                        self.next = self.next.saturating_add(1);
                    }
                }
                Err(EntryFault::Newer) => return Err(CommitFault::Newer),
                Err(EntryFault::Damaged) => {
                    self.faults.damaged.push(key);
                    self.next = self.next.saturating_add(1);
                }
            }
            changed = true;
        }
        let stored = Summary::get(store, &self.id).map_or(0, |summary| summary.number);
        if stored >= self.next {
            // The edits in between are in a snapshot by now.
            *self = Self::open(store, &self.id).map_err(|_| CommitFault::Behind)?;
            changed = true;
        }
        Ok(changed)
    }

    /// Applies an entry of the journal. False if it does not fit.
    fn replay(&mut self, number: u64, entry: &JournalEntry, text: &str) -> bool {
        let Ok(inverse) = document::apply(&mut self.document, &entry.edit) else { return false };
        self.record(number, entry.cause, inverse, text);
        true
    }

    fn record(&mut self, number: u64, cause: Cause, inverse: Edit, text: &str) {
        match cause {
            Cause::Do => {
                if !inverse.is_view() {
                    self.undone.clear();
                }
                self.done.push(Done { number, inverse });
            }
            Cause::Undo => {
                // What a snapshot holds can be undone by a tab that made it, and is no longer listed here.
                let is_view = |at: &usize| self.done.get(*at).is_some_and(|done| done.inverse.is_view());
                if let Some(at) = self.last_done().filter(|at| is_view(at) == inverse.is_view()) {
                    self.done.remove(at);
                }
                self.undone.push(inverse);
            }
            Cause::Redo => {
                self.undone.pop();
                self.done.push(Done { number, inverse });
            }
        }
        self.next = number.saturating_add(1);
        text.clone_into(&mut self.last);
        self.since = (self.since.0.saturating_add(1), self.since.1.saturating_add(text.len()));
    }

    /// The last edit's number, if a change of the view may take its place: it changed only the view too, and
    /// no snapshot holds it.
    fn merges(&self) -> Option<u64> {
        let last = self.done.last().filter(|done| done.inverse.is_view())?;
        let is_last = last.number.checked_add(1) == Some(self.next);
        let is_in_snapshot = self.snapshots.last().is_some_and(|snapshot| *snapshot >= last.number);
        (is_last && !is_in_snapshot).then_some(last.number)
    }

    fn append(
        &mut self,
        store: &mut impl Store,
        edit: &Edit,
        cause: Cause,
        now: u64,
    ) -> Result<Written, CommitFault> {
        let inverse = document::apply(&mut self.document, edit)?;
        let mut written = Written::default();
        let entry = JournalEntry { time: now, cause, edit: edit.clone() };
        let mut texts = Vec::new();
        let text = edit_v1::to_text(&entry, |report| self.hash(report, &mut texts));
        for (key, text) in texts {
            written.put(store, key, text);
        }
        let merged = self.merges().filter(|_| cause == Cause::Do && edit.is_view());
        match merged {
            Some(_) => self.last.clone_from(&text),
            None => self.record(self.next, cause, inverse, &text),
        }
        let number = merged.unwrap_or(self.next.saturating_sub(1));
        written.put(store, keys::numbered(EDIT, &self.id, number), text);
        let summary = self.summary(now);
        // Made anew where it is missing: not worth a word if there is no room.
        let _ = summary.put(store);
        Ok(written)
    }

    /// The hash of a report's text. A text that is not known to be stored is added to `texts`.
    fn hash(&mut self, report: &Arc<Report>, texts: &mut Vec<(String, String)>) -> ContentHash {
        let of =
            |entry: &Entry| matches!(&entry.content, Content::Report(other) if Arc::ptr_eq(other, report));
        let id = self.document.entries.iter().find(|entry| of(entry)).map(|entry| entry.id);
        let known = id.and_then(|id| self.hashes.get(&id)).filter(|(known, ..)| Arc::ptr_eq(known, report));
        if let Some((_, hash, _)) = known {
            return hash.clone();
        }
        let text = format::write(report);
        let hash = hash(&text);
        if let Some(id) = id {
            self.hashes.insert(id, (report.clone(), hash.clone(), text.len()));
        }
        texts.push((keys::report(&hash), text));
        hash
    }

    /// What the list of drafts shows.
    #[must_use]
    pub fn summary(&self, now: u64) -> Summary {
        Summary {
            id: self.id.clone(),
            name: self.document.name().to_owned(),
            contents: document::contents(&self.document),
            changed: now,
            bytes: self
                .hashes
                .values()
                .map(|(.., length)| length)
                .sum::<usize>()
                .saturating_add(self.since.1),
            number: self.next.saturating_sub(1),
        }
    }

    /// Whether a snapshot is worth making: the journal is long, or holds not everything.
    #[must_use]
    pub fn wants_snapshot(&self) -> bool {
        self.unsaved || self.since.0 >= MOST_EDITS || self.since.1 >= MOST_BYTES
    }

    /// Writes a snapshot under new keys. Once its texts are where they belong, [`Session::settle`] ends it.
    pub fn snapshot(&mut self, store: &mut impl Store, now: u64) -> Pending {
        let mut written = Written::default();
        let text = self.snapshot_v2(store, &mut written).to_text();
        let number = self.next.saturating_sub(1);
        written.put(store, keys::numbered(SNAPSHOT, &self.id, number), text);
        let _ = self.summary(now).put(store);
        Pending { number, written }
    }

    fn snapshot_v2(&mut self, store: &mut impl Store, written: &mut Written) -> SnapshotV2 {
        let document = self.document.clone();
        let mut texts = std::mem::take(&mut self.texts);
        let snapshot = SnapshotV2::of(&document, |entry| match &entry.content {
            Content::Report(report) => self.hash(report, &mut texts),
            Content::Unreadable(hash) => hash.clone(),
        });
        for (key, text) in texts {
            written.put(store, key, text);
        }
        snapshot
    }

    /// Reads a snapshot back: `store` must show the large store's texts too. If everything is as it was
    /// written, removes what only the snapshot before the last one needed, and gives the keys removed, which
    /// the large store is to remove as well. `None` if something is missing; then nothing is removed.
    pub fn settle(&mut self, store: &mut impl Store, pending: &Pending) -> Option<Vec<String>> {
        let all = pending.written.here.iter().chain(&pending.written.large);
        for (key, text) in all {
            if store.get(key).ok().flatten().as_ref() != Some(text) {
                return None;
            }
        }
        let before = self.snapshots.last().copied().filter(|before| *before < pending.number);
        self.snapshots.retain(|number| *number != pending.number);
        self.snapshots.push(pending.number);
        self.since = (0, 0);
        self.unsaved = false;
        let mut removed = std::mem::take(&mut self.old);
        if self.faults.is_empty()
            && let Some(before) = before
        {
            let older = keys::numbers(store, SNAPSHOT, &self.id).unwrap_or_default();
            let older = older.into_iter().filter(|number| *number < before);
            removed.extend(older.map(|number| keys::numbered(SNAPSHOT, &self.id, number)));
            let edits = keys::numbers(store, EDIT, &self.id).unwrap_or_default();
            let edits = edits.into_iter().filter(|number| *number <= before);
            removed.extend(edits.map(|number| keys::numbered(EDIT, &self.id, number)));
            self.snapshots.retain(|number| *number >= before);
        }
        removed.retain(|key| store.remove(key).is_ok());
        Some(removed)
    }

    /// Adds a point to the timeline, with a name or without. `None` if nothing has changed since the last
    /// point; one with a name is made all the same. Points without a name are thinned, see
    /// [`timeline`](super::timeline).
    pub fn point(
        &mut self,
        store: &mut impl Store,
        name: Option<&str>,
        now: u64,
    ) -> Option<(Written, Vec<String>)> {
        let points = timeline::points(store, &self.id).unwrap_or_default();
        let mut written = Written::default();
        let mut snapshot = self.snapshot_v2(store, &mut written);
        if name.is_none() && points.first().is_some_and(|last| last.snapshot.is_same(&snapshot)) {
            return None;
        }
        snapshot.time = Some(now);
        snapshot.point = name.map(str::to_owned);
        written.put(store, keys::numbered(keys::POINT, &self.id, now), snapshot.to_text());
        let removed = timeline::thin(store, &self.id, now);
        Some((written, removed))
    }
}

/// The reports of a store, each read once.
pub(super) struct Reports<'s, S> {
    store: &'s S,
    read: HashMap<String, Content>,
}

impl<'s, S: Store> Reports<'s, S> {
    pub(super) fn new(store: &'s S) -> Self {
        Self { store, read: HashMap::new() }
    }

    /// The report whose text has this hash.
    pub(super) fn content(&mut self, hash: &str) -> Content {
        if let Some(known) = self.read.get(hash) {
            return known.clone();
        }
        let text = self.store.get(&keys::report(hash)).ok().flatten();
        let content =
            text.and_then(|text| read(&text)).map_or(Content::Unreadable(hash.into()), Content::Report);
        self.read.insert(hash.to_owned(), content.clone());
        content
    }
}

/// The one report of a text.
fn read(text: &str) -> Option<Arc<Report>> {
    if text.len() > LARGEST_REPORT {
        return None;
    }
    let mut reports = format::read(text).reports;
    reports.pop().filter(|_| reports.is_empty()).map(Arc::new)
}
