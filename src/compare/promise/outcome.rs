//! What became of a promise, in one word.
//!
//! | target or task | what the next report states | outcome |
//! | --- | --- | --- |
//! | ≥ 5 % | 5.2 % | kept or exceeded, by the verdict |
//! | 新建东溪桥 | 东溪桥建成通车 | kept |
//! | 新建东溪桥 | its plan promises it again | again |
//! | 新建东溪桥 | nothing | not mentioned |

use std::cmp::Ordering;

use super::{Mention, Promise, Promised};
use crate::compare::{Attainment, TaskStatus, Unjudged, Verdict};
use crate::quantity::Decimal;

/// The outcome of a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// 兑现: reached or done.
    Kept,
    /// 超额: more than was promised.
    Exceeded,
    /// 好于目标: less than was allowed.
    Better,
    /// 偏离: off the target, where neither way is better.
    Beside,
    /// 部分兑现: done in part.
    Partly,
    /// 推进中: begun, but not yet due or not yet done.
    UnderWay,
    /// 未兑现: not reached or not done.
    Missed,
    /// 再次提出: the next report states no outcome and promises it again.
    Again,
    /// 未提及: the next report does not mention it.
    NotMentioned,
    /// 无法衡量: it cannot be measured.
    NotMeasurable,
    /// 未提目标: a result without a target. Unlike [`Self::NotMentioned`], nothing is missing from the
    /// next report.
    NoTarget,
    /// 尚无结果: the report that would state the outcome is not loaded.
    Open,
}

impl Outcome {
    /// All outcomes in reading order: what needs attention first, what could not be judged last.
    pub const ALL: [Self; 12] = [
        Self::Missed,
        Self::Beside,
        Self::Partly,
        Self::UnderWay,
        Self::Kept,
        Self::Exceeded,
        Self::Better,
        Self::Again,
        Self::NotMentioned,
        Self::NotMeasurable,
        Self::NoTarget,
        Self::Open,
    ];

    /// Whether a report states an outcome, so that target or task can be set beside it.
    #[must_use]
    pub fn is_judged(self) -> bool {
        match self {
            Self::Missed
            | Self::Beside
            | Self::Partly
            | Self::UnderWay
            | Self::Kept
            | Self::Exceeded
            | Self::Better => true,
            Self::Again | Self::NotMentioned | Self::NotMeasurable | Self::NoTarget | Self::Open => false,
        }
    }

    /// Its position in reading order.
    #[must_use]
    pub fn rank(self) -> usize {
        Self::ALL.iter().position(|outcome| *outcome == self).unwrap_or(Self::ALL.len())
    }
}

impl Promise {
    /// The outcome of the promise.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        match &self.promised {
            Promised::Target { verdict, so_far, .. } => {
                let begun = so_far.as_ref().is_some_and(|cell| cell.value().is_some());
                match verdict {
                    Verdict::Judged(judgement) => match judgement.attainment {
                        Attainment::Met => Outcome::Kept,
                        Attainment::Exceeded => Outcome::Exceeded,
                        Attainment::Better => Outcome::Better,
                        Attainment::Short | Attainment::Over => Outcome::Missed,
                        Attainment::Below | Attainment::Above => Outcome::Beside,
                    },
                    Verdict::Reported { completion, .. } => match completion.cmp(&Decimal::ONE_HUNDRED) {
                        Ordering::Greater => Outcome::Exceeded,
                        Ordering::Equal => Outcome::Kept,
                        Ordering::Less => Outcome::Partly,
                    },
                    Verdict::Unjudged(Unjudged::Pending) if begun => Outcome::UnderWay,
                    Verdict::Unjudged(reason) => match reason {
                        Unjudged::Pending => Outcome::Open,
                        Unjudged::NoResult => Outcome::NotMentioned,
                        Unjudged::NotStated
                        | Unjudged::NotSet
                        | Unjudged::NoReport
                        | Unjudged::NoTargetBecause(_) => Outcome::NoTarget,
                        Unjudged::NoResultBecause(_)
                        | Unjudged::OtherUnit
                        | Unjudged::OtherDefinition
                        | Unjudged::Straddles
                        | Unjudged::TooLarge => Outcome::NotMeasurable,
                    },
                }
            }
            Promised::Task { mention, .. } => match mention {
                Mention::Found(answer) if !answer.sure => Outcome::NotMeasurable,
                Mention::Found(answer) => match answer.status {
                    TaskStatus::Done => Outcome::Kept,
                    TaskStatus::Partly => Outcome::Partly,
                    TaskStatus::UnderWay => Outcome::UnderWay,
                    TaskStatus::NotDone => Outcome::Missed,
                    TaskStatus::Unclear => Outcome::NotMeasurable,
                },
                Mention::Again => Outcome::Again,
                Mention::NotFound | Mention::Denied => Outcome::NotMentioned,
                Mention::NoText | Mention::NoReport => Outcome::Open,
            },
        }
    }
}
