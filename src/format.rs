//! The report as JSON, `tongbi.report/1`: reading with every fault placed, writing without loss.
//!
//! ```
//! let outcome = tongbi::format::read(
//!     r#"{ "format": "tongbi.report/1", "place": { "name": "甲镇" }, "year": 2024,
//!          "observations": [{ "indicator": "地区生产总值", "period": 2023, "kind": "actual",
//!                             "value": "15.640", "unit": "亿元" }] }"#,
//! );
//! assert!(outcome.faults.is_empty());
//! assert_eq!(outcome.reports[0].observations[0].value.figure().unwrap().number.to_string(), "15.640");
//! ```
//!
//! A file holds one report, a list of reports, or newline-delimited reports. Reading never fails:
//! it gives what could be read, and every fault with its code, place, cause and mend
//! (the words are in [`crate::i18n::format`]). Fields the format does not know, and those whose
//! content could not be read, stay in `extra` as they came and are written back.

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
pub use read::{Outcome, Progress, Reader, read_observation, read_observations};
#[cfg(not(target_arch = "wasm32"))]
pub use schema::schema;
pub use syntax::Slip;
pub use word::Word;
pub use write::{write, write_list, write_observation};

/// The format's name, as it stands in a file.
pub const FORMAT: &str = "tongbi.report/1";

/// Reads a whole file at once. See [`Reader`] for large files.
#[must_use]
pub fn read(text: &str) -> Outcome {
    Reader::new(text.to_owned()).finish()
}

/// The text of a field that the format does not know, such as a `note`; `None` if there is no such
/// field, or it holds something else.
#[must_use]
pub fn text_of(extra: &crate::model::Extra, field: &str) -> Option<String> {
    let (_, json) = extra.0.iter().find(|(name, _)| name == field)?;
    serde_json::from_str(&json.0).ok()
}
