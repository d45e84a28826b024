//! Makes an edit for a document that another tab has changed meanwhile.
//!
//! | edit | changed meanwhile | rebased |
//! | --- | --- | --- |
//! | opens a report as number 3 | another report has number 3 | opens it as number 4 |
//! | corrects the 5th figure | the 2nd figure was dropped | corrects the 4th figure |
//! | dismisses finding 甲 | finding 乙 was dismissed | dismisses 甲 too |
//! | joins 甲 and 乙 | 甲 and 乙 were separated | joins them |
//! | removes a report | the report was removed | nothing is left to do |
//! | corrects a figure | its report was removed, or the figure corrected | refused |

use std::collections::HashMap;
use std::sync::Arc;

use super::patch::{Decisions, ReportPatch, Spot, head_of};
use super::{Action, Content, Document, Edit, EditStep, Refused, ReportId, apply, apply_step};
use crate::compare::{Overrides, TaskAnswer};
use crate::model::{Name, Report};
use crate::view::View;

/// The new ids of reports that are opened again, by the ids in the edits.
pub(crate) type NewIds = HashMap<ReportId, ReportId>;

impl Edit {
    /// The same edit for a changed document. `inverse` is the inverse of the edit where it was made; `ids` is shared by
    /// the edits that are rebased one after another. `None` if the document already is as the edit makes it.
    ///
    /// # Errors
    /// What the edit changes is gone, or differs.
    pub(crate) fn rebased(
        &self,
        inverse: &Self,
        document: &Document,
        ids: &mut NewIds,
    ) -> Result<Option<Self>, Refused> {
        let mut now = document.clone();
        let mut steps = Vec::new();
        for (step, inverse) in self.steps.iter().zip(inverse.steps.iter().rev()) {
            if let Some(step) = rebased(step, inverse, &mut now, ids)? {
                apply_step(&mut now, &step)?;
                steps.push(step);
            }
        }
        Ok((!steps.is_empty()).then_some(Self { action: self.action, steps }))
    }

    /// Takes back a change of the report with this index, from `old` to `new`, also if later edits changed other parts
    /// of it. `None` if nothing is left of the change.
    ///
    /// # Errors
    /// Later edits changed the same part, or the report is gone.
    pub fn taken_back(
        document: &Document,
        at: usize,
        old: &Arc<Report>,
        new: &Arc<Report>,
    ) -> Result<Option<Self>, Refused> {
        let id = document.id(at).ok_or(Refused::NoSuchReport)?;
        let mut then = document.clone();
        then.entry(id)?.content = Content::Report(new.clone());
        then.list_reports();
        let Some(edit) = Self::report_changed(&then, at, old, Action::Restore) else { return Ok(None) };
        let inverse = apply(&mut then, &edit)?;
        edit.rebased(&inverse, document, &mut NewIds::new())
    }
}

fn rebased(
    step: &EditStep,
    inverse: &EditStep,
    now: &mut Document,
    ids: &mut NewIds,
) -> Result<Option<EditStep>, Refused> {
    let new_id = |id: &ReportId| ids.get(id).copied().unwrap_or(*id);
    Ok(Some(match (step, inverse) {
        (EditStep::Insert { at, id, content }, _) => match now.entry(*id) {
            Ok(entry) if entry.content == *content => return Ok(None),
            Ok(_) => {
                let free = now.free_id(&[]);
                ids.insert(*id, free);
                EditStep::Insert { at: *at, id: free, content: content.clone() }
            }
            Err(_) => step.clone(),
        },
        (EditStep::Remove { id }, _) => match now.entry(new_id(id)) {
            Ok(entry) => EditStep::Remove { id: entry.id },
            Err(_) => return Ok(None),
        },
        (EditStep::Replace { id, content }, _) => {
            let entry = now.entry(new_id(id))?;
            if entry.content == *content {
                return Ok(None);
            }
            EditStep::Replace { id: entry.id, content: content.clone() }
        }
        (EditStep::Patch { id, patch }, EditStep::Patch { patch: inverse, .. }) => {
            let entry = now.entry(new_id(id))?;
            let Content::Report(report) = &entry.content else { return Err(Refused::Unreadable) };
            match patch.rebased(inverse, report) {
                Some(patch) => EditStep::Patch { id: entry.id, patch: Box::new(patch) },
                None if inverse.apply(&mut (**report).clone()).is_ok() => return Ok(None),
                None => return Err(Refused::Changed),
            }
        }
        (EditStep::Decide(decisions), EditStep::Decide(inverse)) => {
            match decisions.rebased(inverse, &now.view) {
                Some(decisions) => EditStep::Decide(Box::new(decisions)),
                None => return Ok(None),
            }
        }
        (EditStep::Rename(name), _) if *name == now.name => return Ok(None),
        _ => step.clone(),
    }))
}

impl ReportPatch {
    /// The same patch for a changed report; `None` if the entries that it removes are not there. `inverse` holds them.
    fn rebased(&self, inverse: &Self, report: &Report) -> Option<Self> {
        let mut new = self.new.clone();
        if self.head {
            let (before, now) = (&inverse.new, head_of(report));
            macro_rules! keep_unless_changed {
                ($($field:ident),+) => {
                    $(if before.$field == new.$field { new.$field = now.$field; })+
                };
            }
            keep_unless_changed!(place, year, title, source, unread, extra);
            new.dropped = merged(&now.dropped, None, &before.dropped, &new.dropped, |a, b| a == b);
        }
        Some(Self {
            observations: found(self.observations, &inverse.new.observations, &report.observations)?,
            projects: found(self.projects, &inverse.new.projects, &report.projects)?,
            commitments: found(self.commitments, &inverse.new.commitments, &report.commitments)?,
            new,
            ..*self
        })
    }
}

/// Where the removed entries are now: at their spot, or at the only other place. `None` if they are gone.
fn found<T: PartialEq>(spot: Option<Spot>, removed: &[T], list: &[T]) -> Option<Option<Spot>> {
    let Some((at, length)) = spot else { return Some(None) };
    if length == 0 {
        return Some(Some((at.min(list.len()), 0)));
    }
    let is_at = |at: &usize| list.get(*at..).is_some_and(|rest| rest.starts_with(removed));
    if is_at(&at) {
        return Some(spot);
    }
    let mut places = (0..list.len()).filter(is_at);
    places.next().filter(|_| places.next().is_none()).map(|at| Some((at, length)))
}

/// A list without the removed entries and those that the inserted ones replace, with the inserted ones.
fn merged<T: PartialEq + Clone>(
    list: &[T],
    at: Option<Spot>,
    removed: &[T],
    inserted: &[T],
    replaces: impl Fn(&T, &T) -> bool,
) -> Vec<T> {
    let mut list = list.to_vec();
    let is_kept = |old: &T| inserted.contains(old);
    list.retain(|old| {
        is_kept(old) || !removed.contains(old) && !inserted.iter().any(|new| replaces(new, old))
    });
    let at = at.map_or(list.len(), |(at, _)| at.min(list.len()));
    let new: Vec<T> = inserted.iter().filter(|new| !list.contains(new)).cloned().collect();
    list.splice(at..at, new);
    list
}

impl Decisions {
    /// The same decisions for a changed view; `None` if the view has them. `inverse` holds the removed ones.
    fn rebased(&self, inverse: &Self, view: &View) -> Option<Self> {
        let mut now = view.clone();
        macro_rules! merge {
            ($($number:literal, $($list:ident).+, $replaces:expr;)+) => {
                $(now.$($list).+ = merged(
                    &now.$($list).+,
                    self.spots[$number],
                    &inverse.new.$($list).+,
                    &self.new.$($list).+,
                    $replaces,
                );)+
            };
        }
        let is_same_task =
            |a: &TaskAnswer, b: &TaskAnswer| (&a.place, a.year, &a.task) == (&b.place, b.year, &b.task);
        merge! {
            0, dismissed, |a, b| a == b;
            1, accepted, |a, b| a == b;
            2, overrides.joined, is_pair;
            3, overrides.separated, is_pair;
            4, overrides.by_topic, |a, b| a == b;
            5, overrides.places, is_pair;
            6, overrides.breaks, |a, b| a == b;
            7, overrides.answers, is_same_task;
            8, captions, |a, b| a.drawn == b.drawn;
        }
        let Overrides { joined, separated, .. } = &self.new.overrides;
        now.overrides.separated.retain(|old| !joined.iter().any(|new| is_pair(new, old)));
        now.overrides.joined.retain(|old| !separated.iter().any(|new| is_pair(new, old)));
        Self::between(view, &now)
    }
}

fn is_pair(a: &(Name, Name), b: &(Name, Name)) -> bool {
    a == b || (&a.0, &a.1) == (&b.1, &b.0)
}
