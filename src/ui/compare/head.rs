//! The head of the comparison: columns, and the order of the rows.

use leptos::prelude::*;
use tongbi::compare::{Selection, Sort, SortBy, Table};
use tongbi::i18n;
use tongbi::model::Year;

use super::super::element::{El, button, el};
use super::super::state::State;
use super::select;

/// The head of the table. It is built anew only for other columns, so that a button that sorts
/// keeps the focus.
pub(super) fn head(state: State, table: Memo<Table>) -> El {
    let columns = Memo::new(move |_| {
        table.with(|table| (table.years.clone(), table.compared, table.beside.clone(), table.target_year))
    });
    el("thead").slot(move || {
        let (years, compared, beside, target_year) = columns.get();
        let last = years.last().copied();
        let words = state.words();
        let years = years.into_iter().map(|year| {
            let name = year.to_string();
            if Some(year) == last {
                sorting(state, SortBy::Value, name, "")
            } else {
                el("th").attr("scope", "col").text(name)
            }
        });
        let named = |pair: Option<(Year, Year)>, name: &str| match pair {
            Some(pair) => format!("{name} {}", i18n::compare::years(pair)),
            None => name.to_owned(),
        };
        // One comparison needs no years in its columns: they stand above the table.
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
        let others = beside.iter().copied().flat_map(|pair| {
            let percent = if spans(pair) > 1 { words.growth } else { words.percent };
            let average = (spans(pair) > 1).then_some(words.average);
            let names = [words.change, percent].into_iter().chain(average);
            names.map(move |name| plain(format!("{name} {}", i18n::compare::years(pair))))
        });
        let changes: Vec<El> = main.chain(others).collect();
        let targets = target_year.map(|year| {
            let target = i18n::page::target_of(state.lang.get(), year);
            [target, words.outcome.to_owned()].map(|name| el("th").attr("scope", "col").text(name))
        });
        [el("tr")
            .child(sorting(state, SortBy::Name, words.indicator.to_owned(), "name"))
            .children(years)
            .children(changes)
            .children(targets.into_iter().flatten())]
    })
}

/// How many years lie between.
pub(super) fn spans((from, to): (Year, Year)) -> u16 {
    to.abs_diff(from)
}

fn plain(name: String) -> El {
    el("th").attr("scope", "col").class("change").text(name)
}

/// A column header that sorts: numbers begin with the largest, names with the first; the third
/// click goes back to the order of topics.
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
