//! Bullet chart: result against target in rows, for the years of one series or several series in
//! one year.
//!
//! Rows of one unit share a scale; other rows have their own, always from zero.

use plotters::element::{PathElement, Rectangle};
use plotters::style::Color;

use super::super::form::{Form, Needs, Rows, Years};
use super::super::order::Descending;
use super::super::scale::{Axis, Scale, number};
use super::super::text::{self, TEXT};
use super::super::{Chart, Point, Term, Wording};
use super::canvas::{Anchor, Canvas, Frame, draw as draw_on};
use super::parts::{LEADING, Member, Ticks, ends, heading, hue, manner, middle, numbers};
use super::rows::{self, Row};
use crate::compare::{Cell, CellGap};

pub(in crate::chart) const FORM: Form = Form {
    most_series: 60,
    most_years: |_| 24,
    one_unit: false,
    needs: Needs::Targets,
    years: Years::Aimed,
    rows: Rows::Years,
    draw,
};

/// The room below the rows for the axis, in tenths of a pixel.
const BELOW: i32 = 220;

fn draw(chart: &Chart, wording: &dyn Wording, canvas: &Canvas) -> i32 {
    let shared = chart.unit().is_some();
    let lines = lines(chart);
    let mut top = heading(chart, wording, canvas, None, None);
    top = draw_key(chart, &lines, wording, canvas, top, true);
    if !shared {
        let words = text::fit(wording.term(Term::OwnScales), TEXT, canvas.width);
        canvas.text("tick", Anchor::Left, (0, top), &words);
        top += LEADING;
    }
    let rows: Vec<Row> = lines.iter().map(|line| row(chart, wording, shared, line)).collect();
    let tracks = rows::write(canvas, &rows, top, BELOW);
    let all = Scale::new(numbers(chart.series.iter().flat_map(|s| &s.points)), true, 4);
    let ticks = Ticks::new(&all, wording, canvas.width);
    for (n, ((member, point), track)) in lines.iter().zip(&tracks).enumerate() {
        if shared {
            let is_last = n + 1 == lines.len();
            let word = |value| if is_last { ticks.word(value) } else { String::new() };
            // Grid lines reach half way to the next row.
            let between = Frame { top: track.top - 40, bottom: track.bottom + 40, ..*track };
            let grid = canvas.plot(between, all.axis(), Axis::between(0.0, 1.0, Vec::new()));
            canvas.mesh(&grid, *track, true, &word, &|_| String::new());
            draw_bar(canvas, member, point, *track, &all);
        } else {
            canvas.rect(canvas.pen("track"), *track);
            draw_bar(canvas, member, point, *track, &Scale::new(numbers([*point]), true, 4));
        }
    }
    tracks.last().map_or(top, |t| t.bottom) + if shared { BELOW } else { 60 }
}

/// The texts of a row: its name; its result with the sign of its verdict, and its target or why there is none.
fn row(chart: &Chart, wording: &dyn Wording, shared: bool, (member, point): &(Member<'_>, &Point)) -> Row {
    let figure = |v| if shared { wording.value(v) } else { wording.figure(v, &member.series.unit) };
    let result = match &point.result {
        Cell::Value(value) => figure(value),
        // Where no row has a result, the title says so.
        Cell::Gap(_) if chart.is_plan() => String::new(),
        Cell::Gap(CellGap::NoReport) if chart.is_ahead(member.series, point.year) => {
            wording.term(Term::NoResultYet).to_owned()
        }
        Cell::Gap(gap) => wording.gap(gap, false),
    };
    let target = match &point.target {
        Cell::Value(value) if chart.is_plan() => Some(figure(value)),
        Cell::Value(value) => Some(format!("{} {}", wording.term(Term::Target), figure(value))),
        Cell::Gap(gap @ CellGap::Reason(..)) => Some(wording.gap(gap, true)),
        Cell::Gap(_) => None,
    };
    let kept = point.judgement.as_ref().map(|j| j.attainment.reached());
    let (sign, class) = sign(kept);
    let between = if result.is_empty() { "" } else { " · " };
    let target = target.map(|target| format!("{between}{target}")).unwrap_or_default();
    Row { name: name(chart, wording, member, point), note: format!("{sign}{result}{target}"), class }
}

/// The sign and the classes of a verdict: whether the target was kept, and in part if that is unknown.
fn sign(kept: Option<Option<bool>>) -> (&'static str, &'static str) {
    match kept {
        Some(Some(true)) => ("✓ ", "value kept"),
        Some(Some(false)) => ("✕ ", "value missed"),
        Some(None) => ("◐ ", "value part"),
        None => ("", "value none"),
    }
}

/// Draws the key: the signs that occur, those of verdicts only if rows have them. Returns the y position below.
pub(super) fn draw_key(
    chart: &Chart,
    lines: &[(Member<'_>, &Point)],
    wording: &dyn Wording,
    canvas: &Canvas,
    below: i32,
    with_verdicts: bool,
) -> i32 {
    let top = if below > LEADING { below } else { 0 };
    let is_range =
        |point: &Point| point.target.value().map(|v| ends(&v.figure)).map(|(low, high)| low != high);
    let any = |test: &dyn Fn(&Point) -> bool| lines.iter().any(|(_, point)| test(point));
    let verdict = |kept: Option<bool>| {
        with_verdicts
            && any(&|point: &Point| point.judgement.as_ref().is_some_and(|j| j.attainment.reached() == kept))
    };
    let swatches = [
        (Term::Result, any(&|point| point.result.value().is_some())),
        (Term::Target, any(&|point| is_range(point) == Some(false))),
        (Term::TargetRange, any(&|point| is_range(point) == Some(true))),
    ];
    let verdicts = [
        (Term::Kept, Some(true), verdict(Some(true))),
        (Term::Missed, Some(false), verdict(Some(false))),
        (Term::PartlyKept, None, verdict(None)),
    ];
    let (mut x, mut y) = (0, top + 80);
    let mut position = |width: i32| {
        if x > 0 && x + width > canvas.width {
            (x, y) = (0, y + LEADING + 20);
        }
        let at = (x, y);
        x += width + 160;
        at
    };
    for (term, _) in swatches.into_iter().filter(|(_, occurs)| *occurs) {
        let word = named(chart, wording, term);
        let (x, y) = position(170 + text::width(&word, TEXT));
        let swatch = Frame { left: x, top: y - 50, right: x + 120, bottom: y + 50 };
        match term {
            Term::Target => canvas.line("aim", vec![(x + 60, y - 60), (x + 60, y + 60)]),
            Term::TargetRange => canvas.rect(canvas.pen("span"), swatch),
            _ => canvas.rect(canvas.pen("bar s1"), swatch),
        }
        canvas.text("tick", Anchor::Left, (x + 160, y), &word);
    }
    for (term, kept, _) in verdicts.into_iter().filter(|(.., occurs)| *occurs) {
        let (sign, class) = sign(Some(kept));
        let words = format!("{sign}{}", wording.term(term));
        canvas.text(class, Anchor::Left, position(text::width(&words, TEXT)), &words);
    }
    y + LEADING
}

/// A word for results or targets, with their year where the targets are for the year after the results.
pub(super) fn named(chart: &Chart, wording: &dyn Wording, term: Term) -> String {
    match (chart.aimed, chart.years.last()) {
        (Some(_), Some(year)) if term == Term::Result => wording.dated(term, *year),
        (Some(aimed), _) => wording.dated(term, aimed),
        _ => wording.term(term).to_owned(),
    }
}

/// A row for each point with a result or target, all in one colour. Several series of one unit are ordered by their
/// results, the largest first, then by their targets.
pub(super) fn lines(chart: &Chart) -> Vec<(Member<'_>, &Point)> {
    let stated = |p: &&Point| p.result.at().is_some() || p.target.at().is_some();
    let mut lines: Vec<(Member<'_>, &Point)> = (Member::all(chart).into_iter())
        .flat_map(|m| m.series.points.iter().filter(stated).map(move |p| (Member { hue: 0, ..m }, p)))
        .collect();
    if chart.series.len() > 1 && chart.unit().is_some() {
        let number = |cell: &Cell| cell.value().map(|value| value.figure.number.value());
        lines.sort_by_cached_key(|(_, point)| Descending::of(number(&point.result), number(&point.target)));
    }
    lines
}

/// The name of a row: its series, or its year if there is only one series.
pub(super) fn name(chart: &Chart, wording: &dyn Wording, member: &Member<'_>, point: &Point) -> String {
    if chart.series.len() > 1 { wording.label(chart, member.series) } else { point.year.to_string() }
}

/// Draws one row: the result as a bar from zero, and the target as a tick across it, or as an outline around it if it
/// is a range.
pub(super) fn draw_bar(canvas: &Canvas, member: &Member<'_>, point: &Point, track: Frame, scale: &Scale) {
    let plot = canvas.plot(track, scale.axis(), Axis::between(0.0, 1.0, Vec::new()));
    if let Some(value) = point.result.value() {
        let end = middle(&value.figure);
        let class = format!("bar {}{}", hue(member.hue), manner(value));
        let at = plot.map_coordinate(&(end, 0.5));
        let pen = canvas.mark((class, member.hue), member.mark(point, false), at);
        draw_on(&plot, &Rectangle::new([(0.0, 0.27), (end, 0.73)], pen.filled()));
    }
    if let Some(value) = point.target.value() {
        let at = plot.map_coordinate(&(middle(&value.figure), 0.5));
        let (low, high) = ends(&value.figure);
        let class = if low == high { "aim" } else { "span" };
        let pen = canvas.mark((class, member.hue), member.mark(point, true), at);
        if low == high {
            draw_on(&plot, &PathElement::new([0.05, 0.95].map(|y| (number(low), y)), pen));
        } else {
            draw_on(&plot, &Rectangle::new([(number(low), 0.1), (number(high), 0.9)], pen.filled()));
        }
    }
}
