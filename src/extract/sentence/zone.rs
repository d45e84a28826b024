//! Zones, companies and other parts of a place, or regions around it, which have figures of their own.
//!
//! | sentence | figures of |
//! | --- | --- |
//! | 甲经济开发区完成固定资产投资3亿元 | 甲经济开发区 |
//! | 高新区全年实现固定资产投资3亿元 | 高新区 |
//! | 产业集聚区配套更加完善，完成固定资产投资3亿元 | 产业集聚区 |
//! | 狠抓产业园区提质增效，实现工业增加值3亿元 | 产业园区 |
//! | 甲乙经济圈实现地区生产总值3万亿元 | 甲乙经济圈 |
//! | 产业集聚区不断壮大，全县固定资产投资增长5% | the whole place |
//! | 全县各园区完成投资3亿元 | the whole place: all of them |

use super::Interpreter;
use crate::extract::words::word_list;
use crate::model::catalog;
use crate::source::NormalizedText;

word_list! {
    /// Parts of a place and regions around it that have figures of their own.
    ZONES = "
        开发区 高新区 经开区 示范区 集聚区 产业园 工业园 园区 产业园区 保税区 自贸区 新区 集团 公司 片区 产业基地 “两区”
        经济圈 都市圈 城市群 经济带 产业带 改革试点
    ";
    /// Words for the whole place.
    WHOLES = "全市 全省 全县 全区 全镇 全乡 全州 全旗 全国 我市 我省 我县 我区 我镇 我国";
    /// Words before the zone that a sentence is about.
    TOPICS = "其中 狠抓 突出抓好";
    /// Indicators of a whole place, which a sentence about a zone gives for the zone.
    AGGREGATES = "
        地区生产总值 规模以上工业增加值 工业增加值 规模以上工业总产值 工业总产值 固定资产投资 工业投资 一般公共预算收入
        税收收入 社会消费品零售总额 进出口总额 实际使用外资
    ";
    /// First words of a clause that is not about the zone in it.
    OTHERS = "以 在 依托 发挥 加强 融入 拓展 启动 加快 推进 积极 围绕 建设 打造 支持 深化";
    /// Verbs of a zone's figure.
    DONE = "实现 完成 全年";
}

/// A zone that a clause begins with.
pub(super) struct Zone {
    pub name: String,
    /// Whether the verb of its figures follows: 甲开发区完成…. Otherwise only indicators of a whole place are its own.
    sure: bool,
}

impl Zone {
    /// Whether a name is a known indicator that does not name the zone, whose figure is the zone's.
    pub(super) fn has(&self, indicator: &str) -> bool {
        let known = catalog::find(indicator);
        let aggregate = |known: &catalog::Indicator| AGGREGATES.is(known.name.trim_end_matches("增速"));
        known.is_some_and(|known| self.sure || aggregate(known)) && !indicator.contains(&self.name)
    }
}

impl Interpreter<'_> {
    /// For each change of subject in the sentence: its position, and the zone that the figures after it belong to
    /// (`None`: the whole place).
    pub(super) fn zones_of_sentence(&self) -> Vec<(usize, Option<Zone>)> {
        let text = self.source.text;
        let (from, to) = self.sentence;
        let mut zones = Vec::new();
        let mut clause = true;
        for at in from..to {
            if clause && let Some((end, zone)) = self.zone_at(at, to) {
                zones.push((end, Some(zone)));
            }
            clause = matches!(text.at(at), '，' | '；' | '：');
            if text.at(at) == '；' || WHOLES.at(text, at, to).is_some() {
                zones.push((at, None));
            }
        }
        zones
    }

    /// The zone that a clause from `at` on begins with, unless it is the report's own place: its end and its name.
    fn zone_at(&self, at: usize, to: usize) -> Option<(usize, Zone)> {
        /// The number of characters of a zone's or company's name; one of three needs a verb of its figures behind it.
        const LENGTH: std::ops::RangeInclusive<usize> = 3..=14;
        let text = self.source.text;
        let topic = TOPICS.at(text, at, to).map(|(_, end)| end);
        let from = topic.unwrap_or(at);
        let limit = to.min(from + LENGTH.end() + 1);
        let ends = |end: &usize| {
            ZONES.before(text, from, *end).is_some() && ZONES.before(text, from, *end + 1).is_none()
        };
        let end = (from + LENGTH.start()..limit).find(ends)?;
        let name = text.string(from, end);
        let plain = name.chars().all(|c| matches!(c, '\u{4e00}'..='\u{9fff}' | '“' | '”'));
        let own = self.own.iter().flatten().any(|own| own.contains(&name));
        let many = ["全", "各", "个", "等", "我"].iter().any(|all| name.contains(all));
        let sure = topic.is_none() && DONE.at(text, end, to).is_some();
        let first = at == self.sentence.0 || text.before(at) == '；';
        let begins = topic.is_some() || first && OTHERS.at(text, at, end).is_none();
        let subject = begins && end > from + LENGTH.start() && is_subject(text, end, to);
        (plain && !own && !many && (sure || subject)).then_some((end, Zone { name, sure }))
    }
}

/// Whether words about the zone that ends at `end` fill the rest of its clause: 产业集聚区配套更加完善，….
fn is_subject(text: &NormalizedText<'_>, end: usize, to: usize) -> bool {
    /// The most characters of a clause about a zone.
    const LONGEST: usize = 40;
    let clause = (end..to.min(end + LONGEST)).find(|i| matches!(text.at(*i), '，' | '；' | '：'));
    clause.is_some_and(|clause| text.at(clause) == '，' && clause > end + 1)
}
