//! Groups of places that are chosen at once: all of one rank, of one part of the country, of one enclosing place.
//!
//! | places | groups |
//! | --- | --- |
//! | 31 provinces | the four regions of the Bureau of Statistics: 东部, 中部, 西部, 东北 |
//! | 31 provinces and 国务院 | 省级, and the four regions |
//! | 8 towns of 荣县, 3 of another county, 2 counties | 乡镇, 县级, 荣县 |

use super::Index;
use crate::model::{Level, Name};

/// What the places of a group have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlaceGroup {
    /// Their rank.
    Level(Level),
    /// The part of the country.
    Region(Region),
    /// An enclosing place.
    Within(Name),
}

/// The parts of the country as the Bureau of Statistics divides it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Region {
    /// 东部地区.
    East,
    /// 中部地区.
    Centre,
    /// 西部地区.
    West,
    /// 东北地区.
    Northeast,
}

/// The provinces of each region, by the beginning of their names.
const REGIONS: [(Region, &str); 4] = [
    (Region::East, "北京 天津 河北 上海 江苏 浙江 福建 山东 广东 海南"),
    (Region::Centre, "山西 安徽 江西 河南 湖北 湖南"),
    (Region::West, "内蒙古 广西 重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆"),
    (Region::Northeast, "辽宁 吉林 黑龙江"),
];

/// The region of a province.
fn region(province: &str) -> Option<Region> {
    let holds = |names: &str| names.split(' ').any(|name| province.starts_with(name));
    REGIONS.iter().find(|(_, names)| holds(names)).map(|(region, _)| *region)
}

impl Index {
    /// The groups with at least two but not all places, each with the labels of its places.
    #[must_use]
    pub fn place_groups(&self) -> Vec<(PlaceGroup, Vec<Name>)> {
        let mut groups: Vec<(PlaceGroup, Vec<Name>)> = Vec::new();
        let mut add =
            |group: PlaceGroup, label: &Name| match groups.iter_mut().find(|(known, _)| *known == group) {
                Some((_, labels)) => labels.push(label.clone()),
                None => groups.push((group, vec![label.clone()])),
            };
        for entry in self.places() {
            let place = &entry.place;
            if let Some(level) = place.level {
                add(PlaceGroup::Level(level), &entry.label);
            }
            if place.level == Some(Level::Province)
                && let Some(region) = region(&place.name)
            {
                add(PlaceGroup::Region(region), &entry.label);
            }
            for around in &place.within {
                add(PlaceGroup::Within(around.clone()), &entry.label);
            }
        }
        groups.retain(|(_, labels)| labels.len() > 1 && labels.len() < self.places().len());
        groups.sort_by_key(|(group, _)| match group {
            PlaceGroup::Level(level) => (0, Some(*level)),
            PlaceGroup::Region(_) => (1, None),
            PlaceGroup::Within(_) => (2, None),
        });
        groups
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_province_has_one_region() {
        let names: Vec<&str> = REGIONS.iter().flat_map(|(_, names)| names.split(' ')).collect();
        assert_eq!(names.len(), 31);
        assert_eq!(region("内蒙古自治区"), Some(Region::West));
        assert_eq!(region("黑龙江省"), Some(Region::Northeast));
        assert_eq!(region("度佳镇"), None);
    }
}
