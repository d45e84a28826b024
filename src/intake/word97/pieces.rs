//! The piece table gives the characters of the document in order. A fast-saved document has its changes at
//! the end of the file; only the piece table knows their position in the text.
//!
//! | piece | characters |
//! | --- | --- |
//! | 3 narrow characters at offset 0x800 | 3 bytes of CP1252 |
//! | 3 wide characters at offset 0x800 | 6 bytes of UTF-16 |
//! | a piece that overlaps the one before | a fault: the document is damaged |

use std::ops::Range;

use super::Word97Fault;
use super::binary::{size_at, slice, u16_at};

/// The most characters read. No report has more.
const MOST_CHARACTERS: usize = 20_000_000;

/// A run of characters that lie together in the file.
pub(super) struct Piece {
    /// Their positions in the text.
    characters: Range<usize>,
    /// The offset of the first character in the document stream.
    offset: usize,
    /// Whether each is one byte of CP1252. Otherwise they are UTF-16.
    is_narrow: bool,
}

/// Reads the structure that contains the piece table (Clx).
pub(super) fn read(mut part: &[u8]) -> Result<Vec<Piece>, Word97Fault> {
    // Formats that the pieces refer to precede it.
    while let Some((1, rest)) = part.split_first() {
        let length = u16_at(rest, 0).map(usize::from).ok_or(Word97Fault::Damaged)?;
        part = rest.get(2 + length..).ok_or(Word97Fault::Damaged)?;
    }
    let Some((2, rest)) = part.split_first() else { return Err(Word97Fault::Damaged) };
    let table = size_at(rest, 0).and_then(|length| slice(rest, 4, length)).ok_or(Word97Fault::Damaged)?;
    let count = table.len().saturating_sub(4) / 12;
    let mut pieces = Vec::with_capacity(count);
    let mut end = 0;
    for at in 0..count {
        let piece = piece(table, count, at).ok_or(Word97Fault::Damaged)?;
        // Prevents a damaged table from reading bytes over and over.
        if piece.characters.start != end || piece.characters.end < end {
            return Err(Word97Fault::Damaged);
        }
        end = piece.characters.end;
        if end > MOST_CHARACTERS {
            return Err(Word97Fault::TooLarge);
        }
        pieces.push(piece);
    }
    if pieces.is_empty() { Err(Word97Fault::Damaged) } else { Ok(pieces) }
}

fn piece(table: &[u8], count: usize, at: usize) -> Option<Piece> {
    let characters = size_at(table, at * 4)?..size_at(table, at * 4 + 4)?;
    let position = size_at(table, (count + 1) * 4 + at * 8 + 2)?;
    let is_narrow = position & 0x4000_0000 != 0;
    let offset = position & 0x3FFF_FFFF;
    Some(Piece { characters, offset: if is_narrow { offset / 2 } else { offset }, is_narrow })
}

/// Passes on each character of a story with its offset in the document stream.
pub(super) fn characters(
    pieces: &[Piece],
    document: &[u8],
    story: Range<usize>,
    mut each: impl FnMut(char, usize),
) {
    for piece in pieces {
        let from = story.start.max(piece.characters.start);
        let to = story.end.min(piece.characters.end);
        if from >= to {
            continue;
        }
        let width = if piece.is_narrow { 1 } else { 2 };
        let start = piece.offset + (from - piece.characters.start) * width;
        let end = document.len().min(start.saturating_add((to - from) * width));
        let bytes = document.get(start..end).unwrap_or_default();
        if piece.is_narrow {
            bytes.iter().enumerate().for_each(|(at, byte)| each(cp1252(*byte), start + at));
        } else {
            let units = bytes.as_chunks::<2>().0.iter().map(|pair| u16::from_le_bytes(*pair));
            let mut at = start;
            for c in char::decode_utf16(units) {
                let c = c.unwrap_or(char::REPLACEMENT_CHARACTER);
                each(c, at);
                at += c.len_utf16() * 2;
            }
        }
    }
}

/// Decodes a byte of CP1252; undefined bytes as in Latin-1.
fn cp1252(byte: u8) -> char {
    const FROM_80: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    let special = byte.checked_sub(0x80).and_then(|at| FROM_80.chars().nth(usize::from(at)));
    special.unwrap_or(char::from(byte))
}
