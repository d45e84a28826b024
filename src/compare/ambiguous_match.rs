//! Doubtful matches: figures treated as one indicator that may be two, and figures treated as two
//! that may be one. The reader decides ([`Overrides`](super::Overrides)).
//!
//! | doubt | example |
//! | --- | --- |
//! | joined, and the value leaps where the name changes | 茶叶面积 1.2 万亩, a year later 茶园面积 12 万亩 |
//! | joined, and the reports assign different topics | 投资 of 工业, 投资 of 交通 |
//! | separate, with similar names that no year's report uses together | 茶叶种植面积 until 2021, 茶叶面积 from 2022 |

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::index::{Class, IndexedStatement};
use super::{Index, ObservationRef, SeriesId};
use crate::model::{Name, Topic, Year, catalog};
use crate::quantity::{Dimension, Unit};

/// Two names that may mean one indicator or two.
#[derive(Clone, Debug, PartialEq)]
pub struct AmbiguousMatch {
    /// One name.
    pub one: Name,
    /// The other.
    pub other: Name,
    /// Whether the two are treated as one indicator.
    pub joined: bool,
    /// The reason for the doubt.
    pub reason: Ambiguity,
    /// A statement of each, for the reader to look at.
    pub at: [ObservationRef; 2],
}

/// Why a match is doubtful.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ambiguity {
    /// The value leaps between these years, where the name changes.
    Leap(Year, Year),
    /// The reports assign them different topics.
    Topics(Topic, Topic),
    /// The names are similar, the units agree, and no report of one year uses both.
    Alike,
}

/// The largest factor between the values of two years that needs no second look.
const LEAP: f64 = 3.0;

/// The proportion of common characters, in order, from which two names are similar.
const ALIKE: f64 = 0.75;

/// The most names that may share a pair of characters. A more frequent pair is no evidence.
const COMMON: usize = 40;

/// The most pairs of characters that are compared for similarity, over all names. Thousands of ordinary
/// names take a quarter of it; a link made to be slow would take minutes.
const MOST_WORK: usize = 20_000_000;

/// Words that give two similar names different meanings.
const CONTRASTS: &[[&str; 2]] = &[
    ["第一", "第二"],
    ["第二", "第三"],
    ["第一", "第三"],
    ["城镇", "农村"],
    ["城市", "农村"],
    ["进口", "出口"],
    ["新增", "累计"],
    ["常住", "户籍"],
    ["收入", "支出"],
    ["存款", "贷款"],
    ["增速", "占比"],
    ["登记", "调查"],
    ["小学", "初中"],
    ["总", "人均"],
];

impl Index {
    /// The doubtful matches that the reader has not decided, joined ones first.
    #[must_use]
    pub fn ambiguous_matches(&self) -> Vec<AmbiguousMatch> {
        let mut found: Vec<AmbiguousMatch> = self.ids().flat_map(|id| self.ambiguous_joins(id)).collect();
        found.extend(self.ambiguous_partings());
        let mut seen = BTreeSet::new();
        found.retain(|found| {
            let (one, other) = (found.one.clone(), found.other.clone());
            (one != other || matches!(found.reason, Ambiguity::Topics(..)))
                && !self.overrides().decided(&one, &other)
                && seen.insert(if one < other { (one, other) } else { (other, one) })
        });
        found
    }

    fn ambiguous_joins(&self, id: SeriesId) -> Vec<AmbiguousMatch> {
        let results: Vec<&IndexedStatement> = self
            .statements(id)
            .iter()
            .filter(|s| s.class == Class::Result && s.stated && !s.growth)
            .collect();
        let pairs = results.windows(2).filter_map(|pair| {
            let [a, b] = pair else { return None };
            let (one, other) = (self.observation(a.at)?, self.observation(b.at)?);
            let same = one.indicator == other.indicator
                || catalog::normal_form(&one.indicator) == catalog::normal_form(&other.indicator);
            if same && one.topic.zip(other.topic).is_none_or(|(a, b)| a == b) {
                return None;
            }
            if same && catalog::find(&one.indicator).is_some() {
                return None;
            }
            let leaps = a.order > 0.0 && b.order > 0.0 && !(1.0 / LEAP..=LEAP).contains(&(b.order / a.order));
            let topics = one.topic.zip(other.topic).filter(|(a, b)| a != b);
            let reason = match topics {
                _ if leaps && !same && a.year != b.year => Ambiguity::Leap(a.year, b.year),
                Some((a, b)) => Ambiguity::Topics(a, b),
                None => return None,
            };
            let (one, other) = (one.indicator.clone(), other.indicator.clone());
            Some(AmbiguousMatch { one, other, joined: true, reason, at: [a.at, b.at] })
        });
        pairs.collect()
    }

    fn ambiguous_partings(&self) -> Vec<AmbiguousMatch> {
        let mut said = BTreeMap::<u32, StatedIndicator>::new();
        for id in self.ids() {
            let Some(series) = self.series(id) else { continue };
            let statements = self.statements(id).iter().filter(|s| s.stated && !s.growth);
            for statement in statements {
                let Some(observation) = self.observation(statement.at) else { continue };
                let entry = said.entry(series.indicator).or_insert_with(|| {
                    let name = self.name(id);
                    StatedIndicator {
                        known: catalog::find(&name).is_some(),
                        form: catalog::normal_form(&name).chars().collect(),
                        name,
                        dimension: Unit::parse(&observation.unit).dimension().clone(),
                        given: BTreeMap::new(),
                    }
                });
                let kind = (series.place, statement.class, statement.year);
                entry.given.entry(kind).or_insert((statement.at, statement.order));
            }
        }
        // Only names that share an infrequent pair of neighbouring characters are compared.
        let all: Vec<&StatedIndicator> = said.values().collect();
        let mut holding = HashMap::<(char, char), Vec<usize>>::new();
        let (mut found, mut left) = (Vec::new(), MOST_WORK);
        for (number, one) in all.iter().enumerate() {
            let pairs: BTreeSet<(char, char)> =
                one.form.iter().copied().zip(one.form.iter().skip(1).copied()).collect();
            let rare = pairs.iter().filter_map(|pair| holding.get(pair)).filter(|held| held.len() < COMMON);
            let others: BTreeSet<usize> = rare.flatten().copied().collect();
            for other in others.into_iter().filter_map(|other| all.get(other)) {
                left = left.saturating_sub(other.form.len().saturating_mul(one.form.len()));
                if left == 0 {
                    return found;
                }
                found.extend(other.may_be(one));
            }
            for pair in pairs {
                holding.entry(pair).or_default().push(number);
            }
        }
        found
    }
}

/// An indicator as the reports state it.
struct StatedIndicator {
    name: Name,
    /// Whether the catalogue lists it.
    known: bool,
    form: Vec<char>,
    dimension: Dimension,
    /// By place, class and year: a statement and its value in base units.
    given: BTreeMap<(u32, Class, Year), (ObservationRef, f64)>,
}

impl StatedIndicator {
    /// The doubt about the two, if there is one.
    fn may_be(&self, other: &Self) -> Option<AmbiguousMatch> {
        let contrasts = |[a, b]: &[&str; 2]| {
            let holds = |word: &str, said: &Self| said.name.contains(word);
            (holds(a, self) && holds(b, other)) || (holds(b, self) && holds(a, other))
        };
        let apart = self.dimension != other.dimension
            // The catalogue lists both, as two indicators.
            || (self.known && other.known)
            || similarity(&self.form, &other.form) < ALIKE
            || CONTRASTS.iter().any(contrasts)
            || self.given.keys().any(|key| other.given.contains_key(key));
        if apart {
            return None;
        }
        let (a, b) = (self.nearest(other)?, other.nearest(self)?);
        let leaps = a.1 > 0.0 && b.1 > 0.0 && !(1.0 / LEAP..=LEAP).contains(&(b.1 / a.1));
        (!leaps).then(|| AmbiguousMatch {
            one: self.name.clone(),
            other: other.name.clone(),
            joined: false,
            reason: Ambiguity::Alike,
            at: [a.0, b.0],
        })
    }

    /// The statement nearest in time to those of the other for the same place; without such, the
    /// last one.
    fn nearest(&self, other: &Self) -> Option<(ObservationRef, f64)> {
        let distance = |&(place, class, year): &(u32, Class, Year)| {
            let before = other.given.range((place, class, Year::MIN)..=(place, class, year)).next_back();
            let after = other.given.range((place, class, year)..=(place, class, Year::MAX)).next();
            let there = before.into_iter().chain(after);
            there.map(|((.., y), _)| y.abs_diff(year)).min().unwrap_or(u16::MAX)
        };
        self.given.iter().rev().min_by_key(|(key, _)| distance(key)).map(|(_, given)| *given)
    }
}

/// The similarity of two names: the proportion of characters that they have in common, in order.
fn similarity(a: &[char], b: &[char]) -> f64 {
    let mut row = vec![0usize; b.len() + 1];
    for x in a {
        let mut diagonal = 0;
        let mut left = 0;
        for (at, y) in b.iter().enumerate() {
            let Some(above) = row.get_mut(at + 1) else { continue };
            let longest = if x == y { diagonal + 1 } else { left.max(*above) };
            diagonal = std::mem::replace(above, longest);
            left = longest;
        }
    }
    let shared = row.last().copied().unwrap_or_default();
    #[allow(clippy::cast_precision_loss)] // names are short
    let proportion = 2.0 * shared as f64 / (a.len() + b.len()).max(1) as f64;
    proportion
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::format;

    /// Long names of which each shares an infrequent pair of characters with hundreds of others. Comparing all of
    /// them would take minutes.
    #[test]
    fn the_work_is_bounded() {
        let character = |n: u32| char::from_u32(0x4e00 + n % 20_000).unwrap_or('一');
        let name =
            |n: u32| (0..200).map(|at| character(n / 20 * 13 + at)).chain([character(n)]).collect::<String>();
        let statement = |n: u32| {
            format!(r#"{{"indicator":"{}","period":2023,"kind":"actual","value":"1","unit":"吨"}}"#, name(n))
        };
        let statements: Vec<String> = (0..1_500).map(statement).collect();
        let json =
            format!(r#"{{"place":{{"name":"甲"}},"year":2024,"observations":[{}]}}"#, statements.join(","));
        let index = Index::new(&[Arc::new(format::read(&json).reports.remove(0))]);
        assert!(index.ambiguous_matches().is_empty());
    }
}
