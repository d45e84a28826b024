//! The chart that a view shows.
//!
//! | in the view | drawn |
//! | --- | --- |
//! | `drawn: [粮食产量]`, `chart: Bar` | a bar chart of 粮食产量 |
//! | nothing | the first indicator of the comparison, in the kind of chart that suits it |

use super::View;
use crate::chart::{Kind, Spec, propose};
use crate::compare::{Index, Selection, SeriesId};
use crate::model::Name;

impl View {
    /// The chart of this view: the chosen indicators and years in the chosen kind of chart, else in the one that
    /// suits them best.
    #[must_use]
    pub fn chart_spec(&self, index: &Index) -> Spec {
        let series = series(index, &self.drawn_indicators(index), &self.selection.places);
        let years = match self.selection.years {
            Some((from, to)) => (from.min(to)..=from.max(to)).collect(),
            None => Vec::new(),
        };
        let proposed = || propose(index, &series, &years).first().map(|proposal| proposal.kind);
        let kind = self.chart.or_else(proposed).unwrap_or(Kind::Line);
        Spec { kind, series, years, compared: self.selection.compared }
    }

    /// The indicators drawn: the chosen ones, else the first of the comparison.
    #[must_use]
    pub fn drawn_indicators(&self, index: &Index) -> Vec<Name> {
        if self.drawn.is_empty() {
            let all = Selection { places: self.selection.places.clone(), ..Default::default() };
            drawable(index, &all, &|_| None, 1).into_iter().take(1).collect()
        } else {
            self.drawn.clone()
        }
    }
}

/// The first indicators of a comparison's rows, at most `most` rows. A row's level and its growth are drawn apart.
/// `initial` gives the first letter of a character's pinyin, for the search.
#[must_use]
pub fn drawable(
    index: &Index,
    selection: &Selection,
    initial: &dyn Fn(char) -> Option<char>,
    most: usize,
) -> Vec<Name> {
    let table = index.table(selection, initial);
    let mut names: Vec<Name> = Vec::new();
    for row in 0..table.len().min(most) {
        let level = table.series(row);
        let growth = level.and_then(|id| index.growth_series(id));
        for trend in level.into_iter().chain(growth).filter_map(|id| index.trend(id)) {
            if !names.contains(&trend.indicator) {
                names.push(trend.indicator);
            }
        }
    }
    names
}

/// The series of indicators at places; at all places if `places` is empty.
fn series(index: &Index, names: &[Name], places: &[Name]) -> Vec<SeriesId> {
    let all = index.places().iter().map(|place| &place.label);
    let places: Vec<&Name> = all.filter(|label| places.is_empty() || places.contains(label)).collect();
    names.iter().flat_map(|name| places.iter().filter_map(|place| index.find(place, name))).collect()
}
