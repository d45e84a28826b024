//! Exact quantities: units, dimensions, and conversion with decimals.
//!
//! | unit | dimension | in base units |
//! | --- | --- | --- |
//! | 万元, 亿元, 万亿元 | money | 10⁴, 10⁸, 10¹² 元 |
//! | 亩, 公顷, 平方公里, 平方米 | area | 1, 15, 1500, 0.0015 亩 |
//! | 米, 公里, 厘米 | length | 1, 1000, 0.01 米 |
//! | 千瓦时, 兆瓦时, GWh | energy | 1, 1000, 10⁶ 千瓦时 |
//! | 吨, 斤, 公斤, 亿斤 | mass | 2000, 1, 2, 10⁸ 斤 |
//! | 人, 万人; 户; 个 | people, households, things: each its own dimension | |
//! | %, ‰ | a proportion | 1, 0.1 % |
//!
//! The base of each dimension is chosen so that every factor is a finite decimal. With 亩 as base, a
//! hectare is 15 and a square metre 0.0015; in square metres, 1 亩 would not be finite.

pub mod numeral;
pub mod unit;
pub(crate) mod unit_words;

pub use rust_decimal::prelude::ToPrimitive;
pub use rust_decimal::{Decimal, RoundingStrategy};
pub use unit::{Dimension, Unit};

/// Converts `value` from one unit to another.
///
/// Exact if the quotient has at most 28 digits, which all conversions within one system have.
/// `None` if the dimensions differ or the result is too large.
#[must_use]
pub fn convert(value: Decimal, from: &Unit, to: &Unit) -> Option<Decimal> {
    if from.dimension() != to.dimension() {
        return None;
    }
    if from.factor() == to.factor() {
        return Some(value);
    }
    value.checked_mul(from.factor())?.checked_div(to.factor()).map(|v| v.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: &str, from: &str, to: &str, expected: Option<&str>) {
        let value: Decimal = value.parse().expect("test value");
        let converted = convert(value, &Unit::parse(from), &Unit::parse(to));
        assert_eq!(converted.map(|v| v.to_string()).as_deref(), expected, "{value}{from} in {to}");
    }

    #[test]
    fn converts_exactly() {
        check("1595", "万元", "亿元", Some("0.1595"));
        check("6.07", "亿吨", "万亿斤", Some("1.214"));
        check("5", "万亩", "公顷", Some("3333.3333333333333333333333333"));
        check("3", "万亩", "公顷", Some("2000"));
        check("2", "平方公里", "亩", Some("3000"));
        check("15.640", "亿元", "亿元", Some("15.640"));
        check("1.8", "亿", "万", Some("18000"));
        check("25", "‰", "%", Some("2.5"));
        check("30", "厘米", "米", Some("0.3"));
        check("1.5", "十亿元", "亿元", Some("15"));
        check("300", "GWh", "亿千瓦时", Some("3"));
        check("2", "万兆瓦时", "万千瓦时", Some("2000"));
        check("120", "万平方", "平方公里", Some("1.2"));
        check("3", "万吨标煤", "吨标准煤", Some("30000"));
        check("500", "公斤/亩", "斤/亩", Some("1000"));
        check("6", "成", "%", Some("60"));
        check("25", "个基点", "个百分点", Some("0.25"));
    }

    #[test]
    fn different_dimensions_do_not_convert() {
        check("1", "人", "户", None);
        check("1", "人", "人次", None);
        check("1", "元", "美元", None);
        check("1", "吨", "吨标煤", None);
        check("1", "元", "港元", None);
        check("1", "%", "个百分点", None);
        check("1", "个", "项", None);
        check("1", "某某", "某某", Some("1"));
        check("1", "某某", "某甲", None);
    }

    #[test]
    fn too_large_is_refused() {
        check("79228162514264337593543950335", "万亿元", "元", None);
    }
}
