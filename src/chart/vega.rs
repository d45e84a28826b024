//! A chart as a Vega-Lite specification, for redrawing it in other tools.
//!
//! | kind | mark |
//! | --- | --- |
//! | line | line with points, one colour per series |
//! | bar | bars side by side |
//! | bars with a line | bars of the level, a line of the growth, each with its own scale |
//! | bullet | a bar for the result, a tick for the target |
//! | dumbbell | the points of two years, joined by a rule |
//! | multiples | a line per panel, each with its own scale |
//! | heat | a rectangle for each series and year |

use serde_json::{Value, json};

use super::form::Fields;
use super::{Chart, Wording};
use crate::compare::Measure;
use crate::quantity::{Decimal, ToPrimitive as _};

/// The schema address, which names the version.
const SCHEMA: &str = "https://vega.github.io/schema/vega-lite/v5.json";

impl Chart {
    /// The chart as a Vega-Lite specification with its data: one row for each series and year with
    /// a result or a target. Missing values are omitted, never zero. Sources and notes are below
    /// the title.
    #[must_use]
    pub fn vega_lite(&self, wording: &dyn Wording, notes: &[String]) -> String {
        let number = |value: Decimal| value.to_f64().map_or(Value::Null, Value::from);
        let rows: Vec<Value> = self
            .series
            .iter()
            .flat_map(|series| series.points.iter().map(move |point| (series, point)))
            .filter_map(|(series, point)| {
                let result = point.result.value().map(|value| &value.figure);
                let target = point.target.value().map(|value| &value.figure);
                result.or(target)?;
                let mut row = serde_json::Map::new();
                row.insert("series".to_owned(), wording.label(self, series).into());
                row.insert("year".to_owned(), point.year.to_string().into());
                let measure = if series.measure == Measure::Growth { "growth" } else { "level" };
                row.insert("measure".to_owned(), measure.into());
                row.insert("unit".to_owned(), series.unit.to_string().into());
                for (name, figure) in [("value", result), ("target", target)] {
                    if let Some(figure) = figure {
                        row.insert(name.to_owned(), number(figure.number.value()));
                        if let Some(to) = &figure.to {
                            row.insert(format!("{name}_to"), number(to.value()));
                        }
                    }
                }
                Some(row.into())
            })
            .collect();
        let below: Vec<String> =
            [wording.subtitle(self), wording.note(self).unwrap_or_default(), wording.sources(self)]
                .into_iter()
                .filter(|line| !line.is_empty())
                .chain(notes.iter().cloned())
                .collect();
        let unit = self.unit().map(|unit| wording.unit(unit));
        let fields = Fields {
            year: json!({"field": "year", "type": "ordinal", "title": null}),
            value: json!({"field": "value", "type": "quantitative", "title": unit}),
            series: json!({"field": "series", "type": "nominal", "title": null}),
        };
        let mut spec = json!({
            "$schema": SCHEMA,
            "title": {"text": wording.title(self), "subtitle": below},
            "data": {"values": rows},
        });
        let drawn = (self.kind.form().vega)(&fields);
        if let (Value::Object(spec), Value::Object(drawn)) = (&mut spec, drawn) {
            spec.extend(drawn);
        }
        serde_json::to_string_pretty(&spec).unwrap_or_default()
    }
}
