//! A figure as every view shows it: with its marks, its sentence at a glance, and the way to the
//! report's text.

use leptos::prelude::*;
use tongbi::compare::{Cell, CellValue, Index, ObservationRef, Verdict};
use tongbi::format;
use tongbi::i18n;
use tongbi::i18n::Lang;
use tongbi::model::catalog;
use tongbi::quantity::Decimal;

use super::state::State;

/// The statement that is looked at, if any.
pub(crate) type Peeked = Option<ObservationRef>;

/// A table cell: the figure, or why there is none.
pub(crate) fn cell(state: State, lang: Lang, index: &Index, cell: &Cell, peek: RwSignal<Peeked>) -> AnyView {
    match cell {
        Cell::Value(value) => view! { <td>{figure(state, lang, index, value, peek)}</td> }.into_any(),
        Cell::Gap(gap) => view! { <td class="gap">{i18n::compare::gap(lang, gap)}</td> }.into_any(),
    }
}

/// A figure that shows its sentence when it is looked at, and leads to it when it is chosen.
pub(crate) fn figure(
    state: State,
    lang: Lang,
    index: &Index,
    value: &CellValue,
    peek: RwSignal<Peeked>,
) -> impl IntoView + use<> {
    let at = value.at;
    let mark = i18n::compare::kind_mark(lang, value.kind);
    let note = index.observation(at).and_then(|observation| format::text_of(&observation.extra, "note"));
    let mended = index.observation(at).is_some_and(|observation| observation.evidence.repaired_from.is_some());
    let others: Vec<_> = value
        .others
        .iter()
        .map(|other| {
            let text = i18n::compare::figure(lang, &other.figure);
            view! { <small class="other">{i18n::compare::other_kind(lang, other.kind)}" "{text}</small> }
        })
        .collect();
    view! {
        <button
            class="figure"
            class:mended=mended
            aria-describedby="peek"
            on:click=move |_| state.show(at)
            on:focusin=move |_| peek.set(Some(at))
            on:mouseover=move |_| if peek.get_untracked() != Some(at) { peek.set(Some(at)) }
        >
            {i18n::compare::value(lang, value)}
        </button>
        {mark.map(|mark| view! { <small>{mark}</small> })}
        {note.map(|note| view! { <small>{i18n::page::bracketed(lang, &note)}</small> })}
        {others}
    }
}

/// What became of a target, with a mark that does not rest on colour.
pub(crate) fn verdict(lang: Lang, verdict: &Verdict, unit: &str, rate: bool) -> impl IntoView + use<> {
    let class = match verdict {
        Verdict::Judged(judgement) => match judgement.outcome.kept() {
            Some(true) => "kept",
            Some(false) => "missed",
            None => "part",
        },
        Verdict::Reported { completion, .. } if *completion >= Decimal::ONE_HUNDRED => "kept",
        Verdict::Reported { .. } => "part",
        Verdict::Unjudged(_) => "none",
    };
    view! { <span class=class>{i18n::compare::verdict(lang, verdict, unit, rate)}</span> }
}

/// The class that puts a triangle before a change.
pub(crate) fn direction(amount: Decimal) -> &'static str {
    match amount.cmp(&Decimal::ZERO) {
        std::cmp::Ordering::Greater => "rise",
        std::cmp::Ordering::Less => "fall",
        std::cmp::Ordering::Equal => "",
    }
}

/// What a known indicator is called in English, beside its Chinese name in the English page.
pub(crate) fn gloss(lang: Lang, indicator: &str) -> Option<impl IntoView + use<>> {
    let known = catalog::find(indicator).filter(|_| lang == Lang::En)?;
    Some(view! { <small class="gloss">{known.english}</small> })
}

/// The sentence of the statement that is looked at, below the view; where the report's words are
/// not known, whose report it is and what it says.
#[component]
pub(crate) fn Peek(at: RwSignal<Peeked>) -> impl IntoView {
    let state = State::here();
    let said = move || {
        let at = at.get()?;
        state.index.with(|index| {
            let report = index.0.reports().get(at.report as usize)?;
            let observation = index.0.observation(at)?;
            Some(i18n::page::statement(state.lang.get(), report, observation))
        })
    };
    view! { <p class="peek" id="peek" class:empty=move || at.get().is_none()>{move || said().unwrap_or_else(|| state.words().peek_hint.to_owned())}</p> }
}
