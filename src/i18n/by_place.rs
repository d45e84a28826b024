//! Texts of a table of places: heads, title, and the table as a sheet, as a tidy list, and for documents.
//!
//! | form | a row is |
//! | --- | --- |
//! | sheet, document | one place: results and target |
//! | tidy list | one figure |

use super::yearbook_export::{columns_of, measure_name};
use super::{Lang, compare, name, page, place, unit, yearbook};
use crate::compare::{ByPlace, Cell, CellGap, Index, Measure, PlaceRow, Region};
use crate::export::{self, Note, PrintTable, Sheet};
use crate::format::Word as _;
use crate::model::{Bound, Level, Year};

/// The title: GDP growth: 31 provinces.
#[must_use]
pub fn title(lang: Lang, table: &ByPlace) -> String {
    let indicator = name::indicator(lang, &table.indicator);
    let places = place::counted(lang, table.level, table.rows.len());
    lang.pick(format!("{indicator}：{places}"), format!("{indicator}: {places}"))
}

/// What the columns show: 2025 年结果，2026 年目标.
#[must_use]
pub fn years(lang: Lang, table: &ByPlace) -> String {
    match (table.year, table.target_year) {
        (Some(year), Some(aimed)) => lang.pick(
            format!("{year} 年结果，{aimed} 年目标"),
            format!("results of {year}, targets for {aimed}"),
        ),
        (Some(year), None) => lang.pick(format!("{year} 年结果"), format!("results of {year}")),
        (None, Some(aimed)) => lang.pick(format!("{aimed} 年目标"), format!("targets for {aimed}")),
        (None, None) => String::new(),
    }
}

/// The unit of a measure.
fn unit_of(lang: Lang, table: &ByPlace, measure: Measure) -> String {
    match measure {
        Measure::Level => unit::unit(lang, &table.unit),
        Measure::Growth => "%".to_owned(),
    }
}

/// The head of a column of results.
#[must_use]
pub fn result(lang: Lang, table: &ByPlace, measure: Measure) -> String {
    let year = table.year.map(|year| year.to_string()).unwrap_or_default();
    let unit = unit_of(lang, table, measure);
    let what = match (measure, table.measures.len() > 1) {
        (Measure::Growth, _) => lang.pick("年增速", " growth"),
        (Measure::Level, true) => lang.pick("年总量", " level"),
        (Measure::Level, false) => lang.pick("年结果", " result"),
    };
    with_unit(lang, format!("{year}{}{what}", lang.pick(" ", "")), &unit)
}

/// The head of the column of targets.
#[must_use]
pub fn target(lang: Lang, table: &ByPlace) -> Option<String> {
    let head = page::target_of(lang, table.target_year?);
    Some(with_unit(lang, head, &unit_of(lang, table, table.target_measure)))
}

fn with_unit(lang: Lang, head: String, unit: &str) -> String {
    match unit {
        "" => head,
        _ => lang.pick(format!("{head}（{unit}）"), format!("{head} ({unit})")),
    }
}

/// The name of a group of places, with their number.
#[must_use]
pub fn group(lang: Lang, group: &crate::compare::PlaceGroup, places: usize) -> String {
    use crate::compare::PlaceGroup as Group;
    let name = match group {
        Group::Level(level) => {
            let many = match level {
                Level::National => "National",
                Level::Province => "Provinces",
                Level::City => "Cities",
                Level::County => "Counties and districts",
                Level::Town => "Towns",
                Level::Village => "Villages",
            };
            lang.pick(super::model::level(lang, *level), many).to_owned()
        }
        Group::Region(region) => region_name(lang, *region).to_owned(),
        Group::Within(around) => lang.pick(around.to_string(), format!("in {}", place::short(lang, around))),
    };
    lang.pick(format!("{name}（{places}）"), format!("{name} ({places})"))
}

fn region_name(lang: Lang, region: Region) -> &'static str {
    match region {
        Region::East => lang.pick("东部地区", "Eastern China"),
        Region::Centre => lang.pick("中部地区", "Central China"),
        Region::West => lang.pick("西部地区", "Western China"),
        Region::Northeast => lang.pick("东北地区", "Northeastern China"),
    }
}

/// The reports that the table is taken from.
#[must_use]
pub fn source(lang: Lang, index: &Index, table: &ByPlace) -> String {
    let reports =
        table.rows.iter().flat_map(|row| [row.level.at(), row.growth.at(), row.target.at()]).flatten();
    let mut years: Vec<Year> =
        reports.filter_map(|at| Some(index.reports().get(at.report as usize)?.year)).collect();
    years.sort_unstable();
    years.dedup();
    let years: Vec<String> = years.iter().map(ToString::to_string).collect();
    let places = place::counted(lang, table.level, table.rows.len());
    let years = years.join(lang.pick("、", ", "));
    lang.pick(
        format!("来源：{places}{years}年政府工作报告"),
        format!("Source: {places}, government work reports {years}"),
    )
}

/// The columns: result of each measure, then the target; with its unit and year.
fn columns(table: &ByPlace) -> impl Iterator<Item = (Measure, Option<Year>, bool)> {
    let results = table.measures.iter().map(|measure| (*measure, table.year, false));
    let target = table.target_year.map(|year| (table.target_measure, Some(year), true));
    results.chain(target).filter(|(_, year, _)| year.is_some())
}

fn cell_of(row: &PlaceRow, measure: Measure, is_target: bool) -> &Cell {
    if is_target { &row.target } else { row.cell(measure) }
}

fn heads(lang: Lang, table: &ByPlace) -> Vec<String> {
    let results = table.measures.iter().filter(|_| table.year.is_some()).map(|one| result(lang, table, *one));
    std::iter::once(lang.pick("地方", "Place").to_owned()).chain(results).chain(target(lang, table)).collect()
}

/// The table as a sheet with the sentences as notes.
#[must_use]
pub fn sheet(lang: Lang, index: &Index, table: &ByPlace) -> (Sheet, Vec<Note>) {
    let (mut lines, mut notes) = (Vec::new(), Vec::new());
    for (at, row) in table.rows.iter().enumerate() {
        let mut line = vec![export::SheetCell::text(place::full(lang, &row.place))];
        for (column, (measure, _, is_target)) in columns(table).enumerate() {
            let (content, text) = match cell_of(row, measure, is_target) {
                Cell::Value(value) => {
                    let observation = index.observation(value.at);
                    let said = index.reports().get(value.at.report as usize).zip(observation);
                    let said = said.map(|(report, observation)| page::statement(lang, report, observation));
                    let content = match value.figure.to {
                        Some(_) => export::SheetCell::text(compare::value(lang, value)),
                        None => export::SheetCell::Number(value.figure.number.value()),
                    };
                    (content, said.unwrap_or_default())
                }
                Cell::Gap(gap) => (export::SheetCell::text("—"), compare::gap(lang, gap)),
            };
            line.push(content);
            notes.push(Note { row: at, column: column + 1, text });
        }
        lines.push(line);
    }
    let head = heads(lang, table);
    (Sheet { name: title(lang, table), widths: vec![22; head.len()], head, rows: lines }, notes)
}

/// The figures, one a row.
#[must_use]
pub fn tidy(lang: Lang, index: &Index, table: &ByPlace) -> Sheet {
    let head: &[&str] = lang.pick(
        &["地方", "指标", "度量", "性质", "年份", "数值", "上限", "界", "单位", "空缺原因", "来源报告", "注"],
        &[
            "place",
            "place_zh",
            "indicator",
            "indicator_zh",
            "measure",
            "kind",
            "year",
            "value",
            "value_to",
            "bound",
            "unit",
            "gap",
            "report",
            "note",
        ],
    );
    let mut lines = Vec::new();
    for row in &table.rows {
        for (measure, year, is_target) in columns(table) {
            let mut line = columns_of(lang, &row.place, place::short(lang, &row.place));
            line.extend(columns_of(lang, &table.indicator, name::indicator(lang, &table.indicator)));
            line.extend([
                export::SheetCell::text(measure_name(lang, measure)),
                export::SheetCell::text(match is_target {
                    true => lang.pick("目标", "target"),
                    false => lang.pick("结果", "result"),
                }),
                year.map_or(export::SheetCell::Empty, |year| export::SheetCell::Number(year.into())),
            ]);
            let unit = unit_of(lang, table, measure);
            line.extend(tidy_cells(lang, index, cell_of(row, measure, is_target), &unit));
            lines.push(line);
        }
    }
    Sheet {
        name: title(lang, table),
        head: head.iter().map(|&name| name.to_owned()).collect(),
        widths: vec![14; head.len()],
        rows: lines,
    }
}

fn tidy_cells(lang: Lang, index: &Index, cell: &Cell, unit: &str) -> [export::SheetCell; 7] {
    const EMPTY: export::SheetCell = export::SheetCell::Empty;
    let at = cell.at();
    let report = at.and_then(|at| index.reports().get(at.report as usize)).map(|report| report.year);
    let report = report.map_or(EMPTY, |year| export::SheetCell::Number(year.into()));
    let note = at.and_then(|at| crate::format::text_of(&index.observation(at)?.extra, "note"));
    let note = export::SheetCell::text(note.unwrap_or_default());
    match cell {
        Cell::Value(value) => {
            let figure = &value.figure;
            let bound = if figure.bound == Bound::Exactly {
                EMPTY
            } else {
                export::SheetCell::text(figure.bound.word())
            };
            let to = figure.to.as_ref().map_or(EMPTY, |to| export::SheetCell::Number(to.value()));
            let number = export::SheetCell::Number(figure.number.value());
            [number, to, bound, export::SheetCell::text(unit), EMPTY, report, note]
        }
        Cell::Gap(gap) => {
            let reason = export::SheetCell::text(compare::gap(lang, gap));
            [EMPTY, EMPTY, EMPTY, export::SheetCell::text(unit), reason, report, note]
        }
    }
}

/// The table for documents, as the page shows it.
#[must_use]
pub fn print_table(lang: Lang, index: &Index, table: &ByPlace) -> PrintTable {
    let said = |cell: &Cell| match cell {
        Cell::Value(value) => yearbook::spoken(lang, value),
        Cell::Gap(
            CellGap::Reason(..) | CellGap::OtherUnit(..) | CellGap::NotMentioned | CellGap::NoReport,
        ) => "—".to_owned(),
    };
    let row = |row: &PlaceRow| {
        let cells =
            columns(table).map(|(measure, _, is_target)| vec![said(cell_of(row, measure, is_target))]);
        std::iter::once(vec![place::full(lang, &row.place)]).chain(cells).collect()
    };
    PrintTable {
        title: format!("{} {}", title(lang, table), years(lang, table)),
        head: heads(lang, table),
        rows: table.rows.iter().map(row).collect(),
        notes: vec![source(lang, index, table)],
    }
}

/// A name for a file of the table.
#[must_use]
pub fn file_name(lang: Lang, table: &ByPlace, ending: &str) -> String {
    format!("{}.{ending}", page::safe_name(&format!("{} {}", title(lang, table), years(lang, table))))
}
