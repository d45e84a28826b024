//! Drafts: the reader's own work, kept in the browser under names they choose.
//!
//! Four keys of a [`Store`]:
//!
//! | key | holds |
//! | --- | --- |
//! | `tongbi.draft.ID` | what the list of drafts shows: name, time, size |
//! | `tongbi.body.ID` | reports and view; in the large store, if it is too big for this one |
//! | `tongbi.unreadable.ID` | a body that could not be read, as it was found |
//! | `tongbi.open` | the draft that was open last |
//!
//! Nothing is ever overwritten unread: a body that cannot be read is moved aside, and a draft that
//! another tab has changed meanwhile is saved beside it, not over it.

mod keys;
mod session;
mod snapshot_v2;
mod store;
mod summary;
mod timeline;
mod v1;

use std::sync::Arc;

use sha2::{Digest as _, Sha256};

pub use session::{CommitFault, Faults, Pending, Session, Written};
pub use store::{Layered, Memory, Store, StoreFault};
pub use summary::{Removed, Summary, delete_draft, needs, restore_draft, summaries, unused};
pub use timeline::{Point, document_at, points};
use v1::{BodyV1, HeadV1};

use crate::document::ContentHash;
use crate::model::Report;
use crate::view::View;

/// How many characters a content hash has.
const HASH_LENGTH: usize = 32;

/// The hash that a report's text is stored under: the first half of its SHA-256, in hexadecimal.
fn hash(text: &str) -> ContentHash {
    let digest = Sha256::digest(text.as_bytes());
    let hash: String = digest.iter().take(HASH_LENGTH / 2).map(|byte| format!("{byte:02x}")).collect();
    hash.into()
}

const HEAD: &str = "tongbi.draft.";
const BODY: &str = "tongbi.body.";
const UNREADABLE: &str = "tongbi.unreadable.";
const OPEN: &str = "tongbi.open";

/// A draft's name in keys: unique in one browser.
pub type Id = String;

/// What the list of drafts shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Which draft.
    pub id: Id,
    /// The name that the reader gave it.
    pub name: String,
    /// When it was saved: milliseconds since 1970 (UTC).
    pub saved: u64,
    /// How many reports it holds.
    pub reports: usize,
    /// How often it was saved: tells a tab that another one was faster.
    pub revision: u64,
    /// Whether its body is in the large store.
    pub large: bool,
}

/// A draft's content.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Body {
    /// The reports.
    pub reports: Vec<Arc<Report>>,
    /// What was looked at.
    pub view: View,
}

/// Why a draft could not be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenFault {
    /// There is no such draft.
    Gone,
    /// Its body could not be read. It is kept, under another key.
    Unreadable,
    /// Saved by a later version of the page. It is kept as it is.
    Newer,
    /// More than the page can hold. It is kept as it is.
    TooLarge,
    /// The store cannot be read.
    Store(StoreFault),
}

/// What became of saving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// Saved.
    Here(Head),
    /// Another tab had saved the same draft, so this one was saved beside it, under a new id.
    Beside(Head),
}

impl Saved {
    /// The draft as it now stands.
    #[must_use]
    pub fn head(self) -> Head {
        match self {
            Self::Here(head) | Self::Beside(head) => head,
        }
    }
}

/// The text of a body, as it is stored.
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

/// All drafts, last saved first. A head that cannot be read is passed over, and stays.
///
/// # Errors
/// The store cannot be read.
pub fn list(store: &impl Store) -> Result<Vec<Head>, StoreFault> {
    let mut heads = Vec::new();
    for key in store.keys()? {
        if let Some(id) = key.strip_prefix(HEAD) {
            heads.extend(head(store, id)?);
        }
    }
    heads.sort_by(|a, b| b.saved.cmp(&a.saved).then_with(|| a.id.cmp(&b.id)));
    Ok(heads)
}

/// The head of one draft.
///
/// # Errors
/// The store cannot be read.
pub fn head(store: &impl Store, id: &str) -> Result<Option<Head>, StoreFault> {
    let text = store.get(&format!("{HEAD}{id}"))?;
    Ok(text.and_then(|text| HeadV1::parse(&text, id)))
}

/// Opens a draft whose body is in this store.
///
/// # Errors
/// See [`OpenFault`]. An unreadable body is moved aside before it is reported.
pub fn open(store: &mut impl Store, id: &str) -> Result<Body, OpenFault> {
    let key = format!("{BODY}{id}");
    let text = store.get(&key).map_err(OpenFault::Store)?.ok_or(OpenFault::Gone)?;
    let body = read_body(&text);
    if body == Err(OpenFault::Unreadable) {
        // If there is no room for the copy, the original stays where it is.
        let _ = store.set(&format!("{UNREADABLE}{id}"), &text);
    }
    body
}

/// Saves a draft. `head` is as this tab last saw it; `large` says that the caller has put the body
/// into the large store. `new_id` is used if another tab has changed the draft meanwhile.
///
/// # Errors
/// The store is blocked or full. What was stored before stays.
pub fn save(
    store: &mut impl Store,
    head: &Head,
    body: Option<&str>,
    now: u64,
    new_id: impl FnOnce() -> Id,
) -> Result<Saved, StoreFault> {
    let stored = self::head(store, &head.id)?;
    let is_ours = stored.is_none_or(|stored| stored.revision == head.revision);
    let id = if is_ours { head.id.clone() } else { new_id() };
    let saved = Head {
        id,
        saved: now,
        revision: head.revision.saturating_add(1),
        large: body.is_none(),
        ..head.clone()
    };
    let body_key = format!("{BODY}{}", saved.id);
    match body {
        Some(text) => store.set(&body_key, text)?,
        None => store.remove(&body_key)?,
    }
    store.set(&format!("{HEAD}{}", saved.id), &HeadV1::from(&saved).to_text())?;
    store.set(OPEN, &saved.id)?;
    Ok(if is_ours { Saved::Here(saved) } else { Saved::Beside(saved) })
}

/// A draft that was deleted, kept so that it can be brought back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deleted {
    /// Its head.
    pub head: Head,
    /// Its body, unless that is in the large store, which keeps it until the deletion is final.
    body: Option<String>,
}

/// Deletes a draft and gives what is needed to bring it back.
///
/// # Errors
/// The store cannot be written; the draft stays.
pub fn delete(store: &mut impl Store, id: &str) -> Result<Option<Deleted>, StoreFault> {
    let Some(head) = head(store, id)? else { return Ok(None) };
    let body = store.get(&format!("{BODY}{id}"))?;
    store.remove(&format!("{HEAD}{id}"))?;
    store.remove(&format!("{BODY}{id}"))?;
    if store.get(OPEN)?.as_deref() == Some(id) {
        store.remove(OPEN)?;
    }
    Ok(Some(Deleted { head, body }))
}

/// Brings a deleted draft back.
///
/// # Errors
/// The store cannot be written.
pub fn restore(store: &mut impl Store, deleted: &Deleted) -> Result<(), StoreFault> {
    let id = &deleted.head.id;
    if let Some(body) = &deleted.body {
        store.set(&format!("{BODY}{id}"), body)?;
    }
    store.set(&format!("{HEAD}{id}"), &HeadV1::from(&deleted.head).to_text())
}

/// Gives a draft another name.
///
/// # Errors
/// The store cannot be written.
pub fn rename(store: &mut impl Store, id: &str, name: &str) -> Result<Option<Head>, StoreFault> {
    let Some(mut head) = head(store, id)? else { return Ok(None) };
    name.clone_into(&mut head.name);
    head.revision = head.revision.saturating_add(1);
    store.set(&format!("{HEAD}{id}"), &HeadV1::from(&head).to_text())?;
    Ok(Some(head))
}

/// The draft that was open last.
///
/// # Errors
/// The store cannot be read.
pub fn last_open(store: &impl Store) -> Result<Option<Id>, StoreFault> {
    store.get(OPEN)
}

/// Notes which draft is open, or that none is.
///
/// # Errors
/// The store cannot be written.
pub fn set_open(store: &mut impl Store, id: Option<&str>) -> Result<(), StoreFault> {
    match id {
        Some(id) => store.set(OPEN, id),
        None => store.remove(OPEN),
    }
}
