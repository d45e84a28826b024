//! Commas, apostrophes and spaces between groups of three digits, and spaces that split a number.
//!
//! | written | normalized | reason |
//! | --- | --- | --- |
//! | `1，234万元` | `1,234万元` | a full-width comma between a group and three digits |
//! | `12'500亩` | `12,500亩` | an apostrophe between a group and three digits |
//! | `21·5万吨`, `62•5%` | `21.5万吨`, `62.5%` | a raised point between digits, with a unit behind |
//! | `“7·20”暴雨` | as written | a date |
//! | `达到,同比` | `达到，同比` | an ASCII comma between words |
//! | `12 500-13 000个` | `12500-13000个` | both ends of a range |
//! | `12 500亩`, `1 234.5万元` | `12500亩`, `1234.5万元` | groups of three, with a unit behind |
//! | `完成40.8 2亿元`, `达到74 76元` | `完成40.82亿元`, `达到7476元` | a split number: the verb has one value, with a unit behind |
//! | `GDP 300 400` | as written | no unit behind: it may be two numbers |
//! | `到2023 500万元` | as written | the first group is too long |

/// Normalizes the commas of a text, and the apostrophes that separate thousands.
pub(super) fn normalize_commas(chars: &mut [char]) {
    for i in 0..chars.len() {
        let c = match at(chars, i) {
            ',' if !groups_digits(chars, i) => '，',
            '，' | '\'' | '’' if groups_digits(chars, i) && opens_a_group(chars, i) => ',',
            _ => continue,
        };
        if let Some(slot) = chars.get_mut(i) {
            *slot = c;
        }
    }
}

/// Normalizes raised points that stand for a decimal point. The mark also separates the month and day of an event, which
/// no unit follows.
pub(super) fn normalize_points(chars: &mut [char]) {
    let mut end = 0;
    for i in 1..chars.len() {
        let is_digit = |i: usize| at(chars, i).is_ascii_digit();
        let stands = matches!(at(chars, i), '·' | '・' | '•' | '‧' | '∙' | '⋅' | '･');
        if !stands || !is_digit(i - 1) || !is_digit(i + 1) {
            continue;
        }
        let start = (end..i).rev().take_while(|k| is_digit(*k)).last().unwrap_or(i);
        end = (i + 1..chars.len()).take_while(|k| is_digit(*k)).last().unwrap_or(i) + 1;
        let before = start.checked_sub(1).map_or('\n', |before| at(chars, before));
        let is_number =
            !matches!(before, '.' | ',' | '·' | '“' | '"' | '‘' | '「') && !before.is_ascii_alphanumeric();
        let unit = at(chars, end);
        let is_measured = matches!(unit, '%' | '‰') || super::wrap::is_unit_start(unit);
        if is_number
            && is_measured
            && let Some(slot) = chars.get_mut(i)
        {
            *slot = '.';
        }
    }
}

fn at(chars: &[char], i: usize) -> char {
    chars.get(i).copied().unwrap_or('\n')
}

/// Whether the mark at `i` stands between a digit and exactly three further digits.
fn groups_digits(chars: &[char], i: usize) -> bool {
    let digit = |i: usize| at(chars, i).is_ascii_digit();
    i > 0 && digit(i - 1) && (1..=3).all(|k| digit(i + k)) && !digit(i + 4)
}

/// Whether a group of one to three digits, or several groups with commas, stand before the mark at `i`.
fn opens_a_group(chars: &[char], i: usize) -> bool {
    let digits = (1..=4).take_while(|k| i >= *k && at(chars, i - k).is_ascii_digit()).count();
    (1..=3).contains(&digits)
}

/// The spaces between groups of three digits, in order. `is_narrow` says whether the space at a position is a thin
/// or a no-break space, which only numbers have.
pub(super) fn spaces(chars: &[char], is_narrow: impl Fn(usize) -> bool) -> Vec<usize> {
    let mut found = Vec::new();
    // The end of the last number if it had such spaces.
    let mut number = None;
    let mut i = 0;
    while i < chars.len() {
        if !at(chars, i).is_ascii_digit() {
            i += 1;
            continue;
        }
        let start = i;
        while at(chars, i).is_ascii_digit() {
            i += 1;
        }
        let mut groups = Vec::new();
        while at(chars, i) == ' ' && groups_digits(chars, i) {
            groups.push(i);
            i += 4;
        }
        let first = groups.first().map_or(0, |space| space - start);
        let before = start.checked_sub(1).map_or('\n', |b| at(chars, b));
        let is_upper = before == '-' && start.checked_sub(1) == number;
        let begins =
            is_upper || !matches!(before, '.' | ',' | ' ' | '-' | '/') && !before.is_ascii_alphanumeric();
        number = None;
        if (1..=3).contains(&first) && begins && at(chars, start) != '0' {
            let is_plain = groups.iter().any(|space| !is_narrow(*space));
            if !is_plain || is_measured(chars, range_end(chars, i)) {
                number = Some(i);
                found.append(&mut groups);
            }
        }
    }
    found
}

/// The spaces within numbers that were split, in order. Prose gives one number after a verb of value; a
/// row of a table gives several after a name.
pub(super) fn splits(chars: &[char]) -> Vec<usize> {
    /// Last characters of the verbs before a value.
    const VERBS: [char; 19] = [
        '到', '达', '成', '长', '为', '了', '约', '近', '超', '过', '破', '降', '高', '升', '少', '加', '至',
        '现', '滑',
    ];
    let is_digit = |i: usize| at(chars, i).is_ascii_digit();
    let mut found = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        let opens = is_digit(i) && i.checked_sub(1).is_some_and(|before| VERBS.contains(&at(chars, before)));
        if !opens {
            i += 1;
            continue;
        }
        let start = i;
        let (mut points, mut spaces) = (0, Vec::new());
        loop {
            match at(chars, i) {
                '.' if is_digit(i + 1) => points += 1,
                ' ' if is_digit(i + 1) => spaces.push(i),
                c if c.is_ascii_digit() => {}
                _ => break,
            }
            i += 1;
        }
        let first = spaces.first().map_or(0, |space| space - start);
        let is_year = first == 4 && matches!(at(chars, start), '1' | '2') && points == 0;
        if (1..=2).contains(&spaces.len()) && points <= 1 && !is_year && is_measured(chars, i) {
            found.append(&mut spaces);
        }
    }
    found
}

/// The end of the upper number of a range whose lower number ends at `end`; `end` if it is no range.
fn range_end(chars: &[char], end: usize) -> usize {
    /// The most groups of a number.
    const GROUPS: usize = 4;
    let dashes = (end..end + 2).take_while(|k| matches!(at(chars, *k), '-' | '—' | '~')).count();
    let mut upper = end + dashes;
    if dashes == 0 || !at(chars, upper).is_ascii_digit() {
        return end;
    }
    let digits = |from: usize| (from..from + 4).take_while(|k| at(chars, *k).is_ascii_digit()).count();
    upper += digits(upper);
    for _ in 0..GROUPS {
        if at(chars, upper) == ' ' && groups_digits(chars, upper) {
            upper += 4;
        }
    }
    upper
}

/// Whether a decimal part or a word, such as a unit, follows the digits that end before `i`.
fn is_measured(chars: &[char], i: usize) -> bool {
    match at(chars, i) {
        '.' => at(chars, i + 1).is_ascii_digit(),
        '%' | '‰' => true,
        ' ' => at(chars, i + 1).is_ascii_alphabetic(),
        c => ('\u{4e00}'..='\u{9fff}').contains(&c) && !matches!(c, '年' | '月' | '日' | '号'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_commas(text: &str, expected: &str) {
        let mut chars: Vec<char> = text.chars().collect();
        normalize_commas(&mut chars);
        assert_eq!(chars.into_iter().collect::<String>(), expected);
    }

    fn check_spaces(text: &str, expected: &str) {
        let chars: Vec<char> = text.chars().collect();
        let spaces = spaces(&chars, |_| false);
        let rest = chars.iter().enumerate().filter(|(i, _)| !spaces.contains(i));
        assert_eq!(rest.map(|(_, c)| *c).collect::<String>(), expected);
    }

    #[test]
    fn commas_group_three_digits() {
        check_commas("共1,136户,新增1,2,3", "共1,136户，新增1，2，3");
        check_commas("1，234万元", "1,234万元");
        check_commas("12,345,678元", "12,345,678元");
        check_commas("2023，234万元", "2023，234万元");
    }

    #[test]
    fn raised_points_are_decimal_points() {
        let check = |text: &str, expected: &str| {
            let mut chars: Vec<char> = text.chars().collect();
            normalize_points(&mut chars);
            assert_eq!(chars.into_iter().collect::<String>(), expected);
        };
        check("产量21·5万吨，投资186・5亿元，覆盖率62•5%", "产量21.5万吨，投资186.5亿元，覆盖率62.5%");
        check("“7·20”暴雨，应对7·20暴雨", "“7·20”暴雨，应对7·20暴雨");
    }

    #[test]
    fn split_numbers_are_joined() {
        let check = |text: &str, expected: &str| {
            let chars: Vec<char> = text.chars().collect();
            let splits = splits(&chars);
            let rest = chars.iter().enumerate().filter(|(i, _)| !splits.contains(i));
            assert_eq!(rest.map(|(_, c)| *c).collect::<String>(), expected);
        };
        check("产值完成31.6 4亿元，增长1 3.5%", "产值完成31.64亿元，增长13.5%");
        check("收入达到82 17元", "收入达到8217元");
        check("收入82 17元", "收入82 17元");
        check("到2023 500万元", "到2023 500万元");
        check("达到1.5 2.5亿元", "达到1.5 2.5亿元");
        check("为3 ", "为3 ");
    }

    #[test]
    fn spaces_group_three_digits() {
        check_spaces("面积12 500亩，水田8 600亩", "面积12500亩，水田8600亩");
        check_spaces("用电1 234.5万千瓦时", "用电1234.5万千瓦时");
        check_spaces("外贸12 345 678元", "外贸12345678元");
        check_spaces("GDP 300 400", "GDP 300 400");
        check_spaces("到2023 500万元", "到2023 500万元");
        check_spaces("增收1 200—1 500元", "增收1200—1500元");
        check_spaces("学位12 500-13 000个", "学位12500-13000个");
        check_spaces("编号12 500-13 000", "编号12 500-13 000");
        check_spaces("水田8 60亩", "水田8 60亩");
        check_spaces("旱地30 2023年", "旱地30 2023年");
    }
}
