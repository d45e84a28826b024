//! A reader's document, and the edits that change it.
//!
//! A document is the reader's whole work: the loaded reports with their corrections, the decisions (names
//! joined or separated, findings dismissed, tasks matched) and the view. Everything else on the page is
//! derived. Only [`apply`] changes a document, and every edit has an exact inverse.
//!
//! | the reader | edit | stored |
//! | --- | --- | --- |
//! | opens reports | [`Edit::open`] | the content hash of each |
//! | opens several files at once | [`Edit::open`], then [`Edit::open_more`] for each further file | the same |
//! | replaces a report by a newer file | [`Edit::replace`], after [`revise`] | its content hash |
//! | removes a report | [`Edit::remove`] | the report's id |
//! | corrects, drops, marks, confirms; fills in a task; sets year or place | [`Edit::report_changed`] | the changed entries |
//! | joins names, dismisses a finding, matches a task | [`Edit::view_changed`] | the changed entries |
//! | chooses what is shown: places, years, pinned indicators, a chart | [`Edit::chosen`] | the changed choices |
//! | goes to another tab or report, searches | [`Edit::view_changed`] | the position in the page |
//! | names the draft | [`Edit::rename`] | the name |
//!
//! An edit is built from the document before and after. The caller computes the new report or view by the
//! functions of [`correct`](crate::correct), [`tasks`](crate::tasks) and
//! [`Overrides`](crate::compare::Overrides). So stored edits do not depend on later versions of these.

mod differences;
pub mod journal_entry;
mod patch;
mod rebase;
mod revise;

use std::sync::Arc;

pub use differences::{Contents, DocumentDifference, contents, differences};
use patch::{Choices, Decisions, ReportPatch};
pub(crate) use rebase::NewIds;
pub use revise::{Lost, Revision, revise, same_file};

use crate::model::Report;
use crate::view::View;

/// The hash of a report's JSON text, in hexadecimal. The text is stored under it.
pub type ContentHash = Arc<str>;

/// Identifies a report of a document. It stays the same through all changes, unlike the report's index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReportId(pub u32);

/// The reader's whole work. Cheap to clone: reports are shared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The name given by the reader; empty if the name is derived from the content, see [`contents`].
    pub(crate) name: String,
    pub(crate) entries: Vec<Entry>,
    pub(crate) view: View,
    /// The reports that could be read, in the order of the entries.
    reports: Vec<Arc<Report>>,
}

/// A report of a document.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    pub(crate) id: ReportId,
    pub(crate) content: Content,
}

/// A report, or the hash of a stored text that could not be read as one.
#[derive(Clone, Debug)]
pub(crate) enum Content {
    Report(Arc<Report>),
    Unreadable(ContentHash),
}

impl PartialEq for Content {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Report(a), Self::Report(b)) => Arc::ptr_eq(a, b) || a == b,
            (Self::Unreadable(a), Self::Unreadable(b)) => a == b,
            _ => false,
        }
    }
}

impl Document {
    pub(crate) fn new(name: String, entries: Vec<Entry>, view: View) -> Self {
        let mut document = Self { name, entries, view, reports: Vec::new() };
        document.list_reports();
        document
    }

    /// The readable reports, in the order in which they were opened.
    #[must_use]
    pub fn reports(&self) -> &[Arc<Report>] {
        &self.reports
    }

    /// The view, with the reader's decisions.
    #[must_use]
    pub fn view(&self) -> &View {
        &self.view
    }

    /// The name given by the reader; empty if the name is derived from the content.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What a tab shows of this document: the position of its reader, with the document's decisions and
    /// choices, which all tabs share.
    #[must_use]
    pub fn seen_at(&self, position: View) -> View {
        patch::with_choices(position, &self.view)
    }

    /// The document's view for a reader who saw `before` and now sees `now`. Choices that the reader did not change
    /// are the document's, because another tab may have changed them.
    #[must_use]
    pub fn looked_at(&self, before: &View, now: &View) -> View {
        let mut view = self.seen_at(now.clone());
        if let Some(choices) = Choices::between(before, now) {
            choices.apply(&mut view);
        }
        view
    }

    /// The number of reports that could not be read. Their texts stay stored.
    #[must_use]
    pub fn unreadable(&self) -> usize {
        self.entries.len().saturating_sub(self.reports.len())
    }

    /// The id of a report, by its index in [`Document::reports`].
    #[must_use]
    pub fn id(&self, at: usize) -> Option<ReportId> {
        let readable = |entry: &&Entry| matches!(entry.content, Content::Report(_));
        self.entries.iter().filter(readable).nth(at).map(|entry| entry.id)
    }

    fn list_reports(&mut self) {
        let report = |entry: &Entry| match &entry.content {
            Content::Report(report) => Some(report.clone()),
            Content::Unreadable(_) => None,
        };
        self.reports = self.entries.iter().filter_map(report).collect();
    }

    fn entry(&mut self, id: ReportId) -> Result<&mut Entry, Refused> {
        self.entries.iter_mut().find(|entry| entry.id == id).ok_or(Refused::NoSuchReport)
    }

    /// An id that no report of the document has.
    fn free_id(&self, taken: &[ReportId]) -> ReportId {
        let own = self.entries.iter().map(|entry| entry.id).chain(taken.iter().copied());
        ReportId(own.map(|id| id.0).max().map_or(1, |id| id.saturating_add(1)))
    }
}

/// What an edit does, in the terms of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// Opens reports.
    Open,
    /// Opens further reports of files that were opened at once.
    OpenMore,
    /// Replaces a report by another file or reading.
    Replace,
    /// Removes a report.
    Remove,
    /// Corrects a statement.
    Correct,
    /// Drops a statement or a task.
    Drop,
    /// Marks a figure that was missed.
    Mark,
    /// Undoes a correction.
    Restore,
    /// Confirms a repaired value.
    Confirm,
    /// Sets a report's year or place.
    SetReport,
    /// Fills in a task.
    Task,
    /// Decides about names, places, breaks, findings or task matches.
    Decide,
    /// Chooses what is shown.
    Choose,
    /// Goes elsewhere on the page.
    Show,
    /// Names the draft.
    Rename,
}

/// One change of a document. See the table above.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    pub(crate) action: Action,
    pub(crate) steps: Vec<EditStep>,
}

/// A part of an edit.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum EditStep {
    Insert {
        at: usize,
        id: ReportId,
        content: Content,
    },
    Remove {
        id: ReportId,
    },
    Replace {
        id: ReportId,
        content: Content,
    },
    Patch {
        id: ReportId,
        patch: Box<ReportPatch>,
    },
    Decide(Box<Decisions>),
    Choose(Box<Choices>),
    /// The view without decisions and choices.
    Show(Box<View>),
    /// The view without decisions, as version 1 of [`journal_entry`] wrote it.
    ShowAll(Box<View>),
    Rename(String),
}

/// Why an edit cannot be applied. The document stays unchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Its report is no longer there.
    NoSuchReport,
    /// Its report could not be read.
    Unreadable,
    /// The entries that it changes differ from those for which it was made.
    Changed,
    /// A report with this id is already there.
    Present,
}

impl Edit {
    /// Appends reports.
    #[must_use]
    pub fn open(document: &Document, reports: Vec<Arc<Report>>) -> Self {
        let mut ids = Vec::new();
        let steps = (document.entries.len()..).zip(reports).map(|(at, report)| {
            let id = document.free_id(&ids);
            ids.push(id);
            EditStep::Insert { at, id, content: Content::Report(report) }
        });
        Self { action: Action::Open, steps: steps.collect() }
    }

    /// Appends reports that the reader opened together with those of the edit before. Both are undone together.
    #[must_use]
    pub fn open_more(document: &Document, reports: Vec<Arc<Report>>) -> Self {
        Self { action: Action::OpenMore, ..Self::open(document, reports) }
    }

    /// Removes the report with this index. `None` if there is none.
    #[must_use]
    pub fn remove(document: &Document, at: usize) -> Option<Self> {
        let id = document.id(at)?;
        Some(Self { action: Action::Remove, steps: vec![EditStep::Remove { id }] })
    }

    /// Replaces the report with this index as a whole. `None` if there is none, or it is equal.
    #[must_use]
    pub fn replace(document: &Document, at: usize, report: Arc<Report>) -> Option<Self> {
        let id = document.id(at).filter(|_| document.reports.get(at) != Some(&report))?;
        let content = Content::Report(report);
        Some(Self { action: Action::Replace, steps: vec![EditStep::Replace { id, content }] })
    }

    /// Changes the report with this index into `new`; the edit holds only the differences. `None` if there
    /// is no such report or no difference.
    #[must_use]
    pub fn report_changed(document: &Document, at: usize, new: &Arc<Report>, action: Action) -> Option<Self> {
        let id = document.id(at)?;
        let old = document.reports.get(at).filter(|old| *old != new)?;
        let step = match ReportPatch::between(old, new) {
            Some(patch) => EditStep::Patch { id, patch: Box::new(patch) },
            None => EditStep::Replace { id, content: Content::Report(new.clone()) },
        };
        Some(Self { action, steps: vec![step] })
    }

    /// Changes the view into `new`. `None` if nothing differs.
    #[must_use]
    pub fn view_changed(document: &Document, new: &View) -> Option<Self> {
        let old = &document.view;
        let decided = Decisions::between(old, new).map(|decisions| EditStep::Decide(Box::new(decisions)));
        let chosen = Choices::between(old, new).map(|choices| EditStep::Choose(Box::new(choices)));
        let position = patch::position(new);
        let shown = (patch::position(old) != position).then(|| EditStep::Show(Box::new(position)));
        let action = match (&decided, &chosen) {
            (Some(_), _) => Action::Decide,
            (None, Some(_)) => Action::Choose,
            (None, None) => Action::Show,
        };
        let steps: Vec<EditStep> = decided.into_iter().chain(chosen).chain(shown).collect();
        (!steps.is_empty()).then_some(Self { action, steps })
    }

    /// Changes the choices of what is shown into those of `new`, and nothing else. `None` if nothing differs.
    #[must_use]
    pub fn chosen(document: &Document, new: &View) -> Option<Self> {
        let choices = Choices::between(&document.view, new)?;
        Some(Self { action: Action::Choose, steps: vec![EditStep::Choose(Box::new(choices))] })
    }

    /// Names the draft. An empty name restores the name derived from the content.
    #[must_use]
    pub fn rename(document: &Document, name: &str) -> Option<Self> {
        (document.name != name)
            .then(|| Self { action: Action::Rename, steps: vec![EditStep::Rename(name.to_owned())] })
    }

    /// The action of the edit. An inverse has the action that it undoes.
    #[must_use]
    pub fn action(&self) -> Action {
        self.action
    }

    /// Whether it only moves the reader to another position in the page. Consecutive moves merge, and undo skips them.
    #[must_use]
    pub fn is_move(&self) -> bool {
        self.action == Action::Show
    }
}

/// Applies an edit. Returns its inverse.
///
/// # Errors
/// See [`Refused`]. The document stays unchanged.
pub fn apply(document: &mut Document, edit: &Edit) -> Result<Edit, Refused> {
    let mut new = document.clone();
    let mut inverse = Vec::with_capacity(edit.steps.len());
    for step in &edit.steps {
        inverse.push(apply_step(&mut new, step)?);
    }
    inverse.reverse();
    new.list_reports();
    *document = new;
    Ok(Edit { action: edit.action, steps: inverse })
}

fn apply_step(document: &mut Document, step: &EditStep) -> Result<EditStep, Refused> {
    Ok(match step {
        EditStep::Insert { at, id, content } => {
            if document.entries.iter().any(|entry| entry.id == *id) {
                return Err(Refused::Present);
            }
            let at = (*at).min(document.entries.len());
            document.entries.insert(at, Entry { id: *id, content: content.clone() });
            EditStep::Remove { id: *id }
        }
        EditStep::Remove { id } => {
            let at =
                document.entries.iter().position(|entry| entry.id == *id).ok_or(Refused::NoSuchReport)?;
            let Entry { id, content } = document.entries.remove(at);
            EditStep::Insert { at, id, content }
        }
        EditStep::Replace { id, content } => {
            let entry = document.entry(*id)?;
            EditStep::Replace { id: *id, content: std::mem::replace(&mut entry.content, content.clone()) }
        }
        EditStep::Patch { id, patch } => {
            let entry = document.entry(*id)?;
            let Content::Report(report) = &mut entry.content else { return Err(Refused::Unreadable) };
            let mut new = (**report).clone();
            let inverse = patch.apply(&mut new)?;
            *report = Arc::new(new);
            EditStep::Patch { id: *id, patch: Box::new(inverse) }
        }
        EditStep::Decide(decisions) => EditStep::Decide(Box::new(decisions.apply(&mut document.view)?)),
        EditStep::Choose(choices) => EditStep::Choose(Box::new(choices.apply(&mut document.view))),
        EditStep::Show(view) => {
            let old = patch::position(&document.view);
            document.view = patch::with_choices((**view).clone(), &document.view);
            EditStep::Show(Box::new(old))
        }
        EditStep::ShowAll(view) => {
            let new = (**view).clone().with_decisions(&document.view);
            EditStep::ShowAll(Box::new(patch::without_decisions(&std::mem::replace(&mut document.view, new))))
        }
        EditStep::Rename(name) => EditStep::Rename(std::mem::replace(&mut document.name, name.clone())),
    })
}
