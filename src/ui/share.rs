//! The panel of links: what is on the page as a link, and what to do when that is too long.

use leptos::prelude::*;
use leptos::task::spawn_local;
use tongbi::i18n;
use tongbi::share;

use super::element::{El, button, el};
use super::notice::{Fixed, Notice};
use super::paste::close;
use super::state::State;
use super::{address, export};
use crate::platform::clipboard;

/// Up to here every chat app and mail program carries a link whole (the least that was found).
pub(super) const SAFE: usize = 2_000;

/// Beyond this no browser opens a link (Chromium's limit is 2 MiB).
const MOST: usize = 2_000_000;

pub(crate) fn share(state: State) -> El {
    let hosted = RwSignal::new(String::new());
    let link = Memo::new(move |_| link(state));
    let content = move || {
        if state.is_empty() {
            return vec![el("p").text(state.words().share_empty)];
        }
        let field = el("p")
            .class("row")
            .child(
                el("input")
                    .attr("readonly", true)
                    .label(state.say(|words| words.share_link))
                    .value(move || link.get()),
            )
            .child(button("primary", state.say(|words| words.share_copy), move || {
                copy(state, link.get_untracked());
            }));
        let advice = move || {
            let (length, words) = (link.with(String::len), state.words());
            if length <= SAFE {
                words.share_fits
            } else if length <= MOST {
                words.share_long
            } else {
                words.share_huge
            }
        };
        let size = el("p")
            .child(el("b").text(move || i18n::page::link_size(state.lang.get(), link.with(String::len))))
            .text(" ")
            .text(advice);
        let has_text = state.reports.with(|reports| reports.iter().any(|report| report.text.is_some()));
        let mut content = vec![el("p").text(state.words().share_lead), field, size];
        content.extend(has_text.then(|| el("p").class("soft").text(state.words().share_text_left)));
        content.push(by_address(state, hosted));
        content
    };
    el("section")
        .class("panel")
        .label(state.say(|words| words.share))
        .child(el("h2").text(state.say(|words| words.share)))
        .slot(content)
        .child(el("p").child(close(state)))
}

/// A link that holds what is on the page.
pub(super) fn link(state: State) -> String {
    let fragment = state.reports.with(|reports| share::data_fragment(reports, &state.view.get()));
    address::link(state.lang.get(), &fragment)
}

/// The short link: to a file that the reader has put somewhere.
fn by_address(state: State, hosted: RwSignal<String>) -> El {
    let given = move || hosted.with(|address| address.trim().to_owned());
    let field = el("input")
        .attr("type", "url")
        .attr("placeholder", "https://…/reports.json")
        .label(state.say(|words| words.share_hosted))
        .value(move || hosted.get())
        .take("input", move |address| hosted.set(address));
    let make = button("", state.say(|words| words.share_hosted_link), move || {
        let fragment = share::hosted_fragment(&given(), &state.view.get_untracked());
        copy(state, address::link(state.lang.get_untracked(), &fragment));
    })
    .attr("disabled", move || given().is_empty());
    el("details")
        .child(el("summary").text(state.words().share_hosted))
        .child(el("p").text(state.words().share_hosted_hint))
        .child(
            el("p")
                .class("row")
                .child(button("", state.say(|words| words.share_file), move || export::json(state)))
                .child(field)
                .child(make),
        )
}

/// Puts a link on the clipboard and says whether that went well.
pub(crate) fn copy(state: State, text: String) {
    spawn_local(async move {
        let copied = clipboard::copy(&text).await;
        state.notify(Notice::Fixed(if copied { Fixed::Copied } else { Fixed::CopyFailed }));
    });
}
