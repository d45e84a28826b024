//! Line chart: years along the axis, names and latest figures at the line ends.

use serde_json::json;

use super::super::form::{Form, Needs, Rows, Years};
use super::super::scale::Scale;
use super::super::text::{self, TEXT};
use super::super::{Chart, Point, Series, Wording};
use super::backend::{Anchor, Canvas, Frame};
use super::line_series::{self, LinePlot, Lines};
use super::parts::{LEADING, Member, Sign, Ticks, classes, heading, key, middle};
use crate::compare::{Cell, CellGap};
use crate::model::Gap;

/// The most series with targets; with more, targets would hide the lines.
const WITH_TARGETS: usize = 2;

pub(in crate::chart) const FORM: Form = Form {
    most_series: 12,
    most_years: |_| usize::MAX,
    one_unit: true,
    needs: Needs::SeveralYears,
    years: Years::All,
    rows: Rows::Years,
    draw,
    vega: |of| {
        json!({
            "mark": {"type": "line", "point": true},
            "encoding": {"x": of.year, "y": of.value, "color": of.series},
        })
    },
};

fn draw(chart: &Chart, wording: &dyn Wording, canvas: &Canvas) -> i32 {
    let members = Member::all(chart);
    let targets = members.len() <= WITH_TARGETS && chart.series.iter().any(Series::has_targets);
    let lines = Lines::new(members.iter().copied(), targets);
    let scale = Scale::over(&lines.extremes, false, 4);
    let ticks = Ticks::new(&scale, wording, canvas.width);

    // Names are at the line ends, or in a key above if there is no room for them.
    let room = canvas.width * 2 / 5;
    let ends = end_labels(chart, wording, true);
    let named = ends.iter().all(|e| text::width(&e.text, TEXT) <= room);
    let mut ends = if named { ends } else { end_labels(chart, wording, false) };
    for end in &mut ends {
        end.text = text::fit(&end.text, TEXT, room);
    }

    let mut top = heading(chart, wording, canvas, targets.then_some(Sign::Line));
    if !named && members.len() > 1 {
        let names: Vec<String> = chart.series.iter().map(|s| wording.label(chart, s)).collect();
        top = key(&names, canvas, Sign::Line, top);
    }
    let least = LEADING * i32::try_from(ends.len()).unwrap_or(0);
    let height = (canvas.width * 2 / 5).clamp(1700, 2800).max(least);
    let widest = ends.iter().map(|e| text::width(&e.text, TEXT)).max().unwrap_or(0).max(40);
    let frame = Frame {
        left: ticks.width + 70,
        top: top + 20,
        right: canvas.width - widest - 40,
        bottom: top + 20 + height,
    };
    let plot = canvas.plot(frame, line_series::years(&chart.years, frame), scale.axis());
    canvas.mesh(&plot, frame, false, &|year| format!("{year}"), &|value| ticks.word(value));
    if members.len() == 1 {
        notes(&lines.reasons, wording, canvas, frame, &|year| plot.map_coordinate(&(year, 0.0)).0);
    }
    LinePlot { canvas, plot: &plot, targets }.draw(&lines);

    let places: Vec<(i32, i32)> = ends.iter().map(|e| plot.map_coordinate(&e.at)).collect();
    let wanted: Vec<i32> = places.iter().map(|p| p.1).collect();
    let spread = text::spread(&wanted, LEADING, frame.top, frame.bottom - 60);
    let x = frame.right + 20;
    for ((end, place), y) in ends.iter().zip(&places).zip(spread) {
        // A leader connects a label that was moved, or whose line ends early.
        if (y - place.1).abs() > LEADING / 4 || x - place.0 > 2 * LEADING {
            canvas.line("leader", vec![(place.0 + 50, place.1), (x - 20, y)]);
        }
        canvas.text(classes("end-label", end.series), Anchor::Left, (x, y), &end.text);
    }
    frame.bottom + 220
}

/// A label at the end of a line.
struct End {
    series: usize,
    at: (f64, f64),
    text: String,
}

/// The latest figure of each series, optionally with its name.
fn end_labels(chart: &Chart, wording: &dyn Wording, named: bool) -> Vec<End> {
    let several = chart.series.len() > 1;
    let end = |(n, series): (usize, &Series)| {
        let (_, last) = series.ends()?;
        let value = last.result.value()?;
        let figure = wording.value(value);
        let text =
            if several && named { format!("{} {figure}", wording.label(chart, series)) } else { figure };
        Some(End { series: n, at: (f64::from(last.year), middle(&value.figure)), text })
    };
    chart.series.iter().enumerate().filter_map(end).collect()
}

/// Draws the reasons for missing figures and targets, and a rule at each change of definition,
/// which separates values that are not comparable.
fn notes(
    reasons: &[&Point],
    wording: &dyn Wording,
    canvas: &Canvas,
    frame: Frame,
    place: &dyn Fn(f64) -> i32,
) {
    let mut free = i32::MIN;
    for point in reasons {
        let gap = match (&point.result, &point.target) {
            (Cell::Gap(gap @ CellGap::Reason(..)), _) => wording.gap(gap, false),
            (_, Cell::Gap(gap @ CellGap::Reason(..))) => wording.gap(gap, true),
            _ => continue,
        };
        if matches!(point.result, Cell::Gap(CellGap::Reason(Gap::DefinitionChanged, _))) {
            let x = place(f64::from(point.year));
            canvas.line("break", vec![(x, frame.top), (x, frame.bottom)]);
        }
        let note = format!("{} {gap}", point.year);
        let half = text::width(&note, TEXT) / 2;
        let x = place(f64::from(point.year)).min(frame.right - half).max(frame.left + half);
        if x - half > free {
            canvas.text("note", Anchor::Center, (x, frame.bottom - 90), &note);
            free = x + half + 60;
        }
    }
}
