//! How the comparison is laid out, and what its lines are built from.

use std::collections::BTreeSet;

use leptos::prelude::*;
use tongbi::compare::{SeriesId, Yearbook};
use tongbi::model::{Name, Year};

use crate::ui::state::State;

/// What the lines of the table are built from besides the yearbook.
#[derive(Clone, Copy)]
pub(super) struct Shown {
    pub(super) state: State,
    /// The names with doubtful matches.
    pub(super) doubtful: Memo<BTreeSet<Name>>,
    /// On a phone, the line whose years are all shown.
    pub(super) expanded: RwSignal<Option<SeriesId>>,
}

/// How the table is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// All years of one place.
    Years,
    /// Several places side by side.
    Places,
    /// Two years of one place, the rest on demand.
    Phone,
}

/// The two years shown, with their places among the table's years; the later one alone if there is no pair.
pub(super) fn pair(book: &Yearbook) -> Vec<(usize, Year)> {
    let years = book.table.years.iter().copied().enumerate();
    match book.table.compared {
        Some((from, to)) => years.filter(|(_, year)| *year == from || *year == to).collect(),
        None => years.rev().take(1).collect(),
    }
}
