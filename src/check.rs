//! 校核: what does not add up.
//!
//! Each check is one file and one line of [`CHECKS`], or of [`PROSE_CHECKS`] if it reads a
//! report's own words ([`repeated`] reads those of two). A check says what it found as typed
//! arithmetic ([`Discrepancy`]), where, how sure it is, and what could be done about it.
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
mod discrepancy;
mod growth;
mod jump;
mod numbering;
mod per_head;
mod place;
mod prose;
mod quota;
mod ratio;
mod remedy;
mod repaired;
mod repeated;
mod share;
mod statement_index;
mod step_counter;
mod structure;
mod sum;
mod twice;
mod whole;
mod year;

use std::collections::{HashMap, HashSet};

pub use discrepancy::{Discrepancy, PeriodFault};
use prose::Prose;
pub use remedy::apply;
use statement_index::StatementIndex;

use crate::compare::{Index, ObservationRef};
use crate::correct::AmountRef;
use crate::model::{Observation, Report, Span};
use crate::quantity::Decimal;

/// Something that does not add up.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What was found, with its arithmetic.
    pub discrepancy: Discrepancy,
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
        let of = match &self.discrepancy {
            Discrepancy::More { of, .. } => format!("more-{}", of.word()),
            other => other.word().to_owned(),
        };
        let head = [place, year, of];
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
    /// Confirm a figure of a project as it stands.
    ConfirmAmount {
        /// The report: its place in the index's list.
        report: u32,
        /// Which figure of it.
        at: AmountRef,
    },
    /// Drop a figure of a project.
    DropAmount {
        /// The report: its place in the index's list.
        report: u32,
        /// Which figure of it.
        at: AmountRef,
    },
    /// Look at the sentence and decide.
    Look(ObservationRef),
    /// Write these words instead. The report's text is its author's, so that is left to them.
    Write(String),
}

/// A check: looks at the reports and adds what it finds.
enum Check {
    /// Over the index.
    Index(fn(&Index, &mut Vec<Finding>)),
    /// Over what each report states, by indicator.
    OfStatements(fn(&StatementIndex<'_>, &mut Vec<Finding>)),
}

/// A check of one report's own words.
type ProseCheck = fn(&Prose<'_>, &mut Vec<Finding>);

/// The checks of figures, in the order in which their findings are listed.
const CHECKS: &[Check] = &[
    Check::OfStatements(sum::check),
    Check::OfStatements(whole::check),
    Check::OfStatements(ratio::check),
    Check::OfStatements(per_head::check),
    Check::Index(completion::check),
    Check::Index(share::check),
    Check::Index(growth::check),
    Check::Index(twice::check),
    Check::Index(date::check),
    Check::Index(quota::check),
    Check::Index(jump::check),
    Check::Index(repaired::check),
];

/// The checks of words; they come after those of figures.
const PROSE_CHECKS: &[ProseCheck] =
    &[whole::check_prose, structure::check, calendar::check, year::check, numbering::check, place::check];

/// Further findings of one check in one report are only counted.
const MOST: usize = 60;

/// Runs all checks over all loaded reports. Findings are grouped by check; what is said twice is
/// found once, and of what a check finds again and again in one report the rest is counted.
#[must_use]
pub fn run(index: &Index) -> Vec<Finding> {
    let mut findings = Vec::new();
    let stated = StatementIndex::new(index);
    for check in CHECKS {
        match check {
            Check::Index(check) => check(index, &mut findings),
            Check::OfStatements(check) => check(&stated, &mut findings),
        }
    }
    let prose: Vec<Prose<'_>> = Prose::all(index).collect();
    repeated::check(index, &prose, &mut findings);
    for check in PROSE_CHECKS {
        for prose in &prose {
            check(prose, &mut findings);
        }
    }
    told(index, findings)
}

/// Findings without those that are told already, and no more of a kind than are read.
fn told(index: &Index, findings: Vec<Finding>) -> Vec<Finding> {
    let mut seen = HashSet::new();
    let mut kinds = HashMap::<(u32, &str), (usize, Option<usize>)>::new();
    let mut told = Vec::<Finding>::new();
    for finding in findings {
        if !seen.insert((finding.key(index), format!("{:?}", finding.discrepancy))) {
            continue;
        }
        let (number, rest) = kinds.entry((finding.report, finding.discrepancy.word())).or_default();
        *number += 1;
        if *number <= MOST {
            told.push(finding);
        } else if let Some(more) = rest.and_then(|rest| told.get_mut(rest)) {
            more.certainty = more.certainty.max(finding.certainty);
            if let Discrepancy::More { number, .. } = &mut more.discrepancy {
                *number += 1;
            }
        } else {
            *rest = Some(told.len());
            told.push(Finding {
                discrepancy: Discrepancy::More { of: Box::new(finding.discrepancy), number: 1 },
                certainty: finding.certainty,
                report: finding.report,
                at: Vec::new(),
                passages: Vec::new(),
                remedies: Vec::new(),
            });
        }
    }
    told
}

/// `part` as percent of `whole`, to one decimal.
fn percent(part: Decimal, whole: Decimal) -> Option<Decimal> {
    let exact = part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
    Some(crate::compare::round(exact, 1).normalize())
}

/// All statements of all reports: observations and the targets of tasks.
fn statements(index: &Index) -> impl Iterator<Item = (ObservationRef, &Report, &Observation)> {
    (0..).zip(index.reports()).flat_map(|(report, of)| {
        of.statements().map(move |(statement, one)| (ObservationRef { report, statement }, &**of, one))
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::extract;

    const REPORT: &str = "甲镇2024年政府工作报告\n一、2023年工作回顾\n地区生产总值12亿元，第一产业增加值3亿元，第二产业增加值4亿元，第三产业增加值9亿元。规模以上工业增加值15亿元。常住人口3万人，人均地区生产总值5万元。工业总产值20亿元，高新技术产业产值5亿元，高新技术产业产值占工业总产值的比重30%。排查漏水点20处，已修复15处，正在修复3处。植树任务数500株。\n二、2024年工作安排\n修路5公里。\n";

    fn run_over(text: &str) -> (Vec<Finding>, u64) {
        let index = Index::new(&[Arc::new(extract::read(text, None).report)]);
        let mut findings = Vec::new();
        let steps = step_counter::steps(|| findings = run(&index));
        (findings, steps)
    }

    #[test]
    fn what_is_said_again_is_found_once() {
        let (once, _) = run_over(REPORT);
        let (often, _) = run_over(&REPORT.repeat(30));
        let words = |findings: &[Finding]| {
            let words = findings.iter().map(|finding| finding.discrepancy.clone());
            words.filter(|one| !matches!(one, Discrepancy::Numbering { .. })).collect::<Vec<_>>()
        };
        assert!(once.len() >= 4, "{once:?}");
        assert_eq!(words(&often), words(&once));
    }

    /// Twice the text takes twice the steps, be it the same again or something new every time.
    #[test]
    fn work_grows_as_the_text_does() {
        let different = |n: usize| -> String {
            (1..=n)
                .map(|n| REPORT.replace("15亿", &format!("{n}3.{n}亿")).replace("20处", &format!("{n}0处")))
                .collect()
        };
        for text in [&(|n| REPORT.repeat(n)) as &dyn Fn(usize) -> String, &different] {
            let ((_, one), (_, two)) = (run_over(&text(40)), run_over(&text(80)));
            assert!(one > 100 && two < 5 * one / 2, "{one} steps, then {two}");
        }
    }

    #[test]
    fn of_many_the_rest_is_counted() {
        let lines: String = (0..70)
            .map(|n| format!("第{n}片区排查漏水点{}处。植树{n}任务数{n}5株。医保{n}覆盖率1{n}1%。", 100 + n))
            .collect();
        let (findings, _) =
            run_over(&REPORT.replace("修路", &format!("{lines}修路")).replace("二、2024年工作安排\n", ""));
        let shares =
            findings.iter().filter(|one| matches!(one.discrepancy, Discrepancy::Share { .. })).count();
        let more = findings.iter().find_map(|one| match &one.discrepancy {
            Discrepancy::More { of, number } if matches!(**of, Discrepancy::Share { .. }) => Some(*number),
            _ => None,
        });
        assert_eq!((shares, more), (MOST, Some(10)));
    }
}
