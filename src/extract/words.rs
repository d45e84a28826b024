//! Lists of words, looked up by their first or last character.

use crate::source::NormalizedText;

/// A list of words.
#[derive(Debug)]
pub(super) struct Words {
    /// By first character, longest first.
    by_first: Vec<(char, &'static str, usize)>,
    /// By last character, longest first.
    by_last: Vec<(char, &'static str, usize)>,
    /// Which first and which last characters may occur, to skip most positions of a text quickly.
    firsts: CharSet,
    lasts: CharSet,
}

/// An approximate set of characters. It may report a character that was never added, but never misses one that was.
#[derive(Debug, Default)]
struct CharSet([u64; 32]);

impl CharSet {
    fn of(list: &[(char, &'static str, usize)]) -> Self {
        let mut set = Self::default();
        for (c, ..) in list {
            let (word, bit) = Self::bit(*c);
            if let Some(word) = set.0.get_mut(word) {
                *word |= bit;
            }
        }
        set
    }

    fn bit(c: char) -> (usize, u64) {
        let code = u32::from(c);
        ((code >> 6) as usize % 32, 1 << (code % 64))
    }

    fn may_hold(&self, c: char) -> bool {
        let (word, bit) = Self::bit(c);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }
}

impl Words {
    /// A list from texts whose words are separated by white space.
    pub(super) fn new(lists: &[&'static str]) -> Self {
        let key = |pick: fn(&str) -> Option<char>| {
            let words = lists.iter().flat_map(|list| list.split_whitespace());
            let mut list: Vec<_> = words.filter_map(|w| Some((pick(w)?, w, w.chars().count()))).collect();
            list.sort_by(|a, b| a.0.cmp(&b.0).then(b.2.cmp(&a.2)).then(a.1.cmp(b.1)));
            list
        };
        let (by_first, by_last) = (key(|w| w.chars().next()), key(|w| w.chars().next_back()));
        Self { firsts: CharSet::of(&by_first), lasts: CharSet::of(&by_last), by_first, by_last }
    }

    fn group(list: &[(char, &'static str, usize)], c: char) -> impl Iterator<Item = (&'static str, usize)> {
        let first = list.partition_point(|(key, _, _)| *key < c);
        let group = list.get(first..).unwrap_or_default();
        group.iter().take_while(move |(key, _, _)| *key == c).map(|(_, word, length)| (*word, *length))
    }

    /// The longest word that begins at `i` and ends by `end`: the word and its end.
    pub(super) fn at(
        &self,
        text: &NormalizedText<'_>,
        i: usize,
        end: usize,
    ) -> Option<(&'static str, usize)> {
        let first = text.at(i);
        if !self.firsts.may_hold(first) {
            return None;
        }
        Self::group(&self.by_first, first)
            .find(|(word, length)| i + length <= end && text.word(i, word).is_some())
            .map(|(word, length)| (word, i + length))
    }

    /// The longest word that ends right before `end` and starts no earlier than `from`: the word and its start.
    pub(super) fn before(
        &self,
        text: &NormalizedText<'_>,
        from: usize,
        end: usize,
    ) -> Option<(&'static str, usize)> {
        let last = text.before(end);
        if !self.lasts.may_hold(last) {
            return None;
        }
        Self::group(&self.by_last, last)
            .find(|(word, length)| from + length <= end && text.word_before(end, word).is_some())
            .map(|(word, length)| (word, end - length))
    }

    /// Whether a word is in the list.
    pub(super) fn is(&self, word: &str) -> bool {
        word.chars().next().is_some_and(|c| Self::group(&self.by_first, c).any(|(w, _)| w == word))
    }

    /// Whether a word of the list ends `word`.
    pub(super) fn suffix(&self, word: &str) -> bool {
        word.chars()
            .next_back()
            .is_some_and(|c| Self::group(&self.by_last, c).any(|(w, _)| word.ends_with(w)))
    }

    /// What stands before the longest word of the list that ends `word`.
    pub(super) fn suffix_of<'a>(&self, word: &'a str) -> Option<&'a str> {
        let last = word.chars().next_back()?;
        Self::group(&self.by_last, last).find_map(|(w, _)| word.strip_suffix(w))
    }

    /// Whether a word of the list begins `word`.
    pub(super) fn starts(&self, word: &str) -> bool {
        word.chars().next().is_some_and(|c| Self::group(&self.by_first, c).any(|(w, _)| word.starts_with(w)))
    }

    /// The first position between `from` and `end` where a word stands: the word, its start and its end.
    pub(super) fn find(
        &self,
        text: &NormalizedText<'_>,
        from: usize,
        end: usize,
    ) -> Option<(&'static str, usize, usize)> {
        (from..end).find_map(|i| self.at(text, i, end).map(|(word, to)| (word, i, to)))
    }

    /// The last position between `from` and `end` where a word ends: the word, its start and its end.
    pub(super) fn find_last(
        &self,
        text: &NormalizedText<'_>,
        from: usize,
        end: usize,
    ) -> Option<(&'static str, usize, usize)> {
        (from + 1..=end).rev().find_map(|i| self.before(text, from, i).map(|(word, start)| (word, start, i)))
    }
}

/// Declares lists of words, each from one or several texts. They are built when first needed.
macro_rules! word_list {
    ($($(#[$doc:meta])* $name:ident = $($words:expr),+;)*) => {$(
        $(#[$doc])*
        pub(super) static $name: std::sync::LazyLock<$crate::extract::words::Words> =
            std::sync::LazyLock::new(|| $crate::extract::words::Words::new(&[$($words),+]));
    )*};
}
pub(super) use word_list;
