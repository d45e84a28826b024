//! What a figure measures: the words to its left, or to the right of its unit.
//!
//! | text | name |
//! | --- | --- |
//! | `全镇实现国内生产总值` 15亿元 | 国内生产总值: without time, subject and verb |
//! | `出栏生猪` 3万头 | 生猪出栏 |
//! | `新建` 20个 `社区食堂，` | 新建社区食堂 |
//! | `粮食播种面积` 5万亩，`总产量` | a bare head noun inherits the previous subject: 粮食总产量 |
//! | `已整改完成` 36个 | 已整改完成, with the noun of the previous total |

use super::lexer::Token;
use super::lexicon::{
    EVENT_VERBS, HEADS, LEADS, LOCATIVES, NOT_A_NOUN, PREDICATES, PROTECTED_ENDS, PROTECTED_NOUNS,
    PROTECTED_STARTS, TIME_WORDS, TO_VERBS, VALUE_VERBS,
};
use super::words::word_list;
use crate::quantity::numeral;
use crate::source::NormalizedText;

/// The greatest distance between a name and its figure, in characters.
pub(super) const REACH: usize = 64;
/// The greatest length of a list that is kept as the name of one figure, in characters.
const LONGEST_LIST: usize = 30;
/// The greatest length of a name to the right of its unit, in characters.
const LONGEST_RIGHT: usize = 24;

word_list! {
    /// Verbs that stand after their object in the name of an indicator.
    TRAILING_VERBS = "出栏 存栏";
    /// Words of progress: part of the name only if the clause has no other name.
    ASPECTS = "可 已 正在 已经 正 尚未 未";
    /// Verbs that combine with [`EVENT_VERBS`]: 升级改造, 优化调整.
    DEEDS = "升级 优化 调整 提升 更新 刷新 消减 落实 梳理 囊括 公示 新开工 实施 推进 打造 拓展 保障 加固 形成 收回 腾出 铺排";
    /// Nouns that begin with a character that can be a verb: 新增上市公司.
    VERBAL_NOUNS = "上市公司 上市企业 挂牌企业 出口企业 进口企业 培训基地 养殖场 种植基地 养殖基地 储备粮 投资基金 投资项目 贷款余额 检查站 监测站 监测点";
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

/// The event verb at the start of a name, and the start of its object.
pub(super) fn leading_verb<'a>(
    text: &NormalizedText<'_>,
    from: usize,
    to: usize,
) -> Option<(&'a str, usize)> {
    EVENT_VERBS.at(text, from, to).filter(|(_, end)| *end < to)
}

/// The end of the verbs at the start of a name: 新建、改建 of 新建、改建幼儿园, 升级改造 of 升级改造公厕.
pub(super) fn leading_verbs(name: &NormalizedText<'_>) -> Option<usize> {
    let verb = |from: usize| {
        let verb = EVENT_VERBS.at(name, from, name.len()).into_iter().chain(DEEDS.at(name, from, name.len()));
        let noun = VERBAL_NOUNS.at(name, from, name.len()).is_some();
        verb.map(|(_, end)| end).max().filter(|end| *end < name.len() && !noun)
    };
    let mut end = verb(0)?;
    loop {
        let joined = matches!(name.at(end), '、' | '和' | '及' | '与');
        match verb(if joined { end + 1 } else { end }) {
            Some(next) => end = next,
            None => return Some(end),
        }
    }
}

/// The start of the verbs at the end of a stretch: 新开工及续建, 升级改造.
pub(super) fn last_verbs(text: &NormalizedText<'_>, from: usize, to: usize) -> Option<usize> {
    let verb = |end: usize| {
        let verb = EVENT_VERBS.before(text, from, end).into_iter().chain(DEEDS.before(text, from, end));
        verb.map(|(_, start)| start).min()
    };
    let mut start = verb(to)?;
    loop {
        let joined = matches!(text.before(start), '、' | '和' | '及' | '与');
        match verb(if joined { start - 1 } else { start }) {
            Some(earlier) => start = earlier,
            None => return Some(start),
        }
    }
}

/// Whether a stretch consists of verbs only, without an object.
pub(super) fn is_bare_verb(text: &NormalizedText<'_>, from: usize, to: usize) -> bool {
    let mut at = from;
    while at < to {
        let next = EVENT_VERBS
            .at(text, at, to)
            .or_else(|| ASPECTS.at(text, at, to))
            .or_else(|| VALUE_VERBS.at(text, at, to));
        match next {
            Some((_, end)) => at = end,
            None => return false,
        }
    }
    from < to
}

/// A name without its leading verbs.
pub(super) fn object(name: &str) -> String {
    let text = NormalizedText::new(name);
    let verb =
        |from: usize| EVENT_VERBS.at(&text, from, text.len()).or_else(|| ASPECTS.at(&text, from, text.len()));
    let mut from = 0;
    loop {
        let joined = from > 0 && matches!(text.at(from), '、' | '和' | '及' | '与');
        let Some((_, end)) = verb(if joined { from + 1 } else { from }) else { break };
        from = text.word(end, "完成").unwrap_or(end);
    }
    text.string(from, text.len())
}

/// The start of a bare verb with its aspect: 已整改, 正在整改.
pub(super) fn with_aspect(text: &NormalizedText<'_>, floor: usize, from: usize) -> usize {
    ASPECTS.before(text, floor, from).map_or(from, |(_, start)| start)
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

/// The end of the noun that follows a unit at `from`; `None` if there is none.
pub(super) fn right(source: &TokenizedText<'_>, from: usize) -> Option<usize> {
    let text = source.text;
    let next = source.tokens.partition_point(|t| t.from() < from);
    let limit = source.tokens.get(next).map_or(text.len(), Token::from).min(from + LONGEST_RIGHT);
    let protected = PROTECTED_NOUNS.at(text, from, limit).map_or(0, |(_, end)| end);
    let reaches =
        VALUE_VERBS.at(text, from, limit).is_some_and(|(w, end)| w.chars().count() > 1 && end >= protected);
    if reaches || TO_VERBS.at(text, from, limit).is_some() {
        return None;
    }
    let excluded = NOT_A_NOUN.at(text, from, limit.max(from + 1)).map_or(0, |(_, end)| end);
    if excluded > protected.saturating_sub(1) {
        return None;
    }
    let mut quoted = false;
    let end = (from..limit)
        .find(|i| {
            let c = text.at(*i);
            quoted = c == '“' || quoted && c != '”';
            let bracket = match c {
                '(' => areas(text, *i).is_some(),
                ')' | '、' => {
                    (from..*i).rev().take(AREAS).any(|open| areas(text, open).is_some_and(|to| to > *i))
                }
                _ => false,
            };
            !(c.is_alphanumeric()
                || matches!(c, '“' | '”' | '《' | '》' | '·' | '•' | '-')
                || quoted
                || bracket)
                || (*i > from && !quoted && ends_noun(text, *i, limit, *i > from + 1))
        })
        .unwrap_or(limit);
    // 9家机构和甲公司、乙公司等22个项目, 立面和桥梁6万平方米: the part after 和 has its own count.
    let listed = text.at(end) == '、' || source.tokens.get(next).is_some_and(|t| t.from() == end);
    let end = if source.tokens.get(next).is_some_and(|t| t.from() == end) {
        trim_end_bounds(source, from + 1, end)
    } else {
        end
    };
    // 32个在建项目总建筑面积373万平方米: the measure belongs to the next figure.
    let measured = source.tokens.get(next).filter(|t| trim_end_bounds(source, from + 1, t.from()) == end);
    // A single character is not a measure: 水质优良率.
    let head = measured.and_then(|_| HEADS.before(text, from + 2, end)).filter(|(_, at)| at + 1 < end);
    let end = head.map_or(end, |(_, start)| start);
    let joint = (from + 2..end).rev().find(|i| matches!(text.at(*i), '和' | '与' | '及')).filter(|_| listed);
    let end = joint.filter(|at| text.word(from, "国家和地区") != Some(at + 3)).unwrap_or(end);
    // 102项工程的285个项目: the second noun is part of the first.
    let end = if text.before(end) == '的' { end - 1 } else { end };
    // 16个合作社中: a part of a whole follows.
    let among = text.before(end) == '中' && !matches!(text.before(end - 1), '初' | '高' | '集' | '空');
    let end = if among { end - 1 } else { end };
    (end > from).then_some(end)
}

/// The greatest length of a bracket in [`areas`].
const AREAS: usize = 6;

/// 县(市、区): the end of the bracket that opens at `open`, if it lists other units of the same count.
fn areas(text: &NormalizedText<'_>, open: usize) -> Option<usize> {
    if text.at(open) != '(' {
        return None;
    }
    let close = (open + 1..open + AREAS).find(|i| text.at(*i) == ')')?;
    let level = |c: char| {
        matches!(c, '市' | '县' | '区' | '州' | '旗' | '镇' | '乡' | '村' | '、' | '社' | '街' | '道')
    };
    (open + 1..close).all(|i| level(text.at(i))).then_some(close + 1)
}

/// Whether the predicate of the noun begins at `i`; 规模以上 is part of the noun.
fn ends_noun(text: &NormalizedText<'_>, i: usize, limit: usize, single: bool) -> bool {
    let bound = text.at(i) == '以' && matches!(text.at(i + 1), '上' | '下' | '内' | '外');
    // 200家企业在陕设立机构.
    if text.at(i) == '在'
        && (i + 2..i + 5).any(|k| {
            EVENT_VERBS
                .at(text, k, limit)
                .or_else(|| PREDICATES.at(text, k, limit))
                .is_some_and(|(w, _)| w.chars().count() > 1)
        })
    {
        return true;
    }
    // 城中村和住宅小区: the noun continues, unless a verb follows 和.
    let joins = matches!(text.at(i), '和' | '与' | '及')
        && i + 2 < limit
        && EVENT_VERBS.at(text, i + 1, limit).is_none()
        && text.slice(i + 1, i + 3).iter().all(|c| c.is_alphanumeric() && !c.is_ascii_digit());
    // 正本清源, 全覆盖, 见义勇为.
    if TIME_WORDS.at(text, i, limit).is_some_and(|(w, _)| w.ends_with('年') || w.ends_with('内')) {
        return true;
    }
    // 20条河流中仍有9条: a part of a whole follows.
    if text.at(i) == '中' && matches!(text.at(i + 1), '仍' | '有' | '已') {
        return true;
    }
    let whole = text.at(i) == '正' && text.at(i + 1) == '本'
        || text.before(i) == '全' && text.word(i, "覆盖").is_some()
        || text.before(i) == '勇' && text.at(i) == '为'
        || text.before(i) == '发' && text.at(i) == '达'
        || text.before(i) == '新' && text.word(i, "开工").is_some();
    PREDICATES.at(text, i, limit).filter(|_| !joins && !whole).is_some_and(|(w, to)| {
        // 县域商业领跑县: a noun with another last character.
        let inside =
            text.at(to).is_alphanumeric() && text.at(to) != '中' && !text.at(to + 1).is_alphanumeric();
        !bound && !inside && (single || w.chars().count() > 1)
    })
}

/// All words of the clause after a unit at `from`: the name if there is no better one.
pub(super) fn clause_after(source: &TokenizedText<'_>, from: usize) -> Option<String> {
    let text = source.text;
    let next = source.tokens.partition_point(|t| t.from() < from);
    let limit = source.tokens.get(next).map_or(text.len(), Token::from).min(from + LONGEST_RIGHT);
    let end = (from..limit)
        .find(|i| !(text.at(*i).is_alphanumeric() || matches!(text.at(*i), '“' | '”')))
        .unwrap_or(limit);
    let start = trim_start(source, from, end);
    (start + 1 < end).then(|| text.string(start, end))
}
