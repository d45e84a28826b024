//! Messages: what went well (`status`) and what needs attention (`alert`).

use std::sync::Arc;

use leptos::prelude::*;
use tongbi::draft::Deleted;
use tongbi::format::{Fault, Severity};
use tongbi::i18n;
use tongbi::intake::Refusal;
use tongbi::model::Report;
use tongbi::share::LinkFault;

use super::load::{self, Decision};
use super::state::State;
use super::{address, desk};
use crate::platform::fetch::FetchFault;

/// How many faults of one file are shown at once.
const FAULTS_SHOWN: usize = 20;

/// A message.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Notice {
    /// A file was read without fault: its name, how many reports.
    Loaded(String, usize),
    /// A file has faults.
    Faults {
        /// Its name.
        file: String,
        /// What is wrong.
        faults: Arc<Vec<Fault>>,
        /// How many reports could be read.
        loaded: usize,
    },
    /// A file is of a kind that is not read.
    Refused(String, Refusal),
    /// The browser could not read a file.
    FileUnreadable(String),
    /// An address could not be read.
    Fetch(String, FetchFault),
    /// A link cannot be opened.
    Link(LinkFault),
    /// The page was reached by a link whose content is missing.
    LinkCut,
    /// A report was taken off the page.
    Removed(Arc<Report>),
    /// A draft was deleted.
    Deleted(Deleted),
    /// Something that a fixed text says.
    Said(Said),
}

/// Messages without content of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// Copied to the clipboard.
    Copied,
    /// The browser does not allow copying.
    CopyFailed,
    /// A picture could not be made.
    PngFailed,
    /// Drafts cannot be kept.
    StorageBlocked,
    /// Drafts cannot be kept any more.
    StorageFull,
    /// Another tab has changed this draft.
    DraftBeside,
    /// A draft is not there any more.
    DraftGone,
    /// A draft could not be read.
    DraftUnreadable,
    /// A draft is of a later version.
    DraftNewer,
    /// The last draft was not opened, because the page failed while opening it.
    SafeStart,
}

impl Notice {
    /// Whether the message says that all is well.
    fn is_well(&self) -> bool {
        match self {
            Self::Loaded(..) | Self::Removed(_) | Self::Deleted(_) => true,
            Self::Said(said) => matches!(said, Said::Copied),
            Self::Faults { faults, .. } => faults.iter().all(|fault| fault.cause.severity() == Severity::Notice),
            _ => false,
        }
    }
}

/// The messages, and the questions that wait for an answer.
#[component]
pub(crate) fn Notices() -> impl IntoView {
    let state = State::here();
    let group = move |well: bool| {
        let notices = state.notices.get();
        notices.into_iter().filter(|notice| notice.is_well() == well).map(|notice| item(state, notice)).collect_view()
    };
    view! {
        <section class="notices" aria-label=move || state.words().messages>
            <div role="alert">{move || group(false)} <Question/></div>
            <div role="status">
                {move || group(true)}
                {move || state.reading.get().map(|(file, percent)| {
                    view! { <p>{i18n::page::reading(state.lang.get(), &file, percent)}</p> }
                })}
            </div>
        </section>
    }
}

fn item(state: State, notice: Notice) -> impl IntoView {
    let gone = notice.clone();
    let close = move || state.notices.update(|notices| notices.retain(|other| *other != gone));
    let undo = undo(state, &notice).map(|undo| {
        let close = close.clone();
        view! {
            <button on:click=move |_| { undo(); close(); }>{move || state.words().undo}</button>
        }
    });
    view! {
        <div class="notice">
            <div class="words">{words(state, &notice)}</div>
            {undo}
            <button class="plain" on:click=move |_| close()>{move || state.words().close}</button>
        </div>
    }
}

/// What takes back the thing that a message tells of.
fn undo(state: State, notice: &Notice) -> Option<Box<dyn Fn()>> {
    match notice.clone() {
        Notice::Removed(report) => {
            Some(Box::new(move || state.reports.update(|reports| reports.push(report.clone()))))
        }
        Notice::Deleted(deleted) => Some(Box::new(move || desk::restore(state, &deleted))),
        _ => None,
    }
}

fn words(state: State, notice: &Notice) -> AnyView {
    let lang = state.lang.get();
    let words = state.words();
    match notice {
        Notice::Loaded(file, reports) => i18n::page::loaded(lang, file, *reports).into_any(),
        Notice::Faults { file, faults, loaded } => view! {
            <p>{i18n::page::faulty(lang, file, faults.len(), *loaded)}</p>
            <ul>
                {faults.iter().take(FAULTS_SHOWN).map(|fault| view! {
                    <li>
                        <b>{i18n::format::place(lang, fault)}</b>" "{i18n::format::cause(lang, fault)}" "
                        <span class="mend">{i18n::format::mend(lang, fault)}</span>" "<code>{fault.cause.code()}</code>
                    </li>
                }).collect_view()}
            </ul>
            {(faults.len() > FAULTS_SHOWN).then(|| i18n::page::more_faults(lang, faults.len() - FAULTS_SHOWN))}
        }
        .into_any(),
        Notice::Refused(file, reason) => i18n::page::refused(lang, file, *reason).into_any(),
        Notice::FileUnreadable(file) => i18n::page::file_unreadable(lang, file).into_any(),
        Notice::Fetch(address, FetchFault::NoAnswer) => i18n::page::no_answer(lang, address).into_any(),
        Notice::Fetch(address, FetchFault::Status(status)) => {
            i18n::page::bad_status(lang, address, *status).into_any()
        }
        Notice::Link(fault) => address::fault_words(state, *fault).into_any(),
        Notice::LinkCut => words.link_cut.into_any(),
        Notice::Removed(report) => i18n::page::removed(lang, report).into_any(),
        Notice::Deleted(deleted) => i18n::page::deleted(lang, &deleted.head.name).into_any(),
        Notice::Said(said) => match said {
            Said::Copied => words.copied,
            Said::CopyFailed => words.copy_failed,
            Said::PngFailed => words.png_failed,
            Said::StorageBlocked => words.storage_blocked,
            Said::StorageFull => words.storage_full,
            Said::DraftBeside => words.draft_beside,
            Said::DraftGone => words.draft_gone,
            Said::DraftUnreadable => words.draft_unreadable,
            Said::DraftNewer => words.draft_newer,
            Said::SafeStart => words.safe_start,
        }
        .into_any(),
    }
}

/// The question that the first clash asks.
#[component]
fn Question() -> impl IntoView {
    let state = State::here();
    let choice = move |decision: Decision, words: fn(State) -> &'static str| {
        view! { <button on:click=move |_| load::decide(state, decision)>{move || words(state)}</button> }
    };
    move || {
        let clash = state.clashes.with(|waiting| waiting.first().cloned())?;
        Some(view! {
            <div class="notice">
                <div class="words">{i18n::page::clash(state.lang.get(), &clash.file, &clash.report)}</div>
                {choice(Decision::Replace, |state| state.words().clash_replace)}
                {choice(Decision::Both, |state| state.words().clash_both)}
                {choice(Decision::Skip, |state| state.words().clash_skip)}
            </div>
        })
    }
}
