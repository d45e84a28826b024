//! What a document holds, and what differs between two, in terms for a list of drafts and a timeline.
//!
//! | before | after | difference |
//! | --- | --- | --- |
//! | 清苑区 2024 | 清苑区 2024, 2025 | opened 清苑区 2025 |
//! | 清苑区 2024 | 清苑区 2024 with a value set right | 1 statement of 清苑区 2024 changed |
//! | no name joined | two names joined | 1 decision more |

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::{Content, Document, ReportId, patch};
use crate::model::{Name, Report, Year};

/// What a document holds: what a draft is named after.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// The places, those with the most reports first.
    pub places: Vec<Name>,
    /// The first and the last year of the reports.
    pub years: Option<(Year, Year)>,
    /// How many reports there are.
    pub reports: usize,
}

/// What the document's reports are about.
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

/// Something that differs between two states of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Difference {
    /// A report was opened.
    Opened(Name, Year),
    /// A report was taken off.
    Removed(Name, Year),
    /// So many statements and tasks of a report differ.
    Changed(Name, Year, usize),
    /// A report was replaced: its words differ.
    Replaced(Name, Year),
    /// So many decisions were made.
    Decided(usize),
    /// So many decisions were taken back.
    Undecided(usize),
    /// The draft was named.
    Renamed(String),
}

/// What differs between an earlier and a later state. Nothing is told of what is looked at.
#[must_use]
pub fn differences(before: &Document, after: &Document) -> Vec<Difference> {
    let by_id = |document: &Document| -> HashMap<ReportId, Arc<Report>> {
        let report = |entry: &super::Entry| match &entry.content {
            Content::Report(report) => Some((entry.id, report.clone())),
            Content::Unreadable(_) => None,
        };
        document.entries.iter().filter_map(report).collect()
    };
    let (old, new) = (by_id(before), by_id(after));
    let ids: BTreeSet<ReportId> = old.keys().chain(new.keys()).copied().collect();
    let mut found: Vec<Difference> = ids
        .into_iter()
        .filter_map(|id| match (old.get(&id), new.get(&id)) {
            (None, Some(new)) => Some(Difference::Opened(new.place.name.clone(), new.year)),
            (Some(old), None) => Some(Difference::Removed(old.place.name.clone(), old.year)),
            (Some(old), Some(new)) if !Arc::ptr_eq(old, new) && old != new => {
                let (name, year) = (new.place.name.clone(), new.year);
                Some(match patch::ReportPatch::between(old, new) {
                    Some(patch) => Difference::Changed(name, year, patch.size().max(1)),
                    None => Difference::Replaced(name, year),
                })
            }
            _ => None,
        })
        .collect();
    if let Some(decisions) = patch::Decisions::between(before.view(), after.view()) {
        let (less, more) = decisions.size();
        found.extend((more > 0).then_some(Difference::Decided(more)));
        found.extend((less > 0).then_some(Difference::Undecided(less)));
    }
    found.extend((before.name != after.name).then(|| Difference::Renamed(after.name.clone())));
    found
}
