//! The tasks of a report's plan, and the problems that it names.
//!
//! | sentence | |
//! | --- | --- |
//! | 新建水厂2座。 (in the plan) | a task |
//! | 今年是…之年；让我们…；更加紧密地团结在… | neither: no task |
//! | 同时也要看到，还有不少问题：产业不强。 | 产业不强: a problem; the sentences after it are problems too |
//! | 针对这些问题，我们将… | the problems end before it |
//! | 名词解释 (a line of its own, behind the plan) | the report ends before it |

use super::lexicon::{ORDINALS, PROBLEM_TURNS, PROBLEM_WORDS};
use super::outline::{Heading, Section};
use super::words::word_list;
use crate::model::{Commitment, Evidence, Extra, Origin, Problem, SectionKind};
use crate::source::{NormalizedText, ends_statement, heads_end_notes};

/// The least characters of a task.
const SHORTEST_TASK: usize = 8;
/// The number of characters that open a sentence: “十四五”时期，是.
const OPENING: usize = 14;

word_list! {
    /// Openings of sentences about the times, or to the listeners.
    ADDRESSES = "各位代表 同志们 让我们 今年是 明年是 新的一年是 我们坚信 我们相信 我们深知 回顾 展望 站在 征程 蓝图 使命 奋斗";
    /// A sentence with one of these is a political formula, not a task.
    CREEDS = "团结在以 努力奋斗 不懈奋斗 团结奋斗 勇毅前行 奋勇前进 伟大旗帜 指导思想 总体要求是 为核心的 思想为指导";
    /// Openings of the sentence after the problems, which says what will be done.
    RESOLVES = "针对 对于这些 对于以上 对这些 对此 我们将 我们要 我们既要 我们必须 我们一定 我们有信心 面对这些 这些问题 这些困难 只要";
    /// A sentence with one of these that ends with ！ is a slogan.
    SLOGANS = "谱写 新篇章 新局面 新辉煌 新华章 同心同德 团结一心 众志成城 勇往直前 奋勇争先 砥砺前行 不负时代 不负人民 书写 开创 再创 接续奋斗";
    /// A sentence with one of these describes the situation, not a task.
    BACKGROUND = "综合分析 综合研判 综合判断 形势看 自身看 意义重大 意义十分重大 责任重大 任重道远 时不我待 催人奋进 令人向往 正当其时 大有可为 大有作为 未来可期 寄予 厚望 尽显 初具规模 风清气正 备受鼓舞 倍受鼓舞 领导高度关注 百年未有之大变局 叠加期 机遇期 做好以下 个方面工作 个方面的工作 几方面工作 项重点工作";
    /// Openings of a section's lead, which sums up the tasks after it.
    LEAD_VERBS = "全力 全面 着力 大力 持续 深入 坚持 打造 构建 完善 强化 优化 提升 增强 促进 筑牢 做强 做优 做大 深化 加强 推进 推动 推出 创建 提供 搭建 营造 夯实 激发 加快 慎终如始 用心 以 更加 不断 切实";
    /// Ends of a section's lead.
    LEAD_NOUNS = "发展 水平 质量 能力 活力 体系 格局 屏障 治理 保障 服务 生态 品牌 家园 高地 动能 优势 开放 振兴 升级 提质 增效 提速 环境 安全 防控 竞争力 安全性 先进性 韧性 突破 成效 均衡 路径 基础 底线 融合 改革 民生 福祉 生活 文化";
    /// Words before the colon that leads a list of tasks.
    LIST_LEADS = "工作 以下工作 任务 方面 措施 重点 举措 抓好 做好 实事 要求";
    /// Openings of a web page's footer.
    FOOTERS = "免责声明 版权所有 未经许可 未经授权 未经本站 主办单位 主办： 承办单位 承办： 网站标识码 网站地图 本站 本网站 责任编辑 扫一扫 打印本页 关闭窗口 上一篇 下一篇 相关链接 相关阅读 相关新闻 联系我们 技术支持 京ICP 备案号 公网安备 微信公众号 分享到";
}

/// Tasks with the places of their first and last characters, and problems.
pub(super) struct TasksAndProblems {
    /// The end of the report: the start of end notes, if there are any.
    pub end: usize,
    pub tasks: Vec<(usize, usize, Commitment)>,
    pub problems: Vec<Problem>,
}

/// Finds the tasks of the plan and the problems, sentence by sentence.
pub(super) fn read(text: &NormalizedText<'_>, outline: &[Heading], sections: &[Section]) -> TasksAndProblems {
    let end = report_end(text, sections);
    let mut all = TasksAndProblems { end, tasks: Vec::new(), problems: Vec::new() };
    let mut wrong = false;
    for section in sections {
        let heading = outline.binary_search_by_key(&section.from, |h| h.from);
        let heading = heading.ok().and_then(|at| outline.get(at)).map_or(section.from, |h| h.to);
        let goes_on =
            heading == section.from && text.before(heading) != '\n' && section.part != SectionKind::Plan;
        wrong = section.part == SectionKind::Problems || wrong && goes_on;
        let mut from = heading;
        let to = section.to.min(end);
        while from < to {
            let end = (from..to).find(|i| ends_statement(text.at(*i))).unwrap_or(to);
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
                Some(start) if section.part == SectionKind::Plan && is_task(text, start, end) => {
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

/// The end of the report: the start of the end notes or of the web page's footer behind the plan, or the end
/// of the text.
fn report_end(text: &NormalizedText<'_>, sections: &[Section]) -> usize {
    let Some(plan) = sections.iter().find(|s| s.part == SectionKind::Plan) else { return text.len() };
    let mut from = plan.from;
    while from < text.len() {
        let to = (from..text.len()).find(|i| text.at(*i) == '\n').unwrap_or(text.len());
        let heads_notes = heads_end_notes(text.slice(from, to).iter().copied());
        if heads_notes || FOOTERS.at(text, from, to).is_some() {
            return from;
        }
        from = to + 1;
    }
    text.len()
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

/// Whether a sentence of the plan is a task.
fn is_task(text: &NormalizedText<'_>, from: usize, to: usize) -> bool {
    let opening = to.min(from + OPENING);
    // 2024年是…, “十四五”时期，是…: it describes the time.
    let times = (from + 2..opening).any(|i| {
        text.at(i) == '是'
            && (matches!(text.before(i), '年' | '期')
                || text.before(i) == '，' && matches!(text.before(i - 1), '年' | '期'))
    });
    // The name of another report: a link of the web page.
    let link = text.at(to) == '\n' && text.find(from, to, "工作报告").is_some();
    // 重点做好十个方面工作：, and the tasks are listed in the lines below.
    let leads = text.before(to) == '：' && LIST_LEADS.before(text, from, to - 1).is_some();
    let slogan = text.at(to) == '！'
        && SLOGANS.find(text, from, to).is_some()
        && !(from..to).any(|i| text.at(i).is_ascii_digit());
    !times
        && !link
        && !is_lead(text, from, to)
        && BACKGROUND.find(text, from, to).is_none()
        && !leads
        && !slogan
        && ADDRESSES.at(text, from, to).is_none()
        && CREEDS.find(text, from, to).is_none()
}

/// The most characters of a section's lead.
const LONGEST_LEAD: usize = 18;

/// Whether a sentence is the lead of the tasks behind it in its paragraph: 构建优质服务体系。
fn is_lead(text: &NormalizedText<'_>, from: usize, to: usize) -> bool {
    let begins = matches!(text.before(from), '\n' | ')' | '）' | '、' | '.' | '．' | '是');
    let goes_on = text.at(to) == '。' && text.at(to + 1) != '\n';
    let is_plain = !(from..to).any(|i| text.at(i).is_ascii_digit() || text.at(i) == '，');
    begins
        && goes_on
        && is_plain
        && to - from <= LONGEST_LEAD
        && LEAD_VERBS.at(text, from, to).is_some()
        && LEAD_NOUNS.before(text, from, to).is_some()
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
