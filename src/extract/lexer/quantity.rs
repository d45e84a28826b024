//! Quantities: a number and the unit behind it.
//!
//! | text | found |
//! | --- | --- |
//! | `5位专家`, `提升5位` | 5位; nothing: a rank |
//! | `15分钟健康服务圈` | nothing: a name |
//! | `增长4.4、5.6%` | 4.4%: the unit stands at the end of the list |
//! | `增长18.3，` | 18.3%: the percent sign is missing |

use super::Quantity;
use super::number::{digits_end, number_has_point};
use super::unit::tail;
use crate::extract::lexicon::VALUE_VERBS;
use crate::extract::words::word_list;
use crate::quantity::Decimal;
use crate::source::NormalizedText;

word_list! {
    /// Indicators without a unit.
    BARE_INDEX = "指数 系数 收入比 比值 得分 满意度 覆盖倍数 容积率 总和生育率 级均 评分 收入之比";

    /// Words after which a number without unit is percent.
    GROWTH_BEFORE_BARE = "增长 下降 上升 上涨 回落 提高 增幅 增速 降幅 减少 增加";
}

/// The quantity whose digits end at `digits`.
pub(super) fn quantity(
    text: &NormalizedText<'_>,
    from: usize,
    digits: usize,
    number: Decimal,
    upper: Option<Decimal>,
) -> Option<Quantity> {
    // 5 km²: a unit in letters may stand apart.
    let is_apart = text.at(digits) == ' ' && text.at(digits + 1).is_ascii_alphabetic();
    let Some(tail) = tail(text, digits + usize::from(is_apart)) else {
        return bare(text, from, digits, number).filter(|_| upper.is_none());
    };
    let refused = match tail.base.as_str() {
        // 位 counts people only: 提升5位 is a rank.
        "位" => !is_noun_start(text.at(tail.to)) || matches!(text.at(tail.to), '居' | '列' | '至' | '到'),
        "分" => {
            let said = ["得分", "达"].iter().any(|w| text.word_before(from, w).is_some());
            !number_has_point(number) && !said
        }
        "岁" => {
            text.find(from.saturating_sub(24), from, "寿命").is_none()
                && text.find(from.saturating_sub(8), from, "年龄").is_none()
        }
        // 220千伏变电站: a kind of station.
        "点" | "轮" | "周" | "日" | "把" | "折" | "号" | "千伏" => true,
        // 3成 is 30%.
        "成" => number > Decimal::TEN || tail.times != Decimal::ONE || text.at(tail.to) == '不',
        "度" => tail.times == Decimal::ONE,
        // 年鉴(2014卷): an edition.
        "卷" | "册" | "版" => {
            !number_has_point(number) && number >= Decimal::from(1900) && number < Decimal::from(2100)
        }
        // 15分钟健康服务圈 is a name.
        "分钟" | "小时" | "公里" => {
            (tail.to..tail.to + 12).take_while(|i| text.at(*i).is_alphanumeric()).any(|i| text.at(i) == '圈')
        }
        "站" | "层" | "节" | "团" | "组" | "队" | "顶" | "方" => {
            tail.times == Decimal::ONE && number < Decimal::from(3)
        }
        _ => false,
    };
    let joined = matches!(text.at(tail.to), '+' | '×');
    let is_tenths = tail.base == "成";
    let scaled = |number: Decimal| if is_tenths { number * Decimal::TEN } else { number };
    let named = |unit: String| if is_tenths { "%".to_owned() } else { unit };
    (!refused && !joined).then_some(Quantity {
        from,
        to: tail.to,
        number: scaled(number),
        upper: upper.map(scaled),
        unit: named(tail.unit),
        times: tail.times,
        base: named(tail.base),
        over: tail.over,
        mended: None,
        counted: tail.counted,
    })
}

/// Whether a character can begin a noun.
fn is_noun_start(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c) || c == '“'
}

/// A number without unit: an index, or percent whose sign is missing.
fn bare(text: &NormalizedText<'_>, from: usize, to: usize, number: Decimal) -> Option<Quantity> {
    let next = text.at(to);
    let ends = matches!(next, '，' | '。' | '；' | '、' | '\n' | ')');
    let strip = |mut at: usize| {
        while let Some((_, start)) = VALUE_VERBS.before(text, 0, at) {
            at = start;
        }
        at
    };
    let quantity = |unit: &str, mended: Option<String>| Quantity {
        mended,
        ..Quantity::measured(from, to, number, unit)
    };
    if let Some(unit) = listed_unit(text, from, to) {
        return Some(quantity(unit, None));
    }
    if ends && next != '、' && GROWTH_BEFORE_BARE.before(text, 0, from).is_some() && number_has_point(number)
    {
        return Some(quantity("%", Some(format!("{number}%"))));
    }
    (ends && BARE_INDEX.before(text, 0, strip(from)).is_some()).then(|| quantity("", None))
}

/// 增长4.4、5.6%: the unit at the end of the list in which the number from `from` to `to` stands. `None` for
/// the last number.
fn listed_unit(text: &NormalizedText<'_>, from: usize, to: usize) -> Option<&'static str> {
    /// The most numbers of a list on either side.
    const MOST: usize = 8;
    let joins = |c: char| matches!(c, '、' | '和' | '与');
    let mut end = to;
    for _ in 0..MOST {
        let next = digits_end(text, end + 1);
        if !joins(text.at(end)) || next == end + 1 {
            break;
        }
        end = next;
    }
    let unit = ["%", "个百分点"].into_iter().find(|unit| end > to && text.word(end, unit).is_some())?;
    let mut start = from;
    for _ in 0..MOST {
        let number = |c: char| c.is_ascii_digit() || c == '.';
        let earlier = (0..start.saturating_sub(1)).rev().find(|i| !number(text.at(*i))).map_or(0, |i| i + 1);
        if !joins(text.before(start)) || earlier + 1 >= start {
            break;
        }
        start = earlier;
    }
    GROWTH_BEFORE_BARE.before(text, 0, start).map(|_| unit)
}
