//! The panel of drafts: new, open, rename, duplicate, delete.

use leptos::prelude::*;
use tongbi::draft::Summary;
use tongbi::i18n;

use super::element::{El, button, el};
use super::paste::close;
use super::persistence;
use super::state::{Panel, ShownDocument, State};
use super::{draft_file, draft_list, draft_opening, draft_session, history};
use crate::platform::{clock, page};

pub(crate) fn drafts(state: State) -> El {
    let new = move || {
        draft_session::start_new(state);
        state.panel.set(None);
    };
    let has_draft =
        Memo::new(move |_| state.shown_document.with(|shown| matches!(shown, ShownDocument::Draft { .. })));
    el("section")
        .class("panel")
        .label(state.say(|words| words.drafts))
        .child(el("h2").text(state.say(|words| words.drafts)))
        .child(list(state))
        .slot(move || all(state))
        .slot(move || has_draft.get().then(|| history::timeline(state)))
        .child(
            el("p")
                .class("choices")
                .child(button("", state.say(|words| words.draft_new), new))
                .child(button("", state.say(|words| words.draft_download), move || {
                    draft_file::download(state);
                }))
                .child(close(state)),
        )
}

/// The room that several drafts use, and the button that downloads all of them.
fn all(state: State) -> Option<El> {
    let drafts = draft_list::list(state);
    let bytes = drafts.iter().map(|draft| draft.bytes).sum();
    let words = i18n::page::drafts_size(state.lang.get(), drafts.len(), bytes);
    let button = button("plain", state.words().draft_download_all, move || draft_file::download_all(state));
    (drafts.len() > 1).then(|| el("p").class("soft").text(words).child(button))
}

/// The reader's drafts with a heading; `None` if there are none.
pub(crate) fn unfinished(state: State) -> Option<El> {
    let heading = el("h2").text(state.say(|words| words.start_drafts));
    (!draft_list::list(state).is_empty()).then(|| el("div").child(heading).child(list(state)))
}

/// The reader's drafts.
pub(crate) fn list(state: State) -> El {
    el("div").slot(move || {
        let drafts = draft_list::list(state);
        [if drafts.is_empty() {
            el("p").class("soft").text(state.words().draft_none)
        } else {
            el("ul").class("drafts").children(drafts.into_iter().map(|summary| row(state, &summary)))
        }]
    })
}

fn row(state: State, summary: &Summary) -> El {
    let Summary { id, name, contents, changed, bytes, .. } = summary.clone();
    let reports = contents.reports;
    let name = i18n::page::draft_title(state.lang.get(), &name, &contents);
    let renaming = RwSignal::new(false);
    let id = StoredValue::new(id);
    let is_open = Memo::new(move |_| {
        state.shown_document.with(
            |shown| matches!(shown, ShownDocument::Draft { id: open, .. } if id.with_value(|id| id == open)),
        )
    });
    let open = move || {
        id.with_value(|id| draft_opening::open(state, id));
        state.panel.update(|panel| *panel = panel.filter(|panel| *panel != Panel::Drafts));
    };
    let title = {
        let name = name.clone();
        move || {
            [if renaming.get() {
                rename(state, id, &name, renaming)
            } else {
                button("plain name", name.clone(), open)
            }]
        }
    };
    let labelled = |action: fn(State) -> &'static str| {
        let name = name.clone();
        move || i18n::page::of(state.lang.get(), action(state), &name)
    };
    let duplicate = {
        let name = name.clone();
        move || {
            let name = name.clone();
            is_open.get().then(|| {
                button("plain", state.say(|words| words.draft_duplicate), move || {
                    draft_session::duplicate(state, &i18n::page::copy_of(state.lang.get_untracked(), &name));
                })
            })
        }
    };
    let actions = el("span")
        .child(
            button("plain", state.say(|words| words.draft_rename), move || renaming.update(|on| *on = !*on))
                .label(labelled(|state| state.words().draft_rename)),
        )
        .slot(duplicate)
        .child(
            button("plain", state.say(|words| words.draft_delete), {
                let title = name.clone();
                move || id.with_value(|id| draft_list::delete(state, id, title.clone()))
            })
            .label(labelled(|state| state.words().draft_delete)),
        );
    el("li")
        .attr("aria-current", move || is_open.get().then_some("true"))
        .child(el("span").class("name").slot(title))
        .child(el("small").text(move || i18n::page::draft_size(state.lang.get(), reports)))
        .child(
            el("small")
                .class("soft")
                .text(move || i18n::page::draft_details(state.lang.get(), &clock::local(changed), bytes)),
        )
        .child(el("small").class("soft").text(move || {
            state.drafts_changed.track();
            let is_in_file = id.with_value(|id| persistence::is_in_file(id));
            if is_in_file { "" } else { state.words().draft_not_in_file }
        }))
        .child(actions)
}

/// The form that renames a draft.
fn rename(state: State, id: StoredValue<String>, name: &str, renaming: RwSignal<bool>) -> El {
    let new = RwSignal::new(name.to_owned());
    let save = move |event: page::Event| {
        event.prevent_default();
        let new = new.with_untracked(|new| new.trim().to_owned());
        if !new.is_empty() {
            renaming.set(false);
            id.with_value(|id| draft_list::rename(state, id, &new));
        }
    };
    el("form")
        .on("submit", save)
        .child(
            el("input")
                .label(state.say(|words| words.draft_name))
                .made(|field| page::focus_element(&field))
                .value(move || new.get())
                .take("input", move |text| new.set(text)),
        )
        .child(el("button").attr("type", "submit").text(state.say(|words| words.draft_save_name)))
}
