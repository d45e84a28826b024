//! An index of the results that reports state, by report, indicator and period. Each report is read
//! once, so that checks stay linear.
//!
//! | asked | answer |
//! | --- | --- |
//! | report 0, 出口总额 | its results of 出口总额, 出口额 and 出口 in money |
//! | the same, of 2023 | those of 2023 |
//! | a result stated twice in the same words | once |

use std::collections::{HashMap, HashSet};
use std::ops::Deref;

use crate::compare::{Index, ObservationRef};
use crate::model::{Bound, Confidence, Kind, Observation, Period, StatementRef, catalog};
use crate::quantity::Unit;

/// A statement and its address.
pub(super) type Statement<'a> = (ObservationRef, &'a Observation);

/// The loaded reports with the results that each states, by indicator.
pub(super) struct StatementIndex<'a> {
    index: &'a Index,
    /// For each report: its results by the catalogue's name, or by the written name if the
    /// catalogue has none.
    results: Vec<HashMap<&'a str, Vec<Statement<'a>>>>,
    /// The same, by period.
    of_period: HashMap<(u32, Period), HashMap<&'a str, Vec<Statement<'a>>>>,
}

/// Short names that mean a known indicator only with a unit of its dimension.
const SHORT: &[(&str, &str)] =
    &[("出口", "出口总额"), ("出口额", "出口总额"), ("进口", "进口总额"), ("进口额", "进口总额")];

impl<'a> StatementIndex<'a> {
    pub(super) fn new(index: &'a Index) -> Self {
        let results: Vec<_> = (0..).zip(index.reports()).map(|(n, r)| results(n, &r.observations)).collect();
        let mut of_period = HashMap::<_, HashMap<&str, Vec<Statement<'_>>>>::new();
        for (name, all) in results.iter().flatten() {
            for &(at, observation) in all {
                let names = of_period.entry((at.report, observation.period)).or_default();
                names.entry(name).or_default().push((at, observation));
            }
        }
        Self { index, results, of_period }
    }

    /// The results that one report states for an indicator under any of its names. Repetitions with
    /// equal number and unit count once.
    pub(super) fn in_report(
        &self,
        report: u32,
        name: &str,
    ) -> impl Iterator<Item = Statement<'a>> + use<'_, 'a> {
        let of_report = self.results.get(report as usize);
        let all = of_report.and_then(|of_report| of_report.get(canonical(name)));
        counted(all)
    }

    /// The same, for one period.
    pub(super) fn of_period(
        &self,
        report: u32,
        name: &str,
        period: Period,
    ) -> impl Iterator<Item = Statement<'a>> + use<'_, 'a> {
        counted(self.of_period.get(&(report, period)).and_then(|names| names.get(canonical(name))))
    }
}

impl Deref for StatementIndex<'_> {
    type Target = Index;

    fn deref(&self) -> &Index {
        self.index
    }
}

fn counted<'s, 'a: 's>(
    all: Option<&'s Vec<Statement<'a>>>,
) -> impl Iterator<Item = Statement<'a>> + use<'s, 'a> {
    all.map(Vec::as_slice).unwrap_or_default().iter().inspect(|_| super::step_counter::step()).copied()
}

/// The catalogue's name of an indicator, or the name as it is if the catalogue has none.
pub(super) fn canonical(name: &str) -> &str {
    catalog::find(name).map_or(name, |indicator| indicator.name)
}

fn results(report: u32, observations: &[Observation]) -> HashMap<&str, Vec<Statement<'_>>> {
    let mut results = HashMap::<&str, Vec<Statement<'_>>>::new();
    let mut known = HashMap::<&str, &str>::new();
    let mut seen = HashSet::new();
    for (number, observation) in (0..).zip(observations) {
        super::step_counter::step();
        let sure = observation.evidence.confidence == Confidence::High;
        if !sure || !matches!(observation.kind, Kind::Actual | Kind::Preliminary) {
            continue;
        }
        let own = &*observation.indicator;
        let short =
            SHORT.iter().find(|(short, _)| *short == own && Unit::parse(&observation.unit).is_money());
        let own = short.map_or(own, |(_, long)| long);
        let name = *known.entry(own).or_insert_with(|| canonical(own));
        if seen.insert((name, StatementKey::of(observation))) {
            let at =
                ObservationRef { report, statement: StatementRef { commitment: None, observation: number } };
            results.entry(name).or_default().push((at, observation));
        }
    }
    results
}

/// What a statement states about its indicator. Statements with equal keys are duplicates.
#[derive(PartialEq, Eq, Hash)]
pub(super) struct StatementKey<'a> {
    period: Period,
    kind: Kind,
    unit: &'a str,
    figure: Option<(String, Option<String>, Bound)>,
}

impl<'a> StatementKey<'a> {
    pub(super) fn of(observation: &'a Observation) -> Self {
        let figure = observation.value.figure();
        let figure = figure.map(|f| (f.number.to_string(), f.to.as_ref().map(ToString::to_string), f.bound));
        Self { period: observation.period, kind: observation.kind, unit: &observation.unit, figure }
    }
}
