//! A task as a row: its words, targets and fields, each typed in place.

use std::sync::Arc;

use leptos::prelude::*;
use tongbi::i18n;
use tongbi::tasks::{self, TaskField, Untaken};

use super::super::edits;
use super::super::element::{El, button, el};
use super::editor::TaskEditor;

pub(super) fn row(editor: TaskEditor, task: usize, targets: usize) -> El {
    let TaskEditor { state, .. } = editor;
    let field = |field, class: &'static str| {
        let name = move || i18n::tasks::field(state.lang.get(), field);
        el("td").class(class).attr("data-name", name).children(input(editor, task, field))
    };
    let of_task =
        move |action: &'static str| i18n::page::of(state.lang.get(), action, &(task + 1).to_string());
    let drop = button("plain", state.say(|words| words.tasks_drop), move || drop_task(editor, task))
        .label(move || of_task(state.words().tasks_drop));
    let edit = button("plain", state.say(|words| words.tasks_edit), move || editor.editing.set(Some(task)))
        .label(move || of_task(state.words().tasks_edit));
    let targets = (0..targets).map(|number| target(editor, task, number));
    el("tr")
        .child(words(editor, task).child(el("span").class("acts").child(edit).child(drop)))
        .child(el("td").children(targets))
        .child(field(TaskField::Lead, "office"))
        .child(field(TaskField::Support, "office"))
        .child(field(TaskField::Leader, "leader"))
        .child(field(TaskField::Due, "due"))
        .child(field(TaskField::Progress, "progress"))
}

/// The choice and the words of a task, or the words being edited.
fn words(editor: TaskEditor, task: usize) -> El {
    let TaskEditor { state, chosen, editing, .. } = editor;
    let choose = el("input")
        .attr("type", "checkbox")
        .label(move || i18n::tasks::choose(state.lang.get(), task + 1))
        .checked(move || chosen.with(|chosen| chosen.contains(&task)))
        .on("change", move |_| {
            chosen.update(|chosen| {
                if !chosen.remove(&task) {
                    chosen.insert(task);
                }
            });
        });
    let text = move || {
        state.reports.with(|reports| {
            let task = reports.get(editor.at).and_then(|report| report.commitments.get(task));
            task.map(|task| task.text.clone()).unwrap_or_default()
        })
    };
    let is_edited = Memo::new(move |_| editing.get() == Some(task));
    let shown = move || match is_edited.get() {
        true => edit_form(editor, task),
        false => el("span").attr("lang", "zh").text(text),
    };
    el("th")
        .attr("scope", "row")
        .class("task")
        .child(choose)
        .child(el("small").text(format!("{} ", task + 1)))
        .slot(move || [shown()])
}

/// The words of a task, a line for each task that it becomes.
fn edit_form(editor: TaskEditor, task: usize) -> El {
    let TaskEditor { state, editing, .. } = editor;
    let text = state.reports.with_untracked(|reports| {
        let task = reports.get(editor.at).and_then(|report| report.commitments.get(task));
        task.map(|task| tasks::clauses(&task.text).join("\n")).unwrap_or_default()
    });
    let typed = RwSignal::new(text.clone());
    let lines = text.lines().count().clamp(2, 8);
    let save = move || {
        let texts: Vec<String> = typed.with_untracked(|typed| typed.lines().map(str::to_owned).collect());
        editor.rearrange(|report| tasks::split(report, task, &texts));
    };
    el("span")
        .class("editor")
        .child(
            el("textarea")
                .attr("rows", lines.to_string())
                .label(state.say(|words| words.tasks_edit_hint))
                .take("input", move |text| typed.set(text))
                .text(text),
        )
        .child(el("small").text(state.say(|words| words.tasks_edit_hint)))
        .child(button("", state.say(|words| words.tasks_save), save))
        .child(button("plain", state.say(|words| words.tasks_cancel), move || editing.set(None)))
}

/// A target: indicator, editable value, unit.
fn target(editor: TaskEditor, task: usize, number: usize) -> El {
    let lang = editor.state.lang.get();
    let (name, unit) = editor
        .state
        .reports
        .with_untracked(|reports| {
            let target = reports.get(editor.at)?.commitments.get(task)?.targets.get(number)?;
            Some((i18n::name::indicator(lang, &target.indicator), i18n::unit::unit(lang, &target.unit)))
        })
        .unwrap_or_default();
    let [value, fault] = input(editor, task, TaskField::Target(number));
    let value = el("label").class("target").child(el("small").text(name)).child(value);
    el("div").child(value.child(el("small").text(unit))).child(fault)
}

/// A field that shows the report's current value and writes typed text to the report, and the element
/// for its message.
fn input(editor: TaskEditor, task: usize, field: TaskField) -> [El; 2] {
    let TaskEditor { state, at, .. } = editor;
    let now = move || {
        state.reports.with(|reports| {
            let task = reports.get(at).and_then(|report| report.commitments.get(task));
            task.map(|task| tasks::typed(task, field)).unwrap_or_default()
        })
    };
    let fault = RwSignal::new(None::<TaskField>);
    let take = move |words: String| {
        let taken = put(editor, task, field, &words);
        fault.set(taken.err().map(|Untaken(field)| field));
    };
    let list = match field {
        TaskField::Lead | TaskField::Support => Some("offices"),
        TaskField::Progress => Some("progress"),
        TaskField::Due => Some("due"),
        _ => None,
    };
    let value = el("input")
        .label(move || i18n::tasks::of_task(state.lang.get(), field, task + 1))
        .attr("list", list)
        .attr("aria-invalid", move || fault.get().map(|_| "true"))
        .value(now)
        .take("change", take);
    let said = move || fault.get().map(|field| i18n::tasks::untaken(state.lang.get(), field));
    [value, el("small").attr("role", move || fault.get().map(|_| "alert")).class("warned").text(said)]
}

/// Writes typed text to the report.
fn put(editor: TaskEditor, task: usize, field: TaskField, words: &str) -> Result<(), Untaken> {
    let mut taken = Ok(());
    editor.change(|report| {
        let year = report.year;
        let Some(task) = report.commitments.get_mut(task) else { return false };
        match tasks::set(task, year, field, words) {
            Ok(is_changed) => is_changed,
            Err(untaken) => {
                taken = Err(untaken);
                false
            }
        }
    });
    taken
}

/// Drops a task; its message offers undo.
fn drop_task(editor: TaskEditor, task: usize) {
    let TaskEditor { state, at, .. } = editor;
    let old = state.reports.with_untracked(|reports| reports.get(at).cloned());
    let Some(mut new) = old.as_deref().cloned() else { return };
    if task < new.commitments.len() {
        new.commitments.remove(task);
        editor.chosen.update(std::collections::BTreeSet::clear);
        editor.editing.set(None);
        edits::correct(state, at, &Arc::new(new));
    }
}
