//! Explains repaired values: why the reading is more likely than the printed characters.
//!
//! | printed | read as | reason |
//! | --- | --- | --- |
//! | 引进资金L6亿元 beside 地区生产总值12亿元 | 1.6 亿元 | 16 亿元 would exceed the GDP of the year |

use crate::extract::{self, RepairReason};
use crate::model::{Observation, Report, catalog};
use crate::quantity::{Unit, convert};

/// A repaired value and the evidence for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repaired {
    /// What was wrong with the characters.
    pub reason: RepairReason,
    /// The other possible value, and the total (indicator and value) that it would exceed.
    pub too_large: Option<(String, (String, String))>,
}

/// The number of repaired values in a report, including those of projects.
#[must_use]
pub fn mended(report: &Report) -> usize {
    let amounts = report.projects.iter().flat_map(|p| [&p.investment, &p.length]).flatten();
    let evidences =
        report.statements().map(|(_, o)| &o.evidence).chain(amounts.map(|amount| &amount.evidence));
    evidences.filter(|evidence| evidence.repaired_from.is_some()).count()
}

/// The evidence for a repaired value; `None` if the statement was read as printed.
#[must_use]
pub fn repaired(report: &Report, observation: &Observation) -> Option<Repaired> {
    let printed = observation.evidence.repaired_from.as_deref()?;
    Some(Repaired { reason: RepairReason::of(printed), too_large: too_large(report, observation, printed) })
}

/// `L8亿元` could be 18 亿元 too, but no part of an economy exceeds the GDP of the same year.
fn too_large(
    report: &Report,
    observation: &Observation,
    printed: &str,
) -> Option<(String, (String, String))> {
    let rest = printed.strip_prefix('L')?;
    let instead = extract::figure(&format!("1{rest}"))?;
    let product = report.observations.iter().find(|other| {
        other.period == observation.period && catalog::find(&other.indicator).is_some_and(|i| i.id == "gdp")
    })?;
    let whole = product.value.figure()?;
    let unit = Unit::parse(&product.unit);
    let value = convert(instead.value.parse().ok()?, &Unit::parse(&instead.unit), &unit)?;
    (value > whole.number.value()).then(|| {
        let said = format!("{} {}", whole.number, product.unit);
        (format!("{} {}", instead.value, instead.unit), (product.indicator.to_string(), said))
    })
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;

    /// Checks the reason and the exceeded total for the only repaired value of a text.
    fn check(text: &str, expected: &str) {
        let report = extract::read(&format!("甲镇2024年政府工作报告\n一、2023年工作回顾\n{text}"), None)
            .report
            .dated()
            .unwrap();
        let told = report.observations.iter().find_map(|o| repaired(&report, o)).map(|repaired| {
            let large =
                repaired.too_large.map(|(instead, (name, value))| format!(" {instead} > {name} {value}"));
            format!("{:?}{}", repaired.reason, large.unwrap_or_default())
        });
        assert_eq!(told.as_deref().unwrap_or_default(), expected);
    }

    #[test]
    fn explains_the_repair() {
        check("地区生产总值12亿元，引进资金L6亿元。", "MisreadDigits 16 亿元 > 地区生产总值 12 亿元");
        check("地区生产总值20亿元，引进资金L6亿元。", "MisreadDigits");
        check("税收30O万元。", "MisreadDigits");
        check("税收同比增长12.5，位列第2。", "PercentSignLeftOut");
        check("税收300万元。", "");
    }
}
