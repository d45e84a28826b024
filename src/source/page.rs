//! Removes page furniture: page numbers, running heads, and line numbers.
//!
//! | lines | removed | reason |
//! | --- | --- | --- |
//! | `— 3 —`, `第3页 共20页`, `- 3 -` | always | only page numbers have this form |
//! | `3`, `3/20`, `３` | if they count up from page to page | figures in cells do not |
//! | `3/20`, `3` alone, within a sentence | likely | a wrapped line is longer: [`Furniture::Likely`] |
//! | `【3】`, `（4）` within sentences | if they count up from page to page | so do the numbers of items |
//! | `大会文件 7`, `大会文件 8` within sentences | from the first on | only their number changes, and counts up |
//! | `石桥镇政府工作报告` on every page | from the second page on | it repeats beside page numbers or within sentences |
//! | `竞争⏎9、力` | `9、` | lines of one length are numbered from 1 |

mod running_head;

use std::collections::HashMap;

use self::running_head::{Edge, counted_heads, running_heads};
use super::line::Line;
use super::page_number::{PageNumber, page_number};

/// The least distance between two page numbers, in characters.
const SHORTEST_PAGE: usize = 40;

/// The most lines of a running head.
const MOST_LINES_OF_HEAD: usize = 3;

/// The most characters of a cell with a unit: 亿元/平方公里.
const LONGEST_UNIT: usize = 8;

/// Whether a line is page furniture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Furniture {
    /// It is text.
    #[default]
    No,
    /// A lone number that is most likely a page number. A figure that goes on behind it is in doubt.
    Likely,
    /// A page number, a running head.
    Certain,
}

impl Furniture {
    pub(super) fn is_any(self) -> bool {
        self != Self::No
    }
}

/// The lines that are page numbers or running heads.
pub(super) fn furniture(lines: &[Line<'_>]) -> Vec<Furniture> {
    let mut found = vec![Furniture::No; lines.len()];
    let (mut bare, mut bracketed) = (Vec::new(), Vec::new());
    let mut text_before = 0;
    for (number, line) in lines.iter().enumerate() {
        match page_number(line.words) {
            Some(PageNumber::Marked) => set(&mut found, number, Furniture::Certain),
            Some(PageNumber::Bare { page, of }) => {
                bare.push(BareNumber { line: number, page, of, text_before });
            }
            Some(PageNumber::Bracketed(page)) => {
                bracketed.push(BareNumber { line: number, page, of: None, text_before });
            }
            None => {}
        }
        text_before += line.chars;
    }
    let counted: Vec<usize> = counted_on(&bare).into_iter().map(|bare| bare.line).collect();
    for number in &counted {
        set(&mut found, *number, Furniture::Certain);
    }
    // The numbers of items and notes are in brackets too, but stand between sentences.
    let of_pages = counted_on(&bracketed);
    let within = of_pages.iter().filter(|bare| Edge::of(lines, &found, bare.line).within).count();
    for number in of_pages.iter().filter(|_| within * 2 >= of_pages.len()) {
        set(&mut found, number.line, Furniture::Certain);
    }
    for alone in bare.iter().filter(|bare| !counted.contains(&bare.line)) {
        let above = lines.iter().take(alone.line).rfind(|line| !line.is_blank());
        if is_likely_page(lines, alone, above, bare.len()) {
            // 3/9 between two paragraphs parts no sentence, so it needs no confirmation.
            let is_between = alone.of.is_some() && above.is_some_and(Line::is_closed);
            set(&mut found, alone.line, if is_between { Furniture::Certain } else { Furniture::Likely });
        }
    }
    for number in counted_heads(lines) {
        set(&mut found, number, Furniture::Certain);
    }
    // A head of two lines: the second one stands beside the first.
    for _ in 0..MOST_LINES_OF_HEAD {
        let heads = running_heads(lines, &found);
        if heads.is_empty() {
            break;
        }
        for number in heads {
            set(&mut found, number, Furniture::Certain);
        }
    }
    found
}

fn set(list: &mut [Furniture], at: usize, furniture: Furniture) {
    if let Some(slot) = list.get_mut(at) {
        *slot = furniture;
    }
}

/// A number that fills a line, perhaps with the count of pages.
#[derive(Clone, Copy, Debug)]
struct BareNumber {
    line: usize,
    page: u32,
    /// The number of pages.
    of: Option<u32>,
    /// The characters of the text before it.
    text_before: usize,
}

/// Whether a number that no other continues is a page number: it stands within a sentence, where the lines of a
/// wrapped text are longer, and it is not the figure before a unit. `above` is the line
/// above it, `all` the number of such lines.
///
/// | lines | page number |
/// | --- | --- |
/// | `资金486.5⏎1⏎万元`, `公路12⏎3/9⏎8公里` | yes: the halves of a number |
/// | `无害化⏎3/9⏎处理率` | yes |
/// | `发放资金⏎1⏎万元`, `粮食⏎1⏎蔬菜` | no: a figure |
fn is_likely_page(lines: &[Line<'_>], alone: &BareNumber, above: Option<&Line<'_>>, all: usize) -> bool {
    let below = lines.iter().skip(alone.line + 1).find(|line| !line.is_blank());
    let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let is_counted = alone.of.is_some_and(|of| (1..=of).contains(&alone.page));
    if alone.of.is_some() && !is_counted {
        return false;
    }
    let (Some(above), Some(below)) = (above, below) else {
        // The last line of a text of one page.
        return above.is_some() && is_counted;
    };
    let ends_in_figure = above.words.ends_with(is_digit);
    let is_unit = below.chars <= LONGEST_UNIT && below.words.starts_with(super::wrap::is_unit_start);
    let goes_on = below.words.starts_with(|c: char| is_digit(c) || matches!(c, '.' | '．'))
        || below.words.starts_with(super::wrap::is_unit_start);
    // A line of nothing but digits is a cell, unless it ends a sentence.
    let is_cell =
        !above.is_closed() && !above.words.contains(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c));
    if is_counted {
        return ends_in_figure || !is_cell;
    }
    if ends_in_figure && goes_on {
        return !is_cell;
    }
    // A text of two pages has a single page number.
    let is_first = all == 1 && alone.page == 1 && alone.text_before >= SHORTEST_PAGE;
    is_first && !is_unit || is_beside_full_lines(lines, alone.line, above, below)
}

/// Whether a line stands within a sentence whose lines are wrapped at about one width.
fn is_beside_full_lines(lines: &[Line<'_>], number: usize, above: &Line<'_>, below: &Line<'_>) -> bool {
    /// The least number of lines that show the width.
    const FEWEST: usize = 4;
    /// The most columns between the ends of two full lines.
    const SLACK: usize = 4;
    let is_word = |c: Option<char>| c.is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let goes_on = is_word(above.words.chars().next_back())
        && is_word(below.words.chars().next())
        && !below.words.starts_with(super::wrap::is_unit_start)
        && above.is_prose()
        && !below.begins_item();
    let is_full = |line: &&Line<'_>| line.edge().abs_diff(above.edge()) <= SLACK;
    let near = lines.iter().skip(number.saturating_sub(NEAR)).take(2 * NEAR);
    goes_on && above.chars >= SHORTEST_OPEN && near.filter(is_full).take(FEWEST).count() == FEWEST
}

/// The bare numbers that count up, a page apart: the longest run, and what continues it beyond a page whose number is
/// missing.
fn counted_on(bare: &[BareNumber]) -> Vec<BareNumber> {
    let mut runs: Vec<Vec<BareNumber>> = Vec::new();
    for next in bare {
        let is_next = |last: &BareNumber| {
            next.page == last.page + 1 && next.text_before >= last.text_before + SHORTEST_PAGE
        };
        match runs.last_mut().filter(|run| run.last().is_some_and(is_next)) {
            Some(run) => run.push(*next),
            None => runs.push(vec![*next]),
        }
    }
    let Some(longest) = (0..runs.len()).rev().max_by_key(|at| runs.get(*at).map_or(0, Vec::len)) else {
        return Vec::new();
    };
    if runs.get(longest).is_none_or(|run| run.len() < 2) {
        return Vec::new();
    }
    let mut counted = runs.get(longest).cloned().unwrap_or_default();
    let ends = counted.first().zip(counted.last());
    let page = ends.map_or(0, |(first, last)| (last.text_before - first.text_before) / (counted.len() - 1));
    // Another run goes on the count if the pages between are about as long as the others.
    let goes_on = |from: &BareNumber, to: &BareNumber| {
        let pages = to.page.checked_sub(from.page).filter(|pages| *pages > 0).map(|pages| pages as usize);
        let length = to.text_before.saturating_sub(from.text_before);
        pages.is_some_and(|pages| length * 2 >= page * pages && length <= page * pages * 2)
    };
    for run in runs.iter().skip(longest + 1) {
        if run.first().zip(counted.last()).is_some_and(|(first, last)| goes_on(last, first)) {
            counted.extend(run);
        }
    }
    for run in runs.iter().take(longest).rev() {
        if run.last().zip(counted.first()).is_some_and(|(last, first)| goes_on(last, first)) {
            counted.splice(0..0, run.iter().copied());
        }
    }
    counted
}

/// An open line with fewer characters may be a heading.
const SHORTEST_OPEN: usize = 10;

/// The number of lines above and below a lone number that show the width of the text.
const NEAR: usize = 12;

/// Line numbers `K、`: they count up from one, line by line, and all lines between them are equally long,
/// unlike those of a list. Gives the length in characters of each line's number.
pub(super) fn line_marks(lines: &[Line<'_>]) -> HashMap<usize, usize> {
    let mut best: Vec<(usize, usize)> = Vec::new();
    let mut run: Vec<(usize, usize, usize)> = Vec::new();
    let mut close = |run: &mut Vec<(usize, usize, usize)>| {
        let equal = run.split_last().is_some_and(|(_, whole)| {
            whole.len() >= 2
                && whole.iter().all(|(_, _, body)| Some(body) == whole.first().map(|(_, _, b)| b))
        });
        if equal && run.len() > best.len() {
            best = run.iter().map(|(line, mark, _)| (*line, *mark)).collect();
        }
        run.clear();
    };
    for (number, line) in lines.iter().enumerate() {
        match line_mark(line.words) {
            Some((k, mark)) => {
                if k != run.len() + 1 {
                    close(&mut run);
                }
                if k == run.len() + 1 {
                    run.push((number, mark, line.chars.saturating_sub(mark)));
                }
            }
            None => close(&mut run),
        }
    }
    close(&mut run);
    best.into_iter().collect()
}

/// The number `K、` at the start of a line, and its length in characters.
fn line_mark(words: &str) -> Option<(usize, usize)> {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let marked = (1..=4).contains(&digits) && words.get(digits..).is_some_and(|rest| rest.starts_with('、'));
    words.get(..digits).filter(|_| marked)?.parse().ok().map(|number| (number, digits + 1))
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    /// The lines that are furniture.
    fn check(text: &str, expected: &[&str]) {
        let lines = lines(text);
        let furniture = furniture(&lines);
        let found = lines.iter().zip(furniture).filter(|(_, furniture)| furniture.is_any());
        let found: Vec<&str> = found.map(|(line, _)| line.words).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn marked_page_numbers_are_no_text() {
        for number in [
            "— 3 —",
            "- 12 -",
            "－３－",
            "第3页 共20页",
            "第 3 页",
            "第三页",
            "第3页/共20页",
            "Page 3 of 20",
            "·3·",
        ] {
            check(&format!("产值\n{number}\n5亿元"), &[number]);
        }
        check("第3季度\n3、修路\n3%\n—3%—\n第页", &[]);
    }

    #[test]
    fn bare_page_numbers_count_on() {
        let page = "全镇干部群众真抓实干。".repeat(10);
        let open = "全镇干部群众真抓实干".repeat(6);
        check(&format!("{open}\n【1】\n{open}\n（2）\n{open}。"), &["【1】", "（2）"]);
        check(&format!("{page}\n（1）\n{page}\n（2）\n{page}"), &[]);
        check(&format!("{page}\n1\n{page}\n2\n{page}\n3"), &["1", "2", "3"]);
        check(&format!("{page}\n4/9\n{page}\n5/9\n"), &["4/9", "5/9"]);
        check(&format!("{page}\n12\n{page}\n30\n"), &[]);
        check("粮食\n1\n蔬菜\n2\n水果\n3", &[]);
        check(&format!("{page}发放资金486.5\n1\n万元。"), &["1"]);
        check(&format!("{page}无害化\n1\n处理率达到99.2%，森林覆盖率提高。"), &["1"]);
        check(&format!("{page}发放资金\n1\n万元。"), &[]);
    }

    #[test]
    fn running_heads_are_no_text() {
        let page = "全镇干部群众真抓实干攻坚克难".repeat(8);
        let head = "石桥镇政府工作报告";
        check(&format!("{head}\n{page}\n{head}\n{page}\n{head}\n{page}。"), &[head, head]);
        check(&format!("{head}\n{page}。\n第1页\n{head}\n{page}。\n第2页"), &["第1页", head, "第2页"]);
        check(
            "粮食产量21.5万吨，新增就\n大会第五次会议 文件 7\n业2100人。固定资产投资18\n大会第五次会议 文件 8\n6.5亿元。",
            &["大会第五次会议 文件 7", "大会第五次会议 文件 8"],
        );
        check("全力抓好项目建设，推进十大工程\n示范村建设工程1\n示范村建设工程2", &[]);
        let two = "石桥镇九届人大\n四次会议文件";
        let pages = format!("{page}。\n{page}。\n{page}\n—1—\n{two}\n{page}\n—2—\n{two}\n{page}。");
        check(&pages, &["—1—", "石桥镇九届人大", "四次会议文件", "—2—", "石桥镇九届人大", "四次会议文件"]);
        // A repeated line that ends with a colon is text.
        let item = "责任单位：农业农村局";
        check(&format!("{item}\n{page}。\n{item}\n{page}。\n{item}\n"), &[]);
    }
}
