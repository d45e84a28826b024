//! 校核: what does not add up.
//!
//! Each check is one file and one line of [`CHECKS`]. A check says what it found as typed
//! arithmetic ([`Reckoning`]), where, how sure it is, and what could be done about it.
//!
//! | found | example |
//! | --- | --- |
//! | [`sum`] | 1136 handled + 6 in hand ≠ 1152 found |
//! | [`completion`] | 1.8 of a target of 2 is no 100 % |
//! | [`share`] | a rate of 104 % |
//! | [`growth`] | 500 after 400 is no growth of 8 % |
//! | [`jump`] | 1595, and 15.95 the year before |
//! | [`twice`] | one report gives 5.2 and 5.3 for the same thing |
//! | [`date`] | a result of next year, a target of last year, a task due before it was set |
//! | [`repaired`] | `L8亿元`, taken for 1.8 亿元 |
//! | [`quota`] | a 任务数 given as a result |
//!
//! Written figures stand for all that would be rounded to them: nothing is raised that rounding
//! or a bound (余, 左右) explains.

mod completion;
mod date;
mod growth;
mod jump;
mod quota;
mod remedy;
mod repaired;
mod share;
mod span;
mod sum;
mod twice;

pub use remedy::apply;

use crate::compare::{Index, ObservationRef};
use crate::model::{Month, Name, Observation, Period, Report, Year};
use crate::quantity::Decimal;

/// Something that does not add up.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What was found, with its arithmetic.
    pub reckoning: Reckoning,
    /// How sure it is that something is wrong.
    pub certainty: Certainty,
    /// The report concerned, the later of two: its place in the index's list.
    pub report: u32,
    /// The statements concerned, in the order in which the arithmetic names them.
    pub at: Vec<ObservationRef>,
    /// What can be done, the most likely first.
    pub remedies: Vec<Remedy>,
}

impl Finding {
    /// What tells this finding from every other, whatever else is loaded: the report, the check, and
    /// what it speaks of. A reader's dismissal goes by it, and falls away once the figures change.
    #[must_use]
    pub fn key(&self, index: &Index) -> String {
        let number = self.report as usize;
        let place = index.place_of(number).map(|place| place.label.to_string()).unwrap_or_default();
        let year = index.reports().get(number).map(|report| report.year.to_string()).unwrap_or_default();
        let said = self.at.iter().filter_map(|at| index.observation(*at)).map(|observation| {
            let value =
                observation.value.figure().map(|figure| figure.number.to_string()).unwrap_or_default();
            format!("{} {value}{}", observation.indicator, observation.unit)
        });
        [place, year, self.reckoning.word().to_owned()].into_iter().chain(said).collect::<Vec<_>>().join("|")
    }
}

/// How sure it is that something is wrong. Ordered: the surest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Worth a look; there may be a good reason.
    Notice,
    /// Most likely wrong.
    Likely,
    /// Cannot be right as it stands.
    Certain,
}

/// What can be done about a finding.
#[derive(Clone, Debug, PartialEq)]
pub enum Remedy {
    /// Set the value of a statement.
    SetValue {
        /// Which.
        at: ObservationRef,
        /// To what, in the statement's own unit.
        value: Decimal,
    },
    /// Take a statement for a target.
    MakeTarget(ObservationRef),
    /// Confirm a value as it stands.
    Confirm(ObservationRef),
    /// Drop one of the statements.
    Drop(ObservationRef),
    /// Look at the sentence and decide.
    Look(ObservationRef),
}

/// What was found, with the numbers reckoned with.
#[derive(Clone, Debug, PartialEq)]
pub enum Reckoning {
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
        /// Percent as reckoned.
        reckoned: Decimal,
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
        stated: Decimal,
        /// Percent as reckoned.
        reckoned: Decimal,
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
    /// A quota handed down (任务数) given as a result.
    QuotaAsActual {
        /// The value.
        value: Decimal,
        /// The unit.
        unit: Name,
    },
}

impl Reckoning {
    /// The check's name in stored keys.
    fn word(&self) -> &'static str {
        match self {
            Self::Sum { .. } => "sum",
            Self::Completion { .. } => "completion",
            Self::Share { .. } => "share",
            Self::Growth { .. } => "growth",
            Self::Jump { .. } => "jump",
            Self::Twice { .. } => "twice",
            Self::Period { .. } => "period",
            Self::Due { .. } => "due",
            Self::Repaired { .. } => "repaired",
            Self::QuotaAsActual { .. } => "quota-as-actual",
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

/// A check: looks at the reports and adds what it finds.
type Check = fn(&Index, &mut Vec<Finding>);

/// All checks, in the order in which their findings are listed.
const CHECKS: &[Check] = &[
    sum::check,
    completion::check,
    share::check,
    growth::check,
    twice::check,
    date::check,
    quota::check,
    jump::check,
    repaired::check,
];

/// Runs all checks over all loaded reports. Findings are grouped by check.
#[must_use]
pub fn run(index: &Index) -> Vec<Finding> {
    let mut findings = Vec::new();
    for check in CHECKS {
        check(index, &mut findings);
    }
    findings
}

/// All statements of all reports: observations and the targets of tasks.
fn statements(index: &Index) -> impl Iterator<Item = (ObservationRef, &Report, &Observation)> {
    let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    index.reports().iter().enumerate().flat_map(move |(number, report)| {
        let own = report.observations.iter().enumerate().map(move |(n, observation)| (None, n, observation));
        let targets = report.commitments.iter().enumerate().flat_map(move |(task, commitment)| {
            commitment.targets.iter().enumerate().map(move |(n, target)| (Some(small(task)), n, target))
        });
        own.chain(targets).map(move |(commitment, n, observation)| {
            let at = ObservationRef { report: small(number), commitment, observation: small(n) };
            (at, &**report, observation)
        })
    })
}
