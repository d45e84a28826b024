//! The data table of a chart, for reading, sorting and copying.

use leptos::prelude::*;
use tongbi::chart::{Chart, DataCell, DataRow, Order, Wording as _};
use tongbi::compare::Index;
use tongbi::i18n;
use tongbi::i18n::Lang;

use super::plot::Charted;
use crate::ui::element::{El, button, el};
use crate::ui::figure;
use crate::ui::share::copy;
use crate::ui::state::State;

pub(super) fn data_table(state: State, charted: Charted) -> El {
    let order = RwSignal::new(Order::default());
    let table = move || {
        let lang = state.lang.get();
        charted.with(|charted| {
            let chart = charted.as_ref().ok()?;
            Some(state.index.with(|index| body(lang, &index.0, chart, order.get())))
        })
    };
    let cells = move || {
        let chart = charted.get_untracked().ok()?;
        let mut table = chart.data_table();
        table.sort(order.get_untracked());
        Some(i18n::chart::cells(state.lang.get_untracked(), &chart, &table))
    };
    let copied = move || {
        if let Some(cells) = cells() {
            copy(state, cells);
        }
    };
    let title = move || {
        charted
            .with(|charted| charted.as_ref().map(|chart| state.lang.get().title(chart)).unwrap_or_default())
    };
    let table = figure::table(title)
        .slot(move || charted.with(|charted| charted.is_ok()).then(|| head(state, charted, order)))
        .slot(table);
    el("details")
        .child(el("summary").text(state.say(|words| words.chart_table)))
        .child(el("p").child(button("", state.say(|words| words.chart_cells), copied)))
        .child(figure::scrolling(state, table))
}

/// The heads. They are rebuilt only with the chart, so that the sorting button keeps the focus.
fn head(state: State, charted: Charted, order: RwSignal<Order>) -> El {
    let (lang, words) = (state.lang.get(), state.words());
    let heading = move |name: String, column: Option<usize>, is_sortable: bool| {
        let direction = move || {
            let order = order.get();
            let is_it = order.column == column;
            is_it.then_some(if order.descending { "descending" } else { "ascending" })
        };
        let sort = move || {
            order.update(|order| {
                let descending = if order.column == column { !order.descending } else { column.is_some() };
                *order = Order { column, descending };
            });
        };
        let cell = el("th").attr("scope", "col").class(column.is_none().then_some("name"));
        if is_sortable {
            cell.attr("aria-sort", direction).child(button("sort", name, sort).attr("title", words.sort))
        } else {
            cell.text(name)
        }
    };
    let cells: Vec<El> = charted.with(|charted| {
        let Ok(chart) = charted else { return Vec::new() };
        let table = chart.data_table();
        let corner = heading(i18n::chart::corner(lang, chart).to_owned(), None, true);
        let others = table.columns.iter().enumerate().map(|(at, column)| {
            heading(i18n::chart::column(lang, chart, column), Some(at), table.is_sortable(chart, at))
        });
        std::iter::once(corner).chain(others).collect()
    });
    el("thead").child(el("tr").children(cells))
}

fn body(lang: Lang, index: &Index, chart: &Chart, order: Order) -> El {
    let mut table = chart.data_table();
    table.sort(order);
    let row = |row: &DataRow| {
        let head = i18n::chart::row(lang, chart, row.head);
        let cells = row.cells.iter().map(|cell| match cell {
            DataCell::Figure(cell) => figure::cell(lang, index, cell),
            DataCell::Change(change) => el("td").text(i18n::compare::change(lang, change, "")),
            DataCell::Verdict(judgement) => el("td").text(
                judgement.as_ref().map(|judgement| i18n::compare::judgement(lang, judgement, "", false)),
            ),
        });
        el("tr").child(el("th").attr("scope", "row").text(head)).children(cells)
    };
    el("tbody").children(table.rows.iter().map(row))
}
