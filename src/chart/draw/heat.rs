//! Heat map: series by years, coloured by the change on the previously displayed year. The
//! intensity is relative to the largest change of the row, so rows can have different units.
//!
//! A single year has no changes. Its figures are coloured by size, and so have one unit:
//!
//! | figures | intensities |
//! | --- | --- |
//! | 4, 5, 6, 7 | 1, 1, 2, 3: thirds between the lowest and the highest |
//! | −6, −1, 2, 3 | −3, −1, 1, 2: thirds of the size of the largest |

use super::super::form::{Form, Needs, Rows, Years};
use super::super::text::{self, TEXT};
use super::super::{Chart, ChartSeries, Point, Term, Wording};
use super::canvas::{Anchor, Canvas, Frame};
use super::parts::{LEADING, Member, ends, heading};
use crate::compare::{Cell, change};
use crate::quantity::Decimal;

/// The height of a cell, the greatest one where there is height to fill, and the gap between cells, in tenths of a
/// pixel.
const CELL: i32 = 260;
const TALLEST: i32 = 1000;
const BETWEEN: i32 = 10;
/// The width from which a cell fits most figures, in tenths of a pixel.
const ROOMY: i32 = 500;

pub(in crate::chart) const FORM: Form = Form {
    most_series: 60,
    most_years: |_| 24,
    one_unit: false,
    needs: Needs::Shades,
    years: Years::All,
    rows: Rows::Series,
    draw,
};

fn draw(chart: &Chart, wording: &dyn Wording, canvas: &Canvas) -> i32 {
    let mut top =
        if chart.unit().is_some() { heading(chart, wording, canvas, None, None) } else { LEADING / 2 };
    let by_size = (chart.years.len() == 1).then(|| sizes(chart));
    let key = match &by_size {
        None => Term::Heat,
        Some(sizes) if sizes.iter().any(|step| *step < 0) => Term::HeatAroundZero,
        Some(_) => Term::HeatOfYear,
    };
    for line in text::wrap(wording.term(key), TEXT, canvas.width) {
        canvas.text("tick", Anchor::Left, (0, top), &line);
        top += LEADING;
    }
    let names: Vec<String> = chart.series.iter().map(|s| name(chart, wording, s)).collect();
    let widest = names.iter().map(|n| text::width(n, TEXT)).max().unwrap_or(0);
    let columns = i32::try_from(chart.years.len()).unwrap_or(1).max(1);
    // Names are above their rows where cells beside them would be too narrow for figures.
    let above = widest > canvas.width * 2 / 5 || (canvas.width - widest) / columns < ROOMY;
    let left = if above { 0 } else { widest + 100 };
    let lead = if above { LEADING + 20 } else { 0 };
    let width = (canvas.width - left) / columns;
    // As many year labels as there is room for.
    let half = text::width("2024", TEXT) / 2;
    let every = (2 * half + 60) / width.max(1) + 1;
    for (n, year) in (0_i32..).zip(&chart.years).filter(|(n, _)| (columns - 1 - n) % every == 0) {
        let x = (left + n * width + width / 2).clamp(half, (canvas.width - half).max(half));
        canvas.text("tick", Anchor::Center, (x, top + 60), &year.to_string());
    }
    let top = top + LEADING;
    let rows = i32::try_from(chart.series.len()).unwrap_or(i32::MAX / 10_000).max(1);
    let cell = ((canvas.least - top) / rows - lead).clamp(CELL, TALLEST);
    for ((n, member), name) in (0_i32..).zip(Member::all(chart)).zip(&names) {
        let y = top + n * (cell + lead);
        let line = if above { y + LEADING / 2 + 20 } else { y + cell / 2 };
        canvas.text(
            "name",
            Anchor::Left,
            (0, line),
            &text::fit(name, TEXT, if above { canvas.width } else { widest }),
        );
        let y = y + lead;
        let frame = |n: i32| Frame {
            left: left + n * width,
            top: y,
            right: left + (n + 1) * width - BETWEEN,
            bottom: y + cell - BETWEEN,
        };
        let steps = match &by_size {
            Some(sizes) => sizes.get(member.number).copied().into_iter().collect(),
            None => steps(&member),
        };
        for ((n, point), step) in (0_i32..).zip(&member.series.points).zip(steps) {
            let frame = frame(n);
            let at = ((frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2);
            let class = match (&point.result, step) {
                (Cell::Gap(_), _) => "cell gap".to_owned(),
                (_, 0) => "cell".to_owned(),
                (_, step) => format!("cell {}{}", if step > 0 { "up" } else { "down" }, step.abs()),
            };
            canvas.rect(canvas.mark((class, 0), member.mark(point, false), at), frame);
            let words = match &point.result {
                Cell::Value(value) => {
                    let arrow = if by_size.is_some() { "" } else { arrow(step) };
                    let figure = wording.value(value);
                    vec![format!("{arrow}{figure}"), figure, arrow.trim_end().to_owned()]
                }
                Cell::Gap(gap) => vec![wording.gap(gap, false), "–".to_owned()],
            };
            let fits = |t: &&String| text::width(t, TEXT) <= width - BETWEEN - 40;
            if let Some(words) = words.iter().find(fits).filter(|w| !w.is_empty()) {
                let class = if point.result.value().is_some() { "value" } else { "tick" };
                canvas.text(class, Anchor::Center, at, words);
            }
        }
    }
    top + rows * (cell + lead) + 20
}

/// The name of a row, with its unit where rows have different units.
fn name(chart: &Chart, wording: &dyn Wording, series: &ChartSeries) -> String {
    let name = wording.label(chart, series);
    if chart.unit().is_some() || series.unit.is_empty() {
        name
    } else {
        format!("{name} {}", wording.unit(&series.unit))
    }
}

fn arrow(step: i8) -> &'static str {
    match step {
        0 => "",
        1.. => "▲ ",
        _ => "▼ ",
    }
}

/// The intensity of each year's colour: −3 to 3 thirds of the row's largest change; 0 for none.
fn steps(member: &Member<'_>) -> Vec<i8> {
    let points = &member.series.points;
    let amount = |(from, to): (&Point, &Point)| {
        let (from, to) = (from.result.value()?, to.result.value()?);
        change(&from.figure, &to.figure, member.series.rate).difference().map(|d| d.amount)
    };
    let amounts: Vec<Decimal> =
        points.iter().zip(points.iter().skip(1)).map(|pair| amount(pair).unwrap_or_default()).collect();
    let largest = amounts.iter().map(|a| a.abs()).max().unwrap_or_default();
    let step = |amount: &Decimal| if amount.is_zero() { 0 } else { third(*amount, largest) };
    std::iter::once(0).chain(amounts.iter().map(step)).collect()
}

/// The third of the largest size in which a number lies: 1 to 3, with its sign.
fn third(number: Decimal, largest: Decimal) -> i8 {
    let third = largest.checked_div(Decimal::from(3)).unwrap_or(largest);
    let depth = match number.abs() {
        size if size <= third => 1,
        size if size <= largest - third => 2,
        _ => 3,
    };
    if number.is_sign_negative() { -depth } else { depth }
}

/// The intensity of each series' figure of the only year; 0 for none, and for all if they are equal.
fn sizes(chart: &Chart) -> Vec<i8> {
    let size = |series: &ChartSeries| {
        let (low, high) = ends(&series.points.first()?.result.value()?.figure);
        low.checked_add(high)?.checked_div(Decimal::TWO)
    };
    let numbers: Vec<Option<Decimal>> = chart.series.iter().map(size).collect();
    let known = || numbers.iter().flatten().copied();
    let (least, most) = (known().min().unwrap_or_default(), known().max().unwrap_or_default());
    let span = most.checked_sub(least).unwrap_or(most);
    let step = |number: Decimal| match number {
        _ if span.is_zero() => 0,
        _ if least.is_sign_negative() && number.is_zero() => 0,
        _ if least.is_sign_negative() => third(number, most.abs().max(least.abs())),
        _ => third(number - least, span),
    };
    numbers.into_iter().map(|number| number.map_or(0, step)).collect()
}
