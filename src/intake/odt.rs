//! OpenDocument text (.odt), as LibreOffice and WPS write it.
//!
//! | in `content.xml` | in the manuscript |
//! | --- | --- |
//! | `text:p`, `text:h` | a paragraph; a `text:line-break` within a sentence does not end it |
//! | an item of a `text:list`, a numbered heading | a paragraph with its automatic number as label: [`lists`] |
//! | `table:table` | a table, with its merged cells |
//! | `text:note` | a paragraph at the end |
//! | `text:tracked-changes`, `office:annotation`, `text:ruby-text`, a hidden section | nothing |
//! | words of a style that hides them or strikes them out | nothing |
//! | raised words | an exponent, or the mark of a note: [`raised`] |
//! | a text box | paragraphs after the one that it is anchored in |

mod lists;
mod styles;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::composer::Composer;
use super::container::{self, Container, ContainerFault};
use super::docx::DocxFault;
use super::encoding::Decoders;
use super::grid::Extent;
use super::line_break::{self, Undecided};
use super::manuscript::{Block, Manuscript, Paragraph};
use super::raised;
use super::xml::{self, attribute};
use lists::Lists;
use styles::{Look, Styles};

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
    if let Some(styles) = part("styles.xml")? {
        let mut reader = Reader::from_str(&styles);
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Start(tag) | Event::Empty(tag) => {
                    body.styles.start(&tag);
                    body.lists.start(&tag);
                }
                Event::Eof => break,
                _ => {}
            }
        }
    }
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
    styles: Styles,
    lists: Lists,
    /// The look of the words in each open element.
    looks: Vec<Look>,
    /// The words of each open paragraph. A note or text box within a paragraph opens an inner one, which is
    /// last.
    paragraphs: Vec<Words>,
    /// The text boxes anchored in the open paragraph, which follow it.
    after: Vec<(Block, ())>,
    notes: Vec<(Block, ())>,
    /// The number of open elements within one that is skipped.
    skipped: usize,
}

/// The words of an open paragraph.
#[derive(Default)]
struct Words {
    /// The automatic number.
    label: Option<String>,
    text: String,
    /// Raised characters that are not yet part of the text.
    raised: String,
}

impl Words {
    fn settle(&mut self) {
        if !self.raised.is_empty() {
            raised::append(&mut self.text, &std::mem::take(&mut self.raised));
        }
    }
}

impl Default for Body {
    fn default() -> Self {
        Self {
            composer: Composer::new(),
            styles: Styles::default(),
            lists: Lists::default(),
            looks: Vec::new(),
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
        if self.skipped > 0 || self.is_skipped(tag) {
            self.skipped += 1;
            return;
        }
        self.styles.start(tag);
        self.lists.start(tag);
        self.looks.push(self.look(tag));
        match tag.local_name().as_ref() {
            "p" | "h" => {
                let label = self.lists.number(tag);
                self.paragraphs.push(Words { label, ..Words::default() });
            }
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

    /// Whether an element and all within it is left out.
    fn is_skipped(&self, tag: &BytesStart<'_>) -> bool {
        match tag.local_name().as_ref() {
            "tracked-changes" | "annotation" | "ruby-text" | "note-citation" | "hidden-text" | "forms" => {
                true
            }
            "section" => attribute(tag, "display").as_deref() == Some("none"),
            _ => false,
        }
    }

    /// The look of the words in an element.
    fn look(&self, tag: &BytesStart<'_>) -> Look {
        let outer = self.looks.last().copied().unwrap_or_default();
        let family = match tag.local_name().as_ref() {
            "p" | "h" => "paragraph",
            "span" | "a" => "text",
            // A note or a text box has styles of its own.
            "note" | "text-box" => return Look::default(),
            _ => return outer,
        };
        attribute(tag, "style-name").map_or(outer, |name| self.styles.look(family, &name).within(outer))
    }

    fn end(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        self.looks.pop();
        match name {
            "p" | "h" => {
                let mut words = self.paragraphs.pop().unwrap_or_default();
                words.settle();
                for text in line_break::lines(&words.text, Undecided::GoesOn) {
                    self.composer.push(Block::Paragraph(Paragraph { label: words.label.take(), text }), ());
                }
                if self.paragraphs.is_empty() {
                    self.composer.extend(std::mem::take(&mut self.after));
                }
            }
            "list" => self.lists.end(),
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
        let look = self.looks.last().copied().unwrap_or_default();
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        if self.skipped > 0 || words.is_empty() || look.is_left_out() {
            return;
        }
        if look.is_raised() {
            paragraph.raised.push_str(words);
        } else {
            paragraph.settle();
            paragraph.text.push_str(words);
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.composer.extend(std::mem::take(&mut self.after));
        let blocks = self.composer.finish();
        blocks.into_iter().chain(self.notes).map(|(block, ())| block).collect()
    }
}
