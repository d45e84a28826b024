//! The course of series over the years: lines with their gaps, dots, targets. Line charts and
//! small multiples draw it.

use plotters::element::PathElement;

use super::super::scale::{Axis, number, thinned};
use super::super::text;
use super::sheet::{Frame, Plot, Sheet, draw};
use super::{Chart, Member, TEXT, Wording, ends, hue, manner, middle};
use crate::model::{Kind, Year};

/// The radius of a dot.
const DOT: i32 = 30;
/// How far the first and the last year stand from the ends of the axis.
const INSET: i32 = 100;
/// With more lines than this, dots would hide them.
const DOTTED: usize = 6;

/// Years along an axis, inset from its ends; every so many have a tick that their words have
/// room, the last always.
pub(super) fn years(years: &[Year], frame: Frame) -> Axis {
    let (first, last) = (years.first().copied().unwrap_or(0), years.last().copied().unwrap_or(0));
    let span = f64::from(last) - f64::from(first);
    let length = f64::from((frame.right - frame.left - 2 * INSET).max(1));
    // What the inset is in years; a single year stands in the middle.
    let inset = if first == last { 1.0 } else { f64::from(INSET) * span / length };
    let mut ticks: Vec<f64> = Vec::new();
    let mut free = f64::INFINITY;
    for year in years.iter().rev() {
        let at = (f64::from(*year) - f64::from(first)) / span.max(1.0) * length;
        let half = f64::from(text::width(&year.to_string(), TEXT)) / 2.0;
        if at + half <= free {
            ticks.push(f64::from(*year));
            free = at - half - 100.0;
        }
    }
    ticks.reverse();
    Axis::between(f64::from(first) - inset, f64::from(last) + inset, ticks)
}

/// The course of one chart's series, drawn on a plot.
pub(super) struct Course<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) plot: &'a Plot<'a>,
    pub(super) chart: &'a Chart,
    pub(super) wording: &'a dyn Wording,
    /// Whether targets are drawn.
    pub(super) targets: bool,
}

impl Course<'_> {
    /// Draws series, one above the other.
    pub(super) fn draw(&self, members: &[Member<'_>]) {
        let line = if members.len() <= DOTTED { "line" } else { "line thin" };
        for member in members {
            if self.targets {
                self.draw_targets(member);
            }
            for run in runs(member) {
                let class = format!("{line} {}{}", hue(member.hue), run.class);
                self.sheet.line(class, self.places(&run.points));
            }
            self.draw_dots(member, members.len() <= DOTTED);
        }
    }

    /// The length of the axis of years, in tenths of a pixel.
    fn length(&self) -> usize {
        self.plot.get_x_axis_pixel_range().len()
    }

    /// Places on the sheet: of very many those that show, to whole pixels.
    fn places(&self, points: &[(f64, f64)]) -> Vec<(i32, i32)> {
        let places: Vec<(i32, i32)> = points.iter().map(|p| self.plot.map_coordinate(p)).collect();
        if places.len() < self.length() / 10 {
            return places;
        }
        let pixel = |n: i32| (n + 5).div_euclid(10) * 10;
        let kept = thinned(&places, 10).into_iter().filter_map(|n| places.get(n));
        kept.map(|(x, y)| (x.div_euclid(10) * 10, pixel(*y))).collect()
    }

    fn draw_dots(&self, member: &Member<'_>, dotted: bool) {
        let stated = member.series.points.iter().filter_map(|p| Some((p, p.result.value()?)));
        let points: Vec<_> = stated
            .map(|(p, v)| (p, v, self.plot.map_coordinate(&(f64::from(p.year), middle(&v.figure)))))
            .collect();
        let crowded = points.len().saturating_mul(60) > self.length();
        let kept = if crowded {
            thinned(&points.iter().map(|p| p.2).collect::<Vec<_>>(), 40)
        } else {
            (0..points.len()).collect()
        };
        for (point, value, at) in kept.into_iter().filter_map(|n| points.get(n)) {
            let title = self.wording.mark(self.chart, member.series, point, false);
            let mark = member.mark(point, false);
            if crowded || !dotted {
                self.sheet.note(mark, *at, title);
                continue;
            }
            let (low, high) = ends(&value.figure);
            if low != high {
                let line = [low, high].map(|n| (f64::from(point.year), number(n)));
                let pen = self.sheet.pen(format!("range {}", hue(member.hue)));
                draw(self.plot, &PathElement::new(line, pen));
            }
            let class = format!("dot {}{}", hue(member.hue), manner(value));
            self.sheet.dot(self.sheet.mark((class, member.hue), mark, *at, title), *at, DOT);
        }
    }

    fn draw_targets(&self, member: &Member<'_>) {
        let stated = || member.series.points.iter().filter_map(|p| Some((p, p.target.value()?)));
        if stated().count().saturating_mul(120) > self.length() {
            return;
        }
        for (point, value) in stated() {
            let (low, high) = ends(&value.figure);
            let place = |n: f64| self.plot.map_coordinate(&(f64::from(point.year), n));
            let at = place(middle(&value.figure));
            let title = self.wording.mark(self.chart, member.series, point, true);
            let class = format!("target {}", hue(member.hue));
            let pen = self.sheet.mark((class, member.hue), member.mark(point, true), at, title);
            if low == high {
                self.sheet.polygon(pen, diamond(at));
            } else {
                let (bottom, top) = (place(number(low)).1, place(number(high)).1);
                self.sheet.rect(pen, Frame { left: at.0 - 35, top, right: at.0 + 35, bottom });
            }
        }
    }
}

/// Points that a line joins.
struct Run {
    points: Vec<(f64, f64)>,
    class: &'static str,
}

/// What is joined: figures of years that stand side by side. A missing figure leaves a gap; what
/// leads to a figure that is not final, or over years that are not displayed, is dashed.
fn runs(member: &Member<'_>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut previous: Option<(f64, f64)> = None;
    let mut class = None;
    for point in &member.series.points {
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

/// A hollow diamond, which stands for a target.
pub(super) fn diamond((x, y): (i32, i32)) -> Vec<(i32, i32)> {
    const HALF: i32 = 50;
    vec![(x, y - HALF), (x + HALF, y), (x, y + HALF), (x - HALF, y)]
}
