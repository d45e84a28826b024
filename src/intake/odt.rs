//! OpenDocument text (.odt), as LibreOffice and WPS write it.
//!
//! | in `content.xml` | in the manuscript |
//! | --- | --- |
//! | `text:p`, `text:h` | a paragraph; a `text:line-break` within a sentence does not end it |
//! | `table:table` | a table, with its merged cells |
//! | `text:note` | a paragraph at the end |
//! | `text:tracked-changes`, `office:annotation`, `text:ruby-text` | nothing |
//! | a text box | paragraphs after the one that it is anchored in |
//!
//! Automatic list numbers are not stored in the text. They are left out.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::composer::Composer;
use super::container::{self, Container, ContainerFault};
use super::docx::DocxFault;
use super::encoding::Decoders;
use super::grid::Extent;
use super::line_break::{self, Undecided};
use super::manuscript::{Block, Manuscript, Paragraph};
use super::xml;

/// Reads an OpenDocument text; `None` if the file is something else.
///
/// # Errors
/// It is encrypted, damaged, or unpacks to too many bytes.
pub fn manuscript(bytes: &[u8], decoders: Decoders) -> Option<Result<Manuscript, DocxFault>> {
    let mut container = Container::open(bytes, container::MOST).ok()?;
    let kind = container.part("mimetype").ok()??;
    kind.starts_with(b"application/vnd.oasis.opendocument.text").then(|| read(&mut container, decoders))
}

fn read(container: &mut Container<'_>, decoders: Decoders) -> Result<Manuscript, DocxFault> {
    let mut part = |name| match container.part(name) {
        Ok(part) => Ok(part.and_then(|part| xml::text(part, decoders))),
        Err(ContainerFault::Damaged) => Err(DocxFault::Damaged),
        Err(ContainerFault::TooLarge) => Err(DocxFault::TooLarge),
        Err(ContainerFault::Encrypted) => Err(DocxFault::Encrypted),
    };
    if part("META-INF/manifest.xml")?.is_some_and(|list| list.contains("encryption-data")) {
        return Err(DocxFault::Encrypted);
    }
    let content = part("content.xml")?.ok_or(DocxFault::Damaged)?;
    let mut body = Body::default();
    let mut reader = Reader::from_str(&content);
    loop {
        match reader.read_event().map_err(|_| DocxFault::Damaged)? {
            Event::Start(tag) => body.start(&tag),
            Event::Empty(tag) => {
                body.start(&tag);
                body.end(tag.local_name().as_ref());
            }
            Event::End(tag) => body.end(tag.local_name().as_ref()),
            Event::Eof => return Ok(Manuscript { title: None, blocks: body.finish() }),
            event => body.words(&xml::characters(&event)),
        }
    }
}

/// The state of reading a document.
struct Body {
    composer: Composer<()>,
    /// The words of each open paragraph. A note or text box within a paragraph opens an inner one, which is
    /// last.
    paragraphs: Vec<String>,
    /// The text boxes anchored in the open paragraph, which follow it.
    after: Vec<(Block, ())>,
    notes: Vec<(Block, ())>,
    /// The number of open elements within one that is skipped.
    skipped: usize,
}

impl Default for Body {
    fn default() -> Self {
        Self {
            composer: Composer::new(),
            paragraphs: Vec::new(),
            after: Vec::new(),
            notes: Vec::new(),
            skipped: 0,
        }
    }
}

impl Body {
    fn start(&mut self, tag: &BytesStart<'_>) {
        let count = |name| xml::number::<usize>(tag, name).unwrap_or(1);
        match tag.local_name().as_ref() {
            _ if self.skipped > 0 => self.skipped += 1,
            "tracked-changes" | "annotation" | "ruby-text" | "note-citation" | "hidden-text" | "forms" => {
                self.skipped = 1;
            }
            "p" | "h" => self.paragraphs.push(String::new()),
            "s" => self.words(&" ".repeat(xml::number::<usize>(tag, "c").unwrap_or(1).min(80))),
            "tab" => self.words("\t"),
            "line-break" => self.words("\n"),
            "note" | "text-box" => self.composer.begin_aside(),
            "table" => self.composer.begin_table(),
            "table-row" => self.composer.begin_row(),
            "table-cell" => {
                let (columns, rows) = (count("number-columns-spanned"), count("number-rows-spanned"));
                self.composer.begin_cell(Extent { columns, rows, continues: false });
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "p" | "h" => {
                let text = self.paragraphs.pop().unwrap_or_default();
                for text in line_break::lines(&text, Undecided::GoesOn) {
                    self.composer.push(Block::Paragraph(Paragraph { label: None, text }), ());
                }
                if self.paragraphs.is_empty() {
                    self.composer.extend(std::mem::take(&mut self.after));
                }
            }
            "note" => self.notes.extend(self.composer.end_aside()),
            "text-box" => {
                let aside = self.composer.end_aside();
                if self.paragraphs.is_empty() {
                    self.composer.extend(aside);
                } else {
                    self.after.extend(aside);
                }
            }
            "table-cell" => self.composer.end_cell(true),
            "table" => self.composer.end_table(),
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut().filter(|_| self.skipped == 0) {
            paragraph.push_str(words);
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.composer.extend(std::mem::take(&mut self.after));
        let blocks = self.composer.finish();
        blocks.into_iter().chain(self.notes).map(|(block, ())| block).collect()
    }
}
