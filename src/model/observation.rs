//! An observation: one number of a report, or the reason why it is missing.

use super::{Evidence, Extra, Figure, Name, Number, Period, Span, StatementRef, Topic};

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
    /// The span of the figure of completion in [`Report::text`](super::Report::text).
    pub completion_span: Option<Span>,
    /// Its source in the report.
    pub evidence: Evidence,
    /// The original, if a reader corrected it. An original has none itself.
    pub corrected_from: Option<Box<Self>>,
    /// Fields outside the format.
    pub extra: Extra,
}

impl Observation {
    /// An observation with only its required fields.
    #[must_use]
    pub fn new(indicator: Name, period: Period, kind: Kind, value: Value, unit: Name) -> Self {
        Self {
            indicator,
            as_written: None,
            topic: None,
            period,
            kind,
            value,
            unit,
            change: None,
            completion: None,
            completion_span: None,
            evidence: Evidence::default(),
            corrected_from: None,
            extra: Extra::default(),
        }
    }
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
    /// The span of its figure in [`Report::text`](super::Report::text).
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
