//! Where messages stand: what needs attention (`alert`) and what went well (`status`).

use leptos::prelude::*;

use super::element::{El, el};
use super::lazy;
use super::state::{Fetched, State};

/// The messages, and the questions that wait for an answer.
pub(crate) fn notices(state: State) -> El {
    el("section")
        .class("notices")
        .label(state.say(|words| words.messages))
        .child(
            el("div")
                .attr("role", "alert")
                .slot(lazy::show(state, move |lazy| (lazy.alerts)(state)))
                .slot(move || missing(state)),
        )
        .child(el("div").attr("role", "status").slot(lazy::show(state, move |lazy| (lazy.statuses)(state))))
}

/// Says that the rest of the page could not be fetched.
fn missing(state: State) -> Option<El> {
    matches!(state.fetched.get(), Fetched::Missing)
        .then(|| el("p").class("notice").text(state.words().rest_missing))
}
