//! A column of a table: its head, and which kinds of cells it has.
//!
//! | head over cells | label | cells |
//! | --- | --- | --- |
//! | `2023年` over `2.1`, `—` | 2023 | figures |
//! | `单位` over `万吨`, `亿元` | the unit | units |
//! | `地区生产总值` over `总量（亿元）` | the level of 地区生产总值 in 亿元 | figures |

use super::head::head_text;
use crate::intake::manuscript::Grid;
use crate::intake::table::cell::{self, Content};
use crate::intake::table::label::Label;
use crate::intake::table::name;
use crate::intake::table::note_row::is_note_row;
use crate::intake::table::place_name::is_place;
use crate::intake::table::unit::unit_of;
use crate::model::{Name, catalog};

/// The number of rows sampled to determine what a column holds.
const SAMPLE: usize = 200;

/// A column: its head, and the content of its cells.
pub(super) struct Column {
    pub(super) label: Label,
    /// The names in its head, from the top.
    pub(super) names: Vec<String>,
    /// The numbers of sampled cells that are filled, figures (meant or read) or gaps, units, places, times.
    pub(super) filled: usize,
    pub(super) figures: usize,
    pub(super) units: usize,
    pub(super) places: usize,
    pub(super) times: usize,
}

impl Column {
    pub(super) fn new(grid: &Grid, column: usize, first: usize, heads: &[usize]) -> Self {
        let mut label = Label::default();
        let mut names: Vec<String> = Vec::new();
        let mut last = "";
        for row in heads {
            let text = head_text(grid, *row, column, heads);
            if text.trim().is_empty() || text == last {
                continue;
            }
            last = text;
            let one = Label::of(text);
            if !one.name.is_empty() && names.last() != Some(&one.name) {
                names.push(one.name.clone());
            }
            label = one.under(&label);
        }
        let mut made = Self { label, names, filled: 0, figures: 0, units: 0, places: 0, times: 0 };
        for row in first..grid.rows.len().min(first + SAMPLE) {
            let text = grid.own_text(row, column);
            if !text.trim().is_empty() && !is_note_row(grid, row) {
                made.filled += 1;
                let is_gap = || matches!(cell::read(text, true), Ok(Content::Missing(_)));
                made.figures += usize::from(cell::is_meant_as_number(text) || is_gap());
                made.units += usize::from(unit_of(text).is_some());
                made.places += usize::from(is_place(text));
                let label = Label::of(text);
                made.times += usize::from(label.is_time() || label.is_measure() && label.unit.is_none());
            }
        }
        made
    }

    pub(super) fn mostly(&self, count: usize) -> bool {
        count > 0 && count * 2 >= self.filled
    }

    /// Whether its cells are words other than units, places and times.
    pub(super) fn is_words(&self) -> bool {
        [self.figures, self.units, self.places, self.times].into_iter().all(|count| !self.mostly(count))
    }

    /// The indicator in its head: all names joined if the catalogue lists that name, else the lowest name that it
    /// lists, else all names joined.
    pub(super) fn indicator(&self) -> Option<Name> {
        let whole = self.names.concat();
        let known = |name: &str| catalog::find(name).is_some();
        let lowest = self.names.iter().rev().find(|name| known(name));
        let name = if known(&whole) { whole.as_str() } else { lowest.map_or(whole.as_str(), String::as_str) };
        (!name.is_empty()).then(|| name::clean(name).0.into())
    }
}
