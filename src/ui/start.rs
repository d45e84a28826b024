//! The page with nothing loaded: what it does, where to drop, samples, unfinished drafts.

use super::element::{El, button, el};
use super::load::{self, Sample};
use super::masthead::open_button;
use super::state::{Panel, State};
use super::{desk, drafts};

pub(crate) fn start(state: State) -> El {
    let drop = el("div")
        .class("drop large")
        .child(el("p").text(state.say(|words| words.start_drop)))
        .child(el("p").class("choices middle").child(open_button(state, "primary")).child(button(
            "",
            state.say(|words| words.paste),
            move || state.toggle(Panel::Paste),
        )))
        .child(el("p").class("soft").text(state.say(|words| words.start_drop_kinds)));
    let samples = el("p")
        .class("choices")
        .child(button("", state.say(|words| words.sample_dujia), move || load::sample(state, Sample::Dujia)))
        .child(button("", state.say(|words| words.sample_state), move || {
            load::sample(state, Sample::StateCouncil);
        }));
    let unfinished = move || {
        let drafts = desk::list(state);
        let heading = (!drafts.is_empty()).then(|| el("h2").text(state.say(|words| words.start_drafts)));
        heading.into_iter().chain((!drafts.is_empty()).then(|| drafts::list(state)))
    };
    el("section")
        .class("start")
        .attr("id", "view")
        .attr("role", "tabpanel")
        .label(state.say(|words| words.start_heading))
        .child(el("h1").text(state.say(|words| words.start_heading)))
        .child(el("p").class("lead").text(state.say(|words| words.start_lead)))
        .child(drop)
        .child(el("h2").text(state.say(|words| words.start_samples)))
        .child(samples)
        .slot(unfinished)
        .child(el("p").class("soft").text(state.say(|words| words.start_private)))
}
