//! Messages in words, and open questions.

use leptos::prelude::*;
use tongbi::document::Lost;
use tongbi::format::Fault;
use tongbi::i18n;
use tongbi::i18n::Lang;
use tongbi::view::Tab;

use super::element::{El, button, el};
use super::identity_form;
use super::load::{self, ClashDecision};
use super::navigation;
use super::notice::{Clash, Fixed, Notice};
use super::pending_files;
use super::state::State;
use super::{address, announce, draft_list, draft_session, edits, table_preview};
use crate::platform::page;
use crate::platform::reading_worker::ReadFailure;

/// The most faults of a file shown at once.
const FAULTS_SHOWN: usize = 20;

/// The most messages of a kind shown before they are expanded.
const SHOWN: usize = 3;

// Each part is a slot of its own, so that a new message does not rebuild a form that the reader fills
// in, or a button that they are about to press.

/// The messages that need attention, and the first open question.
pub(crate) fn alerts(state: State) -> Vec<El> {
    vec![
        group(state, false),
        el("div").slot(move || address::question(state).or_else(|| question(state))),
        el("div").slot(move || identity_form::form(state)),
        el("div").slot(move || table_preview::preview(state)),
    ]
}

/// The messages of success and progress. Progress is not announced to screen readers, only its end.
pub(crate) fn statuses(state: State) -> Vec<El> {
    vec![
        group(state, true),
        announce::region(state),
        el("div").attr("aria-live", "off").slot(move || pending_files::list(state)),
        el("div").attr("aria-live", "off").child(address::progress(state)),
    ]
}

/// A line of messages.
enum NoticeLine {
    /// All reports that were read.
    Loads(Vec<Notice>),
    /// One message.
    One(Notice),
    /// Earlier messages, unfolded on demand.
    Rest(Vec<Notice>),
}

/// A line with what it is known by: its kind, the number of its last message, and how many messages it holds.
type KeyedLine = ((u8, u32, usize), NoticeLine);

/// The latest messages of a kind, and a line that expands the earlier ones. A line stays as long as its messages do,
/// so that it is told once.
fn group(state: State, well: bool) -> El {
    el("div").keyed(
        move || lines(state, well),
        |(key, _): &KeyedLine| *key,
        move |(_, line)| match line {
            NoticeLine::Loads(loads) => loaded(state, &loads),
            NoticeLine::One(notice) => item(state, &notice),
            NoticeLine::Rest(notices) => {
                let name = i18n::page::more_notices(state.lang.get(), notices.len());
                let rest = notices.iter().rev().map(|notice| item(state, notice));
                el("details").class("rest").child(el("summary").text(name)).children(rest)
            }
        },
    )
}

fn lines(state: State, well: bool) -> Vec<KeyedLine> {
    let notices = state.notices.get().into_iter().filter(|(_, notice)| notice.is_well() == well);
    let (loads, others): (Vec<_>, Vec<_>) = notices.partition(|(_, notice)| notice.is_load());
    // A single report has its own message. Several are told when all are read.
    let (loads, mut others) = match loads.len() {
        0 | 1 => (Vec::new(), loads.into_iter().chain(others).collect()),
        _ if state.pending_files.with(|pending| !pending.is_empty()) => (Vec::new(), others),
        _ => (loads, others),
    };
    let latest = others.split_off(others.len().saturating_sub(SHOWN));
    let whole = |kind: u8, notices: Vec<(u32, Notice)>| {
        let last = notices.last()?.0;
        let notices: Vec<Notice> = notices.into_iter().map(|(_, notice)| notice).collect();
        let count = notices.len();
        let line = if kind == 0 { NoticeLine::Loads(notices) } else { NoticeLine::Rest(notices) };
        Some(((kind, last, count), line))
    };
    let one = |(number, notice)| ((1, number, 1), NoticeLine::One(notice));
    whole(0, loads).into_iter().chain(latest.into_iter().map(one)).chain(whole(2, others)).collect()
}

/// One line for all reports that were read, which unfolds to each.
fn loaded(state: State, loads: &[Notice]) -> El {
    let lang = state.lang.get();
    let mut total = i18n::page::Load::default();
    state.reports.with(|reports| {
        for notice in loads {
            match notice {
                Notice::Read(report) => total.add(report),
                Notice::Loaded(file, _) => reports
                    .iter()
                    .filter(|report| report.source.file.as_ref() == Some(file))
                    .for_each(|report| total.add(report)),
                _ => {}
            }
        }
    });
    let gone = loads.to_vec();
    let close = move || gone.iter().for_each(|notice| state.dismiss(notice));
    let check = (total.mended > 0)
        .then(|| button("", state.words().loads_check, move || navigation::go(state, Tab::Checks)));
    let each = loads.iter().map(|notice| item(state, notice));
    el("div")
        .class("notice loads")
        .child(
            el("details")
                .class("words")
                .child(el("summary").text(i18n::page::loaded_many(lang, &total)))
                .children(each),
        )
        .children(check)
        .child(button("plain", state.words().close, close))
}

fn item(state: State, notice: &Notice) -> El {
    let gone = notice.clone();
    let close = move || {
        state.dismiss(&gone);
        if let Notice::Deleted(deleted) = &gone {
            draft_list::forget(deleted);
        }
    };
    let undone = notice.clone();
    let undo = undo(state, notice).map(|undo| {
        button("", state.words().undo, move || {
            undo();
            state.dismiss(&undone);
        })
    });
    let act = match notice {
        Notice::Read(report) => Some(identity_form::button(state, report)),
        Notice::Fixed(Fixed::UpdateReady) => Some(button("", state.words().update_take, move || {
            draft_session::save_now(state);
            page::take_update();
        })),
        _ => None,
    };
    let is_receipt = notice.is_receipt();
    let line = el("div")
        .class(if is_receipt { "notice over" } else { "notice" })
        .child(words(state, notice))
        .children(undo)
        .children(act);
    let closing = button("plain", state.words().close, close.clone());
    if is_receipt { line.click(close).child(closing) } else { line.child(closing) }
}

/// The undo of the action in a message.
fn undo(state: State, notice: &Notice) -> Option<Box<dyn Fn()>> {
    match notice.clone() {
        Notice::Removed(report) => Some(Box::new(move || edits::open(state, vec![report.clone()]))),
        Notice::Corrected { at, old, new } => Some(Box::new(move || edits::take_back(state, at, &old, &new))),
        Notice::Deleted(deleted) => Some(Box::new(move || draft_list::restore(state, &deleted))),
        _ => None,
    }
}

fn words(state: State, notice: &Notice) -> El {
    let lang = state.lang.get();
    let words = state.words();
    let text = match notice {
        Notice::Faults { file, faults, loaded } => return faults_of(lang, file, faults, *loaded),
        Notice::Loaded(file, reports) => i18n::page::loaded(lang, file, *reports),
        Notice::Saved(file) => i18n::page::downloaded(lang, file),
        Notice::OpenAlready(file) => i18n::page::open_already(lang, file),
        Notice::Read(report) => i18n::page::read(lang, report),
        Notice::NoFigures(file) => i18n::page::no_figures(lang, file),
        Notice::NoTable(file, sheets) => i18n::table::no_table(lang, file, sheets),
        Notice::CharactersLost(file) => i18n::page::characters_lost(lang, file),
        Notice::Refused(file, reason) => i18n::files::refused(lang, file, *reason),
        Notice::Unread(file, why) => match why {
            ReadFailure::Stopped => i18n::files::stopped(lang, file),
            ReadFailure::Missing => i18n::files::unfetched(lang, file),
            ReadFailure::Memory => i18n::files::out_of_memory(lang, file),
            ReadFailure::Broken => i18n::files::failed(lang, file),
        },
        Notice::Stopped(file) => i18n::files::stopped(lang, file),
        Notice::FileUnreadable(file) => i18n::page::file_unreadable(lang, file),
        Notice::Fetch(from, fault) => address::fetch_words(lang, from, *fault),
        Notice::Removed(report) => i18n::page::removed(lang, report),
        Notice::Corrected { old, new, .. } => i18n::page::corrected(lang, old, new),
        Notice::Deleted(deleted) => i18n::page::deleted(lang, &deleted.title),
        Notice::Damaged(faults) => i18n::draft::faults(lang, faults),
        Notice::LinkCut => words.link_cut.to_owned(),
        Notice::Link(fault) => address::fault_words(words, *fault).to_owned(),
        Notice::Fixed(said) => match said {
            Fixed::RestMissing => words.rest_missing,
            Fixed::Copied => words.copied,
            Fixed::SheetTooLarge => words.sheet_too_large,
            Fixed::CopyFailed => words.copy_failed,
            Fixed::PngFailed => words.png_failed,
            Fixed::StorageBlocked => words.storage_blocked,
            Fixed::StorageFull => words.storage_full,
            Fixed::DraftGone => words.draft_gone,
            Fixed::DraftUnreadable => words.draft_unreadable,
            Fixed::DraftTooLarge => words.draft_too_large,
            Fixed::LargeStoreBlocked => words.large_store_blocked,
            Fixed::EditRefused => words.edit_refused,
            Fixed::DraftNewer => words.draft_newer,
            Fixed::SafeStart => words.safe_start,
            Fixed::UpdateReady => words.update_ready,
        }
        .to_owned(),
    };
    el("div").class("words").text(text)
}

/// The faults of a file: position, cause, remedy and code of each.
fn faults_of(lang: Lang, file: &str, faults: &[Fault], loaded: usize) -> El {
    let line = |fault: &Fault| {
        el("li")
            .child(el("b").text(i18n::format::position(lang, fault)))
            .text(format!(" {} ", i18n::format::cause(lang, fault)))
            .child(el("span").class("mend").text(i18n::format::mend(lang, fault)))
            .text(" ")
            .child(el("code").text(fault.cause.code()))
    };
    let more = faults.len().saturating_sub(FAULTS_SHOWN);
    el("div")
        .class("words")
        .child(el("p").text(i18n::page::faulty(lang, file, faults.len(), loaded)))
        .child(el("ul").children(faults.iter().take(FAULTS_SHOWN).map(line)))
        .children((more > 0).then(|| el("p").text(i18n::page::more_faults(lang, more))))
}

/// The question about the first clash.
fn question(state: State) -> Option<El> {
    let Clash { file, report } = state.clashes.with(|waiting| waiting.first().cloned())?;
    let words = state.words();
    let choice =
        |decision: ClashDecision, name: &'static str| button("", name, move || load::decide(state, decision));
    Some(
        el("div")
            .class("notice")
            .child(
                el("div")
                    .class("words")
                    .child(el("p").text(i18n::page::clash(state.lang.get(), &file, &report)))
                    .children(lost(state.lang.get(), &load::revision(state, &report).lost)),
            )
            .child(choice(ClashDecision::Replace, words.clash_replace))
            .child(choice(ClashDecision::Both, words.clash_both))
            .child(choice(ClashDecision::Skip, words.clash_skip)),
    )
}

/// The corrections that a newer file cannot take, shown before anything is replaced.
fn lost(lang: Lang, lost: &[Lost]) -> Option<El> {
    let line = |one: &Lost| el("li").text(i18n::draft::lost(lang, one));
    (!lost.is_empty()).then(|| {
        el("div")
            .child(el("p").text(i18n::page::lost(lang, lost.len())))
            .child(el("ul").children(lost.iter().map(line)))
    })
}
