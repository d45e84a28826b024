//! 指标对齐: the matching of indicators, doubtful matches, and the reader's decisions.

use std::cell::RefCell;

use leptos::prelude::*;
use tongbi::compare::{AmbiguousMatch, Index, Overrides};
use tongbi::i18n;
use tongbi::i18n::Lang;
use tongbi::model::{Name, Year};

use super::edits;
use super::element::{El, button, el, option};
use super::navigation;
use super::state::{Aligned, State};
use crate::platform::clock;

/// The most statements for which doubts are computed at once. With more statements, they are
/// computed when the section is opened.
const UNASKED: usize = 100_000;

/// The most doubts listed at once.
const LISTED: usize = 50;

/// The doubtful matches, if they have been computed.
pub(crate) fn doubts(state: State, open: RwSignal<bool>) -> Memo<Vec<AmbiguousMatch>> {
    // They take longer than a frame, so they follow the table in a task of their own.
    let is_drawn = RwSignal::new(false);
    let _ = clock::after(0, move || _ = is_drawn.try_set(true));
    Memo::new(move |_| {
        let is_open = open.get();
        if !is_drawn.get() {
            return Vec::new();
        }
        state.index.with(|index| {
            let looks = is_open || index.0.size() <= UNASKED;
            if looks { found(index) } else { Vec::new() }
        })
    })
}

/// The doubtful matches of an index. Those of the last index are kept, because every visit of the view asks.
fn found(index: &Aligned) -> Vec<AmbiguousMatch> {
    thread_local! {
        static LAST: RefCell<Option<(Aligned, Vec<AmbiguousMatch>)>> = const { RefCell::new(None) };
    }
    LAST.with_borrow_mut(|last| match last {
        Some((known, found)) if known == index => found.clone(),
        _ => {
            let found = index.0.ambiguous_matches();
            *last = Some((index.clone(), found.clone()));
            found
        }
    })
}

pub(crate) fn matching(state: State, open: RwSignal<bool>, doubts: Memo<Vec<AmbiguousMatch>>) -> El {
    let name = move || {
        let count = i18n::matching::doubtful(state.lang.get(), doubts.with(Vec::len));
        format!("{}{count}", state.words().matching)
    };
    let toggle = button("", name, move || open.update(|open| *open = !*open))
        .attr("aria-expanded", move || if open.get() { "true" } else { "false" });
    el("section")
        .class("matching")
        .child(el("p").class("choices").child(toggle))
        .slot(move || open.get().then(|| section(state, doubts)))
}

fn decide(state: State, change: impl FnOnce(&mut Overrides)) {
    edits::decide(state, |view| change(&mut view.overrides));
}

fn section(state: State, doubts: Memo<Vec<AmbiguousMatch>>) -> El {
    let words = state.words();
    let list = move || {
        let lang = state.lang.get();
        let none =
            doubts.with(Vec::is_empty).then(|| el("p").class("soft").text(state.words().matching_none));
        let all = state.index.with(|index| {
            doubts.with(|doubts| {
                doubts.iter().take(LISTED).map(|one| doubt(state, lang, &index.0, one)).collect::<Vec<_>>()
            })
        });
        none.into_iter().chain((!all.is_empty()).then(|| el("ul").class("findings").children(all)))
    };
    el("div")
        .child(el("h2").text(words.matching))
        .child(el("p").class("soft").text(words.matching_lead))
        .slot(list)
        .slot(move || decided(state))
        .child(by_hand(state))
}

/// A doubtful match: the reason, the statements, and two buttons to decide.
fn doubt(state: State, lang: Lang, index: &Index, doubt: &AmbiguousMatch) -> El {
    let words = state.words();
    let AmbiguousMatch { one, other, joined, reason, at } = doubt;
    let said = at.iter().filter_map(|at| {
        let report = index.reports().get(at.report as usize)?;
        let line = i18n::page::statement(lang, report, index.observation(*at)?);
        let at = *at;
        Some(el("li").child(button("text", line, move || navigation::show(state, at))))
    });
    let (names, others) = ((one.clone(), other.clone()), (one.clone(), other.clone()));
    let join = button("", if *joined { words.keep_joined } else { words.join }, move || {
        decide(state, |overrides| overrides.join(&names.0, &names.1));
    });
    let separate = button("", if *joined { words.separate } else { words.keep_separate }, move || {
        decide(state, |overrides| overrides.separate(&others.0, &others.1));
    });
    el("li")
        .child(el("h3").text(i18n::matching::pair(lang, one, other, *joined)))
        .child(el("p").text(i18n::matching::ambiguity(lang, *reason)))
        .child(el("ul").class("statements").children(said))
        .child(el("p").class("choices").child(join).child(separate))
}

/// A decision in words, and its undo.
type UndoableDecision = (String, Box<dyn Fn(&mut Overrides)>);

/// The decisions, each with an undo button.
fn decided(state: State) -> Option<El> {
    let lang = state.lang.get();
    let words = state.words();
    let overrides = state.view.with(|view| view.overrides.clone());
    let mut lines: Vec<UndoableDecision> = Vec::new();
    for (one, other) in overrides.joined {
        let said = i18n::matching::pair(lang, &one, &other, true);
        let pair = (one, other);
        lines.push((said, Box::new(move |a| a.joined.retain(|other| *other != pair))));
    }
    for (one, other) in overrides.separated {
        let said = i18n::matching::separated(lang, &one, &other);
        let pair = (one, other);
        lines.push((said, Box::new(move |a| a.separated.retain(|other| *other != pair))));
    }
    for name in overrides.by_topic {
        let said = i18n::matching::by_topic(lang, &name);
        lines.push((said, Box::new(move |a| a.by_topic.retain(|other| *other != name))));
    }
    for (one, other) in overrides.places {
        let said = i18n::matching::pair(lang, &one, &other, true);
        let pair = (one, other);
        lines.push((said, Box::new(move |a| a.places.retain(|other| *other != pair))));
    }
    for (place, indicator, year) in overrides.breaks {
        let said = i18n::matching::break_set(lang, &place, &indicator, year);
        lines.push((said, Box::new(move |a| a.set_break(&place, &indicator, year))));
    }
    let items: Vec<El> = lines
        .into_iter()
        .map(|(said, undo)| {
            let name = i18n::page::of(lang, words.undo, &said);
            let back = button("plain", words.undo, move || decide(state, &undo)).label(name);
            el("li").text(format!("{said} ")).child(back)
        })
        .collect();
    (!items.is_empty()).then(|| {
        el("div")
            .child(el("h3").text(words.matching_decided))
            .child(el("ul").class("decided").children(items))
    })
}

/// Forms to join or separate any two names, and to set a break.
fn by_hand(state: State) -> El {
    let words = state.words();
    let (one, other) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let field = |name: &'static str, value: RwSignal<String>| {
        el("input")
            .attr("list", "indicator-names")
            .attr("placeholder", name)
            .label(name)
            .value(move || value.get())
            .take("input", move |text| value.set(text))
    };
    let names = move || {
        state.index.with(|index| {
            index
                .0
                .names()
                .iter()
                .map(|name| el("option").attr("value", name.to_string()))
                .collect::<Vec<_>>()
        })
    };
    let pair = move || {
        let text = |signal: RwSignal<String>| Name::from(signal.get_untracked().trim());
        let (a, b) = (text(one), text(other));
        (!a.is_empty() && !b.is_empty()).then_some((a, b))
    };
    let act = move |change: fn(&mut Overrides, &Name, &Name)| {
        if let Some((a, b)) = pair() {
            decide(state, |overrides| change(overrides, &a, &b));
            one.set(String::new());
            other.set(String::new());
        }
    };
    let year = RwSignal::new(String::new());
    let set_break = move || {
        let indicator = Name::from(one.get_untracked().trim());
        let places = state.view.with_untracked(|view| view.selection.places.clone());
        let index = state.index.get_untracked();
        let all = index.0.places().iter().map(|place| place.label.clone());
        let of: Vec<Name> = all.filter(|label| places.is_empty() || places.contains(label)).collect();
        if let (Ok(year), false) = (year.get_untracked().parse::<Year>(), indicator.is_empty()) {
            decide(state, |overrides| {
                for place in &of {
                    overrides.set_break(place, &indicator, year);
                }
            });
        }
    };
    let years = move || {
        let years = state.index.with(|index| index.0.years(&[]));
        let latest = years.iter().skip(1).rev().map(|(year, ..)| year.to_string());
        let latest = latest.map(|year| option(year.clone(), year, false));
        std::iter::once(option(String::new(), state.words().year, true)).chain(latest).collect::<Vec<_>>()
    };
    let breaking = el("p")
        .class("controls")
        .child(el("select").label(words.year).take("change", move |chosen| year.set(chosen)).slot(years))
        .child(button("", words.break_set, set_break));
    el("div")
        .child(el("h3").text(words.matching_by_hand))
        .child(el("datalist").attr("id", "indicator-names").slot(names))
        .child(
            el("p")
                .class("controls")
                .child(field(words.matching_one, one))
                .child(field(words.matching_other, other))
                .child(button("", words.join, move || act(Overrides::join)))
                .child(button("", words.separate, move || act(Overrides::separate))),
        )
        .child(breaking)
        .slot(move || places(state))
}

/// Forms to join two places that were renamed or merged.
fn places(state: State) -> Option<El> {
    let words = state.words();
    let labels: Vec<Name> =
        state.index.with(|index| index.0.places().iter().map(|place| place.place.name.clone()).collect());
    let chosen = RwSignal::new((String::new(), String::new()));
    let choice = |name: &'static str, set: fn(&mut (String, String), String)| {
        let names = labels.iter().map(ToString::to_string);
        el("select")
            .label(name)
            .take("change", move |label| chosen.update(|pair| set(pair, label)))
            .child(option(String::new(), name, true))
            .children(names.map(|name| option(name.clone(), name, false)))
    };
    let join = move || {
        let (one, other) = chosen.get_untracked();
        if !one.is_empty() && !other.is_empty() && one != other {
            decide(state, |overrides| overrides.places.push((one.into(), other.into())));
        }
    };
    (labels.len() > 1).then(|| {
        el("p")
            .class("controls")
            .child(choice(words.place_one, |pair, label| pair.0 = label))
            .child(choice(words.place_other, |pair, label| pair.1 = label))
            .child(button("", words.place_join, join))
    })
}
