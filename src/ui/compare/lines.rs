//! The rows of the comparison. Only those in view are built.

use std::collections::BTreeSet;

use tongbi::compare::{Break, Cell, CellGap, Change, Compared, Index, Row, Table};
use tongbi::i18n;
use tongbi::i18n::Lang;
use tongbi::model::{Name, Topic, Year, catalog};
use tongbi::view::Tab;

use super::super::element::{El, button, el};
use super::super::figure;
use super::super::state::State;
use super::head::{apart, spans};
use super::window::Window;
use crate::ui::navigation;

/// The rows in view, with spacers for the rest above and below. Rows with names in `doubtful` are
/// marked.
pub(super) fn lines(
    state: State,
    lang: Lang,
    index: &Index,
    table: &Table,
    plan_year: Option<Year>,
    window: &Window,
    doubtful: &BTreeSet<Name>,
) -> Vec<El> {
    let width = (columns(table) + usize::from(plan_year.is_some())).to_string();
    let room = |height: f64| {
        (height > 0.0).then(|| {
            let cell = el("td").attr("colspan", width.clone()).attr("height", format!("{height:.0}"));
            el("tbody").attr("aria-hidden", "true").child(el("tr").class("room").child(cell))
        })
    };
    let mut bodies: Vec<El> = room(window.above()).into_iter().collect();
    let mut line = 0;
    for group in &table.groups {
        let heading = usize::from(group.topic.is_some());
        let rows = line + heading..line + heading + group.rows.len();
        let shown = window.lines(&rows);
        let has_heading = heading == 1 && window.holds(line);
        if has_heading || !shown.is_empty() {
            let title = group.topic.filter(|_| has_heading).map(|topic| self::heading(lang, topic, &width));
            let built = shown.filter_map(|at| {
                let number = group.rows.start + (at - rows.start);
                let of = table.row(index, number)?;
                let is_doubtful = of.also.iter().chain([&of.indicator]).any(|name| doubtful.contains(name));
                let built = row(state, lang, index, (table, plan_year), &of, is_doubtful);
                Some(built.attr("aria-rowindex", window.is_partial().then(|| (at + 2).to_string())))
            });
            bodies.push(el("tbody").children(title).children(built));
        }
        line = rows.end;
    }
    bodies.extend(room(window.below()));
    bodies
}

/// The number of lines in a table: rows and topic headings.
pub(super) fn count(table: &Table) -> usize {
    table.groups.iter().map(|group| group.rows.len() + usize::from(group.topic.is_some())).sum()
}

fn columns(table: &Table) -> usize {
    let of_pair = |pair: &(Year, Year)| if spans(*pair) > 1 { 3 } else { 2 };
    let changes: usize = table.compared.iter().chain(&table.beside).map(of_pair).sum();
    1 + table.years.len() + changes + 2 * usize::from(table.target_year.is_some())
}

fn heading(lang: Lang, topic: Topic, width: &str) -> El {
    let name = i18n::model::topic(lang, topic);
    el("tr").class("topic").child(
        el("th").attr("colspan", width.to_owned()).attr("scope", "colgroup").child(el("span").text(name)),
    )
}

fn row(
    state: State,
    lang: Lang,
    index: &Index,
    (table, plan_year): (&Table, Option<Year>),
    row: &Row,
    is_doubtful: bool,
) -> El {
    let part = i18n::compare::part(lang, row.part);
    let unit = if part.is_empty() { row.unit.to_string() } else { format!("{} {part}", row.unit) };
    let drawn = row.indicator.clone();
    let draw = button("plain name", row.indicator.to_string(), move || {
        state.look(|view| view.drawn = vec![drawn.clone()]);
        navigation::go(state, Tab::Charts);
    });
    let header = el("th")
        .attr("scope", "row")
        .children(table.several_places.then(|| el("small").class("place").text(format!("{} ", row.place))))
        .child(draw.attr("title", state.words().draw))
        .text(" ")
        .child(el("small").text(unit))
        .text(if is_doubtful { " " } else { "" })
        .children(is_doubtful.then(|| el("small").class("warn").text(state.words().doubtful)))
        .children(figure::gloss(lang, &row.indicator))
        .children(also(lang, row));
    let broken = |year: Year| row.breaks.iter().find(|(from, _)| *from == year).map(|(_, found)| *found);
    let cells = |years: Vec<Year>| {
        let both = table.years.iter().zip(&row.cells).filter(move |(year, _)| years.contains(year));
        both.map(|(year, cell)| result(lang, index, cell, broken(*year)))
    };
    let (asked, others) = apart(table.compared, &table.years);
    let changes = row.changes.iter().flat_map(|compared| change(lang, compared, &row.unit));
    let targets = table.target_year.map(|_| {
        let outcome = el("td").child(figure::verdict(lang, &row.verdict, &row.unit, row.rate));
        [figure::cell(lang, index, &row.target), outcome]
    });
    el("tr")
        .class("line")
        .child(header)
        .children(cells(asked))
        .children(changes)
        .children(targets.into_iter().flatten())
        .children(plan_year.map(|year| plan(lang, index, row, year)))
        .children(cells(others))
}

/// The target for a year without results yet.
fn plan(lang: Lang, index: &Index, row: &Row, year: Year) -> El {
    let trend = index.trend(row.series);
    let point = trend.and_then(|trend| trend.points.into_iter().find(|point| point.year == year));
    figure::cell(lang, index, &point.map_or(Cell::Gap(CellGap::NotMentioned), |point| point.target))
}

/// Other names matched to the indicator, except for mere spellings.
fn also(lang: Lang, row: &Row) -> Option<El> {
    let form = catalog::normal_form(&row.indicator);
    let mut others: Vec<&str> =
        row.also.iter().map(|name| &**name).filter(|name| catalog::normal_form(name) != form).collect();
    others.dedup();
    (!others.is_empty()).then(|| el("small").class("gloss").text(i18n::matching::also(lang, &others)))
}

/// A result, with a mark if the series breaks before it.
fn result(lang: Lang, index: &Index, cell: &Cell, broken: Option<Break>) -> El {
    let shown = figure::cell(lang, index, cell);
    match broken {
        // A preliminary figure has its own mark, so the break needs no words.
        Some(Break::Preliminary) => shown.attr("data-break", ""),
        Some(found) => {
            let mark = el("small").class("break").text(i18n::compare::line_break(lang, found));
            shown.child(mark).attr("data-break", "")
        }
        None => shown,
    }
}

/// The cells of a change. Rates change by percentage points and have no percentage. After the
/// percentage comes the stated change with its explanation.
fn change(lang: Lang, compared: &Compared, unit: &str) -> Vec<El> {
    let years = spans(compared.years);
    let average = (years > 1).then(|| {
        let said = compared.average.map(|average| i18n::compare::average(lang, &average, unit));
        el("td").class("change").text(said.unwrap_or_default())
    });
    let difference = match &compared.change {
        Change::NotComputed(reason) => {
            let reason = i18n::compare::incomparable(lang, *reason);
            let gap = el("td").class("change gap").attr("colspan", "2").text(reason);
            return std::iter::once(gap).chain(average).collect();
        }
        Change::Computed(difference) => difference,
    };
    let direction = figure::direction(difference.direction);
    let amount = i18n::compare::amount(lang, difference, unit);
    let ratio = i18n::compare::ratio(lang, difference);
    let (first, second) = if ratio.is_empty() { (direction, "") } else { ("", direction) };
    let cell = |class: &'static str, text| el("td").class("change").child(el("span").class(class).text(text));
    let stated = compared.stated.as_ref().map(|stated| {
        let class = if stated.is_unexplained() { "warn" } else { "stated" };
        el("small").child(el("span").class(class).text(i18n::compare::stated(lang, stated, unit)))
    });
    let across =
        compared.across.map(|found| el("small").class("break").text(i18n::compare::line_break(lang, found)));
    [cell(first, amount).children(across), cell(second, ratio).children(stated)]
        .into_iter()
        .chain(average)
        .collect()
}
