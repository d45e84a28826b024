//! Changes: two figures in, words out. Every number is compared with fractions of integers.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

use std::cmp::Ordering;

use proptest::prelude::*;
use tongbi::compare::{Change, Ratio, average, change};
use tongbi::i18n::Lang;
use tongbi::i18n::compare as words;
use tongbi::model::{Bound, Figure, Number};
use tongbi::quantity::Decimal;

/// A figure as people write it: `4余`, `近2300`, `约5`, `6以上`, `3以内`, `5—6`.
fn figure(text: &str) -> Figure {
    let marks = [
        ("余", Bound::Over),
        ("近", Bound::Nearly),
        ("约", Bound::About),
        ("以上", Bound::AtLeast),
        ("以内", Bound::AtMost),
    ];
    let bound =
        marks.iter().find(|(mark, _)| text.contains(mark)).map_or(Bound::Exactly, |(_, bound)| *bound);
    let plain = marks.iter().fold(text.to_owned(), |text, (mark, _)| text.replace(mark, ""));
    let number = |text: &str| Number::from_text(text).expect("a number");
    match plain.split_once('—') {
        Some((from, to)) => Figure { number: number(from), to: Some(number(to)), bound },
        None => Figure { number: number(&plain), to: None, bound },
    }
}

/// `亿元` or `%` behind both figures.
fn check(from: &str, to: &str, unit: &str, expected: &str) {
    let changed = change(&figure(from), &figure(to), unit == "%");
    let arrow = changed.difference().map_or("", |d| match d.direction {
        Ordering::Greater => "▲ ",
        Ordering::Less => "▼ ",
        Ordering::Equal => "",
    });
    assert_eq!(format!("{arrow}{}", words::change(Lang::Zh, &changed, unit)), expected, "{from} → {to}");
}

#[test]
fn amounts_and_percentages() {
    check("1244", "1256", "万人", "▲ 12（1.0%）");
    check("15.64", "16.94", "亿元", "▲ 1.3（8.3%）");
    check("2.13", "2.09", "万吨", "▼ −0.04（−1.9%）");
    check("5", "5", "亿元", "0（0.0%）");
    check("0.1", "0.3", "亿元", "▲ 0.2（200.0%）");
    check("3", "0", "亿元", "▼ −3（−100.0%）");
}

#[test]
fn rates_change_by_points() {
    check("5.2", "5", "%", "▼ −0.2 个百分点");
    check("-0.3", "0.2", "%", "▲ 0.5 个百分点");
}

#[test]
fn zero_and_below_have_words_instead_of_a_percentage() {
    check("0", "5", "亿元", "▲ 5（基数为零）");
    check("0", "0", "亿元", "0（基数为零）");
    check("-0.5", "2", "亿元", "▲ 2.5（由负转正）");
    check("2", "-0.5", "亿元", "▼ −2.5（由正转负）");
    check("-3", "-1", "亿元", "▲ 2（负值收窄）");
    check("-1", "-3", "亿元", "▼ −2（负值扩大）");
    check("-1", "0", "亿元", "▲ 1（负值收窄）");
}

#[test]
fn approximate_figures_have_changes_with_bounds() {
    // The earlier value is more than 4, so the change is less than this.
    check("4余", "5.2", "万亩", "▲ < 1.2（< 30%）");
    check("126余", "134.9", "万亿元", "▲ < 8.9（< 7.1%）");
    check("4", "4余", "万亩", "▲ > 0（> 0%）");
    check("4", "5余", "万亩", "▲ > 1（> 25%）");
    check("近2300", "2400", "人", "▲ > 100（> 4.3%）");
    check("2400", "近2300", "人", "▼ < −100（< −4.1%）");
    check("6以上", "7", "亿元", "≤ 1（≤ 16.7%）");
    check("7", "6以上", "亿元", "≥ −1（≥ −14.3%）");
    // It may be a rise or a fall.
    check("4余", "4.5", "万亩", "< 0.5（< 12.5%）");
    // Both values are open: the change is approximate, in whole numbers.
    check("4余", "5余", "万亩", "▲ 约 1（约 25%）");
    check("约5", "5.2", "万亩", "约 0（约 4%）");
    check("约126", "134.9", "万亿元", "▲ 约 9（约 7%）");
    check("5以内", "5余", "%", "▲ > 0 个百分点");
    check("5—6", "7", "亿元", "区间不计增减");
}

#[test]
fn within_a_sentence_a_bound_has_words() {
    let told = |from: &str, to: &str, lang| {
        let changed = change(&figure(from), &figure(to), false);
        let (amount, ratio) = words::in_words(lang, changed.difference().expect("two figures"), "亿元");
        format!("{amount}; {ratio}")
    };
    assert_eq!(told("126余", "134.9", Lang::Zh), "不到 8.9; 不到 7.1%");
    assert_eq!(told("126余", "134.9", Lang::En), "less than 8.9; less than 7.1%");
    // A fall is stated by its size: below −100 is a fall of more than 100.
    assert_eq!(told("2400", "近2300", Lang::Zh), "超过 100; 超过 4.1%");
    assert_eq!(told("7", "6以上", Lang::En), "at most 1; at most 14.3%");
    assert_eq!(told("6", "7", Lang::En), "1; 16.7%");
    assert_eq!(told("-1", "2", Lang::En), "3; Turned positive");
}

fn check_average(from: &str, to: &str, years: u16, unit: &str, expected: &str) {
    let average = average(&figure(from), &figure(to), years, unit == "%");
    let said = average.map(|average| words::average(Lang::Zh, &average, unit));
    assert_eq!(said.as_deref().unwrap_or("—"), expected, "{from} → {to} in {years}");
}

#[test]
fn average_growth_of_a_year() {
    check_average("100", "121", 2, "亿元", "10.0%");
    check_average("100", "81", 2, "亿元", "−10.0%");
    check_average("100", "100", 5, "亿元", "0.0%");
    check_average("114", "134.9", 3, "万亿元", "5.8%");
    check_average("5", "0", 3, "亿元", "−100.0%");
    // Halfway between two tenths: 1.0005² and 0.9995².
    check_average("1", "1.00100025", 2, "亿元", "0.1%");
    check_average("1", "0.99900025", 2, "亿元", "−0.1%");
    check_average("0.001", "100000", 2, "亿元", "999900.0%");
    check_average("100余", "121", 2, "亿元", "< 10%");
    check_average("100", "121余", 2, "亿元", "> 10%");
    check_average("约4", "6", 2, "亿元", "约 22%");
    check_average("60", "66", 3, "%", "2 个百分点");
    check_average("60", "61", 3, "%", "0.33 个百分点");
    check_average("60余", "61", 3, "%", "< 0.34 个百分点");
    for (from, to, years) in [("0", "5", 3), ("-1", "5", 3), ("5", "-1", 3), ("5", "6", 1), ("5", "6—7", 3)]
    {
        check_average(from, to, years, "亿元", "—");
    }
}

// An independent computation: integers of any size, digit by digit.

/// `a` × `b` in decimal digits, the lowest first.
fn times(a: &[u32], b: u64) -> Vec<u32> {
    let mut digits = Vec::new();
    let mut carried = 0u64;
    for digit in a {
        let product = u64::from(*digit) * b + carried;
        digits.push(u32::try_from(product % 10).unwrap());
        carried = product / 10;
    }
    while carried > 0 {
        digits.push(u32::try_from(carried % 10).unwrap());
        carried /= 10;
    }
    while digits.last() == Some(&0) {
        digits.pop();
    }
    digits
}

fn power(base: u64, exponent: u16, start: u64) -> Vec<u32> {
    (0..exponent).fold(times(&[1], start), |digits, _| times(&digits, base))
}

fn compare_digits(a: &[u32], b: &[u32]) -> Ordering {
    a.len().cmp(&b.len()).then_with(|| a.iter().rev().cmp(b.iter().rev()))
}

/// `numerator` / `denominator` rounded half away from zero.
fn quotient(numerator: i128, denominator: i128) -> i128 {
    let (sign, size) = (numerator.signum() * denominator.signum(), numerator.abs());
    sign * ((2 * size + denominator.abs()) / (2 * denominator.abs()))
}

fn hundredths(value: i64) -> Figure {
    Figure::exactly(Number::new(Decimal::new(value, 2)))
}

proptest! {
    #[test]
    fn a_change_is_the_fraction_that_it_should_be(from in -1_000_000i64..1_000_000, to in -1_000_000i64..1_000_000) {
        let Change::Computed(difference) = change(&hundredths(from), &hundredths(to), false) else {
            panic!("two exact figures have a difference")
        };
        prop_assert_eq!(difference.amount, Decimal::new(to - from, 2).normalize());
        prop_assert_eq!(difference.direction, to.cmp(&from));
        if let Ratio::Percent { value, .. } = difference.ratio {
            prop_assert!(from > 0 && to >= 0);
            let tenths = quotient(1000 * i128::from(to - from), i128::from(from));
            let shown = words::ratio(Lang::Zh, &difference).replace('−', "-").replace(['%', '.'], "");
            prop_assert_eq!(shown.parse::<i128>().unwrap(), tenths, "{}", value);
        } else {
            prop_assert!(from <= 0 || to < 0);
        }
    }

    #[test]
    fn a_bound_holds_whatever_the_figures_were(from in 1u32..500, to in 1u32..500, a in 0u32..100, b in 0u32..100) {
        // 余 stands for up to one unit more.
        let over = |n: u32| Figure { bound: Bound::Over, ..Figure::exactly(Number::new(n.into())) };
        let true_one = |n: u32, hundredths: u32| i64::from(n) * 100 + i64::from(hundredths);
        let exact = |n: u32| Figure::exactly(Number::new(n.into()));
        let Change::Computed(below) = change(&over(from), &exact(to), false) else { panic!("computed") };
        prop_assert!(Decimal::new(true_one(to, 0) - true_one(from, a), 2) <= below.amount);
        let Change::Computed(above) = change(&exact(from), &over(to), false) else { panic!("computed") };
        prop_assert!(Decimal::new(true_one(to, b) - true_one(from, 0), 2) >= above.amount);
        let Change::Computed(sure) = change(&over(from), &over(to), false) else { panic!("computed") };
        let truth = true_one(to, b).cmp(&true_one(from, a));
        prop_assert!(sure.direction == Ordering::Equal || truth == Ordering::Equal || truth == sure.direction);
    }

    #[test]
    fn an_average_is_the_nearest_tenth(from in 1i64..1_000_000, to in 0i64..1_000_000, years in 2u16..12) {
        let average = average(&hundredths(from), &hundredths(to), years, false).expect("from above zero");
        let tenths: i64 = (average.value * Decimal::TEN).normalize().to_string().parse().unwrap();
        let whole = u64::try_from(tenths + 1000).unwrap();
        let (from, to) = (u64::try_from(from).unwrap(), u64::try_from(to).unwrap());
        let theirs = power(2000, years, to);
        // Twice the root is within 1 of twice the integer.
        let above = power(2 * whole + 1, years, from);
        prop_assert!(compare_digits(&theirs, &above).is_le());
        if whole > 0 {
            let below = power(2 * whole - 1, years, from);
            prop_assert!(compare_digits(&theirs, &below).is_ge());
        }
    }

    #[test]
    fn never_panics(a in any::<i64>(), b in any::<i64>(), scale in 0u32..28, years in 0u16..200, kind in 0usize..6) {
        let bounds = [Bound::Exactly, Bound::About, Bound::AtLeast, Bound::AtMost, Bound::Over, Bound::Nearly];
        let bound = *bounds.get(kind).unwrap();
        let figure = |n, scale| Figure { bound, ..Figure::exactly(Number::new(Decimal::new(n, scale))) };
        let (a, b) = (figure(a, scale), figure(b, 0));
        let _ = change(&a, &b, false);
        let _ = average(&a, &b, years, false);
        let _ = average(&b, &a, years, true);
    }
}
