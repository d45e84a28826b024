//! Rows with a name, a track to draw on, and a note at the end. Used by bullets, dumbbells and bars
//! of one year.

use super::super::text::{self, TEXT};
use super::canvas::{Anchor, Canvas, Frame};
use super::parts::LEADING;

/// The texts of a row.
pub(super) struct Row {
    pub(super) name: String,
    pub(super) note: String,
    /// Classes of the note.
    pub(super) class: &'static str,
}

/// The distance between row middles where names are beside the tracks, in tenths of a pixel.
const PITCH: i32 = 300;
/// The greatest distance where there is height to fill, in tenths of a pixel.
const WIDEST: i32 = 1800;
/// The height of a track, and the greatest where there is height to fill, in tenths of a pixel.
const TRACK: i32 = 220;
const THICKEST: i32 = 440;

/// Writes the texts of rows. Returns the frame of each track, in the width left by the texts. Long
/// names and the notes are above the tracks. Rows are farther apart where the canvas has more height, except for
/// `below` tenths of a pixel.
pub(super) fn write(canvas: &Canvas, rows: &[Row], top: i32, below: i32) -> Vec<Frame> {
    let widest =
        |texts: &mut dyn Iterator<Item = &String>| texts.map(|t| text::width(t, TEXT)).max().unwrap_or(0);
    let (names, notes) =
        (widest(&mut rows.iter().map(|r| &r.name)), widest(&mut rows.iter().map(|r| &r.note)));
    let above = names + notes > canvas.width / 2;
    let least = if above { PITCH + LEADING } else { PITCH };
    let count = i32::try_from(rows.len()).unwrap_or(i32::MAX).max(1);
    let pitch = ((canvas.least - top - below) / count).clamp(least, least.max(WIDEST));
    // Higher rows have thicker tracks.
    let more = pitch - least;
    let track = (TRACK + more / 2).min(THICKEST);
    let frame = |(n, row): (i32, &Row)| {
        let top = top + n * pitch;
        let lead = if above { LEADING } else { 0 };
        let middle = top + lead + (PITCH + more) / 2 - 20;
        let line = if above { top + LEADING / 2 } else { middle };
        let note = text::fit(&row.note, TEXT, canvas.width * 3 / 5);
        let room = if above { canvas.width - text::width(&note, TEXT) - 80 } else { names };
        canvas.text("name", Anchor::Left, (0, line), &text::fit(&row.name, TEXT, room));
        canvas.text(row.class, Anchor::Right, (canvas.width, line), &note);
        Frame {
            left: if above { 0 } else { names + 100 },
            top: middle - track / 2,
            right: if above { canvas.width } else { canvas.width - notes - 100 },
            bottom: middle + track / 2,
        }
    };
    (0_i32..).zip(rows).map(frame).collect()
}
