//! 图表: charts of the chosen indicators. This module chooses the data; [`plot`], [`export`] and
//! [`data_table`] build the figure.

mod caption;
mod data_table;
mod embed;
mod export;
mod picker;
mod plot;

use std::sync::Arc;

use leptos::prelude::*;
use tongbi::chart::{self, Chart, ChartKind, Proposal, Spec, Unsuited, Wording as _};
use tongbi::i18n;
use tongbi::model::{Name, Year};

use super::element::{El, button, el, option};
use super::state::State;
use plot::{Charted, Plot};

pub(crate) fn charts(state: State) -> El {
    let drawn =
        Memo::new(move |_| state.index.with(|index| state.view.with(|view| view.drawn_indicators(&index.0))));
    let spec = Memo::new(move |_| {
        state.index.with(|index| state.view.with(|view| drawn.with(|drawn| view.spec_of(&index.0, drawn))))
    });
    let charted = charted(state, spec, drawn);
    let proposals = Memo::new(move |_| {
        state.index.with(|index| spec.with(|spec| chart::propose(&index.0, &spec.series, &spec.years)))
    });
    let plot = Plot::new(state, charted);
    Effect::watch(move || charted.get(), move |charted, _, _| state.tell(announced(state, charted)), false);
    el("div")
        .child(
            el("div")
                .class("title")
                .child(el("h1").text(state.say(|words| words.charts)))
                .slot(move || [why(state, spec, proposals)]),
        )
        .child(kinds(state, spec))
        .child(
            el("div")
                .class("controls")
                .slot(move || years(state, charted))
                .slot(move || scale(state, charted))
                .child(picker::indicators(state, drawn)),
        )
        .slot(changed_years(state, charted, drawn))
        .slot(move || {
            charted
                .with(|charted| charted.as_ref().err().cloned())
                .map(|reason| refusal(state, charted, proposals, &reason))
        })
        .child(figure_element(state, charted, plot))
        .child(plot.live_text())
}

/// Says that the years of the chart changed because other indicators are drawn, and offers the years before. Years that
/// the reader chose do not change.
fn changed_years(
    state: State,
    charted: Charted,
    drawn: Memo<Vec<Name>>,
) -> impl Fn() -> Option<El> + Send + 'static {
    type Span = (Year, Year);
    let shown = move || {
        charted.with(|charted| {
            let chart = charted.as_ref().ok()?;
            chart.years.first().copied().zip(chart.years.last().copied())
        })
    };
    let change = RwSignal::new(None::<(Span, Span)>);
    // The last chart that could be drawn, with its indicators.
    let last = StoredValue::new(None::<(Span, Vec<Name>)>);
    Effect::new(move |_| {
        let (Some(to), names) = (shown(), drawn.get()) else { return };
        let is_chosen = state.view.with(|view| view.selection.years.is_some());
        let before = last.get_value();
        last.set_value(Some((to, names.clone())));
        let changed = before.filter(|(from, others)| !is_chosen && *others != names && *from != to);
        change.set(changed.map(|(from, _)| (from, to)));
    });
    move || {
        let (lang, (from, to)) = (state.lang.get(), change.get()?);
        let back = button("plain", i18n::chart::years_back(lang, from), move || {
            state.look(|view| view.selection.years = Some(from));
        });
        Some(el("p").class("soft").text(i18n::chart::years_changed(lang, from, to)).text(" ").child(back))
    }
}

/// A changed chart in words: its kind and title, or why there is none.
fn announced(state: State, charted: &Result<Arc<Chart>, Unsuited>) -> String {
    let lang = state.lang.get_untracked();
    match charted {
        Ok(chart) => i18n::page::of(lang, i18n::chart::kind(lang, chart.kind), &lang.title(chart)),
        Err(reason) => i18n::chart::unsuited(lang, reason),
    }
}

/// The choices about the value axis: whether a line chart starts at zero, and the unit.
fn scale(state: State, charted: Charted) -> Vec<El> {
    let Some((kind, unit)) = charted.with(|charted| {
        let chart = charted.as_ref().ok()?;
        Some((chart.kind, chart.unit().cloned()))
    }) else {
        return Vec::new();
    };
    let zero = (kind == ChartKind::Line).then(|| {
        let field = el("input")
            .attr("type", "checkbox")
            .checked(move || state.view.with(|view| view.from_zero))
            .on("change", move |_| state.look(|view| view.from_zero = !view.from_zero));
        el("label").class("check").child(field).text(state.words().chart_zero)
    });
    let multiples = i18n::unit::multiples(state.lang.get());
    let units =
        unit.map(|unit| (chart::unit_choices(&unit, multiples), unit)).filter(|(units, _)| !units.is_empty());
    let units = units.map(|(units, shown)| {
        let name = |unit: &str| i18n::unit::unit(state.lang.get(), unit);
        el("select")
            .label(state.words().chart_unit)
            .take("change", move |unit| state.look(|view| view.chart_unit = Some(unit.into())))
            .children(units.iter().map(|unit| option(unit.to_string(), name(unit), *unit == shown)))
    });
    zero.into_iter().chain(units).collect()
}

fn charted(state: State, spec: Memo<Spec>, drawn: Memo<Vec<Name>>) -> Charted {
    let data = Memo::new(move |_| state.index.with(|index| spec.with(|spec| Chart::new(&index.0, spec))));
    let caption = Memo::new(move |_| state.view.with(|view| drawn.with(|drawn| view.caption(drawn))));
    Memo::new(move |_| {
        let chart = data.get()?.counted(&state.lang.get());
        Ok(Arc::new(Chart { caption: caption.get(), ..chart }))
    })
}

/// The `<figure>` element. It persists while charts change, so that the drawing is updated instead of rebuilt
/// and the focus is kept.
fn figure_element(state: State, charted: Charted, plot: Plot) -> El {
    let say = move |what: fn(i18n::Lang, &Chart) -> String| {
        move || {
            charted.with(|charted| {
                charted.as_ref().map(|chart| what(state.lang.get(), chart)).unwrap_or_default()
            })
        }
    };
    el("figure")
        .attr("hidden", move || charted.with(Result::is_err))
        .child(
            el("figcaption")
                .child(el("span").class("heading").text(say(|lang, chart| lang.title(chart))))
                .child(el("span").class("subtitle").text(say(|lang, chart| lang.subtitle(chart)))),
        )
        .child(plot.view())
        .child(el("p").text(say(|lang, chart| lang.summary(chart))))
        .child(el("p").class("src").text(say(|lang, chart| lang.note(chart).unwrap_or_default())))
        .child(el("p").class("src").text(say(|lang, chart| lang.sources(chart))))
        .child(el("p").class("src imprint").text(move || export::made(state)))
        .child(export::panel(state, plot))
        .child(caption::fields(state, charted))
        .child(data_table::data_table(state, charted))
}

/// The reason for the kind of chart, or a more suitable kind.
fn why(state: State, spec: Memo<Spec>, proposals: Memo<Vec<Proposal>>) -> El {
    let (lang, kind) = (state.lang.get(), spec.with(|spec| spec.kind));
    let proposals = proposals.get();
    match (proposals.first(), proposals.iter().find(|proposal| proposal.kind == kind)) {
        (Some(best), suits) if best.kind != kind => {
            let reason = suits.map(|proposal| i18n::chart::reason(lang, proposal.reason));
            let reason = reason.map(|reason| el("span").class("reason").text(reason));
            el("p").children(reason).text(state.words().chart_suits).child(proposed(state, *best))
        }
        (_, suits) => el("p").text(suits.map(|proposal| i18n::chart::reason(lang, proposal.reason))),
    }
}

/// A button that selects a suitable kind.
fn proposed(state: State, proposal: Proposal) -> El {
    let Proposal { kind, reason } = proposal;
    button("plain", i18n::chart::proposal(state.lang.get(), kind, reason), move || {
        state.look(|view| view.chart = Some(kind));
    })
}

/// Why nothing can be drawn, with alternatives.
fn refusal(state: State, charted: Charted, proposals: Memo<Vec<Proposal>>, reason: &Unsuited) -> El {
    let lang = state.lang.get();
    let fewer = match reason {
        Unsuited::TooManyYears { most } => all_years(state, charted)
            .iter()
            .rev()
            .take(*most)
            .next_back()
            .copied()
            .zip(all_years(state, charted).last().copied())
            .map(|(from, to)| {
                button("plain", i18n::chart::last_years(lang, from, to), move || {
                    state.look(|view| view.selection.years = Some((from, to)));
                })
            }),
        _ => None,
    };
    let ways: Vec<El> =
        fewer.into_iter().chain(proposals.get().into_iter().map(|p| proposed(state, p))).collect();
    let offer =
        (!ways.is_empty()).then(|| el("p").class("choices").text(state.words().chart_instead).children(ways));
    el("div").class("refusal").child(el("p").text(i18n::chart::unsuited(lang, reason))).children(offer)
}

fn kinds(state: State, spec: Memo<Spec>) -> El {
    let unsuited = Memo::new(move |_| {
        state.index.with(|index| {
            spec.with(|spec| {
                let why = |kind| Chart::new(&index.0, &Spec { kind, ..spec.clone() }).err();
                ChartKind::ALL.map(|kind| (kind, why(kind)))
            })
        })
    });
    // Unsuitable kinds can be chosen too; then the reason is shown below.
    let why_not = move |kind: ChartKind| {
        unsuited.with(|all| {
            let reason = all.iter().find(|(other, _)| *other == kind)?.1.as_ref()?;
            Some(i18n::chart::unsuited(state.lang.get(), reason))
        })
    };
    let one = move |kind: ChartKind| {
        let is_chosen = move || spec.with(|spec| spec.kind == kind);
        el("button")
            .attr("type", "button")
            .text(move || i18n::chart::kind(state.lang.get(), kind))
            .click(move || state.look(|view| view.chart = Some(kind)))
            .class(move || if why_not(kind).is_some() { "kind impossible" } else { "kind" })
            .attr("title", move || why_not(kind))
            .attr("aria-pressed", move || if is_chosen() { "true" } else { "false" })
    };
    el("div")
        .class("choices")
        .attr("role", "group")
        .label(state.say(|words| words.chart_kind))
        .children(ChartKind::ALL.map(one))
}

/// The years with statements at the chosen places.
fn all_years(state: State, charted: Charted) -> Vec<Year> {
    let places = state.view.with(|view| view.selection.places.clone());
    let all = state.index.with(|index| index.0.years(&places));
    let mut years: Vec<Year> = all.into_iter().map(|(year, ..)| year).collect();
    // Years that a link requests without data.
    charted.with(|charted| years.extend(charted.iter().flat_map(|chart| &chart.years)));
    years.sort_unstable();
    years.dedup();
    years
}

/// The range of years: the two compared years, else the first and last displayed.
fn years(state: State, charted: Charted) -> Option<El> {
    let years = all_years(state, charted);
    let is_pair =
        charted.with(|charted| charted.as_ref().is_ok_and(|chart| chart.kind == ChartKind::Dumbbell));
    let shown = charted.with(|charted| {
        let chart = charted.as_ref().ok()?;
        if is_pair { chart.compared } else { chart.years.first().copied().zip(chart.years.last().copied()) }
    });
    let chosen = state.view.with(|view| view.selection.years);
    let (from, to) = shown.or(chosen).or(years.first().copied().zip(years.last().copied()))?;
    if years.len() < 2 {
        return None;
    }
    let words = state.words();
    let choice = |name: &'static str, at: Year, with: fn((Year, Year), Year) -> (Year, Year)| {
        el("select")
            .label(name)
            .take("change", move |year| {
                let Ok(year) = year.parse() else { return };
                let (a, b) = with((from, to), year);
                let span = Some((a.min(b), a.max(b)));
                state.look(|view| {
                    let selection = &mut view.selection;
                    *(if is_pair { &mut selection.compared } else { &mut selection.years }) = span;
                });
            })
            .children(years.iter().map(|year| option(year.to_string(), year.to_string(), *year == at)))
    };
    let all = (!is_pair && chosen.is_some())
        .then(|| button("", words.years_all, move || state.look(|view| view.selection.years = None)));
    let pair = el("span")
        .class("pair")
        .child(choice(words.chart_from, from, |(_, to), year| (year, to)))
        .text(if is_pair { "→" } else { "—" })
        .child(choice(words.chart_to, to, |(from, _), year| (from, year)))
        .children(all);
    Some(pair)
}
