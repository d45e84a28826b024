//! Web pages saved as one file (MHTML, RFC 2557): finds the page among its parts.
//!
//! | part | |
//! | --- | --- |
//! | `Content-Type: multipart/related; boundary="B"` | nested parts, each after a line `--B` |
//! | `text/html`, in base64 or quoted-printable, in its charset | a page; the page with most text is the report |
//! | pictures, style sheets | skipped |

use quoted_printable::ParseMode;

use super::encoding::{Decoders, decode};
use super::html;
use super::manuscript::Manuscript;
use super::package::base64;

/// Whether bytes begin with the header of an MHTML file.
#[must_use]
pub fn is_mhtml(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let start = String::from_utf8_lossy(start);
    let head = start.trim_start_matches('\u{feff}').trim_start();
    let is_field = |line: &str| {
        line.split_once(':').is_some_and(|(name, _)| {
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        })
    };
    let lower = head.to_ascii_lowercase();
    let says = |field: &str| lower.starts_with(field) || lower.contains(&format!("\n{field}"));
    head.lines().next().is_some_and(is_field)
        && (says("mime-version:") && says("content-type:") || says("content-type: multipart/"))
}

/// Reads the page in an MHTML file, or the words of a mail; `None` if there are none.
#[must_use]
pub fn manuscript(bytes: &[u8], decoders: Decoders) -> Option<Manuscript> {
    let (pages, words) = texts(bytes, decoders);
    match pages.into_iter().max_by_key(String::len) {
        Some(page) => Some(html::manuscript(&page)),
        None => words.first().map(|words| Manuscript::of_lines(words)),
    }
}

/// Collects the pages and plain texts among the parts.
fn texts(bytes: &[u8], decoders: Decoders) -> (Vec<String>, Vec<String>) {
    let mut found = (Vec::new(), Vec::new());
    collect(bytes, decoders, 0, &mut found);
    found
}

/// The deepest nesting of parts.
const DEEPEST: usize = 4;

fn collect(entity: &[u8], decoders: Decoders, depth: usize, found: &mut (Vec<String>, Vec<String>)) {
    let (head, body) = split_head(entity);
    let kind = head.kind.to_ascii_lowercase();
    if let (true, Some(boundary), true) = (kind.starts_with("multipart/"), &head.boundary, depth < DEEPEST) {
        for part in parts(body, boundary) {
            collect(part, decoders, depth + 1, found);
        }
    } else if kind.starts_with("text/html") || kind.starts_with("application/xhtml") {
        found.0.extend(decode(head.decoded(body), decoders));
    } else if kind.starts_with("text/plain") {
        found.1.extend(decode(head.decoded(body), decoders));
    }
}

/// The header fields that describe an entity's body.
#[derive(Default)]
struct Head {
    kind: String,
    boundary: Option<String>,
    encoding: String,
}

impl Head {
    fn decoded(&self, body: &[u8]) -> Vec<u8> {
        match self.encoding.as_str() {
            "base64" => base64(body),
            "quoted-printable" => {
                quoted_printable::decode(escaped(body), ParseMode::Robust).unwrap_or_default()
            }
            _ => body.to_vec(),
        }
    }
}

/// A quoted-printable body with its 8-bit characters escaped, as they should be.
fn escaped(body: &[u8]) -> Vec<u8> {
    let mut escaped = Vec::with_capacity(body.len());
    for byte in body {
        if byte.is_ascii() {
            escaped.push(*byte);
        } else {
            escaped.extend(format!("={byte:02X}").bytes());
        }
    }
    escaped
}

/// Splits an entity at the first empty line into header and body.
fn split_head(entity: &[u8]) -> (Head, &[u8]) {
    let mut fields: Vec<String> = Vec::new();
    let mut rest = entity.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(entity);
    while let Some((line, after)) = split_line(rest) {
        rest = after;
        let line = String::from_utf8_lossy(line);
        if line.trim().is_empty() {
            if fields.is_empty() {
                continue;
            }
            break;
        }
        match fields.last_mut() {
            // A line that begins with white space continues the field before it.
            Some(field) if line.starts_with([' ', '\t']) => field.push_str(&line),
            _ => fields.push(line.into_owned()),
        }
    }
    let field = |name: &str| {
        fields.iter().find_map(|field| {
            let (key, value) = field.split_once(':')?;
            key.trim().eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
        })
    };
    let kind = field("Content-Type").unwrap_or_default();
    let encoding = field("Content-Transfer-Encoding").unwrap_or_default().to_ascii_lowercase();
    (Head { boundary: parameter(&kind, "boundary"), kind, encoding }, rest)
}

/// The first line without its line end, and the rest.
fn split_line(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    if bytes.is_empty() {
        return None;
    }
    let end = bytes.iter().position(|b| *b == b'\n').unwrap_or(bytes.len());
    let line = bytes.get(..end)?;
    Some((line.strip_suffix(b"\r").unwrap_or(line), bytes.get(end + 1..).unwrap_or_default()))
}

/// A parameter of a field: `boundary="B"`.
fn parameter(field: &str, name: &str) -> Option<String> {
    field.split(';').skip(1).find_map(|parameter| {
        let (key, value) = parameter.split_once('=')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches('"').to_owned())
    })
}

/// The parts of a body, separated by lines that begin with the boundary.
fn parts<'a>(body: &'a [u8], boundary: &str) -> Vec<&'a [u8]> {
    let mark = format!("--{boundary}").into_bytes();
    let mut parts = Vec::new();
    let mut start = None;
    let mut at = 0;
    let mut rest = body;
    while let Some((line, after)) = split_line(rest) {
        let next = body.len() - after.len();
        if line.starts_with(&mark) {
            parts.extend(start.and_then(|start| body.get(start..at)));
            start = Some(next);
            if line.get(mark.len()..).is_some_and(|end| end.starts_with(b"--")) {
                return parts;
            }
        }
        at = next;
        rest = after;
    }
    // The file was truncated.
    parts.extend(start.and_then(|start| body.get(start..)));
    parts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::encoding::tests::decoders;
    use super::*;

    /// A saved page of these parts: kind, encoding, content.
    fn mhtml(parts: &[(&str, &str, &[u8])]) -> Vec<u8> {
        let mut bytes = b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--B\"\r\n\r\n".to_vec();
        for (kind, encoding, content) in parts {
            bytes.extend(
                format!("----B\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n")
                    .bytes(),
            );
            bytes.extend_from_slice(content);
            bytes.extend(b"\r\n");
        }
        bytes.extend(b"----B--\r\n");
        bytes
    }

    fn check(parts: &[(&str, &str, &[u8])], expected: Option<&str>) {
        let bytes = mhtml(parts);
        assert!(is_mhtml(&bytes));
        let read = manuscript(&bytes, decoders).map(|manuscript| manuscript.text().text);
        assert_eq!(read.as_deref().map(str::trim), expected);
    }

    #[test]
    fn pages_are_decoded() {
        check(
            &[("text/html; charset=\"utf-8\"", "quoted-printable", b"<p>=E4=BA=A7=E5=\r\n=80=BC=3D5</p>")],
            Some("产值=5"),
        );
        check(&[("text/html", "base64", b"PHA+5Lqn\r\n5YC8PC9wPg==")], Some("产值"));
        check(&[("text/html;charset=gb2312", "8bit", b"<p>\xB2\xFA\xD6\xB5</p>")], Some("产值"));
        check(&[("text/plain", "7bit", b"a\r\nb")], Some("a\nb"));
        check(&[("image/png", "base64", b"AAAA")], None);
    }

    #[test]
    fn the_page_with_most_text_is_the_report() {
        check(&[("text/html", "8bit", b"<p>a</p>"), ("text/html", "8bit", b"<p>abc</p>")], Some("abc"));
    }

    #[test]
    fn parts_may_lie_within_parts() {
        let inner = b"--I\r\nContent-Type: text/html\r\n\r\n<p>a</p>\r\n--I--";
        check(&[("multipart/alternative; boundary=I", "7bit", inner)], Some("a"));
    }

    #[test]
    fn other_text_is_none() {
        assert!(!is_mhtml("各位代表：现在".as_bytes()));
        assert!(!is_mhtml(b"Note: a text about Content-Type: and more"));
    }

    proptest! {
        #[test]
        fn never_panics(bytes: Vec<u8>) {
            let _ = is_mhtml(&bytes);
            let _ = manuscript(&bytes, decoders);
        }

        #[test]
        fn never_panics_on_heads(text in "(Content-Type: multipart/related; boundary=B\n|Content-Type: text/html\n|\n|--B\n|--B--\n|a=\n){0,20}") {
            let _ = manuscript(text.as_bytes(), decoders);
        }
    }
}
