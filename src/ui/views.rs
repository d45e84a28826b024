//! The chosen view of the loaded reports.

use leptos::prelude::*;
use tongbi::view::Tab;

use super::element::{El, el};
use super::state::State;
use super::{charts, compare, figure, judging, other_views, tabs};

pub(crate) fn view(state: State) -> El {
    let tab = state.tab;
    let open = move || match tab.get() {
        Tab::Compare => compare::compare(state),
        Tab::Charts => charts::charts(state),
        tab => other_views::view(state, tab),
    };
    other_views::fetch_later(state);
    let view = el("div")
        .attr("id", "view")
        .attr("role", "tabpanel")
        .attr("aria-labelledby", move || tabs::tab_id(tab.get()))
        .slot(move || [open()])
        .slot(move || has_verdicts(tab.get()).then(|| judging::disclosure(state)));
    figure::answering(state, view)
}

/// Whether a view shows verdicts or findings, so that the rules follow below it. The promises place the
/// rules themselves, above their folded groups.
fn has_verdicts(tab: Tab) -> bool {
    match tab {
        Tab::Overview | Tab::Compare | Tab::Charts | Tab::Checks => true,
        Tab::Promises | Tab::Tasks | Tab::Text => false,
    }
}
