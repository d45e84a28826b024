//! Texts of the comparison: figures, gaps, changes, verdicts.
//!
//! | input | 中文 | English |
//! | --- | --- | --- |
//! | over 126 | > 126 | > 126 |
//! | about 5 | 5 左右 | about 5 |
//! | −0.2 points | −0.2 个百分点 | −0.2 percentage points |
//! | about 7.06… percent | 约 7% | about 7% |
//! | less than 7.06… percent | < 7.1% | < 7.1% |
//! | exceeded by 56 | 超额 56 | Exceeded by 56 |

use super::Lang;
use crate::compare::{
    Average, Break, CellGap, CellValue, Change, Difference, Explanation, Incomparable, Judgement, OtherKind,
    Outcome, PeriodShape, Ratio, Reconciliation, Unjudged, Verdict, round, rounded,
};
use crate::model::{Bound, Figure, Gap, Kind, Month, Period, Year};
use crate::quantity::Decimal;

/// A number with the minus sign U+2212: −0.5.
#[must_use]
pub fn number(value: Decimal) -> String {
    value.to_string().replace('-', "−")
}

/// A number with a fixed number of decimals.
fn fixed(value: Decimal, places: u32) -> String {
    let rounded = round(value, places);
    format!("{rounded:.*}", places as usize).replace('-', "−")
}

/// A figure with its bound, without its unit.
#[must_use]
pub fn figure(lang: Lang, figure: &Figure) -> String {
    let n = number(figure.number.value());
    let text = match &figure.to {
        Some(to) => format!("{n}{}{}", lang.pick("—", "–"), number(to.value())),
        None => n,
    };
    match figure.bound {
        Bound::Exactly => text,
        Bound::About => lang.pick(format!("{text} 左右"), format!("about {text}")),
        Bound::AtLeast => format!("≥ {text}"),
        Bound::AtMost => format!("≤ {text}"),
        Bound::Over => format!("> {text}"),
        // 下降超过3 is below −3, and not near it.
        Bound::Nearly if figure.number.value() < Decimal::ZERO => format!("< {text}"),
        Bound::Nearly => lang.pick(format!("近 {text}"), format!("nearly {text}")),
    }
}

/// The figure of a cell. A converted figure without a finite decimal is shown as approximate, with
/// two decimals.
#[must_use]
pub fn value(lang: Lang, value: &CellValue) -> String {
    let short = short(value);
    let is_rounded = value.figure.bound == Bound::Exactly && short.bound == Bound::About;
    if is_rounded {
        return meant(lang, Bound::About, &figure(lang, &Figure { bound: Bound::Exactly, ..short }));
    }
    figure(lang, &short)
}

/// The figure of a cell; a converted one without a finite decimal has two decimals and is approximate.
pub(super) fn short(value: &CellValue) -> Figure {
    if value.written.as_ref().is_none_or(|written| written.exact) {
        return value.figure.clone();
    }
    let short = |n: &crate::model::Number| round(n.value(), 2).normalize().into();
    Figure {
        number: short(&value.figure.number),
        to: value.figure.to.as_ref().map(short),
        bound: if value.figure.bound == Bound::Exactly { Bound::About } else { value.figure.bound },
    }
}

/// A computed amount, preceded by its bound.
pub(super) fn meant(lang: Lang, bound: Bound, text: &str) -> String {
    match bound {
        Bound::Exactly => text.to_owned(),
        Bound::About => lang.pick(format!("约 {text}"), format!("about {text}")),
        Bound::AtLeast => format!("≥ {text}"),
        Bound::AtMost => format!("≤ {text}"),
        Bound::Over => format!("> {text}"),
        Bound::Nearly => format!("< {text}"),
    }
}

/// A percentage with at most this many decimals. A bound is rounded outward, without trailing
/// zeros.
fn percentage(lang: Lang, value: Decimal, places: u32, bound: Bound) -> String {
    let text = match bound {
        Bound::Exactly | Bound::About => fixed(value, places),
        _ => number(rounded(value, places, bound).normalize()),
    };
    meant(lang, bound, &format!("{text}%"))
}

/// Why a cell has no figure.
#[must_use]
pub fn gap(lang: Lang, gap: &CellGap) -> String {
    match gap {
        CellGap::NotMentioned => lang.pick("未提及", "Not mentioned").to_owned(),
        CellGap::NoReport => lang.pick("无报告", "No report").to_owned(),
        CellGap::Reason(reason, _) => gap_reason(lang, *reason).to_owned(),
        CellGap::OtherUnit(unit, _) => lang.pick(
            format!("单位不同（{unit}）"),
            format!("Different unit ({})", super::unit::unit(lang, unit)),
        ),
    }
}

/// The reason stated in a report for a missing value.
#[must_use]
pub fn gap_reason(lang: Lang, gap: Gap) -> &'static str {
    match gap {
        Gap::NotPublished => lang.pick("未公布", "Not published"),
        Gap::NotApplicable => lang.pick("不适用", "Not applicable"),
        Gap::DefinitionChanged => lang.pick("口径变化", "Definition changed"),
        Gap::NotSet => lang.pick("未设", "Not set"),
        Gap::Unexplained => lang.pick("未填", "Left blank"),
    }
}

/// The mark of a figure that is neither a plain result nor a plain target.
#[must_use]
pub fn kind_mark(lang: Lang, kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Actual | Kind::Target => None,
        Kind::Preliminary => Some(lang.pick("预计", "preliminary")),
        Kind::Previous => Some(lang.pick("后一年报告所述", "as repeated in a later report")),
    }
}

/// How another statement relates to the one shown.
#[must_use]
pub fn other_kind(lang: Lang, kind: OtherKind) -> &'static str {
    match kind {
        OtherKind::Revised => lang.pick("此前作", "earlier figure:"),
        OtherKind::Contradicts => lang.pick("同一年报告又作", "the same report also says"),
    }
}

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
pub(super) fn points(lang: Lang, amount: Decimal, unit: &str) -> String {
    in_points(lang, &number(amount), unit)
}

fn in_points(lang: Lang, amount: &str, unit: &str) -> String {
    let plural = if matches!(amount, "1" | "−1") { "" } else { "s" };
    match unit {
        "‰" => lang.pick(format!("{amount} 个千分点"), format!("{amount} point{plural} per thousand")),
        _ => lang.pick(format!("{amount} 个百分点"), format!("{amount} percentage point{plural}")),
    }
}

/// The amount and ratio of a change within a sentence, with bounds in words.
#[must_use]
pub fn told(lang: Lang, difference: &Difference, unit: &str) -> (String, String) {
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
        Ratio::Percent { value, places } => {
            format!("{}%", number(rounded(*value, *places, size.bound).normalize()))
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
        Ratio::Percent { value, places } => percentage(lang, *value, *places, difference.bound),
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

/// The verdict on a target. `rate` is true for percentages.
#[must_use]
pub fn verdict(lang: Lang, verdict: &Verdict, unit: &str, rate: bool) -> String {
    match verdict {
        Verdict::Judged(judgement) => {
            let said = self::judgement(lang, judgement, unit, rate);
            let amount = number(judgement.by);
            match said.strip_suffix(&amount) {
                // In English the multiplier of the unit goes into the number.
                Some(before) if lang == Lang::En && !rate => {
                    format!("{before}{}", super::unit::number(lang, judgement.by, unit))
                }
                _ => said,
            }
        }
        Verdict::Reported { completion, .. } => {
            let percent = number(*completion);
            lang.pick(format!("完成目标 {percent}%"), format!("{percent}% of the target reached"))
        }
        Verdict::Unjudged(reason) => unjudged(lang, *reason).to_owned(),
    }
}

/// How a result compares with its target.
#[must_use]
pub fn judgement(lang: Lang, judgement: &Judgement, unit: &str, rate: bool) -> String {
    let (zh, en) = match judgement.outcome {
        Outcome::Met => ("达到", "Met"),
        Outcome::Exceeded => ("超额", "Exceeded by"),
        Outcome::Better => ("好于目标", "Better than target by"),
        Outcome::Short => ("未达到，差", "Missed by"),
        Outcome::Over => ("未达到，高出", "Missed, above by"),
        Outcome::Below => ("低于目标", "Below target by"),
        Outcome::Above => ("高于目标", "Above target by"),
    };
    if judgement.outcome == Outcome::Met {
        return lang.pick(zh, en).to_owned();
    }
    if judgement.by.is_zero() {
        return lang.pick("略差于目标", "Just missed").to_owned();
    }
    let by = if rate { points(lang, judgement.by, unit) } else { number(judgement.by) };
    format!("{} {}", lang.pick(zh, en), meant(lang, judgement.bound, &by))
}

/// Why a target has no verdict.
#[must_use]
pub fn unjudged(lang: Lang, reason: Unjudged) -> &'static str {
    match reason {
        Unjudged::NotStated => lang.pick("未提目标", "No target stated"),
        Unjudged::NotSet => lang.pick("未设目标", "Target not set"),
        Unjudged::NoReport => lang.pick("无目标报告", "Open that year's report to see its target"),
        Unjudged::Pending => lang.pick("尚无结果", "No result yet"),
        Unjudged::NoResult => lang.pick("结果未提及", "Result not mentioned"),
        Unjudged::NoResultBecause(gap) | Unjudged::NoTargetBecause(gap) => gap_reason(lang, gap),
        Unjudged::OtherUnit => lang.pick("单位不同", "Different unit"),
        Unjudged::Straddles => lang.pick("结果只说了大概，不能判断", "Result is too vague to tell"),
        Unjudged::TooLarge => lang.pick("数值过大", "Too large"),
    }
}

/// The part of the year that a row measures; empty for a whole year.
#[must_use]
pub fn part(lang: Lang, part: PeriodShape) -> String {
    match part {
        PeriodShape::Year => String::new(),
        PeriodShape::Months(from, to, 0) if from == to => {
            lang.pick(format!("{from}月"), month_name(from).to_owned())
        }
        PeriodShape::Months(from, to, 0) => {
            lang.pick(format!("{from}—{to}月"), format!("{}–{}", month_name(from), month_name(to)))
        }
        PeriodShape::Months(from, to, _) => lang.pick(
            format!("上年{from}月—{to}月"),
            format!("{} of an earlier year to {}", month_name(from), month_name(to)),
        ),
        PeriodShape::Years(years) => lang.pick(format!("{years}年"), format!("over {years} years")),
    }
}

/// The name of a month in English.
pub(super) fn month_name(month: u8) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES.get(usize::from(month.saturating_sub(1))).copied().unwrap_or_default()
}

/// A period in words.
#[must_use]
pub fn period(lang: Lang, period: Period) -> String {
    let month = |m: Month| {
        lang.pick(format!("{}年{}月", m.year, m.month), format!("{} {}", month_name(m.month), m.year))
    };
    match period {
        Period::Year(year) => lang.pick(format!("{year}年"), year.to_string()),
        Period::Months(from, to) if from == to => month(from),
        Period::Months(from, to) if from.year == to.year => lang.pick(
            format!("{}年{}—{}月", from.year, from.month, to.month),
            format!("{}–{}", month_name(from.month), month(to)),
        ),
        Period::Months(from, to) => {
            lang.pick(format!("{}至{}", month(from), month(to)), format!("{} to {}", month(from), month(to)))
        }
        Period::Years(from, to) => lang.pick(format!("{from}—{to}年"), format!("{from}–{to}")),
    }
}

/// The average change per year: 年均 5.2%.
#[must_use]
pub fn average(lang: Lang, average: &Average, unit: &str) -> String {
    if average.points {
        return meant(lang, average.bound, &points(lang, average.value, unit));
    }
    percentage(lang, average.value, average.places, average.bound)
}

/// The stated change: 8.3%, 0.4 个百分点, 12.
#[must_use]
pub fn claim(lang: Lang, stated: &Reconciliation, unit: &str) -> String {
    let change = &stated.change;
    let percent = change.percent.as_ref().map(|n| format!("{}%", figure(lang, n)));
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
            let figure = self::figure(lang, figure);
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
