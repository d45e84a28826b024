//! Reads the rows of a table by its plan.
//!
//! | row, under `指标 单位 2022年 2023年 增长%` | statements |
//! | --- | --- |
//! | `粮食产量 万吨 2 2.1 5` | 2万吨 of 2022; 2.1万吨 of 2023, up 5% |
//! | `城镇化率 % 60.1 60.9 0.8` | the change of a share is in percentage points |
//! | `粮食产量 万吨 … 2.1 ` | a gap in 2022; no change |
//! | `粮食产量 万吨 2 2,1 5` | 2万吨 of 2022; a fault; a growth without a level |
//! | `粮食产量 万吨 2 2.1 0.05`, no other growth above one | 2 and 2.1万吨; a fault: 5% or 0.05% |
//! | `地区生产总值 亿元` with `增长 %` in the row below | the change of the row above |

use super::cell::{self, Amount, Content};
use super::label::Label;
use super::plan::{Plan, is_whole};
use super::{Cause, Cells, Fault, Key, Measure, Role, Scale, Statement, What, name};
use crate::extract;
use crate::format::Word as _;
use crate::intake::manuscript::Grid;
use crate::model::{
    Bound, Evidence, Extra, Figure, Gap, Kind, Name, Number, Observation, Origin, Period, StatedChange,
    Value, Year, catalog,
};
use crate::quantity::{Decimal, Unit};

/// The statements and faults of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// The statements, row by row.
    pub statements: Vec<Statement>,
    /// The cells that could not be read. All others were read.
    pub faults: Vec<Fault>,
}

/// The rule name of statements from tables.
pub(super) const RULE: &str = "table";
/// The most characters of a figure's quote, which is its row.
const QUOTED: usize = 300;

/// Reads the rows of a table by a plan. Whatever the plan, each number comes from a cell.
#[must_use]
pub fn read(grid: &Grid, plan: &Plan) -> Rows {
    let columns: Vec<FigureColumn<'_>> = figure_columns(grid, plan);
    let mut reader = RowReader { grid, plan, rows: Rows::default(), above: Above::default(), start: 0 };
    for row in plan.first..grid.rows.len() {
        reader.row(row, &columns);
    }
    reader.rows
}

/// A column of figures, with the columns of its names and units.
struct FigureColumn<'a> {
    column: usize,
    measure: &'a Measure,
    indicator: Option<usize>,
    unit: Option<usize>,
    /// Whether it writes negative numbers in brackets.
    brackets: bool,
    /// Whether its percentages may be fractions of one.
    fractions: bool,
}

fn figure_columns<'a>(grid: &Grid, plan: &'a Plan) -> Vec<FigureColumn<'a>> {
    let figures = plan.columns.iter().enumerate().filter_map(|(column, role)| match role {
        Role::Figures(measure) => Some((column, measure)),
        Role::Key(_) => None,
    });
    let made = figures.map(|(column, measure)| {
        let brackets = writes_brackets(grid, plan.first, column);
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
/// minus sign. A single one may be a remark.
fn writes_brackets(grid: &Grid, first: usize, column: usize) -> bool {
    let mut bracketed = 0;
    for row in first..grid.rows.len() {
        let text = grid.own_text(row, column).trim();
        if text.len() > 1 && text.starts_with(['-', '－', '−', '▼']) {
            return false;
        }
        bracketed += usize::from(cell::is_bracketed(text));
    }
    bracketed > 1
}

/// Whether all numbers without a unit are at most one, and not all are whole.
fn may_be_fractions(cells: impl Iterator<Item = Content>) -> bool {
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

/// What rows take over from earlier rows.
#[derive(Default)]
struct Above {
    /// The name of the last row, for a row that only gives a measure.
    name: Option<(String, Option<String>)>,
    /// The last known indicator; the next rows may be parts of it.
    parent: Option<Name>,
    /// The first statement of the last row with a name.
    levels: usize,
}

struct RowReader<'a> {
    grid: &'a Grid,
    plan: &'a Plan,
    rows: Rows,
    above: Above,
    /// The first statement of the current row.
    start: usize,
}

/// The keys of a row.
struct RowKeys {
    place: Option<Name>,
    year: Option<Year>,
    period: Option<Period>,
    kind: Option<Kind>,
    what: Option<What>,
}

/// A figure of the current row.
struct Found<'a> {
    row: usize,
    column: &'a FigureColumn<'a>,
    content: Content,
    /// The indicator as written in row or column.
    name: String,
    /// The unit, if it is known.
    unit: String,
    what: What,
    period: Period,
    kind: Kind,
}

impl RowReader<'_> {
    fn fault(&mut self, row: usize, column: usize, cause: Cause) {
        let cell = self.grid.text(row, column).chars().take(40).collect();
        self.rows.faults.push(Fault { row, column, cell, cause });
    }

    fn row(&mut self, row: usize, columns: &[FigureColumn<'_>]) {
        self.start = self.rows.statements.len();
        let mut cells = Vec::new();
        for column in columns {
            let text = self.grid.own_text(row, column.column);
            match cell::read(text, column.brackets) {
                Ok(Content::Empty) => {}
                read => cells.push((column, read)),
            }
        }
        let is_number =
            |read: &Result<Content, Cause>| matches!(read, Ok(Content::Number(_) | Content::Missing(_)));
        let named = |column: &FigureColumn<'_>| {
            column.indicator.map(|at| self.grid.text(row, at)).unwrap_or_default()
        };
        // A repeated head, or a line of words.
        let is_head = cells.iter().any(|(column, _)| Label::of(named(column)).key.is_some());
        let has_number = cells.iter().any(|(_, read)| is_number(read));
        if is_head
            || cells.is_empty()
            || !has_number && cells.iter().all(|(_, read)| *read == Ok(Content::Words))
        {
            return;
        }
        let Some(keys) = self.keys(row) else { return };
        let levels = cells.iter().filter(|(column, _)| column.measure.what == What::Level);
        let fractions = self.plan.may_hold_fractions
            && may_be_fractions(levels.filter_map(|(_, read)| read.as_ref().ok().cloned()));
        let mut later = Vec::new();
        for (column, read) in cells {
            let content = match read {
                Ok(Content::Words) => {
                    self.fault(row, column.column, Cause::NotANumber);
                    continue;
                }
                Ok(content) => content,
                Err(cause) => {
                    self.fault(row, column.column, cause);
                    continue;
                }
            };
            let found = self.found(row, column, content, &keys);
            let Some(found) = found.and_then(|found| self.scaled(found, fractions)) else { continue };
            // Changes are read with the levels of the row, in any column order.
            if found.what == What::Level { self.level(&found, &keys) } else { later.push(found) }
        }
        for found in later {
            self.qualify(&found, &keys);
        }
    }

    /// Reads the keys of a row; `None`, and a fault, if one cannot be read.
    fn keys(&mut self, row: usize) -> Option<RowKeys> {
        let text = |key| self.plan.key_of(0, key).map(|column| (column, self.grid.text(row, column).trim()));
        let place =
            text(Key::Place).map(|(_, place)| place).filter(|place| !place.is_empty() && !is_whole(place));
        let place: Option<Name> =
            place.map(|place| place.chars().filter(|c| !c.is_whitespace()).collect::<String>().into());
        let year = match text(Key::Year) {
            Some((column, text)) => match Label::of(text).time.year {
                Some(year) => Some(year),
                None => return self.refuse(row, column, Cause::PeriodUnknown),
            },
            None => None,
        };
        let mut keys = RowKeys { place, year, period: None, kind: None, what: None };
        if let Some((column, text)) = text(Key::Period) {
            let label = Label::of(text);
            keys.period = text
                .parse()
                .ok()
                .or_else(|| label.time.period(self.plan.base).filter(|_| !label.time.is_open()));
            (keys.kind, keys.what) = (label.kind, label.what);
            if keys.period.is_none() && !label.is_measure() {
                return self.refuse(row, column, Cause::PeriodUnknown);
            }
        }
        if let Some((column, text)) = text(Key::Kind).filter(|(_, text)| !text.is_empty()) {
            keys.kind = kind_of_word(text);
            if keys.kind.is_none() {
                return self.refuse(row, column, Cause::KindUnknown);
            }
        }
        Some(keys)
    }

    fn refuse(&mut self, row: usize, column: usize, cause: Cause) -> Option<RowKeys> {
        self.fault(row, column, cause);
        None
    }

    /// Reads a cell together with its row and column; `None`, and a fault, if it has no name or no time.
    fn found<'a>(
        &mut self,
        row: usize,
        column: &'a FigureColumn<'a>,
        content: Content,
        keys: &RowKeys,
    ) -> Option<Found<'a>> {
        let measure = column.measure;
        let named = column.indicator.map(|at| self.grid.text(row, at)).unwrap_or_default();
        let own = Label::of(named);
        // 增长 % below 地区生产总值 is a measure, not a name.
        let continued = own.is_measure() && own.unit.as_deref() != Some(named) && self.above.name.is_some();
        let (name, in_name) = match (&measure.indicator, &self.above.name) {
            (Some(name), _) => (name.to_string(), None),
            (None, Some(above)) if continued => above.clone(),
            _ => name::clean(named),
        };
        if name.is_empty() {
            self.fault(row, column.column, Cause::IndicatorMissing);
            return None;
        }
        let what = match measure.what {
            What::Level => keys.what.or(own.what.filter(|_| continued)).unwrap_or_default(),
            what => what,
        };
        let time = if continued && !own.time.is_open() { own.time.period(self.plan.base) } else { None };
        let period = measure.period.or(time).or(keys.period).or_else(|| self.plan.open_period());
        let Some(period) = period else {
            self.fault(row, column.column, Cause::PeriodUnknown);
            return None;
        };
        let kind = measure.kind.or(keys.kind).or(own.kind.filter(|_| continued)).or(self.plan.kind);
        let kind = match (kind, self.kind(period, keys.year)) {
            (None | Some(Kind::Actual), Kind::Previous) => Kind::Previous,
            (Some(kind), _) | (None, kind) => kind,
        };
        let in_column = column.unit.map(|at| self.grid.text(row, at).trim()).filter(|unit| !unit.is_empty());
        let in_column = in_column.map(|unit| super::unit::unit_of(unit).unwrap_or(unit).to_owned());
        let unit = match what {
            What::Level => {
                in_column.or(in_name.clone()).or_else(|| measure.unit.as_deref().map(str::to_owned))
            }
            _ => measure.unit.as_deref().map(str::to_owned),
        };
        let unit = match (what, unit) {
            (_, Some(unit)) => unit,
            (What::Level, None) => self.plan.unit.as_deref().unwrap_or_default().to_owned(),
            (What::Points, None) => "个百分点".to_owned(),
            (What::Amount, None) => String::new(),
            (What::Percent | What::Completion, None) => "%".to_owned(),
        };
        if !continued {
            self.above.name = Some((name.clone(), in_name));
            self.above.levels = self.start;
        }
        Some(Found { row, column, content, name, unit, what, period, kind })
    }

    /// A figure whose percentage is 5.3 for 5.3 %, also if the cell has 0.053. `None`, and a fault, if both are
    /// possible. `fractions`: whether the levels of its row may be fractions of one.
    fn scaled<'a>(&mut self, found: Found<'a>, fractions: bool) -> Option<Found<'a>> {
        const SHARES: [&str; 6] = ["率", "占比", "比重", "比例", "增速", "增幅"];
        let Content::Number(Amount { figure, unit: None, is_change }) = &found.content else {
            return Some(found);
        };
        let is_share = match found.what {
            What::Level => {
                let named = || SHARES.iter().any(|word| found.name.ends_with(word));
                found.unit == "%" || found.unit.is_empty() && named()
            }
            What::Percent | What::Completion => found.unit == "%",
            What::Points | What::Amount => false,
        };
        let of_row = found.what == What::Level && found.column.measure.indicator.is_none();
        match found.column.measure.scale {
            _ if !is_share => Some(found),
            Scale::Fraction => {
                let figure = hundredfold(figure)?;
                let content = Content::Number(Amount { figure, unit: None, is_change: *is_change });
                Some(Found { content, unit: "%".to_owned(), ..found })
            }
            Scale::Open if if of_row { fractions } else { found.column.fractions } => {
                self.fault(found.row, found.column.column, Cause::ScaleUnknown);
                None
            }
            Scale::Open | Scale::Percent => Some(found),
        }
    }

    /// The kind of a figure without a kind of its own: before the year under review it is an earlier value,
    /// after that year it is planned.
    fn kind(&self, period: Period, year: Option<Year>) -> Kind {
        let Some(year) = year.or(self.plan.year) else { return Kind::Actual };
        match period.last_year() {
            last if last < year.saturating_sub(1) => Kind::Previous,
            last if last >= year && !matches!(period, Period::Months(..)) => Kind::Target,
            _ => Kind::Actual,
        }
    }

    fn level(&mut self, found: &Found<'_>, keys: &RowKeys) {
        let (figure, own) = match &found.content {
            Content::Number(Amount { figure, unit, is_change }) => {
                let share = unit.as_deref().is_some_and(|unit| Unit::parse(unit).is_rate());
                // 5%左右 in a row in 亿元 is planned growth.
                let grows = share && !found.unit.is_empty() && !Unit::parse(&found.unit).is_rate();
                let grows = grows || *is_change && share;
                if grows {
                    let points = unit.as_deref().is_some_and(|unit| unit.ends_with('点'));
                    let what = if points { What::Points } else { What::Percent };
                    return self.alone(found, what, figure.clone(), keys);
                }
                if *is_change {
                    return self.fault(found.row, found.column.column, Cause::NotANumber);
                }
                (Value::Stated(figure.clone()), unit.clone())
            }
            Content::Missing(gap) => match self.gap(found.row).unwrap_or(*gap) {
                // A mark without a reason is like an empty cell.
                Gap::Unexplained => return,
                gap => (Value::Missing(gap), None),
            },
            Content::Empty | Content::Words => return,
        };
        let unit = match own {
            // 3万 in a row in 人 is clear; in a row in 万人 it is ambiguous.
            Some(times) if cell::is_multiplier(&times) => {
                if Unit::parse(&found.unit).factor() != Decimal::ONE {
                    return self.fault(found.row, found.column.column, Cause::NotANumber);
                }
                format!("{times}{}", found.unit)
            }
            own => own.unwrap_or_else(|| found.unit.clone()),
        };
        let (indicator, known) = name::usual(&found.name, self.above.parent.as_deref(), &unit);
        let value = match figure {
            Value::Stated(figure) => Value::Stated(self.bounded(found.row, figure)),
            missing @ Value::Missing(_) => missing,
        };
        self.push(found, keys, indicator, known, value, &unit);
        if let Some(known) = catalog::find(&found.name) {
            self.above.parent = Some(known.name.into());
        }
    }

    fn push(
        &mut self,
        found: &Found<'_>,
        keys: &RowKeys,
        indicator: Name,
        known: Option<&catalog::Indicator>,
        value: Value,
        unit: &str,
    ) {
        let as_written = (*indicator != *found.name).then(|| found.name.as_str().into());
        let observation = Observation {
            indicator,
            as_written,
            topic: known.map(|known| known.topic),
            period: found.period,
            kind: found.kind,
            value,
            unit: unit.into(),
            change: None,
            completion: None,
            completion_span: None,
            evidence: Evidence {
                quote: Some(self.quote(found.row)),
                origin: Origin::Prose(RULE.into()),
                ..Evidence::default()
            },
            corrected_from: None,
            extra: Extra::default(),
        };
        let place = found.column.measure.place.clone().or_else(|| keys.place.clone());
        let cells = Cells { value: (found.row, found.column.column), ..Cells::default() };
        self.rows.statements.push(Statement { place, year: keys.year, observation, cells });
    }

    /// The bound and the range end from other columns of the row, as in a tidy table.
    fn bounded(&self, row: usize, figure: Figure) -> Figure {
        let text = |key| self.plan.key_of(0, key).map(|column| self.grid.own_text(row, column).trim());
        let bound = text(Key::Bound).and_then(Bound::from_word).unwrap_or(figure.bound);
        let to = text(Key::RangeEnd).and_then(|text| match cell::read(text, false) {
            Ok(Content::Number(Amount { figure, .. })) => Some(figure.number),
            _ => None,
        });
        Figure { bound, to: to.or(figure.to), ..figure }
    }

    fn gap(&self, row: usize) -> Option<Gap> {
        let column = self.plan.key_of(0, Key::Gap)?;
        Gap::from_word(self.grid.own_text(row, column).trim())
    }

    /// Adds a change or a completion to its level. Without a level it becomes a statement of its own.
    fn qualify(&mut self, found: &Found<'_>, keys: &RowKeys) {
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
            // A share changes by percentage points, whatever the head of the column says.
            (What::Percent, Some(statement)) if Unit::parse(&statement.observation.unit).is_rate() => {
                What::Points
            }
            (what, _) => what,
        };
        let Some(Statement { observation, cells, .. }) = statement else {
            return self.alone(found, what, figure.clone(), keys);
        };
        if what == What::Completion {
            if observation.completion.is_none() {
                observation.completion = Some(figure.number.clone());
                cells.completion = Some(at);
            }
            return;
        }
        if what == What::Amount && !own.is_empty() && own != &*observation.unit {
            return self.alone(found, what, figure.clone(), keys);
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
    fn alone(&mut self, found: &Found<'_>, what: What, figure: Figure, keys: &RowKeys) {
        let suffix = match what {
            What::Percent => extract::GROWTH,
            What::Points => extract::DIFFERENCE,
            What::Amount => extract::AMOUNT,
            // A completion without its level means nothing.
            What::Level | What::Completion => return,
        };
        let unit = match (what, &found.content) {
            (_, Content::Number(Amount { unit: Some(unit), .. })) => unit.clone(),
            (What::Percent, _) => "%".to_owned(),
            (What::Points, _) => "个百分点".to_owned(),
            _ => found.unit.clone(),
        };
        let name =
            if found.name.ends_with(suffix) { found.name.clone() } else { format!("{}{suffix}", found.name) };
        let (indicator, known) = name::usual(&name, None, &unit);
        let found = Found { content: Content::Empty, name, unit: String::new(), ..*found };
        self.push(&found, keys, indicator, known, Value::Stated(figure), &unit);
    }

    /// The row as a line of text.
    fn quote(&self, row: usize) -> String {
        let texts = (0..self.plan.columns.len()).map(|column| self.grid.own_text(row, column).trim());
        let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
        texts.join(" ").chars().take(QUOTED).collect()
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

/// The kind that a word of a tidy table means.
fn kind_of_word(word: &str) -> Option<Kind> {
    Kind::from_word(&word.to_ascii_lowercase()).or_else(|| match word {
        "往年" | "上年" | "历史" => Some(Kind::Previous),
        _ => Label::of(word).kind,
    })
}
