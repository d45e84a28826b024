//! Target against result: was the promise kept, and by how much not.
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
//! 左右 is no defined number. Here it means within one twentieth (5 %) of the target, ends
//! included: 6.9 meets "7 左右", 5.1 does not merely meet "失业率 5.5 左右" but is better.

use super::interval::last_place;
use super::{Cell, CellGap, Index, ObservationRef};
use crate::model::{Bound, Direction, Figure, Gap};
use crate::quantity::Decimal;

/// What became of a target.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// Target and result were compared.
    Judged(Judgement),
    /// No target is loaded, but the report itself says how much of it was done.
    Reported {
        /// Percent of the target done.
        completion: Decimal,
        /// Where it says so.
        at: ObservationRef,
    },
    /// They could not be.
    Unjudged(Unjudged),
}

/// How a result compares with its target.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// Kept or not.
    pub outcome: Outcome,
    /// How far the result is outside the target, in their unit; zero if it is within.
    pub by: Decimal,
    /// How `by` is meant: a result over 30 exceeds 20 by more than 10.
    pub bound: Bound,
}

/// Kept or not, and on which side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Within the target.
    Met,
    /// Above, and above is better (超额).
    Exceeded,
    /// Below, and below is better (好于目标).
    Better,
    /// Below, and that is a miss.
    Short,
    /// Above, and that is a miss.
    Over,
    /// Below, where neither way is better.
    Below,
    /// Above, where neither way is better.
    Above,
}

impl Outcome {
    /// Whether the target was reached; `None` where neither way is better.
    #[must_use]
    pub fn kept(self) -> Option<bool> {
        match self {
            Self::Met | Self::Exceeded | Self::Better => Some(true),
            Self::Short | Self::Over => Some(false),
            Self::Below | Self::Above => None,
        }
    }
}

/// Why a target could not be judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unjudged {
    /// The report that would set a target is loaded and states none.
    NotStated,
    /// The report deliberately sets none.
    NotSet,
    /// The report that would set a target is not loaded.
    NoReport,
    /// The report that would state the result is not loaded: it is still to come.
    Pending,
    /// The report that would state the result is loaded and does not mention it.
    NoResult,
    /// The result is missing for a reason that the report gives.
    NoResultBecause(Gap),
    /// The target is missing for a reason that the report gives.
    NoTargetBecause(Gap),
    /// Target and result measure different things.
    OtherUnit,
    /// The result may mean numbers within the target and without: 突破100 for a target of 104.
    Straddles,
    /// The numbers cannot be held in 28 digits.
    TooLarge,
}

/// Judges a result against its target, both in one unit. Of a result that may mean more than one
/// number both ends are judged; where they differ it is not certain.
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
        let is_kept = |judgement: &Judgement| judgement.outcome.kept() == Some(true);
        if other.outcome == sure.outcome {
            if result.to.is_some() {
                sure = Judgement { by: sure.by.min(other.by), bound: Bound::AtLeast, ..sure };
            }
        } else if is_kept(&sure) && is_kept(&other) {
            // So much is certain: it is reached.
            sure = Judgement { outcome: Outcome::Met, by: Decimal::ZERO, bound: Bound::Exactly };
        } else {
            return Verdict::Unjudged(Unjudged::Straddles);
        }
    }
    // Kept, and by nothing: simply met.
    if sure.by.is_zero() && sure.outcome.kept() == Some(true) {
        sure.outcome = Outcome::Met;
    }
    Verdict::Judged(sure)
}

/// An end of what a result may mean.
#[derive(Clone, Copy, Debug)]
enum End {
    /// This number; of 近 and 余 up to it, without itself.
    At(Decimal, Bound),
    /// Below whatever is named,
    Least,
    /// or above.
    Greatest,
}

/// The ends of what a result may mean, beside the number that it names. `None` beyond 28 digits.
fn others(result: &Figure) -> Option<Vec<End>> {
    let number = result.number.value();
    if let Some(top) = &result.to {
        return Some(vec![End::At(top.value(), Bound::Exactly)]);
    }
    Some(match result.bound {
        Bound::Exactly => Vec::new(),
        Bound::AtLeast => vec![End::Greatest],
        Bound::AtMost => vec![End::Least],
        Bound::Over => vec![End::At(number.checked_add(last_place(number))?, Bound::Nearly)],
        Bound::Nearly => vec![End::At(number.checked_sub(last_place(number))?, Bound::Over)],
        Bound::About => {
            let step = number.abs().checked_div(Decimal::from(ABOUT))?;
            [number.checked_sub(step)?, number.checked_add(step)?]
                .map(|n| End::At(n, Bound::Exactly))
                .to_vec()
        }
    })
}

/// Half the width of 左右, as a divisor of the target: a twentieth.
const ABOUT: u32 = 20;

/// What meets a target, and what it means to lie outside.
struct Aim {
    /// The least and the largest value that meet it; it is open where there is no end.
    low: Option<Decimal>,
    high: Option<Decimal>,
    /// The numbers it names: what lies outside is measured from these.
    named: (Decimal, Decimal),
    below: Outcome,
    above: Outcome,
}

impl Aim {
    fn of(target: &Figure, better: Direction) -> Option<Self> {
        let low = target.number.value();
        let high = target.to.as_ref().map_or(low, |to| to.value());
        let tolerance = match target.bound {
            Bound::About | Bound::Nearly => high.abs().checked_div(Decimal::from(ABOUT))?,
            _ => Decimal::ZERO,
        };
        // A bound says itself which side is the miss. What lies beyond, on the good side, is
        // more than was asked for; of a ceiling only where less is better in itself.
        let (below, above) = match (target.bound, better) {
            (Bound::AtLeast | Bound::Over, _) => (Outcome::Short, Outcome::Exceeded),
            (Bound::AtMost, Direction::Up | Direction::Neutral) => (Outcome::Met, Outcome::Over),
            (_, Direction::Up) => (Outcome::Short, Outcome::Exceeded),
            (_, Direction::Down) => (Outcome::Better, Outcome::Over),
            (_, Direction::Neutral) => (Outcome::Below, Outcome::Above),
        };
        Some(Self {
            low: Some(low.checked_sub(tolerance)?).filter(|_| below != Outcome::Met),
            high: Some(high.checked_add(tolerance)?),
            named: (low, high),
            below,
            above,
        })
    }

    fn judge_end(&self, end: End) -> Option<Judgement> {
        let open = |outcome| Some(Judgement { outcome, by: Decimal::ZERO, bound: Bound::Exactly });
        match end {
            End::At(value, bound) => self.judge(value, bound),
            End::Least => open(if self.low.is_some() { self.below } else { Outcome::Met }),
            End::Greatest => open(if self.high.is_some() { self.above } else { Outcome::Met }),
        }
    }

    /// `None` if the numbers cannot be held.
    fn judge(&self, result: Decimal, bound: Bound) -> Option<Judgement> {
        // Just on the edge, 近 and 余 say on which side: 近1200 is not 1200.
        let under = |edge| result < edge || (result == edge && bound == Bound::Nearly);
        let past = |edge| result > edge || (result == edge && bound == Bound::Over);
        let (outcome, by, bound) = if self.low.is_some_and(under) {
            (self.below, self.named.0.checked_sub(result)?, bound.turned())
        } else if self.high.is_some_and(past) {
            (self.above, result.checked_sub(self.named.1)?, bound)
        } else {
            (Outcome::Met, Decimal::ZERO, Bound::Exactly)
        };
        Some(Judgement { outcome, by: by.normalize(), bound })
    }
}

impl Index {
    /// What became of a target, given its cell and the result's, both of this index and in one unit.
    #[must_use]
    pub fn verdict(&self, target: &Cell, result: &Cell, better: Direction) -> Verdict {
        match (target, result) {
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

    /// The share done that the result's statement itself gives.
    fn reported(&self, result: &Cell) -> Option<Verdict> {
        let value = result.value().filter(|v| !v.growth)?;
        let completion = self.observation(value.at)?.completion.as_ref()?.value();
        Some(Verdict::Reported { completion, at: value.at })
    }
}
