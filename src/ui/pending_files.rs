//! The list of files that are being read or waiting, each with a stop button.

use leptos::prelude::*;
use tongbi::i18n;

use super::element::{El, button, el};
use super::notice::Notice;
use super::pending_file::{PendingFile, Stage};
use super::state::State;
use crate::platform::reading_worker;

/// The handle of a file while it is read.
#[derive(Clone, Copy)]
pub(crate) struct Ticket {
    state: State,
    number: u32,
    stage: RwSignal<Stage>,
}

impl Ticket {
    /// Adds a file to the list, waiting.
    pub(crate) fn new(state: State, file: &str) -> Self {
        let ticket = Self { state, number: reading_worker::number(), stage: RwSignal::new(Stage::Waiting) };
        let pending = PendingFile { number: ticket.number, file: file.to_owned(), stage: ticket.stage };
        state.pending_files.update(|files| files.push(pending));
        ticket
    }

    /// The number by which the workers know the file.
    pub(crate) fn number(self) -> u32 {
        self.number
    }

    /// Updates the progress.
    pub(crate) fn progress(self, percent: Option<u32>) {
        if !self.is_stopped() {
            self.stage.set(Stage::Reading(percent));
        }
    }

    /// Whether reading was stopped.
    pub(crate) fn is_stopped(self) -> bool {
        !self
            .state
            .pending_files
            .with_untracked(|files| files.iter().any(|other| other.number == self.number))
    }

    /// Removes the file from the list.
    pub(crate) fn end(self) {
        if !self.is_stopped() {
            self.state.pending_files.update(|files| files.retain(|other| other.number != self.number));
        }
    }
}

/// The files on the list: the first few, and how many more wait.
pub(crate) fn list(state: State) -> Vec<El> {
    /// The most files listed with a button each.
    const SHOWN: usize = 4;

    let files = state.pending_files.get();
    let more = files.len().saturating_sub(SHOWN);
    let more = (more > 0).then(|| el("p").text(i18n::files::more_waiting(state.lang.get(), more)));
    let all = (files.len() > 1).then(|| {
        let stop_all =
            move || state.pending_files.get_untracked().iter().for_each(|pending| stop(state, pending));
        el("p").child(button("plain", i18n::files::stop_all(state.lang.get()), stop_all))
    });
    files.into_iter().take(SHOWN).map(|pending| item(state, pending)).chain(more).chain(all).collect()
}

fn item(state: State, pending: PendingFile) -> El {
    let file = pending.file.clone();
    let stage = pending.stage;
    let words = move || match stage.get() {
        Stage::Waiting => i18n::files::waiting(state.lang.get(), &file),
        Stage::Reading(percent) => i18n::files::reading(state.lang.get(), &file, percent),
    };
    let name = i18n::files::stop(state.lang.get(), &pending.file);
    let stop = button("plain", i18n::files::cancel(state.lang.get()), move || stop(state, &pending));
    el("div").class("notice").child(el("div").class("words").text(words)).child(stop.label(name))
}

fn stop(state: State, pending: &PendingFile) {
    state.pending_files.update(|files| files.retain(|other| other.number != pending.number));
    reading_worker::stop(pending.number);
    state.notify(Notice::Stopped(pending.file.clone()));
}
