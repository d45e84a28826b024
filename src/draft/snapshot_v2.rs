//! A document as text, version 2: a snapshot of a draft, or a point of its timeline. It stays readable forever.
//! Version 1 is the body of an old draft, see [`v1`](super::v1).
//!
//! | document | text |
//! | --- | --- |
//! | one report, nothing chosen | `{"version":2,"reports":[[1,"5f2c…"]]}` |
//! | a named point of that | `{"version":2,"time":1700000000000,"point":"送审稿","reports":[[1,"5f2c…"]]}` |

use serde::{Deserialize, Serialize};

use super::{OpenFault, hash, version};
use crate::document::{Content, ContentHash, Document, Entry, ReportId};
use crate::view::v1::ViewV1;

const VERSION: u32 = 2;

/// The JSON shape of a snapshot.
#[derive(Serialize, Deserialize)]
pub(super) struct SnapshotV2 {
    version: u32,
    /// The time of a point in milliseconds since 1970 (UTC).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) time: Option<u64>,
    /// The name of a point.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) point: Option<String>,
    /// The hash of the journal that it contains, see [`JournalEntry::after`](crate::document::journal_entry::JournalEntry).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) after: Option<String>,
    /// The hash of the last entry that it contains. It may be a move, which `after` does not cover.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) last: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    name: String,
    reports: Vec<(u32, String)>,
    #[serde(default, skip_serializing_if = "is_default")]
    view: ViewV1,
}

fn is_default(view: &ViewV1) -> bool {
    *view == ViewV1::default()
}

impl SnapshotV2 {
    /// The snapshot of a document. `hash` gives the hash of a report's text.
    pub(super) fn of(document: &Document, mut hash: impl FnMut(&Entry) -> ContentHash) -> Self {
        let reports = document.entries.iter().map(|entry| (entry.id.0, hash(entry).to_string()));
        Self {
            version: VERSION,
            time: None,
            point: None,
            after: None,
            last: None,
            name: document.name.clone(),
            reports: reports.collect(),
            view: (&document.view).into(),
        }
    }

    pub(super) fn to_text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    pub(super) fn parse(text: &str) -> Result<Self, OpenFault> {
        version::parse(text, VERSION)
    }

    /// The document of a snapshot. `content` gives the report whose text has a hash.
    pub(super) fn document(self, mut content: impl FnMut(&str) -> Content) -> Document {
        let entries =
            self.reports.iter().map(|(id, hash)| Entry { id: ReportId(*id), content: content(hash) });
        Document::new(self.name, entries.collect(), self.view.into())
    }

    /// Whether it contains a journal with this hash and last entry. Another tab can overwrite entries while a snapshot is
    /// written.
    pub(super) fn is_of(&self, after: Option<&str>, last: &str) -> bool {
        let is_after = self.after.is_none() || self.after.as_deref() == after;
        is_after && self.last.as_deref().is_none_or(|hashed| *hashed == *hash(last))
    }

    /// Whether two snapshots are equal, except for what the views show.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let decided = |view: &ViewV1| serde_json::to_string(&view.decisions()).unwrap_or_default();
        self.name == other.name
            && self.reports == other.reports
            && decided(&self.view) == decided(&other.view)
    }
}
