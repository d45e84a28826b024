//! The window of visible lines in a long table. Only these are built.
//!
//! In a windowed table all lines have the same height, so that the spacers have the exact height of
//! the missing lines and the page does not jump.

use std::ops::Range;

use leptos::prelude::*;

use super::super::state::State;
use crate::platform::page;

/// The most lines for which a table is built completely.
pub(super) const WHOLE: usize = 80;

/// The window moves in steps of this many lines, with as many extra lines above and below.
const STEP: usize = 10;

/// The height of a line in CSS pixels, as in the style sheet, until one is measured.
const HEIGHT: f64 = 52.0;

/// The range of lines that are built.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Window {
    built: Range<usize>,
    all: usize,
    height: f64,
}

impl Window {
    /// Follows the page's scrolling over a table with this number of lines.
    pub(super) fn following(state: State, all: Memo<usize>) -> Memo<Self> {
        Memo::new(move |_| {
            let all = all.get();
            if all <= WHOLE || state.is_printing() {
                return Self { built: 0..all, all, height: HEIGHT };
            }
            state.scrolled.track();
            let height = page::extent(".lines tr.line").map_or(HEIGHT, |(_, height)| height).max(1.0);
            // The top of the head cannot be used, because the head moves with the page.
            let head = page::extent(".lines thead").map_or(0.0, |(_, height)| height);
            let top = page::extent(".lines").map_or(0.0, |(top, _)| top) + head;
            let line = |pixels: f64| {
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
                // a screen is not that high
                let line = (pixels / height).max(0.0) as usize;
                line
            };
            let first = (line(-top) / STEP).saturating_sub(1) * STEP;
            let last = (line(page::height() - top) / STEP + 2) * STEP;
            Self { built: first.min(all)..last.min(all), all, height }
        })
    }

    /// Whether some lines are not built.
    pub(super) fn is_partial(&self) -> bool {
        self.built.len() < self.all
    }

    pub(super) fn holds(&self, line: usize) -> bool {
        self.built.contains(&line)
    }

    /// The lines of a range that are built.
    pub(super) fn lines(&self, of: &Range<usize>) -> Range<usize> {
        let start = of.start.max(self.built.start);
        start..of.end.min(self.built.end).max(start)
    }

    /// The height of the lines above the window, in CSS pixels.
    pub(super) fn above(&self) -> f64 {
        self.pixels(self.built.start)
    }

    /// The height of the lines below the window, in CSS pixels.
    pub(super) fn below(&self) -> f64 {
        self.pixels(self.all - self.built.end)
    }

    #[allow(clippy::cast_precision_loss)] // far fewer lines than 2⁵³
    fn pixels(&self, lines: usize) -> f64 {
        self.height * lines as f64
    }
}
