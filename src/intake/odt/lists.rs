//! Lists of an OpenDocument text: their styles, and the number of each item.
//!
//! | style of a level | numbers |
//! | --- | --- |
//! | `style:num-format="一, 二, 三, ..." style:num-suffix="、"` | 一、 二、 |
//! | `style:num-format="1" text:display-levels="2"` on level 2 | 1.1 1.2 |
//! | `style:num-format=""`, a bullet | none |
//!
//! A list begins anew, unless it continues one with the same style (`text:continue-numbering`) or the one that it
//! names (`text:continue-list`). Headings outside lists are numbered by the outline style.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use crate::intake::list_number::{Counts, LEVELS, LONGEST, Level, List, Numbering};
use crate::intake::xml::{attribute, number};

/// The list of the headings. Lists of other styles have greater numbers.
const OUTLINE: i64 = 0;

/// The lists of a document.
#[derive(Default)]
pub(super) struct Lists {
    numbering: Numbering,
    /// The number of each list style.
    styles: HashMap<String, i64>,
    /// The style whose levels follow.
    defined: Option<i64>,
    open: Vec<OpenList>,
    /// How far the lists with an id have counted.
    counts: HashMap<String, Counts>,
}

/// An open list, or one nested in an item.
struct OpenList {
    style: Option<i64>,
    id: Option<String>,
    /// Whether an item has begun whose first paragraph has not come yet.
    is_item_new: bool,
}

impl Lists {
    /// Reads a start tag of a list, an item, or the style of a list.
    pub(super) fn start(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            "list-style" => {
                let next = i64::try_from(self.styles.len()).unwrap_or(i64::MAX).saturating_add(1);
                let name = attribute(tag, "name").unwrap_or_default();
                let style = *self.styles.entry(name).or_insert(next);
                self.define(style);
            }
            "outline-style" => self.define(OUTLINE),
            "list-level-style-number" | "outline-level-style" => self.level(tag),
            "list" => self.begin(tag),
            "list-item" => {
                let start = number(tag, "start-value");
                let at = self.open.len().saturating_sub(1);
                let Some(list) = self.open.last_mut() else { return };
                list.is_item_new = true;
                let style = list.style.and_then(|style| self.numbering.lists.get_mut(&style));
                if let (Some(slot), Some(_)) = (style.and_then(|list| list.starts.get_mut(at)), start) {
                    *slot = start;
                }
            }
            _ => {}
        }
    }

    fn define(&mut self, style: i64) {
        self.defined = Some(style);
        self.numbering.lists.insert(style, List { definition: style, ..List::default() });
    }

    fn level(&mut self, tag: &BytesStart<'_>) {
        let Some(definition) = self.defined.map(|style| self.numbering.definitions.entry(style).or_default())
        else {
            return;
        };
        let at = number::<usize>(tag, "level").unwrap_or(0).wrapping_sub(1);
        let Some(level) = definition.levels.get_mut(at) else { return };
        let part =
            |name| -> String { attribute(tag, name).unwrap_or_default().chars().take(LONGEST).collect() };
        let shown = number::<usize>(tag, "display-levels").unwrap_or(1).clamp(1, at + 1);
        let numbers: Vec<String> = (at + 2 - shown..=at + 1).map(|level| format!("%{level}")).collect();
        *level = Level {
            format: format_of(&part("num-format")).to_owned(),
            text: format!("{}{}{}", part("num-prefix"), numbers.join("."), part("num-suffix")),
            start: number(tag, "start-value").unwrap_or(1),
            ..Level::default()
        };
    }

    fn begin(&mut self, tag: &BytesStart<'_>) {
        let named = attribute(tag, "style-name").and_then(|name| self.styles.get(&name).copied());
        let style = named.or_else(|| self.open.last().and_then(|list| list.style));
        let id = attribute(tag, "id");
        if self.open.is_empty() {
            let definition = style.and_then(|style| self.numbering.definitions.get_mut(&style));
            let continued = attribute(tag, "continue-list").and_then(|list| self.counts.get(&list));
            let goes_on = attribute(tag, "continue-numbering").as_deref() == Some("true");
            match (definition, continued) {
                (Some(definition), Some(counts)) => definition.counted = *counts,
                (Some(definition), None) if !goes_on => definition.counted = Counts::default(),
                _ => {}
            }
        }
        self.open.push(OpenList { style, id, is_item_new: false });
    }

    /// Ends the innermost list.
    pub(super) fn end(&mut self) {
        let Some(OpenList { style: Some(style), id: Some(id), .. }) = self.open.pop() else { return };
        if let Some(definition) = self.numbering.definitions.get(&style) {
            self.counts.insert(id, definition.counted);
        }
    }

    /// The printed number of a paragraph or heading that begins.
    pub(super) fn number(&mut self, tag: &BytesStart<'_>) -> Option<String> {
        let depth = self.open.len();
        if let Some(list) = self.open.last_mut() {
            let is_first = std::mem::take(&mut list.is_item_new);
            return list
                .style
                .filter(|_| is_first && depth <= LEVELS)
                .and_then(|style| self.numbering.next(style, depth - 1));
        }
        let is_heading =
            tag.local_name().as_ref() == "h" && attribute(tag, "is-list-header").as_deref() != Some("true");
        let level = number::<usize>(tag, "outline-level").filter(|_| is_heading)?;
        self.numbering.next(OUTLINE, level.checked_sub(1)?)
    }
}

/// The name of a format in ECMA-376 for one of OpenDocument, which lists the first numbers.
fn format_of(format: &str) -> &'static str {
    match format.split(',').next().unwrap_or_default().trim() {
        "" => "none",
        "a" => "lowerLetter",
        "A" => "upperLetter",
        "i" => "lowerRoman",
        "I" => "upperRoman",
        "一" => "chineseCountingThousand",
        "壹" => "chineseLegalSimplified",
        "甲" => "ideographTraditional",
        "子" => "ideographZodiac",
        "①" => "decimalEnclosedCircle",
        "１" => "decimalFullWidth",
        _ => "decimal",
    }
}
