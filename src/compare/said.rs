//! What a sentence says became of a task: done, done in part, under way, not done.
//!
//! | sentence | said |
//! | --- | --- |
//! | 东溪大桥建成通车 | done |
//! | 西山水厂主体完工 | done in part |
//! | 东溪大桥加快建设 | under way |
//! | 农贸市场改造尚未动工 | not done |
//! | 高度重视果农夜校 | nothing clear |
//!
//! A sentence speaks of several things, so the clause most like the task is asked first, then
//! those after it.

/// What is said to have become of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Said {
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

/// The words that tell, the ones that go before others first: 未完成 holds 完成, and 基本完成 does.
const WORDS: &[(Said, &[&str])] = &[
    (
        Said::NotDone,
        &[
            "未完成",
            "尚未",
            "未能",
            "未开工",
            "未建成",
            "没有完成",
            "没有建成",
            "未达",
            "滞后",
            "搁置",
            "暂缓",
        ],
    ),
    (
        Said::Partly,
        &[
            "基本完成",
            "基本建成",
            "主体完工",
            "主体封顶",
            "主体完成",
            "部分完成",
            "初步",
            "完成过半",
            "接近尾声",
        ],
    ),
    (
        Said::Done,
        &[
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
            "运营",
            "实现",
            "达到",
            "挂牌",
            "出台",
            "印发",
            "获评",
            "创成",
            "成功",
            "圆满",
            "办结",
            "落实",
            "已",
            "新增",
            "新建",
            "举办",
            "开展",
            "修复",
            "改造",
        ],
    ),
    (
        Said::UnderWay,
        &["正在", "加快", "推进", "有序", "开工", "在建", "启动", "动工", "前期", "筹备", "抓紧", "持续"],
    ),
];

/// Words that say of those above that they are still to come: 加快完成 is not 完成.
const STILL: &[&str] =
    &["加快", "推进", "正在", "有序", "开工", "启动", "动工", "力争", "争取", "将", "继续"];

/// Words of a thing done that nothing after them takes back.
const SURE: &[&str] = &["已", "建成", "竣工", "投用", "投入使用", "通车", "办结", "验收"];

impl Said {
    /// What one clause says.
    fn clause(clause: &str) -> Self {
        let holds = |words: &[&str]| words.iter().any(|word| clause.contains(word));
        let found = WORDS.iter().find(|(_, words)| holds(words)).map_or(Self::Unclear, |(said, _)| *said);
        match found {
            Self::Done if holds(STILL) && !holds(SURE) => Self::UnderWay,
            found => found,
        }
    }

    /// What a sentence says. `alike` tells how much a clause has of the task's words.
    pub(super) fn of(sentence: &str, alike: impl Fn(&str) -> u64) -> Self {
        let clauses: Vec<&str> = sentence.split(['，', '、', '；', '。', ',', ';', '：']).collect();
        let scores: Vec<u64> = clauses.iter().map(|clause| alike(clause)).collect();
        let best = scores.iter().enumerate().rev().max_by_key(|(_, score)| **score).map_or(0, |(at, _)| at);
        let after = clauses.iter().skip(best).map(|clause| Self::clause(clause));
        after.into_iter().find(|said| *said != Self::Unclear).unwrap_or(Self::Unclear)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sentence: &str, task: &str, expected: Said) {
        let alike = |clause: &str| task.chars().filter(|c| clause.contains(*c)).count() as u64;
        assert_eq!(Said::of(sentence, alike), expected, "{sentence}");
    }

    #[test]
    fn the_clause_of_the_task_tells() {
        check("东溪大桥建成通车，新建公路五条。", "新建东溪大桥", Said::Done);
        check("西山水厂主体完工。", "建设西山水厂", Said::Partly);
        check("新建公路五条，东溪大桥加快建设。", "新建东溪大桥", Said::UnderWay);
        check("东溪大桥项目，投资三千万元，年底前已通车。", "新建东溪大桥", Said::Done);
        check("农贸市场改造尚未动工。", "改造农贸市场", Said::NotDone);
        check("东溪大桥未完成年度任务。", "新建东溪大桥", Said::NotDone);
        check("东溪大桥加快施工。", "新建东溪大桥", Said::UnderWay);
        check("加快完成果园改造。", "改造果园", Said::UnderWay);
        check("高度重视果农夜校。", "办好果农夜校", Said::Unclear);
        check("", "", Said::Unclear);
    }
}
