//! Orders rows by a number with a radix sort: a hundred thousand rows must be sorted within a
//! frame.
//!
//! | numbers | order, the largest first |
//! | --- | --- |
//! | 2, none, −1, 3 | 3, 2, −1, none |

use crate::compare::SeriesId;

/// Orders rows by a number. Rows without one (NaN) come last. Ties keep the order of the table.
pub(super) fn by_number(
    order: &[SeriesId],
    descending: bool,
    number: impl Fn(SeriesId) -> f64,
) -> Vec<SeriesId> {
    let (mut with, mut without) = (Vec::with_capacity(order.len()), Vec::new());
    for &id in order {
        match number(id) {
            n if n.is_nan() => without.push(id),
            n => with.push((key(if descending { -n } else { n }), id)),
        }
    }
    let mut sorted = sorted(with);
    sorted.append(&mut without);
    sorted
}

/// A number as an integer with the same order: negative numbers are inverted and lie below the
/// others.
fn key(number: f64) -> u64 {
    const SIGN: u64 = 1 << 63;
    // −0 equals 0.
    let bits = (number + 0.0).to_bits();
    if bits & SIGN == 0 { bits | SIGN } else { !bits }
}

/// The number of bits sorted in one pass.
const DIGIT: u32 = 11;

/// Radix sort by the key's digits, the lowest first. Each pass is stable.
fn sorted(mut rows: Vec<(u64, SeriesId)>) -> Vec<SeriesId> {
    let mut other = rows.clone();
    for shift in (0..u64::BITS).step_by(DIGIT as usize) {
        let digit = |key: u64| {
            let digit = (key >> shift) & ((1 << DIGIT) - 1);
            usize::try_from(digit).unwrap_or_default()
        };
        let mut positions = [0u32; 1 << DIGIT];
        for (key, _) in &rows {
            if let Some(count) = positions.get_mut(digit(*key)) {
                *count += 1;
            }
        }
        // A digit that all keys share changes nothing.
        let all = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        if positions.contains(&all) {
            continue;
        }
        let mut before = 0;
        for count in &mut positions {
            before += std::mem::replace(count, before);
        }
        for row in &rows {
            if let Some(position) = positions.get_mut(digit(row.0)) {
                if let Some(slot) = other.get_mut(*position as usize) {
                    *slot = *row;
                }
                *position += 1;
            }
        }
        std::mem::swap(&mut rows, &mut other);
    }
    rows.into_iter().map(|(_, id)| id).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn order_equals_a_comparison_sort(
            numbers in prop::collection::vec(prop_oneof![any::<f64>(), -3.0..3.0, Just(0.0), Just(-0.0)], 0..200),
            descending: bool,
        ) {
            let ids: Vec<SeriesId> = (0..).take(numbers.len()).map(SeriesId).collect();
            let number = |id: SeriesId| numbers.get(id.0 as usize).copied().unwrap_or(f64::NAN);
            let found = by_number(&ids, descending, number);
            let mut expected = ids;
            expected.sort_by(|a, b| {
                let (a, b) = (number(*a), number(*b));
                let ordered = if descending { b.partial_cmp(&a) } else { a.partial_cmp(&b) };
                a.is_nan().cmp(&b.is_nan()).then(ordered.unwrap_or(std::cmp::Ordering::Equal))
            });
            prop_assert_eq!(found, expected);
        }
    }
}
