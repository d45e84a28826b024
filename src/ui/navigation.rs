//! Navigation: the open view and panel, the language, and the browser's history.
//!
//! The only module that writes the page's address. [`super::address`] opens links in it.

use leptos::prelude::*;
use tongbi::compare::ObservationRef;
use tongbi::i18n::Lang;
use tongbi::model::{Name, Year};
use tongbi::view::{Tab, View};

use super::lazy;
use super::state::{Panel, State};
use crate::platform::{address, page};

/// The language in the address, else that of the browser.
pub(crate) fn language() -> Lang {
    let asked = address::query("lang").or_else(address::preferred_language);
    if asked.is_none_or(|code| code.starts_with("zh")) { Lang::Zh } else { Lang::En }
}

/// Opens a view at its top.
pub(crate) fn go(state: State, tab: Tab) {
    if state.view.with_untracked(|view| view.tab) == tab {
        return;
    }
    state.shown.set(None);
    state.came.set(None);
    travel(state, |view| view.tab = tab);
    page::scroll_to(0);
}

/// Opens or closes a panel.
pub(crate) fn toggle(state: State, panel: Panel) {
    lazy::with(state, |_| ());
    state.panel.update(|open| *open = (*open != Some(panel)).then_some(panel));
}

/// Opens the text at a statement.
pub(crate) fn show(state: State, at: ObservationRef) {
    let report = state.index.with_untracked(|index| {
        let number = at.report as usize;
        Some((index.0.place_of(number)?.label.clone(), index.0.reports().get(number)?.year))
    });
    if let Some(report) = report {
        state.shown.set(Some(at));
        open_text(state, report);
    }
}

/// Opens the text of a report; the reader can go back.
pub(crate) fn open_text(state: State, report: (Name, Year)) {
    let tab = state.view.with_untracked(|view| view.tab);
    if tab != Tab::Text {
        state.came.set(Some(tab));
    }
    travel(state, |view| {
        view.tab = Tab::Text;
        view.report = Some(report);
    });
}

/// Switches the language of the page and in the address.
pub(crate) fn switch_language(state: State) {
    let lang = state.lang.get_untracked().pick(Lang::En, Lang::Zh);
    state.lang.set(lang);
    address::replace(&format!("lang={}", lang.code()), &address::fragment());
}

/// Changes the view with a history entry, so that the browser's Back undoes it.
pub(crate) fn travel(state: State, change: impl FnOnce(&mut View)) {
    let before = state.view.get_untracked();
    let mut after = before.clone();
    change(&mut after);
    if (before.tab, &before.report) != (after.tab, &after.report) {
        address::leave(&position(&before, page::scroll()), &position(&after, 0));
    }
    state.look(|view| *view = after);
}

/// Goes back in the browser's history.
pub(crate) fn back() {
    address::back();
}

/// Restores views when the reader moves in the browser's history.
pub(crate) fn retrace(state: State) {
    address::on_move(move |noted| {
        let mut parts = noted.splitn(4, '\n');
        let Some(tab) = parts.next().and_then(|word| Tab::ALL.get(word.parse::<usize>().ok()?)) else {
            return;
        };
        let scroll = parts.next().and_then(|top| top.parse().ok()).unwrap_or(0);
        let year: Option<Year> = parts.next().and_then(|year| year.parse().ok());
        let report = year.zip(parts.next()).map(|(year, place)| (Name::from(place), year));
        state.shown.set(None);
        state.came.set(None);
        state.look(|view| {
            view.tab = *tab;
            view.report = report;
        });
        page::scroll_to(scroll);
    });
}

/// The state in a history entry: view, scroll position and report.
fn position(view: &View, scroll: i32) -> String {
    let tab = Tab::ALL.iter().position(|tab| *tab == view.tab).unwrap_or(0);
    let (year, place) = match &view.report {
        Some((place, year)) => (year.to_string(), &**place),
        None => (String::new(), ""),
    };
    format!("{tab}\n{scroll}\n{year}\n{place}")
}

/// Removes the link from the address, because its content was taken over or closed.
pub(crate) fn leave_link(state: State) {
    address::replace(&format!("lang={}", state.lang.get_untracked().code()), "");
}
