//! Raised characters: exponents stay with their unit, marks of notes are separated.
//!
//! | words | raised | |
//! | --- | --- | --- |
//! | `1.2万m` | `3` | `1.2万m³` |
//! | `5×10` | `8` | `5×10⁸` |
//! | `1.2万m` | `3[4]` | `1.2万m³[4]` |
//! | `“一村一品”` | `3` | `“一村一品”[3]`: the mark of a note, which reading skips |
//! | `PM` | `th` | `PMth`: letters stay letters |

/// Appends raised characters to the words before them.
pub(super) fn append(words: &mut String, raised: &str) {
    let trimmed = raised.trim();
    let noted = exponent_and_mark(trimmed).and_then(|(digit, mark)| Some((exponent(words, digit)?, mark)));
    if let Some(exponent) = exponent(words, trimmed) {
        words.push_str(&exponent);
    } else if let Some((exponent, mark)) = noted {
        words.push_str(&exponent);
        append(words, mark);
    } else if let Some(mark) = note_mark(trimmed) {
        words.push('[');
        words.push_str(&mark);
        words.push(']');
    } else {
        words.push_str(raised);
    }
}

/// An exponent and the mark of a note behind it: `3[4]`, `2①`.
fn exponent_and_mark(raised: &str) -> Option<(&str, &str)> {
    let (digit, mark) = raised.split_at_checked(raised.chars().next()?.len_utf8())?;
    let is_mark = mark.starts_with(|c: char| !c.is_ascii_digit());
    (is_mark && note_mark(mark.trim()).is_some()).then_some((digit, mark))
}

/// Unit letters that can have an exponent.
const LENGTHS: &[&str] =
    &["m", "M", "ｍ", "㎡", "km", "㎞", "cm", "㎝", "mm", "㎜", "dm", "hm", "米", "公里"];

/// Raised digits as an exponent of the text before them; `None` if they are not an exponent.
fn exponent(words: &str, raised: &str) -> Option<String> {
    let digits: Option<String> = raised.chars().map(exponent_digit).collect();
    let is_length = || LENGTHS.iter().any(|unit| words.ends_with(unit));
    let is_power = || words.ends_with("×10") || words.ends_with("x10") || words.ends_with("*10");
    let holds = matches!(raised, "2" | "3" | "２" | "３") && is_length() || !raised.is_empty() && is_power();
    digits.filter(|_| holds)
}

fn exponent_digit(c: char) -> Option<char> {
    let digit = match c {
        '-' | '−' => return Some('⁻'),
        '０'..='９' => u32::from(c) - u32::from('０'),
        c => c.to_digit(10)?,
    };
    "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(digit as usize)
}

/// The number in the mark of a note: `3`, `[3]`, `（3）`, `注3`, `③`.
fn note_mark(raised: &str) -> Option<String> {
    let bare = raised
        .trim_matches(['[', ']', '［', '］', '【', '】', '〔', '〕', '(', ')', '（', '）', '注', '：', ' ']);
    if let Some(circled) = bare.chars().next().filter(|c| ('①'..='⑳').contains(c)) {
        return (bare.chars().count() == 1).then(|| (u32::from(circled) - u32::from('①') + 1).to_string());
    }
    let is_number = !bare.is_empty() && bare.len() <= 3 && bare.chars().all(|c| c.is_ascii_digit());
    is_number.then(|| bare.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, raised: &str, expected: &str) {
        let mut text = words.to_owned();
        append(&mut text, raised);
        assert_eq!(text, expected);
    }

    #[test]
    fn exponents_stay_with_their_unit() {
        check("1.2万m", "3", "1.2万m³");
        check("绿地5km", "2", "绿地5km²");
        check("5×10", "8", "5×10⁸");
        check("10", "-3", "10-3");
        check("1.2万m", "3[4]", "1.2万m³[4]");
        check("绿地5km", "2①", "绿地5km²[1]");
    }

    #[test]
    fn marks_of_notes_are_set_apart() {
        check("“一村一品”", "3", "“一村一品”[3]");
        check("投资6.8", "12", "投资6.8[12]");
        check("工程", "[1]", "工程[1]");
        check("工程", "注②", "工程[2]");
        check("工程", "①", "工程[1]");
    }

    #[test]
    fn other_raised_words_are_words() {
        check("Tongbi", "TM", "TongbiTM");
        check("产值", "1250亿元", "产值1250亿元");
        check("产值", "", "产值");
    }
}
