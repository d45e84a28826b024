//! The cost of opening a link, counted while the link is unpacked and read. A link of a few thousand
//! characters from a stranger cannot freeze the page.
//!
//! | in the link | result |
//! | --- | --- |
//! | 12 reports with 4,000 statements | read |
//! | packed bytes that unpack to over 12 MiB, or over 1 MiB and 32 times their number | refused while unpacking |
//! | 4,001 figures of the indicators drawn | refused: all are in one chart |
//! | 301 figures of one indicator for one place and year | refused: all are in one cell |
//! | 501 places, or 121 years | refused: each is a row or a column |
//! | a view with 501 chosen indicators | refused |

use std::collections::{HashMap, HashSet};

use super::LinkFault;
use crate::model::{Name, Place, Report, Year};
use crate::view::View;
use miniz_oxide::inflate::stream::{InflateState, inflate as step};
use miniz_oxide::{DataFormat, MZError, MZFlush, MZStatus};

/// The longest link that is read. Chromium opens none above 2 MiB.
pub(super) const MOST_CHARACTERS: usize = 2 << 20;

/// The remaining budget for opening one link, shared by all spellings of it that are tried.
#[derive(Debug)]
pub(super) struct Budget {
    /// Bytes to unpack, and to copy into texts.
    bytes: usize,
    /// Structural characters of JSON (`{ [ , :`). Each costs the parser an entry, a field or a fault.
    marks: usize,
    /// Statements in columns.
    statements: usize,
}

impl Default for Budget {
    /// About 25 whole reports of 400 statements each; a link of that size is far beyond what any
    /// chat app or mail program carries.
    fn default() -> Self {
        Self { bytes: 12 << 20, marks: 300_000, statements: 20_000 }
    }
}

impl Budget {
    pub(super) fn bytes(&mut self, bytes: usize) -> Result<(), LinkFault> {
        spend(&mut self.bytes, bytes)
    }

    pub(super) fn statements(&mut self, statements: usize) -> Result<(), LinkFault> {
        spend(&mut self.statements, statements)
    }

    pub(super) fn json(&mut self, text: &[u8]) -> Result<(), LinkFault> {
        let marks = text.iter().filter(|byte| matches!(byte, b'{' | b'[' | b',' | b':')).count();
        spend(&mut self.marks, marks)
    }
}

/// The most years and places that the statements of a link cover: each is a column of a table.
const MOST_YEARS: usize = 120;
const MOST_PLACES: usize = 500;

/// The most statements of one place and year: each can be a row of a table.
const MOST_OF_YEAR: usize = 3_000;

/// The most statements of one place and year about one indicator. They are compared, and listed in one cell.
const MOST_OF_CELL: usize = 300;

/// The most statements about the indicators that a view draws: each is a point of one chart.
const MOST_DRAWN: usize = 4_000;

/// The most tasks, projects, problems and headings: each is a line of a list.
const MOST_LINES: usize = 20_000;

/// The most bytes of different names of indicators. Each name is compared with the catalogue and with names like it.
const MOST_NAMED: usize = 1 << 20;

/// The most bytes of the reports' texts, which are shown as a whole and checked word by word.
const MOST_TEXT: usize = 3 << 20;

/// The most entries of a view's lists: of what it chooses, and of decisions.
const MOST_CHOICES: usize = 500;
const MOST_DECISIONS: usize = 5_000;

/// Refuses content that takes little room in a link and would take the page long to show.
pub(super) fn content(reports: &[Report], view: &View) -> Result<(), LinkFault> {
    if view_fits(view) && reports_fit(reports) && cells_fit(reports, view) {
        Ok(())
    } else {
        Err(LinkFault::TooLarge)
    }
}

fn reports_fit(reports: &[Report]) -> bool {
    let mut of_year = HashMap::<(&Name, Year), usize>::new();
    let (mut names, mut years) = (HashSet::<&Name>::new(), HashSet::<Year>::new());
    let (mut places, mut lines, mut text) = (HashSet::new(), 0, 0);
    for report in reports {
        let Report { place, year, commitments, projects, problems, outline, .. } = report;
        years.insert(*year);
        places.insert((&place.name, &place.within, &place.code));
        lines += commitments.len() + projects.len() + problems.len() + outline.len();
        text += report.text.as_ref().map_or(0, String::len);
        for (_, statement) in report.statements() {
            let year = statement.period.last_year();
            years.insert(year);
            names.extend([&statement.indicator].into_iter().chain(&statement.as_written));
            *of_year.entry((&place.name, year)).or_default() += 1;
        }
    }
    years.len() <= MOST_YEARS
        && places.len() <= MOST_PLACES
        && lines <= MOST_LINES
        && text <= MOST_TEXT
        && names.iter().map(|name| name.len()).sum::<usize>() <= MOST_NAMED
        && of_year.into_values().all(|statements| statements <= MOST_OF_YEAR)
}

/// Whether no cell has too many statements, nor the chart. Names that the link joins are in one cell; places that it
/// joins count as one.
fn cells_fit(reports: &[Report], view: &View) -> bool {
    let key = view.overrides.keys();
    let joined: HashSet<&Name> = view.overrides.places.iter().flat_map(|(one, other)| [one, other]).collect();
    let drawn: HashSet<String> = view.drawn.iter().map(|name| key(name)).collect();
    let (mut keys, mut points) = (HashMap::<&Name, String>::new(), 0);
    let mut of_cell = HashMap::<_, usize>::new();
    for report in reports {
        let Place { name, within, code, .. } = &report.place;
        let place = (!joined.contains(name)).then_some((name, within, code));
        for (_, statement) in report.statements() {
            let name = &statement.indicator;
            let key = keys.entry(name).or_insert_with(|| key(name)).clone();
            points += usize::from(drawn.contains(&key));
            *of_cell.entry((place, statement.period.last_year(), key)).or_default() += 1;
        }
    }
    points <= MOST_DRAWN && of_cell.into_values().all(|statements| statements <= MOST_OF_CELL)
}

fn view_fits(view: &View) -> bool {
    let View { selection, drawn, phrases, dismissed, accepted, overrides, captions, .. } = view;
    let choices = [
        selection.places.len(),
        selection.beside.len(),
        selection.topics.len(),
        selection.opened.len(),
        selection.headlines.as_ref().map_or(0, Vec::len),
        drawn.len(),
        phrases.len(),
        captions.len(),
    ];
    let decisions = [
        dismissed.len(),
        accepted.len(),
        overrides.joined.len(),
        overrides.separated.len(),
        overrides.by_topic.len(),
        overrides.places.len(),
        overrides.breaks.len(),
        overrides.answers.len(),
    ];
    let span = selection.years.map_or(0, |(from, to)| usize::from(from.abs_diff(to)));
    span <= MOST_YEARS
        && choices.iter().sum::<usize>() <= MOST_CHOICES
        && decisions.iter().sum::<usize>() <= MOST_DECISIONS
}

fn spend(left: &mut usize, cost: usize) -> Result<(), LinkFault> {
    *left = left.checked_sub(cost).ok_or(LinkFault::TooLarge)?;
    Ok(())
}

/// The bytes that any link may unpack to, and those for each packed byte. Reports as JSON unpack to about 20 times their
/// packed size; what unpacks to more was made to be slow.
const FREE: usize = 1 << 20;
const MOST_FOR_BYTE: usize = 32;

/// Unpacks step by step. `check` sees each step and may stop it. Bytes after the end of the packed data are
/// ignored.
pub(super) fn inflate(
    packed: &[u8],
    format: DataFormat,
    budget: &mut Budget,
    check: fn(&mut Budget, &[u8]) -> Result<(), LinkFault>,
) -> Result<Vec<u8>, LinkFault> {
    const STEP: usize = 64 << 10;

    let mut state = InflateState::new_boxed(format);
    let most = packed.len().saturating_mul(MOST_FOR_BYTE).saturating_add(FREE);
    let (mut unpacked, mut rest, mut piece) = (Vec::new(), packed, vec![0; STEP]);
    loop {
        let done = step(&mut state, rest, &mut piece, MZFlush::None);
        let new = piece.get(..done.bytes_written).unwrap_or_default();
        budget.bytes(new.len())?;
        check(budget, new)?;
        unpacked.extend_from_slice(new);
        if unpacked.len() > most {
            return Err(LinkFault::TooLarge);
        }
        rest = rest.get(done.bytes_consumed..).unwrap_or_default();
        match done.status {
            Ok(MZStatus::StreamEnd) => return Ok(unpacked),
            Ok(_) if done.bytes_written > 0 || done.bytes_consumed > 0 => {}
            Ok(_) | Err(MZError::Buf) => return Err(LinkFault::CutShort),
            Err(_) => return Err(LinkFault::Altered),
        }
    }
}
