//! The panel for sharing: the view or everything, as a link, a QR code or a file.

use leptos::prelude::*;
use leptos::task::spawn_local;
use tongbi::compare::Index;
use tongbi::i18n;
use tongbi::i18n::words::Words;
use tongbi::share;
use tongbi::view::{Tab, View};

use super::address::Shows;
use super::element::{El, button, el};
use super::notice::{Fixed, Notice};
use super::paste::close;
use super::state::State;
use super::{address, export, qr};
use crate::platform::{clipboard, clock, pinyin};

/// The longest link that every chat app and mail program carries, by the least limit found.
pub(super) const SAFE: usize = 2_000;

/// Longer links are not opened: see the budget in `tongbi::share`, and Chromium's limit of 2 MiB.
const MOST: usize = 500_000;

/// The scope of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    /// The figures that the view shows.
    View,
    /// The same, with the source sentences.
    Quoted,
    /// All reports.
    Everything,
}

impl Scope {
    const ALL: [Self; 3] = [Self::View, Self::Quoted, Self::Everything];

    fn name(self, words: &Words) -> &'static str {
        match self {
            Self::View => words.share_view,
            Self::Quoted => words.share_quoted,
            Self::Everything => words.share_everything,
        }
    }

    /// The link to the present view. Not reactive.
    async fn link(self, state: State, shows: Shows) -> String {
        let (index, view) = (state.index.get_untracked().0, state.view.get_untracked());
        let mut pause = clock::Slices::begin();
        let fragment = fragment(&index, &view, self, &mut pause).await;
        address::link(state.lang.get_untracked(), shows, &fragment)
    }
}

impl share::Pause for clock::Slices {
    async fn pause(&mut self) {
        if self.is_over() {
            self.next().await;
        }
    }
}

async fn fragment(index: &Index, view: &View, scope: Scope, pause: &mut clock::Slices) -> String {
    let sentences = match scope {
        Scope::Everything => {
            let mut view = view.clone();
            // The file that draws a link's chart before the page runs (src/bin/chart.rs) cannot choose indicators, so
            // the link names them.
            if view.tab == Tab::Charts {
                view.drawn = view.drawn_indicators(index);
            }
            return share::data_fragment_in_steps(index.reports(), &view, pause).await;
        }
        Scope::Quoted => true,
        Scope::View => false,
    };
    let excerpt = share::excerpt_in_steps(index, view, sentences, &pinyin::initial, pause).await;
    share::excerpt_fragment_in_steps(&excerpt, pause).await
}

pub(crate) fn share(state: State) -> El {
    let chosen = RwSignal::new(None::<Scope>);
    let links = links(state);
    // By default everything, if its link is short enough for every app; else the view.
    let scope = Memo::new(move |_| {
        let fitting = || {
            links.with(|links| {
                links.iter().rev().find(|(_, link)| link.len() <= SAFE).map(|(scope, _)| *scope)
            })
        };
        chosen.get().or_else(fitting).unwrap_or(Scope::View)
    });
    let link = Memo::new(move |_| {
        links.with(|links| links.iter().find(|(one, _)| *one == scope.get()).map(|(_, link)| link.clone()))
    });
    let link = move || link.get().unwrap_or_default();
    let is_made = Memo::new(move |_| links.with(|links| links.len() == Scope::ALL.len()));
    let content = move || {
        if state.is_empty() {
            return vec![el("p").text(state.words().share_empty)];
        }
        if !is_made.get() {
            return Vec::new();
        }
        let has_text = state.reports.with(|reports| reports.iter().any(|report| report.text.is_some()));
        let mut content = vec![
            scopes(state, scope, chosen),
            field(state, link),
            el("p").text(move || size(state, link().len())),
            code(state, link),
            files(state),
        ];
        content.extend(has_text.then(|| el("p").class("soft").text(state.words().share_text_left)));
        content.push(by_address(state));
        content
    };
    el("section")
        .class("panel")
        .label(state.say(|words| words.share))
        .child(el("h2").text(state.say(|words| words.share)))
        .slot(content)
        .child(el("p").child(close(state)))
}

/// The links of all scopes. They are made in slices, because they take a while.
fn links(state: State) -> RwSignal<Vec<(Scope, String)>> {
    let links = RwSignal::new(Vec::new());
    let round = StoredValue::new(0u32);
    Effect::new(move |_| {
        // A memo that is never read tells no change, so tracking alone is not enough.
        state.view.with(|_| ());
        state.index.with(|_| ());
        state.lang.get();
        round.update_value(|round| *round += 1);
        let this = round.get_value();
        links.set(Vec::new());
        spawn_local(async move {
            for scope in Scope::ALL {
                clock::breathe().await;
                let is_wanted = || round.try_get_value() == Some(this);
                // The panel is closed, or the view has changed.
                if !is_wanted() {
                    return;
                }
                let shows = Shows::of(state.view.with_untracked(|view| view.tab));
                let link = scope.link(state, shows).await;
                if !is_wanted() {
                    return;
                }
                links.update(|links| links.push((scope, link)));
            }
        });
    });
    links
}

fn scopes(state: State, scope: Memo<Scope>, chosen: RwSignal<Option<Scope>>) -> El {
    let one = move |this: Scope| {
        button("", move || this.name(state.words()), move || chosen.set(Some(this)))
            .attr("aria-pressed", move || if scope.get() == this { "true" } else { "false" })
    };
    el("p")
        .class("choices")
        .attr("role", "group")
        .label(state.say(|words| words.share_what))
        .children(Scope::ALL.map(one))
}

fn field(state: State, link: impl Fn() -> String + Copy + Send + 'static) -> El {
    let text = el("input").attr("readonly", true).label(state.say(|words| words.share_link)).value(link);
    let copy = button("primary", state.say(|words| words.share_copy), move || copy(state, untrack(link)));
    el("p").class("row").child(text).child(copy)
}

/// The length of the link, and what can carry it.
fn size(state: State, length: usize) -> String {
    let words = state.words();
    let advice = if length <= SAFE {
        words.share_fits
    } else if length <= MOST {
        words.share_long
    } else {
        words.share_huge
    };
    format!("{} {advice}", i18n::page::link_size(state.lang.get(), length))
}

/// The link as a QR code, on request.
fn code(state: State, link: impl Fn() -> String + Copy + Send + 'static) -> El {
    let shown = RwSignal::new(None::<(String, Option<String>)>);
    let make = move || {
        let text = untrack(link);
        spawn_local(async move {
            let code = qr::code(text.clone()).await;
            shown.set(Some((text, code)));
        });
    };
    let picture = move || {
        // Only the code of the current link is shown.
        let (_, code) = shown.get().filter(|(text, _)| *text == link())?;
        Some(match code {
            Some(svg) => el("p").child(
                el("img")
                    .class("qr")
                    .attr("alt", state.words().share_code_hint)
                    .attr("src", data_address(&svg)),
            ),
            None => el("p").text(state.words().share_code_large),
        })
    };
    el("div").child(el("p").child(button("", state.say(|words| words.share_code), make))).slot(picture)
}

/// A drawing as a data URL.
fn data_address(svg: &str) -> String {
    let mut address = String::from("data:image/svg+xml,");
    for c in svg.chars() {
        match c {
            '"' => address.push('\''),
            '#' => address.push_str("%23"),
            '<' => address.push_str("%3C"),
            '>' => address.push_str("%3E"),
            _ => address.push(c),
        }
    }
    address
}

/// Everything as a file to download.
fn files(state: State) -> El {
    el("p")
        .class("choices")
        .child(button("", state.say(|words| words.share_page), move || export::html_page(state)))
        .child(button("", state.say(|words| words.share_file), move || export::json(state)))
        .child(el("span").class("soft").text(state.say(|words| words.share_page_hint)))
}

/// A link to the view without sentences. Reactive.
pub(super) fn link(state: State) -> String {
    view_link(state, Shows::of(state.view.with(|view| view.tab)))
}

/// The address of the view's chart alone, for a frame in another page. Reactive.
pub(super) fn frame(state: State) -> String {
    view_link(state, Shows::Frame)
}

fn view_link(state: State, shows: Shows) -> String {
    let view = state.view.get();
    let excerpt = state.index.with(|index| share::excerpt(&index.0, &view, false, &pinyin::initial));
    address::link(state.lang.get(), shows, &share::excerpt_fragment(&excerpt))
}

/// The short link, which refers to a file that the reader published.
fn by_address(state: State) -> El {
    let hosted = RwSignal::new(String::new());
    let given = move || hosted.with(|address| address.trim().to_owned());
    let field = el("input")
        .attr("type", "url")
        .attr("placeholder", "https://…/reports.json")
        .label(state.say(|words| words.share_hosted))
        .value(move || hosted.get())
        .take("input", move |address| hosted.set(address));
    let make = button("", state.say(|words| words.share_hosted_link), move || {
        let fragment = share::hosted_fragment(&given(), &state.view.get_untracked());
        copy(state, address::link(state.lang.get_untracked(), Shows::View, &fragment));
    })
    .attr("disabled", move || given().is_empty());
    el("details")
        .child(el("summary").text(state.words().share_hosted))
        .child(el("p").text(state.words().share_hosted_hint))
        .child(el("p").class("row").child(field).child(make))
}

/// Copies a link to the clipboard and reports the result.
pub(crate) fn copy(state: State, text: String) {
    spawn_local(async move {
        let copied = clipboard::copy(&text).await;
        state.notify(Notice::Fixed(if copied { Fixed::Copied } else { Fixed::CopyFailed }));
    });
}
