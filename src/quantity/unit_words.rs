//! The words by which units are recognized in prose and tables. [`super::unit`] converts units of one dimension.
//!
//! | word | in prose, behind a number | alone in a table's cell |
//! | --- | --- | --- |
//! | `万元`, `平方公里` | a unit, see [`MEASURES`] | a unit |
//! | `个`, `户次` | a unit, see [`COUNTERS`] | a unit |
//! | `点`, `面`, `本` | a unit, see [`COUNTERS_IN_PROSE`] | a word |
//! | `标台` | a word | a unit, see [`UNITS_IN_TABLES`] |

/// Measures. Each word implies what is measured.
pub(crate) const MEASURES: &str = "\
    欧元 日元 英镑 吨标准煤 吨公里 人公里 千伏安 微克/立方米 毫克/升 PFLOPS TB Mbps 倍 小时 天 \
    工作日 元/人 元/吨 元/亩 元/年 元/月 元/平方米 公斤/亩 斤/亩 人/平方公里 分 岁 股 标箱 标准箱";

/// Measures that stand alone in a table's cell only if [`super::Unit::parse`] knows their dimension.
pub(crate) const MEASURES_IN_PROSE: &str = "\
    元 块 块钱 美元 港元 港币 元人民币 元港币 人民币 卢布 新元 澳元 亩 公顷 平方公里 平方千米 平方米 \
    平米 ㎡ km² m² 亩次 公顷次 平方 吨 公斤 千克 斤 克 kg 担 吨标煤 标准吨 载重吨 吨/年 吨/日 吨/天 \
    公里 千米 米 厘米 毫米 海里 km 延米 华里 里 延长米 车道公里 纳米 微米 立方米 立方 方 m³ 升 毫升 \
    标准立方米 标方 立方米/日 立方米/秒 桶 千瓦时 度 度电 千瓦 瓦 瓦时 兆瓦 兆瓦时 吉瓦 kW MW GW GWh \
    MWh kWh 兆伏安 伏安 千伏 微克 毫克 ug/m3 μg/m3 μg/m³ 焦耳 大卡 摄氏度 ℃ P PF EF EFLOPS Pflops \
    Eflops P算力 PB EB Gbps Tbps % ‰ 个百分点 百分点 番 个基点 基点 折 成 个小时 分钟 秒 个工作日 \
    个月 周 日 个日历天 公里/小时 TEU 吨级";

/// Counting units. The text names what they count.
pub(crate) const COUNTERS: &str = "\
    个 名 位 人 人次 户 户次 家 所 项 件 条 座 只 头 羽 口 辆 台 套 间 栋 处 批 次 场 起 宗 例 例次 \
    篇 部 株 棵 床 张 份 支 列 班 航次 架 架次 艘 对 眼 册 门 种 片 段 组 箱 车次 学位 床位 车位 \
    机位";

/// Counting units that are recognized only after a number, because alone they can be other words.
pub(crate) const COUNTERS_IN_PROSE: &str = "\
    人份 人日 人天 家次 项次 件次 条次 匹 尾 头只 只羽 辆次 台套 台次 套次 间次 幢 幢次 处次 批次 \
    场次 起次 丛 张床位 幅 块 枚 颗 枝 根 列次 班次 艘次 趟 双 副 盏 盏次 扇 本 卷 款 类 类次 笔 单 \
    票 集 期次 道 团 队 层 站 孔 箱次 桶 袋 瓶 包 盒 个次 宗次 点 轮 把 顶 面 节 堂 堂课 课时 学时 \
    字 万字 首 盘 阵 株次 车 吨次 羽次 窝 剂次 剂 针次 针剂 针 泊位";

/// Units that occur only in tables.
pub(crate) const UNITS_IN_TABLES: &str = "\
    年 吨/万元 吨标准煤/万元 千卡 分贝 标台 重量箱 对次";

#[cfg(test)]
mod tests {
    use super::super::unit::MULTIPLIERS;
    use super::super::{Dimension, Unit, convert};
    use super::*;

    /// Units that are not converted: no other unit has the same dimension, or the factor varies by day (欧元) or by
    /// thing (亩次).
    const PLAIN: &str = "
        欧元 日元 英镑 港元 卢布 新元 澳元
        亩次 公顷次 吨标准煤 载重吨 吨公里 人公里 吨/年 吨/日 车道公里 立方米/日 立方米/秒 桶 千伏安
        微克/立方米 毫克/升 焦耳 大卡 ℃ PFLOPS TB PB EB Mbps
        倍 番 折 小时 分钟 秒 天 工作日 个月 周 日 个日历天
        公里/小时 元/人 元/吨 元/亩 元/年 元/月 元/平方米 斤/亩 人/平方公里 分 岁 股 标箱 吨级
    ";

    #[test]
    fn every_measure_converts_or_is_plain() {
        let is_plain = |word: &str| {
            let unit = Unit::parse(word);
            matches!(unit.dimension(), Dimension::Of(name) if &**name == word)
        };
        let measures = [MEASURES, MEASURES_IN_PROSE].into_iter().flat_map(str::split_whitespace);
        let left_over: Vec<&str> = measures
            .filter(|word| is_plain(word) != PLAIN.split_whitespace().any(|plain| plain == *word))
            .collect();
        assert!(left_over.is_empty(), "neither converted nor listed, or both: {left_over:?}");
    }

    #[test]
    fn no_word_is_in_two_lists() {
        let lists = [MEASURES, COUNTERS, COUNTERS_IN_PROSE, UNITS_IN_TABLES];
        let mut seen = std::collections::HashSet::new();
        for word in lists.into_iter().flat_map(str::split_whitespace) {
            assert!(seen.insert(word), "{word}");
        }
    }

    #[test]
    fn every_multiplier_multiplies() {
        for (multiplier, _) in MULTIPLIERS {
            let (from, to) = (Unit::parse(&format!("{multiplier}元")), Unit::parse("元"));
            let one = convert(1.into(), &from, &to);
            assert!(one.is_some_and(|one| one >= 100.into()), "{multiplier}: {one:?}");
        }
    }
}
