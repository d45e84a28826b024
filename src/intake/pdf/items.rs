//! The text items of a PDF's pages, as the script hands them on: one a line, in tenths of a point.
//!
//! ```text
//! page⇥5953⇥8419
//! 910⇥1234⇥1431⇥140⇥0⇥2023年，全镇完成地区
//! ```
//!
//! A page's width and height; then of each item its left end, its baseline measured from the page's top,
//! its width, its font's size, the angle at which it is written (degrees, clockwise), and its text. A line that
//! is neither is skipped.

use super::super::radicals;
use super::PdfFault;

/// More pages or items than any report has.
const MOST_PAGES: usize = 5000;
const MOST_ITEMS: usize = 2_000_000;

/// Coordinates beyond this are no place on a page; below it, sums of them do not overflow.
const FARTHEST: f64 = 1e6;

/// The items of a page that are written upright.
pub(super) struct Page {
    pub(super) width: i32,
    pub(super) height: i32,
    pub(super) items: Vec<Item>,
}

/// Text in one font, placed by the program that made the PDF. Lengths in tenths of a point.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) left: i32,
    /// From the page's top.
    pub(super) baseline: i32,
    pub(super) width: i32,
    /// The font's size; at least one.
    pub(super) size: i32,
    angle: i32,
    /// Without blanks at its ends.
    pub(super) text: String,
}

impl Item {
    /// Its right end.
    pub(super) fn right(&self) -> i32 {
        self.left + self.width
    }
}

/// Reads the items of all pages.
///
/// # Errors
/// There are too many.
pub(super) fn pages(text: &str) -> Result<Vec<Page>, PdfFault> {
    let mut pages: Vec<Page> = Vec::new();
    let mut count = 0_usize;
    for line in text.split('\n') {
        let mut fields = line.splitn(6, '\t');
        if line.starts_with("page\t") {
            fields.next();
            let mut length = || fields.next().and_then(number).unwrap_or(0).max(1);
            pages.push(Page { width: length(), height: length(), items: Vec::new() });
        } else if let Some(page) = pages.last_mut() {
            let before = page.items.len();
            place(&mut page.items, &mut fields);
            count += page.items.len() - before;
        }
        if pages.len() > MOST_PAGES || count > MOST_ITEMS {
            return Err(PdfFault::TooLarge);
        }
    }
    pages.iter_mut().for_each(turn_upright);
    Ok(pages)
}

fn number(field: &str) -> Option<i32> {
    let value: f64 = field.parse().ok()?;
    #[allow(clippy::cast_possible_truncation)] // it is clamped
    value.is_finite().then_some(value.clamp(-FARTHEST, FARTHEST) as i32)
}

/// Places what an item's fields say: blanks at its ends are room, and so are several within.
fn place<'a>(items: &mut Vec<Item>, fields: &mut impl Iterator<Item = &'a str>) {
    let mut length = || fields.next().and_then(number);
    let (Some(left), Some(baseline), Some(width), Some(size), Some(angle)) =
        (length(), length(), length(), length(), length())
    else {
        return;
    };
    let text = fields.next().unwrap_or_default().trim_end_matches('\r');
    let all: i64 = text.chars().map(breadth).sum::<i64>().max(1);
    let width = width.max(0);
    let at = |breadths: i64| left + i32::try_from(i64::from(width) * breadths / all).unwrap_or(0);
    let mut before = 0_i64;
    for piece in pieces(text) {
        let within: i64 = piece.chars().map(breadth).sum();
        let words = piece.trim_matches(is_blank);
        if !words.is_empty() {
            let lead: i64 = piece.chars().take_while(|c| is_blank(*c)).map(breadth).sum();
            let start = at(before + lead);
            let end = at(before + lead + words.chars().map(breadth).sum::<i64>());
            let text = words.chars().map(radicals::character_of).collect();
            items.push(Item { left: start, baseline, width: end - start, size: size.max(1), angle, text });
        }
        before += within;
    }
}

/// How broad a character is, roughly: in halves of a Chinese one.
fn breadth(c: char) -> i64 {
    if c < '\u{2000}' { 1 } else { 2 }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{a0}' || c == '\u{200b}'
}

/// A text cut after every run of three blanks or more, which is room between columns.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut run = 0;
        let mut blanks = 0_i64;
        let mut seen = false;
        for (at, c) in rest.char_indices() {
            if is_blank(c) {
                run += 1;
                blanks += breadth(c);
            } else {
                if seen && run > 0 && blanks >= 3 {
                    let (piece, others) = rest.split_at(at);
                    rest = others;
                    return Some(piece);
                }
                (run, blanks, seen) = (0, 0, true);
            }
        }
        Some(std::mem::take(&mut rest))
    })
}

/// Turns a page so that most of its text is upright; what is written at another angle is a watermark.
fn turn_upright(page: &mut Page) {
    let quarter = |angle: i32| (angle.rem_euclid(360) + 45) / 90 % 4;
    let mut counts = [0_usize; 4];
    for item in &page.items {
        if let Some(count) = usize::try_from(quarter(item.angle)).ok().and_then(|at| counts.get_mut(at)) {
            *count += item.text.len();
        }
    }
    let most = (0..4).zip(counts).max_by_key(|(turn, count)| (*count, -turn)).map_or(0, |(turn, _)| turn);
    let is_straight =
        |angle: i32| (angle.rem_euclid(360) - most * 90 + 180).rem_euclid(360).abs_diff(180) <= 3;
    page.items.retain(|item| is_straight(item.angle));
    let (width, height) = (page.width, page.height);
    for item in &mut page.items {
        (item.left, item.baseline) = match most {
            1 => (item.baseline, width - item.left),
            2 => (width - item.left, height - item.baseline),
            3 => (height - item.baseline, item.left),
            _ => continue,
        };
    }
    if most % 2 == 1 {
        (page.width, page.height) = (height, width);
    }
}
