//! How verdicts come about, in words: the rules of `compare::judge`, of promises and of checks, each
//! with the word that the page uses for it.

use super::Lang;

/// A word of the page and what it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The word.
    pub word: &'static str,
    /// What it stands for.
    pub means: &'static str,
}

/// The rules in the order in which a reader meets them.
#[must_use]
pub fn rules(lang: Lang) -> Vec<Rule> {
    let of = |(word, means)| Rule { word, means };
    lang.pick(ZH, EN).iter().copied().map(of).collect()
}

type Words = &'static [(&'static str, &'static str)];

const ZH: Words = &[
    (
        "达到",
        "结果在目标之内。目标带“左右”“约”时，相差不超过目标的 5%（含）都算达到；“以上”“不低于”含本数。没有数字的任务，报告说已完成的算达到。",
    ),
    ("超额", "数值越大越好的指标，结果高于目标。"),
    ("好于目标", "数值越小越好的指标（失业率、能耗、PM2.5），结果低于目标。"),
    ("未达到", "结果差于目标，并写明差多少；没有数字的任务，报告说没有完成的。"),
    ("偏离目标（低于、高于）", "数值大小都说不上更好的指标（居民消费价格），结果在目标之外。"),
    ("部分达到、推进中", "报告说完成了一部分，或已开工、正在推进，还没有完成。"),
    ("再次提出、未提及", "下一年报告没有说结果：又写进了计划，或没有提到。两者都不算未达到。"),
    (
        "无法衡量",
        "没有数字，找到的句子也说不准是不是同一件事；或单位不同，或口径不同（一个说新增，一个说总数），或目标、结果只有一个范围。",
    ),
    ("什么是目标", "报告在当年安排里提出的指标和任务。上级下达的任务数、五年规划的目标分开列出。"),
    ("不算承诺", "预算安排（拟安排支出、转移支付）、形势分析、回顾、口号和号召。"),
    (
        "把握多大",
        "结果按指标名、单位和年份对应；任务按用词对应，至少一半用词相同才下结论，并列出两处原话。“更正对应”可以改。",
    ),
    (
        "校核的把握",
        "“一定有误”：不可能成立；“很可能有误”：算不平，四舍五入解释不了；“值得一看”：也可能是上年数修订过。读得不准的数不参加校核。",
    ),
];

const EN: Words = &[
    (
        "Met",
        "The result is within the target. With “about” (左右, 约), anything within 5% of the target counts, ends included; “at least” includes the number itself. A task without a figure counts as met where the report says that it is done.",
    ),
    ("Exceeded", "Where more is better, the result is above the target."),
    (
        "Better than target",
        "Where less is better (unemployment, energy use, PM2.5), the result is below the target.",
    ),
    (
        "Missed",
        "The result falls short of the target, by the amount given; or the report says that a task was not done.",
    ),
    (
        "Off target (below, above)",
        "Where neither way is better (consumer prices), the result is outside the target.",
    ),
    ("Partly met, under way", "The report says that a part is done, or that work has begun or goes on."),
    (
        "Promised again, not mentioned",
        "The next report gives no result: it plans the same again, or does not mention it. Neither counts as missed.",
    ),
    (
        "Not measurable",
        "There is no figure, and no sentence that is surely about it; or the units or the definitions differ (one is of new ones, the other of all), or target or result is only a range.",
    ),
    (
        "What is a target",
        "Figures and tasks that a report plans for its year. Quotas set by higher levels and targets of five-year plans are listed separately.",
    ),
    (
        "What is not a promise",
        "Budget plans (spending to be allotted, transfers), analysis of the situation, review, slogans and appeals.",
    ),
    (
        "How sure a match is",
        "Results are matched by indicator, unit and year; tasks by their words, of which half must agree before there is a verdict. Both sentences are shown. “Correct the match” changes it.",
    ),
    (
        "How sure a check is",
        "“Cannot be right”: impossible; “Probably wrong”: does not add up, beyond rounding; “Worth a look”: last year's value may have been revised. Figures that were not read with certainty are not checked.",
    ),
];
