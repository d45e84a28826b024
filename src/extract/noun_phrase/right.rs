//! The noun to the right of a unit.
//!
//! | text | noun |
//! | --- | --- |
//! | 20个`社区食堂`建成投用 | ends before its predicate |
//! | 6个`县(市、区)`完成验收 | a bracket that lists other units belongs to it |
//! | 15家`企业`中有3家 | ends before a part of the whole |
//! | 5%左右 | none: a bound |

use super::{TokenizedText, trim_end_bounds, trim_start};
use crate::extract::lexer::Token;
use crate::extract::lexicon::{
    EVENT_VERBS, HEADS, NOT_A_NOUN, PREDICATES, PROTECTED_NOUNS, TIME_WORDS, TO_VERBS, VALUE_VERBS,
};
use crate::source::NormalizedText;

/// The greatest length of a name to the right of its unit, in characters.
const LONGEST_RIGHT: usize = 24;

/// The end of the noun that follows a unit at `from`; `None` if there is none.
pub(in crate::extract) fn right(source: &TokenizedText<'_>, from: usize) -> Option<usize> {
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
    // 12个项目增加产值: nor is its verb.
    let verb = |start: usize| ["增加", "实现", "完成"].iter().find_map(|word| text.word_before(start, word));
    let end = head.map_or(end, |(_, start)| verb(start).filter(|at| *at > from + 1).unwrap_or(start));
    let joint = (from + 2..end).rev().find(|i| matches!(text.at(*i), '和' | '与' | '及')).filter(|_| listed);
    let end = joint.filter(|at| text.word(from, "国家和地区") != Some(at + 3)).unwrap_or(end);
    // 22项扶持政策和25项举措: the conjunction before the next figure.
    let joins = matches!(text.before(end), '和' | '与' | '及') && end > from + 2;
    let joins = joins && source.tokens.get(next).is_some_and(|t| t.from() == end);
    let end = if joins { end - 1 } else { end };
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
        || text.before(i) == '征' && text.at(i) == '占'
        || text.before(i) == '新' && text.word(i, "开工").is_some();
    PREDICATES.at(text, i, limit).filter(|_| !joins && !whole).is_some_and(|(w, to)| {
        // 县域商业领跑县: a noun with another last character.
        let inside =
            text.at(to).is_alphanumeric() && text.at(to) != '中' && !text.at(to + 1).is_alphanumeric();
        !bound && !inside && (single || w.chars().count() > 1)
    })
}

/// All words of the clause after a unit at `from`: the name if there is no better one.
pub(in crate::extract) fn clause_after(source: &TokenizedText<'_>, from: usize) -> Option<String> {
    let text = source.text;
    let next = source.tokens.partition_point(|t| t.from() < from);
    let limit = source.tokens.get(next).map_or(text.len(), Token::from).min(from + LONGEST_RIGHT);
    let end = (from..limit)
        .find(|i| !(text.at(*i).is_alphanumeric() || matches!(text.at(*i), '“' | '”')))
        .unwrap_or(limit);
    let start = trim_start(source, from, end);
    (start + 1 < end).then(|| text.string(start, end))
}
