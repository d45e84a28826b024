//! Word documents as Word shows them: .docx and its variants, flat OPC (one XML text), and Word 2003 XML.
//!
//! | in the document | in the manuscript |
//! | --- | --- |
//! | a paragraph | a paragraph with its automatic number as label |
//! | a soft return, a page break within a sentence | nothing |
//! | a table | a [`Grid`](super::manuscript::Grid) |
//! | deleted, hidden and struck out words, field instructions, phonetic guides | nothing |
//! | a raised number | an exponent, or the mark of a note: `[3]` |
//! | a text box | paragraphs after the one that it is anchored in |
//! | footnotes and endnotes that the text refers to | the last paragraphs |
//! | an embedded document (`altChunk`) | its blocks |
//!
//! Structure and names are those of ECMA-376 (WordprocessingML).

mod body;
mod field;
mod numbering;
mod paragraph;
mod styles;
mod symbol;

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::container::{self, ContainerFault};
use super::encoding::Decoders;
use super::manuscript::{Block, Manuscript};
use super::package::{Package, Relationship};
use super::{html, mhtml, rtf};
use body::Body;
use styles::Styles;

/// Why a Word document cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocxFault {
    /// A file of this container without a Word document: a workbook, slides, an archive.
    NoDocument,
    /// The container or a part of it is damaged.
    Damaged,
    /// It unpacks to more than [`container::MOST`], or its elements are nested too deep.
    TooLarge,
    /// It is protected by a password.
    Encrypted,
}

impl From<ContainerFault> for DocxFault {
    fn from(fault: ContainerFault) -> Self {
        match fault {
            ContainerFault::Damaged => Self::Damaged,
            ContainerFault::TooLarge => Self::TooLarge,
            ContainerFault::Encrypted => Self::Encrypted,
        }
    }
}

/// Reads a Word document in a zip file.
///
/// # Errors
/// The file has no document, or it is damaged, too large or encrypted.
pub fn manuscript(bytes: &[u8], decoders: Decoders) -> Result<Manuscript, DocxFault> {
    let mut package = Package::zip(bytes, container::MOST, decoders)?;
    read(&mut package, decoders, 0)
}

/// Whether a text is a Word document as XML: flat OPC, Word 2003, or a bare document part.
#[must_use]
pub fn is_word_xml(text: &str) -> bool {
    text.trim_start().starts_with('<') && root(text).is_some_and(|root| root.is_word)
}

/// Reads a Word document in one XML text.
///
/// # Errors
/// It is damaged, too large, or no Word document.
pub fn xml_manuscript(text: &str, decoders: Decoders) -> Result<Manuscript, DocxFault> {
    xml_within(text, decoders, 0)
}

/// Reads a Word document in one XML text, at a nesting depth among embedded documents.
fn xml_within(text: &str, decoders: Decoders, depth: usize) -> Result<Manuscript, DocxFault> {
    if text.len() as u64 > container::MOST {
        return Err(DocxFault::TooLarge);
    }
    let root = root(text).filter(|root| root.is_word).ok_or(DocxFault::NoDocument)?;
    if root.name == "package" {
        return read(&mut Package::flat(text, container::MOST, decoders)?, decoders, depth);
    }
    // Word 2003 has styles and lists next to the body.
    let styles = Styles::new(text);
    let mut numbering = numbering::read(text);
    let mut body = Body::new(&styles, &mut numbering, HashMap::new());
    body.read(text)?;
    Ok(Manuscript { title: None, blocks: body.finish() })
}

/// The root element of an XML text.
struct Root {
    name: String,
    is_word: bool,
}

fn root(text: &str) -> Option<Root> {
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}').trim_start());
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) => {
                let name = tag.local_name().as_ref().to_owned();
                let speaks = |word: &str| tag.attributes_raw().contains(word);
                let is_word = match name.as_str() {
                    "package" => speaks("/2006/xmlPackage"),
                    "wordDocument" => true,
                    "document" => speaks("wordprocessingml"),
                    _ => false,
                };
                return Some(Root { name, is_word });
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}

/// The deepest nesting of embedded documents.
const DEEPEST: usize = 3;

fn read(package: &mut Package<'_>, decoders: Decoders, depth: usize) -> Result<Manuscript, DocxFault> {
    let named = package.main_part()?;
    let main = named.unwrap_or_else(|| "word/document.xml".to_owned());
    let document = package.xml(&main)?.ok_or(DocxFault::NoDocument)?;
    if root(&document).is_some_and(|root| root.name != "document") {
        return Err(DocxFault::NoDocument);
    }
    let used = package.relationships(&main)?;
    let part = |package: &mut Package<'_>, kind: &str| -> Result<String, DocxFault> {
        let named = used.iter().find(|part| part.kind == kind).map(|part| part.target.clone());
        // Some programs write these parts without a relationship.
        let name = named.unwrap_or_else(|| format!("word/{kind}.xml"));
        Ok(package.xml(&name)?.unwrap_or_default())
    };
    let styles = Styles::new(&part(package, "styles")?);
    let mut numbering = numbering::read(&part(package, "numbering")?);
    numbering.resolve(|style| styles.list_of(style));
    let embedded = embedded(package, &used, decoders, depth)?;
    let mut body = Body::new(&styles, &mut numbering, embedded);
    body.read(&document)?;
    if body.refers_to_notes() {
        body.read(&part(package, "footnotes")?)?;
        body.read(&part(package, "endnotes")?)?;
    }
    Ok(Manuscript { title: None, blocks: body.finish() })
}

/// The blocks of each embedded part, by relationship id.
fn embedded(
    package: &mut Package<'_>,
    used: &[Relationship],
    decoders: Decoders,
    depth: usize,
) -> Result<HashMap<String, Vec<Block>>, DocxFault> {
    let mut found = HashMap::new();
    for chunk in used.iter().filter(|part| part.kind == "aFChunk") {
        let Some(bytes) = package.part(&chunk.target)? else { continue };
        let manuscript = if bytes.starts_with(b"PK\x03\x04") {
            if depth >= DEEPEST {
                continue;
            }
            let mut inner = Package::zip(&bytes, package.budget(), decoders)?;
            let manuscript = read(&mut inner, decoders, depth + 1)?;
            package.spend(package.budget().saturating_sub(inner.budget()));
            manuscript
        } else {
            match of_text(bytes, decoders, depth) {
                Some(manuscript) => manuscript,
                None => continue,
            }
        };
        found.insert(chunk.id.clone(), manuscript.blocks);
    }
    Ok(found)
}

/// Reads an embedded text part: a web page, MHTML, RTF, Word XML, or plain lines.
fn of_text(bytes: Vec<u8>, decoders: Decoders, depth: usize) -> Option<Manuscript> {
    if rtf::is_rtf(&bytes) {
        return Some(rtf::manuscript(&bytes, decoders));
    }
    if mhtml::is_mhtml(&bytes) {
        return mhtml::manuscript(&bytes, decoders);
    }
    let text = super::encoding::decode(bytes, decoders)?;
    if is_word_xml(&text) {
        let within = depth + 1;
        (within <= DEEPEST).then(|| xml_within(&text, decoders, within).ok())?
    } else if html::is_html(&text) {
        Some(html::manuscript(&text))
    } else {
        Some(Manuscript::of_lines(&text))
    }
}
