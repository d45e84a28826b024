//! Elements that several kinds share: heading, key, ticks, and the classes and positions of
//! figures.

use super::super::scale::{Scale, number};
use super::super::shape::Class;
use super::super::text::{self, TEXT};
use super::super::{Chart, ChartSeries, Mark, Point, Term, Wording};
use super::canvas::{Anchor, Canvas, Frame};
use crate::compare::CellValue;
use crate::model::Figure;
use crate::quantity::Decimal;

/// The distance between lines of text, in tenths of a pixel.
pub(super) const LEADING: i32 = 160;

/// The number of colours. More could not be distinguished.
pub(super) const HUES: usize = 5;

/// The colour class of a series.
pub(super) fn hue(series: usize) -> &'static str {
    ["s1", "s2", "s3", "s4", "s5"].get(series % HUES).copied().unwrap_or("s1")
}

/// A shape's class with the colour class of its series.
pub(super) fn classes(what: &str, series: usize) -> Class {
    [what, hue(series)].join(" ").into()
}

/// The least and the greatest number of a figure.
pub(super) fn ends(figure: &Figure) -> (Decimal, Decimal) {
    let number = figure.number.value();
    match &figure.to {
        Some(to) => (number.min(to.value()), number.max(to.value())),
        None => (number, number),
    }
}

/// The position of a figure on the value axis; the middle of a range.
pub(super) fn middle(figure: &Figure) -> f64 {
    let at = number(figure.number.value());
    figure.to.as_ref().map_or(at, |to| (at + number(to.value())) / 2.0)
}

/// All numbers of these figures.
pub(super) fn named<'a>(values: impl Iterator<Item = &'a CellValue>) -> impl Iterator<Item = Decimal> {
    values.flat_map(|v| {
        let to = v.figure.to.as_ref().map(|to| to.value());
        std::iter::once(v.figure.number.value()).chain(to)
    })
}

/// All numbers of the results of these points.
pub(super) fn results<'a>(points: impl IntoIterator<Item = &'a Point>) -> impl Iterator<Item = Decimal> {
    named(points.into_iter().filter_map(|p| p.result.value()))
}

/// All numbers of the targets of these points.
pub(super) fn targets<'a>(points: impl IntoIterator<Item = &'a Point>) -> impl Iterator<Item = Decimal> {
    named(points.into_iter().filter_map(|p| p.target.value()))
}

/// All numbers of these points.
pub(super) fn numbers<'a>(
    points: impl IntoIterator<Item = &'a Point> + Clone,
) -> impl Iterator<Item = Decimal> {
    results(points.clone()).chain(targets(points))
}

/// The class of a figure's mark, if it is approximate or preliminary.
pub(super) fn manner(value: &CellValue) -> &'static str {
    use crate::model::{Bound, Kind};
    match (value.kind, value.figure.bound) {
        (Kind::Preliminary, _) => " projected",
        (_, Bound::Exactly) => "",
        _ => " approx",
    }
}

/// A series in a drawing.
#[derive(Clone, Copy)]
pub(super) struct Member<'a> {
    /// Its index in [`Chart::series`].
    pub(super) number: usize,
    /// The index of its colour and shape.
    pub(super) hue: usize,
    pub(super) series: &'a ChartSeries,
}

impl Member<'_> {
    /// All series of a chart, each with its own colour.
    pub(super) fn all(chart: &Chart) -> Vec<Member<'_>> {
        let member = |(number, series)| Member { number, hue: number, series };
        chart.series.iter().enumerate().map(member).collect()
    }

    /// A mark for the result or target of a point. Drawing sets its position.
    pub(super) fn mark(&self, point: &Point, is_target: bool) -> Mark {
        let cell = if is_target { &point.target } else { &point.result };
        Mark { x: 0.0, y: 0.0, at: cell.at(), series: self.number, year: point.year, is_target }
    }
}

/// The shapes of a chart, as shown in its key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// Lines: a dot for a series, a hollow diamond for a target.
    Line,
    /// Bars: a swatch for a series, a tick across it for a target.
    Bar,
}

/// Draws the unit at the top left, unless the subtitle has it, then a note on the axis, and at the right the key for
/// targets. Returns the y position below.
pub(super) fn heading(
    chart: &Chart,
    wording: &dyn Wording,
    canvas: &Canvas,
    target: Option<Sign>,
    note: Option<&str>,
) -> i32 {
    const MIDDLE: i32 = 80;
    let unit = chart.unit().filter(|_| chart.caption.subtitle.is_some());
    let unit = unit.map(|unit| wording.unit(unit));
    let left: Vec<&str> = unit.as_deref().into_iter().chain(note).filter(|text| !text.is_empty()).collect();
    if left.is_empty() && target.is_none() {
        return MIDDLE;
    }
    let left = left.join(" · ");
    let series: Vec<&ChartSeries> = chart.series.iter().collect();
    let right = target.map_or(canvas.width, |sign| draw_target_key(&series, wording, canvas, sign, MIDDLE));
    let left = text::fit(&left, TEXT, right.min(canvas.width * 2 / 3));
    canvas.text("tick", Anchor::Left, (0, MIDDLE), &left);
    MIDDLE + LEADING
}

/// Draws the key for the targets of these series at the right: the signs that occur. Returns its left end.
pub(super) fn draw_target_key(
    series: &[&ChartSeries],
    wording: &dyn Wording,
    canvas: &Canvas,
    sign: Sign,
    y: i32,
) -> i32 {
    let occurs = |is_range: bool| {
        let points = series.iter().flat_map(|series| &series.points);
        let mut targets = points.filter_map(|point| point.target.value()).map(|value| ends(&value.figure));
        targets.any(|(low, high)| (low != high) == is_range)
    };
    let mut right = canvas.width;
    for (term, is_range) in [(Term::TargetRange, true), (Term::Target, false)] {
        if !occurs(is_range) {
            continue;
        }
        let word = wording.term(term);
        let x = right - text::width(word, TEXT);
        canvas.text("tick", Anchor::Left, (x, y), word);
        let around =
            |half: i32| Frame { left: x - 90 - half, top: y - 50, right: x - 90 + half, bottom: y + 50 };
        match (sign, is_range) {
            (Sign::Line, false) => canvas.polygon(canvas.pen("target"), diamond((x - 90, y))),
            (Sign::Line, true) => canvas.rect(canvas.pen("target"), around(35)),
            (Sign::Bar, false) => canvas.line("aim", vec![(x - 130, y), (x - 40, y)]),
            (Sign::Bar, true) => canvas.rect(canvas.pen("span"), around(50)),
        }
        right = x - 300;
    }
    right
}

/// A note that an axis starts elsewhere than at zero; `None` if zero is on it.
pub(super) fn cut(scale: &Scale, wording: &dyn Wording) -> Option<String> {
    let (first, last) = (scale.ticks.first()?, scale.ticks.last()?);
    let is_cut = *first > Decimal::ZERO || *last < Decimal::ZERO;
    is_cut.then(|| wording.cut(*first))
}

/// Draws the names of series with their dots or swatches, in rows. Returns the y position below.
pub(super) fn key(names: &[String], canvas: &Canvas, sign: Sign, top: i32) -> i32 {
    let (mut x, mut y) = (0, top + 40);
    for (n, name) in names.iter().enumerate() {
        let name = text::fit(name, TEXT, canvas.width - 140);
        let width = 140 + text::width(&name, TEXT);
        if x > 0 && x + width > canvas.width {
            (x, y) = (0, y + LEADING + 20);
        }
        match sign {
            Sign::Line => canvas.dot(canvas.pen_of(classes("dot", n), n), (x + 50, y), 40),
            Sign::Bar => {
                let swatch = Frame { left: x, top: y - 50, right: x + 100, bottom: y + 50 };
                canvas.rect(canvas.pen_of(classes("bar", n), n), swatch);
            }
        }
        canvas.text(classes("end-label", n), Anchor::Left, (x + 130, y), &name);
        x += width + 160;
    }
    y + LEADING + 20
}

/// The ticks of a value axis with their labels, each at most a quarter of the plot's width.
pub(super) struct Ticks {
    pub(super) words: Vec<(f64, String)>,
    pub(super) width: i32,
}

impl Ticks {
    pub(super) fn new(scale: &Scale, wording: &dyn Wording, width: i32) -> Self {
        let mut words: Vec<(f64, String)> = Vec::new();
        for tick in &scale.ticks {
            let word = text::fit(&wording.tick(*tick), TEXT, width / 4);
            // If two labels are equal once shortened, only one is written.
            let is_new = words.iter().all(|(_, other)| *other != word);
            words.push((number(*tick), if is_new { word } else { String::new() }));
        }
        let width = words.iter().map(|(_, w)| text::width(w, TEXT)).max().unwrap_or(0);
        Self { words, width }
    }

    pub(super) fn word(&self, value: f64) -> String {
        let found = self.words.iter().find(|(tick, _)| tick.total_cmp(&value).is_eq());
        found.map(|(_, word)| word.clone()).unwrap_or_default()
    }
}

/// A hollow diamond, the sign for a target.
pub(super) fn diamond((x, y): (i32, i32)) -> Vec<(i32, i32)> {
    const HALF: i32 = 50;
    vec![(x, y - HALF), (x + HALF, y), (x, y + HALF), (x - HALF, y)]
}
