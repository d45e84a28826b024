//! Texts of the data table: heads and cells.

use super::{join, with_unit, words, year};
use crate::chart::{Chart, ChartSeries, Column, DataCell, DataRow, DataTable, RowHead, Wording as _};
use crate::compare::{Cell, CellGap, CellValue};
use crate::export;
use crate::i18n::yearbook_export::columns_of;
use crate::i18n::{Lang, name, place, unit};
use crate::model::{Bound, Number, Year};

/// The head of a column of the data table.
#[must_use]
pub fn column(lang: Lang, chart: &Chart, column: &Column) -> String {
    let named = |n: usize, what: &str, unit: bool| {
        let Some(series) = chart.series.get(n) else { return String::new() };
        let name = join(&lang.label(chart, series), what);
        with_unit(lang, &name, if unit { &series.unit } else { "" })
    };
    // The unit of all series stands in the heads of columns; else each row gives its own.
    let shared = |name: String| with_unit(lang, &name, chart.unit().map_or("", |unit| &**unit));
    match *column {
        Column::Results(n) => named(n, "", true),
        Column::Targets(n) => named(n, lang.pick("目标", "target"), true),
        Column::Verdicts(n) => named(n, lang.pick("完成情况", "verdict"), false),
        Column::Year(of) => shared(year(lang, of)),
        Column::Change(from, to) => {
            let name = lang.pick(format!("{from}→{to} 增减"), format!("Change {from}→{to}"));
            // Rates change by points, which the cells say.
            if chart.series.iter().any(|series| series.rate) { name } else { shared(name) }
        }
        Column::TargetsFor(of) => shared(lang.pick(format!("{of}年目标"), format!("Target {of}"))),
        Column::Outcomes => lang.pick("完成情况", "Verdict").to_owned(),
    }
}

/// The head of a row of the data table.
#[must_use]
pub fn row(lang: Lang, chart: &Chart, head: RowHead) -> String {
    match head {
        RowHead::Year(of) => year(lang, of),
        RowHead::Series(n) => chart.series.get(n).map_or_else(String::new, |series| {
            let unit = if chart.unit().is_some() { "" } else { &*series.unit };
            with_unit(lang, &lang.label(chart, series), unit)
        }),
    }
}

/// The head of the first column.
#[must_use]
pub fn corner(lang: Lang, chart: &Chart) -> &'static str {
    match (chart.rows_are_series(), chart.indicator().is_some()) {
        (false, _) => lang.pick("年份", "Year"),
        (true, true) if chart.place().is_none() => lang.pick("地方", "Place"),
        (true, _) => lang.pick("指标", "Indicator"),
    }
}

/// A data table as tab-separated lines, which spreadsheets paste as cells.
#[must_use]
pub fn cells(lang: Lang, chart: &Chart, table: &DataTable) -> String {
    // A name from a file must not start a new cell or line.
    let clean = |cell: &String| cell.replace(['\t', '\n', '\r'], " ");
    let line = |cells: Vec<String>| cells.iter().map(clean).collect::<Vec<_>>().join("\t");
    lines(lang, chart, table).into_iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The figures of a chart as a CSV file, one a line, without anything else. The bound of a figure and what is to
/// be known of it have columns of their own, so that values are numbers.
#[must_use]
pub fn csv(lang: Lang, chart: &Chart) -> String {
    let head: &[&str] = match lang {
        Lang::Zh => &["地区", "指标", "年份", "类别", "数值", "数值至", "限定", "单位", "说明"],
        Lang::En => &[
            "place",
            "place_zh",
            "indicator",
            "indicator_zh",
            "year",
            "kind",
            "value",
            "value_to",
            "bound",
            "unit",
            "note",
        ],
    };
    let mut rows = Vec::new();
    for series in &chart.series {
        for point in &series.points {
            rows.push(figure(lang, series, point.year, &point.result, false));
            // A year without a target is not listed, unless the report gives a reason.
            if !matches!(point.target, Cell::Gap(CellGap::NotMentioned | CellGap::NoReport)) {
                rows.push(figure(lang, series, chart.target_year(point), &point.target, true));
            }
        }
    }
    let head = head.iter().map(|&name| name.to_owned()).collect();
    export::Sheet { head, rows, ..export::Sheet::default() }.csv()
}

/// The line of one figure, or of the reason why there is none.
fn figure(
    lang: Lang,
    series: &ChartSeries,
    year: Year,
    cell: &Cell,
    is_target: bool,
) -> Vec<export::SheetCell> {
    let kind = if is_target { lang.pick("目标", "target") } else { lang.pick("结果", "result") };
    let stated = cell.value();
    let number = |number: Option<&Number>| {
        number.map_or(export::SheetCell::Empty, |number| export::SheetCell::Number(number.value()))
    };
    let note = match cell {
        Cell::Value(value) => note(lang, value),
        Cell::Gap(gap) => lang.gap(gap, is_target),
    };
    let mut line = columns_of(lang, &series.place, place::short(lang, &series.place));
    line.extend(columns_of(lang, &series.indicator, name::indicator(lang, &series.indicator)));
    line.extend([
        export::SheetCell::Number(year.into()),
        export::SheetCell::text(kind),
        number(stated.map(|value| &value.figure.number)),
        number(stated.and_then(|value| value.figure.to.as_ref())),
        export::SheetCell::text(stated.map_or("", |value| bound(lang, value.figure.bound))),
        export::SheetCell::text(unit::unit(lang, &series.unit)),
        export::SheetCell::text(note),
    ]);
    line
}

/// What is to be known of a figure: that it is preliminary, and how it was written in another unit.
fn note(lang: Lang, value: &CellValue) -> String {
    let written = value.written.as_ref().map(|written| {
        let figure = unit::figure(lang, &written.figure, &written.unit);
        lang.pick(format!("原文为 {figure}"), format!("written as {figure}"))
    });
    let kind = words::kind_mark(lang, value.kind).map(str::to_owned);
    kind.into_iter().chain(written).collect::<Vec<_>>().join(lang.pick("；", "; "))
}

/// The word for a bound; none for an exact figure.
fn bound(lang: Lang, bound: Bound) -> &'static str {
    match bound {
        Bound::Exactly => "",
        Bound::About => lang.pick("左右", "about"),
        Bound::AtLeast => lang.pick("以上", "at least"),
        Bound::AtMost => lang.pick("以内", "at most"),
        Bound::Over => lang.pick("超过", "over"),
        Bound::Nearly => lang.pick("近", "nearly"),
    }
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
