//! What a check found, as typed arithmetic. `i18n` turns it into sentences.

use crate::model::{Figure, Month, Name, Period, Year};
use crate::quantity::Decimal;

/// What a check found, with the numbers it computed with.
#[derive(Clone, Debug, PartialEq)]
pub enum Discrepancy {
    /// Parts that do not add up to their total: 1136 + 6 ≠ 1152.
    Sum {
        /// The total as stated.
        total: Decimal,
        /// The parts as stated, in the unit of the total.
        parts: Vec<Decimal>,
        /// What the parts add up to.
        sum: Decimal,
        /// The unit.
        unit: Name,
    },
    /// The stated proportion of a target reached, against target and result.
    Completion {
        /// The target.
        target: Decimal,
        /// The result.
        result: Decimal,
        /// The unit of both.
        unit: Name,
        /// Percent as stated.
        stated: Decimal,
        /// Percent as computed.
        computed: Decimal,
    },
    /// A proportion above 100 % or below zero.
    Proportion {
        /// Percent as stated.
        stated: Decimal,
    },
    /// The stated growth, against the values of two years.
    Growth {
        /// The earlier value.
        from: Decimal,
        /// The later value.
        to: Decimal,
        /// The unit of both.
        unit: Name,
        /// Percent as stated.
        stated: Figure,
        /// Percent as computed.
        computed: Decimal,
    },
    /// The stated amount of a change, against the values of two years.
    Difference {
        /// The earlier value.
        from: Decimal,
        /// The later value.
        to: Decimal,
        /// The unit of all.
        unit: Name,
        /// The change as stated.
        stated: Figure,
        /// The change as computed.
        computed: Decimal,
    },
    /// A change from one year to another that a mistaken unit would explain.
    Jump {
        /// The earlier year.
        from_year: Year,
        /// The earlier value.
        from: Decimal,
        /// The later year.
        to_year: Year,
        /// The later value.
        to: Decimal,
        /// The unit of both.
        unit: Name,
        /// The factor of the unit mistake: 10, 100, 1000 or 10 000.
        times: Decimal,
    },
    /// Two values for one figure in one report.
    Twice {
        /// The first statement.
        first: Decimal,
        /// The other one, in the unit of the first.
        second: Decimal,
        /// The unit.
        unit: Name,
    },
    /// A period that is impossible, or impossible for this kind of statement.
    Period {
        /// The period as stated.
        period: Period,
        /// The report's year.
        year: Year,
        /// What is wrong with it.
        fault: PeriodFault,
    },
    /// A due date before the report's year.
    Due {
        /// The task or project.
        what: String,
        /// The month by which it was to be done.
        due: Month,
        /// The report's year.
        year: Year,
    },
    /// A value that was repaired when it was read, for confirmation.
    Repaired {
        /// The indicator or project.
        what: String,
        /// The characters of the text.
        from: String,
        /// The value read from them.
        value: Decimal,
        /// The unit.
        unit: Name,
    },
    /// A part that is greater than its whole.
    PartExceeds {
        /// The part, in the unit of the whole.
        part: Decimal,
        /// The whole.
        whole: Decimal,
        /// The unit.
        unit: Name,
    },
    /// Something called a part of a whole that it does not belong to (总产值 of 生产总值).
    NotAPart {
        /// What is called the whole.
        whole: Name,
        /// What is called a part of it.
        part: Name,
    },
    /// Proportions of one whole that do not add up to 100 %: 12.1 : 40.3 : 48.6.
    Structure {
        /// The proportions as stated.
        proportions: Vec<Decimal>,
        /// What they add up to.
        sum: Decimal,
    },
    /// The stated proportion of a part in its whole, against both values.
    Ratio {
        /// The part, in the unit of the whole.
        part: Decimal,
        /// The whole.
        whole: Decimal,
        /// The unit.
        unit: Name,
        /// Percent as stated.
        stated: Decimal,
        /// Percent as computed.
        computed: Decimal,
    },
    /// The stated amount per head, against total and population.
    PerHead {
        /// The total.
        total: (Decimal, Name),
        /// The population.
        heads: (Decimal, Name),
        /// The amount per head as stated, in `unit`.
        stated: Decimal,
        /// The amount per head as computed, in `unit`.
        computed: Decimal,
        /// The unit of both.
        unit: Name,
    },
    /// The stated change of a rate, against the rates of two years.
    Points {
        /// The earlier rate.
        from: Decimal,
        /// The later rate.
        to: Decimal,
        /// Percentage points as stated.
        stated: Figure,
        /// Percentage points as computed.
        computed: Decimal,
    },
    /// A day or month that no calendar has.
    Calendar {
        /// The date as written.
        written: String,
    },
    /// A relative date that fits two years: 明年9月 in a review.
    RelativeDate {
        /// The date as written.
        written: String,
        /// The possible years.
        either: [Year; 2],
    },
    /// List numbers that skip or repeat.
    Numbering {
        /// The numbers of the points, as written.
        written: Vec<String>,
        /// The missing numbers.
        missing: Vec<u32>,
        /// The repeated numbers.
        repeated: Vec<u32>,
    },
    /// Two names for one place.
    PlaceName {
        /// The usual name.
        name: Name,
        /// The deviating name.
        other: String,
        /// How often the text uses the usual name.
        times: u32,
    },
    /// A heading whose year does not fit the report.
    HeadingYear {
        /// The heading.
        heading: String,
        /// Its year.
        stated: Year,
        /// The year that would fit.
        fitting: Year,
    },
    /// A sentence that begins with a year that does not fit its part of the report.
    SentenceYear {
        /// True in the plan, false in the review.
        in_plan: bool,
        /// The year as stated.
        stated: Year,
        /// The year that would fit.
        fitting: Year,
    },
    /// A sentence repeated from last year's report with the same figures.
    Repeated {
        /// The year of the earlier report.
        earlier: Year,
        /// The sentence.
        sentence: String,
    },
    /// A quota (任务数) without a result.
    QuotaAlone {
        /// The value.
        value: Decimal,
        /// The unit.
        unit: Name,
    },
    /// A quota (任务数) stated as a result.
    QuotaAsActual {
        /// The value.
        value: Decimal,
        /// The unit.
        unit: Name,
    },
    /// Further discrepancies of one check in one report, beyond the limit.
    More {
        /// One of them.
        of: Box<Discrepancy>,
        /// How many.
        number: usize,
    },
}

impl Discrepancy {
    /// The check's name in stored keys.
    pub(super) fn word(&self) -> &'static str {
        match self {
            Self::Sum { .. } => "sum",
            Self::Completion { .. } => "completion",
            Self::Proportion { .. } => "share",
            Self::Growth { .. } => "growth",
            Self::Difference { .. } => "difference",
            Self::Jump { .. } => "jump",
            Self::Twice { .. } => "twice",
            Self::Period { .. } => "period",
            Self::Due { .. } => "due",
            Self::Repaired { .. } => "repaired",
            Self::QuotaAsActual { .. } => "quota-as-actual",
            Self::QuotaAlone { .. } => "quota-alone",
            Self::PartExceeds { .. } => "part-exceeds",
            Self::NotAPart { .. } => "not-a-part",
            Self::Structure { .. } => "structure",
            Self::Ratio { .. } => "ratio",
            Self::PerHead { .. } => "per-head",
            Self::Points { .. } => "points",
            Self::Calendar { .. } => "calendar",
            Self::RelativeDate { .. } => "relative-date",
            Self::Numbering { .. } => "numbering",
            Self::PlaceName { .. } => "place-name",
            Self::HeadingYear { .. } => "heading-year",
            Self::SentenceYear { .. } => "sentence-year",
            Self::Repeated { .. } => "repeated",
            Self::More { .. } => "more",
        }
    }
}

/// What is wrong with a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeriodFault {
    /// A result for a period after the report's year.
    ResultInFuture,
    /// A target for a period before the year that the report reviews.
    TargetInPast,
    /// So far from the report's year that it was most likely misread.
    FarOff,
}
