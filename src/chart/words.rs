//! The words of charts. [`crate::i18n`] implements them for each language.

use super::{Chart, Point, Series};
use crate::compare::{CellGap, CellValue};
use crate::quantity::Decimal;

/// The words of a chart in one language.
pub trait Wording {
    /// The title: place, indicator, years, unit.
    fn title(&self, chart: &Chart) -> String;
    /// A description in one or more sentences.
    fn description(&self, chart: &Chart) -> String;
    /// The sources of the figures.
    fn sources(&self, chart: &Chart) -> String;
    /// The shortest label that distinguishes a series from the others of its chart.
    fn label(&self, chart: &Chart, series: &Series) -> String;
    /// The name of the panel that shows an indicator.
    fn panel(&self, series: &Series) -> String;
    /// A unit, or a phrase for none.
    fn unit(&self, unit: &str) -> String;
    /// A short number for an axis: 4万.
    fn tick(&self, value: Decimal) -> String;
    /// The figure at a mark, with its bound but without its unit.
    fn value(&self, value: &CellValue) -> String;
    /// The description of a mark in one line: series, year, result or target, unit.
    fn mark(&self, chart: &Chart, series: &Series, point: &Point, is_target: bool) -> String;
    /// A figure with its bound and unit.
    fn figure(&self, value: &CellValue, unit: &str) -> String;
    /// The size of a series' change between the compared years. The drawing shows the direction.
    fn change(&self, chart: &Chart, series: &Series) -> String;
    /// The reason for a missing figure or target.
    fn gap(&self, gap: &CellGap, is_target: bool) -> String;
    /// A fixed word of a key.
    fn term(&self, term: Term) -> &'static str;
}

/// The fixed words of drawings and figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Term {
    /// The sign for a target: a hollow mark, or a tick across a bar.
    Target,
    /// The colours of a heat map.
    Heat,
    /// A note that bars cannot be compared across rows.
    OwnScales,
    /// The link to the page below a figure of another page.
    Home,
}
