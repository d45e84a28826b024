//! The start page: what the app does, where to drop files, samples, unfinished drafts.

use tongbi::i18n::words::Words;

use super::element::{El, button, el};
use super::lazy;
use super::masthead::open_button;
use super::navigation;
use super::sample::Sample;
use super::state::{Panel, State};

/// A text of the page.
type Word = fn(&Words) -> &'static str;

/// What the app does: the class of a picture, which the style sheet draws, and the words below it.
const DOES: [(&str, Word, Word); 3] = [
    ("read", |words| words.start_read, |words| words.start_read_hint),
    ("compare", |words| words.start_compare, |words| words.start_compare_hint),
    ("judge", |words| words.start_judge, |words| words.start_judge_hint),
];

fn does(state: State, picture: &'static str, name: Word, hint: Word) -> El {
    el("li")
        .child(el("span").class(picture).attr("aria-hidden", "true"))
        .child(el("b").text(state.say(name)))
        .child(el("small").text(state.say(hint)))
}

pub(crate) fn start(state: State) -> El {
    let drop = el("div")
        .class("drop large")
        .child(el("p").text(state.say(|words| words.start_drop)))
        .child(el("p").class("choices middle").child(open_button(state, "primary")).child(button(
            "",
            state.say(|words| words.paste),
            move || navigation::toggle(state, Panel::Paste),
        )))
        .child(el("p").class("soft").text(state.say(|words| words.start_drop_kinds)));
    let open = move |sample| lazy::with(state, move |lazy| (lazy.sample)(state, sample));
    let sample = |sample: Sample| {
        el("li")
            .child(button("", move || sample.button(state.words()), move || open(sample)))
            .child(el("small").text(move || sample.holds(state.words())))
    };
    let samples = el("ul").class("samples").children(Sample::ALL.map(sample));
    el("section")
        .class("start")
        .attr("id", "view")
        .attr("role", "tabpanel")
        .label(state.say(|words| words.start_heading))
        .child(el("h1").text(state.say(|words| words.start_heading)))
        .child(el("p").class("lead").text(state.say(|words| words.start_lead)))
        .child(
            el("ul")
                .class("does")
                .children(DOES.map(|(picture, name, hint)| does(state, picture, name, hint))),
        )
        .child(drop)
        .child(el("h2").text(state.say(|words| words.start_samples)))
        .child(samples)
        .child(el("p").class("soft").text(state.say(|words| words.samples_read)))
        .slot(lazy::show(state, move |lazy| (lazy.unfinished)(state)))
        .child(el("p").class("soft").text(state.say(|words| words.start_private)))
}
