//! A report at a glance: headline figures and notable facts.
//!
//! | notable | threshold |
//! | --- | --- |
//! | a missed target | any |
//! | a rise or fall from the year before | 10 %; 20 % between approximate figures |
//! | a finding of a check | any |

use std::cmp::Reverse;

use crate::check::Finding;
use crate::compare::{
    CellValue, Change, Difference, Incomparable, Index, Judgement, PeriodShape, Ratio, SeriesId, Trend,
    TrendPoint, Verdict, change,
};
use crate::model::{Name, Topic, Year, catalog};
use crate::quantity::Decimal;

/// A report at a glance.
#[derive(Clone, Debug, PartialEq)]
pub struct Overview {
    /// The place's label.
    pub place: Name,
    /// The report's year.
    pub year: Year,
    /// The year that the report reviews.
    pub reviewed: Year,
    /// Headline figures of the reviewed year, at most eight, the most important first.
    pub cards: Vec<Card>,
    /// Notable facts, the gravest first.
    pub notable: Vec<Notable>,
}

/// A headline figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The series.
    pub series: SeriesId,
    /// The indicator's name.
    pub indicator: Name,
    /// Its topic.
    pub topic: Topic,
    /// The unit of all its figures.
    pub unit: Name,
    /// Whether the unit is a percentage.
    pub rate: bool,
    /// The figure of the reviewed year.
    pub value: CellValue,
    /// The change from the year before.
    pub change: Change,
    /// The verdict on its target.
    pub verdict: Verdict,
    /// The figures up to the reviewed year, by year ascending.
    pub history: Vec<(Year, CellValue)>,
}

/// A fact that a reader of the report should know first.
#[derive(Clone, Debug, PartialEq)]
pub enum Notable {
    /// A target of the reviewed year was missed.
    Missed {
        /// The series.
        series: SeriesId,
        /// The indicator's name.
        indicator: Name,
        /// The unit of the amounts.
        unit: Name,
        /// The verdict.
        judgement: Judgement,
    },
    /// One of the largest rises, in percent.
    Rise {
        /// The series.
        series: SeriesId,
        /// The indicator's name.
        indicator: Name,
        /// The unit of the amounts.
        unit: Name,
        /// The amount of the change.
        difference: Difference,
    },
    /// One of the largest falls, in percent.
    Fall {
        /// The series.
        series: SeriesId,
        /// The indicator's name.
        indicator: Name,
        /// The unit of the amounts.
        unit: Name,
        /// The amount of the change.
        difference: Difference,
    },
    /// A finding of a check, or a repaired reading to confirm.
    Finding(Finding),
}

/// The most cards.
const CARDS: usize = 8;

/// The most rises and the most falls listed.
const MOVERS: usize = 3;

/// The percentage from which a rise or fall is notable: more than is usual in a year. A change
/// between approximate figures must be twice that, or rounding could explain it.
const STANDS_OUT: Decimal = Decimal::TEN;

/// The headline indicators, the most important first, as catalogue ids. From each line, the first
/// that the report has is shown.
const HEADLINES: &[&[&str]] = &[
    &["gdp"],
    &["gdp_growth"],
    &["budget_revenue", "fiscal_revenue", "tax"],
    &["fixed_investment", "fixed_investment_growth"],
    &["industry", "industry_growth", "large_output", "output"],
    &["retail", "retail_growth"],
    &["income", "real_income_growth", "income_growth", "urban_income", "rural_income", "net_income"],
    &["grain"],
    &["jobs"],
    &["surveyed_unemployment", "registered_unemployment"],
    &["trade", "trade_growth"],
    &["cpi_growth"],
];

/// Summarizes the report at an index of the list. `findings` are those of all checks. `None` if
/// there is no such report.
#[must_use]
pub fn overview(index: &Index, report: usize, findings: &[Finding]) -> Option<Overview> {
    let given = index.reports().get(report)?;
    let place = index.place_of(report)?.label.clone();
    let reviewed = given.year.saturating_sub(1);
    let measured: Vec<Measured> =
        index.series_of(&place).filter_map(|series| Measured::of(index, series, reviewed)).collect();
    let own = |finding: &&Finding| finding.report as usize == report;
    let mut findings: Vec<&Finding> = findings.iter().filter(own).collect();
    findings.sort_by_key(|finding| Reverse(finding.certainty));
    let notable = missed(&measured)
        .chain(findings.into_iter().cloned().map(Notable::Finding))
        .chain(movers(&measured))
        .collect();
    Some(Overview { place, year: given.year, reviewed, cards: cards(measured), notable })
}

/// A whole-year series with a figure for the reviewed year.
struct Measured {
    series: SeriesId,
    trend: Trend,
    id: Option<&'static str>,
    value: CellValue,
    change: Change,
    verdict: Verdict,
    history: Vec<(Year, CellValue)>,
}

impl Measured {
    fn of(index: &Index, series: SeriesId, reviewed: Year) -> Option<Self> {
        let trend = index.trend(series).filter(|trend| trend.part == PeriodShape::Year)?;
        let at = |year: Year| trend.points.iter().find(|point| point.year == year);
        let point = at(reviewed)?;
        let value = point.value()?.clone();
        let change = match at(reviewed.saturating_sub(1)).and_then(TrendPoint::value) {
            Some(before) => change(&before.figure, &value.figure, trend.rate),
            None => Change::NotComputed(Incomparable::NoEarlier),
        };
        let until = trend.points.iter().filter(|point| point.year <= reviewed);
        Some(Self {
            id: catalog::find(&trend.indicator).map(|known| known.id),
            verdict: index.verdict(&point.target, &point.result, trend.better),
            history: until.filter_map(|p| Some((p.year, p.value()?.clone()))).collect(),
            series,
            value,
            change,
            trend,
        })
    }

    /// Its line in [`HEADLINES`] and its position within it.
    fn headline(&self) -> Option<(usize, usize)> {
        let id = self.id?;
        HEADLINES.iter().enumerate().find_map(|(line, ids)| Some((line, ids.iter().position(|i| *i == id)?)))
    }
}

/// The cards by importance: headlines, then series with a target, then those with the longest
/// history, then in the order of the table.
fn cards(mut measured: Vec<Measured>) -> Vec<Card> {
    measured.sort_by_key(|m| {
        let promised = matches!(m.verdict, Verdict::Judged(_) | Verdict::Reported { .. });
        (m.headline().is_none(), m.headline(), !promised, Reverse(m.history.len()))
    });
    measured.dedup_by_key(|m| m.headline().map_or((None, Some(m.series)), |(line, _)| (Some(line), None)));
    let card = |m: Measured| Card {
        series: m.series,
        indicator: m.trend.indicator,
        topic: m.trend.topic,
        unit: m.trend.unit,
        rate: m.trend.rate,
        value: m.value,
        change: m.change,
        verdict: m.verdict,
        history: m.history,
    };
    measured.into_iter().take(CARDS).map(card).collect()
}

/// Missed targets, headlines first.
fn missed(measured: &[Measured]) -> impl Iterator<Item = Notable> {
    let mut missed: Vec<(&Measured, &Judgement)> = measured
        .iter()
        .filter_map(|m| match &m.verdict {
            Verdict::Judged(judgement) if judgement.outcome.kept() == Some(false) => Some((m, judgement)),
            _ => None,
        })
        .collect();
    missed.sort_by_key(|(m, _)| (m.headline().is_none(), m.headline()));
    missed.into_iter().map(|(m, judgement)| Notable::Missed {
        series: m.series,
        indicator: m.trend.indicator.clone(),
        unit: m.trend.unit.clone(),
        judgement: judgement.clone(),
    })
}

/// The largest rises, then the largest falls, in percent of the year before.
fn movers(measured: &[Measured]) -> impl Iterator<Item = Notable> {
    let mut moved: Vec<(Decimal, &Measured, &Difference)> = measured
        .iter()
        .filter_map(|m| {
            let difference = m.change.difference()?;
            let Ratio::Percent { value, .. } = difference.ratio else { return None };
            let times = Decimal::from(1 + u8::from(difference.is_approximate()));
            (value.abs().checked_div(times)? >= STANDS_OUT).then_some((value, m, difference))
        })
        .collect();
    moved.sort_by_key(|(percent, ..)| Reverse(percent.abs()));
    let (rises, falls): (Vec<_>, Vec<_>) =
        moved.into_iter().partition(|(percent, ..)| *percent > Decimal::ZERO);
    let most = |moved: Vec<_>| moved.into_iter().take(MOVERS);
    most(rises).chain(most(falls)).map(|(percent, m, difference)| {
        let (series, indicator, unit) = (m.series, m.trend.indicator.clone(), m.trend.unit.clone());
        let difference = difference.clone();
        match percent > Decimal::ZERO {
            true => Notable::Rise { series, indicator, unit, difference },
            false => Notable::Fall { series, indicator, unit, difference },
        }
    })
}
