//! Charts: from a selection to a drawing, in three stages.
//!
//! | stage | content | made by |
//! | --- | --- | --- |
//! | [`Spec`] | the selection: kind, series, years | the reader, or [`propose`] |
//! | [`Chart`] | the data: exact figures, gaps with reasons, targets, sources; as a table with [`Chart::data_table`] | [`Chart::new`] |
//! | [`Drawing`] | the geometry for a width: paths, texts, and marks for pointing | [`Chart::draw`] |
//!
//! A chart stays data up to the last step: [`Drawing::svg`] writes a drawing as SVG once, and later
//! only differences are applied. Colours are classes, styled by `style/chart.css`; words come from
//! [`Wording`]. The output is byte-identical natively and in the browser.

mod build;
mod caption;
mod data;
mod data_table;
mod draw;
mod embed;
mod escape;
mod form;
mod format;
mod kind;
mod order;
mod palette;
mod propose;
mod scale;
mod shape;
mod spark;
mod spec;
mod svg;
mod text;
mod tip;
mod unit;
mod vega;
mod words;

pub use caption::Caption;
pub use data::{Chart, ChartSeries, ChartSource, Point, Unsuited};
pub use data_table::{Column, DataCell, DataRow, DataTable, Order, RowHead};
pub use draw::{Drawing, room};
pub use embed::embed;
pub use format::PictureFormat;
pub use kind::ChartKind;
pub use palette::Theme;
pub use propose::{Proposal, Reason, propose};
pub use shape::{Label, Mark, Path, pixels};
pub use spark::sparkline;
pub use spec::Spec;
pub use svg::{Dress, Svg, labels, paths};
pub use tip::Tip;
pub use unit::unit_choices;
pub use words::{Term, Wording};
