//! Word documents (.docx): their words, one paragraph a line.
//!
//! | in the document | in the text |
//! | --- | --- |
//! | a paragraph | a line, its automatic number before it |
//! | a table's row | a line, its cells parted by tabs |
//! | a footnote | a line after the text |
//! | deleted words, hidden instructions of fields | nothing |
//!
//! Structure and names are those of ECMA-376 (WordprocessingML).

mod numbering;

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use numbering::Numbering;

/// The most that one part of a document may hold unpacked, in bytes: a small file can claim to
/// unpack to more than any memory has. A report has less than half a megabyte.
const MOST: u64 = 64 << 20;

/// Why no words could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocxFault {
    /// A file of this container, but no Word document: a workbook, slides, an archive.
    NoDocument,
    /// The container or a part of it is damaged.
    Damaged,
    /// It unpacks to more than [`MOST`].
    TooLarge,
}

/// The words of a Word document.
///
/// # Errors
/// There is no document in the file, or it is damaged or too large.
pub fn text(bytes: &[u8]) -> Result<String, DocxFault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| DocxFault::Damaged)?;
    let document = part(&mut archive, "word/document.xml")?.ok_or(DocxFault::NoDocument)?;
    let numbering = part(&mut archive, "word/numbering.xml")?.unwrap_or_default();
    let footnotes = part(&mut archive, "word/footnotes.xml")?.unwrap_or_default();
    let mut writer = Writer { numbering: Numbering::new(&numbering), ..Writer::default() };
    writer.read(&document)?;
    writer.read(&footnotes)?;
    Ok(writer.text)
}

/// A part of the document, unpacked; `None` if there is none of this name.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, DocxFault> {
    let Some(index) = archive.index_for_name(name) else { return Ok(None) };
    let file = archive.by_index(index).map_err(|_| DocxFault::Damaged)?;
    let mut content = Vec::new();
    let length = file.take(MOST + 1).read_to_end(&mut content).map_err(|_| DocxFault::Damaged)?;
    if length as u64 > MOST {
        return Err(DocxFault::TooLarge);
    }
    String::from_utf8(content).map(Some).map_err(|_| DocxFault::Damaged)
}

/// What a start or empty tag says, by attribute name without prefix.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.attributes().flatten().find(|a| a.key.local_name().as_ref() == name)?;
    Some(attribute.value.into_owned())
}

/// Writes paragraphs as they are read.
#[derive(Default)]
struct Writer {
    numbering: Numbering,
    /// All that was written.
    text: String,
    /// The paragraph under way.
    paragraph: String,
    /// Its list and level, if it is numbered.
    list: (Option<u32>, usize),
    /// How many tables are open around it.
    tables: usize,
    /// The rows under way, of each open table, as cells.
    rows: Vec<Vec<String>>,
    /// Whether a text element is open.
    in_text: bool,
    /// How many elements are open whose words are not shown.
    skipped: usize,
}

impl Writer {
    fn read(&mut self, xml: &str) -> Result<(), DocxFault> {
        let mut reader = Reader::from_str(xml);
        loop {
            match reader.read_event().map_err(|_| DocxFault::Damaged)? {
                Event::Start(tag) => self.start(&tag),
                Event::Empty(tag) => {
                    self.start(&tag);
                    self.end(tag.local_name().as_ref());
                }
                Event::End(tag) => self.end(tag.local_name().as_ref()),
                Event::Text(text) => self.write(&text),
                Event::GeneralRef(reference) => {
                    let named = quick_xml::escape::resolve_xml_entity(&reference);
                    match (reference.resolve_char_ref(), named) {
                        (Ok(Some(c)), _) => self.write(c.encode_utf8(&mut [0; 4])),
                        (_, Some(named)) => self.write(named),
                        _ => {}
                    }
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn write(&mut self, text: &str) {
        if self.in_text && self.skipped == 0 {
            self.paragraph.push_str(text);
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            // The same content once more, for programs that do not know the newer form.
            "Fallback" | "del" | "moveFrom" => self.skipped += 1,
            "p" => self.list = (None, 0),
            "t" => self.in_text = true,
            "numId" => self.list.0 = attribute(tag, "val").and_then(|id| id.parse().ok()),
            "ilvl" => self.list.1 = attribute(tag, "val").and_then(|level| level.parse().ok()).unwrap_or(0),
            "tab" if self.in_run() => self.paragraph.push('\t'),
            "br" | "cr" if self.in_run() => self.paragraph.push('\n'),
            "tbl" => {
                self.tables += 1;
                self.rows.push(Vec::new());
            }
            "tc" => {
                if let Some(row) = self.rows.last_mut() {
                    row.push(String::new());
                }
            }
            _ => {}
        }
    }

    /// Tabs and breaks of a run count; those that a paragraph's properties define come before any
    /// word of it.
    fn in_run(&self) -> bool {
        self.skipped == 0 && !self.paragraph.is_empty()
    }

    fn end(&mut self, name: &str) {
        match name {
            "Fallback" | "del" | "moveFrom" => self.skipped = self.skipped.saturating_sub(1),
            "t" => self.in_text = false,
            "p" => self.end_paragraph(),
            "tr" => {
                let cells = self.rows.last_mut().map(std::mem::take).unwrap_or_default();
                self.line(&cells.join("\t"), self.rows.len().checked_sub(2));
            }
            "tbl" => {
                self.tables = self.tables.saturating_sub(1);
                self.rows.pop();
            }
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        let words = std::mem::take(&mut self.paragraph);
        if words.trim().is_empty() {
            return;
        }
        let (list, level) = self.list;
        let number = list.and_then(|id| self.numbering.next(id, level)).unwrap_or_default();
        self.line(&format!("{number}{}", words.trim()), self.rows.len().checked_sub(1));
    }

    /// Writes a line: into the last cell of the table `inside`, or into the text.
    fn line(&mut self, line: &str, inside: Option<usize>) {
        match inside.and_then(|table| self.rows.get_mut(table)?.last_mut()) {
            Some(cell) => {
                if !cell.is_empty() {
                    cell.push(' ');
                }
                cell.push_str(line);
            }
            None => {
                self.text.push_str(line);
                self.text.push('\n');
            }
        }
    }
}
