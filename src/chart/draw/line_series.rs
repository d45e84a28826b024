//! Series over the years: lines with gaps, dots, and targets. Used by line charts and small
//! multiples.

use std::ops::Range;

use plotters::element::PathElement;

use super::super::scale::{self, Axis, Extremes, number, thinned};
use super::super::text::{self, TEXT};
use super::super::{ChartSeries, Point, Wording};
use super::canvas::{Canvas, Frame, Plot, draw};
use super::parts::{self, HUES, Member, classes, diamond, ends, hue, manner, middle};
use super::room::Room;
use crate::compare::{Break, Cell, CellGap, CellValue};
use crate::model::{Kind, Year};

/// The radius of a dot, in tenths of a pixel.
const DOT: i32 = 30;
/// The distance of the first and last year from the ends of the axis, in tenths of a pixel.
const INSET: i32 = 100;
/// The distance of a figure from its point, in tenths of a pixel.
pub(super) const ASIDE: i32 = 125;
/// The most figures at one line.
const VALUES: usize = 40;
/// The most lines with dots; with more, dots would hide them.
const DOTTED: usize = 6;

/// The word for a position on an axis of years.
pub(super) fn year_word(year: f64) -> String {
    // Formatting a whole number takes far less code than formatting a float.
    (year as i32).to_string()
}

/// The axis of years, inset at both ends.
pub(super) fn years(years: &[Year], frame: Frame) -> Axis {
    let (first, last) = (years.first().copied().unwrap_or(0), years.last().copied().unwrap_or(0));
    let span = f64::from(last) - f64::from(first);
    let length = f64::from((frame.right - frame.left - 2 * INSET).max(1));
    // The inset in years; a single year is centred.
    let inset = if first == last { 1.0 } else { f64::from(INSET) * span / length };
    let position = |year: Year| (f64::from(year) - f64::from(first)) / span.max(1.0) * length;
    Axis::between(f64::from(first) - inset, f64::from(last) + inset, named_years(years, &position))
}

/// The years that have room for their names, given the position of each in tenths of a pixel. The last one always
/// has.
pub(super) fn named_years(years: &[Year], position: &dyn Fn(Year) -> f64) -> Vec<f64> {
    let mut ticks: Vec<f64> = Vec::new();
    let mut free = f64::INFINITY;
    let mut rest = years;
    while let Some((year, before)) = rest.split_last() {
        let (at, half) = (position(*year), f64::from(text::width(&year.to_string(), TEXT)) / 2.0);
        rest = before;
        if at + half <= free {
            ticks.push(f64::from(*year));
            free = at - half - 100.0;
            // Of very many years, only those that can have room are visited.
            let near = before.partition_point(|year| position(*year) + half <= free);
            rest = before.get(..near + 1).unwrap_or(before);
        }
    }
    ticks.reverse();
    ticks
}

/// Series as lines, with the extremes of their values, collected in one pass: for very many
/// figures, reading them dominates the cost.
pub(super) struct Lines<'a> {
    members: Vec<(Member<'a>, Vec<LinePoint<'a>>)>,
    pub(super) extremes: Extremes,
    /// The points with a reason for a missing result or target.
    pub(super) reasons: Vec<&'a Point>,
}

/// A result.
struct LinePoint<'a> {
    point: &'a Point,
    value: &'a CellValue,
    /// Its position on the value axis.
    middle: f64,
    /// The style of the line from the previous result; `None` after a gap.
    joined: Option<Manner>,
}

/// The style of a line segment.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// From the year before: solid.
    Plain,
    /// To a preliminary figure: dashed.
    Projected,
    /// Over years that are not displayed: dashed.
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
    /// The results of series, and their targets if requested.
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

impl Lines<'_> {
    /// Keeps lines, dots and targets free of texts.
    pub(super) fn take(&self, plot: &Plot<'_>, room: &mut Room) {
        for (member, stated) in &self.members {
            let position = |year: Year, middle: f64| plot.map_coordinate(&(f64::from(year), middle));
            for run in runs(stated) {
                let points = stated.get(run.points).unwrap_or_default();
                room.take_line(points.iter().map(|one| position(one.point.year, one.middle)));
            }
            for one in stated {
                room.take_spot(position(one.point.year, one.middle), DOT);
            }
            for point in &member.series.points {
                if let Some(value) = point.target.value() {
                    let (low, high) = ends(&value.figure);
                    let (x, bottom) = position(point.year, number(low));
                    let (_, top) = position(point.year, number(high));
                    room.take(Frame {
                        left: x - 50,
                        top: top.saturating_sub(50),
                        right: x + 50,
                        bottom: bottom.saturating_add(50),
                    });
                }
            }
        }
    }

    /// Writes figures at the results, the latest first, each above or below the line where there is room;
    /// `with_last` if the last one has no other label.
    pub(super) fn write_values(
        &self,
        canvas: &Canvas,
        plot: &Plot<'_>,
        room: &mut Room,
        with_last: bool,
        words: &dyn Fn(&CellValue) -> String,
    ) {
        for (member, stated) in self.members.iter().filter(|(_, stated)| stated.len() <= VALUES) {
            for (n, one) in stated.iter().enumerate().rev().skip(usize::from(!with_last)) {
                let (x, y) = plot.map_coordinate(&(f64::from(one.point.year), one.middle));
                // A peak has room above, a valley below.
                let beside = [n.checked_sub(1), Some(n + 1)].into_iter().flatten();
                let beside: Vec<f64> = beside.filter_map(|n| Some(stated.get(n)?.middle)).collect();
                let is_valley = !beside.is_empty() && beside.iter().all(|other| *other > one.middle);
                let (above, below) = (y.saturating_sub(ASIDE), y.saturating_add(ASIDE));
                let (first, second) = if is_valley { (below, above) } else { (above, below) };
                let words = words(one.value);
                // Beside the point, where a line or a target is above and below.
                let aside = text::width(&words, TEXT) / 2 + 2 * DOT + 20;
                let positions =
                    [(x, first), (x, second), (x.saturating_add(aside), y), (x.saturating_sub(aside), y)];
                let class = classes("end-label", member.hue);
                let _ = positions.into_iter().any(|position| room.write(canvas, &class, position, &words));
            }
        }
    }
}

/// Writes why results or targets are missing, each in its year above the bottom of the plot.
pub(super) fn write_reasons(
    lines: &Lines<'_>,
    wording: &dyn Wording,
    canvas: &Canvas,
    (plot, bottom): (&Plot<'_>, i32),
    room: &mut Room,
) {
    for point in lines.reasons.iter().rev().take(VALUES) {
        let gap = match (&point.result, &point.target) {
            (Cell::Gap(gap @ CellGap::Reason(..)), _) => wording.gap(gap, false),
            (_, Cell::Gap(gap @ CellGap::Reason(..))) => wording.gap(gap, true),
            _ => continue,
        };
        let (x, _) = plot.map_coordinate(&(f64::from(point.year), 0.0));
        room.write(canvas, "note", (x, bottom - 80), &gap);
    }
}

/// The results of a series. A missing figure leaves a gap, as does a change of definition or area.
/// Segments to preliminary figures and over years not displayed are dashed.
fn stated<'a>(
    series: &'a ChartSeries,
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
        // Only preliminary figures are joined, with a dashed line; other breaks end the line.
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

/// A plot to draw lines on.
pub(super) struct LinePlot<'a> {
    pub(super) canvas: &'a Canvas,
    pub(super) plot: &'a Plot<'a>,
    /// Whether targets are drawn.
    pub(super) targets: bool,
}

impl LinePlot<'_> {
    /// Draws the series, one above the other. If there are many, they are grouped by colour, so
    /// that each colour is one path.
    pub(super) fn draw(&self, lines: &Lines<'_>) {
        let dotted = lines.members.len() <= DOTTED;
        let of_hue = |hue: usize| lines.members.iter().filter(move |(member, _)| member.hue % HUES == hue);
        let members: Vec<_> =
            if dotted { lines.members.iter().collect() } else { (0..HUES).flat_map(of_hue).collect() };
        for (member, stated) in members {
            if self.targets {
                self.draw_targets(member);
            }
            let mut positions: Vec<Position> = Vec::new();
            for run in runs(stated) {
                let shown = self.shown(stated, run.points);
                if let [_, _, ..] = shown.as_slice() {
                    let line = if dotted { "line " } else { "line thin " };
                    let class = [line, hue(member.hue), run.manner.class()].concat();
                    self.canvas.line(class, shown.iter().map(|position| position.at).collect());
                }
                let joint = usize::from(
                    shown.first().map(|position| position.number)
                        == positions.last().map(|position| position.number),
                );
                positions.extend(shown.into_iter().skip(joint));
            }
            self.draw_dots(member, stated, &positions, dotted);
        }
    }

    /// The length of the year axis, in tenths of a pixel.
    fn length(&self) -> usize {
        let (along, _) = self.plot.get_pixel_range();
        usize::try_from(along.end - along.start).unwrap_or(0)
    }

    /// The positions of results. Of very many, only the visible ones, to whole pixels.
    fn shown(&self, stated: &[LinePoint<'_>], numbers: Range<usize>) -> Vec<Position> {
        let first = numbers.start;
        let stated = stated.get(numbers).unwrap_or_default();
        let position = |s: &LinePoint<'_>| self.plot.map_coordinate(&(f64::from(s.point.year), s.middle));
        if stated.len() < self.length() / 10 {
            return (first..)
                .zip(stated.iter().map(position))
                .map(|(number, at)| Position { number, at })
                .collect();
        }
        let column = |s: &LinePoint<'_>| position(s).0.div_euclid(10);
        let kept = thinned(stated, column, |s| s.middle).into_iter();
        kept.filter_map(|n| {
            let (x, y) = position(stated.get(n)?);
            Some(Position { number: first + n, at: (x.div_euclid(10) * 10, (y + 5).div_euclid(10) * 10) })
        })
        .collect()
    }

    fn draw_dots(&self, member: &Member<'_>, stated: &[LinePoint<'_>], positions: &[Position], dotted: bool) {
        let crowded = positions.len().saturating_mul(60) > self.length();
        if crowded || !dotted {
            // The extremes of a wider column include those of its parts.
            let step = if crowded { 40 } else { 1 };
            let kept = thinned(
                positions,
                |position| position.at.0.div_euclid(step),
                |position| f64::from(position.at.1),
            );
            for position in kept.into_iter().filter_map(|n| positions.get(n)) {
                if let Some(one) = stated.get(position.number) {
                    self.canvas.note(member.mark(one.point, false), position.at);
                }
            }
            return;
        }
        for Position { number, at } in positions {
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
            let position = |n: f64| self.plot.map_coordinate(&(f64::from(point.year), n));
            let at = position(middle(&value.figure));
            let pen =
                self.canvas.mark((classes("target", member.hue), member.hue), member.mark(point, true), at);
            if low == high {
                self.canvas.polygon(pen, diamond(at));
            } else {
                let (bottom, top) = (position(number(low)).1, position(number(high)).1);
                self.canvas.rect(pen, Frame { left: at.0 - 35, top, right: at.0 + 35, bottom });
            }
        }
    }
}

/// The position of a result on the canvas, with its index among the results.
#[derive(Clone, Copy)]
struct Position {
    number: usize,
    at: (i32, i32),
}

/// A run of results joined by one line. A single result has no line.
struct Run {
    points: Range<usize>,
    manner: Manner,
}

/// Splits results into runs of one style. Adjacent runs share their ends.
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
