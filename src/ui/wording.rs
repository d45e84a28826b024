//! 提法变化: which phrases are new in a place's latest report, and which are gone.

use leptos::prelude::*;
use tongbi::i18n;
use tongbi::model::{Name, Year};
use tongbi::wording::{self, Phrase};

use super::element::{El, button, el};
use super::figure;
use super::state::State;

/// The reports of one place whose words are known, ascending.
type Texts = (Name, Vec<(Year, String)>);

pub(crate) fn wording(state: State) -> El {
    let texts = Memo::new(move |_| texts(state));
    let open = RwSignal::new(false);
    let heading = move || {
        texts.with(Option::is_some).then(|| {
            el("p").class("choices").child(
                button("", state.say(|words| words.wording), move || open.update(|open| *open = !*open))
                    .attr("aria-expanded", move || if open.get() { "true" } else { "false" }),
            )
        })
    };
    let content = move || {
        if !open.get() {
            return Vec::new();
        }
        texts.with(|texts| texts.as_ref().map(|texts| section(state, texts)).into_iter().collect())
    };
    el("section").slot(heading).slot(content)
}

/// The texts of the chosen report's place; `None` if there are fewer than two.
fn texts(state: State) -> Option<Texts> {
    let at = state.chosen()?;
    state.index.with(|index| {
        let index = &index.0;
        let label = index.place_of(at)?.label.clone();
        let mut texts: Vec<(Year, String)> = index
            .reports()
            .iter()
            .enumerate()
            .filter(|(number, _)| index.place_of(*number).is_some_and(|place| place.label == label))
            .filter_map(|(_, report)| Some((report.year, report.text.clone()?)))
            .collect();
        texts.sort_by_key(|(year, _)| *year);
        texts.dedup_by_key(|(year, _)| *year);
        (texts.len() > 1).then_some((label, texts))
    })
}

fn section(state: State, (place, texts): &Texts) -> El {
    let lang = state.lang.get();
    let words = state.words();
    let years: Vec<Year> = texts.iter().map(|(year, _)| *year).collect();
    let each: Vec<&str> = texts.iter().map(|(_, text)| text.as_str()).collect();
    let changes = wording::changes(&each);
    let table = |name: &'static str, phrases: &[Phrase]| {
        let rows = phrases.iter().map(row);
        let years: Vec<String> = years.iter().map(ToString::to_string).collect();
        let heads: Vec<&str> = std::iter::once(name).chain(years.iter().map(String::as_str)).collect();
        if phrases.is_empty() {
            return el("p").class("soft").text(format!("{name}{}", words.wording_none));
        }
        figure::scrolling(
            figure::table(name).child(figure::columns(&heads)).child(el("tbody").children(rows)),
        )
    };
    let asked = RwSignal::new(String::new());
    let owned: Vec<String> = texts.iter().map(|(_, text)| text.clone()).collect();
    let all = years.clone();
    let answer = move || {
        let asked = asked.get();
        let texts: Vec<&str> = owned.iter().map(String::as_str).collect();
        (!asked.trim().is_empty()).then(|| {
            let phrase = wording::counted(&texts, &asked);
            let counts = all.iter().zip(&phrase.counts).map(|(year, count)| (*year, *count));
            el("p").attr("role", "status").text(i18n::page::wording_counts(
                state.lang.get(),
                &phrase.words,
                counts,
            ))
        })
    };
    el("div")
        .child(el("h2").text(words.wording))
        .child(el("p").class("soft").text(i18n::page::wording_lead(
            lang,
            place,
            texts.iter().rev().nth(1).map_or(0, |(year, _)| *year),
            texts.last().map_or(0, |(year, _)| *year),
        )))
        .child(table(words.wording_new, &changes.new))
        .child(table(words.wording_gone, &changes.gone))
        .child(
            el("p").class("controls").child(
                el("input")
                    .attr("type", "search")
                    .attr("placeholder", words.wording_ask)
                    .label(words.wording_ask)
                    .value(move || asked.get())
                    .take("input", move |text| asked.set(text)),
            ),
        )
        .slot(answer)
}

fn row(phrase: &Phrase) -> El {
    let counts = phrase.counts.iter().map(|count| el("td").text(count.to_string()));
    el("tr")
        .child(el("th").attr("scope", "row").attr("lang", "zh").text(phrase.words.clone()))
        .children(counts)
}
