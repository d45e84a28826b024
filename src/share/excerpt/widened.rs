//! Adds statements and sentences to an excerpt until its table or chart equals that of all reports.
//!
//! | the excerpt differs in | added |
//! | --- | --- |
//! | a figure of a row | the sentences of that row, then all of its years |
//! | the order of rows | the first statement of each row, whatever its year |

use std::collections::HashMap;
use std::sync::Arc;

use super::kept::Keep;
use super::row::{unplaced, unplaced_trend};
use super::shown::Shown;
use super::{Excerpt, Initials};
use crate::compare::{Index, Row, SeriesId, Trend, Yearbook};
use crate::model::Report;
use crate::view::Tab;

/// The most rows that are selected one by one. No app takes a link with more.
const MOST_ROWS: usize = 2_000;

impl Shown {
    /// The statements shown, without sentences unless they are requested or needed; `None` if no part of
    /// the reports shows the same.
    pub(super) fn cut(self, index: &Index, sentences: bool, initials: Initials<'_>) -> Option<Excerpt> {
        let mut keep = Keep::new(index, &self, sentences);
        // Starts without optional parts, then adds the sentences of rows that differ, then all years of
        // these rows.
        for widen in [Keep::with_sentences, Keep::with_all_years, Keep::with_all_years] {
            let excerpt = Excerpt { reports: keep.reports(index), view: self.view.clone() };
            if self.rows.len() > MOST_ROWS {
                return Some(excerpt);
            }
            let differing = self.differing(index, &excerpt, initials)?;
            if differing == Differing::default() {
                return Some(excerpt);
            }
            if differing.order {
                keep.statements.extend(self.rows.iter().filter_map(|id| index.first_mention(*id)));
            }
            differing.rows.iter().for_each(|id| widen(&mut keep, index, *id));
        }
        None
    }
}

/// How an excerpt differs from the whole.
#[derive(Debug, Default, PartialEq)]
struct Differing {
    /// Rows with different figures.
    rows: Vec<SeriesId>,
    /// The rows have a different order.
    order: bool,
}

impl Shown {
    /// The difference of the excerpt; `None` if it has other years or lacks a row.
    fn differing(&self, index: &Index, excerpt: &Excerpt, initials: Initials<'_>) -> Option<Differing> {
        let reports: Vec<Arc<Report>> = excerpt.reports.iter().cloned().map(Arc::new).collect();
        let cut = Index::with_overrides(&reports, index.overrides());
        if self.view.tab == Tab::Charts {
            let drawn = |trend: Trend| unplaced_trend(trend, |year| self.years.contains(&year));
            let is_same = |id: &SeriesId| {
                let before = index.trend(*id);
                let after = before.as_ref().and_then(|t| cut.trend(cut.find(&t.place, &t.indicator)?));
                before.map(drawn) == after.map(drawn)
            };
            let rows = self.rows.iter().filter(|id| !is_same(id)).copied().collect();
            return Some(Differing { rows, order: false });
        }
        let selection = &self.view.selection;
        let (before, after) = (index.yearbook(selection, initials), cut.yearbook(selection, initials));
        let heads = |book: &Yearbook| {
            let table = &book.table;
            (table.years.clone(), table.compared, table.target_year, book.shown().count())
        };
        if heads(&before) != heads(&after) {
            return None;
        }
        let name =
            |row: &Row| (row.place.clone(), row.indicator.clone(), row.part, row.rate, row.unit.clone());
        let rows = |book: &Yearbook, index: &Index| -> Vec<Row> {
            book.shown()
                .filter_map(|id| book.row(index, id))
                .map(|row| unplaced(row, |year| self.years.contains(&year)))
                .collect()
        };
        let (before, after) = (rows(&before, index), rows(&after, &cut));
        let positions: HashMap<_, usize> =
            after.iter().enumerate().map(|(at, row)| (name(row), at)).collect();
        let mut differing = Differing::default();
        for (at, row) in before.iter().enumerate() {
            let position = positions.get(&name(row)).copied();
            differing.order |= position.is_some_and(|position| position != at);
            let other = position.and_then(|position| after.get(position));
            let is_same = other.is_some_and(|other| Row { series: row.series, ..other.clone() } == *row);
            differing.rows.extend((!is_same).then_some(row.series));
        }
        Some(differing)
    }
}
