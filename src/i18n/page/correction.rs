//! Texts about corrections: what was changed, why a value was repaired, why words are no figure.

use super::super::words::Words;
use super::super::{Lang, name, place};
use super::value_with_unit;
use crate::correct::{self, Correction, Repaired, Unlike};
use crate::extract::RepairReason;
use crate::model::{Observation, Report};

/// A report was corrected: names the report and the latest new correction.
#[must_use]
pub fn corrected(lang: Lang, old: &Report, new: &Report) -> String {
    let (place, year) = (place::short(lang, &new.place.name), new.year);
    let (before, after) = (correct::corrections(old), correct::corrections(new));
    let said = |one: &Correction| match (&one.before, &one.after) {
        (Some(gone), None) => {
            let (name, value) =
                (name::indicator(lang, &gone.indicator), value_with_unit(lang, &gone.value, &gone.unit));
            lang.pick(format!("{name} {value} → 已去掉"), format!("{name} {value} → removed"))
        }
        _ => correction(lang, one),
    };
    let is_new = |one: &&Correction| {
        before.iter().all(|other| (&other.before, &other.after) != (&one.before, &one.after))
    };
    let gone = new.commitments.len() < old.commitments.len();
    let task = old.commitments.iter().find(|task| gone && !new.commitments.contains(task));
    let what = after.iter().rev().find(is_new).map(said);
    let what = what.or_else(|| {
        task.map(|task| lang.pick(format!("{} → 已去掉", task.text), format!("{} → removed", task.text)))
    });
    match what {
        Some(what) => lang.pick(
            format!("已更正 {place} {year} 年报告：{what}"),
            format!("Corrected the {year} report of {place}: {what}"),
        ),
        None => lang.pick(
            format!("已更正 {place} {year} 年报告。"),
            format!("Corrected the {year} report of {place}."),
        ),
    }
}

/// Why the printed characters were read as this value.
#[must_use]
pub fn repaired(lang: Lang, repaired: &Repaired) -> String {
    let why = match repaired.reason {
        RepairReason::MisreadDigits => lang.pick(
            "扫描常把 1 认成 l、I、i，把 0 认成 O，把“1.”认成 L",
            "scanners mistake 1 for l, I or i, 0 for O, and “1.” for L",
        ),
        RepairReason::PercentSignLeftOut => {
            lang.pick("增减后面漏了百分号", "the percent sign of a change is missing")
        }
        RepairReason::JoinedLines => lang.pick(
            "数字被换行或页码断开，此处接成一个数",
            "a line end or a page number cuts the number; its parts are joined here",
        ),
    };
    match &repaired.too_large {
        Some((instead, whole)) => lang.pick(
            format!("{why}；若读作 {instead}，就超过了{} {}", whole.0, whole.1),
            format!("{why}; {instead} would exceed {} of {}", whole.0, whole.1),
        ),
        None => why.to_owned(),
    }
}

/// A correction: the statement before and after.
#[must_use]
pub fn correction(lang: Lang, correction: &Correction) -> String {
    let say = |observation: &Observation| {
        let value = value_with_unit(lang, &observation.value, &observation.unit);
        format!("{} {value}", name::indicator(lang, &observation.indicator))
    };
    match (&correction.before, &correction.after) {
        (Some(before), Some(after)) if say(before) != say(after) => {
            format!("{} → {}", say(before), say(after))
        }
        (None, Some(after)) => lang.pick(format!("补标 {}", say(after)), format!("Added {}", say(after))),
        (_, Some(after)) => say(after),
        (Some(before), None) => {
            lang.pick(format!("去掉 {}", say(before)), format!("Removed {}", say(before)))
        }
        (None, None) => String::new(),
    }
}

/// Why typed or selected text is not a figure, or is unlikely to be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unmarked {
    /// The text does not contain it.
    Absent,
    /// It does not look like a figure.
    Unlike(Unlike),
}

/// Why typed or selected text is not a figure, or is unlikely to be one.
#[must_use]
pub fn unmarked(lang: Lang, why: &Unmarked) -> String {
    match why {
        Unmarked::Absent => Words::of(lang).missed_absent.to_owned(),
        Unmarked::Unlike(Unlike::NoNumber) => lang
            .pick(
                "这句里没有数。若确有，请在下面填写。",
                "There is no number in these words. If there is one, enter it below.",
            )
            .to_owned(),
        Unmarked::Unlike(Unlike::Year(year)) => {
            lang.pick(format!("{year}年是年份，不是数据。"), format!("{year} is a year, not a figure."))
        }
    }
}

/// The number of corrections that a newer file cannot take.
#[must_use]
pub fn lost(lang: Lang, count: usize) -> String {
    lang.pick(
        format!("替换后，您所做的有 {count} 处带不过去（撤销可以恢复）："),
        format!("If you replace it, {count} of your changes cannot be carried over (undo brings them back):"),
    )
}
