//! The live regions for messages: `alert` for what needs attention, `status` for success. A new message is told alone,
//! without those that are still shown.

use leptos::prelude::*;

use super::element::{El, el};
use super::lazy;
use super::state::{Fetched, State};

/// The messages and open questions.
pub(crate) fn notices(state: State) -> El {
    el("section")
        .class("notices")
        .label(state.say(|words| words.messages))
        .child(
            el("div")
                .attr("role", "alert")
                .attr("aria-atomic", "false")
                .slot(lazy::show(state, move |lazy| (lazy.alerts)(state)))
                .slot(move || missing(state)),
        )
        .child(
            el("div")
                .attr("role", "status")
                .attr("aria-atomic", "false")
                .slot(lazy::show(state, move |lazy| (lazy.statuses)(state))),
        )
}

/// The message that the rest of the page could not be fetched.
fn missing(state: State) -> Option<El> {
    matches!(state.fetched.get(), Fetched::Missing)
        .then(|| el("p").class("notice").text(state.words().rest_missing))
}
