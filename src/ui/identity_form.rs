//! The place and year of a report: asked for if the text does not state them, corrected if they
//! were misread.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use tongbi::correct;
use tongbi::document::Action;
use tongbi::i18n;
use tongbi::intake::table;
use tongbi::model::{Level, Place, Report};

use super::edits;
use super::element::{El, button as plain_button, el, option};
use super::load;
use super::notice::IdentityRequest;
use super::state::State;

/// The button that corrects place and year.
pub(crate) fn button(state: State, report: &Arc<Report>) -> El {
    let report = report.clone();
    plain_button("", state.say(|words| words.naming), move || {
        // The current values, because they may have been corrected.
        let key = (&report.place.name, report.year);
        let loaded = state.reports.with_untracked(|reports| {
            reports.iter().find(|other| (&other.place.name, other.year) == key).cloned()
        });
        if let Some(loaded) = loaded {
            let report = (*loaded).clone().with_year(Some(loaded.year));
            let request = IdentityRequest { report: Arc::new(report), loaded: Some(loaded) };
            state.identity_requests.update(|waiting| waiting.push(request));
        }
    })
}

/// The form for the first waiting report.
pub(crate) fn form(state: State) -> Option<El> {
    let request = state.identity_requests.with(|waiting| waiting.first().cloned())?;
    let report = request.report.clone();
    let words = state.words();
    let lang = state.lang.get();
    let name = RwSignal::new(report.place.name.to_string());
    let year = RwSignal::new(report.year.map_or(String::new(), |year| year.to_string()));
    let level = RwSignal::new(report.place.level);
    let title = RwSignal::new(report.title.clone().unwrap_or_default());
    let done = move || {
        state.identity_requests.update(|waiting| {
            if !waiting.is_empty() {
                waiting.remove(0);
            }
        });
    };
    let save = {
        move |event: crate::platform::page::Event| {
            event.prevent_default();
            let place = name.with_untracked(|name| name.trim().to_owned());
            let Ok(year) = year.with_untracked(|year| year.trim().parse()) else { return };
            if place.is_empty() {
                return;
            }
            let title = title.with_untracked(|title| title.trim().to_owned());
            let level = level.get_untracked();
            let IdentityRequest { report: old, loaded } = request.clone();
            done();
            spawn_local(async move {
                // Periods are relative to the report's year, so prose is read again for another
                // year. A table was read as the reader chose.
                let is_prose = !table::is_of_tables(&old);
                let read = if old.text.is_some() && old.year != Some(year) && is_prose {
                    load::read_again(state, &old, year).await
                } else {
                    None
                };
                let is_new = read.is_some();
                let mut report = read.unwrap_or_else(|| (*old).clone()).with_year(year);
                if let Some(loaded) = loaded.as_ref().filter(|_| is_new) {
                    correct::carry(loaded, &mut report);
                }
                report.place = Place { name: place.into(), level, ..report.place };
                report.title = (!title.is_empty()).then_some(title);
                put(state, loaded.as_ref(), report);
            });
        }
    };
    let field = |label: &'static str, value: RwSignal<String>, kind: &'static str| {
        el("label").text(format!("{label} ")).child(
            el("input")
                .attr("type", kind)
                .attr("required", kind != "search")
                .value(move || value.get())
                .take("input", move |text| value.set(text)),
        )
    };
    let levels = Level::ALL.into_iter().enumerate().map(|(number, one)| {
        option(number.to_string(), i18n::model::level(lang, one), level.get_untracked() == Some(one))
    });
    let levels = el("select")
        .take("change", move |number| {
            level.set(number.parse().ok().and_then(|number: usize| Level::ALL.get(number).copied()));
        })
        .child(option(String::new(), "—", level.get_untracked().is_none()))
        .children(levels);
    let file = report.source.file.clone().unwrap_or_else(|| words.paste.to_owned());
    Some(
        el("form")
            .class("notice naming")
            .on("submit", save)
            .child(el("p").class("words").text(i18n::page::naming(lang, &file)))
            .child(field(words.place, name, "text"))
            .child(el("label").text(format!("{} ", words.level)).child(levels))
            .child(field(words.report_year, year, "number"))
            .child(field(words.report_title, title, "search"))
            .child(el("button").class("primary").attr("type", "submit").text(words.naming_save))
            .child(plain_button("plain", words.clash_skip_short, done)),
    )
}

/// Replaces the loaded report, or adds a new one.
fn put(state: State, loaded: Option<&Arc<Report>>, report: Report) {
    let at = loaded.and_then(|old| {
        state.reports.with_untracked(|reports| reports.iter().position(|other| Arc::ptr_eq(other, old)))
    });
    match at {
        Some(at) => edits::put(state, at, &Arc::new(report), Action::SetReport),
        None => {
            let file = report.source.file.clone().unwrap_or_default();
            spawn_local(async move { load::accept(state, &file, vec![report]).await });
        }
    }
}
