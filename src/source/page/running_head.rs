//! Finds running heads: lines at the edge of pages that stand within the sentences of a text.
//!
//! | lines | heads | reason |
//! | --- | --- | --- |
//! | `石桥镇政府工作报告` on every page | from the second on | they repeat beside page numbers or within sentences |
//! | `大会文件 7`, `大会文件 8` | all | only their number changes, and counts up |
//! | a short line beside a page number, within a sentence | it | the lines of the sentence are full |

use std::collections::HashMap;

use super::{Furniture, SHORTEST_OPEN, SHORTEST_PAGE};
use crate::source::line::Line;

/// The most characters of a running head.
const LONGEST_HEAD: usize = 40;

/// The most characters of a running head that occurs three times.
const LONGEST_REPEATED: usize = 80;

/// The least number of columns by which a short line falls short of a full one.
const SHORTER: usize = 8;

/// The number of first lines that are searched for the title.
const TITLE_LINES: usize = 3;

/// The number of lines above and below a line that are examined, blank ones included.
const FAR: usize = 6;

/// Lines that repeat on every page, except the first of each.
pub(super) fn running_heads(lines: &[Line<'_>], furniture: &[Furniture]) -> Vec<usize> {
    let mut positions: HashMap<String, Vec<usize>> = HashMap::new();
    let mut text_before = Vec::with_capacity(lines.len());
    let mut sum = 0;
    for (number, line) in lines.iter().enumerate() {
        text_before.push(sum);
        sum += line.chars;
        let is_known = furniture.get(number).is_some_and(|furniture| furniture.is_any());
        let may_be = (4..=LONGEST_REPEATED).contains(&line.chars)
            && !is_known
            && !line.is_closed()
            && !line.is_prose()
            && !line.begins_item();
        if may_be {
            let key: String = line.words.chars().filter(|c| c.is_alphabetic()).collect();
            if key.chars().count() >= 3 {
                positions.entry(key).or_default().push(number);
            }
        }
    }
    let before = |number: usize| text_before.get(number).copied().unwrap_or(0);
    let mut heads = Vec::new();
    for (key, positions) in &positions {
        let longest =
            positions.iter().filter_map(|at| lines.get(*at)).map(|line| line.chars).max().unwrap_or(0);
        if positions.len() < 3 && (key.chars().count() < 4 || longest > LONGEST_HEAD) {
            continue;
        }
        let apart = positions.windows(2).all(|pair| match pair {
            [a, b] => before(*b) >= before(*a) + SHORTEST_PAGE,
            _ => false,
        });
        let edges: Vec<Edge> = positions.iter().map(|number| Edge::of(lines, furniture, *number)).collect();
        let of_page = edges.iter().filter(|edge| edge.of_page).count();
        let within = edges.iter().skip(1).filter(|edge| edge.within).count();
        let is_repeated = positions.len() >= 2
            && (of_page * 2 >= positions.len() || positions.len() >= 3 && within * 2 >= positions.len() - 1);
        // A short line at a page's edge is not part of the sentence around it, whose lines are full.
        let is_alone =
            positions.len() == 1 && edges.iter().all(|edge| edge.of_page && edge.within && edge.is_short);
        if apart && is_repeated || is_alone {
            // The first one may be the report's title.
            let is_title = positions.first().is_some_and(|first| {
                lines.iter().take(*first).filter(|line| !line.is_blank()).count() < TITLE_LINES
            });
            heads.extend(positions.iter().skip(usize::from(is_title)));
        }
    }
    heads
}

/// Lines within sentences that differ only in a number that counts up: `大会文件 7`, `大会文件 8`.
pub(super) fn counted_heads(lines: &[Line<'_>]) -> Vec<usize> {
    let mut alike: HashMap<String, Vec<usize>> = HashMap::new();
    for (number, line) in lines.iter().enumerate() {
        let may_be = (6..=LONGEST_REPEATED).contains(&line.chars)
            && line.words.contains(|c: char| c.is_ascii_digit())
            && !line.is_closed()
            && !line.is_prose()
            && !line.begins_item();
        if may_be {
            let key: String = line.words.chars().filter(|c| c.is_alphabetic()).collect();
            if key.chars().count() >= 4 {
                alike.entry(key).or_default().push(number);
            }
        }
    }
    let numbers = |at: usize| -> Vec<u32> {
        let words = lines.get(at).map_or("", |line| line.words);
        let runs = words.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
        runs.map(|run| run.parse().unwrap_or(0)).collect()
    };
    let counts_up = |pair: &[usize]| {
        let [first, second] = pair else { return false };
        let (before, after) = (numbers(*first), numbers(*second));
        let changed: Vec<(&u32, &u32)> = before.iter().zip(&after).filter(|(a, b)| a != b).collect();
        let is_next = |(a, b): &(&u32, &u32)| a.checked_add(1) == Some(**b);
        second - first > 1 && before.len() == after.len() && changed.len() == 1 && changed.iter().all(is_next)
    };
    let mut heads = Vec::new();
    for positions in alike.into_values().filter(|positions| positions.len() >= 2) {
        let within = positions.iter().filter(|at| Edge::of(lines, &[], **at).within).count();
        if positions.windows(2).all(counts_up) && within * 2 >= positions.len() {
            heads.extend(positions);
        }
    }
    heads
}

/// The position of a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    /// Next to a page number or the end of a page.
    pub(super) of_page: bool,
    /// Behind a line that ends within a sentence.
    pub(super) within: bool,
    /// Clearly shorter than that line.
    is_short: bool,
}

impl Edge {
    pub(super) fn of(lines: &[Line<'_>], furniture: &[Furniture], number: usize) -> Self {
        let is_written = |n: &usize| lines.get(*n).is_some_and(|line| !line.is_blank());
        let is_page = |n: usize| furniture.get(n).is_some_and(|furniture| furniture.is_any());
        let above = (0..number).rev().take(FAR).find(is_written);
        let below = (number + 1..lines.len()).take(FAR).find(is_written);
        let ends_page = above.and_then(|n| lines.get(n)).is_some_and(|line| line.ends_page);
        let text = (0..number).rev().take(FAR).find(|n| is_written(n) && !is_page(*n));
        let text = text.and_then(|n| lines.get(n)).filter(|line| {
            !line.is_closed() && !line.is_title() && !line.heads_part() && line.chars > SHORTEST_OPEN
        });
        let length = lines.get(number).map_or(0, |line| line.edge());
        Self {
            of_page: above.is_some_and(is_page) || below.is_some_and(is_page) || ends_page,
            within: text.is_some(),
            is_short: text.is_some_and(|text| length + SHORTER <= text.edge()),
        }
    }
}
