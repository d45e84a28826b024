//! Writes single values: words, numbers, years, periods, spans, and JSON that is kept verbatim.
//!
//! | value | JSON |
//! | --- | --- |
//! | the year 2023; June 2023 | `2023`; `"2023-06"` |
//! | a number that was read as `15.640` | `15.640` |
//! | characters 3 to 7 of the text | `[3, 7]` |

#[cfg(not(target_arch = "wasm32"))]
use schemars::JsonSchema;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::format::word::Word;
use crate::model::{Extra, Number, Period, Span, Year};

/// A position in the text: the first character and one past the last.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema), schemars(inline))]
pub(super) struct SpanV1(usize, usize);

impl From<Span> for SpanV1 {
    fn from(Span { start, end }: Span) -> Self {
        Self(start, end)
    }
}

/// A fixed word.
pub(in crate::format) struct WordV1<T>(pub(super) T);

impl<T: Word> Serialize for WordV1<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.word())
    }
}

/// A decimal as it was read: a string or a JSON number.
pub(in crate::format) struct NumberV1<'a>(pub(super) &'a Number);

impl Serialize for NumberV1<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Verbatim(&self.0.to_json()).serialize(serializer)
    }
}

/// A year as a JSON number.
#[derive(Serialize)]
pub(in crate::format) struct YearV1(pub(super) Year);

/// A period: a year as a number, anything else as text.
pub(in crate::format) struct PeriodV1(pub(super) Period);

impl Serialize for PeriodV1 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Period::Year(year) => serializer.serialize_i16(year),
            period => serializer.collect_str(&period),
        }
    }
}

/// JSON text that is written as it was read.
pub(super) struct Verbatim<'a>(pub(super) &'a str);

impl Serialize for Verbatim<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match serde_json::from_str::<&RawValue>(self.0) {
            Ok(raw) => raw.serialize(serializer),
            Err(_) => serializer.serialize_unit(),
        }
    }
}

/// Fields beyond the format.
pub(super) struct ExtraV1<'a>(pub(super) &'a Extra);

impl Serialize for ExtraV1<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.0.len()))?;
        for (name, json) in &self.0.0 {
            map.serialize_entry(name, &Verbatim(&json.0))?;
        }
        map.end()
    }
}
