//! The panel of exports.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use tongbi::export::{self, Sheet};
use tongbi::format;
use tongbi::i18n;
use tongbi::i18n::words::Words;
use tongbi::model::Report;

use super::element::{El, button, el};
use super::notice::{Fixed, Notice};
use super::paste::close;
use super::state::State;
use super::workbook;
use crate::platform::{address, clock, download, page};

/// The media type of tables as text.
pub(super) const CSV: &str = "text/csv;charset=utf-8";
/// The media type of workbooks.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

pub(crate) fn export(state: State) -> El {
    let content = move || {
        if state.is_empty() {
            return vec![el("p").text(state.words().nothing_loaded)];
        }
        let files = el("p")
            .class("choices")
            .child(button("", state.say(|words| words.export_json), move || json(state)))
            .children(downloads(state, move || tidy(state)))
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

/// Downloads a text as a file, and says so.
pub(super) fn save(state: State, name: &str, kind: &str, text: &str) {
    download::text(name, kind, text);
    state.notify(Notice::Saved(name.to_owned()));
}

/// Downloads the loaded reports as one JSON file.
pub(super) fn json(state: State) {
    let text = state.reports.with_untracked(|reports| format::write_list(reports));
    save(state, &file_name(state, "json"), "application/json", &text);
}

/// Downloads everything as one HTML file that is readable without this page.
pub(super) fn html_page(state: State) {
    let lang = state.lang.get_untracked();
    let made = i18n::chart::made(lang, clock::today(), &address::base());
    let html = state.index.with_untracked(|index| {
        let page = state.view.with_untracked(|view| i18n::html_page::html_page(lang, &index.0, view, &made));
        export::html(&page, index.0.reports())
    });
    save(state, &file_name(state, "html"), "text/html", &html);
}

/// All figures of the loaded reports.
fn tidy(state: State) -> Option<(String, Sheet)> {
    state.reports.with_untracked(|reports| Some((stem(state, reports), export::tidy(reports))))
}

/// The download buttons of a table, given the file name without its ending and the content.
pub(super) fn downloads(
    state: State,
    make: impl Fn() -> Option<(String, Sheet)> + Copy + 'static,
) -> [El; 2] {
    let csv = move || {
        if let Some((stem, sheet)) = make() {
            save(state, &format!("{stem}.csv"), CSV, &sheet.csv());
        }
    };
    let xlsx = move || {
        if let Some((stem, sheet)) = make() {
            spawn_local(workbook(state, stem, vec![sheet]));
        }
    };
    [
        button("", state.say(|words| words.export_csv), csv),
        button("", state.say(|words| words.export_xlsx), xlsx),
    ]
}

/// Downloads a workbook with a sheet for each table.
pub(super) async fn workbook(state: State, stem: String, sheets: Vec<Sheet>) {
    match workbook::workbook(sheets).await {
        Some(Ok(bytes)) => {
            let name = format!("{stem}.xlsx");
            download::bytes(&name, XLSX, &bytes);
            state.notify(Notice::Saved(name));
        }
        Some(Err(_)) => state.notify(Notice::Fixed(Fixed::SheetTooLarge)),
        None => state.notify(Notice::Fixed(Fixed::RestMissing)),
    }
}

/// Downloads all figures of the loaded reports as one table.
pub(super) fn csv(state: State) {
    if let Some((stem, sheet)) = tidy(state) {
        let stem = i18n::page::stem_of(&stem, &[Words::of(state.lang.get_untracked()).file_everything]);
        save(state, &format!("{stem}.csv"), CSV, &sheet.csv());
    }
}

/// A file name for the loaded reports.
pub(super) fn file_name(state: State, ending: &str) -> String {
    let stem = state.reports.with_untracked(|reports| stem(state, reports));
    format!("{stem}.{ending}")
}

/// A file name for some reports, without an ending.
pub(super) fn stem(state: State, reports: &[Arc<Report>]) -> String {
    i18n::page::file_stem(state.lang.get_untracked(), reports)
}
