//! 校核: what does not add up.
//!
//! Each check is one file and one line of [`CHECKS`], or of [`PROSE_CHECKS`] if it reads a
//! report's own words ([`repeated`] reads those of two). A check says what it found as typed
//! arithmetic ([`Reckoning`]), where, how sure it is, and what could be done about it.
//!
//! | found | example |
//! | --- | --- |
//! | [`sum`] | 1136 handled + 6 in hand ≠ 1152 found; imports + exports ≠ trade |
//! | [`whole`] | a part greater than its whole; 总产值 as a part of 生产总值 |
//! | [`structure`] | 12.1 : 40.3 : 48.6 is 101.0 |
//! | [`ratio`] | 6 of 10 is no 65 % |
//! | [`per_head`] | 80 亿元 among 10 万人 is no 9 万元 each |
//! | [`completion`] | 1.8 of a target of 2 is no 100 % |
//! | [`share`] | a rate of 104 % |
//! | [`growth`] | 500 after 400 is no growth of 8 % |
//! | [`jump`] | 1595, and 15.95 the year before |
//! | [`twice`] | one report gives 5.2 and 5.3 for the same thing |
//! | [`date`] | a result of next year, a target of last year, a task due before it was set |
//! | [`calendar`] | 2月30日; 明年9月, of which year it may be |
//! | [`numbering`] | 一是, 三是, 三是 |
//! | [`place`] | 清溪镇 in the title, 青溪镇 in the text |
//! | [`year`] | a plan headed with last year |
//! | [`repeated`] | last year's sentence with last year's figures |
//! | [`repaired`] | `L8亿元`, taken for 1.8 亿元 |
//! | [`quota`] | a 任务数 given as a result, or in its place |
//!
//! Written figures stand for all that would be rounded to them: nothing is raised that rounding
//! or a bound (余, 左右) explains.

mod calendar;
mod completion;
mod date;
mod growth;
mod jump;
mod numbering;
mod per_head;
mod place;
mod prose;
mod quota;
mod ratio;
mod reckoning;
mod remedy;
mod repaired;
mod repeated;
mod share;
mod structure;
mod sum;
mod twice;
mod whole;
mod year;

use prose::Prose;
pub use reckoning::{PeriodFault, Reckoning};
pub use remedy::apply;

use crate::compare::{Index, ObservationRef};
use crate::model::{Observation, Report, Span};
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
    /// The words concerned, where no statement stands for them.
    pub passages: Vec<Passage>,
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
        let words = self.passages.iter().map(|passage| passage.words.clone());
        let head = [place, year, self.reckoning.word().to_owned()];
        head.into_iter().chain(said).chain(words).collect::<Vec<_>>().join("|")
    }
}

/// Words of a report that a finding speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The report: its place in the index's list.
    pub report: u32,
    /// The place of the words in question in [`Report::text`].
    pub span: Span,
    /// The sentence that they stand in, or what is near of it.
    pub words: String,
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
    /// Write these words instead. The report's text is its author's, so that is left to them.
    Write(String),
}

/// A check: looks at the reports and adds what it finds.
type Check = fn(&Index, &mut Vec<Finding>);

/// A check of one report's own words.
type ProseCheck = fn(&Prose<'_>, &mut Vec<Finding>);

/// The checks of figures, in the order in which their findings are listed.
const CHECKS: &[Check] = &[
    sum::check,
    whole::check,
    ratio::check,
    per_head::check,
    completion::check,
    share::check,
    growth::check,
    twice::check,
    date::check,
    quota::check,
    jump::check,
    repaired::check,
];

/// The checks of words; they come after those of figures.
const PROSE_CHECKS: &[ProseCheck] =
    &[whole::check_prose, structure::check, calendar::check, year::check, numbering::check, place::check];

/// Runs all checks over all loaded reports. Findings are grouped by check.
#[must_use]
pub fn run(index: &Index) -> Vec<Finding> {
    let mut findings = Vec::new();
    for check in CHECKS {
        check(index, &mut findings);
    }
    let prose: Vec<Prose<'_>> = Prose::all(index).collect();
    repeated::check(index, &prose, &mut findings);
    for check in PROSE_CHECKS {
        for prose in &prose {
            check(prose, &mut findings);
        }
    }
    findings
}

/// `part` as percent of `whole`, to one decimal.
fn percent(part: Decimal, whole: Decimal) -> Option<Decimal> {
    let exact = part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
    Some(crate::compare::round(exact, 1).normalize())
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
