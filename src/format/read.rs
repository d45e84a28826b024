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

use super::fault::{Cause, Expected, Fault, JsonKind};
use super::object::{Key, Log, Object, Path, RawFault, items, string, unit_of, wrong_kind};
use super::scan::{self, Parts};
use super::syntax::{Slip, slip, slip_at};
use crate::model::{
    Amount, Bound, Commitment, DroppedStatement, Evidence, Extra, Figure, Gap, Heading, Json, Kind, Name,
    Observation, Origin, Period, Place, Problem, Project, Provenance, ReadReport, Report, SectionKind,
    StatedChange, StatementRef, Unread, Value, Year,
};

/// The result of reading a file.
#[derive(Clone, Debug, Default)]
pub struct Outcome<Y = Year> {
    /// The reports that could be read, in file order.
    pub reports: Vec<Report<Y>>,
    /// The faults, in file order.
    pub faults: Vec<Fault>,
}

/// The progress of a [`Reader`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// List entries read.
    pub done: usize,
    /// List entries in the file.
    pub total: usize,
}

/// Reads a file in steps, so that a page stays responsive during a large one.
pub struct Reader {
    text: String,
    log: Log,
    /// Whether a report may be without a year.
    undated: bool,
    /// With the index in the file, if it contains several.
    reports: Vec<(ReadReport, Option<usize>)>,
    pending: Vec<Pending>,
    next: usize,
}

/// An entry of a report's list that has not been read yet.
struct Pending {
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

impl Reader {
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
        let mut reader = Self { text, log, undated, reports: Vec::new(), pending: Vec::new(), next: 0 };
        let text = std::mem::take(&mut reader.text);
        reader.index(&text);
        reader.text = text;
        reader
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
        if let Some(report) = report(object, &mut self.log, !lists.is_empty(), self.undated) {
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
        self.pending.extend(queued.map(|(index, range)| Pending { report, list, index, range }));
        self.broken(text, broken, &Path::Field(path, list.name()));
    }

    /// The current progress.
    #[must_use]
    pub fn progress(&self) -> Progress {
        Progress { done: self.next, total: self.pending.len() }
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
    pub fn finish(self) -> Outcome {
        let Outcome { reports, faults } = self.finish_undated();
        Outcome { reports: reports.into_iter().filter_map(ReadReport::dated).collect(), faults }
    }

    /// Reads the rest and returns all reports and faults.
    #[must_use]
    pub fn finish_undated(mut self) -> Outcome<Option<Year>> {
        self.step(usize::MAX);
        let faults = placed(&self.text, self.log.faults);
        Outcome { reports: self.reports.into_iter().map(|(report, _)| report).collect(), faults }
    }
}

/// Reads the original of a corrected observation from its own JSON text; `None` if it is not one.
#[must_use]
pub fn read_observation(text: &str) -> Option<Observation> {
    let raw = serde_json::from_str(text).ok()?;
    uncorrected(raw, &mut Log::new(text), &Path::Root).ok()?
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

/// Reads a report except for its lists.
fn report(mut object: Object<'_, '_>, log: &mut Log, has_lists: bool, undated: bool) -> Option<ReadReport> {
    if !has_lists && !["format", "place", "year"].into_iter().any(|name| object.has(name)) {
        object.fault(log, Cause::NotAReport);
        return None;
    }
    format(&mut object, log);
    let place = object.field(log, "place", place);
    if place.is_none() {
        object.missing(log, "place");
    }
    let year = object.year(log, "year");
    if year.is_none() && !undated {
        object.missing(log, "year");
        return None;
    }
    let mut report = Report::new(place.unwrap_or_else(|| Place::named("")), year);
    report.title = object.text(log, "title");
    report.source = object.field(log, "source", source).unwrap_or_default();
    report.text = object.text(log, "text");
    dropped(&mut object, log, &mut report);
    for list in List::ALL {
        // Lists are queued; any other value under their names is a fault.
        object.field::<()>(log, list.name(), |raw, _, _| Err(wrong_kind(Expected::List, raw)));
    }
    report.extra = object.rest();
    Some(report)
}

fn format(object: &mut Object<'_, '_>, log: &mut Log) {
    let has_format = object.has("format");
    let known = object.field(log, "format", |raw, log, path| {
        let name = string(raw)?;
        let version = name.strip_prefix("tongbi.report/").and_then(|version| version.parse::<u32>().ok());
        match version {
            Some(1) => Ok(()),
            Some(2..) => {
                log.fault(raw.get(), path, Cause::FormatNewer);
                Ok(())
            }
            _ => Err(Cause::FormatUnknown),
        }
    });
    if known.is_none() && !has_format {
        object.fault(log, Cause::FormatMissing);
    }
}

fn place(raw: &RawValue, log: &mut Log, path: &Path<'_>) -> Result<Place, Cause> {
    let mut object = Object::open(raw, path)?;
    let name = object.name(log, "name");
    if name.is_none() {
        object.missing(log, "name");
    }
    Ok(Place {
        name: name.unwrap_or_else(|| Name::from("")),
        level: object.word(log, "level"),
        within: object.names(log, "within"),
        code: object.text(log, "code"),
        extra: object.rest(),
    })
}

fn source(raw: &RawValue, log: &mut Log, path: &Path<'_>) -> Result<Provenance, Cause> {
    let mut object = Object::open(raw, path)?;
    Ok(Provenance { file: object.text(log, "file"), url: object.text(log, "url"), extra: object.rest() })
}

fn read_entry(text: &str, pending: &Pending, report: &mut ReadReport, index: Option<usize>, log: &mut Log) {
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

/// Adds an entry to its list if it could be read; returns whether it could.
fn keep<T>(list: &mut Vec<T>, read: Result<Option<T>, Cause>) -> Result<bool, Cause> {
    let entry = read?;
    let kept = entry.is_some();
    list.extend(entry);
    Ok(kept)
}

/// An observation; `None` if a required field is missing. Kind and period are optional for a
/// commitment's target, if the report's year is known.
fn observation(
    raw: &RawValue,
    log: &mut Log,
    path: &Path<'_>,
    target_of: Option<Year>,
) -> Result<Option<Observation>, Cause> {
    let mut object = Object::open(raw, path)?;
    let Some(observation) = fields(&mut object, log, target_of) else { return Ok(None) };
    let corrected_from = original(&mut object, log, "corrected_from");
    Ok(Some(Observation { corrected_from, extra: object.rest(), ..observation }))
}

/// An observation that no reader corrected. So a chain of originals, however long, is read once.
fn uncorrected(raw: &RawValue, log: &mut Log, path: &Path<'_>) -> Result<Option<Observation>, Cause> {
    let mut object = Object::open(raw, path)?;
    let observation = fields(&mut object, log, None);
    Ok(observation.map(|observation| Observation { extra: object.rest(), ..observation }))
}

/// The original of a correction. One that could not be read stays among the further fields.
fn original(object: &mut Object<'_, '_>, log: &mut Log, name: &'static str) -> Option<Box<Observation>> {
    let mut unread = None;
    let read = object.field(log, name, |raw, log, path| {
        let read = uncorrected(raw, log, path)?;
        unread = read.is_none().then_some(raw);
        Ok(read)
    });
    if let Some(raw) = unread {
        object.keep(name, raw);
    }
    read.flatten().map(Box::new)
}

/// Reads the statements that a reader dropped.
fn dropped(object: &mut Object<'_, '_>, log: &mut Log, report: &mut ReadReport) {
    let ReadReport { dropped, unread, .. } = report;
    object.field(log, "dropped", |raw, log, path| {
        for (index, item) in items(raw)?.into_iter().enumerate() {
            let path = Path::Item(path, index);
            let read = dropped_statement(item, log, &path);
            if let Err(cause) = &read {
                log.fault(item.get(), &path, cause.clone());
            }
            if keep(dropped, read) != Ok(true) {
                unread.push(Unread { list: "dropped", json: Json(item.get().into()) });
            }
        }
        Ok(())
    });
}

fn dropped_statement(
    raw: &RawValue,
    log: &mut Log,
    path: &Path<'_>,
) -> Result<Option<DroppedStatement>, Cause> {
    let mut object = Object::open(raw, path)?;
    let stood = object.field(log, "stood", |raw, _, _| {
        let (commitment, observation) =
            serde_json::from_str(raw.get()).map_err(|_| wrong_kind(Expected::List, raw))?;
        Ok(StatementRef { commitment, observation })
    });
    let observation = fields(&mut object, log, None);
    Ok(observation.map(|observation| DroppedStatement {
        observation: Observation { extra: object.rest(), ..observation },
        stood,
    }))
}

/// The fields of an observation, without those outside the format; `None` if a required one is missing.
fn fields(object: &mut Object<'_, '_>, log: &mut Log, target_of: Option<Year>) -> Option<Observation> {
    let indicator = object.name(log, "indicator");
    let period = object.period(log, "period").or(target_of.map(Period::Year));
    let kind = object.word(log, "kind").or(target_of.map(|_| Kind::Target));
    let value = value(object, log);
    let unit = object.field(log, "unit", |raw, log, _| unit_of(raw, log));
    for (name, is_missing) in [
        ("indicator", indicator.is_none()),
        ("period", period.is_none()),
        ("kind", kind.is_none()),
        ("value", value.is_none()),
        ("unit", unit.is_none()),
    ] {
        if is_missing {
            object.missing(log, name);
        }
    }
    let (Some(indicator), Some(period), Some(kind), Some(value)) = (indicator, period, kind, value) else {
        return None;
    };
    Some(Observation {
        indicator,
        as_written: object.name(log, "as_written"),
        topic: object.word(log, "topic"),
        period,
        kind,
        value,
        unit: unit.unwrap_or_else(|| Name::from("")),
        change: object.field(log, "change", change),
        completion: object.number(log, "completion"),
        completion_span: object.span(log, "completion_span"),
        evidence: evidence(object, log),
        corrected_from: None,
        extra: Extra::default(),
    })
}

/// The value or the reason for a gap; `None` if both are missing.
fn value(object: &mut Object<'_, '_>, log: &mut Log) -> Option<Value> {
    let stands = object.has("value");
    if let Some(figure) = figure(object, log) {
        if object.has("gap") {
            object.fault(log, Cause::ValueAndGap);
        }
        return Some(Value::Stated(figure));
    }
    if !stands || object.is_unread("value") {
        return None;
    }
    Some(Value::Missing(object.word(log, "gap").unwrap_or_else(|| {
        object.fault(log, Cause::GapUnexplained);
        Gap::Unexplained
    })))
}

fn figure(object: &mut Object<'_, '_>, log: &mut Log) -> Option<Figure> {
    stated(object, log, ["value", "to", "bound"])
}

/// A figure from the fields of these names: number, range end, bound.
fn stated(
    object: &mut Object<'_, '_>,
    log: &mut Log,
    [number, to, bound]: [&'static str; 3],
) -> Option<Figure> {
    let number = object.number(log, number)?;
    let least = number.value();
    let to = object.field(log, to, |raw, _, _| {
        let to = super::object::number(raw)?;
        if to.value() < least { Err(Cause::RangeReversed) } else { Ok(to) }
    });
    let bound = object.word(log, bound).unwrap_or(Bound::Exactly);
    Some(Figure { number, to, bound })
}

fn change(raw: &RawValue, log: &mut Log, path: &Path<'_>) -> Result<StatedChange, Cause> {
    let mut object = Object::open(raw, path)?;
    Ok(StatedChange {
        percent: stated(&mut object, log, ["percent", "percent_to", "percent_bound"]),
        points: stated(&mut object, log, ["points", "points_to", "points_bound"]),
        amount: stated(&mut object, log, ["amount", "amount_to", "amount_bound"]),
        against: object.period(log, "against"),
        basis: object.word(log, "basis"),
        span: object.span(log, "span"),
        extra: object.rest(),
    })
}

fn evidence(object: &mut Object<'_, '_>, log: &mut Log) -> Evidence {
    Evidence {
        quote: object.text(log, "quote"),
        span: object.span(log, "span"),
        repaired_from: object.text(log, "repaired_from"),
        origin: Origin::named(object.name(log, "rule")),
        confidence: object.word(log, "confidence").unwrap_or_default(),
        runner_up: object.name(log, "runner_up"),
    }
}

fn amount(raw: &RawValue, log: &mut Log, path: &Path<'_>) -> Result<Amount, Cause> {
    let mut object = Object::open(raw, path)?;
    let Some(figure) = figure(&mut object, log) else {
        return Err(Cause::Missing("value"));
    };
    let Some(unit) = object.field(log, "unit", |raw, log, _| unit_of(raw, log)) else {
        return Err(Cause::Missing("unit"));
    };
    Ok(Amount {
        figure,
        unit,
        evidence: evidence(&mut object, log),
        corrected_from: original(&mut object, log, "corrected_from"),
        extra: object.rest(),
    })
}

fn project(raw: &RawValue, log: &mut Log, path: &Path<'_>) -> Result<Option<Project>, Cause> {
    let mut object = Object::open(raw, path)?;
    let Some(name) = object.text(log, "name") else {
        object.missing(log, "name");
        return Ok(None);
    };
    Ok(Some(Project {
        name,
        investment: object.field(log, "investment", amount),
        length: object.field(log, "length", amount),
        status: object.word(log, "status"),
        due: object.period(log, "due"),
        evidence: evidence(&mut object, log),
        dropped_investment: original(&mut object, log, "dropped_investment"),
        dropped_length: original(&mut object, log, "dropped_length"),
        extra: object.rest(),
    }))
}

fn commitment(
    raw: &RawValue,
    log: &mut Log,
    path: &Path<'_>,
    year: Option<Year>,
) -> Result<Option<Commitment>, Cause> {
    let mut object = Object::open(raw, path)?;
    let Some(text) = object.text(log, "text") else {
        object.missing(log, "text");
        return Ok(None);
    };
    let mut unread = Vec::new();
    let targets = object.field(log, "targets", |raw, log, path| {
        let mut targets = Vec::new();
        for (index, item) in items(raw)?.into_iter().enumerate() {
            let path = Path::Item(path, index);
            let read = observation(item, log, &path, year);
            if let Err(cause) = &read {
                log.fault(item.get(), &path, cause.clone());
            }
            if keep(&mut targets, read) != Ok(true) {
                unread.push(item.get());
            }
        }
        Ok(targets)
    });
    Ok(Some(Commitment {
        text,
        topic: object.word(log, "topic"),
        lead: object.text(log, "lead"),
        support: object.names(log, "support").iter().map(ToString::to_string).collect(),
        leader: object.text(log, "leader"),
        due: object.period(log, "due"),
        due_words: object.text(log, "due_words"),
        section: object.text(log, "section"),
        targets: targets.unwrap_or_default(),
        progress: object.text(log, "progress"),
        evidence: evidence(&mut object, log),
        extra: with_unread(object.rest(), "unread_targets", &unread),
    }))
}

fn problem(raw: &RawValue, log: &mut Log, path: &Path<'_>) -> Result<Option<Problem>, Cause> {
    let mut object = Object::open(raw, path)?;
    let Some(text) = object.text(log, "text") else {
        object.missing(log, "text");
        return Ok(None);
    };
    Ok(Some(Problem { text, evidence: evidence(&mut object, log), extra: object.rest() }))
}

fn heading(raw: &RawValue, log: &mut Log, path: &Path<'_>) -> Result<Option<Heading>, Cause> {
    let mut object = Object::open(raw, path)?;
    let Some(title) = object.text(log, "title") else {
        object.missing(log, "title");
        return Ok(None);
    };
    Ok(Some(Heading {
        level: object.level(log, "level").unwrap_or(1),
        title,
        part: object.word(log, "part").unwrap_or(SectionKind::Other),
        evidence: evidence(&mut object, log),
        extra: object.rest(),
    }))
}

/// Preserves list entries that could not be read in a field of their own.
fn with_unread(mut extra: Extra, name: &str, unread: &[&str]) -> Extra {
    if !unread.is_empty() {
        extra.0.push((name.to_owned(), Json(format!("[{}]", unread.join(",")).into())));
    }
    extra
}
