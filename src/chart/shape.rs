//! The elements of a drawing: paths, and texts above them. Texts are parts of one element that the
//! browser lays out at once, several times as fast as an element for each.
//!
//! Shapes stay data until they are shown, so that a drawing in the page can be updated by
//! differences. Each has one attribute for its geometry: `d` for a path, the position for a text.

use std::borrow::Cow;
use std::fmt;

use super::escape::{Escaped, Marked};
use super::text;
use crate::compare::ObservationRef;
use crate::model::Year;

/// The classes of a shape.
pub(super) type Class = Cow<'static, str>;

/// A line or a filled shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// Its classes.
    pub class: Cow<'static, str>,
    /// The mark that it shows, as an index into [`Drawing::marks`](super::Drawing::marks).
    pub mark: Option<usize>,
    /// Its path data.
    pub d: String,
}

/// A point of a drawing that can be pointed at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// Pixels from the left.
    pub x: f64,
    /// Pixels from the top.
    pub y: f64,
    /// The statement it shows.
    pub at: Option<ObservationRef>,
    /// The series, as an index into [`Chart::series`](super::Chart::series).
    pub series: usize,
    /// The year.
    pub year: Year,
    /// Whether it shows a target rather than a result.
    pub is_target: bool,
}

/// A text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Its classes.
    pub class: Cow<'static, str>,
    /// Tenths of a pixel from the left to the anchor.
    pub x: i32,
    /// Tenths of a pixel from the top to the baseline.
    pub y: i32,
    /// The value of `text-anchor`; `None` for the left.
    pub anchor: Option<&'static str>,
    /// Its content.
    pub text: String,
    /// Whether it has Chinese words within another language, which are marked as Chinese.
    pub is_foreign: bool,
}

impl Path {
    /// Writes its element, with a title for viewers that show titles.
    pub(super) fn write(&self, svg: &mut String, title: Option<&str>) {
        svg.push_str("<path class=\"");
        svg.push_str(&self.class);
        svg.push_str("\" d=\"");
        svg.push_str(&self.d);
        if let Some(mark) = self.mark {
            svg.push_str("\" data-mark=\"");
            push_number(svg, i32::try_from(mark).unwrap_or(i32::MAX));
        }
        match title {
            Some(title) => push(svg, format_args!("\"><title>{}</title></path>", Escaped(title))),
            None => svg.push_str("\"/>"),
        }
    }
}

impl Label {
    /// Its estimated width in tenths of a pixel.
    #[must_use]
    pub fn width(&self) -> i32 {
        text::width(&self.text, text::TEXT)
    }

    /// Writes its element.
    pub(super) fn write(&self, svg: &mut String) {
        svg.push_str("<tspan class=\"");
        svg.push_str(&self.class);
        svg.push_str("\" x=\"");
        push_tenths(svg, self.x);
        svg.push_str("\" y=\"");
        push_tenths(svg, self.y);
        if let Some(anchor) = self.anchor {
            svg.push_str("\" text-anchor=\"");
            svg.push_str(anchor);
        }
        svg.push_str("\">");
        self.write_content(svg);
        svg.push_str("</tspan>");
    }

    /// Writes the text, with the language of its Chinese words if they are foreign.
    fn write_content(&self, svg: &mut String) {
        match self.is_foreign {
            true => push(svg, format_args!("{}", Marked(&self.text, "tspan"))),
            false => push(svg, format_args!("{}", Escaped(&self.text))),
        }
    }

    /// The markup of its content.
    #[must_use]
    pub fn content(&self) -> String {
        let mut content = String::new();
        self.write_content(&mut content);
        content
    }
}

fn push(svg: &mut String, text: fmt::Arguments<'_>) {
    // Writing to memory cannot fail.
    let _ = fmt::Write::write_fmt(svg, text);
}

/// A length in tenths of a pixel, formatted in pixels for SVG.
#[must_use]
pub fn pixels(tenths: i32) -> String {
    let mut text = String::new();
    push_tenths(&mut text, tenths);
    text
}

/// Writes a length in tenths of a pixel, formatted in pixels for SVG. A drawing has thousands of
/// them, so this bypasses the formatter.
pub(super) fn push_tenths(svg: &mut String, tenths: i32) {
    if tenths < 0 {
        svg.push('-');
    }
    let size = tenths.unsigned_abs();
    push_digits(svg, size / 10);
    if let Some(rest) = char::from_digit(size % 10, 10).filter(|rest| *rest != '0') {
        svg.push('.');
        svg.push(rest);
    }
}

fn push_number(svg: &mut String, number: i32) {
    push_digits(svg, number.unsigned_abs());
}

fn push_digits(svg: &mut String, number: u32) {
    let mut power = 1_u32;
    while number / power >= 10 {
        power *= 10;
    }
    while power > 0 {
        svg.extend(char::from_digit(number / power % 10, 10));
        power /= 10;
    }
}

/// Path data through these points, as short as possible.
pub(super) fn route(points: impl IntoIterator<Item = (i32, i32)>) -> String {
    let mut d = String::new();
    let mut from: Option<(i32, i32)> = None;
    for (x, y) in points {
        match from.map(|(fx, fy)| (x.saturating_sub(fx), y.saturating_sub(fy))) {
            None => {
                d.push('M');
                push_tenths(&mut d, x);
                d.push(' ');
                push_tenths(&mut d, y);
            }
            Some((0, 0)) => {}
            Some((dx, 0)) => {
                d.push('h');
                push_tenths(&mut d, dx);
            }
            Some((0, dy)) => {
                d.push('v');
                push_tenths(&mut d, dy);
            }
            Some((dx, dy)) => {
                d.push('l');
                push_tenths(&mut d, dx);
                if dy > 0 {
                    d.push(' ');
                }
                push_tenths(&mut d, dy);
            }
        }
        from = Some((x, y));
    }
    d
}

/// Path data of a circle.
pub(super) fn circle((x, y): (i32, i32), radius: i32) -> String {
    let mut d = route([(x.saturating_sub(radius), y)]);
    for across in [2 * radius, -2 * radius] {
        d.push('a');
        push_tenths(&mut d, radius);
        d.push(' ');
        push_tenths(&mut d, radius);
        d.push_str(" 0 1 0 ");
        push_tenths(&mut d, across);
        d.push_str(" 0");
    }
    d.push('z');
    d
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_pixels() {
        let check = |tenths, expected| assert_eq!(pixels(tenths), expected);
        check(0, "0");
        check(5, "0.5");
        check(-5, "-0.5");
        check(10, "1");
        check(12_345, "1234.5");
        check(i32::MIN, "-214748364.8");
    }

    #[test]
    fn routes_are_short() {
        assert_eq!(route([(0, 0), (10, 0), (10, 25), (10, 25), (5, 20)]), "M0 0h1v2.5l-0.5-0.5");
        assert_eq!(route([(0, 0), (10, 5)]), "M0 0l1 0.5");
        assert_eq!(circle((50, 50), 30), "M2 5a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z");
    }
}
