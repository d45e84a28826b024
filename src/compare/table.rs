//! The main table: a row for each series, a column for each year, change, target, verdict.
//!
//! [`Index::table`] chooses and orders the rows by the index alone; [`Table::row`] works out the
//! figures of one row, so that of a hundred thousand rows only those in view are built.

use std::ops::Range;

use super::{Cell, Change, Index, Part, SeriesId, Verdict};
use crate::model::{Direction, Name, StatedChange, Topic, Year};

/// What is to be compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// Places by label; empty for all.
    pub places: Vec<Name>,
    /// The first and last year to show; all years that have results, if not given.
    pub years: Option<(Year, Year)>,
    /// The two years to compare; the last two that are well filled, if not given.
    pub compared: Option<(Year, Year)>,
    /// Topics to show; empty for all.
    pub topics: Vec<Topic>,
    /// Words to look for in names: a part of any name, or pinyin initials.
    pub search: String,
    /// The order of the rows.
    pub sort: Sort,
}

/// The order of the rows. Rows without the value to sort by come last either way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Sort {
    /// By what.
    pub by: SortBy,
    /// The other way round: largest first.
    pub descending: bool,
}

/// What rows are ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SortBy {
    /// By topic, then by importance, then as the reports have it.
    #[default]
    Topic,
    /// By the indicator's name: by pinyin initials, then by code point.
    Name,
    /// By the amount of the change, in base units.
    Change,
    /// By the change in percent.
    Percent,
    /// By the later of the compared values, in base units.
    Value,
}

/// Which rows are shown, and in which order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The years that have columns, ascending.
    pub years: Vec<Year>,
    /// The years compared, earlier and later; `None` with fewer than two years of results.
    pub compared: Option<(Year, Year)>,
    /// The year whose target is shown: the later compared year, or if only later targets are
    /// known, the first year that has one.
    pub target_year: Option<Year>,
    /// Whether rows of several places are among them, so that each must name its place.
    pub several_places: bool,
    /// The rows by topic; one group without a topic when sorted by anything else.
    pub groups: Vec<Group>,
    pub(super) order: Vec<SeriesId>,
}

/// Rows that stand together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Their topic, if they are ordered by it.
    pub topic: Option<Topic>,
    /// Their numbers, for [`Table::row`].
    pub rows: Range<usize>,
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What the row is about.
    pub series: SeriesId,
    /// The place's label.
    pub place: Name,
    /// The indicator's name, as the latest report has it.
    pub indicator: Name,
    /// Other names under which it goes in these reports.
    pub also: Vec<Name>,
    /// Its field.
    pub topic: Topic,
    /// Which part of the year it measures.
    pub part: Part,
    /// The unit of all its cells.
    pub unit: Name,
    /// Whether the unit is a percentage, so that it changes by points.
    pub rate: bool,
    /// Which way is better.
    pub better: Direction,
    /// A cell for each of [`Table::years`].
    pub cells: Vec<Cell>,
    /// From the earlier to the later of [`Table::compared`].
    pub change: Change,
    /// The change that the later year's statement itself gives.
    pub stated: Option<StatedChange>,
    /// The target for [`Table::target_year`].
    pub target: Cell,
    /// What became of it.
    pub verdict: Verdict,
}

impl Index {
    /// Chooses and orders rows. `initials` gives the first letter of a character's pinyin.
    #[must_use]
    pub fn table(&self, selection: &Selection, initials: &dyn Fn(char) -> Option<char>) -> Table {
        let _ = (selection, initials);
        Table::default()
    }
}

impl Table {
    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// Builds one row; `None` beyond the last. The index must be the one the table came from.
    #[must_use]
    pub fn row(&self, index: &Index, row: usize) -> Option<Row> {
        let _ = (index, self.order.get(row)?);
        None
    }
}
