//! Determines what the columns of a table hold, and where its rows begin.
//!
//! | head | columns |
//! | --- | --- |
//! | `指标 单位 2022年 2023年 增长%` | indicator, unit, level of 2022, level of 2023, its change |
//! | `地区生产总值` over `总量（亿元） 增长%` | level and change of 地区生产总值 |
//! | `指标 全市 甲县 乙县` | indicator, levels of three places |
//! | none: `粮食产量 万吨 2.1` | by the cells: indicator, unit, level |

use super::caption::{self, Said};
use super::cell::{self, Content};
use super::label::{Base, Label, Time};
use super::unit::unit_of;
use super::{Hints, Key, Measure, Role, Scale, What, name};
use crate::extract;
use crate::intake::manuscript::Grid;
use crate::model::{Kind, Level, Name, Period, Year, catalog};

/// The roles of a table's columns, and what applies to all of its figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The first row of figures, below captions and head.
    pub first: usize,
    /// The role of each column.
    pub columns: Vec<Role>,
    /// The place of the figures, if neither row nor column gives one.
    pub place: Option<Name>,
    /// The level of that place.
    pub level: Option<Level>,
    /// The year of the report that contains them.
    pub year: Option<Year>,
    /// The unit of figures without a unit of their own.
    pub unit: Option<Name>,
    /// The kind of figures without a kind of their own.
    pub kind: Option<Kind>,
    /// Whether percentages may be written as fractions of one: 0.053 for 5.3 %. In a document's text they
    /// are not.
    pub may_hold_fractions: bool,
    /// The table's year (本年), and its months.
    pub(super) base: Base,
}

/// The number of rows sampled to determine what a column holds.
const SAMPLE: usize = 200;
/// The most rows of a head.
const MOST_HEADS: usize = 30;

/// Plans a table; `None` if it has no figures with a name.
#[must_use]
pub fn plan(grid: &Grid, hints: &Hints) -> Option<Plan> {
    let first = first_row(grid)?;
    // Among many rows of words, only the last ones can be the head.
    let above = first.saturating_sub(MOST_HEADS)..first;
    let captions = above.clone().filter_map(|row| caption_of(grid, row));
    let captions: Vec<&str> = hints.captions.iter().map(String::as_str).chain(captions).collect();
    let said = caption::said(captions.into_iter());
    let heads: Vec<usize> = above.filter(|row| caption_of(grid, *row).is_none()).collect();
    let columns: Vec<Column> =
        (0..grid.width()).map(|column| Column::new(grid, column, first, &heads)).collect();
    let base = Base {
        year: said.base.year.or_else(|| hints.year.map(|year| year.saturating_sub(1))),
        months: said.base.months,
    };
    let base = Base { year: base.year.or_else(|| last_year(&columns)), ..base };
    let roles = roles(&columns, base);
    let names_figures = roles.iter().any(|role| match role {
        Role::Key(key) => *key == Key::Indicator,
        Role::Figures(measure) => measure.indicator.is_some(),
    });
    let has_figures = roles.iter().any(|role| matches!(role, Role::Figures(_) | Role::Key(Key::Value)));
    (names_figures && has_figures).then(|| made(grid, hints, said, first, base, roles))
}

fn made(grid: &Grid, hints: &Hints, said: Said, first: usize, base: Base, columns: Vec<Role>) -> Plan {
    let (place, level) = match (&hints.place, said.place) {
        (Some(place), _) => (Some(place.clone()), extract::level_of(place)),
        (None, Some((place, level))) => (Some(place), Some(level)),
        (None, None) => (None, None),
    };
    let mut plan = Plan {
        first,
        columns,
        place,
        level,
        year: hints.year,
        unit: said.unit,
        kind: said.kind,
        may_hold_fractions: true,
        base,
    };
    if plan.year.is_none() {
        plan.year = report_year(grid, &plan);
    }
    plan
}

/// The first row of figures: the first row with a figure that is not a head of bare years.
fn first_row(grid: &Grid) -> Option<usize> {
    let texts = |row: usize| (0..width_of(grid, row)).map(move |column| grid.own_text(row, column));
    let is_year = |text: &str| matches!(text.trim().parse::<Year>(), Ok(1950..2100));
    let limit = grid.rows.len();
    let at = (0..limit).find(|row| {
        let figures: Vec<&str> = texts(*row).filter(|text| cell::is_meant_as_number(text)).collect();
        // `指标 2022 2023`: years, not figures. A single year stands beside a column's name.
        let years = figures.iter().all(|text| is_year(text))
            && (figures.len() > 1 || texts(*row).any(|text| Label::of(text).key.is_some()));
        !figures.is_empty() && !years
    })?;
    // A row of one cell directly above (一、综合) is a heading of rows, not of columns.
    let heads = (0..at).rev().find(|row| texts(*row).filter(|text| !text.trim().is_empty()).count() > 1);
    let first = heads.map_or(0, |row| row + 1).max((0..at).filter(|row| is_wide(grid, *row)).count().min(at));
    (at - first.min(at) <= MOST_HEADS).then_some(first.min(at))
}

/// The number of cells of a row.
fn width_of(grid: &Grid, row: usize) -> usize {
    grid.rows.get(row).map_or(0, Vec::len)
}

/// Whether a row has one cell, merged or alone, that reads like a caption.
fn is_wide(grid: &Grid, row: usize) -> bool {
    caption_of(grid, row).is_some_and(|caption| !caption.is_empty())
}

/// The text of a caption row: a row with one cell, or with a cell that gives the unit. An empty row is an
/// empty caption.
fn caption_of(grid: &Grid, row: usize) -> Option<&str> {
    let mut texts = (0..width_of(grid, row))
        .map(|column| grid.own_text(row, column))
        .filter(|text| !text.trim().is_empty());
    let Some(first) = texts.next() else {
        let covered = !grid.text(row, 0).trim().is_empty();
        return if covered { None } else { Some("") };
    };
    match texts.next() {
        None => {
            // A single head cell above cells that are merged from the row above is not a caption.
            let covered =
                (0..width_of(grid, row)).any(|c| grid.own_text(row, c).is_empty() && above(grid, row, c));
            (!covered && Label::of(first).key.is_none()).then_some(first)
        }
        Some(second) => {
            let unit = [second, first]
                .into_iter()
                .find(|text| text.trim().starts_with("单位：") || text.trim().starts_with("单位:"));
            unit.filter(|_| texts.next().is_none())
        }
    }
}

/// Whether a cell is part of a merged one that begins in an earlier row.
fn above(grid: &Grid, row: usize, column: usize) -> bool {
    use crate::intake::manuscript::Cell;
    let cell = grid.rows.get(row).and_then(|cells| cells.get(column));
    matches!(cell, Some(Cell::Covered { up, .. }) if *up > 0)
}

/// A column: its head, and the content of its cells.
struct Column {
    label: Label,
    /// The names in its head, from the top.
    names: Vec<String>,
    /// The numbers of sampled cells that are filled, figures (meant or read) or gaps, units, places, times.
    filled: usize,
    figures: usize,
    units: usize,
    places: usize,
    times: usize,
}

impl Column {
    fn new(grid: &Grid, column: usize, first: usize, heads: &[usize]) -> Self {
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
            if !text.trim().is_empty() {
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

    fn mostly(&self, count: usize) -> bool {
        count > 0 && count * 2 >= self.filled
    }

    /// Whether its cells are words other than units, places and times.
    fn is_words(&self) -> bool {
        [self.figures, self.units, self.places, self.times].into_iter().all(|count| !self.mostly(count))
    }

    /// The indicator in its head: all names joined if the catalogue lists that name, else the lowest name that it
    /// lists, else all names joined.
    fn indicator(&self) -> Option<Name> {
        let whole = self.names.concat();
        let known = |name: &str| catalog::find(name).is_some();
        let lowest = self.names.iter().rev().find(|name| known(name));
        let name = if known(&whole) { whole.as_str() } else { lowest.map_or(whole.as_str(), String::as_str) };
        (!name.is_empty()).then(|| name::clean(name).0.into())
    }
}

/// The text of a head cell. If merging was lost, as in text, an empty cell above others continues the one
/// at its left.
fn head_text<'a>(grid: &'a Grid, row: usize, column: usize, heads: &[usize]) -> &'a str {
    let text = grid.text(row, column);
    let is_last = heads.last() == Some(&row);
    let has_below = heads.iter().any(|below| *below > row && !grid.text(*below, column).trim().is_empty());
    if !text.trim().is_empty() || is_last || !has_below {
        return text;
    }
    /// The widest merged cell of a head.
    const WIDEST: usize = 40;
    let left =
        (0..column).rev().take(WIDEST).map(|left| grid.text(row, left)).find(|text| !text.trim().is_empty());
    left.filter(|text| Label::of(text).key.is_none()).unwrap_or_default()
}

/// Whether a name is that of a row or column of places.
pub(super) fn is_place(text: &str) -> bool {
    let text = text.trim();
    is_whole(text)
        || text.chars().count() <= 14 && extract::level_of(text).is_some() && catalog::find(text).is_none()
}

/// Whether a name means the whole place of the table.
pub(super) fn is_whole(text: &str) -> bool {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    matches!(
        text.as_str(),
        "全国"
            | "全省"
            | "全市"
            | "全州"
            | "全县"
            | "全区"
            | "全旗"
            | "全镇"
            | "全乡"
            | "合计"
            | "总计"
            | "全市合计"
            | "全县合计"
            | "全省合计"
    )
}

/// The latest year in the heads, except those of targets.
fn last_year(columns: &[Column]) -> Option<Year> {
    let years = |all: bool| {
        let of = columns.iter().filter(move |c| all || c.label.kind != Some(Kind::Target));
        of.filter_map(|c| c.label.time.last_year.or(c.label.time.year)).max()
    };
    years(false).or_else(|| years(true))
}

fn roles(columns: &[Column], base: Base) -> Vec<Role> {
    let names_figures = columns
        .iter()
        .any(|c| c.label.key.is_none() && c.mostly(c.figures) && !c.names.is_empty() && !of_place(c));
    let mut roles: Vec<Role> = columns.iter().map(|column| role(column, names_figures, base)).collect();
    let has = |roles: &[Role], key: Key| roles.contains(&Role::Key(key));
    // Of two times the first is the report's, as in `place year indicator period`.
    let mut times = roles.iter_mut().filter(|role| **role == Role::Key(Key::Period));
    if let (Some(first), Some(_)) = (times.next(), times.next()) {
        *first = Role::Key(Key::Year);
    }
    // A column of words without a head holds the names of the rows.
    let words = |c: &Column| c.label.key.is_none() && c.filled > 0 && c.is_words();
    if !has(&roles, Key::Indicator)
        && !names_figures
        && let Some(role) = columns.iter().position(words).and_then(|at| roles.get_mut(at))
    {
        *role = Role::Key(Key::Indicator);
    }
    if has(&roles, Key::Indicator) {
        let measured = columns.iter().any(|c| c.mostly(c.figures) && c.label.is_measure());
        for (role, column) in roles.iter_mut().zip(columns) {
            let Role::Figures(measure) = role else { continue };
            let is_named = measure.indicator.take().is_some();
            // 与全省比较: an unknown head, with names in the rows.
            let label = &column.label;
            if is_named && measured && label.what.is_none() && label.kind.is_none() && label.time.is_open() {
                *role = Role::Key(Key::Unused);
            }
        }
    }
    complete_changes(&mut roles, base);
    roles
}

fn of_place(column: &Column) -> bool {
    column.names.last().is_some_and(|name| is_place(name))
}

fn role(column: &Column, names_figures: bool, base: Base) -> Role {
    let by_content = || {
        if column.mostly(column.units) {
            Key::Unit
        } else if column.mostly(column.places) {
            Key::Place
        } else if column.mostly(column.times) {
            Key::Period
        } else {
            Key::Unused
        }
    };
    match column.label.key {
        // 单位 may head units or offices; 名称 may head indicators or places.
        Some(Key::Unit) => Role::Key(by_content()),
        Some(Key::Indicator)
            if names_figures && (column.mostly(column.times) || column.mostly(column.places)) =>
        {
            Role::Key(by_content())
        }
        Some(Key::Indicator) if column.mostly(column.places) && !column.mostly(column.figures) => {
            Role::Key(Key::Place)
        }
        // A tidy table names the unit of each value.
        Some(Key::Value) => Role::Figures(Measure { scale: Scale::Percent, ..Measure::default() }),
        Some(key) => Role::Key(key),
        None if column.mostly(column.figures) && !(column.label.is_open() && column.mostly(column.times)) => {
            Role::Figures(measure(column, base))
        }
        None => Role::Key(by_content()),
    }
}

fn measure(column: &Column, base: Base) -> Measure {
    let label = &column.label;
    let place = column.names.last().filter(|name| is_place(name));
    Measure {
        what: label.what.unwrap_or_default(),
        period: if label.time.is_open() { None } else { label.time.period(base) },
        kind: label.kind,
        indicator: if place.is_some() { None } else { column.indicator() },
        place: place.filter(|name| !is_whole(name)).map(|name| name.as_str().into()),
        unit: label.unit.as_deref().map(Name::from),
        scale: Scale::Open,
    }
}

/// Completes columns of changes and completions with the indicator, time and kind of the level at their
/// left that they belong to.
fn complete_changes(roles: &mut [Role], base: Base) {
    let in_rows = roles.contains(&Role::Key(Key::Indicator));
    let mut levels: Vec<Measure> = Vec::new();
    for role in roles.iter_mut() {
        let measure = match role {
            Role::Key(Key::Indicator) => {
                levels.clear();
                continue;
            }
            Role::Figures(measure) => measure,
            Role::Key(_) => continue,
        };
        if measure.what == What::Level {
            levels.push(measure.clone());
            continue;
        }
        if !in_rows && measure.indicator.is_none() {
            measure.indicator = levels.last().and_then(|level| level.indicator.clone());
        }
        if let Some(level) = level_of(measure, &levels, base) {
            measure.period = measure.period.or(level.period);
            measure.kind = measure.kind.or(level.kind);
        }
    }
}

/// The level that a change or completion belongs to: the latest result, or the target beside it if no
/// result is as late.
fn level_of<'a>(change: &Measure, levels: &'a [Measure], base: Base) -> Option<&'a Measure> {
    let is_target = |level: &Measure| level.kind == Some(Kind::Target);
    let period = |level: &Measure| level.period.or_else(|| Time::default().period(base));
    let fits = |level: &&Measure| {
        level.indicator == change.indicator
            && level.place == change.place
            && (change.period.is_none() || change.period == period(level))
            && (change.kind.is_none() || change.kind == level.kind)
    };
    let result = levels
        .iter()
        .filter(fits)
        .filter(|level| !is_target(level))
        .max_by_key(|level| period(level).map(Period::last));
    let nearest =
        levels.iter().rfind(fits).filter(|level| is_target(level) && change.what != What::Completion);
    let year = |level: &Measure| period(level).map(Period::last_year);
    nearest.filter(|target| result.is_none_or(|result| year(result) < year(target))).or(result)
}

/// The year of the report with these figures: the year of its targets, else the year after its results. A
/// part of a year is reported within that year.
fn report_year(grid: &Grid, plan: &Plan) -> Option<Year> {
    let heads = plan.columns.iter().filter_map(|role| match role {
        Role::Figures(measure) => {
            Some((measure.period.or_else(|| plan.open_period())?, measure.kind.or(plan.kind)))
        }
        Role::Key(_) => None,
    });
    let column = plan.columns.iter().position(|role| *role == Role::Key(Key::Period));
    let rows = column.into_iter().flat_map(|column| {
        (plan.first..grid.rows.len()).filter_map(move |row| {
            let label = Label::of(grid.text(row, column));
            Some((label.time.period(plan.base).filter(|_| !label.time.is_open())?, label.kind))
        })
    });
    let all: Vec<(Period, Option<Kind>)> = rows.chain(heads.filter(|_| column.is_none())).collect();
    let target = all
        .iter()
        .filter(|(_, kind)| *kind == Some(Kind::Target))
        .map(|(period, _)| period.last_year())
        .max();
    let result =
        all.iter().filter(|(_, kind)| *kind != Some(Kind::Target)).max_by_key(|(period, _)| period.last());
    let result = result.map(|(period, _)| match period {
        Period::Months(..) if period.last().month < 12 => period.last_year(),
        _ => period.last_year().saturating_add(1),
    });
    target.max(result)
}

impl Plan {
    /// The period of a figure without a time of its own: the table's.
    pub(super) fn open_period(&self) -> Option<Period> {
        Time::default().period(self.base)
    }

    /// The column of this key that the figures of a column use: the nearest one at the left, else the only
    /// one.
    pub(super) fn key_of(&self, column: usize, key: Key) -> Option<usize> {
        let is_key = |at: &usize| self.columns.get(*at) == Some(&Role::Key(key));
        let left = (0..column).rev().find(is_key);
        left.or_else(|| (column..self.columns.len()).find(is_key))
    }

    /// The times that can be chosen for a column, and those of all columns.
    #[must_use]
    pub fn periods(&self) -> Vec<Period> {
        let mut periods: Vec<Period> = Vec::new();
        let own = self.columns.iter().filter_map(|role| match role {
            Role::Figures(measure) => measure.period,
            Role::Key(_) => None,
        });
        let around = self
            .base
            .year
            .or(self.year)
            .into_iter()
            .flat_map(|year| [year.saturating_sub(1), year, year.saturating_add(1)].map(Period::Year));
        for period in self.open_period().into_iter().chain(own).chain(around) {
            if !periods.contains(&period) {
                periods.push(period);
            }
        }
        periods.sort_by_key(|period| (period.last(), period.first()));
        periods
    }
}

impl Label {
    /// Whether it gives nothing.
    fn is_open(&self) -> bool {
        *self == Self::default()
    }
}
