//! 图表: the chosen indicators drawn, with the drawing's table twin.

use leptos::prelude::*;
use leptos::task::spawn_local;
use tongbi::chart::{self, Chart, Drawing, Kind, Spec, Theme, TwinCell, Wording as _};
use tongbi::compare::{Index, ObservationRef, SeriesId};
use tongbi::i18n;
use tongbi::i18n::Lang;
use tongbi::model::Name;

use super::element::{El, button, el};
use super::export;
use super::figure;
use super::notices::{Notice, Said};
use super::share::copy;
use super::state::State;
use crate::platform::{download, page, pinyin};

/// The fonts of drawings that are saved.
const FONTS: &str = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";

/// Pictures are saved at this many times their size on screen.
const SCALE: u32 = 2;

pub(crate) fn charts(state: State) -> El {
    let spec = Memo::new(move |_| spec(state));
    let drawn = move || {
        state.index.with(|index| {
            let lang = state.lang.get();
            match spec.with(|(spec, _)| Chart::new(&index.0, spec)) {
                Ok(chart) => figure(state, lang, &index.0, &chart),
                Err(reason) => el("p").class("soft").text(i18n::chart::unsuited(lang, &reason)),
            }
        })
    };
    let why = move || {
        let lang = state.lang.get();
        spec.with(|(_, reason)| reason.map(|reason| i18n::chart::reason(lang, reason)))
    };
    el("div")
        .child(
            el("div")
                .class("title")
                .child(el("h1").text(state.say(|words| words.charts)))
                .child(el("p").text(why)),
        )
        .child(kinds(state, spec))
        .child(indicators(state))
        .slot(move || [drawn()])
        .child(figure::peek(state).attr("aria-live", "polite"))
}

/// What is drawn, and why that kind of chart was taken, unless the reader chose it.
fn spec(state: State) -> (Spec, Option<chart::Reason>) {
    let view = state.view.get();
    state.index.with(|index| {
        let index = &index.0;
        let series = series(index, &names(state, index), &view.selection.places);
        let years = match view.selection.years {
            Some((from, to)) => (from.min(to)..=from.max(to)).collect(),
            None => Vec::new(),
        };
        let compared = view.selection.compared;
        let proposed = chart::propose(index, &series, &years).into_iter().next();
        let (kind, reason) = match (view.chart, proposed) {
            (Some(kind), _) => (kind, None),
            (None, Some(proposal)) => (proposal.kind, Some(proposal.reason)),
            (None, None) => (Kind::Line, None),
        };
        (Spec { kind, series, years, compared }, reason)
    })
}

/// The indicators drawn: the chosen ones, else the first of the comparison.
fn names(state: State, index: &Index) -> Vec<Name> {
    let drawn = state.view.with(|view| view.drawn.clone());
    if drawn.is_empty() { offered(state, index).into_iter().take(1).collect() } else { drawn }
}

/// The indicators that could be drawn, in the order of the comparison.
fn offered(state: State, index: &Index) -> Vec<Name> {
    /// More than anybody would look through; the search of the comparison finds the others.
    const MOST: usize = 400;

    let places = state.view.with(|view| view.selection.places.clone());
    let all = tongbi::compare::Selection { places, ..Default::default() };
    let table = index.table(&all, &pinyin::initial);
    let mut names: Vec<Name> = Vec::new();
    for row in 0..table.len().min(MOST) {
        if let Some(trend) = table.series(row).and_then(|id| index.trend(id))
            && !names.contains(&trend.indicator)
        {
            names.push(trend.indicator);
        }
    }
    names
}

/// The series of indicators at places; at all places, if none is named.
fn series(index: &Index, names: &[Name], places: &[Name]) -> Vec<SeriesId> {
    let all = index.places().iter().map(|place| &place.label);
    let places: Vec<&Name> = all.filter(|label| places.is_empty() || places.contains(label)).collect();
    names.iter().flat_map(|name| places.iter().filter_map(|place| index.find(place, name))).collect()
}

fn kinds(state: State, spec: Memo<(Spec, Option<chart::Reason>)>) -> El {
    let one = move |kind: Kind| {
        let is_chosen = move || spec.with(|(spec, _)| spec.kind == kind);
        button(
            "kind",
            move || i18n::chart::kind(state.lang.get(), kind),
            move || {
                state.view.update(|view| view.chart = Some(kind));
            },
        )
        .attr("aria-pressed", move || if is_chosen() { "true" } else { "false" })
    };
    el("div")
        .class("choices")
        .attr("role", "group")
        .label(state.say(|words| words.chart_kind))
        .children(Kind::ALL.map(one))
}

/// The indicators to choose from.
fn indicators(state: State) -> El {
    let choices = move || {
        state.index.with(|index| {
            let chosen = names(state, &index.0);
            let choice = |name: Name| {
                let is_chosen = chosen.contains(&name);
                let (all, this) = (chosen.clone(), name.clone());
                let toggle = move |_| {
                    let mut drawn = all.clone();
                    if is_chosen {
                        drawn.retain(|other| *other != this);
                    } else {
                        drawn.push(this.clone());
                    }
                    state.view.update(|view| view.drawn = drawn);
                };
                let field =
                    el("input").attr("type", "checkbox").attr("checked", is_chosen).on("change", toggle);
                el("label")
                    .child(field)
                    .text(format!(" {name}"))
                    .children(figure::gloss(state.lang.get(), &name))
            };
            offered(state, &index.0).into_iter().map(choice).collect::<Vec<_>>()
        })
    };
    el("details")
        .class("indicators")
        .child(el("summary").text(state.say(|words| words.chart_indicators)))
        .child(el("div").attr("role", "group").label(state.say(|words| words.chart_indicators)).slot(choices))
}

fn figure(state: State, lang: Lang, index: &Index, chart: &Chart) -> El {
    let words = state.words();
    let drawing = chart.draw(&lang, room(state.width.get()));
    let (title, sources) = (lang.title(chart), lang.sources(chart));
    let standalone = drawing.standalone(&title, &sources, Theme::Light, FONTS);
    let saved = StoredValue::new(standalone);
    let cells = StoredValue::new(i18n::chart::cells(lang, chart));
    let vega = StoredValue::new(chart.vega_lite(&lang));
    let tools = el("p")
        .class("choices")
        .child(button("", words.chart_svg, move || {
            download::text(&export::file_name(state, "svg"), "image/svg+xml", &saved.get_value());
        }))
        .child(button("", words.chart_png, move || spawn_local(picture(state, saved.get_value()))))
        .child(button("", words.chart_cells, move || copy(state, cells.get_value())))
        .child(button("", words.chart_vega, move || copy(state, vega.get_value())));
    let twin = el("details")
        .child(el("summary").text(words.chart_table))
        .child(figure::scrolling(twin(lang, index, chart)));
    el("figure")
        .child(el("figcaption").text(title))
        .child(canvas(state, drawing))
        .child(el("p").text(lang.description(chart)))
        .child(el("p").class("src").text(sources))
        .child(tools)
        .child(twin)
}

/// How wide a drawing may be in a window of this width.
fn room(window: u32) -> u32 {
    /// Below this the shelf stands under the view (frame.css).
    const PHONE: u32 = 768;
    let around = if window <= PHONE { 64 } else { 240 + 64 + 48 };
    window.saturating_sub(around).clamp(280, 960)
}

/// The drawing itself. What the pointer comes to is shown at a glance; so is what the arrow keys come
/// to, mark after mark, and Enter leads to its sentence.
fn canvas(state: State, drawing: Drawing) -> El {
    let Drawing { svg, marks, .. } = drawing;
    // In reading order, whatever the order of drawing: series after series, year after year.
    let mut order: Vec<usize> = (0..marks.len()).collect();
    order.sort_by_key(|number| marks.get(*number).map(|mark| (mark.series, mark.year, mark.is_target)));
    let stated: Vec<(usize, ObservationRef)> =
        order.into_iter().filter_map(|number| Some((number, marks.get(number)?.at?))).collect();
    let look = move |event: page::Event| {
        let at = page::mark(&event).and_then(|mark| marks.get(mark)).and_then(|mark| mark.at);
        if at.is_some() && state.peeked.get_untracked() != at {
            state.peeked.set(at);
        }
    };
    let current = StoredValue::new(None::<usize>);
    let step = move |key: &str| {
        let at = current.get_value();
        let last = stated.len().saturating_sub(1);
        let next = match key {
            "ArrowRight" | "ArrowDown" => at.map_or(0, |at| (at + 1).min(last)),
            "ArrowLeft" | "ArrowUp" => at.map_or(last, |at| at.saturating_sub(1)),
            "Home" => 0,
            "End" => last,
            "Enter" => {
                if let Some((_, statement)) = at.and_then(|at| stated.get(at)) {
                    state.show(*statement);
                }
                return true;
            }
            _ => return false,
        };
        if let Some((number, statement)) = stated.get(next) {
            current.set_value(Some(next));
            page::set_mark(*number);
            state.peeked.set(Some(*statement));
        }
        true
    };
    el("div")
        .class("drawing")
        .attr("tabindex", "0")
        .attr("role", "group")
        .label(state.say(|words| words.chart_marks))
        .drawing(&svg)
        .on("mouseover", look.clone())
        .on("click", look)
        .keys(step)
}

/// Saves the drawing as a picture.
async fn picture(state: State, svg: String) {
    if !download::png(&export::file_name(state, "png"), &svg, SCALE).await {
        state.notify(Notice::Said(Said::PngFailed));
    }
}

/// The table twin: all that the chart shows, to be read or copied.
fn twin(lang: Lang, index: &Index, chart: &Chart) -> El {
    let twin = chart.twin();
    let corner = i18n::chart::corner(lang, chart);
    let names = twin.columns.iter().map(|column| i18n::chart::column(lang, chart, column));
    let names: Vec<String> = std::iter::once(corner.to_owned()).chain(names).collect();
    let row = |row: &chart::TwinRow| {
        let head = i18n::chart::row(lang, chart, row.head);
        let cells = row.cells.iter().map(|cell| match cell {
            TwinCell::Figure(cell) => figure::cell(lang, index, cell),
            TwinCell::Change(change) => el("td").text(i18n::compare::change(lang, change, "")),
            TwinCell::Verdict(judgement) => el("td").text(
                judgement.as_ref().map(|judgement| i18n::compare::judgement(lang, judgement, "", false)),
            ),
        });
        el("tr").child(el("th").attr("scope", "row").text(head)).children(cells)
    };
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    figure::table(lang.title(chart))
        .child(figure::columns(&names))
        .child(el("tbody").children(twin.rows.iter().map(row)))
}
