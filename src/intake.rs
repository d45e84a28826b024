//! From a file's name and bytes to a reader or to a report's words: told by content, not by the
//! name's ending.
//!
//! | content | taken as |
//! | --- | --- |
//! | text beginning with `{` or `[` | JSON |
//! | a Word document | prose: [`docx`] |
//! | a web page that Tongbi made | the JSON in it |
//! | a saved web page | prose: [`html`] |
//! | other text, in UTF-8, UTF-16 or GB18030 | prose |
//! | the old Office container (.doc, .wps) | [`Refusal::OldOffice`] |
//! | `%PDF` | [`Refusal::Pdf`] |
//! | other bytes | [`Refusal::NotText`] |

mod composer;
pub mod container;
pub mod docx;
mod grid;
pub mod html;
mod line_break;
pub mod manuscript;
pub mod package;
pub mod pdf;
pub mod radicals;
mod raised;
pub mod word97;
pub mod worker_protocol;
mod xml;

use crate::format::Reader;
use docx::DocxFault;
use manuscript::Manuscript;

/// What a file turned out to be.
pub enum Intake {
    /// JSON text: reports, or faults that say what is wrong.
    Json(String),
    /// A report's words.
    Prose(Manuscript),
    /// A kind of file that is not read.
    Refused(Refusal),
}

/// The kinds of files that are recognised and not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A Word document that cannot be read, or another file of its container.
    Word(DocxFault),
    /// A document of old Office or WPS (.doc, .wps).
    OldOffice,
    /// A PDF.
    Pdf,
    /// No text in a known encoding.
    NotText,
}

/// Decodes GB18030, which has GBK and GB 2312 in it; `None` if the bytes are not in it. Every
/// browser knows how, so the table of 24 000 characters is no part of the core.
pub type Gb18030 = fn(&[u8]) -> Option<String>;

/// Opens a file that is plainly JSON in UTF-8; gives any other back, for [`open`].
///
/// # Errors
/// The file is something else.
pub fn json(name: &str, bytes: Vec<u8>) -> Result<Reader, Vec<u8>> {
    let start = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes).trim_ascii_start();
    if !matches!(start, [] | [b'{' | b'[', ..]) && !is_named_json(name) {
        return Err(bytes);
    }
    String::from_utf8(bytes).map(Reader::new).map_err(std::string::FromUtf8Error::into_bytes)
}

/// What stands before the reports' data in a page that Tongbi made.
pub const DATA_BLOCK: &str = "<script type=\"application/json\" id=\"tongbi-reports\">";

/// The data of a page that Tongbi made, if it is one.
fn data_block(page: &str) -> Option<&str> {
    let (_, data) = page.rsplit_once(DATA_BLOCK)?;
    Some(data.split_once("</script>")?.0)
}

/// Tells what a file is and opens it for reading.
#[must_use]
pub fn open(name: &str, bytes: Vec<u8>, gb18030: Gb18030) -> Intake {
    match bytes.as_slice() {
        [b'P', b'K', 3, 4, ..] => {
            return of_word(docx::manuscript(&bytes, gb18030));
        }
        [0xD0, 0xCF, 0x11, 0xE0, ..] if is_encrypted(&bytes) => {
            return Intake::Refused(Refusal::Word(DocxFault::Encrypted));
        }
        [0xD0, 0xCF, 0x11, 0xE0, ..] => return Intake::Refused(Refusal::OldOffice),
        [b'%', b'P', b'D', b'F', ..] => return Intake::Refused(Refusal::Pdf),
        _ => {}
    }
    let Some(text) = decode(bytes, gb18030) else { return Intake::Refused(Refusal::NotText) };
    let begins = text.trim_start_matches('\u{feff}').trim_start().chars().next();
    if begins.is_none_or(|c| matches!(c, '{' | '[')) || is_named_json(name) {
        Intake::Json(text)
    } else if let Some(data) = data_block(&text) {
        Intake::Json(data.to_owned())
    } else if docx::is_word_xml(&text) {
        of_word(docx::xml_manuscript(&text, gb18030))
    } else if html::is_html(&text) {
        Intake::Prose(Manuscript::of_lines(&html::text(&text)))
    } else {
        Intake::Prose(Manuscript::of_lines(&text))
    }
}

fn of_word(read: Result<Manuscript, DocxFault>) -> Intake {
    match read {
        Ok(manuscript) => Intake::Prose(manuscript),
        Err(fault) => Intake::Refused(Refusal::Word(fault)),
    }
}

/// Whether a compound file holds an encrypted package, as Office writes it for a password.
fn is_encrypted(compound: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    // Names of streams begin at multiples of the directory's entries.
    compound.chunks(128).any(|entry| entry.starts_with(&name))
}

/// The text of bytes in whichever encoding they are.
fn decode(bytes: Vec<u8>, gb18030: Gb18030) -> Option<String> {
    let text = match bytes.as_slice() {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => match String::from_utf8(bytes) {
            Ok(text) => Some(text),
            Err(other) => gb18030(other.as_bytes()),
        },
    }?;
    // Bytes that are no text decode to something all the same.
    (!text.contains('\0')).then_some(text)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, []) = bytes.as_chunks::<2>() else { return None };
    char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).collect::<Result<_, _>>().ok()
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

    fn gb18030(bytes: &[u8]) -> Option<String> {
        encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes).map(Into::into)
    }

    /// `json`, the prose, or why it is refused.
    fn opened(name: &str, bytes: &[u8]) -> String {
        if json(name, bytes.to_vec()).is_ok() {
            return "json".to_owned();
        }
        match open(name, bytes.to_vec(), gb18030) {
            Intake::Json(_) => "json".to_owned(),
            Intake::Prose(manuscript) => manuscript.text().text,
            Intake::Refused(refusal) => format!("{refusal:?}"),
        }
    }

    fn check(name: &str, bytes: &[u8], expected: &str) {
        assert_eq!(opened(name, bytes), expected, "{name}");
    }

    #[test]
    fn content_decides() {
        check("a.txt", b"{}", "json");
        check("a.txt", "\u{feff} [1]".as_bytes(), "json");
        check("empty", b"", "json");
        check("a.JSON", "你好".as_bytes(), "json");
        check("a.docx", b"PK\x03\x04rest", "Word(Damaged)");
        check("a.json", &[0xD0, 0xCF, 0x11, 0xE0, 0xA1], "OldOffice");
        check("a", b"%PDF-1.7", "Pdf");
        check("a.txt", "政府工作报告".as_bytes(), "政府工作报告\n");
        check("a.html", "<html><p>产值</p>".as_bytes(), "产值\n");
        check("a.html", format!("<html>{DATA_BLOCK}[]</script>").as_bytes(), "json");
        check("a.txt", &[0xFF, 0xFF, 0x00], "NotText");
    }

    #[test]
    fn encodings_are_found() {
        let text = "镇产值5亿元\n";
        let units = text.encode_utf16();
        let little: Vec<u8> = [0xFEFF].into_iter().chain(units.clone()).flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = [0xFEFF].into_iter().chain(units).flat_map(u16::to_be_bytes).collect();
        check("little", &little, text);
        check("big", &big, text);
        // Text that lost a character on its way is text all the same.
        check("lost", "产值\u{fffd}5亿元".as_bytes(), "产值\u{fffd}5亿元\n");
        check("odd", &[0xFF, 0xFE, 0x41], "NotText");
        let json: Vec<u8> = "{}".encode_utf16().flat_map(u16::to_be_bytes).collect();
        check("json in UTF-16", &[&[0xFE, 0xFF], json.as_slice()].concat(), "json");
        check("gb", &encoding_rs::GB18030.encode(text).0, text);
    }

    proptest! {
        #[test]
        fn never_panics(bytes: Vec<u8>) {
            let _ = opened("", &bytes);
        }
    }
}
