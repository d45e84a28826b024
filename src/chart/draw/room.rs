//! The free room of a drawing: finds whether a text can be written without covering anything.
//!
//! | what is there | a text of the same position |
//! | --- | --- |
//! | a line through it | is not written |
//! | another text that it would overlap | is not written |
//! | nothing, but it would leave the room at the side | is moved inside |

use super::super::text::{self, TEXT};
use super::canvas::{Anchor, Canvas, Frame};

/// Half the height of a text with its distance from others, in tenths of a pixel.
const HALF: i32 = 62;
/// The most shapes that are kept. A drawing with more has no room for further texts.
const MOST: usize = 2_000;

/// A part of a drawing, and what it has already been filled with.
#[derive(Debug)]
pub(super) struct Room {
    bounds: Frame,
    shapes: Vec<Frame>,
    lines: Vec<[(i32, i32); 2]>,
}

impl Room {
    /// An empty room.
    pub(super) fn new(bounds: Frame) -> Self {
        Self { bounds, shapes: Vec::new(), lines: Vec::new() }
    }

    /// Keeps a rectangle free of texts.
    pub(super) fn take(&mut self, shape: Frame) {
        if self.shapes.len() < MOST {
            self.shapes.push(shape);
        }
    }

    /// Keeps the surroundings of a point free of texts.
    pub(super) fn take_spot(&mut self, (x, y): (i32, i32), radius: i32) {
        self.take(Frame {
            left: x.saturating_sub(radius),
            top: y.saturating_sub(radius),
            right: x.saturating_add(radius),
            bottom: y.saturating_add(radius),
        });
    }

    /// Keeps a line through these points free of texts.
    pub(super) fn take_line(&mut self, points: impl IntoIterator<Item = (i32, i32)>) {
        let mut from = None;
        for to in points {
            if let Some(from) = from.replace(to)
                && self.lines.len() < MOST
            {
                self.lines.push([from, to]);
            }
        }
    }

    /// Writes a text centred at a position, if nothing is in its way. Returns whether it was written.
    pub(super) fn write(&mut self, canvas: &Canvas, class: &str, (x, y): (i32, i32), words: &str) -> bool {
        let half = text::width(words, TEXT) / 2;
        let bounds = self.bounds;
        let x = x.min(bounds.right - half).max(bounds.left + half);
        let frame = Frame {
            left: x - half - 15,
            top: y.saturating_sub(HALF),
            right: x + half + 15,
            bottom: y.saturating_add(HALF),
        };
        let is_full = self.shapes.len() >= MOST || self.lines.len() >= MOST;
        let fits = frame.top >= bounds.top && frame.bottom <= bounds.bottom && x + half <= bounds.right;
        if is_full || !fits || !self.is_free(frame) {
            return false;
        }
        canvas.text(class.to_owned(), Anchor::Center, (x, y), words);
        self.take(frame);
        true
    }

    fn is_free(&self, frame: Frame) -> bool {
        let apart = |other: &Frame| {
            frame.left >= other.right
                || other.left >= frame.right
                || frame.top >= other.bottom
                || other.top >= frame.bottom
        };
        self.shapes.iter().all(apart) && !self.lines.iter().any(|line| crosses(frame, *line))
    }
}

/// Whether a line passes through a rectangle: the part of the line within each pair of edges, intersected.
fn crosses(frame: Frame, [from, to]: [(i32, i32); 2]) -> bool {
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    let axes = [(from.0, to.0, frame.left, frame.right), (from.1, to.1, frame.top, frame.bottom)];
    for (from, to, low, high) in axes {
        let [from, to, low, high] = [from, to, low, high].map(f64::from);
        let length = to - from;
        if length == 0.0 {
            if from <= low || from >= high {
                return false;
            }
            continue;
        }
        let (a, b) = ((low - from) / length, (high - from) / length);
        enter = enter.max(a.min(b));
        leave = leave.min(a.max(b));
    }
    enter < leave
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: [(i32, i32); 2], expected: bool) {
        let frame = Frame { left: 100, top: 100, right: 200, bottom: 150 };
        assert_eq!(crosses(frame, line), expected, "{line:?}");
    }

    #[test]
    fn a_line_crosses_a_rectangle_or_passes_it() {
        check([(0, 0), (300, 300)], true);
        check([(0, 120), (300, 120)], true);
        check([(150, 0), (150, 300)], true);
        check([(120, 110), (130, 120)], true);
        check([(0, 90), (300, 90)], false);
        check([(0, 0), (90, 300)], false);
        check([(0, 200), (200, 160)], false);
        check([(150, 0), (150, 0)], false);
    }

    #[test]
    fn texts_do_not_cover_each_other() {
        let canvas = Canvas::new(100, 0);
        let mut room = Room::new(Frame { left: 0, top: 0, right: 1000, bottom: 1000 });
        assert!(room.write(&canvas, "value", (0, 200), "12.5"));
        assert!(!room.write(&canvas, "value", (100, 200), "12.5"));
        assert!(room.write(&canvas, "value", (600, 200), "12.5"));
        assert!(!room.write(&canvas, "value", (600, 20), "12.5"), "it would leave the room");
        room.take_line([(0, 400), (1000, 400)]);
        assert!(!room.write(&canvas, "value", (500, 420), "12.5"));
    }
}
