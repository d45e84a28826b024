//! Adds statements and sentences to an excerpt until its table or chart equals that of all reports.
//!
//! | the excerpt differs in | added |
//! | --- | --- |
//! | a figure of a row | the sentences of that row and the reasons for its empty cells, then all of its years, then its growth, then all sentences, then all statements |
//! | the order of rows | the first statement of each row, whatever its year |
//! | the mark of a doubtful match | see [`doubts`](super::doubts) |

use std::collections::HashMap;
use std::sync::Arc;

use super::doubts::Doubts;
use super::kept::Keep;
use super::row::{RowName, reasons, reasons_of_trend, row_name, unplaced, unplaced_trend};
use super::shown::Shown;
use super::{Excerpt, Initials, Pause};
use crate::compare::{Index, Row, SeriesId, Trend};
use crate::model::{Report, Year};
use crate::view::Tab;

/// The most rows that are selected one by one. No app takes a link with more.
const MOST_ROWS: usize = 2_000;

/// How often statements are added for marks: what is added for one mark can decide about another.
const ROUNDS: usize = 3;

impl Shown {
    /// The statements shown, without sentences unless they are requested or needed; `None` if no part of
    /// the reports shows the same.
    pub(super) async fn cut(
        self,
        index: &Index,
        sentences: bool,
        initials: Initials<'_>,
        pause: &mut impl Pause,
    ) -> Option<Excerpt> {
        let mut keep = Keep::new(index, &self, sentences);
        if self.rows.len() > MOST_ROWS {
            return Some(self.excerpt(index, &keep));
        }
        let whole = match self.view.tab {
            Tab::Compare => Some(self.seen_table(index, initials, pause).await),
            _ => None,
        };
        // Starts without optional parts, then adds the sentences of rows that differ, then all years of
        // these rows, then their growth, then all sentences, then the statements of all rows. The last step is only compared.
        for widen in [
            Keep::with_sentences,
            Keep::with_all_years,
            Keep::with_growth,
            Keep::with_all_sentences,
            Keep::with_all_statements,
            Keep::with_sentences,
        ] {
            let excerpt = self.excerpt(index, &keep);
            let cut = indexed(index, &excerpt, pause).await;
            let there = match whole {
                Some(_) => Some(self.seen_table(&cut, initials, pause).await),
                None => None,
            };
            let differing = match whole.as_ref().zip(there.as_ref()) {
                Some((whole, there)) => self.differing(whole, there)?,
                None => self.differing_trends(index, &cut),
            };
            if differing == Differing::default() {
                return Some(match whole.as_ref().zip(there) {
                    Some((whole, there)) => {
                        self.with_marks((index, whole), keep, (excerpt, cut, there), initials, pause).await
                    }
                    None => excerpt,
                });
            }
            if differing.order {
                keep.statements.extend(self.rows.iter().filter_map(|id| index.first_mention(*id)));
            }
            for id in differing.rows {
                widen(&mut keep, index, id);
                let row = whole.iter().flat_map(|whole| &whole.rows).find(|row| row.series == id);
                keep.statements.extend(row.into_iter().flat_map(reasons));
                let trend = index.trend(id).filter(|_| whole.is_none());
                keep.statements.extend(trend.iter().flat_map(reasons_of_trend));
            }
        }
        None
    }

    fn excerpt(&self, index: &Index, keep: &Keep<'_>) -> Excerpt {
        Excerpt { reports: keep.reports(index), view: self.view.clone() }
    }

    /// The excerpt with the statements by which its rows have the marks of doubtful matches that they have among all
    /// reports, unless its table would change.
    async fn with_marks(
        &self,
        (index, whole): (&Index, &SeenTable),
        mut keep: Keep<'_>,
        (mut excerpt, mut cut, mut there): (Excerpt, Index, SeenTable),
        initials: Initials<'_>,
        pause: &mut impl Pause,
    ) -> Excerpt {
        let doubts = Doubts::of(index, &whole.rows);
        pause.pause().await;
        for _ in 0..ROUNDS {
            let missing = doubts.missing(index, &Doubts::of(&cut, &there.rows));
            if missing.is_empty() {
                break;
            }
            keep.with_topics(index, missing);
            let wider = self.excerpt(index, &keep);
            cut = indexed(index, &wider, pause).await;
            there = self.seen_table(&cut, initials, pause).await;
            if self.differing(whole, &there) != Some(Differing::default()) {
                break;
            }
            excerpt = wider;
        }
        excerpt
    }

    async fn seen_table(&self, index: &Index, initials: Initials<'_>, pause: &mut impl Pause) -> SeenTable {
        let book = index.yearbook(&self.view.selection, initials);
        let mut rows = Vec::new();
        for id in book.shown() {
            rows.extend(book.row(index, id));
            pause.pause().await;
        }
        let table = book.table;
        SeenTable { years: table.years, compared: table.compared, target_year: table.target_year, rows }
    }

    /// The difference of the excerpt's table; `None` if it has other years or other rows.
    fn differing(&self, whole: &SeenTable, there: &SeenTable) -> Option<Differing> {
        let heads =
            |table: &SeenTable| (table.years.clone(), table.compared, table.target_year, table.rows.len());
        if heads(whole) != heads(there) {
            return None;
        }
        let seen = |row: &Row| unplaced(row.clone(), |year| self.years.contains(&year));
        let positions: HashMap<RowName, usize> =
            there.rows.iter().enumerate().map(|(at, row)| (row_name(row), at)).collect();
        let mut differing = Differing::default();
        for (at, row) in whole.rows.iter().enumerate() {
            let position = positions.get(&row_name(row)).copied();
            differing.order |= position.is_some_and(|position| position != at);
            let other = position.and_then(|position| there.rows.get(position));
            let is_same = other.is_some_and(|other| Row { series: row.series, ..seen(other) } == seen(row));
            differing.rows.extend((!is_same).then_some(row.series));
        }
        Some(differing)
    }

    fn differing_trends(&self, index: &Index, cut: &Index) -> Differing {
        let drawn = |trend: Trend| unplaced_trend(trend, |year| self.years.contains(&year));
        let is_same = |id: &SeriesId| {
            let before = index.trend(*id);
            let after = before.as_ref().and_then(|t| cut.trend(cut.find(&t.place, &t.indicator)?));
            before.map(drawn) == after.map(drawn)
        };
        let rows = self.rows.iter().filter(|id| !is_same(id)).copied().collect();
        Differing { rows, order: false }
    }
}

/// The index of an excerpt, by the same decisions.
async fn indexed(index: &Index, excerpt: &Excerpt, pause: &mut impl Pause) -> Index {
    let reports: Vec<Arc<Report>> = excerpt.reports.iter().cloned().map(Arc::new).collect();
    let mut builder = Index::builder(&reports, index.overrides());
    while builder.step() {
        pause.pause().await;
    }
    builder.finish()
}

/// How an excerpt differs from the whole.
#[derive(Debug, Default, PartialEq)]
struct Differing {
    /// Rows with different figures.
    rows: Vec<SeriesId>,
    /// The rows have a different order.
    order: bool,
}

/// A table as a reader sees it.
struct SeenTable {
    years: Vec<Year>,
    compared: Option<(Year, Year)>,
    target_year: Option<Year>,
    rows: Vec<Row>,
}
