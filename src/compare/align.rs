//! Which names mean the same: of indicators, and of places.

use crate::model::Place;

/// The name to compare indicators by: the catalogue's, or the written one without what only
/// decorates it.
#[must_use]
pub fn indicator_key(name: &str) -> String {
    name.trim().to_owned()
}

/// Whether two places may be the same one: nothing that is known of both differs.
#[must_use]
pub fn same_place(a: &Place, b: &Place) -> bool {
    a.name == b.name
}
