//! SVG text: made only here and in the drawings, so that it can be trusted as markup.

use std::fmt;

use super::Drawing;

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

/// How far the drawing stands from the edge of its own file, and how high its title is.
const MARGIN: u32 = 16;
const TITLE: u32 = 34;
const FOOT: u32 = 26;

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
        let (width, height) = (self.width + 2 * MARGIN, self.height + 2 * MARGIN + TITLE + FOOT);
        let lines = super::text::wrap(title, 17, px(self.width));
        let more = 22 * u32::try_from(lines.len().saturating_sub(1)).unwrap_or(0);
        let height = height + more;
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\"><title>{}</title><style>{}</style><g class=\"chart\"><rect class=\"sheet\" width=\"{width}\" height=\"{height}\"/>",
            Escaped(title),
            Escaped(&style),
        );
        for (n, line) in (0_u32..).zip(&lines) {
            svg += &format!(
                "<text class=\"title\" x=\"{MARGIN}\" y=\"{}\">{}</text>",
                MARGIN + 14 + 22 * n,
                Escaped(line)
            );
        }
        svg += &format!("<g transform=\"translate({MARGIN} {})\">{}</g>", MARGIN + TITLE + more, self.body);
        svg += &format!(
            "<text class=\"source\" x=\"{MARGIN}\" y=\"{}\">{}</text></g></svg>",
            height - MARGIN,
            Escaped(&super::text::fit(sources, 12, px(self.width)))
        );
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
