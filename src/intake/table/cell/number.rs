//! Numbers at the start of a text.
//!
//! | text | number | rest |
//! | --- | --- | --- |
//! | `1,234.5亿元` | 1234.5 | `亿元` |
//! | `1 234`, `1'234` | 1234 | |
//! | `-2.1E+05` | −210000 | |
//! | `1,23` | [`CellCause::Grouping`] | |

use crate::intake::table::CellCause;
use crate::model::{Number, ParseNumberError};

/// The number at the start of a text, and the rest; `None` if there is none.
pub(super) fn number(text: &str) -> Option<(Result<Number, CellCause>, &str)> {
    let (sign, unsigned) = match text.strip_prefix(['-', '−', '–', '﹣', '—']) {
        Some(rest) => ("-", rest.trim_start()),
        None => ("", text.strip_prefix('+').unwrap_or(text).trim_start()),
    };
    if !unsigned.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let groups = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '\'' | '’') || c.is_whitespace();
    let end = unsigned.find(|c: char| !groups(c)).unwrap_or(unsigned.len());
    let (digits, mut rest) = unsigned.split_at_checked(end)?;
    let trimmed = digits.trim_end();
    let mut plain = match ungrouped(trimmed) {
        Some(plain) => format!("{sign}{plain}"),
        None => return Some((Err(CellCause::Grouping), rest)),
    };
    if let Some((exponent, after)) = exponent(rest) {
        plain.push_str(exponent);
        rest = after;
    }
    let number = Number::from_text(&plain).map_err(|fault| match fault {
        ParseNumberError::NotANumber => CellCause::NotANumber,
        ParseNumberError::TooLong => CellCause::TooLong,
    });
    Some((number, rest))
}

/// `E+05` at the start of a text, and the rest.
fn exponent(text: &str) -> Option<(&str, &str)> {
    let digits = text.strip_prefix(['e', 'E'])?;
    let digits = digits.strip_prefix(['+', '-']).unwrap_or(digits);
    let after = digits.trim_start_matches(|c: char| c.is_ascii_digit());
    let exponent = text.strip_suffix(after)?;
    (after.len() < digits.len()).then_some((exponent, after))
}

/// Digits without thousands separators; `None` if the groups are not thousands.
fn ungrouped(digits: &str) -> Option<String> {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if !fraction.bytes().all(|b| b.is_ascii_digit()) || digits.ends_with('.') {
        return None;
    }
    let mark = whole.chars().find(|c| !c.is_ascii_digit());
    if let Some(mark) = mark {
        let mut groups = whole.split(mark);
        let first = groups.next()?;
        let all_digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
        let leads = (1..=3).contains(&first.len()) && all_digits(first);
        if !leads || !groups.all(|group| group.len() == 3 && all_digits(group)) {
            return None;
        }
    }
    Some(digits.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect())
}
