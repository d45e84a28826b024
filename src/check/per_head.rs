//! The stated amount per head, household or mu, against total and number.
//!
//! | total | number | stated | finding |
//! | --- | --- | --- | --- |
//! | 80 亿元 | 10 万人 | 9 万元 | computed 8 万元 per head |
//!
//! 人均 is mostly computed with the year's average population, which reports do not give. So a tenth
//! of deviation is allowed, and either population may be the divisor. Yields get no such allowance.

use super::statement_index::{Statement, StatementIndex};
use super::{Certainty, Discrepancy, Finding, Remedy, statements};
use crate::compare::Interval;
use crate::model::{Kind, Observation};
use crate::quantity::{Decimal, Dimension, Unit};

/// The populations that 人均 can refer to, by the catalogue's names.
const POPULATIONS: &[&str] = &["常住人口", "户籍人口"];

/// Yields by the catalogue's names: yield, total, area.
const YIELDS: &[(&str, &str, &str)] = &[("粮食亩产", "粮食产量", "粮食播种面积")];

/// The most values of a population for one period. A report that gives more gives those of several
/// places.
const MOST: usize = 4;

/// The allowed deviation of an amount per head, in percent of itself.
const NEAR: i64 = 10;

pub(super) fn check(all: &StatementIndex<'_>, findings: &mut Vec<Finding>) {
    for (at, _, stated) in statements(all) {
        if !matches!(stated.kind, Kind::Actual | Kind::Preliminary) {
            continue;
        }
        let of_period = |name: &str| all.of_period(at.report, name, stated.period);
        let name = &*stated.indicator;
        if let Some((_, total, number)) = YIELDS.iter().find(|(own, ..)| *own == name) {
            let total = of_period(total).next();
            let number = of_period(number).next();
            findings.extend(total.zip(number).and_then(|(total, number)| {
                let each = Each::of((at, stated), total, number)?;
                (!each.computed.meets(each.stated)).then(|| each.finding(Certainty::Likely))?
            }));
        } else if let Some(what) = name.strip_prefix("人均") {
            let Some(total) = of_period(what).next() else { continue };
            let heads = POPULATIONS.iter().flat_map(|name| of_period(name)).take(MOST);
            let each: Vec<_> = heads.filter_map(|heads| Each::of((at, stated), total, heads)).collect();
            if !each.iter().any(Each::is_near) {
                findings.extend(each.first().and_then(|each| each.finding(Certainty::Possible)));
            }
        }
    }
}

/// A stated amount per head beside the computed one.
struct Each<'a> {
    all: [Statement<'a>; 3],
    stated: Interval,
    /// In the unit of the stated amount.
    computed: Interval,
    exact: Decimal,
}

impl<'a> Each<'a> {
    fn of(stated: Statement<'a>, total: Statement<'a>, heads: Statement<'a>) -> Option<Self> {
        let base = |(_, o): Statement<'_>| {
            let unit = Unit::parse(&o.unit);
            let span = Interval::measured(o.value.figure()?)?;
            let of = |value: Decimal| value.checked_mul(unit.factor());
            let value = of(o.value.figure()?.number.value())?;
            Some((Interval { least: of(span.least)?, greatest: of(span.greatest)? }, value, unit))
        };
        let ((total_span, total_value, money), (heads_span, heads_value, _)) = (base(total)?, base(heads)?);
        let own = stated.1.value.figure()?;
        let unit = Unit::parse(&stated.1.unit);
        let bare = |d: &Dimension| matches!(d, Dimension::Of(_) | Dimension::Percent | Dimension::Bare);
        if unit.dimension() != money.dimension()
            || bare(money.dimension())
            || heads_span.least <= Decimal::ZERO
        {
            return None;
        }
        let per = |total: Decimal, heads| total.checked_div(heads)?.checked_div(unit.factor());
        Some(Self {
            all: [stated, total, heads],
            stated: Interval::measured(own)?,
            computed: Interval {
                least: per(total_span.least, heads_span.greatest)?,
                greatest: per(total_span.greatest, heads_span.least)?,
            },
            exact: per(total_value, heads_value)?,
        })
    }

    fn is_near(&self) -> bool {
        let off = |value: Decimal| value.checked_mul(Decimal::new(NEAR, 2)).map(|off| off.abs());
        let wide = off(self.exact).and_then(|off| {
            let (least, greatest) = (self.computed.least, self.computed.greatest);
            Some(Interval { least: least.checked_sub(off)?, greatest: greatest.checked_add(off)? })
        });
        wide.is_none_or(|wide| wide.meets(self.stated))
    }

    fn finding(&self, certainty: Certainty) -> Option<Finding> {
        let [(at, stated), (total_at, total), (heads_at, heads)] = self.all;
        let value = |o: &Observation| o.value.figure().map(|figure| figure.number.value());
        let own = value(stated)?;
        Some(Finding {
            discrepancy: Discrepancy::PerHead {
                total: (value(total)?, total.unit.clone()),
                heads: (value(heads)?, heads.unit.clone()),
                stated: own,
                computed: crate::compare::round(self.exact, own.scale()).normalize(),
                unit: stated.unit.clone(),
            },
            certainty,
            report: at.report,
            at: vec![at, total_at, heads_at],
            passages: Vec::new(),
            remedies: vec![Remedy::Look(at), Remedy::Look(total_at), Remedy::Look(heads_at)],
        })
    }
}
