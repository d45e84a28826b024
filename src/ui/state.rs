//! What the page knows: the loaded reports, the view, and what is going on. All else is derived.

use std::sync::Arc;

use leptos::prelude::*;
use tongbi::compare::{Index, ObservationRef, Overrides};
use tongbi::document::{Action, Contents};
use tongbi::draft::Id;
use tongbi::i18n::Lang;
use tongbi::i18n::words::Words;
use tongbi::intake::table::offer::{Choice, Preview};
use tongbi::model::{Name, Report, Year};
use tongbi::view::{Tab, View};

use super::notice::{Clash, Coming, Notice, Waiting};
use super::reading::Reading;
use crate::platform;

/// The width of an A4 page in CSS pixels, its margins taken off and those of a window put on.
const PAPER: u32 = 680 + 64;

/// The page's state. Copied freely: it holds handles to signals.
#[derive(Clone, Copy)]
pub(crate) struct State {
    /// The interface's language.
    pub(crate) lang: RwSignal<Lang>,
    /// The loaded reports, in the order in which they were loaded.
    pub(crate) reports: ReadSignal<Vec<Arc<Report>>>,
    /// What is being looked at.
    pub(crate) view: ReadSignal<View>,
    /// Writes both.
    write: (WriteSignal<Vec<Arc<Report>>>, WriteSignal<View>),
    /// The loaded reports, aligned.
    pub(crate) index: Memo<Aligned>,
    /// The statement that is looked at, whose sentence is shown at a glance.
    pub(crate) peeked: RwSignal<Option<ObservationRef>>,
    /// The statement whose place in the report's text was asked for.
    pub(crate) shown: RwSignal<Option<ObservationRef>>,
    /// The view from which the text was opened.
    pub(crate) came: RwSignal<Option<Tab>>,
    /// Whether of the promises the tasks by office are shown.
    pub(crate) by_office: RwSignal<bool>,
    /// The panel that is open below the masthead.
    pub(crate) panel: RwSignal<Option<Panel>>,
    /// Messages, oldest first.
    pub(crate) notices: RwSignal<Vec<Notice>>,
    /// Reports whose place and year are loaded already: the reader decides.
    pub(crate) clashes: RwSignal<Vec<Clash>>,
    /// Reports that wait for the reader to give or correct place and year.
    pub(crate) unnamed: RwSignal<Vec<Arc<Report>>>,
    /// Tables that wait for the reader to take them over, each with what was chosen and how it is taken.
    pub(crate) tables: RwSignal<Vec<(Choice, Preview)>>,
    /// The files that are being read or wait for it.
    pub(crate) readings: RwSignal<Vec<Reading>>,
    /// What a link holds, while the reader decides whether to open it.
    pub(crate) waiting: RwSignal<Option<Waiting>>,
    /// A file that is on its way, if any.
    pub(crate) coming: RwSignal<Option<Coming>>,
    /// Whose the loaded reports are.
    pub(crate) desk: RwSignal<Desk>,
    /// How saving goes.
    pub(crate) saving: RwSignal<Saving>,
    /// What can be undone, and what redone.
    pub(crate) steps: RwSignal<(Option<Action>, Option<Action>)>,
    /// Drafts were changed: lists of them are to be read again.
    pub(crate) drafts_changed: RwSignal<u32>,
    /// Whether the rest of the page was fetched.
    pub(crate) fetched: RwSignal<Fetched>,
    /// Aligns reports; registered by the part of the page that is fetched later.
    pub(crate) indexer: RwSignal<Option<Indexer>>,
    /// The window's width in CSS pixels; while the page is printed, that of paper.
    pub(crate) width: RwSignal<u32>,
    /// Counts how often the page was scrolled.
    pub(crate) scrolled: RwSignal<u32>,
}

/// Whose the loaded reports are.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Desk {
    /// Nothing was loaded yet.
    #[default]
    Empty,
    /// A draft of the reader's own.
    Draft {
        /// Which draft.
        id: Id,
        /// The name that the reader gave it; without one it is named from its contents.
        name: String,
        /// What its reports are about.
        contents: Contents,
    },
    /// What a link holds: to be looked at, beside the reader's own drafts.
    Shared,
}

/// How saving goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Saving {
    /// Changes wait to be saved.
    Waiting,
    /// All is saved.
    Done,
    /// It could not be saved; a message says why.
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
    /// Files to take along.
    Export,
}

/// Whether the part of the page that comes after the first visit is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fetched {
    /// Nothing has needed it yet.
    Unneeded,
    /// It is on its way.
    Coming,
    /// It is there.
    Here,
    /// It could not be fetched; whatever needs it next tries again.
    Missing,
}

/// Aligns the loaded reports.
pub(crate) type Indexer = fn(&[Arc<Report>], &Overrides) -> Index;

/// An index, equal only to itself: it is never compared by content.
#[derive(Clone)]
pub(crate) struct Aligned(pub(crate) Arc<Index>);

impl PartialEq for Aligned {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl State {
    /// The state of a page in a language, with nothing loaded.
    pub(crate) fn new(lang: Lang) -> Self {
        let (reports, write_reports) = signal(Vec::new());
        let indexer = RwSignal::new(None::<Indexer>);
        let (view, write_view) = signal(View::default());
        let overrides = Memo::new(move |_| view.with(|view| view.overrides.clone()));
        let align = move || match indexer.get() {
            Some(index) => reports.with(|reports| overrides.with(|overrides| index(reports, overrides))),
            None => Index::default(),
        };
        let width = RwSignal::new(platform::page::width());
        platform::page::on_resize(move |new| width.set(new));
        platform::page::on_print(move |paper| width.set(if paper { PAPER } else { platform::page::width() }));
        let scrolled = RwSignal::new(0u32);
        platform::page::on_scroll(move || scrolled.update(|times| *times = times.wrapping_add(1)));
        Self {
            lang: RwSignal::new(lang),
            reports,
            view,
            write: (write_reports, write_view),
            index: Memo::new(move |_| Aligned(Arc::new(align()))),
            peeked: RwSignal::new(None),
            shown: RwSignal::new(None),
            came: RwSignal::new(None),
            by_office: RwSignal::new(false),
            panel: RwSignal::new(None),
            notices: RwSignal::new(Vec::new()),
            clashes: RwSignal::new(Vec::new()),
            unnamed: RwSignal::new(Vec::new()),
            tables: RwSignal::new(Vec::new()),
            readings: RwSignal::new(Vec::new()),
            waiting: RwSignal::new(None),
            coming: RwSignal::new(None),
            desk: RwSignal::new(Desk::default()),
            saving: RwSignal::new(Saving::Done),
            steps: RwSignal::new((None, None)),
            drafts_changed: RwSignal::new(0),
            fetched: RwSignal::new(Fetched::Unneeded),
            indexer,
            width,
            scrolled,
        }
    }

    /// The page's words in the reader's language.
    pub(crate) fn words(self) -> &'static Words {
        Words::of(self.lang.get())
    }

    /// One of the page's words, following the language.
    pub(crate) fn say(self, word: fn(&Words) -> &'static str) -> impl Fn() -> &'static str + Copy + Send {
        move || word(self.words())
    }

    /// Changes what is looked at: tab, chosen report, selection, chart. Decisions are edits.
    pub(crate) fn look(self, change: impl FnOnce(&mut View)) {
        self.write.1.update(change);
    }

    /// Shows a document. Called by [`super::edits`] alone.
    pub(crate) fn show_document(self, reports: Vec<Arc<Report>>, view: View) {
        let is_same = self.reports.with_untracked(|shown| {
            shown.len() == reports.len() && shown.iter().zip(&reports).all(|(a, b)| Arc::ptr_eq(a, b))
        });
        if !is_same {
            self.write.0.set(reports);
        }
        if self.view.with_untracked(|shown| *shown != view) {
            self.write.1.set(view);
        }
    }

    /// Whether no report is loaded.
    pub(crate) fn is_empty(self) -> bool {
        self.reports.with(Vec::is_empty)
    }

    /// The chosen report's place in the list: the one the view names, else the latest of the first
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

    /// Chooses the report of a place, by its label, and year.
    pub(crate) fn choose(self, place: Name, year: Year) {
        self.look(|view| view.report = Some((place, year)));
    }

    /// Shows a message. One that only says that all went well leaves by itself; of corrections of a
    /// report only the last one is told of.
    pub(crate) fn notify(self, notice: Notice) {
        if let Some(milliseconds) = notice.lasts() {
            let gone = notice.clone();
            platform::clock::after(milliseconds, move || self.dismiss(&gone));
        }
        self.notices.update(|notices| {
            notices.retain(|other| *other != notice && !notice.replaces(other));
            notices.push(notice);
        });
    }

    /// Takes a message away.
    pub(crate) fn dismiss(self, notice: &Notice) {
        self.notices.update(|notices| notices.retain(|other| other != notice));
    }
}
