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

use super::{Chart, ChartKind, Wording};
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
        let drawn = drawn(self.kind, &fields);
        if let (Value::Object(spec), Value::Object(drawn)) = (&mut spec, drawn) {
            spec.extend(drawn);
        }
        serde_json::to_string_pretty(&spec).unwrap_or_default()
    }
}

/// Fields of the data, as encodings.
struct Fields {
    year: Value,
    value: Value,
    series: Value,
}

/// The part of the specification that depends on the kind. It is not in the kind's `FORM`: the file that draws a
/// link's chart would then contain `serde_json`.
fn drawn(kind: ChartKind, of: &Fields) -> Value {
    match kind {
        ChartKind::Line => json!({
            "mark": {"type": "line", "point": true},
            "encoding": {"x": of.year, "y": of.value, "color": of.series},
        }),
        ChartKind::Bar => json!({
            "mark": "bar",
            "encoding": {"x": of.year, "y": of.value, "xOffset": {"field": "series"}, "color": of.series},
        }),
        ChartKind::BarLine => json!({
            "encoding": {"x": of.year},
            "layer": [
                {"mark": "bar", "transform": [{"filter": "datum.measure == 'level'"}], "encoding": {"y": of.value}},
                {
                    "mark": {"type": "line", "point": true},
                    "transform": [{"filter": "datum.measure == 'growth'"}],
                    "encoding": {"y": of.value},
                },
            ],
            "resolve": {"scale": {"y": "independent"}},
        }),
        ChartKind::Bullet => json!({
            "encoding": {"y": of.year, "row": of.series},
            "layer": [
                {"mark": "bar", "encoding": {"x": of.value}},
                {"mark": "tick", "encoding": {"x": {"field": "target", "type": "quantitative"}}},
            ],
        }),
        ChartKind::Dumbbell => json!({
            "encoding": {"x": of.value, "y": of.series},
            "layer": [
                {"mark": "line", "encoding": {"detail": {"field": "series"}}},
                {"mark": {"type": "point", "filled": true}, "encoding": {"color": of.year}},
            ],
        }),
        ChartKind::Multiples => json!({
            "facet": {"field": "series", "title": null}, "columns": 3,
            "spec": {"mark": {"type": "line", "point": true}, "encoding": {"x": of.year, "y": of.value}},
            "resolve": {"scale": {"y": "independent"}},
        }),
        ChartKind::Heat => json!({
            "mark": "rect",
            "encoding": {"x": of.year, "y": of.series, "color": of.value},
        }),
    }
}
