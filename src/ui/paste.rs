//! The panel for pasted text.

use leptos::prelude::*;

use super::load;
use super::state::State;

#[component]
pub(crate) fn Paste() -> impl IntoView {
    let state = State::here();
    let text = RwSignal::new(String::new());
    let read = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = text.get_untracked();
        if !text.trim().is_empty() {
            load::paste(state, text);
            state.panel.set(None);
        }
    };
    view! {
        <section class="panel" aria-label=move || state.words().paste>
            <form on:submit=read>
                <label for="paste-text">{move || state.words().paste_hint}</label>
                <textarea
                    id="paste-text"
                    rows="8"
                    spellcheck="false"
                    prop:value=move || text.get()
                    on:input=move |event| text.set(event_target_value(&event))
                ></textarea>
                <p>
                    <button class="primary" type="submit">{move || state.words().paste_read}</button>
                    " "
                    <button class="plain" type="button" on:click=move |_| state.panel.set(None)>{move || state.words().close}</button>
                </p>
            </form>
        </section>
    }
}
