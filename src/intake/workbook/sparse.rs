//! The rows and columns of a sheet that have cells. A sheet whose cells lie far apart is laid out without the others.
//!
//! | cells | laid out |
//! | --- | --- |
//! | A1 to F40 | as they stand |
//! | A1 to F40, IV65536 | 41 rows of 7 columns |

use super::{WorkbookFault, within};

/// The rows and columns with cells, each in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Used {
    rows: Vec<u32>,
    columns: Vec<u32>,
}

impl Used {
    /// The rows and columns of cells at these positions; `None` if a table up to the last of them is small enough.
    ///
    /// # Errors
    /// A table of these rows and columns alone has too many cells.
    pub(super) fn of(
        positions: impl Iterator<Item = (u32, u32)> + Clone,
    ) -> Result<Option<Self>, WorkbookFault> {
        let last = positions.clone().fold((0, 0), |(row, column), at| (at.0.max(row), at.1.max(column)));
        if within((last.0 as usize + 1).saturating_mul(last.1 as usize + 1)).is_ok() {
            return Ok(None);
        }
        let (mut rows, mut columns): (Vec<u32>, Vec<u32>) = positions.unzip();
        for used in [&mut rows, &mut columns] {
            used.sort_unstable();
            used.dedup();
        }
        within(rows.len().saturating_mul(columns.len()))?;
        Ok(Some(Self { rows, columns }))
    }

    /// The position of a cell when only used rows and columns are counted; for an unused one, that of the next.
    pub(super) fn rank(&self, (row, column): (u32, u32)) -> (u32, u32) {
        let rank = |used: &[u32], at: u32| u32::try_from(used.partition_point(|one| *one < at));
        (rank(&self.rows, row).unwrap_or(u32::MAX), rank(&self.columns, column).unwrap_or(u32::MAX))
    }

    /// The position of a cell by its rank.
    pub(super) fn position(&self, (row, column): (u32, u32)) -> (u32, u32) {
        let at = |used: &[u32], rank: u32| used.get(rank as usize).copied().unwrap_or(u32::MAX);
        (at(&self.rows, row), at(&self.columns, column))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn far_cells_move_together() {
        let near = [(0, 0), (3, 5)];
        assert_eq!(Used::of(near.into_iter()), Ok(None));
        let far = [(0, 0), (65_535, 255), (7, 0)];
        let used = Used::of(far.into_iter()).ok().flatten().unwrap_or_default();
        for (at, rank) in [((0, 0), (0, 0)), ((7, 0), (1, 0)), ((65_535, 255), (2, 1))] {
            assert_eq!((used.rank(at), used.position(rank)), (rank, at));
        }
        assert_eq!(used.rank((8, 1)), (2, 1));
        let all = (0..2000).map(|at| (at * 30, at));
        assert_eq!(Used::of(all), Err(WorkbookFault::TooLarge));
    }
}
