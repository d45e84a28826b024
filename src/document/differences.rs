//! The contents of a document, and the differences between two, for the list of drafts and the timeline.
//!
//! | before | after | difference |
//! | --- | --- | --- |
//! | 清苑区 2024 | 清苑区 2024, 2025 | opened 清苑区 2025 |
//! | 清苑区 2024 | 清苑区 2024 with a corrected value | 1 statement of 清苑区 2024 changed |
//! | no name joined | two names joined | 1 decision more |

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::{Content, Document, ReportId, patch};
use crate::model::{Name, Report, Year};

/// The contents of a document. A draft without a name is named after them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// The places, those with most reports first.
    pub places: Vec<Name>,
    /// The first and last year of the reports.
    pub years: Option<(Year, Year)>,
    /// The number of reports.
    pub reports: usize,
}

/// Returns the contents of a document.
#[must_use]
pub fn contents(document: &Document) -> Contents {
    let mut counts: Vec<(Name, usize)> = Vec::new();
    for report in document.reports() {
        match counts.iter_mut().find(|(name, _)| *name == report.place.name) {
            Some((_, count)) => *count += 1,
            None => counts.push((report.place.name.clone(), 1)),
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let years = || document.reports().iter().map(|report| report.year);
    Contents {
        places: counts.into_iter().map(|(name, _)| name).collect(),
        years: years().min().zip(years().max()),
        reports: document.reports().len(),
    }
}

/// A difference between two states of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum DocumentDifference {
    /// A report was opened.
    Opened(Name, Year),
    /// A report was removed.
    Removed(Name, Year),
    /// The number of statements and tasks of a report that differ.
    Changed(Name, Year, usize),
    /// A report was replaced: its text differs.
    Replaced(Name, Year),
    /// The number of decisions added.
    Decided(usize),
    /// The number of decisions removed.
    Undecided(usize),
    /// The draft was named.
    Renamed(String),
}

/// The differences between an earlier and a later state, except those in what is shown.
#[must_use]
pub fn differences(before: &Document, after: &Document) -> Vec<DocumentDifference> {
    let by_id = |document: &Document| -> HashMap<ReportId, Arc<Report>> {
        let report = |entry: &super::Entry| match &entry.content {
            Content::Report(report) => Some((entry.id, report.clone())),
            Content::Unreadable(_) => None,
        };
        document.entries.iter().filter_map(report).collect()
    };
    let (old, new) = (by_id(before), by_id(after));
    let ids: BTreeSet<ReportId> = old.keys().chain(new.keys()).copied().collect();
    let mut found: Vec<DocumentDifference> = ids
        .into_iter()
        .filter_map(|id| match (old.get(&id), new.get(&id)) {
            (None, Some(new)) => Some(DocumentDifference::Opened(new.place.name.clone(), new.year)),
            (Some(old), None) => Some(DocumentDifference::Removed(old.place.name.clone(), old.year)),
            (Some(old), Some(new)) if !Arc::ptr_eq(old, new) && old != new => {
                let (name, year) = (new.place.name.clone(), new.year);
                Some(match patch::ReportPatch::between(old, new) {
                    Some(patch) => DocumentDifference::Changed(name, year, patch.size().max(1)),
                    None => DocumentDifference::Replaced(name, year),
                })
            }
            _ => None,
        })
        .collect();
    if let Some(decisions) = patch::Decisions::between(before.view(), after.view()) {
        let (less, more) = decisions.size();
        found.extend((more > 0).then_some(DocumentDifference::Decided(more)));
        found.extend((less > 0).then_some(DocumentDifference::Undecided(less)));
    }
    found.extend((before.name != after.name).then(|| DocumentDifference::Renamed(after.name.clone())));
    found
}
