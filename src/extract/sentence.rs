//! Reads the figures of each sentence: for each, the first rule that applies names it.
//!
//! | rule | example |
//! | --- | --- |
//! | `name` | 粮食产量`5万吨` |
//! | `count` | 新建`20个`社区食堂 |
//! | `subject` | 粮食播种面积5万亩，总产量`2万吨` |
//! | `list` | 出栏生猪3万头、山羊`2万只` |
//! | `pair` | 排查5395户`17890人` |
//! | `part` | 共排查问题40个，已整改`36个` |
//! | `borrowed` | 由5亿元增加到`9亿元` |
//! | `several` | 粮食、油料产量分别达到5万吨、`2万吨` |
//! | `lead` | 地区生产总值增长6%，高于全省`0.8个百分点` |
//! | `growth`, `completion`, `project` | see the modules of these names |

mod change_span;
mod class;
mod figure_list;
mod head_noun;
mod indicator_name;
mod inherited_name;
mod interpretation;
mod role_and_period;
mod runner_up;
mod shared_measure;
mod years_total;
mod zone;

use std::collections::BTreeMap;

use indicator_name::known_end;
use interpretation::{Interpretation, ProposedName};
use zone::Zone;

use super::confidence::Features;
use super::lexer::{Quantity, Token};
use super::noun_phrase::{self, TokenizedText};
use super::outline::Section;
use super::period::{self, Base};
use super::place::Head;
use super::project::{self, RawProject};
use super::{Dated, Role};
use crate::model::{Bound, Month, Period, SectionKind, Year};
use crate::source::{NormalizedText, ends_phrase, ends_sentence};

/// The reading of a figure in terms of tokens, from which assembly makes the public [`super::Reading`].
#[derive(Clone, Debug)]
pub(super) struct RawReading {
    /// The index of its token.
    pub token: usize,
    pub role: Role,
    pub indicator: String,
    pub rule: &'static str,
    /// The index of the reading whose growth or completion it is.
    pub of: Option<usize>,
    /// The number of readings up to `of` whose growth it is: 分别完成3亿元、2亿元，均增长8%.
    pub of_each: usize,
    pub bound: Bound,
    pub modifier: Option<&'static str>,
    pub period: Option<Period>,
    pub dated: Dated,
    /// The start and end of its sentence.
    pub sentence: (usize, usize),
    /// Whether a change is a fall.
    pub falls: bool,
    /// Whether it is a multiple of an earlier value instead of a change.
    pub multiple: bool,
    /// The words for the span of a change over several years: 年均, 累计.
    pub over_years: Option<String>,
    /// Whether it is preliminary: 预计, 初步核算.
    pub preliminary: bool,
    pub project: Option<usize>,
    /// What speaks for its name and against it.
    pub features: Features,
    /// What else it could be called, if its name is doubtful.
    pub runner_up: Option<String>,
}

/// The readings and projects of a text.
pub(super) struct TextReadings {
    pub readings: Vec<RawReading>,
    pub projects: Vec<RawProject>,
}

/// Reads all figures of a text.
pub(super) fn read(
    text: &NormalizedText<'_>,
    tokens: &[Token],
    all: &[Section],
    head: &Head,
) -> TextReadings {
    let report = head.year;
    let mut reader = Interpreter {
        source: TokenizedText { text, tokens },
        report,
        section: Section::whole(text, report),
        sentence: (0, 0),
        next: 0,
        first: 0,
        floor: 0,
        stated: None,
        stated_opens: false,
        against: None,
        own: [head.place.as_deref(), head.title.as_deref()],
        zones: Vec::new(),
        last: None,
        read_ahead: BTreeMap::new(),
        found: TextReadings { readings: Vec::new(), projects: Vec::new() },
    };
    let mut sections = all.iter().peekable();
    let mut words_from = 0;
    for (at, token) in tokens.iter().enumerate() {
        while let Some(section) = sections.next_if(|s| s.from <= token.from()) {
            reader.section = *section;
        }
        reader.enter(token.from());
        words_from =
            words_from.max(reader.sentence.0).max(token.from().saturating_sub(2 * noun_phrase::REACH));
        let base = reader.base();
        let named = period::last_named(text, words_from, token.from(), base);
        if let Some((said, from, to)) = named.filter(|(said, ..)| reader.can_date(*said)) {
            reader.state(said, from, to);
        }
        words_from = token.to();
        match token {
            Token::Date(date) => {
                if let Some(said) = period::of_date(text, date, base) {
                    let this_year = text.word_before(date.from, "今年").is_some();
                    let said = if this_year { reader.within_review(said) } else { said };
                    reader.state(said, date.from, date.to);
                } else if let Some(year) = period::against(text, date) {
                    reader.against = Some((year, date.to));
                }
            }
            Token::Quantity(q) if reader.read_ahead.contains_key(&at) || !reader.is_class(at, q) => {
                reader.floor = reader.read_figure(at, q).max(noun_phrase::after_bounds(text, q.to));
            }
            Token::Quantity(_) => {}
        }
    }
    let mut found = reader.found;
    let base = |from: usize| {
        let at = all.partition_point(|s| s.from <= from);
        let section = at.checked_sub(1).and_then(|at| all.get(at)).and_then(|s| s.year);
        Base { section, report }
    };
    project::complete(&TokenizedText { text, tokens }, &mut found.projects, base);
    found
}

struct Interpreter<'a> {
    source: TokenizedText<'a>,
    report: Option<Year>,
    section: Section,
    sentence: (usize, usize),
    /// The start of the next sentence.
    next: usize,
    /// The index of the sentence's first reading.
    first: usize,
    /// The end of the previous figure, or the start of the sentence.
    floor: usize,
    /// The period that the sentence has named, and the end of its words.
    stated: Option<(Period, usize)>,
    /// Whether the words for this period open their clause.
    stated_opens: bool,
    /// The base year of the sentence's last comparison, and the end of its words: 与2020年相比.
    against: Option<(Year, usize)>,
    /// The report's place and title.
    own: [Option<&'a str>; 2],
    /// For each change of subject in the sentence: its position, and the zone or company that the figures after it
    /// belong to (`None`: the whole place).
    zones: Vec<(usize, Option<Zone>)>,
    /// The index of the sentence's last reading that has a name of its own.
    last: Option<usize>,
    /// The interpretations of later tokens that were read together with an earlier one.
    read_ahead: BTreeMap<usize, Interpretation>,
    found: TextReadings,
}

/// A time heads its sentence if it ends within this many characters of the start.
const OPENING: usize = 12;

impl Interpreter<'_> {
    fn base(&self) -> Base {
        Base { section: self.section.year, report: self.report }
    }

    /// Moves on to the sentence of the character at `at`.
    fn enter(&mut self, at: usize) {
        if at < self.next {
            return;
        }
        let text = self.source.text;
        while self.next <= at {
            let from = self.next;
            let to = (from..text.len()).find(|i| ends_sentence(text.at(*i))).unwrap_or(text.len());
            self.sentence = (from, to);
            self.next = to + 1;
        }
        self.sentence.0 = self.sentence.0.max(self.section.from);
        self.first = self.found.readings.len();
        self.floor = self.sentence.0;
        self.stated = None;
        self.against = None;
        self.zones = self.zones_of_sentence();
        self.last = None;
    }

    /// Takes over the period that the words between `from` and `to` name.
    fn state(&mut self, said: Period, from: usize, to: usize) {
        /// Words before a time that open a clause with it.
        const BEFORE: [&str; 12] =
            ["截至", "截止", "到", "至", "在", "自", "从", "今年", "去年", "上年", "其中", "“"];
        let text = self.source.text;
        let mut start = from;
        while let Some(earlier) = BEFORE.iter().find_map(|word| text.word_before(start, word)) {
            start = earlier;
        }
        let opens = start <= self.sentence.0 || ends_phrase(text.before(start)) || text.before(start) == '、';
        self.stated = Some((said, to));
        self.stated_opens = opens;
    }

    /// Forgets a part of the year that only an earlier clause without a figure names: 做好上半年开馆筹备，举办活动75场.
    fn leave_months(&mut self, figure: usize) {
        let Some((Period::Months(..), at)) = self.stated else { return };
        let text = self.source.text;
        let left = (at..figure).any(|i| ends_phrase(text.at(i)));
        if left && !self.stated_opens && self.floor <= at {
            self.stated = None;
        }
    }

    /// Whether no figure stands between the start of the sentence and `at`.
    fn heads_sentence(&self, at: usize) -> bool {
        let first = self.found.readings.get(self.first).and_then(|raw| self.source.tokens.get(raw.token));
        first.is_none_or(|token| token.from() >= at)
    }

    /// 今年1—9月 in the review of a report of January: months of the year that is reviewed.
    fn within_review(&self, said: Period) -> Period {
        /// Reports are delivered by this month, so a later month is not in the report's own year.
        const SPRING: u8 = 3;
        match (said, self.section.year) {
            (Period::Months(first, last), Some(year))
                if self.section.part == SectionKind::Review
                    && last.year == year + 1
                    && last.month > SPRING =>
            {
                let same = |month: Month| Month { year, ..month };
                Period::Months(same(first), same(last))
            }
            _ => said,
        }
    }

    /// Reads one figure. Returns the end of the words to its right that name it.
    fn read_figure(&mut self, at: usize, q: &Quantity) -> usize {
        let text = self.source.text;
        let clause = noun_phrase::clause(text, self.floor, q.from);
        self.close_bracket(q.from);
        self.leave_months(q.from);
        // 预计明年9月完工，…: in a review, a coming date holds for its own clause only.
        let ahead =
            self.stated.is_some_and(|(said, _)| self.section.year.is_some_and(|own| said.last_year() > own));
        if ahead && self.section.part == SectionKind::Review && self.stated.is_some_and(|(_, at)| at < clause)
        {
            self.stated = None;
        }
        // 2016年研发强度0.4%；高新技术企业64家: an earlier year that the sentence names holds up to the next semicolon,
        // in a review of several years also the last of them.
        let ends = |said| said == self.section.year && self.section.multi_year.is_some();
        if let Some((Period::Year(said), at)) = self.stated
            && (self.section.year.is_some_and(|year| said < year)
                || self.section.part == SectionKind::Review && ends(Some(said)))
            && at > self.sentence.0 + OPENING
            && (at..q.from).any(|i| text.at(i) == '；')
        {
            self.stated = None;
        }
        // 一季度增长3%；全县增长5%: a part of the year holds up to the semicolon, unless it heads the sentence.
        if let Some((Period::Months(first, last), at)) = self.stated
            && (at..q.from).any(|i| text.at(i) == '；')
            && !(first.month == 1 && last.month >= 6 && self.heads_sentence(at))
        {
            self.stated = None;
        }
        let reading = match self.read_ahead.remove(&at) {
            Some(reading) => reading,
            None => self.project(at, q).unwrap_or_else(|| self.interpret(at, q, clause)),
        };
        // A later figure takes no name from a comparison with another place.
        let own = reading.of.is_none() && reading.rule != "lead";
        let named_to = reading.named_to;
        let index = self.found.readings.len();
        let mut raw = self.raw(at, q, clause, reading);
        if let Some(known) = known_end(&raw.indicator) {
            raw.indicator = known;
        }
        let zone = self.zones.partition_point(|(at, _)| *at <= q.from).checked_sub(1);
        if let Some((_, Some(zone))) = zone.and_then(|at| self.zones.get(at)) {
            let done = ["全年实现", "全年完成", "实现", "完成"].iter().find_map(|verb| {
                raw.indicator.strip_prefix(zone.name.as_str())?.strip_prefix(verb).map(str::to_owned)
            });
            if let Some(of) = done.or_else(|| zone.has(&raw.indicator).then(|| raw.indicator.clone())) {
                raw.indicator = format!("{}{of}", zone.name);
            }
        }
        self.average_yearly(q, clause, &mut raw);
        raw.features = Features::of(text, &raw, q, clause, index == self.first);
        if raw.features.is_unsure() {
            raw.runner_up = self.runner_up(q, clause, &raw.indicator);
        }
        self.found.readings.push(raw);
        if own {
            self.last = Some(index);
        }
        named_to
    }

    /// 项目26项(其中甲4项、乙22项)，总投资…: a figure behind a bracket continues the one before the bracket.
    fn close_bracket(&mut self, figure: usize) {
        /// The most characters of a bracket, which bounds the search for its opening.
        const LONGEST: usize = 256;
        let text = self.source.text;
        let closed =
            (self.floor..figure).find(|i| matches!(text.at(*i), '(' | ')')).filter(|i| text.at(*i) == ')');
        let opened = closed.and_then(|to| {
            (self.sentence.0.max(to.saturating_sub(LONGEST))..to).rev().find(|i| text.at(*i) == '(')
        });
        let Some(opened) = opened else { return };
        let before = |raw: &RawReading| {
            raw.of.is_none() && self.source.tokens.get(raw.token).is_some_and(|t| t.to() <= opened)
        };
        let own = self.found.readings.get(self.first..).unwrap_or_default();
        if let Some(last) = own.iter().rposition(before) {
            self.last = Some(self.first + last);
        }
    }

    /// The unit of a reading's figure without its multiplier.
    fn unit_of(&self, raw: &RawReading) -> Option<&str> {
        match self.source.tokens.get(raw.token)? {
            Token::Quantity(q) => Some(&q.base),
            Token::Date(_) => None,
        }
    }
}
