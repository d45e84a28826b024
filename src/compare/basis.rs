//! The basis of a row: the statements that its figures, changes and targets are taken from.

use super::indicator_key::growth_key;
use super::{Index, ObservationRef, SeriesId};
use crate::model::Year;

impl Index {
    /// The statements of a series about some years: results and targets, including deviating ones,
    /// and those that state its growth beside a value.
    pub fn statements_about(
        &self,
        id: SeriesId,
        years: impl Fn(Year) -> bool,
    ) -> impl Iterator<Item = ObservationRef> {
        self.statements(id)
            .iter()
            .filter(move |statement| years(statement.year))
            .map(|statement| statement.at)
    }

    /// The statements of a series that name its indicator.
    pub fn statements_naming(&self, id: SeriesId) -> impl Iterator<Item = ObservationRef> {
        self.statements(id).iter().filter(|statement| !statement.growth).map(|statement| statement.at)
    }

    /// The first statement of the indicator of a series, at any place. It determines the row's
    /// position in the table.
    #[must_use]
    pub fn first_mention(&self, id: SeriesId) -> Option<ObservationRef> {
        let indicator = self.series(id)?.indicator as usize;
        let statements = self.series_of_indicator(indicator).flat_map(|id| self.statements_naming(id));
        statements.min_by_key(|at| (at.report, at.statement))
    }

    /// The growth series of a series, where a report states growth as an indicator of its own.
    #[must_use]
    pub fn growth_series(&self, id: SeriesId) -> Option<SeriesId> {
        let (series, indicator) = (self.series(id)?, self.indicator(id)?);
        if series.rate {
            return None;
        }
        let key = growth_key(&indicator.key);
        let growth = self.indicators().iter().position(|other| other.key == key)?;
        let is_same = |other: &SeriesId| {
            self.series(*other).is_some_and(|s| s.rate && (s.place, s.part) == (series.place, series.part))
        };
        self.series_of_indicator(growth).find(is_same)
    }
}
