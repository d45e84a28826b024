//! Days that no calendar has, and days whose year depends on when one reads them.
//!
//! A report speaks of the year before it and of its own, and is often written in the one and read
//! in the other: 明年9月 may then be a month of either.

use super::prose::Prose;
use super::{Certainty, Discrepancy, Finding, Remedy};
use crate::model::Year;

/// What may follow 明年 and tells a part of the year.
const PARTS: &[&str] = &["上半年", "下半年", "年底", "年初", "年内", "春", "夏", "秋", "冬", "底", "初"];

pub(super) fn check(prose: &Prose<'_>, findings: &mut Vec<Finding>) {
    let text = &prose.text;
    for at in 0..text.len() {
        if let Some(end) = impossible(prose, at) {
            findings.push(prose.finding(
                Discrepancy::Calendar { written: text.string(at, end) },
                Certainty::Certain,
                vec![prose.passage(at, end)],
                Vec::new(),
            ));
        }
    }
    // A report that calls the year it plans 明年 throughout means just that.
    let calls_so = prose.headings().any(|(from, to)| text.find(from, to, "明年").is_some());
    if calls_so {
        return;
    }
    // What is planned is planned for the report's year, so that 明年 is the one after.
    let planned = prose.report.commitments.iter().filter_map(|task| task.evidence.span).min();
    for at in 0..text.len() {
        let Some((end, part)) = next_year(prose, at) else { continue };
        if planned.is_some_and(|plan| text.span(at, end).start >= plan.start) {
            break;
        }
        let year = prose.report.year;
        let either = [year, year.saturating_add(1)];
        findings.push(prose.finding(
            Discrepancy::RelativeDate { written: text.string(at, end), either },
            Certainty::Notice,
            vec![prose.passage(at, end)],
            either.map(|year| Remedy::Write(format!("{year}年{part}"))).to_vec(),
        ));
    }
}

/// Where a month or day that cannot be, and begins at `at`, ends.
fn impossible(prose: &Prose<'_>, at: usize) -> Option<usize> {
    let text = &prose.text;
    let before = text.before(at);
    // Part of a longer number, or the second of two: 15.13月 is none, and 1—13月 rarely one.
    if before.is_ascii_digit() || matches!(before, '.' | '-' | '—' | '~' | '至' | '、') {
        return None;
    }
    let (month, end) = prose.digits(at).filter(|(_, end)| *end <= at + 2)?;
    if text.at(end) != '月' {
        return None;
    }
    if !(1..=12).contains(&month) {
        return Some(end + 1);
    }
    let (day, day_end) = prose.digits(end + 1).filter(|(_, day_end)| *day_end <= end + 3)?;
    if text.at(day_end) != '日' {
        return None;
    }
    let year = (before == '年').then(|| at.checked_sub(5)).flatten().and_then(|year| prose.digits(year));
    let is_leap = year.is_none_or(|(year, _)| leap(Year::try_from(year).unwrap_or_default()));
    (day == 0 || day > days(month, is_leap)).then_some(day_end + 1)
}

fn days(month: u32, is_leap: bool) -> u32 {
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn leap(year: Year) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// Where a part of 明年 that is said at `at` ends, and the part.
fn next_year(prose: &Prose<'_>, at: usize) -> Option<(usize, String)> {
    let text = &prose.text;
    let part = text.word(at, "明年").filter(|_| text.before(at) != '今')?;
    let month = prose.digits(part).filter(|(month, end)| (1..=12).contains(month) && text.at(*end) == '月');
    let end = match month {
        Some((_, end)) => end + 1,
        None => PARTS.iter().find_map(|word| text.word(part, word))?,
    };
    Some((end, text.string(part, end)))
}
