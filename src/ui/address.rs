//! The one writer of the page's address, and what links open.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use tongbi::i18n::Lang;
use tongbi::share::{self, Link};
use tongbi::view::View;

use super::load;
use super::notices::Notice;
use super::state::{Desk, State};
use crate::platform::address;

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
