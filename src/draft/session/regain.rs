//! Two tabs that edit one draft at the same time.
//!
//! Browsers show a tab what another has written with a delay of milliseconds. So two tabs can append different edits
//! under one number, of which the store keeps the last:
//!
//! | tab | appends | finds later | does |
//! | --- | --- | --- | --- |
//! | one | edit 57: removes report 甲 | edit 57: removes report 乙 | reads the draft again, appends its own as edit 58 |
//! | other | edit 57: removes report 乙 | edits 57 and 58 | takes over edit 58 |
//!
//! If an edit is overwritten, the later edits of its tab no longer fit the stored journal. Each entry has the hash of
//! the journal that it was made for ([`JournalEntry::after`](crate::document::journal_entry::JournalEntry)). By this hash
//! every tab detects such an edit and skips it; the tab that made it appends it again:
//!
//! | tab | appends | finds later | does |
//! | --- | --- | --- | --- |
//! | one | edit 57: opens report 甲; edit 58: corrects it | edit 57: opens report 乙 | appends its own as edits 59 and 60 |
//! | other | edit 57: opens report 乙 | edit 58, not made for its edit 57 | skips it, takes over edits 59 and 60 |

use super::super::Store;
use super::super::keys::{self, EDIT};
use super::open::ReadReports;
use super::{CommitFault, Own, Recent, Session, WrittenTexts};
use crate::document::journal_entry::Cause;
use crate::document::{Content, NewIds};

impl Session {
    /// Whether another tab has overwritten edits of this tab, as [`Session::catch_up`] has found. The caller should
    /// pause for a random time of some milliseconds before [`Session::regain`], or tabs that lost edits to each other
    /// would overwrite each other again.
    #[must_use]
    pub fn has_lost(&self) -> bool {
        !self.lost.is_empty()
    }

    /// Makes edits of this tab again that another tab has overwritten. Returns what was written for each, or why it
    /// does not apply any more. An edit that another tab has made as well is not made twice.
    ///
    /// # Errors
    /// [`CommitFault::Behind`] or [`CommitFault::Newer`]: the draft cannot be read again.
    pub fn regain(
        &mut self,
        store: &mut impl Store,
        now: u64,
    ) -> Result<Vec<Result<WrittenTexts, CommitFault>>, CommitFault> {
        self.catch_up(store)?;
        let mut ids = NewIds::new();
        let mut again = Vec::new();
        for Own { edit, inverse, .. } in std::mem::take(&mut self.lost) {
            match edit.rebased(&inverse, &self.document, &mut ids) {
                Ok(Some(edit)) => again.push(self.append(store, &edit, Cause::Do, now)),
                Ok(None) => {}
                Err(refused) => again.push(Err(refused.into())),
            }
        }
        Ok(again)
    }

    /// Reads the draft again, with the reports that this tab knows and those that the caller has read. Notes which edits
    /// of this tab are lost.
    ///
    /// # Errors
    /// [`CommitFault::Behind`]: the draft cannot be read again; this tab keeps what it has.
    pub fn reopen(&mut self, store: &impl Store, mut read: ReadReports) -> Result<(), CommitFault> {
        read.by_hash.extend(self.known_reports());
        let mut opened = Self::open_with(store, &self.id, read).map_err(|_| CommitFault::Behind)?;
        if opened.next < self.next {
            return Err(CommitFault::Behind);
        }
        let mut lost = std::mem::take(&mut self.lost);
        for Recent { number, text, own, .. } in std::mem::take(&mut self.recent) {
            let Some(own) = own else { continue };
            let stored = store.get(&keys::numbered(EDIT, &self.id, number)).ok().flatten();
            match opened.recent.iter_mut().find(|recent| recent.number == number) {
                Some(recent) if recent.text == text && !recent.is_void => recent.own = Some(own),
                Some(_) => lost.push(own),
                None if stored.is_some_and(|stored| stored != text) => lost.push(own),
                // It is in a snapshot.
                None => {}
            }
        }
        lost.sort_unstable_by_key(|own| own.position);
        *self = Self { lost, overwrites: self.overwrites.saturating_add(1), made: self.made, ..opened };
        Ok(())
    }

    /// The reports that this tab has read or written, by hash, each with the length of its text.
    fn known_reports(&self) -> impl Iterator<Item = (String, (Content, usize))> {
        self.hashes
            .values()
            .map(|(report, hash, length)| (hash.to_string(), (Content::Report(report.clone()), *length)))
    }
}
