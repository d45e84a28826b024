//! The reading worker's answer to the page: one text whose first line names its kind.
//!
//! | first line | the rest |
//! | --- | --- |
//! | `json` | the file's text, to be read as JSON |
//! | `read` and what was not found | the report, as JSON |
//! | `tables` | the tables that are offered, as JSON |
//! | `workbook` | nothing: the worker's part for workbooks answers instead |
//! | `pdf` | nothing: the worker lists the text items and asks again |
//! | `archive` | nothing: the worker unpacks the files and answers with them instead |
//! | `refused` and the reason | nothing |

use super::container::ContainerFault;
use super::docx::DocxFault;
use super::encoding::Decoders;
use super::kind::FileKind;
use super::manuscript::Manuscript;
use super::pdf::{self, PdfFault};
use super::table::offer::{Offer, Table};
use super::word97::Word97Fault;
use super::workbook::WorkbookFault;
use super::{Intake, Refusal, open, prose_or_tables};
use crate::extract::Issue;
use crate::format;
use crate::model::Year;

/// What the worker made of a file.
#[derive(Clone, Debug, PartialEq)]
pub enum OpenedFile {
    /// JSON text, decoded.
    Json(String),
    /// A report that was read from the file's words.
    Read {
        /// The report as JSON, without a year if it is unknown; see [`format::read_undated`].
        report: String,
        /// What could not be found in the words.
        issues: Vec<Issue>,
    },
    /// Tables with hardly any words around them.
    Tables(Vec<Offer>),
    /// A workbook, which the worker's part for workbooks has to open.
    Workbook,
    /// A PDF, whose text items have to be listed first.
    Pdf,
    /// An archive, whose files have to be unpacked first.
    Archive,
    /// A file that is not read.
    Refused(Refusal),
}

const ISSUES: [(Issue, &str); 4] = [
    (Issue::YearUnknown, "year-unknown"),
    (Issue::PlaceUnknown, "place-unknown"),
    (Issue::NoFigures, "no-figures"),
    (Issue::CharactersLost, "characters-lost"),
];

const REFUSALS: [(Refusal, &str); 38] = [
    (Refusal::Workbook(WorkbookFault::Damaged), "workbook-damaged"),
    (Refusal::Workbook(WorkbookFault::Encrypted), "workbook-encrypted"),
    (Refusal::Workbook(WorkbookFault::TooLarge), "workbook-large"),
    (Refusal::Archive(ContainerFault::Damaged), "archive-damaged"),
    (Refusal::Archive(ContainerFault::Encrypted), "archive-encrypted"),
    (Refusal::Archive(ContainerFault::TooLarge), "archive-large"),
    (Refusal::NotText, "not-text"),
    (Refusal::Word(DocxFault::NoDocument), "word-none"),
    (Refusal::Word(DocxFault::Damaged), "word-damaged"),
    (Refusal::Word(DocxFault::TooLarge), "word-large"),
    (Refusal::Word(DocxFault::Encrypted), "word-encrypted"),
    (Refusal::Word97(Word97Fault::Encrypted), "word97-encrypted"),
    (Refusal::Word97(Word97Fault::Damaged), "word97-damaged"),
    (Refusal::Word97(Word97Fault::TooLarge), "word97-too-large"),
    (Refusal::Pdf(PdfFault::Encrypted), "pdf-encrypted"),
    (Refusal::Pdf(PdfFault::Damaged), "pdf-damaged"),
    (Refusal::Pdf(PdfFault::Scanned), "pdf-scanned"),
    (Refusal::Pdf(PdfFault::Unmapped), "pdf-unmapped"),
    (Refusal::Pdf(PdfFault::TooLarge), "pdf-too-large"),
    (Refusal::Ofd(PdfFault::Encrypted), "ofd-encrypted"),
    (Refusal::Ofd(PdfFault::Damaged), "ofd-damaged"),
    (Refusal::Ofd(PdfFault::Scanned), "ofd-scanned"),
    (Refusal::Ofd(PdfFault::Unmapped), "ofd-unmapped"),
    (Refusal::Ofd(PdfFault::TooLarge), "ofd-too-large"),
    (Refusal::Other(FileKind::Empty), "empty"),
    (Refusal::Other(FileKind::Picture), "picture"),
    (Refusal::Other(FileKind::Slides), "slides"),
    (Refusal::Other(FileKind::Archive), "archive"),
    (Refusal::Other(FileKind::ReaderOfItsOwn), "reader-of-its-own"),
    (Refusal::Other(FileKind::Shortcut), "shortcut"),
    (Refusal::Other(FileKind::Online), "online"),
    (Refusal::Other(FileKind::Media), "media"),
    (Refusal::Other(FileKind::Book), "book"),
    (Refusal::Other(FileKind::Sealed), "sealed"),
    (Refusal::Other(FileKind::Program), "program"),
    (Refusal::Other(FileKind::Pages), "pages"),
    (Refusal::Other(FileKind::OldOffice), "old-office"),
    (Refusal::Other(FileKind::OlderWord), "older-word"),
];

impl OpenedFile {
    /// Opens a file, and reads its words if it holds a report.
    #[must_use]
    pub fn file(name: &str, bytes: Vec<u8>, decoders: Decoders) -> Self {
        Self::intake(open(name, bytes, decoders), name)
    }

    fn intake(intake: Intake, name: &str) -> Self {
        match intake {
            Intake::Json(text) => Self::Json(text),
            Intake::Prose(manuscript) => Self::manuscript(&manuscript, name, None),
            Intake::Tables(tables) => Self::Tables(tables.into_iter().map(Table::offer).collect()),
            Intake::Workbook(..) => Self::Workbook,
            Intake::Pdf => Self::Pdf,
            Intake::Archive => Self::Archive,
            Intake::Refused(refusal) => Self::Refused(refusal),
        }
    }

    /// Reads a PDF's text items.
    #[must_use]
    pub fn pdf(name: &str, items: &str) -> Self {
        match pdf::manuscript(items) {
            Ok(manuscript) => Self::intake(prose_or_tables(name, manuscript), name),
            Err(fault) => Self::Refused(Refusal::Pdf(fault)),
        }
    }

    /// A PDF whose text items could not be listed; `word` is the reason.
    #[must_use]
    pub fn pdf_refused(word: &str) -> Self {
        let word = format!("pdf-{word}");
        let known = REFUSALS.iter().find(|(_, other)| *other == word);
        Self::Refused(known.map_or(Refusal::Pdf(PdfFault::Damaged), |(refusal, _)| *refusal))
    }

    /// Reads a report's words. `year` overrides the year in the text.
    #[must_use]
    pub fn words(text: &str, name: &str, year: Option<Year>) -> Self {
        Self::manuscript(&Manuscript::of_lines(text), name, year)
    }

    fn manuscript(manuscript: &Manuscript, name: &str, year: Option<Year>) -> Self {
        let read = super::read(manuscript, Some(name), year);
        Self::Read { report: format::write(&read.report), issues: read.issues }
    }

    /// The tables found by the worker's part for workbooks, as JSON; `None` if there are none.
    #[must_use]
    pub fn tables(tables: &str) -> Option<Self> {
        let tables: Vec<Table> = serde_json::from_str(tables).ok()?;
        Some(Self::Tables(tables.into_iter().map(Table::offer).collect()))
    }

    /// Writes the answer as a message.
    #[must_use]
    pub fn message(&self) -> String {
        match self {
            Self::Json(text) => format!("json\n{text}"),
            Self::Read { report, issues } => {
                let said = ISSUES.iter().filter(|(issue, _)| issues.contains(issue)).map(|(_, word)| *word);
                let head: Vec<&str> = ["read"].into_iter().chain(said).collect();
                format!("{}\n{report}", head.join(" "))
            }
            Self::Tables(offers) => format!("tables\n{}", serde_json::to_string(offers).unwrap_or_default()),
            Self::Workbook => "workbook\n".to_owned(),
            Self::Pdf => "pdf\n".to_owned(),
            Self::Archive => "archive\n".to_owned(),
            Self::Refused(refusal) => {
                let word = REFUSALS.iter().find(|(other, _)| other == refusal).map_or("", |(_, word)| word);
                format!("refused {word}\n")
            }
        }
    }

    /// Reads a message; `None` if it has another form.
    #[must_use]
    pub fn of_message(message: &str) -> Option<Self> {
        let (head, rest) = message.split_once('\n')?;
        let mut words = head.split(' ');
        match words.next()? {
            "json" => Some(Self::Json(rest.to_owned())),
            "tables" => serde_json::from_str(rest).ok().map(Self::Tables),
            "workbook" => Some(Self::Workbook),
            "pdf" => Some(Self::Pdf),
            "archive" => Some(Self::Archive),
            "read" => {
                let issue = |word| Some(ISSUES.iter().find(|(_, other)| *other == word)?.0);
                Some(Self::Read { report: rest.to_owned(), issues: words.map(issue).collect::<Option<_>>()? })
            }
            "refused" => {
                let word = words.next()?;
                REFUSALS.iter().find(|(_, other)| *other == word).map(|(refusal, _)| Self::Refused(*refusal))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::ReadReport;

    fn check(opened: &OpenedFile) {
        assert_eq!(OpenedFile::of_message(&opened.message()).as_ref(), Some(opened));
    }

    #[test]
    fn every_kind_passes() {
        check(&OpenedFile::Json("{\n}".to_owned()));
        for (refusal, _) in REFUSALS {
            check(&OpenedFile::Refused(refusal));
        }
        check(&OpenedFile::file("甲镇2024.txt", "产茶5吨。".into(), |_, _| None));
        check(&OpenedFile::file("a.txt", "没有数".into(), |_, _| None));
        check(&OpenedFile::file("a.pdf", b"%PDF-".to_vec(), |_, _| None));
        check(&OpenedFile::file("a", "[1]".into(), |_, _| None));
        check(&OpenedFile::file("a.csv", "指标,单位,2023年\n粮食产量,万吨,2\n".into(), |_, _| {
            None
        }));
        check(&OpenedFile::Workbook);
        assert_eq!(
            OpenedFile::pdf_refused("encrypted"),
            OpenedFile::Refused(Refusal::Pdf(PdfFault::Encrypted))
        );
        assert_eq!(OpenedFile::pdf("a.pdf", ""), OpenedFile::Refused(Refusal::Pdf(PdfFault::Scanned)));
    }

    /// The report of a message, as the page reads it.
    fn received(message: &str) -> ReadReport {
        let Some(OpenedFile::Read { report, .. }) = OpenedFile::of_message(message) else {
            panic!("{message}")
        };
        let mut outcome = format::read_undated(&report);
        assert_eq!((outcome.faults.len(), outcome.reports.len()), (0, 1), "{message}");
        outcome.reports.pop().unwrap()
    }

    #[test]
    fn a_report_without_year_or_place_passes() {
        let opened = OpenedFile::words("产茶5吨。", "", None);
        let OpenedFile::Read { report, issues } = opened else { panic!("{opened:?}") };
        assert_eq!(issues, [Issue::YearUnknown, Issue::PlaceUnknown]);
        assert_eq!(format::read_undated(&report).reports.len(), 1);
        assert!(!report.contains(r#""year""#), "{report}");
    }

    #[test]
    fn a_report_s_year_may_be_known() {
        let opened = OpenedFile::words("产茶5吨。", "a.txt", Some(2024));
        let OpenedFile::Read { report, issues } = opened else { panic!("{opened:?}") };
        assert!(report.contains(r#""period":2023"#), "{report}");
        assert_eq!(issues, [Issue::PlaceUnknown]);
    }

    proptest! {
        #[test]
        fn a_report_passes_with_or_without_its_year(
            year in prop::option::of(1900_i16..2100),
            tons in prop::collection::vec(0_u32..100_000, 0..4),
        ) {
            let text: String = tons.iter().map(|tons| format!("产茶{tons}吨。")).collect();
            let report = received(&OpenedFile::words(&text, "甲镇.txt", year).message());
            prop_assert_eq!(report.year, year);
            prop_assert_eq!(report, super::super::read(&Manuscript::of_lines(&text), Some("甲镇.txt"), year).report);
        }

        #[test]
        fn any_message_is_one_or_none(text in "(json|read|pdf|refused)?( [a-z-]{0,12}){0,3}\n?.{0,12}") {
            if let Some(opened) = OpenedFile::of_message(&text) {
                check(&opened);
            }
        }
    }
}
