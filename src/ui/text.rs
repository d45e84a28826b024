//! 原文: the report's text with every reading marked; without a text, the readings in order.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use tongbi::annotate::{self, ReadingRef, Segment, TextBlock, TextMark};
use tongbi::compare::ObservationRef;
use tongbi::correct::{self, AmountKind, AmountRef};
use tongbi::i18n;
use tongbi::i18n::Lang;
use tongbi::model::{Observation, Report, Span, StatementRef, Value};

use super::element::{El, button, el};
use super::state::State;
use super::{correction, figure, identity_form, navigation, tabs};
use crate::platform::page;

pub(crate) fn text(state: State) -> El {
    let chosen = Memo::new(move |_| state.chosen());
    // The statement that led here gets the focus once the view is built.
    Effect::new(move |_| {
        chosen.track();
        if let Some(at) = state.shown.get() {
            page::focus(&id(at));
        }
    });
    el("div").slot(move || {
        let at = chosen.get()?;
        let lang = state.lang.get();
        let report = state.reports.with(|reports| reports.get(at).cloned())?;
        let number = u32::try_from(at).ok()?;
        let words = state.words();
        let title = report
            .title
            .clone()
            .unwrap_or_else(|| i18n::page::report_title(lang, &report.place.name, report.year));
        let has_text = report.text.is_some();
        let lead = if has_text { words.text_lead } else { words.text_none };
        let back = move || {
            let came = state.came.get()?;
            let name = i18n::page::back_to(state.lang.get(), tabs::tab_name(state, came));
            Some(el("p").class("back").child(button("plain", name, navigation::back)))
        };
        Some(
            el("div")
                .slot(back)
                .child(
                    el("div")
                        .class("title")
                        .child(el("h1").text(title))
                        .child(el("p").text(lead))
                        .child(identity_form::button(state, &report)),
                )
                .child(if has_text {
                    marked(state, report, number)
                } else {
                    readings(state, lang, number, report)
                }),
        )
    })
}

/// The words of the reading whose details are shown.
const CHOSEN: &str = "mark[aria-pressed='true']";

/// The element id of a statement.
fn id(at: ObservationRef) -> String {
    let StatementRef { commitment, observation } = at.statement;
    match commitment {
        None => format!("at-{}-{observation}", at.report),
        Some(task) => format!("at-{}-{task}-{observation}", at.report),
    }
}

/// The report's text beside the details of the chosen reading.
fn marked(state: State, report: Arc<Report>, number: u32) -> El {
    let chosen = RwSignal::new(state.shown.get_untracked().filter(|at| at.report == number).map(item));
    let selected = RwSignal::new(None);
    let look = move || selected.set(page::selected("data-from").map(|(start, end)| Span { start, end }));
    let position = number as usize;
    let missed = correction::missed(state, &report, position, selected);
    let corrections = correction::corrections(state, &report, position);
    let blocks = annotate::blocks(&report);
    let is_unsure = |one: &&Segment| one.reading.is_some_and(|reading| reading.unsure);
    let count = |block: &TextBlock| match block {
        TextBlock::Paragraph(segments) => segments.iter().filter(is_unsure).count(),
        TextBlock::Table(rows) => rows.iter().flatten().flatten().filter(is_unsure).count(),
    };
    let unsure: usize = blocks.iter().map(count).sum();
    let only_unsure = RwSignal::new(false);
    let block = |block: TextBlock| {
        let class = if count(&block) > 0 { "" } else { "sure" };
        let filled = |element: El, segments: Vec<Segment>| {
            segments.into_iter().fold(element, |element, one| segment(element, one, number, chosen))
        };
        match block {
            TextBlock::Paragraph(segments) => filled(el("p").class(class), segments),
            TextBlock::Table(rows) => {
                let row = |row: Vec<Vec<Segment>>| {
                    el("tr").children(row.into_iter().map(|cell| filled(el("td"), cell)))
                };
                let body = el("tbody").children(rows.into_iter().map(row));
                el("div").class(class).child(figure::scrolling(state, el("table").child(body)))
            }
        }
    };
    let filter = (unsure > 0).then(|| {
        let name = i18n::page::to_be_confirmed(state.lang.get_untracked(), unsure);
        button("plain", name, move || only_unsure.update(|only| *only = !*only))
            .attr("aria-pressed", move || if only_unsure.get() { "true" } else { "false" })
    });
    close_when_done(state, chosen);
    let slip = move || match chosen.get() {
        Some(item) => {
            let mut slip = slip(state, state.lang.get(), &report, item).unwrap_or_default();
            slip.extend(reference(item, number).and_then(|at| correction::correction(state, &report, at)));
            slip.extend(amount(item).and_then(|at| correction::of_amount(state, &report, position, at)));
            slip.push(
                el("p").class("closing").child(button("", state.words().close, move || chosen.set(None))),
            );
            slip
        }
        None => vec![el("p").class("soft").text(state.words().text_choose)],
    };
    el("div")
        .class("text")
        .child(
            el("article")
                .attr("lang", "zh")
                .on("mouseup", move |_| look())
                .on("keyup", move |_| look())
                .on("touchend", move |_| look())
                .class(move || if only_unsure.get() { "unsure" } else { "" })
                .children(blocks.into_iter().map(block)),
        )
        .child(
            el("aside")
                .class("slip")
                .children(filter)
                .child(
                    el("div")
                        .class(move || if chosen.get().is_some() { "reading shown" } else { "reading" })
                        .attr("aria-live", "polite")
                        .slot(slip),
                )
                .child(missed)
                .children(corrections),
        )
}

/// Closes the details of a reading: on a click elsewhere or Escape, and where they stand over the text, when its words
/// are scrolled out of the window. A form that is being filled in stays.
fn close_when_done(state: State, chosen: RwSignal<Option<ReadingRef>>) {
    let close = move || {
        if chosen.get_untracked().is_some() && !page::has_focus(".reading form") {
            chosen.set(None);
        }
    };
    Effect::watch(move || state.closings.get(), move |_, _, _| close(), false);
    Effect::watch(
        move || state.scrolled.get(),
        move |_, _, _| {
            let is_out = |(top, height): (f64, f64)| top + height < 0.0 || top > page::height();
            if untrack(|| state.is_phone()) && page::extent(CHOSEN).is_some_and(is_out) {
                close();
            }
        },
        false,
    );
    // The details at the bottom of a narrow window would cover words that stand there.
    Effect::new(move |_| {
        if chosen.get().is_some() && untrack(|| state.is_phone()) {
            page::lift(CHOSEN, page::height() / 2.0);
        }
    });
}

fn segment(paragraph: El, segment: Segment, report: u32, chosen: RwSignal<Option<ReadingRef>>) -> El {
    let from = segment.from.to_string();
    let Some(reading) = segment.reading else {
        return paragraph.child(el("span").attr("data-from", from).text(segment.text));
    };
    let class = match reading.mark {
        TextMark::Result => "result",
        TextMark::Target => "target",
        TextMark::Change => "change",
        TextMark::Completion => "done",
        TextMark::Project => "money",
        TextMark::Repaired => "repair",
    };
    let class = if reading.unsure { format!("{class} unsure") } else { class.to_owned() };
    let this = reading.item;
    // A change or completion belongs to the preceding figure, which has the name.
    let aside = matches!(reading.mark, TextMark::Change | TextMark::Completion);
    paragraph.child(
        el("mark")
            .class(class)
            .attr("data-from", from)
            .attr("id", reference(this, report).filter(|_| !aside).map(id))
            .attr("role", "button")
            .attr("tabindex", "0")
            .attr("aria-pressed", move || if chosen.get() == Some(this) { "true" } else { "false" })
            .text(segment.text)
            .click(move || chosen.set(Some(this)))
            .keys(move |key| {
                let takes = matches!(key, "Enter" | " ");
                if takes {
                    chosen.set(Some(this));
                }
                takes
            }),
    )
}

fn item(at: ObservationRef) -> ReadingRef {
    ReadingRef::Statement(at.statement)
}

fn reference(item: ReadingRef, report: u32) -> Option<ObservationRef> {
    match item {
        ReadingRef::Statement(statement) => Some(ObservationRef { report, statement }),
        ReadingRef::Investment(_) | ReadingRef::Length(_) => None,
    }
}

/// The figure of a project that a reading refers to.
fn amount(item: ReadingRef) -> Option<AmountRef> {
    match item {
        ReadingRef::Investment(project) => Some(AmountRef { project, measure: AmountKind::Investment }),
        ReadingRef::Length(project) => Some(AmountRef { project, measure: AmountKind::Length }),
        ReadingRef::Statement(_) => None,
    }
}

/// The details of a reading.
fn slip(state: State, lang: Lang, report: &Report, item: ReadingRef) -> Option<Vec<El>> {
    let words = state.words();
    let of_observation = |observation: &Observation| {
        let value = i18n::page::value_with_unit(lang, &observation.value, &observation.unit);
        let period = i18n::compare::period(lang, observation.period);
        let kind = i18n::model::kind(lang, observation.kind).to_owned();
        let change = observation.change.as_ref().map(|change| i18n::page::stated_change(lang, change));
        let done = observation.completion.as_ref().map(|done| format!("{done}%"));
        let why = correct::repaired(report, observation).map(|why| i18n::page::repaired(lang, &why));
        let said = [change.unwrap_or_default(), done.unwrap_or_default(), why.unwrap_or_default()];
        (
            i18n::name::indicator(lang, &observation.indicator),
            value,
            period,
            kind,
            observation.evidence.clone(),
            said,
        )
    };
    let of_project = |number: usize, is_length: bool| {
        let project = report.projects.get(number)?;
        let amount = if is_length { &project.length } else { &project.investment }.as_ref()?;
        let value = i18n::page::value_with_unit(lang, &Value::Stated(amount.figure.clone()), &amount.unit);
        let due = project.due.map(|due| i18n::compare::period(lang, due)).unwrap_or_default();
        let kind = if is_length { words.length } else { words.investment };
        let said = <[String; 3]>::default();
        Some((project.name.clone(), value, due, kind.to_owned(), amount.evidence.clone(), said))
    };
    let (name, value, period, kind, evidence, [change, done, why]) = match item {
        ReadingRef::Statement(at) => of_observation(report.statement(at)?),
        ReadingRef::Investment(number) => of_project(number, false)?,
        ReadingRef::Length(number) => of_project(number, true)?,
    };
    let lines = [
        (words.indicator, name),
        (words.value, value.clone()),
        (words.period, period),
        (words.kind, kind),
        (words.change_stated, change),
        (words.completion_stated, done),
        (words.text_repaired, evidence.repaired_from.unwrap_or_default()),
        (words.text_repair_why, why),
        (words.text_runner_up, evidence.runner_up.map(|name| name.to_string()).unwrap_or_default()),
        (
            words.text_rule,
            evidence.origin.name().map(|rule| i18n::model::rule(lang, rule).to_owned()).unwrap_or_default(),
        ),
    ];
    let lines = lines.into_iter().filter(|(_, text)| !text.is_empty());
    let lines = lines.flat_map(|(name, text)| [el("dt").text(name), el("dd").text(text)]);
    Some(vec![el("b").text(value), el("dl").children(lines)])
}

/// All readings of a report without a text. A statement that led here must be there to get the focus.
fn readings(state: State, lang: Lang, number: u32, report: Arc<Report>) -> El {
    let words = state.words();
    let count = report.statements().count();
    let is_whole = state.shown.get_untracked().is_some();
    let line = move |(at, observation): (StatementRef, &Observation)| {
        let item = ReadingRef::Statement(at);
        let evidence = &observation.evidence;
        let mended =
            evidence.repaired_from.as_ref().map(|from| el("small").text(i18n::page::mended(lang, from)));
        let stated = observation.change.as_ref().map(|change| i18n::page::stated_change(lang, change));
        let done = observation.completion.as_ref().map(|done| i18n::page::completion(lang, done));
        let said =
            [stated, done, evidence.quote.clone()].into_iter().flatten().filter(|text| !text.is_empty());
        let said: Vec<String> = said.collect();
        let value = i18n::page::value_with_unit(lang, &observation.value, &observation.unit);
        el("tr")
            .attr("id", reference(item, number).map(id))
            .attr("tabindex", "-1")
            .child(
                el("th")
                    .attr("scope", "row")
                    .text(i18n::name::indicator(lang, &observation.indicator))
                    .children(figure::gloss(lang, &observation.indicator)),
            )
            .child(el("td").text(value).children(mended))
            .child(el("td").text(i18n::compare::period(lang, observation.period)))
            .child(el("td").text(i18n::model::kind(lang, observation.kind)))
            .child(el("td").class("words").text(said.join(lang.pick("；", "; "))))
    };
    let head = figure::columns(&[words.indicator, words.value, words.period, words.kind, words.text_said]);
    let build = move |range: Range<usize>| -> Vec<El> {
        report.statements().skip(range.start).take(range.len()).map(line).collect()
    };
    let body = el("tbody").gradual(count, move || is_whole || state.is_printing(), build);
    figure::scrolling(state, figure::table(words.text).child(head).child(body))
}
