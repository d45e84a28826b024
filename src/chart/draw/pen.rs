//! Pens: the styles of shapes, and what is drawn with them.
//!
//! A [`Pen`] holds the classes of a shape and its mark. Drawing code refers to it by [`PenId`].
//! Plotters passes styles on only as colours, so the id is encoded as one; only the two conversions
//! beside [`PenId`] know this encoding.

use plotters::style::Color;
use plotters_backend::BackendColor;

use super::super::Mark;
use super::super::shape::{Class, Label, Path};

/// The style of a shape: its classes, its series, and its mark.
#[derive(Clone, Debug, Default)]
pub(super) struct Pen {
    pub(super) class: Class,
    /// The series. It determines the shape of dots and the hatching of bars, in addition to the
    /// colour.
    pub(super) series: usize,
    pub(super) mark: Option<usize>,
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

impl From<BackendColor> for PenId {
    fn from(color: BackendColor) -> Self {
        let (r, g, b) = color.rgb;
        Self(u32::from_be_bytes([0, r, g, b]))
    }
}

/// What is drawn so far.
#[derive(Debug, Default)]
pub(super) struct Ink {
    pub(super) paths: Vec<Path>,
    pub(super) labels: Vec<Label>,
    pub(super) marks: Vec<Mark>,
    pens: Vec<Pen>,
}

impl Ink {
    /// Adds a pen.
    pub(super) fn add(&mut self, pen: Pen) -> PenId {
        self.pens.push(pen);
        PenId(u32::try_from(self.pens.len() - 1).unwrap_or(0))
    }

    /// A pen added before.
    pub(super) fn pen(&self, id: impl Into<PenId>) -> Option<&Pen> {
        self.pens.get(id.into().0 as usize)
    }
}
