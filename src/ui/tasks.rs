//! 任务分解: an editable table of a report's tasks, filtered by office, with export.

use std::sync::Arc;

use leptos::prelude::*;
use tongbi::document::Action;
use tongbi::export::Sheet;
use tongbi::i18n;
use tongbi::model::Report;
use tongbi::tasks::{self, Field, Filter, Office, Untaken};

use super::element::{El, button, el, option};
use super::state::State;
use super::{edits, export, figure};

/// The number of rows built at first, and added on each request.
const ROWS: usize = 60;

/// Values of the office select that stand for no office; no office can have these names.
const ANY: &str = "";
const NONE: &str = "-";

pub(crate) fn tasks(state: State) -> El {
    let chosen = Memo::new(move |_| state.chosen());
    el("div").slot(move || chosen.get().map(|at| section(state, at)))
}

/// The current report at an index.
fn report(state: State, at: usize) -> Option<Arc<Report>> {
    state.reports.with(|reports| reports.get(at).cloned())
}

fn section(state: State, at: usize) -> El {
    let filter = RwSignal::new(Filter::default());
    let rows = RwSignal::new(ROWS);
    let fault = RwSignal::new(None);
    // The tasks shown, each with its number of targets. The table is rebuilt only if these change,
    // so that typing keeps the focus.
    let shape = Memo::new(move |_| {
        let Some(report) = report(state, at) else { return Vec::new() };
        let targets = |task: usize| report.commitments.get(task).map_or(0, |task| task.targets.len());
        filter
            .with(|filter| filter.choose(&report))
            .into_iter()
            .map(|task| (task, targets(task)))
            .collect::<Vec<_>>()
    });
    let offices =
        Memo::new(move |_| report(state, at).map(|report| tasks::offices(&report)).unwrap_or_default());
    let title = move || {
        let report = report(state, at)?;
        Some(i18n::tasks::title(state.lang.get(), &report, shape.with(Vec::len)))
    };
    let body = move || {
        let shown = shape.with(|shape| shape.iter().take(rows.get()).copied().collect::<Vec<_>>());
        [el("tbody").children(shown.into_iter().map(|(task, targets)| row(state, at, task, targets, fault)))]
    };
    let after = move || {
        let left = shape.with(Vec::len).saturating_sub(rows.get());
        let more = (left > 0).then(|| {
            let name = i18n::page::more_rows(state.lang.get(), left);
            el("p").child(button("", name, move || rows.update(|rows| *rows += ROWS)))
        });
        let none = shape.with(Vec::is_empty).then(|| el("p").class("soft").text(state.words().tasks_none));
        more.into_iter().chain(none)
    };
    let head = move || {
        let lang = state.lang.get();
        let names: Vec<&str> =
            i18n::tasks::FIELDS.iter().map(|name| i18n::tasks::field(lang, *name)).collect();
        let drop =
            el("th").attr("scope", "col").child(el("span").class("unseen").text(state.words().tasks_drop));
        let names = names.iter().enumerate().map(|(at, name)| {
            let class = (at == 0).then_some("name");
            el("th").attr("scope", "col").class(class).text((*name).to_owned())
        });
        [el("thead").child(el("tr").children(names).child(drop))]
    };
    let said = move || fault.get().map(|field| i18n::tasks::untaken(state.lang.get(), field));
    let make = move || sheet(state, at, &filter.get_untracked());
    el("div")
        .child(el("div").class("title").child(el("h1").text(title)))
        .child(el("p").class("soft").text(state.say(|words| words.tasks_lead)))
        .child(controls(state, filter, offices))
        .child(el("p").attr("role", "alert").class("warned").text(said))
        .child(figure::scrolling(
            figure::table(state.say(|words| words.tasks_table)).class("tasks").slot(head).slot(body),
        ))
        .slot(after)
        .child(el("p").class("choices").children(export::downloads(state, make)))
        .child(
            el("datalist")
                .attr("id", "offices")
                .slot(move || offices.get().into_iter().map(|office| el("option").attr("value", office))),
        )
        .child(el("datalist").attr("id", "progress").slot(move || {
            i18n::tasks::usual_progress(state.lang.get()).map(|usual| el("option").attr("value", usual))
        }))
}

fn controls(state: State, filter: RwSignal<Filter>, offices: Memo<Vec<String>>) -> El {
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
    el("div").class("controls").attr("role", "search").child(search).slot(office)
}

fn row(state: State, at: usize, task: usize, targets: usize, fault: RwSignal<Option<Field>>) -> El {
    let text = state.reports.with_untracked(|reports| {
        let task = reports.get(at)?.commitments.get(task)?;
        Some(task.text.clone())
    });
    let field = |field, class: &'static str| {
        el("td")
            .class(class)
            .attr("data-name", move || i18n::tasks::field(state.lang.get(), field))
            .child(input(state, at, task, field, fault))
    };
    let drop = button("plain", state.say(|words| words.tasks_drop), move || drop_task(state, at, task))
        .label(move || i18n::page::of(state.lang.get(), state.words().tasks_drop, &(task + 1).to_string()));
    let targets = (0..targets).map(|number| target(state, at, task, number, fault));
    el("tr")
        .child(
            el("th")
                .attr("scope", "row")
                .class("task")
                .attr("lang", "zh")
                .child(el("small").text(format!("{} ", task + 1)))
                .text(text.unwrap_or_default()),
        )
        .child(el("td").children(targets))
        .child(field(Field::Lead, "office"))
        .child(field(Field::Support, "office"))
        .child(field(Field::Due, "due"))
        .child(field(Field::Progress, "progress"))
        .child(el("td").class("drop").child(drop))
}

/// A target: indicator, editable value, unit.
fn target(state: State, at: usize, task: usize, number: usize, fault: RwSignal<Option<Field>>) -> El {
    let (name, unit) = state
        .reports
        .with_untracked(|reports| {
            let target = reports.get(at)?.commitments.get(task)?.targets.get(number)?;
            Some((target.indicator.to_string(), target.unit.to_string()))
        })
        .unwrap_or_default();
    let value = input(state, at, task, Field::Target(number), fault);
    el("label").class("target").child(el("small").text(name)).child(value).child(el("small").text(unit))
}

/// A field that shows the report's current value and writes typed text to the report.
fn input(state: State, at: usize, task: usize, field: Field, fault: RwSignal<Option<Field>>) -> El {
    let now = move || {
        state.reports.with(|reports| {
            let task = reports.get(at).and_then(|report| report.commitments.get(task));
            task.map(|task| tasks::typed(task, field)).unwrap_or_default()
        })
    };
    let refused = RwSignal::new(false);
    let take = move |words: String| {
        let result = put(state, at, task, field, &words);
        refused.set(result.is_err());
        fault.set(result.err().map(|Untaken(field)| field));
    };
    let list = match field {
        Field::Lead | Field::Support => Some("offices"),
        Field::Progress => Some("progress"),
        _ => None,
    };
    el("input")
        .label(move || i18n::tasks::of_task(state.lang.get(), field, task + 1))
        .attr("list", list)
        .attr("aria-invalid", move || refused.get().then_some("true"))
        .value(now)
        .take("change", take)
}

/// Writes typed text to the report.
fn put(state: State, at: usize, task: usize, field: Field, words: &str) -> Result<(), Untaken> {
    let old = state.reports.with_untracked(|reports| reports.get(at).cloned());
    let mut new = old.as_deref().cloned().ok_or(Untaken(field))?;
    let year = new.year;
    let commitment = new.commitments.get_mut(task).ok_or(Untaken(field))?;
    if tasks::set(commitment, year, field, words)? {
        edits::put(state, at, &Arc::new(new), Action::Task);
    }
    Ok(())
}

/// Drops a task; its message offers undo.
fn drop_task(state: State, at: usize, task: usize) {
    let old = state.reports.with_untracked(|reports| reports.get(at).cloned());
    let Some(mut new) = old.as_deref().cloned() else { return };
    if task < new.commitments.len() {
        new.commitments.remove(task);
        edits::correct(state, at, &Arc::new(new));
    }
}

/// All tasks that match the filter, for export.
fn sheet(state: State, at: usize, filter: &Filter) -> Option<(String, Sheet)> {
    let report = state.reports.with_untracked(|reports| reports.get(at).cloned())?;
    let sheet = i18n::tasks::sheet(state.lang.get_untracked(), &report, &filter.choose(&report));
    let stem = export::stem(state, std::slice::from_ref(&report));
    Some((format!("{stem}-{}", sheet.name), sheet))
}
