//! Changes in words: computed and stated, and why a series breaks.
//!
//! | input | 中文 | English |
//! | --- | --- | --- |
//! | −0.2 points | −0.2 个百分点 | −0.2 percentage points |
//! | about 7.06… percent | 约 7% | about 7% |
//! | less than 7.06… percent | < 7.1% | < 7.1% |

use super::super::Lang;
use super::{figure, meant, number, percentage};
use crate::compare::{
    Average, Break, Change, Difference, Explanation, Incomparable, Ratio, Reconciliation, rounded,
};
use crate::model::{Bound, Year};
use crate::quantity::Decimal;

/// The amount of a change, with a unit only for percentage points.
#[must_use]
pub fn amount(lang: Lang, difference: &Difference, unit: &str) -> String {
    let text = match difference.ratio {
        Ratio::Points => points(lang, difference.amount, unit),
        _ => number(difference.amount),
    };
    meant(lang, difference.bound, &text)
}

/// An amount in percentage points; in per mille points for rates in ‰.
pub(in super::super) fn points(lang: Lang, amount: Decimal, unit: &str) -> String {
    in_points(lang, &number(amount), unit)
}

/// The same with the amount in words.
pub(in super::super) fn in_points(lang: Lang, amount: &str, unit: &str) -> String {
    let plural = if matches!(amount, "1" | "−1") { "" } else { "s" };
    // 0.5 个百分点左右.
    let (amount, around) = amount.strip_suffix(" 左右").map_or((amount, ""), |number| (number, "左右"));
    match unit {
        "‰" => {
            lang.pick(format!("{amount} 个千分点{around}"), format!("{amount} point{plural} per thousand"))
        }
        _ => lang.pick(format!("{amount} 个百分点{around}"), format!("{amount} percentage point{plural}")),
    }
}

/// The amount and ratio of a change within a sentence, with bounds in words.
#[must_use]
pub fn in_words(lang: Lang, difference: &Difference, unit: &str) -> (String, String) {
    let size = difference.size();
    let plain = Difference { bound: Bound::Exactly, ..size.clone() };
    let spoken = |symbols: String, exact: String| match size.bound {
        Bound::Exactly | Bound::About => symbols,
        _ if symbols.is_empty() => symbols,
        Bound::Over => lang.pick(format!("超过 {exact}"), format!("more than {exact}")),
        Bound::AtLeast => lang.pick(format!("至少 {exact}"), format!("at least {exact}")),
        Bound::Nearly => lang.pick(format!("不到 {exact}"), format!("less than {exact}")),
        Bound::AtMost => lang.pick(format!("至多 {exact}"), format!("at most {exact}")),
    };
    let exact_ratio = match &size.ratio {
        Ratio::Percent { value, decimals } => {
            format!("{}%", number(rounded(*value, *decimals, size.bound).normalize()))
        }
        _ => String::new(),
    };
    let percent = match &size.ratio {
        Ratio::Percent { .. } => spoken(ratio(lang, &size), exact_ratio),
        _ => ratio(lang, &size),
    };
    (spoken(amount(lang, &size, unit), amount(lang, &plain, unit)), percent)
}

/// A change in percent, or in words if there is no percentage; empty for rates.
#[must_use]
pub fn ratio(lang: Lang, difference: &Difference) -> String {
    match &difference.ratio {
        Ratio::Percent { value, decimals } => percentage(lang, *value, *decimals, difference.bound),
        Ratio::Points => String::new(),
        Ratio::FromZero => lang.pick("基数为零", "From zero").to_owned(),
        Ratio::TurnedPositive => lang.pick("由负转正", "Turned positive").to_owned(),
        Ratio::TurnedNegative => lang.pick("由正转负", "Turned negative").to_owned(),
        Ratio::NegativeNarrowed => lang.pick("负值收窄", "Less negative").to_owned(),
        Ratio::NegativeWidened => lang.pick("负值扩大", "More negative").to_owned(),
        Ratio::TooLarge => lang.pick("数值过大", "Too large").to_owned(),
    }
}

/// Why a change cannot be computed.
#[must_use]
pub fn incomparable(lang: Lang, reason: Incomparable) -> &'static str {
    match reason {
        Incomparable::NoEarlier => lang.pick("缺前一数", "No earlier figure"),
        Incomparable::NoLater => lang.pick("缺后一数", "No later figure"),
        Incomparable::Neither => lang.pick("两数皆缺", "Neither figure"),
        Incomparable::Range => lang.pick("区间不计增减", "No change is computed for a range"),
        Incomparable::TooLarge => lang.pick("数值过大", "Too large"),
    }
}

/// A change as one phrase: the amount, and the ratio in brackets.
#[must_use]
pub fn change(lang: Lang, change: &Change, unit: &str) -> String {
    match change {
        Change::NotComputed(reason) => incomparable(lang, *reason).to_owned(),
        Change::Computed(difference) => {
            let (amount, ratio) = (amount(lang, difference, unit), ratio(lang, difference));
            match ratio.as_str() {
                "" => amount,
                _ => lang.pick(format!("{amount}（{ratio}）"), format!("{amount} ({ratio})")),
            }
        }
    }
}

/// The average change per year: 年均 5.2%.
#[must_use]
pub fn average(lang: Lang, average: &Average, unit: &str) -> String {
    if average.points {
        return meant(lang, average.bound, &points(lang, average.value, unit));
    }
    percentage(lang, average.value, average.decimals, average.bound)
}

/// The stated change: 8.3%, 0.4 个百分点, 12.
#[must_use]
pub fn claim(lang: Lang, stated: &Reconciliation, unit: &str) -> String {
    let change = &stated.change;
    let percent = change.percent.as_ref().map(|n| super::percent(lang, n));
    let points = change.points.as_ref().map(|n| in_points(lang, &figure(lang, n), unit));
    let amount = change.amount.as_ref().map(|n| figure(lang, n));
    percent.into_iter().chain(points).chain(amount).collect::<Vec<_>>().join(lang.pick("，", ", "))
}

/// How a stated change relates to the values; empty if it agrees.
#[must_use]
pub fn explanation(lang: Lang, explanation: &Explanation) -> String {
    match explanation {
        Explanation::Agrees => String::new(),
        Explanation::ComparablePrices { stated: true } => lang.pick("按可比价", "real growth").to_owned(),
        Explanation::ComparablePrices { stated: false } => {
            lang.pick("通常按可比价", "real growth").to_owned()
        }
        Explanation::ComparableScope => lang.pick("按可比口径", "like for like").to_owned(),
        Explanation::Revised { figure, .. } => {
            let figure = super::figure(lang, figure);
            lang.pick(
                format!("按另一份报告的 {figure}"),
                format!("based on {figure}, as another report gives it"),
            )
        }
        Explanation::Open => lang.pick("无从核对", "cannot be checked").to_owned(),
        Explanation::Unexplained { implied: None } => {
            lang.pick("与两年数值不符", "does not match the figures of the two years").to_owned()
        }
        Explanation::Unexplained { implied: Some(implied) } => {
            let implied = number(*implied);
            lang.pick(
                format!("与两年数值不符，上年应为 {implied}"),
                format!("does not match the figures of the two years: the earlier one would be {implied}"),
            )
        }
    }
}

/// Why a series breaks.
#[must_use]
pub fn line_break(lang: Lang, found: Break) -> &'static str {
    match found {
        Break::Definition => lang.pick("口径变化", "new definition"),
        Break::Area => lang.pick("区划变化", "boundaries changed"),
        Break::Preliminary => lang.pick("预计数与实际数", "one figure preliminary"),
        Break::ByHand => lang.pick("手工断开", "separated by hand"),
    }
}

/// The compared years, as a column head: 2019→2024.
#[must_use]
pub fn years((from, to): (Year, Year)) -> String {
    format!("{from}→{to}")
}

/// The stated change and how it relates to the values.
#[must_use]
pub fn stated(lang: Lang, stated: &Reconciliation, unit: &str) -> String {
    let (claim, explanation) = (claim(lang, stated, unit), explanation(lang, &stated.explanation));
    match explanation.as_str() {
        "" => lang.pick(format!("报告 {claim}"), format!("Report says {claim}")),
        _ => {
            lang.pick(format!("报告 {claim}：{explanation}"), format!("Report says {claim} ({explanation})"))
        }
    }
}
