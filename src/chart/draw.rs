//! From data to a drawing: one file for each kind, on one canvas.
//!
//! Plotters maps figures to places and draws meshes and shapes; the [`canvas`] is the backend it
//! draws on, and writes SVG. Lengths in here are tenths of a pixel: a drawing is exact to one
//! decimal, and the same everywhere.

mod backend;
pub(super) mod bar;
pub(super) mod bullet;
pub(super) mod dumbbell;
pub(super) mod heat;
pub(super) mod line;
mod line_series;
pub(super) mod multiples;
mod rows;

pub(super) use backend::Canvas;
use backend::{Anchor, Frame};

use super::scale::{Scale, number};
use super::shape::{Class, Label, Path};
use super::{Chart, Point, Series, Term, Wording, text};
use crate::compare::{CellValue, ObservationRef};
use crate::model::{Figure, Year};
use crate::quantity::Decimal;

/// A chart drawn for a width.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// What it shows, in words.
    pub description: String,
    /// Its lines and forms, in the order in which they are drawn.
    pub paths: Vec<Path>,
    /// Its texts, which stand above them: names and figures.
    pub labels: Vec<Label>,
    /// The texts of its axes, which often stay when figures change.
    pub ticks: Vec<Label>,
    /// What can be pointed at: `data-mark` is the place in this list.
    pub marks: Vec<Mark>,
}

/// Something in a drawing that can be pointed at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// Pixels from the left.
    pub x: f64,
    /// Pixels from the top.
    pub y: f64,
    /// The statement it shows.
    pub at: Option<ObservationRef>,
    /// The series: its place in [`Chart::series`].
    pub series: usize,
    /// The year.
    pub year: Year,
    /// Whether it is a target, not a result.
    pub is_target: bool,
}

/// Drawings are made at least this wide: a narrow phone.
const NARROWEST: u32 = 240;
const WIDEST: u32 = 4000;

/// The size of all text but titles, in pixels; `style/chart.css` says the same.
pub(super) const TEXT: i32 = 12;
/// From one line of text to the next.
const LEADING: i32 = 160;

impl Chart {
    /// Draws the chart for a width in pixels.
    #[must_use]
    pub fn draw(&self, wording: &dyn Wording, width: u32) -> Drawing {
        self.draw_to_fill(wording, width, 0)
    }

    /// Draws the chart for a width and a height that it fills where its kind can; it may need more.
    #[must_use]
    pub fn draw_to_fill(&self, wording: &dyn Wording, width: u32, least: u32) -> Drawing {
        let width = drawn_width(width);
        let canvas = Canvas::new(width, least.min(WIDEST));
        let height = (self.kind.form().draw)(self, wording, &canvas);
        let height = u32::try_from(height / 10).unwrap_or_default() + 1;
        let (paths, marks, [labels, ticks]) = canvas.finish();
        Drawing { width, height, description: wording.description(self), paths, labels, ticks, marks }
    }
}

/// How wide a drawing becomes that is asked to be so wide.
pub(super) fn drawn_width(asked: u32) -> u32 {
    asked.clamp(NARROWEST, WIDEST)
}

impl Drawing {
    /// The mark nearest to a place, in pixels, if one is near.
    #[must_use]
    pub fn nearest(&self, x: f64, y: f64) -> Option<usize> {
        /// How far from a mark it is still meant.
        const REACH: f64 = 40.0;

        let distance = |mark: &Mark| (mark.x - x).hypot(mark.y - y);
        let marks = self.marks.iter().map(distance).enumerate();
        let near = marks.filter(|(_, far)| *far <= REACH).min_by(|a, b| a.1.total_cmp(&b.1));
        near.map(|(number, _)| number)
    }

    /// The order in which marks are gone through: series after series, year after year, whatever
    /// the order in which they were drawn.
    #[must_use]
    pub fn reading_order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.marks.len()).collect();
        order.sort_by_key(|n| self.marks.get(*n).map(|mark| (mark.series, mark.year, mark.is_target)));
        order
    }
}

/// How many colours there are: more could not be told apart.
const HUES: usize = 5;

/// The class that gives a series its colour.
fn hue(series: usize) -> &'static str {
    ["s1", "s2", "s3", "s4", "s5"].get(series % HUES).copied().unwrap_or("s1")
}

/// What a shape is, with the class that gives its series a colour.
fn classes(what: &str, series: usize) -> Class {
    [what, hue(series)].join(" ").into()
}

/// The least and the greatest number that a figure names.
fn ends(figure: &Figure) -> (Decimal, Decimal) {
    let number = figure.number.value();
    match &figure.to {
        Some(to) => (number.min(to.value()), number.max(to.value())),
        None => (number, number),
    }
}

/// Where a figure is drawn: in the middle of a range.
fn middle(figure: &Figure) -> f64 {
    let at = number(figure.number.value());
    figure.to.as_ref().map_or(at, |to| (at + number(to.value())) / 2.0)
}

/// All numbers that figures name.
fn named<'a>(values: impl Iterator<Item = &'a CellValue>) -> impl Iterator<Item = Decimal> {
    values.flat_map(|v| {
        let to = v.figure.to.as_ref().map(|to| to.value());
        std::iter::once(v.figure.number.value()).chain(to)
    })
}

/// All numbers that the results of points name.
fn results<'a>(points: impl IntoIterator<Item = &'a Point>) -> impl Iterator<Item = Decimal> {
    named(points.into_iter().filter_map(|p| p.result.value()))
}

/// All numbers that the targets of points name.
fn targets<'a>(points: impl IntoIterator<Item = &'a Point>) -> impl Iterator<Item = Decimal> {
    named(points.into_iter().filter_map(|p| p.target.value()))
}

/// All numbers that points name.
fn numbers<'a>(points: impl IntoIterator<Item = &'a Point> + Clone) -> impl Iterator<Item = Decimal> {
    results(points.clone()).chain(targets(points))
}

/// The class of a figure's mark: whether it is approximate, or not final.
fn manner(value: &CellValue) -> &'static str {
    use crate::model::{Bound, Kind};
    match (value.kind, value.figure.bound) {
        (Kind::Preliminary, _) => " projected",
        (_, Bound::Exactly) => "",
        _ => " approx",
    }
}

/// A series as it is drawn.
#[derive(Clone, Copy)]
struct Member<'a> {
    /// Its place in [`Chart::series`].
    number: usize,
    /// Which colour and shape it has.
    hue: usize,
    series: &'a Series,
}

impl Member<'_> {
    /// All series of a chart, each in a colour of its own.
    fn all(chart: &Chart) -> Vec<Member<'_>> {
        let member = |(number, series)| Member { number, hue: number, series };
        chart.series.iter().enumerate().map(member).collect()
    }

    /// A mark for the result or the target of a point; its place is known when it is drawn.
    fn mark(&self, point: &Point, is_target: bool) -> Mark {
        let cell = if is_target { &point.target } else { &point.result };
        Mark { x: 0.0, y: 0.0, at: cell.at(), series: self.number, year: point.year, is_target }
    }
}

/// What charts are drawn with, and so what stands in their keys.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// Lines: a dot for a series, a hollow diamond for a target.
    Line,
    /// Bars: a swatch for a series, a tick across it for a target.
    Bar,
}

/// The unit at the top left, and at the right what stands for a target. Gives the place below.
fn heading(chart: &Chart, wording: &dyn Wording, canvas: &Canvas, target: Option<Sign>) -> i32 {
    const MIDDLE: i32 = 80;
    let unit = chart.unit().map(|unit| wording.unit(unit)).unwrap_or_default();
    if !unit.is_empty() {
        canvas.text("tick", Anchor::Left, (0, MIDDLE), &text::fit(&unit, TEXT, canvas.width / 2));
    }
    let Some(sign) = target else { return MIDDLE + LEADING };
    let word = wording.term(Term::Target);
    let x = canvas.width - text::width(word, TEXT);
    canvas.text("tick", Anchor::Left, (x, MIDDLE), word);
    match sign {
        Sign::Line => canvas.polygon(canvas.pen("target"), line_series::diamond((x - 90, MIDDLE))),
        Sign::Bar => canvas.line("aim", vec![(x - 70, MIDDLE - 60), (x - 70, MIDDLE + 60)]),
    }
    MIDDLE + LEADING
}

/// Names of series with their dots or swatches, in rows. Gives the place below.
fn key(names: &[String], canvas: &Canvas, sign: Sign, top: i32) -> i32 {
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

/// The ticks of a value axis with their words, no wider than a quarter of what they stand beside.
struct Ticks {
    words: Vec<(f64, String)>,
    width: i32,
}

impl Ticks {
    fn new(scale: &Scale, wording: &dyn Wording, width: i32) -> Self {
        let word = |t: &Decimal| (number(*t), text::fit(&wording.tick(*t), TEXT, width / 4));
        let words: Vec<(f64, String)> = scale.ticks.iter().map(word).collect();
        let width = words.iter().map(|(_, w)| text::width(w, TEXT)).max().unwrap_or(0);
        Self { words, width }
    }

    fn word(&self, value: f64) -> String {
        let found = self.words.iter().find(|(tick, _)| tick.total_cmp(&value).is_eq());
        found.map(|(_, word)| word.clone()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
