//! Drafts: the reader's own work, kept in the browser.
//!
//! A draft is a [`Document`](crate::document::Document) as snapshot and journal, see [`Session`]. `keys.rs` lists
//! its keys; `tongbi.open` names the draft that was open last. Nothing stored is overwritten: what cannot be read
//! stays under its key. Drafts of version 1 (a head and a body) are converted, and removed once the new form is
//! read back.

mod group;
mod keys;
mod session;
mod snapshot_v2;
mod store;
mod summary;
mod timeline;
mod v1;
mod version;

use std::sync::Arc;

use sha2::{Digest as _, Sha256};

pub use group::{redo, undo};
pub use session::{CommitFault, Faults, PendingSnapshot, ReadReports, ReportText, Session, WrittenTexts};
pub use store::{Layered, Memory, Store, StoreFault};
pub use summary::{Removed, Summary, delete_draft, needs, restore_draft, summaries, unused};
pub use timeline::{TimelinePoint, document_at, points};
use v1::{BodyV1, FileV1};

use crate::document::ContentHash;
use crate::model::Report;
use crate::view::View;

/// The number of characters of a content hash.
const HASH_LENGTH: usize = 32;

/// The hash under which a report's text is stored: the first half of its SHA-256, in hexadecimal.
fn hash(text: &str) -> ContentHash {
    let digest = Sha256::digest(text.as_bytes());
    let hash: String = digest.iter().take(HASH_LENGTH / 2).map(|byte| format!("{byte:02x}")).collect();
    hash.into()
}

const OPEN: &str = "tongbi.open";

/// A draft's name in keys: unique in one browser.
pub type Id = String;

/// A draft's content.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Body {
    /// The reports.
    pub reports: Vec<Arc<Report>>,
    /// The view.
    pub view: View,
}

/// Why a draft could not be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenFault {
    /// There is no such draft.
    Gone,
    /// Its body could not be read. It is kept.
    Unreadable,
    /// A later version of the page saved it. It is kept unchanged.
    Newer,
    /// It exceeds what the page can hold. It is kept unchanged.
    TooLarge,
    /// The store cannot be read.
    Store(StoreFault),
}

/// The text of a body, as stored.
#[must_use]
pub fn body_text(body: &Body) -> String {
    BodyV1::from(body).to_text()
}

/// Reads the text of a body.
///
/// # Errors
/// [`OpenFault::Unreadable`] or [`OpenFault::Newer`].
pub fn read_body(text: &str) -> Result<Body, OpenFault> {
    BodyV1::parse(text)
}

/// The text of a file of several drafts, each with its name.
#[must_use]
pub fn file_text(drafts: &[(String, Body)]) -> String {
    FileV1::of(drafts).to_text()
}

/// Reads the text of a file of several drafts.
///
/// # Errors
/// [`OpenFault::Unreadable`] or [`OpenFault::Newer`].
pub fn read_file(text: &str) -> Result<Vec<(String, Body)>, OpenFault> {
    FileV1::parse(text)
}

/// The draft that was open last.
///
/// # Errors
/// The store cannot be read.
pub fn last_open(store: &impl Store) -> Result<Option<Id>, StoreFault> {
    store.get(OPEN)
}

/// Stores which draft is open, or that none is.
///
/// # Errors
/// The store cannot be written.
pub fn set_open(store: &mut impl Store, id: Option<&str>) -> Result<(), StoreFault> {
    match id {
        Some(id) => store.set(OPEN, id),
        None => store.remove(OPEN),
    }
}
