//! The canvas: a plotters backend that writes SVG paths with CSS classes.
//!
//! | input | output |
//! | --- | --- |
//! | a line with pen `grid` | a path of class `grid`, merged with the previous path if that has the same class |
//! | a bar with pen `bar s2` and a mark | a path of its own that refers to the mark, and its hatching |
//! | a text with pen `tick` | a label of class `tick` |
//!
//! A [`Pen`] holds the classes of a shape and its mark. Drawing code refers to it by [`PenId`].
//! Plotters passes styles on only as colours, so the id is encoded as one; only the two conversions
//! beside [`PenId`] know this encoding.

use std::cell::RefCell;
use std::convert::Infallible;

use plotters::coord::Shift;
use plotters::coord::cartesian::{Cartesian2d, MeshLine};
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, Drawable, PathElement, PointCollection, Polygon, Rectangle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, TextStyle};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use super::super::Mark;
use super::super::scale::Axis;
use super::super::shape::{Class, Label, Path, circle, route};
use super::super::text::{self, TEXT};

/// The style of a shape: its classes, its series, and its mark.
#[derive(Clone, Debug, Default)]
struct Pen {
    class: Class,
    /// The series. It determines the shape of dots and the hatching of bars, in addition to the
    /// colour.
    series: usize,
    mark: Option<usize>,
}

/// Refers to a [`Pen`] of a canvas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PenId(u32);

impl Color for PenId {
    fn to_backend_color(&self) -> BackendColor {
        let [_, r, g, b] = self.0.to_be_bytes();
        BackendColor { alpha: 1.0, rgb: (r, g, b) }
    }
}

impl PenId {
    /// Its index in the list of pens.
    fn number(self) -> usize {
        self.0 as usize
    }
}

impl From<BackendColor> for PenId {
    fn from(color: BackendColor) -> Self {
        let (r, g, b) = color.rgb;
        Self(u32::from_be_bytes([0, r, g, b]))
    }
}

#[derive(Debug, Default)]
struct Ink {
    paths: Vec<Path>,
    labels: Vec<Label>,
    pens: Vec<Pen>,
    marks: Vec<Mark>,
}

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
        Backend { canvas: self }.into_drawing_area()
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
        let mut ink = self.ink.borrow_mut();
        ink.pens.push(pen);
        PenId(u32::try_from(ink.pens.len() - 1).unwrap_or(0))
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

/// The plotters backend: writes to the canvas.
pub(super) struct Backend<'a> {
    canvas: &'a Canvas,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl Backend<'_> {
    fn path(&self, d: String, pen: PenId) -> Drawn {
        let mut ink = self.canvas.ink.borrow_mut();
        let ink = &mut *ink;
        let Some(Pen { class, mark, .. }) = ink.pens.get(pen.number()) else { return Ok(()) };
        match ink.paths.last_mut() {
            // Shapes of one class without marks share a path, so the page has fewer elements to
            // style, lay out and update.
            Some(last) if last.class == *class && (last.mark, *mark) == (None, None) => last.d += &d,
            _ => ink.paths.push(Path { class: class.clone(), mark: *mark, d }),
        }
        Ok(())
    }

    fn form(&self, points: impl IntoIterator<Item = BackendCoord>, pen: PenId) -> Drawn {
        let mut d = route(points);
        d.push('z');
        self.path(d, pen)
    }

    /// The series of a pen that draws a bar wide enough for hatching.
    fn hatched(&self, pen: PenId, width: i32) -> Option<usize> {
        let ink = self.canvas.ink.borrow();
        let pen = ink.pens.get(pen.number())?;
        (pen.class.starts_with("bar") && width >= 40).then_some(pen.series)
    }
}

impl DrawingBackend for Backend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (self.canvas.width.unsigned_abs(), u32::MAX / 4)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Drawn {
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.path(route([from, to]), style.color().into())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.path(route(path), style.color().into())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        points: I,
        style: &S,
    ) -> Drawn {
        self.form(points, style.color().into())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        self.form([(left, top), (right, top), (right, bottom), (left, bottom)], style.color().into())?;
        // Every series but the first has hatching besides its colour.
        let series = self.hatched(style.color().into(), right.saturating_sub(left));
        if let Some(d) = series.map(|n| hatching(n, (left, top), (right, bottom))).filter(|d| !d.is_empty()) {
            self.canvas.ink.borrow_mut().paths.push(Path { class: "hatch".into(), mark: None, d });
        }
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        at: BackendCoord,
        radius: u32,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        let (x, y) = at;
        let r = i32::try_from(radius).unwrap_or(0);
        let series = self
            .canvas
            .ink
            .borrow()
            .pens
            .get(PenId::from(style.color()).number())
            .map_or(0, |pen| pen.series);
        let points: &[(i32, i32)] = match shape(series) {
            1 => &[(-9, -9), (9, -9), (9, 9), (-9, 9)],
            2 => &[(0, -12), (11, 8), (-11, 8)],
            3 => &[(0, -13), (13, 0), (0, 13), (-13, 0)],
            4 => &[(0, 12), (11, -8), (-11, -8)],
            _ => return self.path(circle(at, r), style.color().into()),
        };
        let corner = |(dx, dy): &(i32, i32)| (x.saturating_add(dx * r / 10), y.saturating_add(dy * r / 10));
        self.form(points.iter().map(corner), style.color().into())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Drawn {
        let anchor = match style.anchor().h_pos {
            HPos::Left => None,
            HPos::Center => Some("middle"),
            HPos::Right => Some("end"),
        };
        // The baseline is about 0.36 em below the middle of digits and Chinese characters.
        let y = y.saturating_add((style.size() * 0.36) as i32);
        let mut ink = self.canvas.ink.borrow_mut();
        let class = ink
            .pens
            .get(PenId::from(style.color()).number())
            .map(|pen| pen.class.clone())
            .unwrap_or_default();
        ink.labels.push(Label { class, x, y, anchor, text: text.to_owned() });
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let size = style.size() as i32 / 10;
        Ok((text::width(text, size).unsigned_abs(), (size * 10).unsigned_abs()))
    }
}

/// The shape of a series' dots and the hatching of its bars, out of five. After five series,
/// colours repeat with another shape.
fn shape(series: usize) -> usize {
    (series + series / 5) % 5
}

/// Lines across a bar that distinguish series without colour.
fn hatching(series: usize, (left, top): BackendCoord, (right, bottom): BackendCoord) -> String {
    const STEP: usize = 60;
    let mut d = String::new();
    let across = |d: &mut String, step: usize| {
        for y in (top..bottom).skip(step / 2).step_by(step) {
            *d += &route([(left, y), (right, y)]);
        }
    };
    let along = |d: &mut String| {
        for x in (left..right).skip(STEP / 2).step_by(STEP) {
            *d += &route([(x, top), (x, bottom)]);
        }
    };
    match shape(series) {
        1 => across(&mut d, STEP),
        2 => along(&mut d),
        3 => {
            across(&mut d, STEP);
            along(&mut d);
        }
        4 => across(&mut d, STEP / 2),
        _ => {}
    }
    d
}
