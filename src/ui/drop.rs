//! Files and folders dropped anywhere on the page.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::element::{El, el};
use super::lazy;
use super::state::State;
use crate::platform::{files, page};

/// Accepts dropped files, and shows the drop zone while files hover over the page.
pub(crate) fn zone(state: State) -> El {
    let hovering = RwSignal::new(false);
    page::on_drop(
        move |over| {
            if hovering.get_untracked() != over {
                hovering.set(over);
            }
        },
        move |transfer| {
            let dropped = files::dropped(&transfer);
            spawn_local(async move {
                let files = dropped.await;
                lazy::with(state, move |lazy| (lazy.files)(state, files));
            });
        },
    );
    el("div")
        .class(move || if hovering.get() { "dropping over" } else { "dropping" })
        .attr("aria-hidden", "true")
        .child(el("p").text(state.say(|words| words.drop_now)))
}
