//! 承诺: the targets and tasks for a year, their results, and how often they were promised before.
//!
//! | promise | followed up by |
//! | --- | --- |
//! | a target | the result in the next report, with a verdict |
//! | a task without a figure | the sentence of the next report that mentions it |
//! | a count whose result is said in other words: 湿地修复 1600 亩, 修复湿地 1700 亩 | that result ([`super::retold`]) |
//! | a total to reach: 用户达 12 万户 | the total in the next report; the increase of a year (新增用户 3 万户) without a verdict |
//! | a target answered by several parts: 造林 9 万亩 | one part as a lower bound, without a verdict: 人工造林 6 万亩、封山育林 6 万亩 |
//! | what is allotted in a budget: 安排教育支出 5 亿元 | nothing: a budget plan is no promise |

mod outcome;
mod task;

pub use outcome::Outcome;

use super::definition::around;
use super::index::Class;
use super::retold::Retold;
use super::task_match::{Answer, Sentences};
use super::{
    Cell, CellGap, Index, ObservationRef, PeriodShape, ProgressClass, Schedule, SeriesId, Trend, Verdict,
};
use crate::model::{Bound, Direction, Kind, Name, Observation, Report, Topic, Year};
use crate::quantity::{Decimal, Unit};

/// A target or a task with its outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct Promise {
    /// Its topic.
    pub topic: Topic,
    /// The target or task.
    pub promised: Promised,
    /// The first year of the unbroken run of loaded reports that promise it: the year itself if it
    /// is new, an earlier one if it is repeated.
    pub since: Year,
    /// Whether the next report is loaded and neither states an outcome nor promises it again.
    pub dropped: bool,
    /// Its progress at the cut-off month, if one was given and the next report is not loaded.
    pub progress: Option<ProgressClass>,
}

/// The content of a promise.
#[derive(Clone, Debug, PartialEq)]
pub enum Promised {
    /// A target.
    Target {
        /// The series.
        series: SeriesId,
        /// The indicator's name.
        indicator: Name,
        /// The unit of target and result.
        unit: Name,
        /// Whether the unit is a percentage.
        rate: bool,
        /// Which way is better.
        better: Direction,
        /// The target.
        target: Cell,
        /// The result.
        result: Cell,
        /// The result up to the cut-off month; without a cut-off, for the most months that have a
        /// result.
        so_far: Option<Cell>,
        /// The verdict on the result.
        verdict: Verdict,
    },
    /// A task without a figure.
    Task {
        /// The index of the report.
        report: u32,
        /// The index of the task in the report's commitments.
        commitment: u32,
        /// What the next report states about it.
        mention: Mention,
    },
}

/// What the next report states about a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mention {
    /// The most similar sentence of its review. Unless [`Answer::sure`] is set, it can be about
    /// something else and does not count.
    Found(Answer),
    /// No sentence states an outcome, but the next report's plan promises it again.
    Again,
    /// No sentence is similar enough.
    NotFound,
    /// The reader decided that no sentence mentions it.
    Denied,
    /// The next report is loaded without its text.
    NoText,
    /// The next report is not loaded.
    NoReport,
}

impl Promised {
    /// The reference of the target's statement.
    #[must_use]
    pub fn at(&self) -> Option<ObservationRef> {
        match self {
            Self::Target { target, .. } => target.at(),
            Self::Task { .. } => None,
        }
    }
}

/// The promises for a year at a place (by label) with their outcomes: by topic, targets before
/// tasks. With a schedule, includes progress.
///
/// Targets come from the year's own report and from others that state one for it: a multi-year plan
/// that ends then, or a quota that only the next report mentions. A result that states the proportion of
/// its target reached also counts as promised.
#[must_use]
pub fn promises(index: &Index, place: &str, year: Year, schedule: Option<&Schedule>) -> Vec<Promise> {
    // A completed year has no progress.
    let next = has_next(index, place, year);
    let retold = Retold::of_next(index, place, year);
    let schedule = schedule.filter(|_| !next);
    let targets =
        index.series_of(place).filter_map(|series| target(index, next, &retold, series, year, schedule));
    let mut promises: Vec<Promise> = targets.collect();
    let shown: Vec<ObservationRef> =
        promises.iter().filter(|p| p.promised.at().is_some()).filter_map(result_at).collect();
    promises.retain(|p| p.promised.at().is_some() || result_at(p).is_none_or(|at| !shown.contains(&at)));
    promises.extend(task::tasks(index, place, year, schedule));
    promises.sort_by_key(|promise| promise.topic);
    promises
}

/// `next` is true if the next report is loaded.
fn target(
    index: &Index,
    next: bool,
    retold: &Retold<'_>,
    series: SeriesId,
    year: Year,
    schedule: Option<&Schedule>,
) -> Option<Promise> {
    let trend = index.trend(series).filter(|trend| !matches!(trend.part, PeriodShape::Years(_)))?;
    let point = trend.points.iter().find(|point| point.year == year)?;
    let (target, result) = (point.target.clone(), point.result.clone());
    // Without the next report the reason is that it is not loaded, even if another figure of the year is known.
    let result = match result {
        Cell::Gap(CellGap::NotMentioned) if !next => Cell::Gap(CellGap::NoReport),
        Cell::Gap(CellGap::NotMentioned | CellGap::OtherUnit(..))
            if !trend.rate || trend.indicator.ends_with('率') =>
        {
            let found = target.at().and_then(|at| retold.result(index.observation(at)?, &trend.unit));
            found.unwrap_or(result)
        }
        result => result,
    };
    let result =
        if is_of_another(index, &target, &result) { Cell::Gap(CellGap::NotMentioned) } else { result };
    let result = at_least_its_part(index, &target, result);
    if target.at().and_then(|at| index.observation(at)).is_some_and(is_budget) {
        return None;
    }
    let verdict = index.verdict(&target, &result, trend.better);
    // A target in another unit belongs to the series in that unit.
    let is_set = target.at().is_some() && !matches!(target, Cell::Gap(CellGap::OtherUnit(..)));
    if !is_set && !matches!(verdict, Verdict::Reported { .. }) {
        return None;
    }
    let promised_in = |year: Year| trend.points.iter().any(|p| p.year == year && p.target.value().is_some());
    let so_far = match schedule {
        Some(schedule) => Some(so_far(index, series, &trend, year, schedule.month)),
        None => (1..12)
            .rev()
            .map(|month| so_far(index, series, &trend, year, month))
            .find(|cell| cell.value().is_some()),
    };
    let is_level =
        index.indicator(series).is_some_and(|indicator| super::indicator_key::is_level(&indicator.key));
    let progress =
        schedule.zip(so_far.as_ref()).map(|(schedule, so_far)| match (target.value(), so_far.value()) {
            (Some(target), Some(so_far)) if !trend.rate && !is_level => {
                schedule.progress(&target.figure, &so_far.figure, trend.better)
            }
            _ => ProgressClass::Other,
        });
    Some(Promise {
        topic: trend.topic,
        since: first_of_run(year, promised_in),
        dropped: result == Cell::Gap(CellGap::NotMentioned) && !promised_in(year.saturating_add(1)),
        progress,
        promised: Promised::Target {
            series,
            indicator: trend.indicator,
            unit: trend.unit,
            rate: trend.rate,
            better: trend.better,
            target,
            result,
            so_far,
            verdict,
        },
    })
}

/// The statement of a promise's result.
fn result_at(promise: &Promise) -> Option<ObservationRef> {
    match &promise.promised {
        Promised::Target { result: Cell::Value(value), .. } => Some(value.at),
        _ => None,
    }
}

/// An amount this many times the target is another quantity: of the whole district and not of its park, or of five
/// years. Small counts can vary as much, so they are exempt.
const FAR: i64 = 5;

/// Whether a result under the name of a target is of another thing: a far greater amount.
fn is_of_another(index: &Index, target: &Cell, result: &Cell) -> bool {
    let (Some(aim), Some(found)) = (target.value(), result.value()) else { return false };
    let Some(promised) = index.observation(aim.at) else { return false };
    let (aim, found) = (aim.figure.number.value(), found.figure.number.value());
    let is_amount = promised.unit.starts_with(['万', '亿']) || Unit::parse(&promised.unit).is_money();
    is_amount && aim.checked_mul(Decimal::from(FAR)).is_some_and(|far| found > far)
}

/// Marks a result as a lower bound if it covers only a part of the target: it is below the target, its name in the
/// text is narrower, and another part in the same unit follows. For a target of 造林: 人工造林6.5万亩、封山育林6万亩.
fn at_least_its_part(index: &Index, target: &Cell, result: Cell) -> Cell {
    let (Cell::Value(mut value), Some(aim)) = (result.clone(), target.value()) else { return result };
    let (Some(promised), Some(stated)) = (index.observation(aim.at), index.observation(value.at)) else {
        return result;
    };
    let is_narrower = stated.as_written.is_some() && stated.as_written != promised.as_written;
    let is_enumerated = around(stated).is_some_and(|(_, behind)| {
        let next = behind.strip_prefix(&*stated.unit).and_then(|behind| behind.strip_prefix('、'));
        next.and_then(|next| next.split(['，', '；', '。']).next())
            .is_some_and(|part| part.ends_with(&*stated.unit))
    });
    let is_below = value.figure.number.value() < aim.figure.number.value();
    if is_narrower && is_enumerated && is_below && value.figure.bound == Bound::Exactly {
        value.figure.bound = Bound::AtLeast;
        return Cell::Value(value);
    }
    result
}

/// What is allotted, not promised.
const BUDGET: &[&str] =
    &["支出", "转移支付", "债券", "国债", "赤字", "预算内", "专项资金", "补助资金", "财政资金"];

/// Whether a target read from prose is part of a budget plan. Growth and proportions of spending are not.
fn is_budget(target: &Observation) -> bool {
    target.evidence.origin.is_prose()
        && Unit::parse(&target.unit).is_money()
        && BUDGET.iter().any(|word| target.indicator.contains(word))
        && !target.indicator.contains("研发")
}

/// The result from January to a month of a year.
fn so_far(index: &Index, series: SeriesId, trend: &Trend, year: Year, month: u8) -> Cell {
    let part = if month == 12 { PeriodShape::Year } else { PeriodShape::Months(1, month, 0) };
    let same = |id: &SeriesId| match (index.series(series), index.series(*id)) {
        (Some(a), Some(b)) => (a.place, a.indicator, part) == (b.place, b.indicator, b.part),
        _ => false,
    };
    let indicator = index.series(series).map_or(usize::MAX, |s| s.indicator as usize);
    let cells = index
        .series_of_indicator(indicator)
        .filter(same)
        .map(|id| index.cell(id, year, Class::Result, &trend.unit));
    cells.max_by_key(|cell| cell.value().is_some()).unwrap_or(Cell::Gap(CellGap::NotMentioned))
}

/// The reports of a place for a year, with their indices.
fn reports_of<'a>(
    index: &'a Index,
    place: &'a str,
    year: Year,
) -> impl DoubleEndedIterator<Item = (usize, &'a Report)> {
    let numbered = index.reports().iter().enumerate().filter(move |(_, report)| report.year == year);
    numbered
        .filter(move |&(number, _)| index.place_of(number).is_some_and(|p| &*p.label == place))
        .map(|(number, report)| (number, &**report))
}

/// Whether the report with the outcomes of a year's promises is loaded.
#[must_use]
pub fn has_next(index: &Index, place: &str, year: Year) -> bool {
    reports_of(index, place, year.saturating_add(1)).next().is_some()
}

/// The years for which a place's loaded reports promise something, ascending.
#[must_use]
pub fn plan_years(index: &Index, place: &str) -> Vec<Year> {
    let promising = |report: &Report| {
        !report.commitments.is_empty() || report.observations.iter().any(|o| o.kind == Kind::Target)
    };
    let numbered = index.reports().iter().enumerate();
    let mut years: Vec<Year> = numbered
        .filter(|(number, report)| {
            index.place_of(*number).is_some_and(|p| &*p.label == place) && promising(report)
        })
        .map(|(_, report)| report.year)
        .collect();
    years.sort_unstable();
    years.dedup();
    years
}

/// The year to show first: the newest with both targets and results, else the newest with promises.
#[must_use]
pub fn opening_year(index: &Index, place: &str) -> Option<Year> {
    let label = [Name::from(place)];
    let covered = index.years(&label);
    let judged = |year: &Year| {
        has_next(index, place, *year)
            && covered.iter().any(|(of, results, targets)| of == year && *results > 0 && *targets > 0)
    };
    let years = plan_years(index, place);
    years.iter().rev().copied().find(judged).or(years.last().copied())
}

/// The sentences of the next report that can answer a task, the most similar first.
#[must_use]
pub fn candidates(index: &Index, place: &str, year: Year, task: &str) -> Vec<Answer> {
    /// The most candidates that a reader will go through.
    const MOST: usize = 12;

    let later = reports_of(index, place, year.saturating_add(1)).next_back();
    later.map(|(_, report)| Sentences::of_report(report).candidates(task, MOST)).unwrap_or_default()
}

/// The first year of the unbroken run up to `year` for which `holds` is true.
fn first_of_run(year: Year, holds: impl Fn(Year) -> bool) -> Year {
    (Year::MIN..year).rev().take_while(|year| holds(*year)).last().unwrap_or(year)
}
