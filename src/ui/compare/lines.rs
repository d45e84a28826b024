//! The lines of the comparison: rows of the open sections, and the headings of those that fold. Only lines in
//! view are built.

use leptos::prelude::*;
use tongbi::compare::{Fold, Index, Row, Section, Yearbook};
use tongbi::i18n::{self, Lang};

use super::cells::{self, YearCell};
use super::layout::{Layout, LineContext};
use super::row_name::name;
use super::selection::select;
use super::window::Window;
use super::{across, phone};
use crate::ui::element::{El, button, el};
use crate::ui::state::{Aligned, State};

/// The lines in view, with spacers for the rest above and below.
pub(super) fn lines(context: LineContext, book: &Yearbook, layout: Layout, window: &Window) -> Vec<El> {
    let lang = context.state.lang.get();
    let width = columns(book, layout).to_string();
    let room = |height: f64| {
        (height > 0.0).then(|| {
            let cell = el("td").attr("colspan", width.clone()).attr("height", format!("{height:.0}"));
            el("tbody").attr("aria-hidden", "true").child(el("tr").class("room").child(cell))
        })
    };
    let mut bodies: Vec<El> = room(window.above()).into_iter().collect();
    let mut line = 0;
    for section in &book.sections {
        let heading = usize::from(section.fold.is_some());
        let rows = line + heading..line + size(section);
        let built = window.lines(&rows);
        let title = section
            .fold
            .filter(|_| window.holds(line))
            .map(|fold| heading_of(context.state, lang, fold, section, &width));
        if title.is_some() || !built.is_empty() {
            let built = context.state.index.with(|Aligned(index)| {
                built
                    .clone()
                    .flat_map(|at| {
                        let number = section.lines.start + (at - rows.start);
                        let position = window.is_partial().then(|| (at + 2).to_string());
                        row(context, lang, index, (book, layout), number, position)
                    })
                    .collect::<Vec<_>>()
            });
            bodies.push(el("tbody").children(title).children(built));
        }
        line += size(section);
    }
    bodies.extend(room(window.below()));
    bodies
}

/// The number of lines: headings, and the rows of open sections.
pub(super) fn count(book: &Yearbook) -> usize {
    book.sections.iter().map(size).sum()
}

fn size(section: &Section) -> usize {
    usize::from(section.fold.is_some()) + if section.open { section.lines.len() } else { 0 }
}

fn columns(book: &Yearbook, layout: Layout) -> usize {
    match layout {
        Layout::Years => 1 + book.table.years.len() + book.table.beside.len() + 4,
        Layout::Places => 1 + book.places.len(),
        Layout::Phone => 4,
    }
}

/// The heading of a section that folds.
fn heading_of(state: State, lang: Lang, fold: Fold, section: &Section, width: &str) -> El {
    let toggle = move || {
        select(state, |selection| match selection.opened.iter().position(|open| *open == fold) {
            Some(at) => _ = selection.opened.remove(at),
            None => selection.opened.push(fold),
        });
    };
    let name = button("turn", i18n::yearbook::fold(lang, fold), toggle)
        .attr("aria-expanded", if section.open { "true" } else { "false" })
        .text(" ")
        .child(el("small").text(i18n::yearbook::items(lang, section.lines.len())));
    let class = if fold == Fold::OneYear { "fold last" } else { "fold" };
    el("tr").class(class).attr("data-open", section.open).child(
        el("th").attr("colspan", width.to_owned()).attr("scope", "colgroup").child(el("span").child(name)),
    )
}

/// The line with this number; `position` is its position among all lines if some are not built.
fn row(
    context: LineContext,
    lang: Lang,
    index: &Index,
    (book, layout): (&Yearbook, Layout),
    line: usize,
    position: Option<String>,
) -> Vec<El> {
    let rows: Vec<Option<Row>> = book.rows(index, line);
    let rows: Vec<_> = rows.into_iter().map(|row| Some(i18n::unit::row(lang, row?))).collect();
    let Some(first) = rows.iter().flatten().next() else { return Vec::new() };
    let (row, more) = match layout {
        Layout::Places => (across::row(context, lang, index, book, &rows, first), None),
        Layout::Phone => phone::row(context, lang, index, book, first),
        Layout::Years => (years(context, lang, index, book, first), None),
    };
    std::iter::once(row.attr("aria-rowindex", position)).chain(more).collect()
}

/// A row with all years.
fn years(context: LineContext, lang: Lang, index: &Index, book: &Yearbook, row: &Row) -> El {
    let cells = YearCell::of(lang, index, row);
    let years = book.table.years.iter().enumerate().map(|(at, year)| cells.cell(at, *year));
    el("tr")
        .class("line")
        .child(name(context, lang, book, row, &cells))
        .children(years)
        .children(cells::further(lang, row))
        .child(cells::trend_of(row, &book.table.years))
        .child(el("td").class("change").children(cells::change(lang, row)))
        .child(el("td").class("target").children(cells::target(lang, row)))
        .child(el("td").class("verdict").children(cells::verdict(lang, row)))
}
