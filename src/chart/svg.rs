//! SVG markup. It is made only here and by drawings, so that it can be trusted.

use std::fmt;

use super::draw::drawn_width;
use super::escape::{Escaped, Marked};
use super::palette::{Theme, style};
use super::shape::{Label, Path};
use super::{Chart, Drawing, Mark, Term, Wording, text};

/// SVG markup made by this module: all text in it is escaped, and it contains no script, style
/// attribute or address.
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

/// The settings of a chart exported to its own file.
#[derive(Clone, Copy, Debug)]
pub struct Dress<'a> {
    /// Its width in pixels, margins included.
    pub width: u32,
    /// The least height in pixels.
    pub height: u32,
    /// Lines below the sources: a date, an address.
    pub notes: &'a [String],
    /// The target of the link around the notes.
    pub link: Option<&'a str>,
    /// Its colours.
    pub theme: Theme,
    /// Its fonts, as a CSS list of families.
    pub fonts: &'a str,
}

/// The margin around the drawing in pixels.
const MARGIN: u32 = 16;
/// The sizes used to measure title and notes. The title is bold, and so wider.
const TITLE: i32 = 18;
const NOTE: i32 = 12;

/// The distance between lines of text, in pixels.
fn leading(size: i32) -> u32 {
    size.unsigned_abs() * 4 / 3
}

/// The height of lines of text, in pixels.
fn high(lines: &[String], size: i32) -> u32 {
    u32::try_from(lines.len()).unwrap_or(0) * leading(size)
}

fn write_lines(svg: &mut String, class: &str, lines: &[String], size: i32, top: u32) {
    for (n, line) in (1_u32..).zip(lines) {
        let y = top + n * leading(size) - leading(size) / 3;
        *svg += &format!("<text class=\"{class}\" x=\"{MARGIN}\" y=\"{y}\">{}</text>", Escaped(line));
    }
}

impl Drawing {
    /// The SVG element for the page. Its colours come from the page's tokens.
    #[must_use]
    pub fn svg(&self) -> Svg {
        self.titled(&|_| None)
    }

    /// The SVG element, with titles of paths.
    fn titled(&self, title: &dyn Fn(&Path) -> Option<String>) -> Svg {
        // Enough for most drawings, to avoid reallocation.
        let mut svg =
            String::with_capacity(256 + self.paths.len() * 96 + (self.labels.len() + self.ticks.len()) * 80);
        svg += &format!(
            "<svg class=\"chart\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" role=\"img\" aria-label=\"{2}\"><g>",
            self.width,
            self.height,
            Escaped(&self.description)
        );
        self.paths.iter().for_each(|path| path.write(&mut svg, title(path).as_deref()));
        svg.push_str("</g>");
        self.write_texts(&mut svg);
        svg.push_str("</svg>");
        Svg(svg)
    }

    fn write_texts(&self, svg: &mut String) {
        for texts in [&self.labels, &self.ticks] {
            svg.push_str("<text>");
            texts.iter().for_each(|label| label.write(svg));
            svg.push_str("</text>");
        }
    }
}

/// The markup of paths added to a drawing.
#[must_use]
pub fn paths(paths: &[Path]) -> Svg {
    let mut svg = String::new();
    paths.iter().for_each(|path| path.write(&mut svg, None));
    Svg(svg)
}

/// The markup of texts added to a drawing.
#[must_use]
pub fn labels(labels: &[Label]) -> Svg {
    let mut svg = String::new();
    labels.iter().for_each(|label| label.write(&mut svg));
    Svg(svg)
}

impl Chart {
    /// The chart as a `<figure>` element of a web page without scripts: title, drawing, sources, and a link to the page
    /// if an address is given. Marks have their descriptions as titles. The classes are those of the page's own element.
    #[must_use]
    pub fn figure_element(&self, wording: &dyn Wording, width: u32, home: Option<&str>) -> Svg {
        let drawing = self.draw(wording, width);
        let svg = drawing.titled(&|path: &Path| self.description(wording, drawing.marks.get(path.mark?)?));
        let home = home.map(|address| {
            let (address, word) = (Escaped(address), wording.term(Term::Home));
            format!(" <a href=\"{address}\" target=\"_blank\" rel=\"noopener\">{word}</a>")
        });
        Svg(format!(
            "<figure><figcaption><span class=\"heading\">{}</span><span class=\"subtitle\">{}</span></figcaption>\
             <div class=\"drawing\">{svg}</div><p>{}</p><p class=\"src\">{}</p><p class=\"src\">{}{}</p></figure>",
            marked(wording, &wording.title(self)),
            marked(wording, &wording.subtitle(self)),
            marked(wording, &wording.summary(self)),
            marked(wording, &wording.note(self).unwrap_or_default()),
            marked(wording, &wording.sources(self)),
            home.unwrap_or_default(),
        ))
    }

    /// The chart as a standalone file with its colours: the title above, sources and notes below.
    /// Marks have their descriptions as titles.
    #[must_use]
    pub fn standalone(&self, wording: &dyn Wording, dress: &Dress<'_>) -> String {
        let drawn = dress.width.saturating_sub(2 * MARGIN);
        let room = px(drawn_width(drawn));
        let wrapped = |text: &str, size: i32| -> Vec<String> {
            // An address cannot hold a line break.
            text::wrap(text, size, room).iter().map(|line| text::fit(line, size, room)).collect()
        };
        let title = wrapped(&wording.title(self), TITLE);
        let subtitle: Vec<String> = Some(wording.subtitle(self))
            .filter(|text| !text.is_empty())
            .map_or_else(Vec::new, |text| wrapped(&text, NOTE));
        let own = wording.note(self).map_or_else(Vec::new, |note| wrapped(&note, NOTE));
        let sources = wrapped(&wording.sources(self), NOTE);
        let notes: Vec<String> = dress.notes.iter().flat_map(|note| wrapped(note, NOTE)).collect();
        let head = MARGIN + high(&title, TITLE);
        let top = head + high(&subtitle, NOTE) + MARGIN / 2;
        let below = high(&own, NOTE) + high(&sources, NOTE) + high(&notes, NOTE) + MARGIN;
        let least = dress.height.saturating_sub(top + MARGIN / 2 + below);
        let drawing = self.draw_to_fill(wording, drawn, least);
        let width = drawing.width + 2 * MARGIN;
        let height = (top + drawing.height + MARGIN / 2 + below).max(dress.height);
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" lang=\"{0}\" xml:lang=\"{0}\"><title>{1}</title><desc>{2}</desc><style>{3}</style>\
             <g class=\"chart\"><rect class=\"sheet\" width=\"{width}\" height=\"{height}\"/>\
             <g transform=\"translate({MARGIN} {top})\">",
            wording.lang(),
            Escaped(&title.concat()),
            Escaped(&drawing.description),
            Escaped(&style(dress.theme, dress.fonts)),
        );
        for path in &drawing.paths {
            let description =
                path.mark.and_then(|number| self.description(wording, drawing.marks.get(number)?));
            path.write(&mut svg, description.as_deref());
        }
        drawing.write_texts(&mut svg);
        svg.push_str("</g>");
        write_lines(&mut svg, "title", &title, TITLE, MARGIN);
        write_lines(&mut svg, "source", &subtitle, NOTE, head);
        let foot = height - below;
        write_lines(&mut svg, "note", &own, NOTE, foot);
        let foot = foot + high(&own, NOTE);
        write_lines(&mut svg, "source", &sources, NOTE, foot);
        if let Some(link) = dress.link {
            svg += &format!("<a href=\"{}\">", Escaped(link));
        }
        write_lines(&mut svg, "source", &notes, NOTE, foot + high(&sources, NOTE));
        svg.push_str(if dress.link.is_some() { "</a></g></svg>" } else { "</g></svg>" });
        svg
    }

    /// The description of a mark in one line.
    #[must_use]
    pub fn description(&self, wording: &dyn Wording, mark: &Mark) -> Option<String> {
        let (series, point) = self.shown(mark)?;
        Some(wording.mark(self, series, point, mark.is_target))
    }
}

/// Text of a web page, its Chinese words marked as such in another language.
fn marked(wording: &dyn Wording, text: &str) -> String {
    match wording.lang() {
        "zh" => Escaped(text).to_string(),
        _ => Marked(text, "span").to_string(),
    }
}

/// Pixels in tenths of a pixel.
fn px(pixels: u32) -> i32 {
    i32::try_from(pixels).unwrap_or(i32::MAX / 10).saturating_mul(10)
}
