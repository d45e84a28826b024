//! Determines what the columns of a table hold, and where its rows begin.
//!
//! | head | columns |
//! | --- | --- |
//! | `指标 单位 2022年 2023年 增长%` | indicator, unit, level of 2022, level of 2023, its change |
//! | `地区生产总值` over `总量（亿元） 增长%` | level and change of 地区生产总值 |
//! | `指标 全市 甲县 乙县` | indicator, levels of three places |
//! | none: `粮食产量 万吨 2.1` | by the cells: indicator, unit, level |

mod column;
mod head;
mod roles;

use self::column::Column;
use self::head::{caption_of, first_row};
use self::roles::roles;
use super::caption::{self, Caption};
use super::label::{Base, Label, Time};
use super::{ColumnRole, Hints, Key};
use crate::extract;
use crate::intake::manuscript::Grid;
use crate::model::{Kind, Level, Name, Period, Year};

/// The roles of a table's columns, and what applies to all of its figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The first row of figures, below captions and head.
    pub first: usize,
    /// The role of each column.
    pub columns: Vec<ColumnRole>,
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
    let given = caption::read(captions.into_iter());
    let heads: Vec<usize> = above.filter(|row| caption_of(grid, *row).is_none()).collect();
    let columns: Vec<Column> =
        (0..grid.width()).map(|column| Column::new(grid, column, first, &heads)).collect();
    let base = Base {
        year: given.base.year.or_else(|| hints.year.map(|year| year.saturating_sub(1))),
        months: given.base.months,
    };
    let base = Base { year: base.year.or_else(|| last_year(&columns)), ..base };
    let roles = roles(&columns, base);
    let names_figures = roles.iter().any(|role| match role {
        ColumnRole::Key(key) => *key == Key::Indicator,
        ColumnRole::Figures(measure) => measure.indicator.is_some(),
    });
    let has_figures =
        roles.iter().any(|role| matches!(role, ColumnRole::Figures(_) | ColumnRole::Key(Key::Value)));
    (names_figures && has_figures).then(|| completed(grid, hints, given, first, base, roles))
}

/// The plan with these roles, completed by captions and hints.
fn completed(
    grid: &Grid,
    hints: &Hints,
    given: Caption,
    first: usize,
    base: Base,
    columns: Vec<ColumnRole>,
) -> Plan {
    let (place, level) = match (&hints.place, given.place) {
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
        unit: given.unit,
        kind: given.kind,
        may_hold_fractions: true,
        base,
    };
    if plan.year.is_none() {
        plan.year = report_year(grid, &plan);
    }
    plan
}

/// The latest year in the heads, except those of targets.
fn last_year(columns: &[Column]) -> Option<Year> {
    let years = |all: bool| {
        let of = columns.iter().filter(move |c| all || c.label.kind != Some(Kind::Target));
        of.filter_map(|c| c.label.time.last_year.or(c.label.time.year)).max()
    };
    years(false).or_else(|| years(true))
}

/// The year of the report with these figures: the year of its targets, else the year after its results. A
/// part of a year is reported within that year.
fn report_year(grid: &Grid, plan: &Plan) -> Option<Year> {
    let heads = plan.columns.iter().filter_map(|role| match role {
        ColumnRole::Figures(measure) => {
            Some((measure.period.or_else(|| plan.open_period())?, measure.kind.or(plan.kind)))
        }
        ColumnRole::Key(_) => None,
    });
    let column = plan.columns.iter().position(|role| *role == ColumnRole::Key(Key::Period));
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
        let is_key = |at: &usize| self.columns.get(*at) == Some(&ColumnRole::Key(key));
        let left = (0..column).rev().find(is_key);
        left.or_else(|| (column..self.columns.len()).find(is_key))
    }

    /// The times that can be chosen for a column, and those of all columns.
    #[must_use]
    pub fn periods(&self) -> Vec<Period> {
        let mut periods: Vec<Period> = Vec::new();
        let own = self.columns.iter().filter_map(|role| match role {
            ColumnRole::Figures(measure) => measure.period,
            ColumnRole::Key(_) => None,
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
