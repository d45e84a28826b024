//! The loaded reports, by place and year.

use std::sync::Arc;

use leptos::prelude::*;
use tongbi::i18n;
use tongbi::model::{Name, Report};

use super::desk;
use super::notices::Notice;
use super::state::{Desk, State};

#[component]
pub(crate) fn Shelf() -> impl IntoView {
    let state = State::here();
    let chosen = Memo::new(move |_| state.chosen());
    let places = move || {
        let mut places: Vec<(Name, Vec<(usize, Arc<Report>)>)> = Vec::new();
        let aligned = state.index.get().0;
        for (index, report) in aligned.reports().iter().cloned().enumerate() {
            let name = aligned.place_of(index).map_or_else(|| report.place.name.clone(), |place| place.label.clone());
            match places.iter_mut().find(|(other, _)| *other == name) {
                Some((_, reports)) => reports.push((index, report)),
                None => places.push((name, vec![(index, report)])),
            }
        }
        for (_, reports) in &mut places {
            reports.sort_by_key(|(_, report)| std::cmp::Reverse(report.year));
        }
        places
    };
    view! {
        <aside class="shelf" aria-label=move || state.words().reports>
            <Show when=move || state.desk.with(|desk| *desk == Desk::Shared)>
                <div class="shared">
                    <p>{move || state.words().shared_banner}</p>
                    <button class="primary" on:click=move |_| desk::own(state)>{move || state.words().shared_save}</button>
                    <button class="plain" on:click=move |_| desk::start_new(state)>{move || state.words().shared_leave}</button>
                </div>
            </Show>
            <h2>{move || state.words().reports}</h2>
            {move || places().into_iter().map(|(place, reports)| view! {
                <h3>{i18n::page::place_name(state.lang.get(), &place)}</h3>
                <ul>
                    {reports.into_iter().map(|(index, report)| view! { <Row index report place=place.clone() chosen/> }).collect_view()}
                </ul>
            }).collect_view()}
            <p class="drop">{move || state.words().shelf_drop}</p>
            <p class="soft saving">{move || desk::saving_words(state)}</p>
        </aside>
    }
}

#[component]
fn Row(index: usize, report: Arc<Report>, place: Name, chosen: Memo<Option<usize>>) -> impl IntoView {
    let state = State::here();
    let count = i18n::page::figures(state.lang.get_untracked(), report.observations.len());
    let year = report.year;
    let label = move |lang| i18n::page::remove_report(lang, &report);
    let remove = move |_| {
        state.reports.update(|reports| {
            if index < reports.len() {
                state.notify(Notice::Removed(reports.remove(index)));
            }
        });
    };
    view! {
        <li aria-current=move || (chosen.get() == Some(index)).then_some("true")>
            <button class="plain year" on:click=move |_| state.choose(place.clone(), year)>
                {year} " "<small>{count}</small>
            </button>
            <button class="plain remove" aria-label=move || label(state.lang.get()) on:click=remove>"×"</button>
        </li>
    }
}
