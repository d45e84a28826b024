//! Texts of indicator matching: doubts, and the reader's decisions.

use super::Lang;
use crate::compare::Ambiguity;
use crate::model::Year;

/// Why a match is doubtful.
#[must_use]
pub fn ambiguity(lang: Lang, ambiguity: Ambiguity) -> String {
    match ambiguity {
        Ambiguity::Leap(from, to) => lang.pick(
            format!("{from} 年到 {to} 年换了名称，数值相差三倍以上"),
            format!(
                "the name changes between {from} and {to}, and the figure by more than a factor of three"
            ),
        ),
        Ambiguity::Topics(a, b) => {
            let (a, b) = (super::model::topic(lang, a), super::model::topic(lang, b));
            lang.pick(format!("领域不同：{a}、{b}"), format!("different topics: {a}, {b}"))
        }
        Ambiguity::Alike => lang
            .pick(
                "名称相近，单位相同，从不在同一年同时出现",
                "similar names, same unit, never both in the same year",
            )
            .to_owned(),
    }
}

/// Two names that are, or may be, one indicator or two.
#[must_use]
pub fn pair(lang: Lang, one: &str, other: &str, joined: bool) -> String {
    match joined {
        true if one == other => format!("“{one}”"),
        true => lang.pick(format!("“{one}”即“{other}”"), format!("“{one}” is the same as “{other}”")),
        false => lang.pick(format!("“{one}”与“{other}”"), format!("“{one}” and “{other}”")),
    }
}

/// Two names that the reader separated.
#[must_use]
pub fn separated(lang: Lang, one: &str, other: &str) -> String {
    lang.pick(format!("“{one}”不是“{other}”"), format!("“{one}” is not the same as “{other}”"))
}

/// A name that the reader separated by topic.
#[must_use]
pub fn by_topic(lang: Lang, name: &str) -> String {
    lang.pick(format!("“{name}”按领域分开"), format!("“{name}” means something different in each topic"))
}

/// A break that the reader set.
#[must_use]
pub fn break_set(lang: Lang, place: &str, indicator: &str, year: Year) -> String {
    lang.pick(
        format!("{place}“{indicator}”从 {year} 年起断开"),
        format!("{place}: “{indicator}” starts a new series in {year}"),
    )
}

/// The number of uncertain matches.
#[must_use]
pub fn doubtful(lang: Lang, doubts: usize) -> String {
    match doubts {
        0 => String::new(),
        _ => lang.pick(format!("（{doubts} 处存疑）"), format!(" ({doubts} uncertain)")),
    }
}

/// Other names matched to the same indicator.
#[must_use]
pub fn also(lang: Lang, names: &[&str]) -> String {
    lang.pick(format!("又作 {}", names.join("、")), format!("also: {}", names.join(", ")))
}
