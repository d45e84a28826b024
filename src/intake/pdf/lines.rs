//! Groups items into lines: items on one baseline, from left to right, in segments with gaps between them.
//!
//! | items on a baseline | segments |
//! | --- | --- |
//! | `粮食` at 100, `产量` at 120, in type of 10 | `粮食产量` |
//! | `粮食产量` at 100, `万吨` at 300 | `粮食产量`, `万吨` |

use std::collections::BTreeMap;

use super::super::raised;
use super::items::{Item, Page};

/// Text without a wide gap. Lengths are in tenths of a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Segment {
    pub(super) left: i32,
    pub(super) right: i32,
    pub(super) text: String,
}

/// The segments on one baseline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// The distance from the page's top.
    pub(super) baseline: i32,
    /// The font size of most of it.
    pub(super) size: i32,
    /// From left to right; at least one.
    pub(super) segments: Vec<Segment>,
}

impl Line {
    pub(super) fn left(&self) -> i32 {
        self.segments.first().map_or(0, |segment| segment.left)
    }

    pub(super) fn right(&self) -> i32 {
        self.segments.last().map_or(0, |segment| segment.right)
    }

    /// The words. A wide gap between segments becomes a space, except in a title with letter spacing; between two
    /// numbers it becomes a tab, so that they stay apart.
    pub(super) fn text(&self) -> String {
        let is_set_wide = self.segments.iter().all(|segment| segment.text.chars().nth(1).is_none());
        let mut text = String::new();
        let mut end = i32::MAX;
        for segment in &self.segments {
            let is_wide = i64::from(segment.left) - i64::from(end) > i64::from(self.size) * 6 / 5;
            let between_words = text.ends_with(is_narrow) && segment.text.starts_with(is_narrow);
            if !text.is_empty() && !is_set_wide && (is_wide || between_words) {
                let are_numbers = text.ends_with(|c: char| c.is_ascii_digit())
                    && segment.text.starts_with(|c: char| c.is_ascii_digit());
                text.push(if are_numbers && is_wide { '\t' } else { ' ' });
            }
            text.push_str(&segment.text);
            end = segment.right;
        }
        text
    }
}

/// A page's lines from top to bottom.
pub(super) struct PageLines {
    pub(super) width: i32,
    pub(super) height: i32,
    pub(super) lines: Vec<Line>,
}

/// Groups a page's items into lines.
pub(super) fn page(page: Page) -> PageLines {
    let Page { width, height, mut items } = page;
    items.sort_by_key(|item| (item.baseline, item.left));
    let mut lines = Vec::new();
    let mut group: Vec<Item> = Vec::new();
    let (mut baseline, mut size) = (0, 0);
    for item in items {
        // Raised characters come first; the largest item gives the baseline.
        let reach = item.size.max(size) / 2;
        if !group.is_empty() && item.baseline - baseline > reach {
            lines.extend(line(std::mem::take(&mut group)));
            size = 0;
        }
        if item.size > size {
            (baseline, size) = (item.baseline, item.size);
        }
        group.push(item);
    }
    lines.extend(line(group));
    PageLines { width, height, lines }
}

/// Makes a line from the items around one baseline.
fn line(mut items: Vec<Item>) -> Option<Line> {
    let size = main_size(&items);
    let baseline = items.iter().filter(|item| item.size == size).max_by_key(|item| item.width)?.baseline;
    items.sort_by_key(|item| (item.left, item.baseline));
    let mut segments: Vec<Segment> = Vec::new();
    let mut last: Option<(i32, String)> = None;
    for item in items {
        // Bold type is often the same text drawn twice with a small offset.
        let is_twin = |(left, text): &(i32, String)| item.left - left < item.size / 3 && *text == item.text;
        if last.as_ref().is_some_and(is_twin) {
            continue;
        }
        let is_raised = item.size * 10 <= size * 9 && (baseline - item.baseline) * 5 >= size;
        last = Some((item.left, item.text.clone()));
        let right = item.right();
        match segments.last_mut() {
            Some(segment) if is_raised => {
                raised::append(&mut segment.text, &item.text);
                segment.right = segment.right.max(right);
            }
            Some(segment) if item.left - segment.right <= reach(&segment.text, &item.text, size) => {
                if item.left - segment.right > size / 4 {
                    segment.text.push(' ');
                }
                segment.text.push_str(&item.text);
                segment.right = segment.right.max(right);
            }
            _ => segments.push(Segment { left: item.left, right, text: item.text }),
        }
    }
    for segment in &mut segments {
        segment.text = without_filling(&segment.text);
    }
    segments.retain(|segment| !segment.text.is_empty());
    (!segments.is_empty()).then_some(Line { baseline, size, segments })
}

/// The font size of most of the width.
fn main_size(items: &[Item]) -> i32 {
    let mut widths: BTreeMap<i32, i64> = BTreeMap::new();
    for item in items {
        *widths.entry(item.size).or_default() += i64::from(item.width);
    }
    widths.into_iter().max_by_key(|(_, width)| *width).map_or(1, |(size, _)| size)
}

/// The widest gap within a cell, for a font size. Between two numbers it is narrower than a space: narrow columns of a
/// table stand close together, and `300 310` would be one number.
fn reach(before: &str, next: &str, size: i32) -> i32 {
    let are_numbers = before.ends_with(|c: char| c.is_ascii_digit() || c == '%')
        && next.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '−'));
    if are_numbers { size / 3 } else { size * 4 / 5 }
}

/// Whether a character is half as wide as a Chinese one: a letter, a digit.
fn is_narrow(c: char) -> bool {
    c < '\u{2000}'
}

/// Removes the spaces that layout puts around Chinese. Spaces between two words or two numbers stay.
fn without_filling(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut chars = text.trim().chars().peekable();
    while let Some(c) = chars.next() {
        if !c.is_whitespace() {
            kept.push(c);
            continue;
        }
        while chars.next_if(|next| next.is_whitespace()).is_some() {}
        if kept.ends_with(is_narrow) && chars.peek().is_some_and(|next| is_narrow(*next)) {
            kept.push(' ');
        }
    }
    kept
}
