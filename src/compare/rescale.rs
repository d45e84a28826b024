//! Rows and tables of places in another unit of their dimension, for languages that count in other multiples.
//!
//! | row in 亿元 | in 十亿元 |
//! | --- | --- |
//! | 5512.8, target 5600, missed by 87.2 | 551.28, target 560, missed by 8.72 |
//!
//! Values, changes, targets and verdicts are converted together, exactly, after they are computed: the precision of a
//! figure is that of the report.

use super::{
    ByPlace, Cell, CellValue, Change, Compared, Difference, Explanation, Judgement, Measure, Other, PlaceRow,
    Ratio, Reconciliation, Row, TargetSet, Verdict,
};
use crate::model::{Figure, Name, Number, StatedChange};
use crate::quantity::{self, Decimal, Unit};

/// Converts from one unit to another; `None` where a number overflows.
struct Rescale {
    from: Unit,
    to: Unit,
}

impl Rescale {
    fn new(from: &str, to: &str) -> Self {
        Self { from: Unit::parse(from), to: Unit::parse(to) }
    }

    fn number(&self, number: Decimal) -> Option<Decimal> {
        quantity::convert(number, &self.from, &self.to)
    }

    fn figure(&self, figure: &Figure) -> Option<Figure> {
        let number = |number: &Number| Some(Number::from(self.number(number.value())?));
        Some(Figure {
            number: number(&figure.number)?,
            to: each(figure.to.as_ref(), number)?,
            bound: figure.bound,
        })
    }

    fn cell(&self, cell: &Cell) -> Option<Cell> {
        let Cell::Value(value) = cell else { return Some(cell.clone()) };
        let other = |other: &Other| Some(Other { figure: self.figure(&other.figure)?, ..other.clone() });
        let others = value.others.iter().map(other).collect::<Option<_>>()?;
        let figure = self.figure(&value.figure)?;
        Some(Cell::Value(Box::new(CellValue { figure, others, ..(**value).clone() })))
    }

    fn cells(&self, cells: &[Cell]) -> Option<Vec<Cell>> {
        cells.iter().map(|cell| self.cell(cell)).collect()
    }

    fn verdict(&self, verdict: &Verdict) -> Option<Verdict> {
        Some(match verdict {
            Verdict::Judged(judgement) => {
                Verdict::Judged(Judgement { by: self.number(judgement.by)?, ..judgement.clone() })
            }
            other => other.clone(),
        })
    }

    fn change(&self, change: &Change) -> Option<Change> {
        Some(match change {
            Change::Computed(difference) if difference.ratio != Ratio::Points => {
                Change::Computed(Difference { amount: self.number(difference.amount)?, ..difference.clone() })
            }
            other => other.clone(),
        })
    }

    fn compared(&self, compared: &Compared) -> Option<Compared> {
        let change = self.change(&compared.change)?;
        let stated = each(compared.stated.as_ref(), |stated| self.stated(stated))?;
        Some(Compared { change, stated, ..compared.clone() })
    }

    fn stated(&self, stated: &Reconciliation) -> Option<Reconciliation> {
        let amount = each(stated.change.amount.as_ref(), |amount| self.figure(amount))?;
        let explanation = match &stated.explanation {
            Explanation::Revised { figure, at } => {
                Explanation::Revised { figure: self.figure(figure)?, at: *at }
            }
            Explanation::Unexplained { implied: Some(implied) } => {
                Explanation::Unexplained { implied: Some(self.number(*implied)?) }
            }
            other => other.clone(),
        };
        let change = StatedChange { amount, ..stated.change.clone() };
        Some(Reconciliation { change, explanation, ..stated.clone() })
    }

    fn target(&self, set: &TargetSet) -> Option<TargetSet> {
        match set.measure {
            Measure::Growth => Some(set.clone()),
            Measure::Level => Some(TargetSet {
                target: self.cell(&set.target)?,
                verdict: self.verdict(&set.verdict)?,
                ..set.clone()
            }),
        }
    }
}

/// Converts a value, if there is one; `None` if the conversion fails.
fn each<T, U>(value: Option<&T>, convert: impl FnOnce(&T) -> Option<U>) -> Option<Option<U>> {
    match value {
        Some(value) => convert(value).map(Some),
        None => Some(None),
    }
}

impl Row {
    /// The row with its levels in another unit of their dimension; `None` if a number overflows.
    #[must_use]
    pub fn in_unit(&self, to: &Name) -> Option<Self> {
        let rescale = Rescale::new(&self.unit, to);
        let own = TargetSet {
            measure: self.target_measure,
            target: self.target.clone(),
            verdict: self.verdict.clone(),
            planned: self.planned,
        };
        let own = rescale.target(&own)?;
        Some(Self {
            cells: rescale.cells(&self.cells)?,
            changes: self.changes.iter().map(|one| rescale.compared(one)).collect::<Option<_>>()?,
            target: own.target,
            verdict: own.verdict,
            further: each(self.further.as_ref(), |set| rescale.target(set))?,
            unit: to.clone(),
            ..self.clone()
        })
    }
}

impl ByPlace {
    /// The table with its levels in another unit of their dimension; `None` if a number overflows.
    #[must_use]
    pub fn in_unit(&self, to: &Name) -> Option<Self> {
        let rescale = Rescale::new(&self.unit, to);
        let row = |row: &PlaceRow| {
            let level = rescale.cell(&row.level)?;
            Some(match self.target_measure {
                Measure::Growth => PlaceRow { level, ..row.clone() },
                Measure::Level => PlaceRow {
                    level,
                    target: rescale.cell(&row.target)?,
                    verdict: rescale.verdict(&row.verdict)?,
                    ..row.clone()
                },
            })
        };
        let rows = self.rows.iter().map(row).collect::<Option<_>>()?;
        Some(Self { rows, unit: to.clone(), ..self.clone() })
    }
}
