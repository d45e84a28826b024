//! Finds the part of the report that each sentence belongs to, and the years that it is about.
//!
//! | sentence | under the heading | state |
//! | --- | --- | --- |
//! | 地区生产总值增长6%。 | 2025年工作回顾 | the review of the year |
//! | 五年来，新增就业20万人。 | 2025年和“十四五”时期工作回顾 | the review of several years |
//! | 也要清醒看到，产业不强。 | 2025年工作回顾 | problems |
//! | 到2030年，生产总值突破900亿元。 | “十五五”时期主要目标 | the plan of several years |
//! | 今年主要预期目标是：增长5%。 | the same heading | the plan of the year |
//!
//! The evidence for a state ([`evidence`]) is: the headings above a sentence, its words, the opening of its
//! paragraph, its position in the text. [`weights`] has an integer weight for each pair of evidence and state,
//! and one for each transition between states. The best path over all sentences (Viterbi) decides, in
//! linear time. `examples/train.rs` fits the weights.

mod evidence;
mod weights;

use super::lexer::Token;
use super::outline::{Heading, Section};
use super::period::{self, Base};
use crate::model::{Period, SectionKind, Span, Year};
use crate::source::{NormalizedText, ends_sentence};

/// The state of a sentence: the part of the report that it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SentenceState {
    /// The review of the year before the report's.
    ReviewYear,
    /// The review of several years.
    ReviewYears,
    /// The situation: opportunities, challenges.
    Now,
    /// Problems.
    Problems,
    /// The plan of several years.
    PlanYears,
    /// The plan of the report's year.
    PlanYear,
    /// The rest: address, thanks, notes, the web page around the report.
    Rest,
}

impl SentenceState {
    /// All states, in the order of the columns of the weights.
    pub const ALL: [Self; STATES] = [
        Self::ReviewYear,
        Self::ReviewYears,
        Self::Now,
        Self::Problems,
        Self::PlanYears,
        Self::PlanYear,
        Self::Rest,
    ];

    fn part(self) -> SectionKind {
        match self {
            Self::ReviewYear | Self::ReviewYears => SectionKind::Review,
            Self::Problems => SectionKind::Problems,
            Self::PlanYears | Self::PlanYear => SectionKind::Plan,
            Self::Now | Self::Rest => SectionKind::Other,
        }
    }
}

/// The number of states.
pub const STATES: usize = 7;
/// The number of rows of evidence.
pub const ROWS: usize = evidence::ROWS;
/// The number of kinds of transition: within a paragraph, to a new paragraph, to a chapter's heading.
pub const STEPS: usize = 3;

/// The weights of evidence and of transitions.
#[derive(Clone, Debug)]
pub struct Weights {
    /// By row of evidence, then state.
    pub evidence: Vec<[i16; STATES]>,
    /// By kind of transition, state before, state.
    pub steps: [[[i16; STATES]; STATES]; STEPS],
}

/// A sentence or a heading.
#[derive(Clone, Debug)]
pub struct TextUnit {
    /// Its first character in the normalized text, and the one after its last.
    from: usize,
    to: usize,
    /// The index of the heading, if it is one.
    heading: Option<usize>,
    opens_paragraph: bool,
    /// Its span in the text as printed.
    pub span: Span,
    /// Its rows of evidence, in ascending order.
    pub evidence: Vec<usize>,
    /// The kind of its transition from the unit before, as an index less than [`STEPS`].
    pub step: usize,
}

/// The sentences and headings of a text, with their evidence.
pub(super) fn units(
    text: &NormalizedText<'_>,
    tokens: &[Token],
    headings: &[Heading],
    report: Option<Year>,
) -> Vec<TextUnit> {
    let mut units = Vec::new();
    let mut next = headings.iter().enumerate().peekable();
    let mut from = 0;
    let mut opens = true;
    while from < text.len() {
        let heading = next.next_if(|(_, h)| h.from <= from);
        let limit = next.peek().map_or(text.len(), |(_, h)| h.from);
        let end = match heading {
            Some((_, h)) => h.to.max(from + 1),
            None => (from..limit).find(|i| ends_sentence(text.at(*i))).map_or(limit, |i| i + 1),
        };
        // Line ends belong to the sentence before them.
        let end = (end..limit).find(|i| text.at(*i) != '\n').unwrap_or(limit.max(end)).min(text.len());
        let step = match heading {
            Some((_, h)) if h.level == 1 => 2,
            _ => usize::from(opens),
        };
        units.push(TextUnit {
            from,
            to: end,
            heading: heading.map(|(at, _)| at),
            opens_paragraph: opens || heading.is_some(),
            span: text.span(from, end),
            evidence: Vec::new(),
            step,
        });
        opens = text.before(end) == '\n' || heading.is_some();
        from = end;
    }
    evidence::gather(text, tokens, headings, &mut units, report);
    units
}

/// The state of each unit: the path with the greatest sum of weights.
#[must_use]
pub fn path(units: &[TextUnit], weights: &Weights) -> Vec<SentenceState> {
    let own = |unit: &TextUnit| {
        let mut sums = [0_i32; STATES];
        for row in unit.evidence.iter().filter_map(|row| weights.evidence.get(*row)) {
            sums.iter_mut().zip(row).for_each(|(sum, weight)| *sum += i32::from(*weight));
        }
        sums
    };
    let mut best = [0_i32; STATES];
    let mut back: Vec<[u8; STATES]> = Vec::with_capacity(units.len());
    for (n, unit) in units.iter().enumerate() {
        let mut sums = own(unit);
        let mut from = [0_u8; STATES];
        if let Some(steps) = weights.steps.get(unit.step).filter(|_| n > 0) {
            for (state, (sum, from)) in sums.iter_mut().zip(&mut from).enumerate() {
                let reached = |(before, total): (usize, &i32)| {
                    let step = steps.get(before).and_then(|row| row.get(state)).copied().unwrap_or_default();
                    (total + i32::from(step), before)
                };
                // Of equal paths, the one through the earlier state wins.
                let (total, before) = best
                    .iter()
                    .enumerate()
                    .map(reached)
                    .rev()
                    .max_by_key(|(total, _)| *total)
                    .unwrap_or((0, 0));
                *sum += total;
                *from = u8::try_from(before).unwrap_or(0);
            }
        }
        // Only differences matter; subtracting the maximum keeps the sums of a long text small.
        let least = sums.iter().min().copied().unwrap_or(0);
        best = sums.map(|sum| sum - least);
        back.push(from);
    }
    let mut state = best.iter().enumerate().rev().max_by_key(|(_, sum)| **sum).map_or(0, |(state, _)| state);
    let mut states = Vec::with_capacity(units.len());
    for from in back.iter().rev() {
        states.push(SentenceState::ALL.get(state).copied().unwrap_or(SentenceState::Rest));
        state = from.get(state).copied().map_or(0, usize::from);
    }
    states.reverse();
    states
}

/// The fitted weights.
#[must_use]
pub fn fitted() -> Weights {
    Weights { evidence: weights::EVIDENCE.to_vec(), steps: weights::STEPS }
}

/// The sentences and headings of a text with their evidence, as [`super::read`] uses them.
#[must_use]
pub fn units_of_text(text: &str, name: Option<&str>) -> Vec<TextUnit> {
    let source = NormalizedText::new(text);
    let tokens = super::lexer::tokens(&source);
    let lines = super::outline::headings(&source, &tokens);
    let head = super::place::find(&source, &tokens, &lines, name);
    units(&source, &tokens, &lines, head.year)
}

/// The sections of a text: stretches of one state under one heading. Sets the kind of each heading.
pub(super) fn sections(
    text: &NormalizedText<'_>,
    tokens: &[Token],
    headings: &mut [Heading],
    report: Option<Year>,
) -> Vec<Section> {
    let units = units(text, tokens, headings, report);
    let states = path(&units, &fitted());
    let mut sections: Vec<Section> = Vec::new();
    let mut years = Years::new(headings, report);
    let mut before = None;
    for (unit, state) in units.iter().zip(states) {
        if let Some(heading) = unit.heading.and_then(|at| headings.get_mut(at)) {
            years.enter(heading);
            heading.part = state.part();
        }
        years.note_period(text, unit, state);
        let multi_year = years.multi_year(state);
        if before != Some((state, multi_year)) || unit.heading.is_some() || sections.is_empty() {
            if let Some(last) = sections.last_mut() {
                last.to = unit.from;
            }
            sections.push(Section {
                from: unit.from,
                to: text.len(),
                part: state.part(),
                year: years.of(state),
                multi_year,
            });
        }
        before = Some((state, multi_year));
    }
    if sections.is_empty() {
        sections.push(Section::whole(text, report));
    }
    sections
}

/// The years that the parts of a report are about, as far as the text was read.
struct Years {
    report: Option<Year>,
    /// The year that is reviewed.
    reviewed: Option<Year>,
    /// The year that is planned.
    planned: Option<Year>,
    past: Option<Period>,
    coming: Option<Period>,
    /// Whether a heading states that only a part of the year is reviewed.
    part_of_year: bool,
}

impl Years {
    fn new(headings: &[Heading], report: Option<Year>) -> Self {
        let planned = report.or_else(|| {
            headings.iter().filter(|h| h.level == 1 && h.part == SectionKind::Plan).find_map(|h| h.year)
        });
        Self {
            report,
            reviewed: report.map(super::reviewed),
            planned,
            past: None,
            coming: None,
            part_of_year: false,
        }
    }

    fn base(&self) -> Base {
        Base { section: self.report.map(super::reviewed), report: self.report }
    }

    /// Takes over the year of a heading.
    fn enter(&mut self, heading: &Heading) {
        if heading.level != 1 || heading.part != SectionKind::Review {
            return;
        }
        // 上半年工作回顾 reviews the report's own year.
        if ["上半年", "季度"].iter().any(|w| heading.title.contains(w)) {
            self.part_of_year = true;
            self.reviewed = heading.year.or(self.report);
        } else if let Some(year) = heading.year {
            self.reviewed = Some(self.report.map_or(year, |report| year.min(report)));
        } else if !self.part_of_year {
            self.reviewed = self.report.map(super::reviewed);
        }
    }

    /// Takes over the span of years that a sentence names.
    fn note_period(&mut self, text: &NormalizedText<'_>, unit: &TextUnit, state: SentenceState) {
        let Some((said @ Period::Years(first, last), ..)) =
            period::last_named(text, unit.from, unit.to, self.base())
        else {
            return;
        };
        if Some(last) == self.reviewed && state != SentenceState::ReviewYear {
            self.past = Some(said);
        }
        if self.report.is_some_and(|report| first >= report) {
            self.coming = Some(said);
        }
    }

    fn of(&self, state: SentenceState) -> Option<Year> {
        match state {
            SentenceState::PlanYears | SentenceState::PlanYear => self.planned,
            _ => self.reviewed,
        }
    }

    /// The span of years that a state is about; five years if none is named.
    fn multi_year(&self, state: SentenceState) -> Option<Period> {
        match state {
            SentenceState::ReviewYears => {
                let last = self.reviewed?;
                let named = self.past.filter(|past| past.last_year() == last);
                Some(named.unwrap_or(Period::Years(last.checked_sub(4)?, last)))
            }
            SentenceState::PlanYears => {
                let first = self.report?;
                Some(self.coming.unwrap_or(Period::Years(first, first.checked_add(4)?)))
            }
            _ => None,
        }
    }
}

/// Whether a row of evidence comes from headings.
#[must_use]
pub fn is_heading_row(row: usize) -> bool {
    evidence::is_heading_row(row)
}
