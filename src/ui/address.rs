//! What the page's address holds: links are opened and made here.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use tongbi::i18n::Lang;
use tongbi::share::{self, Link};
use tongbi::view::View;

use super::load;
use super::notice::Notice;
use super::state::{Desk, State};
use crate::platform::{address, page};

/// Opens what the address holds, now and whenever its fragment changes.
pub(crate) fn follow(state: State) {
    open(state);
    page::on_fragment(move || open(state));
}

/// A link to this page in its language with this fragment. The query tells a page that was
/// reached without the fragment that an app cut it.
pub(crate) fn link(lang: Lang, fragment: &str) -> String {
    format!("{}?lang={}&s=1#{fragment}", address::base(), lang.code())
}

fn open(state: State) {
    match share::read(&address::fragment()) {
        Ok(Some(Link::Data { reports, view })) => {
            state.show_document(reports.into_iter().map(Arc::new).collect(), view);
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
        state.show_document(reports.into_iter().map(Arc::new).collect(), view);
        state.desk.set(Desk::Shared);
    }
}
