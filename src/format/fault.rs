//! The faults that a file can have.

use super::Slip;

/// A fault of a file: its position and cause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Line in the file, from 1.
    pub line: usize,
    /// Character in the line, from 1.
    pub column: usize,
    /// Path to the value: `observations[3].unit`. Empty for the file as a whole.
    pub path: String,
    /// The kind of fault.
    pub cause: Cause,
    /// The characters concerned, shortened.
    pub found: String,
}

/// Whether a fault prevented loading something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Everything was loaded.
    Notice,
    /// Something could not be loaded.
    Error,
}

/// The kind of fault. Each has a stable [`code`](Cause::code).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The file is empty.
    Empty,
    /// The text is not JSON from here on.
    Syntax(Slip),
    /// A JSON value that is no report: it has neither place, year nor observations.
    NotAReport,
    /// The `format` field is missing; read as version 1.
    FormatMissing,
    /// The `format` field names another format.
    FormatUnknown,
    /// A newer version of the format; known fields are read.
    FormatNewer,
    /// A required field is missing.
    Missing(&'static str),
    /// A value of the wrong JSON type.
    WrongKind {
        /// What the format requires.
        expected: Expected,
        /// What the file contains.
        found: JsonKind,
    },
    /// Text that is not a decimal number.
    NotANumber,
    /// More digits than can be stored exactly.
    TooManyDigits,
    /// Text that is not a period.
    NotAPeriod,
    /// A year outside 1 to 9999.
    NotAYear,
    /// A word outside the allowed set.
    UnknownWord(Vec<&'static str>),
    /// An empty name.
    EmptyName,
    /// A range whose upper end is below its lower end.
    RangeReversed,
    /// A repeated field; the first one is used.
    Twice,
    /// A value together with a reason for a gap; the value is used.
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

    /// Whether the fault prevented loading something.
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

/// What the format requires at a position.
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
    /// The kind of a JSON text, from its first character.
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
