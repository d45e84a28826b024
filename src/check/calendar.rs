//! Impossible dates, and dates whose year is ambiguous.
//!
//! | in a report of 2024 | finding |
//! | --- | --- |
//! | 2月30日, 13月 | no such day or month |
//! | 2023年2月29日 | not a leap year |
//! | 明年9月 in the review | September of 2024 or of 2025 |
//! | 明年9月 in the plan | none: the plan's next year is 2025 |
//!
//! A report covers the year before its own and its own year, and is often written in the first and
//! read in the second. So 明年 in the review can mean either year.

use super::prose::Prose;
use super::{Certainty, Discrepancy, Finding, Remedy};
use crate::model::Year;

/// Words after 明年 that name a part of the year.
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
    // If a heading calls the planned year 明年, the word is unambiguous throughout the report.
    let calls_so = prose.headings().any(|(from, to)| text.find(from, to, "明年").is_some());
    if calls_so {
        return;
    }
    // A plan speaks from the report's year, so 明年 within it is the year after.
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
            Certainty::Possible,
            vec![prose.passage(at, end)],
            either.map(|year| Remedy::Write(format!("{year}年{part}"))).to_vec(),
        ));
    }
}

/// The end of an impossible month or day that begins at `at`.
fn impossible(prose: &Prose<'_>, at: usize) -> Option<usize> {
    let text = &prose.text;
    let before = text.before(at);
    // Part of a longer number or the end of a range: 15.13月 is no month, and 1—13月 rarely one.
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

/// The end of a part of 明年 that begins at `at`, and the part's text.
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
