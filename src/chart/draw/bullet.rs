//! Bullet chart: result against target in rows, for the years of one series or several series in
//! one year.
//!
//! Rows of one unit share a scale; other rows have their own, always from zero.

use plotters::element::{PathElement, Rectangle};
use plotters::style::Color;

use serde_json::json;

use super::super::form::{Form, Needs, Rows, Years};
use super::super::scale::{Axis, Scale, number};
use super::super::text::{self, TEXT};
use super::super::{Chart, Point, Term, Wording};
use super::backend::{Anchor, Canvas, Frame, draw as draw_on};
use super::parts::{LEADING, Member, Sign, ends, heading, hue, manner, middle, numbers};
use super::rows::{self, Row};
use crate::compare::Cell;

pub(in crate::chart) const FORM: Form = Form {
    most_series: 24,
    most_years: |_| 24,
    one_unit: false,
    needs: Needs::Targets,
    years: Years::Aimed,
    rows: Rows::Years,
    draw,
    vega: |of| {
        json!({
            "encoding": {"y": of.year, "row": of.series},
            "layer": [
                {"mark": "bar", "encoding": {"x": of.value}},
                {"mark": "tick", "encoding": {"x": {"field": "target", "type": "quantitative"}}},
            ],
        })
    },
};

fn draw(chart: &Chart, wording: &dyn Wording, canvas: &Canvas) -> i32 {
    let top = heading(chart, wording, canvas, Some(Sign::Bar));
    let shared = chart.unit().is_some();
    if !shared {
        let words = text::fit(wording.term(Term::OwnScales), TEXT, canvas.width / 2);
        canvas.text("tick", Anchor::Left, (0, LEADING / 2), &words);
    }
    let lines = lines(chart);
    let row = |(member, point): &(Member<'_>, &Point)| {
        let figure = |v| if shared { wording.value(v) } else { wording.figure(v, &member.series.unit) };
        let figure = match &point.result {
            Cell::Value(value) => figure(value),
            Cell::Gap(gap) => wording.gap(gap, false),
        };
        let kept = point.judgement.as_ref().map(|j| j.outcome.reached());
        let (sign, class) = match kept {
            Some(Some(true)) => ("✓ ", "value kept"),
            Some(Some(false)) => ("✕ ", "value missed"),
            Some(None) => ("◐ ", "value part"),
            None => ("", "value none"),
        };
        let name = name(chart, wording, member, point);
        Row { name, note: format!("{sign}{figure}"), class }
    };
    let rows: Vec<Row> = lines.iter().map(row).collect();
    let tracks = rows::write(canvas, &rows, top);
    let all = Scale::new(numbers(chart.series.iter().flat_map(|s| &s.points)), true, 4);
    for ((member, point), track) in lines.iter().zip(&tracks) {
        let own = || Scale::new(numbers([*point]), true, 4);
        let scale = if shared { all.clone() } else { own() };
        draw_bar(canvas, member, point, *track, &scale);
    }
    tracks.last().map_or(top, |t| t.bottom) + 60
}

/// A row for each point with a result or target, all in one colour.
pub(super) fn lines(chart: &Chart) -> Vec<(Member<'_>, &Point)> {
    let stated = |p: &&Point| p.result.at().is_some() || p.target.at().is_some();
    (Member::all(chart).into_iter())
        .flat_map(|m| m.series.points.iter().filter(stated).map(move |p| (Member { hue: 0, ..m }, p)))
        .collect()
}

/// The name of a row: its series, or its year if there is only one series.
pub(super) fn name(chart: &Chart, wording: &dyn Wording, member: &Member<'_>, point: &Point) -> String {
    if chart.series.len() > 1 { wording.label(chart, member.series) } else { point.year.to_string() }
}

/// Draws one row: a track, the result as a bar from zero, and the target as a tick across it, or as
/// a hollow span if it is a range.
pub(super) fn draw_bar(canvas: &Canvas, member: &Member<'_>, point: &Point, track: Frame, scale: &Scale) {
    let plot = canvas.plot(track, scale.axis(), Axis::between(0.0, 1.0, Vec::new()));
    canvas.rect(canvas.pen("track"), track);
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
        let class = if low == high { "aim" } else { "target" };
        let pen = canvas.mark((class, member.hue), member.mark(point, true), at);
        if low == high {
            draw_on(&plot, &PathElement::new([0.05, 0.95].map(|y| (number(low), y)), pen));
        } else {
            draw_on(&plot, &Rectangle::new([(number(low), 0.1), (number(high), 0.9)], pen.filled()));
        }
    }
}
