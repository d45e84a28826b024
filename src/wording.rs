//! 提法变化: which phrases are new in a report, which are gone, and how often each occurs.
//!
//! | in the report before | in this report | result |
//! | --- | --- | --- |
//! | never | 数字乡村 five times | 数字乡村 is new |
//! | 三去一降 four times | never | 三去一降 is gone |
//! | never | 数字乡 five times, always before 村 | nothing: it is a part of 数字乡村 |
//!
//! There is no dictionary. A phrase is a recurring string between bounds whose neighbours vary on
//! both sides; a part of a longer word mostly has the same neighbour. Bounds are punctuation,
//! figures, function words, and the verbs and nouns that surround such phrases:
//!
//! | occurs three times | bounds | result |
//! | --- | --- | --- |
//! | 建设数字乡村，发展数字乡村工程 | 建设, 发展; a mark, 工程 | 数字乡村 |
//! | 新赛道上跑出加速度, 快车道上跑出加速度 | none before 上 | nothing |
//! | 贯彻县委九届十次全会精神 | none after 十 | nothing |
//! | 产值同比增长5%，税收同比增长6% | | nothing: every report says so |
//!
//! Quotation marks show that the author means a phrase, so fewer occurrences suffice. The glossary
//! after a report's closing explains its phrases and is excluded.

mod bounding_words;
mod bounds;

use std::collections::{HashMap, HashSet};

use bounding_words::{BOILERPLATE, COUNTING, JOINTS, TAILS, VERBS};
use bounds::{Bounds, begins_with, ends_with};

use crate::source::heads_end_notes;

/// The shortest phrase, in characters. Shorter ones are ordinary words.
const SHORTEST: usize = 4;
/// The longest phrase, in characters. Longer ones are repeated sentences.
const LONGEST: usize = 12;
/// The fewest occurrences of a phrase.
const OFTEN: usize = 3;
/// The fewest occurrences of a phrase in quotation marks.
const OFTEN_QUOTED: usize = 2;
/// The most phrases reported, the most frequent first.
const MOST: usize = 24;

/// A phrase with its number of occurrences in each report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Its characters.
    pub words: String,
    /// The number of occurrences in each text, in the order of the texts.
    pub counts: Vec<usize>,
}

/// The changes from one report to another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Phrases in the later one only.
    pub new: Vec<Phrase>,
    /// Phrases in the earlier one only.
    pub gone: Vec<Phrase>,
}

/// The changes between two of these texts, by their indices. Counts cover all texts. Empty if
/// either index is out of range.
#[must_use]
pub fn changes(texts: &[&str], earlier: usize, later: usize) -> Changes {
    let texts: Vec<String> = texts.iter().map(|text| flat(body(text))).collect();
    let (Some(earlier), Some(later)) = (texts.get(earlier), texts.get(later)) else {
        return Changes::default();
    };
    let only = |this: &str, other: &str| {
        let (this, other): (Vec<char>, Vec<char>) = (this.chars().collect(), other.chars().collect());
        let phrases = phrases(&this);
        let known = those_in(&other, &phrases);
        let new = phrases.into_iter().filter(|words| !known.contains(words)).take(MOST);
        let new = new.map(|words| words.iter().collect::<String>());
        new.map(|words| Phrase { counts: texts.iter().map(|text| count(text, &words)).collect(), words })
            .collect()
    };
    Changes { new: only(later, earlier), gone: only(earlier, later) }
}

/// The number of occurrences of a given phrase in each text.
#[must_use]
pub fn counted(texts: &[&str], words: &str) -> Phrase {
    let words = flat(words);
    Phrase { counts: texts.iter().map(|text| count(&flat(body(text)), &words)).collect(), words }
}

fn count(text: &str, words: &str) -> usize {
    if words.is_empty() { 0 } else { text.matches(words).count() }
}

/// A text without line breaks and spaces, which are layout.
fn flat(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A report without the notes at its end.
fn body(text: &str) -> &str {
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        // Such a heading near the beginning belongs to a table of contents.
        if end > text.len() / 2 && heads_end_notes(line.trim().chars()) {
            return text.get(..end).unwrap_or(text);
        }
        end += line.len();
    }
    text
}

/// The phrases that occur in a text.
fn those_in<'a>(text: &[char], phrases: &[&'a [char]]) -> HashSet<&'a [char]> {
    let sought: HashSet<&[char]> = phrases.iter().copied().collect();
    let stretches = (SHORTEST..=LONGEST).flat_map(|length| text.windows(length));
    stretches.filter_map(|words| sought.get(words).copied()).collect()
}

/// The phrases of a text, the most frequent first, none part of another.
fn phrases(chars: &[char]) -> Vec<&[char]> {
    let bounds = Bounds::of(chars);
    // The starts of recurring strings; those one character longer start at the same positions.
    let mut starts: Vec<usize> = (0..chars.len()).collect();
    let mut found: Vec<(usize, &[char])> = Vec::new();
    for length in 2..=LONGEST {
        let mut seen: HashMap<&[char], Occurrences> = HashMap::new();
        for &start in &starts {
            let Some(words) = chars.get(start..start + length).filter(|words| is_chinese(words)) else {
                continue;
            };
            let before = start.checked_sub(1).and_then(|at| chars.get(at));
            let bounded = [bounds.begins(start), bounds.ends(start + length)];
            seen.entry(words).or_default().add(before, chars.get(start + length), bounded);
        }
        seen.retain(|_, seen| seen.count >= OFTEN);
        starts
            .retain(|start| chars.get(*start..start + length).is_some_and(|words| seen.contains_key(words)));
        if length >= SHORTEST {
            let whole = seen.iter().filter(|(words, seen)| seen.stands_apart() && may_be_one(words));
            found.extend(whole.map(|(words, seen)| (seen.count, *words)));
        }
    }
    found.extend(quoted(chars));
    found.sort_by_key(|(count, words)| (std::cmp::Reverse(*count), std::cmp::Reverse(words.len()), *words));
    let mut taken: Vec<&[char]> = Vec::new();
    let (mut whole, mut parts) = (HashSet::new(), HashSet::new());
    for (_, words) in found {
        let within = || (SHORTEST..=words.len()).flat_map(|length| words.windows(length));
        if !parts.contains(words) && !within().any(|part| whole.contains(part)) {
            whole.insert(words);
            parts.extend(within());
            taken.push(words);
        }
    }
    taken
}

/// The occurrences of a string, and the characters beside it.
#[derive(Default)]
struct Occurrences {
    count: usize,
    before: Neighbour,
    after: Neighbour,
    /// How often it began at a bound, and how often it ended at one.
    bounded: [usize; 2],
}

/// The characters on one side, with their counts.
#[derive(Default)]
struct Neighbour(Vec<(char, usize)>);

impl Occurrences {
    fn add(&mut self, before: Option<&char>, after: Option<&char>, bounded: [bool; 2]) {
        self.count += 1;
        self.before.add(before);
        self.after.add(after);
        for (all, here) in self.bounded.iter_mut().zip(bounded) {
            *all += usize::from(here);
        }
    }

    /// Whether it is mostly between bounds, and not mostly part of one longer string.
    fn stands_apart(&self) -> bool {
        let bounded = self.bounded.iter().all(|bounded| 3 * bounded >= 2 * self.count);
        bounded && self.before.varies(self.count) && self.after.varies(self.count)
    }
}

impl Neighbour {
    /// The edge of a clause also bounds a phrase, so it is not counted as a neighbour.
    fn add(&mut self, c: Option<&char>) {
        let Some(c) = c.copied().filter(|c| is_han(*c)) else { return };
        match self.0.iter_mut().find(|(known, _)| *known == c) {
            Some((_, count)) => *count += 1,
            None => self.0.push((c, 1)),
        }
    }

    /// Whether no neighbour accounts for more than two thirds of `all`.
    fn varies(&self, all: usize) -> bool {
        self.0.iter().all(|(_, count)| 3 * count <= 2 * all)
    }
}

/// Strings that are in quotation marks often enough.
fn quoted(chars: &[char]) -> impl Iterator<Item = (usize, &[char])> {
    let inner = chars.iter().enumerate().filter(|(_, c)| **c == '“').filter_map(|(open, _)| {
        let length = chars.iter().skip(open + 1).take(LONGEST + 1).position(|c| *c == '”')?;
        chars.get(open + 1..open + 1 + length).filter(|words| length >= SHORTEST && is_chinese(words))
    });
    let mut counts: HashMap<&[char], usize> = HashMap::new();
    for words in inner {
        *counts.entry(words).or_default() += 1;
    }
    counts.into_iter().filter(|(_, count)| *count >= OFTEN_QUOTED).map(|(words, count)| (count, words))
}

/// Whether the characters can be a phrase by themselves.
fn may_be_one(words: &[char]) -> bool {
    let begins = VERBS.iter().any(|verb| begins_with(words, verb));
    // 高质量发展 is a phrase, 加快推进 is not.
    let ends = VERBS.iter().any(|verb| ends_with(words, verb) && !TAILS.contains(verb));
    let counts = words.last().is_some_and(|c| COUNTING.contains(*c));
    let holds = |word: &&str| words.windows(word.chars().count()).any(|part| begins_with(part, word));
    // Two coordinated things are no phrase: 群众和企业.
    let joins = words.iter().any(|c| matches!(c, '和' | '及'));
    !begins && !ends && !counts && !joins && !is_joined(words) && !BOILERPLATE.iter().any(holds)
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

fn is_chinese(words: &[char]) -> bool {
    words.iter().all(|c| is_han(*c))
}

fn is_joined(words: &[char]) -> bool {
    [words.first(), words.last()].into_iter().flatten().any(|c| JOINTS.contains(*c))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(earlier: &str, later: &str, new: &[(&str, &[usize])], gone: &[&str]) {
        let changes = changes(&[earlier, later], 0, 1);
        let told: Vec<(&str, &[usize])> =
            changes.new.iter().map(|phrase| (phrase.words.as_str(), phrase.counts.as_slice())).collect();
        assert_eq!(told, new);
        assert_eq!(changes.gone.iter().map(|phrase| phrase.words.as_str()).collect::<Vec<_>>(), gone);
    }

    #[test]
    fn finds_new_and_gone_phrases() {
        check(
            "抓好煤改电工程，煤改电工程进村，推进煤改电工程。",
            "建设数字乡村，发展数字乡村，数字乡村。",
            &[("数字乡村", &[0, 3])],
            &["煤改电工程"],
        );
    }

    #[test]
    fn phrases_of_both_reports_are_neither_new_nor_gone() {
        let text = "建设数字乡村，发展数字乡村，数字乡村。";
        check(text, text, &[], &[]);
        // A single earlier occurrence is enough.
        check("试点数字乡村", text, &[], &[]);
    }

    #[test]
    fn parts_of_phrases_are_excluded() {
        check("", "搞林下经济园区，建林下经济园区，看林下经济园区。", &[("林下经济园区", &[0, 3])], &[]);
    }

    #[test]
    fn two_occurrences_suffice_only_in_quotation_marks() {
        check("", "建设数字乡村，发展数字乡村。", &[], &[]);
        check("", "建设“数字乡村”，发展“数字乡村”。", &[("数字乡村", &[0, 2])], &[]);
    }

    #[test]
    fn a_verb_with_half_its_object_is_excluded() {
        check("", "推进农村道路，推进农村改水。现在推进农村电网。", &[], &[]);
    }

    #[test]
    fn broken_phrases_are_excluded() {
        check("", "新赛道上跑出加速度，快车道上跑出加速度，大路上跑出加速度，桥上跑出加速度。", &[], &[]);
        check(
            "",
            "贯彻县委九届十次全会精神，落实县委九届十一次全会精神，学习县委九届十二次全会精神。",
            &[],
            &[],
        );
        check("", "示范村创建通过验收，文明校创建通过评估，卫生镇创建通过复审。", &[], &[]);
        check("", "县政府提出建设茶乡，镇政府提出建设果乡，市政府提出建设水乡。", &[], &[]);
        check("", "产值同比增长5%，税收同比增长6%，收入同比增长7%。", &[], &[]);
    }

    #[test]
    fn the_glossary_is_excluded() {
        let report = "甲镇政府工作报告\n今年办好庙会，修好祠堂前的路，给每家送去树苗，把水渠清理干净，欢迎大家来看。\n建设数字乡村，发展数字乡村，数字乡村。谢谢大家！\n";
        for heading in ["名词解释", "※注释※", "　　有关名词解释：", "《政府工作报告》名词解释"]
        {
            let with = format!(
                "{report}{heading}\n1.数字乡村：即数字乡村。\n2.两山夹一川：两山夹一川，“两山夹一川”。\n"
            );
            check("", &with, &[("数字乡村", &[0, 3])], &[]);
            assert_eq!(counted(&[&with], "数字乡村").counts, [3]);
        }
        // Within a sentence, the word does not start a glossary.
        assert_eq!(counted(&["一二三四五六七八九十。\n见注释。数字乡村。"], "数字乡村").counts, [1]);
    }

    /// A text repeated many times yields few phrases.
    #[test]
    fn repeated_text_yields_few_phrases() {
        let text = "建设数字乡村，发展林下经济园区。修好三条路。";
        let chars: Vec<char> = text.repeat(50).chars().collect();
        assert!(phrases(&chars).len() < 10);
    }

    #[test]
    fn line_breaks_are_no_bounds() {
        check("", "建设数字\n乡村，发展数 字乡村，数字乡村。", &[("数字乡村", &[0, 3])], &[]);
        assert_eq!(counted(&["数字\n乡村", ""], "数字乡村").counts, [1, 0]);
        assert_eq!(counted(&["数字"], " ").counts, [0]);
    }

    #[test]
    fn one_report_has_nothing_to_compare() {
        assert_eq!(changes(&["数字乡村"], 0, 1), Changes::default());
    }

    #[test]
    fn any_two_years_are_compared_and_all_are_counted() {
        let text = "建设数字乡村，发展数字乡村，数字乡村。";
        let changes = changes(&["数字乡村", "", text], 1, 2);
        assert_eq!(changes.new.first().map(|phrase| phrase.counts.as_slice()), Some([1, 0, 3].as_slice()));
    }

    proptest! {
        #[test]
        fn new_phrases_occur_only_in_the_later_text(earlier in "[一二三，的]{0,60}", later in "[一二三，的]{0,60}") {
            for phrase in changes(&[&earlier, &later], 0, 1).new {
                prop_assert!(!earlier.contains(&phrase.words));
                prop_assert!(phrase.counts == [0, later.matches(&phrase.words).count()]);
            }
        }
    }
}
