//! A report, its lists and what a file has beyond the format.

use super::{Commitment, DroppedStatement, Evidence, Observation, Place, Project, Year};

/// A government's work report for one year.
///
/// `Y` is [`Year`], or `Option<Year>` for a [`ReadReport`].
#[derive(Clone, Debug, PartialEq)]
pub struct Report<Y = Year> {
    /// The place whose report it is.
    pub place: Place,
    /// The year the report is given in.
    pub year: Y,
    /// The title as written.
    pub title: Option<String>,
    /// The file or address it was taken from.
    pub source: Provenance,
    /// Its observations, in reading order.
    pub observations: Vec<Observation>,
    /// Its investment and building projects.
    pub projects: Vec<Project>,
    /// The commitments for the report's year.
    pub commitments: Vec<Commitment>,
    /// The problems that the report names.
    pub problems: Vec<Problem>,
    /// Its headings, in reading order.
    pub outline: Vec<Heading>,
    /// The report's text, if known.
    pub text: Option<String>,
    /// The statements that a reader dropped.
    pub dropped: Vec<DroppedStatement>,
    /// Entries of its lists that could not be read.
    pub unread: Vec<Unread>,
    /// Fields outside the format.
    pub extra: Extra,
}

/// A report as read from a file, which may not state its year. The page asks for it.
pub type ReadReport = Report<Option<Year>>;

impl<Y> Report<Y> {
    /// An empty report.
    #[must_use]
    pub fn new(place: Place, year: Y) -> Self {
        Self {
            place,
            year,
            title: None,
            source: Provenance::default(),
            observations: Vec::new(),
            projects: Vec::new(),
            commitments: Vec::new(),
            problems: Vec::new(),
            outline: Vec::new(),
            text: None,
            dropped: Vec::new(),
            unread: Vec::new(),
            extra: Extra::default(),
        }
    }

    /// The same report with another year. The periods of its observations stay.
    #[must_use]
    pub fn with_year<Z>(self, year: Z) -> Report<Z> {
        Report {
            place: self.place,
            year,
            title: self.title,
            source: self.source,
            observations: self.observations,
            projects: self.projects,
            commitments: self.commitments,
            problems: self.problems,
            outline: self.outline,
            text: self.text,
            dropped: self.dropped,
            unread: self.unread,
            extra: self.extra,
        }
    }
}

impl ReadReport {
    /// The report, if its year is known.
    #[must_use]
    pub fn dated(self) -> Option<Report> {
        let year = self.year?;
        Some(self.with_year(year))
    }
}

/// Where a report was taken from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Provenance {
    /// The file's name.
    pub file: Option<String>,
    /// The address it was published at.
    pub url: Option<String>,
    /// Fields outside the format.
    pub extra: Extra,
}

/// A problem that the report names.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The problem's text.
    pub text: String,
    /// Its source in the report.
    pub evidence: Evidence,
    /// Fields outside the format.
    pub extra: Extra,
}

/// A heading of the report's text.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// 1 for 一、, 2 for （一）, 3 for 1.
    pub level: u8,
    /// Its text without the number.
    pub title: String,
    /// The kind of section under it.
    pub part: SectionKind,
    /// Its source in the report, including the number.
    pub evidence: Evidence,
    /// Fields outside the format.
    pub extra: Extra,
}

/// The kind of a section.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SectionKind {
    /// Results of the past year.
    Review,
    /// Problems.
    Problems,
    /// Plans for the year.
    Plan,
    /// Not known.
    #[default]
    Other,
}

/// Fields outside the format, or with unreadable content. They are kept verbatim and written back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extra(pub Vec<(String, Json)>);

/// A list entry that could not be read. It is kept verbatim and written back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The list's name in the file: `observations`.
    pub list: &'static str,
    /// The entry.
    pub json: Json,
}

/// JSON text, verbatim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Json(pub Box<str>);
