//! Displays a number by the number format of its cell (ECMA-376, 18.8.30 `numFmt`).
//!
//! | number | format | shown |
//! | --- | --- | --- |
//! | 0.053 | `0.0%` | `5.3%` |
//! | 15.637 | `0.00` | `15.64` |
//! | 0.1 + 0.2 | `General` | `0.3` |
//! | 1234 | `#,##0"万元"` | `1234万元` |
//! | −5 | `#,##0;[Red](#,##0)` | `-5` |
//! | 0 | `0;-0;"-"` | `0`: zero stays zero |

use crate::quantity::{Decimal, RoundingStrategy};

/// The number as a cell of this format displays it, without thousands separators.
pub(super) fn shown(number: f64, format: &str) -> String {
    let Some(exact) = decimal(number) else { return number.to_string() };
    let format = Format::of(format);
    let hundred = if format.percent { Decimal::ONE_HUNDRED } else { Decimal::ONE };
    let scaled = exact.checked_mul(hundred).and_then(|n| n.checked_div(format.divisor)).unwrap_or(exact);
    let rounded = match format.decimals {
        Some((least, most)) => {
            let rounded = scaled.round_dp_with_strategy(most, RoundingStrategy::MidpointAwayFromZero);
            let mut short = rounded.normalize();
            if short.scale() < least {
                short.rescale(least);
            }
            short
        }
        None => scaled.normalize(),
    };
    let percent = if format.percent { "%" } else { "" };
    format!("{rounded}{percent}{}", format.suffix)
}

/// Whether a displayed text states this value: the same number, rounded or in thousands. `1.234,5` does not state
/// 1234.5, because a comma separates thousands in Chinese.
pub(super) fn displays(text: &str, value: &str, is_percentage: bool) -> bool {
    let digits = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let Some(start) = text.find(digits) else { return false };
    let (before, rest) = text.split_at_checked(start).unwrap_or_default();
    let end = rest.find(|c| !digits(c)).unwrap_or(rest.len());
    let (number, after) = rest.split_at_checked(end).unwrap_or_default();
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    if fraction.contains(',') || whole.split(',').skip(1).any(|group| group.len() != 3) {
        return false;
    }
    let (Ok(number), Some(value)) =
        (number.replace(',', "").parse::<Decimal>(), value.parse().ok().and_then(decimal))
    else {
        return false;
    };
    if is_percentage != after.trim_start().starts_with('%') || after.contains(digits) {
        return false;
    }
    let is_below_zero = before.contains(['-', '−', '(']);
    if is_below_zero && !before.contains(['-', '−']) {
        return false;
    }
    let number = if is_below_zero { -number } else { number };
    let value = if is_percentage { value.checked_mul(Decimal::ONE_HUNDRED) } else { Some(value) };
    let mut scaled = value;
    for _ in 0..3 {
        let rounded = scaled.map(|value| {
            value.round_dp_with_strategy(number.scale(), RoundingStrategy::MidpointAwayFromZero)
        });
        if rounded == Some(number) {
            return true;
        }
        scaled = scaled.and_then(|value| value.checked_div(Decimal::ONE_THOUSAND));
    }
    false
}

/// A binary number as the decimal of fifteen digits that spreadsheets show.
fn decimal(number: f64) -> Option<Decimal> {
    let text = format!("{number:.14e}");
    Decimal::from_scientific(&text).ok().map(|n| n.normalize())
}

/// The properties of a number format.
struct Format {
    percent: bool,
    /// The divisor: a factor of 1000 for each comma after the digits.
    divisor: Decimal,
    /// The least and the most decimals; `None` if the format leaves them open.
    decimals: Option<(u32, u32)>,
    /// The words after the number: 万元.
    suffix: String,
}

impl Format {
    fn of(code: &str) -> Self {
        let mut format =
            Self { percent: false, divisor: Decimal::ONE, decimals: None, suffix: String::new() };
        let (mut point, mut least, mut most, mut digits, mut commas) = (false, 0, 0, false, 0);
        // The first section is for positive numbers; the others show the same digits.
        let mut chars = code.chars();
        while let Some(c) = chars.next() {
            match c {
                ';' => break,
                '"' => {
                    let words: String = chars.by_ref().take_while(|c| *c != '"').collect();
                    if digits {
                        format.suffix.push_str(&words);
                    }
                }
                '[' => chars.by_ref().take_while(|c| *c != ']').for_each(drop),
                '\\' if digits => format.suffix.extend(chars.next()),
                '\\' | '_' | '*' => drop(chars.next()),
                '0' | '#' | '?' => {
                    (digits, commas) = (true, 0);
                    if point {
                        most += 1;
                        least += u32::from(c == '0');
                    }
                }
                '.' => point = true,
                ',' if digits => commas += 1,
                '%' => format.percent = true,
                // Fractions and powers of ten are shown as plain numbers.
                '/' | 'E' | 'e' | 'G' | '@' => {
                    return Self {
                        percent: false,
                        divisor: Decimal::ONE,
                        decimals: None,
                        suffix: String::new(),
                    };
                }
                c if digits && ('\u{4e00}'..='\u{9fff}').contains(&c) => format.suffix.push(c),
                _ => {}
            }
        }
        for _ in 0..commas.min(4) {
            format.divisor = format.divisor.saturating_mul(Decimal::ONE_THOUSAND);
        }
        format.decimals = digits.then_some((least, most.min(20)));
        format.suffix = format.suffix.trim().to_owned();
        format
    }
}

/// Whether a format displays a date: outside quotes and brackets it has the letters of a year, a month or a day.
pub(super) fn is_date(format: &str) -> bool {
    let mut chars = format.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => chars.by_ref().take_while(|c| *c != '"').for_each(drop),
            '[' => chars.by_ref().take_while(|c| *c != ']').for_each(drop),
            '\\' | '_' | '*' => drop(chars.next()),
            // General, and powers of ten.
            'G' | 'g' | 'E' | '0' | '#' | '?' => return false,
            'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' => return true,
            _ => {}
        }
    }
    false
}

/// A date as a cell of this format displays it: a year, a month or a day.
pub(super) fn day((year, month, day): (u16, u8, u8), format: &str) -> String {
    let lower = format.to_ascii_lowercase();
    let literal = lower.replace("\"", "");
    if lower.contains('d') {
        format!("{year}-{month:02}-{day:02}")
    } else if lower.contains('m') {
        format!("{year}年{month}月")
    } else if literal.contains('y') {
        format!("{year}年")
    } else {
        format!("{year}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(number: f64, format: &str, expected: &str) {
        assert_eq!(shown(number, format), expected, "{number} {format}");
    }

    #[test]
    fn numbers_are_shown_as_in_their_cells() {
        check(0.053, "0.0%", "5.3%");
        check(0.053, "0.00%", "5.30%");
        check(0.053, "0%", "5%");
        check(15.637, "0.00", "15.64");
        check(15.6, "0.00_ ", "15.60");
        check(0.1 + 0.2, "General", "0.3");
        check(15.64, "General", "15.64");
        check(1234.0, "#,##0\"万元\"", "1234万元");
        check(1_234_567.0, "#,##0,", "1235");
        check(-5.0, "#,##0;[Red](#,##0)", "-5");
        check(0.0, "_ * #,##0.00_ ;_ * \"-\"??_ ", "0.00");
        check(2.5, "0", "3");
        check(3.10, "0.##", "3.1");
        check(120_000_000_000.0, "General", "120000000000");
        check(0.5, "# ?/?", "0.5");
        check(-0.0001, "0.00", "0.00");
    }

    #[test]
    fn displayed_texts_are_held_against_values() {
        for (text, value, is_percentage, expected) in [
            ("5.3%", "0.053", true, true),
            ("5.3%", "0.0534", true, true),
            ("5,3%", "0.053", true, false),
            ("0.053", "0.053", true, false),
            ("1,234.50", "1234.5", false, true),
            ("1.234,50", "1234.5", false, false),
            ("1235千元", "1234567", false, true),
            ("-5", "-5", false, true),
            ("5", "-5", false, false),
            ("(5)", "-5", false, false),
            ("###", "5", false, false),
            ("", "5", false, false),
        ] {
            assert_eq!(displays(text, value, is_percentage), expected, "{text} of {value}");
        }
    }

    #[test]
    fn days_are_shown_as_in_their_cells() {
        for (format, expected) in [
            ("yyyy\"年\"m\"月\"", true),
            ("[$-804]aaaa;d", true),
            ("General", false),
            ("0.00\"days\"", false),
            ("[Red]0.0", false),
            ("\"年\"0", false),
        ] {
            assert_eq!(is_date(format), expected, "{format}");
        }
        assert_eq!(day((2023, 6, 1), "yyyy\"年\"m\"月\""), "2023年6月");
        assert_eq!(day((2023, 6, 1), "yyyy/m/d"), "2023-06-01");
        assert_eq!(day((2023, 1, 1), "yyyy\"年\""), "2023年");
    }

    proptest! {
        #[test]
        fn never_panics(number: f64, format in "[0#?.,%;\"\\\\\\[\\]_*E/G万]{0,12}") {
            let _ = shown(number, &format);
            let _ = displays(&format, &number.to_string(), true);
        }
    }
}
