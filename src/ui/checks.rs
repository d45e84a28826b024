//! 校核: what does not add up.

use leptos::prelude::*;
use tongbi::check::{self, Certainty, Finding};
use tongbi::compare::Index;
use tongbi::i18n;
use tongbi::i18n::Lang;

use super::state::State;

#[component]
pub(crate) fn Checks() -> impl IntoView {
    let state = State::here();
    let findings = Memo::new(move |_| state.index.with(|index| check::run(&index.0)));
    view! {
        <div class="title">
            <h1>{move || state.words().checks}</h1>
            <p>{move || findings.with(|findings| i18n::page::checked(state.lang.get(), findings.len(), state.reports.with(Vec::len)))}</p>
        </div>
        {move || findings.with(|findings| state.index.with(|index| {
            let lang = state.lang.get();
            let items = findings.iter().map(|finding| item(state, lang, &index.0, finding)).collect_view();
            if findings.is_empty() {
                view! { <p class="soft">{state.words().no_findings}</p> }.into_any()
            } else {
                view! { <ul class="findings">{items}</ul> }.into_any()
            }
        }))}
    }
}

fn item(state: State, lang: Lang, index: &Index, finding: &Finding) -> impl IntoView + use<> {
    let class = match finding.certainty {
        Certainty::Certain => "missed",
        Certainty::Likely => "part",
        Certainty::Notice => "none",
    };
    let statements: Vec<_> = finding
        .at
        .iter()
        .filter_map(|&at| {
            let report = index.reports().get(at.report as usize)?;
            let said = i18n::page::statement(lang, report, index.observation(at)?);
            Some(view! { <li><button class="plain text" on:click=move |_| state.show(at)>{said}</button></li> })
        })
        .collect();
    let remedies: Vec<_> = finding.remedies.iter().map(|remedy| i18n::check::remedy(lang, remedy, index)).collect();
    view! {
        <li>
            <h2>{i18n::check::title(lang, &finding.reckoning)}</h2>
            <p class="reckoning">{i18n::check::finding(lang, finding, index)}</p>
            <p><span class=class>{i18n::check::certainty(lang, finding.certainty)}</span></p>
            <ul class="statements">{statements}</ul>
            {(!remedies.is_empty()).then(|| view! { <p class="soft">{i18n::page::remedies(lang, &remedies)}</p> })}
        </li>
    }
}
