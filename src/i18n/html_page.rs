//! Assembles everything loaded as one standalone HTML page.

use std::cmp::Reverse;
use std::sync::Arc;

use super::compare as said;
use super::{Lang, model, page, unit, yearbook, yearbook_export};
use crate::chart::{Chart, ChartKind, Dress, Spec, Theme};
use crate::compare::{Cell, Growth, Index, Measure, Row, Selection, SeriesId, Table};
use crate::export::{Block, HtmlPage, PageCell, Section};
use crate::model::{Commitment, Report};
use crate::view::View;

/// The width of drawings in pixels, for A4.
const WIDTH: u32 = 680;

/// The most small charts per place.
const CHARTS: usize = 9;

/// The page of an index. `made` gives the date and tool.
#[must_use]
pub fn html_page(lang: Lang, index: &Index, view: &View, made: &str) -> HtmlPage {
    let places: Vec<_> = index.places().iter().map(|entry| entry.label.clone()).collect();
    let years: Vec<_> =
        index.years(&[]).into_iter().filter(|(_, results, _)| *results > 0).map(|(y, ..)| y).collect();
    let lead = lang.pick(
        format!("{made}。把这个文件拖进同比的页面，可以继续对比、作图和核对。"),
        format!("{made}. Drop this file on the Tongbi page to compare, draw and check further."),
    );
    let drawn = drawing(lang, index, view)
        .map(|drawing| Section { heading: lang.pick("图表", "Charts").to_owned(), blocks: vec![drawing] });
    let of_places = index.places().iter().map(|entry| place(lang, index, &entry.label));
    let reports = index.reports().iter().map(|one| report(lang, one));
    HtmlPage {
        lang: lang.code(),
        title: page::comparison_title(lang, &places, &years),
        lead,
        sections: drawn.into_iter().chain(of_places).chain(reports).collect(),
    }
}

/// The chart that the reader chose, if any.
fn drawing(lang: Lang, index: &Index, view: &View) -> Option<Block> {
    let chart = (!view.drawn.is_empty()).then(|| view.chart(index).ok()).flatten()?;
    Some(drawn(lang, chart))
}

fn drawn(lang: Lang, chart: Chart) -> Block {
    let fonts = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";
    let dress = Dress { width: WIDTH, height: 0, notes: &[], link: None, theme: Theme::Light, fonts };
    Block::Drawing(chart.counted(&lang).standalone(&lang, &dress))
}

/// The figures of a place: small charts, and a table of all years.
fn place(lang: Lang, index: &Index, label: &crate::model::Name) -> Section {
    let places = vec![label.clone()];
    let years = index.years(&places);
    let years = years.first().map(|(y, ..)| *y).zip(years.last().map(|(y, ..)| *y));
    let table = index.table(&Selection { places, years, ..Selection::default() }, &|_| None);
    let values = |id: SeriesId| {
        index.trend(id).map_or(0, |trend| trend.points.iter().filter(|p| p.value().is_some()).count())
    };
    let all = (0..table.len()).filter_map(|row| table.series(row)).map(|id| (values(id), id));
    let mut long: Vec<(usize, SeriesId)> = all.filter(|(values, _)| *values > 1).collect();
    long.sort_by_key(|(values, _)| Reverse(*values));
    let long = long.into_iter().take(CHARTS).map(|(_, id)| id).collect();
    let charts = Spec::new(ChartKind::Multiples, long, Vec::new());
    let charts = Chart::new(index, &charts).ok().map(|chart| drawn(lang, chart));
    let blocks = charts.into_iter().chain([figures(lang, index, &table)]).collect();
    Section { heading: page::place_name(lang, label), blocks }
}

fn figures(lang: Lang, index: &Index, table: &Table) -> Block {
    let mut head = vec![lang.pick("指标", "Indicator").to_owned(), lang.pick("单位", "Unit").to_owned()];
    head.extend(table.years.iter().map(ToString::to_string));
    head.extend(table.compared.map(said::years));
    head.extend(table.target_year.map(|year| page::target_of(lang, year)));
    let lines = |row: Row| {
        let row = unit::row(lang, row);
        let lines = yearbook_export::measures(&row).enumerate();
        lines
            .map(|(at, (measure, cells, unit))| {
                let name = yearbook_export::named(lang, &row);
                let name = match at {
                    0 => name,
                    _ => format!("{name} · {}", yearbook_export::measure_name(lang, measure)),
                };
                let mut line = vec![PageCell::Words(name), PageCell::Words(unit::unit(lang, unit))];
                line.extend(cells.iter().map(|one| cell(lang, one)));
                if table.compared.is_some() {
                    line.push(if at == 0 { growth(lang, &row) } else { PageCell::Words(String::new()) });
                }
                if table.target_year.is_some() {
                    line.push(aim(lang, &row, measure));
                }
                line
            })
            .collect::<Vec<_>>()
    };
    let rows = (0..table.len()).filter_map(|at| table.row(index, at)).flat_map(lines).collect();
    Block::Table { head, rows }
}

/// The growth that the report states, or else the computed one with its mark.
fn growth(lang: Lang, row: &Row) -> PageCell {
    let Some(compared) = row.changes.first() else { return PageCell::Words(String::new()) };
    let growth = compared.growth();
    let words = yearbook::growth(lang, growth, &row.unit);
    match growth {
        Growth::Stated(_) => PageCell::Figure(words),
        Growth::Computed(_) => PageCell::Figure(lang.pick(
            format!("{words}（{}）", yearbook::computed_mark(lang)),
            format!("{words} ({})", yearbook::computed_mark(lang)),
        )),
        Growth::Unknown(reason) => PageCell::Gap(said::incomparable(lang, reason).to_owned()),
    }
}

/// The target for a measure.
fn aim(lang: Lang, row: &Row, measure: Measure) -> PageCell {
    let Some(set) = yearbook::target_for(row, measure) else { return PageCell::Words(String::new()) };
    match &set.target {
        Cell::Value(_) => PageCell::Figure(yearbook::marked_target(lang, &set, &row.unit)),
        Cell::Gap(gap) => PageCell::Gap(said::gap(lang, gap)),
    }
}

fn cell(lang: Lang, cell: &Cell) -> PageCell {
    match cell {
        Cell::Value(value) => PageCell::Figure(said::value(lang, value)),
        Cell::Gap(gap) => PageCell::Gap(said::gap(lang, gap)),
    }
}

/// A report: its tasks, its other figures, its text.
fn report(lang: Lang, report: &Arc<Report>) -> Section {
    let mut blocks = Vec::new();
    if !report.commitments.is_empty() {
        blocks.push(Block::Text(lang.pick("任务：", "Tasks:").to_owned()));
        blocks.push(Block::List(report.commitments.iter().map(|one| task(lang, one)).collect()));
    }
    let targets = report.commitments.iter().flat_map(|commitment| &commitment.targets);
    let statements = report.observations.iter().chain(targets);
    let title = lang.pick("数据及出处", "Figures with their sentences").to_owned();
    let paragraphs: Vec<String> = statements.map(|one| page::statement(lang, report, one)).collect();
    if !paragraphs.is_empty() {
        blocks.push(Block::Folded { title, paragraphs });
    }
    if let Some(text) = &report.text {
        let title = lang.pick("报告原文", "The report's words").to_owned();
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        blocks.push(Block::Folded { title, paragraphs: lines.map(str::to_owned).collect() });
    }
    Section { heading: page::report_title(lang, &report.place.name, report.year), blocks }
}

fn task(lang: Lang, commitment: &Commitment) -> String {
    let topic = commitment.topic.map(|topic| model::topic(lang, topic));
    let lead = commitment.lead.as_deref();
    let beside: Vec<&str> = topic.into_iter().chain(lead).collect();
    match beside.as_slice() {
        [] => commitment.text.clone(),
        beside => lang.pick(
            format!("{}（{}）", commitment.text, beside.join("，")),
            format!("{} ({})", commitment.text, beside.join(", ")),
        ),
    }
}
