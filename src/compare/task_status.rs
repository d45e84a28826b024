//! The status of a task according to a sentence: done, partly done, under way, not done.
//!
//! | sentence | status |
//! | --- | --- |
//! | 东溪大桥建成通车 | done |
//! | 西山水厂主体完工 | partly done |
//! | 东溪大桥加快建设 | under way |
//! | 农贸市场改造尚未动工 | not done |
//! | 高度重视果农夜校 | unclear |
//!
//! A sentence can mention several things, so the clause most similar to the task is read first,
//! then those after it.

/// The status of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TaskStatus {
    /// 建成, 完成, 投用.
    Done,
    /// 基本完成, 主体完工.
    Partly,
    /// 推进, 开工, 在建.
    UnderWay,
    /// 尚未, 滞后.
    NotDone,
    /// None of these.
    Unclear,
}

/// Words for not done. They contain words for done, so they are matched first.
const NOT_DONE: &[&str] =
    &["未完成", "尚未", "未能", "未开工", "未建成", "没有完成", "没有建成", "未达", "滞后", "搁置", "暂缓"];

/// Words for partly done.
const PARTLY: &[&str] =
    &["基本完成", "基本建成", "主体完工", "主体封顶", "主体完成", "部分完成", "初步", "完成过半", "接近尾声"];

/// Words for a step under way that contain a word for done.
const STEPS: &[&str] =
    &["完成投资", "完成前期", "完成选址", "完成设计", "完成招标", "完成立项", "完成征地", "完成征拆"];

/// Words for done. A word of intent cancels them only if it comes before them.
const DONE: &[&str] = &[
    "完成",
    "建成",
    "竣工",
    "完工",
    "投用",
    "投入使用",
    "投产",
    "通车",
    "开通",
    "落成",
    "验收",
    "启用",
    "办结",
    "挂牌",
    "出台",
    "印发",
    "获评",
    "创成",
    "落户",
    "揭牌",
    "上线",
    "开馆",
    "开街",
    "投运",
    "获批",
    "落地",
];

/// Words for either a finished thing or an activity: 市场改造有序推进. Any word for under way overrides
/// them.
const DOING: &[&str] =
    &["运营", "实现", "达到", "成功", "圆满", "落实", "已", "新增", "新建", "举办", "开展", "修复", "改造"];

/// Words for under way.
const UNDER_WAY: &[&str] = &[
    "施工", "正在", "加快", "推进", "有序", "开工", "在建", "启动", "动工", "前期", "筹备", "抓紧", "持续",
    "谋划", "继续",
];

/// Words of intent: what follows is still to come, as in 力争建成 and 年内完工.
const AIMS: &[&str] = &[
    "力争",
    "确保",
    "计划",
    "拟",
    "谋划",
    "将",
    "争取",
    "加快",
    "推进",
    "持续",
    "年内",
    "年底前",
    "月底前",
    "正在",
    "有序",
    "继续",
    "抓紧",
    "努力",
    "预计",
    "有望",
    "全力",
    "要",
];

/// Words that contain one of [`AIMS`] without intent.
const NO_AIMS: &[&str] = &["虚拟", "模拟", "主要", "重要", "需要", "只要", "要素", "纪要", "要道", "要求"];

impl TaskStatus {
    /// The status in one clause. `aimed` is true if words before the clause in its sentence state
    /// an intent.
    fn clause(clause: &str, aimed: bool) -> Self {
        let holds = |words: &[&str]| words.iter().any(|word| clause.contains(word));
        if holds(NOT_DONE) {
            return Self::NotDone;
        }
        let is_still_to_come = |words: &[&str]| {
            let ends = words.iter().filter_map(|word| Some((clause.find(word)?, word.len())));
            let Some((at, length)) = ends.min() else { return aimed };
            let (before, after) = clause.split_at_checked(at).unwrap_or((clause, ""));
            let is_past = after.get(length..).is_some_and(|rest| rest.starts_with('了'));
            // 年底前已通车: the last marker decides.
            let already = before.rsplit_once('已').map(|(_, rest)| rest);
            !is_past && (already.map_or(aimed || aims(before), aims))
        };
        let told = [(Self::Partly, PARTLY), (Self::UnderWay, STEPS), (Self::Done, DONE)];
        if let Some((said, words)) = told.into_iter().find(|(_, words)| holds(words)) {
            return if is_still_to_come(words) { Self::UnderWay } else { said };
        }
        match (holds(UNDER_WAY), holds(DOING)) {
            (true, _) => Self::UnderWay,
            (false, true) if is_still_to_come(DOING) => Self::UnderWay,
            (false, true) => Self::Done,
            (false, false) => Self::Unclear,
        }
    }

    /// The status in a sentence. `alike` gives how much of the task's words a clause has.
    pub(super) fn of(sentence: &str, alike: impl Fn(&str) -> u64) -> Self {
        // Each clause, with whether an earlier clause of the same list states an intent: 力争甲桥、乙桥通车.
        let mut clauses = Vec::new();
        for part in sentence.split(['，', '；', '。', ',', ';', '：']) {
            let mut aimed = false;
            for clause in part.split('、') {
                clauses.push((clause, aimed));
                aimed |= aims(clause);
            }
        }
        let scores: Vec<u64> = clauses.iter().map(|(clause, _)| alike(clause)).collect();
        let best = scores.iter().enumerate().rev().max_by_key(|(_, score)| **score).map_or(0, |(at, _)| at);
        let mut before = false;
        for (number, (clause, aimed)) in clauses.into_iter().enumerate().skip(best) {
            let said = Self::clause(clause, aimed || before);
            // A later clause can be about something else.
            let has_figure = clause.chars().any(|c| c.is_ascii_digit());
            let is_other = said == Self::Done
                && number > best
                && (has_figure || !DONE.iter().any(|word| clause.contains(word)));
            match said {
                // 力争东溪大桥，年底通车: the intent continues.
                _ if said == Self::Unclear || is_other => before |= aims(clause),
                said => return said,
            }
        }
        Self::Unclear
    }
}

/// Whether words state an intent for what follows.
fn aims(words: &str) -> bool {
    AIMS.iter().any(|aim| {
        words.match_indices(aim).any(|(at, _)| {
            !NO_AIMS.iter().any(|word| {
                words.match_indices(word).any(|(from, _)| (from..from + word.len()).contains(&at))
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sentence: &str, task: &str, expected: TaskStatus) {
        let alike = |clause: &str| task.chars().filter(|c| clause.contains(*c)).count() as u64;
        assert_eq!(TaskStatus::of(sentence, alike), expected, "{sentence}");
    }

    #[test]
    fn the_clause_about_the_task_decides() {
        check("东溪大桥建成通车，新建公路五条。", "新建东溪大桥", TaskStatus::Done);
        check("西山水厂主体完工。", "建设西山水厂", TaskStatus::Partly);
        check("新建公路五条，东溪大桥加快建设。", "新建东溪大桥", TaskStatus::UnderWay);
        check("东溪大桥项目，投资三千万元，年底前已通车。", "新建东溪大桥", TaskStatus::Done);
        check("农贸市场改造尚未动工。", "改造农贸市场", TaskStatus::NotDone);
        check("东溪大桥未完成年度任务。", "新建东溪大桥", TaskStatus::NotDone);
        check("东溪大桥加快施工。", "新建东溪大桥", TaskStatus::UnderWay);
        check("加快完成果园改造。", "改造果园", TaskStatus::UnderWay);
        check("高度重视果农夜校。", "办好果农夜校", TaskStatus::Unclear);
        check("", "", TaskStatus::Unclear);
    }

    #[test]
    fn intent_overrides_a_later_word_for_done() {
        for sentence in [
            "东溪大桥力争年底建成通车。",
            "加快建成东溪大桥。",
            "计划新建东溪大桥。",
            "谋划实施东溪大桥改造。",
            "东溪大桥年内完工。",
            "拟建成东溪大桥。",
            "确保东溪大桥、西溪大桥建成通车。",
            "力争东溪大桥，年底前通车。",
            "东溪大桥已开工建设。",
            "东溪大桥完成投资三千万元。",
            "东溪大桥力争主体完工。",
            "要建成东溪大桥。",
        ] {
            check(sentence, "东溪大桥", TaskStatus::UnderWay);
        }
        for sentence in [
            "东溪大桥建成通车，加快推进配套工程。",
            "东溪大桥年底前已建成通车。",
            "持续攻坚后建成了东溪大桥。",
            "重要通道东溪大桥建成通车。",
            "东溪大桥已建成并将开放观光。",
        ] {
            check(sentence, "东溪大桥", TaskStatus::Done);
        }
    }
}
