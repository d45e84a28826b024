//! The text items of a PDF's pages in the form that the script writes: one per line, in tenths of a point.
//!
//! ```text
//! page⇥5953⇥8419
//! 910⇥1234⇥1431⇥140⇥0⇥2023年，全镇完成地区
//! ```
//!
//! A page line gives width and height. An item line gives the left end, the baseline measured from the
//! page's top, the width, the font size, the angle of the text (degrees, clockwise), and the text. Other
//! lines are skipped.
//!
//! Text whose characters stand below one another (直排) has [`VERTICAL`] added to its angle; its position is the top of
//! its first character, its width the height of the column. Such a page is turned as if its characters lay on their
//! sides, so that its columns become lines.

use super::super::radicals;
use super::PdfFault;

/// The most pages and items read. No report has more.
const MOST_PAGES: usize = 5000;
const MOST_ITEMS: usize = 2_000_000;

/// The greatest valid coordinate. Below it, sums do not overflow.
const FARTHEST: f64 = 1e6;

/// Added to the angle of vertical text.
const VERTICAL: i32 = 1000;

/// The most characters that stand beside one another within a column of vertical text: `12345.6%`.
const MOST_ACROSS: usize = 8;

/// The forms that marks have in vertical text (U+FE10 to U+FE19, U+FE30 to U+FE44), each followed by its usual form.
const VERTICAL_FORMS: &str = "︐，︑、︒。︓：︔；︕！︖？︗〖︘〗︙…︰：︱—︲–︵（︶）︷｛︸｝︹〔︺〕︻【︼】︽《︾》︿〈﹀〉﹁「﹂」﹃『﹄』";

/// The upright items of a page.
pub(super) struct Page {
    pub(super) width: i32,
    pub(super) height: i32,
    pub(super) items: Vec<Item>,
}

/// Text in one font at one position. Lengths are in tenths of a point.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) left: i32,
    /// The distance from the page's top.
    pub(super) baseline: i32,
    pub(super) width: i32,
    /// The font size; at least 1.
    pub(super) size: i32,
    angle: i32,
    /// The text without spaces at its ends.
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
/// There are too many pages or items.
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
            item(&mut page.items, &mut fields);
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

/// Makes items from a line's fields. Spaces at the ends, and several within, are gaps.
fn item<'a>(items: &mut Vec<Item>, fields: &mut impl Iterator<Item = &'a str>) {
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
            let text = words.chars().map(|c| radicals::character_of(usual_form(c))).collect();
            items.push(Item { left: start, baseline, width: end - start, size: size.max(1), angle, text });
        }
        before += within;
    }
}

/// The usual form of a mark in vertical text; any other character unchanged.
fn usual_form(c: char) -> char {
    if !matches!(c, '\u{fe10}'..='\u{fe44}') {
        return c;
    }
    let mut forms = VERTICAL_FORMS.chars();
    let found =
        std::iter::from_fn(|| Some((forms.next()?, forms.next()?))).find(|(vertical, _)| *vertical == c);
    found.map_or(c, |(_, usual)| usual)
}

/// The approximate width of a character, in halves of a Chinese one.
fn breadth(c: char) -> i64 {
    if c < '\u{2000}' { 1 } else { 2 }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{a0}' || c == '\u{200b}'
}

/// Cuts a text after every run of three or more spaces, which is a gap between columns.
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

/// Rotates a page so that most of its text is upright. Text at another angle is a watermark.
fn turn_upright(page: &mut Page) {
    lay_columns(&mut page.items);
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

/// Lays vertical text on its side. On a page that is mostly vertical, so are the numbers across its columns.
fn lay_columns(items: &mut [Item]) {
    mark_columns(items);
    let is_vertical = |item: &&Item| item.angle >= VERTICAL / 2;
    let vertical: usize = items.iter().filter(is_vertical).map(|item| item.text.chars().count()).sum();
    let all: usize = items.iter().map(|item| item.text.chars().count()).sum();
    let is_vertical_page = vertical * 2 > all;
    for item in items {
        let is_across = item.angle == 0 && item.text.chars().count() <= MOST_ACROSS;
        if item.angle >= VERTICAL / 2 {
            item.angle = item.angle - VERTICAL + 90;
        } else if is_vertical_page && is_across {
            // It stands on its baseline, in the middle of its column.
            (item.left, item.baseline) = (item.left + item.width / 2, item.baseline - item.size * 4 / 5);
            (item.width, item.angle) = (item.size, 90);
        }
    }
}

/// Marks the columns of a page on which each character was placed alone, one below the other.
fn mark_columns(items: &mut [Item]) {
    /// The fewest characters of such a page.
    const FEWEST: usize = 20;
    let is_alone = |item: &Item| item.angle == 0 && item.text.chars().count() == 1 && !item.text.is_ascii();
    let goes_down = |one: &Item, next: &Item| {
        let (across, down) = (next.left.abs_diff(one.left), next.baseline - one.baseline);
        across <= one.size.unsigned_abs() / 4 && (one.size * 3 / 4..one.size * 2).contains(&down)
    };
    let pairs = items.iter().zip(items.iter().skip(1)).filter(|(one, next)| is_alone(one) && is_alone(next));
    let below = pairs.filter(|(one, next)| goes_down(one, next)).count();
    if below < FEWEST || below * 3 < items.len() * 2 {
        return;
    }
    for item in items.iter_mut().filter(|item| is_alone(item)) {
        // The top middle of the character.
        (item.left, item.baseline) = (item.left + item.width / 2, item.baseline - item.size * 4 / 5);
        (item.width, item.angle) = (item.size, VERTICAL);
    }
}
