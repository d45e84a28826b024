//! Ranges: two numbers with one unit.
//!
//! | text | found |
//! | --- | --- |
//! | `10至15个`, `5%—6%` | 10 to 15个; 5 to 6% |
//! | `由12家到36家` | no range: an earlier and a later value |
//! | `15-10个` | nothing: a code |

use super::Quantity;
use super::number::digits_end;
use super::quantity::quantity;
use super::unit::{Tail, tail};
use crate::quantity::{Decimal, numeral};
use crate::source::NormalizedText;

/// A range of two numbers with one unit. `Some(None)` for a range that is no figure.
#[expect(clippy::option_option, reason = "not a range, a range that is no figure, a range")]
pub(super) fn range(
    text: &NormalizedText<'_>,
    from: usize,
    digits: usize,
    lower: Decimal,
) -> Option<Option<Quantity>> {
    // 5%—6%, 10个至15个: the unit may stand twice.
    let first_tail = tail(text, digits);
    let after_first = first_tail.as_ref().map_or(digits, |t| t.to);
    let joint = |at: usize| {
        let mut to = at;
        while to < at + 2 && matches!(text.at(to), '-' | '—' | '~' | '至' | '到') {
            to += 1;
        }
        (to > at && text.at(to).is_ascii_digit()).then_some(to)
    };
    let (second, unit_twice) = match joint(digits) {
        Some(at) => (at, false),
        None => (joint(after_first)?, true),
    };
    // 企业由12家到36家: an earlier and a later value.
    if matches!(text.before(from), '由' | '从') && matches!(text.before(second), '到' | '至') {
        return None;
    }
    let end = digits_end(text, second);
    let Some(upper) = numeral::arabic(text.slice(second, end)) else { return Some(None) };
    let second_tail = tail(text, end);
    // 1万—2万户: the first number has no unit of its own.
    let alike = |first: &Tail, second: &Tail| {
        first.times == second.times && (first.base == second.base || first.base.is_empty())
    };
    let same_unit = first_tail.as_ref().zip(second_tail.as_ref()).is_some_and(|(a, b)| alike(a, b));
    if unit_twice && (lower >= upper || !same_unit) {
        return None;
    }
    let code = lower >= upper;
    if code || second_tail.is_none() {
        return Some(None);
    }
    Some(quantity(text, from, end, lower, Some(upper)))
}
