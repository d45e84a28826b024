//! 柱线图: the level of an indicator as bars and its growth as a line, over one axis of years.
//!
//! The two measures have a band each, growth above and level below. With two scales in one plot, a crossing of line
//! and bars would look meaningful and have no meaning.

use super::super::form::{Form, Needs, Rows, Years};
use super::super::scale::{Axis, Scale};
use super::super::text::{self, TEXT};
use super::super::{Chart, Wording};
use super::bar::{self, Bar};
use super::canvas::{Anchor, Canvas, Frame, Plot};
use super::line_series::{self, LinePlot, Lines};
use super::parts::{LEADING, Member, Sign, Ticks, classes, draw_target_key, numbers};
use super::room::Room;
use crate::model::Year;

/// The room above a band for its name and the figures above its highest values, in tenths of a pixel.
const ABOVE: i32 = LEADING + 180;
/// The distance between the bands, in tenths of a pixel.
const BETWEEN: i32 = 140;
/// The room below the bars for the years, in tenths of a pixel.
const BELOW: i32 = 220;

pub(in crate::chart) const FORM: Form = Form {
    most_series: 2,
    most_years: |_| 24,
    one_unit: false,
    needs: Needs::LevelAndGrowth,
    years: Years::All,
    rows: Rows::Years,
    draw,
};

fn draw(chart: &Chart, wording: &dyn Wording, canvas: &Canvas) -> i32 {
    let members = Member::all(chart);
    let [level, growth] = members.as_slice() else { return 0 };
    let room = (canvas.least - 2 * ABOVE - BETWEEN - BELOW).max(0);
    let bars = (canvas.width * 3 / 10).clamp(1500, 2400).max(room * 3 / 5);
    let line = (bars * 3 / 5).max(room - bars);

    let lines = Lines::new([*growth], true);
    let above = Scale::over(&lines.extremes, false, 2);
    let below = Scale::new(numbers(&level.series.points), true, 3);
    let ticks = [&above, &below].map(|scale| Ticks::new(scale, wording, canvas.width));
    let left = ticks.iter().map(|t| t.width).max().unwrap_or(0) + 70;
    let band = |top: i32, height: i32| Frame { left, top, right: canvas.width, bottom: top + height };
    let upper = band(ABOVE, line);
    let lower = band(upper.bottom + BETWEEN + ABOVE, bars);
    let [ticks_above, ticks_below] = ticks;

    head(chart, growth, wording, canvas, upper.top - ABOVE);
    let plot = canvas.plot(upper, years(chart, upper), above.axis());
    canvas.mesh(&plot, upper, false, &|_| String::new(), &|value| ticks_above.word(value));
    LinePlot { canvas, plot: &plot, targets: true }.draw(&lines);
    let mut free = Room::new(Frame { top: upper.top - ABOVE + LEADING, ..upper });
    lines.take(&plot, &mut free);
    lines.write_values(canvas, &plot, &mut free, true, &|value| wording.value(value));
    line_series::write_reasons(&lines, wording, canvas, (&plot, upper.bottom), &mut free);

    head(chart, level, wording, canvas, lower.top - ABOVE);
    let plot = canvas.plot(lower, years(chart, lower), below.axis());
    // Figures are below negative bars.
    let negative = below.ticks.first().is_some_and(crate::quantity::Decimal::is_sign_negative);
    let words = Frame { bottom: lower.bottom + if negative { 160 } else { 0 }, ..lower };
    canvas.mesh(&plot, words, false, &line_series::year_word, &|value| ticks_below.word(value));
    let span = chart.years.first().zip(chart.years.last()).map_or(1, |(from, to)| to.abs_diff(*from) + 1);
    let half = bar::filled(lower, f64::from(span), 1.0) / 2.0;
    draw_bars(
        level,
        half,
        wording,
        canvas,
        &plot,
        Room::new(Frame { top: lower.top - ABOVE + LEADING, ..words }),
    );
    let zero = plot.map_coordinate(&(0.0, 0.0)).1;
    canvas.line("zero", vec![(lower.left, zero), (lower.right, zero)]);
    words.bottom + BELOW
}

/// The axis of years: a slot of one width for each year, also for those without a figure. As many years are
/// named as there is room for.
fn years(chart: &Chart, frame: Frame) -> Axis {
    let end = |year: Option<&Year>| year.copied().map_or(0.0, f64::from);
    let (from, to) = (end(chart.years.first()) - 0.5, end(chart.years.last()) + 0.5);
    let length = f64::from(frame.right - frame.left);
    let position = |year: Year| (f64::from(year) - from) / (to - from) * length;
    Axis::between(from, to, line_series::named_years(&chart.years, &position))
}

/// The name of a band with its sign and unit, and at the right the sign for targets, if there are any.
fn head(chart: &Chart, member: &Member<'_>, wording: &dyn Wording, canvas: &Canvas, top: i32) {
    let y = top + 80;
    let is_growth = member.number > 0;
    if is_growth {
        canvas.line(classes("line", member.hue), vec![(0, y), (140, y)]);
        canvas.dot(canvas.pen_of(classes("dot", member.hue), 0), (70, y), 30);
    } else {
        let swatch = Frame { left: 0, top: y - 50, right: 100, bottom: y + 50 };
        canvas.rect(canvas.pen_of(classes("bar", member.hue), member.hue), swatch);
    }
    let start = if is_growth { 190 } else { 150 };
    let sign = if is_growth { Sign::Line } else { Sign::Bar };
    let right = draw_target_key(&[member.series], wording, canvas, sign, y);
    let name = text::fit(&wording.measured(chart, member.series), TEXT, right - start);
    canvas.text(classes("end-label", member.hue), Anchor::Left, (start, y), &name);
}

fn draw_bars(
    member: &Member<'_>,
    half: f64,
    wording: &dyn Wording,
    canvas: &Canvas,
    plot: &Plot<'_>,
    mut free: Room,
) {
    let of = |year: Year| {
        let at = f64::from(year);
        Bar { left: at - half, right: at + half }
    };
    for point in &member.series.points {
        if let Some(value) = point.result.value() {
            let bar = of(point.year);
            bar.draw(canvas, plot, member, point, value);
            free.take(bar.frame(plot, value));
        }
        if point.target.value().is_some() {
            of(point.year).draw_target(canvas, plot, member, point);
        }
    }
    for point in member.series.points.iter().rev() {
        if let (Some(value), Some(at)) = (point.result.value(), of(point.year).label_place(plot, point)) {
            free.write(canvas, "value", at, &wording.value(value));
        }
    }
}
