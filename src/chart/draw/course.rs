//! The course of series over the years: lines with their gaps, dots, targets. Line charts and
//! small multiples draw it.

use plotters::element::PathElement;

use super::super::scale::{Axis, Scale, number, thinned};
use super::super::text;
use super::sheet::{Frame, Plot, Sheet, draw};
use super::{Chart, Series, TEXT, Wording, ends, hue, manner, mark, middle};
use crate::model::{Kind, Year};

/// The radius of a dot.
const DOT: i32 = 30;
/// How far the first and the last year stand from the ends of the axis.
const INSET: i32 = 100;

/// Years along an axis, inset from its ends; every so many have a tick that their words have
/// room, the last always.
pub(super) fn years(years: &[Year], frame: Frame, label: &dyn Fn(Year) -> String) -> Axis {
    let (first, last) = (years.first().copied().unwrap_or(0), years.last().copied().unwrap_or(0));
    let span = f64::from(last) - f64::from(first);
    let length = f64::from((frame.right - frame.left - 2 * INSET).max(1));
    // What the inset is in years; a single year stands in the middle.
    let inset = if first == last { 1.0 } else { f64::from(INSET) * span / length };
    let mut ticks: Vec<f64> = Vec::new();
    let mut free = f64::INFINITY;
    for year in years.iter().rev() {
        let at = (f64::from(*year) - f64::from(first)) / span.max(1.0) * length;
        let half = f64::from(text::width(&label(*year), TEXT)) / 2.0;
        if at + half <= free {
            ticks.push(f64::from(*year));
            free = at - half - 100.0;
        }
    }
    ticks.reverse();
    Axis::between(f64::from(first) - inset, f64::from(last) + inset, ticks)
}

/// Draws series on a plot. `targets`: with their targets.
pub(super) fn draw_series(
    sheet: &Sheet,
    plot: &Plot<'_>,
    (chart, wording): (&Chart, &dyn Wording),
    members: &[(usize, &Series)],
    targets: bool,
) {
    for (n, series) in members {
        if targets {
            draw_targets(sheet, plot, (chart, wording), (*n, series));
        }
        let runs = runs(series);
        for run in &runs {
            let points: Vec<(f64, f64)> = run.points.iter().map(|p| (p.0, p.1)).collect();
            let points = few(plot, points);
            draw(plot, &PathElement::new(points, sheet.pen(format!("line {}{}", hue(*n), run.class))));
        }
        draw_dots(sheet, plot, (chart, wording), (*n, series));
    }
}

/// Of very many points those that show.
fn few(plot: &Plot<'_>, points: Vec<(f64, f64)>) -> Vec<(f64, f64)> {
    let x = plot.get_x_axis_pixel_range();
    if points.len() < x.len() / 10 {
        return points;
    }
    let places: Vec<(i32, i32)> = points.iter().map(|p| plot.map_coordinate(p)).collect();
    thinned(&places, 10).into_iter().filter_map(|n| points.get(n).copied()).collect()
}

/// Points that a line joins.
struct Run {
    points: Vec<(f64, f64)>,
    class: &'static str,
}

/// What is joined: figures of years that stand side by side. A missing figure leaves a gap; what
/// leads to a figure that is not final, or over years that are not displayed, is dashed.
fn runs(series: &Series) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut previous: Option<(f64, f64)> = None;
    let mut class = None;
    for point in &series.points {
        let Some(value) = point.result.value() else {
            (previous, class) = (None, None);
            continue;
        };
        let here = (f64::from(point.year), middle(&value.figure));
        if let Some(before) = previous {
            let skips = here.0 - before.0 > 1.5;
            let now = match value.kind {
                Kind::Preliminary => " projected",
                _ if skips => " skip",
                _ => "",
            };
            match runs.last_mut().filter(|_| class == Some(now)) {
                Some(run) => run.points.push(here),
                None => runs.push(Run { points: vec![before, here], class: now }),
            }
            class = Some(now);
        }
        previous = Some(here);
    }
    runs
}

fn draw_dots(
    sheet: &Sheet,
    plot: &Plot<'_>,
    (chart, wording): (&Chart, &dyn Wording),
    series: (usize, &Series),
) {
    let points: Vec<_> = series.1.points.iter().filter_map(|p| Some((p, p.result.value()?))).collect();
    let place =
        |n: usize| points.get(n).map(|(p, v)| plot.map_coordinate(&(f64::from(p.year), middle(&v.figure))));
    let places: Vec<(i32, i32)> = (0..points.len()).filter_map(place).collect();
    let x = plot.get_x_axis_pixel_range();
    let crowded = points.len().saturating_mul(60) > x.len();
    let kept = if crowded { thinned(&places, 40) } else { (0..points.len()).collect() };
    for n in kept {
        let (Some((point, value)), Some(at)) = (points.get(n), places.get(n)) else { continue };
        let title = wording.mark(chart, series.1, point, false);
        if crowded {
            sheet.note(mark(series, point, false), *at, title);
            continue;
        }
        let (low, high) = ends(&value.figure);
        if low != high {
            let at = |n| (f64::from(point.year), number(n));
            draw(
                plot,
                &PathElement::new(vec![at(low), at(high)], sheet.pen(format!("range {}", hue(series.0)))),
            );
        }
        let class = format!("dot {}{}", hue(series.0), manner(value));
        sheet.dot(sheet.mark(class, mark(series, point, false), *at, title), *at, DOT);
    }
}

fn draw_targets(
    sheet: &Sheet,
    plot: &Plot<'_>,
    (chart, wording): (&Chart, &dyn Wording),
    series: (usize, &Series),
) {
    let stated = || series.1.points.iter().filter_map(|p| Some((p, p.target.value()?)));
    let x = plot.get_x_axis_pixel_range();
    if stated().count().saturating_mul(120) > x.len() {
        return;
    }
    for (point, value) in stated() {
        let (low, high) = ends(&value.figure);
        let place = |n| plot.map_coordinate(&(f64::from(point.year), number(n)));
        let at = plot.map_coordinate(&(f64::from(point.year), middle(&value.figure)));
        let title = wording.mark(chart, series.1, point, true);
        let pen = sheet.mark(format!("target {}", hue(series.0)), mark(series, point, true), at, title);
        if low == high {
            sheet.polygon(pen, diamond(at));
        } else {
            let (bottom, top) = (place(low).1, place(high).1);
            sheet.rect(pen, Frame { left: at.0 - 35, top, right: at.0 + 35, bottom });
        }
    }
}

/// A hollow diamond, which stands for a target.
pub(super) fn diamond((x, y): (i32, i32)) -> Vec<(i32, i32)> {
    const HALF: i32 = 50;
    vec![(x, y - HALF), (x + HALF, y), (x, y + HALF), (x - HALF, y)]
}

/// The scale of the values of series.
pub(super) fn scale<'a>(members: impl IntoIterator<Item = &'a Series>, targets: bool, steps: u32) -> Scale {
    let points = members.into_iter().flat_map(|s| &s.points);
    Scale::new(super::numbers(points, targets), false, steps)
}
