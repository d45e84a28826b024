//! Reads a page's tags into blocks, as a browser shows them.
//!
//! | page | blocks |
//! | --- | --- |
//! | `<p>产值<b>5</b>亿元。</p>` | `产值5亿元。` |
//! | `产值</b>5亿元。` | `产值5亿元。` |
//! | `<ol><li>通水<li>通路</ol>` | `1.通水`, `2.通路` |
//!
//! A library provides the standard's tokenizer. Elements are matched on a stack, as leniently as in
//! browsers: an end tag without a start is ignored, a new cell ends the open one.

mod frame;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{HtmlString, StartTag, Token, Tokenizer};

use self::frame::Frame;
use super::element::{ended_by, is_block, is_table_part, is_void};
use super::style::{self, StyleSheet};
use crate::intake::composer::{Composer, Piece, PieceMark};
use crate::intake::grid::Extent;
use crate::intake::line_break::{self, Undecided};
use crate::intake::manuscript::{Block, Paragraph};
use crate::intake::raised;
use crate::source::is_invisible;

/// The greatest depth at which elements are matched. Deeper content is kept, without its elements.
const DEEPEST: usize = 512;

/// The names of `<meta>` elements that hold the article's title.
const TITLES: [&str; 3] = ["articletitle", "og:title", "twitter:title"];

/// Information about a block beside its words.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct BlockContext {
    /// The number of its characters in links.
    pub(super) linked: usize,
    /// The structural element that it lies in.
    pub(super) element: usize,
    /// The menu, head or foot of the page that it lies in; 0 if none.
    pub(super) around: usize,
    /// Whether it is hidden by a style.
    pub(super) is_unseen: bool,
    pub(super) is_heading: bool,
}

impl PieceMark for BlockContext {
    fn add(&mut self, other: &Self) {
        self.linked += other.linked;
        if self.element == 0 {
            (self.element, self.around, self.is_unseen) = (other.element, other.around, other.is_unseen);
        }
    }
}

/// The content of a page.
pub(super) struct Page {
    /// The content of `<title>`, or of a `<meta>` element if only that names a report.
    pub(super) title: Option<String>,
    pub(super) pieces: Vec<Piece<BlockContext>>,
    /// For each structural element its parent. The first is its own parent.
    pub(super) parents: Vec<usize>,
}

/// Reads a page.
pub(super) fn read(text: &str) -> Page {
    let mut reader = PageParser::new();
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(text, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => reader.start(&tag),
            Token::EndTag(tag) => reader.end(&string(&tag.name)),
            Token::String(words) => reader.characters(&String::from_utf8_lossy(&words)),
            _ => {}
        }
    }
    reader.finish()
}

/// The value of an attribute.
fn attribute(tag: &StartTag<()>, key: &str) -> Option<String> {
    tag.attributes.get(key.as_bytes()).map(|value| String::from_utf8_lossy(value).into_owned())
}

fn string(bytes: &HtmlString) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

struct PageParser {
    composer: Composer<BlockContext>,
    frames: Vec<Frame>,
    /// The number of open elements beyond [`DEEPEST`].
    deeper: usize,
    parents: Vec<usize>,
    arounds: usize,
    sheet: StyleSheet,
    /// Whether the open `<style>` is for another medium than the screen.
    is_for_other_medium: bool,
    title: Option<String>,
    /// The title of a report in a `<meta>` element.
    meta_title: Option<String>,
    /// The text of the open line; line breaks are `\n`.
    words: String,
    raised: String,
    linked: usize,
    /// The number of the list item that begins.
    label: Option<String>,
}

impl PageParser {
    fn new() -> Self {
        Self {
            composer: Composer::new(),
            frames: vec![Frame::root()],
            deeper: 0,
            parents: vec![0],
            arounds: 0,
            sheet: StyleSheet::default(),
            is_for_other_medium: false,
            title: None,
            meta_title: None,
            words: String::new(),
            raised: String::new(),
            linked: 0,
            label: None,
        }
    }

    fn top(&self) -> Option<&Frame> {
        self.frames.last()
    }

    fn start(&mut self, tag: &StartTag<()>) {
        let name = string(&tag.name);
        let name = name.rsplit(':').next().unwrap_or_default();
        self.end_before(name);
        if name == "br" {
            return self.break_line();
        }
        if is_block(name) {
            self.flush();
        }
        if is_void(name) {
            self.void(name, tag);
            return;
        }
        if self.frames.len() >= DEEPEST {
            self.deeper += 1;
            return;
        }
        // Outside of a table a browser ignores the tags of rows and cells, as when a cell was copied alone.
        if is_table_part(name) && !self.is_in_table() {
            return;
        }
        if name == "style" {
            let medium = attribute(tag, "media").unwrap_or_default();
            self.is_for_other_medium = !style::is_for_screen(&medium);
        }
        let Some(frame) = self.frame(name, tag) else { return };
        if !frame.is_silent {
            self.open(name, tag, &frame);
        }
        self.frames.push(frame);
    }

    fn is_in_table(&self) -> bool {
        self.frames.iter().any(|frame| frame.name == "table")
    }

    /// Notes a title in the page's head, as government sites and WeChat write it.
    fn void(&mut self, name: &str, tag: &StartTag<()>) {
        let names_title =
            |key| attribute(tag, key).is_some_and(|value| TITLES.contains(&&*value.to_ascii_lowercase()));
        if name == "meta" && (names_title("name") || names_title("property")) {
            let content = attribute(tag, "content").filter(|content| content.contains("报告"));
            self.meta_title = self.meta_title.take().or(content);
        }
    }

    fn open(&mut self, name: &str, tag: &StartTag<()>, frame: &Frame) {
        let number = |key| -> Option<i64> { attribute(tag, key)?.trim().parse().ok() };
        match name {
            "table" => self.composer.begin_table(),
            "tr" => self.composer.begin_row(),
            "td" | "th" => self.composer.begin_cell(Extent {
                columns: number("colspan").and_then(|n| usize::try_from(n).ok()).unwrap_or(1),
                rows: number("rowspan").and_then(|n| usize::try_from(n).ok()).unwrap_or(1),
                continues: false,
            }),
            "li" => self.item(number("value"), frame),
            _ => {}
        }
    }

    /// Ends the elements that a start tag of this name ends implicitly.
    fn end_before(&mut self, name: &str) {
        let Some((ended, within)) = ended_by(name) else { return };
        let mut end = None;
        for (at, frame) in self.frames.iter().enumerate().rev() {
            if within.contains(&frame.name.as_str()) {
                break;
            }
            if ended.contains(&frame.name.as_str()) {
                end = Some(at);
            }
        }
        if let Some(end) = end.filter(|_| self.deeper == 0) {
            self.close_to(end);
        }
    }

    fn end(&mut self, name: &str) {
        let name = name.rsplit(':').next().unwrap_or_default();
        if name == "br" {
            return self.break_line();
        }
        if is_void(name) {
            return;
        }
        if self.deeper > 0 {
            self.deeper -= 1;
            return;
        }
        let ends_cells = matches!(
            name,
            "table" | "tr" | "tbody" | "thead" | "tfoot" | "td" | "th" | "caption" | "body" | "html"
        );
        if is_table_part(name) && !self.is_in_table() {
            return self.flush();
        }
        let mut crossed = false;
        for (at, frame) in self.frames.iter().enumerate().skip(1).rev() {
            if frame.name == name {
                if crossed && !is_block(name) {
                    // An inline element that ends within a block opened after it.
                    self.frames.remove(at);
                } else {
                    self.close_to(at);
                }
                return;
            }
            crossed |= frame.is_block;
            if !ends_cells && matches!(frame.name.as_str(), "td" | "th" | "table" | "caption") {
                return;
            }
        }
    }

    /// Ends the innermost elements down to an open one.
    fn close_to(&mut self, at: usize) {
        while self.frames.len() > at.max(1) {
            let is_block = self.top().is_some_and(|frame| frame.is_block);
            if is_block {
                self.flush();
            }
            let Some(frame) = self.frames.pop() else { return };
            if frame.is_silent && !frame.is_dropped {
                continue;
            }
            match frame.name.as_str() {
                "table" => self.composer.end_table(),
                "td" | "th" if !frame.is_silent => self.composer.end_cell(!frame.is_dropped),
                _ => {}
            }
        }
    }

    fn break_line(&mut self) {
        if self.top().is_some_and(|frame| !frame.is_silent) {
            self.settle();
            self.words.push('\n');
        }
    }

    fn characters(&mut self, text: &str) {
        let Some(frame) = self.frames.last() else { return };
        match frame.name.as_str() {
            "title" if self.title.is_none() => {
                self.title = Some(text.split_whitespace().collect::<Vec<_>>().join(" "));
            }
            "style" if !self.is_for_other_medium => self.sheet.read(text),
            _ => {}
        }
        if frame.is_silent {
            return;
        }
        if frame.is_raised {
            self.raised.push_str(text);
            return;
        }
        let (keeps_lines, is_linked) = (frame.keeps_lines, frame.is_linked);
        self.settle();
        let before = self.words.len();
        for c in text.chars() {
            match c {
                '\n' if keeps_lines => self.words.push('\n'),
                c if is_invisible(c) => {}
                ' ' | '\n' | '\r' | '\t' => {
                    if !self.words.is_empty() && !self.words.ends_with([' ', '\n']) {
                        self.words.push(' ');
                    }
                }
                c => self.words.push(c),
            }
        }
        if is_linked {
            self.linked += self.words.get(before..).unwrap_or_default().chars().count();
        }
    }

    fn settle(&mut self) {
        if !self.raised.is_empty() {
            raised::append(&mut self.words, &std::mem::take(&mut self.raised));
        }
    }

    /// Ends the line.
    fn flush(&mut self) {
        self.settle();
        let words = std::mem::take(&mut self.words);
        let linked = std::mem::take(&mut self.linked);
        let Some(frame) = self.frames.last() else { return };
        let is_heading =
            self.frames.iter().rev().take(4).any(|frame| matches!(frame.name.as_str(), "h1" | "h2"));
        let mut known = BlockContext {
            linked,
            element: frame.element,
            around: frame.around,
            is_unseen: frame.is_unseen,
            is_heading,
        };
        for text in line_break::lines(&words, Undecided::Ends) {
            let label = self.label.take();
            self.composer.push(Block::Paragraph(Paragraph { label, text }), known);
            known.linked = 0;
        }
    }

    fn finish(mut self) -> Page {
        self.deeper = 0;
        self.close_to(1);
        self.flush();
        let named = self.title.filter(|title| title.contains("报告") || self.meta_title.is_none());
        Page { title: named.or(self.meta_title), pieces: self.composer.finish(), parents: self.parents }
    }
}
