//! Draws charts from data in memory to elements of the page.

use std::sync::Arc;

use tongbi::chart::{Chart, ChartKind, Spec};
use tongbi::compare::{Cell, Index};
use tongbi::i18n::Lang;
use tongbi::model::{Figure, Kind as Statement, Observation, Period, Place, Report, Value, Year};
use tongbi::quantity::Decimal;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

use crate::drawing::Canvas;

/// One chart with two sets of figures, and where it is drawn.
#[wasm_bindgen]
pub struct Charts {
    charts: Vec<Chart>,
    width: u32,
    canvas: Option<Canvas>,
}

#[wasm_bindgen]
impl Charts {
    /// Charts of indicators at places: panels of lines if there are several of both, else lines.
    /// `tenths` has the figures of both sets in tenths, by set, indicator, place and year.
    #[wasm_bindgen(constructor)]
    pub fn new(indicators: usize, places: usize, years: &[Year], tenths: &[i32], width: u32) -> Self {
        let count = indicators * places * years.len();
        let charts = tenths.chunks(count).filter_map(|tenths| chart(indicators, places, years, tenths));
        Self { charts: charts.collect(), width, canvas: None }
    }

    /// Draws the first set into an empty element.
    pub fn draw(&mut self, host: &Element) {
        self.canvas = Some(Canvas::new(host.clone()));
        self.redraw(0);
    }

    /// Draws a set in place of the one that is shown.
    pub fn redraw(&mut self, set: usize) {
        if let (Some(chart), Some(canvas)) = (self.charts.get(set), &mut self.canvas) {
            canvas.show(Arc::new(chart.draw(&Lang::Zh, self.width)));
        }
    }
}

fn chart(indicators: usize, places: usize, years: &[Year], tenths: &[i32]) -> Option<Chart> {
    /// A case with more years is drawn as points of one series.
    const REPORTED: usize = 1000;

    let reported = years.get(..years.len().min(REPORTED))?;
    let rows: Vec<&[i32]> = tenths.chunks(years.len()).collect();
    let name = |n: usize| format!("指标{}", n + 1);
    let reports = (0..places).map(|place| {
        let mut report = Report::new(Place::named(format!("地方{}", place + 1)), 2025);
        for indicator in 0..indicators {
            let row = rows.get(indicator * places + place).copied().unwrap_or_default();
            let figures = reported.iter().zip(row);
            let observed = figures.map(|(year, tenths)| observation(&name(indicator), *year, *tenths));
            report.observations.extend(observed);
        }
        Arc::new(report)
    });
    let index = Index::new(&reports.collect::<Vec<_>>());
    let labels: Vec<_> = index.places().iter().map(|place| place.label.clone()).collect();
    let series = (0..indicators).flat_map(|n| labels.iter().map(move |label| (label, name(n))));
    let series = series.filter_map(|(label, name)| index.find(label, &name)).collect();
    let kind = if places > 1 { ChartKind::Multiples } else { ChartKind::Line };
    let mut chart = Chart::new(&index, &Spec::new(kind, series, Vec::new())).ok()?;
    if years.len() > REPORTED {
        chart.years = years.to_vec();
        chart.years.dedup();
        let series = chart.series.first_mut()?;
        let like = series.points.first()?.clone();
        let points = years.iter().zip(tenths).map(|(year, tenths)| {
            let mut point = like.clone();
            point.year = *year;
            if let Cell::Value(value) = &mut point.result {
                value.figure.number = Decimal::new(i64::from(*tenths), 1).into();
            }
            point
        });
        series.points = points.collect();
    }
    Some(chart)
}

fn observation(indicator: &str, year: Year, tenths: i32) -> Observation {
    let number = Decimal::new(i64::from(tenths), 1).into();
    let value = Value::Stated(Figure::exactly(number));
    Observation::new(indicator.into(), Period::Year(year), Statement::Actual, value, "亿元".into())
}
