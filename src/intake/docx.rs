//! The text of a Word document: a line for each paragraph, a line for each row of a table.
//!
//! | in the document | text |
//! | --- | --- |
//! | a paragraph numbered by Word with `%1、` in Chinese numerals | `一、` and its words |
//! | a table's row | its cells, with tabs between |
//! | a footnote's mark | `[1]`, and the note as a line `[1]…` at the end |
//! | deleted text, field codes, the fallback of a drawing | nothing |
//!
//! Numbering that comes from a style alone is not told.

use std::collections::HashMap;

use super::markup::{self, Piece, attribute};
use super::zip::{self, ZipError};

/// Why a document's text cannot be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocxError {
    /// No ZIP archive, or a damaged one.
    Damaged,
    /// An archive, but no Word document.
    NotWord,
    /// It would unpack to more than 64 MB.
    TooLarge,
}

/// The text of a document.
///
/// # Errors
/// The bytes are no Word document, are damaged, or unpack to too much.
pub fn text(bytes: &[u8]) -> Result<String, DocxError> {
    let part = |name: &str| match zip::file(bytes, name) {
        Ok(part) => Ok(Some(String::from_utf8_lossy(&part).into_owned())),
        Err(ZipError::Absent) => Ok(None),
        Err(ZipError::Damaged) => Err(DocxError::Damaged),
        Err(ZipError::TooLarge) => Err(DocxError::TooLarge),
    };
    let document = part("word/document.xml")?.ok_or(DocxError::NotWord)?;
    let mut numbering = part("word/numbering.xml")?.map(|xml| Numbering::new(&xml)).unwrap_or_default();
    let mut out = body(&document, &mut numbering);
    if let Some(notes) = part("word/footnotes.xml")? {
        let notes = body(&notes, &mut numbering);
        out.push_str(&notes);
    }
    Ok(out)
}

/// The words of a part of a document.
fn body(xml: &str, numbering: &mut Numbering) -> String {
    let mut out = String::new();
    let mut pieces = markup::pieces(xml);
    let (mut in_text, mut cells) = (false, 0_usize);
    let (mut level, mut list) = (0, None);
    while let Some(piece) = pieces.next() {
        match piece {
            Piece::Text(text) if in_text => {
                if let Some(list) = list.take() {
                    out.push_str(&numbering.next(list, level));
                }
                out.push_str(&text);
            }
            Piece::Open("t", _) => in_text = true,
            Piece::Close("t") => in_text = false,
            Piece::Open("p", _) => (level, list) = (0, None),
            Piece::Open("ilvl", a) => level = attribute(a, "val").and_then(|v| v.parse().ok()).unwrap_or(0),
            Piece::Open("numId", a) => list = attribute(a, "val"),
            Piece::Open("tab", _) if !out.is_empty() && !out.ends_with('\n') => out.push(' '),
            Piece::Open("br" | "cr", _) => end_line(&mut out),
            Piece::Open("footnoteReference", a) => note(&mut out, attribute(a, "id")),
            Piece::Open("footnote", a) if attribute(a, "type").is_none() => {
                note(&mut out, attribute(a, "id"));
            }
            Piece::Open(silent @ ("Fallback" | "del" | "pPrChange" | "rPrChange"), _) => {
                pieces.pass_over(silent);
            }
            Piece::Open("tc", _) => cells += 1,
            Piece::Close("tc") => {
                cells = cells.saturating_sub(1);
                out.push('\t');
            }
            Piece::Close("tr") => {
                out.truncate(out.trim_end_matches('\t').len());
                end_line(&mut out);
            }
            Piece::Close("p") if cells == 0 => end_line(&mut out),
            _ => {}
        }
    }
    out
}

fn end_line(out: &mut String) {
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
}

fn note(out: &mut String, id: Option<&str>) {
    if let Some(id) = id {
        out.push('[');
        out.push_str(id);
        out.push(']');
    }
}

/// Word's automatic numbering: what each list writes before its paragraphs, and how far it is.
#[derive(Default)]
struct Numbering {
    /// The definition that each list follows.
    lists: HashMap<String, String>,
    /// Of each definition, its levels.
    levels: HashMap<String, Vec<Level>>,
    /// Of each definition, how many of each level there have been.
    counts: HashMap<String, Vec<usize>>,
}

#[derive(Clone, Default)]
struct Level {
    format: String,
    /// The words, with `%1` for the first level's number.
    text: String,
}

impl Numbering {
    fn new(xml: &str) -> Self {
        let mut all = Self::default();
        let (mut definition, mut list) = (None, None);
        for piece in markup::pieces(xml) {
            let Piece::Open(name, attributes) = piece else { continue };
            let value = || attribute(attributes, "val").unwrap_or_default().to_owned();
            let levels = definition.as_ref().and_then(|d: &String| all.levels.get_mut(d));
            if let ("lvl", Some(levels)) = (name, levels) {
                levels.push(Level::default());
                continue;
            }
            let levels = definition.as_ref().and_then(|d: &String| all.levels.get_mut(d));
            match (name, levels.map(Vec::as_mut_slice)) {
                ("abstractNum", _) => {
                    let id = attribute(attributes, "abstractNumId").unwrap_or_default().to_owned();
                    all.levels.insert(id.clone(), Vec::new());
                    definition = Some(id);
                }
                ("numFmt", Some([.., level])) => level.format = value(),
                ("lvlText", Some([.., level])) => level.text = markup::resolved(&value()),
                ("num", _) => {
                    definition = None;
                    list = attribute(attributes, "numId").map(str::to_owned);
                }
                ("abstractNumId", _) => {
                    if let Some(list) = list.take() {
                        all.lists.insert(list, value());
                    }
                }
                _ => {}
            }
        }
        all
    }

    /// What stands before the next paragraph of a list.
    fn next(&mut self, list: &str, level: usize) -> String {
        let Some((definition, levels)) = self.lists.get(list).and_then(|d| self.levels.get_key_value(d))
        else {
            return String::new();
        };
        let counts = self.counts.entry(definition.clone()).or_insert_with(|| vec![0; levels.len()]);
        for (at, count) in counts.iter_mut().enumerate().skip(level) {
            *count = if at == level { *count + 1 } else { 0 };
        }
        let mut text = levels.get(level).map(|l| l.text.clone()).unwrap_or_default();
        for (at, (count, level)) in counts.iter().zip(levels).enumerate() {
            text = text.replace(&format!("%{}", at + 1), &number(*count, &level.format));
        }
        if levels.get(level).is_some_and(|l| l.format == "bullet") { String::new() } else { text }
    }
}

/// A number in one of Word's formats.
fn number(value: usize, format: &str) -> String {
    let chinese = format.contains("hinese") || format.contains("japanese") || format.contains("ideograph");
    if !chinese || value == 0 || value > 99 {
        return value.to_string();
    }
    let digit =
        |d: usize| "一二三四五六七八九".chars().nth(d.wrapping_sub(1)).map(String::from).unwrap_or_default();
    match (value / 10, value % 10) {
        (0, ones) => digit(ones),
        (1, ones) => format!("十{}", digit(ones)),
        (tens, ones) => format!("{}十{}", digit(tens), digit(ones)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// An archive of stored files.
    fn archive(files: &[(&str, &str)]) -> Vec<u8> {
        let (mut out, mut directory) = (Vec::new(), Vec::new());
        for (name, content) in files {
            let size = u32::try_from(content.len()).unwrap().to_le_bytes();
            let length = u16::try_from(name.len()).unwrap().to_le_bytes();
            let offset = u32::try_from(out.len()).unwrap().to_le_bytes();
            let sizes = [[0; 4], size, size].concat();
            out.extend(
                [
                    b"PK\x03\x04".as_slice(),
                    &[0; 10],
                    &sizes,
                    &length,
                    &[0; 2],
                    name.as_bytes(),
                    content.as_bytes(),
                ]
                .concat(),
            );
            directory.extend(
                [b"PK\x01\x02".as_slice(), &[0; 12], &sizes, &length, &[0; 12], &offset, name.as_bytes()]
                    .concat(),
            );
        }
        let count = u16::try_from(files.len()).unwrap().to_le_bytes();
        let at = u32::try_from(out.len()).unwrap().to_le_bytes();
        out.extend_from_slice(&directory);
        out.extend([b"PK\x05\x06".as_slice(), &[0; 4], &count, &count, &[0; 4], &at, &[0; 2]].concat());
        out
    }

    const NUMBERING: &str = r#"<w:numbering><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0">
        <w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1">
        <w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>
        <w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>"#;

    fn check(document: &str, expected: &str) {
        let notes = r#"<w:footnotes><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>
            <w:footnote w:id="1"><w:p><w:r><w:t>注解</w:t></w:r></w:p></w:footnote></w:footnotes>"#;
        let bytes = archive(&[
            ("word/document.xml", document),
            ("word/numbering.xml", NUMBERING),
            ("word/footnotes.xml", notes),
        ]);
        assert_eq!(
            text(&bytes).map(|t| t.trim_end().replace("\n[1]注解", "")),
            Ok(expected.to_owned()),
            "{document}"
        );
    }

    fn paragraph(level: u8, words: &str) -> String {
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"#
        )
    }

    #[test]
    fn paragraphs_tables_and_notes() {
        check(
            "<w:p><w:r><w:t>税收</w:t></w:r><w:r><w:t xml:space=\"preserve\">3亿元</w:t></w:r></w:p><w:p><w:r><w:t>完</w:t></w:r></w:p>",
            "税收3亿元\n完",
        );
        check(
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>税收</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>3亿元</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
            "税收\t3亿元",
        );
        check("<w:p><w:r><w:t>甲</w:t><w:footnoteReference w:id=\"1\"/></w:r></w:p>", "甲[1]");
        check("<w:p><w:del><w:r><w:t>旧</w:t></w:r></w:del><w:r><w:t>新</w:t></w:r></w:p>", "新");
    }

    #[test]
    fn numbers_are_counted() {
        let document = [(0, "回顾"), (1, "工业"), (1, "农业"), (0, "安排"), (1, "投资")]
            .map(|(level, words)| paragraph(level, words))
            .concat();
        check(&document, "一、回顾\n1.工业\n2.农业\n二、安排\n1.投资");
        assert_eq!(
            [1, 10, 11, 20, 35, 100].map(|n| number(n, "chineseCountingThousand")).join(" "),
            "一 十 十一 二十 三十五 100"
        );
    }

    #[test]
    fn what_is_no_document_says_so() {
        assert_eq!(text(b"PK"), Err(DocxError::Damaged));
        assert_eq!(text(&archive(&[("a", "b")])), Err(DocxError::NotWord));
    }

    proptest! {
        #[test]
        fn never_panics(at in 0..400_usize, byte: u8) {
            let mut bytes = archive(&[("word/document.xml", "<w:p><w:t>甲</w:t></w:p>"), ("word/numbering.xml", NUMBERING)]);
            if let Some(b) = bytes.get_mut(at) {
                *b = byte;
            }
            let _ = text(&bytes);
        }
    }
}
