//! Recognizes units in tables: in a column of their own, in brackets, or after a number.
//!
//! | words | unit |
//! | --- | --- |
//! | `亿元`, `万人次`, `%`, `元/人` | itself |
//! | `km2` | km² |
//! | `指标`, `2023年`, `上年=100` | none |

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::quantity::unit_words::{COUNTERS, MEASURES, UNITS_IN_TABLES};
use crate::quantity::{Dimension, Unit};

/// Whether these words are a unit and nothing else.
pub(super) fn is_unit(words: &str) -> bool {
    let unit = match Unit::parse(words).dimension() {
        Dimension::Bare => return false,
        Dimension::Of(unit) => unit.clone(),
        _ => return true,
    };
    // 万 and 亿 alone are multipliers of an unnamed unit.
    WORDS.contains(&*unit)
}

/// The words of units. Every cell of a table asks for one, so they are not searched in their lists.
static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    [MEASURES, COUNTERS, UNITS_IN_TABLES].into_iter().flat_map(str::split_whitespace).collect()
});

/// The unit in a text that names only a unit, as reports write it: `％` as `%`, `个百分点` and `百分点` unchanged,
/// `(亿元)` without brackets.
pub(super) fn unit_of(text: &str) -> Option<&str> {
    let bare = text.trim().trim_start_matches(['(', '[']).trim_end_matches([')', ']']).trim();
    match bare {
        "±%" | "+-%" | "%" => Some("%"),
        // A workbook loses the raised figure.
        "m2" => Some("m²"),
        "km2" => Some("km²"),
        "m3" => Some("m³"),
        _ => is_unit(bare).then_some(bare),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_recognized() {
        for (text, expected) in [
            ("亿元", Some("亿元")),
            ("(万人次)", Some("万人次")),
            ("km2", Some("km²")),
            ("元/人", Some("元/人")),
            ("指标", None),
            ("亿", None),
        ] {
            assert_eq!(unit_of(text), expected, "{text}");
        }
    }
}
