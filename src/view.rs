//! The view state: the open tab, the chosen report, the selection, the chart.
//!
//! Everything on screen follows from the loaded reports and a [`View`]; links and drafts store
//! both. The text form of a view contains only what differs from [`View::default`], see [`v1`].

mod drawn;
pub mod v1;

use crate::chart::{Caption, ChartKind};
use crate::compare::{Overrides, PlaceOrder, Schedule, Selection};
use crate::model::{Name, Year};

pub use drawn::drawable;

/// The view state.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// The open tab.
    pub tab: Tab,
    /// The chosen report, by the label of its place and its year; by default the latest of the
    /// first place.
    pub report: Option<(Name, Year)>,
    /// Places, years, topics, search and order of the comparison.
    pub selection: Selection,
    /// The kind of chart; by default the one that suits the selection.
    pub chart: Option<ChartKind>,
    /// The indicators drawn; if empty, those that suit the chart.
    pub drawn: Vec<Name>,
    /// Whether the axis of a line chart starts at zero.
    pub from_zero: bool,
    /// The unit that charts are drawn in, if it is chosen.
    pub chart_unit: Option<Name>,
    /// What a table of many places is sorted by, and whether the largest comes first; by default the results.
    pub places_order: Option<(PlaceOrder, bool)>,
    /// The reader's own words for charts, by the indicators drawn.
    pub captions: Vec<Captioned>,
    /// The findings that the reader dismissed, by [`Finding::key`](crate::check::Finding::key).
    pub dismissed: Vec<String>,
    /// The findings that the reader accepted as faults of the report, by the same key.
    pub accepted: Vec<String>,
    /// The phrases that the reader counts.
    pub phrases: Vec<String>,
    /// The reader's decisions about names, places, breaks and tasks.
    pub overrides: Overrides,
    /// The cut-off month and thresholds of 序时进度, if set.
    pub schedule: Option<Schedule>,
}

impl View {
    /// This view with the reader's decisions of another one.
    #[must_use]
    pub fn with_decisions(self, decisions: &Self) -> Self {
        let Self { dismissed, accepted, overrides, captions, .. } = decisions.clone();
        Self { dismissed, accepted, overrides, captions, ..self }
    }
}

/// The reader's own words for the chart of some indicators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Captioned {
    /// The indicators drawn.
    pub drawn: Vec<Name>,
    /// The words.
    pub caption: Caption,
}

/// The seven tabs over the loaded reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tab {
    /// 概览: one report at a glance.
    #[default]
    Overview,
    /// 对比: years side by side.
    Compare,
    /// 图表: charts of indicators.
    Charts,
    /// 承诺: targets and results.
    Promises,
    /// 任务: the tasks of one report by office.
    Tasks,
    /// 校核: inconsistencies.
    Checks,
    /// 原文: the report's text.
    Text,
}

impl Tab {
    /// All tabs in order.
    pub const ALL: [Self; 7] =
        [Self::Overview, Self::Compare, Self::Charts, Self::Promises, Self::Tasks, Self::Checks, Self::Text];
}
