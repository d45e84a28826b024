//! Corrections by the reader: correcting, confirming, dropping and adding statements, each with its
//! own undo.

use std::sync::Arc;

use leptos::prelude::*;
use tongbi::annotate;
use tongbi::check::{self, Remedy};
use tongbi::compare::ObservationRef;
use tongbi::correct::{self, AmountRef, CorrectionForm, FormField};
use tongbi::i18n;
use tongbi::i18n::page::Unmarked;
use tongbi::model::{Confidence, Kind, Report, Span};

use super::edits;
use super::element::{El, button, el, option};
use super::state::State;
use crate::platform::page;

/// The actions on a statement: correct, confirm, drop.
pub(crate) fn correction(state: State, report: &Arc<Report>, at: ObservationRef) -> Option<El> {
    let observation = report.statement(at.statement)?.clone();
    let words = state.words();
    let number = at.report as usize;
    let act = move |remedy: Remedy| {
        let mut reports = state.reports.get_untracked();
        if check::apply_remedy(&mut reports, &remedy)
            && let Some(new) = reports.get(number)
        {
            edits::correct(state, number, new);
        }
    };
    let evidence = &observation.evidence;
    let doubtful = evidence.repaired_from.is_some() || evidence.confidence == Confidence::Low;
    let confirm =
        doubtful.then(|| button("primary", words.correct_confirm, move || act(Remedy::Confirm(at))));
    let form = CorrectionForm::of(&observation);
    let save = move |form: &CorrectionForm| {
        change(state, number, |report| {
            report.statement_mut(at.statement).map_or(Ok(()), |statement| correct::correct(statement, form))
        })
    };
    let drop = button("plain", words.correct_drop, move || act(Remedy::Drop(at)));
    Some(choices(state, confirm, drop, move || fields(state, form.clone(), Asked::Statement, save)))
}

/// The same actions on a figure of a project.
pub(crate) fn of_amount(state: State, report: &Arc<Report>, number: usize, at: AmountRef) -> Option<El> {
    let form = correct::amount_form(report, at)?;
    let mended = at.measure.of(report.projects.get(at.project)?)?.evidence.repaired_from.is_some();
    let words = state.words();
    let act = move |act: fn(&mut Report, AmountRef) -> bool| {
        let _ = change(state, number, |report| {
            act(report, at);
            Ok::<(), ()>(())
        });
    };
    let confirm =
        mended.then(|| button("primary", words.correct_confirm, move || act(correct::confirm_amount)));
    let save = move |form: &CorrectionForm| {
        change(state, number, |report| correct::correct_amount(report, at, form))
    };
    let drop = button("plain", words.correct_drop, move || act(correct::drop_amount));
    Some(choices(state, confirm, drop, move || fields(state, form.clone(), Asked::Amount, save)))
}

/// The buttons for confirm, correct and drop, and the form below.
fn choices(state: State, confirm: Option<El>, drop: El, fields: impl Fn() -> El + Send + 'static) -> El {
    let open = RwSignal::new(false);
    let correct = button("", state.words().correct, move || open.update(|open| *open = !*open))
        .attr("aria-expanded", move || if open.get() { "true" } else { "false" });
    el("div")
        .child(el("p").class("choices").children(confirm).child(correct).child(drop))
        .slot(move || open.get().then(&fields))
}

/// The fields of a form.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// All fields of a statement.
    Statement,
    /// Value and unit.
    Amount,
}

/// Replaces a report with a changed copy.
fn change<E>(
    state: State,
    number: usize,
    change: impl FnOnce(&mut Report) -> Result<(), E>,
) -> Result<(), E> {
    let Some(report) = state.reports.with_untracked(|reports| reports.get(number).cloned()) else {
        return Ok(());
    };
    let mut new = (*report).clone();
    change(&mut new)?;
    if new != *report {
        edits::correct(state, number, &Arc::new(new));
    }
    Ok(())
}

/// The form of a statement, with its save button.
fn fields(
    state: State,
    first: CorrectionForm,
    asked: Asked,
    save: impl Fn(&CorrectionForm) -> Result<(), FormField> + 'static,
) -> El {
    let words = state.words();
    let lang = state.lang.get();
    let fault = RwSignal::new(None);
    let form = RwSignal::new(first);
    let field =
        |name: &'static str, get: fn(&CorrectionForm) -> &String, set: fn(&mut CorrectionForm, String)| {
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
    let submit = move |event: page::Event| {
        event.prevent_default();
        fault.set(form.with_untracked(&save).err());
    };
    let said = move || {
        fault.get().map(|field| match field {
            FormField::Indicator => state.words().correct_indicator,
            FormField::Value => state.words().correct_value,
            FormField::Period => state.words().correct_period,
            FormField::Change => state.words().correct_change,
            FormField::Completion => state.words().correct_completion,
        })
    };
    let value = field(words.value, |form| &form.value, |form, text| form.value = text);
    let unit = field(words.unit, |form| &form.unit, |form, text| form.unit = text);
    let all = match asked {
        Asked::Amount => vec![value, unit],
        Asked::Statement => vec![
            field(words.indicator, |form| &form.indicator, |form, text| form.indicator = text),
            value,
            unit,
            field(words.period, |form| &form.period, |form, text| form.period = text),
            el("label").text(format!("{} ", words.kind)).child(kind),
            field(words.change_stated, |form| &form.change, |form, text| form.change = text),
            field(words.completion_stated, |form| &form.completion, |form, text| form.completion = text),
        ],
    };
    el("form")
        .class("correction")
        .on("submit", submit)
        .children(all)
        .child(el("p").attr("role", "alert").text(said))
        .child(el("button").class("primary").attr("type", "submit").text(words.correct_save))
}

/// Adds a missed figure, from text that is selected or typed.
pub(crate) fn missed(
    state: State,
    report: &Arc<Report>,
    number: usize,
    selected: RwSignal<Option<Span>>,
) -> El {
    let words = state.words();
    let typed = RwSignal::new(String::new());
    let taken = RwSignal::new(None::<(Span, CorrectionForm)>);
    let absent = RwSignal::new(None::<Unmarked>);
    let text = report.text.clone().unwrap_or_default();
    let in_selection = move || {
        let span = selected.get()?;
        let length = span.end.checked_sub(span.start)?;
        Some(text.chars().skip(span.start).take(length).collect::<String>())
    };
    // The selection fills the field until something is typed.
    Effect::new(move |_| {
        if let Some(words) = in_selection() {
            typed.set(words);
        }
    });
    let report = report.clone();
    let take = move |event: page::Event| {
        event.prevent_default();
        let said = typed.get_untracked();
        let span = selected.get_untracked().filter(|span| {
            let form = correct::missed(&report, *span);
            form.is_some() && annotate::words(&report, *span) == said
        });
        let span = span.or_else(|| annotate::find(&report, &said));
        let form = span.and_then(|span| Some((span, correct::missed(&report, span)?)));
        let unmarked = match &form {
            None => Some(Unmarked::Absent),
            Some((_, form)) => correct::unlike_a_figure(&said, form).map(Unmarked::Unlike),
        };
        absent.set(unmarked);
        taken.set(form);
    };
    let fields = move || {
        taken.get().map(|(span, form)| {
            fields(state, form, Asked::Statement, move |form| {
                change(state, number, |report| correct::add(report, span, form))
            })
        })
    };
    el("details")
        .class("unread")
        .attr("open", move || selected.get().is_some())
        .child(el("summary").text(words.missed))
        .child(
            el("form")
                .class("correction")
                .on("submit", take)
                .child(el("p").class("soft").text(words.missed_hint))
                .child(
                    el("label").text(format!("{} ", words.missed_words)).child(
                        el("input").value(move || typed.get()).take("input", move |text| typed.set(text)),
                    ),
                )
                .child(
                    el("p")
                        .attr("role", "alert")
                        .text(move || absent.get().map(|why| i18n::page::unmarked(state.lang.get(), &why))),
                )
                .child(el("button").attr("type", "submit").text(words.missed_take)),
        )
        .slot(fields)
}

/// The reader's corrections of a report, each with an undo button.
pub(crate) fn corrections(state: State, report: &Arc<Report>, number: usize) -> Option<El> {
    let lang = state.lang.get();
    let all = correct::corrections(report);
    let line = |one: &correct::Correction| {
        let this = one.clone();
        let said = i18n::page::correction(lang, one);
        let undo = move || {
            let _ = change(state, number, |report| {
                correct::undo(report, &this);
                Ok::<(), ()>(())
            });
        };
        el("li").text(format!("{said} ")).child(
            button("plain", state.words().undo_correction, undo)
                .label(format!("{} {said}", state.words().undo_correction)),
        )
    };
    (!all.is_empty()).then(|| {
        el("section")
            .class("corrections")
            .child(el("h2").text(state.words().corrections))
            .child(el("ul").children(all.iter().map(line)))
    })
}
