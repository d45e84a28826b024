//! What can be wrong with a file.

use super::Slip;

/// One thing that is wrong with a file: where, and what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Line in the file, from 1.
    pub line: usize,
    /// Character in the line, from 1.
    pub column: usize,
    /// Path to the value: `observations[3].unit`. Empty for the file as a whole.
    pub path: String,
    /// What is wrong.
    pub cause: Cause,
    /// The characters in question, shortened.
    pub found: String,
}

/// Whether something was left out because of a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Everything was loaded; there is something to know.
    Notice,
    /// Something could not be loaded.
    Error,
}

/// What is wrong. Each has a stable [`code`](Cause::code).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The file holds nothing.
    Empty,
    /// The text stops being JSON here.
    Syntax(Slip),
    /// A JSON value, but no report: expected at least a place or a year or observations.
    NotAReport,
    /// The `format` field is missing; read as version 1.
    FormatMissing,
    /// The `format` field names some other format.
    FormatUnknown,
    /// A newer version of the format; read as far as it is understood.
    FormatNewer,
    /// A field that must be there is missing.
    Missing(&'static str),
    /// A value of the wrong kind.
    WrongKind {
        /// What the format has here.
        expected: Expected,
        /// What the file has.
        found: JsonKind,
    },
    /// A text that is no decimal number.
    NotANumber,
    /// More digits than are kept exactly.
    TooManyDigits,
    /// A text that is no period.
    NotAPeriod,
    /// A year outside 1 to 9999.
    NotAYear,
    /// A word that is none of those allowed.
    UnknownWord(Vec<&'static str>),
    /// A name without characters.
    EmptyName,
    /// A range whose upper end is below its lower end.
    RangeReversed,
    /// A field that stands twice; the first counts.
    Twice,
    /// A value beside a reason for its missing; the value counts.
    ValueAndGap,
    /// `"value": null` without a reason.
    GapUnexplained,
}

impl Cause {
    /// The stable code that messages and help pages refer to.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Syntax(_) => "syntax",
            Self::NotAReport => "not-a-report",
            Self::FormatMissing => "format-missing",
            Self::FormatUnknown => "format-unknown",
            Self::FormatNewer => "format-newer",
            Self::Missing(_) => "missing-field",
            Self::WrongKind { .. } => "wrong-kind",
            Self::NotANumber => "not-a-number",
            Self::TooManyDigits => "too-many-digits",
            Self::NotAPeriod => "not-a-period",
            Self::NotAYear => "not-a-year",
            Self::UnknownWord(_) => "unknown-word",
            Self::EmptyName => "empty-name",
            Self::RangeReversed => "range-reversed",
            Self::Twice => "twice",
            Self::ValueAndGap => "value-and-gap",
            Self::GapUnexplained => "gap-unexplained",
        }
    }

    /// Whether it kept something from being loaded.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            Self::FormatMissing | Self::FormatNewer | Self::ValueAndGap | Self::GapUnexplained => {
                Severity::Notice
            }
            _ => Severity::Error,
        }
    }
}

/// What the format expects at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// `{ … }`
    Object,
    /// `[ … ]`
    List,
    /// `"…"`
    Text,
    /// A decimal, as a string or a JSON number.
    Number,
    /// A year such as 2024.
    Year,
    /// A period such as 2023 or `"2023-01/2023-06"`.
    Period,
    /// Two character positions, `[start, end]`.
    Span,
}

/// The kinds of JSON values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonKind {
    /// `null`
    Null,
    /// `true`, `false`
    Boolean,
    /// `15.64`
    Number,
    /// `"…"`
    Text,
    /// `[ … ]`
    List,
    /// `{ … }`
    Object,
}

impl JsonKind {
    /// The kind of a JSON text, told by its first character.
    #[must_use]
    pub fn of(json: &str) -> Self {
        match json.trim_start().bytes().next() {
            Some(b'{') => Self::Object,
            Some(b'[') => Self::List,
            Some(b'"') => Self::Text,
            Some(b't' | b'f') => Self::Boolean,
            Some(b'n') | None => Self::Null,
            Some(_) => Self::Number,
        }
    }
}
