//! The reader's headline list: pinning, removing, and ordering indicators.

use leptos::prelude::*;
use tongbi::compare::{Row, Yearbook};
use tongbi::i18n;
use tongbi::model::{Name, catalog};

use super::selection::select;
use crate::ui::element::{El, button, el};
use crate::ui::state::State;

/// The position of an indicator in the list.
fn position(headlines: &[Name], indicator: &str) -> Option<usize> {
    let form =
        catalog::find(indicator).map_or_else(|| catalog::normal_form(indicator), |i| i.name.to_owned());
    let same = |name: &Name| {
        let other = catalog::find(name).map_or_else(|| catalog::normal_form(name), |i| i.name.to_owned());
        other == form || catalog::without_growth(&other) == form
    };
    headlines.iter().position(same)
}

/// Changes the list: the one shown, or the reader's.
fn change(state: State, shown: &[Name], change: impl FnOnce(&mut Vec<Name>)) {
    let mut list = shown.to_vec();
    change(&mut list);
    select(state, |selection| selection.headlines = Some(list));
}

fn toggle_of(state: State, book: &Yearbook, row: &Row) -> (bool, impl Fn() + Clone + 'static) {
    let at = position(&book.headlines, &row.indicator);
    let (list, name) = (book.headlines.clone(), row.indicator.clone());
    let act = move || {
        change(state, &list, |list| match at.filter(|at| *at < list.len()) {
            Some(at) => _ = list.remove(at),
            None => list.push(name.clone()),
        });
        state.tell(i18n::yearbook::pinned(state.lang.get_untracked(), at.is_none(), &name));
    };
    (at.is_some(), act)
}

/// The mark before a name that pins it to the headline indicators or removes it.
pub(super) fn pin(state: State, book: &Yearbook, row: &Row) -> El {
    let (is_pinned, act) = toggle_of(state, book, row);
    let label = i18n::yearbook::pin(state.lang.get(), is_pinned, &row.indicator);
    button("pin", "", act)
        .attr("aria-pressed", if is_pinned { "true" } else { "false" })
        .attr("title", if is_pinned { state.words().unpin } else { state.words().pin })
        .label(label)
}

/// The same as a button with words.
pub(super) fn toggle(state: State, book: &Yearbook, row: &Row) -> El {
    let (is_pinned, act) = toggle_of(state, book, row);
    let words = state.words();
    button("", if is_pinned { words.unpin } else { words.pin }, act)
}

/// The list in order, with buttons that move and remove.
pub(super) fn order(state: State, book: Memo<Yearbook>) -> El {
    let list = Memo::new(move |_| book.with(|book| book.headlines.clone()));
    let entries = move || {
        let names = list.get();
        let words = state.words();
        let entry = |(at, name): (usize, &Name)| {
            let (up, remove) = (names.clone(), names.clone());
            let said = i18n::name::indicator(state.lang.get(), name);
            let label = i18n::yearbook::pin(state.lang.get(), true, name);
            let raised = name.clone();
            let raise = button("plain", "↑", move || {
                change(state, &up, |list| list.swap(at.saturating_sub(1), at));
                state.tell(i18n::yearbook::raised(state.lang.get_untracked(), &raised, at));
            })
            .label(format!("{} {said}", words.move_up))
            .attr("disabled", at == 0);
            let removed = name.clone();
            let drop = button("plain", "×", move || {
                change(state, &remove, |list| _ = list.remove(at));
                state.tell(i18n::yearbook::pinned(state.lang.get_untracked(), false, &removed));
            });
            el("li").child(el("span").text(said)).child(raise).child(drop.label(label))
        };
        names.iter().enumerate().map(entry).collect::<Vec<_>>()
    };
    let is_own = Memo::new(move |_| state.view.with(|view| view.selection.headlines.is_some()));
    let reset = move || {
        is_own.get().then(|| {
            button("", state.words().headlines_reset, move || {
                select(state, |selection| selection.headlines = None);
                state.tell(state.words().headlines_restored.to_owned());
            })
        })
    };
    el("details")
        .class("pins")
        .child(el("summary").text(state.say(|words| words.headlines_order)))
        .child(el("ol").slot(entries))
        .child(el("p").slot(reset))
}
