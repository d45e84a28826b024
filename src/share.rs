//! Links that hold reports and a view.
//!
//! | fragment | holds |
//! | --- | --- |
//! | `r2-0024…` | reports and view: [`columns`], letters and digits |
//! | `r1-eNqr…` | reports and view, as the first version wrote them: JSON, zlib, base64url |
//! | `src=https%3A%2F%2F…` | the address of a report file |
//! | `src=https%3A%2F%2F…&view=v1-eNqr…` | the same with a view: JSON, zlib, base64url |
//!
//! The prefix names the codec and its version. A new version gets a new prefix, so old links open forever.
//! A data link uses only characters that chat apps keep; changes that apps make nevertheless are undone
//! ([`mend`]). A link that cannot be mended has a [`LinkFault`]. Opening a link has a [`budget`].

mod budget;
mod chart;
mod columns;
mod excerpt;
mod hosted;
mod json;
mod mend;
mod pause;
mod qr;

use std::borrow::Borrow;

use crate::model::{Observation, Report};
use crate::view::View;
use budget::{Budget, MOST_CHARACTERS};
use json::JsonParts;
use pause::{Unpaused, at_once};

pub use chart::chart;
pub use excerpt::{Excerpt, Initials, excerpt, excerpt_in_steps};
pub use hosted::hosted_fragment;
pub use pause::Pause;
pub use qr::qr;

/// What a link holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Link {
    /// Reports and how to look at them.
    Data {
        /// The reports.
        reports: Vec<Report>,
        /// What to look at.
        view: View,
    },
    /// The address of a file with reports, and how to look at them.
    Hosted {
        /// The file's address.
        address: String,
        /// What to look at.
        view: View,
    },
}

/// The reports and the view of a data link.
type Content = (Vec<Report>, View);

/// Why a link cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkFault {
    /// The end is missing: an app cut it, or it was copied in part.
    CutShort,
    /// Characters were changed on the way.
    Altered,
    /// Made by a later version.
    Newer,
    /// What stands after `#` is no link of Tongbi.
    Foreign,
    /// It unpacks to more than a page should hold.
    TooLarge,
    /// `src=` without a web address.
    NoAddress,
}

/// The fragment, without `#`, that holds these reports and this view. The reports' full text is
/// left out: a link carries figures and their sentences.
#[must_use]
pub fn data_fragment(reports: &[impl Borrow<Report>], view: &View) -> String {
    at_once(data_fragment_in_steps(reports, view, &mut Unpaused))
}

/// The same with pauses: many reports take longer than a frame.
pub async fn data_fragment_in_steps(
    reports: &[impl Borrow<Report>],
    view: &View,
    pause: &mut impl Pause,
) -> String {
    let mut bare = Vec::with_capacity(reports.len());
    for report in reports {
        bare.push(without_text(report.borrow()));
        pause.pause().await;
    }
    format!("r2-{}", columns::payload(&bare, view, pause).await)
}

/// The fragment, without `#`, that holds an excerpt, with the lines of texts that it selects.
#[must_use]
pub fn excerpt_fragment(excerpt: &Excerpt) -> String {
    at_once(excerpt_fragment_in_steps(excerpt, &mut Unpaused))
}

/// The same with pauses.
pub async fn excerpt_fragment_in_steps(
    Excerpt { reports, view }: &Excerpt,
    pause: &mut impl Pause,
) -> String {
    format!("r2-{}", columns::payload(reports, view, pause).await)
}

/// Reads a fragment, with or without `#`. `None` if there is none, or it only names a part of the page.
///
/// # Errors
/// It is a link that cannot be opened, or none of ours.
pub fn read(fragment: &str) -> Result<Option<Link>, LinkFault> {
    /// The ids of the page that its own links lead to.
    const PARTS: [&str; 2] = ["", "main"];

    if fragment.len() > MOST_CHARACTERS {
        return Err(LinkFault::TooLarge);
    }
    let mut budget = Budget::default();
    if let Some(hosted) = hosted::read(fragment, &mut budget) {
        return hosted.map(Some);
    }
    let plain = mend::plain(fragment);
    if PARTS.contains(&plain.as_str()) {
        return Ok(None);
    }
    let (reports, view) = content(&plain, JsonParts::WHOLE, &mut budget)?;
    Ok(Some(Link::Data { reports, view }))
}

/// Reads the reports and the view of a data link that is mended except for dashes and spaces.
fn content(plain: &str, json: JsonParts, budget: &mut Budget) -> Result<Content, LinkFault> {
    let mut fault = None;
    for spelling in mend::spellings(plain) {
        match data(&spelling, json, budget) {
            Ok((reports, view)) => {
                budget::content(&reports, &view)?;
                return Ok((reports, view));
            }
            // The first spelling is the likeliest, so its fault is reported.
            Err(why) => fault = fault.or(Some(why)),
        }
    }
    Err(fault.unwrap_or(LinkFault::Foreign))
}

/// Reads a data link: a letter, the version, a hyphen, the payload.
fn data(fragment: &str, json: JsonParts, budget: &mut Budget) -> Result<Content, LinkFault> {
    let mut rest = fragment.chars();
    let Some(codec) = rest.next().filter(char::is_ascii_alphabetic) else { return Err(LinkFault::Foreign) };
    let is_ours = codec.eq_ignore_ascii_case(&'r');
    let rest = rest.as_str();
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (version, rest) = rest.split_at_checked(digits).unwrap_or_default();
    let read = |version: &str, payload: &str, budget: &mut Budget| match version {
        "1" => Some((json.payload)(payload, budget)),
        "2" => Some(columns::data(payload, json, budget)),
        _ => None,
    };
    match (rest.strip_prefix('-'), version) {
        (Some(payload), "1" | "2") => match read(version, payload, budget) {
            Some(Err(LinkFault::Altered | LinkFault::CutShort)) if !is_ours => Err(LinkFault::Foreign),
            read => read.unwrap_or(Err(LinkFault::Foreign)),
        },
        (None, _) if is_ours && rest.is_empty() && version.len() <= 1 => Err(LinkFault::CutShort),
        (Some(_), version) if is_ours && version.bytes().any(|digit| digit > b'0') => Err(LinkFault::Newer),
        // The hyphen was lost.
        _ if is_ours => {
            let fragment = fragment.get(1..).unwrap_or_default();
            let (version, payload) = fragment.split_at_checked(1).unwrap_or_default();
            let payload = payload.trim_start_matches(|c: char| !c.is_ascii_alphanumeric());
            read(version, payload, budget).unwrap_or(Err(LinkFault::Foreign))
        }
        _ => Err(LinkFault::Foreign),
    }
}

fn without_text(report: &Report) -> Report {
    let mut report = report.clone();
    if report.text.take().is_some() {
        let Report { observations, projects, commitments, problems, outline, dropped, .. } = &mut report;
        let targets = commitments.iter_mut().flat_map(|task| &mut task.targets);
        let dropped = dropped.iter_mut().map(|dropped| &mut dropped.observation);
        observations.iter_mut().chain(targets).chain(dropped).for_each(unplace);
        for project in projects {
            let amounts = project.investment.iter_mut().chain(&mut project.length);
            for amount in amounts {
                amount.evidence.span = None;
                amount.corrected_from.iter_mut().for_each(|original| unplace(original));
            }
            let dropped = project.dropped_investment.iter_mut().chain(&mut project.dropped_length);
            dropped.for_each(|statement| unplace(statement));
            project.evidence.span = None;
        }
        let tasks = commitments.iter_mut().map(|task| &mut task.evidence);
        let problems = problems.iter_mut().map(|problem| &mut problem.evidence);
        let headings = outline.iter_mut().map(|heading| &mut heading.evidence);
        tasks.chain(problems).chain(headings).for_each(|evidence| evidence.span = None);
    }
    report
}

/// Removes all positions in the text from a statement, and from its original before the correction.
fn unplace(observation: &mut Observation) {
    observation.evidence.span = None;
    observation.completion_span = None;
    if let Some(change) = &mut observation.change {
        change.span = None;
    }
    if let Some(original) = &mut observation.corrected_from {
        unplace(original);
    }
}
