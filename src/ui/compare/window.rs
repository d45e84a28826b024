//! Which lines of a long table are in view, so that only those are built.
//!
//! In a table that is not built whole every line has one height, so that the room above and below
//! is as high as the lines that are not there, and the page does not jump.

use std::ops::Range;

use leptos::prelude::*;

use super::super::state::State;
use crate::platform::page;

/// Up to so many lines a table is built whole.
pub(super) const WHOLE: usize = 200;

/// The window moves by so many lines at once, and holds as many above and below what is in view.
const STEP: usize = 10;

/// The height of a line, in CSS pixels, until one was built and measured: that of the style.
const HEIGHT: f64 = 44.0;

/// The lines that are built.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Window {
    built: Range<usize>,
    all: usize,
    height: f64,
}

impl Window {
    /// Follows the scrolling of the page over a table of so many lines.
    pub(super) fn following(state: State, all: Memo<usize>) -> Memo<Self> {
        Memo::new(move |_| {
            let all = all.get();
            if all <= WHOLE {
                return Self { built: 0..all, all, height: HEIGHT };
            }
            state.scrolled.track();
            let height = page::extent(".lines tr.line").map_or(HEIGHT, |(_, height)| height).max(1.0);
            // Not the head's own top: the head moves with the page.
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

    /// Those of some lines that are built.
    pub(super) fn lines(&self, of: &Range<usize>) -> Range<usize> {
        let start = of.start.max(self.built.start);
        start..of.end.min(self.built.end).max(start)
    }

    /// The height of the lines above those that are built, in CSS pixels.
    pub(super) fn above(&self) -> f64 {
        self.pixels(self.built.start)
    }

    /// The height of the lines below.
    pub(super) fn below(&self) -> f64 {
        self.pixels(self.all - self.built.end)
    }

    #[allow(clippy::cast_precision_loss)] // far fewer lines than 2⁵³
    fn pixels(&self, lines: usize) -> f64 {
        self.height * lines as f64
    }
}
