//! The chosen view of the loaded reports.

use leptos::prelude::*;
use tongbi::view::Tab;

use super::element::{El, el};
use super::state::State;
use super::{charts, checks, compare, figure, overview, promises, tabs, tasks, text};

pub(crate) fn view(state: State) -> El {
    let tab = Memo::new(move |_| state.view.with(|view| view.tab));
    let open = move || match tab.get() {
        Tab::Overview => overview::overview(state),
        Tab::Compare => compare::compare(state),
        Tab::Charts => charts::charts(state),
        Tab::Promises => promises::promises(state),
        Tab::Tasks => tasks::tasks(state),
        Tab::Checks => checks::checks(state),
        Tab::Text => text::text(state),
    };
    let view = el("div")
        .attr("id", "view")
        .attr("role", "tabpanel")
        .attr("aria-labelledby", move || tabs::tab_id(tab.get()))
        .slot(move || [open()]);
    figure::answering(state, view)
}
