//! Numbers written in Chinese numerals.
//!
//! | text | found |
//! | --- | --- |
//! | `三百二十个`, `两万亩` | 320个; 2万亩 |
//! | `一万五千亿元`, `二点五倍` | 15000亿元; 2.5倍 |
//! | `百分之九十八点六`, `百分之五至六` | 98.6%; 5 to 6% |
//! | `三成`, `八成五`, `四分之三` | 30%; 85%; 75% |
//! | `三分之一` | nothing: not an exact decimal |
//! | `突破千亿元` | 1千亿元 |
//! | `翻两番` | 2番 |
//! | `成百上千`, `十二次全会` | nothing: an idiom, a meeting |

use super::date::{chinese_date, chinese_months};
use super::exclusion::{self, in_a_name};
use super::number::digits_end;
use super::quantity::quantity;
use super::{Quantity, ScanResult, Token};
use crate::extract::units::COUNTERS;
use crate::extract::words::word_list;
use crate::quantity::{Decimal, numeral};
use crate::source::NormalizedText;

word_list! {
    /// After these, a bare numeral unit (千亿元, 万亿元) is a figure: 突破千亿元.
    BEFORE_ROUND = "近 接近 将近 突破 超过 超 达到 达 逾 跨越 迈上 站上 跃上 跨上 迈过 首破 破 稳定在 保持在 约";
}

/// Reads a quantity in Chinese numerals, or 翻一番. Skips idioms.
pub(super) fn from_chinese(text: &NormalizedText<'_>, from: usize) -> ScanResult {
    if text.at(from) == '翻' {
        return doubling(text, from);
    }
    let end = numeral_end(text, from);
    let skip = ScanResult::Nothing(end.max(from + 1));
    for (word, unit) in [("百分之", "%"), ("千分之", "‰")] {
        if let Some(to) = text.word(from, word) {
            let rate = rate(text, from, to, unit).filter(|q| is_amount(text, q));
            return rate.map_or(ScanResult::Nothing(to), |q| ScanResult::Token(Token::Quantity(q)));
        }
    }
    if let Some(to) = text.word(end, "分之") {
        return fraction(text, from, end, to);
    }
    if let Some(date) = chinese_date(text, from).or_else(|| chinese_months(text, from)) {
        return ScanResult::Token(Token::Date(date));
    }
    // 成百上千, but 建成十五所.
    let idiom = text.before(from) == '成'
        && !matches!(text.before(from.saturating_sub(1)), '建' | '完' | '达' | '形' | '组' | '落');
    let ordinal = exclusion::is_ordinal(text, from)
        || idiom
        || matches!(text.before(from), '多' | '每' | '“' | '一' | '若')
        || text.before(from) == '上' && BEFORE_ROUND.before(text, from.saturating_sub(2), from).is_none();
    if end == from || ordinal {
        return skip;
    }
    round(text, from, end)
        .or_else(|| tenths(text, from, end))
        .or_else(|| counted(text, from, end))
        .filter(|q| !in_a_name(text, q))
        .map_or(skip, |q| ScanResult::Token(Token::Quantity(q)))
}

/// 突破千亿元: a round number that is only a multiplier.
fn round(text: &NormalizedText<'_>, from: usize, end: usize) -> Option<Quantity> {
    let chars = text.slice(from, end);
    let all_units = chars.iter().all(|c| matches!(c, '百' | '千' | '万' | '亿'));
    BEFORE_ROUND.before(text, 0, from).filter(|_| all_units && chars.len() <= 2)?;
    let mut q = quantity(text, from, from, Decimal::ONE, None)?;
    (q.base == "元" || q.base == "美元" || q.base == "亩" || q.base == "吨").then(|| {
        q.from = from;
        q
    })
}

/// The most characters between a number and the name of a meeting: 十一次、十二次全会.
const MEETING: usize = 10;

/// 三百二十个, 两万亩, 一万五千亿元, 二点五倍.
fn counted(text: &NormalizedText<'_>, from: usize, end: usize) -> Option<Quantity> {
    let chars = text.slice(from, end);
    // A final 万 or 亿 becomes part of the unit: 两万亩 is 2 万亩, 一万五千亿元 is 15000 亿元. 三百二十 has none. In 三亿五千万 the 万
    // multiplies only the last part, so the number is read whole.
    let multiplier = chars.iter().rev().take_while(|c| matches!(c, '万' | '亿')).count();
    let split = end - multiplier;
    let head = text.slice(from, split);
    let is_one_part = !head.iter().any(|c| matches!(c, '万' | '亿'));
    let whole = numeral::chinese(chars).filter(|_| !is_one_part).map(|value| (Decimal::from(value), end));
    let (value, digits) = whole.or_else(|| numeral::chinese_decimal(head).map(|value| (value, split)))?;
    let q = quantity(text, from, digits, value, None)?;
    let small = chars.len() < 2;
    let rate = matches!(q.base.as_str(), "倍" | "个百分点");
    let counts = !q.base.is_empty()
        && !matches!(
            q.base.as_str(),
            "%" | "类"
                | "种"
                | "条"
                | "点"
                | "道"
                | "项"
                | "层"
                | "级"
                | "面"
                | "节"
                | "里"
                | "周"
                | "天"
                | "秒"
                | "日"
                | "股"
                | "分"
        );
    // 九届十一次全会, 十一次、十二次全会: which one it is.
    let meeting = q.base == "次"
        && (text.before(from) == '届'
            || (q.to..q.to + MEETING)
                .take_while(|i| !matches!(text.at(*i), '，' | '。' | '\n'))
                .any(|i| text.word(i, "全会").or(text.word(i, "全体会议")).is_some()));
    (rate || (counts && !small)).then_some(q).filter(|_| !meeting)
}

/// The most characters of a Chinese numeral.
const LONGEST: usize = 17;

/// The end of the Chinese numeral that begins at `from`.
fn numeral_end(text: &NormalizedText<'_>, from: usize) -> usize {
    from + numeral::chinese_length(text.slice(from, from + LONGEST))
}

/// A number at `from` in Chinese numerals or in digits, and its end.
fn number(text: &NormalizedText<'_>, from: usize) -> Option<(Decimal, usize)> {
    let end = digits_end(text, from);
    if end > from {
        return numeral::arabic(text.slice(from, end)).map(|value| (value, end));
    }
    let end = numeral_end(text, from);
    let chars = text.slice(from, end);
    // 百分之百: 100%.
    let value = if chars == ['百'] { Some(Decimal::ONE_HUNDRED) } else { numeral::chinese_decimal(chars) };
    value.map(|value| (value, end))
}

/// 百分之三十, 百分之九十八点六, 百分之98.6, 百分之五至六: a rate in words, whose number begins at `digits`.
fn rate(text: &NormalizedText<'_>, from: usize, digits: usize, unit: &str) -> Option<Quantity> {
    let (lower, end) = number(text, digits)?;
    let joined = matches!(text.at(end), '至' | '到' | '—' | '-' | '~');
    let second = text.word(end + 1, text_of(unit)).unwrap_or(end + 1);
    let upper = if joined { number(text, second).filter(|(upper, _)| *upper > lower) } else { None };
    let to = upper.map_or(end, |(_, to)| to);
    let over = Some(text.at(to)).filter(|c| matches!(c, '多' | '余') && upper.is_none());
    Some(Quantity::measured(from, to + usize::from(over.is_some()), lower, unit)).map(|q| Quantity {
        upper: upper.map(|(value, _)| value),
        over,
        ..q
    })
}

/// The words before a rate: 百分之 for %.
fn text_of(unit: &str) -> &'static str {
    if unit == "%" { "百分之" } else { "千分之" }
}

/// Whether a proportion is an amount, unlike the rank 前千分之一 and the name “二分之一”工作法.
fn is_amount(text: &NormalizedText<'_>, q: &Quantity) -> bool {
    !exclusion::is_ordinal(text, q.from) && !in_a_name(text, q)
}

/// 四分之三 as percent, if exact. 三分之一 is no figure, nor is a part of it.
fn fraction(text: &NormalizedText<'_>, from: usize, end: usize, above: usize) -> ScanResult {
    let to = numeral_end(text, above);
    let value = |from: usize, to: usize| numeral::chinese(text.slice(from, to)).map(Decimal::from);
    let proportion = value(above, to).zip(value(from, end)).and_then(|(above, below)| {
        let proportion = above.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(below)?;
        let is_exact = proportion.checked_mul(below)? == above.checked_mul(Decimal::ONE_HUNDRED)?;
        (is_exact && proportion.scale() <= 4).then_some(proportion.normalize())
    });
    let proportion = proportion
        .map(|proportion| Quantity::measured(from, to, proportion, "%"))
        .filter(|q| is_amount(text, q));
    proportion.map_or(ScanResult::Nothing(to), |q| ScanResult::Token(Token::Quantity(q)))
}

/// 三成, 八成五, 近七成: tenths.
fn tenths(text: &NormalizedText<'_>, from: usize, end: usize) -> Option<Quantity> {
    let value = numeral::chinese(text.slice(from, end)).filter(|value| *value <= 10 && end <= from + 1)?;
    // 五五分成, 一成不变, 三成员.
    let is_word = text.before(from) == '分'
        || matches!(
            text.at(end + 1),
            '不' | '为' | '员' | '立' | '果' | '就' | '功' | '本' | '长' | '品' | '套'
        );
    if text.at(end) != '成' || is_word {
        return None;
    }
    let half =
        numeral::chinese(text.slice(end + 1, end + 2)).filter(|_| !numeral::is_chinese(text.at(end + 2)));
    let half = half.filter(|half| *half < 10 && !is_counted(text, end + 2));
    let percent = Decimal::from(value * 10 + half.unwrap_or(0));
    Some(Quantity::measured(from, end + 1 + usize::from(half.is_some()), percent, "%"))
}

/// Whether a counter stands at `at`: 三成五个乡镇.
fn is_counted(text: &NormalizedText<'_>, at: usize) -> bool {
    COUNTERS.at(text, at, text.len()).is_some()
}

/// 翻番, 翻一番, 翻两番.
fn doubling(text: &NormalizedText<'_>, from: usize) -> ScanResult {
    let Some((number, to)) = ["翻番", "翻一番", "翻两番", "翻了一番", "翻了两番", "翻了一番多"]
        .iter()
        .find_map(|w| Some((if w.contains('两') { 2 } else { 1 }, text.word(from, w)?)))
    else {
        return ScanResult::Nothing(from + 1);
    };
    let turned = Quantity::measured(from, to, Decimal::from(number), "番");
    if in_a_name(text, &turned) {
        ScanResult::Nothing(to)
    } else {
        ScanResult::Token(Token::Quantity(turned))
    }
}
