//! Why a value that was mended is taken for what was printed.

use crate::extract::{self, RepairReason};
use crate::model::{Observation, Report, catalog};
use crate::quantity::{Unit, convert};

/// A value that was mended when it was read, and what speaks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repaired {
    /// What was wrong with the characters.
    pub reason: RepairReason,
    /// Another way to read them, and the whole (indicator and value) that it would exceed.
    pub too_large: Option<(String, (String, String))>,
}

/// How many values of a report were mended when it was read, those of its projects too.
#[must_use]
pub fn mended(report: &Report) -> usize {
    let amounts = report.projects.iter().flat_map(|p| [&p.investment, &p.length]).flatten();
    let evidences =
        report.statements().map(|(_, o)| &o.evidence).chain(amounts.map(|amount| &amount.evidence));
    evidences.filter(|evidence| evidence.repaired_from.is_some()).count()
}

/// What speaks for a mended value; `None` if the statement was read as it is printed.
#[must_use]
pub fn repaired(report: &Report, observation: &Observation) -> Option<Repaired> {
    let printed = observation.evidence.repaired_from.as_deref()?;
    Some(Repaired { reason: RepairReason::of(printed), too_large: too_large(report, observation, printed) })
}

/// `L8亿元` could be 18 as well: no part of a place's economy exceeds its product of the same year.
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

    /// The reason, and what would be exceeded, of the one value of a text that was mended.
    fn check(text: &str, expected: &str) {
        let report =
            extract::read(&format!("甲镇2024年政府工作报告\n一、2023年工作回顾\n{text}"), None).report;
        let told = report.observations.iter().find_map(|o| repaired(&report, o)).map(|repaired| {
            let large =
                repaired.too_large.map(|(instead, (name, value))| format!(" {instead} > {name} {value}"));
            format!("{:?}{}", repaired.reason, large.unwrap_or_default())
        });
        assert_eq!(told.as_deref().unwrap_or_default(), expected);
    }

    #[test]
    fn the_reason_is_told() {
        check("地区生产总值12亿元，引进资金L6亿元。", "MisreadDigits 16 亿元 > 地区生产总值 12 亿元");
        check("地区生产总值20亿元，引进资金L6亿元。", "MisreadDigits");
        check("税收30O万元。", "MisreadDigits");
        check("税收同比增长12.5，位列第2。", "PercentSignLeftOut");
        check("税收300万元。", "");
    }
}
