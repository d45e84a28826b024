//! The columns of figures: where their names and units stand, and how they write numbers.
//!
//! | cells of a column | it writes |
//! | --- | --- |
//! | `(1,234)`, `(56)`, `78` | negative numbers in brackets |
//! | `(1,234)`, `78` | numbers; the brackets may be a remark |
//! | `(6.8)`, `2.5` under `增长%` | changes: a bracket means a fall |
//! | `0.053`, `0.061` | perhaps fractions of one |

use crate::intake::manuscript::Grid;
use crate::intake::table::cell::{self, Amount, Content};
use crate::intake::table::plan::Plan;
use crate::intake::table::{ColumnMeasure, ColumnRole, Key, What};
use crate::quantity::Decimal;

/// A column of figures, with the columns of its names and units.
pub(super) struct FigureColumn<'a> {
    pub(super) column: usize,
    pub(super) measure: &'a ColumnMeasure,
    pub(super) indicator: Option<usize>,
    pub(super) unit: Option<usize>,
    /// Whether it writes negative numbers in brackets.
    pub(super) brackets: bool,
    /// Whether its percentages may be fractions of one.
    pub(super) fractions: bool,
}

/// The columns of figures.
pub(super) fn figure_columns<'a>(grid: &Grid, plan: &'a Plan) -> Vec<FigureColumn<'a>> {
    let figures = plan.columns.iter().enumerate().filter_map(|(column, role)| match role {
        ColumnRole::Figures(measure) => Some((column, measure)),
        ColumnRole::Key(_) => None,
    });
    let made = figures.map(|(column, measure)| {
        let is_change = matches!(measure.what, What::Percent | What::Points | What::Amount);
        let brackets = writes_brackets(grid, plan.first, column, is_change);
        let cells = (plan.first..grid.rows.len()).map(|row| cell::read(grid.own_text(row, column), brackets));
        FigureColumn {
            column,
            measure,
            indicator: plan.key_of(column, Key::Indicator),
            unit: plan.key_of(column, Key::Unit),
            brackets,
            fractions: plan.may_hold_fractions && may_be_fractions(cells.flatten()),
        }
    });
    made.collect()
}

/// Whether a column writes negative numbers in brackets, as accounts do: several cells do so and none has a
/// minus sign. A single one may be a remark, but not among changes.
fn writes_brackets(grid: &Grid, first: usize, column: usize, is_change: bool) -> bool {
    let mut bracketed = 0;
    for row in first..grid.rows.len() {
        let text = grid.own_text(row, column).trim();
        if text.len() > 1 && text.starts_with(['-', '－', '−', '▼']) {
            return false;
        }
        bracketed += usize::from(cell::is_bracketed(text));
    }
    bracketed > usize::from(!is_change)
}

/// Whether all numbers without a unit are at most one, and not all are whole.
pub(super) fn may_be_fractions(cells: impl Iterator<Item = Content>) -> bool {
    let mut has_decimals = false;
    for content in cells {
        if let Content::Number(Amount { figure, unit: None, .. }) = content {
            let value = figure.number.value();
            if value.abs() > Decimal::ONE {
                return false;
            }
            has_decimals |= !value.fract().is_zero();
        }
    }
    has_decimals
}
