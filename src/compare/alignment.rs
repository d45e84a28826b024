//! What the reader decided about sameness: names joined or parted by hand, places that are one,
//! breaks, and which sentence answers a task. Kept with the view, in drafts and links.

use super::align;
use crate::model::{Name, Year};

/// The reader's decisions. Each goes before what the catalogue and the words say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alignment {
    /// The indicator written so counts as the other.
    pub joined: Vec<(Name, Name)>,
    /// The indicator written so is not the other: it stands on its own.
    pub parted: Vec<(Name, Name)>,
    /// The indicator of this name is several, one for each topic.
    pub by_topic: Vec<Name>,
    /// The place of this name counts as the one of the other name: renamed, or merged into it.
    pub places: Vec<(Name, Name)>,
    /// At a place, named by its label, the line of an indicator breaks before a year.
    pub breaks: Vec<(Name, Name, Year)>,
    /// Which sentence of the next report answers a task.
    pub answers: Vec<TaskAnswer>,
}

/// A reader's decision about a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskAnswer {
    /// The place's label.
    pub place: Name,
    /// The year that the task is promised for.
    pub year: Year,
    /// The task's words.
    pub task: String,
    /// The sentence that speaks of it; none does, if not given.
    pub sentence: Option<String>,
}

impl Alignment {
    /// The name to compare indicators by, see [`align::indicator_key`], unless the reader decided
    /// otherwise.
    #[must_use]
    pub fn key(&self, name: &str) -> String {
        let mut name = name;
        // A name may be joined to one that is itself joined, but never in a circle.
        for _ in 0..=self.joined.len() {
            match self.joined.iter().find(|(written, other)| &**written == name && written != other) {
                Some((_, other)) => name = other,
                None => break,
            }
        }
        let key = align::indicator_key(name);
        let is_own = |(written, other): &(Name, Name)| {
            &**written == name && (key == **other || align::indicator_key(other) == key)
        };
        if self.parted.iter().any(is_own) { own_key(name, &key) } else { key }
    }

    /// Whether the indicator of this key is several, one for each topic.
    #[must_use]
    pub fn is_by_topic(&self, key: &str) -> bool {
        self.by_topic.iter().any(|name| self.key(name) == key)
    }

    /// The name of the place that one of this name counts as.
    #[must_use]
    pub fn place<'a>(&'a self, name: &'a Name) -> &'a Name {
        self.places.iter().find(|(written, _)| written == name).map_or(name, |(_, other)| other)
    }

    /// Takes two indicators for one; of one name, those of all topics.
    pub fn join(&mut self, written: &Name, other: &Name) {
        let is_pair = |(a, b): &(Name, Name)| (a, b) == (written, other) || (b, a) == (written, other);
        self.parted.retain(|pair| !is_pair(pair));
        self.by_topic.retain(|name| !(name == written && name == other));
        if !self.joined.iter().any(is_pair) {
            self.joined.push((written.clone(), other.clone()));
        }
    }

    /// Takes two indicators for two; of one name, those of each topic.
    pub fn part(&mut self, written: &Name, other: &Name) {
        let is_pair = |(a, b): &(Name, Name)| (a, b) == (written, other) || (b, a) == (written, other);
        self.joined.retain(|pair| !is_pair(pair));
        if written == other {
            self.by_topic.push(written.clone());
        } else if !self.parted.iter().any(is_pair) {
            self.parted.push((written.clone(), other.clone()));
        }
    }

    /// Whether the reader has decided about these two.
    #[must_use]
    pub fn decided(&self, one: &str, other: &str) -> bool {
        let is_pair = |(a, b): &(Name, Name)| (&**a, &**b) == (one, other) || (&**b, &**a) == (one, other);
        let by_topic = one == other && self.by_topic.iter().any(|name| &**name == one);
        by_topic || self.joined.iter().chain(&self.parted).any(is_pair)
    }

    /// Sets or takes away a break.
    pub fn set_break(&mut self, place: &Name, indicator: &Name, year: Year) {
        let set = (place.clone(), indicator.clone(), year);
        if self.breaks.contains(&set) {
            self.breaks.retain(|other| *other != set);
        } else {
            self.breaks.push(set);
        }
    }

    /// Decides which sentence answers a task; `None` leaves it to the words again.
    pub fn answer(&mut self, place: &Name, year: Year, task: &str, decided: Option<Option<String>>) {
        let is_same = |a: &TaskAnswer| a.place == *place && a.year == year && a.task == task;
        self.answers.retain(|answer| !is_same(answer));
        if let Some(sentence) = decided {
            self.answers.push(TaskAnswer { place: place.clone(), year, task: task.to_owned(), sentence });
        }
    }
}

/// A key that no other name has: the written name, and where that is the common key itself, the
/// name marked.
fn own_key(name: &str, common: &str) -> String {
    let plain = crate::model::catalog::normal_form(name);
    [plain.as_str(), name.trim()]
        .into_iter()
        .find(|key| *key != common)
        .map_or_else(|| format!("{name} "), str::to_owned)
}
