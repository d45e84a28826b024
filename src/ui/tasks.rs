//! 任务: an editable table of a report's tasks by section, with files at its head.

mod chosen;
mod editor;
mod row;

use std::collections::BTreeSet;
use std::ops::Range;

use leptos::prelude::*;
use leptos::task::spawn_local;
use tongbi::export::Sheet;
use tongbi::i18n;
use tongbi::tasks::{self, Filter, Office};

use editor::{TaskEditor, TaskLine};

use super::element::{El, button, el, option};
use super::state::State;
use super::{export, figure};

/// The number of rows built at first, and added on each request.
const ROWS: usize = 60;

/// Values of the office select that stand for no office; no office can have these names.
const ANY: &str = "";
const NONE: &str = "-";

pub(crate) fn tasks(state: State) -> El {
    let chosen = Memo::new(move |_| state.chosen());
    el("div").slot(move || chosen.get().map(|at| section(state, at)))
}

fn section(state: State, at: usize) -> El {
    let editor = TaskEditor {
        state,
        at,
        filter: RwSignal::new(Filter::default()),
        chosen: RwSignal::new(BTreeSet::new()),
        editing: RwSignal::new(None),
    };
    let rows = RwSignal::new(ROWS);
    // The table is rebuilt only if its lines change, so that typing keeps the focus.
    let lines = Memo::new(move |_| {
        let Some(report) = editor.report() else { return Vec::new() };
        let sections = tasks::sections(&report);
        let line = |task: usize| {
            let targets = report.commitments.get(task).map_or(0, |task| task.targets.len());
            (task, targets, sections.get(task).map(|s| (*s).to_owned()).unwrap_or_default())
        };
        editor.filter.with(|filter| filter.choose(&report)).into_iter().map(line).collect::<Vec<TaskLine>>()
    });
    let offices =
        Memo::new(move |_| editor.report().map(|report| tasks::offices(&report)).unwrap_or_default());
    let title = move || {
        let report = editor.report()?;
        Some(i18n::tasks::title(state.lang.get(), &report, lines.with(Vec::len)))
    };
    let body = move || {
        let shown = lines.with(|lines| lines.iter().take(rows.get()).cloned().collect::<Vec<_>>());
        let count = shown.len();
        let build = move |range: Range<usize>| {
            let section_before = range.start.checked_sub(1).and_then(|at| shown.get(at));
            let mut last = section_before.map(|(.., section)| section);
            let mut built = Vec::with_capacity(range.len());
            for (task, targets, section) in shown.get(range).unwrap_or_default() {
                if last != Some(section) {
                    built.push(chosen::section(editor, lines, section.clone()));
                    last = Some(section);
                }
                built.push(row::row(editor, *task, *targets));
            }
            built
        };
        [el("tbody").gradual(count, move || state.is_printing(), build)]
    };
    let after = move || {
        let left = lines.with(Vec::len).saturating_sub(rows.get());
        let more = (left > 0).then(|| {
            let name = i18n::page::more_rows(state.lang.get(), left);
            el("p").child(button("", name, move || rows.update(|rows| *rows += ROWS)))
        });
        let is_filtered = editor.filter.with(|filter| *filter != Filter::default());
        let words = state.words();
        let none = lines.with(Vec::is_empty).then(|| {
            el("p").class("soft").text(if is_filtered { words.tasks_none } else { words.tasks_empty })
        });
        more.into_iter().chain(none)
    };
    let head = move || {
        let lang = state.lang.get();
        let names = i18n::tasks::FIELDS.iter().enumerate().map(|(at, name)| {
            let class = (at == 0).then_some("name");
            el("th").attr("scope", "col").class(class).text(i18n::tasks::field(lang, *name))
        });
        [el("thead").child(el("tr").children(names))]
    };
    let make = move || sheet(state, at, &editor.filter.get_untracked());
    let by_office = move || {
        if let Some((stem, sheets)) = sheets(state, at) {
            spawn_local(export::workbook(state, stem, sheets));
        }
    };
    let [csv, xlsx] = export::downloads(state, make);
    let by_office = button("", state.say(|words| words.tasks_by_office), by_office);
    let files = el("div").class("choices").child(xlsx).child(by_office).child(csv);
    let table = figure::table(state.say(|words| words.tasks_table)).class("tasks").slot(head).slot(body);
    el("div")
        .child(el("div").class("title").child(el("h1").text(title)).child(files))
        .child(el("p").class("soft").text(state.say(|words| words.tasks_lead)))
        .child(controls(editor, offices))
        .slot(move || chosen::bar(editor))
        .child(figure::scrolling(state, table))
        .slot(after)
        .child(chosen::adding(editor))
        .child(
            el("datalist")
                .attr("id", "offices")
                .slot(move || offices.get().into_iter().map(|office| el("option").attr("value", office))),
        )
        .child(el("datalist").attr("id", "progress").slot(move || {
            i18n::tasks::usual_progress(state.lang.get()).map(|usual| el("option").attr("value", usual))
        }))
        .child(
            el("datalist")
                .attr("id", "due")
                .children(i18n::tasks::USUAL_DUE.map(|usual| el("option").attr("value", usual))),
        )
}

fn controls(editor: TaskEditor, offices: Memo<Vec<String>>) -> El {
    let TaskEditor { state, filter, .. } = editor;
    let office = move || {
        let words = state.words();
        let now = filter.with_untracked(|filter| filter.office.clone());
        let named = offices.get().into_iter().map(|office| {
            let chosen = now == Office::Named(office.clone());
            option(office.clone(), office, chosen)
        });
        let fixed = [
            option(ANY.to_owned(), words.tasks_office_any, now == Office::Any),
            option(NONE.to_owned(), words.tasks_office_none, now == Office::None),
        ];
        let choose = move |value: String| {
            filter.update(|filter| {
                filter.office = match value.as_str() {
                    ANY => Office::Any,
                    NONE => Office::None,
                    _ => Office::Named(value),
                };
            });
        };
        [el("select").label(words.tasks_office).take("change", choose).children(fixed).children(named)]
    };
    let search = el("input")
        .attr("type", "search")
        .attr("placeholder", state.say(|words| words.tasks_search))
        .label(state.say(|words| words.tasks_search))
        .take("input", move |words| filter.update(|filter| filter.search = words));
    let section = move || {
        let lang = state.lang.get();
        let now = filter.with_untracked(|filter| filter.section.clone());
        let report = editor.report()?;
        let mut names: Vec<String> = Vec::new();
        for name in tasks::sections(&report).into_iter().filter(|name| !name.is_empty()) {
            if !names.iter().any(|other| other == name) {
                names.push(name.to_owned());
            }
        }
        let any = option(String::new(), state.words().tasks_section_any, now.is_empty());
        let named = names
            .iter()
            .map(|name| option(name.clone(), i18n::tasks::section_name(lang, name), *name == now));
        let choose = move |section| filter.update(|filter| filter.section = section);
        let select = el("select").label(state.words().tasks_section).take("change", choose);
        (names.len() > 1).then(|| select.child(any).children(named))
    };
    el("div").class("controls").attr("role", "search").child(search).slot(office).slot(section)
}

/// All tasks that match the filter, for export.
fn sheet(state: State, at: usize, filter: &Filter) -> Option<(String, Sheet)> {
    let report = state.reports.with_untracked(|reports| reports.get(at).cloned())?;
    let sheet = i18n::tasks::sheet(state.lang.get_untracked(), &report, &filter.choose(&report));
    let stem = export::stem(state, std::slice::from_ref(&report));
    Some((format!("{stem}-{}", sheet.name), sheet))
}

/// All tasks, and a sheet for each office.
fn sheets(state: State, at: usize) -> Option<(String, Vec<Sheet>)> {
    let report = state.reports.with_untracked(|reports| reports.get(at).cloned())?;
    let lang = state.lang.get_untracked();
    let stem = export::stem(state, std::slice::from_ref(&report));
    let stem = i18n::page::stem_of(&stem, &[state.words().tasks_by_office]);
    Some((stem, i18n::tasks::sheets(lang, &report)))
}
