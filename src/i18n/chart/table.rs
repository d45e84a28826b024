//! Texts of the data table: heads and cells.

use super::{join, with_unit, words, year};
use crate::chart::{Chart, Column, DataCell, DataRow, DataTable, RowHead, Wording as _};
use crate::compare::Cell;
use crate::export;
use crate::i18n::Lang;

/// The head of a column of the data table.
#[must_use]
pub fn column(lang: Lang, chart: &Chart, column: &Column) -> String {
    let named = |n: usize, what: &str, unit: bool| {
        let Some(series) = chart.series.get(n) else { return String::new() };
        let name = join(&lang.label(chart, series), what);
        with_unit(lang, &name, if unit { &series.unit } else { "" })
    };
    match *column {
        Column::Results(n) => named(n, "", true),
        Column::Targets(n) => named(n, lang.pick("目标", "target"), true),
        Column::Verdicts(n) => named(n, lang.pick("完成情况", "verdict"), false),
        Column::Year(of) => year(lang, of),
        Column::Change(from, to) => lang.pick(format!("{from}→{to} 增减"), format!("Change {from}→{to}")),
    }
}

/// The head of a row of the data table.
#[must_use]
pub fn row(lang: Lang, chart: &Chart, head: RowHead) -> String {
    match head {
        RowHead::Year(of) => year(lang, of),
        RowHead::Series(n) => chart
            .series
            .get(n)
            .map_or_else(String::new, |series| with_unit(lang, &lang.label(chart, series), &series.unit)),
    }
}

/// The head of the first column.
#[must_use]
pub fn corner(lang: Lang, chart: &Chart) -> &'static str {
    if chart.rows_are_series() { lang.pick("指标", "Indicator") } else { lang.pick("年份", "Year") }
}

/// A data table as tab-separated lines, which spreadsheets paste as cells.
#[must_use]
pub fn cells(lang: Lang, chart: &Chart, table: &DataTable) -> String {
    // A name from a file must not start a new cell or line.
    let clean = |cell: &String| cell.replace(['\t', '\n', '\r'], " ");
    let line = |cells: Vec<String>| cells.iter().map(clean).collect::<Vec<_>>().join("\t");
    lines(lang, chart, table).into_iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A data table as a CSV file, followed by title, sources and notes.
#[must_use]
pub fn csv(lang: Lang, chart: &Chart, table: &DataTable, notes: &[String]) -> String {
    let cell = |text: String| text.parse().map_or_else(|_| export::Cell::text(text), export::Cell::Number);
    let mut lines = lines(lang, chart, table).into_iter();
    let head = lines.next().unwrap_or_default();
    let mut rows: Vec<Vec<_>> = lines.map(|line| line.into_iter().map(cell).collect()).collect();
    rows.push(Vec::new());
    let below = [lang.title(chart), lang.sources(chart)].into_iter().chain(notes.iter().cloned());
    rows.extend(below.map(|note| vec![export::Cell::text(note)]));
    export::Sheet { head, rows, ..export::Sheet::default() }.csv()
}

/// The cells of a data table, including heads.
fn lines(lang: Lang, chart: &Chart, table: &DataTable) -> Vec<Vec<String>> {
    let cell = |cell: &DataCell| match cell {
        DataCell::Figure(Cell::Value(value)) => words::value(lang, value),
        DataCell::Figure(Cell::Gap(gap)) => words::gap(lang, gap),
        DataCell::Change(change) => words::change(lang, change, ""),
        DataCell::Verdict(judgement) => judgement
            .as_ref()
            .map(|judgement| words::judgement(lang, judgement, "", false))
            .unwrap_or_default(),
    };
    let line = |line: &DataRow| {
        let head = match line.head {
            // Digits only, so that spreadsheets read it as a number.
            RowHead::Year(year) => year.to_string(),
            series @ RowHead::Series(_) => row(lang, chart, series),
        };
        std::iter::once(head).chain(line.cells.iter().map(cell)).collect()
    };
    let heads = table.columns.iter().map(|of| column(lang, chart, of));
    let heads = std::iter::once(corner(lang, chart).to_owned()).chain(heads).collect();
    std::iter::once(heads).chain(table.rows.iter().map(line)).collect()
}
