//! Exact decimals that keep their spelling.
//!
//! | read | value | printed as JSON |
//! | --- | --- | --- |
//! | `"15.64"` | 15.64 | `"15.64"` |
//! | `15.640` | 15.640 | `15.640` |
//! | `1.5e3` | 1500 | `1.5e3` |
//! | `"1,136"` | refused: no digit grouping | |

use std::fmt;

use rust_decimal::Decimal;

/// A decimal with its spelling.
///
/// Equality includes the spelling; compare [`Number::value`] for the value alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    value: Decimal,
    spelling: Spelling,
}

/// The spelling of a number in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spelling {
    /// `"15.64"`: a string, spelled as [`Decimal`] prints it.
    Text,
    /// `15.64`: a JSON number, spelled as [`Decimal`] prints it.
    Bare,
    /// Any other valid spelling: `1.5e3`, `"+5"`. The JSON token, verbatim.
    Verbatim(Box<str>),
}

/// Text that is not a decimal: digits with at most one point, at most 28 digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParseNumberError {
    /// Not a number at all.
    NotANumber,
    /// More than 28 digits, which cannot be stored exactly.
    TooLong,
}

impl fmt::Display for ParseNumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotANumber => "expected a decimal number",
            Self::TooLong => "expected at most 28 digits",
        })
    }
}

impl std::error::Error for ParseNumberError {}

impl Number {
    /// A computed or typed number. It is written as a string.
    #[must_use]
    pub fn new(value: Decimal) -> Self {
        Self { value, spelling: Spelling::Text }
    }

    /// Its exact value.
    #[must_use]
    pub fn value(&self) -> Decimal {
        self.value
    }

    /// Parses the content of a JSON string.
    ///
    /// # Errors
    /// The text is not a decimal, or has more than 28 digits.
    pub fn from_text(text: &str) -> Result<Self, ParseNumberError> {
        let value = decimal(text)?;
        let spelling = if value.to_string() == text {
            Spelling::Text
        } else {
            Spelling::Verbatim(format!("\"{text}\"").into())
        };
        Ok(Self { value, spelling })
    }

    /// Parses a JSON number token.
    ///
    /// # Errors
    /// The token is not a decimal, or has more than 28 digits.
    pub fn from_json(token: &str) -> Result<Self, ParseNumberError> {
        let value = decimal(token)?;
        let spelling =
            if value.to_string() == token { Spelling::Bare } else { Spelling::Verbatim(token.into()) };
        Ok(Self { value, spelling })
    }

    /// The JSON token it was read from.
    #[must_use]
    pub fn to_json(&self) -> String {
        match &self.spelling {
            Spelling::Text => format!("\"{}\"", self.value),
            Spelling::Bare => self.value.to_string(),
            Spelling::Verbatim(token) => token.to_string(),
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl From<Decimal> for Number {
    fn from(value: Decimal) -> Self {
        Self::new(value)
    }
}

/// Parses `[+-]digits[.digits][e[+-]digits]` exactly.
fn decimal(text: &str) -> Result<Decimal, ParseNumberError> {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        None => (text, 0),
        Some((mantissa, exponent)) => {
            let well_formed = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
            if well_formed.is_empty() || !well_formed.bytes().all(|b| b.is_ascii_digit()) {
                return Err(ParseNumberError::NotANumber);
            }
            (mantissa, exponent.parse::<i32>().map_err(|_| ParseNumberError::TooLong)?)
        }
    };
    let unsigned = mantissa.strip_prefix(['+', '-']).unwrap_or(mantissa);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(fraction) {
        return Err(ParseNumberError::NotANumber);
    }
    let fraction = if unsigned.contains('.') { fraction } else { "" };
    let exact = of_digits(whole, fraction, mantissa.starts_with('-'));
    exact.and_then(|exact| scaled(exact, exponent)).ok_or(ParseNumberError::TooLong)
}

/// The decimal with these digits before and after the point, if it can be stored exactly. `Decimal::from_str_exact`
/// does the same with ten times the code, which the chart of a link would transfer.
fn of_digits(whole: &str, fraction: &str, is_negative: bool) -> Option<Decimal> {
    /// A decimal's digits as an integer take up to 96 bits.
    const BITS: u32 = 96;

    let mut digits = 0u128;
    for digit in whole.bytes().chain(fraction.bytes()) {
        digits = digits * 10 + u128::from(digit - b'0');
        if digits >> BITS != 0 {
            return None;
        }
    }
    let scale = u32::try_from(fraction.len()).ok()?;
    let mut value = Decimal::try_from_i128_with_scale(i128::try_from(digits).ok()?, scale).ok()?;
    value.set_sign_negative(is_negative && digits != 0);
    Some(value)
}

/// `value` × 10^`exponent`, if it can be stored exactly.
fn scaled(value: Decimal, exponent: i32) -> Option<Decimal> {
    if exponent <= 0 {
        let scale = value.scale().checked_add(exponent.unsigned_abs())?;
        let mut result = value;
        result.set_scale(scale).ok()?;
        return Some(result);
    }
    let power = 10i128.checked_pow(exponent.unsigned_abs())?;
    value.checked_mul(Decimal::try_from_i128_with_scale(power, 0).ok()?)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(token: &str, value: Result<&str, ParseNumberError>) {
        let read = match token.strip_prefix('"').and_then(|t| t.strip_suffix('"')) {
            Some(text) => Number::from_text(text),
            None => Number::from_json(token),
        };
        assert_eq!(read.clone().map(|n| n.value().to_string()), value.map(str::to_owned), "{token}");
        if let Ok(number) = read {
            assert_eq!(number.to_json(), token);
        }
    }

    #[test]
    fn spelling_and_value_are_kept() {
        check("15.64", Ok("15.64"));
        check("\"15.64\"", Ok("15.64"));
        check("\"15.640\"", Ok("15.640"));
        check("-0.5", Ok("-0.5"));
        check("1.5e3", Ok("1500.0"));
        check("15E-1", Ok("1.5"));
        check("\"+5\"", Ok("5"));
        check("\"007\"", Ok("7"));
        check("\"100\"", Ok("100"));
        check("\"1,136\"", Err(ParseNumberError::NotANumber));
        check("\"\"", Err(ParseNumberError::NotANumber));
        check("\".5\"", Err(ParseNumberError::NotANumber));
        check("\"5.\"", Err(ParseNumberError::NotANumber));
        check("\"1e\"", Err(ParseNumberError::NotANumber));
        check("\"１２\"", Err(ParseNumberError::NotANumber));
        check("1e99999999999", Err(ParseNumberError::TooLong));
        check("1e40", Err(ParseNumberError::TooLong));
        check("0.00000000000000000000000000000000001", Err(ParseNumberError::TooLong));
        check("123456789012345678901234567890", Err(ParseNumberError::TooLong));
    }

    proptest! {
        #[test]
        fn round_trips(whole in 0u64.., fraction in "[0-9]{0,8}", minus: bool) {
            let sign = if minus { "-" } else { "" };
            let point = if fraction.is_empty() { "" } else { "." };
            let token = format!("{sign}{whole}{point}{fraction}");
            prop_assert_eq!(Number::from_json(&token).map(|n| n.to_json()), Ok(token));
        }

        #[test]
        fn never_panics(text in "[-+0-9.eE]{0,40}|\\PC*") {
            let _ = Number::from_text(&text);
        }
    }
}
