//! A report's text, as the checks read it.

use super::{Certainty, Discrepancy, Finding, Passage, Remedy};
use crate::compare::Index;
use crate::model::Report;
use crate::source::{NormalizedText, ends_clause};

/// The most characters of a long sentence quoted on either side of a passage.
const QUOTED: usize = 60;

/// The longest line that can be a heading, in characters.
const LONGEST_HEADING: usize = 48;

/// A report loaded with its text.
pub(super) struct Prose<'a> {
    /// The index of the report in [`Index::reports`].
    pub(super) number: u32,
    pub(super) report: &'a Report,
    /// The text, normalized for reading.
    pub(super) text: NormalizedText<'a>,
}

impl<'a> Prose<'a> {
    /// The report with this index, if it has a text.
    pub(super) fn of(index: &'a Index, report: usize) -> Option<Self> {
        let (number, report) = (u32::try_from(report).ok()?, index.reports().get(report)?);
        let text = NormalizedText::new(report.text.as_deref()?);
        Some(Self { number, report, text })
    }

    /// The passage from `from` to `to` with the sentence around it.
    pub(super) fn passage(&self, from: usize, to: usize) -> Passage {
        let text = &self.text;
        let before = (from.saturating_sub(QUOTED)..from).rev().find(|at| ends_clause(text.at(*at)));
        let after = (to..(to + QUOTED).min(text.len())).find(|at| ends_clause(text.at(*at)));
        let start = before.map_or(from.saturating_sub(QUOTED), |at| at + 1);
        let end = after.unwrap_or((to + QUOTED).min(text.len()));
        let sentence = (before.map_or(0, |_| start), after.unwrap_or(text.len()));
        Passage {
            report: self.number,
            span: text.span(from, to),
            words: text.string(start, end),
            quotation: text.quoted(sentence, (from, to), QUOTED),
        }
    }

    /// A finding about the text alone.
    pub(super) fn finding(
        &self,
        discrepancy: Discrepancy,
        certainty: Certainty,
        passages: Vec<Passage>,
        remedies: Vec<Remedy>,
    ) -> Finding {
        Finding { discrepancy, certainty, report: self.number, at: Vec::new(), passages, remedies }
    }

    /// The sentences including headings, as begin and end.
    pub(super) fn sentences(&self) -> impl Iterator<Item = (usize, usize)> {
        let mut at = 0;
        std::iter::from_fn(move || {
            let length = self.text.len();
            while at < length {
                let start = at;
                let end = (start..length).find(|i| ends_clause(self.text.at(*i))).unwrap_or(length);
                at = end + 1;
                if end > start {
                    return Some((start, end));
                }
            }
            None
        })
    }

    /// The lines short enough to be headings, as begin and end.
    pub(super) fn headings(&self) -> impl Iterator<Item = (usize, usize)> {
        let mut at = 0;
        std::iter::from_fn(move || {
            let length = self.text.len();
            while at < length {
                let start = at;
                let end = (start..length).find(|i| self.text.at(*i) == '\n').unwrap_or(length);
                at = end + 1;
                let closed = matches!(self.text.before(end), '。' | '；' | '，' | '：');
                if end > start && end - start <= LONGEST_HEADING && !closed {
                    return Some((start, end));
                }
            }
            None
        })
    }

    /// The first occurrence of any of some words between two positions.
    pub(super) fn finds(&self, from: usize, to: usize, words: &[&str]) -> Option<usize> {
        words.iter().filter_map(|word| self.text.find(from, to, word)).min()
    }

    /// The natural number in digits at `at`, and its end.
    pub(super) fn digits(&self, at: usize) -> Option<(u32, usize)> {
        let end = (at..at + 10).find(|i| !self.text.at(*i).is_ascii_digit())?;
        Some((self.text.string(at, end).parse().ok()?, end))
    }

    /// The years between two positions, written as 2024年, each with its position.
    pub(super) fn years(&self, from: usize, to: usize) -> impl Iterator<Item = (i16, usize)> {
        (from..to).filter_map(move |at| {
            let (year, end) = self.digits(at).filter(|_| !self.text.before(at).is_ascii_digit())?;
            let is_year = end == at + 4 && end < to && self.text.at(end) == '年';
            Some((i16::try_from(year).ok().filter(|_| is_year)?, at))
        })
    }
}

pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}
