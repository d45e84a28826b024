//! Investment and building projects.

use super::{Evidence, Extra, Figure, Name, Observation, Period};

/// An amount of a project: its investment or length.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// The figure.
    pub figure: Figure,
    /// Its unit.
    pub unit: Name,
    /// Its source in the report.
    pub evidence: Evidence,
    /// The original as a statement, if a reader corrected it.
    pub corrected_from: Option<Box<Observation>>,
    /// Fields outside the format.
    pub extra: Extra,
}

/// An investment or building project.
#[derive(Clone, Debug, PartialEq)]
pub struct Project {
    /// Its name.
    pub name: String,
    /// Its total investment.
    pub investment: Option<Amount>,
    /// Its length: roads, pipes, canals.
    pub length: Option<Amount>,
    /// Its status.
    pub status: Option<Status>,
    /// When it is due.
    pub due: Option<Period>,
    /// Its source in the report.
    pub evidence: Evidence,
    /// The investment that a reader dropped, as a statement.
    pub dropped_investment: Option<Box<Observation>>,
    /// The length that a reader dropped, as a statement.
    pub dropped_length: Option<Box<Observation>>,
    /// Fields outside the format.
    pub extra: Extra,
}

/// The status of a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// 积极争取: money or approval is being sought.
    Seeking,
    /// 计划, 前期工作.
    Planned,
    /// 已开工, 在建.
    UnderConstruction,
    /// 完工, 待验收.
    Completed,
    /// 已投用.
    InUse,
    /// 停工.
    Suspended,
}
