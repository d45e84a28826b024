//! Line chart: years along the axis, names and latest figures at the line ends.

use super::super::form::{Form, Needs, Rows, Years};
use super::super::scale::Scale;
use super::super::text::{self, TEXT};
use super::super::{Chart, ChartSeries, Point, Term, Wording};
use super::canvas::{Anchor, Canvas, Frame, Plot};
use super::line_series::{self, ASIDE, LinePlot, Lines};
use super::parts::{LEADING, Member, Sign, Ticks, classes, cut, heading, key, middle};
use super::room::Room;
use crate::compare::{Cell, CellGap};
use crate::model::{Gap, Year};

/// The most lines with a figure at every point; with more, figures would hide the lines.
const WITH_VALUES: usize = 2;
/// The room below the axis for the years, in tenths of a pixel.
const BELOW: i32 = 220;

pub(in crate::chart) const FORM: Form = Form {
    most_series: 12,
    most_years: |_| usize::MAX,
    one_unit: true,
    needs: Needs::SeveralYears,
    years: Years::All,
    rows: Rows::Years,
    draw,
};

fn draw(chart: &Chart, wording: &dyn Wording, canvas: &Canvas) -> i32 {
    let members = Member::all(chart);
    let targets = chart.shows_targets();
    let lines = Lines::new(members.iter().copied(), targets);
    let scale = Scale::over(&lines.extremes, chart.from_zero, 4);
    let ticks = Ticks::new(&scale, wording, canvas.width);

    // Names are at the line ends, or in a key above if there is no room for them, or if a line ends before the last
    // year: a name among lines and targets may have no room.
    let room = canvas.width * 2 / 5;
    let ends = end_labels(chart, wording, true);
    let last_year = chart.years.last().copied();
    let is_at_end = |end: &End| members.len() == 1 || Some(end.year) == last_year;
    let named = ends.iter().all(|e| text::width(&e.text, TEXT) <= room && is_at_end(e));
    let mut ends = if named { ends } else { end_labels(chart, wording, false) };
    for end in &mut ends {
        end.text = text::fit(&end.text, TEXT, room);
    }
    // Labels stand beside the last year; those of lines that end before it stand at their last figure.
    let (ends, early): (Vec<End>, Vec<End>) = ends.into_iter().partition(|end| Some(end.year) == last_year);
    let is_target_named = ends.iter().any(|end| end.is_target);

    // A label beside the last target explains only its own sign.
    let has_both = targets && is_target_named && has_both_signs(chart);
    let sign = (targets && (!is_target_named || has_both)).then_some(Sign::Line);
    let mut top = heading(chart, wording, canvas, sign, cut(&scale, wording).as_deref());
    if !named && members.len() > 1 {
        let names: Vec<String> = chart.series.iter().map(|s| wording.label(chart, s)).collect();
        top = key(&names, canvas, Sign::Line, top);
    }
    let least = LEADING * i32::try_from(ends.len()).unwrap_or(0);
    let height = (canvas.width * 2 / 5).clamp(1700, 2800).max(least).max(canvas.least - top - 20 - BELOW);
    let widest = ends.iter().map(|e| text::width(&e.text, TEXT)).max().unwrap_or(0).max(40);
    let frame = Frame {
        left: ticks.width + 70,
        top: top + 20,
        right: canvas.width - widest - 40,
        bottom: top + 20 + height,
    };
    let plot = canvas.plot(frame, line_series::years(&chart.years, frame), scale.axis());
    canvas.mesh(&plot, frame, false, &line_series::year_word, &|value| ticks.word(value));
    if members.len() == 1 {
        draw_breaks(&lines.reasons, canvas, frame, &|year| plot.map_coordinate(&(year, 0.0)).0);
    }
    LinePlot { canvas, plot: &plot, targets }.draw(&lines);
    draw_end_labels(&ends, canvas, &plot, frame);

    let mut free = Room::new(Frame { top: top - 60, ..frame });
    lines.take(&plot, &mut free);
    for end in &early {
        let (x, y) = plot.map_coordinate(&end.at);
        let aside = text::width(&end.text, TEXT) / 2 + 60;
        let positions = [(x, y.saturating_sub(ASIDE)), (x, y.saturating_add(ASIDE)), (x + aside, y)];
        let class = classes("end-label", end.series);
        let _ = positions.into_iter().any(|position| free.write(canvas, &class, position, &end.text));
    }
    if members.len() == 1 {
        line_series::write_reasons(&lines, wording, canvas, (&plot, frame.bottom), &mut free);
    }
    if members.len() <= WITH_VALUES {
        lines.write_values(canvas, &plot, &mut free, false, &|value| wording.value(value));
    }
    frame.bottom + BELOW
}

/// Whether some targets are ranges, and others are not.
fn has_both_signs(chart: &Chart) -> bool {
    let points = || chart.series.iter().flat_map(|series| &series.points);
    let targets = || points().filter_map(|point| point.target.value());
    targets().any(|value| value.figure.to.is_some()) && targets().any(|value| value.figure.to.is_none())
}

/// The label of a line's last figure, or of the last target.
struct End {
    series: usize,
    year: Year,
    at: (f64, f64),
    text: String,
    is_target: bool,
}

/// The latest figure of each series, optionally with its name; for a single series also the latest target.
fn end_labels(chart: &Chart, wording: &dyn Wording, named: bool) -> Vec<End> {
    let several = chart.series.len() > 1;
    let beside_target = !several && chart.shows_targets();
    let end = |(n, series): (usize, &ChartSeries)| {
        let (_, last) = series.ends()?;
        let value = last.result.value()?;
        let figure = wording.value(value);
        let text = match (several, beside_target) {
            (true, _) if named => format!("{} {figure}", wording.label(chart, series)),
            (false, true) => format!("{} {figure}", wording.term(Term::Result)),
            _ => figure,
        };
        let at = (f64::from(last.year), middle(&value.figure));
        Some(End { series: n, year: last.year, at, text, is_target: false })
    };
    let mut ends: Vec<End> = chart.series.iter().enumerate().filter_map(end).collect();
    if beside_target && let Some(series) = chart.series.first() {
        let last = series.points.last().and_then(|point| Some((point.year, point.target.value()?)));
        ends.extend(last.map(|(year, value)| End {
            series: 0,
            year,
            at: (f64::from(year), middle(&value.figure)),
            text: format!("{} {}", wording.term(Term::Target), wording.value(value)),
            is_target: true,
        }));
    }
    ends
}

/// Writes labels beside the last year, moved apart where they would overlap. A leader joins a moved label to its
/// figure.
fn draw_end_labels(ends: &[End], canvas: &Canvas, plot: &Plot<'_>, frame: Frame) {
    let positions: Vec<(i32, i32)> = ends.iter().map(|e| plot.map_coordinate(&e.at)).collect();
    let wanted: Vec<i32> = positions.iter().map(|p| p.1).collect();
    let spread = text::spread(&wanted, LEADING, frame.top, frame.bottom - 60);
    let x = frame.right + 20;
    for ((end, position), y) in ends.iter().zip(&positions).zip(spread) {
        if (y - position.1).abs() > LEADING {
            canvas.line("leader", vec![(position.0 + 50, position.1), (x - 20, y)]);
        }
        let class = if end.is_target { "target-label".into() } else { classes("end-label", end.series) };
        canvas.text(class, Anchor::Left, (x, y), &end.text);
    }
}

/// Draws a rule at each change of definition, which separates values that are not comparable.
fn draw_breaks(reasons: &[&Point], canvas: &Canvas, frame: Frame, position: &dyn Fn(f64) -> i32) {
    for point in reasons {
        if matches!(point.result, Cell::Gap(CellGap::Reason(Gap::DefinitionChanged, _))) {
            let x = position(f64::from(point.year));
            canvas.line("break", vec![(x, frame.top), (x, frame.bottom)]);
        }
    }
}
