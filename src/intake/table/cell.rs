//! Reads the text of a cell.
//!
//! | cell | read as |
//! | --- | --- |
//! | `15.64`, `１５．６４`, `1,234.5`, `1 234.5` | the number |
//! | `5.3%`, `15.64亿元`, `0.8个百分点` | the number and its unit |
//! | `5.5%左右`, `≥60`, `5—6` | a number with a bound, a range |
//! | `-2.1`, `▼2.1`, `下降2.1` | a number below zero |
//! | `15.64（预计）`, `15.64 p` | the number, as preliminary |
//! | `15.64（修订）`, `15.64 r` | the number |
//! | `="15.64"` | the number, as written for a spreadsheet |
//! | `15.64①`, `15.64[1]`, `15.64*` | 15.64: a footnote's mark is no digit |
//! | `(1,234)` | −1234 in a column that writes negative numbers so, else a fault |
//! | `0` | zero |
//! | nothing | nothing |
//! | `—`, `-`, `/` | missing, without a reason |
//! | `n/a`, `不适用` | missing: not applicable |
//! | `…`, `x`, `未公布` | missing: not published |
//! | `#DIV/0!`, `1,23`, `12 3` | a fault |
//! | `全面完成` | words |

mod number;
mod words;

use self::number::number;
use self::words::{AFTER, BEFORE, Before, ERRORS, MISSING};
use super::unit::is_unit;
use super::{CellCause, half_width};
use crate::model::{Bound, Figure, Gap};

/// The content of a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Content {
    /// Nothing.
    Empty,
    /// A mark that the value is missing.
    Missing(Gap),
    /// A number.
    Number(Amount),
    /// Words without a digit.
    Words,
}

/// A number in a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Amount {
    /// The number with its bound.
    pub(super) figure: Figure,
    /// The unit in the cell itself.
    pub(super) unit: Option<String>,
    /// Whether the cell itself marks it as a change: `增长5%左右`.
    pub(super) is_change: bool,
    /// Whether the cell itself marks it as preliminary: `15.64（预计）`.
    pub(super) is_preliminary: bool,
}

/// Reads a cell. `brackets`: whether its column writes negative numbers in brackets.
pub(super) fn read(text: &str, brackets: bool) -> Result<Content, CellCause> {
    let text: String = text.trim().chars().map(half_width).collect();
    let text = text.trim();
    let text = text.strip_prefix("=\"").and_then(|text| text.strip_suffix('"')).unwrap_or(text);
    if text.is_empty() {
        return Ok(Content::Empty);
    }
    if let Some((_, gap)) = MISSING.iter().find(|(mark, _)| text.eq_ignore_ascii_case(mark)) {
        return Ok(Content::Missing(*gap));
    }
    if ERRORS.contains(&text) || text.chars().all(|c| c == '#') {
        return Err(CellCause::FormulaError);
    }
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return Ok(Content::Words);
    }
    if let Some(inner) = bracketed(text) {
        let number = number(inner).filter(|(_, rest)| rest.is_empty()).ok_or(CellCause::NotANumber)?.0?;
        return if brackets {
            Ok(amount(Figure::exactly(number).negated(), None, false))
        } else {
            Err(CellCause::Bracketed)
        };
    }
    number_content(text)
}

/// Whether a cell states a number or is meant to: `3,1` and `#DIV/0!` are faults in a column of figures.
pub(super) fn is_meant_as_number(text: &str) -> bool {
    match read(text, true) {
        Ok(Content::Number(_)) | Err(CellCause::FormulaError | CellCause::TooLong) => true,
        // 2023.12.31 is a date.
        Err(CellCause::Grouping) => text.matches('.').count() < 2,
        _ => false,
    }
}

/// Whether a cell is only a number in brackets.
pub(super) fn is_bracketed(text: &str) -> bool {
    let text: String = text.trim().chars().map(half_width).collect();
    bracketed(&text).and_then(number).is_some_and(|(_, rest)| rest.is_empty())
}

fn bracketed(text: &str) -> Option<&str> {
    text.strip_prefix('(')?.strip_suffix(')').map(str::trim)
}

fn amount(figure: Figure, unit: Option<&str>, is_change: bool) -> Content {
    Content::Number(Amount { figure, unit: unit.map(str::to_owned), is_change, is_preliminary: false })
}

/// The content of a cell that begins with a number, perhaps after words such as 约.
fn number_content(text: &str) -> Result<Content, CellCause> {
    let mut rest = text;
    let (mut bound, mut falls, mut is_change) = (Bound::Exactly, false, false);
    while let Some((word, before)) = BEFORE.iter().find(|(word, _)| rest.starts_with(word)) {
        match before {
            Before::Bound(one) => bound = *one,
            Before::Rise => is_change = true,
            Before::Fall => (is_change, falls) = (true, true),
            Before::Nothing => {}
        }
        rest = rest.strip_prefix(word).unwrap_or_default().trim_start();
    }
    let (first, mut after) = number(rest).ok_or(CellCause::NotANumber)?;
    let first = first?;
    // 120多万人次.
    if let Some(rest) = after.strip_prefix(['多', '余']).filter(|rest| split_unit(rest).0.is_some()) {
        (bound, after) = (Bound::Over, rest);
    }
    let (mut unit, mut after) = split_unit(after);
    let mut to = None;
    if let Some(upper) = after.strip_prefix(['-', '—', '–', '~', '至', '到']).and_then(number) {
        let (second, behind) = upper;
        let second = second?;
        if second.value() <= first.value() {
            return Err(CellCause::NotANumber);
        }
        to = Some(second);
        let (own, behind) = split_unit(behind);
        (unit, after) = (own.or(unit), behind);
    }
    if let Some((word, one)) = AFTER.iter().find(|(word, _)| after.starts_with(word)) {
        bound = *one;
        after = after.strip_prefix(word).unwrap_or_default();
    }
    let remark = if is_note(after) { None } else { Some(Remark::of(after).ok_or(CellCause::NotANumber)?) };
    let figure = Figure { number: first, to, bound };
    Ok(Content::Number(Amount {
        figure: if falls { figure.negated() } else { figure },
        unit: unit.map(str::to_owned),
        is_change,
        is_preliminary: remark == Some(Remark::Preliminary),
    }))
}

/// The longest unit at the start of a text, and the rest.
fn split_unit(text: &str) -> (Option<&str>, &str) {
    /// The most characters of a unit.
    const LONGEST: usize = 8;
    let text = text.trim_start();
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST);
    // 2022年 is a time, not a number with a unit.
    let split = ends
        .filter_map(|end| text.split_at_checked(end))
        .filter(|(unit, _)| is_unit(unit) && *unit != "年" || is_multiplier(unit))
        .last();
    split.map_or((None, text), |(unit, rest)| (Some(unit), rest.trim_start()))
}

/// Whether a text begins with a unit, as behind a number: `人`, `家企业`. 人均 and 户籍 are other words.
pub(super) fn begins_with_unit(text: &str) -> bool {
    const OTHER: [&str; 12] =
        ["人均", "人口", "人才", "人民", "人大", "人居", "户均", "户籍", "个体", "个人", "家庭", "分类"];
    let (unit, _) = split_unit(text);
    unit.is_some() && !OTHER.iter().any(|word| text.starts_with(word))
}

/// Whether a word is only a multiplier of the unit in row or column: `3万以上`.
pub(super) fn is_multiplier(word: &str) -> bool {
    matches!(word, "万" | "亿" | "千" | "百万" | "千万" | "万亿")
}

/// What a word behind a number says about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Remark {
    Preliminary,
    Revised,
}

impl Remark {
    /// The remark in brackets, or as the letter that statisticians write.
    fn of(text: &str) -> Option<Self> {
        const PRELIMINARY: [&str; 9] =
            ["预计", "预计数", "初步", "初步数", "初步核算", "快报", "快报数", "预估", "初步统计"];
        const REVISED: [&str; 8] = ["修订", "修订数", "调整", "调整数", "最终", "最终核实", "核实", "决算"];
        let text = text.trim();
        let inner =
            bracketed(text).or_else(|| text.strip_prefix('[').and_then(|text| text.strip_suffix(']')));
        let word = inner.unwrap_or(text);
        if matches!(word, "p" | "P" | "e" | "E") || PRELIMINARY.contains(&word) {
            return Some(Self::Preliminary);
        }
        (matches!(word, "r" | "R") || REVISED.contains(&word)).then_some(Self::Revised)
    }
}

/// Whether only a footnote's mark, or nothing, follows a number.
fn is_note(text: &str) -> bool {
    let text = text.trim();
    let numbered = |open, close| {
        text.strip_prefix(open)
            .and_then(|text: &str| text.strip_suffix(close))
            .is_some_and(|mark: &str| mark.len() <= 2 && mark.bytes().all(|b| b.is_ascii_digit()))
    };
    text.is_empty()
        || numbered('[', ']')
        || numbered('〔', '〕')
        || text.chars().count() <= 2
            && text
                .chars()
                .all(|c| matches!(c, '①'..='⑳' | '¹' | '²' | '³' | '⁴'..='⁹' | '*' | '※' | '#' | '†'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The number with its bound and unit, or what else the cell says.
    fn told(text: &str) -> String {
        match read(text, false) {
            Ok(Content::Number(Amount { figure, unit, is_change, is_preliminary })) => {
                let bound = if figure.bound == Bound::Exactly {
                    String::new()
                } else {
                    format!("{:?} ", figure.bound)
                };
                let to = figure.to.map(|to| format!("..{to}")).unwrap_or_default();
                let change = if is_preliminary { "preliminary " } else { "" };
                let change = if is_change { "change " } else { change };
                format!(
                    "{change}{bound}{}{to}{}",
                    figure.number,
                    unit.map(|u| format!(" {u}")).unwrap_or_default()
                )
            }
            Ok(Content::Missing(gap)) => format!("{gap:?}"),
            Ok(other) => format!("{other:?}"),
            Err(cause) => format!("{cause:?}"),
        }
    }

    fn check(cells: &[(&str, &str)]) {
        for (text, expected) in cells {
            assert_eq!(told(text), *expected, "{text}");
        }
    }

    #[test]
    fn numbers_are_read_as_written() {
        check(&[
            ("15.64", "15.64"),
            ("15.640", "15.640"),
            ("１５．６４", "15.64"),
            ("1,234.5", "1234.5"),
            ("1，234", "1234"),
            ("1 234 567", "1234567"),
            ("1\u{2009}234", "1234"),
            ("1’234", "1234"),
            ("'007", "7"),
            ("1.2E+05", "120000.0"),
            ("0", "0"),
            ("0.0", "0.0"),
            ("+5.3", "5.3"),
            ("-2.1", "-2.1"),
            ("－2.1", "-2.1"),
            ("−2.1", "-2.1"),
            ("▲5.3", "change 5.3"),
            ("▼2.1", "change -2.1"),
            ("↓ 2.1", "change -2.1"),
        ]);
    }

    #[test]
    fn units_bounds_and_ranges_are_told_apart() {
        check(&[
            ("5.3%", "5.3 %"),
            ("15.64 亿元", "15.64 亿元"),
            ("0.8个百分点", "0.8 个百分点"),
            ("1.2万亿元", "1.2 万亿元"),
            ("5.5%左右", "About 5.5 %"),
            ("增长6%以上", "change AtLeast 6 %"),
            ("下降3%以上", "change AtMost -3 %"),
            ("≥60", "AtLeast 60"),
            ("控制在3%以内", "AtMost 3 %"),
            ("5—6", "5..6"),
            ("5%-6%", "5..6 %"),
            ("5.0~5.5%左右", "About 5.0..5.5 %"),
            ("100余", "Over 100"),
            ("120多万人次", "Over 120 万人次"),
            ("3万以上", "AtLeast 3 万"),
        ]);
    }

    #[test]
    fn a_footnote_s_mark_is_no_digit() {
        check(&[("15.64①", "15.64"), ("15.64 [1]", "15.64"), ("15.64*", "15.64"), ("15.64²", "15.64")]);
    }

    #[test]
    fn remarks_stand_behind_a_number() {
        check(&[
            ("21.5（预计）", "preliminary 21.5"),
            ("2100 (快报)", "preliminary 2100"),
            ("186.5p", "preliminary 186.5"),
            ("20.8（修订）", "20.8"),
            ("2050 r", "2050"),
            ("=\"20.8\"", "20.8"),
            ("降5.2", "change -5.2"),
            ("△6.1", "change -6.1"),
            ("20.8（甲县）", "NotANumber"),
        ]);
    }

    #[test]
    fn missing_is_never_zero() {
        check(&[
            ("", "Empty"),
            ("　 ", "Empty"),
            ("—", "Unexplained"),
            ("－", "Unexplained"),
            ("-", "Unexplained"),
            ("N/A", "NotApplicable"),
            ("…", "NotPublished"),
            ("X", "NotPublished"),
            ("未设", "NotSet"),
            ("全面完成", "Words"),
        ]);
    }

    #[test]
    fn what_cannot_be_told_is_a_fault() {
        check(&[
            ("#DIV/0!", "FormulaError"),
            ("#####", "FormulaError"),
            ("1,23", "Grouping"),
            ("12 3", "Grouping"),
            ("1.2.3", "Grouping"),
            ("12.", "Grouping"),
            ("(1,234)", "Bracketed"),
            ("15.641)", "NotANumber"),
            ("2023-06-01", "NotANumber"),
            ("3个县", "NotANumber"),
            ("共3个", "NotANumber"),
            ("1-11月", "NotANumber"),
            ("123456789012345678901234567890", "TooLong"),
        ]);
        assert_eq!(read("(1,234)", true).ok(), read("-1234", false).ok());
    }

    proptest! {
        #[test]
        fn never_panics(text in "[-+0-9.,%()（）①[1]万亿元x…— ]{0,14}|\\PC*", brackets: bool) {
            let _ = read(&text, brackets);
        }

        #[test]
        fn no_digit_is_invented(text in "[-+0-9.,%万元以上 ]{0,10}") {
            if let Ok(Content::Number(amount)) = read(&text, false) {
                let read: String = amount.figure.number.to_string().chars().filter(char::is_ascii_digit).collect();
                let digits: String = text.chars().filter(char::is_ascii_digit).collect();
                prop_assert!(digits.contains(read.trim_start_matches('0')), "{read} of {text}");
            }
        }
    }
}
