//! The tasks of a report's plan, and the problems that it names.
//!
//! | sentence | |
//! | --- | --- |
//! | 新建水厂2座。 (in the plan) | a task |
//! | 今年是…之年；让我们…；更加紧密地团结在… | neither: no task |
//! | 同时也要看到，还有不少问题：产业不强。 | 产业不强: a problem; the sentences after it are problems too |
//! | 针对这些问题，我们将… | the problems end before it |
//! | 名词解释 (a line of its own, behind the plan) | end notes: no tasks |
//! | 附件1 … 2024年十件民生实事 (lines of their own) | an appendix of tasks |

use super::lexer::Token;
use super::lexicon::{ORDINALS, PROBLEM_TURNS, PROBLEM_WORDS};
use super::outline::{Heading, Section};
use super::task::is_task;
use super::words::word_list;
use crate::model::{Commitment, Evidence, Extra, Origin, Problem, SectionKind};
use crate::source::{NormalizedText, ends_clause, heads_end_notes};

/// The least characters of a task.
const SHORTEST_TASK: usize = 8;

word_list! {
    /// Openings of the sentence after the problems, which says what will be done.
    RESOLVES = "针对 对于这些 对于以上 对这些 对此 我们将 我们要 我们既要 我们必须 我们一定 我们有信心 面对这些 这些问题 这些困难 只要";
    /// Openings of a web page's footer.
    FOOTERS = "免责声明 版权所有 未经许可 未经授权 未经本站 主办单位 主办： 承办单位 承办： 网站标识码 网站地图 本站 本网站 责任编辑 扫一扫 打印本页 关闭窗口 上一篇 下一篇 相关链接 相关阅读 相关新闻 联系我们 技术支持 京ICP 备案号 公网安备 微信公众号 分享到";
}

/// Tasks with the positions of their first and last characters, and problems.
pub(super) struct TasksAndProblems {
    /// The starts and ends of end notes and of a web page's footer, in order.
    pub notes: Vec<(usize, usize)>,
    pub tasks: Vec<(usize, usize, Commitment)>,
    pub problems: Vec<Problem>,
}

/// Finds the tasks of the plan and the problems, sentence by sentence.
pub(super) fn read(
    text: &NormalizedText<'_>,
    tokens: &[Token],
    outline: &[Heading],
    sections: &[Section],
) -> TasksAndProblems {
    let has_figure = |from: usize, to: usize| {
        let first = tokens.partition_point(|token| token.from() < from);
        let within = tokens.get(first..).unwrap_or_default().iter().take_while(|token| token.to() <= to);
        within.into_iter().any(|token| matches!(token, Token::Quantity(_)))
    };
    let notes = end_notes(text, sections);
    let mut all = TasksAndProblems { notes, tasks: Vec::new(), problems: Vec::new() };
    let mut wrong = false;
    for section in sections {
        let heading = outline.binary_search_by_key(&section.from, |h| h.from);
        let heading = heading.ok().and_then(|at| outline.get(at)).map_or(section.from, |h| h.to);
        let goes_on =
            heading == section.from && text.before(heading) != '\n' && section.part != SectionKind::Plan;
        wrong = section.part == SectionKind::Problems || wrong && goes_on;
        let mut from = heading;
        let to = section.to;
        while from < to {
            if let Some(end) = all.note_at(from) {
                from = end;
                continue;
            }
            let end = (from..to).find(|i| ends_clause(text.at(*i))).unwrap_or(to);
            let start = ORDINALS.at(text, from, end).map_or(from, |(_, to)| to);
            let turns = (!wrong || from == heading)
                && section.part != SectionKind::Plan
                && PROBLEM_TURNS.find(text, start, end).is_some()
                && PROBLEM_WORDS.find(text, start, end).is_some();
            let resolved = RESOLVES.find(text, start, end.min(start + 6)).is_some();
            wrong = (wrong || turns) && !resolved;
            let said = if turns { after_colon(text, start, end) } else { Some(start) };
            let said = said
                .map(|at| without_list_lead(text, at, end))
                .filter(|at| end.saturating_sub(*at) >= SHORTEST_TASK);
            match said {
                Some(start) if wrong => all.problems.push(Problem {
                    text: text.string(start, end),
                    evidence: evidence(text, start, end, "problem"),
                    extra: Extra::default(),
                }),
                Some(start)
                    if section.part == SectionKind::Plan
                        && is_task(text, start, end, has_figure(start, end)) =>
                {
                    all.tasks.push((start, end, task(text, start, end)));
                }
                _ => {}
            }
            if text.at(end) == '\n' {
                wrong = section.part == SectionKind::Problems && !resolved;
            }
            from = end + 1;
        }
    }
    all
}

impl TasksAndProblems {
    /// The end of the end notes that hold the character at `at`.
    pub(super) fn note_at(&self, at: usize) -> Option<usize> {
        let next = self.notes.partition_point(|(_, to)| *to <= at);
        self.notes.get(next).filter(|(from, _)| *from <= at).map(|(_, to)| *to)
    }
}

/// The starts and ends of the end notes and of the web page's footer behind the plan. An appendix of tasks is no note.
fn end_notes(text: &NormalizedText<'_>, sections: &[Section]) -> Vec<(usize, usize)> {
    let Some(plan) = sections.iter().find(|s| s.part == SectionKind::Plan) else { return Vec::new() };
    let mut notes = Vec::new();
    let mut open = None;
    let mut from = plan.from;
    while from < text.len() {
        let to = (from..text.len()).find(|i| text.at(*i) == '\n').unwrap_or(text.len());
        let line = || text.slice(from, to).iter().copied();
        if FOOTERS.at(text, from, to).is_some() {
            open = open.or(Some(from));
            break;
        }
        if open.is_some() && heads_tasks(&line().collect::<String>()) {
            notes.extend(open.take().map(|start| (start, from)));
        } else if open.is_none() && heads_end_notes(line()) {
            open = Some(from);
        }
        from = to + 1;
    }
    notes.extend(open.map(|start| (start, text.len())));
    notes
}

/// Whether a line within the end matter is the title of an appendix of tasks: 2024年十件民生实事.
fn heads_tasks(line: &str) -> bool {
    /// The most characters of such a title.
    const LONGEST: usize = 36;
    /// Its ends.
    const ENDS: [&str; 7] =
        ["实事", "实事项目", "实事清单", "实事任务", "实事项目表", "实事安排", "实事项目清单"];
    let words = line.trim_end_matches(|c: char| !c.is_alphanumeric());
    words.chars().count() <= LONGEST && !words.contains('。') && ENDS.iter().any(|end| words.ends_with(end))
}

/// The start of the words after a colon.
fn after_colon(text: &NormalizedText<'_>, from: usize, to: usize) -> Option<usize> {
    text.find(from, to, "：").map(|at| at + 1)
}

/// The start of a sentence without 主要是： and the number of its point.
fn without_list_lead(text: &NormalizedText<'_>, from: usize, to: usize) -> usize {
    let opened = text.word(from, "主要").and_then(|at| after_colon(text, at, to.min(at + 6))).unwrap_or(from);
    ORDINALS.at(text, opened, to).map_or(opened, |(_, end)| end)
}

fn task(text: &NormalizedText<'_>, from: usize, to: usize) -> Commitment {
    Commitment::new(text.string(from, to), evidence(text, from, to, "task"))
}

/// The evidence of a passage: quote, span and the rule that found it.
pub(super) fn evidence(text: &NormalizedText<'_>, from: usize, to: usize, rule: &str) -> Evidence {
    Evidence {
        quote: Some(text.string(from, to)),
        span: Some(text.span(from, to)),
        origin: Origin::Prose(rule.into()),
        ..Evidence::default()
    }
}
