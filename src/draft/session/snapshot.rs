//! Writes snapshots of an open draft, and points of its timeline.
//!
//! A snapshot takes two steps, so that after a crash between any two writes the draft still opens:
//! [`Session::snapshot`] writes under new keys; [`Session::settle`] reads them back and only then removes what came
//! before an earlier snapshot, which is at least [`SETTLED`] edits old.

use super::super::keys::{self, EDIT, SNAPSHOT};
use super::super::snapshot_v2::SnapshotV2;
use super::super::summary::Summary;
use super::super::{Store, hash, timeline};
use super::{Session, WrittenTexts};
use crate::document::{self, Content};

/// The number of edits in the journal from which a new snapshot is due.
const MOST_EDITS: usize = 300;

/// The number of bytes in the journal from which a new snapshot is due.
const MOST_BYTES: usize = 64 * 1024;

/// The number of edits after a snapshot from which a draft can begin with it. Until then another tab can overwrite an
/// edit that the snapshot contains, which takes milliseconds.
const SETTLED: u64 = 50;

/// A written snapshot that has to be read back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingSnapshot {
    number: u64,
    /// How often other tabs had overwritten entries of the journal.
    overwrites: u64,
    /// The texts that were written.
    pub written: WrittenTexts,
}

impl Session {
    /// The summary for the list of drafts.
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

    /// Whether a snapshot is due: the journal is long or incomplete.
    #[must_use]
    pub fn wants_snapshot(&self) -> bool {
        self.unsaved || self.since.0 >= MOST_EDITS || self.since.1 >= MOST_BYTES
    }

    /// Writes a snapshot under new keys, with what other tabs have done until now. Once all stores have its texts,
    /// [`Session::settle`] completes it.
    pub fn snapshot(&mut self, store: &mut impl Store, now: u64) -> PendingSnapshot {
        let mut written = WrittenTexts::default();
        // The snapshot does not include edits that could not be read.
        let _ = self.catch_up(store);
        let mut snapshot = self.snapshot_v2(store, &mut written);
        let number = self.next.saturating_sub(1);
        snapshot.after = self.after.as_deref().map(str::to_owned);
        let last = self.recent.back().filter(|last| last.number == number);
        snapshot.last = last.map(|last| hash(&last.text).to_string());
        let text = snapshot.to_text();
        written.put(store, keys::numbered(SNAPSHOT, &self.id, number), text);
        let _ = self.summary(now).put(store);
        PendingSnapshot { number, overwrites: self.overwrites, written }
    }

    fn snapshot_v2(&mut self, store: &mut impl Store, written: &mut WrittenTexts) -> SnapshotV2 {
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

    /// Reads a snapshot back; `store` must include the texts of the large store. If all texts are as written, removes
    /// what came before an earlier snapshot, and returns the removed keys, which the caller removes from the large
    /// store too. `None` if a text is missing, or another tab has overwritten an edit meanwhile; then nothing is removed.
    pub fn settle(&mut self, store: &mut impl Store, pending: &PendingSnapshot) -> Option<Vec<String>> {
        if pending.overwrites != self.overwrites {
            return None;
        }
        let all = pending.written.here.iter().chain(&pending.written.large);
        for (key, text) in all {
            if store.get(key).ok().flatten().as_ref() != Some(text) {
                return None;
            }
        }
        let latest = pending.number.checked_sub(SETTLED);
        let before = self.snapshots.iter().rev().copied().find(|before| Some(*before) <= latest);
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

    /// Adds a point to the timeline, with or without a name. `None` if nothing has changed since the last point and the
    /// new one has no name. Points without a name are thinned out, see [`timeline`](crate::draft).
    pub fn point(
        &mut self,
        store: &mut impl Store,
        name: Option<&str>,
        now: u64,
    ) -> Option<(WrittenTexts, Vec<String>)> {
        let points = timeline::points(store, &self.id).unwrap_or_default();
        let mut written = WrittenTexts::default();
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
