//! The chart that a view shows.
//!
//! | in the view | drawn |
//! | --- | --- |
//! | `drawn: [粮食产量]`, `chart: Bar` | a bar chart of 粮食产量 |
//! | nothing | the first indicator of the comparison, in the kind of chart that suits it |

use super::{Captioned, View};
use crate::chart::{Caption, Chart, ChartKind, Spec, Unsuited, propose};
use crate::compare::{Index, Measure, Selection, SeriesId};
use crate::model::Name;

impl View {
    /// The chart of this view: the chosen indicators and years in the chosen kind of chart, else in the one that
    /// suits them best.
    #[must_use]
    pub fn chart_spec(&self, index: &Index) -> Spec {
        self.spec_of(index, &self.drawn_indicators(index))
    }

    /// The chart of these indicators in the years and the kind of this view.
    #[must_use]
    pub fn spec_of(&self, index: &Index, drawn: &[Name]) -> Spec {
        let series = series(index, drawn, &self.selection.places);
        let years = match self.selection.years {
            Some((from, to)) => (from.min(to)..=from.max(to)).collect(),
            None => Vec::new(),
        };
        let proposed = || propose(index, &series, &years).first().map(|proposal| proposal.kind);
        let kind = self.chart.or_else(proposed).unwrap_or(ChartKind::Line);
        Spec {
            compared: self.selection.compared,
            from_zero: self.from_zero,
            unit: self.chart_unit.clone(),
            ..Spec::new(kind, series, years)
        }
    }

    /// The chart of this view, with the reader's own words.
    ///
    /// # Errors
    /// The kind does not suit the selection.
    pub fn chart(&self, index: &Index) -> Result<Chart, Unsuited> {
        self.chart_of(index, &self.drawn_indicators(index))
    }

    /// The chart of these indicators in the years and the kind of this view, with the reader's own words.
    ///
    /// # Errors
    /// The kind does not suit the selection.
    pub fn chart_of(&self, index: &Index, drawn: &[Name]) -> Result<Chart, Unsuited> {
        let chart = Chart::new(index, &self.spec_of(index, drawn))?;
        Ok(Chart { caption: self.caption(drawn), ..chart })
    }

    /// The reader's own words for the chart of these indicators.
    #[must_use]
    pub fn caption(&self, drawn: &[Name]) -> Caption {
        let own = self.captions.iter().find(|own| own.drawn == drawn);
        own.map(|own| own.caption.clone()).unwrap_or_default()
    }

    /// Sets the reader's own words for the chart of these indicators. Empty ones are forgotten.
    pub fn set_caption(&mut self, drawn: &[Name], caption: Caption) {
        self.captions.retain(|own| own.drawn != drawn);
        if !caption.is_empty() {
            self.captions.push(Captioned { drawn: drawn.to_vec(), caption });
        }
    }

    /// The indicators drawn: the chosen ones, else the first of the comparison.
    #[must_use]
    pub fn drawn_indicators(&self, index: &Index) -> Vec<Name> {
        if self.drawn.is_empty() {
            let all = Selection { places: self.selection.places.clone(), ..Default::default() };
            let first = drawable(index, &all, &|_| None, 1).into_iter().next();
            // Of several places, the measure that most of them state: levels often have several units.
            let measured = |name: Name| match index.by_place(&name, &all.places) {
                Some(table) if table.rows.len() > 1 => table.indicator,
                _ => name,
            };
            first.map(measured).into_iter().collect()
        } else {
            self.drawn.clone()
        }
    }
}

/// The first indicators of a comparison's lines, at most `most` lines: headline indicators first, then by topic. A
/// line's level and its growth are drawn apart.
/// `initial` gives the first letter of a character's pinyin, for the search.
#[must_use]
pub fn drawable(
    index: &Index,
    selection: &Selection,
    initial: &dyn Fn(char) -> Option<char>,
    most: usize,
) -> Vec<Name> {
    let book = index.yearbook(selection, initial);
    let mut names: Vec<Name> = Vec::new();
    for line in book.lines.iter().take(most) {
        let level = line.series.iter().flatten().next().copied();
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
    let of = |name: &Name| {
        let found: Vec<SeriesId> = places.iter().filter_map(|place| index.find(place, name)).collect();
        // A place that states only the growth of an indicator has no bar among levels.
        let is_level = |id: &SeriesId| index.measure(*id) == Measure::Level;
        let has_levels = found.iter().any(is_level);
        found.into_iter().filter(move |id| !has_levels || is_level(id)).collect::<Vec<_>>()
    };
    names.iter().flat_map(of).collect()
}
