//! Line: years along a line, names and latest figures at the lines' ends.

use super::super::text;
use super::sheet::{Anchor, Frame, Sheet};
use super::{Chart, LEADING, Series, TEXT, Wording, course, hue, middle};
use crate::compare::{Cell, CellGap};
use crate::quantity::Decimal;

/// With more series than this, targets would hide the lines.
const WITH_TARGETS: usize = 2;

pub(super) fn draw(chart: &Chart, wording: &dyn Wording, sheet: &Sheet) -> i32 {
    let members: Vec<(usize, &Series)> = chart.series.iter().enumerate().collect();
    let targets = members.len() <= WITH_TARGETS && chart.series.iter().any(Series::has_targets);
    let scale = course::scale(chart.series.iter(), targets, 4);
    let ticks: Vec<String> = scale.ticks.iter().map(|t| wording.tick(*t)).collect();

    // Names stand at the lines' ends; where there is no room for them, in a key above.
    let ends = end_labels(chart, wording, true);
    let room = sheet.width * 2 / 5;
    let named = ends.iter().all(|e| text::width(&e.text, TEXT) <= room);
    let ends = if named { ends } else { end_labels(chart, wording, false) };
    let widest =
        |texts: &mut dyn Iterator<Item = &String>| texts.map(|t| text::width(t, TEXT)).max().unwrap_or(0);

    let mut top = unit_line(chart, wording, sheet, targets, 80);
    if !named {
        top = key(chart, wording, sheet, top);
    }
    let least = LEADING * i32::try_from(ends.len()).unwrap_or(0);
    let height = (sheet.width * 2 / 5).clamp(1700, 2800).max(least);
    let frame = Frame {
        left: widest(&mut ticks.iter()) + 70,
        top: top + 20,
        right: sheet.width - widest(&mut ends.iter().map(|e| &e.text)) - 40,
        bottom: top + height,
    };
    let label = |year: f64| format!("{year}");
    let years = course::years(&chart.years, frame, &|year| year.to_string());
    let plot = sheet.plot(frame, years, scale.axis());
    sheet.mesh(&plot, frame, &label, &|value| tick(&scale.ticks, &ticks, value));
    course::draw_series(sheet, &plot, (chart, wording), &members, targets);

    let places: Vec<(i32, i32)> = ends.iter().map(|e| plot.map_coordinate(&e.at)).collect();
    let wanted: Vec<i32> = places.iter().map(|p| p.1).collect();
    let spread = text::spread(&wanted, LEADING, frame.top, frame.bottom);
    for ((end, place), y) in ends.iter().zip(&places).zip(spread) {
        let x = frame.right + 20;
        if (y - place.1).abs() > LEADING / 4 {
            sheet.line(format!("leader {}", hue(end.series)), vec![(place.0 + 50, place.1), (x - 20, y)]);
        }
        sheet.text(&format!("end-label {}", hue(end.series)), Anchor::Left, (x, y), &end.text);
    }
    if let [(_, only)] = members.as_slice() {
        notes(only, wording, sheet, frame, &|year| plot.map_coordinate(&(year, 0.0)).0);
    }
    frame.bottom + 220
}

/// What stands at the end of a line.
struct End {
    series: usize,
    at: (f64, f64),
    text: String,
}

/// The latest figure of each series, with or without its name.
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

/// The unit at the top, and what a hollow mark means. Gives the place below it.
pub(super) fn unit_line(chart: &Chart, wording: &dyn Wording, sheet: &Sheet, targets: bool, y: i32) -> i32 {
    let unit = chart.unit().map(|unit| wording.unit(unit)).unwrap_or_default();
    sheet.text("tick", Anchor::Left, (0, y), &unit);
    if targets {
        let word = wording.target();
        let x = sheet.width - text::width(word, TEXT);
        sheet.text("tick", Anchor::Left, (x, y), word);
        sheet.polygon(sheet.pen("target"), course::diamond((x - 90, y)));
    }
    y + LEADING
}

/// Names of the series with their dots, in rows. Gives the place below it.
pub(super) fn key(chart: &Chart, wording: &dyn Wording, sheet: &Sheet, top: i32) -> i32 {
    let (mut x, mut y) = (0, top);
    for (n, series) in chart.series.iter().enumerate() {
        let name = text::fit(&wording.label(chart, series), TEXT, sheet.width - 140);
        let width = 140 + text::width(&name, TEXT);
        if x > 0 && x + width > sheet.width {
            (x, y) = (0, y + LEADING + 20);
        }
        sheet.dot(sheet.pen_of(format!("dot {}", hue(n)), n), (x + 50, y), 40);
        sheet.text(&format!("end-label {}", hue(n)), Anchor::Left, (x + 130, y), &name);
        x += width + 160;
    }
    y + LEADING + 20
}

/// The words of a tick.
pub(super) fn tick(ticks: &[Decimal], words: &[String], value: f64) -> String {
    let at = ticks.iter().position(|t| super::super::scale::number(*t).total_cmp(&value).is_eq());
    at.and_then(|n| words.get(n)).cloned().unwrap_or_default()
}

/// Why a year has no figure, or no target, where the report gives the reason.
fn notes(series: &Series, wording: &dyn Wording, sheet: &Sheet, frame: Frame, place: &dyn Fn(f64) -> i32) {
    let mut free = i32::MIN;
    for point in &series.points {
        let gap = match (&point.result, &point.target) {
            (Cell::Gap(gap @ CellGap::Reason(..)), _) => wording.gap(gap, false),
            (_, Cell::Gap(gap @ CellGap::Reason(..))) => wording.gap(gap, true),
            _ => continue,
        };
        let note = format!("{} {gap}", point.year);
        let half = text::width(&note, TEXT) / 2;
        let x = place(f64::from(point.year)).min(frame.right - half).max(frame.left + half);
        if x - half > free {
            sheet.text("note", Anchor::Center, (x, frame.bottom - 90), &note);
            free = x + half + 60;
        }
    }
}
