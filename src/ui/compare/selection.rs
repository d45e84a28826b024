//! Changes of the table's selection.

use tongbi::compare::Selection;

use crate::ui::state::State;

/// Changes places, years, topics, search or order.
pub(super) fn select(state: State, change: impl FnOnce(&mut Selection)) {
    state.look(|view| change(&mut view.selection));
}
