//! A figure as every view shows it: with its marks, its source sentence, and a link to the report's
//! text.

use leptos::prelude::*;
use tongbi::compare::{Cell, CellValue, Index, ObservationRef, Verdict};
use tongbi::format;
use tongbi::i18n;
use tongbi::i18n::Lang;
use tongbi::quantity::Decimal;

use super::element::{El, el};
use super::navigation;
use super::state::State;
use crate::platform::clock;
use crate::platform::page::{self, Event};

/// The attribute with the statement of a figure.
pub(crate) const STATEMENT: &str = "data-at";

/// A figure that is pointed at or has the focus.
const ACTIVE: &str = "[data-at]:hover, [data-at]:focus";

/// How long a sentence stays after its figure is left, in milliseconds: long enough to reach the next figure, or the
/// sentence itself.
const LINGER: i32 = 500;

/// An element whose figures show their source sentence on hover or focus, and open the text on
/// click. One listener serves all figures, because a table has thousands.
pub(crate) fn answering(state: State, element: El) -> El {
    let of = |event: &Event| page::attribute(event, STATEMENT)?.parse::<ObservationRef>().ok();
    let moves = StoredValue::new(0_u32);
    let step = move || {
        moves.try_update_value(|moves| {
            *moves = moves.wrapping_add(1);
            *moves
        })
    };
    let leave = move || {
        let number = step();
        if state.peeked.get_untracked().is_some() {
            clock::after(LINGER, move || {
                if moves.try_get_value() == number && page::extent(ACTIVE).is_none() {
                    state.peeked.set(None);
                }
            });
        }
    };
    let peek = move |event: Event| match of(&event) {
        None if !page::is_within(&event, ".peek") => leave(),
        at => {
            let _ = step();
            if at.is_some() && state.peeked.get_untracked() != at {
                state.peeked.set(at);
            }
        }
    };
    close_scrolled(state);
    element
        .on("focusin", peek)
        .on("mouseover", peek)
        .on("focusout", move |_| leave())
        .on("mouseleave", move |_| leave())
        .on("click", move |event| {
            if let Some(at) = of(&event) {
                navigation::show(state, at);
            }
        })
}

/// Closes the sentence of a figure that is scrolled out of the window.
fn close_scrolled(state: State) {
    let is_in_view = |(top, height): (f64, f64)| top + height > 0.0 && top < page::height();
    Effect::watch(
        move || state.scrolled.get(),
        move |_, _, _| {
            if state.peeked.get_untracked().is_some() && !page::extent(ACTIVE).is_some_and(is_in_view) {
                state.peeked.set(None);
            }
        },
        false,
    );
}

/// A table cell: the figure, or the reason for a gap.
pub(crate) fn cell(lang: Lang, index: &Index, cell: &Cell) -> El {
    match cell {
        Cell::Value(value) => el("td").children(figure(lang, index, value)),
        Cell::Gap(gap) => el("td").class("gap").text(i18n::compare::gap(lang, gap)),
    }
}

/// A table cell whose figure stands without a unit in Chinese, where the row's header gives it, and with its unit in
/// English, where a multiplier such as 亿 goes into the number.
pub(crate) fn cell_in(lang: Lang, index: &Index, cell: &Cell, unit: &str) -> El {
    match (lang, cell) {
        (Lang::En, Cell::Value(value)) => {
            el("td").children(told(lang, index, value, i18n::unit::value(lang, value, unit)))
        }
        _ => self::cell(lang, index, cell),
    }
}

/// A figure followed by its marks.
pub(crate) fn figure(lang: Lang, index: &Index, value: &CellValue) -> Vec<El> {
    told(lang, index, value, i18n::compare::value(lang, value))
}

fn told(lang: Lang, index: &Index, value: &CellValue, words: String) -> Vec<El> {
    let at = value.at;
    let observation = index.observation(at);
    let is_mended = observation.is_some_and(|observation| observation.evidence.repaired_from.is_some());
    let number = el("button")
        .class(if is_mended { "figure mended" } else { "figure" })
        .attr(STATEMENT, at.to_string())
        .attr("aria-describedby", "peek")
        .text(words);
    let kind = i18n::compare::kind_mark(lang, value.kind).map(str::to_owned);
    let note = observation.and_then(|observation| format::text_of(&observation.extra, "note"));
    let note = note.map(|note| i18n::page::note_mark(lang, &note));
    let others = value.others.iter().map(|other| {
        format!(
            "{} {}",
            i18n::compare::other_kind(lang, other.kind),
            i18n::compare::figure(lang, &other.figure)
        )
    });
    let marks = kind.into_iter().chain(note).chain(others).map(|mark| el("small").text(mark));
    std::iter::once(number).chain(marks).collect()
}

/// The button of a figure, without its digits: it shows and opens the sentence of a statement.
pub(crate) fn number(index: &Index, at: ObservationRef) -> El {
    let observation = index.observation(at);
    let is_mended = observation.is_some_and(|observation| observation.evidence.repaired_from.is_some());
    el("button")
        .attr("type", "button")
        .class(if is_mended { "figure mended" } else { "figure" })
        .attr(STATEMENT, at.to_string())
        .attr("aria-describedby", "peek")
}

/// The note that a report gives with a figure; empty if it gives none.
pub(crate) fn note(lang: Lang, index: &Index, at: ObservationRef) -> String {
    let observation = index.observation(at);
    let note = observation.and_then(|observation| format::text_of(&observation.extra, "note"));
    note.map(|note| i18n::page::note_mark(lang, &note)).unwrap_or_default()
}

/// The same without shortening.
pub(crate) fn whole_note(lang: Lang, index: &Index, at: ObservationRef) -> String {
    let observation = index.observation(at);
    let note = observation.and_then(|observation| format::text_of(&observation.extra, "note"));
    note.map(|note| i18n::name::note(lang, &note)).unwrap_or_default()
}

/// The class with the mark of a verdict.
pub(crate) fn verdict_class(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Judged(judgement) => match judgement.attainment.reached() {
            Some(true) => "kept",
            Some(false) => "missed",
            None => "part",
        },
        Verdict::Reported { completion, .. } if *completion >= Decimal::ONE_HUNDRED => "kept",
        Verdict::Reported { .. } => "part",
        Verdict::Unjudged(_) => "none",
    }
}

/// The class that puts a triangle before a change with a certain direction.
pub(crate) fn direction(direction: std::cmp::Ordering) -> &'static str {
    match direction {
        std::cmp::Ordering::Greater => "rise",
        std::cmp::Ordering::Less => "fall",
        std::cmp::Ordering::Equal => "",
    }
}

/// The Chinese name of an indicator, beside the English one in the English page.
pub(crate) fn gloss(lang: Lang, indicator: &str) -> Option<El> {
    i18n::name::english(indicator).filter(|_| lang == Lang::En)?;
    Some(el("small").class("gloss").text(indicator.to_owned()))
}

/// A row's header: the indicator, its unit, and in the English page its Chinese name.
pub(crate) fn row_header(lang: Lang, indicator: &str, unit: &str) -> El {
    el("th")
        .attr("scope", "row")
        .text(format!("{} ", i18n::name::indicator(lang, indicator)))
        .child(el("small").text(i18n::unit::unit(lang, unit)))
        .children(gloss(lang, indicator))
}

/// A table with a name for assistive tools.
pub(crate) fn table(name: impl Into<super::element::Text>) -> El {
    el("table").child(el("caption").class("unseen").text(name))
}

/// A table that scrolls sideways if it is wider than the page, also by keyboard.
pub(crate) fn scrolling(state: State, table: El) -> El {
    el("div")
        .class("table")
        .attr("tabindex", "0")
        .attr("role", "group")
        .label(state.say(|words| words.scrolls))
        .child(table)
}

/// A row of column headers. The first one is for the row names.
pub(crate) fn columns(names: &[&str]) -> El {
    let header = |(at, name): (usize, &&str)| {
        el("th").attr("scope", "col").class((at == 0).then_some("name")).text((*name).to_owned())
    };
    el("thead").child(el("tr").children(names.iter().enumerate().map(header)))
}

/// The source of a statement: its sentence, or if the text is unknown, the report and the statement
/// in words.
pub(crate) fn sentence(state: State, at: ObservationRef) -> Option<String> {
    state.index.with(|index| {
        let report = index.0.reports().get(at.report as usize)?;
        let observation = index.0.observation(at)?;
        Some(i18n::page::statement(state.lang.get(), report, observation))
    })
}

/// The source sentence of the active statement, below the view.
pub(crate) fn peek(state: State) -> El {
    let said = move || state.peeked.get().and_then(|at| sentence(state, at));
    el("p")
        .attr("id", "peek")
        .class(move || if state.peeked.get().is_some() { "peek" } else { "peek empty" })
        .text(move || said().unwrap_or_else(|| state.words().peek_hint.to_owned()))
}
