//! The tabs of the views.

use leptos::prelude::*;
use tongbi::view::Tab;

use super::element::{El, button, el};
use super::navigation;
use super::state::State;
use crate::platform::page;

/// The tabs. Arrow keys move between them, as in the ARIA pattern for tabs.
pub(crate) fn tabs(state: State) -> El {
    let tab = Memo::new(move |_| state.view.with(|view| view.tab));
    let step = move |by: isize| {
        let count = Tab::ALL.len().cast_signed();
        let at = Tab::ALL.iter().position(|other| *other == tab.get_untracked()).unwrap_or(0).cast_signed();
        if let Some(next) = Tab::ALL.get((at + by).rem_euclid(count).cast_unsigned()) {
            navigation::go(state, *next);
            page::focus(tab_id(*next));
        }
    };
    let one = move |this: Tab| {
        button("", move || tab_name(state, this), move || navigation::go(state, this))
            .attr("role", "tab")
            .attr("id", tab_id(this))
            .attr("aria-selected", move || if tab.get() == this { "true" } else { "false" })
            .attr("aria-controls", "view")
            .attr("tabindex", move || if tab.get() == this { "0" } else { "-1" })
            .keys(move |key| {
                match key {
                    "ArrowRight" => step(1),
                    "ArrowLeft" => step(-1),
                    _ => return false,
                }
                true
            })
    };
    el("div")
        .class("tabs")
        .attr("role", "tablist")
        .label(state.say(|words| words.views))
        .children(Tab::ALL.map(one))
}

/// The name of a tab in the reader's language.
pub(crate) fn tab_name(state: State, tab: Tab) -> &'static str {
    let words = state.words();
    match tab {
        Tab::Overview => words.overview,
        Tab::Compare => words.compare,
        Tab::Charts => words.charts,
        Tab::Promises => words.promises,
        Tab::Tasks => words.tasks,
        Tab::Checks => words.checks,
        Tab::Text => words.text,
    }
}

pub(crate) fn tab_id(tab: Tab) -> &'static str {
    match tab {
        Tab::Overview => "tab-overview",
        Tab::Compare => "tab-compare",
        Tab::Charts => "tab-charts",
        Tab::Promises => "tab-promises",
        Tab::Tasks => "tab-tasks",
        Tab::Checks => "tab-checks",
        Tab::Text => "tab-text",
    }
}
