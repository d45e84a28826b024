//! Doubtful matches of the rows shown. The recipient's page finds them anew, so the excerpt must hold what they follow
//! from.
//!
//! | the mark of a row | added to the excerpt |
//! | --- | --- |
//! | is missing: the other name is in a row or year that is not shown | the two statements of the match, with their topics |
//! | is new: the report that uses both names is not in the excerpt | all statements of both names |

use std::collections::{BTreeSet, HashMap, HashSet};

use super::row::{RowName, row_name};
use crate::compare::{AmbiguousMatch, Index, ObservationRef, Row};
use crate::model::Name;

/// The doubtful matches of some rows.
pub(super) struct Doubts {
    of_row: HashMap<RowName, Vec<AmbiguousMatch>>,
}

impl Doubts {
    pub(super) fn of(index: &Index, rows: &[Row]) -> Self {
        let mut by_name = HashMap::<Name, Vec<AmbiguousMatch>>::new();
        for doubt in index.ambiguous_matches() {
            for name in BTreeSet::from([doubt.one.clone(), doubt.other.clone()]) {
                by_name.entry(name).or_default().push(doubt.clone());
            }
        }
        let doubts = |row: &Row| {
            let names = row.also.iter().chain([&row.indicator]);
            let found: Vec<_> = names.filter_map(|name| by_name.get(name)).flatten().cloned().collect();
            (!found.is_empty()).then(|| (row_name(row), found))
        };
        Self { of_row: rows.iter().filter_map(doubts).collect() }
    }

    /// The statements by which an excerpt with the doubts `there` gets the same marks.
    pub(super) fn missing(&self, index: &Index, there: &Self) -> BTreeSet<ObservationRef> {
        let only = |one: &Self, other: &Self| {
            let rows = one.of_row.iter().filter(|(row, _)| !other.of_row.contains_key(*row));
            rows.flat_map(|(_, doubts)| doubts.clone()).collect::<Vec<_>>()
        };
        let mut missing: BTreeSet<ObservationRef> =
            only(self, there).into_iter().flat_map(|doubt| doubt.at).collect();
        let names: HashSet<Name> =
            only(there, self).into_iter().flat_map(|doubt| [doubt.one, doubt.other]).collect();
        if !names.is_empty() {
            for (number, report) in (0..).zip(index.reports()) {
                let about = report.statements().filter(|(_, statement)| names.contains(&statement.indicator));
                missing.extend(about.map(|(statement, _)| ObservationRef { report: number, statement }));
            }
        }
        missing
    }
}
