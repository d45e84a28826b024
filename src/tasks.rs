//! 任务分解: assigns the tasks of a report to offices, and splits, merges and adds tasks.
//!
//! | typed due date, in the report of 2024 | due |
//! | --- | --- |
//! | `2024年9月`, `2024-09`, `9月底`, `9月底前` | September 2024 |
//! | `年底`, `全年`, `2024年` | the year 2024 |
//! | `上半年`, `三季度` | 2024-01/2024-06, 2024-07/2024-09 |
//! | `长期`, `持续推进`, `每季度` | no date; the words are kept |
//! | nothing | none |
//!
//! Words that say more than the date are kept beside it, and shown again as typed.

mod due_date;
mod edit;

pub use edit::{add, clauses, merge, split};

use due_date::{due, is_open_ended, spelled};

use crate::correct::{self, CorrectionForm};
use crate::model::{Commitment, Report, Year};

/// Which tasks are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// The office.
    pub office: Office,
    /// The section by [`sections`]; if empty, all sections.
    pub section: String,
    /// Text that a task must contain.
    pub search: String,
}

/// The office whose tasks are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Office {
    /// All tasks.
    #[default]
    Any,
    /// Tasks without a lead office.
    None,
    /// Tasks that this office leads or supports.
    Named(String),
}

impl Filter {
    /// The indices of the report's tasks that match.
    #[must_use]
    pub fn choose(&self, report: &Report) -> Vec<usize> {
        let words = self.search.trim();
        let sections = sections(report);
        let passes = |at: usize, task: &Commitment| {
            let section = sections.get(at).map_or("", |section| section);
            let office = match &self.office {
                Office::Any => true,
                Office::None => task.lead.is_none(),
                Office::Named(name) => offices_of(task).any(|office| office == name),
            };
            let section = self.section.is_empty() || self.section == section;
            office && section && (words.is_empty() || task.text.contains(words))
        };
        let tasks = report.commitments.iter().enumerate();
        tasks.filter(|(at, task)| passes(*at, task)).map(|(at, _)| at).collect()
    }
}

/// All offices named in a report's tasks, without duplicates, those with the most tasks first.
#[must_use]
pub fn offices(report: &Report) -> Vec<String> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for office in report.commitments.iter().flat_map(offices_of) {
        match counts.iter_mut().find(|(known, _)| *known == office) {
            Some((_, count)) => *count += 1,
            None => counts.push((office, 1)),
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts.into_iter().map(|(office, _)| office.to_owned()).collect()
}

/// The section of each task: the one in which a reader placed it, else the heading above its
/// position in the text. A task without a position belongs to the section of the task before it.
#[must_use]
pub fn sections(report: &Report) -> Vec<&str> {
    /// The deepest level of a heading that makes a section: （一）.
    const DEEPEST: u8 = 2;

    let mut heads: Vec<(usize, &str)> = report
        .outline
        .iter()
        .filter(|heading| heading.level <= DEEPEST)
        .filter_map(|heading| Some((heading.evidence.span?.start, heading.title.as_str())))
        .collect();
    heads.sort_unstable();
    let mut last = "";
    let mut all = Vec::with_capacity(report.commitments.len());
    for task in &report.commitments {
        let above = task.evidence.span.and_then(|span| {
            let next = heads.partition_point(|(start, _)| *start <= span.start);
            heads.get(next.checked_sub(1)?)
        });
        last = task.section.as_deref().or(above.map(|(_, title)| *title)).unwrap_or(last);
        all.push(last);
    }
    all
}

fn offices_of(task: &Commitment) -> impl Iterator<Item = &str> {
    task.lead.as_deref().into_iter().chain(task.support.iter().map(String::as_str))
}

/// An editable field of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TaskField {
    /// The task's text.
    Text,
    /// 牵头单位.
    Lead,
    /// 配合单位, separated by 、.
    Support,
    /// 责任领导.
    Leader,
    /// 完成时限.
    Due,
    /// The value of one of its targets.
    Target(usize),
    /// 进展.
    Progress,
}

/// Rejected input: empty text, or an invalid date or number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Untaken(pub TaskField);

/// The text in a field.
#[must_use]
pub fn typed(task: &Commitment, field: TaskField) -> String {
    match field {
        TaskField::Text => task.text.clone(),
        TaskField::Lead => task.lead.clone().unwrap_or_default(),
        TaskField::Support => task.support.join("、"),
        TaskField::Leader => task.leader.clone().unwrap_or_default(),
        TaskField::Due => task.due_words.clone().or_else(|| task.due.map(spelled)).unwrap_or_default(),
        TaskField::Target(number) => {
            task.targets.get(number).map(|o| CorrectionForm::of(o).value).unwrap_or_default()
        }
        TaskField::Progress => task.progress.clone().unwrap_or_default(),
    }
}

/// Writes typed text into a field of a task of a report of this year. Returns true if that changed
/// it.
///
/// # Errors
/// The input is invalid; the task is unchanged.
pub fn set(task: &mut Commitment, year: Year, field: TaskField, words: &str) -> Result<bool, Untaken> {
    let words = words.trim();
    if typed(task, field) == words {
        return Ok(false);
    }
    let before = task.clone();
    let some = |words: &str| (!words.is_empty()).then(|| words.to_owned());
    match field {
        TaskField::Text => task.text = some(words).ok_or(Untaken(field))?,
        TaskField::Lead => task.lead = some(words),
        TaskField::Support => {
            let names = words.split(['、', '，', ',', '；', ';']).map(str::trim);
            task.support = names.filter_map(some).collect();
        }
        TaskField::Leader => task.leader = some(words),
        TaskField::Due if words.is_empty() => (task.due, task.due_words) = (None, None),
        TaskField::Due => {
            let due = due(words, year);
            if due.is_none() && !is_open_ended(words) {
                return Err(Untaken(field));
            }
            let is_plain = due.is_some_and(|due| spelled(due) == words || due.to_string() == words);
            task.due = due;
            task.due_words = if is_plain { None } else { some(words) };
        }
        TaskField::Target(number) => {
            let target = task.targets.get_mut(number).ok_or(Untaken(field))?;
            let form = CorrectionForm { value: words.to_owned(), ..CorrectionForm::of(target) };
            correct::correct(target, &form).map_err(|_| Untaken(field))?;
        }
        TaskField::Progress => task.progress = some(words),
    }
    Ok(*task != before)
}

/// Writes typed text into a field of several tasks of a report. Returns how many it changed.
///
/// # Errors
/// The input is invalid; the report is unchanged.
pub fn assign(report: &mut Report, tasks: &[usize], field: TaskField, words: &str) -> Result<usize, Untaken> {
    let year = report.year;
    let before = report.commitments.clone();
    let mut changed = 0;
    for at in tasks {
        let Some(task) = report.commitments.get_mut(*at) else { continue };
        match set(task, year, field, words) {
            Ok(is_changed) => changed += usize::from(is_changed),
            Err(untaken) => {
                report.commitments = before;
                return Err(untaken);
            }
        }
    }
    Ok(changed)
}

#[cfg(test)]
#[allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail loudly")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn report() -> Report {
        let json = r#"{"format":"tongbi.report/1","place":{"name":"甲镇"},"year":2024,"commitments":[
            {"text":"修路5公里","lead":"交通办","support":["财政所"],"due":"2024-09","progress":"已开工",
             "targets":[{"indicator":"修路","period":2024,"kind":"target","value":"5","bound":"at_least","unit":"公里"}]},
            {"text":"建水厂","lead":"水利站"},
            {"text":"办好庙会"}]}"#;
        crate::format::read(json).reports.pop().expect("one report")
    }

    fn check(field: TaskField, words: &str, expected: Result<&str, TaskField>) {
        let mut report = report();
        let before = report.clone();
        let result = set(&mut report.commitments[0], 2024, field, words);
        let now = typed(&report.commitments[0], field);
        assert_eq!(result.map(|_| now.as_str()).map_err(|Untaken(field)| field), expected, "{words}");
        assert_eq!(result == Ok(true), report != before, "{words}");
        let written = crate::format::write(&report);
        assert_eq!(crate::format::read(&written).reports, [report], "{words}");
    }

    #[test]
    fn every_field_can_be_typed() {
        check(TaskField::Text, " 修路6公里 ", Ok("修路6公里"));
        check(TaskField::Text, " ", Err(TaskField::Text));
        check(TaskField::Lead, "公路站", Ok("公路站"));
        check(TaskField::Lead, "", Ok(""));
        check(TaskField::Support, "财政所，司法所, 派出所、", Ok("财政所、司法所、派出所"));
        check(TaskField::Progress, "完成 3 公里", Ok("完成 3 公里"));
        check(TaskField::Target(0), "6.5", Ok("6.5"));
        check(TaskField::Target(0), "很多", Err(TaskField::Target(0)));
        check(TaskField::Target(1), "6", Err(TaskField::Target(1)));
        check(TaskField::Lead, "交通办", Ok("交通办"));
        check(TaskField::Leader, "张三", Ok("张三"));
    }

    #[test]
    fn due_dates_parse_in_common_spellings() {
        for (words, taken) in [
            ("2024年9月", "2024年9月"),
            ("2024-10", "2024年10月"),
            ("9月底", "9月底"),
            ("11月底前", "11月底前"),
            ("6月底前完成", "6月底前完成"),
            ("年底", "年底"),
            ("全年", "全年"),
            ("今年6月底", "今年6月底"),
            ("长期", "长期"),
            ("持续推进", "持续推进"),
            ("每季度", "每季度"),
            ("2025年", "2025年"),
            ("2025年上半年", "2025年上半年"),
            ("三季度", "三季度"),
            ("2024-07/2024-09", "2024-07/2024-09"),
            ("", ""),
        ] {
            check(TaskField::Due, words, Ok(taken));
        }
        for words in ["13月", "以后", "99999年", "9", "0月"] {
            check(TaskField::Due, words, Err(TaskField::Due));
        }
    }

    #[test]
    fn tasks_are_chosen_by_office_and_words() {
        let chosen = |office, search: &str| {
            Filter { office, search: search.to_owned(), ..Filter::default() }.choose(&report())
        };
        assert_eq!(chosen(Office::Any, ""), [0, 1, 2]);
        assert_eq!(chosen(Office::Named("财政所".to_owned()), ""), [0]);
        assert_eq!(chosen(Office::Named("水利站".to_owned()), ""), [1]);
        assert_eq!(chosen(Office::None, ""), [2]);
        assert_eq!(chosen(Office::Any, " 水厂"), [1]);
        assert_eq!(offices(&report()), ["交通办", "财政所", "水利站"]);
    }

    #[test]
    fn due_dates_keep_their_date_beside_their_words() {
        let due = |words: &str| {
            let mut report = report();
            let taken = set(&mut report.commitments[0], 2024, TaskField::Due, words);
            (taken.is_ok(), report.commitments[0].due.map(|due| due.to_string()))
        };
        let dated = |date: &str| (true, Some(date.to_owned()));
        assert_eq!(due("6月底前"), dated("2024-06"));
        assert_eq!(due("全年"), dated("2024"));
        assert_eq!(due("上半年"), dated("2024-01/2024-06"));
        assert_eq!(due("长期"), (true, None));
        assert_eq!(due("以后"), (false, Some("2024-09".to_owned())));
    }

    fn texts(report: &Report) -> Vec<&str> {
        report.commitments.iter().map(|task| task.text.as_str()).collect()
    }

    #[test]
    fn several_tasks_are_assigned_at_once() {
        let mut report = report();
        assert_eq!(assign(&mut report, &[0, 2, 9], TaskField::Lead, "交通办"), Ok(1));
        assert_eq!(report.commitments[2].lead.as_deref(), Some("交通办"));
        assert_eq!(assign(&mut report, &[0, 2], TaskField::Due, "以后"), Err(Untaken(TaskField::Due)));
        assert_eq!(report.commitments[2].due, None);
    }

    #[test]
    fn a_task_is_split_and_merged() {
        let mut report = report();
        let parts = clauses("勘察线路，修路5公里。");
        assert_eq!(parts, ["勘察线路", "修路5公里"]);
        assert!(split(&mut report, 0, &parts));
        assert_eq!(texts(&report), ["勘察线路", "修路5公里", "建水厂", "办好庙会"]);
        assert_eq!([0, 1].map(|at| report.commitments[at].targets.len()), [0, 1]);
        assert_eq!(report.commitments[0].lead.as_deref(), Some("交通办"));
        assert!(!split(&mut report, 0, &[" ".to_owned()]));
        assert!(!merge(&mut report, &[1]));
        assert!(merge(&mut report, &[2, 1, 1]));
        assert_eq!(texts(&report), ["勘察线路", "修路5公里；建水厂", "办好庙会"]);
        assert_eq!(report.commitments[1].support, ["财政所", "水利站"]);
    }

    #[test]
    fn a_task_is_added_in_the_section_of_the_one_above() {
        let mut report = report();
        report.commitments[0].section = Some("交通".to_owned());
        assert_eq!(sections(&report), ["交通"; 3]);
        assert_eq!(add(&mut report, Some(0), " 修桥 "), Some(1));
        assert_eq!(add(&mut report, None, " "), None);
        assert_eq!(report.commitments[1].section.as_deref(), Some("交通"));
        let written = crate::format::write(&report);
        assert_eq!(crate::format::read(&written).reports, [report]);
    }

    proptest! {
        #[test]
        fn spelled_due_dates_can_be_typed(words in "[0-9年月底前上下半一二三四季度/-]{0,12}") {
            if let Some(period) = due(&words, 2024) {
                prop_assert_eq!(due(&spelled(period), 2024), Some(period));
            }
        }
    }
}
