//! Removes what surrounds a page's text: page numbers, running heads and feet.
//!
//! | line | left out because |
//! | --- | --- |
//! | `— 3 —`, `第3页 共20页`, `3/20` | it is the first or last of its page, in the form of a page number |
//! | `3` | the number grows by one from page to page |
//! | `清溪镇政府工作报告` | it is among the outermost lines of at least a third of the pages, at the same position |

use std::collections::HashMap;

use super::lines::{Line, PageLines};

/// The number of lines examined at the top and bottom of a page.
const OUTERMOST: usize = 3;

/// Removes page numbers, running heads and feet from the pages.
pub(super) fn remove(pages: &mut [PageLines]) {
    repeated(pages);
    numbers(pages);
}

/// The indices of a page's outermost lines.
fn outermost(page: &PageLines) -> impl Iterator<Item = usize> + use<> {
    let count = page.lines.len();
    (0..count).filter(move |at| *at < OUTERMOST || *at + OUTERMOST >= count)
}

/// The text without its digits, which differ from page to page, and the position in units of the font size.
type LineForm = (String, i32);

fn form(line: &Line) -> LineForm {
    let text = line.text();
    let shape = text.chars().filter(|c| !c.is_whitespace()).map(|c| if c.is_numeric() { '#' } else { c });
    (shape.collect(), line.baseline / line.size.max(1))
}

/// Removes lines that many pages have at the same position. The head of a continued table is kept: it lies
/// where the text begins.
fn repeated(pages: &mut [PageLines]) {
    let mut counts: HashMap<LineForm, usize> = HashMap::new();
    for page in &*pages {
        let mut forms: Vec<LineForm> =
            outermost(page).filter_map(|at| page.lines.get(at)).map(form).collect();
        forms.sort();
        forms.dedup();
        forms.into_iter().for_each(|form| *counts.entry(form).or_default() += 1);
    }
    let enough = if pages.len() == 2 { 2 } else { (pages.len() / 3).max(3) };
    for page in pages {
        let is_one = |line: &Line| {
            let margin = page.height / if line.segments.len() == 1 { 8 } else { 13 };
            let in_margin = line.baseline < margin || line.baseline > page.height - margin;
            in_margin
                && line.segments.len() < 3
                && counts.get(&form(line)).is_some_and(|count| *count >= enough)
        };
        let gone: Vec<usize> = outermost(page).filter(|at| page.lines.get(*at).is_some_and(is_one)).collect();
        for at in gone.into_iter().rev() {
            page.lines.remove(at);
        }
    }
}

/// Removes page numbers.
fn numbers(pages: &mut [PageLines]) {
    for is_last in [true, false] {
        let end = |page: &PageLines| if is_last { page.lines.len().checked_sub(1) } else { Some(0) };
        let found = |page: &PageLines| end(page).and_then(|at| page.lines.get(at)).and_then(number);
        // The difference between a bare number and the index of its page.
        let lead = |at: usize, number: &Number| number.value - i64::try_from(at).unwrap_or(0);
        let mut leads: HashMap<i64, usize> = HashMap::new();
        for (at, number) in pages.iter().enumerate().filter_map(|(at, page)| Some((at, found(page)?))) {
            *leads.entry(lead(at, &number)).or_default() += 1;
        }
        for (at, page) in pages.iter_mut().enumerate() {
            let Some(number) = found(page) else { continue };
            if number.is_decorated || leads.get(&lead(at, &number)).is_some_and(|count| *count >= 2) {
                end(page).map(|at| page.lines.remove(at));
            }
        }
    }
}

struct Number {
    value: i64,
    /// The form that only page numbers have.
    is_decorated: bool,
}

/// A line that may be a page number.
fn number(line: &Line) -> Option<Number> {
    let text: String = line.text().chars().filter(|c| !c.is_whitespace()).collect();
    let is_ornament = |c: char| "-—–－‐·•|_~".contains(c);
    let mut rest = text.trim_matches(is_ornament);
    let mut is_decorated = rest.len() < text.len();
    if let Some(inner) = rest.strip_prefix('第').and_then(|rest| rest.split_once('页')) {
        is_decorated = true;
        let all = inner.1.trim_matches(|c: char| c.is_ascii_digit() || "/，,、共页".contains(c));
        rest = if all.is_empty() { inner.0 } else { return None };
    } else if let Some((page, all)) = rest.split_once(['/', '／']) {
        is_decorated = true;
        rest = if !all.is_empty() && all.chars().all(|c| c.is_ascii_digit()) { page } else { return None };
    }
    let is_short = (1..=4).contains(&rest.len()) && rest.chars().all(|c| c.is_ascii_digit());
    Some(Number { value: rest.parse().ok().filter(|_| is_short)?, is_decorated })
}
