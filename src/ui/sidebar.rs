//! The sidebar with the loaded reports.

use super::element::{El, el};
use super::lazy;
use super::state::State;

pub(crate) fn sidebar(state: State) -> El {
    el("aside")
        .class("shelf")
        .label(state.say(|words| words.reports))
        .child(el("h2").text(state.say(|words| words.reports)))
        .slot(lazy::show(state, move |lazy| [(lazy.report_list)(state)]))
        .child(el("p").class("drop").text(state.say(|words| words.shelf_drop)))
}
