//! Removes page furniture: page numbers, running heads, and line numbers.
//!
//! | lines | removed | reason |
//! | --- | --- | --- |
//! | `— 3 —`, `第3页 共20页`, `- 3 -` | always | only page numbers have this form |
//! | `3`, `3/20`, `３` | if they count up from page to page | figures in cells do not |
//! | `石桥镇政府工作报告` on every page | from the second page on | it repeats beside page numbers or within sentences |
//! | `竞争⏎9、力` | `9、` | lines of one length are numbered from 1 |

use std::collections::HashMap;

use super::line::Line;

/// The least distance between two page numbers, in characters.
const SHORTEST_PAGE: usize = 40;

/// The most characters of a running head.
const LONGEST_HEAD: usize = 40;

/// The most characters of a cell with a unit: 亿元/平方公里.
const LONGEST_UNIT: usize = 8;

/// The lines that are page numbers or running heads.
pub(super) fn furniture(lines: &[Line<'_>]) -> Vec<bool> {
    let mut is_furniture = vec![false; lines.len()];
    let mut bare = Vec::new();
    let mut text_before = 0;
    for (number, line) in lines.iter().enumerate() {
        match page_number(line.words) {
            Some(PageNumber::Marked) => set(&mut is_furniture, number),
            Some(PageNumber::Bare(page)) => bare.push((number, page, text_before)),
            None => {}
        }
        text_before += line.chars;
    }
    for (number, _, _) in counted_on(&bare) {
        set(&mut is_furniture, number);
    }
    // A text of two pages may have a single page number. A lone number before a unit is a figure of a table, unless
    // the line before it ends with a digit: in `资金486.5⏎1⏎万元` the 1 is a page number.
    if let [(number, 1, before)] = bare.as_slice() {
        let previous = lines.iter().take(*number).rfind(|line| !line.is_blank());
        let next = lines.iter().skip(number + 1).find(|line| !line.is_blank());
        let ends_in_figure = previous.is_some_and(|line| line.words.ends_with(|c: char| c.is_ascii_digit()));
        let is_unit = |line: &Line<'_>| {
            line.chars <= LONGEST_UNIT && line.words.starts_with(super::wrap::is_unit_start)
        };
        let is_figure = next.is_none_or(|next| is_unit(next) && !ends_in_figure);
        if *before >= SHORTEST_PAGE && !is_figure {
            set(&mut is_furniture, *number);
        }
    }
    for number in running_heads(lines, &is_furniture) {
        set(&mut is_furniture, number);
    }
    is_furniture
}

fn set(list: &mut [bool], at: usize) {
    if let Some(slot) = list.get_mut(at) {
        *slot = true;
    }
}

enum PageNumber {
    /// With dashes or with 第…页.
    Marked,
    /// A bare number, or a number with the count of pages.
    Bare(u32),
}

/// The page number, if the whole line is one.
fn page_number(words: &str) -> Option<PageNumber> {
    const LONGEST: usize = 24;
    if words.len() > LONGEST * 3 {
        return None;
    }
    let digit = |c: char| match c {
        '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    };
    let plain: String = words.chars().filter(|c| !super::character::is_blank(*c)).map(digit).collect();
    let is_number = |s: &str| (1..=4).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
    let is_dash = |c: char| matches!(c, '-' | '—' | '–' | '―' | '－' | '─' | '−' | '~' | '·' | '•');
    let inner = plain.trim_matches(is_dash);
    let dashed = plain.starts_with(is_dash) && plain.ends_with(is_dash) && is_number(inner);
    let paged =
        plain.strip_prefix('第').and_then(|rest| rest.split_once('页')).is_some_and(|(page, rest)| {
            let rest = rest.trim_start_matches(['/', '，', ',', '(', '（']).trim_end_matches([')', '）']);
            let pages = rest.trim_start_matches('共').trim_end_matches('页');
            let is_page = is_number(page) || page.chars().all(|c| "一二三四五六七八九十百".contains(c));
            is_page && !page.is_empty() && (rest.is_empty() || is_number(pages))
        });
    let english = plain.strip_prefix("Page").is_some_and(|rest| {
        let (page, pages) = rest.split_once("of").or(rest.split_once('/')).unwrap_or((rest, "1"));
        is_number(page) && is_number(pages)
    });
    if dashed || paged || english {
        return Some(PageNumber::Marked);
    }
    let page = match plain.split_once('/') {
        Some((page, pages)) if is_number(pages) => page,
        Some(_) => return None,
        None => &plain,
    };
    is_number(page).then(|| page.parse().ok().map(PageNumber::Bare)).flatten()
}

/// The longest run of bare numbers that count up, a page apart.
fn counted_on(bare: &[(usize, u32, usize)]) -> Vec<(usize, u32, usize)> {
    let mut best: Vec<(usize, u32, usize)> = Vec::new();
    let mut run: Vec<(usize, u32, usize)> = Vec::new();
    for next in bare {
        let goes_on = run.last().map(|last| next.1 == last.1 + 1 && next.2 >= last.2 + SHORTEST_PAGE);
        match goes_on {
            Some(false) => run = vec![*next],
            _ => run.push(*next),
        }
        if run.len() >= 2 && run.len() > best.len() {
            best.clone_from(&run);
        }
    }
    best
}

/// Lines that repeat on every page, except the first of each.
fn running_heads(lines: &[Line<'_>], is_furniture: &[bool]) -> Vec<usize> {
    let mut positions: HashMap<String, Vec<usize>> = HashMap::new();
    let mut text_before = Vec::with_capacity(lines.len());
    let mut sum = 0;
    for (number, line) in lines.iter().enumerate() {
        text_before.push(sum);
        sum += line.chars;
        let may_be = (4..=LONGEST_HEAD).contains(&line.chars)
            && !line.is_closed()
            && !line.is_prose()
            && !line.begins_item();
        if may_be {
            let key: String = line.words.chars().filter(|c| c.is_alphabetic()).collect();
            if key.chars().count() >= 4 {
                positions.entry(key).or_default().push(number);
            }
        }
    }
    let before = |number: usize| text_before.get(number).copied().unwrap_or(0);
    let mut heads = Vec::new();
    for positions in positions.values() {
        let apart = positions.windows(2).all(|pair| match pair {
            [a, b] => before(*b) >= before(*a) + SHORTEST_PAGE,
            _ => false,
        });
        let edges: Vec<Edge> =
            positions.iter().map(|number| Edge::of(lines, is_furniture, *number)).collect();
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

/// The position of a line.
#[derive(Clone, Copy, Debug)]
struct Edge {
    /// Next to a page number or the end of a page.
    of_page: bool,
    /// Behind a line that ends within a sentence.
    within: bool,
    /// Clearly shorter than that line.
    is_short: bool,
}

impl Edge {
    fn of(lines: &[Line<'_>], is_furniture: &[bool], number: usize) -> Self {
        let is_written = |n: &usize| lines.get(*n).is_some_and(|line| !line.is_blank());
        let is_page = |n: usize| is_furniture.get(n).copied().unwrap_or(false);
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

/// An open line with fewer characters may be a heading.
const SHORTEST_OPEN: usize = 10;

/// The least number of columns by which a short line falls short of a full one.
const SHORTER: usize = 8;

/// The number of first lines that are searched for the title.
const TITLE_LINES: usize = 3;

/// The number of lines above and below a line that are examined, blank ones included.
const FAR: usize = 6;

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
        let is_furniture = furniture(&lines);
        let found: Vec<&str> =
            lines.iter().zip(is_furniture).filter(|(_, is)| *is).map(|(line, _)| line.words).collect();
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
        // A repeated line that ends with a colon is text.
        let item = "责任单位：农业农村局";
        check(&format!("{item}\n{page}。\n{item}\n{page}。\n{item}\n"), &[]);
    }
}
