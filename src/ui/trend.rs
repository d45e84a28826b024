//! The sparkline of a row or a slot: the figures of the years, with the years at its ends.

use tongbi::chart;
use tongbi::compare::Break;
use tongbi::model::Year;
use tongbi::quantity::Decimal;

use super::element::{El, el};

/// A line over figures of years in order. `None` with fewer than two figures.
pub(crate) fn trend(figures: &[Option<(Year, Decimal)>], breaks: &[(Year, Break)]) -> Option<El> {
    let mut stated = figures.iter().flatten();
    let (first, last) = (stated.next()?.0, stated.next_back()?.0);
    let breaks: Vec<Year> =
        breaks.iter().filter(|(_, found)| *found != Break::Preliminary).map(|(year, _)| *year).collect();
    let drawing = el("span").class("sparkline").drawing(&chart::sparkline(figures, &breaks));
    Some(el("span").class("trend").text(first.to_string()).child(drawing).text(last.to_string()))
}
