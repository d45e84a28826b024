//! The words that charts need. [`crate::i18n`] has them in each language.

use super::{Chart, Point, Series};
use crate::compare::{CellGap, CellValue};
use crate::quantity::Decimal;

/// The words that a chart needs, in one language.
pub trait Wording {
    /// The title, from what is selected: place, indicator, years, unit.
    fn title(&self, chart: &Chart) -> String;
    /// What is to be seen, in a sentence or a few.
    fn description(&self, chart: &Chart) -> String;
    /// Where the figures come from.
    fn sources(&self, chart: &Chart) -> String;
    /// What tells a series from the others of its chart.
    fn label(&self, chart: &Chart, series: &Series) -> String;
    /// The name of the panel that shows an indicator.
    fn panel(&self, series: &Series) -> String;
    /// A unit, or words for none.
    fn unit(&self, unit: &str) -> String;
    /// A number beside an axis, short: 4万.
    fn tick(&self, value: Decimal) -> String;
    /// The figure at a mark, with its bound, without unit.
    fn value(&self, value: &CellValue) -> String;
    /// All that a mark says, on one line: series, year, result or target, unit.
    fn mark(&self, chart: &Chart, series: &Series, point: &Point, is_target: bool) -> String;
    /// The same with its unit.
    fn figure(&self, value: &CellValue, unit: &str) -> String;
    /// How large the change of a series between the years compared is; the drawing says which way.
    fn change(&self, chart: &Chart, series: &Series) -> String;
    /// Why there is no figure, or no target.
    fn gap(&self, gap: &CellGap, is_target: bool) -> String;
    /// A fixed word of a key.
    fn term(&self, term: Term) -> &'static str;
}

/// The fixed words in drawings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Term {
    /// What a hollow mark, or a tick across a bar, stands for.
    Target,
    /// What the colours of a heat table stand for.
    Heat,
    /// That bars cannot be compared across rows.
    OwnScales,
}
