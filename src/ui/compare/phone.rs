//! A row on a phone: the name, two years, 同比 with its verdict; a tap shows all years.

use leptos::prelude::*;
use tongbi::compare::{Index, Row, Yearbook};
use tongbi::i18n::{self, Lang};
use tongbi::view::Tab;

use super::cells::{self, YearCell};
use super::layout::{LineContext, pair};
use super::pins;
use super::row_name::{second, unit};
use crate::ui::element::{El, button, el};
use crate::ui::figure;
use crate::ui::navigation;

/// The row, and below it the row with all years if it is open.
pub(super) fn row(
    context: LineContext,
    lang: Lang,
    index: &Index,
    book: &Yearbook,
    row: &Row,
) -> (El, Option<El>) {
    let LineContext { state, expanded, .. } = context;
    let cells = YearCell::of(lang, index, row);
    let series = row.series;
    let is_open = expanded.get() == Some(series);
    let unit = match second(lang, row, &cells) {
        Some(second) => i18n::yearbook::units(lang, &unit(lang, row, &cells), second),
        None => unit(lang, row, &cells),
    };
    let name = button("turn", i18n::name::indicator(lang, &row.indicator), move || {
        expanded.update(|open| *open = if *open == Some(series) { None } else { Some(series) });
    })
    .attr("aria-expanded", if is_open { "true" } else { "false" })
    .text(" ")
    .child(el("small").class("unit").text(unit))
    .children(figure::gloss(lang, &row.indicator));
    let pair = pair(book);
    // A missing column keeps the four columns.
    let room = (pair.len() < 2).then(|| el("td").class("year"));
    let summary = el("td")
        .class("change")
        .children(cells::change(lang, row))
        .child(el("div").class("outcome").children(cells::verdict(lang, row)));
    let line = el("tr")
        .class(if is_open { "line open" } else { "line" })
        .child(el("th").attr("scope", "row").child(name))
        .children(room)
        .children(pair.into_iter().map(|(at, year)| cells.cell(at, year)))
        .child(summary);
    if !is_open {
        return (line, None);
    }
    let years = book.table.years.iter().enumerate().map(|(at, year)| {
        el("li").child(el("small").text(year.to_string())).children(cells.content(at, *year))
    });
    let target = cells::target(lang, row);
    let target = el("p")
        .class("aim")
        .text(book.table.target_year.map(|year| format!("{} ", i18n::page::target_of(lang, year))))
        .children(target);
    let drawn = row.indicator.clone();
    let draw = button("", state.words().draw, move || {
        state.look(|view| view.drawn = vec![drawn.clone()]);
        navigation::go(state, Tab::Charts);
    });
    let all = el("div")
        .class("all-years")
        .child(el("ul").class("years").children(years))
        .child(target)
        .child(el("p").class("choices").child(draw).child(pins::toggle(state, book, row)));
    let said = el("td").class("said").attr("colspan", "4").child(all);
    (line, Some(el("tr").class("said").child(said)))
}
