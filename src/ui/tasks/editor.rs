//! The editing state of the tasks of one report, and how it changes the report.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use tongbi::document::Action;
use tongbi::model::Report;
use tongbi::tasks::Filter;

use super::super::edits;
use super::super::state::State;

/// The number of columns of the table.
pub(super) const COLUMNS: &str = "7";

/// A task of the table: its index, its number of targets, its section.
pub(super) type TaskLine = (usize, usize, String);

/// The editing state of the tasks of one report.
#[derive(Clone, Copy)]
pub(super) struct TaskEditor {
    pub(super) state: State,
    /// The index of the report.
    pub(super) at: usize,
    pub(super) filter: RwSignal<Filter>,
    /// The chosen tasks.
    pub(super) chosen: RwSignal<BTreeSet<usize>>,
    /// The task whose words are being edited.
    pub(super) editing: RwSignal<Option<usize>>,
}

impl TaskEditor {
    /// The current report.
    pub(super) fn report(self) -> Option<Arc<Report>> {
        self.state.reports.with(|reports| reports.get(self.at).cloned())
    }

    /// Changes the report's tasks; false if nothing was changed.
    pub(super) fn change(self, change: impl FnOnce(&mut Report) -> bool) -> bool {
        let old = self.state.reports.with_untracked(|reports| reports.get(self.at).cloned());
        let Some(mut new) = old.as_deref().cloned() else { return false };
        let is_changed = change(&mut new);
        if is_changed {
            edits::put(self.state, self.at, &Arc::new(new), Action::Task);
        }
        is_changed
    }

    /// Changes which tasks there are, so that their numbers change.
    pub(super) fn rearrange(self, change: impl FnOnce(&mut Report) -> bool) {
        if self.change(change) {
            self.chosen.update(BTreeSet::clear);
            self.editing.set(None);
        }
    }
}
