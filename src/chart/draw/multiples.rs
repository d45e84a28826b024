//! Small multiples: a panel for each indicator with its own scale; for a single indicator, a panel
//! for each place with a common scale.

use super::super::form::{Form, Needs, Rows, Years};
use super::super::scale::{Extremes, Scale};
use super::super::text::{self, TEXT};
use super::super::{Chart, ChartSeries, Wording};
use super::canvas::{Anchor, Canvas, Frame};
use super::line_series::{self, LinePlot, Lines};
use super::parts::{LEADING, Member, Sign, Ticks, classes, heading, key, middle};

/// The least width of a panel on phones and elsewhere, in tenths of a pixel. The gap between panels
/// and the height of a plot follow.
const PANEL: (i32, i32) = (1480, 2100);
const PHONE: i32 = 4800;
const GUTTER: i32 = 240;
const HEIGHT: i32 = 900;

/// The series of one panel.
struct Panel<'a> {
    name: String,
    members: Vec<Member<'a>>,
}

pub(in crate::chart) const FORM: Form = Form {
    most_series: 400, // all provinces with a dozen indicators each
    most_years: |_| usize::MAX,
    one_unit: false,
    needs: Needs::SeveralYears,
    years: Years::All,
    rows: Rows::Years,
    draw,
};

fn draw(chart: &Chart, wording: &dyn Wording, canvas: &Canvas) -> i32 {
    let shared = chart.indicator().is_some() && chart.unit().is_some();
    let (panels, places) = panels(chart, wording, shared);
    let mut top =
        if chart.unit().is_some() { heading(chart, wording, canvas, None, None) } else { LEADING / 2 };
    if places.len() > 1 {
        top = key(&places, canvas, Sign::Line, top);
    }
    let panel = if canvas.width < PHONE { PANEL.0 } else { PANEL.1 };
    let most = ((canvas.width + GUTTER) / (panel + GUTTER)).clamp(1, count(panels.len()).max(1));
    // Balances the rows: five panels become 3 + 2, not 4 + 1.
    let rows = ((count(panels.len()) + most - 1) / most).max(1);
    let columns = ((count(panels.len()) + rows - 1) / rows).max(1);
    let width = (canvas.width + GUTTER) / columns - GUTTER;
    let lines: Vec<Lines<'_>> =
        panels.iter().map(|panel| Lines::new(panel.members.iter().copied(), false)).collect();
    let mut all = Extremes::default();
    lines.iter().for_each(|lines| all.join(&lines.extremes));
    let around = 2 * LEADING + 320;
    let pitch = (HEIGHT + around).max((canvas.least - top) / rows);
    for ((n, panel), lines) in (0_i32..).zip(&panels).zip(&lines) {
        let (column, row) = (n % columns, n / columns);
        let left = column * (width + GUTTER);
        let frame =
            Frame { left, right: left + width, top: top + row * pitch, bottom: top + (row + 1) * pitch };
        let scale = Scale::over(if shared { &all } else { &lines.extremes }, false, 2);
        draw_panel(canvas, (chart, wording), (panel, lines), frame, pitch - around, &scale);
    }
    top + rows * pitch
}

fn count(n: usize) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX / 10_000)
}

/// The panels, and the places that have their own line colours.
fn panels<'a>(chart: &'a Chart, wording: &dyn Wording, shared: bool) -> (Vec<Panel<'a>>, Vec<String>) {
    let mut places: Vec<String> = Vec::new();
    let mut panels: Vec<Panel<'a>> = Vec::new();
    // A series without a result would be an empty panel; if no series has one, empty panels say so.
    let is_shown = |series: &ChartSeries| series.ends().is_some();
    let all_empty = !chart.series.iter().any(is_shown);
    let shown = chart.series.iter().enumerate().filter(|(_, series)| all_empty || is_shown(series));
    for (number, series) in shown {
        let place = &*series.place;
        let hue = if shared { 0 } else { places.iter().position(|p| p == place).unwrap_or(places.len()) };
        if hue == places.len() && !shared {
            places.push(place.to_owned());
        }
        let member = Member { number, hue, series };
        let same = |p: &&mut Panel<'a>| {
            p.members.first().is_some_and(|m| !shared && is_same_measure(m.series, series))
        };
        match panels.iter_mut().rev().find(same) {
            Some(panel) => panel.members.push(member),
            None => panels.push(Panel { name: name(chart, wording, series, shared), members: vec![member] }),
        }
    }
    (panels, places)
}

fn is_same_measure(a: &ChartSeries, b: &ChartSeries) -> bool {
    (&a.indicator, a.part, &a.unit) == (&b.indicator, b.part, &b.unit)
}

fn name(chart: &Chart, wording: &dyn Wording, series: &ChartSeries, shared: bool) -> String {
    if shared {
        return wording.label(chart, series);
    }
    wording.panel(series)
}

fn draw_panel(
    canvas: &Canvas,
    (chart, wording): (&Chart, &dyn Wording),
    (panel, lines): (&Panel<'_>, &Lines<'_>),
    frame: Frame,
    height: i32,
    scale: &Scale,
) {
    let (line, room) = (frame.top + LEADING / 2, frame.right - frame.left);
    let unit = panel.members.first().map(|m| wording.unit(&m.series.unit)).unwrap_or_default();
    let unit = if chart.unit().is_some() { String::new() } else { text::fit(&unit, TEXT, room / 2) };
    if !unit.is_empty() {
        canvas.text("tick", Anchor::Right, (frame.right, line), &unit);
    }
    // Names are bold, and so wider.
    let room = room - text::width(&unit, TEXT) - 40;
    canvas.text("head", Anchor::Left, (frame.left, line), &text::fit(&panel.name, TEXT + 1, room));
    // The latest figure is at the line's end if the panel has a single line.
    let end = match panel.members.as_slice() {
        [only] => only.series.ends().and_then(|(_, last)| Some((only, last, last.result.value()?))),
        _ => None,
    };
    let figure =
        end.map(|(.., value)| text::fit(&wording.value(value), TEXT, (frame.right - frame.left) / 3));
    let room = figure.as_ref().map_or(0, |f| text::width(f, TEXT) + 30).max(60);
    let ticks = Ticks::new(scale, wording, frame.right - frame.left);
    let top = frame.top + 2 * LEADING;
    let inner =
        Frame { left: frame.left + ticks.width + 70, right: frame.right - room, top, bottom: top + height };
    let ends: Vec<_> = chart.years.first().into_iter().chain(chart.years.last()).copied().collect();
    let plot = canvas.plot(inner, line_series::years(&ends, inner), scale.axis());
    canvas.mesh(&plot, inner, false, &line_series::year_word, &|value| ticks.word(value));
    LinePlot { canvas, plot: &plot, targets: false }.draw(lines);
    if let (Some((member, last, value)), Some(figure)) = (end, figure) {
        let (_, y) = plot.map_coordinate(&(f64::from(last.year), middle(&value.figure)));
        canvas.text(
            classes("end-label", member.hue),
            Anchor::Left,
            (inner.right + 20, y.min(inner.bottom - 60)),
            &figure,
        );
    }
}
