//! List numbers right before a figure.
//!
//! | list | normalized |
//! | --- | --- |
//! | `1.发展产业⏎2.2025年新建公路5公里⏎3.改善民生` | `1．`, `2．` and `2025年`, `3．` |
//! | `1.30个项目开工⏎2.50户搬迁⏎3.12座桥建成` | `1．`, `2．`, `3．` |
//! | `增速：⏎1.5%⏎2.3%` | 1.5% and 2.3%: a column of figures is no list |
//! | `Ⅲ、2024年工作` | `三、` |
//!
//! The whole list decides whether a point ends a list number or is a decimal point: the number must continue
//! the count of the item before, or the next item must continue its count.

use super::sentence::ends_clause;

/// The normalized mark behind a list number. A plain point could be a decimal point.
pub(super) const MARK: char = '．';

/// The least items of a list whose numbers all stand right before figures.
const ITEMS_ALONE: usize = 3;

/// The least characters of each item of such a list. A shorter line is a cell with a figure.
const SHORTEST_ITEM: usize = 7;

/// The most characters between consecutive items.
const FURTHEST: usize = 2000;

/// The number of an item at the beginning of a statement.
struct Item {
    number: u32,
    /// The point behind the number.
    point: usize,
    /// Whether a digit follows the point.
    is_doubtful: bool,
    begins_line: bool,
    /// Characters to the end of the line.
    length: usize,
}

/// Replaces the points of list numbers by [`MARK`].
pub(super) fn mark_numbers(chars: &mut [char]) {
    roman_headings(chars);
    let items = items(chars);
    let follows = |a: &Item, b: &Item| a.number + 1 == b.number && b.point - a.point <= FURTHEST;
    let mut start = 0;
    while start < items.len() {
        let rest = items.get(start..).unwrap_or_default();
        let length = 1 + rest.windows(2).take_while(|pair| matches!(pair, [a, b] if follows(a, b))).count();
        let list = rest.get(..length).unwrap_or_default();
        let alone = list.iter().all(|item| item.is_doubtful);
        let is_list = if alone {
            length >= ITEMS_ALONE
                && list.first().is_some_and(|item| item.number == 1)
                && list.iter().all(|item| item.length >= SHORTEST_ITEM)
        } else {
            length > 1
        };
        if is_list || !alone {
            for item in list.iter().filter(|item| is_list || item.begins_line && !item.is_doubtful) {
                if let Some(c) = chars.get_mut(item.point) {
                    *c = MARK;
                }
            }
        }
        start += length;
    }
}

/// The numbers with a point at the start of lines and statements.
fn items(chars: &[char]) -> Vec<Item> {
    let at = |i: usize| chars.get(i).copied().unwrap_or('\n');
    let mut items = Vec::new();
    let mut begins = true;
    let mut line_ends = 0;
    let mut i = 0;
    while i < chars.len() {
        if begins && at(i).is_ascii_digit() {
            let end = (i..i + 4).find(|k| !at(*k).is_ascii_digit()).unwrap_or(i + 4);
            let number = chars.get(i..end).unwrap_or_default().iter().collect::<String>().parse().ok();
            if let Some(number) = number.filter(|_| matches!(at(end), '.' | MARK) && end < i + 3) {
                if line_ends <= i {
                    line_ends = (i..chars.len()).find(|k| at(*k) == '\n').unwrap_or(chars.len());
                }
                let is_doubtful = at(end + 1).is_ascii_digit();
                let begins_line = i == 0 || at(i - 1) == '\n';
                items.push(Item { number, point: end, is_doubtful, begins_line, length: line_ends - i });
            }
            i = end.max(i + 1);
            begins = false;
            continue;
        }
        begins = ends_clause(at(i)) || at(i) == '：';
        i += 1;
    }
    items
}

/// Replaces Roman numbers of headings by Chinese ones: `Ⅲ、` at the start of a line, but not `Ⅲ类水体`.
fn roman_headings(chars: &mut [char]) {
    const CHINESE: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
    let mut before = '\n';
    for i in 0..chars.len() {
        let next = chars.get(i + 1).copied();
        let Some(c) = chars.get_mut(i) else { return };
        let number = match *c {
            'Ⅰ'..='Ⅹ' => CHINESE.get((u32::from(*c) - 0x2160) as usize),
            _ => None,
        };
        let heads = before == '\n' && matches!(next, Some('、' | '.' | MARK));
        if let Some(number) = number.filter(|_| heads) {
            *c = *number;
        }
        before = *c;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let mut chars: Vec<char> = text.chars().collect();
        mark_numbers(&mut chars);
        assert_eq!(chars.into_iter().collect::<String>(), expected);
    }

    #[test]
    fn the_list_decides() {
        check(
            "1.发展产业\n2.2025年新建公路\n3.30个项目开工\n4.改善民生",
            "1．发展产业\n2．2025年新建公路\n3．30个项目开工\n4．改善民生",
        );
        check(
            "19.“网”：指\n20.2026年实事：指\n21.“圈”：指",
            "19．“网”：指\n20．2026年实事：指\n21．“圈”：指",
        );
        check(
            "1.30个项目开工\n2.50户村民搬迁\n3.12座桥梁建成",
            "1．30个项目开工\n2．50户村民搬迁\n3．12座桥梁建成",
        );
        check("任务：1.修路；2.30个村通水；3.绿化", "任务：1．修路；2．30个村通水；3．绿化");
    }

    #[test]
    fn decimals_stay() {
        check("增速：\n1.5%\n2.3%\n3.1%", "增速：\n1.5%\n2.3%\n3.1%");
        check("1.5万亩水稻，2.3万亩玉米", "1.5万亩水稻，2.3万亩玉米");
        check("一、产业\n2.5亿元投资到位。", "一、产业\n2.5亿元投资到位。");
    }

    #[test]
    fn roman_numbers_head_parts() {
        check("Ⅱ、2024年工作\n水质达到Ⅲ类", "二、2024年工作\n水质达到Ⅲ类");
    }
}
