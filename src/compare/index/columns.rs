//! The index by columns, from which rows are chosen and ordered without reading statements.
//!
//! | question | read |
//! | --- | --- |
//! | has a series a result of 2022 or 2023? | its bit set of years |
//! | which series has the largest value of 2023? | the numbers of that year |

use std::collections::{BTreeMap, BTreeSet};

use super::{Class, Coverage, Index, IndexedStatement, SeriesId};
use crate::compare::Measure;
use crate::model::Year;

/// For each series the years with statements, and for each year a value per series.
#[derive(Clone, Debug, Default)]
pub(in crate::compare) struct Columns {
    /// The years with statements, ascending; the lowest bit stands for the first.
    numbered: Vec<Year>,
    /// For each series the years of its results and of its targets, one bit per year.
    years: Vec<(u128, u128)>,
    /// For each year the sort value of each series, in base units; NaN if there is none.
    values: BTreeMap<Year, Vec<f64>>,
    /// For each year the stated growth of each series, in percent; NaN if there is none.
    growth: BTreeMap<Year, Vec<f64>>,
    /// For each year the number of results and of targets at all places.
    totals: BTreeMap<Year, (u32, u32)>,
}

/// A set of years as 128 bits, the first year as the lowest. Years beyond the last bit share it.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::compare) struct YearSet(u128);

impl Columns {
    /// The columns of an index.
    pub(super) fn of(index: &Index) -> Self {
        let number = |at: usize| SeriesId(u32::try_from(at).unwrap_or(u32::MAX));
        let statements = |at: usize| index.statements(number(at));
        let mut columns = Self::new(index.series.len(), statements, &index.coverage);
        // Stated growth, for ordering: first that of growth series, then what stands beside a value.
        for id in index.ids().filter(|id| index.measure(*id) == Measure::Growth) {
            let level = index.level_series(id).unwrap_or(id);
            let results = index.statements(id).iter().filter(|s| s.class == Class::Result && s.stated);
            results.for_each(|statement| columns.set_growth(level, statement.year, statement.order));
        }
        for (id, year, percent) in &index.stated_growth {
            columns.set_growth(*id, *year, *percent);
        }
        columns
    }

    /// `of` gives the statements of a series in the order of the index.
    fn new<'a>(
        series: usize,
        of: impl Fn(usize) -> &'a [IndexedStatement],
        coverage: &BTreeMap<(u32, Year), Coverage>,
    ) -> Self {
        let all = (0..series).flat_map(&of);
        let numbered: BTreeSet<Year> = all.map(|statement| statement.year).collect();
        let mut columns = Self {
            numbered: numbered.into_iter().collect(),
            years: Vec::with_capacity(series),
            ..Self::default()
        };
        for number in 0..series {
            let mut sets = (0, 0);
            let mut last = None;
            for statement in of(number) {
                // A reason for a gap fills no cell.
                let bit = if statement.stated { columns.bit(statement.year) } else { 0 };
                match statement.class {
                    Class::Target => sets.1 |= bit,
                    Class::Result => {
                        sets.0 |= bit;
                        // The decisive statement comes first.
                        if last != Some(statement.year) {
                            let column = columns.values.entry(statement.year);
                            let column = column.or_insert_with(|| vec![f64::NAN; series]);
                            if let Some(slot) = column.get_mut(number) {
                                *slot = statement.order;
                            }
                            last = Some(statement.year);
                        }
                    }
                }
            }
            columns.years.push(sets);
        }
        for (&(_, year), covered) in coverage {
            let (results, targets) = columns.totals.entry(year).or_default();
            *results += covered.results;
            *targets += covered.targets;
        }
        columns.totals.retain(|_, (results, targets)| *results + *targets > 0);
        columns
    }

    /// The bit of a year; none for a year without statements.
    fn bit(&self, year: Year) -> u128 {
        self.numbered.binary_search(&year).map_or(0, |position| 1 << position.min(127))
    }

    /// Some years as a set.
    pub(in crate::compare) fn set(&self, years: impl Iterator<Item = Year>) -> YearSet {
        YearSet(years.fold(0, |set, year| set | self.bit(year)))
    }

    /// Whether a series has a result in one of `results` or a target in one of `targets`.
    pub(in crate::compare) fn has(&self, series: usize, results: YearSet, targets: YearSet) -> bool {
        self.years.get(series).is_some_and(|own| own.0 & results.0 != 0 || own.1 & targets.0 != 0)
    }

    /// The number of years of a set in which a series has a result.
    pub(in crate::compare) fn count(&self, series: usize, years: YearSet) -> u32 {
        self.years.get(series).map_or(0, |own| (own.0 & years.0).count_ones())
    }

    /// The number of years of a set in which either of two series has a result.
    pub(in crate::compare) fn count_either(&self, one: usize, other: usize, years: YearSet) -> u32 {
        let of = |series: usize| self.years.get(series).map_or(0, |own| own.0);
        ((of(one) | of(other)) & years.0).count_ones()
    }

    /// Enters the stated growth of a series for a year. The first one stays.
    fn set_growth(&mut self, id: SeriesId, year: Year, percent: f64) {
        let all = self.years.len();
        let column = self.growth.entry(year).or_insert_with(|| vec![f64::NAN; all]);
        if let Some(slot) = column.get_mut(id.0 as usize).filter(|slot| slot.is_nan()) {
            *slot = percent;
        }
    }

    /// The stated growth of each series for a year, in percent.
    pub(in crate::compare) fn growth(&self, year: Year) -> &[f64] {
        self.growth.get(&year).map_or(&[], Vec::as_slice)
    }

    /// The number of series with results in both years.
    pub(in crate::compare) fn both(&self, from: Year, to: Year) -> usize {
        let (from, to) = (self.bit(from), self.bit(to));
        self.years.iter().filter(|own| own.0 & from != 0 && own.0 & to != 0).count()
    }

    /// The sort value of each series for a year.
    pub(in crate::compare) fn values(&self, year: Year) -> &[f64] {
        self.values.get(&year).map_or(&[], Vec::as_slice)
    }

    /// For each year the number of results and of targets at all places.
    pub(super) fn totals(&self) -> impl Iterator<Item = (Year, u32, u32)> {
        self.totals.iter().map(|(year, (results, targets))| (*year, *results, *targets))
    }

    /// Every year with statements.
    pub(in crate::compare) fn all_years(&self) -> impl Iterator<Item = Year> {
        self.values.keys().chain(self.totals.keys()).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::ObservationRef;
    use crate::model::StatementRef;

    /// The columns of a single series with a result in each of these years.
    fn columns(years: &[Year]) -> Columns {
        let at = ObservationRef { report: 0, statement: StatementRef { commitment: None, observation: 0 } };
        let of = |year| IndexedStatement {
            order: 1.0,
            at,
            year,
            class: Class::Result,
            stated: true,
            growth: false,
        };
        let statements: Vec<IndexedStatement> = years.iter().copied().map(of).collect();
        Columns::new(1, |_| &statements, &BTreeMap::new())
    }

    fn check(years: &[Year], asked: Year, expected: bool) {
        let columns = columns(years);
        let set = columns.set(std::iter::once(asked));
        assert_eq!(columns.has(0, set, YearSet::default()), expected, "{asked} of {years:?}");
        assert_eq!(columns.both(asked, asked) > 0, expected, "{asked} of {years:?}");
    }

    #[test]
    fn distant_years_have_their_own_bits() {
        // A misread year can be centuries off.
        let years = [202, 2022, 2024];
        check(&years, 2022, true);
        check(&years, 2023, false);
        check(&years, 2024, true);
        check(&years, 0, false);
        check(&[], 2024, false);
        assert_eq!(columns(&years).both(2022, 2023), 0);
    }
}
