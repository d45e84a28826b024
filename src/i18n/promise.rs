//! Texts of promises: outcomes, mentions in the next report, progress.

use super::Lang;
use crate::compare::{Mention, Outcome, ProgressClass, Promise, TaskStatus};
use crate::model::Year;

/// The progress of a target at the cut-off month.
#[must_use]
pub fn progress(lang: Lang, progress: ProgressClass) -> &'static str {
    match progress {
        ProgressClass::Done => lang.pick("已完成", "Done"),
        ProgressClass::Ahead => lang.pick("超进度", "Ahead"),
        ProgressClass::OnSchedule => lang.pick("达进度", "On schedule"),
        ProgressClass::Behind => lang.pick("欠进度", "Behind"),
        ProgressClass::Other => lang.pick("其它", "Other"),
    }
}

/// The number of promises with an outcome.
#[must_use]
pub fn outcomes(lang: Lang, outcome: Outcome, number: usize) -> String {
    format!("{} {number}", self::outcome(lang, outcome))
}

/// The outcome of a promise.
#[must_use]
pub fn outcome(lang: Lang, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Kept => lang.pick("达到", "Met"),
        Outcome::Exceeded => lang.pick("超额", "Exceeded"),
        Outcome::Better => lang.pick("好于目标", "Better than target"),
        Outcome::Beside => lang.pick("偏离目标", "Off target"),
        Outcome::Partly => lang.pick("部分达到", "Partly met"),
        Outcome::UnderWay => lang.pick("推进中", "Under way"),
        Outcome::Missed => lang.pick("未达到", "Missed"),
        Outcome::Again => lang.pick("再次提出", "Promised again"),
        Outcome::NotMentioned => lang.pick("未提及", "Not mentioned"),
        Outcome::NotMeasurable => lang.pick("无法衡量", "Not measurable"),
        Outcome::NoTarget => lang.pick("未提目标", "No target stated"),
        Outcome::Open => lang.pick("尚无结果", "No result yet"),
    }
}

/// The head of a folded group of promises without an outcome, and their number. `next` is the year
/// of the report that would state it.
#[must_use]
pub fn folded(lang: Lang, outcome: Outcome, next: Year, number: usize) -> String {
    let (zh, en) = match outcome {
        Outcome::Again => {
            (format!("{next} 年再次提出，没有说结果"), format!("Promised again in {next}, with no result"))
        }
        Outcome::NotMentioned => {
            (format!("{next} 年报告没有提到"), format!("Not mentioned in the {next} report"))
        }
        Outcome::NotMeasurable => (
            "没有数字或口径不同，无法衡量".to_owned(),
            "No figure or different definitions, so not measurable".to_owned(),
        ),
        Outcome::NoTarget => {
            ("有结果，没有提过目标".to_owned(), "Result given, but no target was set".to_owned())
        }
        outcome => (self::outcome(Lang::Zh, outcome).to_owned(), self::outcome(Lang::En, outcome).to_owned()),
    };
    lang.pick(format!("{zh} {number} 项"), format!("{en}: {number}"))
}

/// The number of promises with an outcome.
#[must_use]
pub fn judged(lang: Lang, number: usize) -> String {
    lang.pick(format!("{number} 项有结果"), format!("{number} with an outcome"))
}

/// The report with the outcomes, beside the title.
#[must_use]
pub fn beside(lang: Lang, next: Year) -> String {
    lang.pick(format!("对照 {next} 年报告"), format!("compared with the {next} report"))
}

/// The status of a task.
#[must_use]
pub fn task_status(lang: Lang, status: TaskStatus) -> &'static str {
    match status {
        TaskStatus::Done => lang.pick("据此判断：已完成", "Read as done"),
        TaskStatus::Partly => lang.pick("据此判断：部分完成", "Read as partly done"),
        TaskStatus::UnderWay => lang.pick("据此判断：在推进", "Read as under way"),
        TaskStatus::NotDone => lang.pick("据此判断：未完成", "Read as not done"),
        TaskStatus::Unclear => lang.pick("未说明是否完成", "Report does not say whether it is done"),
    }
}

/// The note for a sentence that is only possibly about a task.
#[must_use]
pub fn possible(lang: Lang) -> &'static str {
    lang.pick("可能有关，请核对", "Possibly related; please check")
}

/// The mention of a task in the next report: its sentence, or why there is none.
#[must_use]
pub fn mention(lang: Lang, mention: &Mention) -> &str {
    match mention {
        Mention::Found(answer) => &answer.sentence,
        Mention::Again => {
            lang.pick("下一年报告未说结果，再次列入计划", "The next report only promises it again")
        }
        Mention::NotFound => lang.pick("下一年报告未提及", "Not mentioned in the next report"),
        Mention::Denied => lang.pick("经核对，下一年报告未提及", "Checked: not in the next report"),
        Mention::NoText => lang.pick(
            "没有判断：没有下一年报告的原文（链接不带原文）",
            "Not judged: the next report is here without its text, as in a link",
        ),
        Mention::NoReport => open(lang),
    }
}

/// The button that expands or collapses a list.
#[must_use]
pub fn show_all(lang: Lang, all: bool) -> &'static str {
    if all { lang.pick("收起", "Show fewer") } else { lang.pick("展开全部", "Show all") }
}

/// Why the outcome of a target is not known yet.
#[must_use]
pub fn open(lang: Lang) -> &'static str {
    lang.pick("下一年报告未打开", "Open the next report to see the result")
}

/// Since which year a promise has been made every year; empty if it is new.
#[must_use]
pub fn repeated(lang: Lang, promise: &Promise, year: Year) -> String {
    match promise.since {
        since if since < year => lang.pick(
            format!("已打开的报告里，{since} 年起每年提出"),
            format!("In every open report since {since}"),
        ),
        _ => String::new(),
    }
}

/// A promise with the first loaded report that makes it: 城镇新增就业（2015 年报告起）.
#[must_use]
pub fn since(lang: Lang, promise: &str, since: Year) -> String {
    lang.pick(format!("{promise}（{since} 年报告起）"), format!("{promise} (since the {since} report)"))
}

/// A cut-off month.
#[must_use]
pub fn up_to_month(lang: Lang, month: u8) -> String {
    lang.pick(
        format!("1—{month}月"),
        match month {
            1 => "January".to_owned(),
            _ => format!("January–{}", super::compare::month_name(month)),
        },
    )
}
