//! The place of a government and its rank.

use super::{Extra, Name};

/// The place of a government: 度佳镇, in 荣县, in 自贡市, in 四川省.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The place's own name: 度佳镇, 国务院.
    pub name: Name,
    /// Its rank among governments.
    pub level: Option<Level>,
    /// The enclosing places, widest first.
    pub within: Vec<Name>,
    /// The administrative division code (GB/T 2260), if known.
    pub code: Option<String>,
    /// Fields outside the format.
    pub extra: Extra,
}

impl Place {
    /// A place with only its name known.
    #[must_use]
    pub fn named(name: impl Into<Name>) -> Self {
        Self { name: name.into(), level: None, within: Vec::new(), code: None, extra: Extra::default() }
    }
}

/// The rank of a government.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 国务院.
    National,
    /// 省、自治区、直辖市.
    Province,
    /// 地级市、自治州、盟.
    City,
    /// 县、县级市、区、旗.
    County,
    /// 乡、镇、街道.
    Town,
    /// 村、社区.
    Village,
}

impl Level {
    /// All levels, the highest first.
    pub const ALL: [Self; 6] =
        [Self::National, Self::Province, Self::City, Self::County, Self::Town, Self::Village];
}
