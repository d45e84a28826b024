//! Where a phrase can begin and end.
//!
//! | text | begins | ends |
//! | --- | --- | --- |
//! | 建设数字乡村，… | behind the verb 建设 | before the mark |
//! | 新赛道上跑出 | not behind 道 | before 上 |

use super::bounding_words::{JOINTS, TAILS, VERBS};
use super::is_han;

/// Where phrases can begin and end in a text.
pub(super) struct Bounds {
    begins: Vec<bool>,
    ends: Vec<bool>,
}

/// The most characters of a clause before a phrase, for verbs that are not in the list.
const LEAD: usize = 2;

impl Bounds {
    pub(super) fn of(chars: &[char]) -> Self {
        let mut bounds = Self { begins: Vec::new(), ends: Vec::new() };
        // How many characters of its clause precede a position.
        let mut led = 0;
        for at in 0..=chars.len() {
            let (before, from) = chars.split_at_checked(at).unwrap_or_default();
            let is_edge = |c: Option<&char>| c.is_none_or(|c| !is_han(*c) || JOINTS.contains(*c));
            led = if is_edge(before.last()) { 0 } else { led + 1 };
            // A unit follows a figure; 持 in 支持 is half a verb.
            let counted = before.last().is_some_and(|c| c.is_ascii_digit() || *c == '%');
            let clause = chars.get(at - led..).unwrap_or_default();
            let splits = |verb: &&str| verb.chars().count() > led && begins_with(clause, verb);
            let leads = led == 0 || led <= LEAD && !VERBS.iter().any(splits);
            let begins = leads || VERBS.iter().any(|verb| ends_with(before, verb));
            bounds.begins.push(begins && !counted);
            let mut words = TAILS.iter().chain(VERBS);
            bounds.ends.push(is_edge(from.first()) || words.any(|word| begins_with(from, word)));
        }
        bounds
    }

    pub(super) fn begins(&self, at: usize) -> bool {
        self.begins.get(at).copied().unwrap_or_default()
    }

    pub(super) fn ends(&self, at: usize) -> bool {
        self.ends.get(at).copied().unwrap_or_default()
    }
}

pub(super) fn begins_with(chars: &[char], word: &str) -> bool {
    word.chars().enumerate().all(|(at, c)| chars.get(at) == Some(&c))
}

pub(super) fn ends_with(chars: &[char], word: &str) -> bool {
    let start = chars.len().checked_sub(word.chars().count());
    start.and_then(|start| chars.get(start..)).is_some_and(|end| begins_with(end, word))
}
