//! Web pages as a browser shows them, without what surrounds the article.
//!
//! | in the page | in the manuscript |
//! | --- | --- |
//! | `<p>`, `<div>`, `<li>`, `<h1>`, a line of `<pre>` | a paragraph |
//! | `<br>` | the end of a line, unless within a sentence |
//! | `<table>` | a [`Grid`](super::manuscript::Grid); for a layout table the content of its cells |
//! | hidden and struck words, phonetic guides, scripts, forms | nothing |
//! | `<sup>` | an exponent, or the mark of a note: `[3]` |
//! | menus, paths, counters, links, legal notes | nothing: see [`furniture`] |
//! | `<title>` | the title; its first line if the page shows no title |

mod element;
mod page;
mod style;

use super::furniture::{self, Line};
use super::manuscript::{Block, GridCell, Manuscript, Paragraph};
use page::{BlockContext, Page};

use crate::intake::composer::Piece;

/// Whether a text is a web page or a part of one.
#[must_use]
pub fn is_html(text: &str) -> bool {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    // Skips what may precede the page: comments, XML declarations and document types.
    loop {
        let after = if let Some(comment) = rest.strip_prefix("<!--") {
            comment.split_once("-->").map(|(_, rest)| rest)
        } else if rest.starts_with("<?") || rest.starts_with("<![") {
            rest.split_once('>').map(|(_, rest)| rest)
        } else {
            None
        };
        match after {
            Some(after) => rest = after.trim_start(),
            None => break,
        }
    }
    let is_doctype =
        |text: &str| text.get(..14).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype html"));
    if is_doctype(rest) || rest.strip_prefix('<').is_some_and(begins_element) {
        return true;
    }
    // Text before the first tag: it is a page if there are several tags.
    text.match_indices('<').filter(|(at, _)| text.get(at + 1..).is_some_and(begins_element)).nth(2).is_some()
}

/// Whether a copy's HTML holds what its text loses: tables, raised characters.
#[must_use]
pub fn is_richer(html: &str) -> bool {
    const MARKS: [&str; 4] = ["<table", "<sup", "vertical-align:super", "vertical-align: super"];
    let html = html.to_ascii_lowercase();
    MARKS.iter().any(|mark| html.contains(mark))
}

/// Whether text such as `p>`, `/p>` or `p class=…` begins a tag of a known element.
fn begins_element(tag: &str) -> bool {
    let tag = tag.strip_prefix('/').unwrap_or(tag);
    let length = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
    let (name, rest) = tag.split_at_checked(length).unwrap_or_default();
    length <= 10
        && element::is_known(&name.to_ascii_lowercase())
        && rest.starts_with(['>', ' ', '/', '\n', '\r', '\t'])
}

/// Reads a web page.
#[must_use]
pub fn manuscript(text: &str) -> Manuscript {
    let mut page = page::read(text);
    drop_unseen(&mut page.pieces);
    let is_furniture = furniture(&page);
    let kept = page.pieces.into_iter().zip(is_furniture).filter(|(_, furniture)| !furniture);
    let mut blocks: Vec<Block> = kept.map(|((block, _), _)| block).collect();
    let title = page.title.filter(|title| !title.is_empty());
    if let Some(shown) = title.as_deref().and_then(|title| missing_title(title, &blocks)) {
        blocks.insert(0, Block::Paragraph(Paragraph { label: None, text: shown }));
    }
    Manuscript { title, blocks }
}

/// The number of characters of a block.
fn length(block: &Block) -> usize {
    match block {
        Block::Paragraph(paragraph) => paragraph.text.chars().count(),
        Block::Table(grid) => {
            let cell = |cell: &GridCell| match cell {
                GridCell::Text(text) => text.chars().count(),
                GridCell::Covered { .. } => 0,
            };
            grid.rows.iter().flatten().map(cell).sum()
        }
    }
}

/// Removes hidden blocks. A page that hides nearly all of its sentences is kept: a script would show them,
/// as in WeChat articles.
fn drop_unseen(pieces: &mut Vec<Piece<BlockContext>>) {
    let is_sentence =
        |block: &Block| matches!(block, Block::Paragraph(paragraph) if paragraph.text.contains('。'));
    let count = |unseen: bool| -> usize {
        let such = pieces.iter().filter(|(block, known)| known.is_unseen == unseen && is_sentence(block));
        such.map(|(block, _)| length(block)).sum()
    };
    if count(true) <= 4 * count(false) {
        pieces.retain(|(_, known)| !known.is_unseen);
    }
}

/// For each block, whether it surrounds the article.
fn furniture(page: &Page) -> Vec<bool> {
    let total: usize = page.pieces.iter().map(|(block, _)| length(block)).sum();
    let mut lines: Vec<Line<'_>> = page.pieces.iter().map(|(block, known)| line(block, known)).collect();
    // The element with most of the text is the article, even if it is marked as menu or head: its tag may be left
    // open, or its class may mislead.
    let most = page.pieces.iter().map(|(_, known)| known.around).max().unwrap_or(0);
    let mut of_around = vec![0; most + 1];
    for ((block, known), _) in page.pieces.iter().zip(&lines) {
        if let Some(count) = of_around.get_mut(known.around) {
            *count += length(block);
        }
    }
    for (line, (_, known)) in lines.iter_mut().zip(&page.pieces) {
        let length = of_around.get(known.around).copied().unwrap_or(0);
        line.is_around = known.around > 0 && length * 10 < total * 4;
    }
    let main = main_element(page, &lines);
    for (line, (_, known)) in lines.iter_mut().zip(&page.pieces) {
        line.is_outside = !is_within(known.element, main, &page.parents);
    }
    furniture::of(&lines)
}

fn line<'a>(block: &'a Block, known: &BlockContext) -> Line<'a> {
    let text = match block {
        Block::Paragraph(paragraph) => paragraph.text.as_str(),
        Block::Table(_) => "",
    };
    Line {
        text,
        length: length(block),
        linked: known.linked,
        is_heading: known.is_heading,
        ..Line::default()
    }
}

/// The innermost element that holds nearly all of the page's sentences.
fn main_element(page: &Page, lines: &[Line<'_>]) -> usize {
    let mut of_element = vec![0_usize; page.parents.len()];
    for (line, (_, known)) in lines.iter().zip(&page.pieces) {
        let count = of_element.get_mut(known.element).filter(|_| line.is_prose() && !line.is_around);
        if let Some(count) = count {
            *count += line.length;
        }
    }
    // An element's index is greater than its parent's, so sums run backwards.
    for at in (1..of_element.len()).rev() {
        let count = of_element.get(at).copied().unwrap_or(0);
        let parent = page.parents.get(at).copied().unwrap_or(0);
        if let Some(sum) = of_element.get_mut(parent) {
            *sum += count;
        }
    }
    let total = of_element.first().copied().unwrap_or(0);
    let holds = |count: usize| count * 100 >= total * 97 && count > 0;
    of_element.iter().rposition(|count| holds(*count)).unwrap_or(0)
}

/// Whether an element lies within another.
fn is_within(element: usize, outer: usize, parents: &[usize]) -> bool {
    let mut at = element;
    // An element's index is greater than its parent's.
    while at > outer {
        at = parents.get(at).copied().unwrap_or(0);
    }
    at == outer
}

/// The `<title>`, if it names a report and the page itself shows no such title.
fn missing_title(title: &str, blocks: &[Block]) -> Option<String> {
    const SHOWN_WITHIN: usize = 12;
    let first = title
        .split(['_', '|', '-', '—', '–', '·', '>', '<'])
        .map(str::trim)
        .find(|part| part.contains("报告"))?;
    let shows = |block: &Block| match block {
        Block::Paragraph(paragraph) => {
            paragraph.text.contains(first) || paragraph.text.ends_with("政府工作报告")
        }
        Block::Table(_) => false,
    };
    let is_shown = blocks.iter().take(SHOWN_WITHIN).any(shows);
    (!is_shown).then(|| first.to_owned())
}

#[cfg(test)]
mod tests;
