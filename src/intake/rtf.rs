//! Rich Text Format (.rtf), as Word, WPS and LibreOffice write it: from bytes to a manuscript.
//!
//! | in the file | in the manuscript |
//! | --- | --- |
//! | `\u25919 ?` with `\uc1`; `\'d5\'fe` in the font's code page | a character; its fallback is skipped |
//! | `\par`, `\sect` | a paragraph's end |
//! | `\line`, `\page` | a line break: [`line_break`](super::line_break) |
//! | `{\listtext 一、\tab}`, `{\pntext 1.\tab}` | the paragraph's label |
//! | `\cell`, `\row` with `\cellx`, `\clmrg`, `\clvmrg` | a table: [`table`] |
//! | `\v`, `\deleted`, `\strike` | nothing |
//! | `\super`, `\up` | an exponent, or the mark of a note: [`raised`](super::raised) |
//! | `{\footnote …}` | a paragraph after the text |
//! | `{\shptxt …}` | paragraphs after the one that the text box is anchored in |
//! | `{\field{\*\fldinst …}{\fldrslt …}}` | the result |
//! | unknown `{\*\…}`, pictures, headers, styles, `\bin` | nothing |
//!
//! The source is the specification, version 1.9.1. Groups nested deeper than [`DEEPEST`] are skipped.

mod font;
mod keyword;
mod table;
mod token;

use super::composer::Composer;
use super::encoding::Decoders;
use super::line_break::{Undecided, lines};
use super::manuscript::{Block, Manuscript, Paragraph};
use super::raised;
use font::{CodePage, Fonts};
use keyword::{SKIPPED, character};
use table::{Bounds, Row};
use token::{Token, Tokens};

/// Whether bytes are RTF.
#[must_use]
pub fn is_rtf(bytes: &[u8]) -> bool {
    bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes).trim_ascii_start().starts_with(b"{\\rtf")
}

/// Reads an RTF document. Any bytes give a manuscript; damaged ones give what could be read.
#[must_use]
pub fn manuscript(bytes: &[u8], decoders: Decoders) -> Manuscript {
    let mut reader = RtfParser::new(decoders);
    for token in Tokens::new(bytes) {
        reader.token(token);
    }
    reader.finish()
}

/// The deepest nesting of groups. Deeper groups are skipped.
const DEEPEST: usize = 256;

/// The use of a group's text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Destination {
    /// The document's text.
    #[default]
    Body,
    /// A paragraph's number.
    Label,
    /// A footnote or an endnote.
    Note,
    /// A text box.
    Shape,
    /// The table of fonts.
    Fonts,
    /// Skipped.
    Skipped,
}

/// The state that a group may change and that its end restores.
#[derive(Clone, Copy, Debug, Default)]
struct State {
    destination: Destination,
    /// The number of fallback characters after a `\u`.
    fallback: usize,
    font: Option<i32>,
    is_hidden: bool,
    is_deleted: bool,
    is_struck: bool,
    is_raised: bool,
}

/// The words of the open paragraph.
#[derive(Debug, Default)]
struct Words {
    label: String,
    text: String,
    /// Raised characters that are not yet part of the text.
    raised: String,
}

struct RtfParser {
    decoders: Decoders,
    fonts: Fonts,
    state: State,
    stack: Vec<State>,
    /// The number of groups opened within one that is too deep.
    too_deep: usize,
    /// Whether the group has just begun with `\*`.
    is_ignorable: bool,
    /// Bytes of text in the current code page.
    bytes: Vec<u8>,
    /// The fallback that remains to be skipped after a `\u`.
    skip: usize,
    /// The first half of a UTF-16 surrogate pair.
    half: Option<u16>,
    words: Words,
    note: Words,
    shape: Words,
    /// The text boxes anchored in the open paragraph, which follow it.
    after: Vec<Block>,
    notes: Vec<Block>,
    composer: Composer<()>,
    /// Whether the paragraph lies in a table.
    in_table: bool,
    rows: Vec<Row>,
    row: Row,
    cell: Vec<Block>,
    bounds: Vec<Bounds>,
    next_bounds: Bounds,
}

impl RtfParser {
    fn new(decoders: Decoders) -> Self {
        Self {
            decoders,
            fonts: Fonts::default(),
            state: State { fallback: 1, ..State::default() },
            stack: Vec::new(),
            too_deep: 0,
            is_ignorable: false,
            bytes: Vec::new(),
            skip: 0,
            half: None,
            words: Words::default(),
            note: Words::default(),
            shape: Words::default(),
            after: Vec::new(),
            notes: Vec::new(),
            composer: Composer::new(),
            in_table: false,
            rows: Vec::new(),
            row: Row::default(),
            cell: Vec::new(),
            bounds: Vec::new(),
            next_bounds: Bounds::default(),
        }
    }

    fn token(&mut self, token: Token<'_>) {
        if self.too_deep > 0 {
            match token {
                Token::Open => self.too_deep += 1,
                Token::Close => self.too_deep -= 1,
                _ => {}
            }
            return;
        }
        if !matches!(token, Token::Byte(_)) {
            self.flush();
        }
        let is_ignorable = std::mem::take(&mut self.is_ignorable);
        match token {
            Token::Open if self.stack.len() >= DEEPEST => self.too_deep = 1,
            Token::Open => {
                self.skip = 0;
                self.stack.push(self.state);
            }
            Token::Close => self.close(),
            Token::Symbol(b'*') => self.is_ignorable = true,
            Token::Word("u", Some(number)) => self.unicode(number),
            Token::Byte(_) | Token::Symbol(_) | Token::Word(..) if self.skip > 0 => self.skip -= 1,
            Token::Byte(byte) => self.bytes.push(byte),
            Token::Symbol(symbol) => self.symbol(symbol),
            Token::Word(word, number) => self.word(word, number, is_ignorable),
        }
    }

    /// Ends a group.
    fn close(&mut self) {
        self.skip = 0;
        let inner = self.state.destination;
        if let Some(state) = self.stack.pop() {
            self.state = state;
        }
        if inner == Destination::Note && self.state.destination != Destination::Note {
            let words = std::mem::take(&mut self.note);
            self.notes.extend(paragraphs(words));
        } else if inner == Destination::Shape && self.state.destination != Destination::Shape {
            let words = std::mem::take(&mut self.shape);
            self.after.extend(paragraphs(words));
        }
    }

    fn unicode(&mut self, number: i32) {
        self.skip = self.state.fallback;
        // A negative number stands for one above 32767.
        let unit = u16::try_from(number.rem_euclid(0x1_0000)).unwrap_or_default();
        let units = [self.half.take().unwrap_or_default(), unit];
        if (0xD800..0xDC00).contains(&unit) {
            self.half = Some(unit);
            return;
        }
        let [high, _] = units;
        let pair = if high == 0 { &units[1..] } else { &units[..] };
        let text: String = char::decode_utf16(pair.iter().copied())
            .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect();
        self.push(&text);
    }

    fn symbol(&mut self, symbol: u8) {
        match symbol {
            b'~' => self.push("\u{a0}"),
            b'_' => self.push("-"),
            b'{' | b'}' | b'\\' => self.push(char::from(symbol).encode_utf8(&mut [0; 4])),
            // An optional hyphen, an index mark, a formula's sign.
            _ => {}
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>, is_ignorable: bool) {
        if self.state.destination == Destination::Fonts {
            self.fonts.word(word, number);
        }
        let is_on = number != Some(0);
        match word {
            "listtext" | "pntext" => self.begin(Destination::Label),
            "footnote" => self.begin(Destination::Note),
            "fonttbl" => self.begin(Destination::Fonts),
            // The words of shapes lie in a group marked as ignorable.
            "shpinst" => {}
            "shptxt" => self.begin(Destination::Shape),
            _ if is_ignorable || SKIPPED.contains(&word) => self.begin(Destination::Skipped),
            "uc" => self.state.fallback = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(1).min(8),
            "ansicpg" => self.fonts.ansi = CodePage::of_number(number.unwrap_or_default()),
            "f" => self.state.font = number,
            "v" => self.state.is_hidden = is_on,
            "deleted" => self.state.is_deleted = is_on,
            "strike" | "striked" => self.state.is_struck = is_on,
            "super" | "up" => self.state.is_raised = is_on,
            "nosupersub" | "sub" | "dn" => self.state.is_raised = false,
            "plain" => {
                let State { destination, fallback, font, .. } = self.state;
                self.state = State { destination, fallback, font, ..State::default() };
            }
            "par" | "sect" => self.end_paragraph(),
            "line" | "page" | "column" => self.push("\n"),
            "tab" | "nestcell" => self.push("\t"),
            _ => match character(word) {
                Some(text) => self.push(text),
                None => self.table_word(word, number),
            },
        }
    }

    fn begin(&mut self, destination: Destination) {
        // Everything within a skipped group is skipped.
        if self.state.destination != Destination::Skipped {
            self.state.destination = destination;
        }
    }

    fn table_word(&mut self, word: &str, number: Option<i32>) {
        if self.state.destination != Destination::Body {
            return;
        }
        match word {
            "pard" => self.in_table = false,
            "intbl" => self.in_table = true,
            "trowd" => {
                self.bounds.clear();
                self.next_bounds = Bounds::default();
            }
            "clmrg" => self.next_bounds.goes_on_left = true,
            "clvmrg" => self.next_bounds.goes_on_above = true,
            "cellx" => {
                self.next_bounds.right = number.unwrap_or_default();
                self.bounds.push(std::mem::take(&mut self.next_bounds));
            }
            "cell" => {
                let words = std::mem::take(&mut self.words);
                self.cell.extend(paragraphs(words));
                self.row.cells.push(std::mem::take(&mut self.cell));
            }
            "row" => {
                let cells = std::mem::take(&mut self.row.cells);
                // A cell merged with the one to its left has its own position in the text.
                let own = |at: usize| self.bounds.get(at).is_none_or(|bounds| !bounds.goes_on_left);
                let cells = cells.into_iter().enumerate().filter(|(at, _)| own(*at)).map(|(_, cell)| cell);
                self.rows.push(Row { cells: cells.collect(), bounds: self.bounds.clone() });
            }
            _ => {}
        }
    }

    /// Decodes the collected bytes and adds them to the text.
    fn flush(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let text = if bytes.is_ascii() {
            String::from_utf8(bytes).unwrap_or_default()
        } else {
            self.fonts.code_page(self.state.font).decode(&bytes, self.decoders)
        };
        self.push(&text);
    }

    fn push(&mut self, text: &str) {
        let State { destination, is_hidden, is_deleted, is_struck, is_raised, .. } = self.state;
        if is_hidden || is_deleted || is_struck {
            return;
        }
        let words = match destination {
            Destination::Body => &mut self.words,
            Destination::Note => &mut self.note,
            Destination::Shape => &mut self.shape,
            Destination::Label => return self.words.label.push_str(text),
            Destination::Fonts | Destination::Skipped => return,
        };
        if is_raised {
            words.raised.push_str(text);
        } else {
            words.settle();
            words.text.push_str(text);
        }
    }

    fn end_paragraph(&mut self) {
        match self.state.destination {
            Destination::Note => self.note.text.push('\n'),
            Destination::Shape => self.shape.text.push('\n'),
            Destination::Body => {
                let mut blocks = paragraphs(std::mem::take(&mut self.words));
                blocks.append(&mut self.after);
                if self.in_table {
                    self.cell.extend(blocks);
                } else {
                    self.end_table();
                    for block in blocks {
                        self.composer.push(block, ());
                    }
                }
            }
            _ => {}
        }
    }

    fn end_table(&mut self) {
        if !self.row.cells.is_empty() || !self.cell.is_empty() {
            let mut row = std::mem::take(&mut self.row);
            let cell = std::mem::take(&mut self.cell);
            row.cells.extend((!cell.is_empty()).then_some(cell));
            self.rows.push(row);
        }
        if !self.rows.is_empty() {
            table::compose(&mut self.composer, std::mem::take(&mut self.rows));
        }
    }

    fn finish(mut self) -> Manuscript {
        self.flush();
        self.end_table();
        for block in paragraphs(std::mem::take(&mut self.words)).into_iter().chain(self.after) {
            self.composer.push(block, ());
        }
        let blocks = self.composer.finish().into_iter().map(|(block, ())| block);
        let notes = paragraphs(std::mem::take(&mut self.note));
        Manuscript { title: None, blocks: blocks.chain(self.notes).chain(notes).collect() }
    }
}

impl Words {
    /// Adds the raised characters to the text.
    fn settle(&mut self) {
        if !self.raised.is_empty() {
            raised::append(&mut self.text, &std::mem::take(&mut self.raised));
        }
    }
}

/// The lines of a paragraph. The first has the label.
fn paragraphs(mut words: Words) -> Vec<Block> {
    words.settle();
    let label = words.label.trim();
    let mut label = (!label.is_empty()).then(|| label.to_owned());
    let lines = lines(&words.text, Undecided::GoesOn);
    lines.into_iter().map(|text| Block::Paragraph(Paragraph { label: label.take(), text })).collect()
}

#[cfg(test)]
mod tests;
