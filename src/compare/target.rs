//! 目标: the verdict on a result against its target, and by how much it deviates.
//!
//! | target | result | better is | verdict |
//! | --- | --- | --- | --- |
//! | at least 1200 | 1256 | up | exceeded by 56 |
//! | about 5 | 5.2 | up | met |
//! | about 5.5 | 5.1 | down | better by 0.4 |
//! | about 3 | 0.2 | neither | below by 2.8 |
//! | at most 3 | 0.2 | neither | met |
//! | 6—6.5 | 6.1 | up | met |
//! | 104 | over 100 (突破100) | up | not certain |
//! | 5.9 | nearly 6 | up | not certain |
//!
//! 左右 has no defined width. Here it means within one twentieth (5 %) of the target, ends included:
//! 6.9 meets "7 左右"; 5.1 does not just meet "失业率 5.5 左右", it is better.

use super::definition;
use super::interval::last_digit;
use super::{Cell, CellGap, CellValue, Index, ObservationRef};
use crate::model::{Bound, Direction, Figure, Gap};
use crate::quantity::Decimal;

/// The verdict on a target.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// Target and result were compared.
    Judged(Judgement),
    /// No target is loaded, but the report states the proportion reached.
    Reported {
        /// Percent of the target reached.
        completion: Decimal,
        /// Where it is stated.
        at: ObservationRef,
    },
    /// They could not be compared.
    Unjudged(Unjudged),
}

/// How a result compares with its target.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// Reached or not, and on which side.
    pub attainment: Attainment,
    /// How far the result is outside the target, in their unit; zero if it is within.
    pub by: Decimal,
    /// The bound of `by`: a result over 30 exceeds 20 by more than 10.
    pub bound: Bound,
}

/// Whether a target was reached, and on which side the result is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Attainment {
    /// Within the target.
    Met,
    /// Above, and above is better (超额).
    Exceeded,
    /// Below, and below is better (好于目标).
    Better,
    /// Below, and missed.
    Short,
    /// Above, and missed.
    Over,
    /// Below, where neither direction is better.
    Below,
    /// Above, where neither direction is better.
    Above,
}

impl Attainment {
    /// Whether the target was reached; `None` where neither direction is better.
    #[must_use]
    pub fn reached(self) -> Option<bool> {
        match self {
            Self::Met | Self::Exceeded | Self::Better => Some(true),
            Self::Short | Self::Over => Some(false),
            Self::Below | Self::Above => None,
        }
    }
}

/// Why a target has no verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unjudged {
    /// The report that would set a target is loaded but states none.
    NotStated,
    /// The report explicitly sets none.
    NotSet,
    /// The report that would set a target is not loaded.
    NoReport,
    /// The report that would state the result is not loaded.
    Pending,
    /// The report that would state the result is loaded but does not mention it.
    NoResult,
    /// The result is missing for a reason stated in the report.
    NoResultBecause(Gap),
    /// The target is missing for a reason stated in the report.
    NoTargetBecause(Gap),
    /// Target and result have units of different dimensions.
    OtherUnit,
    /// Target and result count different things: 新增 200 家, 达 370 家.
    OtherDefinition,
    /// The result covers values within the target and outside: 突破100 for a target of 104.
    Straddles,
    /// The numbers exceed 28 digits.
    TooLarge,
}

/// Judges a result against its target, both in one unit. A result that covers several values is
/// judged at both ends; if the verdicts differ, there is none.
#[must_use]
pub fn judge(target: &Figure, result: &Figure, better: Direction) -> Verdict {
    let judged = Aim::of(target, better).and_then(|aim| {
        let named = aim.judge(result.number.value(), result.bound)?;
        let others: Option<Vec<Judgement>> =
            others(result)?.into_iter().map(|end| aim.judge_end(end)).collect();
        Some((named, others?))
    });
    let Some((named, others)) = judged else { return Verdict::Unjudged(Unjudged::TooLarge) };
    let mut sure = named;
    for other in others {
        let is_reached = |judgement: &Judgement| judgement.attainment.reached() == Some(true);
        if other.attainment == sure.attainment {
            if result.to.is_some() {
                sure = Judgement { by: sure.by.min(other.by), bound: Bound::AtLeast, ..sure };
            }
        } else if is_reached(&sure) && is_reached(&other) {
            // At least this is certain: the target is reached.
            sure = Judgement { attainment: Attainment::Met, by: Decimal::ZERO, bound: Bound::Exactly };
        } else {
            return Verdict::Unjudged(Unjudged::Straddles);
        }
    }
    // Reached with no surplus: met.
    if sure.by.is_zero() && sure.attainment.reached() == Some(true) {
        sure.attainment = Attainment::Met;
    }
    Verdict::Judged(sure)
}

/// An end of the values that a result covers.
#[derive(Clone, Copy, Debug)]
enum End {
    /// This number; 近 and 余 exclude it.
    At(Decimal, Bound),
    /// Below any number.
    Least,
    /// Above any number.
    Greatest,
}

/// The ends of the values that a result covers, besides its number. `None` beyond 28 digits.
fn others(result: &Figure) -> Option<Vec<End>> {
    let number = result.number.value();
    if let Some(top) = &result.to {
        return Some(vec![End::At(top.value(), Bound::Exactly)]);
    }
    Some(match result.bound {
        Bound::Exactly => Vec::new(),
        Bound::AtLeast => vec![End::Greatest],
        Bound::AtMost => vec![End::Least],
        Bound::Over => vec![End::At(number.checked_add(last_digit(number))?, Bound::Nearly)],
        Bound::Nearly => vec![End::At(number.checked_sub(last_digit(number))?, Bound::Over)],
        Bound::About => {
            let step = number.abs().checked_div(Decimal::from(ABOUT))?;
            [number.checked_sub(step)?, number.checked_add(step)?]
                .map(|n| End::At(n, Bound::Exactly))
                .to_vec()
        }
    })
}

/// 左右 allows this fraction of the target on each side: one twentieth.
const ABOUT: u32 = 20;

/// The values that meet a target, and the attainment on either side.
struct Aim {
    /// The least and the greatest value that meet it; `None` where unbounded.
    low: Option<Decimal>,
    high: Option<Decimal>,
    /// The numbers that the target names; deviations are measured from these.
    named: (Decimal, Decimal),
    below: Attainment,
    above: Attainment,
}

impl Aim {
    fn of(target: &Figure, better: Direction) -> Option<Self> {
        let low = target.number.value();
        let high = target.to.as_ref().map_or(low, |to| to.value());
        let tolerance = match target.bound {
            Bound::About | Bound::Nearly => high.abs().checked_div(Decimal::from(ABOUT))?,
            _ => Decimal::ZERO,
        };
        // The bound determines which side is a miss. On the other side, the result exceeds the
        // target. Below a ceiling, it does so only where less is better.
        let (below, above) = match (target.bound, better) {
            (Bound::AtLeast | Bound::Over, _) => (Attainment::Short, Attainment::Exceeded),
            (Bound::AtMost, Direction::Up | Direction::Neutral) => (Attainment::Met, Attainment::Over),
            (_, Direction::Up) => (Attainment::Short, Attainment::Exceeded),
            (_, Direction::Down) => (Attainment::Better, Attainment::Over),
            (_, Direction::Neutral) => (Attainment::Below, Attainment::Above),
        };
        Some(Self {
            low: Some(low.checked_sub(tolerance)?).filter(|_| below != Attainment::Met),
            high: Some(high.checked_add(tolerance)?),
            named: (low, high),
            below,
            above,
        })
    }

    fn judge_end(&self, end: End) -> Option<Judgement> {
        let open = |attainment| Some(Judgement { attainment, by: Decimal::ZERO, bound: Bound::Exactly });
        match end {
            End::At(value, bound) => self.judge(value, bound),
            End::Least => open(if self.low.is_some() { self.below } else { Attainment::Met }),
            End::Greatest => open(if self.high.is_some() { self.above } else { Attainment::Met }),
        }
    }

    /// `None` if the numbers exceed 28 digits.
    fn judge(&self, result: Decimal, bound: Bound) -> Option<Judgement> {
        // At the edge, 近 and 余 determine the side: 近1200 is less than 1200.
        let under = |edge| result < edge || (result == edge && bound == Bound::Nearly);
        let past = |edge| result > edge || (result == edge && bound == Bound::Over);
        let (attainment, by, bound) = if self.low.is_some_and(under) {
            (self.below, self.named.0.checked_sub(result)?, bound.turned())
        } else if self.high.is_some_and(past) {
            (self.above, result.checked_sub(self.named.1)?, bound)
        } else {
            (Attainment::Met, Decimal::ZERO, Bound::Exactly)
        };
        Some(Judgement { attainment, by: by.normalize(), bound })
    }
}

impl Index {
    /// The verdict on a target from the cells of target and result, both of this index and in one
    /// unit.
    #[must_use]
    pub fn verdict(&self, target: &Cell, result: &Cell, better: Direction) -> Verdict {
        match (target, result) {
            (Cell::Value(target), Cell::Value(result)) if self.is_defined_otherwise(target, result) => {
                Verdict::Unjudged(Unjudged::OtherDefinition)
            }
            (Cell::Value(target), Cell::Value(result)) => judge(&target.figure, &result.figure, better),
            (Cell::Value(_), Cell::Gap(gap)) => Verdict::Unjudged(match gap {
                CellGap::NoReport => Unjudged::Pending,
                CellGap::NotMentioned => Unjudged::NoResult,
                CellGap::Reason(gap, _) => Unjudged::NoResultBecause(*gap),
                CellGap::OtherUnit(..) => Unjudged::OtherUnit,
            }),
            (Cell::Gap(gap), _) => self.reported(result).unwrap_or(Verdict::Unjudged(match gap {
                CellGap::NoReport => Unjudged::NoReport,
                CellGap::NotMentioned => Unjudged::NotStated,
                CellGap::Reason(Gap::NotSet, _) => Unjudged::NotSet,
                CellGap::Reason(gap, _) => Unjudged::NoTargetBecause(*gap),
                CellGap::OtherUnit(..) => Unjudged::OtherUnit,
            })),
        }
    }

    /// Whether a target and a result count different things.
    fn is_defined_otherwise(&self, target: &CellValue, result: &CellValue) -> bool {
        let both = self.observation(target.at).zip(self.observation(result.at));
        both.is_some_and(|(one, other)| !target.growth && !result.growth && definition::differs(one, other))
    }

    /// The proportion reached that the result's statement gives.
    fn reported(&self, result: &Cell) -> Option<Verdict> {
        let value = result.value().filter(|v| !v.growth)?;
        let completion = self.observation(value.at)?.completion.as_ref()?.value();
        Some(Verdict::Reported { completion, at: value.at })
    }
}
