//! Reconciles the change that a report states with the values of the two years.
//!
//! | stated | values | explanation |
//! | --- | --- | --- |
//! | 8.3% | 15.64 → 16.94 | [`Explanation::Agrees`]: within rounding |
//! | 5.3% | GDP 126.06 → 134.9 | [`Explanation::ComparablePrices`]: output grows at comparable prices |
//! | 7% | 400 → 425, but 397 in the report before | [`Explanation::Revised`]: follows from the other value |
//! | 8% | 400 → 500 | [`Explanation::Unexplained`] |
//! | 10%以上 | 400 → 500 | [`Explanation::Agrees`]: the computed change is within the bound |

use super::index::{Class, convert_figure};
use super::indicator_key::INCREASES;
use super::interval::Reach;
use super::measures::{year_before, yearly_percent};
use super::{CellValue, Index, Interval, ObservationRef, SeriesId};
use crate::model::{Basis, Bound, Figure, Name, Number, Observation, StatedChange, Year};
use crate::quantity::Decimal;

/// A stated change and how it relates to the values.
#[derive(Clone, Debug, PartialEq)]
pub struct Reconciliation {
    /// The change as stated.
    pub change: StatedChange,
    /// Where it is stated.
    pub at: ObservationRef,
    /// How it relates to the values.
    pub explanation: Explanation,
}

/// How a stated change relates to the values of the two years.
#[derive(Clone, Debug, PartialEq)]
pub enum Explanation {
    /// It follows from them within their precision.
    Agrees,
    /// It was computed at comparable prices, as the report states or as is the rule for output.
    ComparablePrices {
        /// Whether the report states so.
        stated: bool,
    },
    /// It was computed under one definition, and the values under two.
    ComparableScope,
    /// It follows from a value in another report: the figure was revised.
    Revised {
        /// The value from which it follows.
        figure: Figure,
        /// Where that value is stated.
        at: ObservationRef,
    },
    /// The values are too rough, or one is missing, so the change cannot be checked.
    Open,
    /// No explanation was found.
    Unexplained {
        /// The earlier value implied by the stated percentage, to the decimals of the later one.
        implied: Option<Decimal>,
    },
}

/// Names of output, whose growth is by rule computed at comparable prices.
const AT_COMPARABLE_PRICES: &[&str] = &["生产总值", "增加值", "总产值"];

impl Index {
    /// The change on the previous year that is stated for a value of a series, either beside the
    /// value or as growth of its own. `earlier` is the table's value for the previous year.
    #[must_use]
    pub fn stated(
        &self,
        id: SeriesId,
        year: Year,
        earlier: Option<&CellValue>,
        later: &CellValue,
    ) -> Option<Reconciliation> {
        let beside = || {
            let observation = self.observation(later.at).filter(|_| !later.growth)?;
            let mut change = observation.change.clone()?;
            change.percent = change.percent.filter(|_| yearly_percent(observation).is_some());
            let before = year_before(observation.period);
            let is_yearly = change.against.is_none_or(|against| Some(against) == before);
            let says = change.percent.is_some() || change.points.is_some() || change.amount.is_some();
            (is_yearly && says).then_some((change, later.at))
        };
        let (mut change, at) = beside().or_else(|| self.growth_of(id, year))?;
        if let Some(written) = &later.written {
            // A stated amount is in the unit of its sentence, which can differ from that of the
            // series.
            change.amount = change.amount.and_then(|amount| self.converted(id, &amount, &written.unit));
        }
        if change.percent.is_none() && change.points.is_none() && change.amount.is_none() {
            return None;
        }
        let explanation = match self.observation(at).is_some_and(is_otherwise) {
            true => Explanation::Open,
            false => self.explanation(id, &change, earlier, later),
        };
        Some(Reconciliation { change, at, explanation })
    }

    /// An amount in the unit of a series, rounded if its decimal does not terminate. `None` if the units cannot be
    /// converted, or the rounded amount is zero.
    fn converted(&self, id: SeriesId, amount: &Figure, unit: &Name) -> Option<Figure> {
        let (converted, exact) = convert_figure(amount, unit, &self.unit(id))?;
        if exact {
            return Some(converted);
        }
        let short = |n: &Number| Number::new(super::round(n.value(), 1).normalize());
        let rounded = Figure {
            number: short(&converted.number),
            to: converted.to.as_ref().map(short),
            bound: converted.bound,
        };
        (!rounded.number.value().is_zero()).then_some(rounded)
    }

    /// The growth of a level series for a year as a stated change. Reports can state it apart from the value.
    fn growth_of(&self, id: SeriesId, year: Year) -> Option<(StatedChange, ObservationRef)> {
        if self.series(id)?.rate {
            return None;
        }
        let cell = self.growth_cell(id, year, Class::Result);
        let value = cell.value()?;
        let percent = Some(value.figure.clone());
        Some((StatedChange { percent, ..StatedChange::default() }, value.at))
    }

    fn explanation(
        &self,
        id: SeriesId,
        change: &StatedChange,
        earlier: Option<&CellValue>,
        later: &CellValue,
    ) -> Explanation {
        let Some(earlier) = earlier.filter(|earlier| !earlier.growth) else { return Explanation::Open };
        match follows(change, &earlier.figure, &later.figure) {
            None => return Explanation::Open,
            Some(true) => return Explanation::Agrees,
            Some(false) => {}
        }
        let from_earlier =
            earlier.others.iter().find(|other| follows(change, &other.figure, &later.figure) == Some(true));
        let to_later =
            later.others.iter().find(|other| follows(change, &earlier.figure, &other.figure) == Some(true));
        if let Some(other) = from_earlier.or(to_later) {
            return Explanation::Revised { figure: other.figure.clone(), at: other.at };
        }
        match change.basis {
            Some(Basis::ComparablePrice) => return Explanation::ComparablePrices { stated: true },
            Some(Basis::ComparableScope) => return Explanation::ComparableScope,
            Some(Basis::CurrentPrice) | None => {}
        }
        let key = self.indicator(id).map(|indicator| indicator.key.as_str()).unwrap_or_default();
        let is_output = AT_COMPARABLE_PRICES.iter().any(|name| key.contains(name));
        if is_output && change.basis.is_none() && change.percent.is_some() {
            return Explanation::ComparablePrices { stated: false };
        }
        Explanation::Unexplained { implied: implied(change, &later.figure) }
    }
}

/// Words that compare with something other than the previous year.
const OTHERWISE: &[&str] = &["以来", "末", "五年", "平均", "均值", "高于", "低于", "累计"];

/// Whether a change read from prose may belong to another figure or compare with another year. Growth beside a
/// year's increase is usually the growth of the total.
fn is_otherwise(observation: &Observation) -> bool {
    let quote = observation.evidence.quote.as_deref().unwrap_or_default();
    observation.evidence.origin.is_prose()
        && (OTHERWISE.iter().any(|word| quote.contains(word))
            || INCREASES.iter().any(|word| observation.indicator.starts_with(word)))
}

/// Whether a stated change can follow from two figures. `None` if they are too rough, or if the
/// change is not stated in computable terms.
fn follows(change: &StatedChange, earlier: &Figure, later: &Figure) -> Option<bool> {
    let (from, to) = (Interval::of(earlier)?, Interval::of(later)?);
    let mut told = None;
    for (stated, computed) in
        [(&change.percent, to.growth(from)), (&change.points, to.less(from)), (&change.amount, to.less(from))]
    {
        if let (Some(stated), Some(computed)) = (stated, computed) {
            told = Some(told.unwrap_or(true) && Reach::of(stated)?.meets(computed));
        }
    }
    told
}

/// The earlier value implied by a stated percentage.
fn implied(change: &StatedChange, later: &Figure) -> Option<Decimal> {
    let later = later.number.value();
    let exact = |figure: &&Figure| figure.bound == Bound::Exactly && figure.to.is_none();
    let percent = change.percent.as_ref().filter(exact)?;
    let times = percent.number.value().checked_add(Decimal::ONE_HUNDRED)?;
    let exact = later.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(times)?;
    (times > Decimal::ZERO).then(|| super::round(exact, later.scale().max(1)).normalize())
}

impl Reconciliation {
    /// Whether the difference has no explanation.
    #[must_use]
    pub fn is_unexplained(&self) -> bool {
        matches!(self.explanation, Explanation::Unexplained { .. })
    }
}
