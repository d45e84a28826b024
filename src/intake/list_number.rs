//! Automatic numbers of list paragraphs, counted as Word counts them.
//!
//! | format | text | numbers |
//! | --- | --- | --- |
//! | `chineseCounting` | `%1、` | 一、 二、 … 十一、 |
//! | `chineseCounting` | `（%2）` | （一） （二） |
//! | `decimal` on level 2 | `%1.%2` | 1.1 1.2 2.1 |
//! | `bullet` | any | none |
//!
//! Lists with the same definition share one count, unless a list gives its own start. A level restarts
//! after a higher level. The parsers of .docx, .doc and .odt read the definitions.

use std::collections::HashMap;

use super::numeral::printed;

/// The number of levels of a list.
pub(super) const LEVELS: usize = 9;

/// The most characters of a printed number. Reports have ten.
pub(super) const LONGEST: usize = 64;

/// The last number of each level; `None` before its first.
pub(super) type Counts = [Option<u32>; LEVELS];

/// The lists of a document with their counts.
#[derive(Default)]
pub(super) struct Numbering {
    pub(super) lists: HashMap<i64, List>,
    pub(super) definitions: HashMap<i64, Definition>,
}

/// A list: its definition and its deviations from it.
#[derive(Default)]
pub(super) struct List {
    pub(super) definition: i64,
    pub(super) levels: [Option<Level>; LEVELS],
    /// The start of a level when the list reaches it first.
    pub(super) starts: [Option<u32>; LEVELS],
}

/// A definition, which several lists may share, with its counts.
#[derive(Default)]
pub(super) struct Definition {
    pub(super) levels: [Level; LEVELS],
    /// The numbering style whose list replaces this one.
    pub(super) linked: Option<String>,
    pub(super) counted: Counts,
}

/// The format of one level.
#[derive(Clone, Debug, Default)]
pub(super) struct Level {
    pub(super) format: String,
    pub(super) text: String,
    /// The first number; 0 if the file does not give it.
    pub(super) start: u32,
    /// The paragraph style that this level numbers.
    pub(super) style: Option<String>,
    /// The level after which this one restarts, from 1; 0 if none.
    pub(super) restart: Option<usize>,
    /// Whether all numbers are in digits.
    pub(super) in_digits: bool,
    /// Whether the number is hidden.
    pub(super) is_hidden: bool,
}

impl Numbering {
    /// Replaces a definition that only names a numbering style by the definition of that style's list.
    pub(super) fn resolve(&mut self, list_of_style: impl Fn(&str) -> Option<i64>) {
        let linked = |of: &Self, definition: i64| {
            let style = of.definitions.get(&definition)?.linked.clone()?;
            Some(of.lists.get(&list_of_style(&style)?)?.definition)
        };
        let changes: Vec<(i64, i64)> =
            self.lists.iter().filter_map(|(id, list)| Some((*id, linked(self, list.definition)?))).collect();
        for (id, definition) in changes {
            if let Some(list) = self.lists.get_mut(&id) {
                list.definition = definition;
            }
        }
    }

    /// The level of a list that numbers paragraphs of this style.
    pub(super) fn level_of(&self, list: i64, style: &str) -> Option<usize> {
        let levels = &self.definitions.get(&self.lists.get(&list)?.definition)?.levels;
        levels.iter().position(|level| level.style.as_deref() == Some(style))
    }

    /// The printed number of the next paragraph of a list.
    pub(super) fn next(&mut self, list: i64, level: usize) -> Option<String> {
        let list = self.lists.get_mut(&list)?;
        let definition = self.definitions.get_mut(&list.definition)?;
        let start_over = list.starts.get_mut(level)?.take();
        let level_of =
            |at: usize| list.levels.get(at).and_then(Option::as_ref).or_else(|| definition.levels.get(at));
        let this = level_of(level)?;
        let start = this.start;
        let restarts: Vec<bool> = (0..LEVELS)
            .map(|at| {
                let after = level_of(at).and_then(|level| level.restart).unwrap_or(LEVELS);
                at > level && after > level
            })
            .collect();
        let counted = &mut definition.counted;
        // An item below a level without a number counts as that level's first.
        for (at, count) in counted.iter_mut().enumerate().take(level) {
            let first = level_of(at).map_or(0, |level| level.start);
            count.get_or_insert(first);
        }
        let count = counted.get_mut(level)?;
        *count = Some(match (start_over, *count) {
            (Some(start), _) => start,
            (None, Some(number)) => number.saturating_add(1),
            (None, None) => start,
        });
        for (count, _) in counted.iter_mut().zip(&restarts).filter(|(_, restarts)| **restarts) {
            *count = None;
        }
        if this.is_hidden || matches!(this.format.as_str(), "bullet" | "none") {
            return None;
        }
        let counted = definition.counted;
        let number = |at: usize| -> Option<String> {
            let level = level_of(at)?;
            let number = counted.get(at).copied().flatten().unwrap_or(level.start);
            match level.format.as_str() {
                "bullet" | "none" => None,
                "decimalZero" => Some(printed("decimalZero", number)),
                _ if this.in_digits => Some(printed("decimal", number)),
                format => Some(printed(format, number)),
            }
        };
        let text = filled(&this.text, number);
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }
}

/// A level's text with `%1` to `%9` replaced by the numbers of these levels.
fn filled(text: &str, number: impl Fn(usize) -> Option<String>) -> String {
    let mut filled = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let level = chars.peek().and_then(|next| next.to_digit(10)).filter(|level| c == '%' && *level > 0);
        match level {
            Some(level) => {
                chars.next();
                filled.push_str(&number(level as usize - 1).unwrap_or_default());
            }
            None => filled.push(c),
        }
        if filled.chars().count() > LONGEST {
            return filled.chars().take(LONGEST).collect();
        }
    }
    filled
}
