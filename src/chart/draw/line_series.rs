//! The course of series over the years: lines with their gaps, dots, targets. Line charts and
//! small multiples draw it.

use std::ops::Range;

use plotters::element::PathElement;

use super::super::scale::{self, Axis, Extremes, number, thinned};
use super::super::text::{self, TEXT};
use super::super::{Point, Series};
use super::backend::{Canvas, Frame, Plot, draw};
use super::parts::{self, HUES, Member, classes, diamond, ends, hue, manner, middle};
use crate::compare::{Break, Cell, CellGap, CellValue};
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
    let place = |year: Year| (f64::from(year) - f64::from(first)) / span.max(1.0) * length;
    let mut ticks: Vec<f64> = Vec::new();
    let mut free = f64::INFINITY;
    let mut rest = years;
    while let Some((year, before)) = rest.split_last() {
        let (at, half) = (place(*year), f64::from(text::width(&year.to_string(), TEXT)) / 2.0);
        rest = before;
        if at + half <= free {
            ticks.push(f64::from(*year));
            free = at - half - 100.0;
            // Of very many years only those are come to that may have room.
            let near = before.partition_point(|year| place(*year) + half <= free);
            rest = before.get(..near + 1).unwrap_or(before);
        }
    }
    ticks.reverse();
    Axis::between(f64::from(first) - inset, f64::from(last) + inset, ticks)
}

/// Series as lines, with the extremes of what they name. Gathered in one pass: of very many figures,
/// coming to them is what costs.
pub(super) struct Lines<'a> {
    members: Vec<(Member<'a>, Vec<LinePoint<'a>>)>,
    pub(super) extremes: Extremes,
    /// The points that give a reason why they have no result or no target.
    pub(super) reasons: Vec<&'a Point>,
}

/// A result.
struct LinePoint<'a> {
    point: &'a Point,
    value: &'a CellValue,
    /// Where it is drawn, on the axis of values.
    middle: f64,
    /// How the line leads here from the result before; `None` after a gap.
    joined: Option<Manner>,
}

/// In which manner a line leads to a result.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// From the year before.
    Plain,
    /// To a figure that is not final.
    Projected,
    /// Over years that are not displayed.
    Skip,
}

impl Manner {
    fn class(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Projected => " projected",
            Self::Skip => " skip",
        }
    }
}

impl<'a> Lines<'a> {
    /// The results of series, and if asked for their targets.
    pub(super) fn new(members: impl IntoIterator<Item = Member<'a>>, targets: bool) -> Self {
        let (mut extremes, mut reasons) = (Extremes::default(), Vec::new());
        let mut line = |member: Member<'a>| {
            if targets {
                parts::targets(&member.series.points).for_each(|n| {
                    extremes.add(n);
                });
            }
            (member, stated(member.series, &mut extremes, &mut reasons))
        };
        let members = members.into_iter().map(&mut line).collect();
        Self { members, extremes, reasons }
    }
}

/// The results of a series. A missing figure leaves a gap, and so does a break of definition or area; what leads to a figure that is not final,
/// or over years that are not displayed, is dashed.
fn stated<'a>(
    series: &'a Series,
    extremes: &mut Extremes,
    reasons: &mut Vec<&'a Point>,
) -> Vec<LinePoint<'a>> {
    let mut stated = Vec::with_capacity(series.points.len());
    let mut previous: Option<Year> = None;
    for point in &series.points {
        if let Cell::Gap(CellGap::Reason(..)) = point.result {
            reasons.push(point);
        } else if let Cell::Gap(CellGap::Reason(..)) = point.target {
            reasons.push(point);
        }
        let Some(value) = point.result.value() else {
            previous = None;
            continue;
        };
        // What is not final is dashed; before what is another thing the line ends.
        if !matches!(point.broken, None | Some(Break::Preliminary)) {
            previous = None;
        }
        let joined = previous.map(|year| match value.kind {
            Kind::Preliminary => Manner::Projected,
            _ if point.year.saturating_sub(year) > 1 => Manner::Skip,
            _ => Manner::Plain,
        });
        let number = extremes.add(value.figure.number.value());
        let middle = match &value.figure.to {
            Some(to) => (number + extremes.add(to.value())) / 2.0,
            None => number,
        };
        stated.push(LinePoint { point, value, middle, joined });
        previous = Some(point.year);
    }
    stated
}

/// Lines drawn on a plot.
pub(super) struct LinePlot<'a> {
    pub(super) canvas: &'a Canvas,
    pub(super) plot: &'a Plot<'a>,
    /// Whether targets are drawn.
    pub(super) targets: bool,
}

impl LinePlot<'_> {
    /// Draws series, one above the other. Many go by colour, so that those of one are one path.
    pub(super) fn draw(&self, lines: &Lines<'_>) {
        let dotted = lines.members.len() <= DOTTED;
        let mut members: Vec<_> = lines.members.iter().collect();
        if !dotted {
            members.sort_by_key(|(member, _)| member.hue % HUES);
        }
        for (member, stated) in members {
            if self.targets {
                self.draw_targets(member);
            }
            let mut places: Vec<Place> = Vec::new();
            for run in runs(stated) {
                let shown = self.shown(stated, run.points);
                if let [_, _, ..] = shown.as_slice() {
                    let line = if dotted { "line " } else { "line thin " };
                    let class = [line, hue(member.hue), run.manner.class()].concat();
                    self.canvas.line(class, shown.iter().map(|place| place.at).collect());
                }
                let joint = usize::from(
                    shown.first().map(|place| place.number) == places.last().map(|place| place.number),
                );
                places.extend(shown.into_iter().skip(joint));
            }
            self.draw_dots(member, stated, &places, dotted);
        }
    }

    /// The length of the axis of years, in tenths of a pixel.
    fn length(&self) -> usize {
        let (along, _) = self.plot.get_pixel_range();
        usize::try_from(along.end - along.start).unwrap_or(0)
    }

    /// Where results stand: of very many those that show, to whole pixels.
    fn shown(&self, stated: &[LinePoint<'_>], numbers: Range<usize>) -> Vec<Place> {
        let first = numbers.start;
        let stated = stated.get(numbers).unwrap_or_default();
        let place = |s: &LinePoint<'_>| self.plot.map_coordinate(&(f64::from(s.point.year), s.middle));
        if stated.len() < self.length() / 10 {
            return (first..)
                .zip(stated.iter().map(place))
                .map(|(number, at)| Place { number, at })
                .collect();
        }
        let column = |s: &LinePoint<'_>| place(s).0.div_euclid(10);
        let kept = thinned(stated, column, |s| s.middle).into_iter();
        kept.filter_map(|n| {
            let (x, y) = place(stated.get(n)?);
            Some(Place { number: first + n, at: (x.div_euclid(10) * 10, (y + 5).div_euclid(10) * 10) })
        })
        .collect()
    }

    fn draw_dots(&self, member: &Member<'_>, stated: &[LinePoint<'_>], places: &[Place], dotted: bool) {
        let crowded = places.len().saturating_mul(60) > self.length();
        if crowded || !dotted {
            // The extremes of a wider column are extremes of the columns in it.
            let step = if crowded { 40 } else { 1 };
            let kept = thinned(places, |place| place.at.0.div_euclid(step), |place| f64::from(place.at.1));
            for place in kept.into_iter().filter_map(|n| places.get(n)) {
                if let Some(one) = stated.get(place.number) {
                    self.canvas.note(member.mark(one.point, false), place.at);
                }
            }
            return;
        }
        for Place { number, at } in places {
            let Some(LinePoint { point, value, .. }) = stated.get(*number) else { continue };
            let (low, high) = ends(&value.figure);
            if low != high {
                let line = [low, high].map(|n| (f64::from(point.year), scale::number(n)));
                draw(self.plot, &PathElement::new(line, self.canvas.pen(classes("range", member.hue))));
            }
            let class = ["dot ", hue(member.hue), manner(value)].concat();
            self.canvas.dot(self.canvas.mark((class, member.hue), member.mark(point, false), *at), *at, DOT);
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
            let pen =
                self.canvas.mark((classes("target", member.hue), member.hue), member.mark(point, true), at);
            if low == high {
                self.canvas.polygon(pen, diamond(at));
            } else {
                let (bottom, top) = (place(number(low)).1, place(number(high)).1);
                self.canvas.rect(pen, Frame { left: at.0 - 35, top, right: at.0 + 35, bottom });
            }
        }
    }
}

/// Where a result stands on the canvas, by its number among those stated.
#[derive(Clone, Copy)]
struct Place {
    number: usize,
    at: (i32, i32),
}

/// Results that one line joins; of one result there is no line.
struct Run {
    points: Range<usize>,
    manner: Manner,
}

/// What is joined in one manner. Runs share their ends where the manner changes.
fn runs(stated: &[LinePoint<'_>]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (n, one) in stated.iter().enumerate() {
        match (one.joined, runs.last_mut()) {
            (Some(manner), Some(run)) if run.manner == manner || run.points.len() == 1 => {
                (run.points.end, run.manner) = (n + 1, manner);
            }
            (Some(manner), Some(_)) => runs.push(Run { points: n.saturating_sub(1)..n + 1, manner }),
            _ => runs.push(Run { points: n..n + 1, manner: Manner::Plain }),
        }
    }
    runs
}
