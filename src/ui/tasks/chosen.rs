//! Several tasks at once: the heads of sections, the bar for the chosen tasks, and new tasks.

use std::collections::BTreeSet;

use leptos::prelude::*;
use tongbi::i18n;
use tongbi::tasks::{self, TaskField, Untaken};

use super::super::element::{El, button, el, unique_id};
use super::editor::{COLUMNS, TaskEditor, TaskLine};

/// The head of a section, with the choice of all of its tasks.
pub(super) fn section(editor: TaskEditor, lines: Memo<Vec<TaskLine>>, section: String) -> El {
    let TaskEditor { state, chosen, .. } = editor;
    let name = section.clone();
    let of_section = move || -> Vec<usize> {
        lines.with(|lines| lines.iter().filter(|(_, _, of)| *of == section).map(|(task, ..)| *task).collect())
    };
    let all = {
        let of_section = of_section.clone();
        move || chosen.with(|chosen| of_section().iter().all(|task| chosen.contains(task)))
    };
    let turn = move |_| {
        let tasks = of_section();
        chosen.update(|chosen| {
            if tasks.iter().all(|task| chosen.contains(task)) {
                chosen.retain(|task| !tasks.contains(task));
            } else {
                chosen.extend(tasks);
            }
        });
    };
    let (verb_id, name_id) = (unique_id(), unique_id());
    let choose = el("input")
        .attr("type", "checkbox")
        .attr("aria-labelledby", format!("{verb_id} {name_id}"))
        .checked(all)
        .on("change", turn);
    let name = move || i18n::tasks::section_name(state.lang.get(), &name);
    let verb =
        el("span").attr("id", verb_id).attr("hidden", true).text(state.say(|words| words.tasks_choose_all));
    el("tr").class("topic").child(
        el("td")
            .attr("colspan", COLUMNS)
            .child(choose)
            .child(verb)
            .child(el("b").attr("id", name_id).text(name)),
    )
}

/// The actions on the chosen tasks; nothing if none is chosen.
pub(super) fn bar(editor: TaskEditor) -> Option<El> {
    let TaskEditor { state, chosen, .. } = editor;
    let is_any = Memo::new(move |_| chosen.with(|chosen| !chosen.is_empty()));
    is_any.get().then(|| {
        let count = move || i18n::tasks::chosen(state.lang.get(), chosen.with(BTreeSet::len));
        let fields = i18n::tasks::SHARED.map(|field| shared(editor, field));
        let merge = move || {
            let tasks: Vec<usize> = chosen.with_untracked(|chosen| chosen.iter().copied().collect());
            editor.rearrange(|report| tasks::merge(report, &tasks));
        };
        el("div")
            .class("controls chosen")
            .attr("role", "group")
            .label(count)
            .child(el("b").text(count))
            .children(fields)
            .child(button("", state.say(|words| words.tasks_merge), merge))
            .child(button("plain", state.say(|words| words.tasks_clear), move || {
                chosen.update(BTreeSet::clear);
            }))
    })
}

/// A field written to all chosen tasks when it changes.
fn shared(editor: TaskEditor, field: TaskField) -> El {
    let TaskEditor { state, chosen, .. } = editor;
    let fault = RwSignal::new(None::<TaskField>);
    let take = move |words: String| {
        let tasks: Vec<usize> = chosen.with_untracked(|chosen| chosen.iter().copied().collect());
        let mut taken = Ok(0);
        editor.change(|report| {
            taken = tasks::assign(report, &tasks, field, &words);
            taken.is_ok_and(|number| number > 0)
        });
        if let Some(number) = taken.ok().filter(|number| *number > 0) {
            state.tell(i18n::tasks::assigned(state.lang.get_untracked(), field, number));
        }
        fault.set(taken.err().map(|Untaken(field)| field));
    };
    let list = match field {
        TaskField::Lead | TaskField::Support => Some("offices"),
        TaskField::Due => Some("due"),
        _ => None,
    };
    let said = move || fault.get().map(|field| i18n::tasks::untaken(state.lang.get(), field));
    el("span")
        .child(
            el("input")
                .label(move || i18n::tasks::of_chosen(state.lang.get(), field))
                .attr("placeholder", move || i18n::tasks::field(state.lang.get(), field))
                .attr("list", list)
                .attr("aria-invalid", move || fault.get().map(|_| "true"))
                .take("change", take),
        )
        .child(el("small").attr("role", move || fault.get().map(|_| "alert")).class("warned").text(said))
}

/// The field for a new task, which is placed below the last chosen one, or at the end.
pub(super) fn adding(editor: TaskEditor) -> El {
    let TaskEditor { state, chosen, .. } = editor;
    let typed = RwSignal::new(String::new());
    let add = move || {
        let below = chosen.with_untracked(|chosen| chosen.last().copied());
        editor.rearrange(|report| tasks::add(report, below, &typed.get_untracked()).is_some());
        typed.set(String::new());
    };
    el("p")
        .class("row adding")
        .child(
            el("input")
                .label(state.say(|words| words.tasks_new))
                .attr("placeholder", state.say(|words| words.tasks_new))
                .value(move || typed.get())
                .take("input", move |text| typed.set(text)),
        )
        .child(button("", state.say(|words| words.tasks_add), add))
}
