//! Word 97 to 2003 (.doc) and WPS Writer (.wps): from a compound file to a manuscript, by \[MS-DOC\].
//!
//! | in the file | in the manuscript |
//! | --- | --- |
//! | pieces of text, in 8 or 16 bits per character, in the order of the piece table | the text: [`pieces`] |
//! | runs that are deleted, hidden or struck out | nothing: [`formats`] |
//! | paragraphs formatted as in a table, and cell marks | tables, with merged cells: [`rows`] |
//! | paragraphs of a list | paragraphs with their automatic number as label: [`lists`], [`style_sheet`] |
//! | fields | their results |
//! | footnotes, endnotes, text boxes | paragraphs after the text |

mod binary;
mod fib;
mod formats;
mod lists;
mod pieces;
mod rows;
mod story;
mod style_sheet;

use super::compound::Compound;
use super::encoding::{Decoders, Legacy};
use super::list_number::Numbering;
use super::manuscript::Manuscript;
use binary::slice;
use fib::{Fib, part};
use style_sheet::StyleSheet;

/// Why a document cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word97Fault {
    /// It is protected by a password.
    Encrypted,
    /// It is truncated or altered, or a fast-saved document older than Word 97.
    Damaged,
    /// It has more text than the limit.
    TooLarge,
}

/// Reads a document's words.
///
/// # Errors
/// It is encrypted, damaged, or has too much text.
pub fn manuscript(compound: &mut Compound<'_>, decoders: Decoders) -> Result<Manuscript, Word97Fault> {
    let document = compound.stream("WordDocument");
    let fib = Fib::read(&document)?;
    if let Some(text) = &fib.plain {
        let bytes = slice(&document, text.start, text.len()).ok_or(Word97Fault::Damaged)?;
        return old(bytes, decoders).ok_or(Word97Fault::Damaged);
    }
    let table = compound.stream(if fib.is_table_1 { "1Table" } else { "0Table" });
    let data = compound.stream("Data");
    let pieces = pieces::read(part(&table, &fib.pieces).ok_or(Word97Fault::Damaged)?)?;
    let runs = formats::runs(part(&table, &fib.run_pages).unwrap_or_default(), &document);
    let paragraphs =
        formats::paragraphs(part(&table, &fib.paragraph_pages).unwrap_or_default(), &document, &data);
    let styles = StyleSheet::read(part(&table, &fib.styles).unwrap_or_default());
    let mut numbering = lists::read(&table, fib.list_definitions.start, fib.lists.start);
    let mut blocks = Vec::new();
    for story in fib.stories() {
        let mut reader = story::StoryParser::new(&runs, &paragraphs, &styles, &mut numbering);
        pieces::characters(&pieces, &document, story, |c, offset| reader.character(c, offset));
        blocks.extend(reader.finish());
    }
    Ok(Manuscript { title: None, blocks })
}

/// The text of Word 6 and 95, in the 8-bit encoding of its language. Only Chinese is supported.
fn old(bytes: &[u8], decoders: Decoders) -> Option<Manuscript> {
    let text = decoders(Legacy::Gb18030, bytes)?;
    let (runs, paragraphs) = (formats::Formats::default(), formats::Formats::default());
    let (styles, mut numbering) = (StyleSheet::default(), Numbering::default());
    let mut reader = story::StoryParser::new(&runs, &paragraphs, &styles, &mut numbering);
    text.chars().for_each(|c| reader.character(c, 0));
    Some(Manuscript { title: None, blocks: reader.finish() })
}
