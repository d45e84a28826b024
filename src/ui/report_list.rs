//! The loaded reports, by place and year.

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;
use tongbi::i18n;
use tongbi::model::{Name, Report};

use super::edits;
use super::element::{El, button, el};
use super::notice::Notice;
use super::state::{ShownDocument, State};
use super::{draft_list, draft_session};

/// The most places listed at once. Building thousands would block the page.
const PLACES: usize = 50;

/// The reports by place, with the draft they belong to and its saving status.
pub(crate) fn reports(state: State) -> El {
    let chosen = Memo::new(move |_| state.chosen());
    let shared = Memo::new(move |_| state.shown_document.with(|shown| *shown == ShownDocument::Shared));
    let banner = move || {
        shared.get().then(|| {
            el("div")
                .class("shared")
                .child(el("p").text(state.words().shared_banner))
                .child(button("primary", state.words().shared_save, move || edits::own(state)))
                .child(button("plain", state.words().shared_leave, move || draft_session::start_new(state)))
        })
    };
    let most = RwSignal::new(PLACES);
    let places = move || {
        let all = by_place(state);
        let left = all.len().saturating_sub(most.get());
        let listed = all.into_iter().take(most.get()).flat_map(move |(place, reports)| {
            let rows = reports.into_iter().map({
                let place = place.clone();
                move |(index, report)| row(state, index, &report, place.clone(), chosen)
            });
            [el("h3").text(i18n::page::place_name(state.lang.get(), &place)), el("ul").children(rows)]
        });
        let more = (left > 0).then(|| {
            let name = i18n::page::more_rows(state.lang.get(), left);
            button("", name, move || most.update(|most| *most += PLACES))
        });
        listed.chain(more).collect::<Vec<_>>()
    };
    el("div")
        .slot(banner)
        .slot(places)
        .child(el("p").class("soft saving").text(move || draft_list::saving_words(state)))
}

/// A report with its index in the list.
type Numbered = (usize, Arc<Report>);

/// The reports with their indices, by place in loading order, the latest first.
fn by_place(state: State) -> Vec<(Name, Vec<Numbered>)> {
    let mut places: Vec<(Name, Vec<Numbered>)> = Vec::new();
    let mut known: HashMap<Name, usize> = HashMap::new();
    let index = state.index.get().0;
    for (at, report) in index.reports().iter().cloned().enumerate() {
        let name = index.place_of(at).map_or_else(|| report.place.name.clone(), |place| place.label.clone());
        let group = *known.entry(name.clone()).or_insert(places.len());
        match places.get_mut(group) {
            Some((_, reports)) => reports.push((at, report)),
            None => places.push((name, vec![(at, report)])),
        }
    }
    for (_, reports) in &mut places {
        reports.sort_by_key(|(_, report)| std::cmp::Reverse(report.year));
    }
    places
}

fn row(state: State, index: usize, report: &Report, place: Name, chosen: Memo<Option<usize>>) -> El {
    let year = report.year;
    let lang = state.lang.get();
    let remove = move || {
        if let Some(report) = edits::remove(state, index) {
            state.notify(Notice::Removed(report));
        }
    };
    el("li")
        .attr("aria-current", move || (chosen.get() == Some(index)).then_some("true"))
        .child(
            button("plain year", format!("{year} "), move || state.choose(place.clone(), year))
                .child(el("small").text(i18n::page::figures(lang, i18n::page::figures_of(report)))),
        )
        .child(button("plain remove", "×", remove).label(i18n::page::remove_report(lang, report)))
}
