//! 校核: checks the arithmetic, the dates and the text of reports.
//!
//! Each check is one file and one line of [`CHECKS`], or of [`PROSE_CHECKS`] if it reads a report's
//! text ([`repeated`] reads the texts of two reports). A finding gives the arithmetic as a type
//! ([`Discrepancy`]), the position, the certainty, and possible remedies.
//!
//! | check | example |
//! | --- | --- |
//! | [`sum`] | 1136 handled + 6 in hand ≠ 1152 found; imports + exports ≠ trade |
//! | [`whole`] | a part greater than its whole; 总产值 as a part of 生产总值 |
//! | [`structure`] | 12.1 : 40.3 : 48.6 adds up to 101.0 |
//! | [`ratio`] | 6 of 10 is not 65 % |
//! | [`per_head`] | 80 亿元 for 10 万人 is not 9 万元 per head |
//! | [`completion`] | 1.8 of a target of 2 is not 100 % |
//! | [`proportion`] | a rate of 104 % |
//! | [`growth`] | 400 → 500 is not growth of 8 % |
//! | [`jump`] | 15.95, and 1595 the year after |
//! | [`twice`] | one report gives 5.2 and 5.3 for one figure |
//! | [`date`] | a result for next year, a target for the year before last, a task due before its report |
//! | [`calendar`] | 2月30日; 明年9月 where the year is ambiguous |
//! | [`numbering`] | 一是, 三是, 三是 |
//! | [`place`] | 清溪镇 in the title, 青溪镇 in the text |
//! | [`year`] | a plan headed with last year |
//! | [`repeated`] | last year's sentence with last year's figures |
//! | [`repaired`] | `L8亿元`, read as 1.8 亿元 |
//! | [`quota`] | a 任务数 stated as a result, or without a result |
//!
//! A written figure stands for every value that rounds to it. A difference that rounding or a bound
//! (余, 左右) explains is not reported.

mod calendar;
mod completion;
mod date;
mod discrepancy;
mod doubt;
mod growth;
mod jump;
mod numbering;
mod per_head;
mod place;
mod proportion;
mod prose;
mod quota;
mod ratio;
mod remedy;
mod repaired;
mod repeated;
mod statement_index;
mod step_counter;
mod structure;
mod sum;
mod twice;
mod whole;
mod year;

use std::collections::{HashMap, HashSet};

pub use discrepancy::{Discrepancy, PeriodFault};
use doubt::Doubts;
use prose::Prose;
pub use remedy::apply_remedy;
use statement_index::StatementIndex;

use crate::compare::{Index, ObservationRef};
use crate::correct::AmountRef;
use crate::model::{Observation, Report, Span};
use crate::quantity::Decimal;

/// An inconsistency in the loaded reports.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What was found, with its arithmetic.
    pub discrepancy: Discrepancy,
    /// How certain it is that something is wrong.
    pub certainty: Certainty,
    /// The index of the report concerned in [`Index::reports`]; the later one, if there are two.
    pub report: u32,
    /// The statements concerned, in the order of the arithmetic.
    pub at: Vec<ObservationRef>,
    /// The passages concerned, where no statement covers them.
    pub passages: Vec<Passage>,
    /// Possible remedies, the most likely first.
    pub remedies: Vec<Remedy>,
}

impl Finding {
    /// A key that identifies this finding among all others, whatever else is loaded: place, year,
    /// check, statements and passages. Dismissals are stored by it, and lapse when the figures
    /// change.
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

/// A passage of a report that a finding refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The index of the report in [`Index::reports`].
    pub report: u32,
    /// The span of the passage in [`Report::text`].
    pub span: Span,
    /// The sentence around it, shortened if it is long. Keys of findings hold it.
    pub words: String,
    /// The same for readers: if it is cut, with whole phrases and `…`.
    pub quotation: String,
}

/// How certain it is that something is wrong, in ascending order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Worth a look; there may be a good reason.
    Possible,
    /// Most likely wrong.
    Likely,
    /// Cannot be right.
    Certain,
}

/// What the reader can do about a finding.
#[derive(Clone, Debug, PartialEq)]
pub enum Remedy {
    /// Set the value of a statement.
    SetValue {
        /// The statement.
        at: ObservationRef,
        /// The new value, in the statement's own unit.
        value: Decimal,
    },
    /// Turn a statement into a target.
    MakeTarget(ObservationRef),
    /// Confirm a value as it is.
    Confirm(ObservationRef),
    /// Drop one of the statements.
    Drop(ObservationRef),
    /// Confirm a figure of a project as it is.
    ConfirmAmount {
        /// The index of the report.
        report: u32,
        /// The figure within it.
        at: AmountRef,
    },
    /// Drop a figure of a project.
    DropAmount {
        /// The index of the report.
        report: u32,
        /// The figure within it.
        at: AmountRef,
    },
    /// Read the sentence and decide.
    Look(ObservationRef),
    /// Replace the passage with this text. The author of the report does so; the app does not edit
    /// texts.
    Write(String),
}

/// A check of figures: reads the reports and appends its findings.
enum Check {
    /// Reads the index.
    Index(fn(&Index, &mut Vec<Finding>)),
    /// Reads the statements of each report by indicator.
    OfStatements(fn(&StatementIndex<'_>, &mut Vec<Finding>)),
    /// Reads the series of one place, by its number. There is a step for each place.
    OfPlace(fn(&Index, &Doubts<'_>, usize, &mut Vec<Finding>)),
}

/// A check of one report's text.
type ProseCheck = fn(&Prose<'_>, &mut Vec<Finding>);

/// The checks of figures, in the order in which findings are listed.
const CHECKS: &[Check] = &[
    Check::OfStatements(sum::check),
    Check::OfStatements(whole::check),
    Check::OfStatements(ratio::check),
    Check::OfStatements(per_head::check),
    Check::Index(completion::check),
    Check::Index(proportion::check),
    Check::OfPlace(growth::check),
    Check::Index(twice::check),
    Check::Index(date::check),
    Check::Index(quota::check),
    Check::Index(jump::check),
    Check::Index(repaired::check),
];

/// The checks of texts. They run after those of figures.
const PROSE_CHECKS: &[ProseCheck] =
    &[whole::check_prose, structure::check, calendar::check, year::check, numbering::check, place::check];

/// The most findings of one check in one report. Further ones are only counted.
const MOST: usize = 60;

/// Runs all checks over all loaded reports. Findings are grouped by check and free of duplicates.
/// Beyond [`MOST`] findings of one check in one report, one finding counts the rest.
#[must_use]
pub fn run(index: &Index) -> Vec<Finding> {
    let mut run = CheckRun::new(index);
    while run.step() {}
    run.finish()
}

/// All checks over all loaded reports, in steps, so that a caller can pause between them.
pub struct CheckRun<'i> {
    index: &'i Index,
    findings: Vec<Finding>,
    stated: Option<StatementIndex<'i>>,
    doubts: Doubts<'i>,
    prose: Vec<Prose<'i>>,
    /// The number of steps taken, of which one checks all places.
    steps: usize,
    /// The number of places that the current step has checked.
    places: usize,
}

impl<'i> CheckRun<'i> {
    /// Begins with nothing checked.
    #[must_use]
    pub fn new(index: &'i Index) -> Self {
        Self {
            index,
            findings: Vec::new(),
            stated: None,
            doubts: Doubts::new(index),
            prose: Vec::new(),
            steps: 0,
            places: 0,
        }
    }

    /// Takes the next step: one check of figures, in one place or all, or of the text of one report. Returns false if none is left.
    pub fn step(&mut self) -> bool {
        let step = self.steps;
        self.steps += 1;
        if let Some(check) = CHECKS.get(step) {
            let stated = self.stated.get_or_insert_with(|| StatementIndex::new(self.index));
            match check {
                Check::Index(check) => check(self.index, &mut self.findings),
                Check::OfStatements(check) => check(stated, &mut self.findings),
                Check::OfPlace(check) => {
                    check(self.index, &self.doubts, self.places, &mut self.findings);
                    self.places += 1;
                    if self.places < self.index.places().len() {
                        self.steps = step;
                    } else {
                        self.places = 0;
                    }
                }
            }
            return true;
        }
        let reports = self.index.reports().len();
        let step = step - CHECKS.len();
        if step < reports {
            self.prose.extend(Prose::of(self.index, step));
            return true;
        }
        let step = step - reports;
        if step == 0 {
            repeated::check(self.index, &self.prose, &mut self.findings);
            return true;
        }
        let step = step - 1;
        let check = step.checked_div(self.prose.len()).and_then(|check| PROSE_CHECKS.get(check));
        let prose = step.checked_rem(self.prose.len()).and_then(|prose| self.prose.get(prose));
        if let Some((check, prose)) = check.zip(prose) {
            check(prose, &mut self.findings);
            return true;
        }
        false
    }

    /// The findings so far.
    #[must_use]
    pub fn finish(self) -> Vec<Finding> {
        listed(self.index, self.findings)
    }
}

/// Removes duplicates and replaces findings beyond the limit by their number.
fn listed(index: &Index, findings: Vec<Finding>) -> Vec<Finding> {
    let mut seen = HashSet::new();
    let mut kinds = HashMap::<(u32, &str), (usize, Option<usize>)>::new();
    let mut listed = Vec::<Finding>::new();
    for finding in findings {
        if !seen.insert((finding.key(index), format!("{:?}", finding.discrepancy))) {
            continue;
        }
        let (number, rest) = kinds.entry((finding.report, finding.discrepancy.word())).or_default();
        *number += 1;
        if *number <= MOST {
            listed.push(finding);
        } else if let Some(more) = rest.and_then(|rest| listed.get_mut(rest)) {
            more.certainty = more.certainty.max(finding.certainty);
            if let Discrepancy::More { number, .. } = &mut more.discrepancy {
                *number += 1;
            }
        } else {
            *rest = Some(listed.len());
            listed.push(Finding {
                discrepancy: Discrepancy::More { of: Box::new(finding.discrepancy), number: 1 },
                certainty: finding.certainty,
                report: finding.report,
                at: Vec::new(),
                passages: Vec::new(),
                remedies: Vec::new(),
            });
        }
    }
    listed
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
        let index = Index::new(&[Arc::new(extract::read(text, None).report.dated().unwrap())]);
        let mut findings = Vec::new();
        let steps = step_counter::steps(|| findings = run(&index));
        (findings, steps)
    }

    #[test]
    fn duplicates_are_removed() {
        let (once, _) = run_over(REPORT);
        let (often, _) = run_over(&REPORT.repeat(30));
        let words = |findings: &[Finding]| {
            let words = findings.iter().map(|finding| finding.discrepancy.clone());
            words.filter(|one| !matches!(one, Discrepancy::Numbering { .. })).collect::<Vec<_>>()
        };
        assert!(once.len() >= 4, "{once:?}");
        assert_eq!(words(&often), words(&once));
    }

    /// Doubling the text doubles the steps, whether it repeats itself or not.
    #[test]
    fn work_is_linear_in_the_text() {
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
    fn findings_beyond_the_limit_are_counted() {
        let lines: String = (0..70)
            .map(|n| format!("第{n}片区排查漏水点{}处。植树{n}任务数{n}5株。医保{n}覆盖率1{n}1%。", 100 + n))
            .collect();
        let (findings, _) =
            run_over(&REPORT.replace("修路", &format!("{lines}修路")).replace("二、2024年工作安排\n", ""));
        let proportions =
            findings.iter().filter(|one| matches!(one.discrepancy, Discrepancy::Proportion { .. })).count();
        let more = findings.iter().find_map(|one| match &one.discrepancy {
            Discrepancy::More { of, number } if matches!(**of, Discrepancy::Proportion { .. }) => {
                Some(*number)
            }
            _ => None,
        });
        assert_eq!((proportions, more), (MOST, Some(10)));
    }
}
