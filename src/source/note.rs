//! Removes the marks of notes within a text.
//!
//! | written | normalized | reason |
//! | --- | --- | --- |
//! | `389亿元[1]`, `“四好路”（12）` | `389亿元`, `“四好路”` | digits in brackets behind a word |
//! | `两不愁三保障①，` | `两不愁三保障，` | a circled number behind a word |
//! | `示范村¹5个`, `供水5万m³` | `示范村5个`, `供水5万m³` | a raised digit, but not behind a unit's letter |
//! | `一、（1）`, `2（3）`, `小（2）型` | as written | an item, a formula, a size of reservoirs |

/// The length in characters of a note mark at the start of `rest`, behind the character `before`.
pub(super) fn mark_length(rest: &str, before: Option<char>) -> Option<usize> {
    let c = rest.chars().next()?;
    let behind_word = before.is_some_and(|b| matches!(b, '\u{4e00}'..='\u{9fff}' | '”' | '》'));
    match c {
        '[' | '［' | '〔' => bracketed(rest),
        '(' | '（' if behind_word && before != Some('小') => bracketed(rest),
        '①'..='⑳' | '⑴'..='⒇' if behind_word && ends_word(rest) => Some(1),
        _ if is_raised(c) && !before.is_some_and(|b| b.is_ascii_alphanumeric()) => {
            Some(rest.chars().take_while(|c| is_raised(*c)).count())
        }
        _ => None,
    }
}

/// A bracket with one to three digits.
fn bracketed(rest: &str) -> Option<usize> {
    let digits = rest.chars().skip(1).take_while(char::is_ascii_digit).count();
    let closed = matches!(rest.chars().nth(digits + 1), Some(']' | '］' | '〕' | ')' | '）'));
    (closed && (1..=3).contains(&digits)).then_some(digits + 2)
}

/// Whether a clause ends behind a mark. Behind an item's number, its words follow.
fn ends_word(rest: &str) -> bool {
    let closes =
        |c: char| matches!(c, '，' | '。' | '；' | '、' | '！' | '？' | '”' | '》' | '）' | ',' | ';');
    rest.chars().nth(1).is_none_or(|c| closes(c) || c == '\n')
}

fn is_raised(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(before: Option<char>, rest: &str, expected: Option<usize>) {
        assert_eq!(mark_length(rest, before), expected, "{before:?} {rest}");
    }

    #[test]
    fn marks_stand_behind_words() {
        check(Some('元'), "[1]，", Some(3));
        check(Some('”'), "（12）建设", Some(4));
        check(Some('障'), "①，", Some(1));
        check(Some('村'), "¹²5个", Some(2));
    }

    #[test]
    fn items_and_units_stay() {
        check(Some('、'), "（1）修路", None);
        check(Some('小'), "（2）型", None);
        check(Some('到'), "①抓早", None);
        check(Some('m'), "³", None);
        check(Some('2'), "（3）", None);
        check(None, "[见附件]", None);
    }
}
