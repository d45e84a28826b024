//! Gathers the evidence for the state of each sentence: cues in its words, in the opening of its paragraph and
//! in the headings above it. Each piece of evidence is a row of the weights.
//!
//! | cue | words | where it is looked for |
//! | --- | --- | --- |
//! | review | 回顾, 总结 | the chapter's heading, the nearest heading |
//! | past years | 五年来, “十四五”时期 once it is over | headings, paragraph, sentence |
//! | aim | 力争, 确保, 预期目标 | the sentence |
//! | problem | 清醒认识到…问题 | the sentence |

use std::collections::HashMap;
use std::sync::LazyLock;

use super::super::lexer::Token;
use super::super::outline::Heading;
use super::super::period::{self, Base};
use super::TextUnit;
use crate::model::{Period, Year};
use crate::source::NormalizedText;

/// The number of characters that open a sentence.
const OPENING: usize = 24;
/// The most characters of a heading of end notes.
const LONGEST_TITLE: usize = 24;

/// A cue: a group of words, each of which is evidence for the same state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cue {
    Review,
    Arrangement,
    PublicWorks,
    PastYears,
    PastYear,
    ThisYear,
    ComingYears,
    Aim,
    Will,
    Orders,
    Results,
    Reached,
    Aspects,
    Seeing,
    Trouble,
    Weak,
    Resolve,
    Outlook,
    Requirement,
    Expected,
    Situation,
    Address,
    Deputies,
    Thanks,
    Creed,
    Notes,
    Achievement,
    MainWork,
    OwnWork,
    JustPast,
}

/// The number of cues that are rows of a sentence: the first of [`CUES`].
const OF_SENTENCES: usize = 26;

/// The words of each cue, in the order of [`Cue`].
const CUES: [(Cue, &str); 30] = [
    (Cue::Review, "回顾 总结"),
    (
        Cue::Arrangement,
        "安排 打算 谋划 部署 任务 重点工作 目标 思路 总体要求 建议 展望 蓝图 计划 措施 举措 取向 工作重点 今后 未来 下一步 下一阶段",
    ),
    (Cue::PublicWorks, "民生实事 实事"),
    (
        Cue::PastYears,
        "五年来 过去五年 过去的五年 这五年 四年来 过去四年 三年来 过去三年 十年来 过去十年 本届政府任期 五年间",
    ),
    (Cue::PastYear, "去年 上年 一年来 过去一年 过去的一年 这一年 刚刚过去 一年里"),
    (Cue::ThisYear, "今年 新的一年 本年度 下半年 下一步 年内"),
    (Cue::ComingYears, "今后五年 未来五年 今后几年 未来几年 五年内 未来三年 今后三年 今后一个时期"),
    (Cue::Aim, "力争 确保 预期目标 目标是 目标为 主要目标 努力 争取 奋力"),
    (Cue::Will, "将 我们要 必须 要 拟 计划"),
    (
        Cue::Orders,
        "加快 推进 深入 着力 大力 全面 扎实 做好 抓好 坚持 强化 实施 深化 推动 持续 完善 加强 健全 支持 提升 优化 培育 推行 开展 建立 积极 严格 切实 统筹 继续 聚焦 围绕 构建 打造 落实 办好 促进 鼓励 引导 建设 新建 改造 启动",
    ),
    (Cue::Results, "累计 同比 比上年 较上年 位居 荣获 获批 获评 入选 圆满 成功 首次 连续 增至 跃升 排名"),
    (Cue::Reached, "完成 实现 达到 突破 建成 取得 新增 增长 下降 达"),
    (Cue::Aspects, "已 了 得到 有效 显著 明显 稳步"),
    (Cue::Seeing, "清醒 认识到 看到 面临 存在 深知 正视"),
    (Cue::Trouble, "问题 困难 短板 不足 差距 挑战 制约"),
    (Cue::Weak, "不够 偏低 不强 不高 较弱 滞后 薄弱 有待 亟待 压力 不平衡 突出 偏慢 偏小 不优 依然 仍然"),
    (Cue::Resolve, "针对 对此 这些问题 我们将 高度重视 切实加以 采取 认真加以 直面 予以解决"),
    (Cue::Outlook, "开局 收官 关键之年 关键一年 决胜 之年"),
    (Cue::Requirement, "总体要求 指导思想 总体思路 基本原则 工作思路 总要求 做好政府工作 做好今年"),
    (Cue::Expected, "预期目标 主要目标 奋斗目标 发展目标 约束性"),
    (Cue::Situation, "当前 形势 机遇 环境 态势 格局"),
    (Cue::Address, "我代表 审议 提出意见 请予 列席 现在，我 向大会 各位委员"),
    (Cue::Deputies, "各位代表"),
    (Cue::Thanks, "感谢 敬意"),
    (Cue::Creed, "团结在 伟大旗帜 让我们 为核心的 奋斗 中国梦 思想为指导"),
    (Cue::Notes, "名词解释 注释 附件 来源 打印 关闭 下载 浏览 责任编辑 分享 扫一扫"),
    (Cue::Achievement, "成绩 成就 成效 情况"),
    (Cue::MainWork, "主要工作"),
    (Cue::OwnWork, "自身建设 政府建设 政府自身"),
    (Cue::JustPast, "刚刚过去 这一年 过去一年 过去的一年 一年来"),
];

/// The cues that are rows of a heading.
const OF_HEADINGS: [Cue; 14] = [
    Cue::Review,
    Cue::Achievement,
    Cue::Arrangement,
    Cue::MainWork,
    Cue::PublicWorks,
    Cue::OwnWork,
    Cue::PastYears,
    Cue::PastYear,
    Cue::ThisYear,
    Cue::ComingYears,
    Cue::Trouble,
    Cue::Notes,
    Cue::Orders,
    Cue::Expected,
];

/// The first position of each cue in a stretch of text.
struct CueMatches([Option<usize>; CUES.len()]);

impl CueMatches {
    /// Finds all cues between `from` and `to` in one pass.
    fn new(text: &NormalizedText<'_>, from: usize, to: usize) -> Self {
        static BY_FIRST: LazyLock<HashMap<char, Vec<(&str, usize)>>> = LazyLock::new(|| {
            let mut by_first: HashMap<char, Vec<(&str, usize)>> = HashMap::new();
            for (cue, (_, words)) in CUES.iter().enumerate() {
                for word in words.split_whitespace() {
                    by_first.entry(word.chars().next().unwrap_or_default()).or_default().push((word, cue));
                }
            }
            by_first
        });
        let mut cues = [None; CUES.len()];
        for at in from..to {
            for (word, cue) in BY_FIRST.get(&text.at(at)).into_iter().flatten() {
                if let Some(first) = cues.get_mut(*cue).filter(|first| first.is_none())
                    && text.word(at, word).is_some_and(|end| end <= to)
                {
                    *first = Some(at);
                }
            }
        }
        Self(cues)
    }

    /// The first position of a cue.
    fn at(&self, cue: Cue) -> Option<usize> {
        self.0.get(cue as usize).copied().flatten()
    }

    fn says(&self, cue: Cue) -> bool {
        self.at(cue).is_some()
    }
}

/// The time that words name, relative to the report's year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Time {
    /// The year that the report reviews.
    PastYear,
    /// A past span of years.
    PastYears,
    /// The report's own year.
    ThisYear,
    /// A coming span of years.
    ComingYears,
}

/// The times in the order of their rows.
const TIMES: [Time; 4] = [Time::PastYear, Time::PastYears, Time::ThisYear, Time::ComingYears];

/// The rows of evidence, in groups that begin at these numbers.
const SENTENCE: usize = 0;
const OPENS: usize = SENTENCE + OF_SENTENCES;
const SENTENCE_TIME: usize = OPENS + OF_SENTENCES;
const OPENING_TIME: usize = SENTENCE_TIME + TIMES.len();
const PARAGRAPH_TIME: usize = OPENING_TIME + TIMES.len();
const LAST_TIME: usize = PARAGRAPH_TIME + TIMES.len();
const LAST_PARAGRAPH: usize = LAST_TIME + TIMES.len() + 1;
const TURNED: usize = LAST_PARAGRAPH + TIMES.len() + 1;
const CHAPTER: usize = TURNED + 3;
const CHAPTER_TIME: usize = CHAPTER + OF_HEADINGS.len();
const NEAREST: usize = CHAPTER_TIME + TIMES.len();
const NEAREST_TIME: usize = NEAREST + OF_HEADINGS.len();
const CHAPTER_NUMBER: usize = NEAREST_TIME + TIMES.len();
const DECILE: usize = CHAPTER_NUMBER + 5;
const FIGURES: usize = DECILE + 10;
const HEADS: usize = FIGURES + 2;
/// The number of rows.
pub(super) const ROWS: usize = HEADS + 3;

/// The rows of the headings above a sentence.
#[derive(Clone, Default)]
struct Above {
    chapter: Vec<usize>,
    nearest: Vec<usize>,
}

/// Gathers the evidence of each unit.
pub(super) fn gather(
    text: &NormalizedText<'_>,
    tokens: &[Token],
    headings: &[Heading],
    units: &mut [TextUnit],
    report: Option<Year>,
) {
    let mut above = Above { chapter: vec![CHAPTER_NUMBER], nearest: Vec::new() };
    let mut chapters = 0;
    let mut last: Option<Time> = None;
    let mut last_opening: Option<Time> = None;
    let (mut trouble, mut notes, mut turned) = (false, false, false);
    let mut paragraph: Vec<usize> = Vec::new();
    let mut token = 0;
    for unit in units {
        let (from, to) = (unit.from, unit.to);
        token += tokens.iter().skip(token).take_while(|t| t.to() <= from).count();
        let own = tokens.get(token..).unwrap_or_default();
        let cues = CueMatches::new(text, from, to);
        let times = times(text, own, &cues, from, to, report);
        let opening = to.min(from + OPENING);
        let opened: Vec<Time> = times.iter().filter(|(_, at)| *at < opening).map(|(time, _)| *time).collect();
        if let Some(heading) = unit.heading.and_then(|at| headings.get(at)) {
            let rows_of_heading = |base: usize, time_base: usize| {
                let found = OF_HEADINGS.iter().enumerate().filter(|(_, cue)| cues.says(**cue));
                let found = found.map(|(n, _)| base + n);
                found.chain(times.iter().map(|(time, _)| time_base + row_of(*time))).collect::<Vec<usize>>()
            };
            // 主要预期目标, a line without number or time, belongs to the chapter around it.
            let bare = heading.title.chars().count() == heading.to - heading.from && times.is_empty();
            if heading.level == 1 && !(bare && chapters > 0) {
                chapters += 1;
                above.chapter = rows_of_heading(CHAPTER, CHAPTER_TIME);
                above.chapter.push(CHAPTER_NUMBER + chapters.min(4));
                above.nearest.clear();
            } else {
                above.nearest = rows_of_heading(NEAREST, NEAREST_TIME);
            }
        }
        if unit.opens_paragraph {
            trouble = false;
            last_opening = opened.first().copied().or(last_opening);
            paragraph = opened.iter().map(|time| PARAGRAPH_TIME + row_of(*time)).collect();
        }
        last = opened.first().copied().or(last);
        let mut rows: Vec<usize> = Vec::new();
        for (n, (cue, _)) in CUES.iter().take(OF_SENTENCES).enumerate() {
            if let Some(at) = cues.at(*cue) {
                rows.push(SENTENCE + n);
                if at < opening.min(from + OPENING / 2) {
                    rows.push(OPENS + n);
                }
            }
        }
        rows.extend(times.iter().map(|(time, _)| SENTENCE_TIME + row_of(*time)));
        rows.extend(opened.iter().map(|time| OPENING_TIME + row_of(*time)));
        rows.push(LAST_TIME + last.map_or(TIMES.len(), row_of));
        rows.push(LAST_PARAGRAPH + last_opening.map_or(TIMES.len(), row_of));
        let opens_with = |cue: Cue| cues.at(cue).is_some_and(|at| at < opening);
        trouble = cues.says(Cue::Seeing) && cues.says(Cue::Trouble) || trouble && !opens_with(Cue::Resolve);
        let title = unit.opens_paragraph && to - from <= LONGEST_TITLE && from > text.len() / 2;
        notes |= title && cues.says(Cue::Notes);
        // After 刚刚过去的2025年 the text is about that year, until a span of years is named again.
        turned &= unit.step < 2 && !opened.contains(&Time::PastYears) && !opened.contains(&Time::ThisYear);
        turned |= opens_with(Cue::JustPast);
        rows.extend(turned.then_some(TURNED + 2));
        rows.extend(trouble.then_some(TURNED));
        rows.extend(notes.then_some(TURNED + 1));
        rows.extend(paragraph.iter().chain(&above.chapter).chain(&above.nearest));
        rows.push(DECILE + (from * 10).checked_div(text.len().max(1)).unwrap_or(0).min(9));
        let figures = own.iter().take_while(|t| t.from() < to);
        let count = figures.filter(|t| matches!(t, Token::Quantity(_))).count();
        rows.extend((count > 0).then_some(FIGURES));
        rows.extend((count > 3).then_some(FIGURES + 1));
        rows.push(
            HEADS + unit.heading.map_or(0, |at| headings.get(at).map_or(1, |h| usize::from(h.level.min(2)))),
        );
        rows.sort_unstable();
        rows.dedup();
        unit.evidence = rows;
    }
}

fn row_of(time: Time) -> usize {
    TIMES.iter().position(|other| *other == time).unwrap_or(0)
}

/// The times that words between `from` and `to` name, each with its first position.
fn times(
    text: &NormalizedText<'_>,
    tokens: &[Token],
    cues: &CueMatches,
    from: usize,
    to: usize,
    report: Option<Year>,
) -> Vec<(Time, usize)> {
    let mut found: Vec<(Time, usize)> = Vec::new();
    let mut add = |time: Time, at: usize| {
        if !found.iter().any(|(other, _)| *other == time) {
            found.push((time, at));
        }
    };
    for (cue, time) in [
        (Cue::PastYear, Time::PastYear),
        (Cue::PastYears, Time::PastYears),
        (Cue::ThisYear, Time::ThisYear),
        (Cue::ComingYears, Time::ComingYears),
    ] {
        if let Some(at) = cues.at(cue) {
            add(time, at);
        }
    }
    let Some(report) = report else { return found };
    let base = Base { section: Some(report), report: Some(report) };
    for at in from..to {
        let plan = period::plan_at(text, at).filter(|_| text.word(at + 3, "规划").is_none());
        if let Some(Period::Years(first, last)) = plan {
            // 2026年是“十五五”第一年, “十五五”开局之年: it only describes the year.
            let quoted = if text.before(at) == '“' { at - 1 } else { at };
            let named = matches!(text.before(quoted), '是' | '为' | '施' | '划')
                || text.find(at, to.min(at + 8), "开局").is_some();
            if !named && last == report - 1 {
                add(Time::PastYears, at);
            } else if !named && first >= report {
                add(Time::ComingYears, at);
            }
        }
    }
    for token in tokens.iter().take_while(|t| t.from() < to) {
        let Token::Date(date) = token else { continue };
        match period::of_date(text, date, base) {
            Some(Period::Year(year)) if year == report - 1 => add(Time::PastYear, date.from),
            Some(Period::Year(year)) if year == report && date.year.is_some() => {
                add(Time::ThisYear, date.from);
            }
            Some(Period::Years(_, last)) if last == report - 1 => add(Time::PastYears, date.from),
            Some(Period::Years(first, _)) if first >= report => add(Time::ComingYears, date.from),
            _ => {}
        }
    }
    found.sort_by_key(|(_, at)| *at);
    found
}

/// Whether a row of evidence comes from headings.
pub(super) fn is_heading_row(row: usize) -> bool {
    (CHAPTER..DECILE).contains(&row)
}
