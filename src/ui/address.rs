//! Links in the page's address: opening and making them.
//!
//! A link replaces the reader's own work on the page only once that is saved. If it cannot be
//! saved, or the reader opened something while a file was downloading, the reader is asked.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use tongbi::i18n::words::Words;
use tongbi::i18n::{self, Lang};
use tongbi::model::Report;
use tongbi::share::{Link, LinkFault};
use tongbi::view::{Tab, View};

use super::element::{El, button, el};
use super::notice::{Coming, Notice, Waiting, Why};
use super::state::{Saving, ShownDocument, State};
use super::{draft_session, export, indexing, link, load};
use crate::platform::fetch::{self, DownloadProgress, FetchFault};
use crate::platform::{address, clock, page};

/// Opens the link in the address, now and whenever the fragment changes.
pub(crate) fn follow(state: State) {
    open(state);
    page::on_fragment(move || open(state));
}

/// What a link shows, in its query: `boot.js` fetches what that needs first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shows {
    /// A chart of the page.
    Chart,
    /// A chart alone, in a frame of another page.
    Frame,
    /// Any other view, or a file.
    View,
}

impl Shows {
    pub(crate) fn of(tab: Tab) -> Self {
        if tab == Tab::Charts { Self::Chart } else { Self::View }
    }
}

/// A link to this page in its language with this fragment. Its query shows when an app cut off the
/// fragment.
pub(crate) fn link(lang: Lang, shows: Shows, fragment: &str) -> String {
    let (base, shows) = match shows {
        Shows::Chart => (address::chart_base(), "charts"),
        Shows::Frame => (address::chart_base(), "embed"),
        Shows::View => (address::base(), "1"),
    };
    format!("{base}?lang={}&s={shows}#{fragment}", lang.code())
}

fn open(state: State) {
    fetch::stop();
    match link::take() {
        Ok(Some(Link::Data { reports, view })) => {
            let reports = reports.into_iter().map(Arc::new).collect();
            spawn_local(offer(state, reports, view));
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
    let before = state.reports.get_untracked();
    let tell = |progress| state.coming.set(Some(Coming { address: address.clone(), progress }));
    tell(DownloadProgress { received: 0, total: None });
    let fetched = fetch::download(&address, tell).await;
    state.coming.set(None);
    let bytes = match fetched {
        Ok(bytes) => bytes,
        Err(fault) => {
            state.notify(Notice::Fetch(address, fault));
            return;
        }
    };
    let reports: Vec<_> = load::read(state, &address, bytes).await.into_iter().map(Arc::new).collect();
    if reports.is_empty() {
        return;
    }
    let is_same = state.reports.with_untracked(|now| {
        now.len() == before.len() && now.iter().zip(&before).all(|(a, b)| Arc::ptr_eq(a, b))
    });
    if is_same {
        offer(state, reports, view).await;
    } else {
        state.waiting.set(Some(Waiting { reports, view, why: Why::Meanwhile }));
    }
}

/// Opens the content of a link once the reader's own work is saved, or asks.
async fn offer(state: State, reports: Vec<Arc<Report>>, view: View) {
    indexing::prepare(state, &reports, &view.overrides).await;
    if is_safe(state).await {
        show(state, reports, view);
    } else {
        state.waiting.set(Some(Waiting { reports, view, why: Why::Unsaved }));
    }
}

/// Saves the work on the page; returns whether it is saved.
async fn is_safe(state: State) -> bool {
    /// The number of 20 ms checks whether a large draft is saved: 10 s in all.
    const STEPS: usize = 500;
    const STEP: i32 = 20;

    draft_session::save_now(state);
    for _ in 0..STEPS {
        match (state.shown_document.get_untracked(), state.saving.get_untracked()) {
            (ShownDocument::Draft { .. }, Saving::Waiting) => clock::pause(STEP).await,
            (ShownDocument::Draft { .. }, Saving::Failed) => return false,
            (ShownDocument::Draft { .. }, Saving::Done)
            | (ShownDocument::Empty | ShownDocument::Shared, _) => return true,
        }
    }
    false
}

fn show(state: State, reports: Vec<Arc<Report>>, view: View) {
    state.shown.set(None);
    draft_session::show_shared(state, reports, view);
}

/// Asks whether to open a link over unsaved work.
pub(crate) fn question(state: State) -> Option<El> {
    let Waiting { reports, view, why } = state.waiting.get()?;
    let words = state.words();
    let asks = match why {
        Why::Unsaved => words.link_over_unsaved,
        Why::Meanwhile => words.link_came_late,
    };
    let open = button("primary", words.link_open, move || {
        state.waiting.set(None);
        show(state, reports.clone(), view.clone());
    });
    let keep = (why == Why::Unsaved).then(|| button("", words.export_json, move || export::json(state)));
    let leave = button("", words.link_leave, move || state.waiting.set(None));
    let text = el("div").class("words").text(asks);
    Some(el("div").class("notice").child(text).child(open).children(keep).child(leave))
}

/// The progress of a download, with a button to stop it. Only the text follows the progress: the
/// button stays in place.
pub(crate) fn progress(state: State) -> El {
    let is_coming = Memo::new(move |_| state.coming.with(Option::is_some));
    let text = move || {
        let Coming { address, progress: DownloadProgress { received, total } } = state.coming.get()?;
        Some(i18n::page::downloading(state.lang.get(), &address, received, total))
    };
    el("div").slot(move || {
        is_coming.get().then(|| {
            let stop = button("", state.words().link_stop, fetch::stop);
            // Above the page, which must not move while a link is opened.
            el("div").class("notice over").child(el("div").class("words").text(text)).child(stop)
        })
    })
}

/// Why an address could not be read.
pub(crate) fn fetch_words(lang: Lang, address: &str, fault: FetchFault) -> String {
    let words = Words::of(lang);
    match fault {
        FetchFault::NoAnswer => i18n::page::no_answer(lang, address),
        FetchFault::Status(status) => i18n::page::bad_status(lang, address, status),
        FetchFault::Offline => words.fetch_offline.to_owned(),
        FetchFault::Insecure => words.fetch_insecure.to_owned(),
        FetchFault::TooLarge => words.fetch_large.to_owned(),
        FetchFault::Stalled => words.fetch_stalled.to_owned(),
        FetchFault::Stopped => words.fetch_stopped.to_owned(),
    }
}

/// Why a link could not be opened.
pub(crate) fn fault_words(words: &Words, fault: LinkFault) -> &'static str {
    match fault {
        LinkFault::CutShort => words.link_cut_short,
        LinkFault::Altered => words.link_altered,
        LinkFault::Newer => words.link_newer,
        LinkFault::Foreign => words.link_foreign,
        LinkFault::TooLarge => words.link_large,
        LinkFault::NoAddress => words.link_no_address,
    }
}
