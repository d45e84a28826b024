//! Which names mean the same: for indicators, and for places.
//!
//! | written | compared as |
//! | --- | --- |
//! | any name or alias in the catalogue | the catalogue's name |
//! | `茶叶面积增长率`, where only 茶叶面积 is in the catalogue | `茶园面积增速` |
//! | `全县茶叶产值` | `茶叶产值` |
//! | `茶叶产值 增长率` | `茶叶产值增速` |
//!
//! Spellings are unified by [`catalog::normal_form`].

use crate::model::catalog::Memo;
use crate::model::{Direction, Place, catalog};

/// The key to compare indicators by: the catalogue's name, the growth rate of a name in the
/// catalogue, or the normal form of the written name.
#[must_use]
pub fn indicator_key(name: &str) -> String {
    thread_local! { static KEYS: Memo<String> = Memo::default(); }
    KEYS.with(|keys| {
        keys.answer(name, |name| match catalog::find(name) {
            Some(known) => known.name.to_owned(),
            None => match catalog::rate_of(name) {
                Some((stem, rate)) => format!("{}{rate}", stem.name),
                None => catalog::normal_form(name),
            },
        })
    })
}

/// The key of the growth rate of the indicator with this key.
#[must_use]
pub fn growth_key(key: &str) -> String {
    indicator_key(&format!("{key}增速"))
}

/// The key of the indicator that this growth rate measures; `None` if `key` is not a growth rate. A rate that
/// the catalogue lists as an indicator (人口自然增长率) is not one.
#[must_use]
pub fn level_key(key: &str) -> Option<String> {
    /// Stems that average or sum several years.
    const OVER_YEARS: &[&str] = &["年均", "平均", "累计"];
    let form = catalog::normal_form(key);
    let stem = form.strip_suffix("增速").filter(|stem| stem.chars().nth(1).is_some())?;
    let level = indicator_key(stem);
    let is_own = catalog::find(key).is_some() && catalog::find(stem).is_none();
    let is_of_years = OVER_YEARS.iter().any(|words| stem.ends_with(words));
    (!is_own && !is_of_years).then_some(level)
}

/// Words in names outside the catalogue that show which way is better; the first match decides. For
/// a fall measured as such (降幅), more is better.
const DIRECTIONS: &[(Direction, &[&str])] = &[
    (
        Direction::Up,
        &["降幅", "降低", "下降", "减少", "压减", "削减", "化解", "淘汰", "脱贫", "退出", "摘帽"],
    ),
    (
        Direction::Down,
        &[
            "失业", "能耗", "水耗", "电耗", "煤耗", "排放", "浓度", "事故", "死亡", "发案", "贫困", "债务",
            "赤字", "负债", "不良",
        ],
    ),
    (Direction::Neutral, &["价格", "物价", "人口"]),
];

/// Which way is better for an indicator: by the catalogue, else by words in its name, else up.
#[must_use]
pub fn direction(key: &str) -> Direction {
    if let Some(known) = catalog::find(key) {
        return known.direction;
    }
    DIRECTIONS
        .iter()
        .find(|(_, words)| words.iter().any(|w| key.contains(w)))
        .map_or(Direction::Up, |(direction, _)| *direction)
}

/// Words for a level (a stock). The values of its months do not add up to that of the year.
const LEVELS: &[&str] = &[
    "余额",
    "人口",
    "总数",
    "保有量",
    "存栏",
    "里程",
    "覆盖",
    "库存",
    "储量",
    "装机",
    "床位",
    "常住",
    "户籍",
    "在册",
    "在校",
    "参保",
    "主体",
    "储备",
    "普及",
    "建成区",
    "浓度",
    "总户数",
    "拥有",
];

/// Words for the increase of a year, as opposed to a total: 新增常住人口.
pub(crate) const INCREASES: &[&str] = &["新增", "净增", "新建", "新改建"];

/// Further words for a flow, even beside a word for a level.
const FLOWS: &[&str] = &["改建", "新改扩建", "减少", "脱贫", "转移", "增加", "新登记", "新设立", "改造"];

/// Whether an indicator is a level (a stock), such as 年末贷款余额. After some months, a flow has reached a
/// proportion of its yearly value; a level has not.
#[must_use]
pub fn is_level(key: &str) -> bool {
    let holds = |words: &[&str]| words.iter().any(|word| key.contains(word));
    holds(LEVELS) && !holds(INCREASES) && !holds(FLOWS)
}

/// Whether two descriptions can mean one place: no property that both give differs.
#[must_use]
pub fn same_place(a: &Place, b: &Place) -> bool {
    let codes = match (&a.code, &b.code) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    };
    // Either list may omit enclosing places, but its last entry is the nearest one.
    let around = a.within.is_empty() || b.within.is_empty() || a.within.last() == b.within.last();
    a.name == b.name && codes && around
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, expected: &str) {
        assert_eq!(indicator_key(name), expected, "{name}");
    }

    #[test]
    fn decorations_make_no_difference() {
        check("国内生产总值", "地区生产总值");
        check("规上工业增加值增长", "规模以上工业增加值增速");
        check(" 茶叶 面积 增长率", "茶园面积增速");
        check(" 杨梅 面积 ", "杨梅面积");
        check("全镇杨梅面积", "杨梅面积");
        check("杨梅面积（新增）", "杨梅面积(新增)");
        check("茶叶产值增长率", "茶叶产值增速");
        check("全县茶叶产值同比增长", "茶叶产值增速");
        check("全县", "全县");
        check("增速", "增速");
        check("", "");
    }

    #[test]
    fn growth_has_a_level() {
        for (key, level) in [
            ("地区生产总值增速", Some("地区生产总值")),
            ("茶叶产值增速", Some("茶叶产值")),
            ("居民消费价格涨幅", Some("居民消费价格涨幅")),
            ("人口自然增长率", None),
            ("居民人均可支配收入实际增速", None),
            ("规模以上工业增加值年均增速", None),
            ("地区生产总值", None),
            ("单位地区生产总值能耗降幅", None),
            ("增速", None),
        ] {
            assert_eq!(level_key(key).as_deref(), level, "{key}");
        }
    }

    #[test]
    fn words_tell_which_way_is_better() {
        for (name, expected) in [
            ("本镇测试失业数", Direction::Down),
            ("本镇测试能耗降幅", Direction::Up),
            ("本镇测试物价", Direction::Neutral),
            ("本镇测试道路", Direction::Up),
        ] {
            assert_eq!(direction(name), expected, "{name}");
        }
    }

    #[test]
    fn enclosing_places_distinguish_places() {
        let place = |name: &str, within: &[&str], code: Option<&str>| Place {
            within: within.iter().map(|w| (*w).into()).collect(),
            code: code.map(str::to_owned),
            ..Place::named(name)
        };
        let here = place("城关镇", &["甲省", "乙县"], None);
        assert!(same_place(&here, &place("城关镇", &[], None)));
        assert!(same_place(&here, &place("城关镇", &["乙县"], Some("1"))));
        assert!(!same_place(&here, &place("城关镇", &["甲省", "丙县"], None)));
        assert!(!same_place(&place("城关镇", &[], Some("1")), &place("城关镇", &[], Some("2"))));
    }
}
