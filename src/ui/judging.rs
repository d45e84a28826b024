//! "How we judge": the rules behind verdicts and findings, one click away from them.

use leptos::prelude::*;
use tongbi::i18n::judging::{Rule, rules};

use super::element::{El, el};
use super::state::State;

/// The rules, folded.
pub(crate) fn disclosure(state: State) -> El {
    let rule = |Rule { word, means }: Rule| [el("dt").text(word), el("dd").text(means)];
    el("details")
        .class("judging")
        .child(el("summary").text(state.say(|words| words.judging)))
        .child(el("dl").slot(move || rules(state.lang.get()).into_iter().flat_map(rule)))
}
