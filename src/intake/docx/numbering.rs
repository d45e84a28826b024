//! The automatic numbers of paragraphs, counted as Word counts them.
//!
//! | format | text | numbers |
//! | --- | --- | --- |
//! | `chineseCounting` | `%1、` | 一、 二、 … 十一、 |
//! | `chineseCounting` | `（%2）` | （一） （二） |
//! | `decimal` on level 2 | `%1.%2` | 1.1 1.2 2.1 |
//! | `bullet` | any | none |
//!
//! Lists with the same definition share one count, unless a list gives its own start. A level restarts
//! after a higher level. Word 2003 has the same under other names (`w:listDef`, `w:list`).

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::xml::{attribute, holds, number};
use super::numeral::printed;

/// The number of levels of a list.
const LEVELS: usize = 9;

/// The most characters of a printed number. Reports have ten.
const LONGEST: usize = 64;

/// The lists of a document with their counts.
#[derive(Default)]
pub(super) struct Numbering {
    lists: HashMap<i64, List>,
    definitions: HashMap<i64, Definition>,
}

/// A list: its definition and its deviations from it.
#[derive(Default)]
struct List {
    definition: i64,
    levels: [Option<Level>; LEVELS],
    /// The start of a level when the list reaches it first.
    starts: [Option<u32>; LEVELS],
}

#[derive(Default)]
struct Definition {
    levels: [Level; LEVELS],
    /// The numbering style whose list replaces this one.
    linked: Option<String>,
    counted: [Option<u32>; LEVELS],
}

/// The format of one level.
#[derive(Clone, Debug, Default)]
struct Level {
    format: String,
    text: String,
    /// The first number; 0 if the file does not give it.
    start: u32,
    /// The paragraph style that this level numbers.
    style: Option<String>,
    /// The level after which this one restarts, from 1; 0 if none.
    restart: Option<usize>,
    /// Whether all numbers are in digits.
    in_digits: bool,
    /// Whether the number is hidden.
    is_hidden: bool,
}

impl Numbering {
    /// Reads the definitions. A damaged definition numbers nothing.
    pub(super) fn new(xml: &str) -> Self {
        let mut parser = Parser::default();
        let mut reader = Reader::from_str(xml);
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Start(tag) => parser.start(&tag, false),
                Event::Empty(tag) => parser.start(&tag, true),
                Event::End(tag) => parser.end(tag.local_name().as_ref()),
                Event::Eof => break,
                _ => {}
            }
        }
        parser.numbering
    }

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
        let place = counted.get_mut(level)?;
        *place = Some(match (start_over, *place) {
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

/// The position in the definitions.
#[derive(Default)]
struct Parser {
    numbering: Numbering,
    definition: Option<i64>,
    list: Option<i64>,
    /// The level that a list overrides or that is being defined.
    level: usize,
    is_override: bool,
}

impl Parser {
    fn start(&mut self, tag: &BytesStart<'_>, is_empty: bool) {
        match tag.local_name().as_ref() {
            "abstractNum" | "listDef" => {
                self.definition = number(tag, "abstractNumId").or_else(|| number(tag, "listDefId"));
                self.list = None;
            }
            "num" | "list" => {
                self.list = number(tag, "numId").or_else(|| number(tag, "ilfo"));
                self.definition = None;
            }
            "abstractNumId" | "ilst" => {
                if let (Some(list), Some(of)) = (self.list, number(tag, "val")) {
                    self.numbering.lists.entry(list).or_default().definition = of;
                }
            }
            "lvlOverride" => self.level = number(tag, "ilvl").unwrap_or(LEVELS),
            "startOverride" => {
                let list = self.list.and_then(|list| self.numbering.lists.get_mut(&list));
                if let Some(start) = list.and_then(|list| list.starts.get_mut(self.level)) {
                    *start = number(tag, "val");
                }
            }
            "lvl" => {
                self.level = number(tag, "ilvl").unwrap_or(LEVELS);
                self.is_override = self.list.is_some() && !is_empty;
            }
            "numStyleLink" | "listStyleLink" => {
                let definition = self.definition.map(|id| self.numbering.definitions.entry(id).or_default());
                if let Some(definition) = definition {
                    definition.linked = attribute(tag, "val");
                }
            }
            name => {
                if let Some(level) = self.level() {
                    property(level, name, tag);
                }
            }
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "abstractNum" | "listDef" => self.definition = None,
            "num" | "list" => self.list = None,
            "lvl" => self.is_override = false,
            _ => {}
        }
    }

    /// The level that is being defined.
    fn level(&mut self) -> Option<&mut Level> {
        if let Some(id) = self.definition {
            return self.numbering.definitions.entry(id).or_default().levels.get_mut(self.level);
        }
        let list = self.list.filter(|_| self.is_override)?;
        let level = self.numbering.lists.entry(list).or_default().levels.get_mut(self.level)?;
        Some(level.get_or_insert_default())
    }
}

fn property(level: &mut Level, name: &str, tag: &BytesStart<'_>) {
    match name {
        "numFmt" => {
            let format = attribute(tag, "val").unwrap_or_default();
            // A custom format lists the printed numbers: 001, 002, 003.
            let is_padded = attribute(tag, "format").is_some_and(|format| format.starts_with('0'));
            level.format = if format == "custom" && is_padded { "decimalZero".to_owned() } else { format };
        }
        "nfc" => level.format = format_2003(number(tag, "val").unwrap_or(0)).to_owned(),
        "lvlText" => {
            let text = attribute(tag, "val").unwrap_or_default();
            level.text = text.chars().take(LONGEST * 2).collect();
        }
        "start" => level.start = number(tag, "val").unwrap_or(0),
        "pStyle" => level.style = attribute(tag, "val"),
        "lvlRestart" => level.restart = number(tag, "val"),
        "isLgl" => level.in_digits = holds(tag),
        "vanish" => level.is_hidden = holds(tag),
        _ => {}
    }
}

/// The formats of Word 2003, by number.
fn format_2003(code: u32) -> &'static str {
    match code {
        1 => "upperRoman",
        2 => "lowerRoman",
        3 => "upperLetter",
        4 => "lowerLetter",
        5 => "ordinal",
        10 => "ideographDigital",
        11 => "japaneseCounting",
        14 | 19 => "decimalFullWidth",
        18 | 28 => "decimalEnclosedCircle",
        22 => "decimalZero",
        23 => "bullet",
        26 => "decimalEnclosedFullstop",
        27 => "decimalEnclosedParen",
        29 => "ideographEnclosedCircle",
        30 => "ideographTraditional",
        31 => "ideographZodiac",
        32 => "ideographZodiacTraditional",
        33 => "taiwaneseCounting",
        35 | 39 => "chineseCountingThousand",
        37 => "chineseCounting",
        38 => "chineseLegalSimplified",
        255 => "none",
        _ => "decimal",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers paragraphs, each given as list and level, by levels as XML.
    fn check(levels: &str, lists: &str, paragraphs: &[(i64, usize)], expected: &str) {
        let xml = format!(
            "<w:numbering><w:abstractNum w:abstractNumId='0'>{levels}</w:abstractNum>{lists}</w:numbering>"
        );
        let mut numbering = Numbering::new(&xml);
        let printed: Vec<String> = paragraphs
            .iter()
            .map(|(list, level)| numbering.next(*list, *level).unwrap_or_else(|| "-".to_owned()))
            .collect();
        assert_eq!(printed.join(" "), expected);
    }

    fn level(at: usize, format: &str, text: &str, more: &str) -> String {
        format!(
            "<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{format}'/><w:lvlText w:val='{text}'/>{more}</w:lvl>"
        )
    }

    const ONE: &str = "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";

    #[test]
    fn levels_start_anew_after_higher_ones() {
        let levels = level(0, "chineseCounting", "%1、", "") + &level(1, "decimal", "%1.%2", "<w:isLgl/>");
        check(&levels, ONE, &[(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)], "一、 1.1 1.2 二、 2.1");
        let never = level(0, "decimal", "%1", "") + &level(1, "decimal", "(%2)", "<w:lvlRestart w:val='0'/>");
        let skipped = level(0, "decimal", "%1", "")
            + &level(1, "lowerLetter", "%1.%2", "")
            + &level(2, "upperRoman", "%1.%2.%3", "");
        check(&skipped, ONE, &[(1, 0), (1, 2), (1, 1)], "1 1.a.I 1.b");
        check(&never, ONE, &[(1, 0), (1, 1), (1, 0), (1, 1)], "1 (1) 2 (2)");
    }

    #[test]
    fn lists_of_one_definition_count_on_unless_they_start_over() {
        let more = "<w:num w:numId='2'><w:abstractNumId w:val='0'/></w:num>\
            <w:num w:numId='3'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num>";
        let lists = format!("{ONE}{more}");
        check(
            &level(0, "decimal", "%1.", ""),
            &lists,
            &[(1, 0), (2, 0), (3, 0), (3, 0), (1, 0)],
            "1. 2. 5. 6. 7.",
        );
    }

    #[test]
    fn formats_and_starts_as_word_has_them() {
        let legal = level(0, "upperRoman", "%1", "") + &level(1, "decimalZero", "%1.%2", "<w:isLgl/>");
        check(&legal, ONE, &[(1, 0), (1, 1)], "I 1.01");
        let with_bullet = level(0, "bullet", "●", "") + &level(1, "decimal", "%1.%2", "");
        check(&with_bullet, ONE, &[(1, 1)], ".1");
        let unsaid = "<w:lvl w:ilvl='0'><w:numFmt w:val='ordinal'/><w:lvlText w:val='%1'/></w:lvl>";
        check(unsaid, ONE, &[(1, 0), (1, 0)], "0th 1st");
    }

    #[test]
    fn a_list_may_define_a_level_of_its_own() {
        let lists = "<w:num w:numId='1'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'>\
            <w:lvl w:ilvl='0'><w:start w:val='3'/><w:numFmt w:val='upperRoman'/><w:lvlText w:val='%1)'/></w:lvl></w:lvlOverride></w:num>";
        check(&level(0, "decimal", "%1.", ""), lists, &[(1, 0), (1, 0)], "III) IV)");
    }

    #[test]
    fn bullets_and_hidden_numbers_are_none() {
        check(&level(0, "bullet", "●", ""), ONE, &[(1, 0), (9, 0), (1, 8)], "- - -");
        check(&level(0, "decimal", "%1.", "<w:rPr><w:vanish/></w:rPr>"), ONE, &[(1, 0)], "-");
    }

    #[test]
    fn a_number_is_never_long() {
        let text = "%1".repeat(100_000);
        let mut numbering = Numbering::new(&format!(
            "<w:numbering><w:abstractNum w:abstractNumId='0'>{}</w:abstractNum>{ONE}</w:numbering>",
            level(0, "upperRoman", &text, "")
        ));
        assert_eq!(numbering.next(1, 0).map(|number| number.len()), Some(LONGEST));
    }
}
