//! Turns a story's characters into blocks. Marks end paragraphs, cells and rows.
//!
//! | characters | read as |
//! | --- | --- |
//! | U+0013 … U+0014 … U+0015 | a field: the part after U+0014 is shown |
//! | U+000D | the end of a paragraph; within a table, a line of the cell |
//! | U+0007 | the end of a cell; in a paragraph marked as row end, of the row |
//! | U+000C | a page break, which may fall within a sentence |

use super::super::line_break::{self, Undecided};
use super::super::list_number::Numbering;
use super::super::manuscript::{Block, Paragraph};
use super::super::raised;
use super::formats::{self, Formats, Run};
use super::rows::{self, Row};
use super::style_sheet::StyleSheet;

/// The deepest nesting of fields.
const DEEPEST: usize = 100;

/// Reads one story.
pub(super) struct StoryParser<'a> {
    runs: &'a Formats<Run>,
    paragraphs: &'a Formats<formats::Paragraph>,
    styles: &'a StyleSheet,
    numbering: &'a mut Numbering,
    blocks: Vec<Block>,
    /// The words of the open paragraph.
    text: String,
    /// Raised characters after it.
    raised: String,
    /// The words of earlier paragraphs in the open cell.
    cell: String,
    cells: Vec<String>,
    rows: Vec<Row>,
    /// For each open field, whether its result has begun.
    fields: Vec<bool>,
}

impl<'a> StoryParser<'a> {
    pub(super) fn new(
        runs: &'a Formats<Run>,
        paragraphs: &'a Formats<formats::Paragraph>,
        styles: &'a StyleSheet,
        numbering: &'a mut Numbering,
    ) -> Self {
        Self {
            runs,
            paragraphs,
            styles,
            numbering,
            blocks: Vec::new(),
            text: String::new(),
            raised: String::new(),
            cell: String::new(),
            cells: Vec::new(),
            rows: Vec::new(),
            fields: Vec::new(),
        }
    }

    /// Handles a character at an offset of the document stream.
    pub(super) fn character(&mut self, c: char, offset: usize) {
        let run = self.runs.at(offset).copied().unwrap_or_default();
        match c {
            '\u{13}' if self.fields.len() < DEEPEST => self.fields.push(false),
            '\u{14}' => {
                if let Some(has_result) = self.fields.last_mut() {
                    *has_result = true;
                }
            }
            '\u{15}' => {
                self.fields.pop();
            }
            // A deleted paragraph mark joins two paragraphs.
            '\r' | '\u{7}' | '\u{c}' if !(run.is_left_out && c == '\r') => self.mark(c, offset),
            _ if run.is_left_out || self.fields.contains(&false) => {}
            _ => self.word(c, run),
        }
    }

    fn word(&mut self, c: char, run: Run) {
        if run.is_raised && c > '\u{1f}' {
            self.raised.push(c);
            return;
        }
        self.lower();
        match c {
            // Line and column breaks.
            '\u{b}' | '\u{e}' => self.text.push('\n'),
            '\u{1e}' => self.text.push('-'),
            '\t' => self.text.push('\t'),
            // Pictures, reference marks of notes and comments, soft hyphens.
            '\0'..='\u{1f}' => {}
            '(' if run.symbol.is_some() => self.text.extend(run.symbol.map(of_symbol_font)),
            _ => self.text.push(c),
        }
    }

    /// Adds the pending raised characters to the text.
    fn lower(&mut self) {
        raised::append(&mut self.text, &std::mem::take(&mut self.raised));
    }

    /// Ends a paragraph, a cell or a row.
    fn mark(&mut self, c: char, offset: usize) {
        self.lower();
        let format = self.paragraphs.at(offset);
        let ends_row = format.is_some_and(|format| format.is_row_end);
        let label = if c == '\u{c}' || ends_row { None } else { self.number(format) };
        let is_in_table = format.is_some_and(|format| format.is_in_table);
        // A field's instruction that never ends would hide the rest.
        self.fields.retain(|has_result| *has_result);
        if c == '\u{7}' {
            if let Some(format) = format.filter(|format| format.is_row_end) {
                let cells = std::mem::take(&mut self.cells);
                self.text.clear();
                if !cells.is_empty() {
                    self.rows.push(Row { cells, format: format.clone() });
                }
            } else {
                self.end_paragraph_of_cell(label.as_deref());
                self.cells.push(std::mem::take(&mut self.cell));
            }
        } else if is_in_table {
            self.end_paragraph_of_cell(label.as_deref());
        } else if c == '\r' {
            self.end_table();
            self.end_paragraph(label);
        } else {
            // A page break may fall within a sentence.
            self.text.push('\n');
        }
    }

    /// The automatic number of the paragraph that ends.
    fn number(&mut self, format: Option<&formats::Paragraph>) -> Option<String> {
        let own = format.map(|format| format.position).unwrap_or_default();
        let position = own.or(self.styles.position(format.map_or(0, |format| format.style)));
        let list = position.list.filter(|list| *list > 0)?;
        self.numbering.next(i64::from(list), usize::from(position.level.unwrap_or(0)))
    }

    fn end_paragraph_of_cell(&mut self, label: Option<&str>) {
        let text = std::mem::take(&mut self.text);
        let text = label.into_iter().chain(text.split_whitespace()).collect::<Vec<_>>().join(" ");
        if !self.cell.is_empty() && !text.is_empty() && self.cell.ends_with(|c: char| c.is_ascii()) {
            self.cell.push(' ');
        }
        self.cell.push_str(&text);
    }

    fn end_paragraph(&mut self, mut label: Option<String>) {
        for text in line_break::lines(&std::mem::take(&mut self.text), Undecided::GoesOn) {
            self.blocks.push(Block::Paragraph(Paragraph { label: label.take(), text }));
        }
    }

    fn end_table(&mut self) {
        // Cells without a row end, for example where formats are missing, still form a row.
        let cells = std::mem::take(&mut self.cells);
        if !cells.is_empty() {
            self.rows.push(Row { cells, format: formats::Paragraph::default() });
        }
        let rows = std::mem::take(&mut self.rows);
        if !rows.is_empty() {
            self.blocks.extend(rows::blocks(rows));
        }
    }

    /// The blocks that were read.
    pub(super) fn finish(mut self) -> Vec<Block> {
        if !self.cell.is_empty() {
            self.cells.push(std::mem::take(&mut self.cell));
        }
        self.lower();
        self.end_table();
        self.end_paragraph(None);
        self.blocks
    }
}

/// Symbol fonts have their characters at U+F020 to U+F0FF. Only those used in numbers are read.
fn of_symbol_font(c: char) -> char {
    match c {
        '\u{f02d}' => '-',
        '\u{f02b}' => '+',
        '\u{f025}' => '%',
        '\u{f0b1}' => '±',
        '\u{f0b3}' => '≥',
        '\u{f0a3}' => '≤',
        '\u{f0b4}' => '×',
        '\u{f030}'..='\u{f039}' => char::from_digit(u32::from(c) - 0xF030, 10).unwrap_or(c),
        _ => c,
    }
}
