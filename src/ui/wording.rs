//! 提法变化: the phrases that are new in a place's latest report, and those that are gone.

use leptos::prelude::*;
use tongbi::i18n;
use tongbi::i18n::Lang;
use tongbi::model::{Name, Year};
use tongbi::wording::{self, Phrase};

use super::edits;
use super::element::{El, button, el, option};
use super::figure;
use super::state::State;

/// The reports of one place that have a text, by year ascending.
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
    let last = texts.len().saturating_sub(1);
    // The indices of the two reports compared.
    let pair = RwSignal::new((last.saturating_sub(1), last));
    let texts = StoredValue::new(texts.clone());
    let each = move |run: &dyn Fn(&[&str]) -> El| {
        texts.with_value(|texts| {
            let each: Vec<&str> = texts.iter().map(|(_, text)| text.as_str()).collect();
            run(&each)
        })
    };
    let year = move |at: usize| texts.with_value(|texts| texts.get(at).map_or(0, |(year, _)| *year));
    let table = move |name: &'static str, phrases: &[Phrase]| {
        if phrases.is_empty() {
            return el("p").class("soft").text(format!("{name}{}", state.words().wording_none));
        }
        let head = texts.with_value(|texts| head(name, texts, None));
        figure::scrolling(
            state,
            figure::table(name).child(head).child(el("tbody").children(phrases.iter().map(row))),
        )
    };
    let lead = {
        let place = place.clone();
        move || {
            let (earlier, later) = pair.get();
            i18n::page::wording_lead(state.lang.get(), &place, year(earlier), year(later))
        }
    };
    let compared = move || {
        let (earlier, later) = pair.get();
        [each(&|texts| {
            let changes = wording::changes(texts, earlier, later);
            el("div")
                .child(table(words.wording_new, &changes.new))
                .child(table(words.wording_gone, &changes.gone))
        })]
    };
    let choice = move |name: &'static str, chosen: usize, set: fn(&mut (usize, usize), usize)| {
        let years = texts.with_value(|texts| texts.iter().map(|(year, _)| *year).collect::<Vec<_>>());
        let options = years
            .into_iter()
            .enumerate()
            .map(|(at, year)| option(at.to_string(), year.to_string(), at == chosen));
        let take = move |at: String| {
            if let Ok(at) = at.parse() {
                pair.update(|pair| set(pair, at));
            }
        };
        el("select").label(name).take("change", take).children(options)
    };
    let years = el("span")
        .class("pair")
        .child(choice(words.wording_earlier, last.saturating_sub(1), |pair, at| pair.0 = at))
        .text("→")
        .child(choice(words.wording_later, last, |pair, at| pair.1 = at));
    el("div")
        .child(el("h2").text(words.wording))
        .child(el("p").class("soft").text(lead))
        .children((last > 1).then(|| el("div").class("controls").child(years)))
        .slot(compared)
        .child(chosen(state, lang, texts))
}

/// The phrases that the reader typed, with their number of occurrences in each report.
fn chosen(state: State, lang: Lang, texts: StoredValue<Vec<(Year, String)>>) -> El {
    let words = state.words();
    let asked = RwSignal::new(String::new());
    let count = move |words: &str| {
        texts.with_value(|texts| {
            let each: Vec<&str> = texts.iter().map(|(_, text)| text.as_str()).collect();
            wording::counted(&each, words)
        })
    };
    let answer = move || {
        let asked = asked.get();
        (!asked.trim().is_empty()).then(|| {
            let phrase = count(&asked);
            let years = texts.with_value(|texts| texts.iter().map(|(year, _)| *year).collect::<Vec<_>>());
            let counts = years.into_iter().zip(phrase.counts.iter().copied());
            el("p").attr("role", "status").text(i18n::page::wording_counts(lang, &phrase.words, counts))
        })
    };
    let keep = move || {
        let words = count(&asked.get_untracked()).words;
        let known = state.view.with_untracked(|view| view.phrases.contains(&words));
        if !words.is_empty() && !known {
            edits::decide(state, |view| view.phrases.push(words));
        }
        asked.set(String::new());
    };
    let kept = Memo::new(move |_| state.view.with(|view| view.phrases.clone()));
    let table = move || {
        let phrases = kept.get();
        (!phrases.is_empty()).then(|| {
            let rows = phrases.into_iter().map(|phrase| {
                let name = i18n::page::of(lang, words.wording_remove, &phrase);
                let this = phrase.clone();
                let remove = button("plain", words.wording_remove, move || {
                    edits::decide(state, |view| view.phrases.retain(|other| *other != this));
                });
                row(&count(&phrase)).child(el("td").child(remove.label(name)))
            });
            let head = texts.with_value(|texts| head(words.wording_chosen, texts, Some("")));
            figure::scrolling(
                state,
                figure::table(words.wording_chosen).child(head).child(el("tbody").children(rows)),
            )
        })
    };
    let field = el("input")
        .attr("type", "search")
        .attr("placeholder", words.wording_ask)
        .label(words.wording_ask)
        .value(move || asked.get())
        .take("input", move |text| asked.set(text))
        .keys(move |key| {
            let takes = key == "Enter";
            if takes {
                keep();
            }
            takes
        });
    el("div")
        .child(el("p").class("controls").child(field).child(button("", words.wording_keep, keep)))
        .slot(answer)
        .slot(table)
}

/// A table head: a name, the years, and an optional further column.
fn head(name: &str, texts: &[(Year, String)], more: Option<&str>) -> El {
    let years: Vec<String> = texts.iter().map(|(year, _)| year.to_string()).collect();
    let names: Vec<&str> =
        std::iter::once(name).chain(years.iter().map(String::as_str)).chain(more).collect();
    figure::columns(&names)
}

fn row(phrase: &Phrase) -> El {
    let counts = phrase.counts.iter().map(|count| el("td").text(count.to_string()));
    el("tr")
        .child(el("th").attr("scope", "row").attr("lang", "zh").text(phrase.words.clone()))
        .children(counts)
}
