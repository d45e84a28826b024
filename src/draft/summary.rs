//! What the list of drafts shows, and what is done to whole drafts.

use serde::{Deserialize, Serialize};

use super::keys::{self, BODY_V1, EDIT, HEAD_V1, POINT, SNAPSHOT, SUMMARY};
use super::v1::HeadV1;
use super::{Id, Store, StoreFault};
use crate::document::Contents;
use crate::model::Year;

/// What the list of drafts shows of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Which draft.
    pub id: Id,
    /// The name that the reader gave it; without one it is named from its contents.
    pub name: String,
    /// What its reports are about.
    pub contents: Contents,
    /// When it was changed last: milliseconds since 1970 (UTC).
    pub changed: u64,
    /// How much room its reports and its journal take.
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

/// All drafts, last changed first. One whose summary is damaged or missing is listed without a name.
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

/// A draft that was deleted: its keys and texts, to bring it back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Removed {
    /// What the store held.
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

/// Brings a deleted draft back.
///
/// # Errors
/// The store is blocked or full.
pub fn restore_draft(store: &mut impl Store, removed: &Removed) -> Result<(), StoreFault> {
    removed.texts.iter().try_for_each(|(key, text)| store.set(key, text))
}

/// The keys of the reports that a draft needs, its timeline aside: what is not here must be fetched from
/// the large store before the draft is opened.
///
/// # Errors
/// The store cannot be read.
pub fn needs(store: &impl Store, id: &str) -> Result<Vec<String>, StoreFault> {
    named(store, |key| draft_of(key) == Some(id))
}

/// The keys of the reports that no draft, snapshot or point names: they can be removed.
///
/// # Errors
/// The store cannot be read.
pub fn unused(store: &impl Store) -> Result<Vec<String>, StoreFault> {
    let needed = named(store, |key| !key.starts_with(keys::REPORT))?;
    let keys = store.keys()?.into_iter();
    Ok(keys.filter(|key| key.starts_with(keys::REPORT) && needed.binary_search(key).is_err()).collect())
}

/// The keys of the reports whose hashes stand in these texts, damaged or not. Ascending.
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
