//! A table as a Word document (ECMA-376), which Word, WPS and LibreOffice open: A4 landscape, the head on every
//! page, rules above and below as in a printed yearbook.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::PrintTable;
use super::xlsx::{XlsxFault, text};

const CONTENT_TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;

const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

/// The width of the text of an A4 page in landscape, and of the column of names, in twentieths of a point.
const WIDTH: usize = 15_400;
const NAMES: usize = 2_600;

/// Font sizes in half points: title, cells, small lines.
const TITLE: u32 = 32;
const CELL: u32 = 18;
const SMALL: u32 = 15;

/// Writes a document with a title, the table, and its notes.
///
/// # Errors
/// If the ZIP container cannot be written.
pub fn docx(table: &PrintTable) -> Result<Vec<u8>, XlsxFault> {
    let files = [
        ("[Content_Types].xml", CONTENT_TYPES.to_owned()),
        ("_rels/.rels", RELATIONS.to_owned()),
        ("word/document.xml", document(table)),
    ];
    let mut container = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        container.start_file(name, SimpleFileOptions::default()).map_err(|_| XlsxFault::Container)?;
        container.write_all(text.as_bytes()).map_err(|_| XlsxFault::Container)?;
    }
    container.finish().map(Cursor::into_inner).map_err(|_| XlsxFault::Container)
}

fn document(table: &PrintTable) -> String {
    let columns = table.head.len().saturating_sub(1).max(1);
    let width = |at: usize| if at == 0 { NAMES } else { (WIDTH - NAMES) / columns };
    let mut xml = String::from(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>"#,
    );
    paragraph(&mut xml, &table.title, TITLE, true, "left");
    xml.push_str(r#"<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders><w:top w:val="single" w:sz="12" w:space="0" w:color="000000"/><w:bottom w:val="single" w:sz="12" w:space="0" w:color="000000"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="999999"/></w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>"#);
    for at in 0..table.head.len() {
        let _ = write!(xml, r#"<w:gridCol w:w="{}"/>"#, width(at));
    }
    xml.push_str("</w:tblGrid>");
    xml.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for (at, name) in table.head.iter().enumerate() {
        cell(&mut xml, width(at), std::slice::from_ref(name), true, at);
    }
    xml.push_str("</w:tr>");
    for row in &table.rows {
        xml.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for (at, lines) in row.iter().enumerate() {
            cell(&mut xml, width(at), lines, false, at);
        }
        xml.push_str("</w:tr>");
    }
    xml.push_str("</w:tbl>");
    for note in &table.notes {
        paragraph(&mut xml, note, SMALL, false, "left");
    }
    xml.push_str(r#"<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="720" w:right="720" w:bottom="720" w:left="720" w:header="360" w:footer="360" w:gutter="0"/></w:sectPr></w:body></w:document>"#);
    xml
}

fn cell(xml: &mut String, width: usize, lines: &[String], bold: bool, column: usize) {
    let _ = write!(xml, r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>"#);
    let align = if column == 0 { "left" } else { "right" };
    // A cell must hold a paragraph.
    let none = [String::new()];
    let lines = if lines.is_empty() { &none[..] } else { lines };
    for (at, line) in lines.iter().enumerate() {
        paragraph(xml, line, if at == 0 { CELL } else { SMALL }, bold, align);
    }
    xml.push_str("</w:tc>");
}

fn paragraph(xml: &mut String, words: &str, size: u32, bold: bool, align: &str) {
    let bold = if bold { "<w:b/>" } else { "" };
    let _ = write!(
        xml,
        r#"<w:p><w:pPr><w:spacing w:before="0" w:after="0"/><w:jc w:val="{align}"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"/>{bold}<w:sz w:val="{size}"/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r></w:p>"#,
        text(words)
    );
}
