//! From a file's name and bytes to a reader: told by content, not by the name's ending.
//!
//! | content | taken as |
//! | --- | --- |
//! | UTF-8 text (a BOM is tolerated) beginning with `{` or `[` | JSON |
//! | `PK` and a Word document inside | [`Refusal::Word`] |
//! | the old Office container | [`Refusal::OldOffice`] |
//! | `%PDF` | [`Refusal::Pdf`] |
//! | other text | [`Refusal::Prose`] |
//! | other bytes | [`Refusal::NotText`] |

use crate::format::Reader;

/// What a file turned out to be.
pub enum Intake {
    /// JSON: reports, or faults that say what is wrong.
    Json(Reader),
    /// A kind of file that is not read.
    Refused(Refusal),
}

/// The kinds of files that are recognised and not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A Word document (.docx) or another file of that container.
    Word,
    /// A document of old Office or WPS (.doc, .wps).
    OldOffice,
    /// A PDF.
    Pdf,
    /// Prose, or anything else that is text and not JSON.
    Prose,
    /// Text in another encoding than UTF-8, or no text at all.
    NotText,
}

/// Tells what a file is and opens it for reading.
#[must_use]
pub fn open(name: &str, bytes: Vec<u8>) -> Intake {
    let refusal = match bytes.as_slice() {
        [b'P', b'K', 3, 4, ..] => Some(Refusal::Word),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Some(Refusal::OldOffice),
        [b'%', b'P', b'D', b'F', ..] => Some(Refusal::Pdf),
        _ => None,
    };
    if let Some(refusal) = refusal {
        return Intake::Refused(refusal);
    }
    let Ok(text) = String::from_utf8(bytes) else { return Intake::Refused(Refusal::NotText) };
    let begins = text.trim_start_matches('\u{feff}').trim_start().chars().next();
    let is_json = begins.is_none_or(|c| matches!(c, '{' | '[')) || is_named_json(name);
    if is_json { Intake::Json(Reader::new(text)) } else { Intake::Refused(Refusal::Prose) }
}

/// A file that is called JSON gets JSON's messages, whatever it holds.
fn is_named_json(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default();
    ["json", "jsonl", "ndjson"].iter().any(|json| ending.eq_ignore_ascii_case(json))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(name: &str, bytes: &[u8], expected: Option<Refusal>) {
        let refused = match open(name, bytes.to_vec()) {
            Intake::Json(_) => None,
            Intake::Refused(refusal) => Some(refusal),
        };
        assert_eq!(refused, expected, "{name}");
    }

    #[test]
    fn content_decides() {
        check("a.txt", b"{}", None);
        check("a.txt", "\u{feff} [1]".as_bytes(), None);
        check("empty", b"", None);
        check("a.JSON", "你好".as_bytes(), None);
        check("a.json", b"PK\x03\x04rest", Some(Refusal::Word));
        check("a.json", &[0xD0, 0xCF, 0x11, 0xE0, 0xA1], Some(Refusal::OldOffice));
        check("a", b"%PDF-1.7", Some(Refusal::Pdf));
        check("a.txt", "政府工作报告".as_bytes(), Some(Refusal::Prose));
        check("a.txt", &[0xB5, 0xD8], Some(Refusal::NotText));
    }

    proptest! {
        #[test]
        fn never_panics(bytes: Vec<u8>) {
            let _ = open("", bytes);
        }
    }
}
