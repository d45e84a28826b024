//! A statement set right by the reader: in the text, beside its sentence.

use std::sync::Arc;

use leptos::prelude::*;
use tongbi::check::{self, Remedy};
use tongbi::compare::ObservationRef;
use tongbi::correct::{self, Field, Form};
use tongbi::i18n;
use tongbi::model::{Kind, Report};

use super::desk;
use super::element::{El, button, el, option};
use super::state::State;

/// What can be done about a statement: correct, confirm, drop.
pub(crate) fn correction(state: State, report: &Arc<Report>, at: ObservationRef) -> Option<El> {
    let mut copy = (**report).clone();
    let (list, number) = correct::place(&mut copy, at)?;
    let observation = list.get(number)?.clone();
    let words = state.words();
    let open = RwSignal::new(false);
    let act = move |remedy: Remedy| {
        let mut reports = state.reports.get_untracked();
        let place = at.report as usize;
        if check::apply(&mut reports, &remedy)
            && let Some(new) = reports.get(place)
        {
            desk::correct(state, place, new.clone());
        }
    };
    let confirm = observation
        .evidence
        .repaired_from
        .is_some()
        .then(|| button("", words.correct_confirm, move || act(Remedy::Confirm(at))));
    let form = Form::of(&observation);
    Some(
        el("div")
            .child(
                el("p")
                    .class("choices")
                    .children(confirm)
                    .child(
                        button("", words.correct, move || open.update(|open| *open = !*open))
                            .attr("aria-expanded", move || if open.get() { "true" } else { "false" }),
                    )
                    .child(button("plain", words.correct_drop, move || act(Remedy::Drop(at)))),
            )
            .slot(move || open.get().then(|| fields(state, at, form.clone()))),
    )
}

fn fields(state: State, at: ObservationRef, first: Form) -> El {
    let words = state.words();
    let lang = state.lang.get();
    let fault = RwSignal::new(None);
    let form = RwSignal::new(first);
    let field = |name: &'static str, get: fn(&Form) -> &String, set: fn(&mut Form, String)| {
        el("label").text(format!("{name} ")).child(
            el("input")
                .value(move || form.with(|form| get(form).clone()))
                .take("input", move |text| form.update(|form| set(form, text))),
        )
    };
    let kinds = [Kind::Actual, Kind::Preliminary, Kind::Target, Kind::Previous];
    let chosen = form.with_untracked(|form| form.kind);
    let options = kinds
        .into_iter()
        .enumerate()
        .map(|(number, kind)| option(number.to_string(), i18n::model::kind(lang, kind), kind == chosen));
    let kind = el("select")
        .take("change", move |number| {
            if let Some(kind) = number.parse().ok().and_then(|number: usize| kinds.get(number)) {
                form.update(|form| form.kind = *kind);
            }
        })
        .children(options);
    let save = move |event: crate::platform::page::Event| {
        event.prevent_default();
        let place = at.report as usize;
        let Some(report) = state.reports.with_untracked(|reports| reports.get(place).cloned()) else {
            return;
        };
        let mut new = (*report).clone();
        let statement = correct::place(&mut new, at).and_then(|(list, number)| list.get_mut(number));
        let Some(statement) = statement else { return };
        match form.with_untracked(|form| correct::correct(statement, form)) {
            Ok(()) => desk::correct(state, place, Arc::new(new)),
            Err(field) => fault.set(Some(field)),
        }
    };
    let said = move || {
        fault.get().map(|field| match field {
            Field::Indicator => state.words().correct_indicator,
            Field::Value => state.words().correct_value,
            Field::Period => state.words().correct_period,
        })
    };
    el("form")
        .class("correction")
        .on("submit", save)
        .child(field(words.indicator, |form| &form.indicator, |form, text| form.indicator = text))
        .child(field(words.value, |form| &form.value, |form, text| form.value = text))
        .child(field(words.unit, |form| &form.unit, |form, text| form.unit = text))
        .child(field(words.period, |form| &form.period, |form, text| form.period = text))
        .child(el("label").text(format!("{} ", words.kind)).child(kind))
        .child(el("p").attr("role", "alert").text(said))
        .child(el("button").class("primary").attr("type", "submit").text(words.correct_save))
}
