//! Edits as text, versions 1 and 2. They are entries of a draft's journal, so these versions stay readable forever.
//!
//! | edit | text |
//! | --- | --- |
//! | a report is opened | `{"v":1,"t":1700000000000,"a":"open","c":[{"insert":[0,1,"5f2c…"]}]}` |
//! | a finding is dismissed | `{"v":1,"t":…,"a":"decide","c":[{"decide":{"at":[[0,2,0]],"new":{"dismissed":["…"]}}}]}` |
//! | that is undone | `{"v":1,"t":…,"k":"undo","after":"91c0…","a":"decide","c":[…]}` |
//! | an indicator is pinned | `{"v":2,"t":…,"a":"choose","c":[{"choose":{"set":[6],"new":{"headlines":["…"]}}}]}` |
//!
//! Version 2 adds `choose` and `go`. In version 1, `show` stood for both. Version 3 adds the action `more`. Entries
//! without them stay of an earlier version, which earlier pages read too. `after` is in all entries but moves, since journals of several tabs need it.
//!
//! The hash of its text stands for a whole report, see [`ContentHash`].

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::patch::{CHOICES, Choices, Decisions, ReportPatch, Spot};
use super::{Action, Content, ContentHash, Edit, EditStep, ReportId};
use crate::format::{self, Word};
use crate::model::Report;
use crate::view::v1::ViewV1;

/// The latest version.
const VERSION: u32 = 3;

/// What caused an entry of a journal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cause {
    /// An action of the reader.
    #[default]
    Do,
    /// Undo of the last action.
    Undo,
    /// Redo of the action undone last.
    Redo,
}

/// An entry of a journal.
#[derive(Clone, Debug, PartialEq)]
pub struct JournalEntry {
    /// The time, in milliseconds since 1970 (UTC).
    pub time: u64,
    /// The cause.
    pub cause: Cause,
    /// The hash of the journal for which it was made, without moves. `None` if that is not known, and for moves.
    pub after: Option<ContentHash>,
    /// The edit.
    pub edit: Edit,
}

/// Why an entry cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryFault {
    /// It is damaged.
    Damaged,
    /// It was written by a later version.
    Newer,
}

#[derive(Serialize, Deserialize)]
struct EntryText {
    v: u32,
    t: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    k: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    after: Option<String>,
    a: String,
    c: Vec<StepText>,
}

/// A spot as `[list, at, removed]`.
type SpotText = (u8, usize, usize);

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum StepText {
    Insert(usize, u32, String),
    Remove(u32),
    Replace(u32, String),
    Patch {
        id: u32,
        at: Vec<SpotText>,
        #[serde(default, skip_serializing_if = "is_false")]
        head: bool,
        expected: u32,
        new: Box<RawValue>,
    },
    Decide {
        at: Vec<SpotText>,
        new: Box<ViewV1>,
    },
    Choose {
        set: Vec<usize>,
        new: Box<ViewV1>,
    },
    Go(Box<ViewV1>),
    Show(Box<ViewV1>),
    Name(String),
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape that serde asks for")]
fn is_false(flag: &bool) -> bool {
    !flag
}

macro_rules! journal_words {
    ($($type:ident { $($word:literal => $value:ident),+ $(,)? })+) => {
        $(impl Word for $type {
            const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$value)),+];
        })+
    };
}

journal_words! {
    Action {
        "open" => Open, "more" => OpenMore, "replace" => Replace, "remove" => Remove, "correct" => Correct, "drop" => Drop,
        "mark" => Mark, "restore" => Restore, "confirm" => Confirm, "set" => SetReport, "task" => Task,
        "decide" => Decide, "choose" => Choose, "show" => Show, "rename" => Rename,
    }
    Cause { "do" => Do, "undo" => Undo, "redo" => Redo }
}

fn spots(spots: &[Option<Spot>]) -> Vec<SpotText> {
    let numbered = (0u8..).zip(spots);
    numbered.filter_map(|(list, spot)| spot.map(|(at, removed)| (list, at, removed))).collect()
}

fn spot(spots: &[SpotText], list: u8) -> Option<Spot> {
    spots.iter().find(|(number, ..)| *number == list).map(|(_, at, removed)| (*at, *removed))
}

/// Writes an entry. `hash` returns the hash of a whole report's text.
pub fn to_text(entry: &JournalEntry, mut hash: impl FnMut(&std::sync::Arc<Report>) -> ContentHash) -> String {
    let mut named = |content: &Content| match content {
        Content::Report(report) => hash(report).to_string(),
        Content::Unreadable(hash) => hash.to_string(),
    };
    let step = |step: &EditStep| match step {
        EditStep::Insert { at, id, content } => StepText::Insert(*at, id.0, named(content)),
        EditStep::Remove { id } => StepText::Remove(id.0),
        EditStep::Replace { id, content } => StepText::Replace(id.0, named(content)),
        EditStep::Patch { id, patch } => StepText::Patch {
            id: id.0,
            at: spots(&[patch.observations, patch.projects, patch.commitments]),
            head: patch.head,
            expected: patch.expected,
            new: RawValue::from_string(format::write(&patch.new)).unwrap_or_default(),
        },
        EditStep::Decide(decisions) => {
            StepText::Decide { at: spots(&decisions.spots), new: Box::new((&decisions.new).into()) }
        }
        EditStep::Choose(choices) => StepText::Choose {
            set: (0..).zip(choices.set).filter_map(|(number, is_set)| is_set.then_some(number)).collect(),
            new: Box::new((&choices.new).into()),
        },
        EditStep::Show(view) => StepText::Go(Box::new((&**view).into())),
        EditStep::ShowAll(view) => StepText::Show(Box::new((&**view).into())),
        EditStep::Rename(name) => StepText::Name(name.clone()),
    };
    let is_of_2 = |step: &EditStep| matches!(step, EditStep::Choose(_) | EditStep::Show(_));
    let version = match entry.edit.action {
        Action::OpenMore => VERSION,
        _ if entry.edit.steps.iter().any(is_of_2) => 2,
        _ => 1,
    };
    let entry = EntryText {
        v: version,
        t: entry.time,
        k: (entry.cause != Cause::Do).then(|| entry.cause.word().to_owned()),
        after: entry.after.as_deref().map(str::to_owned),
        a: entry.edit.action.word().to_owned(),
        c: entry.edit.steps.iter().map(step).collect(),
    };
    serde_json::to_string(&entry).unwrap_or_default()
}

/// Reads an entry. `content` returns the report whose text has a hash.
///
/// # Errors
/// See [`EntryFault`].
pub(crate) fn parse(
    text: &str,
    mut content: impl FnMut(&str) -> Content,
) -> Result<JournalEntry, EntryFault> {
    #[derive(Deserialize)]
    struct Version {
        v: u32,
    }
    let Version { v } = serde_json::from_str(text).map_err(|_| EntryFault::Damaged)?;
    if v > VERSION {
        return Err(EntryFault::Newer);
    }
    let entry: EntryText = serde_json::from_str(text).map_err(|_| EntryFault::Damaged)?;
    let cause = entry.k.as_deref().map_or(Some(Cause::Do), Cause::from_word).ok_or(EntryFault::Damaged)?;
    let action = Action::from_word(&entry.a).ok_or(EntryFault::Damaged)?;
    let steps: Option<Vec<EditStep>> = entry.c.into_iter().map(|text| step(text, &mut content)).collect();
    let edit = Edit { action, steps: steps.ok_or(EntryFault::Damaged)? };
    Ok(JournalEntry { time: entry.t, cause, after: entry.after.map(ContentHash::from), edit })
}

fn step(text: StepText, content: &mut impl FnMut(&str) -> Content) -> Option<EditStep> {
    Some(match text {
        StepText::Insert(at, id, hash) => EditStep::Insert { at, id: ReportId(id), content: content(&hash) },
        StepText::Remove(id) => EditStep::Remove { id: ReportId(id) },
        StepText::Replace(id, hash) => EditStep::Replace { id: ReportId(id), content: content(&hash) },
        StepText::Patch { id, at, head, expected, new } => {
            let outcome = format::read(new.get());
            let patch = ReportPatch {
                observations: spot(&at, 0),
                projects: spot(&at, 1),
                commitments: spot(&at, 2),
                head,
                expected,
                new: outcome.reports.into_iter().next()?,
            };
            EditStep::Patch { id: ReportId(id), patch: Box::new(patch) }
        }
        StepText::Decide { at, new } => {
            let spots = [0, 1, 2, 3, 4, 5, 6, 7, 8].map(|list| spot(&at, list));
            EditStep::Decide(Box::new(Decisions { spots, new: (*new).into() }))
        }
        StepText::Choose { set: numbers, new } => {
            let mut set = [false; CHOICES];
            for number in numbers {
                *set.get_mut(number)? = true;
            }
            EditStep::Choose(Box::new(Choices { set, new: (*new).into() }))
        }
        StepText::Go(view) => EditStep::Show(Box::new((*view).into())),
        StepText::Show(view) => EditStep::ShowAll(Box::new((*view).into())),
        StepText::Name(name) => EditStep::Rename(name),
    })
}
