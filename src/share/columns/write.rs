//! Writes reports and a view as columns.

use std::collections::HashMap;

use super::word::Numbered as _;
use super::{
    COLUMNS, CONFIDENCE, CORRECTED, Column, LOW, NAME, RUNNER_UP, change, figure, rare, report, shape, text,
};
use crate::format;
use crate::model::{
    Bound, Confidence, Extra, Figure, Json, Kind, Month, Number, Observation, Period, Place, Report, Span,
    StatedChange, Value, Year,
};
use crate::share::Pause;
use crate::view::View;
use crate::view::v1::ViewV1;

/// Joins all columns, each preceded by its length.
pub(super) async fn columns(reports: &[Report], view: &View, pause: &mut impl Pause) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.count(Column::Reports, reports.len());
    let mut before: Option<&Report> = None;
    for one in reports {
        writer.report(one, before);
        before = Some(one);
        pause.pause().await;
    }
    writer.view(view);
    let mut bytes = Vec::new();
    for column in &writer.columns {
        push(&mut bytes, column.len() as u128);
        bytes.extend_from_slice(column);
    }
    bytes
}

#[derive(Default)]
struct Writer {
    columns: [Vec<u8>; COLUMNS],
    /// Texts in the order of their first use.
    texts: HashMap<String, u64>,
    /// The last unit of each indicator.
    units: HashMap<u64, u64>,
}

impl Writer {
    fn report(&mut self, report: &Report, before: Option<&Report>) {
        use Column::Reports;

        let rest = rest(report);
        let same_place = before.is_some_and(|before| before.place == report.place);
        let flags = if rest.is_some() { report::JSON } else { 0 }
            | if same_place { report::SAME_PLACE } else { 0 }
            | if report.place.code.is_some() { report::CODE } else { 0 };
        self.byte(Reports, flags);
        let expected = before.map_or(2020, |before| i64::from(before.year) + 1);
        self.signed(Reports, i64::from(report.year) - expected);
        if let Some(rest) = rest {
            self.text(Reports, &format::write(&rest));
        } else if !same_place {
            self.place(&report.place);
        }
        self.count(Reports, report.observations.len());
        for observation in &report.observations {
            self.observation(observation, report.year);
        }
        self.count(Reports, report.commitments.len());
        for commitment in &report.commitments {
            self.count(Reports, commitment.targets.len());
            for target in &commitment.targets {
                self.observation(target, report.year);
            }
        }
    }

    /// Writes a view as JSON, with numbers for the names that the reports contain.
    fn view(&mut self, view: &View) {
        if *view == View::default() {
            return;
        }
        let json = serde_json::to_string(&ViewV1::from(view)).unwrap_or_default();
        let mut names = Vec::new();
        let known = |text: &&str| self.texts.get(*text).copied();
        let parts: Vec<&str> = json
            .split('"')
            .map(|part| match Some(part).filter(|part| !part.is_ascii()).as_ref().and_then(known) {
                Some(name) => {
                    names.push(name);
                    NAME
                }
                None => part,
            })
            .collect();
        self.text(Column::Reports, &parts.join("\""));
        names.into_iter().for_each(|name| self.put(Column::Reports, name));
    }

    fn place(&mut self, place: &Place) {
        use Column::Reports;

        self.text(Reports, &place.name);
        self.byte(Reports, place.level.map_or(0, |level| level.number() + 1));
        self.count(Reports, place.within.len());
        for around in &place.within {
            self.text(Reports, around);
        }
        if let Some(code) = &place.code {
            self.text(Reports, code);
        }
    }

    fn observation(&mut self, observation: &Observation, year: Year) {
        let Observation {
            indicator,
            as_written,
            topic,
            period,
            kind,
            value,
            unit,
            change,
            completion,
            completion_span,
            evidence,
            corrected_from,
            extra,
        } = observation;
        let mut extra = extra.clone();
        let mut beside = |name: &str, json: String| extra.0.push((name.to_owned(), Json(json.into())));
        if evidence.confidence == Confidence::Low {
            beside(CONFIDENCE, LOW.to_owned());
        }
        if let Some(name) = &evidence.runner_up {
            beside(RUNNER_UP, serde_json::Value::from(&**name).to_string());
        }
        if let Some(original) = corrected_from {
            beside(CORRECTED, format::write_observation(original));
        }
        let name = self.text(Column::Names, indicator);
        let unit = self.id(unit);
        let is_usual = self.units.insert(name, unit) == Some(unit);
        let expected = Period::Year(if *kind == Kind::Target { year } else { year.saturating_sub(1) });
        let scarce = flags([
            (rare::AS_WRITTEN, as_written.is_some()),
            (rare::TOPIC, topic.is_some()),
            (rare::COMPLETION, completion.is_some()),
            (rare::COMPLETION_SPAN, completion_span.is_some()),
            (rare::SPAN, evidence.span.is_some()),
            (rare::REPAIRED, evidence.repaired_from.is_some()),
            (rare::RULE, evidence.origin.name().is_some()),
            (rare::EXTRA, !extra.0.is_empty()),
        ]);
        let shape = flags([
            (shape::UNIT, !is_usual),
            (shape::PERIOD, *period != expected),
            (shape::GAP, value.figure().is_none()),
            (shape::CHANGE, change.is_some()),
            (shape::QUOTE, evidence.quote.is_some()),
            (shape::RARE, scarce != 0),
        ]);
        self.byte(Column::Shapes, shape | kind.number());
        if !is_usual {
            self.put(Column::Units, unit);
        }
        if *period != expected {
            self.period(*period, year);
        }
        match value {
            Value::Stated(figure) => self.figure(figure),
            Value::Missing(gap) => self.byte(Column::Other, gap.number()),
        }
        if let Some(change) = change {
            self.change(change, year);
        }
        if let Some(quote) = &evidence.quote {
            self.text(Column::Quotes, quote);
        }
        if scarce != 0 {
            self.byte(Column::Rare, scarce);
        }
        for text in as_written.iter().map(|name| &**name) {
            self.text(Column::Other, text);
        }
        if let Some(topic) = topic {
            self.byte(Column::Other, topic.number());
        }
        if let Some(completion) = completion {
            self.figure(&Figure::exactly(completion.clone()));
        }
        for span in completion_span.iter().chain(&evidence.span) {
            self.span(*span);
        }
        for text in evidence.repaired_from.as_deref().into_iter().chain(evidence.origin.name()) {
            self.text(Column::Other, text);
        }
        self.extra(&extra);
    }

    fn change(&mut self, stated: &StatedChange, year: Year) {
        let StatedChange { percent, points, amount, against, basis, span, extra } = stated;
        let flags = flags([
            (change::PERCENT, percent.is_some()),
            (change::POINTS, points.is_some()),
            (change::AMOUNT, amount.is_some()),
            (change::AGAINST, against.is_some()),
            (change::BASIS, basis.is_some()),
            (change::SPAN, span.is_some()),
            (change::EXTRA, !extra.0.is_empty()),
        ]);
        self.byte(Column::Changes, flags);
        for figure in percent.iter().chain(points).chain(amount) {
            self.figure(figure);
        }
        if let Some(against) = against {
            self.period(*against, year);
        }
        if let Some(basis) = basis {
            self.byte(Column::Other, basis.number());
        }
        if let Some(span) = span {
            self.span(*span);
        }
        self.extra(extra);
    }

    /// Writes a figure: a byte for its number, another one if it is not just an exact number in quotation
    /// marks, and the digits.
    fn figure(&mut self, stated: &Figure) {
        let Figure { number, to, bound } = stated;
        let (spelling, _) = spelling(number);
        let range = if to.is_some() { figure::RANGE } else { 0 };
        let more = spelling | bound.number() << figure::BOUND | range;
        let more_follows = more != 0;
        self.number(number, more_follows);
        if more_follows {
            self.byte(Column::Figures, more);
        }
        if let Some(to) = to {
            self.figure(&Figure { number: to.clone(), to: None, bound: Bound::Exactly });
        }
    }

    fn number(&mut self, number: &Number, more: bool) {
        let value = number.value();
        let sign = if value.is_sign_negative() { figure::NEGATIVE } else { 0 };
        let more = if more { figure::MORE } else { 0 };
        let scale = u8::try_from(value.scale()).unwrap_or_default() & figure::SCALE;
        self.byte(Column::Figures, scale | sign | more);
        match spelling(number) {
            (_, Some(token)) => {
                self.text(Column::Other, &token);
            }
            (_, None) => push(self.column(Column::Amounts), value.mantissa().unsigned_abs()),
        }
    }

    fn period(&mut self, period: Period, year: Year) {
        let since = |other: Year| i64::from(other) - i64::from(year);
        match period {
            Period::Year(year) => {
                self.byte(Column::Periods, 0);
                self.signed(Column::Periods, since(year));
            }
            Period::Months(from, to) => {
                self.byte(Column::Periods, 1);
                for Month { year, month } in [from, to] {
                    self.signed(Column::Periods, since(year));
                    self.byte(Column::Periods, month);
                }
            }
            Period::Years(from, to) => {
                self.byte(Column::Periods, 2);
                self.signed(Column::Periods, since(from));
                self.signed(Column::Periods, since(to));
            }
        }
    }

    fn span(&mut self, Span { start, end }: Span) {
        self.count(Column::Other, start);
        self.count(Column::Other, end);
    }

    /// Writes fields beyond the format. If there are none, a flag says so and nothing is written.
    fn extra(&mut self, Extra(fields): &Extra) {
        if fields.is_empty() {
            return;
        }
        self.count(Column::Other, fields.len());
        for (name, json) in fields {
            self.text(Column::Other, name);
            self.text(Column::Other, &json.0);
        }
    }

    /// Writes a text as its number. A text gets a number at its first use.
    fn text(&mut self, column: Column, text: &str) -> u64 {
        let id = self.id(text);
        self.put(column, id);
        id
    }

    fn id(&mut self, text: &str) -> u64 {
        if let Some(id) = self.texts.get(text) {
            return *id;
        }
        let id = self.texts.len() as u64;
        self.texts.insert(text.to_owned(), id);
        match text::number(text) {
            Some(number) => self.put(Column::Texts, number << 1 | 1),
            None => {
                let encoded = text::encode(text);
                self.put(Column::Texts, (encoded.len() as u64) << 1);
                self.column(Column::Characters).extend(encoded);
            }
        }
        id
    }

    fn column(&mut self, column: Column) -> &mut Vec<u8> {
        super::column_mut(&mut self.columns, column)
    }

    fn byte(&mut self, column: Column, byte: u8) {
        self.column(column).push(byte);
    }

    fn put(&mut self, column: Column, number: u64) {
        push(self.column(column), number.into());
    }

    fn count(&mut self, column: Column, count: usize) {
        self.put(column, count as u64);
    }

    /// Writes 0, −1, 1, −2 … as 0, 1, 2, 3 … (zigzag), so that small negative numbers are short too.
    fn signed(&mut self, column: Column, number: i64) {
        self.put(column, (number << 1 ^ number >> 63).cast_unsigned());
    }
}

/// Writes an integer of variable length (LEB128): seven bits per byte, lowest first.
fn push(bytes: &mut Vec<u8>, mut number: u128) {
    loop {
        let low = u8::try_from(number & 0x7F).unwrap_or_default();
        number >>= 7;
        if number == 0 {
            bytes.push(low);
            return;
        }
        bytes.push(low | 0x80);
    }
}

fn flags<const N: usize>(flags: [(u8, bool); N]) -> u8 {
    flags.into_iter().filter(|(_, set)| *set).fold(0, |all, (flag, _)| all | flag)
}

/// The spelling of a number, with its token if the value does not determine it.
fn spelling(number: &Number) -> (u8, Option<String>) {
    let (token, value) = (number.to_json(), number.value().to_string());
    if token == value {
        return (figure::BARE, None);
    }
    let is_text = token.strip_prefix('"').and_then(|text| text.strip_suffix('"')) == Some(&value);
    if is_text { (0, None) } else { (figure::VERBATIM, Some(token)) }
}

/// The report without its statements; `None` if only place and year remain, which have columns.
fn rest(report: &Report) -> Option<Report> {
    let place = Place { extra: Extra::default(), ..report.place.clone() };
    let mut rest = report.clone();
    rest.observations.clear();
    rest.commitments.iter_mut().for_each(|commitment| commitment.targets.clear());
    (rest != Report::new(place, report.year)).then_some(rest)
}
