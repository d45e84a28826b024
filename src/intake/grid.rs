//! Lays out a table's cells, which may span several columns and rows, as a [`Grid`].
//!
//! | cells as the file gives them | grid |
//! | --- | --- |
//! | `指标`; `2023年` spanning two columns | `指标` `2023年` ← |
//! | `种植业` spanning two rows, `粮食`; next row: `油料` | `种植业` `粮食`; ↑ `油料` |

use super::manuscript::{Grid, GridCell};

/// The most columns that a cell may span, as in browsers. Word allows 63.
const MOST_COLUMNS: usize = 1000;

/// The most cells of a table. A few bytes of a file can claim a span of a million cells.
const MOST_CELLS: usize = 500_000;

/// A cell as it stands in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SpannedCell {
    /// Its words.
    pub(super) text: String,
    /// Its extent.
    pub(super) extent: Extent,
}

/// The extent of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Extent {
    /// The number of columns that it spans; 0 counts as 1.
    pub(super) columns: usize,
    /// The number of rows that it spans, including its own; 0 counts as 1.
    pub(super) rows: usize,
    /// Whether it only continues the merged cell above it.
    pub(super) continues: bool,
}

/// Lays out rows of cells; `None` if that would take more than [`MOST_CELLS`].
pub(super) fn layout(rows: Vec<Vec<SpannedCell>>) -> Option<Grid> {
    let mut layout = Layout::default();
    for row in rows {
        layout.row(row)?;
    }
    let width = layout.rows.iter().map(Vec::len).max().unwrap_or(0);
    if width.checked_mul(layout.rows.len())? > MOST_CELLS {
        return None;
    }
    for row in &mut layout.rows {
        row.resize(width, GridCell::Text(String::new()));
    }
    Some(Grid { rows: layout.rows })
}

#[derive(Default)]
struct Layout {
    rows: Vec<Vec<GridCell>>,
    /// For each column the cell that spans it or spanned it last.
    above: Vec<Merged>,
    cells: usize,
}

/// The cell that spanned a column last.
#[derive(Clone, Copy, Default)]
struct Merged {
    row: usize,
    column: usize,
    /// The number of further rows that it spans.
    left: usize,
}

impl Layout {
    fn row(&mut self, cells: Vec<SpannedCell>) -> Option<()> {
        let at = self.rows.len();
        let mut row: Vec<GridCell> = Vec::with_capacity(cells.len());
        for cell in cells {
            self.covered_from_above(at, &mut row);
            let column = row.len();
            let columns = cell.extent.columns.clamp(1, MOST_COLUMNS);
            self.cells += columns;
            if self.cells > MOST_CELLS {
                return None;
            }
            if self.above.len() < column + columns {
                self.above.resize(column + columns, Merged::default());
            }
            let over = self.above.get(column).copied().filter(|_| cell.extent.continues && at > 0);
            let origin = over.unwrap_or(Merged { row: at, column, left: cell.extent.rows.max(1) });
            for (offset, above) in self.above.iter_mut().skip(column).take(columns).enumerate() {
                *above = Merged { left: origin.left.saturating_sub(1), ..origin };
                row.push(match (at - origin.row, column + offset - origin.column) {
                    (0, 0) => GridCell::Text(String::new()),
                    (up, left) => covered(up, left),
                });
            }
            if let Some(GridCell::Text(text)) = row.get_mut(column) {
                *text = cell.text;
            }
        }
        self.covered_from_above(at, &mut row);
        self.rows.push(row);
        Some(())
    }

    /// Skips columns that cells of earlier rows span.
    fn covered_from_above(&mut self, at: usize, row: &mut Vec<GridCell>) {
        while let Some(above) = self.above.get_mut(row.len()).filter(|above| above.left > 0 && above.row < at)
        {
            above.left -= 1;
            self.cells += 1;
            row.push(covered(at - above.row, row.len() - above.column));
        }
    }
}

fn covered(up: usize, left: usize) -> GridCell {
    match (u16::try_from(up), u16::try_from(left)) {
        (Ok(up), Ok(left)) => GridCell::Covered { up, left },
        _ => GridCell::Text(String::new()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cell(text: &str, columns: usize, rows: usize) -> SpannedCell {
        let continues = text == "↑";
        SpannedCell { text: text.to_owned(), extent: Extent { columns, rows, continues } }
    }

    /// Each row as its cells. A covered cell is given as its distance up and left from the merged cell.
    fn check(rows: Vec<Vec<SpannedCell>>, expected: &str) {
        let grid = layout(rows).unwrap_or_default();
        let shown = |cell: &GridCell| match cell {
            GridCell::Text(text) => text.clone(),
            GridCell::Covered { up, left } => format!("{up}/{left}"),
        };
        let lines: Vec<String> =
            grid.rows.iter().map(|row| row.iter().map(shown).collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(lines.join("; "), expected);
    }

    #[test]
    fn cells_lie_over_columns_and_rows() {
        check(vec![vec![cell("指标", 1, 1), cell("2023年", 2, 1)]], "指标 2023年 0/1");
        check(vec![vec![cell("种植", 1, 2), cell("粮", 1, 1)], vec![cell("油", 1, 1)]], "种植 粮; 1/0 油");
        check(
            vec![
                vec![cell("甲", 2, 2), cell("乙", 1, 1)],
                vec![cell("丙", 1, 1)],
                vec![cell("丁", 1, 1), cell("戊", 1, 1), cell("己", 1, 1)],
            ],
            "甲 0/1 乙; 1/0 1/1 丙; 丁 戊 己",
        );
    }

    #[test]
    fn cells_go_on_those_above() {
        check(
            vec![
                vec![cell("甲", 1, 1), cell("乙", 1, 1)],
                vec![cell("↑", 1, 1), cell("丙", 1, 1)],
                vec![cell("↑", 1, 1), cell("丁", 1, 1)],
            ],
            "甲 乙; 1/0 丙; 2/0 丁",
        );
        check(vec![vec![cell("↑", 1, 1), cell("乙", 1, 1)]], "↑ 乙");
    }

    #[test]
    fn rows_are_filled_up() {
        check(vec![vec![cell("题", 1, 1)], vec![cell("甲", 1, 1), cell("乙", 1, 1)]], "题 ; 甲 乙");
    }

    #[test]
    fn a_table_that_claims_too_much_is_none() {
        let row = || vec![cell("甲", usize::MAX, usize::MAX)];
        assert_eq!(layout((0..501).map(|_| row()).collect()), None);
    }

    proptest! {
        #[test]
        fn every_row_has_all_columns(
            rows in prop::collection::vec(prop::collection::vec((0_usize..4, 0_usize..4, any::<bool>()), 0..5), 0..6),
        ) {
            let cell = |(columns, rows, continues)| SpannedCell {
                text: "甲".to_owned(),
                extent: Extent { columns, rows, continues },
            };
            let count = rows.len();
            let grid = layout(rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect());
            let grid = grid.unwrap_or_default();
            assert_eq!(grid.rows.len(), count);
            let width = grid.rows.first().map_or(0, Vec::len);
            for (at, row) in grid.rows.iter().enumerate() {
                assert_eq!(row.len(), width);
                for (column, cell) in row.iter().enumerate() {
                    if let GridCell::Covered { up, left } = cell {
                        let origin = grid.rows.get(at - usize::from(*up));
                        let origin = origin.and_then(|row| row.get(column - usize::from(*left)));
                        assert!(matches!(origin, Some(GridCell::Text(_))));
                    }
                }
            }
        }
    }
}
