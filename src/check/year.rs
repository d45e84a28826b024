//! Headings whose year does not fit: a plan for last year, a review of the year before last.

use super::prose::Prose;
use super::{Certainty, Finding, Reckoning, Remedy};

const REVIEW: &[&str] = &["回顾", "总结", "工作情况", "完成情况"];
const PLAN: &[&str] =
    &["安排", "打算", "部署", "谋划", "工作重点", "重点工作", "主要任务", "目标任务", "总体要求", "工作思路"];
/// Headings of parts of a year, or of several, that say nothing of the report's.
const OTHER: &[&str] = &["上半年", "下半年", "季度", "五年", "时期", "规划", "以来", "远景"];

pub(super) fn check(prose: &Prose<'_>, findings: &mut Vec<Finding>) {
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
    // A review and a plan that follow each other agree: then it is the report's year that was
    // taken otherwise.
    if let (Some((review, ..)), Some((plan, ..))) = (review, plan)
        && review.checked_add(1) == Some(plan)
    {
        return;
    }
    let before = given.saturating_sub(1);
    for (found, fitting) in [(review, before), (plan, given)] {
        let Some((year, from, to, at)) = found.filter(|(year, ..)| *year != fitting) else { continue };
        findings.push(prose.finding(
            Reckoning::HeadingYear { heading: prose.text.string(from, to), stated: year, fitting },
            Certainty::Likely,
            vec![prose.passage(at, at + 5)],
            vec![Remedy::Write(prose.text.string(from, to).replace(&year.to_string(), &fitting.to_string()))],
        ));
    }
}
