//! Adds changes and completions to the levels that they belong to.
//!
//! | in the row of 粮食产量 2.1 万吨 | result |
//! | --- | --- |
//! | `增长%` 5 | its change: 5 % |
//! | `完成计划%` 102 | its completion: 102 % |
//! | `增长%` 5, no level | 粮食产量增速 5 %, a statement of its own |

use super::{FigureCell, RowKeys, RowParser};
use crate::extract;
use crate::intake::table::cell::{Amount, Content};
use crate::intake::table::{TableStatement, What, name};
use crate::model::{Figure, Kind, StatedChange, Value};
use crate::quantity::Unit;

impl RowParser<'_> {
    /// Adds a change or a completion to its level. Without a level it becomes a statement of its own.
    pub(super) fn qualify(&mut self, found: &FigureCell<'_>, keys: &RowKeys) {
        let Content::Number(Amount { figure, unit, .. }) = &found.content else { return };
        let place = found.column.measure.place.as_ref().or(keys.place.as_ref());
        let first = self.above.levels.min(self.start);
        let is_target = |kind| kind == Kind::Target;
        let of = self.rows.statements.get(first..).unwrap_or_default().iter().position(|statement| {
            let o = &statement.observation;
            let is_named = o.as_written.as_deref().unwrap_or(&o.indicator) == found.name;
            let alike = is_named && o.period == found.period && statement.place.as_ref() == place;
            alike && is_target(o.kind) == (is_target(found.kind) && found.what != What::Completion)
        });
        let own = unit.as_deref().unwrap_or(&found.unit);
        let at = (found.row, found.column.column);
        let statement = of.and_then(|at| self.rows.statements.get_mut(first + at));
        let what = match (found.what, &statement) {
            (What::Percent | What::Amount, _) if own.ends_with("百分点") => What::Points,
            // A proportion changes by percentage points, whatever the head of the column says.
            (What::Percent, Some(statement)) if Unit::parse(&statement.observation.unit).is_rate() => {
                What::Points
            }
            (what, _) => what,
        };
        // Changes are kept in percent.
        let is_per_mille = what == What::Percent && own == "‰";
        let statement = statement.filter(|_| !is_per_mille);
        let Some(TableStatement { observation, cells, .. }) = statement else {
            return self.own_statement(found, what, figure.clone(), keys);
        };
        if what == What::Completion {
            if observation.completion.is_none() {
                observation.completion = Some(figure.number.clone());
                cells.completion = Some(at);
            }
            return;
        }
        if what == What::Amount && !own.is_empty() && own != &*observation.unit {
            return self.own_statement(found, what, figure.clone(), keys);
        }
        let change = observation.change.get_or_insert_with(StatedChange::default);
        let room = match what {
            What::Points => &mut change.points,
            What::Amount => &mut change.amount,
            _ => &mut change.percent,
        };
        if room.is_none() {
            *room = Some(figure.clone());
            cells.change.get_or_insert(at);
        }
    }

    /// A change without a level is an indicator of its own: 地区生产总值增速.
    pub(super) fn own_statement(
        &mut self,
        found: &FigureCell<'_>,
        what: What,
        figure: Figure,
        keys: &RowKeys,
    ) {
        let suffix = match what {
            What::Percent => extract::GROWTH,
            What::Points => extract::DIFFERENCE,
            What::Amount => extract::AMOUNT,
            // A completion without its level means nothing.
            What::Level | What::Completion => return,
        };
        let unit = match (what, &found.content) {
            (_, Content::Number(Amount { unit: Some(unit), .. })) => unit.clone(),
            (What::Percent, _) if found.unit == "‰" => found.unit.clone(),
            (What::Percent, _) => "%".to_owned(),
            (What::Points, _) => "个百分点".to_owned(),
            _ => found.unit.clone(),
        };
        let name =
            if found.name.ends_with(suffix) { found.name.clone() } else { format!("{}{suffix}", found.name) };
        let (indicator, known) = name::usual(&name, None, &unit);
        let found = FigureCell { content: Content::Empty, name, unit: String::new(), ..*found };
        self.push(&found, keys, indicator, known, Value::Stated(figure), &unit);
    }
}
