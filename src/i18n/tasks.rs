//! Texts of 任务分解: the columns of the table, on the page and in files.

use super::Lang;
use super::compare::figure;
use crate::export::{Sheet, SheetCell};
use crate::model::{Commitment, Observation, Report, Value};
use crate::tasks::{self, Filter, Office, TaskField};

/// The name of a field.
#[must_use]
pub fn field(lang: Lang, field: TaskField) -> &'static str {
    match field {
        TaskField::Text => lang.pick("任务", "Task"),
        TaskField::Lead => lang.pick("牵头单位", "Lead department"),
        TaskField::Support => lang.pick("配合单位", "Supporting departments"),
        TaskField::Leader => lang.pick("责任领导", "Official in charge"),
        TaskField::Due => lang.pick("时限", "Due"),
        TaskField::Target(_) => lang.pick("目标", "Target"),
        TaskField::Progress => lang.pick("进展", "Progress"),
    }
}

/// The place and year of the tasks, and how many are shown.
#[must_use]
pub fn title(lang: Lang, report: &Report, shown: usize) -> String {
    let (place, year) = (super::page::place_name(lang, &report.place.name), report.year);
    lang.pick(
        format!("{place} {year} 年任务分解（{shown} 项）"),
        format!("{place} {year}: tasks by department ({shown})"),
    )
}

/// The accessible name of a field of a numbered task.
#[must_use]
pub fn of_task(lang: Lang, name: TaskField, number: usize) -> String {
    let name = field(lang, name);
    lang.pick(format!("{name}（任务 {number}）"), format!("{name}, task {number}"))
}

/// The columns after the number, in order.
pub const FIELDS: [TaskField; 7] = [
    TaskField::Text,
    TaskField::Target(0),
    TaskField::Lead,
    TaskField::Support,
    TaskField::Leader,
    TaskField::Due,
    TaskField::Progress,
];

/// The fields that can be written into several tasks at once.
pub const SHARED: [TaskField; 4] = [TaskField::Lead, TaskField::Support, TaskField::Leader, TaskField::Due];

/// Why typed text is invalid, and what is valid.
#[must_use]
pub fn untaken(lang: Lang, field: TaskField) -> &'static str {
    match field {
        TaskField::Due => lang.pick(
            "时限应为 2024年9月、6月底前、三季度、全年、长期，或 2024-09。",
            "A due date must be a month or year such as 2024-09 or 2024, or 长期 (open-ended).",
        ),
        TaskField::Target(_) => lang.pick(
            "目标应为数字，如 15.64，或范围 5—6。",
            "A target must be a number such as 15.64, or a range 5—6.",
        ),
        _ => lang.pick("任务不能为空。", "Enter the text of the task."),
    }
}

/// The usual values of a task's progress.
#[must_use]
pub fn usual_progress(lang: Lang) -> [&'static str; 5] {
    lang.pick(
        ["已完成", "达进度", "欠进度", "超进度", "其它"],
        ["Done", "On schedule", "Behind", "Ahead", "Other"],
    )
}

/// The usual deadlines of a task, as offices write them: data, in Chinese in both languages.
pub const USUAL_DUE: [&str; 7] = ["全年", "6月底前", "9月底前", "年底前", "上半年", "三季度", "长期"];

/// A target as a phrase: 修路 5 公里以上.
#[must_use]
pub fn target(lang: Lang, target: &Observation) -> String {
    let value = match (&target.value, lang) {
        (Value::Stated(stated), Lang::Zh) => format!("{} {}", figure(lang, stated), target.unit),
        (value, _) => super::page::value_with_unit(lang, value, &target.unit),
    };
    format!("{} {value}", super::name::indicator(lang, &target.indicator)).trim_end().to_owned()
}

/// Some tasks of a report as a sheet.
#[must_use]
pub fn sheet(lang: Lang, report: &Report, chosen: &[usize]) -> Sheet {
    sheet_of(lang, report, &tasks::sections(report), lang.pick("任务分解", "Tasks").to_owned(), chosen)
}

/// The tasks of a report as the sheets of a workbook: all of them, then those that each office leads
/// or supports, then those without an office.
#[must_use]
pub fn sheets(lang: Lang, report: &Report) -> Vec<Sheet> {
    let sections = tasks::sections(report);
    let chosen = |office| Filter { office, ..Filter::default() }.choose(report);
    let sheet = |name: String, office| sheet_of(lang, report, &sections, name, &chosen(office));
    let mut sheets = vec![sheet(lang.pick("任务分解", "Tasks").to_owned(), Office::Any)];
    let offices = tasks::offices(report);
    sheets.extend(offices.into_iter().map(|office| sheet(office.clone(), Office::Named(office))));
    let left = sheet(lang.pick("尚未分配", "Not assigned yet").to_owned(), Office::None);
    sheets.extend(Some(left).filter(|left| !left.rows.is_empty()));
    sheets
}

fn sheet_of(lang: Lang, report: &Report, sections: &[&str], name: String, chosen: &[usize]) -> Sheet {
    let names = FIELDS.map(|name| field(lang, name));
    let [text, others @ ..] = names;
    let head = [lang.pick("序号", "No."), text, section(lang)].into_iter().chain(others);
    let rows = chosen.iter().filter_map(|at| {
        let section = sections.get(*at).copied().unwrap_or_default();
        Some(row(lang, *at, section, report.commitments.get(*at)?))
    });
    Sheet {
        name,
        head: head.map(str::to_owned).collect(),
        widths: vec![6, 60, 24, 30, 16, 24, 12, 14, 16],
        rows: rows.collect(),
    }
}

/// The head of the column of sections.
fn section(lang: Lang) -> &'static str {
    lang.pick("所属部分", "Section")
}

fn row(lang: Lang, at: usize, section: &str, task: &Commitment) -> Vec<SheetCell> {
    let targets: Vec<String> = task.targets.iter().map(|one| target(lang, one)).collect();
    let cell = |field| match field {
        TaskField::Target(_) => SheetCell::text(targets.join(lang.pick("；", "; "))),
        field => SheetCell::text(tasks::typed(task, field)),
    };
    let [text, others @ ..] = FIELDS.map(cell);
    [SheetCell::Number((at + 1).into()), text, SheetCell::text(section)].into_iter().chain(others).collect()
}

/// The number of tasks chosen.
#[must_use]
pub fn chosen(lang: Lang, number: usize) -> String {
    lang.pick(format!("已选 {number} 项"), format!("{number} selected"))
}

/// The accessible name of the choice of a numbered task.
#[must_use]
pub fn choose(lang: Lang, number: usize) -> String {
    lang.pick(format!("选中任务 {number}"), format!("Select task {number}"))
}

/// A field was written to several tasks.
#[must_use]
pub fn assigned(lang: Lang, name: TaskField, number: usize) -> String {
    let name = field(lang, name);
    lang.pick(
        format!("{name}已写入 {number} 项任务"),
        format!("{name} set for {}", super::page::count(number, "task", "tasks")),
    )
}

/// The name of a section; tasks without a heading have one too.
#[must_use]
pub fn section_name(lang: Lang, section: &str) -> String {
    if section.is_empty() { lang.pick("其他", "Other").to_owned() } else { section.to_owned() }
}

/// The accessible name of a field for all chosen tasks.
#[must_use]
pub fn of_chosen(lang: Lang, name: TaskField) -> String {
    let name = field(lang, name);
    lang.pick(format!("{name}（已选任务）"), format!("{name} of the selected tasks"))
}
