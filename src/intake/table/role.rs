//! The role of a column as a code in messages between page and worker.
//!
//! | role | code |
//! | --- | --- |
//! | the indicator | `indicator` |
//! | levels of 2023, results, in 亿元 | `figures|level|2023|actual|||亿元` |
//! | changes, written as fractions of one | `figures|percent||||||fraction` |

use super::{ColumnMeasure, ColumnRole, Key, PercentScale, What};
use crate::format::Word as _;
use crate::model::{Kind, Name};

const KEYS: [(&str, Key); 11] = [
    ("unused", Key::Unused),
    ("indicator", Key::Indicator),
    ("unit", Key::Unit),
    ("place", Key::Place),
    ("period", Key::Period),
    ("year", Key::Year),
    ("kind", Key::Kind),
    ("value", Key::Value),
    ("range_end", Key::RangeEnd),
    ("bound", Key::Bound),
    ("gap", Key::Gap),
];

const WHATS: [(&str, What); 5] = [
    ("level", What::Level),
    ("percent", What::Percent),
    ("points", What::Points),
    ("amount", What::Amount),
    ("completion", What::Completion),
];

const SCALES: [(&str, PercentScale); 2] =
    [("percent", PercentScale::Percent), ("fraction", PercentScale::Fraction)];

/// The code of a role.
pub(super) fn code(role: &ColumnRole) -> String {
    match role {
        ColumnRole::Key(key) => {
            KEYS.iter().find(|(_, other)| other == key).map_or("", |(code, _)| code).to_owned()
        }
        ColumnRole::Figures(measure) => {
            let what = WHATS.iter().find(|(_, what)| *what == measure.what).map_or("", |(code, _)| code);
            let name = |name: &Option<Name>| name.as_deref().unwrap_or_default().replace('|', "/");
            let parts = [
                "figures".to_owned(),
                what.to_owned(),
                measure.period.map(|period| period.to_string()).unwrap_or_default(),
                measure.kind.map(|kind| kind.word().to_owned()).unwrap_or_default(),
                name(&measure.indicator),
                name(&measure.place),
                name(&measure.unit),
            ];
            let scale = SCALES.iter().find(|(_, scale)| *scale == measure.scale).map(|(code, _)| *code);
            parts.into_iter().chain(scale.map(str::to_owned)).collect::<Vec<_>>().join("|")
        }
    }
}

/// The role of a code; `None` for an invalid code.
pub(super) fn of_code(code: &str) -> Option<ColumnRole> {
    if let Some((_, key)) = KEYS.iter().find(|(other, _)| *other == code) {
        return Some(ColumnRole::Key(*key));
    }
    let mut parts = code.strip_prefix("figures|")?.split('|');
    let what = parts.next()?;
    let (period, kind) = (parts.next()?, parts.next()?);
    let mut name = || Some(Name::from(parts.next()?)).filter(|name| !name.is_empty());
    let (indicator, place, unit) = (name(), name(), name());
    let scale = match parts.next() {
        Some(code) => SCALES.iter().find(|(other, _)| *other == code)?.1,
        None => PercentScale::Open,
    };
    Some(ColumnRole::Figures(ColumnMeasure {
        what: WHATS.iter().find(|(other, _)| *other == what)?.1,
        period: if period.is_empty() { None } else { Some(period.parse().ok()?) },
        kind: if kind.is_empty() { None } else { Some(Kind::from_word(kind)?) },
        indicator,
        place,
        unit,
        scale,
    }))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn codes_are_of_roles() {
        for (_, key) in KEYS {
            assert_eq!(of_code(&code(&ColumnRole::Key(key))), Some(ColumnRole::Key(key)));
        }
        for text in [
            "figures|level|2023|actual|||亿元",
            "figures|percent||||甲县|%",
            "figures|completion|2023-01/2023-06||粮食产量||",
            "figures|percent||||||fraction",
        ] {
            assert_eq!(of_code(text).map(|role| code(&role)).as_deref(), Some(text));
        }
        assert_eq!(of_code("figures|level|20"), None);
    }

    proptest! {
        #[test]
        fn never_panics(text in "(figures)?[|a-z0-9]{0,20}") {
            if let Some(role) = of_code(&text) {
                prop_assert_eq!(of_code(&code(&role)), Some(role));
            }
        }
    }
}
