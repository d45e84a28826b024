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

/// A line over the years with gaps where figures are missing, and a dot at the last one. It is
/// hidden from screen readers, because the figure is beside it.
#[must_use]
pub fn sparkline(figures: &[Option<(Year, Decimal)>]) -> Svg {
    let places = figures.iter().map(|f| f.map(|(year, value)| (f64::from(year), number(value))));
    let stated: Vec<(f64, f64)> = places.clone().flatten().collect();
    let range = |pick: fn(&(f64, f64)) -> f64| {
        let low = stated.iter().map(pick).fold(f64::INFINITY, f64::min);
        let high = stated.iter().map(pick).fold(f64::NEG_INFINITY, f64::max);
        (low, high)
    };
    let (xs, ys) = (range(|p| p.0), range(|p| p.1));
    let along = |value: f64, (low, high): (f64, f64), length: f64| {
        let share = (value - low) / (high - low);
        MARGIN + (if share.is_finite() { share } else { 0.5 }) * (length - 2.0 * MARGIN)
    };
    let place = |(x, y): (f64, f64)| (along(x, xs, WIDTH), HEIGHT - along(y, ys, HEIGHT));
    let mut path = String::new();
    let mut joined = false;
    for figure in places {
        if let Some((x, y)) = figure.map(place) {
            let _ = write!(path, "{}{x:.1} {y:.1}", if joined { 'L' } else { 'M' });
        }
        joined = figure.is_some();
    }
    let mut svg = format!(
        "<svg class=\"chart spark\" width=\"{WIDTH}\" height=\"{HEIGHT}\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" aria-hidden=\"true\">"
    );
    if let Some((x, y)) = stated.last().copied().map(place) {
        let _ = write!(svg, "<path class=\"line s1\" d=\"{path}\"/>");
        let _ = write!(svg, "<circle class=\"dot s1\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"2\"/>");
    }
    svg.push_str("</svg>");
    Svg(svg)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(figures: &[Option<(Year, i64)>], expected: &str) {
        let figures: Vec<_> = figures.iter().map(|f| f.map(|(y, v)| (y, Decimal::from(v)))).collect();
        let svg = sparkline(&figures).to_string();
        assert_eq!(svg.split_once("\"true\">").unwrap().1, expected);
    }

    #[test]
    fn draws_a_line_with_gaps() {
        check(
            &[Some((2020, 0)), Some((2021, 10)), None, Some((2023, 5))],
            "<path class=\"line s1\" d=\"M3.0 21.0L25.0 3.0M69.0 12.0\"/><circle class=\"dot s1\" cx=\"69.0\" cy=\"12.0\" r=\"2\"/></svg>",
        );
        check(&[], "</svg>");
        check(&[None], "</svg>");
        check(
            &[Some((2020, 7))],
            "<path class=\"line s1\" d=\"M36.0 12.0\"/><circle class=\"dot s1\" cx=\"36.0\" cy=\"12.0\" r=\"2\"/></svg>",
        );
    }
}
