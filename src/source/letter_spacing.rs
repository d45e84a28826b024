//! Numbers whose digits stand apart, as in justified text and in text from scanners.
//!
//! | text | the number ends |
//! | --- | --- |
//! | `产量 2 1 . 5 万吨`, `2 1 0 0 人` | before the unit |
//! | `产量2 1.5万吨` | not spaced: the 2 may be the mark of a note |
//! | `3 6 9` | not spaced: cells without a unit |

use super::is_invisible;

/// The most digits and points that are examined.
const LONGEST: usize = 24;

/// The end, in bytes, of the number at `start` if each of its digits stands apart and a word or a percent sign follows.
pub(super) fn end(words: &str, start: usize) -> Option<usize> {
    let before = words.get(..start)?.chars().rev().find(|c| !is_invisible(*c));
    if before.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '/' | '-')) {
        return None;
    }
    let begins_apart = before.is_some_and(|c| c == ' ');
    let mut rest = words.get(start..)?.char_indices().filter(|(_, c)| !is_invisible(*c)).peekable();
    let (mut digits, mut points) = (0, 0);
    while let Some((at, c)) = rest.next() {
        match c {
            '0'..='9' => digits += 1,
            '.' | '．' => points += 1,
            ',' | '，' if digits > 0 => {}
            _ => return None,
        }
        let end = start + at + c.len_utf8();
        let is_apart = rest.next_if(|(_, c)| *c == ' ').is_some();
        let goes_on = rest
            .peek()
            .is_some_and(|(_, c)| c.is_ascii_digit() || is_apart && matches!(c, '.' | '．' | ',' | '，'));
        if !goes_on {
            let is_measured =
                rest.peek().is_some_and(|(_, c)| matches!(c, '%' | '％' | '‰' | '\u{4e00}'..='\u{9fff}'));
            let is_sure = digits + points > 2 || digits == 2 && begins_apart && is_apart;
            return (c.is_ascii_digit() && is_measured && is_sure && points <= 1).then_some(end);
        }
        if !is_apart || digits + points > LONGEST {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The number that begins with the first digit, if its digits stand apart.
    fn check(text: &str, expected: Option<&str>) {
        let start = text.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
        let found = end(text, start).and_then(|end| text.get(start..end));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn digits_that_stand_apart_are_one_number() {
        check("产量 2 1 . 5 万吨", Some("2 1 . 5"));
        check("就业 2 1 0 0 人", Some("2 1 0 0"));
        check("办学 3 6 所", Some("3 6"));
        check("2 0 2 5 年", Some("2 0 2 5"));
        check("就业 2 3 , 6 5 0 人", Some("2 3 , 6 5 0"));
    }

    #[test]
    fn other_numbers_do_not() {
        check("产量2 1.5万吨", None);
        check("办学3 6所", None);
        check("第1 2 3", None);
        check("面积12 500亩", None);
        check("5万吨", None);
        check("1 2 ，修路", None);
    }
}
