//! The domain model: the content of a government work report.
//!
//! Plain data, without logic beyond the meaning of each term. All other modules use these types.
//!
//! A report has a *year*, the year it is given in. A report of 2024 reviews 2023
//! ([`Kind::Actual`]) and plans 2024 ([`Kind::Target`]).

pub mod catalog;
mod number;
mod period;
mod statement;
mod topic;

use std::sync::Arc;

pub use number::{Number, ParseNumberError, Spelling};
pub use period::{Month, ParsePeriodError, Period, Year};
pub use statement::StatementRef;
pub use topic::{Direction, Topic};

/// An interned name of an indicator, place or unit: a million observations share one copy of each.
pub type Name = Arc<str>;

/// A government's work report for one year.
///
/// `Y` is [`Year`], or `Option<Year>` for a [`ReadReport`].
#[derive(Clone, Debug, PartialEq)]
pub struct Report<Y = Year> {
    /// The place whose report it is.
    pub place: Place,
    /// The year the report is given in.
    pub year: Y,
    /// The title as written.
    pub title: Option<String>,
    /// The file or address it was taken from.
    pub source: Provenance,
    /// Its observations, in reading order.
    pub observations: Vec<Observation>,
    /// Its investment and building projects.
    pub projects: Vec<Project>,
    /// The commitments for the report's year.
    pub commitments: Vec<Commitment>,
    /// The problems that the report names.
    pub problems: Vec<Problem>,
    /// Its headings, in reading order.
    pub outline: Vec<Heading>,
    /// The report's text, if known.
    pub text: Option<String>,
    /// The statements that a reader dropped.
    pub dropped: Vec<DroppedStatement>,
    /// Entries of its lists that could not be read.
    pub unread: Vec<Unread>,
    /// Fields outside the format.
    pub extra: Extra,
}

/// A report as read from a file, which may not state its year. The page asks for it.
pub type ReadReport = Report<Option<Year>>;

impl<Y> Report<Y> {
    /// An empty report.
    #[must_use]
    pub fn new(place: Place, year: Y) -> Self {
        Self {
            place,
            year,
            title: None,
            source: Provenance::default(),
            observations: Vec::new(),
            projects: Vec::new(),
            commitments: Vec::new(),
            problems: Vec::new(),
            outline: Vec::new(),
            text: None,
            dropped: Vec::new(),
            unread: Vec::new(),
            extra: Extra::default(),
        }
    }

    /// The same report with another year. The periods of its observations stay.
    #[must_use]
    pub fn with_year<Z>(self, year: Z) -> Report<Z> {
        Report {
            place: self.place,
            year,
            title: self.title,
            source: self.source,
            observations: self.observations,
            projects: self.projects,
            commitments: self.commitments,
            problems: self.problems,
            outline: self.outline,
            text: self.text,
            dropped: self.dropped,
            unread: self.unread,
            extra: self.extra,
        }
    }
}

impl ReadReport {
    /// The report, if its year is known.
    #[must_use]
    pub fn dated(self) -> Option<Report> {
        let year = self.year?;
        Some(self.with_year(year))
    }
}

/// The place of a government: 度佳镇, in 荣县, in 自贡市, in 四川省.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The place's own name: 度佳镇, 国务院.
    pub name: Name,
    /// Its rank among governments.
    pub level: Option<Level>,
    /// The enclosing places, widest first.
    pub within: Vec<Name>,
    /// The administrative division code (GB/T 2260), if known.
    pub code: Option<String>,
    /// Fields outside the format.
    pub extra: Extra,
}

impl Place {
    /// A place with only its name known.
    #[must_use]
    pub fn named(name: impl Into<Name>) -> Self {
        Self { name: name.into(), level: None, within: Vec::new(), code: None, extra: Extra::default() }
    }
}

/// The rank of a government.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 国务院.
    National,
    /// 省、自治区、直辖市.
    Province,
    /// 地级市、自治州、盟.
    City,
    /// 县、县级市、区、旗.
    County,
    /// 乡、镇、街道.
    Town,
    /// 村、社区.
    Village,
}

impl Level {
    /// All levels, the highest first.
    pub const ALL: [Self; 6] =
        [Self::National, Self::Province, Self::City, Self::County, Self::Town, Self::Village];
}

/// Where a report was taken from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Provenance {
    /// The file's name.
    pub file: Option<String>,
    /// The address it was published at.
    pub url: Option<String>,
    /// Fields outside the format.
    pub extra: Extra,
}

/// One number of a report: indicator, period, kind, value, unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation {
    /// The indicator: 地区生产总值.
    pub indicator: Name,
    /// The indicator's name in the report's text, if it differs.
    pub as_written: Option<Name>,
    /// Its topic, if the file gives one.
    pub topic: Option<Topic>,
    /// The period that is measured.
    pub period: Period,
    /// The kind of statement.
    pub kind: Kind,
    /// The figure, or the reason for a gap.
    pub value: Value,
    /// The unit as people write it: 亿元, 万亩, %. Empty for a bare number.
    pub unit: Name,
    /// The change stated in the report.
    pub change: Option<StatedChange>,
    /// Percent of the target reached, as stated in the report.
    pub completion: Option<Number>,
    /// The span of that in [`Report::text`].
    pub completion_span: Option<Span>,
    /// Its source in the report.
    pub evidence: Evidence,
    /// The original, if a reader corrected it. An original has none itself.
    pub corrected_from: Option<Box<Self>>,
    /// Fields outside the format.
    pub extra: Extra,
}

/// A statement that a reader dropped from a report.
#[derive(Clone, Debug, PartialEq)]
pub struct DroppedStatement {
    /// The statement as it was read.
    pub observation: Observation,
    /// Its former address, with an index as if nothing had been dropped from its list. `None` if the
    /// file does not say.
    pub stood: Option<StatementRef>,
}

/// The kind of an [`Observation`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A result.
    Actual,
    /// A result not yet final (预计, 初步核算).
    Preliminary,
    /// A target or a quota handed down.
    Target,
    /// A figure of an earlier year that this report repeats.
    Previous,
}

/// A figure, or the reason for a gap. Missing is never zero.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// The figure.
    Stated(Figure),
    /// The reason for a gap.
    Missing(Gap),
}

impl Value {
    /// The figure, if there is one.
    #[must_use]
    pub fn figure(&self) -> Option<&Figure> {
        match self {
            Self::Stated(figure) => Some(figure),
            Self::Missing(_) => None,
        }
    }
}

/// A number with its bound and range end: 15.64, 4万余, 6%以上, 5%—6%.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The number, or the lower end of a range.
    pub number: Number,
    /// The upper end of a range.
    pub to: Option<Number>,
    /// The bound of the number.
    pub bound: Bound,
}

impl Figure {
    /// A figure without bound or range.
    #[must_use]
    pub fn exactly(number: Number) -> Self {
        Self { number, to: None, bound: Bound::Exactly }
    }

    /// The figure with its sign changed: 8 to 10 becomes −10 to −8, at least 3 becomes at most −3.
    /// Zero has no sign.
    #[must_use]
    pub fn negated(&self) -> Self {
        let down = |number: &Number| match number.value() {
            value if value.is_zero() => number.clone(),
            value => Number::new(-value),
        };
        let (number, to) = match &self.to {
            Some(to) => (down(to), Some(down(&self.number))),
            None => (down(&self.number), None),
        };
        Self { number, to, bound: self.bound.turned() }
    }
}

/// The bound of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bound {
    /// Exactly this.
    #[default]
    Exactly,
    /// 左右, 约.
    About,
    /// 以上, 不低于.
    AtLeast,
    /// 以内, 以下, 不超过, 控制在.
    AtMost,
    /// 余, 多, 超, 突破: slightly more than this.
    Over,
    /// 近: slightly less than this.
    Nearly,
}

impl Bound {
    /// The bound after a change of sign: a fall of more than 3 is below −3.
    #[must_use]
    pub fn turned(self) -> Self {
        match self {
            Self::Over => Self::Nearly,
            Self::Nearly => Self::Over,
            Self::AtLeast => Self::AtMost,
            Self::AtMost => Self::AtLeast,
            both @ (Self::Exactly | Self::About) => both,
        }
    }
}

/// Why a value is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gap {
    /// The value exists and was not published.
    NotPublished,
    /// The indicator does not apply here.
    NotApplicable,
    /// The definition changed, so there is no comparable value.
    DefinitionChanged,
    /// A target that the report explicitly does not set.
    NotSet,
    /// The file leaves the value empty without a reason.
    Unexplained,
}

/// A change stated in a report: 增长5.3%, 下降0.4个百分点.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StatedChange {
    /// In percent: 5.3, 10以上, 5—6.
    pub percent: Option<Figure>,
    /// In percentage points (百分点).
    pub points: Option<Figure>,
    /// As an amount, in the observation's unit.
    pub amount: Option<Figure>,
    /// The period compared with; the previous one if `None`.
    pub against: Option<Period>,
    /// How it was computed, if stated.
    pub basis: Option<Basis>,
    /// The span of its figure in [`Report::text`].
    pub span: Option<Span>,
    /// Fields outside the format.
    pub extra: Extra,
}

/// How a stated change was computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// 按可比价, 按不变价: without price changes.
    ComparablePrice,
    /// At the prices of each year.
    CurrentPrice,
    /// 按可比口径: both years under one definition.
    ComparableScope,
}

/// The source of a statement in its report, and its repair.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    /// The sentence around it.
    pub quote: Option<String>,
    /// Its span in [`Report::text`].
    pub span: Option<Span>,
    /// The characters before a repair of a scanning fault: `L8亿元`.
    pub repaired_from: Option<String>,
    /// Where the statement comes from.
    pub origin: Origin,
    /// How sure its reading is.
    pub confidence: Confidence,
    /// What else its figure could measure, if the reading is not sure.
    pub runner_up: Option<Name>,
}

/// How sure a reading is. A reading that is not sure is shown for confirmation and left out of conclusions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Nothing speaks against it.
    #[default]
    High,
    /// The name may be wrong.
    Low,
}

/// The origin of a statement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// The file states it as data.
    #[default]
    File,
    /// The rule of this name read it from prose.
    Prose(Name),
    /// A reader added it.
    Reader,
}

impl Origin {
    /// The name of the origin in the format; [`Origin::File`] has none.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::File => None,
            Self::Prose(rule) => Some(rule),
            Self::Reader => Some(Self::READER),
        }
    }

    /// The origin with a name in the format.
    #[must_use]
    pub fn named(name: Option<Name>) -> Self {
        match name {
            None => Self::File,
            Some(name) if &*name == Self::READER => Self::Reader,
            Some(rule) => Self::Prose(rule),
        }
    }

    const READER: &str = "reader";

    /// Whether a rule or a reader read it from prose. Then the words around it contribute to its meaning.
    #[must_use]
    pub fn is_prose(&self) -> bool {
        *self != Self::File
    }
}

/// A range of a text in characters (Unicode scalar values), end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
}

/// An amount of a project: its investment or length.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// The figure.
    pub figure: Figure,
    /// Its unit.
    pub unit: Name,
    /// Its source in the report.
    pub evidence: Evidence,
    /// The original as a statement, if a reader corrected it.
    pub corrected_from: Option<Box<Observation>>,
    /// Fields outside the format.
    pub extra: Extra,
}

/// An investment or building project.
#[derive(Clone, Debug, PartialEq)]
pub struct Project {
    /// Its name.
    pub name: String,
    /// Its total investment.
    pub investment: Option<Amount>,
    /// Its length: roads, pipes, canals.
    pub length: Option<Amount>,
    /// Its status.
    pub status: Option<Status>,
    /// When it is due.
    pub due: Option<Period>,
    /// Its source in the report.
    pub evidence: Evidence,
    /// The investment that a reader dropped, as a statement.
    pub dropped_investment: Option<Box<Observation>>,
    /// The length that a reader dropped, as a statement.
    pub dropped_length: Option<Box<Observation>>,
    /// Fields outside the format.
    pub extra: Extra,
}

/// The status of a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// 积极争取: money or approval is being sought.
    Seeking,
    /// 计划, 前期工作.
    Planned,
    /// 已开工, 在建.
    UnderConstruction,
    /// 完工, 待验收.
    Completed,
    /// 已投用.
    InUse,
    /// 停工.
    Suspended,
}

/// A task that the report promises.
#[derive(Clone, Debug, PartialEq)]
pub struct Commitment {
    /// The task's text.
    pub text: String,
    /// Its topic.
    pub topic: Option<Topic>,
    /// 牵头单位: the office responsible.
    pub lead: Option<String>,
    /// 配合单位: the supporting offices.
    pub support: Vec<String>,
    /// 责任领导: the leader who answers for it.
    pub leader: Option<String>,
    /// 完成时限: when it is due.
    pub due: Option<Period>,
    /// The due date as it was typed, where it says more than [`Self::due`]: 6月底前, 长期.
    pub due_words: Option<String>,
    /// The part of the report under which a reader placed it. By default, it is the heading above its
    /// place in the text.
    pub section: Option<String>,
    /// Its targets.
    pub targets: Vec<Observation>,
    /// Its progress, in the words of whoever tracks it.
    pub progress: Option<String>,
    /// Its source in the report.
    pub evidence: Evidence,
    /// Fields outside the format.
    pub extra: Extra,
}

impl Commitment {
    /// A task with only its text and source known.
    #[must_use]
    pub fn new(text: String, evidence: Evidence) -> Self {
        Self {
            text,
            topic: None,
            lead: None,
            support: Vec::new(),
            leader: None,
            due: None,
            due_words: None,
            section: None,
            targets: Vec::new(),
            progress: None,
            evidence,
            extra: Extra::default(),
        }
    }
}

/// A problem that the report names.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The problem's text.
    pub text: String,
    /// Its source in the report.
    pub evidence: Evidence,
    /// Fields outside the format.
    pub extra: Extra,
}

/// A heading of the report's text.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// 1 for 一、, 2 for （一）, 3 for 1.
    pub level: u8,
    /// Its text without the number.
    pub title: String,
    /// The kind of section under it.
    pub part: SectionKind,
    /// Its source in the report, including the number.
    pub evidence: Evidence,
    /// Fields outside the format.
    pub extra: Extra,
}

/// The kind of a section.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SectionKind {
    /// Results of the past year.
    Review,
    /// Problems.
    Problems,
    /// Plans for the year.
    Plan,
    /// Not known.
    #[default]
    Other,
}

/// Fields outside the format, or with unreadable content. They are kept verbatim and written back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extra(pub Vec<(String, Json)>);

/// A list entry that could not be read. It is kept verbatim and written back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The list's name in the file: `observations`.
    pub list: &'static str,
    /// The entry.
    pub json: Json,
}

/// JSON text, verbatim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Json(pub Box<str>);
