//! What a figure measures: the words to its left, or to the right of its unit.
//!
//! | text | name |
//! | --- | --- |
//! | `全镇实现国内生产总值` 15亿元 | 国内生产总值: without time, subject and verb |
//! | `出栏生猪` 3万头 | 生猪出栏 |
//! | `新建` 20个 `社区食堂，` | 新建社区食堂 |
//! | `粮食播种面积` 5万亩，`总产量` | a bare head noun inherits the previous subject: 粮食总产量 |
//! | `已整改完成` 36个 | 已整改完成, with the noun of the previous total |

mod right;
mod verb;

pub(super) use right::{clause_after, right};
pub(super) use verb::{is_bare_verb, last_verbs, leading_verb, leading_verbs, object, with_aspect};

use super::lexer::Token;
use super::lexicon::{
    EVENT_VERBS, HEADS, LEADS, LOCATIVES, PROTECTED_ENDS, PROTECTED_STARTS, TIME_WORDS, VALUE_VERBS,
};
use super::words::word_list;
use crate::quantity::numeral;
use crate::source::NormalizedText;

/// The greatest distance between a name and its figure, in characters.
pub(super) const REACH: usize = 64;
/// The greatest length of a list that is kept as the name of one figure, in characters.
const LONGEST_LIST: usize = 30;

word_list! {
    /// Verbs that stand after their object in the name of an indicator.
    TRAILING_VERBS = "出栏 存栏";
    /// Remarks in brackets that are not part of the name.
    REMARKS = "下同 同比 预计数 快报数 初步数 预计 快报 现价 可比价 不变价 全口径 累计";
    /// Nouns for a threshold: 万亿元台阶.
    THRESHOLDS = "台阶 大关 关口 门槛 大台阶";
    /// Ends of a clause of circumstance: 在出口下降的情况下.
    CIRCUMSTANCES = "情况下 背景下 形势下 条件下 前提下";
    /// Words before 新增 that are not part of the name.
    CARRIERS = "办理 完成 落实";
}

/// A text with its numbers.
#[derive(Clone, Copy)]
pub(super) struct TokenizedText<'a> {
    pub text: &'a NormalizedText<'a>,
    pub tokens: &'a [Token],
}

impl TokenizedText<'_> {
    /// The end of the date that begins at `at`.
    fn date_from(&self, at: usize) -> Option<usize> {
        let first = self.tokens.partition_point(|t| t.from() < at);
        match self.tokens.get(first)? {
            Token::Date(d) if d.from == at => Some(d.to),
            _ => None,
        }
    }

    /// The start of the date that ends at `at`.
    pub(super) fn date_to(&self, at: usize) -> Option<usize> {
        let first = self.tokens.partition_point(|t| t.to() < at);
        match self.tokens.get(first)? {
            Token::Date(d) if d.to == at => Some(d.from),
            _ => None,
        }
    }
}

/// The start of the clause of a figure at `end`: after a punctuation mark, a bracket or `floor`.
pub(super) fn clause(text: &NormalizedText<'_>, floor: usize, end: usize) -> usize {
    let lowest = floor.max(end.saturating_sub(REACH));
    let mut closed = 0;
    (lowest..end)
        .rev()
        .find(|i| match text.at(*i) {
            '，' | '；' | '：' | '。' | '．' | '\n' | '！' | '？' => closed == 0,
            ')' => {
                closed += 1;
                false
            }
            '(' if closed > 0 => {
                closed -= 1;
                false
            }
            '(' => true,
            _ => false,
        })
        .map_or(lowest, |i| i + 1)
}

/// Removes words between a name and its value. Returns the new end.
pub(super) fn trim_end(source: &TokenizedText<'_>, from: usize, end: usize) -> usize {
    let text = source.text;
    let mut to = end;
    while to > from {
        if let Some(start) = source.date_to(to).filter(|s| *s >= from) {
            to = start;
            continue;
        }
        if let Some(start) = years_on_end(text, from, to) {
            to = start;
            continue;
        }
        let aside = remark_to(source, from, to)
            .or_else(|| threshold_to(text, from, to))
            .or_else(|| circumstance_to(text, from, to));
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
pub(super) fn is_stray(c: char) -> bool {
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
pub(super) fn remark_to(source: &TokenizedText<'_>, from: usize, end: usize) -> Option<usize> {
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
pub(super) fn is_threshold(text: &NormalizedText<'_>, from: usize) -> bool {
    /// The most characters of an amount.
    const LONGEST: usize = 6;
    let round =
        |i: &usize| matches!(text.at(*i), '十' | '百' | '千' | '万' | '亿' | '元' | '斤' | '吨' | '级');
    let to = (from..from + LONGEST).take_while(round).last().map_or(from, |i| i + 1);
    to > from && THRESHOLDS.at(text, to, to + 3).is_some()
}

/// 在出口下降的情况下: the start of the clause that ends at `end`, if a name stands before it.
fn circumstance_to(text: &NormalizedText<'_>, from: usize, end: usize) -> Option<usize> {
    CIRCUMSTANCES.before(text, from, end)?;
    (from + 2..end).find(|i| text.at(*i) == '在')
}

/// 连续8年, 连续三个月: the start of the duration that ends at `to`.
fn years_on_end(text: &NormalizedText<'_>, from: usize, to: usize) -> Option<usize> {
    let years = ["年", "个月", "个季度"].iter().find_map(|spell| text.word_before(to, spell))?;
    let number = |c: char| c.is_ascii_digit() || numeral::is_chinese(c);
    let start = (from..years).rev().take_while(|i| number(text.at(*i))).last()?;
    text.word_before(start, "连续").filter(|start| *start >= from)
}

/// The end of the words after a unit that give a bound: 50家`以上`.
pub(super) fn after_bounds(text: &NormalizedText<'_>, to: usize) -> usize {
    ["以上", "左右", "以内", "以下", "上下"].iter().find_map(|w| text.word(to, w)).unwrap_or(to)
}

/// Removes words of bound and value, but no part of the name: 总投资约 → 总投资.
pub(super) fn trim_end_bounds(source: &TokenizedText<'_>, from: usize, end: usize) -> usize {
    let mut to = end;
    while let Some((_, start)) = VALUE_VERBS.before(source.text, from, to) {
        to = start;
    }
    to
}

/// Removes time, scope and manner at the start. Returns the new start.
pub(super) fn trim_start(source: &TokenizedText<'_>, start: usize, to: usize) -> usize {
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
        if kept {
            break;
        }
        from = end;
    }
    from
}

/// The end of 成为全省第2个.
fn ordinal(text: &NormalizedText<'_>, from: usize, to: usize) -> Option<usize> {
    /// The most characters between 成为 and the counter.
    const REACH: usize = 10;
    let start = text.word(from, "成为")?;
    let mark = (start..to.min(start + REACH)).find(|i| text.at(*i) == '第')?;
    (mark + 2..to.min(start + REACH)).find(|i| matches!(text.at(*i), '个' | '家' | '座')).map(|i| i + 1)
}

/// The name within a stretch, trimmed on both sides. `None` where nothing is left.
pub(super) fn within(source: &TokenizedText<'_>, from: usize, end: usize) -> Option<(usize, usize)> {
    let text = source.text;
    let to = trim_end(source, from, end);
    let mut start = trim_start(source, from, to);
    // 在度佳镇范围内修建: the words before 范围内 are a place.
    if let Some((_, _, after)) = LOCATIVES.find(text, start, to).filter(|(_, _, end)| text.at(*end) != '外')
    {
        start = trim_start(source, after, to);
    }
    // 修订办法并安排资金: the last of two actions.
    let and = (start + 2..to.saturating_sub(2)).rev().find(|i| {
        text.at(*i) == '并'
            && (text.at(i + 1) == '在' || EVENT_VERBS.at(text, i + 1, to).is_some())
            && !matches!(text.before(*i), '合' | '兼')
    });
    if let Some(and) = and {
        start = trim_start(source, and + 1, to);
    }
    // 通过甲、乙等活动对弱势群体发放补贴: the means are not part of the name.
    let toward = (start + 8..to.saturating_sub(3)).rev().find(|i| {
        text.at(*i) == '对'
            && !matches!(text.before(*i), '应' | '针' | '面' | '绝' | '相' | '核' | '结')
            && !matches!(text.at(*i + 1), '口' | '外' | '接' | '标' | '象')
    });
    if let Some(toward) = toward.filter(|at| EVENT_VERBS.find(text, at + 1, to).is_some()) {
        start = trim_start(source, toward + 1, to);
    }
    // 甲厂二期投产、总装机9万千瓦: the verb is left out, its subject stays.
    if let Some(mark) = (start + 4..to.saturating_sub(1)).rev().find(|i| text.at(*i) == '、')
        && is_head(text, mark + 1, to)
        && HEADS.before(text, start, mark).is_none()
        && EVENT_VERBS.before(text, start, mark).is_some()
    {
        return Some((mark + 1, to));
    }
    // A list before one figure is kept only if it is short or ends with 等.
    let list = (start..to).rev().find(|i| text.at(*i) == '、');
    let examples = (start..to.saturating_sub(1)).any(|i| text.at(i) == '等');
    if let Some(mark) = list.filter(|_| to - start > LONGEST_LIST && text.before(to) != '等' && !examples) {
        start = trim_start(source, mark + 1, to);
    }
    let word = text.slice(start, to).iter().any(|c| c.is_alphabetic());
    (start + 1 < to && word).then_some((start, to))
}

/// The usual form of an indicator's name: 生猪出栏 for 出栏生猪.
pub(super) fn spelled(text: &NormalizedText<'_>, from: usize, to: usize) -> String {
    if let Some(short) = without_examples(text, from, to) {
        return short;
    }
    // 休闲农业实现营业收入: the verb between subject and measure.
    let done = HEADS.before(text, from, to).and_then(|(_, head)| {
        let verb = ["实现", "完成"].iter().find_map(|w| text.word_before(head, w))?;
        (verb > from + 1).then(|| text.string(from, verb) + &text.string(head, to))
    });
    if let Some(name) = done {
        return name;
    }
    if let Some((verb, object)) = TRAILING_VERBS.at(text, from, to).filter(|(_, end)| *end < to) {
        return text.string(object, to) + verb;
    }
    let from = CARRIERS
        .at(text, from, to)
        .map(|(_, end)| end)
        .filter(|end| text.word(*end, "新增").is_some())
        .unwrap_or(from);
    text.string(from, to)
}

/// 新开工项目, for 新开工甲山旅游景区等项目: leaves out proper names that are examples.
/// Short examples in a list stay (会计、法律等机构), because they give the kind.
fn without_examples(text: &NormalizedText<'_>, from: usize, to: usize) -> Option<String> {
    const SHORT: usize = 4;
    let words = text.string(from, to);
    let verbs = leading_verbs(&NormalizedText::new(&words))?;
    let mark = (from + verbs + 2..to.saturating_sub(1)).rev().find(|i| text.at(*i) == '等')?;
    let examples = text.string(from + verbs, mark);
    let kinds = examples.contains('、') && examples.split('、').all(|one| one.chars().count() <= SHORT);
    let whole = matches!(text.at(mark + 1), '级' | '地');
    (!kinds && !whole).then(|| text.string(from, from + verbs) + &text.string(mark + 1, to))
}

/// The start of a bare head noun at the end of a stretch that has only verbs before it.
pub(super) fn last_head(text: &NormalizedText<'_>, from: usize, to: usize) -> Option<usize> {
    let (_, head) = HEADS.before(text, from, to)?;
    (head == from || is_bare_verb(text, from, head)).then_some(head)
}

/// Whether a name is a bare head noun, which needs a subject.
pub(super) fn is_head(text: &NormalizedText<'_>, from: usize, to: usize) -> bool {
    HEADS.at(text, from, to).is_some_and(|(_, end)| end == to) || is_share(text, from)
}

/// 占全市, 占地区生产总值, but not 占地面积.
fn is_share(text: &NormalizedText<'_>, at: usize) -> bool {
    text.at(at) == '占' && (text.at(at + 1) != '地' || text.word(at, "占地区").is_some())
}

/// The subject of a name: without its final head noun and its leading verb.
pub(super) fn subject(name: &str) -> String {
    let text = NormalizedText::new(name);
    // 甲产业增加值占全市: the subject is 甲产业.
    let shared = (2..text.len()).find(|i| is_share(&text, *i));
    let end = shared.unwrap_or(text.len());
    let from = leading_verbs(&text).unwrap_or(0);
    let to = HEADS.before(&text, from, end).map_or(end, |(_, start)| if start > from { start } else { end });
    // 猕猴桃综合产值、出口: the subject is 猕猴桃.
    let to = text.word_before(to, "综合").filter(|at| *at > from).unwrap_or(to);
    // 固定资产投资 is one term.
    let to = ["全社会固定资产", "固定资产"].iter().find_map(|w| text.word_before(to, w)).unwrap_or(to);
    // 中欧班列开行370列、贸易额…: the subject is 中欧班列, without the verb.
    let acted = EVENT_VERBS.before(&text, from + 2, to).filter(|_| HEADS.before(&text, from, to).is_none());
    text.string(from, acted.map_or(to, |(_, start)| start))
}
