//! 对比: the yearbook's table, headline indicators first.

mod across;
mod by_place;
pub(crate) mod cells;
mod controls;
mod head;
mod layout;
mod lines;
mod phone;
mod pins;
mod row_name;
mod scroller;
mod selection;
mod take;
mod window;

use std::collections::BTreeSet;

use leptos::prelude::*;
use tongbi::compare::{AmbiguousMatch, Yearbook};
use tongbi::i18n;
use tongbi::model::Name;

use super::element::{El, el};
use super::state::State;
use super::{figure, matching};
use crate::platform::pinyin;
use layout::{Layout, LineContext};
use window::Window;

pub(crate) fn compare(state: State) -> El {
    // Only the selection affects the table, so that other changes of the view rebuild nothing.
    let selection = Memo::new(move |_| state.view.with(|view| view.selection.clone()));
    let book = Memo::new(move |_| {
        state.index.with(|index| selection.with(|selection| index.0.yearbook(selection, &pinyin::initial)))
    });
    let is_narrow = Memo::new(move |_| state.is_phone());
    let layout = Memo::new(move |_| match (book.with(Yearbook::is_across), is_narrow.get()) {
        (true, _) => Layout::Places,
        (false, true) => Layout::Phone,
        (false, false) => Layout::Years,
    });
    let count = Memo::new(move |_| book.with(lines::count));
    let window = Window::following(state, count);
    let is_matching = RwSignal::new(false);
    let doubts = matching::doubts(state, is_matching);
    let doubtful = Memo::new(move |_| {
        let names = |doubt: &AmbiguousMatch| [doubt.one.clone(), doubt.other.clone()];
        doubts.with(|doubts| doubts.iter().flat_map(names).collect::<BTreeSet<Name>>())
    });
    let context = LineContext { state, doubtful, expanded: RwSignal::new(None) };
    let places = by_place::Places::new(state, book);
    let are_many = Memo::new(move |_| places.are_many());
    let body = move || {
        let layout = layout.get();
        if are_many.get() {
            return Vec::new();
        }
        window.with(|window| book.with(|book| lines::lines(context, book, layout, window)))
    };
    let none = move || {
        book.with(|book| book.lines.is_empty()).then(|| el("p").class("soft").text(state.words().no_rows))
    };
    let is_partial = Memo::new(move |_| count.get() > window::WHOLE);
    let main = figure::table(state.say(|words| words.comparison))
        .class(move || if is_partial.get() { "lines uniform" } else { "lines" })
        .attr("aria-rowcount", move || is_partial.get().then(|| (count.get() + 1).to_string()))
        .child(head::head(state, book, layout))
        .slot(body);
    let scroller = scroller::scroller(state, main, book, layout);
    el("div")
        .class("comparison")
        .slot(move || [places.title().unwrap_or_else(|| title(state, book))])
        .child(controls::controls(state, book, places))
        .child(places.view())
        .child(el("div").attr("hidden", move || are_many.get()).child(scroller).child(key(state, book)))
        .slot(none)
        .child(figure::peek(state))
        .child(take::take(state, book, places))
        .child(pins::order(state, book))
        .child(matching::matching(state, is_matching, doubts))
        .child(super::wording::wording(state))
}

fn title(state: State, book: Memo<Yearbook>) -> El {
    let title = move || book.with(|book| i18n::yearbook::title(state.lang.get(), &book.places));
    let years = move || book.with(|book| i18n::yearbook::span(state.lang.get(), &book.table.years));
    let hint = move || {
        let is_single = book.with(|book| book.table.years.len() < 2);
        is_single.then(|| el("p").class("soft").text(state.words().one_year_hint))
    };
    el("div").class("title").child(el("h1").text(title)).child(el("p").text(years)).slot(hint)
}

/// How to read the table, and where its figures are from.
fn key(state: State, book: Memo<Yearbook>) -> El {
    let source = move || {
        state
            .index
            .with(|index| book.with(|book| i18n::yearbook::source(state.lang.get(), &index.0, &book.places)))
    };
    el("div")
        .class("keys")
        .child(el("p").class("key").text(move || {
            let (key, hint) = (i18n::yearbook::key(state.lang.get()), state.words().gap_hint);
            format!("{key}{hint}")
        }))
        .child(el("p").class("key").text(source))
}
