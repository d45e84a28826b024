//! 序时进度: the progress of a yearly target after some months.
//!
//! The expected proportion grows evenly with time: after 9 months, 9/12 of the target.
//!
//! | target | by month | so far | expected | preset | class |
//! | --- | --- | --- | --- | --- | --- |
//! | 120 | 11 | 109 | 110 | 宣城 | behind |
//! | 120 | 6 | 60 | 60 | 金寨 | on schedule |
//! | 120 | 6 | 66 | 60 | 金寨 | ahead |
//! | 120 | 6 | 120 | 60 | both | done |
//! | at most 12 accidents | 6 | 7 | 6 | both | behind |

use crate::model::{Bound, Direction, Figure};
use crate::quantity::Decimal;

/// The cut-off month and the thresholds for behind and ahead.
#[derive(Clone, Debug, PartialEq)]
pub struct Schedule {
    /// The last month included, 1 to 12.
    pub month: u8,
    /// Progress below this proportion of the expected value is behind; 1 is the full expected value.
    pub behind_below: Decimal,
    /// Progress from this proportion on is ahead; `None` if there is no such class.
    pub ahead_from: Option<Decimal>,
}

/// The progress class of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProgressClass {
    /// 已完成: the yearly target is reached.
    Done,
    /// 超进度: ahead of the expected value.
    Ahead,
    /// 达进度: at the expected value.
    OnSchedule,
    /// 欠进度: behind the expected value.
    Behind,
    /// 其它: no figure for these months, or a target that is not cumulative.
    Other,
}

impl Schedule {
    /// The thresholds of 宣城 in 2020: behind is anything below the full expected value, 11/12 after
    /// eleven months. There is no class ahead.
    #[must_use]
    pub fn xuancheng(month: u8) -> Self {
        Self { month, behind_below: Decimal::ONE, ahead_from: None }
    }

    /// The five classes of 金寨 in 2025. Their thresholds are not published; here, ahead begins a
    /// tenth above the expected value.
    #[must_use]
    pub fn jinzhai(month: u8) -> Self {
        Self { month, behind_below: Decimal::ONE, ahead_from: Some(Decimal::new(11, 1)) }
    }

    /// The class of the result up to [`Schedule::month`]. Both figures must be in one unit of a
    /// cumulative quantity. For a range, the lower end counts.
    #[must_use]
    pub fn progress(&self, target: &Figure, so_far: &Figure, better: Direction) -> ProgressClass {
        let (target_number, so_far) = (target.number.value(), so_far.number.value());
        let proportion = target_number
            .checked_mul(self.month.into())
            .filter(|asked| *asked > Decimal::ZERO && self.month <= 12)
            .and_then(|asked| so_far.checked_mul(12.into())?.checked_div(asked));
        let Some(proportion) = proportion else { return ProgressClass::Other };
        if target.bound == Bound::AtMost || better == Direction::Down {
            return match proportion <= Decimal::ONE {
                true => ProgressClass::OnSchedule,
                false => ProgressClass::Behind,
            };
        }
        match proportion {
            _ if so_far >= target_number => ProgressClass::Done,
            proportion if proportion < self.behind_below => ProgressClass::Behind,
            proportion if self.ahead_from.is_some_and(|from| proportion >= from) => ProgressClass::Ahead,
            _ => ProgressClass::OnSchedule,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Number;

    fn check(schedule: &Schedule, target: &str, so_far: &str, expected: ProgressClass) {
        let figure = |text: &str| {
            let (text, bound) = match text.strip_prefix('<') {
                Some(rest) => (rest, Bound::AtMost),
                None => (text, Bound::Exactly),
            };
            Figure { number: Number::from_text(text).expect("test value"), to: None, bound }
        };
        let progress = schedule.progress(&figure(target), &figure(so_far), Direction::Up);
        assert_eq!(progress, expected, "{so_far} of {target} under {schedule:?}");
    }

    #[test]
    fn presets_of_two_cities() {
        use ProgressClass::{Ahead, Behind, Done, OnSchedule};
        let xuancheng = Schedule::xuancheng(11);
        check(&xuancheng, "120", "109.99", Behind);
        check(&xuancheng, "120", "110", OnSchedule);
        check(&xuancheng, "120", "119.9", OnSchedule);
        check(&xuancheng, "120", "120", Done);
        let jinzhai = Schedule::jinzhai(6);
        check(&jinzhai, "120", "59", Behind);
        check(&jinzhai, "120", "60", OnSchedule);
        check(&jinzhai, "120", "65.9", OnSchedule);
        check(&jinzhai, "120", "66", Ahead);
        check(&jinzhai, "120", "120", Done);
        check(&jinzhai, "<12", "6", OnSchedule);
        check(&jinzhai, "<12", "7", Behind);
    }

    #[test]
    fn custom_thresholds() {
        let own = Schedule { month: 3, behind_below: Decimal::new(9, 1), ahead_from: Some(Decimal::TWO) };
        check(&own, "100", "22.4", ProgressClass::Behind);
        check(&own, "100", "22.5", ProgressClass::OnSchedule);
        check(&own, "100", "50", ProgressClass::Ahead);
    }

    #[test]
    fn uncomputable_progress_is_other() {
        for (month, target) in [(0, "5"), (13, "5"), (6, "0"), (6, "-5")] {
            check(&Schedule::jinzhai(month), target, "5", ProgressClass::Other);
        }
    }
}
