//! Proportions of one whole that do not add up to 100 %.
//!
//! | text | finding |
//! | --- | --- |
//! | 三次产业结构12.1：40.3：48.6 | the sum is 101.0, more than rounding explains |
//! | 1：2：7 | none: the sum is not near 100 |

use super::prose::Prose;
use super::{Certainty, Discrepancy, Finding};
use crate::compare::Interval;
use crate::quantity::Decimal;

/// Names of such proportions, looked for in the words before them.
const NAMES: &[&str] = &["结构", "比例", "比重", "占比", "构成", "产业比"];

/// How many characters before the first proportion are searched for a name.
const NEAR: usize = 16;

/// The range of sums that are compared with 100. Others are ratios, as 1 : 2 : 7.
const AIMS: (i64, i64) = (90, 110);

pub(super) fn check(prose: &Prose<'_>, findings: &mut Vec<Finding>) {
    let mut at = 0;
    while at < prose.text.len() {
        let (proportions, end) = proportions(prose, at);
        if proportions.len() > 2 && prose.finds(at.saturating_sub(NEAR), at, NAMES).is_some() {
            findings.extend(finding(prose, proportions, at, end));
        }
        at = end.max(at + 1);
    }
}

fn finding(prose: &Prose<'_>, proportions: Vec<Decimal>, from: usize, to: usize) -> Option<Finding> {
    let spans =
        proportions.iter().map(|proportion| Interval::rounded(*proportion)).collect::<Option<Vec<_>>>()?;
    let zero = Interval { least: Decimal::ZERO, greatest: Decimal::ZERO };
    let whole = spans.into_iter().try_fold(zero, Interval::plus)?;
    let sum = proportions.iter().try_fold(Decimal::ZERO, |sum, proportion| sum.checked_add(*proportion))?;
    let (low, high) = (Decimal::from(AIMS.0), Decimal::from(AIMS.1));
    let hundred = Interval { least: Decimal::ONE_HUNDRED, greatest: Decimal::ONE_HUNDRED };
    if !(low..=high).contains(&sum) || whole.meets(hundred) {
        return None;
    }
    Some(prose.finding(
        Discrepancy::Structure { proportions, sum },
        Certainty::Certain,
        vec![prose.passage(from, to)],
        Vec::new(),
    ))
}

/// The numbers joined by colons that begin at `at`, and their end.
fn proportions(prose: &Prose<'_>, at: usize) -> (Vec<Decimal>, usize) {
    let mut proportions = Vec::new();
    let mut end = at;
    if prose.text.before(at).is_ascii_digit() || prose.text.before(at) == '.' {
        return (proportions, end);
    }
    loop {
        let to = (end..end + 8).find(|i| !matches!(prose.text.at(*i), '0'..='9' | '.')).unwrap_or(end);
        let Ok(proportion) = prose.text.string(end, to).parse() else { return (proportions, end) };
        proportions.push(proportion);
        let percent = usize::from(prose.text.at(to) == '%');
        if prose.text.at(to + percent) != '：' {
            return (proportions, to + percent);
        }
        end = to + percent + 1;
    }
}
