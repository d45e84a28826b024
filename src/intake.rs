//! Opens a file: tells its format by content, not by the name's ending, and reads its words or tables.
//!
//! | content | taken as |
//! | --- | --- |
//! | text that opens as JSON: `{"`, `[{`, `[1]` | JSON |
//! | `[字号：大 中 小] …`, `{来源：乡政府} …` | prose |
//! | a Word document, also as XML | prose: [`docx`] |
//! | an encrypted document | [`DocxFault::Encrypted`] |
//! | a web page that Tongbi made | the JSON in it |
//! | a document of Word 97 or WPS Writer | prose: [`word97`], in a [`compound`] file |
//! | an OpenDocument text | prose: [`odt`] |
//! | an OFD file | prose: [`ofd`] |
//! | a PDF | [`Intake::Pdf`], then prose: [`pdf`] |
//! | a saved web page, also as one file (MHTML) | prose: [`html`], [`mhtml`] |
//! | a workbook (.xlsx, .xls, .xlsb, .ods) | [`Intake::Workbook`], then tables: [`workbook`] |
//! | lines of cells separated by commas or tabs; little else than a table | tables: [`table`] |
//! | `{\\rtf` | prose: [`rtf`] |
//! | other text: [`encoding`] | prose |
//! | a zip file of other files | [`Intake::Archive`], then each of its files: [`archive`] |
//! | a known format that is not read | [`Refusal::Other`]: [`kind`] |
//! | other bytes | [`Refusal::NotText`] |

pub mod archive;
mod composer;
pub mod compound;
pub mod container;
pub mod docx;
pub mod encoding;
mod furniture;
mod grid;
pub mod html;
pub mod kind;
mod line_break;
mod list_number;
pub mod manuscript;
pub mod mhtml;
mod numeral;
pub mod odt;
pub mod ofd;
pub mod package;
pub mod pdf;
pub mod radicals;
mod raised;
mod reading;
pub mod rtf;
mod separated;
pub mod table;
pub mod word97;
pub mod workbook;
pub mod worker_protocol;
mod xml;

use crate::format::Parser;
use container::{Container, ContainerFault};
use docx::DocxFault;
use encoding::Decoders;
use kind::FileKind;
use manuscript::{Block, Manuscript};
use pdf::PdfFault;
use table::offer::Table;
use word97::Word97Fault;
use workbook::WorkbookFault;

pub use reading::read;

/// What a file turned out to be.
pub enum Intake {
    /// JSON text. It may hold faults; its parser reports them.
    Json(String),
    /// A report's words.
    Prose(Manuscript),
    /// Tables with hardly any words around them, from separated text, a page or the clipboard.
    Tables(Vec<Table>),
    /// The bytes of a workbook, for [`workbook::tables`].
    Workbook(Vec<u8>, workbook::WorkbookFormat),
    /// A PDF. A script lists its text items, then [`pdf::manuscript`] reads them.
    Pdf,
    /// A zip file of other files, for [`archive::members`].
    Archive,
    /// A file that is not read.
    Refused(Refusal),
}

/// Why a file is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A Word document or OpenDocument that cannot be read, or a zip file without one.
    Word(DocxFault),
    /// A document of Word 97 or WPS that cannot be read.
    Word97(Word97Fault),
    /// A PDF that cannot be read.
    Pdf(PdfFault),
    /// An OFD that cannot be read.
    Ofd(PdfFault),
    /// A workbook that cannot be read.
    Workbook(WorkbookFault),
    /// An archive that cannot be unpacked.
    Archive(ContainerFault),
    /// A format that is recognized but not read.
    Other(FileKind),
    /// No text in a known encoding.
    NotText,
}

/// Opens a file that is JSON in UTF-8. Returns the bytes of any other file, for [`open`].
///
/// # Errors
/// The file is something else.
pub fn json(name: &str, bytes: Vec<u8>) -> Result<Parser, Vec<u8>> {
    let text = String::from_utf8(bytes).map_err(std::string::FromUtf8Error::into_bytes)?;
    let is_json = is_named_json(name) || (!is_blank(text.as_bytes()) && opens_json(&text));
    if is_json { Ok(Parser::new(text)) } else { Err(text.into_bytes()) }
}

/// The tag before the reports' data in a page that Tongbi wrote.
pub const DATA_BLOCK: &str = "<script type=\"application/json\" id=\"tongbi-reports\">";

/// The data in a page that Tongbi wrote; `None` for other pages.
fn data_block(page: &str) -> Option<&str> {
    let (_, data) = page.rsplit_once(DATA_BLOCK)?;
    Some(data.split_once("</script>")?.0)
}

/// Recognizes the format of a file and opens it.
#[must_use]
pub fn open(name: &str, bytes: Vec<u8>, decoders: Decoders) -> Intake {
    if let Some(format) = workbook::format(&bytes) {
        return Intake::Workbook(bytes, format);
    }
    match bytes.as_slice() {
        [b'P', b'K', 3, 4, ..] => {
            return of_zip(name, &bytes, decoders);
        }
        [0xD0, 0xCF, 0x11, 0xE0, ..] if is_encrypted(&bytes) => {
            let is_workbook =
                name.to_ascii_lowercase().rsplit('.').next().is_some_and(|end| end.starts_with("xls"));
            let workbook = Refusal::Workbook(WorkbookFault::Encrypted);
            return Intake::Refused(if is_workbook { workbook } else { Refusal::Word(DocxFault::Encrypted) });
        }
        _ if rtf::is_rtf(&bytes) => return Intake::Prose(rtf::manuscript(&bytes, decoders).visible()),
        bytes if bytes.starts_with(&compound::BEGINNING) => {
            return match compound::manuscript(bytes, decoders) {
                Ok(manuscript) => prose_or_tables(name, manuscript),
                Err(refusal) => Intake::Refused(refusal),
            };
        }
        // Some programs write a few bytes before a PDF's beginning.
        bytes if begins_pdf(bytes) => return Intake::Pdf,
        bytes if is_blank(bytes) && !is_named_json(name) => {
            return Intake::Refused(Refusal::Other(FileKind::Empty));
        }
        bytes => {
            if let Some(kind) = kind::by_content(bytes) {
                return Intake::Refused(Refusal::Other(kind));
            }
        }
    }
    if mhtml::is_mhtml(&bytes) {
        let read = mhtml::manuscript(&bytes, decoders);
        return read.map_or(Intake::Refused(Refusal::NotText), |read| prose_or_tables(name, read));
    }
    let Some(text) = encoding::decode(bytes, decoders) else {
        return Intake::Refused(kind::by_name(name).map_or(Refusal::NotText, Refusal::Other));
    };
    if opens_json(&text) || is_named_json(name) {
        Intake::Json(text)
    } else if let Some(data) = data_block(&text) {
        Intake::Json(data.to_owned())
    } else if docx::is_word_xml(&text) {
        of_word(name, docx::xml_manuscript(&text, decoders))
    } else if html::is_html(&text) {
        prose_or_tables(name, html::manuscript(&text))
    } else if let Some(tables) = separated(name, &text) {
        Intake::Tables(tables)
    } else {
        prose_or_tables(name, furniture::without(Manuscript::of_lines(&text).visible()))
    }
}

/// The tables in a separated text: those whose columns are recognized, or any if the file is named as a table.
fn separated(name: &str, text: &str) -> Option<Vec<Table>> {
    let tables = Table::stacked(name, "", &[], separated::grid(text)?);
    let ending = name.rsplit('.').next().unwrap_or_default();
    let is_named = ["csv", "tsv", "tab"].iter().any(|table| ending.eq_ignore_ascii_case(table));
    (is_named || tables.iter().any(Table::is_recognized)).then_some(tables)
}

/// Returns a manuscript as prose, or as tables if it holds little else.
pub(crate) fn prose_or_tables(name: &str, manuscript: Manuscript) -> Intake {
    /// The most characters around a table that stands alone: a title, a unit, a note.
    const AROUND: usize = 120;
    let manuscript = manuscript.visible();
    let mut around: Vec<String> = Vec::new();
    let mut tables = Vec::new();
    for block in &manuscript.blocks {
        match block {
            Block::Paragraph(paragraph) if paragraph.text.trim().is_empty() => {}
            Block::Paragraph(paragraph) => around.push(paragraph.text.clone()),
            Block::Table(grid) => tables.extend(Table::stacked(name, "", &around, grid.clone())),
        }
    }
    let words: usize = around.iter().map(|line| line.chars().count()).sum();
    let states_figures = around.iter().any(|line| is_sentence_with_figures(line));
    if words <= AROUND && !states_figures && tables.iter().any(Table::is_recognized) {
        Intake::Tables(tables)
    } else {
        Intake::Prose(manuscript)
    }
}

/// Whether a line is a sentence with figures, and no note to a table.
fn is_sentence_with_figures(line: &str) -> bool {
    let is_note = ["注", "说明", "备注", "数据来源"].iter().any(|note| line.trim_start().starts_with(note));
    !is_note && line.contains('。') && line.contains(|c: char| c.is_numeric())
}

/// Reads an OpenDocument, OFD or Word file in a zip container, or recognizes what else the container holds.
fn of_zip(name: &str, bytes: &[u8], decoders: Decoders) -> Intake {
    if let Some(read) = odt::manuscript(bytes, decoders) {
        return of_word(name, read);
    }
    if let Some(read) = ofd::manuscript(bytes, decoders) {
        return match read {
            Ok(manuscript) => prose_or_tables(name, manuscript),
            Err(fault) => Intake::Refused(Refusal::Ofd(fault)),
        };
    }
    let read = docx::manuscript(bytes, decoders);
    match (&read, Container::open(bytes, container::MOST)) {
        (Err(DocxFault::NoDocument), Ok(container)) => match kind::of_zip(container.names()) {
            FileKind::Archive => Intake::Archive,
            kind => Intake::Refused(Refusal::Other(kind)),
        },
        _ => of_word(name, read),
    }
}

fn begins_pdf(bytes: &[u8]) -> bool {
    let start = bytes.get(..1024).unwrap_or(bytes);
    start.windows(5).any(|five| five == b"%PDF-")
}

/// Whether the bytes are only blanks.
fn is_blank(bytes: &[u8]) -> bool {
    bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes).trim_ascii().is_empty()
}

fn of_word(name: &str, read: Result<Manuscript, DocxFault>) -> Intake {
    match read {
        Ok(manuscript) => prose_or_tables(name, manuscript),
        Err(fault) => Intake::Refused(Refusal::Word(fault)),
    }
}

/// Whether a compound file holds an encrypted package, as Office writes it for a password.
fn is_encrypted(compound: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    // Names of streams begin at multiples of the directory's entries.
    compound.chunks(128).any(|entry| entry.starts_with(&name))
}

/// Whether a text begins as JSON does. A report's text may begin with a bracket too.
fn opens_json(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let inner = |rest: &str| rest.trim_start().chars().next();
    match text.chars().next() {
        None => true,
        Some('{') => inner(text.get(1..).unwrap_or_default())
            .is_none_or(|c| matches!(c, '"' | '\'' | '“' | '}' | '/' | '_') || c.is_ascii_alphabetic()),
        Some('[') => opens_array(text.get(1..).unwrap_or_default().trim_start()),
        Some(_) => false,
    }
}

/// Whether the text after `[` begins a JSON array.
fn opens_array(rest: &str) -> bool {
    match rest.chars().next() {
        None | Some('{' | '"') => true,
        Some('[') => opens_array_within(rest),
        Some(']') => rest.get(1..).unwrap_or_default().trim().is_empty(),
        Some(c) if c.is_ascii_digit() || c == '-' => {
            let behind =
                rest.trim_start_matches(|c: char| c.is_ascii_digit() || "+-.eE".contains(c)).trim_start();
            // [1] before words is the mark of a note.
            behind.is_empty()
                || behind.starts_with(',')
                || behind.strip_prefix(']').is_some_and(|end| end.trim().is_empty())
        }
        Some(_) => ["true", "false", "null"].iter().any(|word| rest.starts_with(word)),
    }
}

/// Whether the text after nested brackets is what JSON allows.
fn opens_array_within(rest: &str) -> bool {
    let inner = rest.trim_start_matches(|c: char| c == '[' || c.is_whitespace());
    matches!(inner.chars().next(), None | Some('{' | '"' | ']' | '-' | '0'..='9'))
}

/// A file named `.json` gets JSON's messages, whatever it holds.
fn is_named_json(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default();
    ["json", "jsonl", "ndjson"].iter().any(|json| ending.eq_ignore_ascii_case(json))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::encoding::tests::decoders;
    use super::*;

    /// `json`, the prose, or why it is refused.
    fn opened(name: &str, bytes: &[u8]) -> String {
        if json(name, bytes.to_vec()).is_ok() {
            return "json".to_owned();
        }
        match open(name, bytes.to_vec(), decoders) {
            Intake::Json(_) => "json".to_owned(),
            Intake::Prose(manuscript) => manuscript.text().text,
            Intake::Tables(tables) => format!("{} tables", tables.len()),
            Intake::Workbook(_, format) => format!("{format:?}"),
            Intake::Pdf => "pdf".to_owned(),
            Intake::Archive => "archive".to_owned(),
            Intake::Refused(refusal) => format!("{refusal:?}"),
        }
    }

    fn check(name: &str, bytes: &[u8], expected: &str) {
        assert_eq!(opened(name, bytes), expected, "{name}");
    }

    #[test]
    fn invisible_characters_are_left_out() {
        for mark in ["\u{200b}", "\u{200d}", "\u{2060}", "\u{feff}", "\u{ad}", "\u{200e}", "\u{fe0e}"] {
            check("a.txt", format!("石{mark}桥镇2{mark}1.5万吨").as_bytes(), "石桥镇21.5万吨\n");
            check("a.html", format!("<p>石{mark}桥镇2{mark}1.5万吨</p>").as_bytes(), "石桥镇21.5万吨\n");
        }
    }

    #[test]
    fn content_decides() {
        check("a.txt", b"{}", "json");
        check("a.txt", "\u{feff} [1]".as_bytes(), "json");
        check("empty", b"", "Other(Empty)");
        check("empty.json", b"", "json");
        check("[", b"[", "json");
        check("faulty", "{“year”: 2024}".as_bytes(), "json");
        check("faulty", b"{year: 2024}", "json");
        check("array", b"[[{}]]", "json");
        for prose in ["[字号：大 中 小] 报告", "{来源：乡政府}", "[1]石桥镇", "[2024]3号", "[[附件]]"]
        {
            check("bracket", prose.as_bytes(), &format!("{prose}\n"));
        }
        check("a.JSON", "你好".as_bytes(), "json");
        check("a.docx", b"PK\x03\x04rest", "Word(Damaged)");
        check("a.doc", &compound::BEGINNING, "Word97(Damaged)");
        check("a.jpg", b"\xFF\xD8\xFF\xE0", "Other(Picture)");
        check("a.ceb", &[0xFF, 0xFF, 0x00], "Other(ReaderOfItsOwn)");
        check("a", b"%PDF-1.7", "pdf");
        check("a.txt", "政府工作报告".as_bytes(), "政府工作报告\n");
        check("a.txt", "2023年甲镇\n指标\t单位\t2023年\n茶叶产量\t吨\t5\n".as_bytes(), "1 tables");
        check("a.txt", "指标,单位,2023年\n茶叶产量,吨,5\n".as_bytes(), "1 tables");
        check("a.csv", "a,b\nc,d\n".as_bytes(), "1 tables");
        let table = "<table><tr><td>指标<td>单位<td>2023年<tr><td>茶叶产量<td>吨<td>5</table>";
        check("a.html", format!("<p>2023年甲镇</p>{table}<p>注：5吨为快报数。</p>").as_bytes(), "1 tables");
        let read = "产值6亿元。\n指标\t单位\t2023年\n茶叶产量\t吨\t5\n";
        check("a.html", format!("<p>产值6亿元。</p>{table}").as_bytes(), read);
        check("a.html", "<html><p>产值</p>".as_bytes(), "产值\n");
        check("a.html", format!("<html>{DATA_BLOCK}[]</script>").as_bytes(), "json");
        check("a.txt", &[0xFF, 0xFF, 0x00], "NotText");
    }

    #[test]
    fn json_is_found_in_every_encoding() {
        let json: Vec<u8> = "{}".encode_utf16().flat_map(u16::to_be_bytes).collect();
        check("json in UTF-16", &[&[0xFE, 0xFF], json.as_slice()].concat(), "json");
        check("gb", &encoding_rs::GB18030.encode("[字号]镇产值5亿元").0, "[字号]镇产值5亿元\n");
    }

    proptest! {
        #[test]
        fn never_panics(bytes: Vec<u8>) {
            let _ = opened("", &bytes);
        }
    }
}
