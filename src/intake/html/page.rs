//! Reads a page's tags into blocks, as a browser shows them.
//!
//! A library provides the standard's tokenizer. Elements are matched on a stack, as leniently as in
//! browsers: an end tag without a start is ignored, a new cell ends the open one.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{HtmlString, StartTag, Token, Tokenizer};

use super::element::{ended_by, is_around, is_block, is_silent, is_void};
use super::style::{Look, StyleSheet};
use crate::intake::composer::{Composer, Mark, Piece};
use crate::intake::grid::Extent;
use crate::intake::line_break::{self, Undecided};
use crate::intake::manuscript::{Block, Paragraph};
use crate::intake::raised;

/// The greatest depth at which elements are matched. Deeper content is kept, without its elements.
const DEEPEST: usize = 512;

/// Information about a block beside its words.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
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

impl Mark for Known {
    fn add(&mut self, other: &Self) {
        self.linked += other.linked;
        if self.element == 0 {
            (self.element, self.around, self.is_unseen) = (other.element, other.around, other.is_unseen);
        }
    }
}

/// The content of a page.
pub(super) struct Page {
    /// The content of `<title>`.
    pub(super) title: Option<String>,
    pub(super) pieces: Vec<Piece<Known>>,
    /// For each structural element its parent. The first is its own parent.
    pub(super) parents: Vec<usize>,
}

/// An open element.
#[derive(Clone, Debug)]
struct Frame {
    name: String,
    is_block: bool,
    is_silent: bool,
    is_unseen: bool,
    is_raised: bool,
    is_linked: bool,
    is_article: bool,
    keeps_lines: bool,
    around: usize,
    element: usize,
    /// The last number of a numbered list, and the step.
    counted: Option<(i64, i64)>,
    is_unnumbered: bool,
    /// The number format of a list: `1`, `a`, `I`.
    count_style: char,
    /// A row or cell that is not part of the table.
    is_dropped: bool,
}

/// Reads a page.
pub(super) fn read(text: &str) -> Page {
    let mut reader = PageReader::new();
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

fn string(bytes: &HtmlString) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

struct PageReader {
    composer: Composer<Known>,
    frames: Vec<Frame>,
    /// The number of open elements beyond [`DEEPEST`].
    deeper: usize,
    parents: Vec<usize>,
    arounds: usize,
    sheet: StyleSheet,
    title: Option<String>,
    /// The text of the open line; line breaks are `\n`.
    words: String,
    raised: String,
    linked: usize,
    /// The number of the list item that begins.
    label: Option<String>,
}

impl PageReader {
    fn new() -> Self {
        let root = Frame {
            name: String::new(),
            is_block: true,
            is_silent: false,
            is_unseen: false,
            is_raised: false,
            is_linked: false,
            is_article: false,
            keeps_lines: false,
            around: 0,
            element: 0,
            counted: None,
            is_unnumbered: false,
            count_style: '1',
            is_dropped: false,
        };
        Self {
            composer: Composer::new(),
            frames: vec![root],
            deeper: 0,
            parents: vec![0],
            arounds: 0,
            sheet: StyleSheet::default(),
            title: None,
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
            return;
        }
        if self.frames.len() >= DEEPEST {
            self.deeper += 1;
            return;
        }
        let Some(frame) = self.frame(name, tag) else { return };
        if !frame.is_silent {
            self.open(name, tag, &frame);
        }
        self.frames.push(frame);
    }

    /// The frame of an element: inherited properties and its own.
    fn frame(&mut self, name: &str, tag: &StartTag<()>) -> Option<Frame> {
        let says = |key: &str| {
            tag.attributes.get(key.as_bytes()).map(|value| String::from_utf8_lossy(value).into_owned())
        };
        let (class, id) = (says("class").unwrap_or_default(), says("id").unwrap_or_default());
        let own = says("style").map(|style| Look::of(&style)).unwrap_or_default();
        let look = own.over(self.sheet.look(name, &class, &id));
        let outer = self.top()?.clone();
        let is_block = is_block(name);
        let in_table = self.frames.iter().any(|frame| frame.name == "table");
        let is_removed = look.is_removed
            || says("hidden").is_some()
            || says("aria-hidden").is_some_and(|hidden| hidden.trim() == "true")
            || name == "dialog" && says("open").is_none();
        let is_unseen = look.is_unseen.unwrap_or(outer.is_unseen) || is_removed;
        let is_cell = matches!(name, "td" | "th" | "tr");
        let mut frame = Frame {
            name: name.to_owned(),
            is_block,
            // A hidden block is kept, because it may be all that the page has. Hidden words within a line
            // are dropped.
            is_silent: outer.is_silent
                || is_silent(name)
                || look.is_struck
                || is_unseen && (!is_block || in_table),
            is_unseen: is_unseen && (is_block || outer.is_unseen),
            is_raised: (outer.is_raised && !is_block) || name == "sup" || look.is_raised,
            is_linked: outer.is_linked || name == "a",
            is_article: outer.is_article || matches!(name, "article" | "main"),
            keeps_lines: look
                .keeps_lines
                .unwrap_or(matches!(name, "pre" | "listing" | "xmp") || outer.keeps_lines),
            around: outer.around,
            element: outer.element,
            counted: None,
            is_unnumbered: look.is_unnumbered,
            count_style: '1',
            is_dropped: is_cell && is_removed,
        };
        let role = says("role").unwrap_or_default();
        let is_landmark =
            matches!(role.as_str(), "navigation" | "banner" | "contentinfo" | "complementary" | "search");
        let stands_around = matches!(name, "nav" | "footer" | "aside")
            || name == "header" && !frame.is_article
            || is_landmark
            || is_block && !matches!(name, "body" | "html") && (is_around(&class) || is_around(&id));
        if stands_around && frame.around == 0 {
            self.arounds += 1;
            frame.around = self.arounds;
        }
        if is_block && !matches!(name, "p" | "li" | "tr" | "td" | "th") {
            frame.element = self.parents.len();
            self.parents.push(outer.element);
        }
        if name == "ol" {
            let first = says("start").and_then(|first| first.trim().parse().ok()).unwrap_or(1_i64);
            let step = if says("reversed").is_some() { -1 } else { 1 };
            frame.counted = Some((first.saturating_sub(step), step));
            frame.count_style = says("type").and_then(|kind| kind.trim().chars().next()).unwrap_or('1');
        }
        Some(frame)
    }

    fn open(&mut self, name: &str, tag: &StartTag<()>, frame: &Frame) {
        let number = |key: &str| -> Option<i64> {
            String::from_utf8_lossy(tag.attributes.get(key.as_bytes())?).trim().parse().ok()
        };
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

    /// Counts a list item.
    fn item(&mut self, value: Option<i64>, item: &Frame) {
        let list =
            self.frames.iter_mut().rev().find(|frame| matches!(frame.name.as_str(), "ol" | "ul" | "menu"));
        let Some(list) = list.filter(|list| list.name == "ol") else { return };
        let (before, step) = list.counted.unwrap_or((0, 1));
        let number = value.unwrap_or_else(|| before.saturating_add(step));
        list.counted = Some((number, step));
        if list.is_unnumbered || item.is_unnumbered {
            return;
        }
        let style = list.count_style;
        let letter = u32::try_from(number).ok().filter(|n| (1..=26).contains(n));
        let letter = letter
            .and_then(|n| char::from_u32(u32::from(style) + n - 1))
            .filter(|_| matches!(style, 'a' | 'A'));
        self.label = Some(letter.map_or_else(|| format!("{number}."), |letter| format!("{letter}.")));
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
            "style" => self.sheet.read(text),
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
                '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
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
        let mut known = Known {
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
        Page { title: self.title, pieces: self.composer.finish(), parents: self.parents }
    }
}
