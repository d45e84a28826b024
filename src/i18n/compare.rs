//! Words for the comparison: figures, gaps, changes, verdicts.
//!
//! | said | 中文 | English |
//! | --- | --- | --- |
//! | over 126 | > 126 | > 126 |
//! | about 5 | 5 左右 | about 5 |
//! | −0.2 points | −0.2 个百分点 | −0.2 pp |
//! | percent 7.06…, approximate | 约 7% | about 7% |
//! | exceeded by 56 | 超额 56 | Exceeded by 56 |

use super::Lang;
use crate::compare::{
    CellGap, CellValue, Change, Difference, Incomparable, Judgement, Mention, OtherKind, Outcome, Part,
    Progress, Promise, Ratio, Unjudged, Verdict, round,
};
use crate::model::{Bound, Figure, Gap, Kind, Month, Period, Year};
use crate::quantity::Decimal;

/// A number with a minus that is one: −0.5.
#[must_use]
pub fn number(value: Decimal) -> String {
    value.to_string().replace('-', "−")
}

/// A number with a fixed count of decimals.
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
        Bound::Nearly => lang.pick(format!("近 {text}"), format!("nearly {text}")),
    }
}

/// The figure of a cell. What was converted and never ends is shown with two decimals, as about.
#[must_use]
pub fn value(lang: Lang, value: &CellValue) -> String {
    if value.written.as_ref().is_none_or(|written| written.exact) {
        return figure(lang, &value.figure);
    }
    let short = |n: &crate::model::Number| round(n.value(), 2).normalize().into();
    let rounded = Figure {
        number: short(&value.figure.number),
        to: value.figure.to.as_ref().map(short),
        bound: value.figure.bound,
    };
    let text = figure(lang, &rounded);
    if value.figure.bound == Bound::Exactly { about(lang, true, &text) } else { text }
}

/// 约, if it is so.
fn about(lang: Lang, approximate: bool, text: &str) -> String {
    if approximate { lang.pick(format!("约 {text}"), format!("about {text}")) } else { text.to_owned() }
}

/// Why a cell holds no figure.
#[must_use]
pub fn gap(lang: Lang, gap: &CellGap) -> String {
    match gap {
        CellGap::NotMentioned => lang.pick("未提及", "Not mentioned").to_owned(),
        CellGap::NoReport => lang.pick("无报告", "No report").to_owned(),
        CellGap::Reason(reason, _) => gap_reason(lang, *reason).to_owned(),
        CellGap::OtherUnit(unit, _) => {
            lang.pick(format!("单位不同（{unit}）"), format!("Other unit ({unit})"))
        }
    }
}

/// The reason that a report gives for a missing value.
#[must_use]
pub fn gap_reason(lang: Lang, gap: Gap) -> &'static str {
    match gap {
        Gap::NotPublished => lang.pick("未公布", "Not published"),
        Gap::NotApplicable => lang.pick("不适用", "Not applicable"),
        Gap::DefinitionChanged => lang.pick("口径变化", "Redefined"),
        Gap::NotSet => lang.pick("未设", "Not set"),
        Gap::Unexplained => lang.pick("未填", "Left empty"),
    }
}

/// A mark for what a figure is, if it is not simply a result or a target.
#[must_use]
pub fn kind_mark(lang: Lang, kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Actual | Kind::Target => None,
        Kind::Preliminary => Some(lang.pick("预计", "preliminary")),
        Kind::Previous => Some(lang.pick("后一年报告所述", "as repeated by a later report")),
    }
}

/// How another statement of a figure relates to the one shown.
#[must_use]
pub fn other_kind(lang: Lang, kind: OtherKind) -> &'static str {
    match kind {
        OtherKind::Revised => lang.pick("此前作", "earlier given as"),
        OtherKind::Contradicts => lang.pick("同一年报告又作", "the same year's report also says"),
    }
}

/// The amount of a change, without its unit unless it is in percentage points.
#[must_use]
pub fn amount(lang: Lang, difference: &Difference, unit: &str) -> String {
    let text = match difference.ratio {
        Ratio::Points => points(lang, difference.amount, unit),
        _ => number(difference.amount),
    };
    about(lang, difference.approximate, &text)
}

/// An amount of percentage points: of a rate in ‰ they are per mille points.
fn points(lang: Lang, amount: Decimal, unit: &str) -> String {
    let amount = number(amount);
    match unit {
        "‰" => lang.pick(format!("{amount} 个千分点"), format!("{amount} ‰ points")),
        _ => lang.pick(format!("{amount} 个百分点"), format!("{amount} pp")),
    }
}

/// A change in percent, or in words where no percentage exists; empty for rates.
#[must_use]
pub fn ratio(lang: Lang, difference: &Difference) -> String {
    match &difference.ratio {
        Ratio::Percent { value, places } => {
            about(lang, difference.approximate, &format!("{}%", fixed(*value, *places)))
        }
        Ratio::Points => String::new(),
        Ratio::FromZero => lang.pick("基数为零", "From zero").to_owned(),
        Ratio::TurnedPositive => lang.pick("由负转正", "Turned positive").to_owned(),
        Ratio::TurnedNegative => lang.pick("由正转负", "Turned negative").to_owned(),
        Ratio::NegativeNarrowed => lang.pick("负值收窄", "Less negative").to_owned(),
        Ratio::NegativeWidened => lang.pick("负值扩大", "More negative").to_owned(),
        Ratio::TooLarge => lang.pick("数值过大", "Too large").to_owned(),
    }
}

/// Why a change cannot be reckoned.
#[must_use]
pub fn incomparable(lang: Lang, reason: Incomparable) -> &'static str {
    match reason {
        Incomparable::NoEarlier => lang.pick("缺前一数", "No earlier figure"),
        Incomparable::NoLater => lang.pick("缺后一数", "No later figure"),
        Incomparable::Neither => lang.pick("两数皆缺", "Neither figure"),
        Incomparable::Range => lang.pick("区间不计增减", "A range has no change"),
        Incomparable::TooLarge => lang.pick("数值过大", "Too large"),
    }
}

/// A change as one phrase: amount, and ratio in brackets.
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

/// What became of a target. `rate`: the unit is a percentage.
#[must_use]
pub fn verdict(lang: Lang, verdict: &Verdict, unit: &str, rate: bool) -> String {
    match verdict {
        Verdict::Judged(judgement) => self::judgement(lang, judgement, unit, rate),
        Verdict::Reported { completion, .. } => {
            let percent = number(*completion);
            lang.pick(format!("完成目标 {percent}%"), format!("{percent}% of target done"))
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
        Outcome::Better => ("好于目标", "Better by"),
        Outcome::Short => ("未达到，差", "Missed by"),
        Outcome::Over => ("未达到，高出", "Missed, over by"),
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
    format!("{} {}", lang.pick(zh, en), about(lang, judgement.approximate, &by))
}

/// Why a target could not be judged.
#[must_use]
pub fn unjudged(lang: Lang, reason: Unjudged) -> &'static str {
    match reason {
        Unjudged::NotStated => lang.pick("未提目标", "No target stated"),
        Unjudged::NotSet => lang.pick("未设目标", "Target not set"),
        Unjudged::NoReport => lang.pick("无目标报告", "Target report not loaded"),
        Unjudged::Pending => lang.pick("尚无结果", "No result yet"),
        Unjudged::NoResult => lang.pick("结果未提及", "Result not mentioned"),
        Unjudged::NoResultBecause(gap) | Unjudged::NoTargetBecause(gap) => gap_reason(lang, gap),
        Unjudged::OtherUnit => lang.pick("单位不同", "Other unit"),
        Unjudged::Straddles => lang.pick("结果为区间，不能判断", "Result is a range"),
        Unjudged::TooLarge => lang.pick("数值过大", "Too large"),
    }
}

/// Which part of the year a row measures; empty for a whole year.
#[must_use]
pub fn part(lang: Lang, part: Part) -> String {
    match part {
        Part::Year => String::new(),
        Part::Months(from, to, 0) if from == to => lang.pick(format!("{from}月"), format!("month {from}")),
        Part::Months(from, to, 0) => lang.pick(format!("{from}—{to}月"), format!("months {from}–{to}")),
        Part::Months(from, to, _) => {
            lang.pick(format!("上年{from}月—{to}月"), format!("month {from} of an earlier year to {to}"))
        }
        Part::Years(years) => lang.pick(format!("{years}年"), format!("{years} years")),
    }
}

/// A period in words.
#[must_use]
pub fn period(lang: Lang, period: Period) -> String {
    let month = |m: Month| lang.pick(format!("{}年{}月", m.year, m.month), m.to_string());
    match period {
        Period::Year(year) => lang.pick(format!("{year}年"), year.to_string()),
        Period::Months(from, to) if from == to => month(from),
        Period::Months(from, to) if from.year == to.year => {
            lang.pick(format!("{}年{}—{}月", from.year, from.month, to.month), format!("{from} to {to}"))
        }
        Period::Months(from, to) => {
            lang.pick(format!("{}至{}", month(from), month(to)), format!("{} to {}", month(from), month(to)))
        }
        Period::Years(from, to) => lang.pick(format!("{from}—{to}年"), format!("{from}–{to}")),
    }
}

/// How far along a task is at the cut-off month.
#[must_use]
pub fn progress(lang: Lang, progress: Progress) -> &'static str {
    match progress {
        Progress::Done => lang.pick("已完成", "Done"),
        Progress::Ahead => lang.pick("超进度", "Ahead"),
        Progress::OnSchedule => lang.pick("达进度", "On schedule"),
        Progress::Behind => lang.pick("欠进度", "Behind"),
        Progress::Other => lang.pick("其它", "Other"),
    }
}

/// What the next report says of a task: its sentence, or why there is none.
#[must_use]
pub fn mention(lang: Lang, mention: &Mention) -> &str {
    match mention {
        Mention::Found(answer) => &answer.sentence,
        Mention::NotFound => lang.pick("下一年报告未提及", "Not mentioned in the next report"),
        Mention::NoText => lang.pick("下一年报告没有原文", "The next report has no text"),
        Mention::NoReport => lang.pick("未打开下一年报告", "Next report not loaded"),
    }
}

/// From which year on a promise has been made every year; empty if it is new.
#[must_use]
pub fn repeated(lang: Lang, promise: &Promise, year: Year) -> String {
    match promise.since {
        since if since < year => {
            lang.pick(format!("{since}年起每年提出"), format!("Every year since {since}"))
        }
        _ => String::new(),
    }
}
