//! The panel for pasting text.

use leptos::prelude::*;

use tongbi::intake::html;

use super::element::{El, button, el};
use super::load;
use super::state::State;
use crate::platform::clipboard::{self, Pasted};

pub(crate) fn paste(state: State) -> El {
    let text = RwSignal::new(String::new());
    let last = StoredValue::new(None::<Pasted>);
    let read = move || {
        let text = text.get_untracked();
        if !text.trim().is_empty() {
            let html = last.with_value(|last| last.as_ref().and_then(|pasted| richer(pasted, &text)));
            load::paste(state, html.unwrap_or(text));
            state.panel.set(None);
        }
    };
    let field = el("textarea")
        .attr("id", "paste-text")
        .attr("rows", "8")
        .attr("spellcheck", "false")
        .value(move || text.get())
        .take("input", move |new| text.set(new))
        .on("paste", move |event| last.set_value(clipboard::pasted(&event)));
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

/// The HTML that was pasted, if it holds more than the text, and the text is still as pasted.
fn richer(pasted: &Pasted, text: &str) -> Option<String> {
    let plain = |text: &str| text.chars().filter(|c| *c != '\r').collect::<String>();
    let is_whole = plain(&pasted.text).trim() == plain(text).trim();
    (is_whole && html::is_richer(&pasted.html)).then(|| pasted.html.clone())
}

/// The button that closes the open panel.
pub(crate) fn close(state: State) -> El {
    button("plain", state.say(|words| words.close), move || state.panel.set(None))
}
