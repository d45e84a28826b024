//! Projects: name, investment, length, status and due date.
//!
//! | text | read as |
//! | --- | --- |
//! | `总投资1200万元的美丽乡村建设项目` | named to the right |
//! | `河东水厂项目总投资3亿元` | named to the left |
//! | `投资2亿元的堤防整治和总投资6亿元的22公里引水管网项目` | both are 项目; the second is 22 km long |
//! | `20公里南干渠已完成全部建设任务` | 南干渠: its length and its status |

use super::lexer::{Quantity, Token};
use super::lexicon::{INVESTMENTS, PREDICATES, PROJECT_TAILS};
use super::noun_phrase::{self, TokenizedText};
use super::period::{self, Base};
use super::words::word_list;
use crate::model::{Period, Status};

/// A project of the normalized text.
#[derive(Clone, Debug)]
pub(super) struct RawProject {
    pub name: String,
    /// The index of its investment's token.
    pub investment: Option<usize>,
    /// The index of its length's token.
    pub length: Option<usize>,
    pub status: Option<Status>,
    pub due: Option<Period>,
    /// The start and end of its description.
    pub from: usize,
    pub to: usize,
}

/// The most characters of a project's name.
const LONGEST: usize = 48;

/// The words for each status. The first one found counts.
const STATUSES: [(Status, &[&str]); 6] = [
    (Status::Suspended, &["停工", "停建", "暂停建设"]),
    (
        Status::InUse,
        &["投入使用", "投用", "投产", "投运", "通车", "运营", "启用", "投入运行", "开园", "开业"],
    ),
    (
        Status::Completed,
        &[
            "完工",
            "竣工验收",
            "竣工测试",
            "竣工",
            "建成",
            "完成全部建设任务",
            "全部完成",
            "完成建设",
            "主体完工",
            "贯通",
        ],
    ),
    (
        Status::UnderConstruction,
        &[
            "开工",
            "在建",
            "正在建设",
            "加快建设",
            "施工",
            "动工",
            "有序推进",
            "加快推进",
            "建设有序",
            "正进行",
            "正在进行",
            "续建",
        ],
    ),
    (Status::Planned, &["谋划", "前期工作", "计划", "拟建", "签约", "落户", "储备"]),
    (Status::Seeking, &["争取", "力争", "申报"]),
];

word_list! {
    /// Words that make a word of completion a plan.
    COMING = "预计 计划 将 力争 确保 预期 拟 争取";
    /// Verbs of a due date.
    DONE = "完工 竣工 建成 投用 投产 通车 完成 交付 投入使用 投运 开园 开业 启用 验收";
}

/// The project whose investment is the token `at`.
pub(super) fn invested(
    source: &TokenizedText<'_>,
    at: usize,
    floor: usize,
    q: &Quantity,
) -> Option<RawProject> {
    let text = source.text;
    if !q.base.ends_with('元') {
        return None;
    }
    let end = noun_phrase::trim_end_bounds(source, floor, q.from);
    let (said, word) = INVESTMENTS.before(text, floor, end)?;
    let right = text.word(q.to, "的").unwrap_or(q.to);
    let of_a_year =
        ["年度", "当年", "完成", "实现", "年"].iter().any(|w| text.word_before(word, w).is_some());
    if of_a_year || text.word(right, "目标").is_some() || is_sum(source, at, right) {
        return None;
    }
    if let Some((name, length, to)) = named_right(source, right, at) {
        let noun = length.is_some() || noun_phrase::right(source, right).is_some();
        if right > q.to || noun && PROJECT_TAILS.suffix(&name) {
            return Some(RawProject {
                name,
                investment: Some(at),
                length,
                status: None,
                due: None,
                from: floor,
                to,
            });
        }
    }
    // X项目总投资, X项目(总投资…), X项目，总投资…
    let mut to = if said.starts_with("项目") || said.starts_with("工程") { word + 2 } else { word };
    while to > floor && matches!(text.before(to), '(' | '，') {
        to -= 1;
    }
    let clause = noun_phrase::clause(text, floor, to);
    let (from, to) = noun_phrase::within(source, clause, to)?;
    let name = noun_phrase::spelled(text, from, to);
    // 12个重点项目总投资: several projects without a name.
    let many = from <= floor && text.before(floor) != '\n'
        || ["等", "重点项目", "大项目", "储备项目", "开工项目", "签约项目", "在建项目", "竣工项目"]
            .iter()
            .any(|w| name.contains(w));
    let whole = said != "投资" && PROJECT_TAILS.suffix(&name) && name.chars().count() > 3;
    (whole && !many).then_some(RawProject {
        name,
        investment: Some(at),
        length: None,
        status: None,
        due: None,
        from: clause,
        to: q.to,
    })
}

/// A further project of a list, whose investment is the token `at`: 、2亿元的乙项目.
pub(super) fn listed(source: &TokenizedText<'_>, at: usize, q: &Quantity) -> Option<RawProject> {
    let right = source.text.word(q.to, "的")?;
    let (name, length, to) = named_right(source, right, at)?;
    let project =
        RawProject { name, investment: Some(at), length, status: None, due: None, from: q.from, to };
    (q.base.ends_with('元') && PROJECT_TAILS.suffix(&project.name)).then_some(project)
}

/// Whether the token `at` is the investment of several projects: 总投资52亿元的34个项目.
pub(super) fn is_sum(source: &TokenizedText<'_>, at: usize, right: usize) -> bool {
    matches!(source.tokens.get(at + 1), Some(Token::Quantity(count)) if count.from == right && count.counted)
}

/// The name that begins at `from`, the token of a length before it, and its end.
fn named_right(source: &TokenizedText<'_>, from: usize, at: usize) -> Option<(String, Option<usize>, usize)> {
    let text = source.text;
    let length = match source.tokens.get(at + 1) {
        Some(Token::Quantity(l)) if l.from == from && is_length(l) => Some((at + 1, l.to)),
        _ => None,
    };
    let start = length.map_or(from, |(_, to)| to);
    let limit = start + LONGEST;
    let mut end = start;
    let mut quoted = false;
    while end < limit {
        let c = text.at(end);
        quoted = c == '“' || quoted && c != '”';
        let mark = !(c.is_alphanumeric()
            || matches!(c, '“' | '”' | '·' | '-' | '—' | '(' | ')')
            || c == '、' && quoted);
        let next = matches!(c, '和' | '与' | '及') && INVESTMENTS.at(text, end + 1, limit).is_some();
        let whole = end > start + 1 && PROJECT_TAILS.before(text, start, end).is_some();
        let joined = whole && matches!(c, '和' | '与' | '及' | '等');
        if mark || next || joined || whole && PREDICATES.at(text, end, limit).is_some() {
            break;
        }
        end += 1;
    }
    let name = text.string(start, end);
    (end > start + 1 && end < limit).then_some((name, length.map(|(token, _)| token), end))
}

/// The project whose length is the token `at`: 20公里南干渠已完成.
pub(super) fn measured(source: &TokenizedText<'_>, at: usize, q: &Quantity) -> Option<RawProject> {
    let text = source.text;
    if !is_length(q) {
        return None;
    }
    let start = text.word(q.to, "的").unwrap_or(q.to);
    let end = noun_phrase::right(source, start)?;
    let name = text.string(start, end);
    let has_status = text.at(end) == '已' || text.at(end) == '正' || text.word(end, "全线").is_some();
    // Roads without a name are a sum, not a project.
    (has_status && PROJECT_TAILS.suffix(&name) && name.chars().count() >= 4).then_some(RawProject {
        name,
        investment: None,
        length: Some(at),
        status: None,
        due: None,
        from: q.from,
        to: end,
    })
}

fn is_length(q: &Quantity) -> bool {
    matches!(q.base.as_str(), "公里" | "千米" | "米" | "km" | "延米" | "华里")
}

/// Completes the projects of a text: shared heads, status and due date.
pub(super) fn complete(
    source: &TokenizedText<'_>,
    projects: &mut [RawProject],
    base: impl Fn(usize) -> Base,
) {
    let text = source.text;
    for n in (0..projects.len()).rev() {
        let next = projects.get(n + 1).map(|p| (p.from, p.name.clone()));
        let Some(project) = projects.get_mut(n) else { continue };
        let end = (project.to..project.to + 80)
            .find(|i| matches!(text.at(*i), '。' | '；' | '\n'))
            .unwrap_or(project.to + 80)
            .min(next.as_ref().map_or(usize::MAX, |(from, _)| (*from).max(project.to)));
        let shares = matches!(text.at(project.to), '和' | '与' | '及' | '、');
        if !PROJECT_TAILS.suffix(&project.name)
            && shares
            && let Some(tail) =
                next.and_then(|(_, name)| ["项目", "工程"].into_iter().find(|t| name.ends_with(t)))
        {
            project.name.push_str(tail);
        }
        project.due = due(source, project.to, end, base(project.from));
        let before = text
            .slice(0, project.from)
            .iter()
            .rev()
            .take(24)
            .position(|c| matches!(c, '。' | '；' | '\n'))
            .unwrap_or(24);
        let before = project.from.saturating_sub(before);
        project.status = status(source, project.to, end).or_else(|| status(source, before, project.to));
        project.to = end;
    }
    // 争取甲项目和乙项目: words before a list hold for all of it.
    for n in 1..projects.len() {
        let Some([before, project]) = projects.get_mut(n - 1..=n) else { continue };
        if project.status.is_none() && project.from <= before.to + 2 {
            project.status = before.status;
        }
    }
}

fn status(source: &TokenizedText<'_>, from: usize, to: usize) -> Option<Status> {
    let text = source.text;
    let coming = |at: usize| COMING.find(text, at.saturating_sub(10).max(from), at).is_some();
    STATUSES.iter().find_map(|(status, words)| {
        words
            .iter()
            .filter_map(|word| text.find(from, to, word))
            .any(|at| !is_done(*status) || !coming(at))
            .then_some(*status)
    })
}

fn is_done(status: Status) -> bool {
    matches!(status, Status::InUse | Status::Completed)
}

/// The due date of a project between `from` and `to`.
fn due(source: &TokenizedText<'_>, from: usize, to: usize, base: Base) -> Option<Period> {
    let text = source.text;
    let first = source.tokens.partition_point(|t| t.from() < from);
    source.tokens.iter().skip(first).take_while(|t| t.to() <= to).find_map(|t| match t {
        Token::Date(date) => {
            let aims = COMING.find(text, date.from.saturating_sub(6).max(from), date.from).is_some()
                || matches!(text.at(date.to), '底' | '前' | '末');
            let done = DONE.find(text, date.to, (date.to + 14).min(to)).is_some();
            (aims && done).then(|| period::of_date(text, date, base)).flatten()
        }
        Token::Quantity(_) => None,
    })
}
