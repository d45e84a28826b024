//! How the comparison is laid out, and what its lines are built from.

use std::collections::BTreeSet;

use leptos::prelude::*;
use tongbi::compare::{SeriesId, Yearbook};
use tongbi::model::{Name, Year};

use crate::ui::state::State;

/// What the lines of the table are built from besides the yearbook.
#[derive(Clone, Copy)]
pub(super) struct LineContext {
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

/// The two years shown, with their positions among the table's years: those compared, or the last two.
pub(super) fn pair(book: &Yearbook) -> Vec<(usize, Year)> {
    let years = book.table.years.iter().copied().enumerate();
    match book.table.compared {
        Some((from, to)) if book.table.years.contains(&from) => {
            years.filter(|(_, year)| *year == from || *year == to).collect()
        }
        _ => {
            let mut last: Vec<_> = years.rev().take(2).collect();
            last.reverse();
            last
        }
    }
}
