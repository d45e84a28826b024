//! Percentages that a table may write as fractions of one.
//!
//! | cell | the column writes | read as |
//! | --- | --- | --- |
//! | 5.3 | percentages | 5.3 % |
//! | 0.053 | fractions of one | 5.3 % |
//! | 0.053, all others at most one | unknown | [`CellCause::ScaleUnknown`] |

use super::{FigureCell, RowParser};
use crate::intake::table::cell::{Amount, Content};
use crate::intake::table::{CellCause, PercentScale, What};
use crate::model::{Figure, Number};
use crate::quantity::Decimal;

impl RowParser<'_> {
    /// A figure whose percentage is 5.3 for 5.3 %, also if the cell has 0.053. `None`, and a fault, if both are
    /// possible. `fractions`: whether the levels of its row may be fractions of one.
    pub(super) fn scaled<'a>(&mut self, found: FigureCell<'a>, fractions: bool) -> Option<FigureCell<'a>> {
        const PROPORTIONS: [&str; 6] = ["率", "占比", "比重", "比例", "增速", "增幅"];
        let Content::Number(Amount { figure, unit: None, is_change, is_preliminary }) = &found.content else {
            return Some(found);
        };
        let is_proportion = match found.what {
            What::Level => {
                let named = || PROPORTIONS.iter().any(|word| found.name.ends_with(word));
                found.unit == "%" || found.unit.is_empty() && named()
            }
            What::Percent | What::Completion => found.unit == "%",
            What::Points | What::Amount => false,
        };
        let of_row = found.what == What::Level && found.column.measure.indicator.is_none();
        match found.column.measure.scale {
            _ if !is_proportion => Some(found),
            PercentScale::Fraction => {
                let figure = hundredfold(figure)?;
                let (is_change, is_preliminary) = (*is_change, *is_preliminary);
                let content = Content::Number(Amount { figure, unit: None, is_change, is_preliminary });
                Some(FigureCell { content, unit: "%".to_owned(), ..found })
            }
            PercentScale::Open if if of_row { fractions } else { found.column.fractions } => {
                self.fault(found.row, found.column.column, CellCause::ScaleUnknown);
                None
            }
            PercentScale::Open | PercentScale::Percent => Some(found),
        }
    }
}

/// A fraction of one as a percentage: 0.053 → 5.3.
fn hundredfold(figure: &Figure) -> Option<Figure> {
    let times = |number: &Number| {
        let value = number.value().checked_mul(Decimal::ONE_HUNDRED)?;
        Some(Number::new(value.normalize()))
    };
    let to = match &figure.to {
        Some(to) => Some(times(to)?),
        None => None,
    };
    Some(Figure { number: times(&figure.number)?, to, bound: figure.bound })
}
