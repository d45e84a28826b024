//! Texts of 任务分解: the columns of the table, on the page and in files.

use super::Lang;
use super::compare::figure;
use crate::export::{Cell, Sheet};
use crate::model::{Commitment, Observation, Report, Value};
use crate::tasks::{self, Field};

/// The name of a field.
#[must_use]
pub fn field(lang: Lang, field: Field) -> &'static str {
    match field {
        Field::Text => lang.pick("任务", "Task"),
        Field::Lead => lang.pick("牵头单位", "Lead"),
        Field::Support => lang.pick("配合单位", "Support"),
        Field::Due => lang.pick("时限", "Due"),
        Field::Target(_) => lang.pick("目标", "Target"),
        Field::Progress => lang.pick("进展", "Progress"),
    }
}

/// The place and year of the tasks, and how many are shown.
#[must_use]
pub fn title(lang: Lang, report: &Report, shown: usize) -> String {
    let (place, year) = (super::page::place_name(lang, &report.place.name), report.year);
    lang.pick(
        format!("{place} {year} 年任务分解（{shown} 项）"),
        format!("{place} {year}: tasks by office ({shown})"),
    )
}

/// The accessible name of a field of a numbered task.
#[must_use]
pub fn of_task(lang: Lang, name: Field, number: usize) -> String {
    let name = field(lang, name);
    lang.pick(format!("{name}（任务 {number}）"), format!("{name}, task {number}"))
}

/// The columns after the number, in order.
pub const FIELDS: [Field; 6] =
    [Field::Text, Field::Target(0), Field::Lead, Field::Support, Field::Due, Field::Progress];

/// Why typed text is invalid, and what is valid.
#[must_use]
pub fn untaken(lang: Lang, field: Field) -> &'static str {
    match field {
        Field::Due => lang.pick(
            "时限应为 2024年9月、9月底、三季度、年底，或 2024-09。",
            "A due date must be a month or year such as 2024-09 or 2024.",
        ),
        Field::Target(_) => lang.pick(
            "目标应为数字，如 15.64，或范围 5—6。",
            "A target must be a number such as 15.64, or a range 5—6.",
        ),
        _ => lang.pick("任务不能为空。", "A task needs words."),
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

/// A target as a phrase: 修路 5 公里以上.
#[must_use]
pub fn target(lang: Lang, target: &Observation) -> String {
    let value = match &target.value {
        Value::Stated(stated) => figure(lang, stated),
        Value::Missing(gap) => super::compare::gap_reason(lang, *gap).to_owned(),
    };
    format!("{} {value} {}", target.indicator, target.unit).trim_end().to_owned()
}

/// Some tasks of a report as a sheet.
#[must_use]
pub fn sheet(lang: Lang, report: &Report, chosen: &[usize]) -> Sheet {
    let number = lang.pick("序号", "No.");
    let head = std::iter::once(number).chain(FIELDS.map(|name| field(lang, name)));
    let rows = chosen.iter().filter_map(|at| Some((*at, report.commitments.get(*at)?)));
    Sheet {
        name: lang.pick("任务分解", "Tasks").to_owned(),
        head: head.map(str::to_owned).collect(),
        widths: vec![6, 60, 30, 16, 24, 12, 16],
        rows: rows.map(|(at, task)| row(lang, at, task)).collect(),
    }
}

fn row(lang: Lang, at: usize, task: &Commitment) -> Vec<Cell> {
    let targets: Vec<String> = task.targets.iter().map(|one| target(lang, one)).collect();
    let cell = |field| match field {
        Field::Target(_) => Cell::text(targets.join(lang.pick("；", "; "))),
        field => Cell::text(tasks::typed(task, field)),
    };
    std::iter::once(Cell::Number((at + 1).into())).chain(FIELDS.map(cell)).collect()
}
