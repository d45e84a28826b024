//! A chart within another page: the frame to copy. What the frame shows is `Chart::figure`.

use leptos::prelude::*;
use tongbi::chart::{self, Wording as _};

use super::plot::Plot;
use crate::ui::element::{El, button, el};
use crate::ui::share::{self, copy};
use crate::ui::state::State;

/// The height of the texts around a drawing in a frame, in pixels.
const AROUND: u32 = 200;

/// The panel with the frame to copy.
pub(super) fn panel(state: State, plot: Plot) -> El {
    let address = Memo::new(move |_| share::frame(state));
    let markup = move || {
        // It is made anew with the chart.
        let drawn = plot.drawn();
        let Some((chart, height)) = drawn else { return String::new() };
        let title = state.lang.get().title(&chart);
        chart::embed(&address.get(), &title, height + AROUND)
    };
    let text = el("textarea")
        .attr("readonly", true)
        .attr("rows", "3")
        .label(state.say(|words| words.chart_embed_code))
        .value(markup);
    el("div").class("embed").child(el("p").text(state.say(|words| words.chart_embed_hint))).child(text).child(
        el("p")
            .class("choices")
            .child(button("primary", state.say(|words| words.chart_embed_copy), move || {
                copy(state, untrack(markup));
            }))
            .child(
                el("a")
                    .attr("href", move || address.get())
                    .attr("target", "_blank")
                    .attr("rel", "noopener")
                    .text(state.say(|words| words.chart_embed_look)),
            ),
    )
}
