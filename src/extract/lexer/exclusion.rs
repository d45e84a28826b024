//! Numbers that are no figures: ordinals, idioms and parts of names.
//!
//! | text | reason |
//! | --- | --- |
//! | `第7位`, `居全省列3位` | a rank |
//! | `24小时`, `365天` | an idiom |
//! | 连续`40个月`, `28天`内签约率达到73% | a duration |
//! | `《哪吒2》`, `“四个100”` | a title or a slogan |

use super::Quantity;
use crate::extract::words::word_list;
use crate::source::NormalizedText;

word_list! {
    /// Words before a rank, an ordinal or a number in a name.
    BEFORE_ORDINAL = "第 前 每 周 初 数 几 好 逢 居 列 位列 位居 排名 排 排名第 星期 NO. No. №";

    /// Whole expressions that are idioms, not figures.
    IDIOMS = "24小时 7×24 365天 7天24小时 24小时不打烊 360度 180度 100%覆盖率 一天 二十四小时";

    /// Units of durations.
    SPELLS = "年 个年度 个月 月 个季度 季度 天 周 届 个交易日";
}

/// Whether the word before a number that begins at `from` makes it a rank or an ordinal.
pub(super) fn is_ordinal(text: &NormalizedText<'_>, from: usize) -> bool {
    BEFORE_ORDINAL.before(text, 0, from).is_some_and(|(word, at)| ordinal(text, word, at))
}

/// 连续40个月, 28天内签约: the end of the duration whose digits stand from `from` to `digits`.
pub(super) fn duration(text: &NormalizedText<'_>, from: usize, digits: usize) -> Option<usize> {
    let (_, to) = SPELLS.at(text, digits, digits + 4)?;
    let on_end = text.word_before(from, "连续").is_some();
    let within = text.at(to) == '内'
        && text.at(to + 1).is_alphabetic()
        && !matches!(text.before(from), '到' | '至' | '在' | '为' | '由' | '从' | '短' | '缩' | '减');
    (on_end || within).then_some(to)
}

/// The end of the idiom that begins at `from`.
pub(super) fn idiom(text: &NormalizedText<'_>, from: usize) -> Option<usize> {
    IDIOMS.at(text, from, text.len()).map(|(_, to)| to)
}

/// Whether a word before a number makes it an ordinal: 第, but not 前 in 目前 or 数 in 人数.
fn ordinal(text: &NormalizedText<'_>, word: &str, at: usize) -> bool {
    let before = text.before(at);
    match word {
        "前" => !matches!(before, '目' | '日' | '年' | '此' | '提' | '之' | '月' | '底'),
        "数" | "列" | "居" | "排" | "初" | "周" | "好" => {
            // 列第3位 is a rank, 班列2列 a count.
            let counts_people = text.find(at + 1, at + 6, "位").or(text.find(at + 1, at + 6, "名")).is_some();
            matches!(word, "列" | "居")
                && counts_people
                && !matches!(before, '系' | '民' | '邻' | '移' | '定')
        }
        _ => true,
    }
}

/// Whether a number stands in a title, a slogan or a short quoted name: 《哪吒2》, “四个100”, “365天”.
pub(super) fn in_a_name(text: &NormalizedText<'_>, q: &Quantity) -> bool {
    const REACH: usize = 24;
    let opening = (q.from.saturating_sub(REACH)..q.from)
        .rev()
        .map(|i| text.at(i))
        .find(|c| matches!(c, '《' | '“' | '「' | '〈' | '》' | '”' | '」' | '〉' | '。' | '\n' | '；'));
    let closing = (q.to..q.to + REACH)
        .map(|i| text.at(i))
        .find(|c| matches!(c, '《' | '“' | '「' | '〈' | '》' | '”' | '」' | '〉' | '。' | '\n' | '；'));
    matches!(opening, Some('《' | '“' | '「' | '〈')) && matches!(closing, Some('》' | '”' | '」' | '〉'))
}
