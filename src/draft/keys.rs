//! The keys of a draft in a [`Store`].
//!
//! | key | holds | written |
//! | --- | --- | --- |
//! | `tongbi.edit.ID.N` | edit number N, see [`journal_entry`](crate::document::journal_entry) | once; moves, repeatedly |
//! | `tongbi.snapshot.ID.N` | the document after edit number N, see [`snapshot_v2`](super::snapshot_v2) | once |
//! | `tongbi.point.ID.T` | a point of the timeline, made at time T | once |
//! | `tongbi.report.HASH` | a report's JSON text, shared by all drafts | once |
//! | `tongbi.summary.ID` | what the list of drafts shows; made again if it is missing | often |
//! | `tongbi.draft.ID`, `tongbi.body.ID` | a draft of version 1 | no longer |

use super::{Store, StoreFault};

pub(super) const EDIT: &str = "tongbi.edit.";
pub(super) const SNAPSHOT: &str = "tongbi.snapshot.";
pub(super) const POINT: &str = "tongbi.point.";
pub(super) const REPORT: &str = "tongbi.report.";
pub(super) const SUMMARY: &str = "tongbi.summary.";
pub(super) const HEAD_V1: &str = "tongbi.draft.";
pub(super) const BODY_V1: &str = "tongbi.body.";

pub(super) fn numbered(kind: &str, id: &str, number: u64) -> String {
    format!("{kind}{id}.{number}")
}

pub(super) fn report(hash: &str) -> String {
    format!("{REPORT}{hash}")
}

/// The draft and the number of a key of this kind.
pub(super) fn parts<'k>(kind: &str, key: &'k str) -> Option<(&'k str, u64)> {
    let (id, number) = key.strip_prefix(kind)?.rsplit_once('.')?;
    Some((id, number.parse().ok()?))
}

/// The numbers of a draft's keys of this kind, in ascending order.
pub(super) fn numbers(store: &impl Store, kind: &str, id: &str) -> Result<Vec<u64>, StoreFault> {
    let keys = store.keys()?;
    let own = keys.iter().filter_map(|key| parts(kind, key)).filter(|(other, _)| *other == id);
    let mut numbers: Vec<u64> = own.map(|(_, number)| number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    Ok(numbers)
}
