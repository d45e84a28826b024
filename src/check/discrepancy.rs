//! What was found, as typed arithmetic: never a sentence, which is `i18n`'s.

use crate::model::{Figure, Month, Name, Period, Year};
use crate::quantity::Decimal;

/// What was found, with the numbers computed with.
#[derive(Clone, Debug, PartialEq)]
pub enum Discrepancy {
    /// Parts and their total: 1136 + 6 ≠ 1152.
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
    /// The stated share done, against target and result.
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
    /// A share of something beyond 100 %, or below zero.
    Share {
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
    /// From one year to another as if a unit had been mistaken.
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
        /// The unit mistake that would explain it: 10, 1000, 10 000 …
        times: Decimal,
    },
    /// One report says the same figure twice, differently.
    Twice {
        /// The first statement.
        first: Decimal,
        /// The other one, in the unit of the first.
        second: Decimal,
        /// The unit.
        unit: Name,
    },
    /// A period that cannot be, or not of this kind.
    Period {
        /// The period as stated.
        period: Period,
        /// The report's year.
        year: Year,
        /// What is wrong with it.
        fault: PeriodFault,
    },
    /// A due date that lies before the report's year.
    Due {
        /// The task or project.
        what: String,
        /// The month by which it was to be done.
        due: Month,
        /// The report's year.
        year: Year,
    },
    /// A value that was mended when it was read, to be confirmed.
    Repaired {
        /// The indicator or project.
        what: String,
        /// The characters as they stood.
        from: String,
        /// The value taken for them.
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
    /// Said to be a part of something that it is measured apart from (总产值 of 生产总值).
    NotAPart {
        /// What is said to be the whole.
        whole: Name,
        /// What is said to be a part of it.
        part: Name,
    },
    /// Shares of one whole that do not add up to it: 12.1 : 40.3 : 48.6.
    Structure {
        /// The shares as stated.
        shares: Vec<Decimal>,
        /// What they add up to.
        sum: Decimal,
    },
    /// The stated share of a part in its whole, against the two.
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
    /// The stated amount a head, against total and population.
    PerHead {
        /// The total.
        total: (Decimal, Name),
        /// The population.
        heads: (Decimal, Name),
        /// The amount a head as stated, in `unit`.
        stated: Decimal,
        /// The amount a head as computed, in `unit`.
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
    /// 明年9月: said in a report that speaks of two years, so that it may be either's.
    RelativeDate {
        /// The words.
        written: String,
        /// The years that may be meant.
        either: [Year; 2],
    },
    /// Numbers of points that skip, or come twice.
    Numbering {
        /// The points' numbers, as written.
        written: Vec<String>,
        /// Numbers that are left out.
        missing: Vec<u32>,
        /// Numbers that come more than once.
        repeated: Vec<u32>,
    },
    /// A place by two names.
    PlaceName {
        /// Its most frequent name.
        name: Name,
        /// The other one.
        other: String,
        /// How often the text has the first.
        times: u32,
    },
    /// A heading whose year does not fit the report's.
    HeadingYear {
        /// The heading.
        heading: String,
        /// Its year.
        stated: Year,
        /// The year that would fit.
        fitting: Year,
    },
    /// A sentence that begins with a year which does not fit where it stands.
    SentenceYear {
        /// Whether it stands in the plan; else in what looks back.
        in_plan: bool,
        /// The year as stated.
        stated: Year,
        /// The year that would fit.
        fitting: Year,
    },
    /// A sentence that stood in last year's report, with the same figures.
    Repeated {
        /// The year of the earlier report.
        earlier: Year,
        /// The sentence.
        sentence: String,
    },
    /// A quota handed down (任务数) without what came of it.
    QuotaAlone {
        /// The value.
        value: Decimal,
        /// The unit.
        unit: Name,
    },
    /// A quota handed down (任务数) given as a result.
    QuotaAsActual {
        /// The value.
        value: Decimal,
        /// The unit.
        unit: Name,
    },
    /// Further findings of one kind in one report, beyond those listed.
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
            Self::Share { .. } => "share",
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
    /// A result of a time that lies after the report.
    ResultInFuture,
    /// A target for a time that lies before the report.
    TargetInPast,
    /// So far from the report's year that the number is most likely misread.
    FarOff,
}
