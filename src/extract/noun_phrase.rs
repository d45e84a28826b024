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
mod trim;
mod verb;

pub(super) use right::{clause_after, right};
pub(super) use trim::{
    after_bounds, is_circumstance, is_stray, is_threshold, remark_to, trim_end, trim_end_bounds, trim_start,
};
pub(super) use verb::{is_bare_verb, last_verbs, leading_verb, leading_verbs, object, with_aspect};

use super::lexer::Token;
use super::lexicon::{EVENT_VERBS, HEADS, LOCATIVES, TIME_WORDS};
use super::words::word_list;
use crate::source::NormalizedText;

/// The greatest distance between a name and its figure, in characters.
pub(super) const REACH: usize = 64;
/// The greatest length of a list that is kept as the name of one figure, in characters.
const LONGEST_LIST: usize = 30;

word_list! {
    /// Verbs that stand after their object in the name of an indicator.
    TRAILING_VERBS = "出栏 存栏";
    /// Ends of a clause that says how something went.
    IMPROVED = "持续改善 不断改善 明显改善 稳步提升 持续提升 不断提升 持续向好 稳步改善 明显提升 显著提升 总体稳定 实现突破 取得突破 取得进展";
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
    /// Whether a number or a date begins at `at`.
    pub(super) fn is_number(&self, at: usize) -> bool {
        let first = self.tokens.partition_point(|t| t.from() < at);
        self.tokens.get(first).is_some_and(|t| t.from() == at)
    }

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

/// The name within a stretch, trimmed on both sides. `None` where nothing is left.
pub(super) fn within(source: &TokenizedText<'_>, from: usize, end: usize) -> Option<(usize, usize)> {
    let text = source.text;
    let to = trim_end(source, from, end);
    let mut start = trim_start(source, from, to);
    // 在度佳镇范围内修建: the words before 范围内 are a place.
    if let Some((_, place, after)) = LOCATIVES.find(text, start, to).filter(|(_, place, end)| {
        // 政策范围内报销比例 is an indicator.
        text.at(*end) != '外' && text.word_before(*place, "政策").is_none()
    }) {
        let rest = trim_start(source, after, to);
        // 收回甲园范围内5万平方米土地: the verb stays.
        let verbs = leading_verbs(&NormalizedText::new(&text.string(start, to))).filter(|_| rest + 1 >= to);
        if let Some(verbs) = verbs.filter(|verbs| start + verbs < place) {
            return Some((start, start + verbs));
        }
        start = rest;
    }
    if let Some(after) = manner_to(text, from, start, to) {
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
    // 空气质量持续改善、达标天数比例达90%: a clause of its own before the name.
    if let Some(mark) = (start + 4..to.saturating_sub(1)).rev().find(|i| text.at(*i) == '、')
        && HEADS.before(text, mark + 1, to).is_some()
        && IMPROVED.before(text, start + 2, mark).is_some()
    {
        let own = trim_start(source, mark + 1, to);
        return (own + 1 < to).then_some((own, to));
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

/// 以租购并举方式落实, 通过土地整备年内落实: the end of the manner whose preposition stands between `from` and
/// `start`.
fn manner_to(text: &NormalizedText<'_>, from: usize, start: usize, to: usize) -> Option<usize> {
    const MANNERS: [&str; 3] = ["方式", "形式", "模式"];
    let by = ["以", "通过"].iter().any(|word| text.find(from, start, word).is_some());
    let manner = |at: usize| MANNERS.iter().find_map(|word| text.word(at, word));
    let timed = |at: usize| {
        let (_, end) = TIME_WORDS.at(text, at, to)?;
        is_bare_verb(text, end, to).then_some(end)
    };
    let ends = |at: usize| manner(at).or_else(|| timed(at)).filter(|end| end + 1 < to);
    (start + 2..to).filter(|_| by).find_map(ends)
}

/// The usual form of an indicator's name: 生猪出栏 for 出栏生猪.
pub(super) fn spelled(text: &NormalizedText<'_>, from: usize, to: usize) -> String {
    if let Some(done) = done_to(&text.string(from, to)) {
        return done;
    }
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

/// 对甲河进行整治: the verb and its object, 整治甲河.
pub(super) fn done_to(name: &str) -> Option<String> {
    /// The number of characters of a verb.
    const VERB: std::ops::RangeInclusive<usize> = 2..=6;
    let (object, verb) = name.strip_prefix('对')?.split_once("进行")?;
    let fits = VERB.contains(&verb.chars().count()) && object.chars().count() > 1;
    fits.then(|| format!("{verb}{object}"))
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
    HEADS.at(text, from, to).is_some_and(|(_, end)| end == to) || is_proportion(text, from)
}

/// 占全市, 占地区生产总值, but not 占地面积.
fn is_proportion(text: &NormalizedText<'_>, at: usize) -> bool {
    text.at(at) == '占' && (text.at(at + 1) != '地' || text.word(at, "占地区").is_some())
}

/// The subject of a name: without its final head noun and its leading verb.
pub(super) fn subject(name: &str) -> String {
    let text = NormalizedText::new(name);
    // 甲产业增加值占全市: the subject is 甲产业.
    let shared = (2..text.len()).find(|i| is_proportion(&text, *i));
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
