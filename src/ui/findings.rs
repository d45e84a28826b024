//! The findings of all checks over the loaded reports. The checks run once per index, in slices, because they take
//! longer than a frame. The views that show findings share them.

use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use tongbi::check::{CheckRun, Finding};

use super::state::{Aligned, State};
use crate::platform::clock::Slices;

/// The findings of an index.
#[derive(Clone, PartialEq)]
pub(crate) struct IndexFindings {
    /// The index that the findings refer to.
    pub(crate) index: Aligned,
    findings: Shared,
}

/// Findings that are compared by address, never by content.
#[derive(Clone)]
struct Shared(Arc<Vec<Finding>>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl IndexFindings {
    /// All findings, whatever the reader decided about them.
    pub(crate) fn all(&self) -> &[Finding] {
        &self.findings.0
    }
}

thread_local! {
    /// The findings of the last index.
    static LAST: RefCell<Option<IndexFindings>> = const { RefCell::new(None) };
}

/// The findings; `None` until they are searched for the first time. After a change of the reports, the
/// previous findings stay until the new search ends.
pub(crate) fn found(state: State) -> RwSignal<Option<IndexFindings>> {
    let found = RwSignal::new(
        LAST.with_borrow(Clone::clone).filter(|last| last.index == state.index.get_untracked()),
    );
    Effect::new(move |_| {
        let index = state.index.get();
        match LAST.with_borrow(Clone::clone).filter(|last| last.index == index) {
            Some(known) => found.set(Some(known)),
            None => spawn_local(search(state, index, found)),
        }
    });
    found
}

/// Searches until the view is left or the reports change.
async fn search(state: State, index: Aligned, found: RwSignal<Option<IndexFindings>>) {
    let mut run = CheckRun::new(&index.0);
    let mut slices = Slices::begin();
    while run.step() {
        if slices.is_over() {
            slices.next().await;
            if found.is_disposed() || state.index.get_untracked() != index {
                return;
            }
        }
    }
    let new = IndexFindings { index: index.clone(), findings: Shared(Arc::new(run.finish())) };
    LAST.set(Some(new.clone()));
    let _ = found.try_set(Some(new));
}
