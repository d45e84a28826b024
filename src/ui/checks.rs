//! 校核: the findings of all checks.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use tongbi::check::{self, Certainty, Finding, Passage, Remedy};
use tongbi::compare::{Index, ObservationRef};
use tongbi::export::Sheet;
use tongbi::i18n;
use tongbi::i18n::Lang;
use tongbi::model::Span;
use tongbi::view::View;

use super::element::{El, button, el};
use super::findings::{self, IndexFindings};
use super::navigation;
use super::notice::{Fixed, Notice};
use super::state::State;
use super::{edits, export};
use crate::platform::clipboard;

/// Findings grouped by the reader's decision: those of the newest report first, of each the most
/// certain first.
#[derive(Clone, Default, PartialEq)]
struct Findings {
    open: Vec<Finding>,
    accepted: Vec<Finding>,
    dismissed: Vec<Finding>,
}

/// The reader's decision about a finding.
#[derive(Clone, Copy, PartialEq)]
enum FindingDecision {
    Open,
    Accepted,
    Dismissed,
}

impl Findings {
    fn of(view: &View, found: &IndexFindings) -> Self {
        let index = &found.index.0;
        let year = |finding: &Finding| index.reports().get(finding.report as usize).map(|report| report.year);
        let mut all = found.all().to_vec();
        all.sort_by_key(|finding| std::cmp::Reverse((year(finding), finding.certainty)));
        let mut findings = Self::default();
        for finding in all {
            let key = finding.key(index);
            let list = if view.dismissed.contains(&key) {
                &mut findings.dismissed
            } else if view.accepted.contains(&key) {
                &mut findings.accepted
            } else {
                &mut findings.open
            };
            list.push(finding);
        }
        findings
    }
}

/// Findings that are not dismissed.
pub(crate) fn standing(state: State, found: &IndexFindings) -> Vec<Finding> {
    let Findings { mut open, accepted, .. } = state.view.with(|view| Findings::of(view, found));
    open.extend(accepted);
    open
}

pub(crate) fn checks(state: State) -> El {
    let found = findings::found(state);
    let decided = Memo::new(move |_| state.view.with(|view| (view.dismissed.clone(), view.accepted.clone())));
    // Not the whole view, or leaving this tab would sort everything once more.
    let findings = Memo::new(move |_| {
        decided.with(|_| ());
        let found = found.get();
        found.map(|found| state.view.with_untracked(|view| Findings::of(view, &found))).unwrap_or_default()
    });
    let summary = move || match found.with(Option::is_some) {
        true => {
            let number = findings.with(|findings| findings.open.len());
            i18n::page::checked(state.lang.get(), number, state.reports.with(Vec::len))
        }
        false => state.words().checking.to_owned(),
    };
    let list = move |findings: &[Finding], decision: FindingDecision| {
        let findings = findings.to_vec();
        el("ul").class("findings").gradual(
            findings.len(),
            move || state.is_printing(),
            move |range| {
                let lang = state.lang.get();
                let some = findings.get(range).unwrap_or_default();
                let build = |found: &IndexFindings| {
                    let build = |finding| item(state, lang, &found.index.0, finding, decision);
                    some.iter().map(build).collect::<Vec<_>>()
                };
                found.with_untracked(|found| found.as_ref().map(build).unwrap_or_default())
            },
        )
    };
    let folded = move |name: String, findings: &[Finding], decision| {
        (!findings.is_empty())
            .then(|| el("details").child(el("summary").text(name)).child(list(findings, decision)))
    };
    let content = move || {
        if found.with(Option::is_none) {
            return Vec::new();
        }
        let lang = state.lang.get();
        findings.with(|Findings { open, accepted, dismissed }| {
            let none = open.is_empty().then(|| el("p").class("soft").text(state.words().no_findings));
            let standing = (!open.is_empty()).then(|| list(open, FindingDecision::Open));
            let accepted =
                folded(i18n::check::accepted(lang, accepted.len()), accepted, FindingDecision::Accepted);
            let left =
                folded(i18n::page::dismissed(lang, dismissed.len()), dismissed, FindingDecision::Dismissed);
            none.into_iter().chain(standing).chain(accepted).chain(left).collect::<Vec<_>>()
        })
    };
    let files = move || {
        let some = findings.with(|all| !all.open.is_empty() || !all.accepted.is_empty());
        some.then(|| {
            el("p").class("choices").children(export::downloads(state, move || sheet(state, found, findings)))
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
        .slot(files)
}

/// The open findings, for export.
fn sheet(
    state: State,
    found: RwSignal<Option<IndexFindings>>,
    findings: Memo<Findings>,
) -> Option<(String, Sheet)> {
    let lang = state.lang.get_untracked();
    let stem = state.reports.with_untracked(|reports| export::stem(state, reports));
    let sheet = findings.with_untracked(|Findings { open, accepted, .. }| {
        let all = accepted.iter().map(|one| (one, true)).chain(open.iter().map(|one| (one, false)));
        found
            .with_untracked(|found| found.as_ref().map(|found| i18n::check::sheet(lang, &found.index.0, all)))
    })?;
    Some((format!("{stem}-{}", sheet.name), sheet))
}

fn item(state: State, lang: Lang, index: &Index, finding: &Finding, decision: FindingDecision) -> El {
    let words = state.words();
    let key = finding.key(index);
    let decide = move |name: &'static str, to: FindingDecision| {
        let key = key.clone();
        button("plain", name, move || {
            edits::decide(state, |View { accepted, dismissed, .. }| {
                for (list, holds) in
                    [(accepted, FindingDecision::Accepted), (dismissed, FindingDecision::Dismissed)]
                {
                    list.retain(|other| *other != key);
                    if to == holds {
                        list.push(key.clone());
                    }
                }
            });
        })
    };
    let turns = match decision {
        FindingDecision::Open => {
            vec![
                decide(words.accept, FindingDecision::Accepted),
                decide(words.dismiss, FindingDecision::Dismissed),
            ]
        }
        FindingDecision::Accepted | FindingDecision::Dismissed => {
            vec![decide(words.take_up, FindingDecision::Open)]
        }
    };
    let class = match finding.certainty {
        Certainty::Certain => "missed",
        Certainty::Likely => "part",
        Certainty::Possible => "none",
    };
    let statements = finding.at.iter().filter_map(|&at| {
        let report = index.reports().get(at.report as usize)?;
        let said = i18n::page::statement(lang, report, index.observation(at)?);
        Some(source(state, said, move || navigation::show(state, at)))
    });
    let passages = finding.passages.iter().filter_map(|passage| {
        let report = index.reports().get(passage.report as usize)?;
        let said = i18n::check::passage(lang, report, passage);
        let nearest = nearest(index, passage);
        let number = passage.report;
        Some(source(state, said, move || match nearest {
            Some(at) => navigation::show(state, at),
            None => show_text(state, number),
        }))
    });
    // The statements themselves lead to the text, so these remedies need no button.
    let remedies =
        finding.remedies.iter().filter(|remedy| !matches!(remedy, Remedy::Look(_))).map(|remedy| {
            let name = i18n::check::remedy(lang, remedy, index);
            let remedy = remedy.clone();
            button("", name, move || carry_out(state, &remedy))
        });
    el("li")
        .child(el("h2").text(i18n::check::title(lang, &finding.discrepancy)))
        .child(el("p").class("reckoning").text(i18n::check::finding(lang, finding, index)))
        .child(el("p").child(el("span").class(class).text(i18n::check::certainty(lang, finding.certainty))))
        .child(el("ul").class("statements").children(statements).children(passages))
        .child(el("p").class("choices").children(remedies).children(turns))
}

/// A sentence of a report, which leads to its position in the text.
fn source(state: State, said: String, open: impl FnMut() + 'static) -> El {
    let arrow = el("span").class("to-text").attr("aria-hidden", "true").text(state.words().to_text);
    el("li").child(button("plain text", said, open).child(arrow))
}

/// The statement nearest to a passage, where its text is opened.
fn nearest(index: &Index, passage: &Passage) -> Option<ObservationRef> {
    let report = index.reports().get(passage.report as usize)?;
    let far = |span: Span| span.start.abs_diff(passage.span.start);
    let placed = report.statements().filter_map(|(statement, o)| {
        Some((far(o.evidence.span?), ObservationRef { report: passage.report, statement }))
    });
    placed.min_by_key(|(far, _)| *far).map(|(_, at)| at)
}

fn show_text(state: State, number: u32) {
    let report = state.index.with_untracked(|index| {
        let number = number as usize;
        Some((index.0.place_of(number)?.label.clone(), index.0.reports().get(number)?.year))
    });
    if let Some(report) = report {
        navigation::open_text(state, report);
    }
}

/// Applies a remedy; its message offers undo. A replacement text is copied to the clipboard,
/// because the author of the report has to apply it.
fn carry_out(state: State, remedy: &Remedy) {
    if let Remedy::Write(words) = remedy {
        let words = words.clone();
        spawn_local(async move {
            let copied = clipboard::copy(&words).await;
            state.notify(Notice::Fixed(if copied { Fixed::Copied } else { Fixed::CopyFailed }));
        });
        return;
    }
    let before = state.reports.get_untracked();
    let mut reports = before.clone();
    if check::apply_remedy(&mut reports, remedy) {
        let changed = before.iter().zip(&reports).position(|(old, new)| !Arc::ptr_eq(old, new));
        if let Some((at, new)) = changed.and_then(|at| Some((at, reports.get(at)?))) {
            edits::correct(state, at, new);
        }
    }
}
