//! Makes the edits of reports and decisions. No other module of the page does; `draft_session` undoes and redoes them.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use tongbi::document::{Action, Document, Edit};
use tongbi::draft::ReportText;
use tongbi::model::Report;
use tongbi::view::View;

use super::announce;
use super::draft_session::{self, commit};
use super::notice::{Fixed, Notice};
use super::state::State;

/// Makes the content of a link the reader's own.
pub(crate) fn own(state: State) {
    draft_session::own(state);
}

/// Appends reports to those loaded.
pub(crate) fn open(state: State, opened: Vec<Arc<Report>>) {
    commit(state, |document| Some(Edit::open(document, opened)));
}

/// Files that the reader opened at once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Batch(Rc<RefCell<Vec<Arc<Report>>>>);

/// The same for a file of a batch, with texts that were written before, see [`draft_session::texts`]. If nothing was
/// done since the file before, both are undone together.
pub(crate) fn open_written(state: State, opened: Vec<Arc<Report>>, texts: Vec<ReportText>, batch: &Batch) {
    draft_session::prepare(texts);
    let before = batch.0.replace(opened.clone());
    let is_last = draft_session::with_session(|session| {
        let reports = session.document().reports();
        let end = reports.get(reports.len().saturating_sub(before.len())..).unwrap_or_default();
        matches!(session.can_undo(), Some(Action::Open | Action::OpenMore))
            && !before.is_empty()
            && end.iter().zip(&before).all(|(there, opened)| Arc::ptr_eq(there, opened))
    });
    commit(state, |document| {
        Some(match is_last {
            Some(true) => Edit::open_more(document, opened),
            _ => Edit::open(document, opened),
        })
    });
}

/// Removes a report from the page and returns it.
pub(crate) fn remove(state: State, at: usize) -> Option<Arc<Report>> {
    let report = shown(state, at);
    report.filter(|_| edit_report(state, at, Edit::remove))
}

/// Replaces a report with a newer file or another reading. The timeline keeps the previous one.
pub(crate) fn replace(state: State, at: usize, new: Arc<Report>) {
    draft_session::point(state, None);
    edit_report(state, at, |document, at| Edit::replace(document, at, new));
}

/// Replaces a report with a changed copy.
pub(crate) fn put(state: State, at: usize, new: &Arc<Report>, action: Action) {
    let is_edited = edit_report(state, at, |document, at| Edit::report_changed(document, at, new, action));
    // A correction has a message.
    if is_edited && !matches!(action, Action::Correct) {
        announce::edited(state, action);
    }
}

/// The report at a position of the list on the page.
fn shown(state: State, at: usize) -> Option<Arc<Report>> {
    state.reports.with_untracked(|reports| reports.get(at).cloned())
}

/// Edits the report that the page shows at this position. Another tab may have moved or changed it since; a changed
/// one is left as it is, and the reader is told.
fn edit_report(state: State, at: usize, edit: impl FnOnce(&Document, usize) -> Option<Edit>) -> bool {
    // The content of a link becomes a draft first.
    draft_session::own(state);
    let Some(report) = shown(state, at) else { return false };
    let mut is_there = true;
    let is_edited = commit(state, |document| {
        let now = document.reports().iter().position(|other| Arc::ptr_eq(other, &report));
        is_there = now.is_some();
        edit(document, now?)
    });
    if !is_there {
        state.notify(Notice::Fixed(Fixed::EditRefused));
    }
    is_edited
}

/// Replaces a report with a corrected copy; its message offers undo.
pub(crate) fn correct(state: State, at: usize, new: &Arc<Report>) {
    let old = shown(state, at);
    put(state, at, new, Action::Correct);
    // The document has its own copy of the changed report.
    let new = shown(state, at);
    if let Some((old, new)) = old.zip(new) {
        state.notify(Notice::Corrected { at, old, new });
    }
}

/// Takes back a correction, also if other parts of the report were changed since.
pub(crate) fn take_back(state: State, at: usize, old: &Arc<Report>, new: &Arc<Report>) {
    let is_it = |report: &Arc<Report>| report.place == new.place && report.year == new.year;
    let found = state.reports.with_untracked(|reports| {
        let here = reports.get(at).filter(|report| is_it(report)).map(|_| at);
        here.or_else(|| reports.iter().position(is_it))
    });
    let mut is_refused = found.is_none();
    let is_edited = found.is_some_and(|at| {
        edit_report(state, at, |document, at| {
            let edit = Edit::taken_back(document, at, old, new);
            is_refused |= edit.is_err();
            edit.ok().flatten()
        })
    });
    if is_edited {
        announce::edited(state, Action::Restore);
    } else if is_refused {
        state.notify(Notice::Fixed(Fixed::EditRefused));
    }
}

/// Changes the reader's decisions: matches and findings.
pub(crate) fn decide(state: State, decide: impl FnOnce(&mut View)) {
    let mut view = state.view.get_untracked();
    decide(&mut view);
    let is_look =
        commit(state, |document| Edit::view_changed(document, &view).filter(|edit| !edit.is_move()));
    if !is_look {
        state.look(|looked| *looked = view);
    }
}
