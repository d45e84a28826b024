//! Determines the role of each column, from its head, its cells and the other columns.
//!
//! | column | role |
//! | --- | --- |
//! | `2023年` over numbers | level of 2023 |
//! | `单位` over `亿元`, over offices | the unit; not used |
//! | no head, over words | the indicator |
//! | `增长%` to the right of `2023年` | the change of the level of 2023 |

use super::column::Column;
use crate::intake::table::label::{Base, Label, Time};
use crate::intake::table::place_name::{is_place, is_whole};
use crate::intake::table::{ColumnMeasure, ColumnRole, Key, PercentScale, What};
use crate::model::{Kind, Name, Period};

/// The role of each column.
pub(super) fn roles(columns: &[Column], base: Base) -> Vec<ColumnRole> {
    let names_figures = columns
        .iter()
        .any(|c| c.label.key.is_none() && c.mostly(c.figures) && !c.names.is_empty() && !of_place(c));
    let mut roles: Vec<ColumnRole> = columns.iter().map(|column| role(column, names_figures, base)).collect();
    let has = |roles: &[ColumnRole], key: Key| roles.contains(&ColumnRole::Key(key));
    // Of two times the first is the report's, as in `place year indicator period`.
    let mut times = roles.iter_mut().filter(|role| **role == ColumnRole::Key(Key::Period));
    if let (Some(first), Some(_)) = (times.next(), times.next()) {
        *first = ColumnRole::Key(Key::Year);
    }
    // A column of words without a head holds the names of the rows.
    let words = |c: &Column| c.label.key.is_none() && c.filled > 0 && c.is_words();
    if !has(&roles, Key::Indicator)
        && !names_figures
        && let Some(role) = columns.iter().position(words).and_then(|at| roles.get_mut(at))
    {
        *role = ColumnRole::Key(Key::Indicator);
    }
    if has(&roles, Key::Indicator) {
        let measured = columns.iter().any(|c| c.mostly(c.figures) && c.label.is_measure());
        for (role, column) in roles.iter_mut().zip(columns) {
            let ColumnRole::Figures(measure) = role else { continue };
            let is_named = measure.indicator.take().is_some();
            // 与全省比较: an unknown head, with names in the rows.
            let label = &column.label;
            if is_named && measured && label.what.is_none() && label.kind.is_none() && label.time.is_open() {
                *role = ColumnRole::Key(Key::Unused);
            }
        }
    }
    complete_changes(&mut roles, base);
    roles
}

fn of_place(column: &Column) -> bool {
    column.names.last().is_some_and(|name| is_place(name))
}

fn role(column: &Column, names_figures: bool, base: Base) -> ColumnRole {
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
        Some(Key::Unit) => ColumnRole::Key(by_content()),
        Some(Key::Indicator)
            if names_figures && (column.mostly(column.times) || column.mostly(column.places)) =>
        {
            ColumnRole::Key(by_content())
        }
        Some(Key::Indicator) if column.mostly(column.places) && !column.mostly(column.figures) => {
            ColumnRole::Key(Key::Place)
        }
        // 数值 below 2023年 is a level of that year.
        Some(Key::Value) if !column.label.time.is_open() || column.label.kind.is_some() => {
            ColumnRole::Figures(measure(column, base))
        }
        // A tidy table names the unit of each value.
        Some(Key::Value) => {
            ColumnRole::Figures(ColumnMeasure { scale: PercentScale::Percent, ..ColumnMeasure::default() })
        }
        Some(key) => ColumnRole::Key(key),
        None if column.mostly(column.figures) && !(column.label.is_open() && column.mostly(column.times)) => {
            ColumnRole::Figures(measure(column, base))
        }
        None => ColumnRole::Key(by_content()),
    }
}

fn measure(column: &Column, base: Base) -> ColumnMeasure {
    let label = &column.label;
    let place = column.names.last().filter(|name| is_place(name));
    ColumnMeasure {
        what: label.what.unwrap_or_default(),
        period: if label.time.is_open() { None } else { label.time.period(base) },
        kind: label.kind,
        indicator: if place.is_some() { None } else { column.indicator() },
        place: place.filter(|name| !is_whole(name)).map(|name| name.as_str().into()),
        unit: label.unit.as_deref().map(Name::from),
        scale: PercentScale::Open,
    }
}

/// Completes columns of changes and completions with the indicator, time and kind of the level at their
/// left that they belong to.
fn complete_changes(roles: &mut [ColumnRole], base: Base) {
    let in_rows = roles.contains(&ColumnRole::Key(Key::Indicator));
    let mut levels: Vec<ColumnMeasure> = Vec::new();
    for role in roles.iter_mut() {
        let measure = match role {
            ColumnRole::Key(Key::Indicator) => {
                levels.clear();
                continue;
            }
            ColumnRole::Figures(measure) => measure,
            ColumnRole::Key(_) => continue,
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
fn level_of<'a>(
    change: &ColumnMeasure,
    levels: &'a [ColumnMeasure],
    base: Base,
) -> Option<&'a ColumnMeasure> {
    let is_target = |level: &ColumnMeasure| level.kind == Some(Kind::Target);
    let period = |level: &ColumnMeasure| level.period.or_else(|| Time::default().period(base));
    let fits = |level: &&ColumnMeasure| {
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
    let year = |level: &ColumnMeasure| period(level).map(Period::last_year);
    nearest.filter(|target| result.is_none_or(|result| year(result) < year(target))).or(result)
}

impl Label {
    /// Whether it gives nothing.
    fn is_open(&self) -> bool {
        *self == Self::default()
    }
}
