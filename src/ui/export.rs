//! The panel of files to take along.

use leptos::prelude::*;
use tongbi::export;
use tongbi::format;
use tongbi::i18n;

use super::element::{El, button, el};
use super::paste::close;
use super::state::State;
use crate::platform::{download, page};

pub(crate) fn export(state: State) -> El {
    let content = move || {
        if state.is_empty() {
            return vec![el("p").text(state.words().nothing_loaded)];
        }
        let files = el("p")
            .class("choices")
            .child(button("", state.say(|words| words.export_json), move || json(state)))
            .child(button("", state.say(|words| words.export_csv), move || csv(state)))
            .child(button("", state.say(|words| words.export_print), page::print));
        vec![el("p").text(state.words().export_lead), files]
    };
    el("section")
        .class("panel")
        .label(state.say(|words| words.export))
        .child(el("h2").text(state.say(|words| words.export)))
        .slot(content)
        .child(el("p").child(close(state)))
}

/// Offers the loaded reports as one JSON file.
pub(super) fn json(state: State) {
    let text = state.reports.with_untracked(|reports| format::write_list(reports));
    download::text(&file_name(state, "json"), "application/json", &text);
}

/// Offers all figures of the loaded reports as one table.
pub(super) fn csv(state: State) {
    let table = state.reports.with_untracked(|reports| export::csv(reports));
    download::text(&file_name(state, "csv"), "text/csv;charset=utf-8", &table);
}

/// A file name made from what is loaded.
pub(super) fn file_name(state: State, ending: &str) -> String {
    let stem =
        state.reports.with_untracked(|reports| i18n::page::file_stem(state.lang.get_untracked(), reports));
    format!("{stem}.{ending}")
}
