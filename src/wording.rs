//! 提法变化: which phrases are new in a report, which are gone, and how often each occurs.
//!
//! | in the report before | in this report | told |
//! | --- | --- | --- |
//! | never | 数字乡村 five times | 数字乡村 is new |
//! | 三去一降 four times | never | 三去一降 is gone |
//! | never | 数字乡 five times, always before 村 | nothing: it is a part of 数字乡村 |
//!
//! There is no dictionary: a phrase is what recurs with changing neighbours on both sides, since
//! a part of a longer word has mostly the same one. What a report puts in quotation marks it means
//! as a phrase: of that, less will do.

use std::collections::HashMap;

/// The shortest phrase, in characters: shorter ones are plain words.
const SHORTEST: usize = 4;
/// The longest: beyond, it is a sentence said again.
const LONGEST: usize = 12;
/// A phrase that is said less often is no 提法.
const OFTEN: usize = 3;
/// The same for one in quotation marks.
const OFTEN_QUOTED: usize = 2;
/// How many are told, the most frequent first.
const MOST: usize = 24;
/// A phrase neither begins nor ends with these: they join it to its sentence.
const JOINTS: &str = "的了和与及等在是将把对并从向个为以到我要让使被就也都";

/// Verbs that every sentence of a plan begins with: with a half of their object they are no phrase.
const VERBS: &[&str] = &[
    "推进",
    "加强",
    "提升",
    "打造",
    "加快",
    "实施",
    "保持",
    "健全",
    "促进",
    "推动",
    "深化",
    "扎实",
    "持续",
    "坚持",
    "完善",
    "广泛",
    "稳步",
    "全力",
    "进一步",
    "不断",
    "成功",
    "创造",
    "入选",
];

/// A phrase and how often each report has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Its characters.
    pub words: String,
    /// How often it occurs in each text, in the texts' order.
    pub counts: Vec<usize>,
}

/// What changed from one report to the next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// In the later one and not in the earlier.
    pub new: Vec<Phrase>,
    /// In the earlier one and not in the later.
    pub gone: Vec<Phrase>,
}

/// What changed from one of these texts to another, by their places. The counts are of all of them;
/// nothing, if either is not there.
#[must_use]
pub fn changes(texts: &[&str], earlier: usize, later: usize) -> Changes {
    let texts: Vec<String> = texts.iter().map(|text| flat(text)).collect();
    let (Some(earlier), Some(later)) = (texts.get(earlier), texts.get(later)) else {
        return Changes::default();
    };
    let only = |this: &str, other: &str| {
        let phrases = phrases(this).into_iter().filter(|words| count(other, words) == 0);
        phrases
            .take(MOST)
            .map(|words| Phrase { counts: texts.iter().map(|text| count(text, &words)).collect(), words })
            .collect()
    };
    Changes { new: only(later, earlier), gone: only(earlier, later) }
}

/// How often each text has a phrase of the reader's choice.
#[must_use]
pub fn counted(texts: &[&str], words: &str) -> Phrase {
    let words = flat(words);
    Phrase { counts: texts.iter().map(|text| count(&flat(text), &words)).collect(), words }
}

fn count(text: &str, words: &str) -> usize {
    if words.is_empty() { 0 } else { text.matches(words).count() }
}

/// A text without its line breaks and spaces, which are the typesetter's.
fn flat(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The phrases of a text, the most frequent first, none part of another.
fn phrases(text: &str) -> Vec<String> {
    let chars: Vec<char> = flat(text).chars().collect();
    // Where a stretch that recurs begins; those of one length more begin where these do.
    let mut starts: Vec<usize> = (0..chars.len()).collect();
    let mut found: Vec<(usize, &[char])> = Vec::new();
    for length in 2..=LONGEST {
        let mut seen: HashMap<&[char], Seen> = HashMap::new();
        for &start in &starts {
            let Some(words) = chars.get(start..start + length).filter(|words| is_chinese(words)) else {
                continue;
            };
            let before = start.checked_sub(1).and_then(|at| chars.get(at));
            seen.entry(words).or_default().add(before, chars.get(start + length));
        }
        seen.retain(|_, seen| seen.count >= OFTEN);
        starts
            .retain(|start| chars.get(*start..start + length).is_some_and(|words| seen.contains_key(words)));
        if length >= SHORTEST {
            let is_phrase = |words: &[char]| !is_joined(words) && !begins_as_all_do(words);
            let whole = seen.iter().filter(|(words, seen)| seen.varies() && is_phrase(words));
            found.extend(whole.map(|(words, seen)| (seen.count, *words)));
        }
    }
    found.extend(quoted(&chars));
    found.sort_by_key(|(count, words)| (std::cmp::Reverse(*count), std::cmp::Reverse(words.len()), *words));
    let mut taken: Vec<String> = Vec::new();
    for (_, words) in found {
        let words: String = words.iter().collect();
        if !taken.iter().any(|other| other.contains(&words) || words.contains(other.as_str())) {
            taken.push(words);
        }
    }
    taken
}

/// How often a stretch was seen, and what stood beside it.
#[derive(Default)]
struct Seen {
    count: usize,
    before: Neighbour,
    after: Neighbour,
}

/// What stood on one side: each character, how often.
#[derive(Default)]
struct Neighbour(Vec<(char, usize)>);

impl Seen {
    fn add(&mut self, before: Option<&char>, after: Option<&char>) {
        self.count += 1;
        self.before.add(before);
        self.after.add(after);
    }

    fn varies(&self) -> bool {
        self.before.varies(self.count) && self.after.varies(self.count)
    }
}

impl Neighbour {
    /// The edge of a clause is an edge of a phrase, and so is none.
    fn add(&mut self, c: Option<&char>) {
        let Some(c) = c.copied().filter(|c| is_han(*c)) else { return };
        match self.0.iter_mut().find(|(known, _)| *known == c) {
            Some((_, count)) => *count += 1,
            None => self.0.push((c, 1)),
        }
    }

    /// Whether none stood there more than two times in three.
    fn varies(&self, all: usize) -> bool {
        self.0.iter().all(|(_, count)| 3 * count <= 2 * all)
    }
}

/// What stands in quotation marks often enough.
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

fn begins_as_all_do(words: &[char]) -> bool {
    VERBS.iter().any(|verb| verb.chars().zip(words).all(|(a, b)| a == *b))
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
    fn new_phrases_and_those_that_are_gone() {
        check(
            "抓好煤改电工程，煤改电工程进村，推进煤改电工程。",
            "建设数字乡村，发展数字乡村，数字乡村。",
            &[("数字乡村", &[0, 3])],
            &["煤改电工程"],
        );
    }

    #[test]
    fn what_both_have_is_neither() {
        let text = "建设数字乡村，发展数字乡村，数字乡村。";
        check(text, text, &[], &[]);
        // Once before is before.
        check("试点数字乡村", text, &[], &[]);
    }

    #[test]
    fn a_part_of_a_phrase_is_none() {
        check("", "搞林下经济园区，建林下经济园区，看林下经济园区。", &[("林下经济园区", &[0, 3])], &[]);
    }

    #[test]
    fn what_is_said_twice_is_a_phrase_only_in_quotation_marks() {
        check("", "建设数字乡村，发展数字乡村。", &[], &[]);
        check("", "建设“数字乡村”，发展“数字乡村”。", &[("数字乡村", &[0, 2])], &[]);
    }

    #[test]
    fn a_verb_with_half_its_object_is_no_phrase() {
        check("", "推进农村道路，推进农村改水。现在推进农村电网。", &[], &[]);
    }

    #[test]
    fn breaks_of_lines_are_no_edges() {
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
        fn what_is_new_stands_in_the_later_alone(earlier in "[一二三，的]{0,60}", later in "[一二三，的]{0,60}") {
            for phrase in changes(&[&earlier, &later], 0, 1).new {
                prop_assert!(!earlier.contains(&phrase.words));
                prop_assert!(phrase.counts == [0, later.matches(&phrase.words).count()]);
            }
        }
    }
}
