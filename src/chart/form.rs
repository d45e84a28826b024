//! The requirements and drawing function of each kind: the constant `FORM` of each file in `draw/`.

use super::draw::Canvas;
use super::{Chart, Wording};

/// The requirements of a kind of chart and how it is drawn. One constant per file in `draw/`.
pub(super) struct Form {
    /// The most series that can be distinguished.
    pub(super) most_series: usize,
    /// The most years that fit, given the number of series.
    pub(super) most_years: fn(usize) -> usize,
    /// Whether all series share one scale, and so one unit.
    pub(super) one_unit: bool,
    /// What the data must contain.
    pub(super) needs: Needs,
    /// Which years are displayed.
    pub(super) years: Years,
    /// The rows of its data table.
    pub(super) rows: Rows,
    /// Draws it on a canvas. Returns the height in tenths of a pixel.
    pub(super) draw: fn(&Chart, &dyn Wording, &Canvas) -> i32,
}

/// What the data of a kind must contain.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Needs {
    /// A figure of any year.
    Figures,
    /// A target of any year.
    Targets,
    /// A change between the two years.
    Change,
    /// Figures of several years.
    SeveralYears,
    /// The level of one indicator, and its growth.
    LevelAndGrowth,
    /// Figures of several years, or several figures of one year in one unit, so that colours can differ.
    Shades,
}

/// Which years are displayed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Years {
    /// Those chosen.
    All,
    /// The chosen years; for several series, only the year whose targets are shown.
    Aimed,
    /// Two years, with the series sorted by change.
    Two,
}

/// The rows of a data table.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Rows {
    /// Years, with series as columns.
    Years,
    /// Series, with years as columns.
    Series,
}
