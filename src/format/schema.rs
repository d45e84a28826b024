//! The published JSON Schema (2020-12), generated from the types that write the format.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings, json_schema};

use super::FORMAT;
use super::word::Word;
use super::write::ReportV1;
use super::write::value::{NumberV1, PeriodV1, WordV1, YearV1};

/// The JSON Schema of a report file: one report or a list of reports.
#[must_use]
pub fn schema() -> serde_json::Value {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let report = generator.subschema_for::<ReportV1<'static>>();
    let mut schema = json_schema!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": FORMAT,
        "description": "Government work reports (政府工作报告): one report, or a list of reports.",
        "anyOf": [report, { "type": "array", "items": report }],
    });
    let definitions = generator.take_definitions(true);
    schema.insert("$defs".to_owned(), definitions.into());
    schema.to_value()
}

impl JsonSchema for NumberV1<'_> {
    fn schema_name() -> Cow<'static, str> {
        "Number".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A decimal, as a string or a JSON number; it is written back as it came.",
            "anyOf": [
                { "type": "number" },
                { "type": "string", "pattern": r"^[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$" },
            ],
        })
    }
}

/// A number, or `null` for a value that is missing.
pub(super) struct NumberOrNull;

impl JsonSchema for NumberOrNull {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "NumberOrNull".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let number = generator.subschema_for::<NumberV1<'static>>();
        json_schema!({ "anyOf": [number, { "type": "null" }] })
    }
}

impl JsonSchema for YearV1 {
    fn schema_name() -> Cow<'static, str> {
        "Year".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A calendar year.",
            "anyOf": [
                { "type": "integer", "minimum": 1, "maximum": 9999 },
                { "type": "string", "pattern": "^[0-9]{1,4}$" },
            ],
        })
    }
}

impl JsonSchema for PeriodV1 {
    fn schema_name() -> Cow<'static, str> {
        "Period".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A year (2023), a month (\"2023-06\"), months (\"2023-01/2023-06\") or years (\"2016/2020\").",
            "anyOf": [
                { "type": "integer", "minimum": 1, "maximum": 9999 },
                { "type": "string", "pattern": "^[0-9]{4}(-[0-9]{2})?(/[0-9]{4}(-[0-9]{2})?)?$" },
            ],
        })
    }
}

impl<T: Word> JsonSchema for WordV1<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Word".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let words: Vec<_> = T::WORDS.iter().map(|(word, _)| *word).collect();
        json_schema!({ "enum": words })
    }
}

/// A commitment's target: an observation that need not say that it is a target of the report's year.
pub(super) struct TargetV1;

impl JsonSchema for TargetV1 {
    fn schema_name() -> Cow<'static, str> {
        "Target".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let observation = super::write::observation_schema(generator);
        let mut schema = observation;
        schema.insert("required".to_owned(), serde_json::json!(["indicator", "value", "unit"]));
        schema
    }
}
