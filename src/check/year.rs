//! Years that do not fit their part of the report.
//!
//! | in a report of 2024 | finding |
//! | --- | --- |
//! | 一、2022年工作回顾 | a review of the year before last |
//! | 二、2023年工作安排 | a plan for last year |
//! | 2024年，全镇修路5公里, in the review | a result for the year that is only planned |
//! | 2022年，全镇修路6公里, in the plan | a plan for a past year |
//! | 1911年，铁路通车, in the plan | none: history, or another article of a page |
//! | 2024年，我们面临的形势依然复杂, before the plan's first task | none: an outlook |

use super::prose::Prose;
use super::{Certainty, Discrepancy, Finding, Remedy};
use crate::model::SectionKind;

const REVIEW: &[&str] = &["回顾", "总结", "工作情况", "完成情况"];
const PLAN: &[&str] =
    &["安排", "打算", "部署", "谋划", "工作重点", "重点工作", "主要任务", "目标任务", "总体要求", "工作思路"];
/// Words of headings about a part of a year or several years, which do not give the report's year.
const OTHER: &[&str] = &["上半年", "下半年", "季度", "五年", "时期", "规划", "以来", "远景"];

/// Words of an outlook, which can open the plan before its first task.
const OUTLOOK: &[&str] = &["面临", "形势", "之年", "机遇", "挑战", "我们要", "我们将", "我们必须"];
/// A plan names at most so many past years by mistake. Older years are history.
const RECENT: i16 = 3;

pub(super) fn check(prose: &Prose<'_>, findings: &mut Vec<Finding>) {
    headings(prose, findings);
    sentences(prose, findings);
}

fn headings(prose: &Prose<'_>, findings: &mut Vec<Finding>) {
    let mut review = None;
    let mut plan = None;
    for (from, to) in prose.headings() {
        let mut years = prose.years(from, to);
        let (Some((year, at)), None) = (years.next(), years.next()) else { continue };
        if prose.finds(from, to, OTHER).is_some() {
            continue;
        }
        if prose.finds(from, to, REVIEW).is_some() {
            review.get_or_insert((year, from, to, at));
        } else if prose.finds(from, to, PLAN).is_some() {
            plan.get_or_insert((year, from, to, at));
        }
    }
    let given = prose.report.year;
    // If review and plan agree with each other, the report's own year was read wrongly, not theirs.
    if let (Some((review, ..)), Some((plan, ..))) = (review, plan)
        && review.checked_add(1) == Some(plan)
    {
        return;
    }
    let before = given.saturating_sub(1);
    for (found, fitting) in [(review, before), (plan, given)] {
        let Some((year, from, to, at)) = found.filter(|(year, ..)| *year != fitting) else { continue };
        findings.push(prose.finding(
            Discrepancy::HeadingYear { heading: prose.text.string(from, to), stated: year, fitting },
            Certainty::Likely,
            vec![prose.passage(at, at + 5)],
            vec![Remedy::Write(prose.text.string(from, to).replace(&year.to_string(), &fitting.to_string()))],
        ));
    }
}

/// Checks sentences that begin with a year: 2024年，….
fn sentences(prose: &Prose<'_>, findings: &mut Vec<Finding>) {
    let report = prose.report;
    // A part of a year is reviewed within that year.
    if report.title.as_ref().is_some_and(|title| OTHER.iter().any(|word| title.contains(word))) {
        return;
    }
    let Some(first) = report.commitments.iter().filter_map(|task| task.evidence.span).min() else { return };
    let heads = report.outline.iter().filter(|heading| heading.part == SectionKind::Plan);
    let plan = heads.filter_map(|heading| heading.evidence.span).min().map_or(first, |head| head.min(first));
    for (from, to) in prose.sentences() {
        let Some((year, at)) = prose.years(from, to).next().filter(|(_, at)| *at == from) else { continue };
        if prose.text.at(at + 5) != '，' || prose.finds(from, to, OTHER).is_some() {
            continue;
        }
        let in_plan = prose.text.span(from, to).start >= plan.start;
        let fitting = if in_plan { report.year } else { report.year.saturating_sub(1) };
        // A plan may look further ahead, and a review further back; either may mention last year.
        let past = fitting.saturating_sub(RECENT)..fitting.saturating_sub(1);
        let is_wrong = if in_plan {
            past.contains(&year)
        } else {
            year > fitting && prose.finds(from, to, OUTLOOK).is_none()
        };
        if is_wrong {
            findings.push(prose.finding(
                Discrepancy::SentenceYear { in_plan, stated: year, fitting },
                Certainty::Possible,
                vec![prose.passage(at, at + 5)],
                vec![Remedy::Write(format!("{fitting}年"))],
            ));
        }
    }
}
