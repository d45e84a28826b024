//! SVG text: made only here and in the drawings, so that it can be trusted as markup.

use std::fmt;

use super::{Drawing, text};

/// SVG markup that this module made: all text in it is escaped, and it holds no script, no style
/// attribute and no address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Svg(pub(super) String);

impl Svg {
    /// The markup.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Svg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The colours of a drawing that stands alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// How the page's tokens look in a file of its own, on light and on dark.
const TOKENS: [(&str, &str, &str); 17] = [
    ("--sheet", "#ffffff", "#1d2025"),
    ("--wash", "#f3f1eb", "#23272d"),
    ("--ink", "#1a1c20", "#e9e7e1"),
    ("--ink-soft", "#5a606a", "#a3a8b1"),
    ("--rule", "#e3e0d8", "#31353c"),
    ("--rule-strong", "#b9b4a8", "#555b65"),
    ("--rise", "#1d5fa6", "#7fb2ec"),
    ("--fall", "#9a5f0b", "#e0a95a"),
    ("--kept", "#17705f", "#62c1ac"),
    ("--missed", "#a3281f", "#f08a7e"),
    ("--none", "#6b7079", "#9aa0a9"),
    ("--series-1", "#1d5fa6", "#7fb2ec"),
    ("--series-2", "#9a5f0b", "#e0a95a"),
    ("--series-3", "#17705f", "#62c1ac"),
    ("--series-4", "#7a3e8f", "#c79add"),
    ("--series-5", "#57606b", "#a3a8b1"),
    ("--sans", "", ""),
];

/// The rules of the page for drawings: the same for those that stand alone.
const STYLE: &str = include_str!("../../style/chart.css");

/// How far the drawing stands from the edge of its own file.
const MARGIN: u32 = 16;
/// The sizes of title and sources as they are measured: the title is bold, and so wider.
const TITLE: i32 = 18;
const SOURCE: i32 = 12;

/// From one line of text to the next.
fn leading(size: i32) -> u32 {
    size.unsigned_abs() * 4 / 3
}

impl Drawing {
    /// The drawing as a file of its own, with its colours in it: title above, sources below. The
    /// fonts are a CSS list of families.
    #[must_use]
    pub fn standalone(&self, title: &str, sources: &str, theme: Theme, fonts: &str) -> String {
        let mut style = STYLE.to_owned();
        for (token, light, dark) in TOKENS {
            let value = match (token, theme) {
                ("--sans", _) => fonts,
                (_, Theme::Light) => light,
                (_, Theme::Dark) => dark,
            };
            style = style.replace(&format!("var({token})"), value);
        }
        let room = px(self.width);
        let (title, sources) = (text::wrap(title, TITLE, room), text::wrap(sources, SOURCE, room));
        let high = |lines: &[String], size: i32| u32::try_from(lines.len()).unwrap_or(0) * leading(size);
        let top = MARGIN + high(&title, TITLE) + MARGIN / 2;
        let foot = top + self.height + MARGIN / 2;
        let (width, height) = (self.width + 2 * MARGIN, foot + high(&sources, SOURCE) + MARGIN);
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\"><title>{}</title><style>{}</style>\
             <g class=\"chart\"><rect class=\"sheet\" width=\"{width}\" height=\"{height}\"/>\
             <g transform=\"translate({MARGIN} {top})\">{}</g>",
            Escaped(&title.concat()),
            Escaped(&style),
            self.body,
        );
        for (class, lines, size, top) in
            [("title", &title, TITLE, MARGIN), ("source", &sources, SOURCE, foot)]
        {
            for (n, line) in (1_u32..).zip(lines) {
                let y = top + n * leading(size) - leading(size) / 3;
                svg += &format!("<text class=\"{class}\" x=\"{MARGIN}\" y=\"{y}\">{}</text>", Escaped(line));
            }
        }
        svg.push_str("</g></svg>");
        svg
    }
}

/// Pixels in tenths.
fn px(pixels: u32) -> i32 {
    i32::try_from(pixels).unwrap_or(i32::MAX / 10).saturating_mul(10)
}

/// Text within markup, be it content or an attribute in double quotes.
pub(super) struct Escaped<'a>(pub(super) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write;
        self.0.chars().try_for_each(|c| match c {
            '&' => f.write_str("&amp;"),
            '<' => f.write_str("&lt;"),
            '>' => f.write_str("&gt;"),
            '"' => f.write_str("&quot;"),
            // XML has no word for control characters and the two noncharacters.
            '\t' | '\n' | '\r' => f.write_char(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => f.write_char('\u{fffd}'),
            c => f.write_char(c),
        })
    }
}
