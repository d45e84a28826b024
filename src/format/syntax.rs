//! Diagnoses broken JSON: the most likely slip at the position of the error.
//!
//! | at the error | slip |
//! | --- | --- |
//! | end of text | [`Slip::CutShort`] |
//! | `“` `，` `：` | [`Slip::FullWidth`] |
//! | `}` or `]` after a comma | [`Slip::TrailingComma`] |
//! | `//` `/*` `#` | [`Slip::Comment`] |
//! | `'` | [`Slip::SingleQuote`] |
//! | `NaN`, `Infinity`, `undefined`, `None` | [`Slip::NotJsonValue`] |
//! | `"` or `{` or a digit where a comma should be | [`Slip::MissingComma`] |

/// The most likely slip behind a JSON error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// The text ends too early.
    CutShort,
    /// Chinese quotation marks, commas or colons instead of ASCII ones.
    FullWidth,
    /// A comma before a closing bracket.
    TrailingComma,
    /// A comment, which JSON does not allow.
    Comment,
    /// A single quotation mark.
    SingleQuote,
    /// A word such as `NaN` that is not a JSON value.
    NotJsonValue,
    /// Two values without a comma between them.
    MissingComma,
    /// A line break or tab in a string.
    RawControl,
    /// Brackets nested too deeply for a report.
    TooDeep,
    /// Text after the end of the report.
    TrailingText,
    /// None of these.
    Other,
}

/// The slip behind a parser error, from the error and the text around it.
///
/// `offset` is the byte at which the parser stopped, on a character boundary.
pub(super) fn slip(text: &str, offset: usize, error: &serde_json::Error) -> Slip {
    let message = error.to_string();
    if error.is_eof() && text.get(offset..).is_none_or(|rest| rest.trim().len() <= 1) {
        Slip::CutShort
    } else if message.starts_with("recursion limit") {
        Slip::TooDeep
    } else if message.starts_with("control character") {
        Slip::RawControl
    } else {
        slip_at(text, offset)
    }
}

/// The slip, from the text around the error.
pub(super) fn slip_at(text: &str, offset: usize) -> Slip {
    let rest = text.get(offset..).unwrap_or_default();
    let before = text.get(..offset).unwrap_or_default().trim_end();
    match rest.chars().next() {
        None => Slip::CutShort,
        Some('“' | '”' | '„' | '，' | '：' | '；' | '｛' | '｝' | '［' | '］' | '、' | '＂' | '‘' | '’') => {
            Slip::FullWidth
        }
        Some('}' | ']') if before.ends_with(',') => Slip::TrailingComma,
        Some('/' | '#') => Slip::Comment,
        Some('\'') => Slip::SingleQuote,
        Some('"' | '{' | '[') if ends_a_value(before) => Slip::MissingComma,
        Some(c) if c.is_ascii_alphabetic() => Slip::NotJsonValue,
        Some(_) => Slip::Other,
    }
}

/// Whether the text ends in a value, which requires a comma.
fn ends_a_value(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '"' | '}' | ']'))
}
