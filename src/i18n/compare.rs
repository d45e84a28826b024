//! Texts of the comparison: figures, gaps, verdicts. Submodules: changes, periods.
//!
//! | input | 中文 | English |
//! | --- | --- | --- |
//! | over 126 | > 126 | > 126 |
//! | about 5 | 5 左右 | about 5 |
//! | exceeded by 56 | 超额 56 | Exceeded by 56 |

mod change;
mod period;

pub use change::{
    amount, average, change, claim, explanation, in_words, incomparable, line_break, ratio, stated, years,
};
pub(super) use change::{in_points, points};
pub(super) use period::month_name;
pub use period::{part, period};

use super::Lang;
use crate::compare::{
    Attainment, CellGap, CellValue, Judgement, OtherKind, Unjudged, Verdict, round, rounded,
};
use crate::model::{Bound, Figure, Gap, Kind};
use crate::quantity::Decimal;

/// A number with the minus sign U+2212: −0.5.
#[must_use]
pub fn number(value: Decimal) -> String {
    value.to_string().replace('-', "−")
}

/// A number with a fixed number of decimals.
fn fixed(value: Decimal, decimals: u32) -> String {
    let rounded = round(value, decimals);
    format!("{rounded:.*}", decimals as usize).replace('-', "−")
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

/// A percentage with its bound: 9% 左右, ≥ 9%.
#[must_use]
pub fn percent(lang: Lang, of: &Figure) -> String {
    let text = figure(lang, of);
    match text.strip_suffix(" 左右") {
        Some(number) => format!("{number}% 左右"),
        None => format!("{text}%"),
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
fn percentage(lang: Lang, value: Decimal, decimals: u32, bound: Bound) -> String {
    let text = match bound {
        Bound::Exactly | Bound::About => fixed(value, decimals),
        _ => number(rounded(value, decimals, bound).normalize()),
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
    let (zh, en) = match judgement.attainment {
        Attainment::Met => ("达到", "Met"),
        Attainment::Exceeded => ("超额", "Exceeded by"),
        Attainment::Better => ("好于目标", "Better than target by"),
        Attainment::Short => ("未达到，差", "Missed by"),
        Attainment::Over => ("未达到，高出", "Missed, above by"),
        Attainment::Below => ("低于目标", "Below target by"),
        Attainment::Above => ("高于目标", "Above target by"),
    };
    if judgement.attainment == Attainment::Met {
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
        Unjudged::NotSet => lang.pick("未设目标", "No target set"),
        Unjudged::NoReport => lang.pick("无目标报告", "Open that year's report to see its target"),
        Unjudged::Pending => lang.pick("尚无结果", "No result yet"),
        Unjudged::NoResult => lang.pick("结果未提及", "Result not mentioned"),
        Unjudged::NoResultBecause(gap) | Unjudged::NoTargetBecause(gap) => gap_reason(lang, gap),
        Unjudged::OtherUnit => lang.pick("单位不同", "Different unit"),
        Unjudged::OtherDefinition => lang.pick("口径不同", "Different definitions"),
        Unjudged::Straddles => lang.pick("结果只说了大概，不能判断", "Result is too vague to tell"),
        Unjudged::TooLarge => lang.pick("数值过大", "Too large"),
    }
}
