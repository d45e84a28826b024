//! Links that hold what they show.
//!
//! | fragment | holds |
//! | --- | --- |
//! | `r1-eNqr…` | reports and view: JSON, zlib, base64url |
//! | `src=https%3A%2F%2F…` | the address of a report file |
//! | `src=https%3A%2F%2F…&view=v1-eNqr…` | that, and a view: JSON, zlib, base64url |
//!
//! The prefix names the codec and its version, so that old links open forever: a new version is a
//! new prefix beside the old. A data link has only letters, digits, `-` and `_` after the `#`,
//! because chat apps rewrite or cut anything else; what an app appends (`&from=…`) is ignored. The
//! zlib checksum tells a damaged link from a whole one.

use std::borrow::Borrow;
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::correct;
use crate::format;
use crate::model::{Observation, Report};
use crate::view::View;
use crate::view::v1::ViewV1;

const DATA: &str = "r";
const VIEW: &str = "v";
const VERSION: u32 = 1;

/// The most bytes that a link may unpack to: a small link must not fill the memory.
const MOST_UNPACKED: usize = 64 << 20;

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

/// Why a link cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkFault {
    /// Characters are missing or changed: a chat app cut it, or it was copied in part.
    Damaged,
    /// Made by a later version.
    Newer,
    /// It unpacks to more than a page should hold.
    TooLarge,
    /// `src=` without a web address.
    NoAddress,
}

#[derive(Serialize, Deserialize)]
struct DataV1<R> {
    #[serde(default, skip_serializing_if = "is_default")]
    view: ViewV1,
    reports: R,
}

fn is_default(view: &ViewV1) -> bool {
    *view == ViewV1::default()
}

/// The fragment, without `#`, that holds these reports and this view. The reports' full text is
/// left out: a link carries figures and their sentences.
#[must_use]
pub fn data_fragment(reports: &[impl Borrow<Report>], view: &View) -> String {
    let reports: Vec<_> = reports.iter().map(|report| raw(&without_text(report.borrow()))).collect();
    packed(DATA, &DataV1 { view: view.into(), reports })
}

/// The fragment, without `#`, that points to a file and holds this view.
#[must_use]
pub fn hosted_fragment(address: &str, view: &View) -> String {
    let mut fragment = format!("src={}", percent_encoded(address));
    if *view != View::default() {
        let _ = write!(fragment, "&view={}", packed(VIEW, &ViewV1::from(view)));
    }
    fragment
}

/// Reads a fragment, with or without `#`. `None` if it is no link of ours.
///
/// # Errors
/// The link is ours and cannot be opened.
pub fn read(fragment: &str) -> Result<Option<Link>, LinkFault> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    if let Some(hosted) = fragment.strip_prefix("src=") {
        return hosted_link(hosted).map(Some);
    }
    let Some(json) = unpacked(DATA, fragment)? else { return Ok(None) };
    let data: DataV1<&RawValue> = serde_json::from_str(&json).map_err(|_| LinkFault::Damaged)?;
    let reports = format::read(data.reports.get()).reports;
    Ok(Some(Link::Data { reports, view: data.view.into() }))
}

fn hosted_link(rest: &str) -> Result<Link, LinkFault> {
    let mut parts = rest.split('&');
    let address = percent_decoded(parts.next().unwrap_or_default());
    if !is_web_address(&address) {
        return Err(LinkFault::NoAddress);
    }
    let view = match parts.find_map(|part| part.strip_prefix("view=")) {
        None => View::default(),
        Some(view) => {
            let json = unpacked(VIEW, view)?.ok_or(LinkFault::Damaged)?;
            serde_json::from_str::<ViewV1>(&json).map_err(|_| LinkFault::Damaged)?.into()
        }
    };
    Ok(Link::Hosted { address, view })
}

/// Whether an address leads to the web or stands relative to the page.
fn is_web_address(address: &str) -> bool {
    let path = address.find(['/', '?', '#']).unwrap_or(address.len());
    match address.find(':') {
        Some(colon) if colon < path => ["https://", "http://"].iter().any(|start| address.starts_with(start)),
        _ => !address.is_empty(),
    }
}

fn without_text(report: &Report) -> Report {
    let mut report = report.clone();
    if report.text.take().is_some() {
        let Report { observations, projects, commitments, problems, outline, extra, .. } = &mut report;
        let targets = commitments.iter_mut().flat_map(|task| &mut task.targets);
        observations.iter_mut().chain(targets).for_each(unplace);
        for project in projects {
            let amounts = project.investment.iter_mut().chain(&mut project.length);
            amounts.for_each(|amount| amount.evidence.span = None);
            project.evidence.span = None;
        }
        let tasks = commitments.iter_mut().map(|task| &mut task.evidence);
        let problems = problems.iter_mut().map(|problem| &mut problem.evidence);
        let headings = outline.iter_mut().map(|heading| &mut heading.evidence);
        tasks.chain(problems).chain(headings).for_each(|evidence| evidence.span = None);
        correct::each_kept(extra, unplace);
    }
    report
}

/// Takes every place in the text from a statement, and from what it said before it was corrected.
fn unplace(observation: &mut Observation) {
    observation.evidence.span = None;
    observation.completion_span = None;
    if let Some(change) = &mut observation.change {
        change.span = None;
    }
    correct::each_kept(&mut observation.extra, unplace);
}

fn raw(report: &Report) -> Box<RawValue> {
    RawValue::from_string(format::write(report)).unwrap_or_default()
}

fn packed(codec: &str, value: &impl Serialize) -> String {
    let json = serde_json::to_vec(value).unwrap_or_default();
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(&json, 10);
    format!("{codec}{VERSION}-{}", URL_SAFE_NO_PAD.encode(packed))
}

/// The text behind `codec` and its version; `None` if the fragment is of no such kind.
fn unpacked(codec: &str, fragment: &str) -> Result<Option<String>, LinkFault> {
    let Some((head, rest)) = fragment.split_once('-') else { return Ok(None) };
    let Some(Ok(version)) = head.strip_prefix(codec).map(str::parse::<u32>) else { return Ok(None) };
    if version > VERSION {
        return Err(LinkFault::Newer);
    }
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').unwrap_or(rest.len());
    let payload = rest.get(..end).unwrap_or_default();
    let packed = URL_SAFE_NO_PAD.decode(payload).map_err(|_| LinkFault::Damaged)?;
    let unpacked = miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(&packed, MOST_UNPACKED);
    let bytes = unpacked.map_err(|error| match error.status {
        miniz_oxide::inflate::TINFLStatus::HasMoreOutput => LinkFault::TooLarge,
        _ => LinkFault::Damaged,
    })?;
    String::from_utf8(bytes).map(Some).map_err(|_| LinkFault::Damaged)
}

/// Encodes all but the characters that no chat app touches.
fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// Undoes [`percent_encoded`]; what is not encoded, as in an address typed by hand, stays.
fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let code = tail.get(..2).and_then(|code| std::str::from_utf8(code).ok());
        match code.filter(|_| *first == b'%').and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = tail.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
