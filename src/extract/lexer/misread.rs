//! Numbers in which a scanner took digits for letters.
//!
//! | text | found |
//! | --- | --- |
//! | `L8亿元` | 1.8亿元 |
//! | `IO个` | nothing: all letters may be a name |

use super::Quantity;
use super::unit::tail;
use crate::quantity::{Decimal, numeral};
use crate::source::NormalizedText;

/// A misread number: letters among the digits, and a unit behind.
pub(super) fn misread(text: &NormalizedText<'_>, from: usize, run: usize) -> Option<Quantity> {
    let chars = text.slice(from, run);
    let letters = chars.iter().filter(|c| c.is_ascii_alphabetic()).count();
    if letters == 0 || chars.len() < 2 || chars.len() > 10 {
        return None;
    }
    let mended = numeral::misread(chars)?;
    let number = mended.parse().ok()?;
    let tail = tail(text, run).filter(|t| !t.base.is_empty())?;
    // Letters only: IO个 may be a name.
    let doubtful =
        letters == chars.len() && tail.times == Decimal::ONE && tail.over.is_none() && tail.base != "元";
    if doubtful || tail.base.is_ascii() && tail.base != "%" {
        return None;
    }
    Some(Quantity {
        from,
        to: tail.to,
        number,
        upper: None,
        unit: tail.unit,
        times: tail.times,
        base: tail.base,
        over: tail.over,
        mended: Some(mended),
        counted: tail.counted,
    })
}
