//! Undo and redo, and the timeline of the open draft.

use leptos::prelude::*;
use tongbi::document::DocumentDifference;
use tongbi::draft::TimelinePoint;
use tongbi::i18n;

use super::element::{El, button, el};
use super::state::State;
use super::{draft_session, draft_timeline, draft_undo};
use crate::platform::{clock, page};

/// The undo and redo buttons; `None` while there is nothing to undo or redo. A button without a step keeps the focus.
pub(crate) fn buttons(state: State) -> Option<El> {
    let none = Memo::new(move |_| state.steps.get() == (None, None));
    if none.get() {
        return None;
    }
    let (undo, redo) = (move || state.steps.get().0, move || state.steps.get().1);
    let step = move |name: fn(&i18n::words::Words) -> &'static str, act: fn(State)| {
        button("plain", state.say(name), move || act(state))
    };
    let title = move |action| i18n::draft::action(state.lang.get(), action);
    Some(
        el("p")
            .class("history")
            .child(
                step(|words| words.undo, draft_undo::undo)
                    .attr("aria-disabled", move || undo().is_none().then_some("true"))
                    .attr("title", move || undo().map(title)),
            )
            .child(
                step(|words| words.redo, draft_undo::redo)
                    .attr("aria-disabled", move || redo().is_none().then_some("true"))
                    .attr("title", move || redo().map(title)),
            ),
    )
}

/// The timeline of the open draft.
pub(crate) fn timeline(state: State) -> El {
    let name = RwSignal::new(String::new());
    let keep = move |event: page::Event| {
        event.prevent_default();
        let named = name.with_untracked(|name| name.trim().to_owned());
        if !named.is_empty() {
            draft_session::point(state, Some(&named));
            name.set(String::new());
        }
    };
    let form = el("form")
        .class("row")
        .on("submit", keep)
        .child(
            el("input")
                .label(state.say(|words| words.timeline_name))
                .attr("placeholder", state.say(|words| words.timeline_name))
                .value(move || name.get())
                .take("input", move |text| name.set(text)),
        )
        .child(el("button").attr("type", "submit").text(state.say(|words| words.timeline_keep)));
    let points = move || draft_timeline::points(state).into_iter().map(move |point| line(state, &point));
    el("details")
        .class("timeline")
        .child(el("summary").text(state.say(|words| words.timeline)))
        .child(el("p").class("soft").text(state.say(|words| words.timeline_lead)))
        .child(form)
        .child(el("ul").class("drafts").slot(move || points().collect::<Vec<_>>()))
}

/// A point: its time or name, the changes since, and a button to open it.
fn line(state: State, point: &TimelinePoint) -> El {
    let lang = state.lang.get();
    let words = state.words();
    let time = clock::local(point.time);
    let title = point.name.as_ref().map_or_else(|| time.clone(), |name| format!("{name} {time}"));
    let key = StoredValue::new(point.key.clone());
    let since = RwSignal::new(None::<Vec<DocumentDifference>>);
    let compare = move || key.with_value(|key| draft_timeline::compare_point(key, since));
    let open = {
        let title = title.clone();
        move || key.with_value(|key| draft_timeline::open_point(state, key, &title))
    };
    let said = move || {
        since.get().map(|since| match since.is_empty() {
            true => state.words().timeline_same.to_owned(),
            false => i18n::page::differences(state.lang.get(), &since),
        })
    };
    let named = |action: &'static str| i18n::page::of(lang, action, &title);
    el("li")
        .child(el("span").class("name").text(title.clone()))
        .child(el("small").attr("aria-live", "polite").text(said))
        .child(button("plain", words.timeline_compare, compare).label(named(words.timeline_compare)))
        .child(button("plain", words.timeline_open, open).label(named(words.timeline_open)))
}
