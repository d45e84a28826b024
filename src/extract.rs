//! Prose to data: every number of a report with what it measures, tied to its characters.
//!
//! | prose | read as |
//! | --- | --- |
//! | 粮食播种面积5万亩，总产量2.1万吨 | 粮食播种面积 5万亩; 粮食总产量 2.1万吨 |
//! | 出栏生猪3.4万头、山羊2.7万只 | 生猪出栏 3.4万头; 山羊出栏 2.7万只 |
//! | 城乡居民收入分别增长4.4%、5.6% | growth of 城镇居民收入, growth of 农村居民收入 |
//! | 力争参保率达100% | target, exactly 100% |
//!
//! The phases, in order: [`source`](crate::source) normalizes the text, [`lexer`] finds the numbers,
//! [`outline`] finds the headings, [`context`] finds the part of the report that each sentence belongs to,
//! [`sentence`] reads the numbers of a sentence by the rules (one file per phenomenon), [`commitments`] finds
//! tasks and problems, and [`assembly`] builds the report.
//!
//! Input is never an error: any text gives readings and issues.

mod assembly;
mod bound;
mod commitments;
mod completion;
pub mod confidence;
pub mod context;
mod coordination;
mod growth;
mod lexer;
mod lexicon;
mod noun_phrase;
mod outline;
mod period;
mod place;
mod predicate;
mod project;
mod sentence;
mod task;
mod units;
mod words;

pub use growth::{AMOUNT, DIFFERENCE, SUFFIX as GROWTH};
pub(crate) use place::{level_of, own_name as own_place};

use crate::quantity::Decimal;

use crate::model::{Figure, Name, Period, ReadReport, Span, Year};
use crate::source::NormalizedText;

/// The result of reading a text.
#[derive(Clone, Debug)]
pub struct Extraction {
    /// The report.
    pub report: ReadReport,
    /// Every figure in reading order, including stated growth and completion.
    pub readings: Vec<Reading>,
    /// Proposed repairs of scanning faults. A clean text has none.
    pub repairs: Vec<Repair>,
    /// What could not be found in the text.
    pub issues: Vec<Issue>,
}

/// One figure of the text and what it was taken for.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// From the first digit to the end of the unit.
    pub span: Span,
    /// Those characters as printed.
    pub surface: String,
    /// The figure, in `unit`.
    pub figure: Figure,
    /// The unit as written, with its multiplier: 万元.
    pub unit: Name,
    /// The unit without its multiplier, and what the multiplier makes of one: 元, 10000.
    pub base: (Name, Decimal),
    /// The words that bound the figure: 余, 近, 不低于.
    pub modifier: Option<Name>,
    /// What is measured, in the report's words.
    pub indicator: Name,
    /// The role of the figure.
    pub role: Role,
    /// The period it holds for; `None` if it is unknown.
    pub period: Option<Period>,
    /// Where the period comes from.
    pub dated: Dated,
    /// The index of the reading whose growth or completion it is.
    pub of: Option<usize>,
    /// The name of the rule that found the indicator.
    pub rule: &'static str,
    /// What speaks for its name and against it.
    pub features: confidence::Features,
    /// What else it could be called, if its name is doubtful.
    pub runner_up: Option<Name>,
    /// The span of its sentence.
    pub sentence: Span,
    /// The index of its repair in [`Extraction::repairs`].
    pub repair: Option<usize>,
    /// The index of its project in the report's projects.
    pub project: Option<usize>,
}

impl Reading {
    /// The value in the unit without its multiplier: 15640000 for 1564万.
    #[must_use]
    pub fn value(&self) -> Decimal {
        self.times(self.figure.number.value())
    }

    /// The upper end of a range in the unit without its multiplier.
    #[must_use]
    pub fn value_to(&self) -> Option<Decimal> {
        self.figure.to.as_ref().map(|n| self.times(n.value()))
    }

    fn times(&self, value: Decimal) -> Decimal {
        value.checked_mul(self.base.1).unwrap_or(value).normalize()
    }
}

/// The role of a figure for its indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// A result.
    Actual,
    /// A value of an earlier year.
    Previous,
    /// A target.
    Target,
    /// The change against the period before.
    Growth,
    /// A target for the change.
    TargetGrowth,
    /// The proportion of the target that is done, in percent.
    Completion,
    /// The investment of one project.
    ProjectInvestment,
}

/// Where the period of a figure comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dated {
    /// The sentence states it.
    Stated,
    /// It is the section's.
    Section,
    /// It is the year before the report's.
    Report,
    /// It is unknown.
    Unknown,
}

/// A proposed repair of a scanning fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The span of the wrong characters.
    pub span: Span,
    /// The characters as printed.
    pub surface: String,
    /// The proposed characters: 1.8亿元.
    pub mended: String,
    /// The reason.
    pub reason: RepairReason,
}

/// Why a repair is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RepairReason {
    /// Letters among digits: l, I, i for 1, O, o for 0, L for `1.`.
    MisreadDigits,
    /// 增长18.3 without its percent sign.
    PercentSignLeftOut,
    /// A number whose digits stand on two lines, perhaps with a page number between them.
    JoinedLines,
}

impl RepairReason {
    /// The reason for a repair, from the characters as printed.
    #[must_use]
    pub fn of(printed: &str) -> Self {
        if printed.contains('\n') {
            Self::JoinedLines
        } else if printed.chars().next_back().is_some_and(|c| c.is_ascii_digit()) {
            Self::PercentSignLeftOut
        } else {
            Self::MisreadDigits
        }
    }
}

/// Something that could not be found in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Issue {
    /// Neither title, date nor headings state the report's year.
    YearUnknown,
    /// The place of the report was not found.
    PlaceUnknown,
    /// The text has no figure.
    NoFigures,
    /// Characters could not be decoded: the text has U+FFFD in their place.
    CharactersLost,
}

/// Reads a report's prose. `name` is the file's name, which often states place and year.
#[must_use]
pub fn read(text: &str, name: Option<&str>) -> Extraction {
    read_of(text, name, None)
}

/// Reads a report's prose like [`read`]. A given `year` overrides the year that the text states.
#[must_use]
pub fn read_of(text: &str, name: Option<&str>, year: Option<Year>) -> Extraction {
    let source = NormalizedText::new(text);
    let tokens = lexer::tokens(&source);
    let mut lines = outline::headings(&source, &tokens);
    let head = place::find(&source, &tokens, &lines, name);
    let head = place::Head { year: year.or(head.year), ..head };
    let sections = context::sections(&source, &tokens, &mut lines, head.year);
    let found = sentence::read(&source, &tokens, &sections, &head);
    assembly::assemble(&source, &tokens, &lines, &sections, head, &found, name)
}

/// The first number of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstFigure {
    /// The index of its first character.
    pub from: usize,
    /// The number, or the two ends of a range: `5—6`.
    pub value: String,
    /// Its unit, with its multiplier.
    pub unit: String,
}

/// The first number of a short text, if it has one.
#[must_use]
pub fn figure(words: &str) -> Option<FirstFigure> {
    let text = NormalizedText::new(words);
    lexer::tokens(&text).into_iter().find_map(|token| match token {
        lexer::Token::Quantity(q) => Some(FirstFigure {
            from: text.span(q.from, q.to).start,
            value: match q.upper {
                Some(to) => format!("{}—{to}", q.number),
                None => q.number.to_string(),
            },
            unit: q.unit,
        }),
        lexer::Token::Date(_) => None,
    })
}

/// The year that a report of `year` reviews.
fn reviewed(year: Year) -> Year {
    year.saturating_sub(1)
}
