//! Open elements: what each takes over from the one around it, and what its tag and styles set.
//!
//! | element | its content |
//! | --- | --- |
//! | `<p>` within `<div hidden>` | kept, marked as unseen |
//! | `<span hidden>` | not shown |
//! | `<nav>`, `<div class="footer">` | marked as around the article |
//! | `<li>` within `<ol type="a" start="3">` | numbered `c.` |

use html5gum::StartTag;

use super::{PageParser, attribute};
use crate::intake::html::element::{is_around, is_block, is_silent};
use crate::intake::html::style::{Declarations, Selected};

/// An open element.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    pub(super) name: String,
    pub(super) is_block: bool,
    pub(super) is_silent: bool,
    pub(super) is_unseen: bool,
    pub(super) is_raised: bool,
    pub(super) is_linked: bool,
    pub(super) is_article: bool,
    pub(super) keeps_lines: bool,
    pub(super) around: usize,
    pub(super) element: usize,
    /// The last number of a numbered list, and the step.
    pub(super) counted: Option<(i64, i64)>,
    pub(super) is_unnumbered: bool,
    /// The number format of a list: `1`, `a`, `I`.
    pub(super) count_style: char,
    /// A row or cell that is not part of the table.
    pub(super) is_dropped: bool,
    /// What the selectors of style sheets see of it.
    selected: Selected,
}

impl Frame {
    /// The frame around the whole page.
    pub(super) fn root() -> Self {
        Self {
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
            selected: Selected::default(),
        }
    }

    /// Whether an element surrounds the article: a menu, a head, a foot.
    fn stands_around(&self, tag: &StartTag<()>, class: &str, id: &str) -> bool {
        let name = self.name.as_str();
        let role = attribute(tag, "role").unwrap_or_default();
        let is_landmark =
            matches!(role.as_str(), "navigation" | "banner" | "contentinfo" | "complementary" | "search");
        matches!(name, "nav" | "footer" | "aside")
            || name == "header" && !self.is_article
            || is_landmark
            || self.is_block && !matches!(name, "body" | "html") && (is_around(class) || is_around(id))
    }

    /// Sets how a numbered list counts.
    fn count_items(&mut self, tag: &StartTag<()>) {
        let first = attribute(tag, "start").and_then(|first| first.trim().parse().ok()).unwrap_or(1_i64);
        let step = if attribute(tag, "reversed").is_some() { -1 } else { 1 };
        self.counted = Some((first.saturating_sub(step), step));
        self.count_style = attribute(tag, "type").and_then(|kind| kind.trim().chars().next()).unwrap_or('1');
    }
}

impl PageParser {
    /// The frame of an element: inherited properties and its own.
    pub(super) fn frame(&mut self, name: &str, tag: &StartTag<()>) -> Option<Frame> {
        let says = |key| attribute(tag, key);
        let (class, id) = (says("class").unwrap_or_default(), says("id").unwrap_or_default());
        let own = says("style").map(|style| Declarations::of(&style)).unwrap_or_default();
        let selected = Selected::new(name, &class, &id, says("hidden").is_some());
        let look = self.sheet.look(&selected, own, || self.frames.iter().rev().map(|frame| &frame.selected));
        let outer = self.top()?.clone();
        let is_block = is_block(name);
        let in_table = self.is_in_table();
        let is_removed = look.is_removed.unwrap_or(selected.is_hidden)
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
                || look.is_struck.unwrap_or(false)
                || is_unseen && (!is_block || in_table),
            is_unseen: is_unseen && (is_block || outer.is_unseen),
            is_raised: (outer.is_raised && !is_block) || look.is_raised.unwrap_or(name == "sup"),
            is_linked: outer.is_linked || name == "a",
            is_article: outer.is_article || matches!(name, "article" | "main"),
            keeps_lines: look
                .keeps_lines
                .unwrap_or(matches!(name, "pre" | "listing" | "xmp") || outer.keeps_lines),
            around: outer.around,
            element: outer.element,
            counted: None,
            is_unnumbered: look.is_unnumbered.unwrap_or(false),
            count_style: '1',
            is_dropped: is_cell && is_removed,
            selected,
        };
        if frame.stands_around(tag, &class, &id) && frame.around == 0 {
            self.arounds += 1;
            frame.around = self.arounds;
        }
        if is_block && !matches!(name, "p" | "li" | "tr" | "td" | "th") {
            frame.element = self.parents.len();
            self.parents.push(outer.element);
        }
        if name == "ol" {
            frame.count_items(tag);
        }
        Some(frame)
    }

    /// Counts a list item.
    pub(super) fn item(&mut self, value: Option<i64>, item: &Frame) {
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
}
