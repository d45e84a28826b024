//! A table as a workbook of Office Open XML (ECMA-376), which Excel, WPS and LibreOffice open.
//!
//! The parts are written as text into a ZIP container, because a library for workbooks would add far more code.
//! Texts are inline (`inlineStr`), so there is no string table. A style for each number of decimals preserves the
//! written decimals.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use quick_xml::escape::escape;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Note, Sheet, SheetCell};
use crate::quantity::Decimal;

/// The most rows of a sheet in this format.
const MOST_ROWS: usize = 1_048_576;
/// The most characters of a cell, in UTF-16 code units.
const MOST_CHARACTERS: usize = 32_767;
/// The most decimals with a fixed format; further ones use the program's default.
const MOST_DECIMALS: u32 = 6;

/// The indices of cell styles in `cellXfs`: plain, head, text, then numbers by decimals.
const HEAD: usize = 1;
const TEXT: usize = 2;
const NUMBER: u32 = 3;

/// Why a table cannot be a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum XlsxFault {
    /// The table has more rows than a sheet allows.
    TooManyRows,
    /// The ZIP container could not be written.
    Container,
}

/// Writes a workbook with one sheet. Its header row is frozen and has filters.
///
/// # Errors
/// See [`XlsxFault`].
pub fn xlsx(sheet: &Sheet) -> Result<Vec<u8>, XlsxFault> {
    xlsx_of(std::slice::from_ref(sheet))
}

/// Writes a workbook with several sheets. Equal names of sheets get a number.
///
/// # Errors
/// See [`XlsxFault`].
pub fn xlsx_of(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxFault> {
    written(sheets, &[])
}

/// Writes a workbook with one sheet and notes on some of its cells. A note shows while the pointer is over its
/// cell.
///
/// # Errors
/// See [`XlsxFault`].
pub fn xlsx_with_notes(sheet: &Sheet, notes: &[Note]) -> Result<Vec<u8>, XlsxFault> {
    written(std::slice::from_ref(sheet), notes)
}

/// `notes` are those of the first sheet.
fn written(sheets: &[Sheet], notes: &[Note]) -> Result<Vec<u8>, XlsxFault> {
    if sheets.iter().any(|sheet| sheet.rows.len() >= MOST_ROWS) {
        return Err(XlsxFault::TooManyRows);
    }
    let has_notes = !notes.is_empty();
    let numbers = 1..=sheets.len();
    let parts: String = numbers.clone().map(|n| format!(r#"<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"#)).collect();
    let links: String = numbers.map(|n| format!(r#"<Relationship Id="rId{n}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{n}.xml"/>"#)).collect();
    let mut files = vec![
        (
            "[Content_Types].xml".to_owned(),
            format!("{CONTENT_TYPES}{parts}{}</Types>", if has_notes { NOTE_TYPES } else { "" }),
        ),
        ("_rels/.rels".to_owned(), RELATIONS.to_owned()),
        ("xl/workbook.xml".to_owned(), workbook(sheets)),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!("{WORKBOOK_RELATIONS}{links}{}</Relationships>", styles_relation(sheets.len() + 1)),
        ),
        ("xl/styles.xml".to_owned(), styles()),
    ];
    files.extend(
        (1..)
            .zip(sheets)
            .map(|(n, sheet)| (format!("xl/worksheets/sheet{n}.xml"), worksheet(sheet, has_notes && n == 1))),
    );
    if has_notes {
        files.push(("xl/worksheets/_rels/sheet1.xml.rels".to_owned(), NOTE_RELATIONS.to_owned()));
        files.push(("xl/comments1.xml".to_owned(), comments(notes)));
        files.push(("xl/drawings/vmlDrawing1.vml".to_owned(), boxes(notes)));
    }
    let mut container = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        container.start_file(name, SimpleFileOptions::default()).map_err(|_| XlsxFault::Container)?;
        container.write_all(text.as_bytes()).map_err(|_| XlsxFault::Container)?;
    }
    container.finish().map(Cursor::into_inner).map_err(|_| XlsxFault::Container)
}

const CONTENT_TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>"#;

const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;

const WORKBOOK_RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#;

fn styles_relation(number: usize) -> String {
    format!(
        r#"<Relationship Id="rId{number}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>"#
    )
}

/// The content types of a workbook with notes: their texts, and the boxes that show them.
const NOTE_TYPES: &str = r#"<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Override PartName="/xl/comments1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/>"#;

const NOTE_RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="../comments1.xml"/></Relationships>"#;

const MAIN: &str = r#"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#;

fn workbook(sheets: &[Sheet]) -> String {
    let mut names: Vec<String> = Vec::with_capacity(sheets.len());
    for sheet in sheets {
        let name = sheet_name(&sheet.name);
        // Excel ignores case when it compares the names of sheets.
        let is_taken = |name: &String| names.iter().any(|other| other.to_lowercase() == name.to_lowercase());
        let numbered = (2..).map(|n| {
            let end = format!(" {n}");
            let room = MOST_NAME.saturating_sub(end.len());
            name.chars().take(room).collect::<String>() + &end
        });
        let free = std::iter::once(name.clone()).chain(numbered).find(|name| !is_taken(name));
        names.push(free.unwrap_or(name));
    }
    let entries: String = (1..)
        .zip(&names)
        .map(|(n, name)| format!(r#"<sheet name="{}" sheetId="{n}" r:id="rId{n}"/>"#, text(name)))
        .collect();
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<workbook {MAIN} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{entries}</sheets></workbook>"#
    )
}

/// The most characters of a sheet's name.
const MOST_NAME: usize = 31;

/// A name without the characters that the name of a sheet must not contain.
fn sheet_name(name: &str) -> String {
    let allowed = name.chars().filter(|c| !r"[]:*?/\".contains(*c) && *c != '\'' && !c.is_control());
    let name: String = allowed.take(MOST_NAME).collect();
    let name = name.trim().to_owned();
    if name.is_empty() { "Sheet1".to_owned() } else { name }
}

fn styles() -> String {
    let decimals = 0..=MOST_DECIMALS;
    let format = |decimals: u32| match decimals {
        0 => "0".to_owned(),
        some => format!("0.{}", "0".repeat(some as usize)),
    };
    let formats: String = decimals
        .clone()
        .map(|n| format!(r#"<numFmt numFmtId="{}" formatCode="{}"/>"#, 164 + n, format(n)))
        .collect();
    let numbers: String = decimals
        .clone()
        .map(|n| {
            format!(
                r#"<xf numFmtId="{}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>"#,
                164 + n
            )
        })
        .collect();
    let count = MOST_DECIMALS + 1;
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet {MAIN}><numFmts count="{count}">{formats}</numFmts><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="{}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>{numbers}</cellXfs></styleSheet>"#,
        count + NUMBER
    )
}

fn worksheet(sheet: &Sheet, has_notes: bool) -> String {
    let last = format!("{}{}", column(sheet.head.len().saturating_sub(1)), sheet.rows.len() + 1);
    let widths: String = (1..)
        .zip(&sheet.widths)
        .map(|(n, width)| format!(r#"<col min="{n}" max="{n}" width="{width}" customWidth="1"/>"#))
        .collect();
    let boxes = if has_notes { r#"<legacyDrawing r:id="rId1"/>"# } else { "" };
    let mut rows = String::new();
    let head: Vec<SheetCell> = sheet.head.iter().map(SheetCell::text).collect();
    push_row(&mut rows, 1, &head, HEAD);
    for (number, row) in (2..).zip(&sheet.rows) {
        push_row(&mut rows, number, row, TEXT);
    }
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet {MAIN} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:{last}"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>{widths}</cols><sheetData>{rows}</sheetData><autoFilter ref="A1:{last}"/><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>{boxes}</worksheet>"#
    )
}

/// The texts of the notes.
fn comments(notes: &[Note]) -> String {
    let list: String = notes
        .iter()
        .map(|note| {
            let reference = format!("{}{}", column(note.column), note.row + 2);
            format!(
                r#"<comment ref="{reference}" authorId="0"><text><r><t xml:space="preserve">{}</t></r></text></comment>"#,
                text(&note.text)
            )
        })
        .collect();
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<comments {MAIN}><authors><author>Tongbi</author></authors><commentList>{list}</commentList></comments>"#
    )
}

/// The boxes of the notes, hidden until the pointer is over the cell. Spreadsheets require them.
fn boxes(notes: &[Note]) -> String {
    let list: String = notes
        .iter()
        .enumerate()
        .map(|(at, note)| {
            let (row, column) = (note.row + 1, note.column);
            format!(
                r##"<v:shape id="_x0000_s{}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:textbox/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{}, 15, {row}, 2, {}, 60, {}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"##,
                1025 + at,
                column + 1,
                column + 4,
                row + 5
            )
        })
        .collect();
    format!(
        r#"<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/></v:shapetype>{list}</xml>"#
    )
}

fn push_row(xml: &mut String, number: usize, cells: &[SheetCell], style: usize) {
    let _ = write!(xml, r#"<row r="{number}">"#);
    for (at, cell) in cells.iter().enumerate() {
        let reference = column(at);
        let _ = match cell {
            SheetCell::Empty => Ok(()),
            SheetCell::Text(words) => write!(
                xml,
                r#"<c r="{reference}{number}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>"#,
                text(words)
            ),
            SheetCell::Number(value) => {
                write!(xml, r#"<c r="{reference}{number}" s="{}"><v>{value}</v></c>"#, number_style(*value))
            }
        };
    }
    xml.push_str("</row>");
}

fn number_style(value: Decimal) -> u32 {
    if value.scale() > MOST_DECIMALS { 0 } else { NUMBER + value.scale() }
}

/// The letters of a column: A for 0, AA for 26.
fn column(mut at: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(at % 26).unwrap_or_default()));
        match at / 26 {
            0 => break,
            rest => at = rest - 1,
        }
    }
    letters.iter().rev().collect()
}

/// A text escaped for XML, without characters that XML excludes, truncated to the limit of a cell.
pub(super) fn text(words: &str) -> String {
    let mut units = 0;
    let is_held = |c: &char| !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    let held: String = words
        .chars()
        .filter(is_held)
        .take_while(|c| {
            units += c.len_utf16();
            units <= MOST_CHARACTERS
        })
        .collect();
    escape(held.as_str()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_go_on_after_z() {
        let check = |at, letters: &str| assert_eq!(column(at), letters);
        check(0, "A");
        check(25, "Z");
        check(26, "AA");
        check(51, "AZ");
        check(52, "BA");
        check(701, "ZZ");
        check(702, "AAA");
    }

    #[test]
    fn the_format_limits_are_enforced() {
        let rows = vec![Vec::new(); MOST_ROWS];
        assert_eq!(xlsx(&Sheet { rows, ..Sheet::default() }), Err(XlsxFault::TooManyRows));
    }
}
