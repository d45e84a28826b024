//! The head of the comparison: columns and sorting.

use leptos::prelude::*;
use tongbi::compare::{Selection, Sort, SortBy, Yearbook};
use tongbi::i18n;

use super::super::element::{El, button, el};
use super::super::state::State;
use super::layout::{self, Layout};
use super::selection::select;
use crate::platform::page;

/// The head of the table. It is rebuilt only when the columns change, so that a sorting button
/// keeps the focus.
pub(super) fn head(state: State, book: Memo<Yearbook>, layout: Memo<Layout>) -> El {
    let columns = Memo::new(move |_| {
        let columns = book.with(|book| {
            let table = &book.table;
            (
                table.years.clone(),
                table.compared,
                table.beside.clone(),
                table.target_year,
                book.places.clone(),
            )
        });
        (columns, layout.get(), state.lang.get(), state.is_printing())
    });
    el("thead")
        .slot(move || {
            // Only the columns rebuild the head, so everything else is read untracked. The memo must be read
            // here, because a memo that is never read notifies nobody.
            columns.with(|_| ());
            untrack(|| {
                let name = state.words().indicator.to_owned();
                let row = el("tr").child(sorting(state, SortBy::Name, name, "name"));
                [book.with(|book| match layout.get() {
                    Layout::Years => years(state, book, row),
                    Layout::Places => places(state, book, row),
                    Layout::Phone => pair(state, book, row),
                })]
            })
        })
        .var("--down", move || format!("{:.0}px", down(state)))
}

fn years(state: State, book: &Yearbook, row: El) -> El {
    let (words, lang, table) = (state.words(), state.lang.get(), &book.table);
    let latest = table.compared.map(|(_, to)| to).or(table.years.last().copied());
    let years = table.years.iter().map(|year| match Some(*year) == latest {
        true => sorting(state, SortBy::Value, year.to_string(), "year"),
        false => plain("year", year.to_string()),
    });
    let further = table
        .beside
        .iter()
        .map(|pair| plain("further", format!("{} {}", words.growth, i18n::compare::years(*pair))));
    let target = table.target_year.map_or(String::new(), |year| i18n::page::target_of(lang, year));
    row.children(years)
        .children(further)
        .child(plain("trendcol", words.trend.to_owned()))
        .child(change(state, book))
        .child(plain("target", target))
        .child(plain("verdict", words.attainment.to_owned()))
}

/// 同比, or the growth between two years further apart.
fn change(state: State, book: &Yearbook) -> El {
    let words = state.words();
    let name = match book.table.compared {
        Some((from, to)) if to.abs_diff(from) > 1 => {
            format!("{} {}", words.growth, i18n::compare::years((from, to)))
        }
        _ => words.percent.to_owned(),
    };
    sorting(state, SortBy::Percent, name, "change")
}

fn places(state: State, book: &Yearbook, row: El) -> El {
    let year = book.table.compared.map(|(_, to)| to).or(book.table.years.last().copied());
    let year = year.map(|year| year.to_string()).unwrap_or_default();
    row.children(book.places.iter().map(|place| {
        let place = i18n::page::place_name(state.lang.get(), place);
        plain("year", place).child(el("small").text(format!(" {year}")))
    }))
}

fn pair(state: State, book: &Yearbook, row: El) -> El {
    let pair = layout::pair(book);
    let room = (pair.len() < 2).then(|| el("td"));
    row.children(room)
        .children(pair.into_iter().map(|(_, year)| plain("year", year.to_string())))
        .child(change(state, book))
}

/// The offset of the head in CSS pixels that keeps it in view above its table.
fn down(state: State) -> f64 {
    state.scrolled.track();
    let extents = page::extent(".lines").zip(page::extent(".lines thead"));
    extents.map_or(0.0, |((top, height), (_, head))| (-top).clamp(0.0, (height - 3.0 * head).max(0.0)))
}

fn plain(class: &'static str, name: String) -> El {
    el("th").attr("scope", "col").class(class).text(name)
}

/// A column header that sorts: numbers from the largest, names from the first. The third click
/// restores the order by topic. On paper it is only a name: browsers do not repeat buttons on the following pages.
fn sorting(state: State, by: SortBy, name: String, class: &'static str) -> El {
    if state.is_printing() {
        return plain(class, name);
    }
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
