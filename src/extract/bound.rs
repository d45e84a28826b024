//! The bound of a figure, and whether it is a quota.
//!
//! | text | bound | |
//! | --- | --- | --- |
//! | `增长5%左右` | about | |
//! | `达到3亿元以上`, `不低于3亿元`, `≥3亿元` | at least | |
//! | `控制在5%以内`, `不超过5%` | at most | |
//! | `2000余亩`, `突破20亿元` | over | |
//! | `近6万人` | nearly | |
//! | `任务数174人`, `年初预算1184万元` | exactly | a target, wherever it stands |

use super::lexer::Quantity;
use super::lexicon::{DONE_WORDS, PROTECTED_ENDS, QUOTA_WORDS};
use crate::model::Bound;
use crate::quantity::Decimal;
use crate::source::{NormalizedText, ends_phrase};

/// Words right after a unit, with their bound.
const AFTER: [(&str, Bound); 15] = [
    ("以上", Bound::AtLeast),
    ("及以上", Bound::AtLeast),
    ("以内", Bound::AtMost),
    ("以下", Bound::AtMost),
    ("之内", Bound::AtMost),
    ("左右", Bound::About),
    ("上下", Bound::About),
    ("余", Bound::Over),
    ("多", Bound::Over),
    ("有余", Bound::Over),
    ("大关", Bound::Over),
    ("台阶", Bound::Over),
    ("大台阶", Bound::Over),
    ("关口", Bound::Over),
    ("门槛", Bound::Over),
];

/// Words right before a number, with their bound; longer ones first.
const BEFORE: [(&str, Bound); 39] = [
    ("不低于", Bound::AtLeast),
    ("不少于", Bound::AtLeast),
    ("不小于", Bound::AtLeast),
    ("至少", Bound::AtLeast),
    ("不超过", Bound::AtMost),
    ("不高于", Bound::AtMost),
    ("不大于", Bound::AtMost),
    ("控制在", Bound::AtMost),
    ("压减到", Bound::AtMost),
    ("不到", Bound::AtMost),
    ("不足", Bound::AtMost),
    ("低于", Bound::AtMost),
    ("少于", Bound::AtMost),
    ("小于", Bound::AtMost),
    ("最多", Bound::AtMost),
    ("最高", Bound::AtMost),
    ("超过", Bound::Over),
    ("突破", Bound::Over),
    ("超", Bound::Over),
    ("逾", Bound::Over),
    ("首破", Bound::Over),
    ("破", Bound::Over),
    ("高于", Bound::Over),
    ("大于", Bound::Over),
    ("多于", Bound::Over),
    ("迈过", Bound::Over),
    ("跨越", Bound::Over),
    ("大约", Bound::About),
    ("约为", Bound::About),
    ("约", Bound::About),
    ("大概", Bound::About),
    ("接近", Bound::Nearly),
    ("将近", Bound::Nearly),
    ("近", Bound::Nearly),
    ("达到近", Bound::Nearly),
    ("≥", Bound::AtLeast),
    ("≤", Bound::AtMost),
    (">", Bound::Over),
    ("<", Bound::AtMost),
];

/// The bound of a figure, and the word for it.
pub(super) fn bound(text: &NormalizedText<'_>, q: &Quantity) -> (Bound, Option<&'static str>) {
    if let Some((word, bound)) = AFTER.into_iter().find(|(word, _)| text.word(q.to, word).is_some()) {
        return (bound, Some(word));
    }
    match q.over {
        Some('余') => return (Bound::Over, Some("余")),
        Some('多') => return (Bound::Over, Some("多")),
        Some(_) => return (Bound::Over, Some("几")),
        None => {}
    }
    // 签约5亿元: the 约 is part of a verb.
    let whole =
        PROTECTED_ENDS.before(text, q.from.saturating_sub(4), q.from).map_or(0, |(word, _)| word.len());
    let said =
        BEFORE.into_iter().find(|(word, _)| text.word_before(q.from, word).is_some() && word.len() >= whole);
    match said {
        Some((word, bound)) => (bound, Some(word)),
        None => (Bound::Exactly, None),
    }
}

/// How far before a budget's adjustment the budget may be named.
const BUDGET_REACH: usize = 24;

/// The most characters behind a figure that name its task.
const TASK_REACH: usize = 10;

/// Whether the words before a figure make it a quota or a budget, in any part of the report.
pub(super) fn is_quota(text: &NormalizedText<'_>, from: usize, q: &Quantity) -> bool {
    // 年初预算1184万元，调整1506万元.
    let budget = text.find(from.saturating_sub(BUDGET_REACH), q.from, "预算").is_some();
    if budget && text.word_before(q.from, "调整").is_some() && matches!(q.base.as_str(), "元" | "") {
        return true;
    }
    // 国家下达的3万人就业任务.
    let assigned =
        ["下达的", "确定的", "分配的", "规定的"].iter().any(|word| text.word_before(q.from, word).is_some());
    let task = (q.to..q.to + TASK_REACH).find(|i| ends_phrase(text.at(*i))).is_some_and(|end| {
        ["任务", "目标"].iter().any(|word| text.word_before(end, word).is_some_and(|at| at >= q.to))
    });
    if assigned && task {
        return true;
    }
    QUOTA_WORDS.find(text, from, q.from).is_some()
        && DONE_WORDS.find_last(text, from, q.from).is_none_or(|(_, at, _)| {
            QUOTA_WORDS.find_last(text, from, q.from).is_some_and(|(_, quota, _)| quota > at)
        })
}

/// Whether the words before a figure of a plan mark it as a result.
pub(super) fn is_done(text: &NormalizedText<'_>, from: usize, q: &Quantity) -> bool {
    DONE_WORDS.find(text, from, q.from).is_some()
}

/// Whether the words around a figure state what is still to come: 建成后将惠及8万人, 可新增产值3亿元.
pub(super) fn is_expected(text: &NormalizedText<'_>, from: usize, q: &Quantity) -> bool {
    const AFTERWARDS: [&str; 6] = ["建成后", "投产后", "达产后", "投用后", "完工后", "竣工后"];
    const VERBS: [&str; 16] = [
        "新增", "实现", "惠及", "提供", "带动", "形成", "增加", "达到", "年产", "容纳", "解决", "吸纳",
        "创造", "满足", "投入", "覆盖",
    ];
    let verb = |at: usize| {
        let at =
            ["再", "年", "累计", "全部", "陆续", "直接"].iter().find_map(|w| text.word(at, w)).unwrap_or(at);
        VERBS.iter().any(|word| text.word(at, word).is_some())
    };
    let will = (from..q.from).any(|at| match text.at(at) {
        '将' => verb(at + 1),
        '可' => verb(at + 1) && !matches!(text.before(at), '许' | '认' | '不' | '尚'),
        _ => false,
    });
    let afterwards = AFTERWARDS.iter().any(|word| {
        text.find(from, q.from, word).is_some_and(|at| matches!(text.at(at + 3), '，' | '年' | '预'))
    });
    (will || afterwards) && DONE_WORDS.find(text, from, q.from).is_none()
}

/// Whether a figure at `to` only adds to the one that ends at `from`: 产值3亿元，税收1亿元; 4块、共4平方公里.
pub(super) fn is_continued(text: &NormalizedText<'_>, from: usize, to: usize) -> bool {
    /// The most characters between them.
    const REACH: usize = 6;
    to < from + REACH && matches!(text.at(from), '、' | '，')
}

/// Whether a figure of a plan is a fact of today: 以12个园区为依托, 14亿人的粮食安全.
pub(super) fn is_given(text: &NormalizedText<'_>, q: &Quantity) -> bool {
    /// The most characters between a figure and what it serves as.
    const REACH: usize = 16;
    const SERVES: [&str; 5] = ["为依托", "为载体", "为基础", "为支撑", "为平台"];
    let relied = text.before(q.from) == '以'
        && SERVES.iter().any(|word| text.find(q.to, q.to + REACH, word).is_some());
    let people = q.times >= Decimal::from(100_000_000)
        && matches!(q.base.as_str(), "人" | "")
        && ["的", "人民", "劳动力", "人口", "受过", "中国人"].iter().any(|w| text.word(q.to, w).is_some());
    relied || people
}
