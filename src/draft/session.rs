//! An open draft: its document, kept as snapshot and journal.
//!
//! Each edit is appended to the journal under a key of its own, at once; so closing the page loses
//! nothing, and another tab that has the same draft open reads it there.
//!
//! `open` reads a stored draft, `snapshot` writes one.

mod open;
mod snapshot;

use std::collections::HashMap;
use std::sync::Arc;

pub(super) use open::Reports;
pub use snapshot::Pending;

use super::keys::{self, EDIT};
use super::{Id, Store, hash};
use crate::document::edit_v1::{self, Cause, JournalEntry};
use crate::document::{self, Action, Content, ContentHash, Document, Edit, Entry, Refused, ReportId};
use crate::format;
use crate::model::Report;

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
}
