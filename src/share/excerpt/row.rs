//! What a reader sees of a row or a trend, whatever else is loaded.

use crate::compare::{Cell, CellGap, Explanation, ObservationRef, PeriodShape, Row, Trend, Verdict};
use crate::model::{Extra, Name, StatementRef, Year};

/// What identifies a row, whatever else is loaded.
pub(super) type RowName = (Name, Name, PeriodShape, bool, Name);

/// The place, indicator, part of the year and unit of a row.
pub(super) fn row_name(row: &Row) -> RowName {
    (row.place.clone(), row.indicator.clone(), row.part, row.rate, row.unit.clone())
}

/// A row without the positions of its figures, without its other names, and without breaks in years that are not shown.
pub(super) fn unplaced(mut row: Row, is_shown: impl Fn(Year) -> bool) -> Row {
    row.also.clear();
    row.breaks.retain(|(year, _)| is_shown(*year));
    let further = row.further.as_mut();
    let (target, verdict) = further.map(|set| (&mut set.target, &mut set.verdict)).unzip();
    row.cells.iter_mut().chain(&mut row.growth).chain([&mut row.target]).chain(target).for_each(unplace);
    for verdict in [Some(&mut row.verdict), verdict].into_iter().flatten() {
        if let Verdict::Reported { at, .. } = verdict {
            *at = NOWHERE;
        }
    }
    for stated in row.changes.iter_mut().filter_map(|compared| compared.stated.as_mut()) {
        stated.at = NOWHERE;
        stated.change.span = None;
        stated.change.extra = Extra::default();
        if let Explanation::Revised { at, .. } = &mut stated.explanation {
            *at = NOWHERE;
        }
    }
    row
}

/// The statements that give the reasons for the empty cells of a row.
pub(super) fn reasons(row: &Row) -> impl Iterator<Item = ObservationRef> + '_ {
    let further = row.further.iter().map(|set| &set.target);
    row.cells.iter().chain(&row.growth).chain([&row.target]).chain(further).filter_map(reason)
}

/// The same for the points of a trend.
pub(super) fn reasons_of_trend(trend: &Trend) -> impl Iterator<Item = ObservationRef> + '_ {
    trend.points.iter().flat_map(|point| [&point.result, &point.target]).filter_map(reason)
}

fn reason(cell: &Cell) -> Option<ObservationRef> {
    match cell {
        Cell::Gap(CellGap::Reason(_, at) | CellGap::OtherUnit(_, at)) => Some(*at),
        Cell::Gap(CellGap::NotMentioned | CellGap::NoReport) | Cell::Value(_) => None,
    }
}

/// A trend without the positions of its figures, in the years shown.
pub(super) fn unplaced_trend(mut trend: Trend, is_shown: impl Fn(Year) -> bool) -> Trend {
    trend.points.retain(|point| is_shown(point.year));
    for point in &mut trend.points {
        unplace(&mut point.result);
        unplace(&mut point.target);
    }
    trend.breaks.retain(|(year, _)| is_shown(*year));
    trend
}

const NOWHERE: ObservationRef =
    ObservationRef { report: 0, statement: StatementRef { commitment: None, observation: 0 } };

fn unplace(cell: &mut Cell) {
    match cell {
        Cell::Value(value) => {
            value.at = NOWHERE;
            value.others.iter_mut().for_each(|other| other.at = NOWHERE);
        }
        Cell::Gap(CellGap::Reason(_, at) | CellGap::OtherUnit(_, at)) => *at = NOWHERE,
        Cell::Gap(CellGap::NotMentioned | CellGap::NoReport) => {}
    }
}
