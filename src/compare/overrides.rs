//! A reader's decisions about matching: names joined or separated, places joined, breaks set,
//! sentences chosen for tasks. They override automatic matching, and are stored with the view, in
//! drafts and links.
//!
//! | decision | effect |
//! | --- | --- |
//! | 茶叶面积 joined to 茶园面积 | one indicator, one row |
//! | 财政收入 separated from 地方财政收入 | two indicators, though the catalogue has one |
//! | 完成投资 by topic | one indicator for each topic |
//! | 度佳乡 joined to 度佳镇 | one place |
//! | a break of 茶园面积 at 2021 | no change is computed across it |

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::indicator_key;
use crate::model::{Name, Year, catalog};

/// The reader's decisions. They override the catalogue and automatic matching.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overrides {
    /// The first indicator name counts as the second.
    pub joined: Vec<(Name, Name)>,
    /// The first indicator name is separate from the second.
    pub separated: Vec<(Name, Name)>,
    /// Indicator names that stand for several indicators, one per topic.
    pub by_topic: Vec<Name>,
    /// The first place name counts as the second, because the place was renamed or merged into it.
    pub places: Vec<(Name, Name)>,
    /// Breaks in the series of an indicator: place label, indicator, first year after the break.
    pub breaks: Vec<(Name, Name, Year)>,
    /// Which sentence of the next report answers a task.
    pub answers: Vec<TaskAnswer>,
}

/// A reader's decision about a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskAnswer {
    /// The place's label.
    pub place: Name,
    /// The year for which the task is promised.
    pub year: Year,
    /// The task's text.
    pub task: String,
    /// The sentence that answers it; `None` if the reader found none.
    pub sentence: Option<String>,
}

impl Overrides {
    /// The key of an indicator: [`indicator_key::indicator_key`], unless the reader decided
    /// otherwise. For many names use [`Overrides::keys`], which reads the decisions once.
    #[must_use]
    pub fn key(&self, name: &str) -> String {
        Sameness::of(self).key(name)
    }

    /// The same for many names.
    pub fn keys(&self) -> impl Fn(&str) -> String + use<> {
        let sameness = Sameness::of(self);
        move |name| sameness.key(name)
    }

    /// The name that a place counts as.
    #[must_use]
    pub fn place(&self, name: &Name) -> Name {
        Sameness::of(self).place(name)
    }

    /// Joins two indicators, or the indicators of all topics under one name.
    pub fn join(&mut self, written: &Name, other: &Name) {
        let is_pair = |(a, b): &(Name, Name)| (a, b) == (written, other) || (b, a) == (written, other);
        self.separated.retain(|pair| !is_pair(pair));
        self.by_topic.retain(|name| !(name == written && name == other));
        if !self.joined.iter().any(is_pair) {
            self.joined.push((written.clone(), other.clone()));
        }
    }

    /// Separates two indicators, or one indicator by topic.
    pub fn separate(&mut self, written: &Name, other: &Name) {
        let is_pair = |(a, b): &(Name, Name)| (a, b) == (written, other) || (b, a) == (written, other);
        self.joined.retain(|pair| !is_pair(pair));
        if written == other {
            self.by_topic.push(written.clone());
        } else if !self.separated.iter().any(is_pair) {
            self.separated.push((written.clone(), other.clone()));
        }
        // Two names can also be one through a chain of joins; then every join of the first is
        // removed.
        let sameness = Sameness::of(self);
        if written != other && sameness.key(written) == sameness.key(other) {
            let own = sameness.base(written);
            self.joined.retain(|(a, b)| sameness.base(a) != own && sameness.base(b) != own);
        }
    }

    /// Whether the reader has decided about these two names.
    #[must_use]
    pub fn decided(&self, one: &str, other: &str) -> bool {
        let is_pair = |(a, b): &(Name, Name)| (&**a, &**b) == (one, other) || (&**b, &**a) == (one, other);
        let by_topic = one == other && self.by_topic.iter().any(|name| &**name == one);
        by_topic || self.joined.iter().chain(&self.separated).any(is_pair)
    }

    /// Sets a break, or removes it if it is set.
    pub fn set_break(&mut self, place: &Name, indicator: &Name, year: Year) {
        let set = (place.clone(), indicator.clone(), year);
        if self.breaks.contains(&set) {
            self.breaks.retain(|other| *other != set);
        } else {
            self.breaks.push(set);
        }
    }

    /// Decides which sentence answers a task; `None` restores automatic matching.
    pub fn answer(&mut self, place: &Name, year: Year, task: &str, decided: Option<Option<String>>) {
        let is_same = |a: &TaskAnswer| a.place == *place && a.year == year && a.task == task;
        self.answers.retain(|answer| !is_same(answer));
        if let Some(sentence) = decided {
            self.answers.push(TaskAnswer { place: place.clone(), year, task: task.to_owned(), sentence });
        }
    }
}

/// The effect of the decisions: which names are one, regardless of the order of joins.
///
/// | joined | compared as |
/// | --- | --- |
/// | 甲 to 乙, 乙 to 丙 | 丙 |
/// | 甲 to 乙, 甲 to 丙 | the one in the catalogue, else the first in character order |
/// | 甲 to 乙, 乙 to 甲 | the same |
#[derive(Clone, Debug, Default)]
pub(super) struct Sameness {
    /// Separated names with their keys.
    own: HashMap<Name, String>,
    /// For each joined key, the representative of its class.
    keys: HashMap<String, String>,
    /// Keys that stand for several indicators, one per topic.
    by_topic: HashSet<String>,
    /// For each joined place, the representative of its class.
    places: HashMap<String, String>,
}

impl Sameness {
    pub(super) fn of(overrides: &Overrides) -> Self {
        let separated = overrides.separated.iter().filter_map(|(written, other)| {
            let key = indicator_key::indicator_key(written);
            let is_own = key == **other || indicator_key::indicator_key(other) == key;
            is_own.then(|| (written.clone(), own_key(written, &key)))
        });
        let mut sameness = Self { own: separated.collect(), ..Self::default() };
        let joined = overrides.joined.iter().map(|(a, b)| (sameness.base(a), sameness.base(b)));
        sameness.keys = classes(joined.collect(), |key| catalog::find(key).is_some());
        sameness.by_topic = overrides.by_topic.iter().map(|name| sameness.key(name)).collect();
        let places = overrides.places.iter().map(|(a, b)| (a.to_string(), b.to_string()));
        sameness.places = classes(places.collect(), |_| false);
        sameness
    }

    /// See [`Overrides::key`].
    pub(super) fn key(&self, name: &str) -> String {
        let base = self.base(name);
        self.keys.get(&base).cloned().unwrap_or(base)
    }

    /// Whether a key stands for several indicators, one per topic.
    pub(super) fn is_by_topic(&self, key: &str) -> bool {
        self.by_topic.contains(key)
    }

    /// See [`Overrides::place`].
    pub(super) fn place(&self, name: &Name) -> Name {
        self.places.get(&**name).map_or_else(|| name.clone(), |other| other.as_str().into())
    }

    /// The key of a name before joins.
    fn base(&self, name: &str) -> String {
        self.own.get(name).cloned().unwrap_or_else(|| indicator_key::indicator_key(name))
    }
}

/// For each member of these pairs, the representative of its class: preferably one not joined to
/// another, then a known one, then the first in character order.
fn classes(pairs: Vec<(String, String)>, known: impl Fn(&str) -> bool) -> HashMap<String, String> {
    let mut numbers = BTreeMap::<String, usize>::new();
    let mut parent: Vec<usize> = Vec::new();
    let mut joined_away = BTreeSet::<usize>::new();
    for (a, b) in pairs {
        let apart = a != b;
        let [a, b] = [a, b].map(|name| {
            *numbers.entry(name).or_insert_with(|| {
                parent.push(parent.len());
                parent.len() - 1
            })
        });
        if apart {
            joined_away.insert(a);
        }
        let (a, b) = (root(&mut parent, a), root(&mut parent, b));
        if let Some(slot) = parent.get_mut(a) {
            *slot = b;
        }
    }
    // In character order, so that ties keep the first.
    let mut first = BTreeMap::<usize, (bool, bool, &str)>::new();
    for (name, &number) in &numbers {
        let rank = (joined_away.contains(&number), !known(name), name.as_str());
        let best = first.entry(root(&mut parent, number)).or_insert(rank);
        *best = rank.min(*best);
    }
    let stands_for = |number: usize| Some(first.get(&number)?.2.to_owned());
    let all = numbers
        .iter()
        .filter_map(|(name, &number)| Some((name.clone(), stands_for(root(&mut parent, number))?)));
    all.collect()
}

/// The root of a class, with path halving.
fn root(parent: &mut [usize], mut number: usize) -> usize {
    while let Some(&above) = parent.get(number).filter(|above| **above != number) {
        let next = parent.get(above).copied().unwrap_or(above);
        if let Some(slot) = parent.get_mut(number) {
            *slot = next;
        }
        number = next;
    }
    number
}

/// A key unique to a name: its written form, or a marked form if that is the common key itself.
fn own_key(name: &str, common: &str) -> String {
    let plain = crate::model::catalog::normal_form(name);
    [plain.as_str(), name.trim()]
        .into_iter()
        .find(|key| *key != common)
        .map_or_else(|| format!("{name} "), str::to_owned)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn name(text: &str) -> Name {
        text.into()
    }

    /// Overrides from pairs: 甲乙 joins 甲 to 乙.
    fn joined(pairs: &[&str]) -> Overrides {
        let mut overrides = Overrides::default();
        for pair in pairs {
            let names: Vec<Name> = pair.chars().map(|c| name(&format!("{c}类鱼产量"))).collect();
            if let [a, b] = names.as_slice() {
                overrides.joined.push((a.clone(), b.clone()));
            }
        }
        overrides
    }

    /// Checks which key each name gets.
    fn check(pairs: &[&str], expected: &str) {
        let overrides = joined(pairs);
        let keys = "甲乙丙丁".chars().map(|c| overrides.key(&format!("{c}类鱼产量")));
        let firsts: String = keys.filter_map(|key| key.chars().next()).collect();
        assert_eq!(firsts, expected, "{pairs:?}");
    }

    #[test]
    fn joins_are_independent_of_order() {
        check(&[], "甲乙丙丁");
        check(&["甲乙"], "乙乙丙丁");
        check(&["甲乙", "乙丙"], "丙丙丙丁");
        check(&["甲乙", "甲丙"], "丙丙丙丁");
        check(&["甲丙", "甲乙"], "丙丙丙丁");
        check(&["甲丁", "乙丁"], "丁丁丙丁");
        check(&["甲甲"], "甲乙丙丁");
        // In a circle, 丙 precedes 乙 and 甲 in character order.
        check(&["甲乙", "乙丙", "丙甲"], "丙丙丙丁");
        check(&["丙甲", "甲乙", "乙丙"], "丙丙丙丁");
    }

    #[test]
    fn the_catalogue_is_preferred_and_spellings_follow() {
        let mut overrides = Overrides::default();
        overrides.join(&name("甲县鱼产量"), &name("一种鱼产量"));
        overrides.join(&name("甲县鱼产量"), &name("粮食总产量"));
        for one in ["甲县鱼产量", "一种鱼产量", "粮食产量", "全县一种鱼产量"] {
            assert_eq!(overrides.key(one), "粮食产量", "{one}");
        }
    }

    #[test]
    fn separating_two_names_breaks_every_chain() {
        let [a, b, c] = ["甲类鱼产量", "乙类鱼产量", "丙类鱼产量"].map(name);
        let mut overrides = joined(&["甲乙", "乙丙"]);
        overrides.separate(&a, &c);
        assert_ne!(overrides.key(&a), overrides.key(&c));
        assert_eq!(overrides.key(&b), overrides.key(&c));
        overrides.join(&a, &c);
        assert_eq!(overrides.key(&a), overrides.key(&b));
    }

    #[test]
    fn places_are_joined_transitively() {
        let place = |a: &str, b: &str| (name(a), name(b));
        let circle = [place("甲镇", "乙镇"), place("乙镇", "丙镇"), place("丙镇", "甲镇")];
        for (places, expected) in [(&circle[..2], "丙镇"), (&circle[..], "丙镇")] {
            let sameness = Sameness::of(&Overrides { places: places.to_vec(), ..Overrides::default() });
            for one in ["甲镇", "乙镇", "丙镇"] {
                assert_eq!(&*sameness.place(&name(one)), expected);
            }
        }
    }

    proptest! {
        #[test]
        fn sameness_is_an_equivalence(pairs in proptest::collection::vec("[甲乙丙丁]{2}", 0..8)) {
            let pairs: Vec<&str> = pairs.iter().map(String::as_str).collect();
            let overrides = joined(&pairs);
            for (a, b) in &overrides.joined {
                prop_assert_eq!(overrides.key(a), overrides.key(b));
            }
            for c in "甲乙丙丁".chars() {
                let key = overrides.key(&format!("{c}类鱼产量"));
                prop_assert_eq!(overrides.key(&key), key);
            }
        }
    }
}
