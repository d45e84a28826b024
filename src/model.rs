//! The words of the field: what a government work report holds.
//!
//! Plain data, no logic beyond what a word means. Every other module speaks in these types.
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

/// A name that recurs: of an indicator, a place, a unit. Shared, so that a million observations
/// hold each name once.
pub type Name = Arc<str>;

/// One government's work report of one year.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Whose report it is.
    pub place: Place,
    /// The year the report is given in.
    pub year: Year,
    /// The title as written.
    pub title: Option<String>,
    /// Where the report was taken from.
    pub source: Provenance,
    /// Its figures, in reading order.
    pub observations: Vec<Observation>,
    /// Its investment and building projects.
    pub projects: Vec<Project>,
    /// What is promised for the report's year, task by task.
    pub commitments: Vec<Commitment>,
    /// What the report says is wrong.
    pub problems: Vec<Problem>,
    /// Its headings, in reading order.
    pub outline: Vec<Heading>,
    /// The report's own words, where they are known.
    pub text: Option<String>,
    /// Entries of its lists that could not be read.
    pub unread: Vec<Unread>,
    /// What the file held beyond the format.
    pub extra: Extra,
}

impl Report {
    /// A report with nothing in it yet.
    #[must_use]
    pub fn new(place: Place, year: Year) -> Self {
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
            unread: Vec::new(),
            extra: Extra::default(),
        }
    }
}

/// A government's place: 度佳镇, in 荣县, in 自贡市, in 四川省.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The place's own name: 度佳镇, 国务院.
    pub name: Name,
    /// Its rank among governments.
    pub level: Option<Level>,
    /// The places around it, widest first.
    pub within: Vec<Name>,
    /// The administrative division code (GB/T 2260), where known.
    pub code: Option<String>,
    /// What the file held beyond the format.
    pub extra: Extra,
}

impl Place {
    /// A place of which only the name is known.
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
    /// All of them, the highest first.
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
    /// What the file held beyond the format.
    pub extra: Extra,
}

/// One number of a report: indicator, period, kind, value, unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation {
    /// What is measured: 地区生产总值.
    pub indicator: Name,
    /// The indicator's name in the report's own words, where it differs.
    pub as_written: Option<Name>,
    /// The field it belongs to, where the file says so.
    pub topic: Option<Topic>,
    /// When it is measured.
    pub period: Period,
    /// What sort of statement it is.
    pub kind: Kind,
    /// The figure, or why there is none.
    pub value: Value,
    /// The unit as people write it: 亿元, 万亩, %. Empty for a bare number.
    pub unit: Name,
    /// The change that the report itself states.
    pub change: Option<StatedChange>,
    /// Percent of the target done, as the report states it.
    pub completion: Option<Number>,
    /// The place in [`Report::text`] at which it states that.
    pub completion_span: Option<Span>,
    /// Where in the report it stands.
    pub evidence: Evidence,
    /// What the file held beyond the format.
    pub extra: Extra,
}

/// What sort of statement an [`Observation`] is.
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

/// A figure, or the reason why there is none. Missing is never zero.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// The figure.
    Stated(Figure),
    /// Why there is none.
    Missing(Gap),
}

impl Value {
    /// The figure, where there is one.
    #[must_use]
    pub fn figure(&self) -> Option<&Figure> {
        match self {
            Self::Stated(figure) => Some(figure),
            Self::Missing(_) => None,
        }
    }
}

/// A number with how it is bounded: 15.64, 4万余, 6%以上, 5%—6%.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The number, or the lower end of a range.
    pub number: Number,
    /// The upper end of a range.
    pub to: Option<Number>,
    /// How the number is meant.
    pub bound: Bound,
}

impl Figure {
    /// A number that means just itself.
    #[must_use]
    pub fn exactly(number: Number) -> Self {
        Self { number, to: None, bound: Bound::Exactly }
    }

    /// The figure with its sign changed: of 8 to 10 from −10 to −8, of at least 3 at most −3. Zero
    /// has no sign.
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

/// How a number is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bound {
    /// Just this.
    #[default]
    Exactly,
    /// 左右, 约.
    About,
    /// 以上, 不低于.
    AtLeast,
    /// 以内, 以下, 不超过, 控制在.
    AtMost,
    /// 余, 多, 超, 突破: more than this, not by much.
    Over,
    /// 近: less than this, not by much.
    Nearly,
}

impl Bound {
    /// The bound of a number with its sign changed: what falls by more than 3 is below −3.
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
    /// The indicator means nothing here.
    NotApplicable,
    /// The indicator was defined anew, so no value can stand here.
    DefinitionChanged,
    /// A target that the report deliberately does not set.
    NotSet,
    /// The file leaves the value empty and gives no reason.
    Unexplained,
}

/// The change that a report itself states: 增长5.3%, 下降0.4个百分点.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StatedChange {
    /// In percent: 5.3, 10以上, 5—6.
    pub percent: Option<Figure>,
    /// In percentage points (百分点).
    pub points: Option<Figure>,
    /// As an amount, in the observation's unit.
    pub amount: Option<Figure>,
    /// The period compared with; without it, the one before.
    pub against: Option<Period>,
    /// How it was computed, where stated.
    pub basis: Option<Basis>,
    /// The place of its figure in [`Report::text`].
    pub span: Option<Span>,
    /// What the file held beyond the format.
    pub extra: Extra,
}

/// How a stated change was computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// 按可比价, 按不变价: price changes taken out.
    ComparablePrice,
    /// At the prices of each year.
    CurrentPrice,
    /// 按可比口径: both years under one definition.
    ComparableScope,
}

/// Where a statement stands in its report, and what was mended in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    /// The sentence it was taken from.
    pub quote: Option<String>,
    /// Its place in [`Report::text`].
    pub span: Option<Span>,
    /// The characters as they stood before a scanning fault was mended: `L8亿元`.
    pub repaired_from: Option<String>,
    /// Who says so: the file, a rule that read it from prose, or the reader.
    pub origin: Origin,
}

/// Where a statement comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// The file states it as data.
    #[default]
    File,
    /// A rule of this name read it from prose.
    Prose(Name),
    /// A reader marked it in the text.
    Reader,
}

impl Origin {
    /// The origin as the format names it; [`Origin::File`] has no name.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::File => None,
            Self::Prose(rule) => Some(rule),
            Self::Reader => Some(Self::READER),
        }
    }

    /// The origin of a name in the format.
    #[must_use]
    pub fn named(name: Option<Name>) -> Self {
        match name {
            None => Self::File,
            Some(name) if &*name == Self::READER => Self::Reader,
            Some(rule) => Self::Prose(rule),
        }
    }

    const READER: &str = "reader";

    /// Whether it was read from the words of the report, by a rule or by a reader: then the words beside it
    /// count for what it means.
    #[must_use]
    pub fn is_prose(&self) -> bool {
        *self != Self::File
    }
}

/// A place in a text, in characters (Unicode scalar values), end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
}

/// An amount that belongs to a project: its investment, its length.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// The figure.
    pub figure: Figure,
    /// Its unit.
    pub unit: Name,
    /// Where it stands.
    pub evidence: Evidence,
    /// What the file held beyond the format.
    pub extra: Extra,
}

/// An investment or building project.
#[derive(Clone, Debug, PartialEq)]
pub struct Project {
    /// Its name.
    pub name: String,
    /// What it costs in all.
    pub investment: Option<Amount>,
    /// How long it is: roads, pipes, canals.
    pub length: Option<Amount>,
    /// How far it has come.
    pub status: Option<Status>,
    /// When it is to be done.
    pub due: Option<Period>,
    /// Where in the report it stands.
    pub evidence: Evidence,
    /// What the file held beyond the format.
    pub extra: Extra,
}

/// How far a project has come.
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
    /// The task, in words.
    pub text: String,
    /// The field it belongs to.
    pub topic: Option<Topic>,
    /// 牵头单位: the office that answers for it.
    pub lead: Option<String>,
    /// 配合单位: the offices that help.
    pub support: Vec<String>,
    /// 完成时限: when it is to be done.
    pub due: Option<Period>,
    /// Its targets in figures.
    pub targets: Vec<Observation>,
    /// How far it has come, in the words of whoever follows it.
    pub progress: Option<String>,
    /// Where in the report it stands.
    pub evidence: Evidence,
    /// What the file held beyond the format.
    pub extra: Extra,
}

/// Something that the report says is wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// In words.
    pub text: String,
    /// Where in the report it stands.
    pub evidence: Evidence,
    /// What the file held beyond the format.
    pub extra: Extra,
}

/// A heading of the report's text.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// 1 for 一、, 2 for （一）, 3 for 1.
    pub level: u8,
    /// Its words, without the number.
    pub title: String,
    /// What the section under it is about.
    pub part: SectionKind,
    /// Where it stands, number included.
    pub evidence: Evidence,
    /// What the file held beyond the format.
    pub extra: Extra,
}

/// What a section of a report is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SectionKind {
    /// What was done.
    Review,
    /// What is wrong.
    Problems,
    /// What is to be done.
    Plan,
    /// Neither, or unknown.
    #[default]
    Other,
}

/// Fields of a file that the format does not know, or whose content could not be read: kept as
/// they came and written back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extra(pub Vec<(String, Json)>);

/// An entry of one of a report's lists that could not be read: kept as it came and written back.
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
