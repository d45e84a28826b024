//! The words for times, and the periods that they stand for.
//!
//! | text, in a report of 2024 | period |
//! | --- | --- |
//! | `2022年`, `2021—2023年` | 2022; 2021/2023 |
//! | `去年`, `明年` | 2023; the year after the section's |
//! | `今明两年`, `3年内` | 2024/2025; 2024/2026 |
//! | `上半年`, `一季度`, `1—11月` | months of the section's year |
//! | `“十四五”期间`, `“十四五”末` | 2021/2025; 2025 |
//! | `过去五年` | 2019/2023 |
//! | `截至11月底` | January to November |
//! | `比2022年`, `是2015年的1.2倍` | none: the base of a comparison |

use super::lexer::Date;
use crate::model::{Month, Period, Year};
use crate::quantity::numeral;
use crate::source::{NormalizedText, ends_phrase};

/// The years that relative words refer to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Base {
    /// The section's year.
    pub section: Option<Year>,
    /// The report's year.
    pub report: Option<Year>,
}

/// The meaning of a word for a time.
#[derive(Clone, Copy)]
enum Meaning {
    /// The year this many years after the report's.
    OfReport(Year),
    /// The year this many years after the section's.
    OfSection(Year),
    /// A span of this many years up to the one before the report's.
    Past(Year),
    /// A span of this many years from the report's on.
    Coming(Year),
    /// These months, first and last, of the section's year.
    Months(u8, u8),
    /// The five-year plan with this first year.
    Plan(Year),
}

const WORDS: [(&str, Meaning); 55] = [
    ("去年", Meaning::OfReport(-1)),
    ("上年", Meaning::OfReport(-1)),
    ("前年", Meaning::OfReport(-2)),
    ("今年", Meaning::OfReport(0)),
    ("明年", Meaning::OfSection(1)),
    ("过去五年", Meaning::Past(5)),
    ("五年来", Meaning::Past(5)),
    ("五年间", Meaning::Past(5)),
    ("五年累计", Meaning::Past(5)),
    ("五年共", Meaning::Past(5)),
    ("近五年", Meaning::Past(5)),
    ("近三年", Meaning::Past(3)),
    ("过去四年", Meaning::Past(4)),
    ("四年来", Meaning::Past(4)),
    ("过去三年", Meaning::Past(3)),
    ("三年来", Meaning::Past(3)),
    ("两年来", Meaning::Past(2)),
    ("六年来", Meaning::Past(6)),
    ("七年来", Meaning::Past(7)),
    ("八年来", Meaning::Past(8)),
    ("九年来", Meaning::Past(9)),
    ("十年来", Meaning::Past(10)),
    ("三年累计", Meaning::Past(3)),
    ("未来五年", Meaning::Coming(5)),
    ("今后五年", Meaning::Coming(5)),
    ("五年内", Meaning::Coming(5)),
    ("未来三年", Meaning::Coming(3)),
    ("今后三年", Meaning::Coming(3)),
    ("三年内", Meaning::Coming(3)),
    ("两年内", Meaning::Coming(2)),
    ("5年内", Meaning::Coming(5)),
    ("3年内", Meaning::Coming(3)),
    ("2年内", Meaning::Coming(2)),
    ("未来两年", Meaning::Coming(2)),
    ("今明两年", Meaning::Coming(2)),
    ("年内", Meaning::OfSection(0)),
    ("上半年", Meaning::Months(1, 6)),
    ("下半年", Meaning::Months(7, 12)),
    ("一季度", Meaning::Months(1, 3)),
    ("二季度", Meaning::Months(4, 6)),
    ("三季度", Meaning::Months(7, 9)),
    ("四季度", Meaning::Months(10, 12)),
    ("前三季度", Meaning::Months(1, 9)),
    ("前三个季度", Meaning::Months(1, 9)),
    ("前两季度", Meaning::Months(1, 6)),
    ("前两个季度", Meaning::Months(1, 6)),
    ("十一五", Meaning::Plan(2006)),
    ("十二五", Meaning::Plan(2011)),
    ("十三五", Meaning::Plan(2016)),
    ("十四五", Meaning::Plan(2021)),
    ("十五五", Meaning::Plan(2026)),
    ("十六五", Meaning::Plan(2031)),
    ("全年", Meaning::OfSection(0)),
    ("年初", Meaning::OfSection(0)),
    ("年底", Meaning::OfSection(0)),
];

/// The first characters of [`WORDS`], to skip most positions of a text quickly.
const FIRST: [char; 25] = [
    '全', '去', '上', '前', '今', '明', '过', '五', '四', '三', '两', '未', '下', '一', '二', '十', '年',
    '近', '六', '七', '八', '九', '2', '3', '5',
];

/// How many years before the reviewed year a time is.
pub(super) const YEARS_AGO: [(&str, Year); 5] =
    [("两年前", 2), ("三年前", 3), ("四年前", 4), ("五年前", 5), ("十年前", 10)];

/// Whether the words before a time make it the base of a comparison.
fn is_compared(text: &NormalizedText<'_>, at: usize) -> bool {
    matches!(text.before(at), '比' | '较' | '同' | '与' | '超' | '于' | '自' | '和' | '创')
}

/// The period that a date gives to the figures after it.
pub(super) fn of_date(text: &NormalizedText<'_>, date: &Date, base: Base) -> Option<Period> {
    let times = is_multiple(text, date.to)
        || text.before(date.from) == '是' && (text.at(date.to) == '的' || text.at(date.to).is_ascii_digit());
    let level = ["水平", "同期"].iter().any(|w| text.word(date.to, w).is_some());
    // 自2010年以来 is a span of years.
    let since = text.before(date.from) == '自' && text.word(date.to, "以来").is_some();
    if times || level || is_compared(text, date.from) && !since {
        return None;
    }
    let relative = WORDS
        .iter()
        .find(|(word, _)| text.word_before(date.from, word).is_some())
        .and_then(|(_, meaning)| meaning.period(base))
        .and_then(Period::whole_year);
    let year = date.year.or(relative).or(base.section)?;
    let since = text.word(date.to, "以来").and(base.section).filter(|last| *last > year);
    Some(match (date.last_year.or(since), date.months) {
        (Some(last), _) => Period::Years(year, last),
        // 截至11月底 counts from January on; 截至12月底 is the whole year.
        (None, Some((first, 12))) if first == 12 && is_until(text, date.from) => Period::Year(year),
        (None, Some((first, last))) => {
            let first = if first == last && is_until(text, date.from) { 1 } else { first };
            Period::Months(Month { year, month: first }, Month { year, month: last })
        }
        (None, None) => Period::Year(year),
    })
}

/// Whether a date is the end of a time that has been counted: 截至11月底.
fn is_until(text: &NormalizedText<'_>, date: usize) -> bool {
    ["截至", "截止", "截止到", "截至到"].iter().any(|word| text.word_before(date, word).is_some())
}

/// Whether a multiple of a year's value stands behind the year: 2015年的近1.2倍, 2011年的2倍和3倍.
fn is_multiple(text: &NormalizedText<'_>, year_to: usize) -> bool {
    /// The most characters between the year and 倍.
    const REACH: usize = 10;
    let of = text.word(year_to, "的").unwrap_or(year_to);
    let digits = of > year_to || text.at(of).is_ascii_digit();
    let end = (of..of + REACH).find(|i| {
        let c = text.at(*i);
        !(c.is_ascii_digit()
            || numeral::is_chinese(c)
            || matches!(c, '.' | '点' | '近' | '超' | '过' | '约' | '多' | '余' | '整' | '翻'))
    });
    digits && end.is_some_and(|end| text.at(end) == '倍')
}

/// The year of a date that is the base of a comparison: 与2020年相比, 较2020年.
pub(super) fn against(text: &NormalizedText<'_>, date: &Date) -> Option<Year> {
    let compared = matches!(text.before(date.from), '比' | '较' | '与' | '同');
    date.year.filter(|_| compared && date.last_year.is_none())
}

/// The last year of the plan that is the base of a comparison between `from` and `to`: 较“十三五”末.
pub(super) fn against_plan(text: &NormalizedText<'_>, from: usize, to: usize) -> Option<Year> {
    (from..to).rev().find_map(|at| {
        let Some(Period::Years(_, last)) = plan_at(text, at) else { return None };
        let quoted = if text.before(at) == '“' { at - 1 } else { at };
        let ends = (at + 3..at + 5).any(|k| matches!(text.at(k), '末' | '底'));
        (ends && matches!(text.before(quoted), '比' | '较' | '与' | '同')).then_some(last)
    })
}

/// The last period that the words between `from` and `to` name, and the start and end of its words.
pub(super) fn last_named(
    text: &NormalizedText<'_>,
    from: usize,
    to: usize,
    base: Base,
) -> Option<(Period, usize, usize)> {
    (from..to).rev().find_map(|i| {
        if !FIRST.contains(&text.at(i)) {
            return None;
        }
        let (word, meaning) = WORDS
            .iter()
            .filter(|(word, _)| text.word(i, word).is_some_and(|end| end <= to))
            .max_by_key(|(word, _)| word.len())?;
        // 三年内 and 前三季度 are longer words, 2013年内 is a date.
        let counted = numeral::is_chinese(text.before(i)) || text.before(i).is_ascii_digit();
        if counted && matches!(text.at(i), '年' | '2' | '3' | '5') {
            return None;
        }
        if text.before(i) == '前' && text.at(i) == '三' {
            return None;
        }
        let quoted = if text.before(i) == '“' { i - 1 } else { i };
        let plan = matches!(meaning, Meaning::Plan(_));
        let compared =
            is_compared(text, quoted) || text.before(quoted) == '是' || plan && text.before(quoted) == '为';
        let period = (!compared).then(|| meaning.period(base)).flatten()?;
        let after = i + word.chars().count();
        let at_end = (after..after + 3).any(|k| matches!(text.at(k), '末' | '底'));
        // 编制“十三五”旅游发展规划: the name of a plan.
        if plan && !at_end && names_document(text, i, after) {
            return None;
        }
        // 不低于当地上年度收入的60%.
        let than = matches!(meaning, Meaning::OfReport(..0)) && is_measured_by(text, i);
        let said = match (meaning, period) {
            (Meaning::Plan(_), Period::Years(_, last)) if at_end => Some(Period::Year(last)),
            // “十四五”以来, before the end of the plan: up to the section's year.
            (Meaning::Plan(_), Period::Years(first, last)) => {
                let since = (after..after + 2).any(|k| text.word(k, "以来").is_some());
                let so_far = base.section.filter(|year| since && (first..last).contains(year));
                Some(Period::Years(first, so_far.unwrap_or(last)))
            }
            // 同期 behind a time makes it the base of a comparison.
            _ => (text.word(after, "同期").is_none() && !than).then_some(period),
        };
        said.map(|said| (said, i, after))
    })
}

/// Whether a level of the year named at `at` measures another figure: 不低于当地上年度收入的60%.
fn is_measured_by(text: &NormalizedText<'_>, at: usize) -> bool {
    /// The most characters between the comparison and the year.
    const REACH: usize = 8;
    let from = (at.saturating_sub(REACH)..at)
        .rev()
        .find(|i| ends_phrase(text.at(*i)))
        .map_or(at.saturating_sub(REACH), |i| i + 1);
    ["不低于", "不高于", "不少于"].iter().any(|word| text.find(from, at, word).is_some())
}

/// The number of years that a figure between `from` and `to` sums up or spans: 五年新增, 4年获奖, 三年落实. `None` for a
/// plan, a run or an age (三年行动, 连续五年, 五年前, 2015年).
pub(super) fn years_counted(text: &NormalizedText<'_>, from: usize, to: usize) -> Option<Year> {
    const OTHER_BEFORE: [char; 14] =
        ['第', '续', '每', '近', '前', '后', '来', '期', '为', '满', '余', '多', '前', '于'];
    const OTHER_BEHIND: [&str; 22] = [
        "前", "内", "后", "期", "行动", "计划", "规划", "级", "制", "以上", "以内", "多", "来之", "一遇",
        "任务", "目标", "方案", "攻坚", "龄", "度", "以下", "平均",
    ];
    (from..to).rev().find_map(|at| {
        let counts = !OTHER_BEFORE.contains(&text.before(at))
            && !OTHER_BEHIND.iter().any(|word| text.word(at + 2, word).is_some());
        years_at(text, at).filter(|_| counts)
    })
}

/// The number of years that the words at `at` name, from two to ten: 五年, 5年. `None` within 2015年 or 十五年.
pub(super) fn years_at(text: &NormalizedText<'_>, at: usize) -> Option<Year> {
    let count = Year::try_from(numeral::digit(text.at(at)).or_else(|| ten(text.at(at)))?).ok()?;
    let alone = !text.before(at).is_ascii_digit()
        && !numeral::is_chinese(text.before(at))
        && !matches!(text.before(at), '.' | '—' | '-' | '至' | '“');
    (alone && (2..=10).contains(&count) && text.at(at + 1) == '年').then_some(count)
}

fn ten(c: char) -> Option<i64> {
    match c {
        '十' => Some(10),
        '2'..='9' => c.to_digit(10).map(i64::from),
        _ => None,
    }
}

/// Whether the plan's name from `at` to `end` is part of the name of a document that is being written.
fn names_document(text: &NormalizedText<'_>, at: usize, end: usize) -> bool {
    /// The most characters between the plan's number and 规划.
    const REACH: usize = 14;
    const VERBS: [&str; 10] =
        ["编制", "做好", "谋划", "制定", "启动", "研究", "完成", "科学", "高水平", "编制好"];
    let quoted = if text.before(at) == '“' { at - 1 } else { at };
    let written = VERBS.iter().any(|verb| text.word_before(quoted, verb).is_some());
    let stop =
        (end..end + REACH).find(|i| matches!(text.at(*i), '，' | '。' | '；' | '\n')).unwrap_or(end + REACH);
    let document = ["规划", "纲要"].iter().any(|word| text.find(end, stop, word).is_some());
    document && (written || text.find(end, stop, "编制").is_some())
}

/// The years of the five-year plan whose name stands at `at`: 十四五.
pub(super) fn plan_at(text: &NormalizedText<'_>, at: usize) -> Option<Period> {
    if text.at(at) != '十' {
        return None;
    }
    WORDS.iter().find_map(|(word, meaning)| match meaning {
        Meaning::Plan(first) if text.word(at, word).is_some() => Some(Period::Years(*first, first + 4)),
        _ => None,
    })
}

impl Meaning {
    fn period(self, base: Base) -> Option<Period> {
        let month = |year, month| Month { year, month };
        Some(match self {
            Self::OfReport(years) => Period::Year(base.report?.checked_add(years)?),
            Self::OfSection(years) => Period::Year(base.section?.checked_add(years)?),
            Self::Past(years) => {
                Period::Years(base.report?.checked_sub(years)?, base.report?.checked_sub(1)?)
            }
            Self::Coming(years) => {
                Period::Years(base.report?, base.report?.checked_add(years)?.checked_sub(1)?)
            }
            Self::Months(first, last) => {
                Period::Months(month(base.section?, first), month(base.section?, last))
            }
            Self::Plan(first) => Period::Years(first, first.checked_add(4)?),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_overlooked() {
        let overlooked = |word: &&str| !word.starts_with(FIRST);
        assert_eq!(WORDS.iter().map(|(word, _)| *word).find(overlooked), None);
    }
}
