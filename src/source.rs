//! A report's text as printed, and the same text normalized for the rules, with the position of each character.
//!
//! | as printed | normalized | reason |
//! | --- | --- | --- |
//! | `可支配收⏎入` | `可支配收入` | a line break of the layout: [`wrap`] |
//! | `居⏎— 1 —⏎民` | `居民` | a page number: [`page`] |
//! | `１２．５％`, `㈢` | `12.5%`, `(三)` | other forms of a character: [`character`] |
//! | `1，234万元`, `12 500亩` | `1,234万元`, `12500亩` | marks between thousands: [`thousands`] |
//! | `2.2025年` in a list | `2．2025年` | the number of an item: [`list`] |
//! | `389亿元[1]` | `389亿元` | the mark of a note: [`note`] |
//! | `一、工作回顾 全镇…` in a long line | `一、工作回顾⏎全镇…` | a heading that lost its line end |
//! | `● 修路`, `## 一、工作回顾`, `**5亿元**` | `修路`, `一、工作回顾`, `5亿元` | bullets and Markdown |
//! | `2 1 . 5 万吨` | `21.5万吨` | digits that stand apart: [`letter_spacing`] |
//! | `21·5万吨` | `21.5万吨` | another mark as the decimal point: [`thousands`] |
//! | `12760 元` | `12760元` | spaces have no meaning between Chinese words |
//! | `6.5億元` | `6.5亿元` | traditional characters: [`traditional`] |
//!
//! Rules read the normalized characters. Every span that they give is in characters of the text as printed,
//! so that marks on the page stand at the right position.

mod character;
pub mod chinese;
mod end_note;
mod letter_spacing;
mod line;
mod list;
mod note;
mod page;
mod page_number;
mod sentence;
mod thousands;
mod traditional;
mod wrap;

pub use character::is_invisible;
pub use end_note::heads_end_notes;
pub use sentence::{ends_clause, ends_phrase, ends_sentence};

use crate::model::Span;
use character::{is_blank, keeps_space};
use wrap::Join;

/// A text and its normalized characters.
#[derive(Clone, Debug)]
pub struct NormalizedText<'a> {
    original: &'a str,
    /// The normalized characters.
    chars: Vec<char>,
    /// The position of each normalized character in the original, in characters and in bytes.
    origin: Vec<OriginalPosition>,
    /// The bytes of the original, in order, where a line was joined that may not continue the number before it.
    unsure_joins: Vec<u32>,
}

/// The position of a normalized character in the original.
#[derive(Clone, Copy, Debug)]
struct OriginalPosition {
    char: u32,
    byte: u32,
}

impl<'a> NormalizedText<'a> {
    /// Normalizes a text. Positions beyond 4 GB are all the last one.
    #[must_use]
    pub fn new(original: &'a str) -> Self {
        let lines = line::lines(original);
        let furniture = page::furniture(&lines);
        let marks = page::line_marks(&lines);
        let joined = wrap::joined(&lines, &furniture, |number| marks.contains_key(&number));
        let mut text = Self {
            original,
            chars: Vec::with_capacity(original.len() / 3),
            origin: Vec::with_capacity(original.len() / 3),
            unsure_joins: Vec::new(),
        };
        let mut cursor = Cursor { original, byte: 0, char: 0 };
        let mut goes_on = false;
        for (number, line) in lines.iter().enumerate() {
            let is_furniture = furniture.get(number).is_some_and(|furniture| furniture.is_any());
            if !line.is_blank() && !is_furniture {
                let mark = marks.get(&number).copied().unwrap_or(0);
                text.push_line(line, mark, goes_on, &mut cursor);
                let end = line.start + line.words.len();
                let position = cursor.to(end);
                let join = joined.get(number).copied().unwrap_or_default();
                goes_on = join != Join::No;
                if join == Join::Unsure {
                    text.unsure_joins.push(position.byte);
                }
                if !goes_on && line.next > end && text.last().is_some_and(|c| c != '\n') {
                    text.push('\n', position);
                }
            }
        }
        text.settle();
        text
    }

    /// Adds the words of a line without its first `mark` characters. If `goes_on`, the line is joined to the one
    /// before.
    fn push_line(&mut self, line: &line::Line<'_>, mark: usize, goes_on: bool, cursor: &mut Cursor<'_>) {
        let mut chars = line.words.char_indices().peekable();
        let mut skipped = if goes_on { mark } else { mark.max(line.decoration()) };
        let mut heading_end = None;
        // Where the part of a line that holds several begins, in bytes.
        let mut part = 0;
        // The end of a number whose digits stand apart, in bytes.
        let mut spaced = 0;
        let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        if goes_on && is_letter(self.last()) && is_letter(line.words.chars().next()) {
            self.push(' ', cursor.to(line.start));
        }
        while let Some((offset, c)) = chars.next() {
            let position = cursor.to(line.start + offset);
            if skipped > 0 {
                skipped -= 1;
                continue;
            }
            let rest = line.words.get(offset..).unwrap_or_default();
            let begins = self.last().is_none_or(|last| matches!(last, '\n' | '。' | '！' | '：' | '；'));
            if let Some(end) = line.joined_heading(offset).filter(|_| begins) {
                heading_end = Some(end);
                if self.last().is_some_and(|last| last != '\n') {
                    self.push('\n', position);
                }
            } else if heading_end == Some(offset) {
                self.push('\n', position);
            }
            if rest.starts_with("**") {
                // Bold type in Markdown.
                skipped = 1;
                continue;
            }
            if let Some(length) = note::mark_length(rest, self.last()) {
                skipped = length - 1;
                continue;
            }
            if is_invisible(c) || offset < spaced && c == ' ' {
                continue;
            }
            if c.is_ascii_digit() && offset >= spaced {
                spaced = letter_spacing::end(line.words, offset).unwrap_or(spaced);
            }
            if is_blank(c) {
                if line.ends_at_blank(&mut part, offset) {
                    self.push('\n', position);
                    continue;
                }
                while chars.next_if(|(_, c)| is_invisible(*c)).is_some() {}
                let next = chars.peek().map(|(_, c)| *c);
                let is_chinese: fn(char) -> bool = |c| ('\u{4e00}'..='\u{9fff}').contains(&c);
                let are = |is: fn(char) -> bool| self.last().is_some_and(is) && next.is_some_and(is);
                if c == '\t' && (are(is_chinese) || are(|c| c.is_ascii_digit())) {
                    // The next cell of a layout table.
                    self.push('\n', position);
                } else if self.last().is_some_and(keeps_space) && next.is_some_and(keeps_space) {
                    self.push(' ', position);
                }
                continue;
            }
            match character::enclosed(c) {
                Some(spelled) => spelled.into_iter().for_each(|c| self.push(c, position)),
                None => self.push(character::normal(c), position),
            }
        }
    }

    /// Normalizes what depends on the surrounding characters.
    fn settle(&mut self) {
        traditional::simplify(&mut self.chars);
        list::mark_numbers(&mut self.chars);
        thousands::normalize_commas(&mut self.chars);
        thousands::normalize_points(&mut self.chars);
        let is_narrow = |i: usize| {
            let byte = self.origin.get(i).map_or(0, |origin| origin.byte as usize);
            let printed = self.original.get(byte..).and_then(|rest| rest.chars().next());
            matches!(printed, Some('\u{a0}' | '\u{2005}'..='\u{200a}' | '\u{202f}'))
        };
        let mut spaces = thousands::spaces(&self.chars, is_narrow);
        spaces.append(&mut thousands::splits(&self.chars));
        if spaces.is_empty() {
            return;
        }
        let mut keep = vec![true; self.chars.len()];
        for space in spaces {
            if let Some(slot) = keep.get_mut(space) {
                *slot = false;
            }
        }
        let mut kept = keep.iter();
        self.chars.retain(|_| kept.next().copied().unwrap_or(true));
        let mut kept = keep.iter();
        self.origin.retain(|_| kept.next().copied().unwrap_or(true));
    }

    fn push(&mut self, c: char, position: OriginalPosition) {
        self.chars.push(c);
        self.origin.push(position);
    }

    fn last(&self) -> Option<char> {
        self.chars.last().copied()
    }

    /// The text as printed.
    #[must_use]
    pub fn original(&self) -> &'a str {
        self.original
    }

    /// The number of normalized characters.
    #[must_use]
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// Whether there are no normalized characters.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    /// The normalized character at `i`; a line end beyond the text.
    #[must_use]
    pub fn at(&self, i: usize) -> char {
        #[cfg(test)]
        LOOKED_AT.with(|count| count.set(count.get() + 1));
        self.chars.get(i).copied().unwrap_or('\n')
    }

    /// The normalized character before `i`; a line end before the text.
    #[must_use]
    pub fn before(&self, i: usize) -> char {
        i.checked_sub(1).map_or('\n', |i| self.at(i))
    }

    /// The normalized characters from `from` to `to`.
    #[must_use]
    pub fn slice(&self, from: usize, to: usize) -> &[char] {
        self.chars.get(from..to.min(self.chars.len())).unwrap_or_default()
    }

    /// The normalized text from `from` to `to`, with brackets and points as printed.
    #[must_use]
    pub fn string(&self, from: usize, to: usize) -> String {
        let whole = self.slice(from, to).iter().enumerate();
        whole
            .map(|(n, c)| if matches!(c, '(' | ')' | '．') { self.printed(from + n, *c) } else { *c })
            .collect()
    }

    /// The part of a sentence around a figure or word, with at most `around` characters on either side. Where it is cut,
    /// it begins or ends with a whole phrase, if there is one, and with `…`.
    #[must_use]
    pub fn quoted(&self, sentence: (usize, usize), part: (usize, usize), around: usize) -> String {
        let ((start, end), (from, to)) = (sentence, part);
        let (mut first, mut last) =
            (start.max(from.saturating_sub(around)), end.min(to.saturating_add(around)));
        let (is_cut_before, is_cut_after) = (first > start, last < end);
        if is_cut_before {
            first = (first..=from).find(|at| ends_phrase(self.before(*at))).unwrap_or(first);
        }
        if is_cut_after {
            last = (to..=last).rev().find(|at| ends_phrase(self.at(*at))).unwrap_or(last);
        }
        let mark = |is_cut: bool| if is_cut { "…" } else { "" };
        format!("{}{}{}", mark(is_cut_before), self.string(first, last), mark(is_cut_after))
    }

    /// A bracket or the point of an item's number as printed, for names and titles.
    fn printed(&self, i: usize, normalized: char) -> char {
        let byte = self.origin.get(i).map_or(0, |origin| origin.byte as usize);
        let printed = self.original.get(byte..).and_then(|rest| rest.chars().next());
        printed.filter(|c| matches!(c, '（' | '）' | '.')).unwrap_or(normalized)
    }

    /// The end of `word` if it stands at `i`.
    #[must_use]
    pub fn word(&self, i: usize, word: &str) -> Option<usize> {
        let mut at = i;
        for c in word.chars() {
            if self.at(at) != c {
                return None;
            }
            at += 1;
        }
        (at <= self.len()).then_some(at)
    }

    /// The start of `word` if it ends right before `end`.
    #[must_use]
    pub fn word_before(&self, end: usize, word: &str) -> Option<usize> {
        let mut at = end;
        for c in word.chars().rev() {
            at = at.checked_sub(1)?;
            if self.at(at) != c {
                return None;
            }
        }
        Some(at)
    }

    /// The first position of `word` between `from` and `to`.
    #[must_use]
    pub fn find(&self, from: usize, to: usize, word: &str) -> Option<usize> {
        let first = word.chars().next()?;
        (from..to.min(self.len()))
            .find(|i| self.at(*i) == first && self.word(*i, word).is_some_and(|end| end <= to))
    }

    /// The span of normalized characters in the original, in characters, up to the end of the last one.
    #[must_use]
    pub fn span(&self, from: usize, to: usize) -> Span {
        let position = |i: usize| self.origin.get(i).map_or(0, |o| o.char as usize);
        let start = position(from);
        let end = if to > from { position(to - 1) + 1 } else { start };
        Span { start, end }
    }

    /// Whether the normalized characters stand on two lines that may not belong together: `公路12⏎3/9⏎8公里`, where the
    /// `3/9` is most likely a page number.
    #[must_use]
    pub fn is_joined_unsurely(&self, from: usize, to: usize) -> bool {
        let byte = |i: usize| self.origin.get(i).map(|origin| origin.byte);
        let Some((start, last)) = byte(from).zip(to.checked_sub(1).and_then(byte)) else { return false };
        let next = self.unsure_joins.partition_point(|join| *join <= start);
        self.unsure_joins.get(next).is_some_and(|join| *join <= last)
    }

    /// The characters of the original in the span of normalized ones.
    #[must_use]
    pub fn surface(&self, from: usize, to: usize) -> &'a str {
        let byte = |i: usize| self.origin.get(i).map(|o| o.byte as usize);
        let (Some(start), Some(last)) = (byte(from), to.checked_sub(1).and_then(byte)) else {
            return "";
        };
        let rest = self.original.get(last..).unwrap_or_default();
        let end = last + rest.chars().next().map_or(0, char::len_utf8);
        self.original.get(start..end).unwrap_or_default()
    }
}

#[cfg(test)]
thread_local! {
    /// The number of characters that were read, for tests of linear time.
    pub(crate) static LOOKED_AT: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// Counts characters up to a byte.
struct Cursor<'a> {
    original: &'a str,
    byte: usize,
    char: u32,
}

impl Cursor<'_> {
    /// The index of the character at `byte`. Calls need ascending bytes.
    fn to(&mut self, byte: usize) -> OriginalPosition {
        let passed = self.original.get(self.byte..byte).unwrap_or_default().chars().count();
        self.char = self.char.saturating_add(u32::try_from(passed).unwrap_or(u32::MAX));
        self.byte = self.byte.max(byte);
        OriginalPosition { char: self.char, byte: u32::try_from(byte).unwrap_or(u32::MAX) }
    }
}

#[cfg(test)]
mod tests;
