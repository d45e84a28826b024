//! The index by columns: what choosing and ordering rows reads, so that of a million statements
//! it touches two arrays.

use std::collections::BTreeMap;

use super::{Class, Coverage, Statement};
use crate::model::Year;

/// For each series the years that it has something for, and for each year a value of each series.
#[derive(Clone, Debug, Default)]
pub(in crate::compare) struct Columns {
    /// The first year, which the lowest bit stands for.
    first: Year,
    /// For each series the years of its results and of its targets, a bit each.
    years: Vec<(u128, u128)>,
    /// For each year the number to order each series by: in base units, NaN where there is none.
    values: BTreeMap<Year, Vec<f64>>,
    /// For each year, of all places, how many results and targets there are.
    totals: BTreeMap<Year, (u32, u32)>,
}

/// Years as bits. Beyond the last bit they share it.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::compare) struct YearSet(u128);

impl Columns {
    /// `of` gives the statements of a series, as the index has them.
    pub(super) fn new<'a>(
        series: usize,
        of: impl Fn(usize) -> &'a [Statement],
        coverage: &BTreeMap<(u32, Year), Coverage>,
    ) -> Self {
        let all = (0..series).flat_map(&of);
        let first = all.map(|statement| statement.year).min().unwrap_or_default();
        let mut columns = Self { first, years: Vec::with_capacity(series), ..Self::default() };
        for number in 0..series {
            let mut sets = (0, 0);
            let mut last = None;
            for statement in of(number) {
                let bit = columns.bit(statement.year);
                match statement.class {
                    Class::Target => sets.1 |= bit,
                    Class::Result => {
                        sets.0 |= bit;
                        // The one that counts comes first.
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

    fn bit(&self, year: Year) -> u128 {
        let place = i32::from(year) - i32::from(self.first);
        1 << place.clamp(0, 127)
    }

    /// Some years as a set.
    pub(in crate::compare) fn set(&self, years: impl Iterator<Item = Year>) -> YearSet {
        YearSet(years.fold(0, |set, year| set | self.bit(year)))
    }

    /// Whether a series has a result of some years, or a target for some.
    pub(in crate::compare) fn has(&self, series: usize, results: YearSet, targets: YearSet) -> bool {
        self.years.get(series).is_some_and(|own| own.0 & results.0 != 0 || own.1 & targets.0 != 0)
    }

    /// In how many series both of two years have results.
    pub(in crate::compare) fn both(&self, from: Year, to: Year) -> usize {
        let both = self.bit(from) | self.bit(to);
        self.years.iter().filter(|own| own.0 & both == both).count()
    }

    /// The number to order a year's results by, of each series.
    pub(in crate::compare) fn values(&self, year: Year) -> &[f64] {
        self.values.get(&year).map_or(&[], Vec::as_slice)
    }

    /// For each year how many results and targets there are in all places.
    pub(super) fn totals(&self) -> impl Iterator<Item = (Year, u32, u32)> {
        self.totals.iter().map(|(year, (results, targets))| (*year, *results, *targets))
    }

    /// Every year that something is said about.
    pub(in crate::compare) fn all_years(&self) -> impl Iterator<Item = Year> {
        self.values.keys().chain(self.totals.keys()).copied()
    }
}
