//! The words of charts. [`crate::i18n`] implements them for each language.

use super::{Chart, ChartSeries, Point};
use crate::compare::{CellGap, CellValue};
use crate::model::{Name, Year};
use crate::quantity::Decimal;

/// The words of a chart in one language.
pub trait Wording {
    /// The code of the language: `zh`, `en`.
    fn lang(&self) -> &'static str;
    /// The title: that of the reader, else place, indicator and years.
    fn title(&self, chart: &Chart) -> String;
    /// The line below the title: that of the reader, else the unit and how the figures are to be read.
    fn subtitle(&self, chart: &Chart) -> String;
    /// The reader's note, if there is one.
    fn note(&self, chart: &Chart) -> Option<String>;
    /// What it shows of its first series, in sentences.
    fn summary(&self, chart: &Chart) -> String;
    /// A description in one or more sentences.
    fn description(&self, chart: &Chart) -> String;
    /// The sources of the figures.
    fn sources(&self, chart: &Chart) -> String;
    /// The shortest label that distinguishes a series from the others of its chart.
    fn label(&self, chart: &Chart, series: &ChartSeries) -> String;
    /// A measure with its unit, as the name of a band: 增速（%）.
    fn measured(&self, chart: &Chart, series: &ChartSeries) -> String;
    /// The name of the panel that shows an indicator.
    fn panel(&self, series: &ChartSeries) -> String;
    /// The multiple of a unit in which the language states figures of this size; `None` if the unit is one.
    fn counted(&self, unit: &str, greatest: Decimal) -> Option<Name>;
    /// A unit, or a phrase for none.
    fn unit(&self, unit: &str) -> String;
    /// A short number for an axis: 4万.
    fn tick(&self, value: Decimal) -> String;
    /// A note that an axis is cut: it starts at this number and not at zero.
    fn cut(&self, first: Decimal) -> String;
    /// The figure at a mark, with its bound but without its unit.
    fn value(&self, value: &CellValue) -> String;
    /// The description of a mark in one line: series, year, result or target, unit.
    fn mark(&self, chart: &Chart, series: &ChartSeries, point: &Point, is_target: bool) -> String;
    /// A figure with its bound and unit.
    fn figure(&self, value: &CellValue, unit: &str) -> String;
    /// The size of a series' change between the compared years. The drawing shows the direction.
    fn change(&self, chart: &Chart, series: &ChartSeries) -> String;
    /// The reason for a missing figure or target.
    fn gap(&self, gap: &CellGap, is_target: bool) -> String;
    /// A fixed word of a key.
    fn term(&self, term: Term) -> &'static str;
    /// The same with the year of the figures, where results and targets are of different years.
    fn dated(&self, term: Term, year: Year) -> String;
}

/// The fixed words of drawings and figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Term {
    /// The sign for a target: a hollow mark, or a tick across a bar.
    Target,
    /// The sign for a target that is a range.
    TargetRange,
    /// The sign for a result.
    Result,
    /// The sign for a target that was kept.
    Kept,
    /// The sign for a target that was missed.
    Missed,
    /// The sign for a target that was kept in part.
    PartlyKept,
    /// A year whose result the reports that are open cannot give yet.
    NoResultYet,
    /// The colours of a heat map.
    Heat,
    /// The colours of a heat map of one year.
    HeatOfYear,
    /// The colours of a heat map of one year with negative figures.
    HeatAroundZero,
    /// A note that bars cannot be compared across rows.
    OwnScales,
    /// The link to the page below a figure of another page.
    Home,
}
