//! Prints the outcomes of one report's promises in the report of the next year, one per line, with the sentences.
//! Both are text, saved pages, Word documents or JSON.
//!
//! ```text
//! cargo run --release --example promises -- REPORT NEXT_REPORT
//! ```

#[path = "native/decoders.rs"]
mod decoders;

use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::Arc;

use decoders::decode;
use tongbi::compare::{self, Index, Mention, Promised};
use tongbi::format;
use tongbi::i18n::{self, Lang};
use tongbi::intake::table::offer::Table;
use tongbi::intake::{self, Intake};
use tongbi::model::{ReadReport, Report};

fn main() -> ExitCode {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let [first, _] = files.as_slice() else {
        eprintln!("usage: promises REPORT NEXT_REPORT");
        return ExitCode::from(2);
    };
    let mut reports: Vec<Arc<Report>> = Vec::new();
    for file in &files {
        match std::fs::read(file) {
            Ok(bytes) => reports.extend(read(file, bytes).into_iter().map(Arc::new)),
            Err(error) => eprintln!("{file}: {error}"),
        }
    }
    let Some(year) = reports.iter().map(|report| report.year).min() else {
        eprintln!("{first}: no report");
        return ExitCode::FAILURE;
    };
    let index = Index::new(&reports);
    match print(&index, year) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn print(index: &Index, year: i16) -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let Some(place) = index.places().first() else { return Ok(()) };
    for promise in compare::promises(index, &place.label, year, None) {
        let outcome = i18n::promise::outcome(Lang::Zh, promise.outcome());
        let quote = |at| index.observation(at).and_then(|one| one.evidence.quote.clone()).unwrap_or_default();
        match &promise.promised {
            Promised::Target { indicator, unit, target, result, .. } => {
                let value = |cell: &compare::Cell| {
                    cell.value().map(|value| i18n::compare::value(Lang::Zh, value)).unwrap_or_default()
                };
                writeln!(out, "{outcome}\t{indicator} {} → {} {unit}", value(target), value(result))?;
                for at in [target.at(), result.at()].into_iter().flatten() {
                    writeln!(out, "\t“{}”", quote(at))?;
                }
            }
            Promised::Task { report, commitment, mention } => {
                let task = index.reports().get(*report as usize);
                let task = task.and_then(|report| report.commitments.get(*commitment as usize));
                writeln!(out, "{outcome}\t{}", task.map(|task| task.text.as_str()).unwrap_or_default())?;
                if let Mention::Found(answer) = mention {
                    let sure = if answer.sure { "" } else { "?" };
                    writeln!(out, "\t{}%{sure} “{}”", answer.score, answer.sentence)?;
                }
            }
        }
    }
    out.flush()
}

fn read(file: &str, bytes: Vec<u8>) -> Vec<Report> {
    let read: Vec<ReadReport> = match intake::open(file, bytes, decode) {
        Intake::Prose(manuscript) => vec![intake::read(&manuscript, Some(file), None).report],
        Intake::Json(text) => return format::read(&text).reports,
        Intake::Tables(tables) => tables.into_iter().flat_map(Table::reports).collect(),
        Intake::Workbook(..) | Intake::Pdf | Intake::Archive | Intake::Refused(_) => Vec::new(),
    };
    read.into_iter().filter_map(ReadReport::dated).collect()
}
