//! 校核: what does not add up.

use std::sync::Arc;

use leptos::prelude::*;
use tongbi::check::{self, Certainty, Finding, Remedy};
use tongbi::compare::Index;
use tongbi::i18n;
use tongbi::i18n::Lang;

use super::desk;
use super::element::{El, button, el};
use super::state::State;

/// What was found, parted into what stands and what the reader dismissed.
pub(crate) fn standing(state: State, index: &Index) -> (Vec<Finding>, Vec<Finding>) {
    let findings = check::run(index);
    state
        .view
        .with(|view| findings.into_iter().partition(|finding| !view.dismissed.contains(&finding.key(index))))
}

pub(crate) fn checks(state: State) -> El {
    let findings = Memo::new(move |_| state.index.with(|index| standing(state, &index.0)));
    let summary = move || {
        let number = findings.with(|(standing, _)| standing.len());
        i18n::page::checked(state.lang.get(), number, state.reports.with(Vec::len))
    };
    let list = move |findings: &[Finding], stands: bool| {
        let lang = state.lang.get();
        let items = state.index.with(|index| {
            findings.iter().map(|finding| item(state, lang, &index.0, finding, stands)).collect::<Vec<_>>()
        });
        el("ul").class("findings").children(items)
    };
    let content = move || {
        findings.with(|(standing, dismissed)| {
            let none = standing.is_empty().then(|| el("p").class("soft").text(state.words().no_findings));
            let left = (!dismissed.is_empty()).then(|| {
                el("details")
                    .child(el("summary").text(i18n::page::dismissed(state.lang.get(), dismissed.len())))
                    .child(list(dismissed, false))
            });
            let standing = (!standing.is_empty()).then(|| list(standing, true));
            none.into_iter().chain(standing).chain(left).collect::<Vec<_>>()
        })
    };
    el("div")
        .child(
            el("div")
                .class("title")
                .child(el("h1").text(state.say(|words| words.checks)))
                .child(el("p").text(summary)),
        )
        .slot(content)
}

fn item(state: State, lang: Lang, index: &Index, finding: &Finding, stands: bool) -> El {
    let words = state.words();
    let key = finding.key(index);
    let turn = button("plain", if stands { words.dismiss } else { words.take_up }, move || {
        state.view.update(|view| {
            view.dismissed.retain(|other| *other != key);
            if stands {
                view.dismissed.push(key.clone());
            }
        });
    });
    let class = match finding.certainty {
        Certainty::Certain => "missed",
        Certainty::Likely => "part",
        Certainty::Notice => "none",
    };
    let statements = finding.at.iter().filter_map(|&at| {
        let report = index.reports().get(at.report as usize)?;
        let said = i18n::page::statement(lang, report, index.observation(at)?);
        Some(el("li").child(button("plain text", said, move || state.show(at))))
    });
    // To look at a statement is what the statements themselves are for.
    let remedies =
        finding.remedies.iter().filter(|remedy| !matches!(remedy, Remedy::Look(_))).map(|remedy| {
            let name = i18n::check::remedy(lang, remedy, index);
            let remedy = remedy.clone();
            button("", name, move || correct(state, &remedy))
        });
    el("li")
        .child(el("h2").text(i18n::check::title(lang, &finding.reckoning)))
        .child(el("p").class("reckoning").text(i18n::check::finding(lang, finding, index)))
        .child(el("p").child(el("span").class(class).text(i18n::check::certainty(lang, finding.certainty))))
        .child(el("ul").class("statements").children(statements))
        .child(el("p").class("choices").children(remedies).child(turn))
}

/// Carries out a remedy; the message that says so can take it back.
fn correct(state: State, remedy: &Remedy) {
    let before = state.reports.get_untracked();
    let mut reports = before.clone();
    if check::apply(&mut reports, remedy) {
        let changed = before.iter().zip(&reports).position(|(old, new)| !Arc::ptr_eq(old, new));
        if let Some((at, new)) = changed.and_then(|at| Some((at, reports.get(at)?))) {
            desk::correct(state, at, new.clone());
        }
    }
}
