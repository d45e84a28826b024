//! Zones and companies within a place, which have figures of their own.
//!
//! | sentence | zone |
//! | --- | --- |
//! | 甲经济开发区完成固定资产投资3亿元 | 甲经济开发区 |
//! | 全县各园区完成投资3亿元 | none: all of them |

use super::Reader;
use crate::extract::words::word_list;
use crate::model::catalog;

word_list! {
    /// Zones and companies within a place, which have figures of their own.
    ZONES = "开发区 高新区 经开区 示范区 产业园 工业园 园区 保税区 新区 集团 公司 片区";
}

/// Whether a name is a known indicator that does not name the zone.
pub(super) fn is_whole(indicator: &str, zone: &str) -> bool {
    catalog::find(indicator).is_some() && !indicator.contains(zone)
}

impl Reader<'_> {
    /// The zone or company that a sentence begins with, unless it is the report's own place: 甲经济开发区完成投资3亿元.
    pub(super) fn zone_of_sentence(&self) -> Option<String> {
        /// The number of characters of a zone's or company's name.
        const LENGTH: std::ops::RangeInclusive<usize> = 4..=14;
        let text = self.source.text;
        let (from, to) = self.sentence;
        let limit = to.min(from + LENGTH.end() + 1);
        let end = (from + LENGTH.start()..limit).find(|end| {
            ZONES.before(text, from, *end).is_some()
                && ["实现", "完成", "全年"].iter().any(|verb| text.word(*end, verb).is_some())
        })?;
        let name = text.string(from, end);
        let plain = name.chars().all(|c| matches!(c, '\u{4e00}'..='\u{9fff}'));
        let own = self.own.iter().flatten().any(|own| own.contains(&name));
        let many = ["全", "各", "个"].iter().any(|all| name.starts_with(all)) || name.contains('个');
        (plain && !own && !many).then_some(name)
    }
}
