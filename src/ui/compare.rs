//! 对比: the main table.

mod controls;
mod head;
mod lines;
mod selection;
mod window;

use std::collections::BTreeSet;

use leptos::prelude::*;
use tongbi::compare::{AmbiguousMatch, Table};
use tongbi::i18n;
use tongbi::model::Name;

use super::element::{El, el};
use super::state::State;
use super::{figure, matching};
use crate::platform::pinyin;
use window::Window;

pub(crate) fn compare(state: State) -> El {
    // Only the selection affects the table, so that other changes of the view rebuild nothing.
    let selection = Memo::new(move |_| state.view.with(|view| view.selection.clone()));
    let table = Memo::new(move |_| {
        state.index.with(|index| selection.with(|selection| index.0.table(selection, &pinyin::initial)))
    });
    let plan_year = Memo::new(move |_| head::plan_year(state, table.with(|table| table.target_year)));
    let title = move || {
        let chosen = state.view.with(|view| view.selection.places.clone());
        let labels = state
            .index
            .with(|index| index.0.places().iter().map(|place| place.label.clone()).collect::<Vec<_>>());
        let places: Vec<Name> =
            labels.into_iter().filter(|label| chosen.is_empty() || chosen.contains(label)).collect();
        table.with(|table| i18n::page::comparison_title(state.lang.get(), &places, &table.years))
    };
    let compared = move || match table.with(|table| table.compared) {
        Some((from, to)) => i18n::page::compared(state.lang.get(), from, to),
        None => state.words().one_year_hint.to_owned(),
    };
    let count = Memo::new(move |_| table.with(lines::count));
    let window = Window::following(state, count);
    let is_matching = RwSignal::new(false);
    let doubts = matching::doubts(state, is_matching);
    let doubtful = Memo::new(move |_| {
        let names = |doubt: &AmbiguousMatch| [doubt.one.clone(), doubt.other.clone()];
        doubts.with(|doubts| doubts.iter().flat_map(names).collect::<BTreeSet<Name>>())
    });
    let body = move || {
        let (lang, plan) = (state.lang.get(), plan_year.get());
        doubtful.with(|doubtful| {
            window.with(|window| {
                table.with(|table| {
                    state
                        .index
                        .with(|index| lines::lines(state, lang, &index.0, table, plan, window, doubtful))
                })
            })
        })
    };
    let none = move || table.with(Table::is_empty).then(|| el("p").class("soft").text(state.words().no_rows));
    let is_partial = Memo::new(move |_| count.get() > window::WHOLE);
    let main = figure::table(state.say(|words| words.comparison))
        .class(move || if is_partial.get() { "lines uniform" } else { "lines" })
        .attr("aria-rowcount", move || is_partial.get().then(|| (count.get() + 1).to_string()))
        .child(head::head(state, table, plan_year))
        .slot(body);
    el("div")
        .child(el("div").class("title").child(el("h1").text(title)).child(el("p").text(compared)))
        .child(controls::controls(state, table))
        .child(figure::scrolling(main))
        .slot(none)
        .child(figure::peek(state))
        .child(matching::matching(state, is_matching, doubts))
        .child(super::wording::wording(state))
}
