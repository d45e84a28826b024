//! The controls of the comparison: years, places, topics, search.

use std::collections::BTreeSet;

use leptos::prelude::*;
use tongbi::compare::{Index, Yearbook};
use tongbi::i18n;
use tongbi::model::{Name, Topic, Year};

use super::super::element::{El, button, el, option};
use super::super::state::State;
use super::by_place::Places;
use super::selection::select;

/// The controls of the comparison.
pub(super) fn controls(state: State, book: Memo<Yearbook>, many: Places) -> El {
    let search = el("input")
        .attr("type", "search")
        .attr("placeholder", state.say(|words| words.search_hint))
        .label(state.say(|words| words.search))
        .value(move || state.view.with(|view| view.selection.search.clone()))
        .take("input", move |words| select(state, |selection| selection.search = words));
    let compared = Memo::new(move |_| book.with(|book| book.table.compared));
    let beside = Memo::new(move |_| state.view.with(|view| view.selection.beside.clone()));
    let chosen = Memo::new(move |_| state.view.with(|view| view.selection.places.clone()));
    let topics = Memo::new(move |_| state.view.with(|view| view.selection.topics.clone()));
    let known = Memo::new(move |_| {
        state.index.with(|index| chosen.with(|chosen| (years_of(&index.0, chosen), index.0.topics(chosen))))
    });
    el("div")
        .class("controls")
        .attr("role", "search")
        .child(many.choice())
        .child(search)
        .slot(move || {
            if many.are_many() {
                return None;
            }
            let (main, pairs) = (compared.get()?, beside.get());
            let years = known.with(|(years, _)| years.clone());
            let shown = book.with_untracked(|book| book.table.years.clone());
            (years.len() > 1).then(|| pairs_of_years(state, main, &pairs, &years, &shown))
        })
        .slot(move || known.with(|(_, all)| topics.with(|chosen| topic_choice(state, all, chosen))))
        .slot(move || chosen.with(|chosen| places(state, chosen)))
}

/// The years with results at the chosen places.
fn years_of(index: &Index, places: &[Name]) -> Vec<Year> {
    let years = index.years(places);
    years.into_iter().filter(|(_, results, _)| *results > 0).map(|(year, ..)| year).collect()
}

type Pair = (Year, Year);

/// The main pair of compared years, and further pairs.
fn pairs_of_years(state: State, main: Pair, beside: &[Pair], years: &[Year], shown: &[Year]) -> El {
    let first = pair(state, main, years, move |pair| {
        select(state, |selection| selection.compared = Some(pair));
    });
    let others = beside.iter().enumerate().map(|(at, one)| {
        let set = move |pair| {
            select(state, |selection| {
                if let Some(slot) = selection.beside.get_mut(at) {
                    *slot = pair;
                }
            });
        };
        let remove = move || {
            select(state, |selection| {
                if at < selection.beside.len() {
                    selection.beside.remove(at);
                }
            });
        };
        let words = state.words();
        pair(state, *one, years, set).child(button("plain", "×", remove).label(words.beside_remove))
    });
    // A new pair begins with the first and last year of the table.
    let widest = shown.first().copied().zip(shown.last().copied()).filter(|(first, last)| first != last);
    let add = widest.map(|widest| {
        button("plain", state.words().beside_add, move || {
            select(state, |selection| selection.beside.push(widest));
        })
    });
    el("span").class("pairs").child(first).children(others).children(add)
}

/// The selects for two years. They offer the years with results and the two chosen ones, because the first may have
/// no report.
fn pair(state: State, (from, to): Pair, years: &[Year], set: impl Fn(Pair) + Copy + 'static) -> El {
    let years: BTreeSet<Year> = years.iter().copied().chain([from, to]).collect();
    let choice = move |name: &'static str, chosen: Year, with: fn(Pair, Year) -> Pair| {
        el("select")
            .label(name)
            .take("change", move |year| {
                if let Ok(year) = year.parse() {
                    set(with((from, to), year));
                }
            })
            .children(years.iter().map(|year| option(year.to_string(), year.to_string(), *year == chosen)))
    };
    let words = state.words();
    el("span")
        .class("pair")
        .child(choice(words.compared_from, from, |(_, to), year| (year, to)))
        .text("→")
        .child(choice(words.compared_to, to, |(from, _), year| (from, year)))
}

fn topic_choice(state: State, topics: &[Topic], chosen: &[Topic]) -> Option<El> {
    let words = state.words();
    let number = |topic: Topic| Topic::ALL.iter().position(|other| *other == topic).unwrap_or(0).to_string();
    let options = topics.iter().map(|topic| {
        option(number(*topic), i18n::model::topic(state.lang.get(), *topic), chosen.contains(topic))
    });
    (topics.len() > 1).then(|| {
        el("select")
            .label(words.topics)
            .take("change", move |number| {
                let topic = number.parse::<usize>().ok().and_then(|at| Topic::ALL.get(at).copied());
                select(state, |selection| selection.topics = topic.into_iter().collect());
            })
            .child(option(String::new(), words.topics_all, chosen.is_empty()))
            .children(options)
    })
}

/// What begins the value of an option for a group of places.
const GROUP: char = '\u{1}';

fn places(state: State, chosen: &[Name]) -> Option<El> {
    let places: Vec<Name> =
        state.index.with(|index| index.0.places().iter().map(|place| place.label.clone()).collect());
    let (words, lang) = (state.words(), state.lang.get());
    let groups = state.index.with(|index| index.0.place_groups());
    let grouped = groups.iter().enumerate().map(|(number, (group, labels))| {
        option(format!("{GROUP}{number}"), i18n::by_place::group(lang, group, labels.len()), chosen == labels)
    });
    let options = places.iter().map(|place| {
        let is_chosen = matches!(chosen, [only] if only == place);
        option(place.to_string(), i18n::page::place_name(lang, place), is_chosen)
    });
    (places.len() > 1).then(|| {
        el("select")
            .label(words.places)
            .take("change", move |chosen| {
                let group = chosen.strip_prefix(GROUP).and_then(|number| number.parse::<usize>().ok());
                let group = group.and_then(|number| {
                    state.index.with_untracked(|index| index.0.place_groups().get(number).cloned())
                });
                let places = match group {
                    Some((_, labels)) => labels,
                    None => (!chosen.is_empty()).then(|| Name::from(chosen)).into_iter().collect(),
                };
                select(state, |selection| selection.places = places);
            })
            .child(option(String::new(), words.places_all, chosen.is_empty()))
            .children(grouped)
            .children(options)
    })
}
