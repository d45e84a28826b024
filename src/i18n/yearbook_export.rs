//! Exports of the yearbook's table: a workbook, a table for documents, a tidy list.
//!
//! | form | a row is | a gap is |
//! | --- | --- | --- |
//! | workbook | one measure of an indicator; numbers as numbers, their sentences as notes | "—", the reason as a note |
//! | document | an indicator as on the page, the growth below the level | "—", the reasons below the table |
//! | tidy list | one figure | an empty value with its reason |

use super::{Lang, compare, name, page, place, unit, yearbook};
use crate::compare::{Cell, CellGap, CellValue, Growth, Index, Measure, Row, Yearbook};
use crate::export::{self, Note, PrintTable, Sheet};
use crate::format::Word as _;
use crate::model::{Bound, Year};

/// The rows of the open sections, with the position of each.
fn rows(lang: Lang, index: &Index, book: &Yearbook) -> Vec<Row> {
    book.shown().filter_map(|id| Some(unit::row(lang, book.row(index, id)?))).collect()
}

/// The measures of a row, each with its cells and unit.
pub(super) fn measures(row: &Row) -> impl Iterator<Item = (Measure, &[Cell], &str)> {
    let own =
        (row.measure, row.cells.as_slice(), if row.measure == Measure::Growth { "%" } else { &*row.unit });
    let growth = (Measure::Growth, row.growth.as_slice(), "%");
    [own, growth].into_iter().filter(|(_, cells, _)| !cells.is_empty())
}

/// The name of a measure.
#[must_use]
pub fn measure_name(lang: Lang, measure: Measure) -> &'static str {
    match measure {
        Measure::Level => lang.pick("总量", "Level"),
        Measure::Growth => lang.pick("增速", "Growth"),
    }
}

/// The name of a row's indicator, with the part of the year that it measures.
pub(super) fn named(lang: Lang, row: &Row) -> String {
    with_part(lang, name::indicator(lang, &row.indicator), row)
}

fn with_part(lang: Lang, name: String, row: &Row) -> String {
    match compare::part(lang, row.part).as_str() {
        "" => name,
        part => lang.pick(format!("{name}（{part}）"), format!("{name} ({part})")),
    }
}

/// A name in its own column; in English followed by the Chinese one.
pub(super) fn columns_of(lang: Lang, chinese: &str, said: String) -> Vec<export::SheetCell> {
    let chinese = (lang == Lang::En).then(|| export::SheetCell::text(chinese));
    std::iter::once(export::SheetCell::text(said)).chain(chinese).collect()
}

/// The table as a sheet, with notes that give the sentence of each figure and the reason of each gap.
#[must_use]
pub fn sheet(lang: Lang, index: &Index, book: &Yearbook) -> (Sheet, Vec<Note>) {
    let table = &book.table;
    let across = book.is_across();
    let chinese = (lang == Lang::En).then_some("In Chinese");
    let mut head: Vec<(String, u16)> = Vec::new();
    if across {
        head.push((lang.pick("地方", "Place").to_owned(), 14));
        head.extend(chinese.map(|name| (name.to_owned(), 14)));
    }
    head.push((lang.pick("指标", "Indicator").to_owned(), 26));
    head.extend(chinese.map(|name| (name.to_owned(), 20)));
    head.push((lang.pick("度量", "Measure").to_owned(), 8));
    head.push((lang.pick("单位", "Unit").to_owned(), 10));
    let first = head.len();
    head.extend(table.years.iter().map(|year| (lang.pick(format!("{year} 年"), year.to_string()), 11)));
    head.push((lang.pick("同比", "Growth on the year before").to_owned(), 12));
    head.push((lang.pick("同比依据", "Basis of growth").to_owned(), 14));
    if let Some(year) = table.target_year {
        head.push((page::target_of(lang, year), 12));
        head.push((lang.pick("完成", "Outcome").to_owned(), 20));
    }
    let (mut lines, mut notes) = (Vec::new(), Vec::new());
    for row in rows(lang, index, book) {
        for (at, (measure, cells, unit)) in measures(&row).enumerate() {
            let mut line: Vec<export::SheetCell> = Vec::new();
            if across {
                line.extend(columns_of(lang, &row.place, place::short(lang, &row.place)));
            }
            line.extend(columns_of(lang, &row.indicator, named(lang, &row)));
            line.push(export::SheetCell::text(measure_name(lang, measure)));
            line.push(export::SheetCell::text(unit::unit(lang, unit)));
            for (column, (cell, year)) in cells.iter().zip(&table.years).enumerate() {
                let (content, text) = noted(lang, index, cell, *year, unit);
                line.push(content);
                notes.push(Note { row: lines.len(), column: first + column, text });
            }
            line.extend(if at == 0 {
                growth(lang, &row)
            } else {
                [export::SheetCell::Empty, export::SheetCell::Empty]
            });
            if table.target_year.is_some() {
                line.extend(aim(lang, &row, measure));
            }
            lines.push(line);
        }
    }
    let (head, widths) = head.into_iter().unzip();
    (Sheet { name: yearbook::file_title(lang, &book.places), head, widths, rows: lines }, notes)
}

/// A cell of a sheet with its note.
fn noted(lang: Lang, index: &Index, cell: &Cell, year: Year, unit: &str) -> (export::SheetCell, String) {
    match cell {
        Cell::Value(value) => {
            let note = [
                yearbook::value_note(lang, value, unit),
                bound_note(lang, value),
                source(lang, index, value),
            ];
            let note: Vec<String> = note.into_iter().filter(|part| !part.is_empty()).collect();
            let content = match &value.figure.to {
                Some(_) => export::SheetCell::text(compare::value(lang, value)),
                None => export::SheetCell::Number(value.figure.number.value()),
            };
            (content, note.join(lang.pick("；", "; ")))
        }
        Cell::Gap(gap) => {
            (export::SheetCell::text("—"), yearbook::gap_note(lang, gap, year, Measure::Level, false))
        }
    }
}

/// The bound of a figure, which a number in a sheet cannot hold.
fn bound_note(lang: Lang, value: &CellValue) -> String {
    match value.figure.bound {
        Bound::Exactly => String::new(),
        _ => lang.pick(
            format!("报告所说：{}", compare::value(lang, value)),
            format!("as stated: {}", compare::value(lang, value)),
        ),
    }
}

fn source(lang: Lang, index: &Index, value: &CellValue) -> String {
    let report = index.reports().get(value.at.report as usize);
    let observation = index.observation(value.at);
    match (report, observation) {
        (Some(report), Some(observation)) => page::statement(lang, report, observation),
        _ => String::new(),
    }
}

/// The growth, and whether a report states it or it is computed.
fn growth(lang: Lang, row: &Row) -> [export::SheetCell; 2] {
    let Some(compared) = row.changes.first() else {
        return [export::SheetCell::Empty, export::SheetCell::Empty];
    };
    let growth = compared.growth();
    let basis = match growth {
        Growth::Stated(_) => lang.pick("报告所说", "stated by the report"),
        Growth::Computed(_) => yearbook::computed(lang),
        Growth::Unknown(reason) => compare::incomparable(lang, reason),
    };
    [export::SheetCell::text(yearbook::growth(lang, growth, &row.unit)), export::SheetCell::text(basis)]
}

/// The target for a measure, and its verdict.
fn aim(lang: Lang, row: &Row, measure: Measure) -> [export::SheetCell; 2] {
    let Some(set) = yearbook::target_for(row, measure).filter(|set| set.target.value().is_some()) else {
        return [export::SheetCell::Empty, export::SheetCell::Empty];
    };
    let (word, by) = yearbook::verdict(lang, &set, &row.unit, row.rate);
    let planned = set.planned.map(|year| yearbook::planned(lang, year));
    let said = [Some(word), Some(by), planned].into_iter().flatten().filter(|part| !part.is_empty());
    [
        export::SheetCell::text(yearbook::target(lang, &set, &row.unit)),
        export::SheetCell::text(said.collect::<Vec<_>>().join(lang.pick("，", ", "))),
    ]
}

/// The figures of the table, one a row.
#[must_use]
pub fn tidy(lang: Lang, index: &Index, book: &Yearbook) -> Sheet {
    let head: &[&str] = match lang {
        Lang::Zh => &[
            "地方",
            "指标",
            "时段",
            "度量",
            "年份",
            "数值",
            "上限",
            "界",
            "单位",
            "空缺原因",
            "来源报告",
            "原句",
        ],
        Lang::En => &[
            "place",
            "place_zh",
            "indicator",
            "indicator_zh",
            "part",
            "measure",
            "year",
            "value",
            "value_to",
            "bound",
            "unit",
            "gap",
            "report",
            "quote",
        ],
    };
    let mut lines = Vec::new();
    for row in rows(lang, index, book) {
        for (measure, cells, unit) in measures(&row) {
            for (cell, year) in cells.iter().zip(&book.table.years) {
                let mut line = columns_of(lang, &row.place, place::short(lang, &row.place));
                line.extend(columns_of(lang, &row.indicator, name::indicator(lang, &row.indicator)));
                line.extend([
                    export::SheetCell::text(compare::part(lang, row.part)),
                    export::SheetCell::text(measure_name(lang, measure)),
                    export::SheetCell::Number((*year).into()),
                ]);
                line.extend(tidy_cells(lang, index, cell, &unit::unit(lang, unit)));
                lines.push(line);
            }
        }
    }
    Sheet {
        name: yearbook::file_title(lang, &book.places),
        head: head.iter().map(|&name| name.to_owned()).collect(),
        widths: vec![14; head.len()],
        rows: lines,
    }
}

fn tidy_cells(lang: Lang, index: &Index, cell: &Cell, unit: &str) -> [export::SheetCell; 7] {
    const EMPTY: export::SheetCell = export::SheetCell::Empty;
    match cell {
        Cell::Value(value) => {
            let figure = &value.figure;
            let report = index.reports().get(value.at.report as usize).map(|report| report.year);
            let quote =
                index.observation(value.at).and_then(|observation| observation.evidence.quote.clone());
            [
                export::SheetCell::Number(figure.number.value()),
                figure.to.as_ref().map_or(EMPTY, |to| export::SheetCell::Number(to.value())),
                if figure.bound == Bound::Exactly {
                    EMPTY
                } else {
                    export::SheetCell::text(figure.bound.word())
                },
                export::SheetCell::text(unit),
                EMPTY,
                report.map_or(EMPTY, |year| export::SheetCell::Number(year.into())),
                export::SheetCell::text(quote.unwrap_or_default()),
            ]
        }
        Cell::Gap(gap) => {
            let reason = export::SheetCell::text(compare::gap(lang, gap));
            [EMPTY, EMPTY, EMPTY, export::SheetCell::text(unit), reason, EMPTY, EMPTY]
        }
    }
}

/// The table for documents, as the page shows it. The texts of its tooltips stand below the table.
#[must_use]
pub fn print_table(lang: Lang, index: &Index, book: &Yearbook) -> PrintTable {
    let table = &book.table;
    let place = book.is_across();
    let mut head = vec![lang.pick("指标", "Indicator").to_owned()];
    head.extend(table.years.iter().map(ToString::to_string));
    head.push(lang.pick("同比", "Growth").to_owned());
    if let Some(year) = table.target_year {
        head.push(page::target_of(lang, year));
        head.push(lang.pick("完成", "Outcome").to_owned());
    }
    let mut notes = vec![yearbook::key(lang).to_owned()];
    let mut lines = Vec::new();
    for row in rows(lang, index, book) {
        let unit = match row.measure {
            Measure::Growth => yearbook::growth_unit(lang, &row.indicator).to_owned(),
            Measure::Level => unit::unit(lang, &row.unit),
        };
        let name = with_part(lang, name::full(lang, &row.indicator), &row);
        let name = if place { format!("{} {name}", place::full(lang, &row.place)) } else { name };
        let mut line = vec![vec![format!("{name} {unit}")]];
        if let (Some(cell), false) = (line.first_mut(), row.growth.is_empty()) {
            cell.push(yearbook::growth_unit(lang, &row.indicator).to_owned());
        }
        for at in 0..table.years.len() {
            let of = |cells: &[Cell]| cells.get(at).map(|cell| cell_text(lang, index, cell));
            line.push([of(&row.cells), of(&row.growth)].into_iter().flatten().collect());
            if let Some(Cell::Value(value)) = row.cells.get(at)
                && !value.others.is_empty()
                && let Some(year) = table.years.get(at)
            {
                let note = yearbook::value_note(lang, value, &row.unit);
                notes.push(
                    lang.pick(format!("{name} {year} 年：{note}。"), format!("{name}, {year}: {note}.")),
                );
            }
        }
        let growth = row.changes.first().map(crate::compare::Compared::growth);
        let mark = matches!(growth, Some(Growth::Computed(_))).then(|| yearbook::computed(lang).to_owned());
        let growth = growth.map_or("—".to_owned(), |growth| yearbook::growth(lang, growth, &row.unit));
        line.push([Some(growth), mark].into_iter().flatten().collect());
        if table.target_year.is_some() {
            let (set, _) = yearbook::targets(&row);
            let (word, by) = match set.target.value() {
                Some(_) => yearbook::verdict(lang, &set, &row.unit, row.rate),
                None => ("—".to_owned(), String::new()),
            };
            line.push(vec![yearbook::target(lang, &set, &row.unit)]);
            line.push([word, by].into_iter().filter(|part| !part.is_empty()).collect());
        }
        lines.push(line);
    }
    notes.push(yearbook::source(lang, index, &book.places));
    let title = format!("{} {}", yearbook::title(lang, &book.places), yearbook::span(lang, &table.years));
    PrintTable { title, head, rows: lines, notes }
}

fn cell_text(lang: Lang, index: &Index, cell: &Cell) -> String {
    match cell {
        Cell::Value(value) => yearbook::spoken(lang, value),
        Cell::Gap(CellGap::OtherUnit(unit, at)) => {
            let figure = index.observation(*at).and_then(|observation| observation.value.figure());
            let figure = figure.map(|figure| compare::figure(lang, figure)).unwrap_or_default();
            format!("{figure} {}", unit::unit(lang, unit))
        }
        Cell::Gap(_) => "—".to_owned(),
    }
}
