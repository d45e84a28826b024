//! Loads reports from files, pasted text, samples and addresses.

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use tongbi::document::{self, Revision};
use tongbi::extract::Issue;
use tongbi::format::{Cause, Fault, Parsed, Parser};
use tongbi::i18n::words::Words;
use tongbi::intake::kind::FileKind;
use tongbi::intake::table::offer::{self, Offer, TableChoice};
use tongbi::intake::{self, Refusal, worker_protocol::OpenedFile};
use tongbi::model::{Name, ReadReport, Report, Year};

use super::edits::Batch;
use super::notice::{Clash, IdentityRequest, Notice};
use super::pending_files::Ticket;
use super::sample::Sample;
use super::state::State;
use super::{draft_file, draft_session, edits, indexing};
use crate::platform::files::{self, File};
use crate::platform::reading_worker::{self, ReadFailure, WorkerAnswer};
use crate::platform::{clock, fetch};

/// The reader's decision about a [`Clash`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ClashDecision {
    /// Replaces the loaded report.
    Replace,
    /// Keeps both.
    Both,
    /// Discards the new one.
    Skip,
}

/// Loads a sample.
pub(crate) fn sample(state: State, sample: Sample) {
    spawn_local(async move {
        let name = sample.name(Words::of(state.lang.get_untracked()));
        let mut reports = match fetch::bytes(sample.address()).await {
            Ok(bytes) => read(state, name, bytes).await,
            Err(fault) => return state.notify(Notice::Fetch(sample.address().to_owned(), fault)),
        };
        for report in &mut reports {
            report.source.file = Some(sample.address().to_owned());
        }
        accept(state, name, reports).await;
    });
}

/// What a file holds.
enum FileContent {
    Reports(Vec<Report>),
    /// An archive with these files.
    Archive(Vec<File>),
}

/// Loads files one after another, and those in archives. Unreadable files are skipped, and a slow file does not
/// delay the others.
pub(crate) fn load_files(state: State, files: Vec<File>) {
    load_each(state, files, false, Batch::default());
}

/// Loads files; those that are `unpacked` from an archive must not be archives themselves, since archives can be
/// nested without end.
fn load_each(state: State, files: Vec<File>, unpacked: bool, batch: Batch) {
    /// The time in milliseconds that a file is read alone before the next one starts.
    const ALONE: i32 = 3000;

    let files: Vec<(File, Ticket)> =
        files.into_iter().map(|file| (file.clone(), Ticket::new(state, &file.name()))).collect();
    spawn_local(async move {
        for (file, ticket) in files {
            let batch = batch.clone();
            let done = async move {
                if ticket.is_stopped() {
                    return;
                }
                match files::bytes(&file).await {
                    Some(bytes) if open_draft(state, &file.name(), &bytes) => {}
                    Some(bytes) => match read_as(state, ticket, &file.name(), bytes).await {
                        FileContent::Archive(files) if !unpacked && !files.is_empty() => {
                            load_each(state, files, true, batch);
                        }
                        content => {
                            accept_of(state, &file.name(), reports(state, &file.name(), content), &batch)
                                .await;
                        }
                    },
                    None => state.notify(Notice::FileUnreadable(file.name())),
                }
                ticket.end();
            };
            clock::at_most(ALONE, done).await;
        }
    });
}

/// Opens a draft from a file; returns false if it is another kind of file.
fn open_draft(state: State, file: &str, bytes: &[u8]) -> bool {
    let title = file.strip_suffix(".tongbi.json");
    let draft = title.and_then(|title| Some((title, std::str::from_utf8(bytes).ok()?)));
    draft.is_some_and(|(title, text)| draft_file::open_file(state, title, text))
}

/// Loads pasted text.
pub(crate) fn paste(state: State, text: String) {
    spawn_local(async move {
        let name = state.words().paste.to_owned();
        let reports = read(state, &name, text.into_bytes()).await;
        accept(state, &name, reports).await;
    });
}

/// The reports of a file that is no archive; shows a message about an archive.
fn reports(state: State, file: &str, content: FileContent) -> Vec<Report> {
    match content {
        FileContent::Reports(reports) => reports,
        FileContent::Archive(_) => {
            state.notify(Notice::Refused(file.to_owned(), Refusal::Other(FileKind::Archive)));
            Vec::new()
        }
    }
}

/// Reads a single file.
pub(super) async fn read(state: State, file: &str, bytes: Vec<u8>) -> Vec<Report> {
    let ticket = Ticket::new(state, file);
    let content = read_as(state, ticket, file, bytes).await;
    ticket.end();
    reports(state, file, content)
}

/// Reads a file: JSON here in steps, any other format in a worker.
async fn read_as(state: State, ticket: Ticket, file: &str, bytes: Vec<u8>) -> FileContent {
    let none = FileContent::Reports(Vec::new());
    let parser = match intake::json(file, bytes) {
        Ok(parser) => parser,
        Err(bytes) => match ask_worker(state, ticket, file, &bytes, None).await {
            Some(WorkerAnswer::Files(files)) => return FileContent::Archive(files),
            Some(WorkerAnswer::Message(message)) => match opened(state, file, &message) {
                Some(OpenedFile::Json(text)) => Parser::new(text),
                Some(OpenedFile::Read { report, issues }) => {
                    return FileContent::Reports(name(state, ticket, file, report, &issues).await);
                }
                Some(OpenedFile::Tables(offers)) => {
                    offer(state, file, offers);
                    return none;
                }
                Some(OpenedFile::Refused(reason)) => {
                    state.notify(Notice::Refused(file.to_owned(), reason));
                    return none;
                }
                Some(OpenedFile::Pdf | OpenedFile::Workbook | OpenedFile::Archive) | None => return none,
            },
            None => return none,
        },
    };
    let Some(parser) = read_in_steps(ticket, parser).await else { return none };
    let Parsed { reports, faults } = parser.finish();
    report_faults(state, file, faults, reports.len());
    FileContent::Reports(reports)
}

/// Opens a file in a worker; shows a message on failure.
async fn ask_worker(
    state: State,
    ticket: Ticket,
    file: &str,
    bytes: &[u8],
    year: Option<Year>,
) -> Option<WorkerAnswer> {
    ticket.progress(None);
    let answer = reading_worker::open(ticket.number(), file, bytes, year, move |percent| {
        ticket.progress(Some(percent));
    });
    match answer.await {
        Ok(answer) => return Some(answer),
        // The button that stops it shows the message.
        Err(ReadFailure::Stopped) => {}
        Err(why) => state.notify(Notice::Unread(file.to_owned(), why)),
    }
    None
}

/// The content of a worker's message; shows a message if it has another form.
fn opened(state: State, file: &str, message: &str) -> Option<OpenedFile> {
    let opened = OpenedFile::of_message(message);
    if opened.is_none() {
        state.notify(Notice::Unread(file.to_owned(), ReadFailure::Broken));
    }
    opened
}

/// Reads JSON in steps to keep the page responsive; `None` if it was stopped. The returned parser has nothing
/// left but to finish.
async fn read_in_steps(ticket: Ticket, mut parser: Parser) -> Option<Parser> {
    /// The number of entries between checks of the clock.
    const STEP: usize = 64;

    let mut slices = clock::Slices::begin();
    while parser.step(STEP) {
        if slices.is_over() {
            let progress = parser.progress();
            let percent = progress.done.saturating_mul(100).checked_div(progress.total).unwrap_or(0);
            ticket.progress(u32::try_from(percent).ok());
            slices.next().await;
            if ticket.is_stopped() {
                return None;
            }
        }
    }
    Some(parser)
}

/// Reads a report's text again for a known year.
pub(crate) async fn read_again(state: State, old: &ReadReport, year: Year) -> Option<ReadReport> {
    let text = old.text.as_deref().unwrap_or_default();
    let file = old.source.file.clone().unwrap_or_default();
    let ticket = Ticket::new(state, &file);
    let new = match ask_worker(state, ticket, &file, text.as_bytes(), Some(year)).await {
        Some(WorkerAnswer::Message(message)) => match opened(state, &file, &message) {
            Some(OpenedFile::Read { report, .. }) => read_in_steps(ticket, Parser::undated(report)).await,
            _ => None,
        },
        _ => None,
    };
    ticket.end();
    new?.finish_undated().reports.pop()
}

/// A report read from prose. If its text does not state place or year, it waits for the reader to
/// enter them.
async fn name(state: State, ticket: Ticket, file: &str, report: String, issues: &[Issue]) -> Vec<Report> {
    if issues.contains(&Issue::CharactersLost) {
        state.notify(Notice::CharactersLost(file.to_owned()));
    }
    if issues.contains(&Issue::NoFigures) {
        state.notify(Notice::NoFigures(file.to_owned()));
        return Vec::new();
    }
    let Some(parser) = read_in_steps(ticket, Parser::undated(report)).await else { return Vec::new() };
    let (identified, missing) = by_identity(parser.finish_undated().reports);
    ask_identity(state, missing);
    for report in &identified {
        state.notify(Notice::Read(Arc::new(report.clone())));
    }
    identified
}

/// Separates the reports whose place and year are known from those that lack either.
fn by_identity(reports: Vec<ReadReport>) -> (Vec<Report>, Vec<ReadReport>) {
    let (mut identified, mut missing) = (Vec::new(), Vec::new());
    for report in reports {
        match report.year {
            Some(year) if !report.place.name.is_empty() => identified.push(report.with_year(year)),
            _ => missing.push(report),
        }
    }
    (identified, missing)
}

/// Asks the reader for the place and year of reports that do not state them.
fn ask_identity(state: State, reports: Vec<ReadReport>) {
    let requests =
        reports.into_iter().map(|report| IdentityRequest { report: Arc::new(report), loaded: None });
    state.identity_requests.update(|waiting| waiting.extend(requests));
}

/// Offers the tables of a file; shows a message about sheets without tables.
fn offer(state: State, file: &str, offers: Vec<Offer>) {
    let mut none = Vec::new();
    let mut waiting = Vec::new();
    for Offer { table, preview } in offers {
        match preview.filter(|_| !table.hidden) {
            Some(preview) => waiting.push((TableChoice { table, ..TableChoice::default() }, preview)),
            None => none.push((table.sheet, table.hidden)),
        }
    }
    if !none.is_empty() || waiting.is_empty() {
        state.notify(Notice::NoTable(file.to_owned(), none));
    }
    state.tables.update(|tables| tables.extend(waiting));
}

/// Applies a choice to the first waiting table in the worker; loads its reports if requested.
pub(crate) fn ask(state: State, choice: TableChoice) {
    spawn_local(async move {
        let asked = serde_json::to_string(&choice).unwrap_or_default();
        let answer = reading_worker::table(&asked).await;
        let answer = answer.and_then(|answer| offer::of_answer(answer).ok_or(ReadFailure::Broken));
        match answer {
            Ok((_, reports)) if choice.take => {
                leave_table(state);
                take(state, &choice.table.file, reports).await;
            }
            Ok((preview, _)) => state.tables.update(|tables| {
                if let Some(first) = tables.first_mut() {
                    *first = (choice, preview);
                }
            }),
            Err(why) => state.notify(Notice::Unread(choice.table.file, why)),
        }
    });
}

/// Discards the first waiting table.
pub(crate) fn leave_table(state: State) {
    state.tables.update(|tables| {
        if !tables.is_empty() {
            tables.remove(0);
        }
    });
}

/// Loads the reports of a table. Reports without place or year wait for the reader to enter them.
async fn take(state: State, file: &str, reports: String) {
    let ticket = Ticket::new(state, file);
    let read = read_in_steps(ticket, Parser::undated(reports)).await;
    ticket.end();
    let Some(Parsed { reports, faults }) = read.map(Parser::finish_undated) else { return };
    let (identified, missing) = by_identity(reports);
    if missing.is_empty() || !identified.is_empty() {
        report_faults(state, file, faults, identified.len());
    }
    ask_identity(state, missing);
    accept(state, file, identified).await;
}

fn report_faults(state: State, file: &str, mut faults: Vec<Fault>, loaded: usize) {
    // After a syntax error, missing fields may simply not have been reached, so they are not
    // reported.
    if loaded == 0 && faults.iter().any(|fault| matches!(fault.cause, Cause::Syntax(_))) {
        faults.retain(|fault| matches!(fault.cause, Cause::Syntax(_)));
    }
    if faults.is_empty() {
        state.notify(Notice::Loaded(file.to_owned(), loaded));
    } else {
        state.notify(Notice::Faults { file: file.to_owned(), faults: Arc::new(faults), loaded });
    }
}

/// Adds reports to those loaded. A report for a loaded place and year waits for the reader's
/// decision, unless both are equal.
pub(crate) async fn accept(state: State, file: &str, reports: Vec<Report>) {
    accept_of(state, file, reports, &Batch::default()).await;
}

/// The same for a file of a batch.
async fn accept_of(state: State, file: &str, reports: Vec<Report>, batch: &Batch) {
    if reports.is_empty() {
        return;
    }
    let named = |mut report: Report| {
        if report.source.file.is_none() && report.source.url.is_none() {
            report.source.file = Some(file.to_owned());
        }
        Arc::new(report)
    };
    let reports: Vec<Arc<Report>> = reports.into_iter().map(named).collect();
    let texts = draft_session::texts(&reports).await;
    let Sorted { opened, .. } = sorted(state, reports.clone());
    if !opened.is_empty() {
        indexing::prepare_beside(state, &opened).await;
    }
    // Another file can have been opened meanwhile.
    let all = reports.len();
    let Sorted { opened, clashing, same } = sorted(state, reports);
    if !opened.is_empty() {
        edits::open_written(state, opened, texts, batch);
    }
    if same == all {
        state.notices.update(|notices| {
            notices.pop_if(|(_, notice)| notice.is_load());
        });
        state.notify(Notice::OpenAlready(file.to_owned()));
    }
    if !clashing.is_empty() {
        let clashes = clashing.into_iter().map(|report| Clash { file: file.to_owned(), report });
        state.clashes.update(|waiting| waiting.extend(clashes));
    }
}

/// Reports by what becomes of them.
#[derive(Default)]
struct Sorted {
    /// Those of other places and years than the loaded ones.
    opened: Vec<Arc<Report>>,
    /// Those that differ from the loaded report of their place and year.
    clashing: Vec<Arc<Report>>,
    /// The number of those that are loaded already.
    same: usize,
}

fn sorted(state: State, reports: Vec<Arc<Report>>) -> Sorted {
    let mut sorted = Sorted::default();
    let mut known: HashMap<Whose, Arc<Report>> = state
        .reports
        .with_untracked(|loaded| loaded.iter().map(|report| (whose(report), report.clone())).collect());
    for report in reports {
        match known.get(&whose(&report)) {
            Some(other) if *other == report || document::same_file(other, &report) => sorted.same += 1,
            Some(_) => sorted.clashing.push(report),
            None => {
                known.insert(whose(&report), report.clone());
                sorted.opened.push(report);
            }
        }
    }
    sorted
}

/// A newer report with the reader's corrections of the loaded one, and those that do not fit.
pub(crate) fn revision(state: State, new: &Report) -> Revision {
    let old = state
        .reports
        .with_untracked(|loaded| loaded.iter().find(|other| whose(other) == whose(new)).cloned());
    match old {
        Some(old) => document::revise(&old, new.clone()),
        None => Revision { report: new.clone(), lost: Vec::new() },
    }
}

/// The identity of a report: year, place and enclosing places. A second report with the same
/// identity is loaded only on request.
type Whose = (Year, Name, Vec<Name>);

fn whose(report: &Report) -> Whose {
    (report.year, report.place.name.clone(), report.place.within.clone())
}

/// Carries out the decision about the first waiting clash.
pub(crate) fn decide(state: State, decision: ClashDecision) {
    let mut first = None;
    state.clashes.update(|waiting| {
        if !waiting.is_empty() {
            first = Some(waiting.remove(0));
        }
    });
    let Some(Clash { report, .. }) = first else { return };
    match decision {
        ClashDecision::Skip => {}
        ClashDecision::Both => edits::open(state, vec![report]),
        ClashDecision::Replace => {
            let at = state
                .reports
                .with_untracked(|loaded| loaded.iter().position(|other| whose(other) == whose(&report)));
            if let Some(at) = at {
                edits::replace(state, at, Arc::new(revision(state, &report).report));
            }
        }
    }
}
