//! The differences between two states of a report, or of the reader's decisions: in each list, one range is
//! replaced. Of the choices of what is shown, those that differ are set.
//!
//! | old list | new list | splice |
//! | --- | --- | --- |
//! | 甲 乙 丙 | 甲 丁 丙 | at 1, 1 removed, 丁 inserted |
//! | 甲 乙 | 甲 乙 丙 | at 2, none removed, 丙 inserted |
//! | 甲 乙 丙 | 乙 丙 | at 0, 1 removed |

use super::Refused;
use crate::compare::Overrides;
use crate::format;
use crate::model::{Commitment, Observation, Place, Project, Report};
use crate::view::View;

/// A range of a list that is replaced: its start, and the number of removed entries.
pub(crate) type Spot = (usize, usize);

/// The range in which two lists differ, and the entries of the new one.
fn between<T: PartialEq + Clone>(old: &[T], new: &[T]) -> Option<(Spot, Vec<T>)> {
    let same = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old, new) = (old.get(same..)?, new.get(same..)?);
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    let (removed, inserted) = (old.len().checked_sub(tail)?, new.len().checked_sub(tail)?);
    (removed + inserted > 0).then(|| ((same, removed), new.iter().take(inserted).cloned().collect()))
}

/// The entries of a range.
fn entries<T>(list: &[T], spot: Option<Spot>) -> Result<&[T], Refused> {
    let Some((at, removed)) = spot else { return Ok(&[]) };
    let end = at.checked_add(removed).ok_or(Refused::Changed)?;
    list.get(at..end).ok_or(Refused::Changed)
}

/// Replaces a range. Returns the range of the inserted entries, and the removed entries.
fn splice<T: Clone>(
    list: &mut Vec<T>,
    spot: Option<Spot>,
    inserted: &[T],
) -> Result<(Option<Spot>, Vec<T>), Refused> {
    let Some((at, removed)) = spot else { return Ok((None, Vec::new())) };
    entries(list, spot)?;
    let old = list.splice(at..at + removed, inserted.iter().cloned()).collect();
    Ok((Some((at, inserted.len())), old))
}

/// The differences between two states of a report.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ReportPatch {
    pub(crate) observations: Option<Spot>,
    pub(crate) projects: Option<Spot>,
    pub(crate) commitments: Option<Spot>,
    /// Whether it also sets place, year, title, source and further fields.
    pub(crate) head: bool,
    /// A fingerprint of the removed entries. The patch is not applied to other entries.
    pub(crate) expected: u32,
    /// The inserted entries and the head.
    pub(crate) new: Report,
}

impl ReportPatch {
    /// Returns the differences; `None` if they are not only in these lists. Then the report is replaced as
    /// a whole.
    pub(crate) fn between(old: &Report, new: &Report) -> Option<Self> {
        if old.text != new.text || old.outline != new.outline || old.problems != new.problems {
            return None;
        }
        let head = head_of(old) != head_of(new);
        let mut inserted = if head { head_of(new) } else { empty() };
        let mut removed = empty();
        let observations = between(&old.observations, &new.observations).map(|(spot, list)| {
            inserted.observations = list;
            spot
        });
        let projects = between(&old.projects, &new.projects).map(|(spot, list)| {
            inserted.projects = list;
            spot
        });
        let commitments = between(&old.commitments, &new.commitments).map(|(spot, list)| {
            inserted.commitments = list;
            spot
        });
        removed.observations = entries(&old.observations, observations).ok()?.to_vec();
        removed.projects = entries(&old.projects, projects).ok()?.to_vec();
        removed.commitments = entries(&old.commitments, commitments).ok()?.to_vec();
        let expected = fingerprint(&removed);
        Some(Self { observations, projects, commitments, head, expected, new: inserted })
    }

    /// The number of removed or inserted entries, whichever is greater, summed over the lists.
    pub(crate) fn size(&self) -> usize {
        let of = |spot: Option<Spot>, inserted: usize| spot.map_or(0, |(_, removed)| removed.max(inserted));
        of(self.observations, self.new.observations.len())
            + of(self.projects, self.new.projects.len())
            + of(self.commitments, self.new.commitments.len())
    }

    /// Applies the patch. Returns its inverse.
    pub(crate) fn apply(&self, report: &mut Report) -> Result<Self, Refused> {
        let removed = Report {
            observations: entries::<Observation>(&report.observations, self.observations)?.to_vec(),
            projects: entries::<Project>(&report.projects, self.projects)?.to_vec(),
            commitments: entries::<Commitment>(&report.commitments, self.commitments)?.to_vec(),
            ..empty()
        };
        if fingerprint(&removed) != self.expected {
            return Err(Refused::Changed);
        }
        let expected = fingerprint(&Report {
            observations: self.new.observations.clone(),
            projects: self.new.projects.clone(),
            commitments: self.new.commitments.clone(),
            ..empty()
        });
        let mut old = if self.head { head_of(report) } else { empty() };
        let (observations, list) =
            splice(&mut report.observations, self.observations, &self.new.observations)?;
        old.observations = list;
        let (projects, list) = splice(&mut report.projects, self.projects, &self.new.projects)?;
        old.projects = list;
        let (commitments, list) = splice(&mut report.commitments, self.commitments, &self.new.commitments)?;
        old.commitments = list;
        if self.head {
            let Report { place, year, title, source, dropped, unread, extra, .. } = head_of(&self.new);
            let rest = std::mem::replace(report, empty());
            *report = Report { place, year, title, source, dropped, unread, extra, ..rest };
        }
        Ok(Self { observations, projects, commitments, head: self.head, expected, new: old })
    }
}

/// A report that only holds lists; its other fields are not used.
fn empty() -> Report {
    Report::new(Place::named("-"), 1)
}

/// A report without its text and lists.
pub(crate) fn head_of(report: &Report) -> Report {
    let Report { place, year, title, source, dropped, unread, extra, .. } = report;
    Report {
        title: title.clone(),
        source: source.clone(),
        dropped: dropped.clone(),
        unread: unread.clone(),
        extra: extra.clone(),
        ..Report::new(place.clone(), *year)
    }
}

/// FNV-1a of the entries' text. It only has to distinguish entries.
fn fingerprint(entries: &Report) -> u32 {
    format::write(entries)
        .bytes()
        .fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The number of a view's lists of decisions.
pub(crate) const LISTS: usize = 9;

/// Runs a macro for each list of decisions of a view, with its number and field.
macro_rules! each_list {
    ($run:ident) => {
        $run!(0, dismissed);
        $run!(1, accepted);
        $run!(2, overrides.joined);
        $run!(3, overrides.separated);
        $run!(4, overrides.by_topic);
        $run!(5, overrides.places);
        $run!(6, overrides.breaks);
        $run!(7, overrides.answers);
        $run!(8, captions);
    };
}

/// The differences between two states of the reader's decisions.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Decisions {
    /// The replaced range of each list.
    pub(crate) spots: [Option<Spot>; LISTS],
    /// The inserted decisions; the rest of the view is not used.
    pub(crate) new: View,
}

impl Decisions {
    /// Returns the differences; `None` if there are none.
    pub(crate) fn between(old: &View, new: &View) -> Option<Self> {
        let mut patch = Self::default();
        macro_rules! compare {
            ($number:literal, $($list:ident).+) => {
                if let Some((spot, inserted)) = between(&old.$($list).+, &new.$($list).+) {
                    patch.spots[$number] = Some(spot);
                    patch.new.$($list).+ = inserted;
                }
            };
        }
        each_list!(compare);
        patch.spots.iter().any(Option::is_some).then_some(patch)
    }

    /// The numbers of removed and inserted decisions.
    pub(crate) fn size(&self) -> (usize, usize) {
        let (mut removed, mut inserted) = (0, 0);
        macro_rules! count {
            ($number:literal, $($list:ident).+) => {
                removed += self.spots[$number].map_or(0, |(_, removed)| removed);
                inserted += self.new.$($list).+.len();
            };
        }
        each_list!(count);
        (removed, inserted)
    }

    /// Applies the patch. Returns its inverse.
    pub(crate) fn apply(&self, view: &mut View) -> Result<Self, Refused> {
        let mut inverse = Self::default();
        macro_rules! apply {
            ($number:literal, $($list:ident).+) => {
                let (spot, removed) = splice(&mut view.$($list).+, self.spots[$number], &self.new.$($list).+)?;
                inverse.spots[$number] = spot;
                inverse.new.$($list).+ = removed;
            };
        }
        each_list!(apply);
        Ok(inverse)
    }
}

/// The number of a view's choices.
pub(crate) const CHOICES: usize = 14;

/// Runs a macro for each choice of what a view shows, with its number and field. Where the reader is (tab, report,
/// search, open sections) is no choice: the browser's Back and the fields themselves undo it.
macro_rules! each_choice {
    ($run:ident) => {
        $run!(0, selection.places);
        $run!(1, selection.years);
        $run!(2, selection.compared);
        $run!(3, selection.beside);
        $run!(4, selection.topics);
        $run!(5, selection.sort);
        $run!(6, selection.headlines);
        $run!(7, chart);
        $run!(8, drawn);
        $run!(9, phrases);
        $run!(10, schedule);
        $run!(11, from_zero);
        $run!(12, chart_unit);
        $run!(13, places_order);
    };
}

/// The differences between the choices of two views.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Choices {
    /// Which choices it sets.
    pub(crate) set: [bool; CHOICES],
    /// Their new values; the rest of the view is not used.
    pub(crate) new: View,
}

impl Choices {
    /// Returns the differences; `None` if there are none.
    pub(crate) fn between(old: &View, new: &View) -> Option<Self> {
        let mut choices = Self::default();
        macro_rules! compare {
            ($number:literal, $($field:ident).+) => {
                if old.$($field).+ != new.$($field).+ {
                    choices.set[$number] = true;
                    choices.new.$($field).+ = new.$($field).+.clone();
                }
            };
        }
        each_choice!(compare);
        choices.set.contains(&true).then_some(choices)
    }

    /// Sets the choices. Returns the inverse.
    pub(crate) fn apply(&self, view: &mut View) -> Self {
        let mut inverse = Self { set: self.set, new: View::default() };
        macro_rules! apply {
            ($number:literal, $($field:ident).+) => {
                if self.set[$number] {
                    let new = self.new.$($field).+.clone();
                    inverse.new.$($field).+ = std::mem::replace(&mut view.$($field).+, new);
                }
            };
        }
        each_choice!(apply);
        inverse
    }
}

/// The position of a reader in the page: a view without decisions and choices.
pub(crate) fn position(view: &View) -> View {
    with_choices(view.clone(), &View::default())
}

/// A view without the reader's decisions.
pub(crate) fn without_decisions(view: &View) -> View {
    View {
        dismissed: Vec::new(),
        accepted: Vec::new(),
        overrides: Overrides::default(),
        captions: Vec::new(),
        ..view.clone()
    }
}

/// A view with the decisions and choices of another one.
pub(crate) fn with_choices(view: View, other: &View) -> View {
    let mut view = view.with_decisions(other);
    if let Some(choices) = Choices::between(&view, other) {
        choices.apply(&mut view);
    }
    view
}
