//! The list of indicators to draw. It is built when it is opened, and once for a search, so that it keeps its position
//! while indicators are chosen.

use leptos::prelude::*;
use tongbi::compare::Selection;
use tongbi::i18n::{self, Lang};
use tongbi::model::Name;
use tongbi::view;

use crate::platform::pinyin;
use crate::ui::element::{El, el};
use crate::ui::state::State;

/// The most indicators listed: more than readers look through; the search finds the rest.
const LISTED: usize = 400;

pub(super) fn indicators(state: State, chosen: Memo<Vec<Name>>) -> El {
    let wanted = RwSignal::new(String::new());
    let is_opened = RwSignal::new(false);
    let offered = Memo::new(move |_| {
        let places = state.view.with(|view| view.selection.places.clone());
        let found = Selection { places, search: wanted.get(), ..Default::default() };
        state.index.with(|index| view::drawable(&index.0, &found, &pinyin::initial, LISTED))
    });
    let search = el("input")
        .attr("type", "search")
        .attr("placeholder", state.say(|words| words.search))
        .label(state.say(|words| words.chart_search))
        .take("input", move |words| wanted.set(words));
    let choices = move || {
        if !is_opened.get() {
            return Vec::<El>::new();
        }
        let lang = state.lang.get();
        let is_readable = |name: &Name| lang == Lang::Zh || i18n::name::english(name).is_some();
        let (names, others): (Vec<Name>, Vec<Name>) = offered.get().into_iter().partition(is_readable);
        let list = |names: Vec<Name>| {
            el("div").class("names").children(names.into_iter().map(|name| choice(state, lang, chosen, name)))
        };
        // Names without a translation tell most readers of the English page nothing. A search shows what it found.
        let folded = (!others.is_empty()).then(|| {
            let name = i18n::chart::untranslated(lang, others.len());
            let is_searching = wanted.with_untracked(|wanted| !wanted.is_empty());
            el("details").attr("open", is_searching).child(el("summary").text(name)).child(list(others))
        });
        std::iter::once(list(names)).chain(folded).collect()
    };
    el("details")
        .class("indicators")
        .child(el("summary").text(state.say(|words| words.chart_indicators)))
        .on("toggle", move |_| is_opened.set(true))
        .child(search)
        .child(el("div").attr("role", "group").label(state.say(|words| words.chart_indicators)).slot(choices))
}

fn choice(state: State, lang: Lang, chosen: Memo<Vec<Name>>, name: Name) -> El {
    let english = i18n::name::english(&name).filter(|_| lang == Lang::En);
    let small = english.is_some().then(|| el("small").attr("lang", "zh").text(format!(" {name}")));
    let label = english.unwrap_or_else(|| name.to_string());
    let this = name.clone();
    let toggle = move |_| {
        let mut drawn = chosen.get_untracked();
        if drawn.contains(&this) {
            drawn.retain(|other| *other != this);
        } else {
            drawn.push(this.clone());
        }
        state.look(|view| view.drawn = drawn);
    };
    let field = el("input")
        .attr("type", "checkbox")
        .checked(move || chosen.with(|chosen| chosen.contains(&name)))
        .on("change", toggle);
    el("label").child(field).text(format!(" {label}")).children(small)
}
