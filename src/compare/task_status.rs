//! The status of a task according to a sentence: done, partly done, under way, not done.
//!
//! | sentence | status |
//! | --- | --- |
//! | 东溪大桥建成通车 | done |
//! | 西山水厂主体完工 | partly done |
//! | 东溪大桥加快建设 | under way |
//! | 农贸市场改造尚未动工 | not done |
//! | 东溪小学竣工，西山小学加快建设, of a task for both | partly done |
//! | 东溪大桥完成征地拆迁 | under way: a step |
//! | 东溪产业园获批, of a task to build it | under way: a paper |
//! | 果园达到22个; 高度重视果农夜校 | unclear |
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
    &["基本完成", "基本建成", "主体", "部分", "初步", "完成过半", "接近尾声", "试运行", "试生产", "临时通行"];

/// Steps on the way, within a few characters behind 完成: 完成村民征收补偿. A task can also ask for one.
const STEPS: &[&str] = &[
    "投资",
    "前期",
    "选址",
    "设计",
    "招标",
    "招投标",
    "立项",
    "征收",
    "征地",
    "征占",
    "征拆",
    "征迁",
    "拆迁",
    "勘察",
    "勘测",
    "可研",
    "签约",
];

/// The most characters between 完成 and a step.
const NEAR: usize = 6;

/// The most characters of a clause without a subject of its own: 年底前已通车.
const SHORT: usize = 8;

/// Words for a paper about a thing. A task is done with it only if it asks for a paper.
const PAPERS: &[&str] = &["出台", "印发", "获批", "批复", "挂牌", "揭牌"];

/// Words of a task that asks for a paper.
const ASKS_PAPERS: &[&str] = &[
    "出台", "制定", "制订", "编制", "印发", "方案", "意见", "规划", "办法", "条例", "批", "申报", "申建",
    "争取", "挂牌", "揭牌", "设立", "成立", "组建", "筹建",
];

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
    "获评",
    "创成",
    "落户",
    "上线",
    "开馆",
    "开街",
    "投运",
    "落地",
];

/// Words for either a finished thing or an activity: 市场改造有序推进. Any word for under way overrides
/// them.
const DOING: &[&str] = &["运营", "实现", "成功", "圆满", "新建", "举办", "承办", "修复", "改造"];

/// Words for under way.
const UNDER_WAY: &[&str] = &[
    "施工",
    "正在",
    "加快",
    "推进",
    "有序",
    "开工",
    "在建",
    "启动",
    "动工",
    "前期",
    "筹备",
    "抓紧",
    "持续",
    "谋划",
    "继续",
    "开展",
    "落实",
    "进入",
    "进展顺利",
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
    fn clause(clause: &str, aimed: bool, task: &str) -> Self {
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
        if is_step(clause, task) {
            return Self::UnderWay;
        }
        let asks_papers = ASKS_PAPERS.iter().any(|word| task.contains(word));
        let papers = if asks_papers { Self::Done } else { Self::UnderWay };
        let told = [(Self::Partly, PARTLY), (Self::Done, DONE), (papers, PAPERS)];
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

    /// The status of a task in a sentence. `alike` gives how much of the task's words a clause has.
    pub(super) fn of(sentence: &str, task: &str, alike: impl Fn(&str) -> u64) -> Self {
        // Each clause, with whether an earlier clause of the same list states an intent (力争甲桥、乙桥通车), and with
        // how much of the task's words it has.
        let mut clauses = Vec::new();
        for part in sentence.split(['，', '；', '。', ',', ';', '：']) {
            let mut aimed = false;
            for clause in part.split('、') {
                clauses.push((clause, aimed, alike(clause)));
                aimed |= aims(clause);
            }
        }
        let best = clauses.iter().enumerate().rev().max_by_key(|(_, (.., score))| *score);
        let best = best.map_or(0, |(at, _)| at);
        let mut before = false;
        for (number, (clause, aimed, score)) in clauses.iter().enumerate().skip(best) {
            let said = Self::clause(clause, *aimed || before, task);
            // A later clause can be about something else.
            let has_figure = clause.chars().any(|c| c.is_ascii_digit());
            let has_subject = *score == 0 && clause.chars().count() > SHORT;
            let is_other = said == Self::Done
                && number > best
                && (has_figure || has_subject || !DONE.iter().any(|word| clause.contains(word)));
            if said == Self::Unclear || is_other {
                // 力争东溪大桥，年底通车: the intent continues.
                before |= aims(clause);
                continue;
            }
            // Another thing of the task is still open.
            let is_open = |(clause, aimed, score): &(&str, bool, u64)| {
                let said = Self::clause(clause, *aimed, task);
                *score > 0 && matches!(said, Self::Partly | Self::UnderWay | Self::NotDone)
            };
            let is_partly = said == Self::Done && clauses.iter().skip(number + 1).any(is_open);
            return if is_partly { Self::Partly } else { said };
        }
        Self::Unclear
    }
}

/// Whether a clause tells of a step on the way that is not the task itself: 完成征地拆迁.
fn is_step(clause: &str, task: &str) -> bool {
    clause.split("完成").skip(1).any(|after| {
        let near = after.char_indices().nth(NEAR).map_or(after, |(end, _)| after.get(..end).unwrap_or(after));
        STEPS.iter().any(|step| near.contains(step) && !task.contains(step))
    })
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
        assert_eq!(TaskStatus::of(sentence, task, alike), expected, "{sentence}");
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
        check("市级果园达到22个。", "发展果园", TaskStatus::Unclear);
        check("市级果园达到22个，首家采茶学校落户北村。", "发展果园", TaskStatus::Unclear);
        check("成功举办第三届采茶节。", "办好第三届采茶节", TaskStatus::Done);
        check("深入开展秸秆禁烧。", "抓好秸秆禁烧", TaskStatus::UnderWay);
        check("", "", TaskStatus::Unclear);
    }

    #[test]
    fn a_step_or_a_paper_is_not_the_thing() {
        check("东溪大桥完成村民征收补偿。", "新建东溪大桥", TaskStatus::UnderWay);
        check("东溪大桥完成安置区征占迁。", "新建东溪大桥", TaskStatus::UnderWay);
        check("东溪产业园获批。", "建设东溪产业园", TaskStatus::UnderWay);
        check("东溪产业园获批。", "争取东溪产业园获批", TaskStatus::Done);
        check("省里印发了东溪产业园总体方案。", "建设东溪产业园", TaskStatus::UnderWay);
        check("印发东溪产业园总体方案。", "编制东溪产业园方案", TaskStatus::Done);
        check("东溪大桥完成部分桥面铺装。", "新建东溪大桥", TaskStatus::Partly);
    }

    #[test]
    fn a_task_of_several_things_is_done_when_all_are() {
        let task = "加快东溪小学、西山幼儿园建设";
        check("西山幼儿园竣工，东溪小学主体封顶。", task, TaskStatus::Partly);
        check("西山幼儿园竣工，东溪小学稳步推进。", task, TaskStatus::Partly);
        check("西山幼儿园竣工，东溪小学建成。", task, TaskStatus::Done);
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
