//! Checks reports (text, saved pages, Word documents, JSON) and prints what does not add up, in
//! Chinese or, with `--en`, in English. Several reports are checked against each other.
//!
//! ```text
//! cargo run --release --example check -- [--en] FILE…
//! ```

#[path = "native/decoders.rs"]
mod decoders;

use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::Arc;

use decoders::decode;
use tongbi::check;
use tongbi::compare::Index;
use tongbi::format;
use tongbi::i18n::{self, Lang};
use tongbi::intake::table::offer::Table;
use tongbi::intake::{self, Intake, workbook};
use tongbi::model::{ReadReport, Report};

fn main() -> ExitCode {
    let (flags, files): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|a| a.starts_with("--"));
    if files.is_empty() || flags.iter().any(|f| f != "--en") {
        eprintln!("usage: check [--en] FILE…");
        return ExitCode::from(2);
    }
    let lang = if flags.is_empty() { Lang::Zh } else { Lang::En };
    let mut code = ExitCode::SUCCESS;
    let mut reports: Vec<Arc<Report>> = Vec::new();
    for file in &files {
        match std::fs::read(file) {
            Ok(bytes) => reports.extend(read(file, bytes).into_iter().map(Arc::new)),
            Err(error) => {
                eprintln!("{file}: {error}");
                code = ExitCode::FAILURE;
            }
        }
    }
    let index = Index::new(&reports);
    let mut out = io::BufWriter::new(io::stdout().lock());
    for finding in check::run(&index) {
        let title = i18n::check::title(lang, &finding.discrepancy);
        let sure = i18n::check::certainty(lang, finding.certainty);
        let said = i18n::check::finding(lang, &finding, &index);
        let mut printed = writeln!(out, "{title} ({sure}) {said}");
        for at in &finding.at {
            let report = index.reports().get(at.report as usize);
            if let Some((report, observation)) = report.zip(index.observation(*at)) {
                let statement = i18n::page::statement(lang, report, observation);
                printed = printed.and_then(|()| writeln!(out, "    {statement}"));
            }
        }
        for passage in &finding.passages {
            printed = printed.and_then(|()| writeln!(out, "    “{}”", passage.words));
        }
        for remedy in &finding.remedies {
            let remedy = i18n::check::remedy(lang, remedy, &index);
            printed = printed.and_then(|()| writeln!(out, "    → {remedy}"));
        }
        if printed.is_err() {
            return ExitCode::FAILURE;
        }
    }
    if out.flush().is_err() { ExitCode::FAILURE } else { code }
}

/// The reports of a file; those whose year is unknown are named and left out.
fn read(file: &str, bytes: Vec<u8>) -> Vec<Report> {
    let read: Vec<ReadReport> = match intake::open(file, bytes, decode) {
        Intake::Prose(manuscript) => {
            vec![intake::read(&manuscript, Some(file), None).report]
        }
        Intake::Json(text) => return format::read(&text).reports,
        Intake::Tables(tables) => tables.into_iter().flat_map(Table::reports).collect(),
        Intake::Workbook(bytes, _) => {
            let tables = workbook::tables(file, &bytes).unwrap_or_default();
            tables.into_iter().flat_map(Table::reports).collect()
        }
        Intake::Pdf | Intake::Archive | Intake::Refused(_) => Vec::new(),
    };
    if read.iter().any(|report| report.year.is_none()) {
        eprintln!("{file}: the report's year is unknown; put it into the file's name");
    }
    read.into_iter().filter_map(ReadReport::dated).collect()
}
