//! Builds the index of reports before they are shown, in slices: with many reports it takes longer than a frame.

use std::sync::Arc;

use leptos::prelude::*;
use tongbi::compare::{Index, Overrides};
use tongbi::model::Report;

use super::state::State;
use crate::platform::clock::Slices;

/// Prepares the index of these reports, by these decisions. If the page shows others next, it is not used.
pub(crate) async fn prepare(state: State, reports: &[Arc<Report>], overrides: &Overrides) {
    if state.index.with_untracked(|index| index.0.says_same(reports, overrides)) {
        return;
    }
    let mut slices = Slices::begin();
    let mut builder = Index::builder(reports, overrides);
    while builder.step() {
        if slices.is_over() {
            slices.next().await;
        }
    }
    slices.next().await;
    State::prepare(builder.finish());
    slices.next().await;
}

/// The same for reports that are opened beside those on the page.
pub(crate) async fn prepare_beside(state: State, opened: &[Arc<Report>]) {
    let mut reports = state.reports.get_untracked();
    reports.extend_from_slice(opened);
    let overrides = state.view.with_untracked(|view| view.overrides.clone());
    prepare(state, &reports, &overrides).await;
}
