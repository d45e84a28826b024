//! Tasks without a figure, each with the sentence that answers it. The reader can correct the match.

use leptos::prelude::*;
use tongbi::compare::{self, Index, Mention, Promise, Promised};
use tongbi::i18n;
use tongbi::i18n::Lang;
use tongbi::model::{Name, Year};

use super::super::edits;
use super::super::element::{El, button, el, option};
use super::super::figure;
use super::super::state::State;
use super::outcome::{mark, note};

pub(super) fn tasks(
    state: State,
    lang: Lang,
    index: &Index,
    (place, year): &(Name, Year),
    promises: &[&Promise],
    picking: RwSignal<Option<String>>,
) -> Option<El> {
    let rows: Vec<El> = promises
        .iter()
        .filter_map(|promise| row(state, lang, index, (place, *year), promise, picking))
        .collect();
    let words = state.words();
    (!rows.is_empty()).then(|| {
        let head = figure::columns(&[words.commitment, words.next_report, words.attainment, words.note]);
        let table = figure::table(words.commitments)
            .class("promised tasks")
            .child(head)
            .child(el("tbody").children(rows));
        el("section").child(el("h2").text(words.commitments)).child(figure::scrolling(state, table))
    })
}

fn row(
    state: State,
    lang: Lang,
    index: &Index,
    (place, year): (&Name, Year),
    promise: &Promise,
    picking: RwSignal<Option<String>>,
) -> Option<El> {
    let Promised::Task { report, commitment, mention } = &promise.promised else { return None };
    let task = index.reports().get(*report as usize)?.commitments.get(*commitment as usize)?;
    let words = state.words();
    let lead = task.lead.clone().map(|lead| el("small").text(lead));
    let answered = match mention {
        Mention::Found(answer) => {
            let hand = answer.by_hand.then(|| el("small").text(words.by_hand));
            el("td").class("words").attr("lang", "zh").text(answer.sentence.clone()).children(hand)
        }
        _ => el("td").class("words gap").text(i18n::promise::mention(lang, mention).to_owned()),
    };
    let said = match mention {
        Mention::Found(answer) if !answer.sure => Some(i18n::promise::possible(lang)),
        Mention::Found(answer) => Some(i18n::promise::task_status(lang, answer.status)),
        _ => None,
    };
    let outcome = el("td")
        .child(
            el("span").class(mark(promise.outcome())).text(i18n::promise::outcome(lang, promise.outcome())),
        )
        .children(said.map(|said| el("small").text(said)));
    let has_text = !matches!(mention, Mention::NoText | Mention::NoReport);
    let text = task.text.clone();
    let correct = has_text.then(|| {
        let (opened, shown) = (text.clone(), text.clone());
        button("plain", words.match_correct, move || {
            picking.update(|open| *open = (open.as_ref() != Some(&opened)).then(|| opened.clone()));
        })
        .label(i18n::page::of(lang, words.match_correct, &text))
        .attr("aria-expanded", move || {
            if picking.with(|open| open.as_ref() == Some(&shown)) { "true" } else { "false" }
        })
    });
    let (place, whose) = (place.clone(), text.clone());
    let picker = move || {
        let is_open = picking.with(|open| open.as_ref() == Some(&whose));
        is_open.then(|| picker(state, &place, year, &whose, picking))
    };
    Some(
        el("tr")
            .child(el("th").attr("scope", "row").class("task").text(task.text.clone()).children(lead))
            .child(answered)
            .child(outcome)
            .child(note(state, lang, promise, year).children(correct).slot(picker)),
    )
}

/// The select for the sentence that answers a task.
fn picker(state: State, place: &Name, year: Year, task: &str, picking: RwSignal<Option<String>>) -> El {
    let words = state.words();
    let found = state.index.with_untracked(|index| compare::candidates(&index.0, place, year, task));
    let options = found.iter().enumerate().map(|(at, answer)| {
        let text = format!("{} · {}%", answer.sentence, answer.score);
        option(at.to_string(), text, false)
    });
    let sentences: Vec<String> = found.iter().map(|answer| answer.sentence.clone()).collect();
    let (place, task) = (place.clone(), task.to_owned());
    el("select")
        .label(words.match_choose)
        .take("change", move |chosen| {
            let decided = match chosen.as_str() {
                "auto" => None,
                "none" => Some(None),
                at => match at.parse().ok().and_then(|at: usize| sentences.get(at)) {
                    Some(sentence) => Some(Some(sentence.clone())),
                    None => return,
                },
            };
            picking.set(None);
            edits::decide(state, |view| view.overrides.answer(&place, year, &task, decided));
        })
        .child(option(String::new(), words.match_choose, true))
        .child(option("none".to_owned(), words.match_none, false))
        .child(option("auto".to_owned(), words.match_auto, false))
        .children(options)
}
