//! Summaries for the list of drafts; deleting and restoring drafts.

use serde::{Deserialize, Serialize};

use super::keys::{self, BODY_V1, EDIT, HEAD_V1, POINT, SNAPSHOT, SUMMARY};
use super::v1::HeadV1;
use super::{Id, Store, StoreFault};
use crate::document::Contents;
use crate::model::Year;

/// A draft in the list of drafts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Its id.
    pub id: Id,
    /// The name that the reader gave it; if empty, the list names it by its contents.
    pub name: String,
    /// The places and years of its reports.
    pub contents: Contents,
    /// The time of its last change in milliseconds since 1970 (UTC).
    pub changed: u64,
    /// The size of its reports and its journal in bytes.
    pub bytes: usize,
    /// The number of its last edit.
    pub number: u64,
}

/// The JSON shape of a [`Summary`].
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct SummaryV2 {
    name: String,
    places: Vec<String>,
    years: Option<(Year, Year)>,
    reports: usize,
    changed: u64,
    bytes: usize,
    number: u64,
}

impl Summary {
    pub(super) fn get(store: &impl Store, id: &str) -> Option<Self> {
        let text = store.get(&format!("{SUMMARY}{id}")).ok()??;
        let SummaryV2 { name, places, years, reports, changed, bytes, number } =
            serde_json::from_str(&text).ok()?;
        let contents = Contents { places: places.into_iter().map(Into::into).collect(), years, reports };
        Some(Self { id: id.to_owned(), name, contents, changed, bytes, number })
    }

    pub(super) fn put(&self, store: &mut impl Store) -> Result<(), StoreFault> {
        let Contents { places, years, reports } = &self.contents;
        let text = serde_json::to_string(&SummaryV2 {
            name: self.name.clone(),
            places: places.iter().map(ToString::to_string).collect(),
            years: *years,
            reports: *reports,
            changed: self.changed,
            bytes: self.bytes,
            number: self.number,
        });
        store.set(&format!("{SUMMARY}{}", self.id), &text.unwrap_or_default())
    }
}

/// The draft that a key belongs to.
fn draft_of(key: &str) -> Option<&str> {
    let numbered = [EDIT, SNAPSHOT].into_iter().find_map(|kind| keys::parts(kind, key)).map(|(id, _)| id);
    let single = || [SUMMARY, HEAD_V1, BODY_V1].into_iter().find_map(|kind| key.strip_prefix(kind));
    numbered.or_else(single)
}

/// All drafts, the last changed first. A draft whose summary is damaged or missing has no name.
///
/// # Errors
/// The store cannot be read.
pub fn summaries(store: &impl Store) -> Result<Vec<Summary>, StoreFault> {
    let keys = store.keys()?;
    let mut ids: Vec<&str> = keys.iter().filter_map(|key| draft_of(key)).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut all: Vec<Summary> = Vec::with_capacity(ids.len());
    for id in ids {
        all.push(Summary::get(store, id).unwrap_or_else(|| match HeadV1::get(store, id) {
            Some(head) => Summary {
                id: id.to_owned(),
                name: head.name,
                contents: Contents { reports: head.reports, ..Contents::default() },
                changed: head.saved,
                ..Summary::default()
            },
            None => Summary { id: id.to_owned(), ..Summary::default() },
        }));
    }
    all.sort_by(|a, b| b.changed.cmp(&a.changed).then_with(|| a.id.cmp(&b.id)));
    Ok(all)
}

/// A deleted draft: its keys and texts, for restoring it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Removed {
    /// Its keys and texts.
    pub texts: Vec<(String, String)>,
}

/// Deletes a draft: its edits, snapshots, points and summary. Reports stay until [`unused`] names them.
///
/// # Errors
/// The store cannot be read.
pub fn delete_draft(store: &mut impl Store, id: &str) -> Result<Removed, StoreFault> {
    let is_own =
        |key: &str| draft_of(key) == Some(id) || keys::parts(POINT, key).is_some_and(|(own, _)| own == id);
    let mut removed = Removed::default();
    for key in store.keys()?.into_iter().filter(|key| is_own(key)) {
        if let Some(text) = store.get(&key)? {
            store.remove(&key)?;
            removed.texts.push((key, text));
        }
    }
    Ok(removed)
}

/// Restores a deleted draft.
///
/// # Errors
/// The store is blocked or full.
pub fn restore_draft(store: &mut impl Store, removed: &Removed) -> Result<(), StoreFault> {
    removed.texts.iter().try_for_each(|(key, text)| store.set(key, text))
}

/// The keys of the reports that a draft needs, except for its timeline. Those that are not in this store must be
/// fetched from the large store before the draft is opened.
///
/// # Errors
/// The store cannot be read.
pub fn needs(store: &impl Store, id: &str) -> Result<Vec<String>, StoreFault> {
    named(store, |key| draft_of(key) == Some(id))
}

/// The keys of the reports that no draft, snapshot or point refers to. They can be removed.
///
/// # Errors
/// The store cannot be read.
pub fn unused(store: &impl Store) -> Result<Vec<String>, StoreFault> {
    let needed = named(store, |key| !key.starts_with(keys::REPORT))?;
    let keys = store.keys()?.into_iter();
    Ok(keys.filter(|key| key.starts_with(keys::REPORT) && needed.binary_search(key).is_err()).collect())
}

/// The keys of the reports whose hashes are in these texts, damaged or not, in ascending order.
fn named(store: &impl Store, of: impl Fn(&str) -> bool) -> Result<Vec<String>, StoreFault> {
    let mut needed = Vec::new();
    for key in store.keys()?.into_iter().filter(|key| of(key)) {
        let text = store.get(&key)?.unwrap_or_default();
        let hashes =
            text.split(|c: char| !c.is_ascii_hexdigit()).filter(|word| word.len() == super::HASH_LENGTH);
        needed.extend(hashes.map(keys::report));
    }
    needed.sort_unstable();
    needed.dedup();
    Ok(needed)
}
