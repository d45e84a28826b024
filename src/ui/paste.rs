//! The panel for pasting text.

use leptos::prelude::*;

use super::element::{El, button, el};
use super::load;
use super::state::State;

pub(crate) fn paste(state: State) -> El {
    let text = RwSignal::new(String::new());
    let read = move || {
        let text = text.get_untracked();
        if !text.trim().is_empty() {
            load::paste(state, text);
            state.panel.set(None);
        }
    };
    let field = el("textarea")
        .attr("id", "paste-text")
        .attr("rows", "8")
        .attr("spellcheck", "false")
        .value(move || text.get())
        .take("input", move |new| text.set(new));
    el("section")
        .class("panel")
        .label(state.say(|words| words.paste))
        .child(el("label").attr("for", "paste-text").text(state.say(|words| words.paste_hint)))
        .child(field)
        .child(
            el("p")
                .class("choices")
                .child(button("primary", state.say(|words| words.paste_read), read))
                .child(close(state)),
        )
}

/// The button that closes the open panel.
pub(crate) fn close(state: State) -> El {
    button("plain", state.say(|words| words.close), move || state.panel.set(None))
}
