//! A file's words in reading order: the result of every file format's parser.
//!
//! | block | in [`Manuscript::text`] |
//! | --- | --- |
//! | a paragraph `2023年工作回顾` with the automatic number `一、` | `一、2023年工作回顾⏎` |
//! | a paragraph `30个村通了水` with the automatic number `2.` | `⒉30个村通了水⏎`, because `2.30个` would be a decimal |
//! | a table of two rows | `指标⇥单位⇥2023年⏎粮食产量⇥万吨⇥2.1⏎` |
//!
//! A figure from a table has a span in that text, like any other figure.

use std::borrow::Cow;

use crate::model::Span;
use crate::source::is_invisible;

/// A file's words in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manuscript {
    /// The title outside the text, such as a web page's `<title>`.
    pub title: Option<String>,
    /// Paragraphs and tables in reading order; notes come last.
    pub blocks: Vec<Block>,
}

/// A part of a manuscript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Grid),
}

/// A paragraph: one line of the text, without line breaks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// The automatic number before the words, as printed: `一、`, `（二）`, `1.`.
    pub label: Option<String>,
    /// The words.
    pub text: String,
}

/// A table's cells in layout: every row has all columns.
///
/// The text of a merged cell stands at its top left. The other cells that it spans are [`GridCell::Covered`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// Rows from top to bottom, cells from left to right.
    pub rows: Vec<Vec<GridCell>>,
}

/// A cell of a [`Grid`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GridCell {
    /// The cell's text, without line breaks and tabs; empty for an empty cell.
    Text(String),
    /// Covered by the merged cell `up` rows above and `left` columns to the left.
    Covered {
        /// Rows up to the merged cell.
        up: u16,
        /// Columns left to the merged cell.
        left: u16,
    },
}

/// A manuscript's text with the positions of its tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ManuscriptText {
    /// Every block, with `\n` after each line and tabs between the cells of a row.
    pub text: String,
    /// The tables in order, each with the span of its lines and the spans of its cells.
    pub tables: Vec<PlacedGrid>,
}

/// A table with the positions of its cells in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedGrid {
    /// The table.
    pub grid: Grid,
    /// The table's lines, in characters of the text.
    pub span: Span,
    /// The position of each cell, by row and column; a covered cell's position is empty.
    pub cells: Vec<Vec<Span>>,
}

impl Manuscript {
    /// Makes a manuscript from plain text: a paragraph per line; lines with tabs are tables, and so are those that
    /// Markdown writes with `|`.
    #[must_use]
    pub fn of_lines(text: &str) -> Self {
        let mut blocks: Vec<Block> = Vec::new();
        let mut rows: Vec<&str> = Vec::new();
        let lines = text.lines().filter(|line| !is_rule(line));
        let lines: Vec<Cow<'_, str>> =
            lines.map(|line| piped(line).map_or(Cow::Borrowed(line), Cow::Owned)).collect();
        for line in lines.iter().map(AsRef::as_ref) {
            if rows.last().is_some_and(|row| tabs(row) != tabs(line)) {
                close(&mut rows, &mut blocks);
            }
            if tabs(line) > 0 {
                rows.push(line);
            } else {
                blocks.push(Block::of_line(line));
            }
        }
        close(&mut rows, &mut blocks);
        Self { title: None, blocks }
    }

    /// The manuscript without invisible characters. A paragraph of nothing else stays: it is no blank line.
    #[must_use]
    pub(super) fn visible(mut self) -> Self {
        for block in &mut self.blocks {
            match block {
                Block::Paragraph(Paragraph { text, .. }) => {
                    if !text.chars().all(|c| is_invisible(c) || c.is_whitespace()) {
                        drop_invisible(text);
                    }
                }
                Block::Table(grid) => grid.drop_invisible(),
            }
        }
        if let Some(title) = &mut self.title {
            drop_invisible(title);
        }
        self
    }

    /// Writes the blocks as one text.
    #[must_use]
    pub fn text(&self) -> ManuscriptText {
        let mut writer = Writer::default();
        for block in &self.blocks {
            match block {
                Block::Paragraph(paragraph) => writer.paragraph(paragraph),
                Block::Table(grid) => writer.table(grid),
            }
        }
        ManuscriptText { text: writer.text, tables: writer.tables }
    }
}

impl Grid {
    /// Removes invisible characters from all cells.
    pub(super) fn drop_invisible(&mut self) {
        for cell in self.rows.iter_mut().flatten() {
            if let GridCell::Text(text) = cell {
                drop_invisible(text);
            }
        }
    }
}

fn drop_invisible(text: &mut String) {
    if text.contains(is_invisible) {
        text.retain(|c| !is_invisible(c));
    }
}

impl Block {
    fn of_line(line: &str) -> Self {
        Self::Paragraph(Paragraph { label: None, text: line.to_owned() })
    }
}

/// Whether a line is the one below the head of a table in Markdown: `| --- | --: |`.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('|') && line.contains("--") && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

/// The cells of a row in Markdown, with tabs between them: `| 产值 | 5 |`.
fn piped(line: &str) -> Option<String> {
    let inner = line.trim().strip_prefix('|')?.strip_suffix('|')?;
    inner.contains('|').then(|| inner.split('|').map(str::trim).collect::<Vec<_>>().join("\t"))
}

fn tabs(line: &str) -> usize {
    line.bytes().filter(|byte| *byte == b'\t').count()
}

/// Ends a table. A single line, or lines in which tabs only indent, become paragraphs.
fn close(rows: &mut Vec<&str>, blocks: &mut Vec<Block>) {
    let lines = std::mem::take(rows);
    if lines.len() < 2 || !lines.iter().any(|line| line.trim().contains('\t')) {
        blocks.extend(lines.into_iter().map(Block::of_line));
        return;
    }
    let cells = |line: &str| line.split('\t').map(|cell| GridCell::Text(cell.to_owned())).collect();
    blocks.push(Block::Table(Grid { rows: lines.into_iter().map(cells).collect() }));
}

#[derive(Default)]
struct Writer {
    text: String,
    /// The length of `text` in characters.
    length: usize,
    tables: Vec<PlacedGrid>,
}

impl Writer {
    fn push(&mut self, words: &str) -> Span {
        let start = self.length;
        self.text.push_str(words);
        self.length += words.chars().count();
        Span { start, end: self.length }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        if let Some(label) = &paragraph.label {
            let begins_with_number = paragraph.text.starts_with(|c: char| c.is_numeric());
            if let Some(numbered) = full_stopped(label).filter(|_| begins_with_number) {
                self.push(numbered.encode_utf8(&mut [0; 4]));
            } else {
                self.push(label);
                let is_open = !label.ends_with(['、', '）', ')', '．', '。']);
                if is_open || begins_with_number {
                    self.push(" ");
                }
            }
        }
        self.push(&paragraph.text);
        self.push("\n");
    }

    fn table(&mut self, grid: &Grid) {
        let start = self.length;
        let mut cells = Vec::with_capacity(grid.rows.len());
        for row in &grid.rows {
            let mut positions = Vec::with_capacity(row.len());
            for (column, cell) in row.iter().enumerate() {
                if column > 0 {
                    self.push("\t");
                }
                positions.push(self.push(match cell {
                    GridCell::Text(text) => text,
                    GridCell::Covered { .. } => "",
                }));
            }
            self.push("\n");
            cells.push(positions);
        }
        self.tables.push(PlacedGrid { grid: grid.clone(), span: Span { start, end: self.length }, cells });
    }
}

/// A label of digits as one enclosed character: `⒉` for `2.`. Otherwise its point could be read as a
/// decimal point: `2.30个`.
fn full_stopped(label: &str) -> Option<char> {
    let digits = label.strip_suffix(['.', '．']).unwrap_or(label);
    let number: u32 = digits.parse().ok().filter(|_| !digits.starts_with(['0', '+']))?;
    (1..=20).contains(&number).then(|| char::from_u32(u32::from('⒈') + number - 1)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(label: Option<&str>, text: &str) -> Block {
        Block::Paragraph(Paragraph { label: label.map(str::to_owned), text: text.to_owned() })
    }

    fn check(blocks: Vec<Block>, expected: &str) {
        assert_eq!(Manuscript { title: None, blocks }.text().text, expected);
    }

    #[test]
    fn labels_stand_apart_from_digits() {
        check(vec![paragraph(Some("一、"), "工作回顾")], "一、工作回顾\n");
        check(vec![paragraph(Some("2."), "30个村通了水")], "⒉30个村通了水\n");
        check(vec![paragraph(Some("3"), "12座桥")], "⒊12座桥\n");
        check(vec![paragraph(Some("21."), "5公里")], "21. 5公里\n");
        check(vec![paragraph(Some("2."), "修路")], "2. 修路\n");
        check(vec![paragraph(Some("二、"), "2024年工作")], "二、 2024年工作\n");
        check(vec![paragraph(Some("①"), "修路5公里")], "① 修路5公里\n");
    }

    #[test]
    fn lines_with_tabs_are_tables() {
        let tables = |text: &str| {
            let written = Manuscript::of_lines(text).text();
            assert_eq!(written.text, text);
            written.tables.iter().map(|table| table.grid.rows.len()).collect::<Vec<_>>()
        };
        assert_eq!(tables("附表\n指标\t单位\n粮食\t万吨\n完\n"), [2]);
        let markdown =
            Manuscript::of_lines("前\n| 指标 | 单位 |\n| --- | :-: |\n| 粮食 | 万吨 |\n后\n").text();
        assert_eq!(markdown.text, "前\n指标\t单位\n粮食\t万吨\n后\n");
        assert_eq!(markdown.tables.len(), 1);
        assert_eq!(tables("a\tb\n\n1\t2\n3\t4\n5\t6\t7\n"), [2]);
        assert_eq!(tables("\t各位代表：\n\t现在报告。\n一、\t回顾\n"), [3]);
        assert_eq!(tables("\t各位代表：\n\t现在报告。\n"), [0; 0]);
    }

    #[test]
    fn cells_have_their_places() {
        let cell = |text: &str| GridCell::Text(text.to_owned());
        let rows = vec![
            vec![cell("指标"), cell("2023年"), GridCell::Covered { up: 0, left: 1 }],
            vec![cell("粮食产量"), cell("万吨"), cell("2.1")],
        ];
        let blocks = vec![paragraph(None, "附表"), Block::Table(Grid { rows })];
        let ManuscriptText { text, tables } = Manuscript { title: None, blocks }.text();
        assert_eq!(text, "附表\n指标\t2023年\t\n粮食产量\t万吨\t2.1\n");
        let Some(table) = tables.first() else { return assert_eq!(tables.len(), 1) };
        let shown: Vec<Vec<String>> = table
            .cells
            .iter()
            .map(|row| {
                row.iter().map(|s| text.chars().skip(s.start).take(s.end - s.start).collect()).collect()
            })
            .collect();
        assert_eq!(shown, [["指标", "2023年", ""], ["粮食产量", "万吨", "2.1"]]);
        assert_eq!(table.span, Span { start: 3, end: 25 });
    }
}
