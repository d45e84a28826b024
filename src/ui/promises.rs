//! 承诺: the targets and tasks of one report and their results in the next.

mod outcome;
mod schedule;
mod tasks;

use leptos::prelude::*;
use tongbi::compare::{self, Cell, Index, Outcome, ProgressClass, Promise, Promised, Verdict};
use tongbi::i18n;
use tongbi::i18n::Lang;
use tongbi::model::{Name, Year};

use super::element::{El, button, el, option};
use super::figure;
use super::judging;
use super::navigation;
use super::state::State;

pub(crate) fn promises(state: State) -> El {
    let asked = Memo::new(move |_| asked(state));
    let schedule = Memo::new(move |_| state.view.with(|view| view.schedule.clone()));
    let only = RwSignal::new(None::<Outcome>);
    let picking = RwSignal::new(None::<String>);
    let unfolded = [RwSignal::new(false), RwSignal::new(false)];
    let rows = RwSignal::new(ROWS);
    let opened = RwSignal::new(Vec::<Outcome>::new());
    let title =
        move || asked.get().map(|(place, year)| i18n::page::promises_title(state.lang.get(), &place, year));
    let beside = move || {
        let (place, year) = asked.get()?;
        let next = year.saturating_add(1);
        let is_loaded = state.index.with(|index| compare::has_next(&index.0, &place, year));
        is_loaded.then(|| i18n::promise::beside(state.lang.get(), next))
    };
    let content = move || {
        let Some(asked) = asked.get() else { return Vec::new() };
        let lang = state.lang.get();
        state.index.with(|index| {
            let index = &index.0;
            let schedule = schedule.get();
            let all = compare::promises(index, &asked.0, asked.1, schedule.as_ref());
            let with_progress = all.iter().any(|promise| promise.progress.is_some());
            if all.is_empty() {
                return vec![el("p").class("soft").text(state.words().no_promises)];
            }
            let chosen = only.get().filter(|outcome| all.iter().any(|promise| promise.outcome() == *outcome));
            // Until the report with the outcomes is loaded, the open promises are the only content.
            let is_followed = compare::has_next(index, &asked.0, asked.1);
            let is_folded =
                |outcome: Outcome| !outcome.is_judged() && (is_followed || outcome != Outcome::Open);
            let is_shown = |promise: &&Promise| match chosen {
                Some(chosen) => promise.outcome() == chosen,
                None => !is_folded(promise.outcome()),
            };
            let mut shown: Vec<&Promise> = all.iter().filter(is_shown).collect();
            // Without any outcome, the promises are shown without groups.
            let unjudged = shown.is_empty() && chosen.is_none();
            if unjudged {
                shown = all.iter().collect();
            }
            shown.sort_by_key(|promise| promise.outcome().rank());
            let table = |promises: &[&Promise]| -> Vec<El> {
                let targets = targets(state, lang, index, asked.1, promises, with_progress);
                targets
                    .into_iter()
                    .chain(tasks::tasks(state, lang, index, &asked, promises, picking))
                    .collect()
            };
            let left = shown.len().saturating_sub(rows.get());
            let first = shown.get(..rows.get()).unwrap_or(&shown);
            let more = (left > 0).then(|| {
                let name = i18n::page::more_rows(lang, left);
                el("p").child(button("", name, move || rows.update(|rows| *rows += ROWS)))
            });
            let mut parts = vec![outcomes(state, lang, &all, chosen, only)];
            parts.extend(table(first));
            parts.extend(more);
            parts.push(judging::disclosure(state));
            if !unjudged && chosen.is_none() {
                parts.extend(Outcome::ALL.into_iter().filter(|outcome| is_folded(*outcome)).filter_map(
                    |outcome| {
                        let of: Vec<&Promise> =
                            all.iter().filter(|promise| promise.outcome() == outcome).collect();
                        let name = i18n::promise::folded(lang, outcome, asked.1.saturating_add(1), of.len());
                        (!of.is_empty()).then(|| folded(opened, outcome, name, || table(&of)))
                    },
                ));
            }
            parts.extend(named(state, lang, index, &all, asked.1, unfolded));
            parts
        })
    };
    let controls = el("div")
        .class("controls")
        .slot(move || asked.get().and_then(|asked| years(state, asked)))
        .child(schedule::controls(state));
    el("div")
        .child(el("div").class("title").child(el("h1").text(title)).child(el("p").text(beside)))
        .child(controls)
        .child(el("div").slot(content))
        .child(figure::peek(state))
}

/// The number of rows built at first, and added on each request.
const ROWS: usize = 80;

/// A folded group; its rows are built when it is opened.
fn folded(
    opened: RwSignal<Vec<Outcome>>,
    outcome: Outcome,
    name: String,
    rows: impl FnOnce() -> Vec<El>,
) -> El {
    let is_open = opened.with(|opened| opened.contains(&outcome));
    let turn = move || {
        opened.update(|opened| match opened.iter().position(|other| *other == outcome) {
            Some(at) => {
                opened.remove(at);
            }
            None => opened.push(outcome),
        });
    };
    let head = button("plain fold", name, turn).attr("aria-expanded", if is_open { "true" } else { "false" });
    el("div").class("folded").child(head).children(if is_open { rows() } else { Vec::new() })
}

/// The number of promises by outcome; each number is a filter.
fn outcomes(
    state: State,
    lang: Lang,
    all: &[Promise],
    chosen: Option<Outcome>,
    only: RwSignal<Option<Outcome>>,
) -> El {
    let pressed = |is: bool| if is { "true" } else { "false" };
    let everything =
        button("kind", format!("{} {}", state.words().outcome_all, all.len()), move || only.set(None))
            .attr("aria-pressed", pressed(chosen.is_none()));
    let judged = all.iter().filter(|promise| promise.outcome().is_judged()).count();
    let each = Outcome::ALL.into_iter().filter_map(|outcome| {
        let number = all.iter().filter(|promise| promise.outcome() == outcome).count();
        (number > 0).then(|| {
            let name =
                el("span").class(outcome::mark(outcome)).text(i18n::promise::outcomes(lang, outcome, number));
            el("button")
                .attr("type", "button")
                .class("kind")
                .attr("aria-pressed", pressed(chosen == Some(outcome)))
                .child(name)
                .click(move || only.set((chosen != Some(outcome)).then_some(outcome)))
        })
    });
    el("div")
        .class("choices")
        .attr("role", "group")
        .label(state.words().outcomes)
        .child(el("b").text(i18n::promise::judged(lang, judged)))
        .child(everything)
        .children(each)
}

/// The number of consecutive years from which a promise counts as repeated every year.
const YEAR_AFTER_YEAR: Year = 3;

/// The number of names shown before a list is expanded.
const SHOWN: usize = 10;

/// A list of names on one line, collapsed or expanded.
fn line(lang: Lang, lead: &'static str, names: &[String], unfolded: RwSignal<bool>) -> Option<El> {
    let all = unfolded.get();
    let shown = names.get(..SHOWN).filter(|_| !all).unwrap_or(names);
    let more = if shown.len() < names.len() { lang.pick("…… ", " … ") } else { " " };
    let text = format!("{lead}{}{more}", shown.join(lang.pick("；", "; ")));
    let unfold = (names.len() > SHOWN).then(|| {
        button("plain", i18n::promise::show_all(lang, all), move || unfolded.update(|all| *all = !*all))
            .attr("aria-expanded", if all { "true" } else { "false" })
    });
    (!names.is_empty()).then(|| el("p").class("soft").text(text).children(unfold))
}

/// Dropped promises and promises repeated every year, by name, the oldest first.
fn named(
    state: State,
    lang: Lang,
    index: &Index,
    all: &[Promise],
    year: Year,
    [unfolded_dropped, unfolded_repeated]: [RwSignal<bool>; 2],
) -> Vec<El> {
    let words = state.words();
    let name = |promise: &Promise| match &promise.promised {
        Promised::Target { indicator, .. } => Some(i18n::name::indicator(lang, indicator)),
        Promised::Task { report, commitment, .. } => {
            let report = index.reports().get(*report as usize)?;
            report.commitments.get(*commitment as usize).map(|task| task.text.clone())
        }
    };
    let dropped: Vec<String> = all.iter().filter(|promise| promise.dropped).filter_map(name).collect();
    let is_old = |promise: &&Promise| promise.since <= year.saturating_sub(YEAR_AFTER_YEAR - 1);
    let mut old: Vec<&Promise> = all.iter().filter(is_old).collect();
    old.sort_by_key(|promise| promise.since);
    let repeated: Vec<String> = old
        .into_iter()
        .filter_map(|promise| Some(i18n::promise::since(lang, &name(promise)?, promise.since)))
        .collect();
    line(lang, words.promises_dropped, &dropped, unfolded_dropped)
        .into_iter()
        .chain(line(lang, words.promises_repeated, &repeated, unfolded_repeated))
        .collect()
}

/// The place and year of the promises: those of the report that the reader chose, else the latest
/// year with known results.
fn asked(state: State) -> Option<(Name, Year)> {
    let at = state.chosen()?;
    let by_hand = state.view.with(|view| view.report.is_some());
    state.index.with(|index| {
        let index = &index.0;
        let place = index.place_of(at)?.label.clone();
        let year = index.reports().get(at)?.year;
        let year = if by_hand { year } else { compare::opening_year(index, &place).unwrap_or(year) };
        Some((place, year))
    })
}

/// The years with promises, and the selected one.
fn years(state: State, (place, chosen): (Name, Year)) -> Option<El> {
    let mut years = state.index.with(|index| compare::plan_years(&index.0, &place));
    years.push(chosen);
    years.sort_unstable_by(|a, b| b.cmp(a));
    years.dedup();
    let options = years.iter().map(|year| option(year.to_string(), year.to_string(), *year == chosen));
    (years.len() > 1).then(|| {
        el("select")
            .label(state.words().year)
            .take("change", move |year| {
                if let Ok(year) = year.parse() {
                    state.choose(place.clone(), year);
                }
            })
            .children(options)
    })
}

fn targets(
    state: State,
    lang: Lang,
    index: &Index,
    year: Year,
    promises: &[&Promise],
    with_progress: bool,
) -> Option<El> {
    let words = state.words();
    let target_name = i18n::page::target_of(lang, year);
    let rows: Vec<El> = promises
        .iter()
        .filter_map(|promise| {
            let Promised::Target { indicator, unit, rate, target, result, so_far, verdict, .. } =
                &promise.promised
            else {
                return None;
            };
            let said = i18n::compare::verdict(lang, verdict, unit, *rate);
            let outcome = i18n::promise::outcome(lang, promise.outcome()).to_owned();
            let (word, note) = match (promise.outcome(), verdict) {
                (Outcome::UnderWay, _) => (outcome, None),
                (Outcome::Open, _) => (i18n::promise::open(lang).to_owned(), None),
                (_, Verdict::Reported { .. }) => (outcome, Some(said)),
                _ => (said, None),
            };
            let outcome = [
                Some(el("span").class(outcome::mark(promise.outcome())).text(word)),
                note.map(|note| el("small").text(note)),
            ];
            let progress = with_progress.then(|| {
                let so_far = match so_far {
                    Some(cell) => figure::cell_in(lang, index, cell, unit),
                    None => el("td"),
                };
                let class = promise.progress.map_or("none", progress_mark);
                let said = promise.progress.map_or("", |progress| i18n::promise::progress(lang, progress));
                [so_far, el("td").child(el("span").class(class).text(said))]
            });
            Some(
                el("tr")
                    .child(figure::row_header(lang, indicator, lang.pick(unit, "")))
                    .child(figure::cell_in(lang, index, target, unit).attr("data-name", target_name.clone()))
                    .child(figure::cell_in(lang, index, result, unit).attr("data-name", words.result))
                    .child(el("td").children(outcome.into_iter().flatten()))
                    .children(progress.into_iter().flatten())
                    .child(
                        outcome::note(state, lang, promise, year)
                            .children(sentences(state, lang, index, target, result)),
                    ),
            )
        })
        .collect();
    let mut heads = vec![words.indicator, &target_name, words.result, words.attainment];
    if with_progress {
        heads.extend([words.so_far, words.progress]);
    }
    heads.push(words.note);
    (!rows.is_empty()).then(|| {
        let table = figure::table(words.promises).class("promised");
        let table = table.child(figure::columns(&heads)).child(el("tbody").children(rows));
        figure::scrolling(state, table)
    })
}

/// The source sentences: of the promise and of its result. Statements without a sentence offer none.
fn sentences(state: State, lang: Lang, index: &Index, target: &Cell, result: &Cell) -> Option<El> {
    let said = |cell: &Cell| {
        let at = cell.at()?;
        let report = index.reports().get(at.report as usize)?;
        let observation = index.observation(at)?;
        observation.evidence.quote.as_ref()?;
        let line = i18n::page::statement(lang, report, observation);
        Some(el("p").child(button("text", line, move || navigation::show(state, at))))
    };
    let both: Vec<El> = [said(target), said(result)].into_iter().flatten().collect();
    (!both.is_empty())
        .then(|| el("details").child(el("summary").text(state.words().sentences)).children(both))
}

/// The class of the mark for a progress.
fn progress_mark(progress: ProgressClass) -> &'static str {
    match progress {
        ProgressClass::Done | ProgressClass::Ahead | ProgressClass::OnSchedule => "kept",
        ProgressClass::Behind => "missed",
        ProgressClass::Other => "none",
    }
}
