//! A proportion above 100 % or below zero.
//!
//! | stated | finding |
//! | --- | --- |
//! | 医保参保率 104 % | a proportion above 100 % |
//! | 投资完成率 130 %, 茶叶产量增速 120 % | none: not proportions of a whole |
//! | 入学率提高 104 % | none: a change of a proportion |

use super::{Certainty, Discrepancy, Finding, Remedy, statements};
use crate::compare::Index;
use crate::quantity::{Decimal, Unit};

/// Names of proportions of a whole. Growth and completion rates can exceed 100 %.
const PROPORTIONS: &[&str] = &[
    "覆盖率",
    "参保率",
    "入学率",
    "就业率",
    "合格率",
    "达标率",
    "比重",
    "占比",
    "城镇化率",
    "失业率",
    "普及率",
    "巩固率",
];

/// Parts of names that measure a change of the proportion.
const CHANGES: &[&str] = &["增", "降", "提高"];

/// Words of a sentence that states how much of a target was reached.
const AIMS: &[&str] = &["目标值的", "目标的", "计划的", "任务的", "分别完成"];

pub(super) fn check(index: &Index, findings: &mut Vec<Finding>) {
    for (at, _, observation) in statements(index) {
        let name = &*observation.indicator;
        let is_proportion = PROPORTIONS.iter().any(|word| name.ends_with(word))
            && !CHANGES.iter().any(|word| name.contains(word));
        let Some(figure) = observation.value.figure().filter(|_| is_proportion) else { continue };
        let quote = observation.evidence.quote.as_deref().unwrap_or_default();
        if AIMS.iter().any(|word| quote.contains(word)) {
            continue;
        }
        let unit = Unit::parse(&observation.unit);
        if !unit.is_rate() {
            continue;
        }
        let stated = figure.number.value().checked_mul(unit.factor()).unwrap_or(Decimal::MAX);
        if stated > Decimal::ONE_HUNDRED || stated < Decimal::ZERO {
            findings.push(Finding {
                discrepancy: Discrepancy::Proportion { stated },
                certainty: Certainty::Certain,
                report: at.report,
                at: vec![at],
                passages: Vec::new(),
                remedies: vec![Remedy::Look(at)],
            });
        }
    }
}
