//! Removes what is not part of a name from both ends of a stretch.
//!
//! | text | without |
//! | --- | --- |
//! | 粮食产量`连续3年稳定在` | a duration and a verb of value |
//! | 进出口总额`(1-11月)` | a remark |
//! | 生产总值`★` | a stray mark |
//! | `全年全县`新增就业 | time and scope |

use super::{REACH, TokenizedText, is_bare_verb};
use crate::extract::lexicon::{LEADS, PROTECTED_ENDS, PROTECTED_STARTS, TIME_WORDS, VALUE_VERBS};
use crate::extract::words::word_list;
use crate::quantity::numeral;
use crate::source::NormalizedText;

word_list! {
    /// Remarks in brackets that are not part of the name.
    REMARKS = "下同 同比 预计数 快报数 初步数 预计 快报 现价 可比价 不变价 全口径 累计";
    /// Nouns for a threshold: 万亿元台阶.
    THRESHOLDS = "台阶 大关 关口 门槛 大台阶";
    /// Ends of a clause of circumstance: 在出口下降的情况下.
    CIRCUMSTANCES = "情况下 背景下 形势下 条件下 前提下";
}

/// Removes words between a name and its value. Returns the new end.
pub(in crate::extract) fn trim_end(source: &TokenizedText<'_>, from: usize, end: usize) -> usize {
    let text = source.text;
    let mut to = end;
    while to > from {
        if let Some(start) = source.date_to(to).filter(|s| *s >= from) {
            to = start;
            continue;
        }
        if let Some(start) = years_on_end(text, from, to)
            .or_else(|| year_end(source, from, to))
            .or_else(|| per_one(text, from, to))
        {
            to = start;
            continue;
        }
        let aside = remark_to(source, from, to)
            .or_else(|| threshold_to(text, from, to))
            .or_else(|| circumstance_to(text, from, to))
            .or_else(|| basis_to(text, from, to));
        if let Some(start) = aside {
            to = start;
            continue;
        }
        let value = VALUE_VERBS.before(text, from, to).or_else(|| TIME_WORDS.before(text, from, to));
        let Some((word, start)) = value else {
            // 淘汰"老旧车": a closing straight quote is part of the name.
            let quotes = || text.slice(from, to).iter().filter(|c| **c == '"').count();
            let opens = text.before(to) == '"' && quotes() % 2 == 1;
            if opens
                || is_stray(text.before(to))
                || matches!(text.before(to), '的' | '、' | '“' | '(' | '—' | '-' | '：' | '，')
            {
                to -= 1;
                continue;
            }
            break;
        };
        let kept = PROTECTED_ENDS.before(text, from, to).is_some_and(|(w, _)| w.len() > word.len());
        // 整改完成: 完成 completes the verb.
        let finished = word == "完成" && is_bare_verb(text, trim_start(source, from, start), start);
        if kept || finished {
            break;
        }
        to = start;
    }
    to
}

/// Stray marks between a name and a number: 生产总值★1807亿元.
pub(in crate::extract) fn is_stray(c: char) -> bool {
    matches!(
        c,
        '★' | '☆'
            | '※'
            | '●'
            | '○'
            | '◆'
            | '◇'
            | '■'
            | '□'
            | '▲'
            | '△'
            | '▼'
            | '＊'
            | '*'
            | '#'
            | '＃'
            | '†'
            | '‡'
            | '√'
            | '◎'
            | '⊙'
    )
}

/// (下同), (1-11月), (不含农户): the start of the bracket that closes at `end`, if it is not part of the name.
pub(in crate::extract) fn remark_to(source: &TokenizedText<'_>, from: usize, end: usize) -> Option<usize> {
    /// The greatest length of a remark, in characters.
    const LONGEST: usize = 16;
    let text = source.text;
    let close = end.checked_sub(1).filter(|close| text.at(*close) == ')')?;
    let open = (from.max(end.saturating_sub(LONGEST))..close).rev().find(|i| text.at(*i) == '(')?;
    let inner = open + 1;
    let whole = |found: Option<(&str, usize)>| found.is_some_and(|(_, to)| to == close);
    let aside = source.date_from(inner) == Some(close)
        || whole(REMARKS.at(text, inner, close))
        || whole(TIME_WORDS.at(text, inner, close));
    (aside && open > from).then_some(open)
}

/// 连续迈上4个万亿元台阶: the start of the amount of a threshold that ends at `end`.
fn threshold_to(text: &NormalizedText<'_>, from: usize, end: usize) -> Option<usize> {
    let (_, at) = THRESHOLDS.before(text, from, end)?;
    let amount = |c: char| {
        c.is_ascii_digit()
            || numeral::is_chinese(c)
            || matches!(c, '元' | '斤' | '吨' | '个' | '大' | '几' | '多')
    };
    let start = (from..at).rev().take_while(|i| amount(text.at(*i))).last()?;
    (start > from && at > start + 1).then_some(start)
}

/// Whether the amount of a threshold stands at `from`: the words behind 4个 in 迈上4个万亿元台阶.
pub(in crate::extract) fn is_threshold(text: &NormalizedText<'_>, from: usize) -> bool {
    /// The most characters of an amount.
    const LONGEST: usize = 6;
    let round =
        |i: &usize| matches!(text.at(*i), '十' | '百' | '千' | '万' | '亿' | '元' | '斤' | '吨' | '级');
    let to = (from..from + LONGEST).take_while(round).last().map_or(from, |i| i + 1);
    to > from && THRESHOLDS.at(text, to, to + 3).is_some()
}

/// 优良天数按新国标统计: the start of the words for how it was counted, which end at `end`, if a name stands before them.
fn basis_to(text: &NormalizedText<'_>, from: usize, end: usize) -> Option<usize> {
    /// The most characters of such words.
    const LONGEST: usize = 10;
    let counted = ["统计", "计算", "评价", "测算"].iter().find_map(|word| text.word_before(end, word))?;
    let start = (from + 2..counted).rev().take(LONGEST).find(|i| text.at(*i) == '按')?;
    (start < counted && !matches!(text.at(start + 1), '期' | '揭' | '摩')).then_some(start)
}

/// 在出口下降的情况下: the start of the clause that ends at `end`, if a name stands before it.
fn circumstance_to(text: &NormalizedText<'_>, from: usize, end: usize) -> Option<usize> {
    CIRCUMSTANCES.before(text, from, end)?;
    (from + 2..end).find(|i| text.at(*i) == '在')
}

/// Whether the end of a clause of circumstance stands at `at`: 情况下.
pub(in crate::extract) fn is_circumstance(text: &NormalizedText<'_>, at: usize) -> bool {
    CIRCUMSTANCES.at(text, at, at + REACH).is_some()
}

/// 连续8年, 连续三个月: the start of the duration that ends at `to`.
fn years_on_end(text: &NormalizedText<'_>, from: usize, to: usize) -> Option<usize> {
    let years = ["年", "个月", "个季度"].iter().find_map(|spell| text.word_before(to, spell))?;
    let number = |c: char| c.is_ascii_digit() || numeral::is_chinese(c);
    let start = (from..years).rev().take_while(|i| number(text.at(*i))).last()?;
    text.word_before(start, "连续").filter(|start| *start >= from)
}

/// 2012年末, 2012年底的: the start of a date whose end of the year ends at `to`.
fn year_end(source: &TokenizedText<'_>, from: usize, to: usize) -> Option<usize> {
    let end = ["末", "底", "初"].iter().find_map(|word| source.text.word_before(to, word))?;
    source.date_to(end).filter(|start| *start >= from)
}

/// 标准从人均, 标准提高到年人均: if a name ends with a word for one recipient, the position where that word begins.
fn per_one(text: &NormalizedText<'_>, from: usize, to: usize) -> Option<usize> {
    /// The most characters of 每公里.
    const LONGEST_ONE: usize = 4;
    const ONES: [&str; 6] = ["年人均", "人均", "户均", "亩均", "月均", "日均"];
    // 2004年人均 is an average of one year.
    let whole = |start: &usize| {
        *start > from + 1 && !(text.at(*start) == '年' && text.before(*start).is_ascii_digit())
    };
    // 标准从每公里.
    let each = (to.saturating_sub(LONGEST_ONE)..to.saturating_sub(1))
        .rev()
        .find(|i| text.at(*i) == '每' && matches!(text.before(*i), '从' | '由' | '到' | '至' | '按'));
    if let Some(start) = each.filter(|start| *start > from + 1) {
        return Some(start);
    }
    ONES.iter().filter_map(|word| text.word_before(to, word)).find(whole)
}

/// The end of the words after a unit that give a bound: 50家`以上`.
pub(in crate::extract) fn after_bounds(text: &NormalizedText<'_>, to: usize) -> usize {
    ["以上", "左右", "以内", "以下", "上下"].iter().find_map(|w| text.word(to, w)).unwrap_or(to)
}

/// Removes words of bound and value, but no part of the name: 总投资约 → 总投资.
pub(in crate::extract) fn trim_end_bounds(source: &TokenizedText<'_>, from: usize, end: usize) -> usize {
    let mut to = end;
    while let Some((_, start)) = VALUE_VERBS.before(source.text, from, to) {
        to = start;
    }
    to
}

/// Removes time, scope and manner at the start. Returns the new start.
pub(in crate::extract) fn trim_start(source: &TokenizedText<'_>, start: usize, to: usize) -> usize {
    let text = source.text;
    let mut from = start;
    while from < to {
        if let Some(end) = source.date_from(from).filter(|e| *e <= to) {
            from = end;
            continue;
        }
        let lead =
            LEADS.at(text, from, to).into_iter().chain(TIME_WORDS.at(text, from, to)).max_by_key(|l| l.1);
        let Some((word, end)) = lead else {
            // (不含飞地): belongs to the previous figure.
            if let Some(end) = (from..to).find(|i| text.at(*i) == ')').filter(|_| text.at(from) == '(') {
                from = end + 1;
                continue;
            }
            // 成为第2个产值突破1亿元的县: an ordinal.
            if let Some(end) = ordinal(text, from, to) {
                from = end;
                continue;
            }
            if is_stray(text.at(from))
                || matches!(text.at(from), '①'..='⑳' | '、' | '”' | ')' | '—' | '-' | '"' | '，' | '》' | '·')
            {
                from += 1;
                continue;
            }
            break;
        };
        let kept = PROTECTED_STARTS.at(text, from, to).is_some_and(|(w, _)| w.len() > word.len());
        // 有就业意向的渔民: 有 is part of the name.
        let having = word == "有" && text.find(end, to, "的").is_some();
        if kept || having {
            break;
        }
        from = end;
    }
    from
}

/// The end of 成为全省第2个, 成为全国首个.
fn ordinal(text: &NormalizedText<'_>, from: usize, to: usize) -> Option<usize> {
    /// The most characters between 成为 and the counter.
    const REACH: usize = 16;
    let start = text.word(from, "成为")?;
    let counter = |i: usize| matches!(text.at(i), '个' | '家' | '座').then_some(i + 1);
    let end = (start..to.min(start + REACH)).rev().find_map(|i| match text.at(i) {
        '第' => (i + 2..i + 5).find_map(counter),
        '首' => counter(i + 1),
        _ => None,
    });
    end.filter(|end| *end <= to).map(|end| text.word(end, "过").unwrap_or(end))
}
