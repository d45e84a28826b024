//! From chart data to a drawing: one file per kind, all on one canvas.
//!
//! Plotters maps figures to positions and draws meshes and shapes. The [`backend`] is its backend
//! and writes SVG. Lengths are in tenths of a pixel: a drawing is exact to one decimal on every
//! platform.

mod backend;
mod bar;
mod bar_line;
mod bullet;
mod canvas;
mod dumbbell;
mod heat;
mod line;
mod line_series;
mod multiples;
mod parts;
mod pen;
mod room;
mod rows;

pub(super) use canvas::Canvas;

use super::form::Form;
use super::shape::{Label, Mark, Path};
use super::{Chart, ChartKind, Wording};
use crate::source::chinese;

/// A chart drawn for a given width.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// A description of what it shows.
    pub description: String,
    /// Its lines and shapes, in drawing order.
    pub paths: Vec<Path>,
    /// Its texts, drawn above the paths: names and figures.
    pub labels: Vec<Label>,
    /// The texts of its axes. They often stay when figures change.
    pub ticks: Vec<Label>,
    /// The marks that can be pointed at; `data-mark` is an index into this list.
    pub marks: Vec<Mark>,
}

/// The least width of a drawing in pixels, for narrow phones.
const NARROWEST: u32 = 240;
const WIDEST: u32 = 4000;

impl ChartKind {
    /// The requirements and the drawing function of this kind.
    pub(super) fn form(self) -> &'static Form {
        match self {
            Self::Line => &line::FORM,
            Self::Bar => &bar::FORM,
            Self::BarLine => &bar_line::FORM,
            Self::Bullet => &bullet::FORM,
            Self::Dumbbell => &dumbbell::FORM,
            Self::Multiples => &multiples::FORM,
            Self::Heat => &heat::FORM,
        }
    }
}

impl Chart {
    /// Draws the chart for a width in pixels.
    #[must_use]
    pub fn draw(&self, wording: &dyn Wording, width: u32) -> Drawing {
        self.draw_to_fill(wording, width, 0)
    }

    /// Draws the chart for a width and a least height in pixels. Kinds that can grow fill the height. A chart that needs
    /// more exceeds it.
    #[must_use]
    pub fn draw_to_fill(&self, wording: &dyn Wording, width: u32, least: u32) -> Drawing {
        let width = drawn_width(width);
        // The drawing is a pixel higher than its content.
        let canvas = Canvas::new(width, least.min(WIDEST).saturating_sub(1));
        let height = (self.kind.form().draw)(self, wording, &canvas);
        let height = u32::try_from(height / 10).unwrap_or_default() + 1;
        let (paths, marks, [mut labels, ticks]) = canvas.finish();
        if wording.lang() != "zh" {
            labels.iter_mut().for_each(|label| label.is_foreign = chinese::is_in(&label.text));
        }
        Drawing { width, height, description: wording.description(self), paths, labels, ticks, marks }
    }
}

/// The width of a drawing for a requested width.
pub(super) fn drawn_width(asked: u32) -> u32 {
    asked.clamp(NARROWEST, WIDEST)
}

/// The width for a drawing in a window of the page, both in pixels.
#[must_use]
pub fn room(window: u32) -> u32 {
    /// The width up to which the sidebar is below the view (frame.css).
    const PHONE: u32 = 768;
    /// The bounds of a drawing on the page. Beyond, lines are too far from their labels.
    const LEAST: u32 = 280;
    const MOST: u32 = 960;
    /// What the page has beside a drawing: margins; and the sidebar and a scroll bar.
    const MARGINS: u32 = 64;
    const SIDEBAR: u32 = 240 + 48;

    let around = if window <= PHONE { MARGINS } else { MARGINS + SIDEBAR };
    window.saturating_sub(around).clamp(LEAST, MOST)
}

impl Drawing {
    /// The mark nearest to a position in pixels, if one is near.
    #[must_use]
    pub fn nearest(&self, x: f64, y: f64) -> Option<usize> {
        /// The farthest a mark can be from the pointer, in pixels.
        const REACH: f64 = 40.0;

        let distance = |mark: &Mark| (mark.x - x).hypot(mark.y - y);
        let marks = self.marks.iter().map(distance).enumerate();
        let near = marks.filter(|(_, far)| *far <= REACH).min_by(|a, b| a.1.total_cmp(&b.1));
        near.map(|(number, _)| number)
    }

    /// The order for stepping through the marks: by series, then by year, regardless of drawing
    /// order.
    #[must_use]
    pub fn reading_order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.marks.len()).collect();
        order.sort_by_key(|n| self.marks.get(*n).map(|mark| (mark.series, mark.year, mark.is_target)));
        order
    }
}

#[cfg(test)]
mod tests;
