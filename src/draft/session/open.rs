//! Opens a stored draft: reads the oldest snapshot and replays the edits after it, which also restores undo. Later,
//! takes over the edits of other tabs.
//!
//! | stored | opened as |
//! | --- | --- |
//! | snapshot 40, edits 41 to 57 | the document after edit 57 |
//! | snapshots 40 and 80, edits 41 to 85, of which 60 is damaged | the document after edit 85, from snapshot 80 |
//! | snapshot 40 damaged, snapshot 80, edits to 85 | the document after edit 85 |
//! | a report's text damaged or missing | the document without it; the text stays, and the next snapshot refers to it again |
//! | an edit that does not apply | the document without it; from then on no old edits or snapshots are removed |
//! | an edit made for another journal, see `regain` | the document without it: its tab makes it again |
//! | anything of a later version | not opened, unchanged |

use std::collections::HashMap;
use std::sync::Arc;

use super::super::keys::{self, BODY_V1, EDIT, HEAD_V1, SNAPSHOT};
use super::super::snapshot_v2::SnapshotV2;
use super::super::summary::Summary;
use super::super::{OpenFault, Store, hash, v1};
use super::{CommitFault, Recent, Session};
use crate::document::journal_entry::{self, EntryFault, JournalEntry};
use crate::document::{self, Content, ContentHash, Document, Entry, ReportId};
use crate::format;
use crate::model::Report;

/// The most bytes of a report's text. A longer one would block the page.
const LARGEST_REPORT: usize = 64 * 1024 * 1024;

impl Session {
    /// Opens a stored draft of this version or the first. `store` must include its texts in the large store, see
    /// [`Layered`](crate::draft::Layered) and [`needs`](crate::draft::needs).
    ///
    /// # Errors
    /// See [`OpenFault`]. Nothing stored is changed.
    pub fn open(store: &impl Store, id: &str) -> Result<Self, OpenFault> {
        Self::open_with(store, id, ReadReports::default())
    }

    /// The same with reports that were read before, so that the caller can pause between them.
    ///
    /// # Errors
    /// See [`OpenFault`]. Nothing stored is changed.
    pub fn open_with(store: &impl Store, id: &str, read: ReadReports) -> Result<Self, OpenFault> {
        let snapshots = keys::numbers(store, SNAPSHOT, id).map_err(OpenFault::Store)?;
        let edits = keys::numbers(store, EDIT, id).map_err(OpenFault::Store)?;
        if snapshots.is_empty() && edits.is_empty() {
            return Self::open_v1(store, id);
        }
        let mut session = Self::new(id.to_owned(), Document::default());
        let mut reports = Reports { store, read };
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
        // A draft that began empty needs no snapshot if all of its edits are there.
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
            let entry = journal_entry::parse(&text, |hash| reports.content(hash));
            if entry == Err(EntryFault::Newer) {
                return Err(OpenFault::Newer);
            }
            if number == session.next
                && entry.as_ref().is_ok_and(|entry| session.replay(number, entry, &text))
            {
                if let Some((number, snapshot)) = readable.next_if(|(snapshot, _)| *snapshot == number)
                    && snapshot.is_of(session.after.as_deref(), &text)
                {
                    session.snapshots.push(number);
                    session.since = (0, 0);
                }
                continue;
            }
            // An edit before the next snapshot is missing: continue from that snapshot.
            if let Some((number, snapshot)) = readable.find(|(snapshot, _)| *snapshot >= number) {
                session.damage(&entry, key);
                session.rebase(number, snapshot, &mut reports);
                continue;
            }
            match entry {
                Ok(entry) if number > session.next => {
                    session.faults.damaged.push(keys::numbered(EDIT, id, session.next));
                    (session.next, session.after) = (number, None);
                    if !session.replay(number, &entry, &text) {
                        session.faults.refused += 1;
                        session.skip();
                    }
                }
                entry => {
                    session.damage(&entry, key);
                    session.next = number;
                    session.skip();
                }
            }
        }
        // A snapshot contains the results of edits that were lost.
        if let Some((number, snapshot)) = readable.rfind(|(number, _)| *number >= session.next) {
            session.rebase(number, snapshot, &mut reports);
        }
        session.note_unreadable();
        session.note_hashes(&reports.read);
        Ok(session)
    }

    /// Notes which reports are stored as they are, so that the next snapshot need not write them.
    fn note_hashes(&mut self, read: &ReadReports) {
        let by_report: HashMap<*const Report, (&String, usize)> = read
            .by_hash
            .iter()
            .filter_map(|(hash, (content, length))| match content {
                Content::Report(report) => Some((Arc::as_ptr(report), (hash, *length))),
                Content::Unreadable(_) => None,
            })
            .collect();
        for Entry { id, content } in &self.document.entries {
            if let Content::Report(report) = content
                && let Some((hash, length)) = by_report.get(&Arc::as_ptr(report))
            {
                self.hashes.insert(*id, (report.clone(), hash.as_str().into(), *length));
            }
        }
    }

    fn damage(&mut self, entry: &Result<JournalEntry, EntryFault>, key: String) {
        match entry {
            Ok(_) => self.faults.refused += 1,
            Err(_) => self.faults.damaged.push(key),
        }
    }

    /// Continues from a snapshot.
    fn rebase(&mut self, number: u64, snapshot: SnapshotV2, reports: &mut Reports<'_, impl Store>) {
        self.after = snapshot.after.as_deref().map(ContentHash::from);
        self.document = snapshot.document(|hash| reports.content(hash));
        self.next = number.saturating_add(1);
        self.done.clear();
        self.undone.clear();
        self.recent.clear();
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

    /// Opens a draft of version 1. Its body becomes the first snapshot.
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

    /// Takes over the edits that other tabs have appended. Returns whether the document has changed. A report whose text
    /// is only in the large store is unreadable until the caller has fetched it, see [`Session::reopen`].
    ///
    /// # Errors
    /// [`CommitFault::Newer`] or [`CommitFault::Behind`].
    pub fn catch_up(&mut self, store: &impl Store) -> Result<bool, CommitFault> {
        let get = |key: &str| store.get(key).ok().flatten();
        let mut reports = Reports::new(store);
        let overwritten = self.overwritten(store, &mut reports);
        if overwritten == Overwritten::Edit {
            self.reopen(store, ReadReports::default())?;
        }
        let mut changed = overwritten != Overwritten::Nothing;
        loop {
            let key = keys::numbered(EDIT, &self.id, self.next);
            let Some(text) = get(&key) else { break };
            match journal_entry::parse(&text, |hash| reports.content(hash)) {
                Ok(entry) => {
                    if !self.replay(self.next, &entry, &text) {
                        self.faults.refused += 1;
                        self.skip();
                    }
                }
                Err(EntryFault::Newer) => return Err(CommitFault::Newer),
                Err(EntryFault::Damaged) => {
                    self.faults.damaged.push(key);
                    self.skip();
                }
            }
            changed = true;
        }
        let stored = Summary::get(store, &self.id).map_or(0, |summary| summary.number);
        if stored >= self.next {
            // The edits in between are now in a snapshot.
            self.reopen(store, ReadReports::default())?;
            changed = true;
        }
        Ok(changed)
    }

    /// What other tabs have written over the last entries. Takes over a move in the last one.
    fn overwritten(&mut self, store: &impl Store, reports: &mut Reports<'_, impl Store>) -> Overwritten {
        let get = |key: &str| store.get(key).ok().flatten();
        let mut overwritten = Overwritten::Nothing;
        for recent in &mut self.recent {
            let is_last = recent.number.checked_add(1) == Some(self.next);
            match get(&keys::numbered(EDIT, &self.id, recent.number)) {
                Some(text) if text != recent.text => {
                    let entry = journal_entry::parse(&text, |hash| reports.content(hash));
                    let Ok(entry) = entry else { continue };
                    if !recent.is_move || !entry.edit.is_move() {
                        return Overwritten::Edit;
                    }
                    if is_last && document::apply(&mut self.document, &entry.edit).is_ok() {
                        overwritten = Overwritten::Move;
                    }
                    // They contain the former move.
                    self.snapshots.retain(|snapshot| *snapshot < recent.number);
                    self.overwrites = self.overwrites.saturating_add(1);
                    recent.text = text;
                }
                None if is_last => {
                    let snapshot = self.snapshots.last();
                    let kept = snapshot.and_then(|number| get(&keys::numbered(SNAPSHOT, &self.id, *number)));
                    if kept.is_none() {
                        // Another tab has deleted the draft; this tab keeps it open.
                        self.snapshots.clear();
                        self.unsaved = true;
                    }
                }
                _ => {}
            }
        }
        overwritten
    }

    /// Replays an entry of the journal. Returns false if it does not apply.
    fn replay(&mut self, number: u64, entry: &JournalEntry, text: &str) -> bool {
        let is_void = entry.after.is_some() && self.after.is_some() && entry.after != self.after;
        let is_move = entry.edit.is_move();
        if is_void {
            self.next = number.saturating_add(1);
        } else {
            let Ok(inverse) = document::apply(&mut self.document, &entry.edit) else { return false };
            self.record(number, entry.cause, inverse, text);
        }
        self.note(Recent { number, text: text.to_owned(), is_move, hash: None, is_void, own: None });
        true
    }

    /// Skips an entry that cannot be read. The hash of the journal is unknown after it, so the next entry cannot be
    /// checked against it.
    fn skip(&mut self) {
        self.next = self.next.saturating_add(1);
        self.after = None;
    }
}

/// What other tabs have written over recent entries of the journal.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Overwritten {
    Nothing,
    /// A move, over another one.
    Move,
    /// Another edit, or a move over one.
    Edit,
}

/// The reports of stored drafts that were read, each once.
#[derive(Debug, Default)]
pub struct ReadReports {
    /// By hash: the report, and the length of its text.
    pub(super) by_hash: HashMap<String, (Content, usize)>,
}

impl ReadReports {
    /// Reads the report with this key, see [`needs`](crate::draft::needs).
    pub fn read(&mut self, store: &impl Store, key: &str) {
        if let Some(hash) = key.strip_prefix(keys::REPORT) {
            self.content(store, hash);
        }
    }

    fn content(&mut self, store: &impl Store, hash: &str) -> Content {
        if let Some((known, _)) = self.by_hash.get(hash) {
            return known.clone();
        }
        let text = store.get(&keys::report(hash)).ok().flatten().unwrap_or_default();
        let content = read(&text).map_or(Content::Unreadable(hash.into()), Content::Report);
        self.by_hash.insert(hash.to_owned(), (content.clone(), text.len()));
        content
    }
}

/// The reports of a store.
pub(in crate::draft) struct Reports<'s, S> {
    pub(super) store: &'s S,
    pub(super) read: ReadReports,
}

impl<'s, S: Store> Reports<'s, S> {
    pub(in crate::draft) fn new(store: &'s S) -> Self {
        Self { store, read: ReadReports::default() }
    }

    /// The report whose text has this hash.
    pub(in crate::draft) fn content(&mut self, hash: &str) -> Content {
        self.read.content(self.store, hash)
    }
}

/// The report in a text of one report.
fn read(text: &str) -> Option<Arc<Report>> {
    if text.len() > LARGEST_REPORT {
        return None;
    }
    let mut reports = format::read(text).reports;
    reports.pop().filter(|_| reports.is_empty()).map(Arc::new)
}
