//! The header of a row: the indicator with its unit, its other names, and the pin.

use leptos::prelude::*;
use tongbi::compare::{Row, Yearbook};
use tongbi::i18n::{self, Lang};
use tongbi::model::catalog;
use tongbi::view::Tab;

use super::cells::YearCell;
use super::layout::LineContext;
use super::pins;
use crate::ui::element::{El, button, el};
use crate::ui::figure;
use crate::ui::navigation;

/// The header of a row: the indicator, its unit, and the name of the second line.
pub(super) fn name(context: LineContext, lang: Lang, book: &Yearbook, row: &Row, cells: &YearCell<'_>) -> El {
    let state = context.state;
    let drawn = row.indicator.clone();
    let name = i18n::name::indicator(lang, &row.indicator);
    let draw = button("plain name", name.clone(), move || {
        state.look(|view| view.drawn = vec![drawn.clone()]);
        navigation::go(state, Tab::Charts);
    });
    let is_doubtful = context
        .doubtful
        .with(|doubtful| row.also.iter().chain([&row.indicator]).any(|name| doubtful.contains(name)));
    let label = [Some(&*name), Some(&*unit(lang, row, cells)), second(lang, row, cells)];
    let label: Vec<&str> = label.into_iter().flatten().collect();
    el("th")
        .attr("scope", "row")
        .label(label.join(" "))
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
        true => i18n::yearbook::growth_unit(lang, &row.indicator).to_owned(),
        false => i18n::unit::unit(lang, &row.unit),
    };
    match i18n::compare::part(lang, row.part).as_str() {
        "" => unit,
        part => format!("{unit} {part}"),
    }
}

/// The name of the small numbers: growth below levels.
pub(super) fn second(lang: Lang, row: &Row, cells: &YearCell<'_>) -> Option<&'static str> {
    (!row.growth.is_empty() && !cells.leads_with_growth())
        .then(|| i18n::yearbook::growth_unit(lang, &row.indicator))
}

/// Other names matched to the indicator, except for mere spellings.
fn also(lang: Lang, row: &Row) -> Option<El> {
    let form = catalog::normal_form(&row.indicator);
    let mut others: Vec<&str> =
        row.also.iter().map(|name| &**name).filter(|name| catalog::normal_form(name) != form).collect();
    others.dedup();
    (!others.is_empty()).then(|| el("small").class("gloss").text(i18n::matching::also(lang, &others)))
}
