//! The one writer of the page's address, and what links open.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use tongbi::i18n::Lang;
use tongbi::model::{Name, Year};
use tongbi::share::{self, Link};
use tongbi::view::{Tab, View};

use super::load;
use super::notices::Notice;
use super::state::{Desk, State};
use crate::platform::{address, page};

/// The language that the address asks for, else the browser's.
pub(crate) fn language() -> Lang {
    let asked = address::query("lang").or_else(address::preferred_language);
    if asked.is_none_or(|code| code.starts_with("zh")) { Lang::Zh } else { Lang::En }
}

/// Opens what the address holds, now and whenever its fragment changes.
pub(crate) fn follow(state: State) {
    open(state);
    crate::platform::page::on_fragment(move || open(state));
}

/// Whether the address holds a link that is to be opened instead of the last draft.
pub(crate) fn holds_link() -> bool {
    !matches!(share::read(&address::fragment()), Ok(None))
}

/// Switches the language, in the page and in the address.
pub(crate) fn switch_language(state: State) {
    let lang = state.lang.get_untracked().pick(Lang::En, Lang::Zh);
    state.lang.set(lang);
    address::replace(&format!("lang={}", lang.code()), &address::fragment());
}

/// Changes the view so that the browser's Back undoes it.
pub(crate) fn travel(state: State, change: impl FnOnce(&mut View)) {
    let before = state.view.get_untracked();
    let mut after = before.clone();
    change(&mut after);
    if (before.tab, &before.report) != (after.tab, &after.report) {
        address::leave(&place(&before, page::scroll()), &place(&after, 0.0));
    }
    state.view.set(after);
}

/// Goes back to where the reader was before.
pub(crate) fn back() {
    address::back();
}

/// Follows the reader through the browser's history.
pub(crate) fn retrace(state: State) {
    address::on_move(move |noted| {
        let mut parts = noted.splitn(4, '\n');
        let Some(tab) = parts.next().and_then(|word| Tab::ALL.get(word.parse::<usize>().ok()?)) else {
            return;
        };
        let scroll = parts.next().and_then(|top| top.parse().ok()).unwrap_or(0.0);
        let year: Option<Year> = parts.next().and_then(|year| year.parse().ok());
        let report = year.zip(parts.next()).map(|(year, place)| (Name::from(place), year));
        state.shown.set(None);
        state.came.set(None);
        state.view.update(|view| {
            view.tab = *tab;
            view.report = report;
        });
        page::scroll_to(scroll);
    });
}

/// A place of the page as the browser's history keeps it: view, scrolling, and report.
fn place(view: &View, scroll: f64) -> String {
    let tab = Tab::ALL.iter().position(|tab| *tab == view.tab).unwrap_or(0);
    let (year, place) = match &view.report {
        Some((place, year)) => (year.to_string(), &**place),
        None => (String::new(), ""),
    };
    format!("{tab}\n{scroll:.0}\n{year}\n{place}")
}

/// Takes the link out of the address: what it held is the reader's own now, or left.
pub(crate) fn leave_link(state: State) {
    address::replace(&format!("lang={}", state.lang.get_untracked().code()), "");
}

/// A link to this page in its language with this fragment. The query tells a page that was
/// reached without the fragment that an app cut it.
pub(crate) fn link(lang: Lang, fragment: &str) -> String {
    format!("{}?lang={}&s=1#{fragment}", address::base(), lang.code())
}

fn open(state: State) {
    match share::read(&address::fragment()) {
        Ok(Some(Link::Data { reports, view })) => {
            state.reports.set(reports.into_iter().map(Arc::new).collect());
            state.view.set(view);
            state.desk.set(Desk::Shared);
        }
        Ok(Some(Link::Hosted { address, view })) => spawn_local(open_hosted(state, address, view)),
        Err(fault) => state.notify(Notice::Link(fault)),
        Ok(None) if address::query("s").is_some() && address::fragment().is_empty() => {
            state.notify(Notice::LinkCut);
        }
        Ok(None) => {}
    }
}

async fn open_hosted(state: State, address: String, view: View) {
    let reports = load::from_address(state, &address).await;
    if !reports.is_empty() {
        state.reports.set(reports.into_iter().map(Arc::new).collect());
        state.view.set(view);
        state.desk.set(Desk::Shared);
    }
}
