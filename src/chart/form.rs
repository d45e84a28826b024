//! What each kind of chart needs and how it is drawn: the constant `FORM` of each file in `draw/`.

use serde_json::Value;

use super::draw::Canvas;
use super::{Chart, Wording};

/// What a kind of chart asks for, and how it is made of it. One constant a file in `draw/`.
pub(super) struct Form {
    /// The most series that can be told apart.
    pub(super) most_series: usize,
    /// The most years that there is room for, of so many series.
    pub(super) most_years: fn(usize) -> usize,
    /// Whether all series stand on one scale, and so in one unit.
    pub(super) one_unit: bool,
    /// What there must be to draw.
    pub(super) needs: Needs,
    /// Which years are displayed.
    pub(super) years: Years,
    /// What the rows of its table are.
    pub(super) rows: Rows,
    /// Draws it on a canvas. Gives the height.
    pub(super) draw: fn(&Chart, &dyn Wording, &Canvas) -> i32,
    /// What its Vega-Lite specification has beside title and data.
    pub(super) vega: fn(&Fields) -> Value,
}

/// What there must be to draw.
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
}

/// Which years are displayed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Years {
    /// Those chosen.
    All,
    /// Those chosen; of several series the one year whose targets are shown.
    Aimed,
    /// Two, with the series in the order of their change.
    Two,
}

/// What the rows of a table are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Rows {
    /// Years, with series as columns.
    Years,
    /// Series, with years as columns.
    Series,
}

/// Fields of the data of a Vega-Lite specification, as encodings.
pub(super) struct Fields {
    pub(super) year: Value,
    pub(super) value: Value,
    pub(super) series: Value,
}
