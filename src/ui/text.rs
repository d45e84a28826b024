//! 原文: the report's own words with every reading marked in place; where the words are not known,
//! its readings in reading order.

use std::sync::Arc;

use leptos::prelude::*;
use tongbi::annotate::{self, Item, Mark, Segment};
use tongbi::compare::ObservationRef;
use tongbi::i18n;
use tongbi::i18n::Lang;
use tongbi::model::{Evidence, Observation, Report, Value};

use super::figure;
use super::state::State;
use crate::platform::page;

#[component]
pub(crate) fn Text() -> impl IntoView {
    let state = State::here();
    let chosen = Memo::new(move |_| state.chosen());
    // The statement that led here takes the focus once its view stands.
    Effect::new(move |_| {
        chosen.track();
        if let Some(at) = state.shown.get() {
            page::focus(&id(at));
        }
    });
    move || {
        let at = chosen.get()?;
        let lang = state.lang.get();
        let report = state.reports.with(|reports| reports.get(at).cloned())?;
        let number = u32::try_from(at).ok()?;
        Some(view! {
            <div class="title">
                <h1>{report.title.clone().unwrap_or_else(|| i18n::page::report_title(lang, &report.place.name, report.year))}</h1>
                <p>{if report.text.is_some() { state.words().text_lead } else { state.words().text_none }}</p>
            </div>
            {if report.text.is_some() {
                view! { <Words report number/> }.into_any()
            } else {
                readings(state, lang, number, &report).into_any()
            }}
        })
    }
}

/// The element that shows a statement.
fn id(at: ObservationRef) -> String {
    match at.commitment {
        None => format!("at-{}-{}", at.report, at.observation),
        Some(task) => format!("at-{}-{task}-{}", at.report, at.observation),
    }
}

/// The report's text beside a slip that says what the chosen reading was taken for.
#[component]
fn Words(report: Arc<Report>, number: u32) -> impl IntoView {
    let state = State::here();
    let chosen = RwSignal::new(state.shown.get_untracked().filter(|at| at.report == number).map(item));
    let paragraphs = annotate::paragraphs(&report)
        .into_iter()
        .map(|segments| view! { <p>{segments.into_iter().map(|one| segment(one, number, chosen)).collect_view()}</p> })
        .collect_view();
    view! {
        <div class="text">
            <article lang="zh">{paragraphs}</article>
            <aside class="slip" aria-live="polite">
                {move || match chosen.get() {
                    Some(item) => slip(state, state.lang.get(), &report, item).into_any(),
                    None => view! { <p class="soft">{state.words().text_choose}</p> }.into_any(),
                }}
            </aside>
        </div>
    }
}

fn segment(segment: Segment, report: u32, chosen: RwSignal<Option<Item>>) -> AnyView {
    let Some(reading) = segment.reading else { return segment.text.into_any() };
    let class = match reading.mark {
        Mark::Result => "result",
        Mark::Target => "target",
        Mark::Project => "money",
        Mark::Repaired => "repair",
    };
    let this = reading.item;
    view! {
        <mark
            class=class
            id=reference(this, report).map(id)
            role="button"
            tabindex="0"
            aria-pressed=move || (chosen.get() == Some(this)).to_string()
            on:click=move |_| chosen.set(Some(this))
            on:keydown=move |event| if matches!(event.key().as_str(), "Enter" | " ") {
                event.prevent_default();
                chosen.set(Some(this));
            }
        >
            {segment.text}
        </mark>
    }
    .into_any()
}

fn item(at: ObservationRef) -> Item {
    match at.commitment {
        None => Item::Observation(at.observation as usize),
        Some(task) => Item::Target(task as usize, at.observation as usize),
    }
}

fn reference(item: Item, report: u32) -> Option<ObservationRef> {
    let small = |number: usize| u32::try_from(number).ok();
    let (commitment, observation) = match item {
        Item::Observation(observation) => (None, small(observation)?),
        Item::Target(task, observation) => (Some(small(task)?), small(observation)?),
        Item::Investment(_) | Item::Length(_) => return None,
    };
    Some(ObservationRef { report, commitment, observation })
}

/// What a reading was taken for.
fn slip(state: State, lang: Lang, report: &Report, item: Item) -> Option<impl IntoView + use<>> {
    let words = state.words();
    let line = |name: &'static str, text: String| (!text.is_empty()).then(|| view! { <dt>{name}</dt><dd>{text}</dd> });
    let of_observation = |observation: &Observation| {
        (
            observation.indicator.to_string(),
            i18n::page::value_with_unit(lang, &observation.value, &observation.unit),
            i18n::compare::period(lang, observation.period),
            i18n::model::kind(lang, observation.kind).to_owned(),
            observation.evidence.clone(),
        )
    };
    let of_project = |number: usize, length: bool| {
        let project = report.projects.get(number)?;
        let amount = if length { &project.length } else { &project.investment }.as_ref()?;
        let value = i18n::page::value_with_unit(lang, &Value::Stated(amount.figure.clone()), &amount.unit);
        let kind = if length { words.length } else { words.investment };
        let due = project.due.map(|due| i18n::compare::period(lang, due)).unwrap_or_default();
        Some((project.name.clone(), value, due, kind.to_owned(), amount.evidence.clone()))
    };
    let (name, value, period, kind, evidence) = match item {
        Item::Observation(number) => of_observation(report.observations.get(number)?),
        Item::Target(task, number) => of_observation(report.commitments.get(task)?.targets.get(number)?),
        Item::Investment(number) => of_project(number, false)?,
        Item::Length(number) => of_project(number, true)?,
    };
    let Evidence { repaired_from, rule, .. } = evidence;
    Some(view! {
        <b>{value.clone()}</b>
        <dl>
            {line(words.indicator, name)}
            {line(words.value, value)}
            {line(words.period, period)}
            {line(words.kind, kind)}
            {line(words.text_repaired, repaired_from.unwrap_or_default())}
            {line(words.text_rule, rule.map(|rule| rule.to_string()).unwrap_or_default())}
        </dl>
    })
}

/// All readings of a report whose words are not known.
fn readings(state: State, lang: Lang, number: u32, report: &Report) -> impl IntoView + use<> {
    let words = state.words();
    let observations = report.observations.iter().enumerate().map(|(at, observation)| (Item::Observation(at), observation));
    let targets = report.commitments.iter().enumerate().flat_map(|(task, commitment)| {
        commitment.targets.iter().enumerate().map(move |(at, observation)| (Item::Target(task, at), observation))
    });
    let line = |(item, observation): (Item, &Observation)| {
        let evidence = &observation.evidence;
        let quote = evidence.quote.clone();
        let mended = evidence.repaired_from.as_ref().map(|from| view! { <small class="repaired">{i18n::page::mended(lang, from)}</small> });
        let stated = observation.change.as_ref().map(|change| i18n::page::stated_change(lang, change));
        let done = observation.completion.as_ref().map(|done| i18n::page::completion(lang, done));
        let more: Vec<String> = [stated, done, quote].into_iter().flatten().filter(|text| !text.is_empty()).collect();
        view! {
            <tr id=reference(item, number).map(id) tabindex="-1">
                <th scope="row">{observation.indicator.to_string()}{figure::gloss(lang, &observation.indicator)}</th>
                <td>{i18n::page::value_with_unit(lang, &observation.value, &observation.unit)}" "{mended}</td>
                <td>{i18n::compare::period(lang, observation.period)}</td>
                <td>{i18n::model::kind(lang, observation.kind)}</td>
                <td class="words">{more.join(lang.pick("；", "; "))}</td>
            </tr>
        }
    };
    view! {
        <div class="table">
            <table>
                <caption class="unseen">{words.text}</caption>
                <thead><tr>
                    <th scope="col" class="name">{words.indicator}</th><th scope="col">{words.value}</th><th scope="col">{words.period}</th>
                    <th scope="col">{words.kind}</th><th scope="col" class="words">{words.text_said}</th>
                </tr></thead>
                <tbody>{observations.chain(targets).map(line).collect_view()}</tbody>
            </table>
        </div>
    }
}
