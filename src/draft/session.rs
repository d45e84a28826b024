//! An open draft: its document, kept as snapshot and journal.
//!
//! Each edit is appended to the journal at once, under its own key. So closing the page loses nothing, and another
//! tab with the same draft reads the edit there.
//!
//! | step | written |
//! | --- | --- |
//! | edit 57 | `tongbi.edit.ID.57` |
//! | undo | edit 58, the inverse of edit 57 |
//! | another move, after edit 58 was a move ([`Edit::is_move`](crate::document::Edit::is_move)) | edit 58 again |
//! | edit 59, made after an edit 58 of another tab that a third tab then overwrote | edit 59 is stored but never applied, see `regain` |
//! | a snapshot | `tongbi.snapshot.ID.58`; edits that only an earlier snapshot needs are removed |
//!
//! `open` reads a stored draft, `snapshot` writes one.

mod open;
mod regain;
mod snapshot;

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

pub use open::ReadReports;
pub(super) use open::Reports;
pub use snapshot::PendingSnapshot;

use super::keys::{self, EDIT};
use super::{Id, Store, hash};
use crate::document::journal_entry::{self, Cause, JournalEntry};
use crate::document::{self, Action, Content, ContentHash, Document, Edit, Entry, Refused, ReportId};
use crate::format;
use crate::model::Report;

/// The most entries of the journal that are compared with what is stored. Another tab can overwrite an entry only until
/// it has seen it, which takes milliseconds.
const RECENT: usize = 100;

/// An open draft.
#[derive(Debug)]
pub struct Session {
    id: Id,
    document: Document,
    /// The number of the next edit.
    next: u64,
    /// The last entries of the journal, to detect that another tab has overwritten one.
    recent: VecDeque<Recent>,
    /// The edits of this tab that another tab has overwritten.
    lost: Vec<Own>,
    /// How often other tabs have overwritten entries that this tab had read or appended.
    overwrites: u64,
    /// The number of edits that this tab has made.
    made: u64,
    /// The hash of the journal's entries without moves, if known, see [`chained`].
    after: Option<ContentHash>,
    done: Vec<Done>,
    /// The inverses of the undone edits, the latest last.
    undone: Vec<Edit>,
    /// The hash and length of each report's text, valid for exactly this report.
    hashes: HashMap<ReportId, (Arc<Report>, ContentHash, usize)>,
    /// Texts of reports that the next edit opens.
    ready: Vec<ReportText>,
    faults: Faults,
    /// The numbers of the stored snapshots of this journal, in ascending order. Others contain entries that another tab
    /// has overwritten.
    snapshots: Vec<u64>,
    /// The number of edits and bytes in the journal since the last snapshot.
    since: (usize, usize),
    /// Whether the document has content that no snapshot or edit contains.
    unsaved: bool,
    /// Keys and texts of reports that remain to be stored: those of a draft of version 1.
    texts: Vec<(String, String)>,
    /// Keys of version 1, to be removed once the new form is read back.
    old: Vec<String>,
}

/// An entry of the journal that was read or appended lately.
#[derive(Clone, Debug)]
struct Recent {
    number: u64,
    text: String,
    is_move: bool,
    /// The hash of the journal up to it, see [`chained`].
    hash: Option<ContentHash>,
    /// Whether it was made for a journal that has changed since, so that it is not applied.
    is_void: bool,
    /// The edit, if this tab appended it and it is no move.
    own: Option<Own>,
}

/// An edit of this tab.
#[derive(Clone, Debug)]
struct Own {
    /// Its position among the edits of this tab: later ones can depend on it.
    position: u64,
    edit: Edit,
    inverse: Edit,
}

/// The hash of a journal that is longer by one entry. Journals that differ in any entry have different hashes.
fn chained(before: Option<&str>, text: &str) -> ContentHash {
    hash(&format!("{}{text}", before.unwrap_or_default()))
}

/// A report with its text. Writing the text of a large report takes milliseconds, so the caller can pause between the
/// reports of an edit.
#[derive(Clone, Debug)]
pub struct ReportText {
    report: Arc<Report>,
    hash: ContentHash,
    text: String,
}

impl ReportText {
    /// Writes the text of a report.
    #[must_use]
    pub fn of(report: &Arc<Report>) -> Self {
        let text = format::write(report);
        Self { report: report.clone(), hash: hash(&text), text }
    }
}

/// An edit that can be undone.
#[derive(Clone, Debug)]
struct Done {
    number: u64,
    inverse: Edit,
}

/// The parts of a stored draft that could not be read. They are all kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults {
    /// Keys of reports, damaged or missing.
    pub reports: Vec<String>,
    /// Keys of damaged snapshots and edits.
    pub damaged: Vec<String>,
    /// The number of edits that do not apply to the document.
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
    /// It does not apply to the document.
    Refused(Refused),
    /// Another tab, of a later version of the page, has changed the draft.
    Newer,
    /// After a change by another tab, the draft cannot be read.
    Behind,
}

impl From<Refused> for CommitFault {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}

/// The texts that were written. They have to be written to the large store too, because browsers write local
/// storage to disk late.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WrittenTexts {
    /// Keys and texts that the store accepted.
    pub here: Vec<(String, String)>,
    /// Keys and texts that it had no room for. Only the large store can keep them.
    pub large: Vec<(String, String)>,
}

impl WrittenTexts {
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
            recent: VecDeque::new(),
            lost: Vec::new(),
            overwrites: 0,
            made: 0,
            after: None,
            done: Vec::new(),
            undone: Vec::new(),
            hashes: HashMap::new(),
            ready: Vec::new(),
            faults: Faults::default(),
            snapshots: Vec::new(),
            since: (0, 0),
            texts: Vec::new(),
            old: Vec::new(),
        }
    }

    /// The draft's id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The current document.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The parts that could not be read.
    #[must_use]
    pub fn faults(&self) -> &Faults {
        &self.faults
    }

    /// The action that [`Session::undo`] would undo.
    #[must_use]
    pub fn can_undo(&self) -> Option<Action> {
        self.last_done().and_then(|at| self.done.get(at)).map(|done| done.inverse.action())
    }

    /// The action that [`Session::redo`] would redo.
    #[must_use]
    pub fn can_redo(&self) -> Option<Action> {
        self.undone.last().map(Edit::action)
    }

    /// The last edit that is no move, else the last edit.
    fn last_done(&self) -> Option<usize> {
        let changes = |done: &Done| !done.inverse.is_move();
        self.done.iter().rposition(changes).or(self.done.len().checked_sub(1))
    }

    /// Makes an edit: applies it and appends it to the journal.
    ///
    /// # Errors
    /// See [`CommitFault`]; document and journal are unchanged.
    pub fn commit(
        &mut self,
        store: &mut impl Store,
        edit: &Edit,
        now: u64,
    ) -> Result<WrittenTexts, CommitFault> {
        self.catch_up(store)?;
        self.append(store, edit, Cause::Do, now)
    }

    /// Takes the texts of reports that the next edit opens.
    pub fn prepare(&mut self, texts: Vec<ReportText>) {
        self.ready = texts;
    }

    /// Undoes the last edit; `None` if there is none.
    ///
    /// # Errors
    /// See [`CommitFault`].
    pub fn undo(&mut self, store: &mut impl Store, now: u64) -> Result<Option<WrittenTexts>, CommitFault> {
        self.catch_up(store)?;
        let last = self.last_done().and_then(|at| self.done.get(at));
        let Some(inverse) = last.map(|done| done.inverse.clone()) else { return Ok(None) };
        self.append(store, &inverse, Cause::Undo, now).map(Some)
    }

    /// Redoes the last undone edit; `None` if there is none.
    ///
    /// # Errors
    /// See [`CommitFault`].
    pub fn redo(&mut self, store: &mut impl Store, now: u64) -> Result<Option<WrittenTexts>, CommitFault> {
        self.catch_up(store)?;
        let Some(edit) = self.undone.last().cloned() else { return Ok(None) };
        self.append(store, &edit, Cause::Redo, now).map(Some)
    }

    /// Notes an entry of the journal.
    fn note(&mut self, mut recent: Recent) {
        if self.recent.back().is_some_and(|last| last.number == recent.number) {
            self.recent.pop_back();
        }
        if !recent.is_move {
            self.after = Some(chained(self.after.as_deref(), &recent.text));
        }
        recent.hash.clone_from(&self.after);
        self.recent.push_back(recent);
        if self.recent.len() > RECENT {
            self.recent.pop_front();
        }
    }

    fn record(&mut self, number: u64, cause: Cause, inverse: Edit, text: &str) {
        match cause {
            Cause::Do => {
                if !inverse.is_move() {
                    self.undone.clear();
                }
                self.done.push(Done { number, inverse });
            }
            Cause::Undo => {
                // The tab that made an edit can undo it even if it is only in a snapshot and no longer listed here.
                let is_move = |at: &usize| self.done.get(*at).is_some_and(|done| done.inverse.is_move());
                if let Some(at) = self.last_done().filter(|at| is_move(at) == inverse.is_move()) {
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
        self.since = (self.since.0.saturating_add(1), self.since.1.saturating_add(text.len()));
    }

    /// The number of the last edit if a move can replace it: it is a move, too, and no
    /// snapshot contains it, of this tab or another.
    fn merges(&self, store: &impl Store) -> Option<u64> {
        let last = self.done.last().filter(|done| done.inverse.is_move())?;
        let is_last = last.number.checked_add(1) == Some(self.next);
        let is_in_snapshot = self.snapshots.last().is_some_and(|snapshot| *snapshot >= last.number);
        let is_in_other = || {
            let key = keys::numbered(keys::SNAPSHOT, &self.id, last.number);
            store.get(&key).is_ok_and(|snapshot| snapshot.is_some())
        };
        (is_last && !is_in_snapshot && !is_in_other()).then_some(last.number)
    }

    fn append(
        &mut self,
        store: &mut impl Store,
        edit: &Edit,
        cause: Cause,
        now: u64,
    ) -> Result<WrittenTexts, CommitFault> {
        let inverse = document::apply(&mut self.document, edit)?;
        let mut written = WrittenTexts::default();
        let is_move = edit.is_move();
        let after = self.after.clone().filter(|_| !is_move);
        let entry = JournalEntry { time: now, cause, after, edit: edit.clone() };
        let mut texts = Vec::new();
        let text = journal_entry::to_text(&entry, |report| self.written(report, &mut texts));
        self.ready.clear();
        for (key, text) in texts {
            written.put(store, key, text);
        }
        let is_merging = cause == Cause::Do && is_move;
        let merged = if is_merging { self.merges(store) } else { None };
        let number = merged.unwrap_or(self.next);
        self.made = self.made.saturating_add(1);
        let own = Own { position: self.made, edit: edit.clone(), inverse: inverse.clone() };
        let own = (!is_move).then_some(own);
        if merged.is_none() {
            self.record(number, cause, inverse, &text);
        }
        self.note(Recent { number, text: text.clone(), is_move, hash: None, is_void: false, own });
        written.put(store, keys::numbered(EDIT, &self.id, number), text);
        let summary = self.summary(now);
        // A missing summary is made again, so a lack of room needs no message.
        let _ = summary.put(store);
        Ok(written)
    }

    /// The hash of a report's text. The text is added to `texts` even if it was stored before: undo can restore a
    /// report whose text was removed because nothing stored referred to it (see [`unused`](crate::draft::unused)).
    fn written(&mut self, report: &Arc<Report>, texts: &mut Vec<(String, String)>) -> ContentHash {
        let before = texts.len();
        let hash = self.hash(report, texts);
        if texts.len() == before {
            texts.push((keys::report(&hash), format::write(report)));
        }
        hash
    }

    /// The hash of a report's text. Adds the text to `texts` unless it is known to be stored.
    fn hash(&mut self, report: &Arc<Report>, texts: &mut Vec<(String, String)>) -> ContentHash {
        let of =
            |entry: &Entry| matches!(&entry.content, Content::Report(other) if Arc::ptr_eq(other, report));
        let id = self.document.entries.iter().find(|entry| of(entry)).map(|entry| entry.id);
        let known = id.and_then(|id| self.hashes.get(&id)).filter(|(known, ..)| Arc::ptr_eq(known, report));
        if let Some((_, hash, _)) = known {
            return hash.clone();
        }
        let is_ready = |ready: &ReportText| Arc::ptr_eq(&ready.report, report);
        let ready = self.ready.iter().position(is_ready).map(|at| self.ready.swap_remove(at));
        let ReportText { hash, text, .. } = ready.unwrap_or_else(|| ReportText::of(report));
        if let Some(id) = id {
            self.hashes.insert(id, (report.clone(), hash.clone(), text.len()));
        }
        texts.push((keys::report(&hash), text));
        hash
    }
}
