//! Reads reports, in all formats but PDF, and prints each as JSON, or with `--figures` every figure as a
//! JSON object on a line.
//!
//! ```text
//! cargo run --release --example read -- [--figures] FILE…
//! ```

#[path = "native/decoders.rs"]
mod decoders;

use std::io::{self, Write};
use std::process::ExitCode;

use decoders::decode;
use serde_json::{Value, json};
use tongbi::extract::{Extraction, Reading, Role};
use tongbi::format;
use tongbi::intake::table::offer::Table;
use tongbi::intake::{self, Intake, workbook};
use tongbi::quantity::Decimal;

fn main() -> ExitCode {
    let (flags, files): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|a| a.starts_with("--"));
    if files.is_empty() || flags.iter().any(|f| f != "--figures") {
        eprintln!("usage: read [--figures] FILE…");
        return ExitCode::from(2);
    }
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut code = ExitCode::SUCCESS;
    for file in &files {
        let printed = std::fs::read(file).and_then(|bytes| {
            let manuscript = match intake::open(file, bytes, decode) {
                Intake::Prose(manuscript) => manuscript,
                Intake::Tables(tables) => return of_tables(&mut out, tables),
                Intake::Workbook(bytes, _) => {
                    return of_tables(&mut out, workbook::tables(file, &bytes).unwrap_or_default());
                }
                Intake::Json(_) | Intake::Pdf | Intake::Archive | Intake::Refused(_) => return Err(nothing()),
            };
            let read = intake::read(&manuscript, Some(file), None);
            if flags.is_empty() {
                writeln!(out, "{}", format::write(&read.report))
            } else {
                figures(&mut out, &read)
            }
        });
        if let Err(error) = printed {
            eprintln!("{file}: {error}");
            code = ExitCode::FAILURE;
        }
    }
    if out.flush().is_err() { ExitCode::FAILURE } else { code }
}

fn nothing() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "holds neither prose nor tables that can be read")
}

/// Prints the reports of tables, one per line.
fn of_tables(out: &mut impl Write, tables: Vec<Table>) -> io::Result<()> {
    let reports: Vec<_> = tables.into_iter().flat_map(Table::reports).collect();
    if reports.is_empty() {
        return Err(nothing());
    }
    reports.iter().try_for_each(|report| writeln!(out, "{}", format::write(report)))
}

fn figures(out: &mut impl Write, read: &Extraction) -> io::Result<()> {
    let id = |n: usize| format!("f{:04}", n + 1);
    for (n, reading) in read.readings.iter().enumerate() {
        let repair = reading.repair.and_then(|at| read.repairs.get(at));
        let mut figure = figure(reading);
        if let Value::Object(fields) = &mut figure {
            fields.insert("id".into(), id(n).into());
            fields.insert("of".into(), reading.of.map(id).into());
            fields.insert("corrected".into(), repair.map(|r| r.mended.clone()).into());
        }
        writeln!(out, "{figure}")?;
    }
    Ok(())
}

fn figure(reading: &Reading) -> Value {
    json!({
        "start": reading.span.start,
        "end": reading.span.end,
        "surface": reading.surface,
        "value": number(reading.value()),
        "value_to": reading.value_to().map(number),
        "unit": unit(&reading.base.0),
        "unit_surface": &*reading.base.0,
        "modifier": reading.modifier.as_deref(),
        "indicator": &*reading.indicator,
        "year": reading.period.map(|p| p.last_year()),
        "kind": kind(reading.role),
        "rule": reading.rule,
    })
}

/// The unit with one word for people, who are counted by several.
fn unit(written: &str) -> Value {
    match written {
        "" => Value::Null,
        "名" | "位" => "人".into(),
        unit => unit.into(),
    }
}

fn kind(role: Role) -> &'static str {
    match role {
        Role::Actual | Role::Previous => "actual",
        Role::Target => "target",
        Role::Growth => "growth",
        Role::TargetGrowth => "target_growth",
        Role::Completion => "completion",
        Role::ProjectInvestment => "project_investment",
    }
}

fn number(value: Decimal) -> Value {
    serde_json::from_str(&value.to_string()).unwrap_or_default()
}
