//! Turns rows into a table: a cell spans all columns between its two edges.
//!
//! | row | edges | grid |
//! | --- | --- | --- |
//! | `指标`, `2023年` | 0, 2000, 6000 | `指标` `2023年` ← |
//! | `产量`, `万吨`, `2.1` | 0, 2000, 4000, 6000 | `产量` `万吨` `2.1` |

use super::super::grid::{Extent, SpannedCell, layout};
use super::super::manuscript::{Block, Paragraph};
use super::formats;

/// Edges closer than this, in twips, are one. Rows drawn separately differ by a few twips.
const NEAR: i16 = 60;

/// A row as it was read.
pub(super) struct Row {
    pub(super) cells: Vec<String>,
    /// The format of its end mark.
    pub(super) format: formats::Paragraph,
}

/// The table of these rows; if it would be too large, the rows as paragraphs.
pub(super) fn blocks(rows: Vec<Row>) -> Vec<Block> {
    let mut edges: Vec<i16> = rows.iter().flat_map(|row| row.format.edges.iter().copied()).collect();
    edges.sort_unstable();
    edges.dedup_by(|next, one| next.saturating_sub(*one) < NEAR);
    let column = |edge: &i16| edges.partition_point(|other| other <= edge);
    let mut spanned = Vec::with_capacity(rows.len());
    for Row { cells, format } in rows {
        // If a row does not give its edges, each cell is one column.
        let bounds: Vec<usize> = if format.edges.len() == cells.len() + 1 {
            format.edges.iter().map(column).collect()
        } else {
            Vec::new()
        };
        let cell = |(at, text): (usize, String)| {
            let columns =
                bounds.get(at).zip(bounds.get(at + 1)).map_or(1, |(start, end)| end.saturating_sub(*start));
            let continues = format.goes_on.get(at) == Some(&true);
            SpannedCell { text, extent: Extent { columns, rows: 1, continues } }
        };
        spanned.push(cells.into_iter().enumerate().map(cell).collect::<Vec<_>>());
    }
    let lines = spanned.iter().map(|row: &Vec<SpannedCell>| {
        row.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("\t")
    });
    let lines: Vec<String> = lines.collect();
    match layout(spanned) {
        Some(grid) => vec![Block::Table(grid)],
        None => lines.into_iter().map(|text| Block::Paragraph(Paragraph { label: None, text })).collect(),
    }
}
