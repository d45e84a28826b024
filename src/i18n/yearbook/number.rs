//! Numbers in parts, so that a column of them aligns at the decimal point.
//!
//! | input | 中文 | English |
//! | --- | --- | --- |
//! | over 5512.8 | 超 5,512.8 | over 5,512.8 |
//! | about 5 | 5 左右 | about 5 |

use super::super::compare::short;
use super::super::{Lang, compare, unit};
use crate::compare::{CellValue, OtherKind};
use crate::model::{Bound, Figure, Kind};

/// A number in parts, so that a column of numbers aligns at the decimal point.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SetNumber {
    /// Small text before the number: 近, 超, 修.
    pub before: String,
    /// The digits before the decimal point, in groups of three.
    pub whole: String,
    /// The decimal point and the digits after it; may be empty.
    pub fraction: String,
    /// Small text after the number: 左右.
    pub after: String,
}

/// The parts of a figure.
#[must_use]
pub fn set_number(lang: Lang, figure: &Figure) -> SetNumber {
    let (before, after) = match figure.bound {
        Bound::Exactly => ("", ""),
        Bound::About => lang.pick(("", "左右"), ("about", "")),
        Bound::AtLeast => ("≥", ""),
        Bound::AtMost => ("≤", ""),
        Bound::Over => (lang.pick("超", "over"), ""),
        Bound::Nearly => (lang.pick("近", "nearly"), ""),
    };
    let number = compare::number(figure.number.value());
    let (whole, fraction) = match (&figure.to, number.split_once('.')) {
        (Some(to), _) => {
            let to = compare::number(to.value());
            (format!("{number}{}{to}", lang.pick("—", "–")), String::new())
        }
        (None, Some((whole, fraction))) => (grouped(whole), format!(".{fraction}")),
        (None, None) => (grouped(&number), String::new()),
    };
    SetNumber { before: before.to_owned(), whole, fraction, after: after.to_owned() }
}

/// Digits in groups of three: 5,512.
pub(in super::super) fn grouped(digits: &str) -> String {
    let (sign, digits) = digits.strip_prefix('−').map_or(("", digits), |rest| ("−", rest));
    let mut text = String::from(sign);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The figure of a cell in parts, with marks for a figure that is revised, contradicted or not final.
#[must_use]
pub fn set_value(lang: Lang, value: &CellValue) -> SetNumber {
    let shown = short(value);
    let is_rounded = value.figure.bound == Bound::Exactly && shown.bound == Bound::About;
    let mut set = set_number(lang, &Figure { bound: value.figure.bound, ..shown });
    if is_rounded {
        lang.pick("约", "about").clone_into(&mut set.before);
    }
    let has = |kind: OtherKind| value.others.iter().any(|other| other.kind == kind);
    let mark = match (has(OtherKind::Contradicts), has(OtherKind::Revised), value.kind) {
        (true, ..) => lang.pick("另有", "also"),
        (_, true, _) => lang.pick("修", "rev."),
        (.., Kind::Preliminary) => lang.pick("预计", "prel."),
        _ => "",
    };
    if !mark.is_empty() {
        set.before =
            [mark, &set.before].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ");
    }
    set
}

/// The figure of a cell as one text, with its marks: 超 5,512.8.
#[must_use]
pub fn spoken(lang: Lang, value: &CellValue) -> String {
    let SetNumber { before, whole, fraction, after } = set_value(lang, value);
    let parts = [before, format!("{whole}{fraction}"), after];
    parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ")
}

/// What a figure's marks mean, and how it is written if its unit differs; empty for a plain figure.
#[must_use]
pub fn value_note(lang: Lang, value: &CellValue, unit: &str) -> String {
    let others = value.others.iter().map(|other| {
        let figure = unit::figure(lang, &other.figure, unit);
        format!("{} {figure}", compare::other_kind(lang, other.kind))
    });
    let written = value.written.as_ref().map(|written| {
        let figure = unit::figure(lang, &written.figure, &written.unit);
        lang.pick(format!("原文 {figure}"), format!("in the report: {figure}"))
    });
    let kind = compare::kind_mark(lang, value.kind).map(str::to_owned);
    let notes: Vec<String> = kind.into_iter().chain(written).chain(others).collect();
    notes.join(lang.pick("；", "; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(number: &str, bound: Bound, expected: (&str, &str, &str, &str)) {
        let number = crate::model::Number::new(number.parse().unwrap());
        let figure = Figure { number, to: None, bound };
        let set = set_number(Lang::Zh, &figure);
        assert_eq!((&*set.before, &*set.whole, &*set.fraction, &*set.after), expected, "{set:?}");
    }

    #[test]
    fn numbers_stand_on_their_decimal_point() {
        check("3.87", Bound::Exactly, ("", "3", ".87", ""));
        check("5512.8", Bound::Over, ("超", "5,512", ".8", ""));
        check("1234567", Bound::Nearly, ("近", "1,234,567", "", ""));
        check("-0.4", Bound::Exactly, ("", "−0", ".4", ""));
        check("-1234", Bound::Exactly, ("", "−1,234", "", ""));
        check("5", Bound::About, ("", "5", "", "左右"));
    }
}
