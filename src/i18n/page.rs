//! The page's texts with variable parts: counts, the list of reports, wording. Submodules: loading, corrections, drafts,
//! statements, titles.

mod correction;
mod drafts;
mod loading;
mod statement;
mod title;

pub use correction::{Unmarked, corrected, correction, lost, repaired, unmarked};
pub use drafts::{
    copy_of, deleted, differences, draft_details, draft_size, draft_title, drafts_size, link_size, saved,
};
pub use loading::{
    Load, bad_status, characters_lost, clash, downloaded, downloading, faulty, file_unreadable, loaded,
    loaded_many, more_faults, naming, no_answer, no_figures, open_already, read, removed,
};
pub use statement::{
    completion, mended, note_mark, stated_change, statement, to_be_confirmed, value_with_unit,
};
pub use title::{
    back_to, compared, comparison_title, file_stem, place_name, promises_title, report_title, reviewed,
    safe_name, stem_of, target_of, targets_of,
};

use super::{Lang, place};
use crate::model::{Report, Year};

/// A count with its noun, singular or plural.
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// The number of messages not shown.
#[must_use]
pub fn more_notices(lang: Lang, more: usize) -> String {
    lang.pick(format!("还有 {more} 条"), format!("{more} more"))
}

/// The number of rows not shown yet.
#[must_use]
pub fn more_rows(lang: Lang, left: usize) -> String {
    lang.pick(format!("再显示一些（还有 {left} 行）"), format!("Show more ({left} left)"))
}

/// The number of figures in a report, including those of its tasks.
#[must_use]
pub fn figures_of(report: &Report) -> usize {
    report.observations.len() + report.commitments.iter().map(|task| task.targets.len()).sum::<usize>()
}

/// The number of figures in a report.
#[must_use]
pub fn figures(lang: Lang, figures: usize) -> String {
    lang.pick(format!("{figures} 项"), count(figures, "figure", "figures"))
}

/// The button that removes a report.
#[must_use]
pub fn remove_report(lang: Lang, report: &Report) -> String {
    let (place, year) = (place::short(lang, &report.place.name), report.year);
    lang.pick(format!("移除 {place} {year}"), format!("Remove {place} {year}"))
}

/// An action on a named thing: "Rename Two sessions".
#[must_use]
pub fn of(lang: Lang, action: &str, name: &str) -> String {
    lang.pick(format!("{action}：{name}"), format!("{action}: {name}"))
}

/// The number of reports checked, and of findings.
#[must_use]
pub fn checked(lang: Lang, findings: usize, reports: usize) -> String {
    lang.pick(
        format!("核对了 {reports} 份报告，{findings} 处值得一看"),
        format!(
            "{} checked, {} worth a look",
            count(reports, "report", "reports"),
            count(findings, "passage", "passages")
        ),
    )
}

/// The reports between which wording changed.
#[must_use]
pub fn wording_lead(lang: Lang, place: &str, earlier: Year, later: Year) -> String {
    lang.pick(
        format!("{place}：{later} 年的报告与 {earlier} 年相比，反复出现的词语；数字是各年报告里出现的次数。"),
        format!("{}: phrases that recur in the {later} report, compared with the {earlier} report; the numbers show how often each report uses them.", place::short(lang, place)),
    )
}

/// The number of occurrences of a phrase in each report.
pub fn wording_counts(lang: Lang, words: &str, counts: impl Iterator<Item = (Year, usize)>) -> String {
    let counts: Vec<String> = counts
        .map(|(year, count)| lang.pick(format!("{year} 年 {count} 次"), format!("{count} in {year}")))
        .collect();
    lang.pick(format!("“{words}”：{}", counts.join("，")), format!("“{words}”: {}", counts.join(", ")))
}

/// The number of dismissed findings.
#[must_use]
pub fn dismissed(lang: Lang, number: usize) -> String {
    lang.pick(format!("已忽略 {number} 处"), format!("{number} dismissed"))
}
