//! What is being looked at: the open view, the chosen report, the selection, the chart.
//!
//! Everything on screen follows from the loaded reports and a [`View`]; a link or a draft keeps
//! both. As text a view holds only what differs from [`View::default`], see [`v1`].

pub mod v1;

use crate::chart::Kind;
use crate::compare::{Overrides, Schedule, Selection};
use crate::model::{Name, Year};

/// What is being looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// The open view.
    pub tab: Tab,
    /// The chosen report, by its place's label and its year; the latest of the first place, if
    /// not given.
    pub report: Option<(Name, Year)>,
    /// Places, years, topics, search and order of the comparison.
    pub selection: Selection,
    /// The kind of chart; the one that suits the selection, if not given.
    pub chart: Option<Kind>,
    /// The indicators drawn; the ones that suit the chart, if empty.
    pub drawn: Vec<Name>,
    /// The findings that the reader looked at and found right, by
    /// [`Finding::key`](crate::check::Finding::key).
    pub dismissed: Vec<String>,
    /// The findings that the reader looked at and found wrong, by the same key: to be seen to in the
    /// report itself.
    pub accepted: Vec<String>,
    /// The phrases whose number of occurrences the reader asked for.
    pub phrases: Vec<String>,
    /// What the reader decided about sameness: names, places, breaks, tasks.
    pub overrides: Overrides,
    /// The cut-off month of 序时进度 with its thresholds, if one was asked for.
    pub schedule: Option<Schedule>,
}

/// The six views over the loaded reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tab {
    /// 概览: one report at a glance.
    #[default]
    Overview,
    /// 对比: years side by side.
    Compare,
    /// 图表: indicators drawn.
    Charts,
    /// 承诺: targets beside results.
    Promises,
    /// 校核: what does not add up.
    Checks,
    /// 原文: the report's own words.
    Text,
}

impl Tab {
    /// All views, in the order of the tabs.
    pub const ALL: [Self; 6] =
        [Self::Overview, Self::Compare, Self::Charts, Self::Promises, Self::Checks, Self::Text];
}
