//! Reads columns into reports and a view. Columns may come from a stranger, so each number is checked and
//! each cost counted.

use std::collections::HashMap;

use super::word::Numbered;
use super::{
    COLUMNS, CONFIDENCE, CORRECTED, Column, LOW, NAME, RUNNER_UP, change, figure, rare, report, shape, text,
};
use crate::model::{
    Bound, Confidence, Evidence, Extra, Figure, Gap, Json, Kind, Level, Month, Name, Number, Observation,
    Origin, Period, Place, Report, Span, StatedChange, Value, Year,
};
use crate::quantity::Decimal;
use crate::share::budget::Budget;
use crate::share::json::JsonParts;
use crate::share::{Content, LinkFault};
use crate::view::View;

type Read<T> = Result<T, LinkFault>;

/// A number or a flag without a meaning.
const UNKNOWN: LinkFault = LinkFault::Altered;

pub(super) fn columns(bytes: &[u8], json: JsonParts, budget: &mut Budget) -> Read<Content> {
    let mut reader = ColumnDecoder::new(bytes, json, budget)?;
    let mut reports: Vec<Report> = Vec::new();
    for _ in 0..reader.count(Column::Reports)? {
        // Each costs about as much as a statement.
        reader.budget.statements(1)?;
        let report = reader.report(reports.last())?;
        reports.push(report);
    }
    let view = reader.view()?;
    Ok((reports, view))
}

struct ColumnDecoder<'b, 'u> {
    /// The rest of each column.
    columns: [&'b [u8]; COLUMNS],
    texts: Vec<Name>,
    /// The last unit of each indicator.
    units: HashMap<u64, Name>,
    json: JsonParts,
    budget: &'u mut Budget,
}

impl<'b, 'u> ColumnDecoder<'b, 'u> {
    fn new(mut bytes: &'b [u8], json: JsonParts, budget: &'u mut Budget) -> Read<Self> {
        let mut columns = [&[][..]; COLUMNS];
        for column in &mut columns {
            let length = usize::try_from(number(&mut bytes)?).map_err(|_| UNKNOWN)?;
            (*column, bytes) = bytes.split_at_checked(length).ok_or(UNKNOWN)?;
        }
        let mut reader = Self { columns, texts: Vec::new(), units: HashMap::new(), json, budget };
        reader.read_texts()?;
        Ok(reader)
    }

    fn read_texts(&mut self) -> Read<()> {
        let [mut heads, mut characters, ..] = self.columns;
        while !heads.is_empty() {
            let head = u64::try_from(number(&mut heads)?).map_err(|_| UNKNOWN)?;
            let text: Name = if head & 1 == 1 {
                text::word(head >> 1).ok_or(UNKNOWN)?.into()
            } else {
                let length = usize::try_from(head >> 1).map_err(|_| UNKNOWN)?;
                let (own, rest) = characters.split_at_checked(length).ok_or(UNKNOWN)?;
                characters = rest;
                text::decode(own).ok_or(UNKNOWN)?.into()
            };
            // A text also takes memory besides its characters.
            self.budget.bytes(text.len() + 32)?;
            self.texts.push(text);
        }
        Ok(())
    }

    fn view(&mut self) -> Read<View> {
        if self.column(Column::Reports).is_empty() {
            return Ok(View::default());
        }
        let text = self.text(Column::Reports)?;
        let mut parts = text.split(NAME);
        let mut json = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let name = self.text(Column::Reports)?;
            self.budget.bytes(name.len())?;
            json += &name;
            json += part;
        }
        self.budget.json(json.as_bytes())?;
        (self.json.view)(&json).ok_or(UNKNOWN)
    }

    fn report(&mut self, before: Option<&Report>) -> Read<Report> {
        use Column::Reports;

        let flags = self.byte(Reports)?;
        let expected = before.map_or(2020, |before| i64::from(before.year) + 1);
        let year = expected.checked_add(self.signed(Reports)?).and_then(|year| Year::try_from(year).ok());
        let year = year.ok_or(UNKNOWN)?;
        let mut report = if flags & report::JSON != 0 {
            self.rest()?
        } else if flags & report::SAME_PLACE != 0 {
            Report::new(before.ok_or(UNKNOWN)?.place.clone(), year)
        } else {
            Report::new(self.place(flags & report::CODE != 0)?, year)
        };
        report.observations = self.observations(year)?;
        let tasks = self.count(Reports)?;
        if tasks != report.commitments.len() {
            return Err(UNKNOWN);
        }
        for commitment in &mut report.commitments {
            commitment.targets = self.observations(year)?;
        }
        Ok(report)
    }

    /// A report without its statements, from JSON.
    fn rest(&mut self) -> Read<Report> {
        let json = self.text(Column::Reports)?;
        self.budget.json(json.as_bytes())?;
        self.budget.bytes(json.len())?;
        (self.json.report)(&json).ok_or(UNKNOWN)
    }

    fn place(&mut self, has_code: bool) -> Read<Place> {
        use Column::Reports;

        let mut place = Place::named(self.text(Reports)?);
        place.level = match self.byte(Reports)? {
            0 => None,
            number => Some(Level::of_number(number - 1).ok_or(UNKNOWN)?),
        };
        for _ in 0..self.count(Reports)? {
            place.within.push(self.text(Reports)?);
        }
        if has_code {
            place.code = Some(self.string(Reports)?);
        }
        Ok(place)
    }

    fn observations(&mut self, year: Year) -> Read<Vec<Observation>> {
        let count = self.count(Column::Reports)?;
        self.budget.statements(count)?;
        (0..count).map(|_| self.observation(year)).collect()
    }

    fn observation(&mut self, year: Year) -> Read<Observation> {
        let name = self.id(Column::Names)?;
        let indicator = self.named(name)?;
        let shape = self.byte(Column::Shapes)?;
        let has = |flag: u8| shape & flag != 0;
        let kind: Kind = word(shape & shape::KIND)?;
        if has(shape::UNIT) {
            let unit = self.text(Column::Units)?;
            self.units.insert(name, unit);
        }
        let unit = self.units.get(&name).cloned().ok_or(UNKNOWN)?;
        let expected = Period::Year(if kind == Kind::Target { year } else { year.saturating_sub(1) });
        let period = if has(shape::PERIOD) { self.period(year)? } else { expected };
        let value = match has(shape::GAP) {
            true => Value::Missing(word::<Gap>(self.byte(Column::Other)?)?),
            false => Value::Stated(self.figure()?),
        };
        let change = if has(shape::CHANGE) { Some(self.change(year)?) } else { None };
        let quote = if has(shape::QUOTE) { Some(self.string(Column::Quotes)?) } else { None };
        let mut observation = Observation {
            change,
            evidence: Evidence { quote, ..Evidence::default() },
            ..Observation::new(indicator, period, kind, value, unit)
        };
        if has(shape::RARE) {
            self.rare(&mut observation)?;
        }
        Ok(observation)
    }

    fn rare(&mut self, observation: &mut Observation) -> Read<()> {
        let flags = self.byte(Column::Rare)?;
        let has = |flag: u8| flags & flag != 0;
        if has(rare::AS_WRITTEN) {
            observation.as_written = Some(self.text(Column::Other)?);
        }
        if has(rare::TOPIC) {
            observation.topic = Some(word(self.byte(Column::Other)?)?);
        }
        if has(rare::COMPLETION) {
            observation.completion = Some(self.figure()?.number);
        }
        if has(rare::COMPLETION_SPAN) {
            observation.completion_span = Some(self.span()?);
        }
        if has(rare::SPAN) {
            observation.evidence.span = Some(self.span()?);
        }
        if has(rare::REPAIRED) {
            observation.evidence.repaired_from = Some(self.string(Column::Other)?);
        }
        if has(rare::RULE) {
            observation.evidence.origin = Origin::named(Some(self.text(Column::Other)?));
        }
        if has(rare::EXTRA) {
            let Extra(fields) = self.extra()?;
            for (name, json) in fields {
                let original = || (self.json.observation)(&json.0).filter(|_| name == CORRECTED);
                match name.as_str() {
                    CONFIDENCE if &*json.0 == LOW => observation.evidence.confidence = Confidence::Low,
                    RUNNER_UP => {
                        observation.evidence.runner_up = (self.json.text)(&json.0).map(Into::into);
                    }
                    _ => match original() {
                        Some(original) => observation.corrected_from = Some(Box::new(original)),
                        None => observation.extra.0.push((name, json)),
                    },
                }
            }
        }
        Ok(())
    }

    fn change(&mut self, year: Year) -> Read<StatedChange> {
        let flags = self.byte(Column::Changes)?;
        let has = |flag: u8| flags & flag != 0;
        let mut stated = StatedChange::default();
        if has(change::PERCENT) {
            stated.percent = Some(self.figure()?);
        }
        if has(change::POINTS) {
            stated.points = Some(self.figure()?);
        }
        if has(change::AMOUNT) {
            stated.amount = Some(self.figure()?);
        }
        if has(change::AGAINST) {
            stated.against = Some(self.period(year)?);
        }
        if has(change::BASIS) {
            stated.basis = Some(word(self.byte(Column::Other)?)?);
        }
        if has(change::SPAN) {
            stated.span = Some(self.span()?);
        }
        if has(change::EXTRA) {
            stated.extra = self.extra()?;
        }
        Ok(stated)
    }

    fn figure(&mut self) -> Read<Figure> {
        let shape = self.byte(Column::Figures)?;
        let spelled = |reader: &mut Self, more: u8| reader.number(shape, more & figure::SPELLING);
        if shape & figure::MORE == 0 {
            return Ok(Figure::exactly(spelled(self, 0)?));
        }
        let more = self.byte(Column::Figures)?;
        let number = spelled(self, more)?;
        let bound: Bound = word(more >> figure::BOUND & 0b111)?;
        // The upper end of a range is only a number.
        let to = match more & figure::RANGE != 0 {
            true => Some(self.end()?),
            false => None,
        };
        Ok(Figure { number, to, bound })
    }

    fn end(&mut self) -> Read<Number> {
        let shape = self.byte(Column::Figures)?;
        let more = if shape & figure::MORE == 0 { 0 } else { self.byte(Column::Figures)? };
        self.number(shape, more & figure::SPELLING)
    }

    fn number(&mut self, shape: u8, spelling: u8) -> Read<Number> {
        if spelling == figure::VERBATIM {
            let token = self.text(Column::Other)?;
            let number = match token.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
                Some(text) => Number::from_text(text),
                None => Number::from_json(&token),
            };
            return number.map_err(|_| UNKNOWN);
        }
        let digits = i128::try_from(number(self.column(Column::Amounts))?).map_err(|_| UNKNOWN)?;
        let scale = u32::from(shape & figure::SCALE);
        let mut value = Decimal::try_from_i128_with_scale(digits, scale).map_err(|_| UNKNOWN)?;
        value.set_sign_negative(shape & figure::NEGATIVE != 0);
        let text = value.to_string();
        let number =
            if spelling == figure::BARE { Number::from_json(&text) } else { Number::from_text(&text) };
        number.map_err(|_| UNKNOWN)
    }

    fn period(&mut self, year: Year) -> Read<Period> {
        Ok(match self.byte(Column::Periods)? {
            0 => Period::Year(self.year(year)?),
            1 => Period::Months(self.month(year)?, self.month(year)?),
            2 => Period::Years(self.year(year)?, self.year(year)?),
            _ => return Err(UNKNOWN),
        })
    }

    fn year(&mut self, since: Year) -> Read<Year> {
        let year = i64::from(since).checked_add(self.signed(Column::Periods)?);
        year.and_then(|year| Year::try_from(year).ok()).ok_or(UNKNOWN)
    }

    fn month(&mut self, since: Year) -> Read<Month> {
        let year = self.year(since)?;
        let month = self.byte(Column::Periods)?;
        (1..=12).contains(&month).then_some(Month { year, month }).ok_or(UNKNOWN)
    }

    fn span(&mut self) -> Read<Span> {
        Ok(Span { start: self.count(Column::Other)?, end: self.count(Column::Other)? })
    }

    fn extra(&mut self) -> Read<Extra> {
        let mut fields = Vec::new();
        for _ in 0..self.count(Column::Other)? {
            let name = self.string(Column::Other)?;
            let json = self.text(Column::Other)?;
            self.budget.bytes(json.len())?;
            self.budget.json(json.as_bytes())?;
            let is_json = (self.json.is_json)(&json);
            fields.push(is_json.then(|| (name, Json((&*json).into()))).ok_or(UNKNOWN)?);
        }
        Ok(Extra(fields))
    }

    /// A text of its own, which costs its length. Names are shared.
    fn string(&mut self, column: Column) -> Read<String> {
        let text = self.text(column)?;
        self.budget.bytes(text.len())?;
        Ok(text.to_string())
    }

    fn text(&mut self, column: Column) -> Read<Name> {
        let id = self.id(column)?;
        self.named(id)
    }

    fn named(&self, id: u64) -> Read<Name> {
        usize::try_from(id).ok().and_then(|id| self.texts.get(id)).cloned().ok_or(UNKNOWN)
    }

    fn column(&mut self, column: Column) -> &mut &'b [u8] {
        super::column_mut(&mut self.columns, column)
    }

    fn byte(&mut self, column: Column) -> Read<u8> {
        let bytes = self.column(column);
        let (first, rest) = bytes.split_first().ok_or(UNKNOWN)?;
        *bytes = rest;
        Ok(*first)
    }

    fn id(&mut self, column: Column) -> Read<u64> {
        u64::try_from(number(self.column(column))?).map_err(|_| UNKNOWN)
    }

    fn count(&mut self, column: Column) -> Read<usize> {
        usize::try_from(number(self.column(column))?).map_err(|_| UNKNOWN)
    }

    fn signed(&mut self, column: Column) -> Read<i64> {
        let number = self.id(column)?;
        Ok((number >> 1).cast_signed() ^ -(number & 1).cast_signed())
    }
}

/// Reads an integer of variable length (LEB128): seven bits per byte, lowest first.
fn number(bytes: &mut &[u8]) -> Read<u128> {
    let mut number = 0;
    for shift in (0..105).step_by(7) {
        let (byte, rest) = bytes.split_first().ok_or(UNKNOWN)?;
        *bytes = rest;
        number |= u128::from(byte & 0x7F) << shift;
        if byte & 0x80 == 0 {
            return Ok(number);
        }
    }
    Err(UNKNOWN)
}

fn word<T: Numbered>(number: u8) -> Read<T> {
    T::of_number(number).ok_or(UNKNOWN)
}
