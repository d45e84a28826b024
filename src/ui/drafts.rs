//! The panel of drafts: new, open, rename, duplicate, delete.

use leptos::prelude::*;
use tongbi::draft::Head;
use tongbi::i18n;

use super::desk;
use super::state::{Desk, Panel, State};

#[component]
pub(crate) fn Drafts() -> impl IntoView {
    let state = State::here();
    let new = move |_| {
        desk::start_new(state);
        state.panel.set(None);
    };
    view! {
        <section class="panel" aria-label=move || state.words().drafts>
            <h2>{move || state.words().drafts}</h2>
            <List/>
            <p>
                <button on:click=new>{move || state.words().draft_new}</button>
                " "
                <button class="plain" on:click=move |_| state.panel.set(None)>{move || state.words().close}</button>
            </p>
        </section>
    }
}

/// The reader's drafts.
#[component]
pub(crate) fn List() -> impl IntoView {
    let state = State::here();
    move || {
        let drafts = desk::list(state);
        if drafts.is_empty() {
            view! { <p class="soft">{state.words().draft_none}</p> }.into_any()
        } else {
            view! { <ul class="drafts">{drafts.into_iter().map(|head| view! { <Row head/> }).collect_view()}</ul> }
                .into_any()
        }
    }
}

#[component]
fn Row(head: Head) -> impl IntoView {
    let state = State::here();
    let renaming = RwSignal::new(false);
    let name = RwSignal::new(head.name.clone());
    let id = StoredValue::new(head.id.clone());
    let is_open = move || {
        state.desk.with(|desk| matches!(desk, Desk::Draft { head, .. } if id.with_value(|id| *id == head.id)))
    };
    let rename = move || {
        let new = name.get_untracked().trim().to_owned();
        if !new.is_empty() {
            renaming.set(false);
            id.with_value(|id| desk::rename(state, id, &new));
        }
    };
    let open = move |_| {
        desk::open(state, id.get_value());
        state.panel.update(|panel| *panel = panel.filter(|panel| *panel != Panel::Drafts));
    };
    let title = head.name.clone();
    let copied = head.name.clone();
    view! {
        <li aria-current=move || is_open().then_some("true")>
            <Show
                when=move || renaming.get()
                fallback={
                    let title = title.clone();
                    move || view! { <button class="plain name" on:click=open>{title.clone()}</button> }
                }
            >
                <form on:submit=move |event| { event.prevent_default(); rename(); }>
                    <input
                        aria-label=move || state.words().draft_name
                        prop:value=move || name.get()
                        on:input=move |event| name.set(event_target_value(&event))
                    />
                    <button type="submit">{move || state.words().draft_save_name}</button>
                </form>
            </Show>
            <small>{move || i18n::page::draft_size(state.lang.get(), head.reports)}</small>
            <span class="actions">
                <button class="plain" aria-label={let title = title.clone(); move || i18n::page::of(state.lang.get(), state.words().draft_rename, &title)} on:click=move |_| renaming.update(|on| *on = !*on)>
                    {move || state.words().draft_rename}
                </button>
                <Show when=is_open>
                    {
                        let copied = copied.clone();
                        view! {
                            <button class="plain" on:click=move |_| desk::duplicate(state, i18n::page::copy_of(state.lang.get_untracked(), &copied))>
                                {move || state.words().draft_duplicate}
                            </button>
                        }
                    }
                </Show>
                <button class="plain" aria-label=move || i18n::page::of(state.lang.get(), state.words().draft_delete, &title) on:click=move |_| id.with_value(|id| desk::delete(state, id))>
                    {move || state.words().draft_delete}
                </button>
            </span>
        </li>
    }
}
