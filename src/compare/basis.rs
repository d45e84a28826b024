//! The basis of a row: the statements that its figures, changes and targets are taken from.

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
}
