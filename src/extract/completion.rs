//! The proportion of a target that is done.
//!
//! | text | read as |
//! | --- | --- |
//! | 工业总产值1.7亿元，`完成目标任务的`100% | completion of the figure before: 工业总产值目标任务完成率 |
//! | `城镇新增就业完成年度任务的`135% | completion of 城镇新增就业 |
//! | 排查5395户，`完成率`100% | 排查完成率 |

use super::lexer::Quantity;
use super::noun_phrase::TokenizedText;
use super::words::word_list;

/// The completion of an indicator's target.
#[derive(Clone, Copy, Debug)]
pub(super) struct Completion {
    /// The end of the indicator's name.
    pub name_to: usize,
    /// The words for the target: 目标任务.
    pub measure: (usize, usize),
}

word_list! {
    DONE = "完成 占 达 达到 已完成 超额完成 实现 为 约占 相当于 达成";
    MEASURES = "
        目标任务 任务 目标 年度任务 年度目标 年度目标任务 全年任务 全年目标 全年目标任务 年度计划 计划 全年计划 年初计划 预算 年度预算 年初预算 调整预算 预算数 调整预算数
        任务数 总任务 目标数 下达计划 下达任务 年计划 年任务 全年预算 变动预算 年度投资计划 投资计划 年度计划投资 下达任务 市下达任务 县下达任务 省下达任务 预期目标 年度预期目标 全年预期目标 考核目标 序时进度 上级任务
    ";
    /// Who set the target, and for what time.
    SETTERS = "省 市 县 区 上级 国家 省政府 市政府 省定 市定 县定 区定 既定 预定 原定 下达 下达的 全年 年度 年初 季度 阶段性 总";
    BETWEEN = "的 了 约 近 超 超过 达 达到 为 在 以上 率 分别";
    RATES = "完成率 任务完成率 目标完成率 完成比例 计划完成率";
    MODES = "分别 均 已 超额 共 累计 圆满 全部 提前 ，";
}

/// The completion that the words between `from` and a figure state.
pub(super) fn find(source: &TokenizedText<'_>, from: usize, q: &Quantity) -> Option<Completion> {
    if q.base != "%" {
        return None;
    }
    let text = source.text;
    let mut end = q.from;
    let mut rate = None;
    loop {
        if let Some((word, start)) = RATES.before(text, from, end) {
            let said = word.strip_suffix("完成率").map_or(0, |said| said.chars().count());
            rate = Some((start, start + said));
            break;
        }
        let Some((_, start)) = BETWEEN.before(text, from, end) else { break };
        end = start;
    }
    let (measure, mut name_to) = match rate {
        Some(rate) => (rate, rate.0),
        None => {
            let (_, mut start) = MEASURES.before(text, from, end)?;
            while let Some((_, earlier)) = SETTERS.before(text, from, start) {
                start = earlier;
            }
            let (_, done) = DONE.before(text, from, start)?;
            ((start, end), done)
        }
    };
    while let Some((_, start)) = MODES.before(text, from, name_to) {
        name_to = start;
    }
    Some(Completion { name_to, measure })
}

/// The indicator for the completion of `name`.
pub(super) fn indicator(source: &TokenizedText<'_>, name: &str, completion: &Completion) -> String {
    // 项目投资完成34亿元，完成率146%.
    let name = name.strip_suffix("完成").unwrap_or(name);
    format!("{name}{}完成率", source.text.string(completion.measure.0, completion.measure.1))
}
