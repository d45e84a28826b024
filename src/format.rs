//! The report as JSON, `tongbi.report/1`: reads with a position for every fault, writes without
//! loss.
//!
//! ```
//! let parsed = tongbi::format::read(
//!     r#"{ "format": "tongbi.report/1", "place": { "name": "甲镇" }, "year": 2024,
//!          "observations": [{ "indicator": "地区生产总值", "period": 2023, "kind": "actual",
//!                             "value": "15.640", "unit": "亿元" }] }"#,
//! );
//! assert!(parsed.faults.is_empty());
//! assert_eq!(parsed.reports[0].observations[0].value.figure().unwrap().number.to_string(), "15.640");
//! ```
//!
//! A file contains one report, a list of reports, or newline-delimited reports. Reading never
//! fails: it returns what could be read, and every fault with its code, position, cause and remedy
//! (the words are in [`crate::i18n::format`]). Unknown fields, and those that could not be read,
//! are preserved in `extra` and written back.

mod fault;
mod object;
mod read;
mod scan;
#[cfg(not(target_arch = "wasm32"))]
mod schema;
mod syntax;
mod word;
mod write;

pub use fault::{Cause, Expected, Fault, JsonKind, Severity};
pub use read::{Parsed, Parser, ParserProgress, read_observation};
#[cfg(not(target_arch = "wasm32"))]
pub use schema::schema;
pub use syntax::Slip;
pub use word::Word;
pub use write::{write, write_list, write_observation, write_undated};

/// The name of the format in files.
pub const FORMAT: &str = "tongbi.report/1";

/// Reads a whole file at once. See [`Parser`] for large files.
#[must_use]
pub fn read(text: &str) -> Parsed {
    Parser::new(text.to_owned()).finish()
}

/// Reads a file of [`write`] or [`write_undated`], whose reports may be without a year.
#[must_use]
pub fn read_undated(text: &str) -> Parsed<Option<crate::model::Year>> {
    Parser::undated(text.to_owned()).finish_undated()
}

/// The text of a field outside the format, such as `note`; `None` if it is absent or not a text.
#[must_use]
pub fn text_of(extra: &crate::model::Extra, field: &str) -> Option<String> {
    let (_, json) = extra.0.iter().find(|(name, _)| name == field)?;
    serde_json::from_str(&json.0).ok()
}
