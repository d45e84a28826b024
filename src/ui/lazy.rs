//! What the page fetches later: all that is needed only once there is a report, a draft or a link.
//!
//! A first visit shows the start page, and transfers no more than that needs. The rest of the page,
//! and the core with it, is a second wasm file. It is fetched as soon as it is known to be needed,
//! once, and from then on called like any other code, through the functions of [`Later`]. So the
//! regions that a first visit shows must call the others through here alone: a direct call brings
//! what it calls back into the first file, which `make size` shows.

use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use tongbi::compare::{Index, Overrides};
use tongbi::export::{Sheet, XlsxFault};
use tongbi::model::Report;
use wasm_split_helpers::wasm_split;

use super::element::El;
use super::load::Sample;
use super::state::{Panel, State};
use super::{address, draft_session, drafts, export, load, notices, paste, report_list, share, views};
use crate::platform::{address as bar, files, page, storage};

thread_local! {
    /// The owner of the whole page. What begins with the rest follows the state for as long as the
    /// page lives: were it owned by the button that asked for the rest, it would end with that.
    static PAGE: RefCell<Option<Owner>> = const { RefCell::new(None) };
}

/// Whether the rest of the page is there.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Rest {
    /// Nothing has needed it yet.
    Unneeded,
    /// It is on its way.
    Coming,
    /// It is there.
    Here(Later),
    /// It could not be fetched; whatever needs it next tries again.
    Missing,
}

/// The rest of the page, as functions.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Later {
    /// Aligns the loaded reports.
    pub(crate) index: fn(&[Arc<Report>], &Overrides) -> Index,
    /// Messages that need attention.
    pub(crate) alerts: fn(State) -> Vec<El>,
    /// Messages of what went well or is going on.
    pub(crate) statuses: fn(State) -> Vec<El>,
    /// A panel below the masthead.
    pub(crate) panel: fn(State, Panel) -> El,
    /// The loaded reports.
    pub(crate) shelf: fn(State) -> El,
    /// The reader's drafts, if there are any.
    pub(crate) unfinished: fn(State) -> Option<El>,
    /// The chosen view.
    pub(crate) view: fn(State) -> El,
    /// Loads files.
    pub(crate) files: fn(State, Vec<files::File>),
    /// Loads a sample.
    pub(crate) sample: fn(State, Sample),
    /// Restores what the reader left, and follows the address.
    begin: fn(State),
}

#[allow(unsafe_code, reason = "the functions of another wasm file are declared as foreign ones")]
mod gate {
    use super::*;
    use wasm_split_helpers::SplitLoaderError;

    /// Writes a table as a workbook. Few readers ask for one, so that its container is a part of its own.
    #[wasm_split(workbook, fallible)]
    pub(super) fn workbook(sheet: Sheet) -> Result<Box<Result<Vec<u8>, XlsxFault>>, SplitLoaderError> {
        Ok(Box::new(tongbi::export::xlsx(&sheet)))
    }

    #[wasm_split(later, fallible)]
    pub(super) fn fetch() -> Result<Box<Later>, SplitLoaderError> {
        Ok(Box::new(Later {
            index: Index::with_overrides,
            alerts: notices::alerts,
            statuses: notices::statuses,
            panel,
            shelf: report_list::reports,
            unfinished: drafts::unfinished,
            view: views::view,
            files: load::load_files,
            sample: load::sample,
            begin,
        }))
    }
}

/// Writes a table as a workbook; `None` if the part that can could not be fetched.
pub(crate) async fn workbook(sheet: Sheet) -> Option<Result<Vec<u8>, XlsxFault>> {
    gate::workbook(sheet).await.ok().map(|bytes| *bytes)
}

fn begin(state: State) {
    draft_session::keep(state);
    address::follow(state);
    address::retrace(state);
}

fn panel(state: State, panel: Panel) -> El {
    match panel {
        Panel::Paste => paste::paste(state),
        Panel::Drafts => drafts::drafts(state),
        Panel::Share => share::share(state),
        Panel::Export => export::export(state),
    }
}

/// Fetches the rest if the page opens with more than the start page: with drafts, with a link, or
/// where drafts cannot be kept, which is to be said.
pub(crate) fn fetch_if_needed(state: State) {
    PAGE.set(Owner::current());
    let link = !bar::fragment().is_empty() || bar::query("s").is_some();
    if link || storage::is_used() {
        with(state, |_| ());
    }
}

/// Does something with the rest of the page, once it is there.
pub(crate) fn with(state: State, run: impl FnOnce(Later) + 'static) {
    if let Rest::Here(later) = state.rest.get_untracked() {
        run(later);
        return;
    }
    let owner = PAGE.with_borrow(Clone::clone);
    state.rest.set(Rest::Coming);
    spawn_local(async move {
        match gate::fetch().await {
            Ok(later) => {
                let first = !matches!(state.rest.get_untracked(), Rest::Here(_));
                state.rest.set(Rest::Here(*later));
                if first {
                    page::keep_offline();
                    match owner {
                        Some(owner) => owner.with(|| (later.begin)(state)),
                        None => (later.begin)(state),
                    }
                }
                run(*later);
            }
            Err(_) => state.rest.set(Rest::Missing),
        }
    });
}

/// What is shown of the rest; nothing until it is there.
pub(crate) fn show<I: IntoIterator<Item = El>>(
    state: State,
    build: impl Fn(Later) -> I + Send + 'static,
) -> impl Fn() -> Vec<El> + Send + 'static {
    move || match state.rest.get() {
        Rest::Here(later) => build(later).into_iter().collect(),
        _ => Vec::new(),
    }
}
