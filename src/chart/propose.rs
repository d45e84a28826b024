//! Proposes the kinds of chart that suit a selection, each with a reason.
//!
//! | selection | first proposal |
//! | --- | --- |
//! | one indicator of several places, with targets for the year after the results | bar |
//! | one indicator with level and growth over three years or more | bars with a growth line |
//! | up to five series of one unit over three years or more | line |
//! | one series with targets in fewer years | bullet |
//! | several series of one unit in two years, without targets | bar |
//! | several units over three years or more | multiples |

use super::{Chart, ChartKind, Spec};
use crate::compare::{Index, Measure, SeriesId};
use crate::model::Year;

/// A suitable kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The kind.
    pub kind: ChartKind,
    /// Why it suits.
    pub reason: Reason,
}

/// Why a kind of chart suits a selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// An indicator with its level and its growth.
    LevelAndGrowth,
    /// Figures of one unit over at least three years.
    OneUnitOverYears,
    /// Figures of one unit in few years, for comparison by size.
    FewYears,
    /// Results have targets.
    Targets,
    /// Several series change between two years.
    TwoYears,
    /// Several units, so several scales are needed.
    SeveralUnits,
    /// More series than distinguishable lines.
    ManySeries,
}

/// The number of years from which a trend is visible.
const TREND: usize = 3;
/// The most lines that are easy to distinguish in one chart.
const CROWD: usize = 5;

/// The suitable kinds, the best first; empty if nothing can be drawn.
#[must_use]
pub fn propose(index: &Index, series: &[SeriesId], years: &[Year]) -> Vec<Proposal> {
    let chart = |kind| Chart::new(index, &Spec::new(kind, series.to_vec(), years.to_vec())).ok();
    // Heat maps and multiples accept the most series, so their data show what there is.
    let data = |kind| Chart::collected(index, &Spec::new(kind, series.to_vec(), years.to_vec())).ok();
    let Some(all) = data(ChartKind::Heat).or_else(|| data(ChartKind::Multiples)) else { return Vec::new() };
    let one_unit = all.unit().is_some();
    let trend = all.years.len() >= TREND;
    let crowd = all.series.len() > CROWD;
    let several = all.series.len() > 1;
    let level = series.iter().any(|id| index.measure(*id) == Measure::Level);
    // Results of several places beside their targets for the next year.
    let is_planned =
        several && all.indicator().is_some() && chart(ChartKind::Bar).is_some_and(|bar| bar.aimed.is_some());
    let wanted = [
        (ChartKind::Bar, Reason::Targets, is_planned),
        (ChartKind::BarLine, Reason::LevelAndGrowth, trend && level),
        (ChartKind::Line, Reason::OneUnitOverYears, one_unit && trend && !crowd),
        (ChartKind::Bullet, Reason::Targets, !trend || !several),
        (ChartKind::Bar, Reason::FewYears, one_unit && !crowd),
        (ChartKind::BarLine, Reason::LevelAndGrowth, trend && !level),
        (ChartKind::Dumbbell, Reason::TwoYears, one_unit && several),
        (ChartKind::Multiples, Reason::SeveralUnits, !one_unit && trend),
        (ChartKind::Heat, Reason::ManySeries, several && all.years.len() > 1),
        (ChartKind::Multiples, Reason::ManySeries, one_unit && several && trend),
        (ChartKind::Bullet, Reason::Targets, trend && several),
        (ChartKind::Line, Reason::OneUnitOverYears, one_unit && trend && crowd),
        (ChartKind::Bar, Reason::FewYears, one_unit && crowd),
    ];
    let mut proposals: Vec<Proposal> = Vec::new();
    for (kind, reason, suits) in wanted {
        let is_new = proposals.iter().all(|proposal| proposal.kind != kind);
        if suits && is_new && chart(kind).is_some() {
            proposals.push(Proposal { kind, reason });
        }
    }
    proposals
}
