//! 序时进度: how far along a yearly target is after some months.

use crate::quantity::Decimal;

/// When to look, and what counts as behind or ahead.
#[derive(Clone, Debug, PartialEq)]
pub struct Schedule {
    /// The last month that counts, 1 to 12.
    pub month: u8,
    /// Below this share of what the month asks for a task is behind: 1 for the month's full share.
    pub behind_below: Decimal,
    /// From this share on it is ahead; `None` if nothing is called ahead.
    pub ahead_from: Option<Decimal>,
}

/// How far along a target is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Progress {
    /// 已完成: the year's target is reached.
    Done,
    /// 超进度: more than the months ask for.
    Ahead,
    /// 达进度: what the months ask for.
    OnSchedule,
    /// 欠进度: less than the months ask for.
    Behind,
    /// 其它: no figure for these months, or a target that does not add up month by month.
    Other,
}
