//! Dumbbell chart: the change between two years in rows, the largest rise first.

use plotters::element::PathElement;

use super::super::form::{Form, Needs, Rows, Years};
use super::super::scale::{Axis, Scale};
use super::super::text::TEXT;
use super::super::{Chart, Wording};
use super::canvas::{Anchor, Canvas, Frame, draw as draw_on};
use super::parts::{LEADING, Member, Ticks, heading, manner, middle, results};
use super::rows::{self, Row};
use crate::compare::Change;

pub(in crate::chart) const FORM: Form = Form {
    most_series: 24,
    most_years: |_| usize::MAX,
    one_unit: true,
    needs: Needs::Change,
    years: Years::Two,
    rows: Rows::Series,
    draw,
};

/// The room below the rows for the axis, in tenths of a pixel.
const BELOW: i32 = 220;

fn draw(chart: &Chart, wording: &dyn Wording, canvas: &Canvas) -> i32 {
    let top = heading(chart, wording, canvas, None, None).max(80 + LEADING);
    draw_key(chart, canvas, 80);
    let members = Member::all(chart);
    let row = |member: &Member<'_>| {
        let (sign, class) = direction(&chart.change(member.series));
        let change = wording.change(chart, member.series);
        Row { name: wording.label(chart, member.series), note: format!("{}{change}", arrow(sign)), class }
    };
    let rows: Vec<Row> = members.iter().map(row).collect();
    let tracks = rows::write(canvas, &rows, top, BELOW);
    let scale = Scale::new(results(chart.series.iter().flat_map(|s| &s.points)), false, 4);
    let ticks = Ticks::new(&scale, wording, canvas.width);
    for (n, (member, track)) in members.iter().zip(&tracks).enumerate() {
        // Insets the scale so that the labels at its ends stay on the canvas.
        let track = Frame { left: track.left + 100, right: track.right - 100, ..*track };
        let plot = canvas.plot(track, scale.axis(), Axis::between(0.0, 1.0, Vec::new()));
        let last = n + 1 == members.len();
        let word = |value| if last { ticks.word(value) } else { String::new() };
        // Grid lines reach half way to the next row.
        let between = Frame { top: track.top - 40, bottom: track.bottom + 40, ..track };
        let grid = canvas.plot(between, scale.axis(), Axis::between(0.0, 1.0, Vec::new()));
        canvas.mesh(&grid, track, true, &word, &|_| String::new());
        let stated: Vec<_> =
            member.series.points.iter().filter_map(|p| Some((p, p.result.value()?))).collect();
        let ends: Vec<(f64, f64)> = stated.iter().map(|(_, v)| (middle(&v.figure), 0.5)).collect();
        if ends.len() == 2 {
            let (_, class) = direction(&chart.change(member.series));
            draw_on(&plot, &PathElement::new(ends, canvas.pen(format!("way {class}"))));
        }
        for (point, value) in stated {
            let at = plot.map_coordinate(&(middle(&value.figure), 0.5));
            let class =
                if Some(point.year) == chart.compared.map(|c| c.0) { "dot s1 from" } else { "dot s1" };
            let pen = canvas.mark((format!("{class}{}", manner(value)), 0), member.mark(point, false), at);
            canvas.dot(pen, at, 45);
        }
    }
    tracks.last().map_or(top, |t| t.bottom) + BELOW
}

/// The direction of a change and its classes.
fn direction(change: &Change) -> (std::cmp::Ordering, &'static str) {
    let amount = change.difference().map(|d| d.amount).unwrap_or_default();
    let way = amount.cmp(&crate::quantity::Decimal::ZERO);
    (way, ["fall", "none", "rise"].get((way as i8 + 1).unsigned_abs() as usize).copied().unwrap_or("none"))
}

fn arrow(way: std::cmp::Ordering) -> &'static str {
    match way {
        std::cmp::Ordering::Less => "▼ ",
        std::cmp::Ordering::Equal => "",
        std::cmp::Ordering::Greater => "▲ ",
    }
}

/// Draws the key: two years with their dots, at the right.
fn draw_key(chart: &Chart, canvas: &Canvas, y: i32) {
    let Some((from, to)) = chart.compared else { return };
    let mut x = canvas.width;
    for (class, year) in [("dot s1", to), ("dot s1 from", from)] {
        let year = year.to_string();
        canvas.text("tick", Anchor::Right, (x, y), &year);
        x -= super::super::text::width(&year, TEXT) + 80;
        canvas.dot(canvas.pen(class), (x, y), 40);
        x -= 160;
    }
}
