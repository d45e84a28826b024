//! The reader's own words for a chart: title, subtitle and note. Each change is an edit that can be undone.

use leptos::prelude::*;
use tongbi::chart::{Caption, Chart, Wording as _};
use tongbi::i18n::{self, Lang};

use super::plot::Charted;
use crate::ui::edits;
use crate::ui::element::{El, button, el};
use crate::ui::state::State;

/// The longest text of a field, in characters.
const LONGEST: &str = "300";

/// One of the texts: its words in a chart, those made from the data, and its position in a caption.
#[derive(Clone, Copy)]
struct Field {
    shown: fn(Lang, &Chart) -> String,
    made: fn(Lang, &Chart) -> String,
    own: fn(&mut Caption) -> &mut Option<String>,
}

pub(super) fn fields(state: State, charted: Charted) -> El {
    let title = Field {
        shown: |lang, chart| lang.title(chart),
        made: i18n::chart::made_title,
        own: |caption| &mut caption.title,
    };
    let subtitle = Field {
        shown: |lang, chart| lang.subtitle(chart),
        made: i18n::chart::made_subtitle,
        own: |caption| &mut caption.subtitle,
    };
    let note = Field {
        shown: |_, chart| chart.caption.note.clone().unwrap_or_default(),
        made: |_, _| String::new(),
        own: |caption| &mut caption.note,
    };
    let reset = move || {
        let is_own = charted.with(|charted| charted.as_ref().is_ok_and(|chart| !chart.caption.is_empty()));
        is_own.then(|| {
            button("plain", state.say(|words| words.chart_words_reset), move || {
                set(state, |caption| *caption = Caption::default());
            })
        })
    };
    el("details")
        .class("caption")
        .child(el("summary").text(state.say(|words| words.chart_words)))
        .child(field(state, charted, title, state.say(|words| words.chart_title)))
        .child(field(state, charted, subtitle, state.say(|words| words.chart_subtitle)))
        .child(field(state, charted, note, state.say(|words| words.chart_note)))
        .slot(reset)
}

fn field(
    state: State,
    charted: Charted,
    field: Field,
    name: impl Fn() -> &'static str + Send + 'static,
) -> El {
    let shown = move || {
        charted.with(|charted| {
            charted.as_ref().map(|chart| (field.shown)(state.lang.get(), chart)).unwrap_or_default()
        })
    };
    let write = move |text: String| {
        let made = charted.with_untracked(|charted| {
            charted.as_ref().map(|chart| (field.made)(state.lang.get_untracked(), chart)).unwrap_or_default()
        });
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let own = (!text.is_empty() && text != made).then_some(text);
        set(state, |caption| *(field.own)(caption) = own);
    };
    el("label")
        .text(name)
        .child(el("input").attr("type", "text").attr("maxlength", LONGEST).value(shown).take("change", write))
}

/// Changes the caption of the chart on screen.
fn set(state: State, change: impl FnOnce(&mut Caption)) {
    let drawn =
        state.index.with_untracked(|index| state.view.with_untracked(|view| view.drawn_indicators(&index.0)));
    edits::decide(state, |view| {
        let mut caption = view.caption(&drawn);
        change(&mut caption);
        view.set_caption(&drawn, caption);
    });
}
