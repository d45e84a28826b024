//! How likely it is that a figure has the right name.
//!
//! | text | name | sure? |
//! | --- | --- | --- |
//! | `地区生产总值`500亿元 | 地区生产总值 | yes: a known indicator, right before its figure |
//! | 甲业、乙业`并深化应用场景`16个`领域` | 深化应用场景并领域 | no: a function word in the name |
//!
//! [`FEATURES`] are evidence for or against a name. Each has an integer weight, and the sum decides.
//! `examples/confidence.rs` fits the weights to the labelled reports and measures how many of the wrong
//! names are among the least sure tenth.

mod weights;

use std::collections::HashSet;
use std::sync::OnceLock;

use super::Role;
use super::lexer::Quantity;
use super::lexicon::{EVENT_VERBS, HEADS, PREDICATES};
use super::sentence::RawReading;
use crate::model::catalog;
use crate::source::NormalizedText;

/// The features, in the order of their bits.
pub const FEATURES: [&str; 55] = [
    "rule: name",
    "rule: count",
    "rule: growth",
    "rule: subject",
    "rule: several",
    "rule: part",
    "rule: borrowed",
    "rule: clause",
    "rule: list",
    "rule: pair",
    "rule: sum",
    "rule: completion",
    "rule: lead",
    "rule: quota",
    "rule: project",
    "another rule",
    "known",
    "ends with a head noun",
    "1 or 2 characters",
    "3 or 4 characters",
    "5 to 8 characters",
    "9 to 12 characters",
    "13 to 18 characters",
    "more characters",
    "begins with a verb",
    "ends with a verb",
    "holds 的",
    "holds a list",
    "holds a conjunction",
    "a quotation mark without its pair",
    "holds a digit",
    "holds a function word",
    "unit: percent",
    "unit: money",
    "unit: a counter",
    "unit: points",
    "another unit",
    "belongs to a figure before",
    "a percentage of what is no rate",
    "money of what is no amount",
    "a target",
    "stands right before the figure",
    "stands before the figure",
    "stands right behind the figure",
    "3 to 8 words before the figure are not in it",
    "more words before the figure are not in it",
    "ends as a known indicator does",
    "begins as a known indicator does",
    "begins in the middle of words",
    "words go on behind it",
    "1 or 2 characters, a counter",
    "a head noun alone, after a figure",
    "the first figure of its sentence",
    "begins with a verb, right behind the figure",
    "a noun behind the figure is not in it",
];

/// The rules with a feature of their own, in the order of their bits.
const RULES: [&str; 15] = [
    "name",
    "count",
    "growth",
    "subject",
    "several",
    "part",
    "borrowed",
    "clause",
    "list",
    "pair",
    "sum",
    "completion",
    "lead",
    "quota",
    "project",
];

/// Characters that are rare within a name.
const FUNCTION_WORDS: [char; 14] =
    ['在', '将', '把', '对', '由', '使', '让', '了', '被', '就', '并', '从', '以', '为'];

/// Endings of indicators that are measured in percent.
const RATES: [&str; 10] = ["率", "占比", "比重", "比例", "份额", "度", "面", "贡献", "比", "水平"];

/// The greatest distance between a figure and its name, in characters.
const REACH: usize = 40;

/// The features of a reading, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Features(u64);

impl Features {
    /// Whether it has the feature with this number.
    #[must_use]
    pub fn has(self, feature: usize) -> bool {
        u32::try_from(feature).ok().and_then(|bit| self.0.checked_shr(bit)).is_some_and(|rest| rest & 1 == 1)
    }

    /// The sum of the weights of its features. Below [`weights::UNSURE`] it is doubtful.
    #[must_use]
    pub fn score(self) -> i32 {
        let own = weights::WEIGHTS.iter().enumerate().filter(|(feature, _)| self.has(*feature));
        own.map(|(_, weight)| i32::from(*weight)).sum()
    }

    /// Whether the name is doubtful.
    #[must_use]
    pub fn is_unsure(self) -> bool {
        self.score() < weights::UNSURE
    }

    /// The features of a reading whose clause begins at `clause`.
    pub(super) fn of(
        text: &NormalizedText<'_>,
        raw: &RawReading,
        q: &Quantity,
        clause: usize,
        first: bool,
    ) -> Self {
        let name = raw.indicator.as_str();
        let length = name.chars().count();
        let grows = matches!(raw.role, Role::Growth | Role::TargetGrowth);
        let known = catalog::find(name).is_some();
        let head = HEADS.suffix(name);
        let from = clause.max(q.from.saturating_sub(REACH)).min(q.from);
        let before = text.string(from, q.from);
        let position = before.rfind(name).filter(|_| !name.is_empty());
        let gap =
            position.map_or(0, |at| before.get(at + name.len()..).map_or(0, |rest| rest.chars().count()));
        let unused = if position.is_some() { 0 } else { (q.from - from).saturating_sub(length) };
        let rate = RATES.iter().any(|end| name.ends_with(end));
        let quotes = name.matches('“').count() != name.matches('”').count();
        let money = q.base.ends_with('元');
        let rule = RULES.iter().position(|rule| *rule == raw.rule).unwrap_or(RULES.len());
        let word = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}');
        let start = position.map(|at| from + before.get(..at).map_or(0, |left| left.chars().count()));
        let middle = start.is_some_and(|start| start > clause && word(text.before(start)));
        let behind = text.word(q.to, name).filter(|_| position.is_none() && !name.is_empty());
        let goes_on = behind.is_some_and(|end| word(text.at(end)));
        let verb_first = EVENT_VERBS.starts(name);
        let holds = [
            known,
            head,
            length <= 2,
            (3..=4).contains(&length),
            (5..=8).contains(&length),
            (9..=12).contains(&length),
            (13..=18).contains(&length),
            length > 18,
            EVENT_VERBS.starts(name),
            [&EVENT_VERBS, &PREDICATES]
                .iter()
                .any(|words| words.suffix_of(name).is_some_and(|stem| !stem.is_empty())),
            name.contains('的'),
            name.contains('、'),
            name.contains(['和', '与', '及']),
            quotes,
            name.contains(|c: char| c.is_ascii_digit()),
            name.contains(FUNCTION_WORDS),
            q.base == "%",
            money,
            q.counted,
            q.base.contains("百分点"),
            q.base != "%" && !money && !q.counted && !q.base.contains("百分点"),
            raw.of.is_some(),
            q.base == "%" && !grows && raw.role != Role::Completion && !rate,
            money && !head && !known,
            matches!(raw.role, Role::Target | Role::TargetGrowth),
            position.is_some() && gap <= 3,
            position.is_some() && gap > 3,
            position.is_none() && text.word(q.to, name).is_some(),
            (3..=8).contains(&unused),
            unused > 8,
            known_ends().contains(&ends_of(name).1),
            known_ends().contains(&ends_of(name).0),
            middle,
            goes_on,
            length <= 2 && q.counted,
            head && length <= 4 && !first,
            first,
            verb_first && behind.is_none() && q.counted,
            q.counted && position.is_some() && word(text.at(q.to)),
        ];
        let bits = holds.iter().zip(RULES.len() + 1..).filter(|(holds, _)| **holds);
        Self(bits.fold(1 << rule, |all, (_, bit)| all | 1 << bit))
    }
}

/// The first two characters of a name, and the last two.
fn ends_of(name: &str) -> (String, String) {
    let last = name.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
    (name.chars().take(2).collect(), name.get(last..).unwrap_or_default().to_owned())
}

/// How the names of the catalogue begin and end: their first and last two characters.
fn known_ends() -> &'static HashSet<String> {
    static ENDS: OnceLock<HashSet<String>> = OnceLock::new();
    ENDS.get_or_init(|| {
        let names = catalog::all().iter().flat_map(|known| known.aliases.iter().copied().chain([known.name]));
        names.map(ends_of).flat_map(|(first, last)| [first, last]).collect()
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::read;

    fn check(text: &str, sure: bool) {
        let read = read(text, None);
        let reading = read.readings.first().map(|reading| (reading.indicator.to_string(), reading.features));
        assert_eq!(reading.as_ref().map(|(_, features)| !features.is_unsure()), Some(sure), "{reading:?}");
    }

    #[test]
    fn known_names_are_sure() {
        check("全县地区生产总值达到500亿元。", true);
        check("社会消费品零售总额增长8%。", true);
        check("建成5G基站120个。", true);
    }
}
