//! The plotters backend: writes SVG paths with CSS classes.
//!
//! | input | output |
//! | --- | --- |
//! | a line with pen `grid` | a path of class `grid`, merged with the previous path if that has the same class |
//! | a bar with pen `bar s2` and a mark | a path of its own that refers to the mark, and its hatching |
//! | a text with pen `tick` | a label of class `tick` |

use std::cell::RefCell;
use std::convert::Infallible;

use plotters::style::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use super::super::shape::{Label, Path, circle, route};
use super::super::text;
use super::pen::{Ink, Pen, PenId};

/// Draws with pens.
pub(super) struct Backend<'a> {
    /// The width of the canvas in tenths of a pixel.
    pub(super) width: i32,
    pub(super) ink: &'a RefCell<Ink>,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl Backend<'_> {
    fn path(&self, d: String, pen: PenId) -> Drawn {
        let mut ink = self.ink.borrow_mut();
        let Some(Pen { class, mark, .. }) = ink.pen(pen).cloned() else { return Ok(()) };
        match ink.paths.last_mut() {
            // Shapes of one class without marks share a path, so the page has fewer elements to
            // style, lay out and update.
            Some(last) if last.class == class && (last.mark, mark) == (None, None) => last.d += &d,
            _ => ink.paths.push(Path { class, mark, d }),
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
        let ink = self.ink.borrow();
        let pen = ink.pen(pen)?;
        (pen.class.starts_with("bar") && width >= 40).then_some(pen.series)
    }
}

impl DrawingBackend for Backend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (self.width.unsigned_abs(), u32::MAX / 4)
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
            self.ink.borrow_mut().paths.push(Path { class: "hatch".into(), mark: None, d });
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
        let series = self.ink.borrow().pen(style.color()).map_or(0, |pen| pen.series);
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
        let mut ink = self.ink.borrow_mut();
        let class = ink.pen(style.color()).map(|pen| pen.class.clone()).unwrap_or_default();
        ink.labels.push(Label { class, x, y, anchor, text: text.to_owned(), is_foreign: false });
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
