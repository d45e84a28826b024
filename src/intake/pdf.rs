//! PDF: from the text items of its pages to a manuscript.
//!
//! A PDF has no paragraphs: it places pieces of text on pages. `pdf.js`, the script of the reading worker,
//! lists them. All further steps are here.
//!
//! | on the page | in the manuscript |
//! | --- | --- |
//! | pieces on one baseline | a line: [`lines`] |
//! | two to four columns of prose | one after another: [`columns`] |
//! | `— 3 —`, a line at the same position of many pages | left out: [`furniture`] |
//! | lines whose segments form columns | a table: [`table`] |
//! | a full line, then a line at the left margin | one paragraph, also across pages: [`paragraphs`] |
//! | a small raised digit | a note's mark, separate from numbers: `[3]`; after the letter of a unit an exponent: `²`, `³` |

mod columns;
mod furniture;
mod items;
mod lines;
mod paragraphs;
mod table;

use super::manuscript::Manuscript;

/// Why a PDF cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PdfFault {
    /// It is protected by a password.
    Encrypted,
    /// It is truncated or damaged.
    Damaged,
    /// Its pages are images: a scan without a text layer.
    Scanned,
    /// Its fonts do not map glyphs to characters.
    Unmapped,
    /// It has more pages or text than the limit.
    TooLarge,
}

/// A PDF with fewer characters per page counts as a scan with a stamp.
const FEW_CHARACTERS: usize = 12;

/// Turns text items into a manuscript. [`items`] describes their form.
///
/// # Errors
/// There are hardly any characters, or most cannot be mapped.
pub fn manuscript(items: &str) -> Result<Manuscript, PdfFault> {
    let pages = items::pages(items)?;
    let characters = |wanted: fn(char) -> bool| -> usize {
        let items = pages.iter().flat_map(|page| &page.items);
        items.map(|item| item.text.chars().filter(|c| wanted(*c)).count()).sum()
    };
    let all = characters(|c| !c.is_whitespace());
    if all < FEW_CHARACTERS * pages.len().max(1) {
        return Err(PdfFault::Scanned);
    }
    let unmapped = characters(|c| matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{fffd}') || c.is_control());
    if unmapped * 4 > all {
        return Err(PdfFault::Unmapped);
    }
    let mut pages: Vec<_> = pages.into_iter().map(lines::page).collect();
    furniture::remove(&mut pages);
    let flow = columns::in_reading_order(pages);
    let blocks = paragraphs::blocks(&flow);
    Ok(Manuscript { title: None, blocks })
}

#[cfg(test)]
mod tests;
