//! Numbers written in digits.
//!
//! | text | found |
//! | --- | --- |
//! | `1,136户` | 1136户 |
//! | `1万6千多户` | 16多千户: the parts are added up in the unit of the last |
//! | `1千零20万元` | 1020万元 |
//! | `净利润为-3亿元` | −3亿元 |
//! | `减负3亿元` | 3亿元: 减负 is a word |
//! | `C919`, `5G`, `1+5` | nothing: parts of a name |

use super::date::date;
use super::exclusion::{self, in_a_name};
use super::misread::misread;
use super::quantity::quantity;
use super::range::range;
use super::unit::multiplier_at;
use super::{Quantity, ScanResult, Token};
use crate::extract::lexicon::{GROWTH_VERBS, VALUE_VERBS};
use crate::quantity::unit::multiplier;
use crate::quantity::{Decimal, numeral};
use crate::source::NormalizedText;

/// The end of a run of ASCII letters, digits, and points and commas between digits. A longer run than any
/// number or code is read in pieces, which keeps the time linear.
fn ascii_run(text: &NormalizedText<'_>, from: usize) -> usize {
    const LONGEST: usize = 64;
    let mut to = from;
    loop {
        if to == from + LONGEST {
            return to;
        }
        let c = text.at(to);
        let inner = (c == '.' || c == ',') && to > from && text.at(to + 1).is_ascii_alphanumeric();
        if !c.is_ascii_alphanumeric() && !inner {
            return to;
        }
        to += 1;
    }
}

/// The end of the digits at `from`: groups by comma, at most one point.
pub(super) fn digits_end(text: &NormalizedText<'_>, from: usize) -> usize {
    let mut to = from;
    let mut point = false;
    loop {
        let c = text.at(to);
        if c.is_ascii_digit() || (c == ',' && to > from) {
            to += 1;
        } else if c == '.' && !point && text.at(to + 1).is_ascii_digit() {
            point = true;
            to += 1;
        } else {
            return to;
        }
    }
}

pub(super) fn from_ascii(text: &NormalizedText<'_>, from: usize) -> ScanResult {
    let run = ascii_run(text, from);
    let before = text.before(from);
    let named = ["GDP", "CPI", "PPI", "R&D"].iter().any(|w| text.word_before(from, w).is_some());
    let glued = before.is_ascii_alphabetic() && !named
        || matches!(before, '+' | '×' | '#' | '_' | '@' | '·' | '/' | '*' | '&');
    let digits = digits_end(text, from);
    if !glued
        && digits > from
        && let Some(date) = date(text, from, digits)
    {
        return ScanResult::Token(Token::Date(date));
    }
    if let Some(found) = misread(text, from, run).filter(|_| !glued) {
        return ScanResult::Token(Token::Quantity(found));
    }
    if digits == from || glued {
        return ScanResult::Nothing(run.max(from + 1));
    }
    let Some(number) = numeral::arabic(text.slice(from, digits)) else {
        return ScanResult::Nothing(run.max(digits));
    };
    let dashed = before == '-' && text.before(from - 1).is_ascii_alphanumeric();
    if dashed || matches!(text.at(digits), '+' | '×' | '*' | '#' | '_') || exclusion::is_ordinal(text, from)
    {
        return ScanResult::Nothing(digits);
    }
    if let Some(to) = exclusion::duration(text, from, digits).or_else(|| exclusion::idiom(text, from)) {
        return ScanResult::Nothing(to);
    }
    if let Some(whole) = in_parts(text, from, digits, number, MOST_PARTS) {
        return ScanResult::Token(Token::Quantity(whole));
    }
    if let Some(range) = range(text, from, digits, number) {
        return range.map_or(ScanResult::Nothing(digits), |q| ScanResult::Token(Token::Quantity(q)));
    }
    if let Some(listed) = with_unit_of_next(text, from, digits, number) {
        return ScanResult::Token(Token::Quantity(listed));
    }
    match quantity(text, from, digits, number, None) {
        // 4.7个…: number 4 of a list, then 7个.
        Some(q) if before == '\n' && q.counted && q.times == Decimal::ONE && number_has_point(number) => {
            ScanResult::Nothing((from..digits).find(|i| text.at(*i) == '.').map_or(digits, |point| point + 1))
        }
        Some(q) if !in_a_name(text, &q) => ScanResult::Token(Token::Quantity(q)),
        Some(q) => ScanResult::Nothing(q.to),
        None => ScanResult::Nothing(digits.max(run.min(digits + 1))),
    }
}

/// Characters that form a word with 负 behind them: 减负, 欠负.
const WORDS_IN_NEGATIVE: [char; 10] = ['减', '欠', '担', '背', '肩', '抱', '胜', '自', '债', '重'];

/// 增长-5.2%, 净利润为-3亿元, 增长负2%: a number behind a minus that is neither a dash between two numbers
/// nor part of a code or a word (减负3亿元).
pub(super) fn signed(text: &NormalizedText<'_>, from: usize, floor: usize, found: ScanResult) -> ScanResult {
    let ScanResult::Token(Token::Quantity(q)) = found else { return found };
    let sign = from.saturating_sub(1);
    let dash = text.at(sign) == '—' && text.before(sign) != '—';
    let minus =
        (dash || matches!(text.at(sign), '-' | '负')) && sign > floor && q.upper.is_none() && !q.counted;
    let minus = minus && !(text.at(sign) == '负' && WORDS_IN_NEGATIVE.contains(&text.before(sign)));
    let word = sign.saturating_sub(8);
    // 增幅(-6.2%).
    let verb_to = if text.before(sign) == '(' { sign - 1 } else { sign };
    let stated = VALUE_VERBS.before(text, word, verb_to).is_some()
        || GROWTH_VERBS.before(text, word, verb_to).is_some();
    let rate = q.base == "%" && matches!(text.before(sign), '\u{4e00}'..='\u{9fff}');
    let quantity =
        if minus && (stated || rate) { Quantity { from: sign, number: -q.number, ..q } } else { q };
    ScanResult::Token(Token::Quantity(quantity))
}

/// 低16.1和7.6个百分点, 降至72、43微克: a number that shares the unit of the next one of its list.
fn with_unit_of_next(
    text: &NormalizedText<'_>,
    from: usize,
    digits: usize,
    number: Decimal,
) -> Option<Quantity> {
    let listed = matches!(text.at(digits), '、' | '和' | '与') && text.at(digits + 1).is_ascii_digit();
    let word = from.saturating_sub(8);
    let stated = listed
        && (VALUE_VERBS.before(text, word, from).is_some()
            || GROWTH_VERBS.before(text, word, from).is_some());
    if !stated {
        return None;
    }
    let end = digits_end(text, digits + 1);
    let next = numeral::arabic(text.slice(digits + 1, end))?;
    let next = quantity(text, digits + 1, end, next, None)?;
    let measured = !next.counted && !next.base.is_empty() && next.over.is_none();
    measured.then_some(Quantity { from, to: digits, number, ..next })
}

/// The most parts of a number: 1亿2千3百万.
const MOST_PARTS: usize = 4;

/// 1万6千多户, 2亿5000万元, 1千零20万元: a number in parts, as a quantity in the unit of the last part. `None`
/// unless the number from `from` to `digits` has a second part that is smaller than 1 in its own unit.
fn in_parts(
    text: &NormalizedText<'_>,
    from: usize,
    digits: usize,
    number: Decimal,
    parts: usize,
) -> Option<Quantity> {
    if parts == 0 {
        return None;
    }
    let (_, multiplier, end) = multiplier_at(text, digits, digits + 1)?;
    let second = if text.at(end) == '零' { end + 1 } else { end };
    let end = digits_end(text, second);
    let value = numeral::arabic(text.slice(second, end)).filter(|_| end > second)?;
    let rest =
        in_parts(text, second, end, value, parts - 1).or_else(|| quantity(text, second, end, value, None))?;
    // 1千零20万: both parts are in 万.
    let (inner, outer) = inner_and_outer(&rest.unit);
    let scale = multiplier.checked_div(if multiplier < outer { inner } else { rest.times })?;
    let smaller = rest.times > Decimal::ONE && rest.number < scale;
    let number = number.checked_mul(scale)?.checked_add(rest.number)?;
    smaller.then_some(Quantity { from, number, ..rest })
}

/// The values of a unit's multipliers: of those below 万, and of the 万 and 亿 behind them.
fn inner_and_outer(unit: &str) -> (Decimal, Decimal) {
    let split = |c: char| matches!(c, '万' | '亿');
    let inner: String = unit.chars().take_while(|c| matches!(c, '十' | '百' | '千')).collect();
    let outer: String = unit.chars().skip(inner.chars().count()).take_while(|c| split(*c)).collect();
    let value = |word: &str| multiplier(word).unwrap_or(Decimal::ONE);
    (value(&inner), value(&outer))
}

pub(super) fn number_has_point(number: Decimal) -> bool {
    number.scale() > 0
}
