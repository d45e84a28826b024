//! A cell of the comparison: a figure in the unit of its row, or the reason why there is none.
//!
//! | loaded for the year | cell |
//! | --- | --- |
//! | a figure | [`Cell::Value`] |
//! | a report without the indicator | [`CellGap::NotMentioned`] |
//! | no report that covers it | [`CellGap::NoReport`] |
//! | a reason for the missing value | [`CellGap::Reason`] |
//! | a figure in a unit of another dimension | [`CellGap::OtherUnit`] |

use std::collections::HashSet;

use super::definition::clause_before;
use super::index::{Class, IndexedStatement, convert_figure};
use super::indicator_key::INCREASES;
use super::{Index, Interval, ObservationRef, SeriesId, round};
use crate::model::{Bound, Figure, Gap, Kind, Name, Number, Observation, Value, Year};

/// The content of a cell. Missing is never zero.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// A figure.
    Value(Box<CellValue>),
    /// Why there is no figure.
    Gap(CellGap),
}

impl Cell {
    /// The value, if there is one.
    #[must_use]
    pub fn value(&self) -> Option<&CellValue> {
        match self {
            Self::Value(value) => Some(value),
            Self::Gap(_) => None,
        }
    }

    /// The statement that the cell shows, whether it gives a figure or a reason for a gap.
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
    /// The kind of the statement.
    pub kind: Kind,
    /// Where it is stated.
    pub at: ObservationRef,
    /// The figure as written, if its unit is not that of the row.
    pub written: Option<OriginalFigure>,
    /// Whether the figure is growth that a report states beside a value.
    pub growth: bool,
    /// Other statements about the same figure that deviate from it.
    pub others: Vec<Other>,
}

/// A figure before its conversion.
#[derive(Clone, Debug, PartialEq)]
pub struct OriginalFigure {
    /// The figure as written.
    pub figure: Figure,
    /// The unit as written.
    pub unit: Name,
    /// Whether the conversion is exact: 5万亩 in hectares has no finite decimal.
    pub exact: bool,
}

/// Another statement about the same figure.
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
    /// A report of another year states it: the figure was revised.
    Revised,
    /// The same year's report states both.
    Contradicts,
}

/// Why a cell has no figure.
#[derive(Clone, Debug, PartialEq)]
pub enum CellGap {
    /// The report that covers the year does not give the figure (未提及).
    NotMentioned,
    /// No report that covers the year is loaded.
    NoReport,
    /// The report gives the reason.
    Reason(Gap, ObservationRef),
    /// The report gives the figure in a unit of another dimension.
    OtherUnit(Name, ObservationRef),
}

impl Index {
    /// The cell of a series for one year, in a unit of its dimension.
    pub(super) fn cell(&self, id: SeriesId, year: Year, class: Class, unit: &Name) -> Cell {
        let statements = self.about(id, year, class);
        let Some((first, rest)) = statements.split_first() else {
            return Cell::Gap(self.gap(id, year, class));
        };
        // 突破2万亿元、达到23562亿元: the exact figure is shown, whichever stands first; and the finer one, where a later
        // report repeats 12922亿元 as 1.29万亿元.
        let finer =
            |other: &&IndexedStatement| self.reaches_threshold(first, other) || self.is_rounded(first, other);
        let first = rest.iter().find(finer).unwrap_or(first);
        let Some(observation) = self.observation(first.at) else { return Cell::Gap(CellGap::NotMentioned) };
        if let (Value::Missing(gap), false) = (&observation.value, first.growth) {
            return Cell::Gap(CellGap::Reason(*gap, first.at));
        }
        let Some((figure, written_unit)) = self.figure(first) else {
            return Cell::Gap(CellGap::NotMentioned);
        };
        let Some((shown, exact)) = convert_figure(&figure, &written_unit, unit) else {
            return Cell::Gap(CellGap::OtherUnit(written_unit, first.at));
        };
        let written = (written_unit != *unit).then_some(OriginalFigure { figure, unit: written_unit, exact });
        let given = |s: &IndexedStatement| self.reports().get(s.at.report as usize).map(|r| r.year);
        let mut others: Vec<Other> = rest
            .iter()
            .filter(|other| !self.reaches_threshold(other, first))
            .filter(|other| self.observation(other.at).is_some_and(|o| may_be_one(observation, o)))
            .filter_map(|other| {
                let (figure, written_unit) = self.figure(other)?;
                let (figure, _) = convert_figure(&figure, &written_unit, unit)?;
                let kind =
                    if given(other) == given(first) { OtherKind::Contradicts } else { OtherKind::Revised };
                (!agree(&shown, &figure)).then_some(Other { figure, at: other.at, kind })
            })
            .collect();
        let mut listed = HashSet::new();
        others.retain(|other| {
            let Figure { number, to, bound } = &other.figure;
            listed.insert((other.kind, number.value(), to.as_ref().map(Number::value), *bound))
        });
        Cell::Value(Box::new(CellValue {
            figure: shown,
            kind: observation.kind,
            at: first.at,
            written,
            growth: first.growth,
            others,
        }))
    }

    /// Whether a statement repeats a figure less finely: 12922亿元 as 1.29万亿元.
    fn is_rounded(&self, later: &IndexedStatement, fine: &IndexedStatement) -> bool {
        let (Some((rough, unit)), Some((exact, own))) = (self.figure(later), self.figure(fine)) else {
            return false;
        };
        let Some((exact, true)) = convert_figure(&exact, &own, &unit) else { return false };
        later.growth == fine.growth
            && [rough.bound, exact.bound] == [Bound::Exactly; 2]
            && !same(&rough, &exact)
            && covers(&rough, &exact)
    }

    /// Whether a statement gives exactly what another one of its report gives as a threshold that was passed:
    /// 突破2万亿元, 达到23562亿元. An exact figure more than half above the threshold is another one.
    fn reaches_threshold(&self, threshold: &IndexedStatement, exact: &IndexedStatement) -> bool {
        let (Some((rough, unit)), Some((fine, own))) = (self.figure(threshold), self.figure(exact)) else {
            return false;
        };
        let passed = matches!(rough.bound, Bound::Over | Bound::AtLeast) && rough.to.is_none();
        let alike = threshold.at.report == exact.at.report && threshold.growth == exact.growth;
        let told = |at| self.observation(at).map(|observation| observation.kind);
        let Some((fine, true)) = convert_figure(&fine, &own, &unit) else { return false };
        let (least, value) = (rough.number.value(), fine.number.value());
        passed
            && alike
            && told(threshold.at) == told(exact.at)
            && fine.bound == Bound::Exactly
            && fine.to.is_none()
            && value >= least
            && value
                .checked_sub(least)
                .and_then(|above| above.checked_add(above))
                .is_some_and(|twice| twice <= least)
    }

    /// Why there is no statement for a year.
    fn gap(&self, id: SeriesId, year: Year, class: Class) -> CellGap {
        let elsewhere = self.siblings(id).find_map(|other| {
            let statement = self.about(other, year, class).first().filter(|s| s.stated)?;
            Some(CellGap::OtherUnit(self.figure(statement)?.1, statement.at))
        });
        let covered = self.series(id).is_some_and(|s| self.coverage(s.place, year).covers(class));
        elsewhere.unwrap_or(if covered { CellGap::NotMentioned } else { CellGap::NoReport })
    }

    /// The unit to show a series in: the most frequent one, or the latest of several equally
    /// frequent ones. A unit in which all figures are exact is preferred.
    pub(super) fn unit(&self, id: SeriesId) -> Name {
        /// The most units that are tried, the latest. A series of real reports has two or three.
        const TRIED: usize = 8;

        let figures: Vec<(Figure, Name)> =
            self.statements(id).iter().filter_map(|s| self.figure(s)).collect();
        let mut units: Vec<(&Name, usize)> = Vec::new();
        for (_, unit) in figures.iter().rev() {
            if let Some((_, count)) = units.iter_mut().find(|(known, _)| *known == unit) {
                *count += 1;
            } else if units.len() < TRIED {
                units.push((unit, 1));
            }
        }
        let holds_all = |to: &Name| {
            figures
                .iter()
                .all(|(figure, from)| convert_figure(figure, from, to).is_some_and(|(_, exact)| exact))
        };
        // Of equally frequent units, `max_by_key` gives the last one: these are counted from the latest on.
        let most = |exact: bool| {
            let fit = units.iter().rev().filter(|(unit, _)| !exact || holds_all(unit));
            fit.max_by_key(|(_, count)| *count)
        };
        match most(true).or_else(|| most(false)) {
            Some((unit, _)) => Name::clone(unit),
            // Only gaps: the unit that one of them names, or the catalogue's.
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

/// Names too general to identify one thing.
const GENERIC: &[&str] = &[
    "投资",
    "总投资",
    "投入",
    "投资额",
    "项目",
    "项目数",
    "面积",
    "建筑面积",
    "资金",
    "收入",
    "产值",
    "产量",
    "企业",
    "数量",
    "金额",
    "规模",
    "长度",
    "里程",
    "人数",
    "户数",
    "增加值",
    "销售额",
    "总额",
    "总量",
    "总数",
    "全县",
    "全市",
    "全区",
    "其中",
    "道路",
    "管网",
    "房屋",
    "学校",
    "公园",
    "设施",
    "工程",
];

/// Whether an indicator's name is too general to identify one thing.
pub(super) fn is_generic(observation: &Observation) -> bool {
    GENERIC.contains(&&*observation.indicator)
}

/// Whether two statements under one name can be about one thing: the name is specific, and they do
/// not mix a year's increase with a total.
fn may_be_one(one: &Observation, other: &Observation) -> bool {
    !is_generic(one) && !is_generic(other) && is_increase(one) == is_increase(other)
}

/// Whether a figure is a year's increase, by its name or by the words before it in its sentence.
fn is_increase(observation: &Observation) -> bool {
    let names = [Some(&*observation.indicator), observation.as_written.as_deref()];
    let before = clause_before(observation).and_then(|clause| clause.rsplit('、').next());
    let said = names.into_iter().flatten().chain(before);
    said.into_iter().any(|said| INCREASES.iter().any(|word| said.contains(word)))
}

/// Whether two figures are equal in number, range end and bound.
fn same(a: &Figure, b: &Figure) -> bool {
    let ends = |figure: &Figure| (figure.number.value(), figure.to.as_ref().map(|to| to.value()));
    a.bound == b.bound && ends(a) == ends(b)
}

/// Whether two figures in one unit are compatible: equal, or one is a rougher form of the other.
#[must_use]
pub fn agree(a: &Figure, b: &Figure) -> bool {
    same(a, b) || covers(a, b) || covers(b, a)
}

/// Whether a rough figure covers a finer one: 126, 约126 and 126余 cover 126.06, and 5—6 covers 5.3.
fn covers(rough: &Figure, fine: &Figure) -> bool {
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
        Bound::About | Bound::Over | Bound::Nearly => Interval::unrounded(rough)
            .is_some_and(|values| (values.least..=values.greatest).contains(&fine_number)),
    }
}
