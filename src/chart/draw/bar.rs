//! Bar chart: values side by side, always from zero. A single year is drawn as rows, the largest
//! first.

use plotters::element::{PathElement, Rectangle};
use plotters::style::Color;

use super::super::form::{Form, Needs, Rows, Years};
use super::super::scale::{Axis, Scale, number};
use super::super::text::{self, TEXT};
use super::super::{Chart, ChartSeries, Point, Term, Wording};
use super::bullet;
use super::canvas::{Anchor, Canvas, Frame, Plot, draw as draw_on};
use super::parts::{Member, Sign, Ticks, ends, heading, hue, key, manner, middle, numbers};
use super::rows::{self, Row};
use crate::compare::{Cell, CellValue};
use crate::quantity::Decimal;

/// The least width per year in pixels for upright bars of a single series. Narrower bars are drawn
/// as rows, so that their figures fit.
const WIDE_BAR: i32 = 60;
/// The proportion of a group's width filled by bars.
const FILLED: f64 = 0.76;
/// The greatest width of a bar, in tenths of a pixel.
const WIDEST_BAR: f64 = 880.0;

/// The proportion of a group's width filled by its bars: less where a few bars would be as broad as they are high.
pub(super) fn filled(frame: Frame, groups: f64, bars: f64) -> f64 {
    FILLED.min(WIDEST_BAR * bars * groups / f64::from((frame.right - frame.left).max(1)))
}

/// The most series whose bars can stand side by side.
const DISTINCT: usize = 12;
/// The most bars that can be distinguished in one chart.
const BARS: usize = 96;

pub(in crate::chart) const FORM: Form = Form {
    most_series: 60, // of one year, as rows
    most_years: |series| match series {
        ..=DISTINCT => BARS.checked_div(series).unwrap_or(BARS).min(24),
        _ => 1,
    },
    one_unit: true,
    needs: Needs::Figures,
    years: Years::All,
    rows: Rows::Years,
    draw,
};

fn draw(chart: &Chart, wording: &dyn Wording, canvas: &Canvas) -> i32 {
    let narrow = canvas.width / 10 < WIDE_BAR * i32::try_from(chart.years.len()).unwrap_or(0);
    if chart.years.len() == 1 || (chart.series.len() == 1 && narrow) {
        return draw_rows(chart, wording, canvas);
    }
    let members = Member::all(chart);
    let targets = chart.series.iter().any(ChartSeries::has_targets);
    let scale = Scale::new(numbers(chart.series.iter().flat_map(|s| &s.points)), true, 4);
    let ticks = Ticks::new(&scale, wording, canvas.width);
    let mut top = heading(chart, wording, canvas, targets.then_some(Sign::Bar), None);
    if members.len() > 1 {
        let names: Vec<String> = chart.series.iter().map(|s| wording.label(chart, s)).collect();
        top = key(&names, canvas, Sign::Bar, top);
    }
    let negative = scale.ticks.first().is_some_and(Decimal::is_sign_negative);
    // Figures are above the highest bars, and below negative ones.
    let below = if negative { 160 } else { 0 };
    let around = 100 + below + 220;
    let height = (canvas.width * 2 / 5).clamp(1700, 2800).max(canvas.least - top - around);
    let frame =
        Frame { left: ticks.width + 70, top: top + 100, right: canvas.width, bottom: top + 100 + height };

    let middles: Vec<f64> = (0_u16..).zip(&chart.years).map(|(n, _)| f64::from(n) + 0.5).collect();
    let years = f64::from(u16::try_from(chart.years.len()).unwrap_or(u16::MAX));
    let plot = canvas.plot(frame, Axis::between(0.0, years, middles), scale.axis());
    let year = |at: f64| chart.years.get(at as usize).map(ToString::to_string).unwrap_or_default();
    let words = Frame { bottom: frame.bottom + below, ..frame };
    canvas.mesh(&plot, words, false, &year, &|value| ticks.word(value));

    let count = f64::from(u16::try_from(members.len()).unwrap_or(u16::MAX));
    let filled = filled(frame, years, count);
    let slot = filled / count;
    let room = (f64::from(frame.right - frame.left) / years * slot * 0.96) as i32;
    let figures = |member: &Member<'_>| {
        member
            .series
            .points
            .iter()
            .filter_map(|p| p.result.value())
            .map(|v| wording.value(v))
            .collect::<Vec<_>>()
    };
    let labelled = members
        .iter()
        .flat_map(figures)
        .all(|f| text::width(&f, TEXT) <= if count > 1.0 { room } else { room * 5 / 4 });
    for (at, member) in (0_u16..).zip(&members) {
        for (group, point) in (0_u16..).zip(&member.series.points) {
            let left = f64::from(group) + (1.0 - filled) / 2.0 + f64::from(at) * slot;
            let bar = Bar { left: left + slot * 0.04, right: left + slot * 0.96 };
            if let Some(value) = point.result.value() {
                bar.draw(canvas, &plot, member, point, value);
                if let Some(at) = bar.label_place(&plot, point).filter(|_| labelled) {
                    canvas.text("value", Anchor::Center, at, &wording.value(value));
                }
            }
            bar.draw_target(canvas, &plot, member, point);
        }
    }
    canvas.line(
        "zero",
        vec![
            (frame.left, plot.map_coordinate(&(0.0, 0.0)).1),
            (frame.right, plot.map_coordinate(&(0.0, 0.0)).1),
        ],
    );
    words.bottom + 220
}

/// The left and right edges of an upright bar within its group.
pub(super) struct Bar {
    pub(super) left: f64,
    pub(super) right: f64,
}

impl Bar {
    pub(super) fn draw(
        &self,
        canvas: &Canvas,
        plot: &Plot<'_>,
        member: &Member<'_>,
        point: &Point,
        value: &CellValue,
    ) {
        let end = middle(&value.figure);
        let at = plot.map_coordinate(&((self.left + self.right) / 2.0, end));
        let class = format!("bar {}{}", hue(member.hue), manner(value));
        let pen = canvas.mark((class, member.hue), member.mark(point, false), at);
        draw_on(plot, &Rectangle::new([(self.left, 0.0), (self.right, end)], pen.filled()));
    }

    /// The rectangle of the bar.
    pub(super) fn frame(&self, plot: &Plot<'_>, value: &CellValue) -> Frame {
        let (left, end) = plot.map_coordinate(&(self.left, middle(&value.figure)));
        let (right, zero) = plot.map_coordinate(&(self.right, 0.0));
        Frame { left, top: end.min(zero), right, bottom: end.max(zero) }
    }

    /// The position of the figure: beyond the end of the bar, and beyond its target if that is close.
    pub(super) fn label_place(&self, plot: &Plot<'_>, point: &Point) -> Option<(i32, i32)> {
        let position = |n: f64| plot.map_coordinate(&((self.left + self.right) / 2.0, n));
        let value = point.result.value()?;
        let (x, end) = position(middle(&value.figure));
        let down = middle(&value.figure) < 0.0;
        let away = |y: i32| if down { y + 90 } else { y - 90 };
        let target = point.target.value().map(|v| ends(&v.figure));
        let (near, far) = target.map_or((end, end), |(low, high)| {
            let (low, high) = (position(number(low)).1, position(number(high)).1);
            if down { (high, low) } else { (low, high) }
        });
        // The text occupies one line's height beyond the bar's end.
        let is_free =
            if down { far < end || near > away(end) + 90 } else { far > end || near < away(end) - 90 };
        Some((x, away(if is_free { end } else { far })))
    }

    pub(super) fn draw_target(&self, canvas: &Canvas, plot: &Plot<'_>, member: &Member<'_>, point: &Point) {
        let Some(value) = point.target.value() else { return };
        let at = plot.map_coordinate(&((self.left + self.right) / 2.0, middle(&value.figure)));
        let (low, high) = ends(&value.figure);
        let class = if low == high { "aim" } else { "span" };
        let pen = canvas.mark((class, member.hue), member.mark(point, true), at);
        if low == high {
            draw_on(plot, &PathElement::new([self.left, self.right].map(|x| (x, number(low))), pen));
        } else {
            let corners = [(self.left, number(low)), (self.right, number(high))];
            draw_on(plot, &Rectangle::new(corners, pen.filled()));
        }
    }
}

/// Draws the bars of one year or of one series as rows.
fn draw_rows(chart: &Chart, wording: &dyn Wording, canvas: &Canvas) -> i32 {
    let lines = bullet::lines(chart);
    let mut top = heading(chart, wording, canvas, None, None);
    if chart.series.iter().any(ChartSeries::has_targets) {
        top = bullet::draw_key(chart, &lines, wording, canvas, top, false);
    }
    let row = |(member, point): &(Member<'_>, &Point)| Row {
        name: bullet::name(chart, wording, member, point),
        note: {
            let result = match &point.result {
                Cell::Value(value) => wording.value(value),
                Cell::Gap(gap) => wording.gap(gap, false),
            };
            match point.target.value().filter(|_| chart.aimed.is_some()) {
                Some(target) => {
                    format!(
                        "{result} · {} {}",
                        bullet::named(chart, wording, Term::Target),
                        wording.value(target)
                    )
                }
                None => result,
            }
        },
        class: if point.result.value().is_some() { "value" } else { "tick" },
    };
    let rows: Vec<Row> = lines.iter().map(row).collect();
    let tracks = rows::write(canvas, &rows, top, 60);
    let scale = Scale::new(numbers(lines.iter().map(|l| l.1)), true, 4);
    for ((member, point), track) in lines.iter().zip(&tracks) {
        canvas.rect(canvas.pen("track"), *track);
        bullet::draw_bar(canvas, member, point, *track, &scale);
    }
    tracks.last().map_or(top, |t| t.bottom) + 60
}
