//! Reads the rows of a table by its plan.
//!
//! | row, under `指标 单位 2022年 2023年 增长%` | statements |
//! | --- | --- |
//! | `粮食产量 万吨 2 2.1 5` | 2万吨 of 2022; 2.1万吨 of 2023, up 5% |
//! | `城镇化率 % 60.1 60.9 0.8` | the change of a proportion is in percentage points |
//! | `粮食产量 万吨 … 2.1 ` | a gap in 2022; no change |
//! | `粮食产量 万吨 2 2,1 5` | 2万吨 of 2022; a fault; a growth without a level |
//! | `粮食产量 万吨 2 2.1 0.05`, no other growth above one | 2 and 2.1万吨; a fault: 5% or 0.05% |
//! | `地区生产总值 亿元` with `增长 %` in the row below | the change of the row above |

mod change;
mod figure_column;
mod row_name;
mod scale;

use self::figure_column::{FigureColumn, figure_columns, may_be_fractions};
use self::row_name::RowName;
use super::cell::{self, Amount, Content};
use super::label::Label;
use super::note_row::is_note_row;
use super::place_name::is_whole;
use super::plan::Plan;
use super::{CellCause, CellFault, Cells, Key, TableStatement, What, name};
use crate::format::Word as _;
use crate::intake::manuscript::Grid;
use crate::model::{
    Bound, Evidence, Figure, Gap, Kind, Name, Observation, Origin, Period, Value, Year, catalog,
};
use crate::quantity::{Decimal, Unit};

/// The statements and faults of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// The statements, row by row.
    pub statements: Vec<TableStatement>,
    /// The cells that could not be read. All others were read.
    pub faults: Vec<CellFault>,
}

/// The rule name of statements from tables.
pub(super) const RULE: &str = "table";
/// The most characters of a figure's quote, which is its row.
const QUOTED: usize = 300;
/// The most statements with a quote. In a larger table each row would be kept as often as it has figures; its text has
/// every row once.
const MOST_QUOTED: usize = 50_000;

/// Reads the rows of a table by a plan. Whatever the plan, each number comes from a cell.
#[must_use]
pub fn read(grid: &Grid, plan: &Plan) -> Rows {
    let columns: Vec<FigureColumn<'_>> = figure_columns(grid, plan);
    let mut reader = RowParser {
        grid,
        plan,
        rows: Rows::default(),
        above: Above::default(),
        named: RowName::default(),
        start: 0,
    };
    for row in plan.first..grid.rows.len() {
        reader.row(row, &columns);
    }
    reader.rows
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

struct RowParser<'a> {
    grid: &'a Grid,
    plan: &'a Plan,
    rows: Rows,
    above: Above,
    /// The words that name the figures of the current row.
    named: RowName,
    /// The first statement of the current row.
    start: usize,
}

/// A cell of a row as it was read, with its column.
type ReadCell<'a> = (&'a FigureColumn<'a>, Result<Content, CellCause>);

/// The keys of a row.
struct RowKeys {
    place: Option<Name>,
    year: Option<Year>,
    period: Option<Period>,
    kind: Option<Kind>,
    what: Option<What>,
}

/// A figure of the current row.
struct FigureCell<'a> {
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

impl RowParser<'_> {
    fn fault(&mut self, row: usize, column: usize, cause: CellCause) {
        let cell = self.grid.text(row, column).chars().take(40).collect();
        self.rows.faults.push(CellFault { row, column, cell, cause });
    }

    fn row(&mut self, row: usize, columns: &[FigureColumn<'_>]) {
        self.start = self.rows.statements.len();
        if is_note_row(self.grid, row) {
            return;
        }
        let cells = self.filled_cells(row, columns);
        if !self.has_figures(row, &cells) {
            return;
        }
        let Some(keys) = self.keys(row) else { return };
        let levels = cells.iter().filter(|(column, _)| column.measure.what == What::Level);
        let fractions = self.plan.may_hold_fractions
            && may_be_fractions(levels.filter_map(|(_, read)| read.as_ref().ok().cloned()));
        let mut later = Vec::new();
        for (column, read) in cells {
            let content = match read {
                Ok(Content::Words) => Err(CellCause::NotANumber),
                read => read,
            };
            let content = match content {
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

    /// The cells of a row that are not empty.
    fn filled_cells<'a>(&self, row: usize, columns: &'a [FigureColumn<'a>]) -> Vec<ReadCell<'a>> {
        let read = columns
            .iter()
            .map(|column| (column, cell::read(self.grid.own_text(row, column.column), column.brackets)));
        read.filter(|(_, read)| *read != Ok(Content::Empty)).collect()
    }

    /// Whether a row has figures or faults: it is neither a repeated head nor a line of words.
    fn has_figures(&mut self, row: usize, cells: &[ReadCell<'_>]) -> bool {
        let is_head = cells.iter().any(|(column, _)| self.name(row, column.indicator).label.key.is_some());
        !is_head && cells.iter().any(|(_, read)| *read != Ok(Content::Words))
    }

    /// What a row's text in a column of indicators says.
    fn name(&mut self, row: usize, column: Option<usize>) -> &RowName {
        let text = column.map(|column| self.grid.text(row, column)).unwrap_or_default();
        self.named.set(text);
        &self.named
    }

    /// The text of a row in a column; empty without a column.
    fn text_of(&self, row: usize, column: Option<usize>) -> &str {
        column.map(|column| self.grid.text(row, column)).unwrap_or_default()
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
                None => return self.refuse(row, column, CellCause::PeriodUnknown),
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
                return self.refuse(row, column, CellCause::PeriodUnknown);
            }
        }
        if let Some((column, text)) = text(Key::Kind).filter(|(_, text)| !text.is_empty()) {
            keys.kind = kind_of_word(text);
            if keys.kind.is_none() {
                return self.refuse(row, column, CellCause::KindUnknown);
            }
        }
        Some(keys)
    }

    fn refuse(&mut self, row: usize, column: usize, cause: CellCause) -> Option<RowKeys> {
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
    ) -> Option<FigureCell<'a>> {
        let measure = column.measure;
        let RowName { text: named, label: own, clean } = self.name(row, column.indicator).clone();
        // 增长 % below 地区生产总值 is a measure, not a name.
        let continued =
            own.is_measure() && own.unit.as_deref() != Some(named.as_str()) && self.above.name.is_some();
        let (name, in_name) = match (&measure.indicator, &self.above.name) {
            (Some(name), _) => (name.to_string(), None),
            (None, Some(above)) if continued => above.clone(),
            _ => clean,
        };
        if name.is_empty() {
            self.fault(row, column.column, CellCause::IndicatorMissing);
            return None;
        }
        let own = if continued { own } else { Label::default() };
        let what = match measure.what {
            What::Level => keys.what.or(own.what).unwrap_or_default(),
            what => what,
        };
        let time = if own.time.is_open() { None } else { own.time.period(self.plan.base) };
        let period = measure.period.or(time).or(keys.period).or_else(|| self.plan.open_period());
        let Some(period) = period else {
            self.fault(row, column.column, CellCause::PeriodUnknown);
            return None;
        };
        // In a table of targets for 2025 the figures of 2024 are results.
        let is_later = self.plan.base.year.is_none_or(|year| period.last_year() >= year);
        let of_table = self.plan.kind.filter(|kind| *kind != Kind::Target || is_later);
        let marked = match &content {
            Content::Number(Amount { is_preliminary: true, .. }) => Some(Kind::Preliminary),
            _ => None,
        };
        let kind = measure.kind.or(keys.kind).or(own.kind).or(of_table);
        let kind = if matches!(kind, None | Some(Kind::Actual)) { marked.or(kind) } else { kind };
        let kind = match (kind, self.kind(period, keys.year)) {
            (None | Some(Kind::Actual), Kind::Previous) => Kind::Previous,
            (Some(kind), _) | (None, kind) => kind,
        };
        let unit = self.unit(row, column, what, in_name.as_deref());
        if !continued {
            self.above.name = Some((name.clone(), in_name));
            self.above.levels = self.start;
        }
        Some(FigureCell { row, column, content, name, unit, what, period, kind })
    }

    /// The unit of a figure without a unit in its own cell. For a level, a column of units comes first, then the
    /// name of the row, the head of the column, and the table.
    fn unit(&self, row: usize, column: &FigureColumn<'_>, what: What, in_name: Option<&str>) -> String {
        let in_column = Some(self.text_of(row, column.unit).trim()).filter(|unit| !unit.is_empty());
        let in_column = in_column.map(|unit| super::unit::unit_of(unit).unwrap_or(unit));
        let in_head = column.measure.unit.as_deref();
        let unit = match what {
            What::Level => {
                in_column.or(in_name).or(in_head).or(self.plan.unit.as_deref()).unwrap_or_default()
            }
            What::Points => in_head.unwrap_or("个百分点"),
            What::Amount => in_head.unwrap_or_default(),
            What::Percent | What::Completion => in_head.unwrap_or("%"),
        };
        unit.to_owned()
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

    fn level(&mut self, found: &FigureCell<'_>, keys: &RowKeys) {
        let (figure, own) = match &found.content {
            Content::Number(Amount { figure, unit, is_change, .. }) => {
                let proportion = unit.as_deref().is_some_and(|unit| Unit::parse(unit).is_rate());
                // 5%左右 in a row in 亿元 is planned growth.
                let grows = proportion && !found.unit.is_empty() && !Unit::parse(&found.unit).is_rate();
                let grows = grows || *is_change && proportion;
                if grows {
                    let points = unit.as_deref().is_some_and(|unit| unit.ends_with('点'));
                    let what = if points { What::Points } else { What::Percent };
                    return self.own_statement(found, what, figure.clone(), keys);
                }
                if *is_change {
                    return self.fault(found.row, found.column.column, CellCause::NotANumber);
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
                    return self.fault(found.row, found.column.column, CellCause::NotANumber);
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
        found: &FigureCell<'_>,
        keys: &RowKeys,
        indicator: Name,
        known: Option<&catalog::Indicator>,
        value: Value,
        unit: &str,
    ) {
        let as_written = (*indicator != *found.name).then(|| found.name.as_str().into());
        let observation = Observation {
            as_written,
            topic: known.map(|known| known.topic),
            evidence: Evidence {
                quote: (self.rows.statements.len() < MOST_QUOTED).then(|| self.quote(found.row)),
                origin: Origin::Prose(RULE.into()),
                ..Evidence::default()
            },
            ..Observation::new(indicator, found.period, found.kind, value, unit.into())
        };
        let place = found.column.measure.place.clone().or_else(|| keys.place.clone());
        let cells = Cells { value: (found.row, found.column.column), ..Cells::default() };
        self.rows.statements.push(TableStatement { place, year: keys.year, observation, cells });
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

    /// The row as a line of text.
    fn quote(&self, row: usize) -> String {
        let texts = (0..self.plan.columns.len()).map(|column| self.grid.own_text(row, column).trim());
        let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
        texts.join(" ").chars().take(QUOTED).collect()
    }
}

/// The kind that a word of a tidy table means.
fn kind_of_word(word: &str) -> Option<Kind> {
    Kind::from_word(&word.to_ascii_lowercase()).or_else(|| match word {
        "往年" | "上年" | "历史" => Some(Kind::Previous),
        _ => Label::of(word).kind,
    })
}
