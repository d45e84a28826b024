//! The seam of the first visit: functions that are fetched later.
//!
//! A first visit transfers only what the start page needs. The rest of the page, with the core, is
//! a second wasm file. It is fetched once, when it is first needed, and called through the
//! functions of [`Lazy`]. Code of the first visit calls the rest only through this module: a direct
//! call would pull the callee into the first file. `tests/architecture` enforces that, and `make
//! size` measures it. [`super::parts`] provides the functions.

use std::cell::{Cell, RefCell};
use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::element::El;
use super::sample::Sample;
use super::state::{Fetched, Indexer, Panel, State};
use crate::platform::{address, files, page, storage};

/// Fetches the rest of the page; `None` on failure.
pub(crate) type Fetch = fn() -> Pin<Box<dyn Future<Output = Option<Lazy>>>>;

thread_local! {
    /// The owner of the whole page. Effects of the rest must live as long as the page: owned by the
    /// button that triggered the fetch, they would end with it.
    static PAGE: RefCell<Option<Owner>> = const { RefCell::new(None) };
    static FETCH: Cell<Option<Fetch>> = const { Cell::new(None) };
    static LAZY: Cell<Option<Lazy>> = const { Cell::new(None) };
}

/// The rest of the page, as functions.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lazy {
    /// Builds the index of the loaded reports.
    pub(crate) index: Indexer,
    /// Messages that need attention.
    pub(crate) alerts: fn(State) -> Vec<El>,
    /// Messages of success or progress.
    pub(crate) statuses: fn(State) -> Vec<El>,
    /// A panel below the masthead.
    pub(crate) panel: fn(State, Panel) -> El,
    /// The loaded reports.
    pub(crate) report_list: fn(State) -> El,
    /// The reader's drafts, if there are any.
    pub(crate) unfinished: fn(State) -> Option<El>,
    /// The undo and redo buttons.
    pub(crate) history: fn(State) -> Option<El>,
    /// The chosen view.
    pub(crate) view: fn(State) -> El,
    /// Loads files.
    pub(crate) files: fn(State, Vec<files::File>),
    /// Loads a sample.
    pub(crate) sample: fn(State, Sample),
    /// Restores the last session, and follows the address.
    pub(crate) begin: fn(State),
}

/// Registers how to fetch the rest. Fetches it at once if the page opens with more than the start
/// page: with drafts, with a link, or if drafts cannot be stored, which needs a message.
pub(crate) fn register(state: State, fetch: Fetch) {
    PAGE.set(Owner::current());
    FETCH.set(Some(fetch));
    let link = !address::fragment().is_empty() || address::query("s").is_some();
    if link || storage::is_used() {
        with(state, |_| ());
        return;
    }
    // A browser that was killed can lose local storage but keep the large store.
    spawn_local(async move {
        if storage::has_databases().await {
            with(state, |_| ());
        }
    });
}

/// Calls `run` with the rest of the page once it is fetched.
pub(crate) fn with(state: State, run: impl FnOnce(Lazy) + 'static) {
    if let Some(lazy) = LAZY.get() {
        run(lazy);
        return;
    }
    let owner = PAGE.with_borrow(Clone::clone);
    let Some(fetch) = FETCH.get() else { return };
    state.fetched.set(Fetched::Coming);
    spawn_local(async move {
        let Some(lazy) = fetch().await else {
            state.fetched.set(Fetched::Missing);
            page::renew();
            return;
        };
        if LAZY.replace(Some(lazy)).is_none() {
            state.indexer.set(Some(lazy.index));
            state.fetched.set(Fetched::Here);
            page::keep_offline();
            match owner {
                Some(owner) => owner.with(|| (lazy.begin)(state)),
                None => (lazy.begin)(state),
            }
        }
        run(lazy);
    });
}

/// Elements of the rest; none until it is fetched.
pub(crate) fn show<I: IntoIterator<Item = El>>(
    state: State,
    build: impl Fn(Lazy) -> I + Send + 'static,
) -> impl Fn() -> Vec<El> + Send + 'static {
    move || {
        let lazy = (state.fetched.get() == Fetched::Here).then(|| LAZY.get()).flatten();
        lazy.map(|lazy| build(lazy).into_iter().collect()).unwrap_or_default()
    }
}
