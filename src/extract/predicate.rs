//! The predicate behind a count: what happens to the things counted, for the name of the count.
//!
//! | text | name |
//! | --- | --- |
//! | 8条`高速公路建成通车` | 建成通车高速公路 |
//! | 8个乡镇、60个`村设立法律顾问` | 设立法律顾问乡镇; 设立法律顾问村 |
//! | 30人`凭贡献晋升职称` | 凭贡献晋升职称 |
//! | 4个`社区` | 社区: no predicate |

use super::lexer::{Quantity, Token};
use super::lexicon::{EVENT_VERBS, HEADS, TIME_WORDS};
use super::noun_phrase::{self, TokenizedText};
use super::words::word_list;
use crate::source::NormalizedText;

/// The most characters of a predicate in a name.
const LONGEST: usize = 24;
/// The most characters of a place's name in a list.
const LONGEST_PLACE: usize = 6;
/// The most counts that share a predicate.
const MOST: usize = 8;

word_list! {
    /// Adverbs before a verb, not part of a name.
    ADVERBS = "已 已经 正 正在 正式 将 全部 全面 顺利 如期 基本 均 均已 都 都已 尽早 尽快 早日 深入 先后 陆续 相继 提前 按期 有序 首次 率先 稳步 扎实 也";
    /// Words that begin a value or a change, not part of a name.
    VALUED = "
        增长 下降 上升 减少 增加 提高 达 突破 超过 超 为 是 占 同比 较 比 分别 累计 高于 低于 增至 升至 降至 以 和 与 及 并 且 又
        位居 位列 居 列 排 稳居 名列 等 从 让 使 左右 以上 以下 以内 总 合计 平均 其中 在全 在县 在市 在省
    ";
    /// Words for a rank.
    RANKED = "全国第 全省第 全市第 全国首 全省首 居 位居 位列 排名 列全";
    /// Places that work is counted by.
    PLACES = "学校 村 小区 老旧小区 城中村 社区 乡镇 镇 街道 行政村 自然村 县 区 园区 景区 企业 医院 河道 水库";
    /// Words that begin a predicate of people without a noun.
    BY_WHICH = "实现 凭 经 通过 因 获 被 享受 参加 取得 考取 考入";
}

/// The start and end of the predicate of the noun that ends at `end`. `None` if there is none or it is too
/// long for a name.
pub(super) fn predicate(source: &TokenizedText<'_>, end: usize) -> Option<(usize, usize)> {
    predicate_within(source, end, MOST)
}

fn predicate_within(source: &TokenizedText<'_>, end: usize, most: usize) -> Option<(usize, usize)> {
    let text = source.text;
    let next = source.tokens.partition_point(|t| t.from() < end);
    let next = source.tokens.get(next);
    let beside = |at: usize| next.is_some_and(|t| t.from() == at + 1);
    if matches!(text.at(end), '、' | '和' | '与' | '及') {
        // 8个乡镇、60个村设立…: all share the predicate of the last.
        let Token::Quantity(q) = next.filter(|_| beside(end) && most > 0)? else { return None };
        // 3个村、2万人实现脱贫.
        if let Some(said) = without_noun(source, q) {
            return Some(said);
        }
        let noun = noun_phrase::right(source, q.to).filter(|_| q.counted)?;
        return predicate_within(source, noun, most - 1);
    }
    let limit = next.map_or(text.len(), Token::from);
    let stop = (end..end + LONGEST + 1).find(|i| match text.at(*i) {
        '、' | '和' => {
            beside(*i)
                || EVENT_VERBS.at(text, i + 1, limit).is_some()
                || RANKED.at(text, i + 1, limit).is_some()
        }
        '“' | '”' | '《' | '》' | '(' | ')' | '·' | '•' | '-' | '+' => false,
        c => !c.is_alphanumeric(),
    })?;
    let mut from = end;
    while let Some((_, to)) = ADVERBS.at(text, from, stop).or_else(|| TIME_WORDS.at(text, from, stop)) {
        from = to;
    }
    // 实施整治并鼓励参与: only the first predicate.
    let stop = text.find(from + 3, stop, "并").unwrap_or(stop);
    // 12个项目增加产值5亿元: the measure belongs to the next figure.
    let measures = stop == limit && HEADS.before(text, from, stop).is_some();
    let said = !measures
        && stop >= from + 2
        && text.at(from) != '('
        && stop <= limit
        && VALUED.at(text, from, stop).is_none();
    said.then_some((from, stop))
}

/// The start and end of the work that a list of places shares: 25个小区、12个学校管道改造. `None` if the noun
/// from `from` to `end` is the last of the list, or nothing is shared.
pub(super) fn shared(source: &TokenizedText<'_>, from: usize, end: usize) -> Option<(usize, usize)> {
    let text = source.text;
    let quotes = (from..end).any(|i| text.at(i) == '“');
    if end - from > LONGEST_PLACE || quotes || noun_phrase::last_verbs(text, from, end).is_some() {
        return None;
    }
    let mut end = end;
    for _ in 0..MOST {
        let next = source.tokens.partition_point(|t| t.from() < end);
        let from = if matches!(text.at(end), '、' | '和' | '与' | '及') { end + 1 } else { end };
        let Token::Quantity(q) = source.tokens.get(next).filter(|t| t.from() == from)? else { return None };
        // 2个基地县、40万亩示范区建设: an item of its own.
        if from > end && !q.counted {
            return None;
        }
        // 5个村80户的危房改造.
        let of = text.word(q.to, "的");
        let noun = noun_phrase::right(source, of.unwrap_or(q.to))?;
        let households = q.counted && q.base == "户";
        if of.is_some() || households || !q.counted {
            return work(text, of.unwrap_or(q.to), noun);
        }
        let behind = PLACES.at(text, q.to, noun).map(|(_, to)| to).filter(|to| text.at(*to) != '级');
        if let Some(work) = behind.and_then(|from| work(text, from, noun)) {
            return Some(work);
        }
        if let Some(of) = text.word(noun, "的") {
            return work(text, of, noun_phrase::right(source, of)?);
        }
        end = noun;
    }
    None
}

/// The words between `from` and `to` if they name work: 排水管网建设.
fn work(text: &NormalizedText<'_>, from: usize, to: usize) -> Option<(usize, usize)> {
    /// Ends of nouns of work.
    const ENDS: [&str; 4] = ["工作", "工程", "市场化", "供热"];
    let end = without_project(text, from, to);
    let ends = || ENDS.iter().any(|word| text.word_before(end, word).is_some());
    let done = EVENT_VERBS.before(text, from + 2, end).is_some() || end > from + 2 && ends();
    done.then_some((from, end))
}

/// The end of the words between `from` and `to` without 工程 or 任务 behind a verb: 改造工程.
fn without_project(text: &NormalizedText<'_>, from: usize, to: usize) -> usize {
    let end = ["工程", "任务"].iter().find_map(|word| text.word_before(to, word));
    end.filter(|end| EVENT_VERBS.before(text, from, *end).is_some()).unwrap_or(to)
}

/// The predicate of people or households without a noun: 30人凭贡献晋升职称.
pub(super) fn without_noun(source: &TokenizedText<'_>, q: &Quantity) -> Option<(usize, usize)> {
    let text = source.text;
    let people = matches!(q.base.as_str(), "人" | "名" | "户" | "位" | "人次");
    BY_WHICH.at(text, q.to, q.to + 4).filter(|_| people)?;
    predicate_within(source, q.to, 0)
}
