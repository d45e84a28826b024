//! The rows and years of a table or a chart, and the view that shows them to others.

use std::collections::BTreeSet;

use super::Initials;
use crate::chart;
use crate::compare::{Index, SeriesId};
use crate::model::Year;
use crate::view::View;

/// The content of a table or a chart.
pub(super) struct Shown {
    pub(super) rows: Vec<SeriesId>,
    pub(super) years: BTreeSet<Year>,
    pub(super) view: View,
}

impl Shown {
    pub(super) fn table(index: &Index, view: &View, initials: Initials<'_>) -> Self {
        let book = index.yearbook(&view.selection, initials);
        let table = &book.table;
        let pairs = table.compared.iter().chain(&table.beside).flat_map(|(from, to)| [*from, *to]);
        // The page shows the targets of the newest report in a column of their own.
        let planned = index.years(&view.selection.places).into_iter().filter(|(.., targets)| *targets > 0);
        let newest_plan = planned.map(|(year, ..)| year).max();
        let years = table.years.iter().copied().chain(pairs).chain(table.target_year).chain(newest_plan);
        let years = years.collect();
        let mut view = own_decisions_alone(view);
        let span = table.years.first().copied().zip(table.years.last().copied());
        view.selection.years = view.selection.years.or(span);
        view.selection.compared = view.selection.compared.or(table.compared);
        Self { rows: book.shown().collect(), years, view }
    }

    pub(super) fn chart(index: &Index, view: &View) -> Self {
        let mut spec = view.chart_spec(index);
        if spec.kind == chart::ChartKind::BarLine {
            // Level and growth are drawn whichever of them was chosen.
            let others = |id: &SeriesId| [index.level_series(*id), index.growth_series(*id)];
            spec.series.extend(spec.series.clone().iter().flat_map(others).flatten());
        }
        let mut sent = own_decisions_alone(view);
        sent.drawn = view.drawn_indicators(index);
        sent.captions = view.captions.clone();
        sent.captions.retain(|own| own.drawn == sent.drawn);
        let years = if spec.years.is_empty() {
            let trends = spec.series.iter().filter_map(|id| index.trend(*id));
            trends.flat_map(|trend| trend.points.into_iter().map(|point| point.year)).collect()
        } else {
            spec.years.into_iter().collect()
        };
        Self { rows: spec.series, years, view: sent }
    }
}

/// The view without decisions that do not affect tables and charts, and without words for charts.
fn own_decisions_alone(view: &View) -> View {
    let mut view = view.clone();
    view.dismissed.clear();
    view.accepted.clear();
    view.phrases.clear();
    view.overrides.answers.clear();
    view.captions.clear();
    view
}
