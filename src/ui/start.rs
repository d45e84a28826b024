//! The page with nothing loaded: what it does, where to drop, samples, unfinished drafts.

use leptos::prelude::*;

use super::load::{self, Sample};
use super::masthead::OpenButton;
use super::state::{Panel, State};
use super::{desk, drafts};

#[component]
pub(crate) fn Start() -> impl IntoView {
    let state = State::here();
    let sample = move |which: Sample| {
        let name = move || match which {
            Sample::Dujia => state.words().sample_dujia,
            Sample::StateCouncil => state.words().sample_state,
        };
        view! { <button on:click=move |_| load::sample(state, which)>{name}</button> }
    };
    let has_drafts = move || !desk::list(state).is_empty();
    view! {
        <section class="start" id="view" role="tabpanel" aria-label=move || state.words().start_heading>
            <h1>{move || state.words().start_heading}</h1>
            <p class="lead">{move || state.words().start_lead}</p>
            <div class="drop large">
                <p>{move || state.words().start_drop}</p>
                <p><OpenButton primary=true/> <button on:click=move |_| state.toggle(Panel::Paste)>{move || state.words().paste}</button></p>
                <p class="soft">{move || state.words().start_drop_kinds}</p>
            </div>
            <h2>{move || state.words().start_samples}</h2>
            <p class="choices">{sample(Sample::Dujia)} {sample(Sample::StateCouncil)}</p>
            <Show when=has_drafts>
                <h2>{move || state.words().start_drafts}</h2>
                <drafts::List/>
            </Show>
            <p class="soft">{move || state.words().start_private}</p>
        </section>
    }
}
