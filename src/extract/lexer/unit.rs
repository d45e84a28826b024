//! The unit behind a number, with its multiplier and the words within it.
//!
//! | text behind the digits | unit | multiplier | base |
//! | --- | --- | --- | --- |
//! | `余万元` | 万元, 余 | 10000 | 元 |
//! | `多万亿元` | 万亿元, 多 | 10¹² | 元 |
//! | `百亿亿次/秒` | 百亿亿次/秒 | 10¹⁸ | 次/秒 |
//! | `吨标准煤/万元` | 吨标准煤/万元 | 1 | 吨标准煤/万元 |
//! | `微克每立方米` | 微克/立方米 | 1 | 微克/立方米 |
//! | `栋(处)` | 栋(处) | 1 | 栋(处) |
//! | `户均`, `万吨级` | none: another word, a class | | |

use crate::extract::units::{COUNTERS, MEASURES, NOT_A_COUNTER};
use crate::extract::words::word_list;
use crate::quantity::Decimal;
use crate::quantity::unit::MULTIPLIERS;
use crate::source::NormalizedText;

word_list! {
    /// Words right behind a unit that make the quantity a class: 万吨级.
    CLASS_TAIL = "级 型 制 版 大关级";

    /// Words that begin like [`CLASS_TAIL`] and make no class.
    CLASS_STEMS = "制造 制作 制品 制药 制度 制定 制种 制糖 制氢 版权 版面 版画 型材 型号 级配";

    /// Units that follow 每 in a rate.
    PER = "立方米 平方米 平方公里 升 公斤 千克 小时 秒 千瓦时 吨 亩";
}

/// The unit and what belongs to it behind the digits.
pub(super) struct Tail {
    pub(super) unit: String,
    pub(super) times: Decimal,
    pub(super) base: String,
    pub(super) over: Option<char>,
    pub(super) counted: bool,
    pub(super) to: usize,
}

/// The most characters of a multiplier: 百亿亿.
const LONGEST_MULTIPLIER: usize = 3;

fn is_over(c: char) -> bool {
    matches!(c, '余' | '多' | '几')
}

/// The longest multiplier (万, 千万) that begins at `at` and ends by `end`: the word, its number and its end.
pub(super) fn multiplier_at(
    text: &NormalizedText<'_>,
    at: usize,
    end: usize,
) -> Option<(&'static str, Decimal, usize)> {
    MULTIPLIERS.iter().find_map(|(word, times)| {
        let to = text.word(at, word).filter(|to| *to <= end)?;
        Some((*word, Decimal::from(*times), to))
    })
}

/// Reads `(余)(万)(余)元` at `at`.
pub(super) fn tail(text: &NormalizedText<'_>, at: usize) -> Option<Tail> {
    let mut over = None;
    let mut i = at;
    if is_over(text.at(i)) {
        over = Some(text.at(i));
        i += 1;
    }
    let unit_from = i;
    let mut times = Decimal::ONE;
    // 千米, 千瓦, 千克: units of their own.
    let own = MEASURES.at(text, i, text.len()).is_some_and(|(word, _)| word.chars().count() > 1);
    if let Some((_, multiplier, end)) = multiplier_at(text, i, i + LONGEST_MULTIPLIER).filter(|_| !own) {
        times = multiplier;
        i = end;
    }
    let multiplier_end = i;
    let mut multiplier = text.string(unit_from, multiplier_end);
    if over.is_none() && is_over(text.at(i)) && multiplier_end > unit_from {
        over = Some(text.at(i));
        i += 1;
        // 3万多亿元, 3千多万.
        if let Some((word, second, end)) = multiplier_at(text, i, i + 1) {
            times = times.checked_mul(second)?;
            multiplier.push_str(word);
            i = end;
        }
    }
    if let Some((unit, counted, end)) = unit(text, i) {
        // 2亿元制造业贷款, 3万元版权费: a noun follows.
        let word = CLASS_STEMS.at(text, end, end + 2).is_some();
        if !word
            && CLASS_TAIL.at(text, end, end + 2).is_some()
            && !matches!(unit.as_str(), "个" | "家" | "名" | "项" | "%")
        {
            return None;
        }
        return Some(Tail { unit: format!("{multiplier}{unit}"), times, base: unit, over, counted, to: end });
    }
    (multiplier_end > unit_from && !matches!(text.at(i), '级' | '强' | '+' | '×')).then(|| Tail {
        unit: multiplier,
        times,
        base: String::new(),
        over,
        counted: true,
        to: i,
    })
}

/// The unit word at `i`, whether it is a counter, and its end.
fn unit(text: &NormalizedText<'_>, i: usize) -> Option<(String, bool, usize)> {
    let measure = MEASURES.at(text, i, text.len());
    let counter = COUNTERS.at(text, i, text.len());
    let (word, end, counted) = match (measure, counter) {
        (Some((m, me)), Some((_, ce))) if me >= ce => (m, me, false),
        (_, Some((c, ce))) => (c, ce, true),
        (Some((m, me)), None) => (m, me, false),
        (None, None) => return None,
    };
    // 35户均已入住, 3所在建学校 are counts; 户均, 所在地 are other words.
    let all = |to: usize| {
        text.before(to) == '均' && matches!(text.at(to), '已' | '实' | '完' | '达' | '通' | '得' | '按')
    };
    let under_way = |to: usize| text.before(to) == '在' && matches!(text.at(to), '建' | '校' | '读' | '编');
    let other = NOT_A_COUNTER.at(text, i, text.len()).map_or(end, |(_, to)| to);
    if other > end && !all(other) && !under_way(other) {
        return None;
    }
    let letters = text.before(end).is_ascii_alphabetic() && text.at(end).is_ascii_alphanumeric();
    if letters {
        return None;
    }
    let mut word = word.to_owned();
    let mut end = end;
    // 950栋(处).
    if counted
        && text.at(end) == '('
        && let Some((other, to)) =
            COUNTERS.at(text, end + 1, text.len()).filter(|(_, to)| text.at(*to) == ')')
    {
        word = format!("{word}({other})");
        end = to + 1;
        if text.at(end) == '次' {
            word.push('次');
            end += 1;
        }
    }
    // 元/吨, 微克/立方米, 微克每立方米: a rate.
    if text.at(end) == '/' || text.at(end) == '每' && PER.at(text, end + 1, text.len()).is_some() {
        // 吨标准煤/万元, 张/千人.
        let (times, at) =
            multiplier_at(text, end + 1, end + 3).map_or(("", end + 1), |(word, _, to)| (word, to));
        let named = |at| MEASURES.at(text, at, text.len()).or_else(|| COUNTERS.at(text, at, text.len()));
        let per = match (named(end + 1), named(at)) {
            (Some((per, to)), _) => Some((to, per.to_owned())),
            (None, Some((per, to))) => Some((to, format!("{times}{per}"))),
            (None, None) if matches!(text.at(end + 1), '年' | '月') => {
                Some((end + 2, text.at(end + 1).to_string()))
            }
            (None, None) => None,
        };
        if let Some((to, per)) = per {
            word.push('/');
            word.push_str(&per);
            end = to;
        }
    }
    Some((word, counted, end))
}
