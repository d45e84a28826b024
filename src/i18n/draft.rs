//! Texts of drafts: names, sizes, edits to undo, differences between points of the timeline, and
//! corrections that a newer file cannot take.

use super::{Lang, page, place};
use crate::document::{Action, Contents, DocumentDifference, Lost};
use crate::draft::Faults;
use crate::model::Year;

/// The default name of a draft, from its content: 清苑区 2021—2025, 清苑区等3地 2021—2025.
#[must_use]
pub fn name(lang: Lang, contents: &Contents) -> String {
    let Contents { places, years, .. } = contents;
    let Some((first, others)) = places.split_first() else {
        return lang.pick("未命名草稿", "Untitled draft").to_owned();
    };
    let places = match others.len() {
        0 => place::short(lang, first),
        more => lang.pick(
            format!("{first}等{}地", more + 1),
            format!("{} and {more} more", place::short(lang, first)),
        ),
    };
    match years {
        None => places,
        Some((from, to)) if from == to => format!("{places} {from}"),
        Some((from, to)) => format!("{places} {from}{}{to}", lang.pick("—", "–")),
    }
}

/// The size of a draft: 340 kB, 1.2 MB.
#[must_use]
pub fn size(bytes: usize) -> String {
    match bytes {
        0..1_000_000 => format!("{} kB", bytes.div_ceil(1000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

/// An edit, for the undo and redo buttons.
#[must_use]
pub fn action(lang: Lang, action: Action) -> &'static str {
    match action {
        Action::Open | Action::OpenMore => lang.pick("打开报告", "Open reports"),
        Action::Replace => lang.pick("替换报告", "Replace a report"),
        Action::Remove => lang.pick("移除报告", "Remove a report"),
        Action::Correct => lang.pick("更正数据", "Correct a figure"),
        Action::Drop => lang.pick("去掉", "Remove"),
        Action::Mark => lang.pick("补标数据", "Add a figure"),
        Action::Restore => lang.pick("撤销更正", "Undo a correction"),
        Action::Confirm => lang.pick("确认数据", "Confirm a figure"),
        Action::SetReport => lang.pick("改年份或地名", "Change the year or place"),
        Action::Task => lang.pick("填写任务", "Fill in a task"),
        Action::Decide => lang.pick("判定", "Decide"),
        Action::Choose => lang.pick("选择显示内容", "Choose what is shown"),
        Action::Show => lang.pick("切换查看内容", "Change the view"),
        Action::Rename => lang.pick("草稿改名", "Rename the draft"),
    }
}

/// A difference between two points of the timeline.
#[must_use]
pub fn difference(lang: Lang, difference: &DocumentDifference) -> String {
    let report = |place: &str, year: Year| {
        lang.pick(format!("{place}{year}年报告"), format!("{} {year}", place::short(lang, place)))
    };
    match difference {
        DocumentDifference::Opened(place, year) => {
            lang.pick(format!("打开{}", report(place, *year)), format!("Opened {}", report(place, *year)))
        }
        DocumentDifference::Removed(place, year) => {
            lang.pick(format!("移除{}", report(place, *year)), format!("Removed {}", report(place, *year)))
        }
        DocumentDifference::Replaced(place, year) => {
            lang.pick(format!("替换{}", report(place, *year)), format!("Replaced {}", report(place, *year)))
        }
        DocumentDifference::Changed(place, year, count) => lang.pick(
            format!("{}改动{count}处", report(place, *year)),
            format!("{}: {count} changes", report(place, *year)),
        ),
        DocumentDifference::Decided(count) => {
            lang.pick(format!("新增{count}项判定"), format!("{count} decisions made"))
        }
        DocumentDifference::Undecided(count) => {
            lang.pick(format!("撤回{count}项判定"), format!("{count} decisions undone"))
        }
        DocumentDifference::Renamed(name) => {
            lang.pick(format!("改名为“{name}”"), format!("Renamed to “{name}”"))
        }
    }
}

/// A correction that cannot be applied to a newer file of the report.
#[must_use]
pub fn lost(lang: Lang, lost: &Lost) -> String {
    match lost {
        Lost::Correction(correction) => page::correction(lang, correction),
        Lost::Task(task) => {
            let offices = task.lead.iter().chain(&task.support).cloned().collect::<Vec<_>>().join("、");
            let known = offices + task.progress.as_deref().unwrap_or_default();
            lang.pick(format!("任务“{}”：{known}", task.text), format!("Task “{}”: {known}", task.text))
        }
    }
}

/// The parts of a draft that could not be read; empty if there are none.
#[must_use]
pub fn faults(lang: Lang, faults: &Faults) -> String {
    if faults.is_empty() {
        return String::new();
    }
    let Faults { reports, damaged, refused } = faults;
    let edits = damaged.len().saturating_add(*refused);
    lang.pick(
        format!(
            "这份草稿有{}份报告、{edits}处改动读不出。原始内容仍存着，不会被覆盖；可先下载草稿文件备份。",
            reports.len()
        ),
        format!(
            "{} reports and {edits} changes of this draft cannot be read. What is stored is kept and not \
             overwritten; download the draft as a file to be safe.",
            reports.len()
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(places: &[&str], years: Option<(Year, Year)>, zh: &str, en: &str) {
        let places = places.iter().map(|place| (*place).into()).collect();
        let contents = Contents { places, years, reports: 1 };
        assert_eq!((name(Lang::Zh, &contents).as_str(), name(Lang::En, &contents).as_str()), (zh, en));
    }

    #[test]
    fn drafts_are_named_after_their_content() {
        check(&["清苑区"], Some((2021, 2025)), "清苑区 2021—2025", "Qingyuan District 2021–2025");
        check(&["清苑区"], Some((2025, 2025)), "清苑区 2025", "Qingyuan District 2025");
        check(
            &["甲镇", "乙镇", "丙镇"],
            Some((2024, 2025)),
            "甲镇等3地 2024—2025",
            "Jia Town and 2 more 2024–2025",
        );
        check(&[], None, "未命名草稿", "Untitled draft");
    }

    #[test]
    fn sizes_are_short() {
        let said = [0, 1, 340_000, 999_999, 1_250_000].map(size);
        assert_eq!(said, ["0 kB", "1 kB", "340 kB", "1000 kB", "1.2 MB"]);
    }
}
