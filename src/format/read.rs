//! Reads JSON text into reports and faults.
//!
//! | file | faults |
//! | --- | --- |
//! | empty | `1:1 empty` |
//! | `42`, `{}`, `[]` | `1:1 not-a-report` |
//! | `[1, {}]` | `1:2 [0] wrong-kind`, `1:5 [1] not-a-report` |
//! | `{ "place": { "name": "甲镇" }, "year": 2024 }` | `1:1 format-missing`; the report is read |

use std::ops::Range;

use serde_json::value::RawValue;

mod entry;
mod observation;
mod report;

use self::entry::{commitment, heading, keep, problem, project};
use self::observation::observation;
pub use self::observation::read_observation;
use super::fault::{Cause, Expected, Fault, JsonKind};
use super::object::{Key, Log, Object, Path, RawFault};
use super::scan::{self, Parts};
use super::syntax::{Slip, slip, slip_at};
use crate::model::{Json, ReadReport, Report, Unread, Year};

/// The result of reading a file.
#[derive(Clone, Debug, Default)]
pub struct Parsed<Y = Year> {
    /// The reports that could be read, in file order.
    pub reports: Vec<Report<Y>>,
    /// The faults, in file order.
    pub faults: Vec<Fault>,
}

/// The progress of a [`Parser`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParserProgress {
    /// List entries read.
    pub done: usize,
    /// List entries in the file.
    pub total: usize,
}

/// Reads a file in steps, so that a page stays responsive during a large one.
pub struct Parser {
    text: String,
    log: Log,
    /// Whether a report may be without a year.
    undated: bool,
    /// With the index in the file, if it contains several.
    reports: Vec<(ReadReport, Option<usize>)>,
    pending: Vec<PendingEntry>,
    next: usize,
}

/// An entry of a report's list that has not been read yet.
struct PendingEntry {
    report: usize,
    list: List,
    index: usize,
    range: Range<usize>,
}

#[derive(Clone, Copy)]
enum List {
    Observations,
    Projects,
    Commitments,
    Problems,
    Outline,
}

impl List {
    const ALL: [Self; 5] =
        [Self::Observations, Self::Projects, Self::Commitments, Self::Problems, Self::Outline];

    fn name(self) -> &'static str {
        match self {
            Self::Observations => "observations",
            Self::Projects => "projects",
            Self::Commitments => "commitments",
            Self::Problems => "problems",
            Self::Outline => "outline",
        }
    }
}

impl Parser {
    /// Finds the reports of a file and reads everything but their lists.
    #[must_use]
    pub fn new(text: String) -> Self {
        Self::start(text, false)
    }

    /// Like [`new`](Self::new), but a report without a year is no fault.
    #[must_use]
    pub fn undated(text: String) -> Self {
        Self::start(text, true)
    }

    fn start(text: String, undated: bool) -> Self {
        let log = Log::new(&text);
        let mut parser = Self { text, log, undated, reports: Vec::new(), pending: Vec::new(), next: 0 };
        let text = std::mem::take(&mut parser.text);
        parser.index(&text);
        parser.text = text;
        parser
    }

    fn index(&mut self, text: &str) {
        let mut at = scan::skip_space(text, if text.starts_with('\u{feff}') { 3 } else { 0 });
        if at == text.len() {
            self.log.fault(text, &Path::Root, Cause::Empty);
        }
        // Several values mean newline-delimited reports.
        let mut index = 0;
        while at < text.len() {
            let start = at;
            at = match text.as_bytes().get(at) {
                Some(b'[') => self.index_list(text, at),
                Some(b'{') => {
                    let alone = index == 0 && scan::skip_space(text, scan::value_end(text, at)) >= text.len();
                    self.index_report(text, at, (!alone).then_some(index))
                }
                _ => {
                    let cause =
                        if index == 0 { Cause::NotAReport } else { Cause::Syntax(Slip::TrailingText) };
                    self.log.fault(rest(text, at), &Path::Root, cause);
                    text.len()
                }
            };
            at = scan::skip_space(text, at.max(start + 1));
            index += 1;
        }
        if self.reports.is_empty() && self.log.faults.is_empty() {
            self.log.fault(text, &Path::Root, Cause::NotAReport);
        }
    }

    fn index_list(&mut self, text: &str, at: usize) -> usize {
        let Parts { parts, end, broken } = scan::items(text, at);
        for (index, range) in parts.into_iter().enumerate() {
            if text.as_bytes().get(range.start) == Some(&b'{') {
                self.index_report(text, range.start, Some(index));
            } else {
                let part = text.get(range).unwrap_or_default();
                let cause = Cause::WrongKind { expected: Expected::Object, found: JsonKind::of(part) };
                self.log.fault(part, &Path::Item(&Path::Root, index), cause);
            }
        }
        self.broken(text, broken, &Path::Root);
        end
    }

    fn broken(&mut self, text: &str, broken: Option<usize>, path: &Path<'_>) {
        if let Some(at) = broken {
            self.log.fault(rest(text, at), path, Cause::Syntax(slip_at(text, at)));
        }
    }

    /// Reads the head of the report that starts at `at` and queues its lists. Returns its end.
    fn index_report(&mut self, text: &str, at: usize, index: Option<usize>) -> usize {
        let Parts { parts, end, broken } = scan::entries(text, at);
        let path = report_path(index);
        let mut fields = Vec::new();
        let mut lists = Vec::new();
        for entry in parts {
            let name = text.get(entry.name).unwrap_or_default();
            let value = text.get(entry.value.clone()).unwrap_or_default();
            let list = List::ALL.into_iter().find(|list| name.trim_matches('"') == list.name());
            match list {
                Some(list) if value.starts_with('[') => lists.push((list, entry.value)),
                _ => match (strict::<Key<'_>>(text, name), strict::<&RawValue>(text, value)) {
                    (Ok(key), Ok(raw)) => fields.push((key.0, raw)),
                    (Err((offset, slip)), _) | (_, Err((offset, slip))) => {
                        self.log.fault(
                            rest(text, offset),
                            &Path::Field(&path, name.trim_matches('"')),
                            Cause::Syntax(slip),
                        );
                    }
                },
            }
        }
        let whole = text.get(at..end).unwrap_or_default();
        let object = Object::of(fields, whole, &path);
        if let Some(report) = report::head(object, &mut self.log, !lists.is_empty(), self.undated) {
            let report_index = self.reports.len();
            for (list, range) in lists {
                self.queue(text, report_index, list, range.start, &path);
            }
            self.reports.push((report, index));
        }
        self.broken(text, broken, &path);
        end
    }

    fn queue(&mut self, text: &str, report: usize, list: List, at: usize, path: &Path<'_>) {
        let Parts { parts, broken, .. } = scan::items(text, at);
        let queued = parts.into_iter().enumerate();
        self.pending.extend(queued.map(|(index, range)| PendingEntry { report, list, index, range }));
        self.broken(text, broken, &Path::Field(path, list.name()));
    }

    /// The current progress.
    #[must_use]
    pub fn progress(&self) -> ParserProgress {
        ParserProgress { done: self.next, total: self.pending.len() }
    }

    /// Reads up to `count` more list entries. Returns false when none are left.
    pub fn step(&mut self, count: usize) -> bool {
        for pending in self.pending.iter().skip(self.next).take(count) {
            if let Some((report, index)) = self.reports.get_mut(pending.report) {
                read_entry(&self.text, pending, report, *index, &mut self.log);
            }
        }
        self.next = self.next.saturating_add(count).min(self.pending.len());
        self.next < self.pending.len()
    }

    /// Reads the rest and returns the reports whose year is known, and the faults.
    #[must_use]
    pub fn finish(self) -> Parsed {
        let Parsed { reports, faults } = self.finish_undated();
        Parsed { reports: reports.into_iter().filter_map(ReadReport::dated).collect(), faults }
    }

    /// Reads the rest and returns all reports and faults.
    #[must_use]
    pub fn finish_undated(mut self) -> Parsed<Option<Year>> {
        self.step(usize::MAX);
        let faults = placed(&self.text, self.log.faults);
        Parsed { reports: self.reports.into_iter().map(|(report, _)| report).collect(), faults }
    }
}

/// The path of a report: the file's top, or an index in a list.
fn report_path(index: Option<usize>) -> Path<'static> {
    index.map_or(Path::Root, |index| Path::Item(&Path::Root, index))
}

/// The rest of the text from `at` on.
fn rest(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default()
}

/// Parses a part of `text` as strict JSON. On failure, returns the offset and the likely slip.
fn strict<'t, T: serde::Deserialize<'t>>(text: &str, part: &'t str) -> Result<T, (usize, Slip)> {
    serde_json::from_str(part).map_err(|error| {
        let offset = part.as_ptr() as usize - text.as_ptr() as usize + error_offset(part, &error);
        (offset, slip(text, offset, &error))
    })
}

/// The byte of `part` at which the parser stopped, on a character boundary.
fn error_offset(part: &str, error: &serde_json::Error) -> usize {
    let line_start: usize =
        part.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let mut offset = (line_start + error.column().saturating_sub(1)).min(part.len());
    while !part.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// Converts byte offsets to lines and columns in one pass.
fn placed(text: &str, mut faults: Vec<RawFault>) -> Vec<Fault> {
    faults.sort_by_key(|fault| fault.offset);
    let (mut at, mut line, mut column) = (0, 1, 1);
    let placed = faults.into_iter().map(|fault| {
        for c in text.get(at..fault.offset).unwrap_or_default().chars() {
            if c == '\n' {
                (line, column) = (line + 1, 1);
            } else if c != '\u{feff}' {
                column += 1;
            }
        }
        at = fault.offset.max(at);
        Fault { line, column, path: fault.path, cause: fault.cause, found: fault.found }
    });
    placed.collect()
}

fn read_entry(
    text: &str,
    pending: &PendingEntry,
    report: &mut ReadReport,
    index: Option<usize>,
    log: &mut Log,
) {
    let root = report_path(index);
    let list = Path::Field(&root, pending.list.name());
    let path = Path::Item(&list, pending.index);
    let part = text.get(pending.range.clone()).unwrap_or_default();
    let raw = match strict::<&RawValue>(text, part) {
        Ok(raw) => raw,
        Err((offset, slip)) => {
            // Broken JSON cannot be written back, so it is not preserved.
            log.fault(rest(text, offset), &path, Cause::Syntax(slip));
            return;
        }
    };
    let year = report.year;
    let kept = match pending.list {
        List::Observations => keep(&mut report.observations, observation(raw, log, &path, None)),
        List::Projects => keep(&mut report.projects, project(raw, log, &path)),
        List::Commitments => keep(&mut report.commitments, commitment(raw, log, &path, year)),
        List::Problems => keep(&mut report.problems, problem(raw, log, &path)),
        List::Outline => keep(&mut report.outline, heading(raw, log, &path)),
    };
    if let Err(cause) = &kept {
        log.fault(part, &path, cause.clone());
    }
    if kept != Ok(true) {
        report.unread.push(Unread { list: pending.list.name(), json: Json(part.into()) });
    }
}
