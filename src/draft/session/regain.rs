//! Two tabs that edit one draft at the same time.
//!
//! Browsers show a tab what another has written with a delay of milliseconds. So two tabs can append different edits
//! under one number, of which the store keeps the last:
//!
//! | tab | appends | finds later | does |
//! | --- | --- | --- | --- |
//! | one | edit 57: removes report 甲 | edit 57: removes report 乙 | reads the draft again, appends its own as edit 58 |
//! | other | edit 57: removes report 乙 | edits 57 and 58 | takes over edit 58 |

use super::super::Store;
use super::super::keys::{self, EDIT};
use super::open::{ReadReports, Reports};
use super::{CommitFault, Session, WrittenTexts};
use crate::document::edit_v1::{self, Cause};
use crate::document::{Content, Edit};

impl Session {
    /// Makes edits of this tab again that another tab has overwritten. Returns what was written for each, or why it
    /// does not apply any more.
    ///
    /// # Errors
    /// [`CommitFault::Behind`]: the draft cannot be read again.
    pub fn regain(
        &mut self,
        store: &mut impl Store,
        now: u64,
    ) -> Result<Vec<Result<WrittenTexts, CommitFault>>, CommitFault> {
        let stored = |number| store.get(&keys::numbered(EDIT, &self.id, number)).ok().flatten();
        let is_lost = |(number, text): &(u64, String)| stored(*number).is_some_and(|other| other != *text);
        let lost: Vec<(u64, String)> = self.own.iter().filter(|own| is_lost(own)).cloned().collect();
        if lost.is_empty() {
            return Ok(Vec::new());
        }
        let read = self.read_reports();
        self.reopen(store)?;
        self.own.retain(|own| !lost.contains(own));
        let mut reports = Reports { store: &*store, read };
        let entries: Vec<_> = lost
            .iter()
            .filter_map(|(_, text)| edit_v1::parse(text, |hash| reports.content(hash)).ok())
            .collect();
        let mut again = |edit: Edit| self.append(store, &edit.anew(&self.document), Cause::Do, now);
        Ok(entries.into_iter().map(|entry| again(entry.edit)).collect())
    }

    /// Reads the draft again, with the reports that this tab knows.
    pub(super) fn reopen(&mut self, store: &impl Store) -> Result<(), CommitFault> {
        let opened =
            Self::open_with(store, &self.id, self.read_reports()).map_err(|_| CommitFault::Behind)?;
        *self = Self { own: std::mem::take(&mut self.own), ..opened };
        Ok(())
    }

    /// The reports that this tab has read or written.
    fn read_reports(&self) -> ReadReports {
        let known = self
            .hashes
            .values()
            .map(|(report, hash, length)| (hash.to_string(), (Content::Report(report.clone()), *length)));
        ReadReports { by_hash: known.collect() }
    }
}
