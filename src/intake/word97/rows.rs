//! Rows of cells to a table: cells that reach from one edge to another take the columns between.

use super::super::manuscript::{Cell, Grid};
use super::formats::Paragraph;

/// Edges that are nearer to each other than this, in twips, are one: rows that were drawn apart are off by a few.
const NEAR: i16 = 60;

/// A row as it was read.
pub(super) struct Row {
    pub(super) cells: Vec<String>,
    /// The format of the mark that ended it.
    pub(super) format: Paragraph,
}

/// The table of some rows.
pub(super) fn grid(rows: Vec<Row>) -> Grid {
    let mut edges: Vec<i16> = rows.iter().flat_map(|row| row.format.edges.iter().copied()).collect();
    edges.sort_unstable();
    edges.dedup_by(|next, one| next.saturating_sub(*one) < NEAR);
    let widest = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let columns = edges.len().saturating_sub(1).max(widest);
    let mut grid = Grid::default();
    for row in rows {
        let mut laid: Vec<Cell> = vec![Cell::Text(String::new()); columns];
        // Where a row does not say its edges, each of its cells is a column.
        let are_known = row.format.edges.len() == row.cells.len() + 1;
        let column = |at: usize| match row.format.edges.get(at) {
            Some(edge) if are_known => edges.partition_point(|other| *other <= *edge).saturating_sub(1),
            _ => at,
        };
        for (at, text) in row.cells.into_iter().enumerate() {
            let (start, end) = (column(at), column(at + 1).min(columns));
            let above = if row.format.goes_on.get(at) == Some(&true) { above(&grid, start) } else { None };
            for here in start..end.max(start + 1) {
                let left = u16::try_from(here - start).unwrap_or(u16::MAX);
                if let Some(cell) = laid.get_mut(here) {
                    *cell = match above {
                        Some(up) => Cell::Covered { up, left },
                        None if here > start => Cell::Covered { up: 0, left },
                        None => Cell::Text(text.clone()),
                    };
                }
            }
        }
        grid.rows.push(laid);
    }
    grid
}

/// How far up the cell is that a cell of the next row goes on with.
fn above(grid: &Grid, column: usize) -> Option<u16> {
    match grid.rows.last()?.get(column)? {
        Cell::Covered { up, left: 0 } => up.checked_add(1),
        Cell::Covered { .. } => None,
        Cell::Text(_) => Some(1),
    }
}
