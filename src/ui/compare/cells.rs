//! The cells of a row: numbers aligned at the decimal point, the level above and the growth below.

use tongbi::compare::{Break, Cell, CellGap, Growth, Index, Measure, Row, TargetSet};
use tongbi::i18n::yearbook::{self, SetNumber};
use tongbi::i18n::{self, Lang};
use tongbi::model::Year;

use super::super::element::{El, el};
use super::super::{figure, trend};

/// The parts of a number: small words, digits, and a fraction that has a slot of fixed width.
pub(crate) fn number(set: SetNumber) -> Vec<El> {
    let SetNumber { before, whole, fraction, after } = set;
    let small = |text: String| (!text.is_empty()).then(|| el("small").class("as").text(text));
    let digits = match fraction.as_str() {
        "" => el("span").class("n whole").text(whole),
        _ => el("span").class("n").text(whole).child(el("i").text(fraction)),
    };
    small(before).into_iter().chain([digits]).chain(small(after)).collect()
}

/// What a row shows for one year: the measure that leads, and the other below it.
pub(super) struct YearCell<'a> {
    index: &'a Index,
    lang: Lang,
    row: &'a Row,
    lead: Measure,
}

impl<'a> YearCell<'a> {
    pub(super) fn of(lang: Lang, index: &'a Index, row: &'a Row) -> Self {
        Self { index, lang, row, lead: yearbook::lead(row) }
    }

    /// Whether growth is the measure that is set at full size.
    pub(super) fn leads_with_growth(&self) -> bool {
        self.lead == Measure::Growth
    }

    /// The cell of the year at this position of the table's years.
    pub(super) fn cell(&self, at: usize, year: Year) -> El {
        let broken = self.row.breaks.iter().find(|(from, _)| *from == year).map(|(_, found)| *found);
        let mark = broken
            .filter(|found| *found != Break::Preliminary)
            .map(|found| el("small").class("sub break").text(i18n::compare::line_break(self.lang, found)));
        el("td")
            .class("year")
            .attr("data-break", mark.is_some().then_some(""))
            .children(self.content(at, year))
            .children(mark)
    }

    /// The content of the cell: level and growth, each a figure or the reason why there is none.
    pub(super) fn content(&self, at: usize, year: Year) -> Vec<El> {
        let (levels, growth) = match self.row.measure {
            Measure::Level => (self.row.cells.get(at), self.row.growth.get(at)),
            Measure::Growth => (None, self.row.cells.get(at)),
        };
        let value = |cell: Option<&Cell>| cell.is_some_and(|cell| cell.value().is_some());
        let sub = |content: El| el("small").class("sub").child(content);
        if self.lead == Measure::Growth {
            let main = self.measured(growth, Measure::Growth, year, value(levels));
            let unit = format!(" {}", i18n::unit::unit(self.lang, &self.row.unit));
            let level =
                value(levels).then(|| sub(self.measured(levels, Measure::Level, year, true)).text(unit));
            return [Some(main), level].into_iter().flatten().collect();
        }
        let main = self.measured(levels, Measure::Level, year, value(growth));
        let below = growth.filter(|_| value(levels) || value(growth));
        let below = below.map(|_| sub(self.measured(growth, Measure::Growth, year, value(levels))));
        [Some(main), below].into_iter().flatten().collect()
    }

    /// A figure with its marks, or "—" with the reason.
    fn measured(&self, cell: Option<&Cell>, measure: Measure, year: Year, has_other: bool) -> El {
        let lang = self.lang;
        match cell {
            Some(Cell::Value(value)) => {
                let note = yearbook::value_note(lang, value, &self.row.unit);
                let note = [note, figure::note(lang, self.index, value.at)];
                let note: Vec<String> = note.into_iter().filter(|part| !part.is_empty()).collect();
                figure::number(self.index, value.at)
                    .label(yearbook::spoken(lang, value))
                    .attr("title", (!note.is_empty()).then(|| note.join(lang.pick("；", "; "))))
                    .children(number(yearbook::set_value(lang, value)))
            }
            Some(Cell::Gap(CellGap::OtherUnit(unit, at))) if self.other_unit(*at).is_some() => {
                let figure = self.other_unit(*at).unwrap_or_default();
                let number = figure::number(self.index, *at);
                match self.index.observation(*at).and_then(|one| one.value.figure()) {
                    // A multiplier goes into the number.
                    Some(figure) if lang == Lang::En => number.text(i18n::unit::figure(lang, figure, unit)),
                    _ => number
                        .children(self::number(figure))
                        .child(el("small").class("as").text(unit.to_string())),
                }
            }
            Some(Cell::Gap(gap)) => gap_mark(yearbook::gap_note(lang, gap, year, measure, has_other)),
            None => el("span"),
        }
    }

    /// A figure in a unit of another dimension, which the row cannot convert.
    fn other_unit(&self, at: tongbi::compare::ObservationRef) -> Option<SetNumber> {
        let figure = self.index.observation(at)?.value.figure()?;
        Some(yearbook::set_number(self.lang, figure))
    }
}

/// "—", with the reason on hover, focus and touch.
pub(super) fn gap_mark(reason: String) -> El {
    el("span")
        .class("gap")
        .attr("role", "note")
        .attr("tabindex", "0")
        .attr("title", reason.clone())
        .label(reason)
        .text("—")
}

/// The sparkline of the leading measure.
pub(super) fn trend_of(row: &Row, years: &[Year]) -> El {
    let drawn = line_of(row, years);
    el("td").class("trendcol").child(drawn.unwrap_or_else(|| el("span").class("gap").text("—")))
}

/// The same without a cell; `None` with fewer than two figures.
pub(crate) fn line_of(row: &Row, years: &[Year]) -> Option<El> {
    let of = |cells: &[Cell]| {
        let values = years.iter().zip(cells).map(|(year, cell)| {
            let value = cell.value().filter(|value| value.figure.to.is_none())?;
            Some((*year, value.figure.number.value()))
        });
        trend::trend(&values.collect::<Vec<_>>(), &row.breaks)
    };
    match yearbook::lead(row) {
        Measure::Growth if row.measure == Measure::Level => of(&row.growth).or_else(|| of(&row.cells)),
        _ => of(&row.cells).or_else(|| of(&row.growth)),
    }
}

/// 同比: as the report states it, or as computed, with a note below.
pub(crate) fn change(lang: Lang, row: &Row) -> Vec<El> {
    let Some(compared) = row.changes.first() else { return vec![el("span").class("gap").text("—")] };
    let growth = compared.growth();
    let text = yearbook::growth(lang, growth, &row.unit);
    let (direction, stated) = match growth {
        Growth::Unknown(reason) => {
            return vec![gap_mark(i18n::compare::incomparable(lang, reason).to_owned())];
        }
        Growth::Computed(difference) => (difference.direction, None),
        Growth::Stated(stated) => (i18n::yearbook::direction(stated), Some(stated)),
    };
    let note = match (stated, &compared.change) {
        (Some(stated), tongbi::compare::Change::Computed(_)) => {
            let explained = i18n::compare::explanation(lang, &stated.explanation);
            let values = i18n::compare::change(lang, &compared.change, &row.unit);
            Some(yearbook::beside_stated(lang, &values, &explained))
        }
        (None, _) => Some(i18n::compare::change(lang, &compared.change, &row.unit)),
        (Some(_), _) => None,
    };
    let across = compared.across.filter(|_| stated.is_none());
    let years = compared.years.1.abs_diff(compared.years.0);
    let average = compared.average.filter(|_| years > 1).map(|average| {
        let words = i18n::compare::average(lang, &average, &row.unit);
        el("small").class("sub").text(yearbook::average(lang, &words))
    });
    let mark = (stated.is_none() && years == 1)
        .then(|| el("small").class("sub").text(yearbook::computed_mark(lang)));
    let broken =
        across.map(|found| el("small").class("sub break").text(i18n::compare::line_break(lang, found)));
    let yoy = el("span").class(figure::direction(direction)).attr("title", note).text(text);
    std::iter::once(yoy).chain(mark).chain(average).chain(broken).collect()
}

/// The growth between a further pair of years, with the average per year.
pub(super) fn further(lang: Lang, row: &Row) -> Vec<El> {
    let of = |compared: &tongbi::compare::Compared| {
        let text = yearbook::growth(lang, compared.growth(), &row.unit);
        let average = compared.average.map(|average| {
            let words = i18n::compare::average(lang, &average, &row.unit);
            el("small").class("sub").text(yearbook::average(lang, &words))
        });
        el("td").class("further").text(text).children(average)
    };
    row.changes.iter().skip(1).map(of).collect()
}

/// The target, and a further one below.
pub(super) fn target(lang: Lang, row: &Row) -> Vec<El> {
    let (first, further) = yearbook::targets(row);
    let Cell::Value(value) = &first.target else {
        let Cell::Gap(gap) = &first.target else { return Vec::new() };
        return vec![gap_mark(i18n::compare::gap(lang, gap))];
    };
    let figure = el("button")
        .attr("type", "button")
        .class("figure")
        .attr(figure::STATEMENT, value.at.to_string())
        .attr("aria-describedby", "peek")
        .text(yearbook::target(lang, &first, &row.unit));
    let planned = first.planned.map(|year| el("small").class("sub").text(yearbook::planned(lang, year)));
    let more =
        further.map(|set| el("small").class("sub").text(yearbook::marked_target(lang, set, &row.unit)));
    std::iter::once(figure).chain(planned).chain(more).collect()
}

/// The verdict: the word, and below it the deviation.
pub(super) fn verdict(lang: Lang, row: &Row) -> Vec<El> {
    let (first, _) = yearbook::targets(row);
    if first.target.value().is_none() && !matches!(first.verdict, tongbi::compare::Verdict::Reported { .. }) {
        return vec![el("span").class("gap").text("—")];
    }
    words(lang, &first, row)
}

fn words(lang: Lang, set: &TargetSet, row: &Row) -> Vec<El> {
    let (word, by) = yearbook::verdict(lang, set, &row.unit, row.rate);
    // The column is narrow.
    let by = by.replace("percentage point", "point");
    let sub = (!by.is_empty()).then(|| el("small").class("sub").text(by));
    let word = el("span").class(figure::verdict_class(&set.verdict)).text(word);
    std::iter::once(word).chain(sub).collect()
}
