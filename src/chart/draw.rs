//! From data to a drawing: one file for each kind, on one canvas.
//!
//! Plotters maps figures to places and draws meshes and shapes; the [`canvas`] is the backend it
//! draws on, and writes SVG. Lengths in here are tenths of a pixel: a drawing is exact to one
//! decimal, and the same everywhere.

mod backend;
mod bar;
mod bullet;
mod dumbbell;
mod heat;
mod line;
mod line_series;
mod multiples;
mod parts;
mod rows;

pub(super) use backend::Canvas;

use super::form::Form;
use super::shape::{Label, Mark, Path};
use super::{Chart, Kind, Wording};

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

/// Drawings are made at least this wide: a narrow phone.
const NARROWEST: u32 = 240;
const WIDEST: u32 = 4000;

impl Kind {
    /// What this kind needs and how it is drawn.
    pub(super) fn form(self) -> &'static Form {
        match self {
            Self::Line => &line::FORM,
            Self::Bar => &bar::FORM,
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

#[cfg(test)]
mod tests;
