//! Charts: from a selection to a drawing, in three stages.
//!
//! | stage | what it is | made by |
//! | --- | --- | --- |
//! | [`Spec`] | what is chosen: a kind, series, years | the reader, or [`propose`] |
//! | [`Chart`] | what is shown: exact figures, gaps with their reasons, targets, sources; its table is [`Chart::data_table`] | [`Chart::new`] |
//! | [`Drawing`] | where it stands for a width: paths, texts, and the marks that can be pointed at | [`Chart::draw`] |
//!
//! A chart is data until the last function: a drawing is written as SVG once, by
//! [`Drawing::svg`], and from then on only told what changed. Colours are classes, styled by
//! `style/chart.css`; words come from [`Wording`]. The same bytes come out natively and in the
//! browser.

mod data;
mod data_table;
mod draw;
mod format;
mod kind;
mod palette;
mod propose;
mod scale;
mod shape;
mod spark;
mod svg;
mod text;
mod tip;
mod unit;
mod vega;

pub use data::{Chart, ChartSource, Point, Series, Unsuited};
pub use data_table::{Column, DataCell, DataRow, DataTable, Order, RowHead};
pub use draw::{Drawing, Mark};
pub use format::Format;
pub use kind::Kind;
pub use palette::Theme;
pub use propose::{Proposal, Reason, propose};
pub use shape::{Label, Path, pixels};
pub use spark::sparkline;
pub use svg::{Dress, Svg, labels, paths};
pub use tip::Tip;

use crate::compare::SeriesId;
use crate::model::Year;
use crate::quantity::Decimal;

/// What is chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    /// The kind of chart.
    pub kind: Kind,
    /// The series drawn, in their order.
    pub series: Vec<SeriesId>,
    /// The years displayed, ascending; those that have a figure, if empty.
    pub years: Vec<Year>,
    /// The two years compared, by a dumbbell; the first and last displayed, if not given. The
    /// later is also the year whose targets a bullet chart of several series shows.
    pub compared: Option<(Year, Year)>,
}

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
    fn value(&self, value: &crate::compare::CellValue) -> String;
    /// All that a mark says, on one line: series, year, result or target, unit.
    fn mark(&self, chart: &Chart, series: &Series, point: &Point, is_target: bool) -> String;
    /// The same with its unit.
    fn figure(&self, value: &crate::compare::CellValue, unit: &str) -> String;
    /// How large the change of a series between the years compared is; the drawing says which way.
    fn change(&self, chart: &Chart, series: &Series) -> String;
    /// Why there is no figure, or no target.
    fn gap(&self, gap: &crate::compare::CellGap, is_target: bool) -> String;
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
