//! What differs between two states of a report, or of the reader's decisions: of each list one stretch
//! that is replaced.
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

/// A stretch of a list that is replaced: its first place, and how many entries are removed.
pub(crate) type Spot = (usize, usize);

/// The stretch in which two lists differ, and what the new one has there.
fn between<T: PartialEq + Clone>(old: &[T], new: &[T]) -> Option<(Spot, Vec<T>)> {
    let same = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old, new) = (old.get(same..)?, new.get(same..)?);
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    let (removed, inserted) = (old.len().checked_sub(tail)?, new.len().checked_sub(tail)?);
    (removed + inserted > 0).then(|| ((same, removed), new.iter().take(inserted).cloned().collect()))
}

/// The entries of a stretch.
fn entries<T>(list: &[T], spot: Option<Spot>) -> Result<&[T], Refused> {
    let Some((at, removed)) = spot else { return Ok(&[]) };
    let end = at.checked_add(removed).ok_or(Refused::Changed)?;
    list.get(at..end).ok_or(Refused::Changed)
}

/// Replaces a stretch. Gives the stretch that holds what was inserted, and what was removed.
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

/// What differs between two states of a report.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ReportPatch {
    pub(crate) observations: Option<Spot>,
    pub(crate) projects: Option<Spot>,
    pub(crate) commitments: Option<Spot>,
    /// Whether place, year, title, source and further fields are set as well.
    pub(crate) head: bool,
    /// The fingerprint of the entries that are removed: a patch is not applied to others.
    pub(crate) expected: u32,
    /// The entries that are inserted, and the head.
    pub(crate) new: Report,
}

impl ReportPatch {
    /// What differs, `None` where that is not in these lists alone: then the report is replaced.
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

    /// How many entries it removes or inserts, whichever is more, list by list.
    pub(crate) fn size(&self) -> usize {
        let of = |spot: Option<Spot>, inserted: usize| spot.map_or(0, |(_, removed)| removed.max(inserted));
        of(self.observations, self.new.observations.len())
            + of(self.projects, self.new.projects.len())
            + of(self.commitments, self.new.commitments.len())
    }

    /// Applies it. Gives the patch that takes it back.
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

/// A report of which no field counts.
fn empty() -> Report {
    Report::new(Place::named("-"), 1)
}

/// A report without its text and lists.
fn head_of(report: &Report) -> Report {
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

/// FNV-1a of the entries' text: tells them from others, no more.
fn fingerprint(entries: &Report) -> u32 {
    format::write(entries)
        .bytes()
        .fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// How many lists of decisions a view has.
pub(crate) const LISTS: usize = 8;

/// Runs a macro for each list of decisions of a view: its number, its field.
macro_rules! each_list {
    ($run:ident) => {
        $run!(0, dismissed);
        $run!(1, accepted);
        $run!(2, overrides.joined);
        $run!(3, overrides.parted);
        $run!(4, overrides.by_topic);
        $run!(5, overrides.places);
        $run!(6, overrides.breaks);
        $run!(7, overrides.answers);
    };
}

/// What differs between two states of the reader's decisions.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Decisions {
    /// Of each list the stretch that is replaced.
    pub(crate) spots: [Option<Spot>; LISTS],
    /// What is inserted; nothing else of the view counts.
    pub(crate) new: View,
}

impl Decisions {
    /// What differs, if anything.
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

    /// How many decisions it removes and inserts.
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

    /// Applies it. Gives what takes it back.
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

/// A view without the reader's decisions.
pub(crate) fn looked_at(view: &View) -> View {
    View { dismissed: Vec::new(), accepted: Vec::new(), overrides: Overrides::default(), ..view.clone() }
}

/// A view with the decisions of another.
pub(crate) fn with_decisions(view: View, decisions: &View) -> View {
    let View { dismissed, accepted, overrides, .. } = decisions.clone();
    View { dismissed, accepted, overrides, ..view }
}
