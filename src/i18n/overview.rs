//! Texts of the overview: notable facts as sentences.
//!
//! | input | 中文 | English |
//! | --- | --- | --- |
//! | a missed target | 粮食产量：未达到，差 5 万吨 | 粮食产量: Missed by 5 万吨 |
//! | a rise | 粮食产量比上年增加 12 万吨（12.0%） | 粮食产量 rose by 12 万吨 (12.0%) |

use super::{Lang, compare};
use crate::compare::Difference;
use crate::overview::Notable;
use crate::quantity::Unit;

/// A notable fact as a sentence. `None` for a finding, which has its own text.
#[must_use]
pub fn notable(lang: Lang, notable: &Notable) -> Option<String> {
    Some(match notable {
        Notable::Missed { indicator, unit, judgement, .. } => {
            let rate = Unit::parse(unit).is_rate();
            let said = compare::judgement(lang, judgement, unit, rate);
            let unit = if rate || judgement.by.is_zero() { String::new() } else { format!(" {unit}") };
            lang.pick(format!("{indicator}：{said}{unit}"), format!("{indicator}: {said}{unit}"))
        }
        Notable::Rise { indicator, unit, difference, .. } => {
            let by = by(lang, difference, unit);
            lang.pick(format!("{indicator}比上年增加 {by}"), format!("{indicator} rose by {by}"))
        }
        Notable::Fall { indicator, unit, difference, .. } => {
            let by = by(lang, difference, unit);
            lang.pick(format!("{indicator}比上年减少 {by}"), format!("{indicator} fell by {by}"))
        }
        Notable::Finding(_) => return None,
    })
}

/// The size of a change without direction: 12 万吨（12.0%）.
fn by(lang: Lang, difference: &Difference, unit: &str) -> String {
    let (amount, ratio) = compare::told(lang, difference, unit);
    lang.pick(format!("{amount} {unit}（{ratio}）"), format!("{amount} {unit} ({ratio})"))
}
