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

pub mod docx;
pub mod html;
mod markup;
mod zip;

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

/// The text of a file of prose: of a Word document, a saved page, or plain text. `None` where it is
/// none of these, or text in an encoding that [`decoded`] does not tell.
#[must_use]
pub fn prose(bytes: &[u8]) -> Option<String> {
    if bytes.starts_with(b"PK\x03\x04") {
        return docx::text(bytes).ok();
    }
    let text = decoded(bytes)?;
    Some(if html::is_page(&text) { html::text(&text) } else { text })
}

/// The text of a file of prose, where its bytes tell their encoding by themselves: UTF-8, or UTF-16
/// with a mark. `None` for any other: a browser's own decoder reads GB18030.
#[must_use]
pub fn decoded(bytes: &[u8]) -> Option<String> {
    let wide = |bytes: &[u8], join: fn([u8; 2]) -> u16| {
        let (pairs, _) = bytes.as_chunks::<2>();
        let units: Vec<u16> = pairs.iter().map(|pair| join(*pair)).collect();
        String::from_utf16(&units).ok()
    };
    match bytes {
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        _ => {
            let text = std::str::from_utf8(bytes).ok()?;
            Some(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned())
        }
    }
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

    #[test]
    fn encodings_are_found() {
        let check =
            |bytes: &[u8], text: Option<&str>| assert_eq!(decoded(bytes).as_deref(), text, "{bytes:?}");
        check("\u{feff}甲".as_bytes(), Some("甲"));
        check(&[0xFF, 0xFE, 0x32, 0x75], Some("甲"));
        check(&[0xFE, 0xFF, 0x75, 0x32], Some("甲"));
        check(&[0xBC, 0xD7], None);
    }

    proptest! {
        #[test]
        fn never_panics(bytes: Vec<u8>) {
            let _ = decoded(&bytes);
            let _ = open("", bytes);
        }
    }
}
