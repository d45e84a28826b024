//! Changes of what the table shows.

use leptos::prelude::*;
use tongbi::compare::Selection;

use crate::ui::state::State;

/// Changes places, years, topics, search or order.
pub(super) fn select(state: State, change: impl FnOnce(&mut Selection)) {
    state.view.update(|view| change(&mut view.selection));
}
