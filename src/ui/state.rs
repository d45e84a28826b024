//! The page's state: loaded reports, view, and activities. Everything else is derived.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use leptos::prelude::*;
use tongbi::compare::{Index, ObservationRef, Overrides};
use tongbi::document::{Action, Contents};
use tongbi::draft::Id;
use tongbi::i18n::Lang;
use tongbi::i18n::words::Words;
use tongbi::intake::table::offer::{Preview, TableChoice};
use tongbi::model::{Name, Report, Year};
use tongbi::view::{Tab, View};

use super::notice::{Clash, Coming, IdentityRequest, Notice, Waiting};
use super::pending_file::PendingFile;
use crate::platform;

/// The width of an A4 page without its margins, plus those of a window, in CSS pixels.
const PAPER: u32 = 680 + 64;

/// The width up to which the page is laid out for a phone, in CSS pixels; 48rem in the style sheets.
const PHONE: u32 = 768;

/// Details, and what opens them.
const DETAILS: &str = ".drawing, .reading, mark, .peek, [data-at]";

thread_local! {
    /// The number of the next message.
    static NUMBERS: Cell<u32> = const { Cell::new(0) };
    /// An index that was built before its reports are shown, see [`State::prepare`].
    static PREPARED: RefCell<Option<Aligned>> = const { RefCell::new(None) };
}

/// The page's state. It is `Copy`, because it consists of handles to signals.
#[derive(Clone, Copy)]
pub(crate) struct State {
    /// The interface's language.
    pub(crate) lang: RwSignal<Lang>,
    /// The loaded reports in loading order.
    pub(crate) reports: ReadSignal<Vec<Arc<Report>>>,
    /// The current view.
    pub(crate) view: ReadSignal<View>,
    /// The open tab. It changes before the rest of the view, so that a view that is left computes nothing more.
    pub(crate) tab: RwSignal<Tab>,
    /// The write handles of `reports` and `view`.
    write: (WriteSignal<Vec<Arc<Report>>>, WriteSignal<View>),
    /// The index of the loaded reports.
    pub(crate) index: Memo<Aligned>,
    /// The active statement, whose source sentence is shown.
    pub(crate) peeked: RwSignal<Option<ObservationRef>>,
    /// The statement to show in the report's text.
    pub(crate) shown: RwSignal<Option<ObservationRef>>,
    /// The view from which the text was opened.
    pub(crate) came: RwSignal<Option<Tab>>,
    /// The panel that is open below the masthead.
    pub(crate) panel: RwSignal<Option<Panel>>,
    /// Messages, oldest first, each with its number.
    pub(crate) notices: RwSignal<Vec<(u32, Notice)>>,
    /// The last change that has no message, in words.
    pub(crate) told: RwSignal<String>,
    /// Reports whose place and year are already loaded, waiting for the reader's decision.
    pub(crate) clashes: RwSignal<Vec<Clash>>,
    /// Reports waiting for the reader to enter or correct place and year.
    pub(crate) identity_requests: RwSignal<Vec<IdentityRequest>>,
    /// Tables waiting for the reader's approval, each with the choices and a preview.
    pub(crate) tables: RwSignal<Vec<(TableChoice, Preview)>>,
    /// The files that are being read or waiting.
    pub(crate) pending_files: RwSignal<Vec<PendingFile>>,
    /// The content of a link, waiting for the reader's decision.
    pub(crate) waiting: RwSignal<Option<Waiting>>,
    /// The file of the other views and the panels.
    pub(crate) other_views: RwSignal<Fetched>,
    /// The download in progress, if any.
    pub(crate) coming: RwSignal<Option<Coming>>,
    /// The document on the page: none, a draft, or the content of a link.
    pub(crate) shown_document: RwSignal<ShownDocument>,
    /// The saving status.
    pub(crate) saving: RwSignal<Saving>,
    /// The edits that undo and redo would apply to.
    pub(crate) steps: RwSignal<(Option<Action>, Option<Action>)>,
    /// Counts changes of drafts; lists of drafts are then read again.
    pub(crate) drafts_changed: RwSignal<u32>,
    /// Whether the rest of the page was fetched.
    pub(crate) fetched: RwSignal<Fetched>,
    /// Builds the index; registered by the lazily fetched part of the page.
    pub(crate) indexer: RwSignal<Option<Indexer>>,
    /// The window's width in CSS pixels; the width of paper during printing.
    pub(crate) width: RwSignal<u32>,
    /// Counts scroll events.
    pub(crate) scrolled: RwSignal<u32>,
    /// Counts what closes details that ask for nothing: Escape, and clicks elsewhere.
    pub(crate) closings: RwSignal<u32>,
}

/// The document on the page: none, a draft, or the content of a link.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum ShownDocument {
    /// Nothing is loaded.
    #[default]
    Empty,
    /// The reader's own draft.
    Draft {
        /// The draft.
        id: Id,
        /// The name given by the reader; if empty, the default name is used.
        name: String,
        /// A summary of its reports.
        contents: Contents,
    },
    /// The content of a link, separate from the reader's own drafts.
    Shared,
}

/// The saving status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Saving {
    /// Changes are waiting to be saved.
    Waiting,
    /// Everything is saved.
    Done,
    /// Saving failed; a message gives the reason.
    Failed,
}

/// The panels below the masthead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Panel {
    /// Text or JSON to paste.
    Paste,
    /// The reader's drafts.
    Drafts,
    /// Links.
    Share,
    /// Files to download.
    Export,
}

/// The state of the lazily fetched part of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fetched {
    /// Not needed yet.
    Unneeded,
    /// Being fetched.
    Coming,
    /// Fetched.
    Here,
    /// Fetching failed; the next use retries.
    Missing,
}

/// Builds the index of the loaded reports, from the last one where that is possible.
pub(crate) type Indexer = fn(Option<&Index>, &[Arc<Report>], &Overrides) -> Index;

/// An index that is equal only to itself, so it is never compared by content.
#[derive(Clone)]
pub(crate) struct Aligned(pub(crate) Arc<Index>);

impl PartialEq for Aligned {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl State {
    /// The state of an empty page in a language.
    pub(crate) fn new(lang: Lang) -> Self {
        let (reports, write_reports) = signal(Vec::new());
        let indexer = RwSignal::new(None::<Indexer>);
        let (view, write_view) = signal(View::default());
        let overrides = Memo::new(move |_| view.with(|view| view.overrides.clone()));
        let align = move |before: Option<&Aligned>| match indexer.get() {
            Some(index) => {
                let before = before.map(|before| &*before.0);
                reports.with(|reports| overrides.with(|overrides| index(before, reports, overrides)))
            }
            None => Index::default(),
        };
        let prepared = move || {
            let prepared = PREPARED.take()?;
            let is_of = |index: &Index| reports.with(|r| overrides.with(|o| index.is_of(r, o)));
            Some(prepared).filter(|Aligned(index)| is_of(index))
        };
        let width = RwSignal::new(platform::page::width());
        platform::page::on_resize(move |new| width.set(new));
        platform::page::on_print(move |paper| width.set(if paper { PAPER } else { platform::page::width() }));
        let scrolled = RwSignal::new(0u32);
        platform::page::on_scroll(move || scrolled.update(|times| *times = times.wrapping_add(1)));
        let state = Self {
            lang: RwSignal::new(lang),
            reports,
            view,
            tab: RwSignal::new(Tab::default()),
            write: (write_reports, write_view),
            index: Memo::new(move |before| {
                // Also if the index was prepared, it follows reports and decisions.
                reports.track();
                overrides.track();
                prepared().unwrap_or_else(|| Aligned(Arc::new(align(before))))
            }),
            peeked: RwSignal::new(None),
            shown: RwSignal::new(None),
            came: RwSignal::new(None),
            panel: RwSignal::new(None),
            notices: RwSignal::new(Vec::new()),
            told: RwSignal::new(String::new()),
            clashes: RwSignal::new(Vec::new()),
            identity_requests: RwSignal::new(Vec::new()),
            tables: RwSignal::new(Vec::new()),
            pending_files: RwSignal::new(Vec::new()),
            waiting: RwSignal::new(None),
            coming: RwSignal::new(None),
            other_views: RwSignal::new(Fetched::Unneeded),
            shown_document: RwSignal::new(ShownDocument::default()),
            saving: RwSignal::new(Saving::Done),
            steps: RwSignal::new((None, None)),
            drafts_changed: RwSignal::new(0),
            fetched: RwSignal::new(Fetched::Unneeded),
            indexer,
            width,
            scrolled,
            closings: RwSignal::new(0),
        };
        platform::page::on_click_outside(DETAILS, move || state.close_details());
        state
    }

    /// The page's texts in the reader's language.
    pub(crate) fn words(self) -> &'static Words {
        Words::of(self.lang.get())
    }

    /// One of the page's texts, following the language.
    pub(crate) fn say(self, word: fn(&Words) -> &'static str) -> impl Fn() -> &'static str + Copy + Send {
        move || word(self.words())
    }

    /// Changes the view: tab, chosen report, selection, chart. Decisions are edits instead.
    pub(crate) fn look(self, change: impl FnOnce(&mut View)) {
        self.write.1.update_untracked(change);
        self.note_view();
    }

    /// Tells that the view has changed: first which tab is open.
    fn note_view(self) {
        let tab = self.view.with_untracked(|view| view.tab);
        if self.tab.get_untracked() != tab {
            self.peeked.set(None);
            self.tab.set(tab);
        }
        self.write.1.notify();
    }

    /// Shows a document. Only [`super::draft_session`] calls it.
    pub(crate) fn show_document(self, reports: Vec<Arc<Report>>, view: View) {
        let is_same = self.reports.with_untracked(|shown| {
            shown.len() == reports.len() && shown.iter().zip(&reports).all(|(a, b)| Arc::ptr_eq(a, b))
        });
        if !is_same {
            self.write.0.set(reports);
        }
        if self.view.with_untracked(|shown| *shown != view) {
            self.write.1.update_untracked(|shown| *shown = view);
            self.note_view();
        }
    }

    /// Keeps an index for reports that are shown next.
    pub(crate) fn prepare(index: Index) {
        PREPARED.set(Some(Aligned(Arc::new(index))));
    }

    /// Whether the window is as narrow as a phone, and nothing is being printed.
    pub(crate) fn is_phone(self) -> bool {
        self.width.get() <= PHONE && !self.is_printing()
    }

    /// Whether the page is being printed.
    pub(crate) fn is_printing(self) -> bool {
        self.width.get() == PAPER
    }

    /// Whether no reports are loaded.
    pub(crate) fn is_empty(self) -> bool {
        self.reports.with(Vec::is_empty)
    }

    /// The index of the chosen report: the one named by the view, else the latest of the first
    /// place.
    pub(crate) fn chosen(self) -> Option<usize> {
        let named = self.view.with(|view| view.report.clone());
        self.index.with(|index| {
            let index = &index.0;
            let reports = || index.reports().iter().enumerate();
            let label = |at: usize| index.place_of(at).map(|place| &place.label);
            let chosen = named.and_then(|(place, year)| {
                reports().find(|(at, report)| report.year == year && label(*at) == Some(&place))
            });
            let latest =
                || reports().filter(|(at, _)| label(*at) == label(0)).max_by_key(|(_, report)| report.year);
            chosen.or_else(latest).map(|(at, _)| at)
        })
    }

    /// Chooses a report by place label and year.
    pub(crate) fn choose(self, place: Name, year: Year) {
        self.look(|view| view.report = Some((place, year)));
    }

    /// Closes details that ask for nothing: the sentence of a figure, a pinned tooltip, the details of a reading.
    pub(crate) fn close_details(self) {
        self.peeked.set(None);
        self.closings.update(|times| *times = times.wrapping_add(1));
    }

    /// Tells readers who do not see it what changed. See [`super::announce`].
    pub(crate) fn tell(self, words: String) {
        self.told.set(words);
    }

    /// Shows a message. Success messages time out; a message takes the place of those that it replaces.
    pub(crate) fn notify(self, notice: Notice) {
        let number = NUMBERS.replace(NUMBERS.get().wrapping_add(1));
        if let Some(milliseconds) = notice.lasts() {
            platform::clock::after(milliseconds, move || self.expire(number));
        }
        self.notices.update(|notices| {
            notices.retain(|(_, other)| *other != notice && !notice.replaces(other));
            notices.push((number, notice));
        });
    }

    /// Removes the message with this number, whose time is over. Those about reports that were read go together, with
    /// the last of them. A message shown again meanwhile has another number, and its own time.
    fn expire(self, number: u32) {
        let passes = |other: &Notice| other.is_load() && other.lasts().is_some();
        self.notices.update(|notices| {
            let Some(at) = notices.iter().position(|(other, _)| *other == number) else { return };
            if notices.get(at).is_some_and(|(_, notice)| !notice.is_load()) {
                notices.remove(at);
            } else if notices
                .iter()
                .rfind(|(_, other)| passes(other))
                .is_some_and(|(last, _)| *last == number)
            {
                notices.retain(|(_, other)| !passes(other));
            }
        });
    }

    /// Removes a message.
    pub(crate) fn dismiss(self, notice: &Notice) {
        self.notices.update(|notices| notices.retain(|(_, other)| other != notice));
    }
}
