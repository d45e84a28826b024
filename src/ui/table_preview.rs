//! The preview of a table before it is loaded: the role of each column, which the reader can
//! change; its first rows; a summary, and faults.

use leptos::prelude::*;
use tongbi::i18n;
use tongbi::i18n::Lang;
use tongbi::intake::table::offer::{self, Preview, Table, TableChoice};
use tongbi::intake::table::{ColumnMeasure, ColumnRole, Key, PercentScale, What};
use tongbi::model::Kind;

use super::element::{El, button, el, option};
use super::load;
use super::state::State;

/// The most faults listed.
const FAULTS_SHOWN: usize = 10;

/// The preview of the first waiting table.
pub(crate) fn preview(state: State) -> Option<El> {
    let (choice, preview) = state.tables.with(|tables| tables.first().cloned())?;
    let (lang, words) = (state.lang.get(), state.words());
    let Table { file, sheet, .. } = &choice.table;
    let place = RwSignal::new(choice.place.clone().or_else(|| preview.place.clone()).unwrap_or_default());
    let year = RwSignal::new(choice.year.or(preview.year).map(|year| year.to_string()).unwrap_or_default());
    let asked = move |choice: &TableChoice| {
        let place = place.with_untracked(|place| place.trim().to_owned());
        let year = year.with_untracked(|year| year.trim().parse().ok());
        TableChoice { place: Some(place).filter(|place| !place.is_empty()), year, ..choice.clone() }
    };
    let again = {
        let choice = choice.clone();
        move || load::ask(state, asked(&choice))
    };
    let take = {
        let choice = choice.clone();
        move || load::ask(state, TableChoice { take: true, ..asked(&choice) })
    };
    let field = |label: &'static str, value: RwSignal<String>, kind: &'static str| {
        let again = again.clone();
        el("label").text(format!("{label} ")).child(
            el("input").attr("type", kind).value(move || value.get()).take("change", move |text| {
                value.set(text);
                again();
            }),
        )
    };
    let faults =
        preview.faults.iter().take(FAULTS_SHOWN).map(|fault| el("li").text(i18n::table::fault(lang, fault)));
    let more = preview.fault_count.saturating_sub(FAULTS_SHOWN);
    let several =
        (preview.reports.len() > 1).then(|| el("p").class("soft").text(i18n::table::reports(lang, &preview)));
    Some(
        el("section")
            .class("notice table-preview")
            .label(words.table_preview)
            .child(el("p").class("words").text(i18n::table::heading(lang, file, sheet)))
            .child(el("p").class("naming").child(field(words.place, place, "text")).child(field(
                words.report_year,
                year,
                "number",
            )))
            .child(columns(state, lang, &choice, &preview))
            .child(el("p").text(i18n::table::summary(lang, &preview)))
            .children(several)
            .children(i18n::table::left_out(lang, choice.table.left_out).map(|words| el("p").text(words)))
            .child(el("ul").children(faults))
            .children((more > 0).then(|| el("p").text(i18n::page::more_faults(lang, more))))
            .child(el("p").class("choices").child(button("primary", words.table_take, take)).child(button(
                "plain",
                words.table_leave,
                move || load::leave_table(state),
            ))),
    )
}

/// The heads and first rows, with a select for the role of each column.
fn columns(state: State, lang: Lang, choice: &TableChoice, preview: &Preview) -> El {
    let selects = preview.columns.iter().enumerate().map(|(column, code)| {
        let choice = choice.clone();
        let chosen = move |code: String| {
            let mut choice = choice.clone();
            choice.columns.retain(|(other, _)| *other != column);
            choice.columns.push((column, code));
            load::ask(state, choice);
        };
        let name = format!("{} {}", state.words().table_column, column + 1);
        let options = options(preview, code).into_iter().map(|role| {
            let other = offer::code(&role);
            let is_chosen = other == *code;
            option(other, i18n::table::role(lang, &role), is_chosen)
        });
        el("th").attr("scope", "col").child(el("select").label(name).children(options).take("change", chosen))
    });
    let row = |(at, cells): (usize, &Vec<String>)| {
        let tag = if at < preview.heads { "th" } else { "td" };
        el("tr").children(cells.iter().map(|text| el(tag).text(text.clone())))
    };
    let table = el("table")
        .child(el("thead").child(el("tr").children(selects)))
        .child(el("tbody").children(preview.rows.iter().enumerate().map(row)));
    el("div").class("table").attr("tabindex", "0").attr("lang", "zh").child(table)
}

/// The possible roles of a column, the detected one first.
fn options(preview: &Preview, code: &str) -> Vec<ColumnRole> {
    let keys = [Key::Unused, Key::Indicator, Key::Unit, Key::Place, Key::Period, Key::Year, Key::Kind];
    let levels = preview.periods.iter().filter_map(|period| period.parse().ok()).flat_map(|period| {
        [Kind::Actual, Kind::Preliminary, Kind::Target].map(|kind| ColumnMeasure {
            period: Some(period),
            kind: Some(kind),
            ..ColumnMeasure::default()
        })
    });
    let changes = [What::Percent, What::Points, What::Amount, What::Completion];
    let changes = changes.map(|what| ColumnMeasure { what, ..ColumnMeasure::default() });
    let own = offer::of_code(code);
    let figures = levels.chain(changes).chain([ColumnMeasure::default()]).map(ColumnRole::Figures);
    let scaled = match &own {
        Some(ColumnRole::Figures(own)) => [PercentScale::Percent, PercentScale::Fraction]
            .map(|scale| ColumnRole::Figures(ColumnMeasure { scale, ..own.clone() }))
            .to_vec(),
        _ => Vec::new(),
    };
    let mut roles: Vec<ColumnRole> = own.into_iter().collect();
    roles.extend(scaled.into_iter().filter(|role| !roles.contains(role)).collect::<Vec<_>>());
    for role in keys.map(ColumnRole::Key).into_iter().chain(figures) {
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    roles
}
