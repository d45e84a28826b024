//! Headings, and the part of the report below each.
//!
//! | heading | read as |
//! | --- | --- |
//! | `一、2023年工作回顾⏎` | first level, the review of 2023 |
//! | `（二）产业加快转型。` | second level, in the part around it |
//! | `一、2013年工作回顾过去的一年，面对…` | run into its paragraph: ends after 回顾 |
//! | `2023年十件民生实事⏎` | first level, without a number |
//! | `二靶向发力保民生，…第一个是` | second level, brackets lost: continues the count |

use super::lexer::Token;
use super::lexicon::PROBLEM_WORDS;
use super::words::word_list;
use crate::model::{Period, SectionKind, Span, Year};
use crate::quantity::numeral;
use crate::source::{NormalizedText, ends_clause};

/// A heading of the normalized text.
#[derive(Clone, Debug)]
pub(super) struct Heading {
    /// 1 for 一、, 2 for （一）, 3 for 1.
    pub level: u8,
    /// Its words, without the number.
    pub title: String,
    /// The index of its number's first character.
    pub span: Span,
    /// The part of the report below it.
    pub part: SectionKind,
    /// The year that it names.
    pub year: Option<Year>,
    /// Its span in the text as printed.
    pub from: usize,
    pub to: usize,
}

/// A stretch of text under one heading. Positions are indices of normalized characters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Section {
    pub from: usize,
    pub to: usize,
    pub part: SectionKind,
    /// The year it is about, if the report's year is known or the heading states it.
    pub year: Option<Year>,
    /// The span of years it is about, if there is one: 过去五年, 今后五年.
    pub multi_year: Option<Period>,
}

impl Section {
    /// A section for a whole text. `report` is the report's year.
    pub(super) fn whole(text: &NormalizedText<'_>, report: Option<Year>) -> Self {
        Self {
            from: 0,
            to: text.len(),
            part: SectionKind::Other,
            year: report.map(super::reviewed),
            multi_year: None,
        }
    }
}

word_list! {
    /// The last words of a first-level heading.
    HEADING_ENDS = "
        回顾 情况 分析 谋划 安排 打算 要求 思路 目标 任务 部署 重点工作 主要工作 工作重点 成绩 成就 成效 问题 困难 取向 展望 建议 建设 措施 举措 总结 主要预期目标 蓝图 使命
    ";
    /// Words that continue a word of [`HEADING_ENDS`]: 困难群众, 问题导向.
    CONTINUED = "群众 家庭 职工 企业 学生 人员 残疾 老人 老年 儿童 户 导向 整改 楼盘 单位 者 规划 标准 周期 用地 资金 项目 书 清单 责任 性";
    PLAN_WORDS = "
        安排 打算 谋划 部署 总体要求 总体思路 主要目标 目标任务 工作目标 重点工作 重点任务 主要任务 预期目标 工作任务 工作思路 工作重点 工作总体 今后 未来 下一步 下一阶段 建议 展望 蓝图 自身建设 政府建设 工作要求 奋斗目标 发展目标 工作计划 指导思想 取向 下半年 实事 工作措施 明年
    ";
    REVIEW_WORDS = "回顾 过去 情况 成绩 成就 成效 总结 主要工作 一年来 五年来 完成 上半年";
    /// Words behind a heading without brackets, which end it.
    STARTERS = "第一个是 第一是 一是 首先 第一， （一） (一)";
    /// Words behind a numeral at the start of a sentence that is no heading.
    NO_HEADING = "是 方面 年 个 直 般 样 步 体 带 路 定 些 批 切 方 来 家 系列 揽 次 线 手 边 度 到 则 同 项 大 心 举 经 旦 线 级 者 致 流 共 季度 月 期 届 中 会 十 届 期 医 院 小 桥 胎 孩 氧 维 甲 手 手房 级 类 产 次产业";
}

/// The headings of a text, in reading order.
pub(super) fn headings(text: &NormalizedText<'_>, tokens: &[Token]) -> Vec<Heading> {
    let mut found: Vec<Heading> = Vec::new();
    let mut seconds = 0;
    let mut at = 0;
    let mut line_start = true;
    while at < text.len() {
        match heading_at(text, at, line_start, seconds) {
            Some(h) => {
                match h.level {
                    1 => seconds = 0,
                    2 => seconds = h.number,
                    _ => {}
                }
                let next = h.to;
                found.push(Heading {
                    level: h.level,
                    title: text.string(h.title, h.to),
                    span: text.span(at, h.to),
                    part: SectionKind::Other,
                    year: None,
                    from: at,
                    to: h.to,
                });
                line_start = text.at(next) == '\n';
                at = if line_start || text.at(next) == '。' { next + 1 } else { next };
            }
            None => {
                let mut end = at;
                while end < text.len() && !ends_clause(text.at(end)) {
                    end += 1;
                }
                // 甲镇政府工作报告一、…: the title runs into the first heading.
                let titled = text.find(at, end.min(at + LONGEST), "工作报告").map(|i| i + 4);
                let runs_on = titled.filter(|i| line_start && text.word(*i, "一、").is_some());
                line_start = runs_on.is_some() || text.at(end) == '\n';
                at = runs_on.unwrap_or(end + 1);
            }
        }
    }
    classify(text, tokens, &mut found);
    found
}

struct Candidate {
    level: u8,
    number: i64,
    /// The start of its words.
    title: usize,
    to: usize,
}

/// Characters behind numerals that number something: 一、二级, 三、四季度.
const COUNTED: [char; 12] = ['、', '产', '次', '季', '级', '线', '类', '环', '期', '月', '手', '等'];

/// The most characters of a heading's title.
const LONGEST: usize = 48;

fn heading_at(text: &NormalizedText<'_>, at: usize, line_start: bool, seconds: i64) -> Option<Candidate> {
    let open = text.at(at) == '(';
    let first = if open { at + 1 } else { at };
    let mut end = first;
    while numeral::is_chinese(text.at(end)) && end < first + 4 {
        end += 1;
    }
    if end == first {
        return if line_start { unnumbered(text, at) } else { None };
    }
    let number = numeral::chinese(text.slice(first, end)).filter(|n| *n < 100)?;
    if open {
        let title = end + 1;
        return (text.at(end) == ')').then(|| title_end(text, title, 2)).flatten().map(|to| Candidate {
            level: 2,
            number,
            title,
            to,
        });
    }
    if matches!(text.at(end), '、' | '．' | '.') && (line_start || number == 1 || text.at(end) == '、') {
        let title = end + 1;
        // 二、三产业比重达到73% is no heading, 一、一年接着一年干 is one.
        let counted = (title..title + 4).find(|i| !numeral::is_chinese(text.at(*i))).unwrap_or(title);
        if counted > title && (!line_start || COUNTED.contains(&text.at(counted))) {
            return None;
        }
        return title_end(text, title, 1).map(|to| Candidate { level: 1, number, title, to });
    }
    // Without brackets, a heading must continue the count, and its points must begin at its end.
    if number != seconds + 1 || NO_HEADING.at(text, end, text.len()).is_some() || text.at(end) == '，' {
        return None;
    }
    let to = (end + 4..end + LONGEST)
        .take_while(|i| !matches!(text.at(*i), '。' | '\n' | '；' | '：'))
        .find(|i| STARTERS.at(text, *i, text.len()).is_some())?;
    Some(Candidate { level: 2, number, title: end, to })
}

/// The end of the title that begins at `from`.
fn title_end(text: &NormalizedText<'_>, from: usize, level: u8) -> Option<usize> {
    let limit = from + LONGEST;
    let stop = (from..=limit).find(|i| ends_clause(text.at(*i)) || text.at(*i) == '：');
    let broken = (from..stop.unwrap_or(limit)).find(|i| {
        let (c, next) = (text.at(*i), text.at(*i + 1));
        c == '(' && numeral::is_chinese(next) && matches!(text.at(*i + 2), ')')
    });
    if let Some(to) = broken.filter(|to| *to > from + 2) {
        return Some(to);
    }
    // 一、2013年工作回顾过去的一年，面对…: the heading runs into its paragraph.
    if level == 1 {
        let comma =
            (from..=limit).find(|i| matches!(text.at(*i), '，' | '。' | '\n' | '！')).unwrap_or(limit);
        let whole = stop.is_some_and(|s| text.at(s) == '\n');
        if !whole || comma < stop.unwrap_or(limit) {
            // 一、关爱困难群众，…: 困难 ends no heading within a longer word.
            let cut = (from..comma)
                .filter_map(|i| HEADING_ENDS.at(text, i, comma))
                .map(|(_, to)| to)
                .filter(|to| CONTINUED.at(text, *to, text.len()).is_none())
                .max();
            if let Some(to) = cut.filter(|to| *to < comma && !whole) {
                return Some(to);
            }
        }
    }
    stop.filter(|to| *to > from + 1 && !matches!(text.at(*to), '；'))
}

/// A heading without a number: a short line such as 2013年工作回顾, 2018年县十件民生实事.
fn unnumbered(text: &NormalizedText<'_>, at: usize) -> Option<Candidate> {
    let to = (at..at + 26).find(|i| text.at(*i) == '\n')?;
    let end = text.word_before(to, "项目").unwrap_or(to);
    let works = text.word_before(end, "实事").is_some() && text.at(at + 4) == '年';
    let heads = (2..).contains(&(to - at))
        && (works || HEADING_ENDS.before(text, at, to).is_some())
        && !matches!(text.before(to), '。' | '，' | '；' | '：')
        && text.find(at, to, "，").is_none()
        && text.find(at, to, "报告").is_none();
    heads.then_some(Candidate { level: 1, number: 0, title: at, to })
}

/// Sets the part and the year of each heading.
fn classify(text: &NormalizedText<'_>, tokens: &[Token], headings: &mut [Heading]) {
    let mut around = SectionKind::Other;
    let mut reviewed: Option<Year> = None;
    for heading in headings {
        let (from, to) = (heading.from, heading.to);
        let first = tokens.partition_point(|t| t.to() <= from);
        heading.year = tokens
            .iter()
            .skip(first)
            .take_while(|t| t.to() <= to)
            .filter_map(|t| match t {
                Token::Date(d) => d.last_year.or(d.year),
                Token::Quantity(_) => None,
            })
            .last();
        let says = |words: &super::words::Words| words.find(text, from, to).is_some();
        // 一、2018年工作回顾, 二、2019年主要工作: a year after the one reviewed is planned.
        let ahead = heading.year.is_some_and(|year| reviewed.is_some_and(|reviewed| year > reviewed));
        let stated = if ahead && heading.level == 1 {
            Some(SectionKind::Plan)
        } else if says(&REVIEW_WORDS) && !says(&PLAN_WORDS) {
            Some(SectionKind::Review)
        } else if says(&PROBLEM_WORDS) && !says(&PLAN_WORDS) && text.find(from, to, "解决").is_none() {
            Some(SectionKind::Problems)
        } else if text.find(from, to, "回顾").is_some() {
            Some(SectionKind::Review)
        } else if says(&PLAN_WORDS) {
            Some(SectionKind::Plan)
        } else {
            None
        };
        heading.part = if heading.level == 1 {
            let part = stated.unwrap_or(match around {
                SectionKind::Problems | SectionKind::Plan => SectionKind::Plan,
                _ => SectionKind::Review,
            });
            around = part;
            if part == SectionKind::Review {
                reviewed = reviewed.max(heading.year);
            }
            part
        } else if around == SectionKind::Other {
            stated.unwrap_or(SectionKind::Other)
        } else {
            around
        };
    }
}
