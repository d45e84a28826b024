//! The growth that a report states, against the values of the two years.
//!
//! Money grows otherwise at comparable prices (按可比价) than at those of each year, and what a
//! report calls growth of output or income mostly is the former: of money nothing is raised. Last
//! year's value may have been revised since, so a finding is never certain.

use super::span::{Span, percent};
use super::{Certainty, Finding, Reckoning, Remedy};
use crate::compare::{Index, SeriesId};
use crate::quantity::{Decimal, Dimension, Unit};

pub(super) fn check(index: &Index, findings: &mut Vec<Finding>) {
    for place in index.places() {
        findings.extend(index.series_of(&place.label).flat_map(|id| of_series(index, id)));
    }
}

fn of_series(index: &Index, id: SeriesId) -> Vec<Finding> {
    let Some(trend) = index.trend(id) else { return Vec::new() };
    if matches!(Unit::parse(&trend.unit).dimension(), Dimension::Money | Dimension::Dollars) || trend.rate {
        return Vec::new();
    }
    let finding = |pair: &[crate::compare::TrendPoint]| {
        let [earlier, later] = pair else { return None };
        let (from, to) = (earlier.value()?, later.value()?);
        if later.year != earlier.year.checked_add(1)? || to.growth || from.growth {
            return None;
        }
        let change = index.observation(to.at)?.change.as_ref()?;
        if change.against.is_some() {
            return None;
        }
        let stated = change.percent.as_ref()?.value();
        let grown = Span::of(&to.figure)?.percent_of(Span::of(&from.figure)?)?;
        let stated_to = Span::around(stated.checked_add(Decimal::ONE_HUNDRED)?)?;
        if grown.meets(stated_to) {
            return None;
        }
        let (from_value, to_value) = (from.figure.number.value(), to.figure.number.value());
        Some(Finding {
            reckoning: Reckoning::Growth {
                from: from_value,
                to: to_value,
                unit: trend.unit.clone(),
                stated,
                reckoned: percent(to_value.checked_sub(from_value)?, from_value)?,
            },
            certainty: Certainty::Notice,
            report: to.at.report,
            at: vec![from.at, to.at],
            remedies: vec![Remedy::Look(to.at), Remedy::Look(from.at)],
        })
    };
    trend.points.windows(2).filter_map(finding).collect()
}
