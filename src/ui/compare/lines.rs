//! The lines of the comparison: rows of the open sections, and the headings of those that fold. Only lines in
//! view are built.

use leptos::prelude::*;
use tongbi::compare::{Fold, Index, Row, Section, Yearbook};
use tongbi::i18n::{self, Lang};
use tongbi::model::catalog;
use tongbi::view::Tab;

use super::cells::{self, YearCell};
use super::selection::select;
use super::window::Window;
use super::{Layout, Shown, across, phone, pins};
use crate::ui::element::{El, button, el};
use crate::ui::figure;
use crate::ui::navigation;
use crate::ui::state::{Aligned, State};

/// The lines in view, with spacers for the rest above and below.
pub(super) fn lines(shown: Shown, book: &Yearbook, layout: Layout, window: &Window) -> Vec<El> {
    let lang = shown.state.lang.get();
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
            .map(|fold| heading_of(shown.state, lang, fold, section, &width));
        if title.is_some() || !built.is_empty() {
            let built = shown.state.index.with(|Aligned(index)| {
                built
                    .clone()
                    .flat_map(|at| {
                        let number = section.lines.start + (at - rows.start);
                        let place = window.is_partial().then(|| (at + 2).to_string());
                        row(shown, lang, index, (book, layout), number, place)
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
        .child(el("small").text(i18n::yearbook::items(lang, section.lines.len())));
    let class = if fold == Fold::OneYear { "fold last" } else { "fold" };
    el("tr").class(class).attr("data-open", section.open).child(
        el("th").attr("colspan", width.to_owned()).attr("scope", "colgroup").child(el("span").child(name)),
    )
}

/// The line with this number; `place` is its place among all lines if some are not built.
fn row(
    shown: Shown,
    lang: Lang,
    index: &Index,
    (book, layout): (&Yearbook, Layout),
    line: usize,
    place: Option<String>,
) -> Vec<El> {
    let rows = book.rows(index, line);
    let Some(first) = rows.iter().flatten().next() else { return Vec::new() };
    let (row, more) = match layout {
        Layout::Places => (across::row(shown, lang, index, book, &rows, first), None),
        Layout::Phone => phone::row(shown, lang, index, book, first),
        Layout::Years => (years(shown, lang, index, book, first), None),
    };
    std::iter::once(row.attr("aria-rowindex", place)).chain(more).collect()
}

/// A row with all years.
fn years(shown: Shown, lang: Lang, index: &Index, book: &Yearbook, row: &Row) -> El {
    let cells = YearCell::of(lang, index, row);
    let years = book.table.years.iter().enumerate().map(|(at, year)| cells.cell(at, *year));
    el("tr")
        .class("line")
        .child(name(shown, lang, book, row, &cells))
        .children(years)
        .children(cells::further(lang, row))
        .child(cells::trend_of(row, &book.table.years))
        .child(el("td").class("change").children(cells::change(lang, row)))
        .child(el("td").class("target").children(cells::target(lang, row)))
        .child(el("td").class("verdict").children(cells::verdict(lang, row)))
}

/// The header of a row: the indicator, its unit, and what the second line is.
pub(super) fn name(shown: Shown, lang: Lang, book: &Yearbook, row: &Row, cells: &YearCell<'_>) -> El {
    let state = shown.state;
    let drawn = row.indicator.clone();
    let draw = button("plain name", row.indicator.to_string(), move || {
        state.look(|view| view.drawn = vec![drawn.clone()]);
        navigation::go(state, Tab::Charts);
    });
    let is_doubtful = shown
        .doubtful
        .with(|doubtful| row.also.iter().chain([&row.indicator]).any(|name| doubtful.contains(name)));
    el("th")
        .attr("scope", "row")
        .child(pins::pin(state, book, row))
        .child(draw.attr("title", state.words().draw))
        .text(" ")
        .child(el("small").class("unit").text(unit(lang, row, cells)))
        .children(second(lang, row, cells).map(|text| el("small").class("sub").text(text)))
        .children(figure::gloss(lang, &row.indicator))
        .children(is_doubtful.then(|| el("small").class("sub").text(state.words().doubtful)))
        .children(also(lang, row))
}

/// The unit of the numbers at full size, with the part of the year.
pub(super) fn unit(lang: Lang, row: &Row, cells: &YearCell<'_>) -> String {
    let unit = match cells.leads_with_growth() {
        true => i18n::yearbook::growth_unit(lang).to_owned(),
        false => row.unit.to_string(),
    };
    match i18n::compare::part(lang, row.part).as_str() {
        "" => unit,
        part => format!("{unit} {part}"),
    }
}

/// What the small numbers are: growth below levels.
pub(super) fn second(lang: Lang, row: &Row, cells: &YearCell<'_>) -> Option<&'static str> {
    (!row.growth.is_empty() && !cells.leads_with_growth()).then(|| i18n::yearbook::growth_unit(lang))
}

/// Other names matched to the indicator, except for mere spellings.
fn also(lang: Lang, row: &Row) -> Option<El> {
    let form = catalog::normal_form(&row.indicator);
    let mut others: Vec<&str> =
        row.also.iter().map(|name| &**name).filter(|name| catalog::normal_form(name) != form).collect();
    others.dedup();
    (!others.is_empty()).then(|| el("small").class("gloss").text(i18n::matching::also(lang, &others)))
}
