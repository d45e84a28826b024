//! The head of the comparison: columns and sorting.

use leptos::prelude::*;
use tongbi::compare::{Selection, Sort, SortBy, Table};
use tongbi::i18n;
use tongbi::model::Year;

use super::super::element::{El, button, el};
use super::super::state::State;
use super::selection::select;
use crate::platform::page;

/// The head of the table. It is rebuilt only when the columns change, so that a sorting button
/// keeps the focus.
pub(super) fn head(state: State, table: Memo<Table>, plan_year: Memo<Option<Year>>) -> El {
    let columns = Memo::new(move |_| {
        table.with(|table| (table.years.clone(), table.compared, table.beside.clone(), table.target_year))
    });
    el("thead")
        .slot(move || {
            let (years, compared, beside, target_year) = columns.get();
            let words = state.words();
            let year = |year: Year, class: &'static str| {
                let name = year.to_string();
                if is_sorted(compared, &years, year) {
                    sorting(state, SortBy::Value, name, class)
                } else {
                    el("th").attr("scope", "col").class(class).text(name)
                }
            };
            let (asked, others) = apart(compared, &years);
            let asked = asked.into_iter().map(|at| year(at, ""));
            let earlier = others.into_iter().map(|at| year(at, "other"));
            let named = |pair: Option<(Year, Year)>, name: &str| match pair {
                Some(pair) => format!("{name} {}", i18n::compare::years(pair)),
                None => name.to_owned(),
            };
            // With a single comparison the years are above the table, not in its columns.
            let shown = compared.filter(|_| !beside.is_empty());
            let main = compared.into_iter().flat_map(|pair| {
                let percent = if spans(pair) > 1 { words.growth } else { words.percent };
                let average = (spans(pair) > 1).then(|| plain(named(shown, words.average)));
                [
                    sorting(state, SortBy::Change, named(shown, words.change), "change"),
                    sorting(state, SortBy::Percent, named(shown, percent), "change"),
                ]
                .into_iter()
                .chain(average)
            });
            let further = beside.iter().copied().flat_map(|pair| {
                let percent = if spans(pair) > 1 { words.growth } else { words.percent };
                let average = (spans(pair) > 1).then_some(words.average);
                let names = [words.change, percent].into_iter().chain(average);
                names.map(move |name| plain(format!("{name} {}", i18n::compare::years(pair))))
            });
            let changes: Vec<El> = main.chain(further).collect();
            let targets = target_year.map(|year| {
                let target = i18n::page::target_of(state.lang.get(), year);
                [target, words.outcome.to_owned()].map(|name| el("th").attr("scope", "col").text(name))
            });
            let plan = plan_year.get().map(|year| {
                el("th").attr("scope", "col").text(i18n::page::target_of(state.lang.get(), year))
            });
            [el("tr")
                .child(sorting(state, SortBy::Name, words.indicator.to_owned(), "name"))
                .children(asked)
                .children(changes)
                .children(targets.into_iter().flatten())
                .children(plan)
                .children(earlier)]
        })
        .var("--down", move || format!("{:.0}px", down(state)))
}

/// The years of a table in two groups: the compared ones beside the names, and the others after the
/// changes.
pub(super) fn apart(compared: Option<(Year, Year)>, years: &[Year]) -> (Vec<Year>, Vec<Year>) {
    years.iter().partition(|year| compared.is_none_or(|(from, to)| **year == from || **year == to))
}

/// The newest year with targets, if it is later than the target year shown.
pub(super) fn plan_year(state: State, target_year: Option<Year>) -> Option<Year> {
    let places = state.view.with(|view| view.selection.places.clone());
    state.index.with(|index| {
        let index = &index.0;
        // A multi-year plan sets targets for its last year, which has no report.
        let is_reported = |year: Year| index.reports().iter().any(|report| report.year == year);
        let years = index.years(&places).into_iter().filter(|(.., targets)| *targets > 0);
        let newest = years.map(|(year, ..)| year).filter(|year| is_reported(*year)).max()?;
        target_year.is_some_and(|shown| newest > shown).then_some(newest)
    })
}

/// Whether a click on a year sorts: only for the later compared year.
fn is_sorted(compared: Option<(Year, Year)>, years: &[Year], year: Year) -> bool {
    compared.map(|(_, to)| to).or(years.last().copied()) == Some(year)
}

/// The offset of the head in CSS pixels that keeps it in view above its table.
fn down(state: State) -> f64 {
    state.scrolled.track();
    let extents = page::extent(".lines").zip(page::extent(".lines thead"));
    extents.map_or(0.0, |((top, height), (_, head))| (-top).clamp(0.0, (height - 3.0 * head).max(0.0)))
}

/// The number of years between two years.
pub(super) fn spans((from, to): (Year, Year)) -> u16 {
    to.abs_diff(from)
}

fn plain(name: String) -> El {
    el("th").attr("scope", "col").class("change").text(name)
}

/// A column header that sorts: numbers from the largest, names from the first. The third click
/// restores the order by topic.
fn sorting(state: State, by: SortBy, name: String, class: &'static str) -> El {
    let sort = move || state.view.with(|view| view.selection.sort);
    let order = move || match sort() {
        Sort { by: other, .. } if other != by => "none",
        Sort { descending: true, .. } => "descending",
        Sort { descending: false, .. } => "ascending",
    };
    let click = move || {
        let first = by != SortBy::Name;
        select(state, |Selection { sort, .. }| {
            *sort = match *sort {
                Sort { by: other, .. } if other != by => Sort { by, descending: first },
                Sort { descending, .. } if descending == first => Sort { by, descending: !first },
                _ => Sort::default(),
            };
        });
    };
    el("th")
        .attr("scope", "col")
        .class(class)
        .attr("aria-sort", order)
        .child(button("plain sort", name, click).attr("title", state.words().sort))
}
