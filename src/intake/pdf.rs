//! PDF: from the text items of its pages to a manuscript.
//!
//! A PDF holds no paragraphs: it places pieces of text on pages. `pdf.js` (the script beside the reading
//! worker) lists them, and everything that follows happens here.
//!
//! | on the page | in the manuscript |
//! | --- | --- |
//! | pieces on one baseline | a line: [`lines`] |
//! | two columns of prose | the left one, then the right one: [`columns`] |
//! | `— 3 —`, a line that stands at the same place of many pages | left out: [`furniture`] |
//! | lines whose pieces stand below one another in columns | a table: [`table`] |
//! | a full line, and a line at the left margin | one paragraph, over pages too: [`paragraphs`] |
//! | a small raised figure | a note's mark, apart from numbers: `[3]`; after a unit's letter `²` or `³` |

mod columns;
mod furniture;
mod items;
mod lines;
mod paragraphs;
mod table;

use super::manuscript::Manuscript;

/// Why a PDF gives no words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PdfFault {
    /// It asks for a password.
    Encrypted,
    /// It is cut off or altered.
    Damaged,
    /// Its pages are pictures: a scan without recognised text.
    Scanned,
    /// Its fonts do not say which characters they draw.
    Unmapped,
    /// It has more pages or text than is read.
    TooLarge,
}

/// Below this many characters a page, a PDF is taken for a scan with a stamp on it.
const FEW_CHARACTERS: usize = 12;

/// Turns text items into a manuscript. For their form see [`items`].
///
/// # Errors
/// There are hardly any characters, or most have no meaning.
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
