//! The comparison laid out as a yearbook: headline indicators first, the rest folded by topic.
//!
//! | section | rows | at first |
//! | --- | --- | --- |
//! | 主要指标 | the headline indicators of the place's level with a figure of the last five years; or the reader's list, in its order | open |
//! | a topic | its other indicators with figures of two years or more, the longest series first | folded |
//! | only one year | indicators with a figure of one year | folded |
//!
//! A search or a choice of topics opens every section. A line is one indicator: of one place, or of several
//! places side by side.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::indicator_key::growth_key;
use super::{Index, PeriodShape, Row, Selection, SeriesId, SortBy, Table};
use crate::model::{Name, Topic, catalog};

/// A section that can be folded away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fold {
    /// Indicators of a topic.
    Topic(Topic),
    /// Indicators with a figure of one year only.
    OneYear,
}

/// Adjacent lines of a yearbook.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// What it holds; `None` for the headline indicators.
    pub fold: Option<Fold>,
    /// Whether its lines are shown.
    pub open: bool,
    /// Its lines, as indices of [`Yearbook::lines`].
    pub lines: Range<usize>,
}

/// One indicator of the yearbook: the series of each place.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// A series for each of [`Yearbook::places`]; `None` if no report of the place has it.
    pub series: Vec<Option<SeriesId>>,
}

/// The comparison in sections.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Yearbook {
    /// Years, compared years and target year.
    pub table: Table,
    /// The places side by side; a single one fills the table with its years.
    pub places: Vec<Name>,
    /// The lines of all sections.
    pub lines: Vec<Line>,
    /// The sections, headline indicators first.
    pub sections: Vec<Section>,
    /// The names of the headline list.
    pub headlines: Vec<Name>,
}

impl Yearbook {
    /// The rows of a line, one for each place that has the indicator.
    #[must_use]
    pub fn rows(&self, index: &Index, line: usize) -> Vec<Option<Row>> {
        let series = self.lines.get(line).map(|line| line.series.as_slice()).unwrap_or_default();
        series.iter().map(|id| self.table.row_of(index, (*id)?)).collect()
    }

    /// The row of a series.
    #[must_use]
    pub fn row(&self, index: &Index, series: SeriesId) -> Option<Row> {
        self.table.row_of(index, series)
    }

    /// The series of the lines that are shown.
    pub fn shown(&self) -> impl Iterator<Item = SeriesId> + '_ {
        let open = self.sections.iter().filter(|section| section.open);
        open.flat_map(|section| section.lines.clone())
            .filter_map(|line| self.lines.get(line))
            .flat_map(|line| line.series.iter().copied().flatten())
    }

    /// Whether several places stand side by side.
    #[must_use]
    pub fn is_across(&self) -> bool {
        self.places.len() > 1
    }
}

impl Index {
    /// Lays out the chosen rows in sections. `initials` as for [`Index::table`].
    #[must_use]
    pub fn yearbook(&self, selection: &Selection, initials: &dyn Fn(char) -> Option<char>) -> Yearbook {
        let table = self.table(selection, initials);
        let present: HashSet<u32> =
            table.order.iter().filter_map(|id| self.series(*id)).map(|series| series.place).collect();
        let chosen = self.chosen(&selection.places);
        let places: Vec<(u32, Name)> = (0..)
            .zip(self.places())
            .filter(|(number, _)| chosen.get(*number as usize).copied().unwrap_or(false))
            .filter(|(number, _)| present.contains(number) || !selection.places.is_empty())
            .map(|(number, entry)| (number, entry.label.clone()))
            .collect();
        let headlines = selection.headlines.clone().unwrap_or_else(|| self.default_headlines(&places));
        let lines = self.lines(&table, &places);
        let is_searched = !selection.search.is_empty() || !selection.topics.is_empty();
        let is_open = |fold: Fold| is_searched || selection.opened.contains(&fold);
        let mut book = Yearbook {
            places: places.into_iter().map(|(_, name)| name).collect(),
            headlines,
            table,
            ..Yearbook::default()
        };
        let rank = self.headline_ranks(&book, &lines);
        let mut first: Vec<(usize, Line)> = Vec::new();
        let mut topics: Vec<(Topic, Vec<(u32, Line)>)> = Vec::new();
        let mut single: Vec<Line> = Vec::new();
        for (at, line) in lines.into_iter().enumerate() {
            let years = self.years_of(&book, &line);
            let topic = line.series.iter().flatten().find_map(|id| self.indicator(*id)).map(|i| i.topic);
            let is_current = selection.headlines.is_some() || self.is_current(&book, &line);
            match (rank.get(&at).filter(|_| is_current), topic) {
                (Some(rank), _) => first.push((*rank, line)),
                (None, Some(topic)) if years > 1 || book.is_across() => {
                    match topics.iter_mut().find(|(known, _)| *known == topic) {
                        Some((_, lines)) => lines.push((years, line)),
                        None => topics.push((topic, vec![(years, line)])),
                    }
                }
                _ => single.push(line),
            }
        }
        let by_topic = selection.sort.by == SortBy::Topic;
        if by_topic {
            first.sort_by_key(|(rank, _)| *rank);
            for (_, lines) in &mut topics {
                lines.sort_by_key(|(years, _)| Reverse(*years));
            }
        }
        topics.sort_by_key(|(topic, _)| *topic);
        book.section(None, true, first.into_iter().map(|(_, line)| line));
        for (topic, lines) in topics {
            let fold = Fold::Topic(topic);
            book.section(Some(fold), is_open(fold), lines.into_iter().map(|(_, line)| line));
        }
        book.section(Some(Fold::OneYear), is_open(Fold::OneYear), single.into_iter());
        book
    }

    /// The rows of a table as lines, in the order of the table. With several places, a line joins the rows of one
    /// indicator, part of the year and dimension.
    fn lines(&self, table: &Table, places: &[(u32, Name)]) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        let mut at = HashMap::<(u32, PeriodShape, super::Measure), usize>::new();
        for &id in &table.order {
            let Some(series) = self.series(id) else { continue };
            let Some(column) = places.iter().position(|(number, _)| *number == series.place) else {
                continue;
            };
            let key = (series.indicator, series.part, self.measure(id));
            let known = at.get(&key).and_then(|at| lines.get_mut(*at)).filter(|_| places.len() > 1);
            if let Some(slot) =
                known.and_then(|line| line.series.get_mut(column)).filter(|slot| slot.is_none())
            {
                *slot = Some(id);
                continue;
            }
            let mut series = vec![None; places.len()];
            if let Some(slot) = series.get_mut(column) {
                *slot = Some(id);
            }
            at.entry(key).or_insert(lines.len());
            lines.push(Line { series });
        }
        lines
    }

    /// The headline indicators of the level of the first place that has one.
    fn default_headlines(&self, places: &[(u32, Name)]) -> Vec<Name> {
        let level = places.iter().find_map(|(number, _)| self.places().get(*number as usize)?.place.level);
        let ids = catalog::headlines(level).iter();
        ids.filter_map(|id| catalog::by_id(id)).map(|known| known.name.into()).collect()
    }

    /// The lines that are headline indicators, with their rank in the list. If an indicator has several lines, the
    /// one for whole years with the most figures is chosen.
    fn headline_ranks(&self, book: &Yearbook, lines: &[Line]) -> HashMap<usize, usize> {
        let mut wanted = HashMap::<String, usize>::new();
        for (rank, name) in book.headlines.iter().enumerate() {
            let key = self.key(name);
            wanted.entry(growth_key(&key)).or_insert(rank);
            wanted.entry(key).or_insert(rank);
        }
        let mut best = HashMap::<usize, (usize, (bool, u32))>::new();
        for (at, line) in lines.iter().enumerate() {
            let Some(id) = line.series.iter().flatten().next().copied() else { continue };
            let Some(rank) = self.indicator(id).and_then(|entry| wanted.get(&entry.key)) else { continue };
            let whole = self.series(id).is_some_and(|series| series.part == PeriodShape::Year);
            let merit = (whole, self.years_of(book, line));
            let known = best.entry(*rank).or_insert((at, merit));
            if merit > known.1 {
                *known = (at, merit);
            }
        }
        best.into_iter().map(|(rank, (at, _))| (at, rank)).collect()
    }

    /// Whether a line has a figure of one of the last years shown, or a target for the target year.
    fn is_current(&self, book: &Yearbook, line: &Line) -> bool {
        /// The number of years that even a narrow page shows without scrolling.
        const IN_VIEW: usize = 5;
        let columns = self.columns();
        let latest = columns.set(book.table.years.iter().rev().take(IN_VIEW).copied());
        let aimed = columns.set(book.table.target_year.into_iter());
        let own = line.series.iter().flatten().flat_map(|id| [Some(*id), self.growth_series(*id)]);
        own.flatten().any(|id| columns.has(id.0 as usize, latest, aimed))
    }

    /// The number of shown years in which a line has a figure: its level or its growth.
    fn years_of(&self, book: &Yearbook, line: &Line) -> u32 {
        let columns = self.columns();
        let shown = columns.set(book.table.years.iter().copied());
        let count = |id: SeriesId| match self.growth_series(id) {
            Some(growth) => columns.count_either(id.0 as usize, growth.0 as usize, shown),
            None => columns.count(id.0 as usize, shown),
        };
        line.series.iter().flatten().map(|id| count(*id)).max().unwrap_or(0)
    }
}

impl Yearbook {
    fn section(&mut self, fold: Option<Fold>, open: bool, lines: impl Iterator<Item = Line>) {
        let start = self.lines.len();
        self.lines.extend(lines);
        if self.lines.len() > start {
            self.sections.push(Section { fold, open, lines: start..self.lines.len() });
        }
    }
}
