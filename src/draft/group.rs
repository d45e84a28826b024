//! Undo and redo of what the reader did at once: files that were opened together are edits of their own, because
//! each is shown as soon as it is read, but they are undone together.
//!
//! | done | undone |
//! | --- | --- |
//! | open, more, more | all three |
//! | open, more, correct, more | the last; then the correction; then the first two |

use super::{CommitFault, Session, Store, WrittenTexts};
use crate::document::Action;

/// Undoes what the reader did last; `None` if there is nothing.
///
/// # Errors
/// See [`CommitFault`]. What was undone before stays undone.
pub fn undo(
    session: &mut Session,
    store: &mut impl Store,
    now: u64,
) -> Result<Option<WrittenTexts>, CommitFault> {
    let mut all: Option<WrittenTexts> = None;
    loop {
        let action = session.can_undo();
        let Some(written) = session.undo(store, now)? else { return Ok(all) };
        all.get_or_insert_default().append(written);
        let is_joined = matches!(session.can_undo(), Some(Action::Open | Action::OpenMore));
        if action != Some(Action::OpenMore) || !is_joined {
            return Ok(all);
        }
    }
}

/// Redoes what was undone last; `None` if there is nothing.
///
/// # Errors
/// See [`CommitFault`]. What was redone before stays redone.
pub fn redo(
    session: &mut Session,
    store: &mut impl Store,
    now: u64,
) -> Result<Option<WrittenTexts>, CommitFault> {
    let mut all: Option<WrittenTexts> = None;
    loop {
        let Some(written) = session.redo(store, now)? else { return Ok(all) };
        all.get_or_insert_default().append(written);
        if session.can_redo() != Some(Action::OpenMore) {
            return Ok(all);
        }
    }
}

impl WrittenTexts {
    fn append(&mut self, other: Self) {
        self.here.extend(other.here);
        self.large.extend(other.large);
    }
}
