//! 对比: the main table.

use leptos::prelude::*;
use tongbi::compare::{Change, Index, Row, SortBy, Table};
use tongbi::i18n;
use tongbi::i18n::Lang;
use tongbi::model::{Name, Topic, Year};
use tongbi::view::Tab;

use super::figure::{self, Peek, Peeked};
use super::state::State;
use crate::platform::pinyin;

/// How many rows are built at first, and how many more each time they are asked for.
const ROWS: usize = 200;

#[component]
pub(crate) fn Compare() -> impl IntoView {
    let state = State::here();
    let selection = Memo::new(move |_| state.view.with(|view| view.selection.clone()));
    let table = Memo::new(move |_| {
        selection.with(|selection| state.index.with(|index| index.0.table(selection, &pinyin::initial)))
    });
    let places = Memo::new(move |_| {
        let chosen = selection.with(|selection| selection.places.clone());
        state.index.with(|index| {
            index.0.places().iter().map(|place| place.label.clone()).filter(|label| chosen.is_empty() || chosen.contains(label)).collect::<Vec<_>>()
        })
    });
    let rows = RwSignal::new(ROWS);
    let peek = RwSignal::new(None);
    let compared = move || {
        table.with(|table| table.compared).map(|(from, to)| i18n::page::compared(state.lang.get(), from, to))
    };
    let left = move || table.with(Table::len).saturating_sub(rows.get());
    view! {
        <div class="title">
            <h1>{move || table.with(|table| places.with(|places| i18n::page::comparison_title(state.lang.get(), places, &table.years)))}</h1>
            <p>{move || compared().unwrap_or_else(|| state.words().one_year_hint.to_owned())}</p>
        </div>
        <Controls/>
        <div class="table">
            <table>
                <caption class="unseen">{move || state.words().comparison}</caption>
                <thead>{move || table.with(|table| head(state, table))}</thead>
                {move || table.with(|table| state.index.with(|index| body(state, &index.0, table, rows.get(), peek)))}
            </table>
        </div>
        <Show when=move || table.with(Table::is_empty)>
            <p class="soft">{move || state.words().no_rows}</p>
        </Show>
        <Show when=move || left() != 0>
            <p><button on:click=move |_| rows.update(|rows| *rows += ROWS)>{move || i18n::page::more_rows(state.lang.get(), left())}</button></p>
        </Show>
        <Peek at=peek/>
    }
}

/// What is compared, and how the rows are chosen.
#[component]
fn Controls() -> impl IntoView {
    let state = State::here();
    let selection = move || state.view.with(|view| view.selection.clone());
    let change = move |change: &dyn Fn(&mut tongbi::compare::Selection)| {
        state.view.update(|view| change(&mut view.selection));
    };
    let years = Memo::new(move |_| {
        let places = selection().places;
        state.index.with(|index| {
            index.0.years(&places).into_iter().filter(|(_, results, _)| *results > 0).map(|(year, ..)| year).collect::<Vec<Year>>()
        })
    });
    let table = move || state.index.with(|index| index.0.table(&selection(), &pinyin::initial));
    let compared = Memo::new(move |_| table().compared);
    let topics = Memo::new(move |_| {
        let all = tongbi::compare::Selection { places: selection().places, ..Default::default() };
        let table = state.index.with(|index| index.0.table(&all, &pinyin::initial));
        table.groups.into_iter().filter_map(|group| group.topic).collect::<Vec<Topic>>()
    });
    let places = Memo::new(move |_| {
        state.index.with(|index| index.0.places().iter().map(|place| place.label.clone()).collect::<Vec<Name>>())
    });
    let year_choice = move |label: fn(State) -> &'static str, later: bool| {
        let pick = move |(from, to): (Year, Year)| if later { to } else { from };
        view! {
            <select
                aria-label=move || label(state)
                on:change=move |event| {
                    let (Ok(year), Some((from, to))) = (event_target_value(&event).parse(), compared.get_untracked()) else { return };
                    change(&|selection| selection.compared = Some(if later { (from, year) } else { (year, to) }));
                }
            >
                {move || years.get().into_iter().map(|year| view! {
                    <option value=year.to_string() selected=move || compared.get().map(pick) == Some(year)>{year}</option>
                }).collect_view()}
            </select>
        }
    };
    view! {
        <div class="controls" role="search">
            <input
                type="search"
                placeholder=move || state.words().search
                aria-label=move || state.words().search
                prop:value=move || selection().search
                on:input=move |event| {
                    let words = event_target_value(&event);
                    change(&|selection| selection.search.clone_from(&words));
                }
            />
            <Show when=move || compared.get().is_some()>
                <span class="pair">
                    {year_choice(|state| state.words().compared_from, false)} "→" {year_choice(|state| state.words().compared_to, true)}
                </span>
            </Show>
            <Show when=move || topics.with(|topics| topics.len() != 1)>
                <select
                    aria-label=move || state.words().topics
                    on:change=move |event| {
                        let topic = event_target_value(&event).parse::<usize>().ok().and_then(|at| Topic::ALL.get(at).copied());
                        change(&|selection| selection.topics = topic.into_iter().collect());
                    }
                >
                    <option value="" selected=move || selection().topics.is_empty()>{move || state.words().topics_all}</option>
                    {move || topics.get().into_iter().map(|topic| view! {
                        <option value=Topic::ALL.iter().position(|other| *other == topic).unwrap_or(0).to_string() selected=move || selection().topics.contains(&topic)>
                            {move || i18n::model::topic(state.lang.get(), topic)}
                        </option>
                    }).collect_view()}
                </select>
            </Show>
            <Show when=move || places.with(|places| places.len() != 1)>
                <select
                    aria-label=move || state.words().places
                    on:change=move |event| {
                        let name = event_target_value(&event);
                        change(&|selection| selection.places = (!name.is_empty()).then(|| Name::from(name.as_str())).into_iter().collect());
                    }
                >
                    <option value="" selected=move || selection().places.is_empty()>{move || state.words().places_all}</option>
                    {move || places.get().into_iter().map(|place| {
                        let name = place.clone();
                        view! {
                            <option value=place.to_string() selected=move || selection().places.contains(&name)>{i18n::page::place_name(state.lang.get(), &place)}</option>
                        }
                    }).collect_view()}
                </select>
            </Show>
            <Show when=move || years.with(|years| 6 < years.len())>
                <select
                    aria-label=move || state.words().years_shown
                    on:change=move |event| {
                        let all = years.with_untracked(|years| Some((*years.first()?, *years.last()?)));
                        let range = if event_target_value(&event) == "all" { all } else { None };
                        change(&|selection| selection.years = range);
                    }
                >
                    <option value="" selected=move || selection().years.is_none()>{move || state.words().years_recent}</option>
                    <option value="all" selected=move || selection().years.is_some()>{move || state.words().years_all}</option>
                </select>
            </Show>
        </div>
    }
}

fn head(state: State, table: &Table) -> impl IntoView + use<> {
    let words = state.words();
    let sort = state.view.with(|view| view.selection.sort);
    let sorted = move |by: SortBy, label: String, class: &'static str| {
        let here = sort.by == by;
        let order = match (here, sort.descending) {
            (false, _) => "none",
            (true, false) => "ascending",
            (true, true) => "descending",
        };
        // Numbers begin with the largest, names with the first.
        let click = move |_| {
            state.view.update(|view| {
                let sort = &mut view.selection.sort;
                let first = by != SortBy::Name;
                *sort = match (here, sort.descending == first) {
                    (false, _) => tongbi::compare::Sort { by, descending: first },
                    (true, true) => tongbi::compare::Sort { by, descending: !first },
                    (true, false) => tongbi::compare::Sort::default(),
                };
            });
        };
        view! {
            <th scope="col" class=class aria-sort=order><button class="plain sort" title=words.sort on:click=click>{label}</button></th>
        }
    };
    let last = table.years.last().copied();
    let years: Vec<_> = table
        .years
        .iter()
        .map(|&year| {
            let name = year.to_string();
            if Some(year) == last { sorted(SortBy::Value, name, "").into_any() } else { view! { <th scope="col">{name}</th> }.into_any() }
        })
        .collect();
    let changes = table.compared.map(|_| (
        sorted(SortBy::Change, words.change.to_owned(), "change"),
        sorted(SortBy::Percent, words.percent.to_owned(), "change"),
    ));
    let targets = table.target_year.map(|year| {
        view! { <th scope="col">{i18n::page::target_of(state.lang.get(), year)}</th><th scope="col">{words.outcome}</th> }
    });
    view! {
        <tr>
            {sorted(SortBy::Name, words.indicator.to_owned(), "name")}
            {years}
            {changes}
            {targets}
        </tr>
    }
}

fn body(state: State, index: &Index, table: &Table, limit: usize, peek: RwSignal<Peeked>) -> impl IntoView + use<> {
    let lang = state.lang.get();
    let columns = 1 + table.years.len() + if table.compared.is_some() { 2 } else { 0 } + if table.target_year.is_some() { 2 } else { 0 };
    let groups = table.groups.iter().filter(|group| group.rows.start < limit);
    groups
        .map(|group| {
            let rows = group.rows.start..group.rows.end.min(limit);
            let rows = rows.filter_map(|at| table.row(index, at)).map(|line| row(state, lang, index, table, line, peek));
            view! {
                <tbody>
                    {group.topic.map(|topic| view! {
                        <tr class="topic"><th colspan=columns.to_string() scope="colgroup">{i18n::model::topic(lang, topic)}</th></tr>
                    })}
                    {rows.collect_view()}
                </tbody>
            }
        })
        .collect_view()
}

fn row(state: State, lang: Lang, index: &Index, table: &Table, row: Row, peek: RwSignal<Peeked>) -> impl IntoView + use<> {
    let cells: Vec<_> = row.cells.iter().map(|cell| figure::cell(state, lang, index, cell, peek)).collect();
    let part = i18n::compare::part(lang, row.part);
    let changes = table.compared.map(|_| change(lang, &row));
    let targets = table.target_year.map(|_| {
        view! {
            {figure::cell(state, lang, index, &row.target, peek)}
            <td>{figure::verdict(lang, &row.verdict, &row.unit, row.rate)}</td>
        }
    });
    let draw = row.indicator.clone();
    let place = table.several_places.then(|| view! { <small class="place">{row.place.to_string()}" "</small> });
    view! {
        <tr>
            <th scope="row">
                {place}
                <button class="plain name" title=state.words().draw on:click=move |_| {
                    state.view.update(|view| { view.drawn = vec![draw.clone()]; view.tab = Tab::Charts; });
                }>{row.indicator.to_string()}</button>
                " "<small>{row.unit.to_string()}{(!part.is_empty()).then(|| format!(" {part}"))}</small>
                {figure::gloss(lang, &row.indicator)}
            </th>
            {cells}
            {changes}
            {targets}
        </tr>
    }
}

/// The two cells of a change: rates change by points and have no percentage.
fn change(lang: Lang, row: &Row) -> impl IntoView + use<> {
    match &row.change {
        Change::NotComputed(reason) => {
            view! { <td class="change gap" colspan="2">{i18n::compare::incomparable(lang, *reason)}</td> }.into_any()
        }
        Change::Computed(difference) => {
            let direction = figure::direction(difference.amount);
            let amount = i18n::compare::amount(lang, difference, &row.unit);
            let ratio = i18n::compare::ratio(lang, difference);
            let (first, second) = if ratio.is_empty() { (direction, "") } else { ("", direction) };
            view! {
                <td class="change"><span class=first>{amount}</span></td>
                <td class="change"><span class=second>{ratio}</span></td>
            }
            .into_any()
        }
    }
}
