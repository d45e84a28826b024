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
//!
//! 左右 is no defined number. Here it means within one twentieth (5 %) of the target, ends
//! included: 6.9 meets "7 左右", 5.1 does not merely meet "失业率 5.5 左右" but is better.

use super::ObservationRef;
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
    /// Whether the result is approximate (余, 近), and so `by`.
    pub approximate: bool,
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
    /// The result is a range that lies partly within the target.
    Straddles,
    /// The numbers cannot be held in 28 digits.
    TooLarge,
}

/// Judges a result against its target, both in one unit.
#[must_use]
pub fn judge(target: &Figure, result: &Figure, better: Direction) -> Verdict {
    let Some(aim) = Aim::of(target, better) else { return Verdict::Unjudged(Unjudged::TooLarge) };
    let Some(low) = aim.judge(result.number.value(), result.bound) else {
        return Verdict::Unjudged(Unjudged::TooLarge);
    };
    match result.to.as_ref().map(|to| aim.judge(to.value(), result.bound)) {
        None => Verdict::Judged(low),
        Some(Some(high)) if high.outcome == low.outcome => {
            let by = low.by.min(high.by);
            Verdict::Judged(Judgement { by, approximate: true, ..low })
        }
        Some(Some(_)) => Verdict::Unjudged(Unjudged::Straddles),
        Some(None) => Verdict::Unjudged(Unjudged::TooLarge),
    }
}

/// The values that meet a target, and what it means to lie outside. Without an end there is no
/// outside on that side.
struct Aim {
    low: Option<Decimal>,
    high: Option<Decimal>,
    /// What an amount outside is measured from: the number that the target names.
    named: (Decimal, Decimal),
    below: Outcome,
    above: Outcome,
}

impl Aim {
    fn of(target: &Figure, better: Direction) -> Option<Self> {
        let number = target.number.value();
        let top = target.to.as_ref().map_or(number, |to| to.value());
        let (low, high) = match target.bound {
            _ if target.to.is_some() => (number, top),
            Bound::Exactly | Bound::AtLeast | Bound::AtMost | Bound::Over => (number, number),
            Bound::About | Bound::Nearly => {
                let tolerance = number.abs().checked_div(Decimal::from(20))?;
                (number.checked_sub(tolerance)?, number.checked_add(tolerance)?)
            }
        };
        // A bound says itself which side is a miss; the other side is more than was asked.
        let (below, above) = match (target.bound, target.to.is_some(), better) {
            (Bound::AtLeast | Bound::Over, false, _) | (_, _, Direction::Up)
                if target.bound != Bound::AtMost =>
            {
                (Outcome::Short, Outcome::Exceeded)
            }
            (Bound::AtMost, false, Direction::Down) | (_, _, Direction::Down) => {
                (Outcome::Better, Outcome::Over)
            }
            (Bound::AtMost, false, _) => (Outcome::Met, Outcome::Over),
            _ => (Outcome::Below, Outcome::Above),
        };
        Some(Self { low: Some(low), high: Some(high), named: (number, top), below, above })
    }

    fn judge(&self, _result: Decimal, _bound: Bound) -> Option<Judgement> {
        None
    }
}
