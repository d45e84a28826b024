//! The table of units.
//!
//! | unit | dimension | factor |
//! | --- | --- | --- |
//! | `亿元` | [`Dimension::Money`] | 10⁸ |
//! | `名`, `位` | counted in 人 | 1 |
//! | `Gbps` | counted in Mbps | 1000 |
//! | `万盆`, which is not in the table | counted in 盆 | 10⁴ |

use rust_decimal::Decimal;

use crate::model::Name;

/// The dimension of a unit. Only values of one dimension are comparable.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// Money, base 元 (人民币).
    Money,
    /// Money in US dollars.
    Dollars,
    /// Area, base 亩.
    Area,
    /// Mass, base 斤.
    Mass,
    /// Length, base 米.
    Length,
    /// Volume, base 立方米.
    Volume,
    /// Energy, base 千瓦时.
    Energy,
    /// Power, base 千瓦.
    Power,
    /// A proportion, base %.
    Percent,
    /// A difference between proportions, 个百分点.
    Points,
    /// A bare number, without any unit.
    Bare,
    /// A counting unit (人, 户, 个, 项) or a unit outside the table: comparable only with itself.
    Of(Name),
}

/// A unit: its dimension and its size in base units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    dimension: Dimension,
    factor: Decimal,
}

/// Multipliers of units, longest first: each word and the number it stands for.
pub(crate) const MULTIPLIERS: &[(&str, i64)] = &[
    ("百亿亿", 1_000_000_000_000_000_000),
    ("十亿亿", 100_000_000_000_000_000),
    ("亿亿", 10_000_000_000_000_000),
    ("千万亿", 1_000_000_000_000_000),
    ("百万亿", 100_000_000_000_000),
    ("十万亿", 10_000_000_000_000),
    ("万亿", 1_000_000_000_000),
    ("千亿", 100_000_000_000),
    ("百亿", 10_000_000_000),
    ("十亿", 1_000_000_000),
    ("千万", 10_000_000),
    ("百万", 1_000_000),
    ("十万", 100_000),
    ("亿", 100_000_000),
    ("万", 10_000),
    ("千", 1_000),
    ("百", 100),
];

/// Known units by name: dimension and number of base units as `(mantissa, scale)` of a decimal.
fn known(name: &str) -> Option<(Dimension, i64, u32)> {
    use Dimension as D;
    Some(match name {
        "" => (D::Bare, 1, 0),
        "元" | "块" | "块钱" | "元人民币" | "人民币" => (D::Money, 1, 0),
        "美元" => (D::Dollars, 1, 0),
        // Exchange rates vary, so other currencies are dimensions of their own. 港币 and 港元 are one.
        "港元" | "港币" | "元港币" => (D::Of(Name::from("港元")), 1, 0),
        "亩" => (D::Area, 1, 0),
        "公顷" => (D::Area, 15, 0),
        "平方公里" | "平方千米" | "km²" => (D::Area, 1500, 0),
        "平方米" | "㎡" | "m²" | "平米" | "平方" => (D::Area, 15, 4),
        "斤" => (D::Mass, 1, 0),
        "担" => (D::Mass, 100, 0),
        "公斤" | "千克" | "kg" => (D::Mass, 2, 0),
        "克" => (D::Mass, 2, 3),
        "毫克" => (D::Mass, 2, 6),
        "微克" => (D::Mass, 2, 9),
        "吨" => (D::Mass, 2000, 0),
        "吨标准煤" | "吨标煤" | "标准吨" => (D::Of(Name::from("吨标准煤")), 1, 0),
        "米" | "m" | "延米" | "延长米" => (D::Length, 1, 0),
        "厘米" | "cm" => (D::Length, 1, 2),
        "毫米" | "mm" => (D::Length, 1, 3),
        "微米" => (D::Length, 1, 6),
        "纳米" => (D::Length, 1, 9),
        "海里" => (D::Length, 1852, 0),
        "公里" | "千米" | "km" => (D::Length, 1000, 0),
        "里" | "华里" => (D::Length, 500, 0),
        "立方米" | "立方" | "方" | "m³" | "标准立方米" | "标方" => (D::Volume, 1, 0),
        "升" => (D::Volume, 1, 3),
        "毫升" => (D::Volume, 1, 6),
        "千瓦时" | "度" | "度电" | "kWh" => (D::Energy, 1, 0),
        "瓦时" => (D::Energy, 1, 3),
        "兆瓦时" | "MWh" => (D::Energy, 1000, 0),
        "吉瓦时" | "GWh" => (D::Energy, 1_000_000, 0),
        "瓦" | "W" => (D::Power, 1, 3),
        "千瓦" | "kW" => (D::Power, 1, 0),
        "兆瓦" | "MW" => (D::Power, 1000, 0),
        "吉瓦" | "GW" => (D::Power, 1_000_000, 0),
        "%" | "％" => (D::Percent, 1, 0),
        "‰" => (D::Percent, 1, 1),
        "成" => (D::Percent, 10, 0),
        "百分点" | "个百分点" => (D::Points, 1, 0),
        "基点" | "个基点" => (D::Points, 1, 2),
        "微克/立方米" | "ug/m3" | "μg/m3" | "μg/m³" => (D::Of(Name::from("微克/立方米")), 1, 0),
        "毫克/立方米" | "mg/m3" | "mg/m³" => (D::Of(Name::from("微克/立方米")), 1000, 0),
        "毫克/升" => (D::Of(Name::from("毫克/升")), 1, 0),
        "伏安" => (D::Of(Name::from("千伏安")), 1, 3),
        "千伏安" => (D::Of(Name::from("千伏安")), 1, 0),
        "兆伏安" => (D::Of(Name::from("千伏安")), 1000, 0),
        "小时" | "个小时" => (D::Of(Name::from("小时")), 1, 0),
        "工作日" | "个工作日" => (D::Of(Name::from("工作日")), 1, 0),
        "公斤/亩" => (D::Of(Name::from("斤/亩")), 2, 0),
        "标箱" | "标准箱" | "TEU" => (D::Of(Name::from("标箱")), 1, 0),
        "吨/日" | "吨/天" => (D::Of(Name::from("吨/日")), 1, 0),
        "摄氏度" | "℃" => (D::Of(Name::from("℃")), 1, 0),
        "P" | "PF" | "PFLOPS" | "Pflops" | "P算力" => (D::Of(Name::from("PFLOPS")), 1, 0),
        "EF" | "EFLOPS" | "Eflops" => (D::Of(Name::from("PFLOPS")), 1000, 0),
        "TB" => (D::Of(Name::from("TB")), 1, 0),
        "Mbps" => (D::Of(Name::from("Mbps")), 1, 0),
        "Gbps" => (D::Of(Name::from("Mbps")), 1000, 0),
        "Tbps" => (D::Of(Name::from("Mbps")), 1_000_000, 0),
        "名" | "位" => (D::Of(Name::from("人")), 1, 0),
        _ => return None,
    })
}

/// The number that a multiplier stands for: 10⁴ for 万; `None` for any other word.
#[must_use]
pub(crate) fn multiplier(word: &str) -> Option<Decimal> {
    MULTIPLIERS.iter().find(|(other, _)| *other == word).map(|(_, times)| Decimal::from(*times))
}

impl Unit {
    /// Parses a unit as people write it. Never fails: a unit outside the table gets its own
    /// dimension, without its multiplier (万, 亿).
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let text = text.trim();
        if let Some((dimension, mantissa, scale)) = known(text) {
            return Self { dimension, factor: Decimal::new(mantissa, scale) };
        }
        for (prefix, times) in MULTIPLIERS {
            if let Some(rest) = text.strip_prefix(prefix) {
                let (dimension, mantissa, scale) =
                    known(rest).unwrap_or_else(|| (Dimension::Of(rest.into()), 1, 0));
                let factor =
                    Decimal::new(mantissa, scale).checked_mul(Decimal::from(*times)).unwrap_or(Decimal::ONE);
                return Self { dimension, factor };
            }
        }
        Self { dimension: Dimension::Of(text.into()), factor: Decimal::ONE }
    }

    /// The dimension.
    #[must_use]
    pub fn dimension(&self) -> &Dimension {
        &self.dimension
    }

    /// Its size in base units of its dimension. Never zero.
    #[must_use]
    pub fn factor(&self) -> Decimal {
        self.factor
    }

    /// Whether it is a unit of money in any currency.
    #[must_use]
    pub fn is_money(&self) -> bool {
        matches!(self.dimension, Dimension::Money | Dimension::Dollars)
    }

    /// Whether values change by percentage points rather than percent.
    #[must_use]
    pub fn is_rate(&self) -> bool {
        matches!(self.dimension, Dimension::Percent | Dimension::Points)
    }
}
