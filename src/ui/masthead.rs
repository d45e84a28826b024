//! The top of the page: the logo and the global actions.

use leptos::prelude::*;
use tongbi::i18n::words::Words;

use super::element::{El, button, el};
use super::lazy;
use super::navigation;
use super::state::{Panel, State};
use crate::platform::{files, page};

/// The file input shared by all buttons that open files.
const FILES: &str = "files";

pub(crate) fn masthead(state: State) -> El {
    let dark = RwSignal::new(page::prefers_dark());
    let panel = move |panel: Panel, name: fn(&Words) -> &'static str| {
        button("plain", state.say(name), move || navigation::toggle(state, panel))
            .attr("id", panel_id(panel))
            .attr("aria-expanded", move || if state.panel.get() == Some(panel) { "true" } else { "false" })
    };
    let language =
        button("plain", state.say(|words| words.language), move || navigation::switch_language(state))
            .attr("lang", move || state.lang.get().pick("en", "zh"));
    let theme = button("plain", state.say(|words| words.theme), move || {
        dark.update(|dark| *dark = !*dark);
        page::set_theme(if dark.get_untracked() { "dark" } else { "light" });
    })
    .attr("aria-pressed", move || if dark.get() { "true" } else { "false" });
    let tools = el("nav")
        .label(state.say(|words| words.tools))
        .child(open_button(state, "plain"))
        .child(panel(Panel::Paste, |words| words.paste))
        .child(panel(Panel::Drafts, |words| words.drafts))
        .child(panel(Panel::Share, |words| words.share))
        .child(panel(Panel::Export, |words| words.export))
        .child(language)
        .child(theme);
    let input = el("input")
        .attr("id", FILES)
        .attr("type", "file")
        .attr("multiple", true)
        .attr("hidden", true)
        .attr("tabindex", "-1")
        .attr("aria-hidden", "true")
        .on("change", move |event| {
            let files = files::chosen(&event);
            lazy::with(state, move |lazy| (lazy.files)(state, files));
        });
    let mark = el("span")
        .class("mark")
        .child(el("b").text("同比"))
        .child(el("span").text(state.say(|words| words.tagline)));
    el("header").class("masthead").child(mark).child(tools).child(input)
}

/// The id of the button for a panel.
pub(crate) fn panel_id(panel: Panel) -> &'static str {
    match panel {
        Panel::Paste => "open-paste",
        Panel::Drafts => "open-drafts",
        Panel::Share => "open-share",
        Panel::Export => "open-export",
    }
}

/// The button that opens files.
pub(crate) fn open_button(state: State, class: &'static str) -> El {
    button(class, state.say(|words| words.open), || page::click(FILES))
}
