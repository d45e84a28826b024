//! Turns the statements of a table into reports. Each figure has the position of its cell in the text.
//!
//! | table | reports |
//! | --- | --- |
//! | for one place | one, with the whole table as its text |
//! | places as rows | one per place, with the head and its own rows as text |
//! | a tidy table of several places and years | one per place and year |
//! | within a report's text | the figures of the report's own place join those of its prose |

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use super::plan::Plan;
use super::read::Rows;
use super::{Cells, TableStatement, stacked};
use crate::extract;
use crate::intake::manuscript::{Block, Grid, Manuscript, ManuscriptText, PlacedGrid};
use crate::model::{Name, Observation, Place, Provenance, ReadReport, Report, Span, Year};

/// The place and year of a report, as far as rows or columns give them.
type PlaceAndYear = (Option<Name>, Option<Year>);

/// The reports of a table that stands alone. A place that the table does not give has no name.
#[must_use]
pub fn reports(grid: &Grid, plan: &Plan, rows: Rows, title: Option<&str>, file: &str) -> Vec<ReadReport> {
    let groups = by_report(rows.statements);
    let whole = groups.len() == 1;
    let made = groups.into_iter().map(|((place, year), statements)| {
        let (shown, moved) =
            if whole { (grid.clone(), None) } else { own_rows(grid, plan.first, &statements) };
        let written = Manuscript { title: None, blocks: vec![Block::Table(shown)] }.text();
        let name = place.or_else(|| plan.place.clone()).unwrap_or_default();
        let level = extract::level_of(&name).or(plan.level);
        let place = Place { level: level.filter(|_| !name.is_empty()), ..Place::named(name) };
        let mut report = Report::new(place, year.or(plan.year));
        report.title = title.map(str::to_owned);
        report.source = Provenance { file: Some(file.to_owned()), ..Provenance::default() };
        report.observations = placed(statements, written.tables.first(), moved.as_ref());
        report.text = Some(written.text);
        report
    });
    made.collect()
}

/// The statements of each report. Those of one report are not copied: a table can have a million.
fn by_report(statements: Vec<TableStatement>) -> Vec<(PlaceAndYear, Vec<TableStatement>)> {
    let whose = |statement: &TableStatement| (statement.place.clone(), statement.year);
    let Some(first) = statements.first().map(whose) else { return Vec::new() };
    if statements.iter().all(|one| (&one.place, one.year) == (&first.0, first.1)) {
        return vec![(first, statements)];
    }
    let mut groups: Vec<(PlaceAndYear, Vec<TableStatement>)> = Vec::new();
    let mut known: HashMap<PlaceAndYear, usize> = HashMap::new();
    for statement in statements {
        let whose = whose(&statement);
        let at = *known.entry(whose.clone()).or_insert_with(|| {
            groups.push((whose, Vec::new()));
            groups.len() - 1
        });
        if let Some((_, statements)) = groups.get_mut(at) {
            statements.push(statement);
        }
    }
    groups
}

/// The head of a table with the rows of these statements, and the new index of each row.
fn own_rows(
    grid: &Grid,
    first: usize,
    statements: &[TableStatement],
) -> (Grid, Option<HashMap<usize, usize>>) {
    let cells = |cells: &Cells| [Some(cells.value), cells.change, cells.completion];
    let mut own: Vec<usize> = (0..first).collect();
    own.extend(statements.iter().flat_map(|statement| cells(&statement.cells)).flatten().map(|(row, _)| row));
    own.sort_unstable();
    own.dedup();
    let rows = own.iter().filter_map(|row| grid.rows.get(*row).cloned()).collect();
    (Grid { rows }, Some(own.into_iter().enumerate().map(|(to, from)| (from, to)).collect()))
}

/// The observations with the spans of their cells.
fn placed(
    statements: Vec<TableStatement>,
    table: Option<&PlacedGrid>,
    moved: Option<&HashMap<usize, usize>>,
) -> Vec<Observation> {
    let span = |(row, column): (usize, usize)| -> Option<Span> {
        let row = moved.map_or(Some(row), |moved| moved.get(&row).copied())?;
        table?.cells.get(row)?.get(column).copied()
    };
    let placed = |TableStatement { mut observation, cells, .. }: TableStatement| {
        observation.evidence.span = span(cells.value);
        observation.completion_span = cells.completion.and_then(span);
        if let Some(change) = &mut observation.change {
            change.span = cells.change.and_then(span);
        }
        observation
    };
    statements.into_iter().map(placed).collect()
}

/// The figures of the tables within a report's text, and the lines of tables with figures. Rows and columns
/// of other places are omitted.
#[must_use]
pub fn embedded(
    written: &ManuscriptText,
    file: Option<&str>,
    own: Option<&str>,
    year: Option<Year>,
) -> (Vec<Observation>, Vec<Span>) {
    /// The number of lines before a table that may be its caption.
    const LINES: usize = 3;
    let mut observations = Vec::new();
    let mut spans = Vec::new();
    let mut before = 0;
    let mut rest = written.text.as_str();
    for table in &written.tables {
        let words = table.span.start.saturating_sub(before);
        let at = rest.char_indices().nth(words).map_or(rest.len(), |(at, _)| at);
        let (words, after) = rest.split_at_checked(at).unwrap_or((rest, ""));
        let mut captions: Vec<String> = words
            .lines()
            .rev()
            .filter(|line| !line.trim().is_empty())
            .take(LINES)
            .map(str::to_owned)
            .collect();
        captions.reverse();
        captions.retain(|line| line.chars().count() <= 60);
        // The file's name gives the year of the report, if it gives one.
        captions.splice(0..0, file.filter(|_| year.is_none()).map(str::to_owned));
        (before, rest) = (table.span.start, after);
        for table in stacked(table) {
            let hints = super::Hints { captions: captions.clone(), place: own.map(Name::from), year };
            let Some(plan) = super::plan(&table.grid, &hints) else { continue };
            let plan = Plan { may_hold_fractions: false, ..plan };
            let mut rows = super::read(&table.grid, &plan);
            rows.statements
                .retain(|statement| statement.place.as_deref().is_none_or(|place| Some(place) == own));
            if !rows.statements.is_empty() {
                spans.push(table.span);
                observations.extend(placed(rows.statements, Some(&table), None));
            }
        }
    }
    (observations, spans)
}

/// The tables that stand below one another in a grid.
fn stacked(table: &PlacedGrid) -> Vec<Cow<'_, PlacedGrid>> {
    let parts = stacked::tables(&table.grid);
    if parts.len() < 2 {
        return vec![Cow::Borrowed(table)];
    }
    let start = |row: usize| table.cells.get(row).and_then(|cells| cells.first()).map(|cell| cell.start);
    let part = |rows: Range<usize>| {
        let span = Span {
            start: start(rows.start).unwrap_or(table.span.start),
            end: start(rows.end).unwrap_or(table.span.end),
        };
        let cells = table.cells.get(rows.clone()).unwrap_or_default().to_vec();
        Cow::Owned(PlacedGrid { grid: stacked::part(&table.grid, rows), span, cells })
    };
    parts.into_iter().map(part).collect()
}
