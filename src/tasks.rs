//! 任务分解: assigns the tasks of a report to offices.
//!
//! | typed due date, in the report of 2024 | parsed as |
//! | --- | --- |
//! | `2024年9月`, `2024-09`, `9月底` | September 2024 |
//! | `年底`, `2024年` | the year 2024 |
//! | `上半年`, `三季度` | 2024-01/2024-06, 2024-07/2024-09 |
//! | nothing | none |

use crate::correct::{self, Form};
use crate::model::{Commitment, Month, Period, Report, Year};

/// Which tasks are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// The office.
    pub office: Office,
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
        let passes = |task: &Commitment| {
            let office = match &self.office {
                Office::Any => true,
                Office::None => task.lead.is_none(),
                Office::Named(name) => offices_of(task).any(|office| office == name),
            };
            office && (words.is_empty() || task.text.contains(words))
        };
        let tasks = report.commitments.iter().enumerate();
        tasks.filter(|(_, task)| passes(task)).map(|(at, _)| at).collect()
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

fn offices_of(task: &Commitment) -> impl Iterator<Item = &str> {
    task.lead.as_deref().into_iter().chain(task.support.iter().map(String::as_str))
}

/// An editable field of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The task's text.
    Text,
    /// 牵头单位.
    Lead,
    /// 配合单位, separated by 、.
    Support,
    /// 完成时限.
    Due,
    /// The value of one of its targets.
    Target(usize),
    /// 进展.
    Progress,
}

/// Rejected input: empty text, or an invalid date or number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Untaken(pub Field);

/// The text in a field.
#[must_use]
pub fn typed(task: &Commitment, field: Field) -> String {
    match field {
        Field::Text => task.text.clone(),
        Field::Lead => task.lead.clone().unwrap_or_default(),
        Field::Support => task.support.join("、"),
        Field::Due => task.due.map(spelled).unwrap_or_default(),
        Field::Target(number) => task.targets.get(number).map(|o| Form::of(o).value).unwrap_or_default(),
        Field::Progress => task.progress.clone().unwrap_or_default(),
    }
}

/// Writes typed text into a field of a task of a report of this year. Returns true if that changed
/// it.
///
/// # Errors
/// The input is invalid; the task is unchanged.
pub fn set(task: &mut Commitment, year: Year, field: Field, words: &str) -> Result<bool, Untaken> {
    let words = words.trim();
    if typed(task, field) == words {
        return Ok(false);
    }
    let before = task.clone();
    let some = |words: &str| (!words.is_empty()).then(|| words.to_owned());
    match field {
        Field::Text => task.text = some(words).ok_or(Untaken(field))?,
        Field::Lead => task.lead = some(words),
        Field::Support => {
            let names = words.split(['、', '，', ',', '；', ';']).map(str::trim);
            task.support = names.filter_map(some).collect();
        }
        Field::Due if words.is_empty() => task.due = None,
        Field::Due => task.due = Some(due(words, year).ok_or(Untaken(field))?),
        Field::Target(number) => {
            let target = task.targets.get_mut(number).ok_or(Untaken(field))?;
            let form = Form { value: words.to_owned(), ..Form::of(target) };
            correct::correct(target, &form).map_err(|_| Untaken(field))?;
        }
        Field::Progress => task.progress = some(words),
    }
    Ok(*task != before)
}

/// A due date in Chinese; [`due`] parses every form it produces.
fn spelled(period: Period) -> String {
    let month = |month: Month| format!("{}年{}月", month.year, month.month);
    match period {
        Period::Year(year) => format!("{year}年"),
        Period::Months(from, to) if from == to => month(from),
        Period::Months(..) | Period::Years(..) => period.to_string(),
    }
}

/// Parses a period typed into a report of this year.
fn due(words: &str, year: Year) -> Option<Period> {
    if let Ok(period) = words.parse() {
        return Some(period);
    }
    let (year, rest) = match words.split_once('年') {
        Some((digits, rest)) if !digits.is_empty() => (digits.trim().parse::<Year>().ok()?, rest),
        _ => (year, words),
    };
    let rest = rest.trim_end_matches(['底', '前', '末']).trim();
    let months = |from, to| {
        let month = |month| Month { year, month };
        Period::Months(month(from), month(to))
    };
    let plain = (1..=9999).contains(&year);
    let period = match rest {
        "" | "年" | "全年" => Period::Year(year),
        "上半年" => months(1, 6),
        "下半年" => months(7, 12),
        "一季度" | "第一季度" => months(1, 3),
        "二季度" | "第二季度" => months(4, 6),
        "三季度" | "第三季度" => months(7, 9),
        "四季度" | "第四季度" => months(10, 12),
        month => {
            let month = month.strip_suffix('月')?.trim().parse().ok().filter(|m| (1..=12).contains(m))?;
            months(month, month)
        }
    };
    plain.then_some(period)
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

    fn check(field: Field, words: &str, expected: Result<&str, Field>) {
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
        check(Field::Text, " 修路6公里 ", Ok("修路6公里"));
        check(Field::Text, " ", Err(Field::Text));
        check(Field::Lead, "公路站", Ok("公路站"));
        check(Field::Lead, "", Ok(""));
        check(Field::Support, "财政所，司法所, 派出所、", Ok("财政所、司法所、派出所"));
        check(Field::Progress, "完成 3 公里", Ok("完成 3 公里"));
        check(Field::Target(0), "6.5", Ok("6.5"));
        check(Field::Target(0), "很多", Err(Field::Target(0)));
        check(Field::Target(1), "6", Err(Field::Target(1)));
        check(Field::Lead, "交通办", Ok("交通办"));
    }

    #[test]
    fn due_dates_parse_in_common_spellings() {
        for (words, taken) in [
            ("2024年9月", "2024年9月"),
            ("2024-10", "2024年10月"),
            ("9月底", "2024年9月"),
            ("11月底前", "2024年11月"),
            ("年底", "2024年"),
            ("2025年", "2025年"),
            ("2025年上半年", "2025-01/2025-06"),
            ("三季度", "2024-07/2024-09"),
            ("2024-07/2024-09", "2024-07/2024-09"),
            ("", ""),
        ] {
            check(Field::Due, words, Ok(taken));
        }
        for words in ["13月", "以后", "99999年", "9", "0月"] {
            check(Field::Due, words, Err(Field::Due));
        }
    }

    #[test]
    fn tasks_are_chosen_by_office_and_words() {
        let chosen = |office, search: &str| Filter { office, search: search.to_owned() }.choose(&report());
        assert_eq!(chosen(Office::Any, ""), [0, 1, 2]);
        assert_eq!(chosen(Office::Named("财政所".to_owned()), ""), [0]);
        assert_eq!(chosen(Office::Named("水利站".to_owned()), ""), [1]);
        assert_eq!(chosen(Office::None, ""), [2]);
        assert_eq!(chosen(Office::Any, " 水厂"), [1]);
        assert_eq!(offices(&report()), ["交通办", "财政所", "水利站"]);
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
