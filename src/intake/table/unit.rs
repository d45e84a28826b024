//! Recognizes units in tables: in a column of their own, in brackets, or after a number.
//!
//! | words | unit |
//! | --- | --- |
//! | `亿元`, `万人次`, `%`, `元/人` | itself |
//! | `指标`, `2023年`, `上年=100` | none |

use crate::quantity::{Dimension, Unit};

/// Counted things. Each may have 十, 百, 千, 万, 亿 before it.
const COUNTERS: &str = " 人 人次 户 户次 个 家 件 项 所 座 只 头 羽 辆 台 套 间 栋 处 批 次 例次 例 起 宗 部 株 棵 张 床 份 \
    条 册 种 门 艘 架 列 班 片 段 眼 口 支 对 组 篇 场 名 位 箱 标箱 标准箱 吨标准煤 吨公里 人公里 岁 年 天 倍 分 \
    元/人 元/吨 元/亩 元/平方米 元/月 元/年 人/平方公里 公斤/亩 斤/亩 吨/万元 吨标准煤/万元 微克/立方米 毫克/升 \
    千卡 分贝 车次 航次 架次 床位 学位 车位 标台 亿股 股 欧元 日元 英镑 重量箱 万重量箱 机位 对次 \
    千伏安 PFLOPS Mbps TB 小时 工作日 ";

/// Whether these words are a unit and nothing else.
pub(super) fn is_unit(words: &str) -> bool {
    let unit = match Unit::parse(words).dimension() {
        Dimension::Bare => return false,
        Dimension::Of(unit) => unit.clone(),
        _ => return true,
    };
    // 万 and 亿 alone are multipliers of an unnamed unit.
    !unit.is_empty() && !unit.contains(' ') && COUNTERS.contains(&format!(" {unit} "))
}

/// The unit in a text that names only a unit, as reports write it: `％` as `%`, `个百分点` and `百分点` unchanged,
/// `(亿元)` without brackets.
pub(super) fn unit_of(text: &str) -> Option<&str> {
    let bare = text.trim().trim_start_matches(['(', '[']).trim_end_matches([')', ']']).trim();
    match bare {
        "±%" | "+-%" | "%" => Some("%"),
        _ => is_unit(bare).then_some(bare),
    }
}
