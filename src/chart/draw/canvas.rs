//! The canvas: lines, shapes and texts in tenths of a pixel, each drawn with a pen.

use std::cell::RefCell;

use plotters::coord::Shift;
use plotters::coord::cartesian::{Cartesian2d, MeshLine};
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, Drawable, PathElement, PointCollection, Polygon, Rectangle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, TextStyle};
use plotters_backend::DrawingBackend;

use super::super::Mark;
use super::super::scale::Axis;
use super::super::shape::{Class, Label, Path};
use super::super::text::{self, TEXT};
use super::backend::Backend;
use super::pen::{Ink, Pen, PenId};

/// The state of a drawing in progress.
pub(in crate::chart) struct Canvas {
    /// In tenths of a pixel.
    pub(super) width: i32,
    /// The height to fill, in tenths of a pixel; 0 if there is none. Content can exceed it.
    pub(super) least: i32,
    ink: RefCell<Ink>,
}

/// A part of the canvas with axes.
pub(super) type Plot<'a> = DrawingArea<Backend<'a>, Cartesian2d<Axis, Axis>>;

/// A rectangle of the canvas in tenths of a pixel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) left: i32,
    pub(super) top: i32,
    pub(super) right: i32,
    pub(super) bottom: i32,
}

/// The horizontal anchor of a text: left, middle or right. Vertically, texts are centred.
pub(super) type Anchor = HPos;

impl Canvas {
    pub(super) fn new(width: u32, least: u32) -> Self {
        let tenths = |pixels: u32| i32::try_from(pixels).unwrap_or(0).saturating_mul(10);
        Self { width: tenths(width), least: tenths(least), ink: RefCell::default() }
    }

    /// The finished paths and marks, and the texts: labels, then ticks.
    pub(super) fn finish(self) -> (Vec<Path>, Vec<Mark>, [Vec<Label>; 2]) {
        let Ink { paths, labels, marks, .. } = self.ink.into_inner();
        let (names, ticks) = labels.into_iter().partition(|label| label.class != "tick");
        (paths, marks, [names, ticks])
    }

    /// The whole canvas as a drawing area, in tenths of a pixel.
    pub(super) fn area(&self) -> DrawingArea<Backend<'_>, Shift> {
        Backend { width: self.width, ink: &self.ink }.into_drawing_area()
    }

    /// A part of the canvas with axes, the origin at the lower left.
    pub(super) fn plot(&self, frame: Frame, x: Axis, y: Axis) -> Plot<'_> {
        let actual = (frame.left..frame.right, frame.bottom..frame.top);
        self.area().apply_coord_spec(Cartesian2d::new::<Axis, Axis>(x, y, actual))
    }

    /// A pen with these classes.
    pub(super) fn pen(&self, class: impl Into<Class>) -> PenId {
        self.ink(Pen { class: class.into(), ..Pen::default() })
    }

    /// A pen with these classes and the shape of a series.
    pub(super) fn pen_of(&self, class: impl Into<Class>, series: usize) -> PenId {
        self.ink(Pen { class: class.into(), series, mark: None })
    }

    /// A pen for a mark at `at`, with the shape of a series.
    pub(super) fn mark(
        &self,
        (class, series): (impl Into<Class>, usize),
        mark: Mark,
        at: (i32, i32),
    ) -> PenId {
        let number = self.note(mark, at);
        self.ink(Pen { class: class.into(), series, mark: Some(number) })
    }

    /// Adds a mark that is not drawn. Returns its index.
    pub(super) fn note(&self, mark: Mark, (x, y): (i32, i32)) -> usize {
        let mut ink = self.ink.borrow_mut();
        ink.marks.push(Mark { x: f64::from(x) / 10.0, y: f64::from(y) / 10.0, ..mark });
        ink.marks.len() - 1
    }

    fn ink(&self, pen: Pen) -> PenId {
        self.ink.borrow_mut().add(pen)
    }

    /// Writes a text, vertically centred.
    pub(super) fn text(&self, class: impl Into<Class>, anchor: Anchor, at: (i32, i32), text: &str) {
        let _ = self.area().draw_text(text, &style(self.pen(class), anchor), at);
    }

    /// Draws a line through points of the canvas.
    pub(super) fn line(&self, class: impl Into<Class>, points: Vec<(i32, i32)>) {
        draw(&self.area(), &PathElement::new(points, self.pen(class)));
    }

    /// Fills a rectangle.
    pub(super) fn rect(&self, pen: PenId, frame: Frame) {
        let corners = [(frame.left, frame.top), (frame.right, frame.bottom)];
        draw(&self.area(), &Rectangle::new(corners, pen.filled()));
    }

    /// Fills a polygon.
    pub(super) fn polygon(&self, pen: PenId, points: Vec<(i32, i32)>) {
        draw(&self.area(), &Polygon::new(points, pen));
    }

    /// Draws a dot in the shape of its series.
    pub(super) fn dot(&self, pen: PenId, at: (i32, i32), radius: i32) {
        draw(&self.area(), &Circle::new(at, radius, pen.filled()));
    }

    /// Draws grid lines at the ticks of the value axis, and the labels of both axes. `upright` adds
    /// grid lines for the other axis.
    pub(super) fn mesh(
        &self,
        plot: &Plot<'_>,
        frame: Frame,
        upright: bool,
        x_label: &dyn Fn(f64) -> String,
        y_label: &dyn Fn(f64) -> String,
    ) {
        let mut free = i32::MIN;
        let (grid, axis, tick) = (self.pen("grid"), self.pen("axis"), self.pen("tick"));
        let _ = plot.draw_mesh(
            |backend, line| match &line {
                MeshLine::YMesh((_, y), _, value) => {
                    line.draw(backend, &if **value == 0.0 { axis } else { grid }.into())?;
                    let words = y_label(**value);
                    if words.is_empty() {
                        return Ok(());
                    }
                    backend.draw_text(&words, &style(tick, HPos::Right), (frame.left - 60, *y))
                }
                MeshLine::XMesh((x, _), _, value) => {
                    if upright {
                        line.draw(backend, &if **value == 0.0 { axis } else { grid }.into())?;
                    }
                    let words = x_label(**value);
                    let half = text::width(&words, TEXT) / 2;
                    let x = (*x).min(self.width - half).max(half);
                    if x - half < free || words.is_empty() {
                        return Ok(());
                    }
                    free = x + half + 40;
                    backend.draw_text(&words, &style(tick, HPos::Center), (x, frame.bottom + 120))
                }
            },
            0,
            0,
        );
    }
}

/// Draws an element on an area. Drawing in memory cannot fail.
pub(super) fn draw<'b, 'e, CT, E>(area: &DrawingArea<Backend<'b>, CT>, element: &'e E)
where
    CT: plotters::coord::CoordTranslate,
    &'e E: PointCollection<'e, CT::From>,
    E: Drawable<Backend<'b>>,
{
    let _ = area.draw(element);
}

fn style(pen: PenId, anchor: HPos) -> TextStyle<'static> {
    let font = FontDesc::new(FontFamily::SansSerif, f64::from(TEXT * 10), FontStyle::Normal);
    TextStyle { font, color: pen.to_backend_color(), pos: Pos::new(anchor, VPos::Center) }
}
