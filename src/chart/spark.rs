//! A sparkline: a series at the size of a word.

use std::fmt::Write;

use super::Svg;
use super::scale::number;
use crate::model::Year;
use crate::quantity::Decimal;

/// The size of a sparkline in pixels, and the room for its dot.
const WIDTH: f64 = 72.0;
const HEIGHT: f64 = 24.0;
const MARGIN: f64 = 3.0;

/// A line over the years, a dotted one over years without a figure, and a dot at the last one. `breaks` are the
/// years before which no line joins the figures. It is hidden from screen readers, because the figures are
/// beside it.
#[must_use]
pub fn sparkline(figures: &[Option<(Year, Decimal)>], breaks: &[Year]) -> Svg {
    let stated: Vec<(Year, f64, bool)> = figures
        .iter()
        .scan(true, |joined, figure| {
            let follows = std::mem::replace(joined, figure.is_some());
            Some(figure.map(|(year, value)| (year, number(value), follows)))
        })
        .flatten()
        .collect();
    let range = |values: &mut dyn Iterator<Item = f64>| {
        values
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)))
    };
    let xs = range(&mut stated.iter().map(|(year, ..)| f64::from(*year)));
    let ys = range(&mut stated.iter().map(|(_, value, _)| *value));
    let along = |value: f64, (low, high): (f64, f64), length: f64| {
        let proportion = (value - low) / (high - low);
        MARGIN + (if proportion.is_finite() { proportion } else { 0.5 }) * (length - 2.0 * MARGIN)
    };
    let position = |(year, value, _): &(Year, f64, bool)| {
        (along(f64::from(*year), xs, WIDTH), HEIGHT - along(*value, ys, HEIGHT))
    };
    let (mut line, mut bridge) = (String::new(), String::new());
    let mut before: Option<(Year, f64, f64)> = None;
    for figure in &stated {
        let ((x, y), (year, _, follows)) = (position(figure), *figure);
        let is_broken = |from: Year| breaks.iter().any(|at| *at > from && *at <= year);
        match before.filter(|(from, ..)| !is_broken(*from)) {
            Some(_) if follows => _ = write!(line, "L{x:.1} {y:.1}"),
            Some((_, from_x, from_y)) => {
                _ = write!(bridge, "M{from_x:.1} {from_y:.1}L{x:.1} {y:.1}");
                _ = write!(line, "M{x:.1} {y:.1}");
            }
            None => _ = write!(line, "M{x:.1} {y:.1}"),
        }
        before = Some((year, x, y));
    }
    let mut svg = format!(
        "<svg class=\"chart spark\" width=\"{WIDTH}\" height=\"{HEIGHT}\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
    );
    if !bridge.is_empty() {
        let _ = write!(svg, "<path class=\"bridge\" d=\"{bridge}\"/>");
    }
    if let Some((_, x, y)) = before {
        let _ = write!(svg, "<path class=\"line s1\" d=\"{line}\"/>");
        // A line without length has a round end, which stays round when the drawing is stretched.
        let _ = write!(svg, "<path class=\"end\" d=\"M{x:.1} {y:.1}h0\"/>");
    }
    svg.push_str("</svg>");
    Svg(svg)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(figures: &[Option<(Year, i64)>], breaks: &[Year], expected: &str) {
        let figures: Vec<_> = figures.iter().map(|f| f.map(|(y, v)| (y, Decimal::from(v)))).collect();
        let svg = sparkline(&figures, breaks).to_string();
        assert_eq!(svg.split_once("\"true\">").unwrap().1, expected);
    }

    #[test]
    fn draws_a_line_with_gaps() {
        check(
            &[Some((2020, 0)), Some((2021, 10)), None, Some((2023, 5))],
            &[],
            "<path class=\"bridge\" d=\"M25.0 3.0L69.0 12.0\"/><path class=\"line s1\" d=\"M3.0 21.0L25.0 3.0M69.0 12.0\"/><path class=\"end\" d=\"M69.0 12.0h0\"/></svg>",
        );
        check(
            &[Some((2020, 0)), Some((2021, 10))],
            &[2021],
            "<path class=\"line s1\" d=\"M3.0 21.0M69.0 3.0\"/><path class=\"end\" d=\"M69.0 3.0h0\"/></svg>",
        );
        check(&[], &[], "</svg>");
        check(&[None], &[], "</svg>");
        check(
            &[Some((2020, 7))],
            &[],
            "<path class=\"line s1\" d=\"M36.0 12.0\"/><path class=\"end\" d=\"M36.0 12.0h0\"/></svg>",
        );
    }
}
