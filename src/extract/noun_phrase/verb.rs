//! The verbs of a name.
//!
//! | name | verbs | object |
//! | --- | --- | --- |
//! | 升级改造公厕 | 升级改造 | 公厕 |
//! | 新建、改建幼儿园 | 新建、改建 | 幼儿园 |
//! | 新增上市公司 | 新增 | 上市公司: a noun that begins like a verb |

use crate::extract::lexicon::{EVENT_VERBS, VALUE_VERBS};
use crate::extract::words::word_list;
use crate::source::NormalizedText;

word_list! {
    /// Words of progress: part of the name only if the clause has no other name.
    ASPECTS = "可 已 正在 已经 正 尚未 未";
    /// Verbs that combine with [`EVENT_VERBS`]: 升级改造, 优化调整.
    DEEDS = "推动 升级 优化 调整 提升 更新 刷新 消减 落实 梳理 囊括 公示 新开工 实施 推进 打造 拓展 保障 加固 形成 收回 腾出 铺排";
    /// Nouns that begin with a character that can be a verb: 新增上市公司.
    VERBAL_NOUNS = "上市公司 上市企业 挂牌企业 出口企业 进口企业 培训基地 养殖场 种植基地 养殖基地 储备粮 投资基金 投资项目 贷款余额 检查站 监测站 监测点";
}

/// The event verb at the start of a name, and the start of its object.
pub(in crate::extract) fn leading_verb<'a>(
    text: &NormalizedText<'_>,
    from: usize,
    to: usize,
) -> Option<(&'a str, usize)> {
    EVENT_VERBS.at(text, from, to).filter(|(_, end)| *end < to)
}

/// The end of the verbs at the start of a name: 新建、改建 of 新建、改建幼儿园, 升级改造 of 升级改造公厕.
pub(in crate::extract) fn leading_verbs(name: &NormalizedText<'_>) -> Option<usize> {
    let verb = |from: usize| {
        let verb = EVENT_VERBS.at(name, from, name.len()).into_iter().chain(DEEDS.at(name, from, name.len()));
        let noun = VERBAL_NOUNS.at(name, from, name.len()).is_some();
        verb.map(|(_, end)| end).max().filter(|end| *end < name.len() && !noun)
    };
    let mut end = verb(0)?;
    loop {
        let joined = matches!(name.at(end), '、' | '和' | '及' | '与');
        match verb(if joined { end + 1 } else { end }) {
            Some(next) => end = next,
            None => return Some(end),
        }
    }
}

/// The start of the verbs at the end of a stretch: 新开工及续建, 升级改造.
pub(in crate::extract) fn last_verbs(text: &NormalizedText<'_>, from: usize, to: usize) -> Option<usize> {
    let verb = |end: usize| {
        let verb = EVENT_VERBS.before(text, from, end).into_iter().chain(DEEDS.before(text, from, end));
        verb.map(|(_, start)| start).min()
    };
    let mut start = verb(to)?;
    loop {
        let joined = matches!(text.before(start), '、' | '和' | '及' | '与');
        match verb(if joined { start - 1 } else { start }) {
            Some(earlier) => start = earlier,
            None => return Some(start),
        }
    }
}

/// Whether a stretch consists of verbs only, without an object.
pub(in crate::extract) fn is_bare_verb(text: &NormalizedText<'_>, from: usize, to: usize) -> bool {
    let mut at = from;
    while at < to {
        let next = EVENT_VERBS
            .at(text, at, to)
            .or_else(|| DEEDS.at(text, at, to))
            .or_else(|| ASPECTS.at(text, at, to))
            .or_else(|| VALUE_VERBS.at(text, at, to));
        match next {
            Some((_, end)) => at = end,
            None => return false,
        }
    }
    from < to
}

/// A name without its leading verbs.
pub(in crate::extract) fn object(name: &str) -> String {
    let text = NormalizedText::new(name);
    let verb =
        |from: usize| EVENT_VERBS.at(&text, from, text.len()).or_else(|| ASPECTS.at(&text, from, text.len()));
    let mut from = 0;
    loop {
        let joined = from > 0 && matches!(text.at(from), '、' | '和' | '及' | '与');
        let Some((_, end)) = verb(if joined { from + 1 } else { from }) else { break };
        from = text.word(end, "完成").unwrap_or(end);
    }
    text.string(from, text.len())
}

/// The start of a bare verb with its aspect: 已整改, 正在整改.
pub(in crate::extract) fn with_aspect(text: &NormalizedText<'_>, floor: usize, from: usize) -> usize {
    ASPECTS.before(text, floor, from).map_or(from, |(_, start)| start)
}
