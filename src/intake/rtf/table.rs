//! Tables of RTF: rows of cells whose right edges are given as distances from the margin.
//!
//! | row | right edges | grid |
//! | --- | --- | --- |
//! | `指标`, `2023年` | 2000, 6000 | `指标` `2023年` ← |
//! | `产量`, `万吨`, `2.1` | 2000, 4000, 6000 | `产量` `万吨` `2.1` |

use crate::intake::composer::Composer;
use crate::intake::grid::Extent;
use crate::intake::manuscript::Block;

/// The right edge of a cell, and how it is merged.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Bounds {
    /// In twips from the margin.
    pub(super) right: i32,
    /// Whether it continues the cell to its left.
    pub(super) goes_on_left: bool,
    /// Whether it continues the cell above it.
    pub(super) goes_on_above: bool,
}

/// An open row.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) cells: Vec<Vec<Block>>,
    pub(super) bounds: Vec<Bounds>,
}

/// Edges closer than this, in twips, count as one.
const NEAR: i32 = 30;

/// Adds rows as one table.
pub(super) fn compose(composer: &mut Composer<()>, rows: Vec<Row>) {
    let mut edges: Vec<i32> = rows.iter().flat_map(|row| &row.bounds).map(|bounds| bounds.right).collect();
    edges.sort_unstable();
    edges.dedup_by(|next, edge| next.saturating_sub(*edge) <= NEAR);
    let columns_to = |right: i32| edges.partition_point(|edge| edge.saturating_add(NEAR) < right);
    composer.begin_table();
    for row in rows {
        composer.begin_row();
        let mut from = 0;
        let mut bounds = row.bounds.iter().peekable();
        for blocks in row.cells {
            let mut extent = Extent { columns: 1, rows: 1, continues: false };
            if let Some(own) = bounds.next() {
                let mut right = own.right;
                while let Some(merged) = bounds.next_if(|next| next.goes_on_left) {
                    right = merged.right;
                }
                let to = columns_to(right) + 1;
                extent.columns = to.saturating_sub(from).max(1);
                extent.continues = own.goes_on_above;
                from = to;
            }
            composer.begin_cell(extent);
            blocks.into_iter().for_each(|block| composer.push(block, ()));
            composer.end_cell(true);
        }
    }
    composer.end_table();
}
