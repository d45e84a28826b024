//! Stated changes: 增长5.3%, 同比下降0.4个百分点, 翻一番.
//!
//! | left of the figure | unit | read as |
//! | --- | --- | --- |
//! | `地区生产总值增长` | % | growth of 地区生产总值 |
//! | `，同比下降` | 个百分点 | a fall of the figure before |
//! | `，比上年增加` | 亿元 | a change in amount of the figure before |
//! | `新增就业` | 万人 | no change: a separate indicator |

use super::lexer::Quantity;
use super::lexicon::{CHANGE_NOUNS, GROWTH_MODES, GROWTH_VERBS, HEADS, VALUE_VERBS};
use super::noun_phrase::{self, TokenizedText};
use super::period;
use super::units::is_difference;
use super::words::word_list;
use crate::model::{Basis, Year, catalog};
use crate::quantity::numeral;
use crate::source::NormalizedText;

/// The suffix of an indicator's growth that stands alone.
pub const SUFFIX: &str = "增速";
/// The suffix of a decrease, where the catalogue lists an indicator as one: 单位GDP能耗降幅.
pub(super) const CUT: &str = "降幅";
/// The suffix of a multiple of an earlier value.
pub(super) const MULTIPLE: &str = "倍数";
/// The suffix of a change in percentage points.
pub const DIFFERENCE: &str = "变动";
/// The suffix of a change in the indicator's own unit.
pub const AMOUNT: &str = "增量";

/// Numbers of years in words.
const YEARS: [&str; 11] = ["", "", "两年", "三年", "四年", "五年", "六年", "七年", "八年", "九年", "十年"];

/// The word for a change over several years that is not an average.
pub(super) const IN_ALL: &str = "累计";

/// Whether 年均 that ends at `end` is the mean of a measure (年均浓度), not that of a change or of several years.
pub(super) fn is_mean_of_measure(text: &NormalizedText<'_>, end: usize) -> bool {
    /// Measures that 年均 can precede.
    const YEARLY_MEANS: [&str; 8] = ["浓度", "值", "气温", "降水", "降雨", "水平", "收入", "等效"];
    YEARLY_MEANS.iter().any(|measure| text.word(end, measure).is_some())
}

/// 五年翻了一番, 四年净增: the number of years of the change between `from` and `to`.
pub(super) fn years_taken(text: &NormalizedText<'_>, from: usize, to: usize) -> Option<Year> {
    const TOOK: [&str; 9] = ["翻", "累计", "净增", "年均", "增长", "增加", "实现", "来", "间"];
    (from..to).find_map(|at| {
        let took = TOOK.iter().any(|word| text.word(at + 2, word).is_some());
        period::years_at(text, at).filter(|_| took && !matches!(text.before(at), '第' | '续'))
    })
}

/// The words for the span of a change over several years, and the number of these years if they are counted: 五年年均增长5.2%
/// is no change against the year before.
///
/// | before the figure | |
/// | --- | --- |
/// | `五年年均增长`, `5年年均增长` | 五年年均, 5 |
/// | `年均增长` | 年均 |
/// | `十年累计增加` | 十年累计, 10 |
/// | `增长` | nothing |
pub(super) fn over_years(text: &NormalizedText<'_>, figure: usize) -> Option<(String, Option<Year>)> {
    /// Words between the years and the figure: 十年来累计增加近.
    const REACH: usize = 12;
    let from = (figure.saturating_sub(REACH)..figure)
        .rev()
        .take_while(|i| matches!(text.at(*i), '\u{4e00}'..='\u{9fff}'))
        .last()?;
    // The digit of 5年 stands before its Chinese words.
    let years = (from.saturating_sub(1)..figure).find_map(|at| period::years_at(text, at));
    let words = years.and_then(|years| usize::try_from(years).ok()).and_then(|years| YEARS.get(years));
    let words = words.copied().unwrap_or_default();
    // 年均浓度 is a measure, 年均下降 a change.
    let yearly = ["年均", "年平均", "平均每年"].into_iter().any(|mean| {
        let last = (from..figure).rev().find_map(|at| text.word(at, mean).filter(|end| *end <= figure));
        last.is_some_and(|end| !is_mean_of_measure(text, end))
    });
    match (years, yearly) {
        (years, true) => Some((format!("{words}年均"), years)),
        (Some(_), false) => Some((format!("{words}{IN_ALL}"), years)),
        (None, false) => None,
    }
}

/// The basis of the change that ends at a figure, if its clause states one.
///
/// | before the figure | |
/// | --- | --- |
/// | `按可比价格计算增长` | comparable prices |
/// | `同口径增长` | comparable scope |
/// | `名义增长` | current prices |
pub(super) fn basis(text: &NormalizedText<'_>, figure: usize) -> Option<Basis> {
    /// Words between the basis and the figure: 按可比价格计算，同比增长.
    const REACH: usize = 16;
    let from = (figure.saturating_sub(REACH)..figure)
        .rev()
        .find(|i| matches!(text.at(*i), '。' | '；' | '\n') || text.at(*i).is_ascii_digit())
        .map_or(figure.saturating_sub(REACH), |i| i + 1);
    [
        (Basis::ComparablePrice, ["可比价", "不变价", "扣除价格因素", "扣除物价因素"].as_slice()),
        (Basis::ComparableScope, ["可比口径", "同口径", "自然口径", "不可比因素"].as_slice()),
        (Basis::CurrentPrice, ["现价", "名义"].as_slice()),
    ]
    .into_iter()
    .find_map(|(basis, words)| words.iter().any(|w| text.find(from, figure, w).is_some()).then_some(basis))
}

/// A stated change of an indicator.
#[derive(Clone, Copy, Debug)]
pub(super) struct Growth {
    /// The end of the indicator's name.
    pub name_to: usize,
    /// Whether it is a fall.
    pub falls: bool,
    /// Whether it is a multiple of an earlier value instead of a change: 是2015年的1.19倍.
    pub multiple: bool,
    /// Whether it is for the better, up or down: 改善.
    pub improves: bool,
}

word_list! {
    FALLING = "少 下降 减少 回落 降低 减 降 缩小 收窄 压减 压缩 缩减 缩短 负增长 减收 递减 减排 降幅 减幅 低于 低 慢于 下滑 萎缩 缩水 节约 下调 减少了 下降了 削减 收缩 降本 放缓 减慢 少增 跌 下跌";
    /// Before the verb, these state what the change is measured against.
    COMPARED = "同比 环比 比上年 较上年 比去年 较去年 比上年同期 较上年同期 比去年同期 较去年同期 比年初 较年初 与上年相比 较疫情前 比疫情前 上年 去年";
    /// Verbs of a difference between two proportions.
    BEYOND = "高于 低于 快于 慢于 高出";
    /// Words between the verb and the figure.
    BETWEEN = "了 约 近 超 超过 达 到 为 左右 率 率达 率达到 率为 不低于 高于 不少于 至少 率超 率超过 低于 在 保持 保持在 控制在 目标为 预期目标为 预期目标 突破 逾 仅 分别 分别为 分别达 分别达到 全国 全省 全市 平均水平 平均 水平 全国平均 全省平均 全市平均 全国平均水平 全省平均水平 全市平均水平";
}

/// The change that the words between `from` and a figure state.
pub(super) fn find(source: &TokenizedText<'_>, from: usize, q: &Quantity) -> Option<Growth> {
    let text = source.text;
    let turned = q.base == "番";
    if let Some(name_to) = times(text, from, q) {
        return Some(Growth { name_to, falls: false, multiple: true, improves: false });
    }
    if let Some((word, at, _)) = beyond(text, from, q) {
        return Some(Growth { name_to: at, falls: FALLING.is(word), multiple: false, improves: false });
    }
    // 投资(下降)8.8%, 增幅(-6.2%): brackets around the direction or around the figure.
    let bracketed = direction_in_brackets(text, from, q.from);
    let mut end = if text.before(q.from) == '(' { q.from - 1 } else { q.from };
    while end > from && noun_phrase::is_stray(text.before(end)) {
        end -= 1;
    }
    loop {
        // 提高到95%, 提高到不低于95%: a value, not a change.
        let reached = VALUE_VERBS.before(text, from, end);
        if reached.is_some_and(|(w, _)| GROWTH_VERBS.starts(w) && w.ends_with(['到', '至', '为'])) {
            return None;
        }
        // 同比增长(下同)5%.
        let between = BETWEEN.before(text, from, end).map(|(_, start)| start);
        let Some(start) = between.or_else(|| noun_phrase::remark_to(source, from, end)) else { break };
        end = start;
    }
    let verb = bracketed.or_else(|| GROWTH_VERBS.before(text, from, end));
    let (word, start) = match verb {
        Some(verb) => verb,
        None if turned => ("", q.from),
        None => return None,
    };
    let relative =
        matches!(q.base.as_str(), "%" | "‰" | "个百分点" | "百分点" | "倍" | "番" | "个基点" | "基点" | "成");
    let mut name_to = start;
    let mut compared = false;
    loop {
        let kept = ["人均", "占比"].iter().any(|w| text.word_before(name_to, w).is_some_and(|at| at >= from));
        if kept {
            break;
        }
        // 5年, but not within 2015年.
        let whole = |at: &usize| !text.before(*at).is_ascii_digit() || !text.at(*at).is_ascii_digit();
        let mode = GROWTH_MODES.before(text, from, name_to).filter(|(_, at)| whole(at));
        if let Some((_, start)) = COMPARED.before(text, from, name_to).or(mode) {
            compared |= COMPARED.before(text, from, name_to).is_some();
            name_to = start;
        } else if let Some(start) = noun_phrase::remark_to(source, from, name_to) {
            name_to = start;
        } else if let Some(start) = against(source, from, name_to) {
            compared = true;
            name_to = start;
        } else if let Some(start) = source.date_to(name_to).filter(|start| *start >= from) {
            name_to = start;
        } else if let Some((_, start)) = CHANGE_NOUNS.before(text, from, name_to) {
            name_to = start;
        } else if let Some(start) = without_factors(text, from, name_to) {
            name_to = start;
        } else {
            break;
        }
    }
    let alone = noun_phrase::within(source, from, name_to).is_none()
        && noun_phrase::right(source, q.to).is_none()
        && !matches!(
            word,
            "增收"
                | "增资"
                | "减排"
                | "节约"
                | "压减"
                | "压缩"
                | "缩减"
                | "削减"
                | "净增"
                | "降本"
                | "减收"
        );
    (relative
        || compared
        || is_raised(source, from, name_to, word)
        || alone && matches!(word, "增长" | "增加" | "减少" | "下降" | "提高" | "多" | "高于" | "低于"))
    .then_some(Growth { name_to, falls: FALLING.is(word), multiple: false, improves: word == "改善" })
}

/// 剔除不可比因素增长5%, 扣除减税影响后增长5%: the start of the words for what a change leaves out, which end at `end`.
fn without_factors(text: &NormalizedText<'_>, from: usize, end: usize) -> Option<usize> {
    /// The most characters of such words.
    const LONGEST: usize = 20;
    const FACTORS: [&str; 4] = ["因素", "因素后", "影响", "影响后"];
    let factors = FACTORS.iter().find_map(|word| text.word_before(end, word))?;
    let start = (from.max(end.saturating_sub(LONGEST))..factors)
        .rev()
        .find(|i| LEAVING_OUT.iter().any(|word| text.word(*i, word).is_some()))?;
    (start..factors).all(|i| text.at(i).is_alphabetic()).then_some(start)
}

/// Verbs before what a change leaves out.
const LEAVING_OUT: [&str; 6] = ["剔除", "剔出", "扣除", "去除", "还原", "排除"];

/// 补助标准再提高30元: whether a level changes by an amount.
fn is_raised(source: &TokenizedText<'_>, from: usize, name_to: usize, verb: &str) -> bool {
    const RAISED: [&str; 8] = ["提高", "增加", "减少", "降低", "增长", "下降", "上调", "缩减"];
    let level = noun_phrase::within(source, from, name_to).filter(|_| RAISED.contains(&verb));
    level.is_some_and(|(a, b)| {
        let name = source.text.string(a, b);
        let known = |name: &str| catalog::find(name).is_some();
        let furthered = name.starts_with("拉动") || name.starts_with("带动");
        !furthered
            && (HEADS.before(source.text, a + 1, b).is_some() || known(&name))
            && !known(&format!("{name}{verb}"))
    })
}

/// (下降) before a figure: the verb, and the position of its opening bracket.
fn direction_in_brackets(
    text: &NormalizedText<'_>,
    from: usize,
    figure: usize,
) -> Option<(&'static str, usize)> {
    /// The most characters of a direction with its brackets.
    const LONGEST: usize = 6;
    let close = figure.checked_sub(1).filter(|close| text.at(*close) == ')')?;
    let open = (from.max(figure.saturating_sub(LONGEST))..close).rev().find(|i| text.at(*i) == '(')?;
    GROWTH_VERBS.at(text, open + 1, close).filter(|(_, to)| *to == close).map(|(verb, _)| (verb, open))
}

/// 是2006年的3倍, 分别为2006年的2倍和3倍, 超过五年前的近2倍: the position of the verb.
fn times(text: &NormalizedText<'_>, from: usize, q: &Quantity) -> Option<usize> {
    const VERBS: [&str; 9] = ["相当于", "约为", "达到", "达", "成为", "超过", "超", "接近", "突破"];
    // 是2006年3倍, 是2006年的近3倍.
    let bound = ["近", "超过", "超", "约", "接近", "将近"].iter().find_map(|w| text.word_before(q.from, w));
    let end = bound.unwrap_or(q.from);
    let of = q.base == "倍" && matches!(text.before(end), '的' | '年');
    let verb = (from..end).rev().find(|i| {
        let said = matches!(text.at(*i), '是' | '为') && !matches!(text.before(*i), '约' | '成');
        of && (said || VERBS.iter().any(|w| text.word(*i, w).is_some()))
    })?;
    Some(text.word_before(verb, "分别").filter(|start| *start >= from).unwrap_or(verb))
}

/// 高于全省平均水平0.8个百分点, 高于上年0.8个百分点: the word, its start and its end.
fn beyond(text: &NormalizedText<'_>, from: usize, q: &Quantity) -> Option<(&'static str, usize, usize)> {
    BEYOND.find_last(text, from, q.from).filter(|_| is_difference(&q.base))
}

/// The difference to the same indicator of another place, which is no change over time.
///
/// | text | said of | |
/// | --- | --- | --- |
/// | 生产总值`增长6%，`高于全省0.8个百分点 | 生产总值 | 高于全省 |
/// | 城镇化率54%，高于全市平均水平2个百分点 | 城镇化率 | 高于全市 |
/// | 城镇化率比全省平均水平低2个百分点 | 城镇化率 | 低于全省 |
/// | 城镇化率分别比全国、全省低3和2个百分点 | 城镇化率 | 低于全国; 低于全省 |
/// | 增速高于上年2个百分点 | | none: a change |
pub(super) struct Lead {
    /// The end of the indicator's name.
    pub name_to: usize,
    /// The comparison: 高于全省.
    pub than: String,
}

impl Lead {
    /// The comparison for the figure with this index in a list of `count`: 高于全国 for the first one behind
    /// 高于全国、全省.
    pub(super) fn than_of(&self, index: usize, count: usize) -> String {
        let verb: String = self.than.chars().take(2).collect();
        let places: Vec<&str> =
            self.than.strip_prefix(&verb).unwrap_or_default().split(['、', '和', '与']).collect();
        let one = places.get(index).filter(|_| places.len() == count && count > 1);
        one.map_or_else(|| self.than.clone(), |place| format!("{verb}{place}"))
    }
}

/// The lead that the words between `from` and a figure state.
pub(super) fn lead(source: &TokenizedText<'_>, from: usize, q: &Quantity) -> Option<Lead> {
    let text = source.text;
    if let Some(lead) = ahead_of(text, from, q) {
        return Some(lead);
    }
    let (_, at, than) = beyond(text, from, q)?;
    let to = noun_phrase::trim_end_bounds(source, than, q.from);
    let to = ["平均水平", "平均", "水平"].into_iter().find_map(|w| text.word_before(to, w)).unwrap_or(to);
    let earlier =
        ["上年", "去年", "同期", "年初", "年均", "前"].iter().any(|w| text.find(than, to, w).is_some());
    let dated = (than..to).any(|i| text.at(i).is_ascii_digit());
    (than < to && !earlier && !dated).then(|| Lead { name_to: at, than: text.string(at, to) })
}

/// 比全省低2个百分点: the lead over another place.
fn ahead_of(text: &NormalizedText<'_>, from: usize, q: &Quantity) -> Option<Lead> {
    const VERBS: [(&str, &str); 7] = [
        ("高出", "高于"),
        ("高", "高于"),
        ("低", "低于"),
        ("快", "快于"),
        ("慢", "慢于"),
        ("多", "高于"),
        ("少", "低于"),
    ];
    const PLACES: [&str; 9] = ["全国", "全省", "全市", "全区", "全县", "全球", "平均", "国家", "省"];
    if !is_difference(&q.base) {
        return None;
    }
    let end = ["了", "约", "近"].iter().find_map(|w| text.word_before(q.from, w)).unwrap_or(q.from);
    let (to, verb) = VERBS.iter().find_map(|(word, verb)| Some((text.word_before(end, word)?, verb)))?;
    let at = (from..to).rev().find(|i| matches!(text.at(*i), '比' | '较'))?;
    let place_to =
        ["平均水平", "平均", "水平"].into_iter().find_map(|w| text.word_before(to, w)).unwrap_or(to);
    let place = text.string(at + 1, place_to);
    let elsewhere = PLACES.iter().any(|word| text.find(at + 1, to, word).is_some());
    let plain = place.chars().all(|c| matches!(c, '\u{4e00}'..='\u{9fff}' | '、'));
    let each = text.word_before(at, "分别").filter(|start| *start >= from);
    (elsewhere && plain && !place.is_empty())
        .then(|| Lead { name_to: each.unwrap_or(at), than: format!("{verb}{place}") })
}

/// The start of a comparison such as 比2022年, 较2020年底, 比五年前 that ends at `end`.
fn against(source: &TokenizedText<'_>, from: usize, end: usize) -> Option<usize> {
    let text = source.text;
    if let Some(start) = period::YEARS_AGO.iter().find_map(|(words, _)| text.word_before(end, words)) {
        return ["比", "较"].iter().find_map(|w| text.word_before(start, w)).filter(|word| *word >= from);
    }
    // 比3年前, 较制度建立之初, 较“十三五”期末.
    if let Some(start) = before_then(text, from, end) {
        return Some(start);
    }
    let end =
        ["底", "末", "同期", "年均", "平均"].iter().find_map(|w| text.word_before(end, w)).unwrap_or(end);
    let start = source.date_to(end).or_else(|| plan_to(text, end))?;
    let word = ["比", "较", "从", "自", "在"].iter().find_map(|w| text.word_before(start, w))?;
    (word >= from).then_some(word)
}

/// The start of a comparison with an earlier time that is no date and ends at `end`: 比3年前, 较“十三五”期末.
fn before_then(text: &NormalizedText<'_>, from: usize, end: usize) -> Option<usize> {
    /// The most characters of such a comparison.
    const LONGEST: usize = 12;
    let time =
        ["年前", "之初", "期末", "之前", "同期"].iter().find_map(|word| text.word_before(end, word))?;
    let start =
        (from.max(end.saturating_sub(LONGEST))..time).rev().find(|i| matches!(text.at(*i), '比' | '较'))?;
    let noun = matches!(text.at(start + 1), '例' | '重' | '值' | '率' | '为' | '快' | '好');
    (!noun && start + 1 < time).then_some(start)
}

/// The start of the name of a five-year plan (“十三五”) that ends at `end`.
fn plan_to(text: &NormalizedText<'_>, end: usize) -> Option<usize> {
    let named = if text.before(end) == '”' { end - 1 } else { end };
    let start = text.word_before(named, "五").filter(|at| numeral::is_chinese(text.before(*at)))?;
    let start = (start.saturating_sub(2)..start).find(|i| text.at(*i) == '十')?;
    Some(if text.before(start) == '“' { start - 1 } else { start })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_basis_of_a_change_is_told() {
        fn check(words: &str, expected: Option<Basis>) {
            let text = NormalizedText::new(words);
            assert_eq!(basis(&text, text.len()), expected, "{words}");
        }
        check("产值5亿元，按可比价格计算，同比增长", Some(Basis::ComparablePrice));
        check("税收同口径增长", Some(Basis::ComparableScope));
        check("收入名义增长", Some(Basis::CurrentPrice));
        check("按可比价增长5%，税收增长", None);
        check("", None);
    }

    #[test]
    fn changes_over_years_are_told_from_those_against_the_year_before() {
        fn check(words: &str, expected: Option<&str>) {
            let text = NormalizedText::new(words);
            let told = over_years(&text, text.len()).map(|(words, _)| words);
            assert_eq!(told.as_deref(), expected, "{words}");
        }
        check("产值五年年均增长", Some("五年年均"));
        check("产值5年年均增长", Some("五年年均"));
        check("产值2015年增长", None);
        check("产值年均增长", Some("年均"));
        check("十年来累计增加近", Some("十年累计"));
        check("产值增长", None);
        check("五年来,产值增长", None);
        check("", None);
    }
}
