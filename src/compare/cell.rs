//! A cell of the comparison: a figure in the unit of its row, or a named gap.

use super::index::{Class, Statement, convert};
use super::{Index, Interval, ObservationRef, SeriesId, round};
use crate::model::{Bound, Figure, Gap, Kind, Name, Value, Year};

/// What stands in one place of the table. Missing is never zero.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// A figure.
    Value(Box<CellValue>),
    /// Why there is none.
    Gap(CellGap),
}

impl Cell {
    /// The value, where there is one.
    #[must_use]
    pub fn value(&self) -> Option<&CellValue> {
        match self {
            Self::Value(value) => Some(value),
            Self::Gap(_) => None,
        }
    }

    /// The statement that the cell shows, be it a figure or the reason for none.
    #[must_use]
    pub fn at(&self) -> Option<ObservationRef> {
        match self {
            Self::Value(value) => Some(value.at),
            Self::Gap(CellGap::Reason(_, at) | CellGap::OtherUnit(_, at)) => Some(*at),
            Self::Gap(CellGap::NotMentioned | CellGap::NoReport) => None,
        }
    }
}

/// A figure of the comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct CellValue {
    /// The figure in the unit of the row.
    pub figure: Figure,
    /// What sort of statement it is.
    pub kind: Kind,
    /// Where it is stated.
    pub at: ObservationRef,
    /// The figure as written, if the unit of the row is another.
    pub written: Option<Written>,
    /// Whether the figure is the growth that a report states beside a value.
    pub growth: bool,
    /// Other statements of the same figure that say something else.
    pub others: Vec<Other>,
}

/// A figure before it was converted.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// The figure as written.
    pub figure: Figure,
    /// The unit as written.
    pub unit: Name,
    /// Whether the conversion is exact: 5万亩 never ends in hectares.
    pub exact: bool,
}

/// Another statement of the same figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Other {
    /// The figure in the unit of the row.
    pub figure: Figure,
    /// Where it is stated.
    pub at: ObservationRef,
    /// How it relates to the figure shown.
    pub kind: OtherKind,
}

/// How another statement relates to the one shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OtherKind {
    /// A report of another year says so: the figure was revised.
    Revised,
    /// The same year's report says both.
    Contradicts,
}

/// Why a cell holds no figure.
#[derive(Clone, Debug, PartialEq)]
pub enum CellGap {
    /// A report that covers the year is loaded and does not give the figure (未提及).
    NotMentioned,
    /// No report that covers the year is loaded.
    NoReport,
    /// The report gives the reason.
    Reason(Gap, ObservationRef),
    /// The report gives the figure in a unit that measures something else.
    OtherUnit(Name, ObservationRef),
}

impl Index {
    /// What stands for one year of a series, in a unit of its dimension.
    pub(super) fn cell(&self, id: SeriesId, year: Year, class: Class, unit: &Name) -> Cell {
        let statements = self.about(id, year, class);
        let Some((first, rest)) = statements.split_first() else {
            return Cell::Gap(self.gap(id, year, class));
        };
        let Some(observation) = self.observation(first.at) else { return Cell::Gap(CellGap::NotMentioned) };
        if let (Value::Missing(gap), false) = (&observation.value, first.growth) {
            return Cell::Gap(CellGap::Reason(*gap, first.at));
        }
        let Some((figure, written_unit)) = self.figure(first) else {
            return Cell::Gap(CellGap::NotMentioned);
        };
        let Some((shown, exact)) = convert(&figure, &written_unit, unit) else {
            return Cell::Gap(CellGap::OtherUnit(written_unit, first.at));
        };
        let written = (written_unit != *unit).then_some(Written { figure, unit: written_unit, exact });
        let given = |s: &Statement| self.reports().get(s.at.report as usize).map(|r| r.year);
        let others = rest
            .iter()
            .filter_map(|other| {
                let (figure, written_unit) = self.figure(other)?;
                let (figure, _) = convert(&figure, &written_unit, unit)?;
                let kind =
                    if given(other) == given(first) { OtherKind::Contradicts } else { OtherKind::Revised };
                (!agree(&shown, &figure)).then_some(Other { figure, at: other.at, kind })
            })
            .collect();
        Cell::Value(Box::new(CellValue {
            figure: shown,
            kind: observation.kind,
            at: first.at,
            written,
            growth: first.growth,
            others,
        }))
    }

    /// Why nothing is stated for a year.
    fn gap(&self, id: SeriesId, year: Year, class: Class) -> CellGap {
        let elsewhere = self.siblings(id).find_map(|other| {
            let statement = self.about(other, year, class).first().filter(|s| s.stated)?;
            Some(CellGap::OtherUnit(self.figure(statement)?.1, statement.at))
        });
        let covered = self.series(id).is_some_and(|s| self.coverage(s.place, year).covers(class));
        elsewhere.unwrap_or(if covered { CellGap::NotMentioned } else { CellGap::NoReport })
    }

    /// The unit to show a series in: the one most of its figures are given in, the latest if
    /// several are as frequent; but one in which all of them can be written exactly, if there is.
    pub(super) fn unit(&self, id: SeriesId) -> Name {
        let figures: Vec<(Figure, Name)> =
            self.statements(id).iter().filter_map(|s| self.figure(s)).collect();
        let mut units: Vec<(&Name, usize)> = Vec::new();
        for (_, unit) in figures.iter().rev() {
            match units.iter_mut().find(|(known, _)| *known == unit) {
                Some((_, count)) => *count += 1,
                None => units.push((unit, 1)),
            }
        }
        units.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let holds_all = |to: &Name| {
            figures.iter().all(|(figure, from)| convert(figure, from, to).is_some_and(|(_, exact)| exact))
        };
        let best = units.iter().find(|(unit, _)| holds_all(unit)).or(units.first());
        match best {
            Some((unit, _)) => Name::clone(unit),
            // Nothing but gaps: the unit that one of them names, or the catalogue's.
            None => self.unit_of_gaps(id),
        }
    }

    fn unit_of_gaps(&self, id: SeriesId) -> Name {
        let named = self.statements(id).iter().rev().filter_map(|s| self.observation(s.at));
        let named = named.map(|o| &o.unit).find(|unit| !unit.is_empty()).cloned();
        let usual = || self.indicator(id).and_then(|i| i.known).map(|i| i.unit).unwrap_or_default().into();
        named.unwrap_or_else(usual)
    }
}

/// Whether two figures in one unit may both be right: one says the other, only less exactly.
#[must_use]
pub fn agree(a: &Figure, b: &Figure) -> bool {
    let alike = a.bound == b.bound && a.number.value() == b.number.value();
    let tops = (a.to.as_ref().map(|n| n.value()), b.to.as_ref().map(|n| n.value()));
    (alike && tops.0 == tops.1) || says(a, b) || says(b, a)
}

/// Whether the rough figure says what the other says more exactly: 126, 约126 and 126余 all say
/// 126.06, and 5—6 says 5.3.
fn says(rough: &Figure, fine: &Figure) -> bool {
    let (rough_number, fine_number) = (rough.number.value(), fine.number.value());
    if fine.to.is_some() {
        return false;
    }
    if let Some(top) = &rough.to {
        return (rough_number..=top.value()).contains(&fine_number);
    }
    match rough.bound {
        Bound::Exactly => {
            fine.bound == Bound::Exactly && round(fine_number, rough_number.scale()) == rough_number
        }
        Bound::AtLeast => fine_number >= rough_number,
        Bound::AtMost => fine_number <= rough_number,
        Bound::About | Bound::Over | Bound::Nearly => {
            Interval::meant(rough).is_some_and(|meant| (meant.least..=meant.greatest).contains(&fine_number))
        }
    }
}
