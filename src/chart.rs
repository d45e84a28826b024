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

mod build;
mod data;
mod data_table;
mod draw;
mod escape;
mod form;
mod format;
mod kind;
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

pub use data::{Chart, ChartSource, Point, Series, Unsuited};
pub use data_table::{Column, DataCell, DataRow, DataTable, Order, RowHead};
pub use draw::Drawing;
pub use format::Format;
pub use kind::Kind;
pub use palette::Theme;
pub use propose::{Proposal, Reason, propose};
pub use shape::{Label, Mark, Path, pixels};
pub use spark::sparkline;
pub use spec::Spec;
pub use svg::{Dress, Svg, labels, paths};
pub use tip::Tip;
pub use words::{Term, Wording};
