//! Composes a manuscript's blocks from the paragraphs and nested tables of marked-up files.
//!
//! | in the file | in the manuscript |
//! | --- | --- |
//! | a table | a [`Grid`](super::manuscript::Grid) |
//! | a layout table: it has one column, or a cell holds a table, a layout table's paragraphs, a page of prose or a report's title | the content of its cells, one after another |
//! | a text box, a note | set aside; the parser of the format places it |

use super::grid::{Extent, SpannedCell, layout};
use super::manuscript::{Block, Paragraph};

/// Information that a parser keeps with a block. A table's combines that of all blocks in it.
pub(super) trait PieceMark: Default {
    /// Adds the information of another block.
    fn add(&mut self, other: &Self);
}

impl PieceMark for () {
    fn add(&mut self, (): &Self) {}
}

/// A block with its information.
pub(super) type Piece<M> = (Block, M);

/// A cell as it is read.
struct Content<M> {
    pieces: Vec<Piece<M>>,
    extent: Extent,
    /// Whether it held a layout table with several paragraphs.
    is_layout: bool,
}

/// The cells of one row.
type Row<M> = Vec<Content<M>>;

/// Builds the blocks of a manuscript.
pub(super) struct Composer<M> {
    done: Vec<Piece<M>>,
    open: Vec<Open<M>>,
}

/// An open container.
enum Open<M> {
    /// A text box or a note.
    Aside(Vec<Piece<M>>),
    Table(Table<M>),
    Cell(Content<M>),
}

/// An open table.
struct Table<M> {
    /// Blocks within the table but outside its cells. They are placed before it.
    before: Vec<Piece<M>>,
    rows: Vec<Row<M>>,
}

impl<M: PieceMark> Composer<M> {
    pub(super) fn new() -> Self {
        Self { done: Vec::new(), open: Vec::new() }
    }

    /// Adds a block to the innermost open container.
    pub(super) fn push(&mut self, block: Block, mark: M) {
        self.open_pieces().push((block, mark));
    }

    /// Adds blocks to the innermost open container.
    pub(super) fn extend(&mut self, pieces: Vec<Piece<M>>) {
        self.open_pieces().extend(pieces);
    }

    fn open_pieces(&mut self) -> &mut Vec<Piece<M>> {
        match self.open.last_mut() {
            Some(Open::Aside(pieces) | Open::Cell(Content { pieces, .. })) => pieces,
            Some(Open::Table(table)) => &mut table.before,
            None => &mut self.done,
        }
    }

    pub(super) fn begin_aside(&mut self) {
        self.open.push(Open::Aside(Vec::new()));
    }

    /// Returns the blocks that were set aside.
    pub(super) fn end_aside(&mut self) -> Vec<Piece<M>> {
        match self.open.pop() {
            Some(Open::Aside(pieces)) => pieces,
            other => {
                self.open.extend(other);
                Vec::new()
            }
        }
    }

    pub(super) fn begin_table(&mut self) {
        self.open.push(Open::Table(Table { before: Vec::new(), rows: Vec::new() }));
    }

    pub(super) fn begin_row(&mut self) {
        if let Some(Open::Table(table)) = self.open.last_mut() {
            table.rows.push(Vec::new());
        }
    }

    /// Discards the row that was begun last.
    pub(super) fn drop_row(&mut self) {
        if let Some(Open::Table(table)) = self.open.last_mut() {
            table.rows.pop();
        }
    }

    pub(super) fn begin_cell(&mut self, extent: Extent) {
        self.open.push(Open::Cell(Content { pieces: Vec::new(), extent, is_layout: false }));
    }

    /// Sets the extent of the open cell, which Word gives after the cell has begun.
    pub(super) fn set_extent(&mut self, set: impl FnOnce(&mut Extent)) {
        if let Some(Open::Cell(cell)) = self.open.last_mut() {
            set(&mut cell.extent);
        }
    }

    /// Ends the open cell. `kept` says whether the cell is part of the table.
    pub(super) fn end_cell(&mut self, kept: bool) {
        match self.open.pop() {
            Some(Open::Cell(cell)) => {
                match self.open.last_mut() {
                    _ if !kept => {}
                    Some(Open::Table(table)) => {
                        if table.rows.is_empty() {
                            table.rows.push(Vec::new());
                        }
                        if let Some(row) = table.rows.last_mut() {
                            row.push(cell);
                        }
                    }
                    // A cell without a table.
                    _ => self.extend(cell.pieces),
                }
            }
            other => self.open.extend(other),
        }
    }

    /// Ends the open table and adds it.
    pub(super) fn end_table(&mut self) {
        match self.open.pop() {
            Some(Open::Table(table)) => {
                let is_layout = lays_out(&table.rows);
                let pieces = blocks(table);
                if let Some(Open::Cell(cell)) = self.open.last_mut() {
                    cell.is_layout |= is_layout && pieces.len() > 1;
                }
                self.extend(pieces);
            }
            other => self.open.extend(other),
        }
    }

    /// Ends all open containers and returns all blocks.
    pub(super) fn finish(mut self) -> Vec<Piece<M>> {
        while let Some(open) = self.open.last() {
            match open {
                Open::Aside(_) => {
                    let aside = self.end_aside();
                    self.extend(aside);
                }
                Open::Table(_) => self.end_table(),
                Open::Cell(..) => self.end_cell(true),
            }
        }
        self.done
    }
}

/// Turns a table into blocks: a grid, or the content of its cells.
fn blocks<M: PieceMark>(table: Table<M>) -> Vec<Piece<M>> {
    let Table { before: mut pieces, rows } = table;
    if lays_out(&rows) {
        pieces.extend(rows.into_iter().flatten().flat_map(|cell| cell.pieces));
        return pieces;
    }
    let mut mark = M::default();
    rows.iter().flatten().flat_map(|cell| &cell.pieces).for_each(|(_, other)| mark.add(other));
    let spanned: Vec<Vec<SpannedCell>> = rows
        .into_iter()
        .map(|row| {
            row.into_iter()
                .map(|cell| SpannedCell { text: words(&cell.pieces), extent: cell.extent })
                .collect()
        })
        .collect();
    // These lines are used if the grid would be too large. They are made first, because the layout consumes the
    // cells.
    let lines: Vec<String> = spanned.iter().map(|row| tabbed(row)).collect();
    if lines.iter().all(|line| line.trim().is_empty()) {
        return pieces;
    }
    match layout(spanned) {
        Some(grid) => pieces.push((Block::Table(grid), mark)),
        None => pieces.extend(lines.into_iter().map(|text| {
            let mut of_row = M::default();
            of_row.add(&mark);
            (Block::Paragraph(Paragraph { label: None, text }), of_row)
        })),
    }
    pieces
}

/// A cell with several paragraphs and more characters than this is a page of prose: its table is only for layout.
const PAGE: usize = 300;

/// Whether a table is only used for layout.
fn lays_out<M>(rows: &[Row<M>]) -> bool {
    let is_column = rows.iter().all(|row| row.len() <= 1);
    is_column
        || rows.iter().flatten().any(|Content { pieces: cell, is_layout, .. }| {
            let has_table = cell.iter().any(|(block, _)| matches!(block, Block::Table(_)));
            *is_layout
                || has_table
                || cell.len() >= 3
                    && (cell.iter().any(|(block, _)| is_title(block))
                        || cell.iter().map(|(block, _)| length(block)).sum::<usize>() > PAGE)
        })
}

fn is_title(block: &Block) -> bool {
    matches!(block, Block::Paragraph(paragraph) if paragraph.text.trim_end().ends_with("工作报告"))
}

fn length(block: &Block) -> usize {
    match block {
        Block::Paragraph(paragraph) => paragraph.text.chars().count(),
        Block::Table(_) => 0,
    }
}

/// The words of a cell on one line. Words that were broken to fit the cell are joined.
fn words<M>(cell: &[Piece<M>]) -> String {
    let mut words = String::new();
    for (block, _) in cell {
        let Block::Paragraph(Paragraph { label, text }) = block else { continue };
        let is_chinese = |c: Option<char>| c.is_some_and(|c| ('\u{2e80}'..='\u{9fff}').contains(&c));
        let is_one_word = is_chinese(words.chars().next_back()) && is_chinese(text.chars().next());
        if !words.is_empty() && !is_one_word {
            words.push(' ');
        }
        if let Some(label) = label {
            words.push_str(label);
            if !label.ends_with(['、', '）']) {
                words.push(' ');
            }
        }
        words.extend(text.chars().map(|c| if c == '\t' { ' ' } else { c }));
    }
    words
}

fn tabbed(row: &[SpannedCell]) -> String {
    row.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("\t")
}

#[cfg(test)]
mod tests {
    use super::super::manuscript::{Grid, GridCell, Manuscript};
    use super::*;

    fn paragraph(text: &str) -> Block {
        Block::Paragraph(Paragraph { label: None, text: text.to_owned() })
    }

    /// Fills one table of these rows of cells of paragraphs.
    fn table(composer: &mut Composer<()>, rows: &[&[&[&str]]]) {
        composer.begin_table();
        for row in rows {
            composer.begin_row();
            for cell in *row {
                composer.begin_cell(Extent::default());
                for text in *cell {
                    composer.push(paragraph(text), ());
                }
                composer.end_cell(true);
            }
        }
        composer.end_table();
    }

    fn text(composer: Composer<()>) -> String {
        let blocks = composer.finish().into_iter().map(|(block, ())| block).collect();
        Manuscript { title: None, blocks }.text().text
    }

    #[test]
    fn tables_of_figures_are_grids() {
        let mut composer = Composer::new();
        table(&mut composer, &[&[&["地区生产", "总值"], &["6.5", "亿元"]], &[&["粮食"], &[]]]);
        let blocks = composer.finish();
        let cell = |text: &str| GridCell::Text(text.to_owned());
        let rows = vec![vec![cell("地区生产总值"), cell("6.5 亿元")], vec![cell("粮食"), cell("")]];
        assert_eq!(blocks, [(Block::Table(Grid { rows }), ())]);
    }

    #[test]
    fn tables_that_lay_out_are_their_content() {
        let mut composer = Composer::new();
        table(&mut composer, &[&[&["标题", "正文"]]]);
        composer.begin_table();
        composer.begin_row();
        composer.begin_cell(Extent::default());
        composer.end_cell(true);
        composer.begin_cell(Extent::default());
        table(&mut composer, &[&[&["甲"], &["乙"]]]);
        composer.push(paragraph("后"), ());
        assert_eq!(text(composer), "标题\n正文\n甲\t乙\n后\n");
    }

    #[test]
    fn tables_of_one_column_or_with_a_title_are_their_content() {
        let mut composer = Composer::new();
        table(&mut composer, &[&[&["首页"]], &[&["标题", "正文"]]]);
        table(&mut composer, &[&[&["首页"], &["甲镇政府工作报告", "产值5亿元。", "修路。"]]]);
        assert_eq!(text(composer), "首页\n标题\n正文\n首页\n甲镇政府工作报告\n产值5亿元。\n修路。\n");
    }

    #[test]
    fn a_layout_table_in_a_cell_makes_its_table_one() {
        let mut composer = Composer::new();
        composer.begin_table();
        composer.begin_row();
        composer.begin_cell(Extent::default());
        table(&mut composer, &[&[&["标题", "正文"]]]);
        composer.end_cell(true);
        composer.begin_cell(Extent::default());
        composer.push(paragraph("链接"), ());
        composer.end_cell(true);
        composer.end_table();
        assert_eq!(text(composer), "标题\n正文\n链接\n");
    }

    #[test]
    fn what_is_in_no_cell_comes_before_the_table() {
        let mut composer = Composer::new();
        composer.begin_table();
        composer.begin_row();
        composer.push(paragraph("表一"), ());
        composer.begin_cell(Extent::default());
        composer.push(paragraph("甲"), ());
        composer.end_cell(true);
        composer.begin_cell(Extent::default());
        composer.end_cell(true);
        composer.end_table();
        assert_eq!(text(composer), "表一\n甲\t\n");
    }

    #[test]
    fn text_boxes_are_set_aside() {
        let mut composer = Composer::new();
        composer.begin_aside();
        composer.push(paragraph("图"), ());
        let aside = composer.end_aside();
        composer.push(paragraph("正文"), ());
        composer.extend(aside);
        assert_eq!(text(composer), "正文\n图\n");
    }
}
