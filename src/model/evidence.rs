//! Where a statement comes from, and how sure its reading is.

use super::Name;

/// The source of a statement in its report, and its repair.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    /// The sentence around it.
    pub quote: Option<String>,
    /// Its span in [`Report::text`](super::Report::text).
    pub span: Option<Span>,
    /// The characters before a repair of a scanning fault: `L8亿元`.
    pub repaired_from: Option<String>,
    /// Where the statement comes from.
    pub origin: Origin,
    /// How sure its reading is.
    pub confidence: Confidence,
    /// What else its figure could measure, if the reading is not sure.
    pub runner_up: Option<Name>,
}

/// How sure a reading is. A reading that is not sure is shown for confirmation and left out of conclusions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Nothing speaks against it.
    #[default]
    High,
    /// The name may be wrong.
    Low,
}

/// The origin of a statement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// The file states it as data.
    #[default]
    File,
    /// The rule of this name read it from prose.
    Prose(Name),
    /// A reader added it.
    Reader,
}

impl Origin {
    /// The name of the origin in the format; [`Origin::File`] has none.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::File => None,
            Self::Prose(rule) => Some(rule),
            Self::Reader => Some(Self::READER),
        }
    }

    /// The origin with a name in the format.
    #[must_use]
    pub fn named(name: Option<Name>) -> Self {
        match name {
            None => Self::File,
            Some(name) if &*name == Self::READER => Self::Reader,
            Some(rule) => Self::Prose(rule),
        }
    }

    const READER: &str = "reader";

    /// Whether a rule or a reader read it from prose. Then the words around it contribute to its meaning.
    #[must_use]
    pub fn is_prose(&self) -> bool {
        *self != Self::File
    }
}

/// A range of a text in characters (Unicode scalar values), end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
}
